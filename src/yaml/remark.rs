//! Lines that are remarks to other programs: here, they would be printed.

use super::place::key;
use crate::fold::fold;

/// The signs that remarks begin with elsewhere, and one that word processors make of such.
const SIGNS: [&str; 6] = ["//", "<!--", "‹!--", "/*", "-- ", ";"];
/// Signs that begin a remark only before what somebody has to do, and a space: others list or speak with them.
const WEAK: [&str; 3] = ["--", ";", "%"];
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
    SIGNS.iter().any(|sign| line.starts_with(sign)) && !keyed()
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
