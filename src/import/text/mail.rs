//! What a mail puts around a sheet: its head, a greeting, the marks of a quotation, a signature.

use std::borrow::Cow;

use crate::fold::fold;
use crate::import::block::Block;
use crate::import::cutting::manifest;
use crate::import::inline::{Inline, Role};
use crate::import::log::{Log, start};
use crate::import::patterns::Patterns;
use crate::message::text;

/// The labels of a mail's head, in French and English.
const HEADS: &[&str] = &[
    "de",
    "from",
    "expediteur",
    "a",
    "to",
    "destinataire",
    "envoye",
    "envoye le",
    "sent",
    "objet",
    "sujet",
    "subject",
    "cc",
    "cci",
    "bcc",
    "pj",
    "piece jointe",
    "pieces jointes",
    "repondre a",
];
/// How the line ends that stands above what a mail quotes.
const SAYS: &[&str] = &[" a ecrit", " wrote"];
/// What a mail ends with, alone on a line.
const FAREWELLS: &[&str] =
    &["cordialement", "amicalement", "salutations", "bien a vous", "bien a toi", "sincerement"];
/// A greeting or a farewell has no more words.
const FORMULA: usize = 5;
/// A quotation of fewer lines is one of a sheet.
const QUOTED: usize = 8;
/// A mail has no more lines above or below the sheet.
const AROUND: usize = 12;
/// A line of a signature is no longer than this, in characters.
const SIGNED: usize = 120;
/// Answers to answers are quoted no deeper.
const DEEPEST: usize = 4;

/// Whether a line is of the head of a mail, or greets its reader.
pub(crate) fn is_of_head(text: &str) -> bool {
    let head = text.split_once(':').map(|(head, _)| fold(head));
    let words: Vec<&str> = text.split_whitespace().collect();
    let greets = words.len() < FORMULA
        && text.ends_with(',')
        && matches!(
            fold(words[0]).as_str(),
            "bonjour" | "bonsoir" | "cher" | "chere" | "madame" | "monsieur"
        );
    let says = text.trim_end().ends_with(':') && {
        let text = fold(text);
        SAYS.iter().any(|says| text.ends_with(says))
    };
    greets || says || head.is_some_and(|head| HEADS.contains(&head.trim()))
}

