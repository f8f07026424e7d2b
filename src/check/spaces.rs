//! A space that is missing behind a comma or a full stop: « viennent,sans », « rendez-vous.Ils ».

use std::ops::Range;

use super::hosts::ENDINGS;
use crate::annex::{Annex, Entry};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::message::text;
use crate::sheet::PassageKind;

/// Fewest letters of the word before the sign: short forms and initials have fewer.
const BEFORE: usize = 3;
/// Fewest letters of the word behind it.
const BEHIND: usize = 2;

/// Signs of addresses, of file names and of Markdown: what has one is no word.
const OTHER: &[char] = &[
    '/', '\\', '@', ':', '<', '>', '[', ']', '{', '}', '(', ')', '`', '#', '=', '&', '%', '_', '~',
    '^',
];

/// Reports the words of a sheet that are joined to the sentence before them.
pub(super) fn check(entry: &Entry, _annex: &Annex, diagnostics: &mut Diagnostics) {
    let other = |kind| kind == PassageKind::Picture;
    for passage in entry.sheet.passages.iter().filter(|passage| !other(passage.kind)) {
        for (range, meant) in joined(passage.written()) {
            let written = &passage.written()[range.clone()];
            diagnostics.push(
                Diagnostic::warning(Code::Typing, text!("missing-space", written))
                    .at(&passage.within(range), text!("here"))
                    .hint(text!("missing-space.hint", meant)),
            );
        }
    }
}

/// The words that a comma or a full stop joins, and how they are written.
fn joined(written: &str) -> impl Iterator<Item = (Range<usize>, String)> {
    let start = |word: &str| word.as_ptr().addr() - written.as_ptr().addr();
    written.split_whitespace().filter_map(move |word| {
        let at = start(word);
        // A space is before the sign, and a word before that.
        let before = written[..at].trim_end_matches([' ', '\u{a0}', '\u{202f}']);
        let behind = before.len() < at && before.ends_with(|c: char| c.is_alphanumeric());
        if let Some(sign) = behind_sign(word).filter(|_| behind || word.ends_with('«')) {
            let meant = format!("{} {}", &word[..sign], &word[sign..]);
            return Some((at..at + word.len(), meant));
        }
        let sign = first_joint(word)?;
        let meant = format!("{} {}", &word[..=sign], &word[sign + 1..]);
        Some((at..at + word.len(), meant))
    })
}

/// Where the word begins that a sign with a space before it joins to itself, or the mark that a full stop does: « ?Parce ».
fn behind_sign(word: &str) -> Option<usize> {
    let rest = word.strip_prefix(['?', '!', ';', '»']);
    if let Some(rest) = rest.filter(|rest| rest.starts_with(char::is_alphabetic)) {
        return Some(word.len() - rest.len());
    }
    let before = word.strip_suffix(".«")?;
    before.ends_with(char::is_lowercase).then_some(before.len() + 1)
}

/// Where the first sign stands that joins two words.
fn first_joint(word: &str) -> Option<usize> {
    let address = word.starts_with("www.") || word.contains(OTHER);
    let digits = word.contains(|c: char| c.is_ascii_digit());
    if address || digits || word.matches(['.', ',']).count() > 2 {
        return None;
    }
    word.match_indices(['.', ',']).map(|(at, sign)| (at, sign == ".")).find_map(|(at, stop)| {
        let letter = |c: &char| c.is_alphabetic();
        let (before, behind) = (&word[..at], &word[at + 1..]);
        let head: Vec<char> = before.chars().rev().take_while(letter).collect();
        let tail: String = behind.chars().take_while(letter).collect();
        let long = head.len() >= BEFORE && head.first().is_some_and(|c| c.is_lowercase());
        let mut letters = tail.chars();
        let first = letters.next()?;
        let small = letters.next().is_some_and(char::is_lowercase);
        // Behind a full stop a sentence begins; a name may end in that of its country.
        let begins = match stop {
            true => first.is_uppercase() && small && !ENDINGS.contains(&&*tail.to_lowercase()),
            false => small,
        };
        (long && begins && tail.chars().count() >= BEHIND).then_some(at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_a_sign_joins_are_told_from_addresses_and_names() {
        let found = |text: &str| joined(text).map(|(_, meant)| meant).collect::<Vec<_>>();
        assert_eq!(found("viennent,sans rendez-vous.Ils"), ["viennent, sans", "rendez-vous. Ils"]);
        assert_eq!(found("les élus,l'État"), [""; 0]);
        assert_eq!(found("Pourquoi ?Parce que"), ["? Parce"]);
        assert_eq!(found("il intervient.« Faire avec »"), ["intervient. «"]);
        for text in [
            "mairie.fr",
            "Nerac.Fr",
            "www.mairie-nerac.fr",
            "jean.dupont@example.org",
            "M.Dupont",
            "J.-P.Martin",
            "art.L123",
            "3,50",
            "fiche.yaml",
            "[le site](https://a.b,c)",
            "etc.",
            "S.N.C.F.",
            "oui,",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
