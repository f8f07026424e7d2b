//! Signs that no sentence has: one that a finger has typed before its first word, two where one was meant, and the half of a
//! mark of Markdown.

use std::ops::Range;

use super::midway;
use crate::annex::{Annex, Entry};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::message::text;
use crate::sentences;
use crate::sheet::{Passage, PassageKind};

/// Signs that a line begins with by mistake, right before a word or with a space between.
const STARTING: [&str; 8] = [":::", "---", "===", "$$", "//", "|", "%", "&"];
/// Signs that begin names, too: « @mairie », « #MeToo ».
const NAMING: [&str; 2] = ["@", "#"];
/// Two signs where one was meant.
const DOUBLED: [&str; 6] = [",,", ";;", ",;", ";,", ", ,", "; ;"];

/// Reports the first of each in a passage.
pub(super) fn check(entry: &Entry, _annex: &Annex, diagnostics: &mut Diagnostics) {
    for passage in entry.sheet.passages.iter().filter(|it| it.kind != PassageKind::Picture) {
        let written = passage.written();
        if let Some(range) = starting(written) {
            told(passage, range, text!("sign-starting.hint"), diagnostics);
        }
        if let Some(range) = doubled(written) {
            let sign = written[range.clone()].to_owned();
            diagnostics.push(
                Diagnostic::warning(Code::Typing, text!("doubled-sign", sign))
                    .at(&passage.within(range), text!("here"))
                    .hint(text!("doubled-word.hint")),
            );
        }
        if let Some(range) = half(written) {
            let hint = match &written[range.clone()] {
                "__" => text!("sign-starting.hint-bold"),
                _ => text!("sign-starting.hint"),
            };
            told(passage, range, hint, diagnostics);
        }
        if let Some(range) = brace(written) {
            told(passage, range, text!("sign-starting.hint"), diagnostics);
        }
        if let Some(range) = no_host(written) {
            told(passage, range, text!("sign-starting.hint-address"), diagnostics);
        }
        if let Some(range) = bare_target(written) {
            told(passage, range, text!("sign-starting.hint-link"), diagnostics);
        }
    }
}

fn told(passage: &Passage, range: Range<usize>, hint: String, diagnostics: &mut Diagnostics) {
    let sign = passage.written()[range.clone()].to_owned();
    diagnostics.push(
        Diagnostic::warning(Code::PrintedSign, text!("sign-starting", sign))
            .at(&passage.within(range), text!("here"))
            .hint(hint),
    );
}

/// The sign that a line or a sentence of a passage begins with, right before a word.
fn starting(written: &str) -> Option<Range<usize>> {
    let mut start = 0;
    written.split_inclusive('\n').find_map(|line| {
        let body = line.trim_start_matches([' ', '\t', '>']);
        let begin = start + line.len() - body.len();
        start += line.len();
        let ends = body.match_indices(' ').map(|(at, _)| at);
        let ends = ends.filter(|at| sentences::ends_sentence(&body[..*at]));
        let signed = |at: usize| {
            let length = sign_before_word(&body[at..])?;
            Some(begin + at..begin + at + length)
        };
        signed(0).or_else(|| ends.map(|at| at + 1).find_map(signed))
    })
}

/// How long the sign is that a text begins with by mistake, if it does.
fn sign_before_word(text: &str) -> Option<usize> {
    let sign = STARTING.into_iter().find(|sign| {
        let rest = text.strip_prefix(sign).unwrap_or_default();
        // Columns between « | » are a table, and told as one.
        let alone = *sign != "|" || !rest.contains('|');
        let said = rest.trim_start_matches(' ');
        // « // à revoir » is a remark, « ::: encadre » a box of other programs, and both are told as that.
        let near = !matches!(*sign, "//" | ":::")
            || said.starts_with(|c: char| c.is_uppercase() || c == '«');
        let word = said.split(' ').next().unwrap_or_default();
        let host = *sign == "//" && (rest.starts_with(' ') || word.contains('.'));
        let begins = said.starts_with(|c: char| c.is_alphabetic() || c == '«');
        alone && near && !host && begins
    });
    let naming =
        || NAMING.into_iter().find(|sign| text.strip_prefix(sign).is_some_and(midway::begins));
    sign.or_else(naming).map(str::len)
}