/// A text that a mail quotes as a whole, without the marks of the quotation, its lines in their places.
pub(super) fn unquoted(text: Cow<'_, str>) -> Cow<'_, str> {
    let mut text = text;
    for _ in 0..DEEPEST {
        let Some(bare) = unquoted_once(&text) else { break };
        text = bare.into();
    }
    text
}

fn unquoted_once(text: &str) -> Option<String> {
    let lines: Vec<&str> = text.lines().collect();
    let first = lines.iter().position(|line| is_marked(line))?;
    let last = lines.iter().rposition(|line| is_marked(line))?;
    let count = |lines: &[&str]| lines.iter().filter(|line| is_full(line)).count();
    let (above, inside, below) = (&lines[..first], &lines[first..=last], &lines[last + 1..]);
    let heading = |line: &str| line.trim_start().starts_with('#');
    let whole = count(inside) >= QUOTED
        && inside.iter().all(|line| is_marked(line) || !is_full(line))
        && inside.iter().any(|line| heading(innermost(line)))
        && !above.iter().chain(below).any(|line| heading(line))
        && count(above) <= AROUND
        && count(below) <= AROUND;
    if !whole {
        return None;
    }
    let mut bared: Vec<&str> =
        lines.iter().copied().map(|line| if is_marked(line) { bare(line) } else { line }).collect();
    // What stands below the quotation is the mail's own again.
    if let Some(blank) = bared.get_mut(last + 1).filter(|line| !is_full(line)) {
        *blank = SIGNATURE;
    }
    Some(bared.join("\n") + "\n")
}

fn is_marked(line: &str) -> bool {
    line.trim_start().starts_with('>')
}

fn is_full(line: &str) -> bool {
    !line.trim().is_empty()
}

/// A line without the mark that quotes it.
fn bare(line: &str) -> &str {
    let rest = line.trim_start();
    let rest = rest.strip_prefix('>').unwrap_or(rest);
    rest.strip_prefix(' ').unwrap_or(rest)
}

/// A line without any mark that quotes it.
fn innermost(line: &str) -> &str {
    line.trim_start_matches(|c: char| c == '>' || c.is_whitespace())
}

/// The line above a mail's signature (RFC 3676, 4.3).
const SIGNATURE: &str = "-- ";

/// A text whose signature is a block of its own, its lines in their places.
pub(super) fn signed(text: Cow<'_, str>) -> Cow<'_, str> {
    let Some(at) = text.lines().position(|line| line == SIGNATURE) else { return text };
    let line = |(n, line): (usize, &str)| match n == at {
        true => format!("<p>{line}\n"),
        false => format!("{line}\n"),
    };
    text.lines().enumerate().map(line).collect::<String>().into()
}

/// Takes the farewell and the signature of a mail out of what ends its sheet: they are of none.
pub(crate) fn take_end(blocks: &mut Vec<Block>, patterns: &Patterns, log: &mut Log<'_>) {
    let from = blocks.len().saturating_sub(AROUND).max(1);
    let Some(at) = (from..blocks.len()).find(|at| begins_end(&blocks[*at])) else { return };
    let lines = |block: &Block| block.text.clone().lines().len();
    let all = blocks[at..].iter().map(lines).sum::<usize>();
    if all > AROUND || !blocks[at..].iter().all(|block| may_be_of_end(block, patterns)) {
        return;
    }
    for block in blocks.drain(at..) {
        let said = manifest::said(&block);
        // The mark of a signature says nothing.
        let said = said.strip_prefix(SIGNATURE).unwrap_or(&said);
        if said.contains(char::is_alphanumeric) {
            let told = text!("import-mail-end", text = start(said));
            log.doubt(block.line, told).without_place(said);
        }
    }
}

/// Whether a paragraph is a farewell, or begins a signature.
fn begins_end(block: &Block) -> bool {
    let first = block.text.clone().lines().first().map(Inline::plain).unwrap_or_default();
    let bare = fold(&first);
    // With a full stop, other words before it make a sentence.
    let sentence = first.trim_end().ends_with('.');
    let ends = |known: &str| !sentence && ends_with_word(&bare, known);
    let farewell = FAREWELLS.iter().any(|known| bare == *known || ends(known));
    let mark = first == SIGNATURE.trim_end() || first.starts_with(SIGNATURE);
    block.is_paragraph()
        && (mark || farewell && first.split_whitespace().count() <= FORMULA && !first.contains(':'))
}

/// Whether a text ends with a word, or words, and has others before.
fn ends_with_word(text: &str, word: &str) -> bool {
    text.strip_suffix(word).is_some_and(|before| before.ends_with(' '))
}

/// Whether a block may stand below the farewell of a mail: lines of a name, a function, an address.
fn may_be_of_end(block: &Block, patterns: &Patterns) -> bool {
    let short = |line: &Inline| line.plain().chars().count() <= SIGNED;
    let own = block.text.short().is_some_and(|text| {
        patterns.is_sidebar(&text) || block.heads() && patterns.recognise(&text).is_some()
    });
    let calls = block.text.0.iter().any(|span| span.role == Role::NoteMark);
    block.is_paragraph() && !own && !calls && block.text.clone().lines().iter().all(short)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::text::markdown;

    #[test]
    fn lines_of_a_head_are_known() {
        for text in ["De : Rose", "Objet : Fiche", "Bonjour,", "Le 3 mai, Rose a écrit :"] {
            assert!(is_of_head(text), "{text}");
        }
        for text in
            ["Le conseil de la ville", "Bonjour la ville", "Rose a écrit un livre : le pain"]
        {
            assert!(!is_of_head(text), "{text}");
        }
    }

    #[test]
    fn a_text_quoted_whole_is_read_without_the_marks() {
        let sheet = "# Un four\n\nUn chapeau.\n\n## Contexte\n\nDu pain.\n\n- un\n- deux\n- trois\n- quatre\n";
        let quote = |text: &str| text.lines().map(|line| format!("> {line}\n")).collect::<String>();
        let quoted = quote(sheet);
        assert_eq!(unquoted(quoted.as_str().into()), sheet);
        assert_eq!(unquoted(quote(&quoted).into()), sheet);
        let mail = format!("Bonjour,\n\n{quoted}\nMerci.\n");
        assert_eq!(unquoted(mail.into()), format!("Bonjour,\n\n{sheet}-- \nMerci.\n"));
        for text in [format!("# Un four\n\n{quoted}"), format!("> # Un four\n\n{sheet}")] {
            assert_eq!(unquoted(text.as_str().into()), text);
        }
    }

    #[test]
    fn the_end_of_a_mail_is_told() {
        let kept = |text: &str| {
            let mut notes = Vec::new();
            let mut blocks = markdown::read(&signed(text.into()), 0, &mut Vec::new());
            take_end(&mut blocks, &Patterns::default(), &mut Log::new(&mut notes, None));
            (blocks.len(), notes.len())
        };
        let sheet = "# Un four\n\n- un";
        for (end, told) in [
            ("\n\nBien cordialement,\n\n**Rose Bayle**\n\nChargée de mission", 3),
            ("\n-- \nRose Bayle\nChargée de mission", 1),
        ] {
            assert_eq!(kept(&format!("{sheet}{end}")), (2, told), "{end}");
        }
        for text in [
            "\n\nIls se parlent cordialement.\n\nRose",
            "\n\nCordialement,\n\n## Contexte\n\nx",
            "\n\nCordialement,\n\n- un",
        ] {
            assert_eq!(kept(&format!("{sheet}{text}")).1, 0, "{text}");
        }
    }
}
