//! Keys that a text has swallowed: indented too far, or without the line that held them, they would be printed.

use std::ops::Range;

use super::meant;
use super::place::{self, at_margin, is_field};
use crate::sheet::{SECTION_KEYS, SECTION_TYPES, SHEET_KEYS, SIDEBAR_FIELDS};
use crate::yaml::lines::body;

/// A line of a text that looks like a key of the format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Swallowed<'t> {
    /// Where it stands in the text.
    pub range: Range<usize>,
    /// Its key.
    pub key: &'t str,
    /// Whether it can be nothing else: a sentence never looks so.
    pub certain: bool,
}

/// The first line of a text, as written, that looks like a key: one that surely is, if there is any.
pub(crate) fn first(written: &str) -> Option<Swallowed<'_>> {
    let mut likely = None;
    let mut start = 0;
    let mut lines = written.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        let at = start;
        start += line.len();
        let below = lines.peek().copied().unwrap_or_default();
        let Some(found) = of_line(line, below, at).or_else(|| behind(line, below, at)) else {
            continue;
        };
        if found.certain {
            let first = likely.take().unwrap_or(found);
            return Some(Swallowed { certain: true, ..first });
        }
        likely = likely.or(Some(found));
    }
    likely
}

/// The first line of a text of the sidebar, at a range, that is the key of a field with a capital, which the sheet does not
/// have: keys have no space before their colon, sentences do.
pub(crate) fn field(text: &str, range: &Range<usize>) -> Option<Swallowed<'static>> {
    let mut start = range.start;
    for line in text[range.clone()].split_inclusive('\n') {
        let written = line.trim();
        let at = start + line.len() - line.trim_start().len();
        start += line.len();
        let Some((word, value)) = written.split_once(':') else { continue };
        let capital = word.starts_with(char::is_uppercase) && !value.trim().is_empty();
        let named = word.len() < LONGEST && !word.ends_with(char::is_whitespace);
        let parted = value.starts_with([' ', '\t']);
        let Some(key) = Some(word)
            .filter(|_| capital && named && parted)
            .and_then(|_| meant::of_line(written))
            .filter(|key| is_field(key))
        else {
            continue;
        };
        let mut above = text[..range.start].lines().rev();
        let held = above.find_map(at_margin) == Some("reperes");
        let kind = key.trim_end_matches('s');
        let there =
            |line: &str| place::key(line).is_some_and(|key| key.trim_end_matches('s') == kind);
        if held && !text.lines().any(there) {
            return Some(Swallowed { range: at..at + written.len(), key, certain: false });
        }
    }
    None
}

/// How long the key of a field may be with its accents, in bytes.
const LONGEST: usize = 16;

/// What a line looks like, `below` being the next one.
fn of_line<'t>(line: &'t str, below: &str, at: usize) -> Option<Swallowed<'t>> {
    let written = line.trim();
    // A sentence begins with a capital, but none is a holder of keys, and above one.
    if written.ends_with(':') && !written.starts_with(['-', '#']) {
        let holder = meant::of_line(written).filter(|key| matches!(*key, "sections" | "reperes"));
        if let Some(key) = holder.filter(|_| keyed(below.trim()).is_some()) {
            let start = at + line.len() - line.trim_start().len();
            return Some(Swallowed { range: start..start + written.len(), key, certain: true });
        }
    }
    if !written.starts_with(|c: char| c.is_ascii_lowercase() || matches!(c, '-' | '#')) {
        return None;
    }
    let listed = written.starts_with('-');
    let (key, value) = keyed(written)?;
    let holder = matches!(key, "sections" | "reperes") && value.is_empty();
    // In the text of a remark, nothing but what holds the rest of a sheet.
    if written.starts_with('#') && !holder {
        return None;
    }
    let titled = key == "titre" && keyed(below.trim()).is_some_and(|(key, _)| key == "texte");
    let certain = holder || titled || is_structure(key, value, listed);
    // A sentence has a space before its colon; a point of a list may begin with any word.
    (certain || !listed).then(|| {
        let start = at + line.len() - line.trim_start().len();
        Swallowed { range: start..start + written.len(), key, certain }
    })
}

/// A key behind a sentence on a line, `below` being the next one: two lines were joined to one. French has a space before its
/// colon.
fn behind<'t>(line: &'t str, below: &str, at: usize) -> Option<Swallowed<'t>> {
    line.match_indices(':').find_map(|(colon, _)| {
        let start = word_before(line, colon);
        let (key, value) = keyed(line[start..].trim_end())?;
        let before = &line[..start];
        let listed = before.ends_with(" - ");
        let words = before.trim_end_matches("- ").trim_end();
        let end = words.ends_with(['.', ';', '!', '?', '…', '»']);
        let gap = before.ends_with("  ") && words.contains(char::is_alphabetic);
        let holder = matches!(key, "sections" | "reperes") && value.is_empty();
        // No sentence ends with a bar, or with numbers in brackets.
        let sign = is_bar(value) || is_structure(key, value, listed) && key == "themes";
        let sign = sign || holder && keyed(below.trim()).is_some();
        let sign = sign && before.ends_with(' ') && words.contains(char::is_alphabetic);
        let certain = sign || (holder || is_structure(key, value, listed)) && (end || gap);
        (!words.is_empty() && (certain || gap)).then(|| Swallowed {
            range: at + start..at + line.trim_end().len(),
            key,
            certain,
        })
    })
}