/// The first brace that stands alone.
fn brace(written: &str) -> Option<Range<usize>> {
    let (open, close) = (written.matches('{').count(), written.matches('}').count());
    let sign = if open > close { '{' } else { '}' };
    written.find(sign).filter(|_| open != close).map(|at| at..at + 1)
}

/// The first two signs where one was meant; of full stops, three are an ellipsis.
fn doubled(written: &str) -> Option<Range<usize>> {
    let signs = DOUBLED.iter().find_map(|sign| written.find(sign).map(|at| at..at + sign.len()));
    signs.or_else(|| {
        written.match_indices("..").find_map(|(at, _)| {
            let (before, after) = (&written[..at], &written[at + 2..]);
            let word = before.trim_end_matches(' ').ends_with(char::is_alphabetic);
            let ends = after.is_empty() || after.starts_with([' ', '\n', '»', ')', ',']);
            (word && ends).then_some(at..at + 2)
        })
    })
}

/// The one of an odd number of marks that print.
fn half(written: &str) -> Option<Range<usize>> {
    ["__", "`"].into_iter().find_map(|mark| {
        let odd = written.matches(mark).count() % 2 == 1 && !written.contains("://");
        let at = written.rfind(mark).filter(|_| odd)?;
        let word = written[at + mark.len()..].starts_with(char::is_alphabetic);
        let free = written[..at].ends_with([' ', '\n']) || at == 0;
        (word && free).then_some(at..at + mark.len())
    })
}

/// The beginning of an address that no address follows.
fn no_host(written: &str) -> Option<Range<usize>> {
    written.match_indices("://").find_map(|(at, sign)| {
        let start = ["https", "http"].iter().find(|it| written[..at].ends_with(*it))?.len();
        let rest = &written[at + sign.len()..];
        let end = rest.find(|c: char| c.is_whitespace() || c == ')' || c == '>');
        let host = &rest[..end.unwrap_or(rest.len())];
        let plain = host.starts_with(char::is_alphabetic) && !host.contains(['.', ':', '/']);
        (plain && host != "localhost").then(|| at - start..at + sign.len())
    })
}

/// The brackets of a link whose address has none round it, or of a picture that has no file.
fn bare_target(written: &str) -> Option<Range<usize>> {
    written.match_indices(']').find_map(|(end, _)| {
        let open = written[..end].rfind('[')?;
        let rest = &written[end + 1..];
        let linked = rest.starts_with("https://") || rest.starts_with("http://");
        let picture = written[..open].ends_with('!') && !rest.starts_with(['(', '[', ':']);
        let words = written[open + 1..end].starts_with(char::is_alphabetic);
        (words && (linked || picture)).then(|| open - usize::from(picture)..end + 1)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_typed_by_mistake_are_found_and_good_ones_are_not() {
        let found = |text: &str| {
            let range = starting(text)
                .or_else(|| doubled(text))
                .or_else(|| half(text))
                .or_else(|| brace(text))
                .or_else(|| no_host(text))
                .or_else(|| bare_target(text))?;
            Some(text[range].to_owned())
        };
        for (text, sign) in [
            ("| Les acteurs locaux", "|"),
            ("Un but.\n  %De là vient", "%"),
            ("@Il y va", "@"),
            ("#Trois d'entre eux", "#"),
            ("::: Voilà", ":::"),
            ("//Lorsque tout finit", "//"),
            ("un lien ,, avec eux", ",,"),
            ("de leur .. côté", ".."),
            ("le __site est là", "__"),
            ("vingt `actions.", "`"),
            ("[était]https://a.fr belle", "[était]"),
            ("ils ![jouent].", "![jouent]"),
            ("à l'http://université de Rennes", "http://"),
            ("---Ici comme là", "---"),
            ("Fin. | Les acteurs", "|"),
            ("{L'évaluation a eu lieu", "{"),
        ] {
            assert_eq!(found(text).as_deref(), Some(sign), "{text}");
        }
        for text in [
            "@mairie répond",
            "#MeToo a changé",
            "50 % des gens & co",
            "et puis... ou bien…",
            "a | b",
            "un __mot__ et un `code`",
            "[un](https://a.fr) et [2]",
            "http://localhost et //example.org/a",
            "// À revoir",
            "![Une cour](dessins/cour.svg)",
            "[Sic] ! [Nom] : rien",
            "etc., dit-il",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
