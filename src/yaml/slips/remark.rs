//! Lines that are remarks to other programs: here, they would be printed.

use std::sync::Arc;

use super::place::key;
use crate::diag::{Code, Diagnostic};
use crate::fold::fold;
use crate::message::text;
use crate::source::{Place, Source};
use crate::yaml::lines::{block_around, indent, text_of};

/// The signs that remarks begin with elsewhere, and one that word processors make of such.
const SIGNS: [&str; 6] = ["//", "<!--", "‹!--", "/*", "-- ", ";"];
/// Signs that begin a remark only before what somebody has to do, and a space: others list or speak with them.
const WEAK: [&str; 3] = ["--", ";", "%"];
/// How far above the place where YAML stumbles such a line at the margin may be, in lines.
const REACH: usize = 6;
/// What is to be done, folded, at the beginning of a remark.
const TO_DO: [&str; 11] = [
    "a revoir",
    "a faire",
    "a verifier",
    "a completer",
    "a preciser",
    "a relire",
    "a corriger",
    "a supprimer",
    "a valider",
    "todo",
    "fixme",
];

/// Whether a line that is no YAML begins as remarks do elsewhere.
pub(crate) fn is_likely(line: &str) -> bool {
    let line = line.trim_start();
    // « -- type: projet » has a dash too many.
    let keyed = || line.starts_with("--") && words(line).is_some_and(|said| key(said).is_some());
    (SIGNS.iter().any(|sign| line.starts_with(sign)) || sign(line).is_some()) && !keyed()
}

/// What is said of a remark with a colon, which YAML takes for a key: it stumbles there or at what stands below.
pub(crate) fn told(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let filled = |line: &usize| !text_of(source, *line).1.trim().is_empty();
    let above = (1..line).rev().find(filled);
    let begun = |other: &usize| !text_of(source, *other).1.starts_with(' ');
    let near = (line.saturating_sub(REACH).max(1)..line).rev().filter(begun);
    let lines = std::iter::once(line).chain(above).chain(near);
    let mut found = lines.into_iter().find_map(|line| keyed(source, line))?;
    found.code = Code::YamlSyntax;
    Some(found)
}

/// The same where YAML has no fault to find: it is no key that a sheet has.
pub(crate) fn keyed(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let (range, text) = text_of(source, line);
    // In a text it prints, which is told there.
    let outside = block_around(source, line).is_none_or(|depth| indent(text) < depth);
    (text.contains(':') && outside && is_likely(text)).then(|| {
        Diagnostic::error(Code::UnknownKey, text!("yaml-stray"))
            .at(&Place::new(source, range), text!("yaml-this-line"))
            .hint(text!("sign-remark.hint"))
    })
}

/// The sign of a line of a text that is a remark and nothing else.
pub(crate) fn sign(line: &str) -> Option<&'static str> {
    let line = line.trim();
    if line.starts_with("// ") {
        return Some("//");
    }
    if line.len() > 4 && line.starts_with("/*") && line.ends_with("*/") {
        return Some("/*");
    }
    WEAK.into_iter().find(|sign| {
        let rest = line.strip_prefix(sign).filter(|rest| rest.starts_with(' '));
        rest.is_some_and(|rest| {
            let said = fold(rest.trim_start());
            let ends = |rest: &str| !rest.starts_with(char::is_alphanumeric);
            TO_DO.iter().any(|it| said.strip_prefix(it).is_some_and(ends))
        })
    })
}

/// What a line that begins as remarks do elsewhere says, without its signs.
pub(crate) fn words(line: &str) -> Option<&str> {
    let line = line.trim();
    let sign = SIGNS.iter().chain(&WEAK).find(|sign| line.starts_with(**sign))?;
    let said = line[sign.len()..].trim_start_matches(['/', '*', '-', '!']);
    let said = said.trim_end_matches("*/").trim_end_matches("-->").trim();
    (!said.is_empty()).then_some(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_are_told_from_lists_and_speech() {
        for (line, found) in [
            ("/* à revoir avec Marie */", Some("/*")),
            ("// à revoir", Some("//")),
            ("; à revoir avec Marie", Some(";")),
            ("-- À revoir : les chiffres", Some("--")),
            ("% TODO", Some("%")),
            ("-- un point", None),
            ("--todo", None),
            ("; et la suite", None),
            ("% des familles", None),
            ("/* ouvert", None),
            ("//example.org", None),
            ("-- à fairement", None),
        ] {
            assert_eq!(sign(line), found, "{line}");
        }
    }

    #[test]
    fn remarks_are_bared_of_their_signs() {
        for (line, said) in [
            ("/* à revoir */", Some("à revoir")),
            ("<!-- à revoir -->", Some("à revoir")),
            ("-- à revoir", Some("à revoir")),
            ("; à revoir", Some("à revoir")),
            ("//", None),
            ("Une salle", None),
        ] {
            assert_eq!(words(line), said, "{line}");
        }
    }
}