/// Where the word right before a colon begins, if it is written as keys are.
fn word_before(line: &str, colon: usize) -> usize {
    line[..colon].trim_end_matches(|c: char| c.is_ascii_lowercase() || c == '_').len()
}

/// A field that the sidebar does not have, and its words, behind those of another one at a range: two lines were joined to
/// one.
pub(crate) fn joined(text: &str, range: &Range<usize>) -> Option<Swallowed<'static>> {
    if text[..range.start].lines().rev().find_map(at_margin) != Some("reperes") {
        return None;
    }
    let there = |name: &str| {
        let kind = |key: &str| key.trim_end_matches('s') == name.trim_end_matches('s');
        text.lines().any(|line| place::key(line).is_some_and(kind))
    };
    let mut start = range.start;
    for line in text[range.clone()].split_inclusive('\n') {
        let at = start;
        start += line.len();
        let found = line.match_indices(": ").find_map(|(colon, _)| {
            let word = &line[word_before(line, colon)..colon];
            // The line end may have gone without a space: « Agir ensemblepublic: ».
            let glued = |key: &str| word.len() > key.len() + 2 && word.ends_with(key);
            let mut fields = SIDEBAR_FIELDS.iter();
            let field = fields.find(|field| field.key == word || glued(field.key))?;
            let begin = colon - field.key.len();
            let before = &line[..begin];
            let words =
                before.contains(char::is_alphabetic) && (before.ends_with(' ') || glued(field.key));
            // What a sentence explains goes on with a small letter.
            let value = line[colon + 1..].trim();
            let named = value.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
            (words && named && !there(field.key)).then(|| Swallowed {
                range: at + begin..at + line.trim_end().len(),
                key: field.key,
                certain: false,
            })
        });
        if found.is_some() {
            return found;
        }
    }
    None
}

/// The key of the format that a line begins with, and what follows it.
fn keyed(written: &str) -> Option<(&str, &str)> {
    let (key, rest) = body(written).trim_start_matches(['#', ' ']).split_once(':')?;
    let known = SHEET_KEYS.contains(&key) || SECTION_KEYS.contains(&key) || is_field(key);
    // No sentence has a colon with a capital right behind it.
    let parted = rest.is_empty() || rest.starts_with([' ', '\t']);
    (known && (parted || rest.starts_with(char::is_uppercase))).then(|| (key, rest.trim()))
}

/// Whether a value is the sign of a text of several lines.
fn is_bar(value: &str) -> bool {
    matches!(value, "|" | ">" | "|-" | ">-" | "|+" | ">+")
}

/// Whether no sentence has such a value: the sign of a text, the name of a type, a list of numbers.
fn is_structure(key: &str, value: &str, listed: bool) -> bool {
    let word = !value.is_empty() && value.chars().all(|c| c.is_ascii_lowercase() || c == '-');
    let known = SECTION_TYPES.iter().any(|kind| kind.name == value);
    match key {
        _ if is_bar(value) => true,
        "type" => known || listed && word,
        "themes" => value.starts_with('[') && value.ends_with(']'),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<(&str, &str, bool)> {
        first(text).map(|found| (&text[found.range], found.key, found.certain))
    }

    #[test]
    fn what_only_sheets_have_is_certain() {
        assert_eq!(found("Un mot.\n\n  contact: |\n"), Some(("contact: |", "contact", true)));
        assert_eq!(found("- type: contexte"), Some(("- type: contexte", "type", true)));
        assert_eq!(found("a\n  #sections:\n"), Some(("#sections:", "sections", true)));
        assert_eq!(found("themes: [1]"), Some(("themes: [1]", "themes", true)));
        assert_eq!(found("public: Tous\ncontact: |"), Some(("public: Tous", "public", true)));
        assert_eq!(found("Aider public: |"), Some(("public: |", "public", true)));
        assert_eq!(found("- Un mot themes: [1]"), Some(("themes: [1]", "themes", true)));
        let sections = "Un mot sections:\n  - type: contexte";
        assert_eq!(found(sections), Some(("sections:", "sections", true)));
        assert_eq!(found("debut: 2004"), Some(("debut: 2004", "debut", false)));
        assert_eq!(found("public:Tous"), Some(("public:Tous", "public", false)));
    }

    #[test]
    fn sentences_have_a_space_before_their_colon_or_another_beginning() {
        for text in [
            "public : tous",
            "Public: tous",
            "Le public: tous",
            "- public: tous",
            "- type : contexte",
            "# remarque",
            "texte",
            "contact:oui",
            "Un lieu public : |",
            "Un lieu public: la place",
            "Deux sections: la ville et le village",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
