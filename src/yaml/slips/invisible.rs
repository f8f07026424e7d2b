//! Invisible characters that a web page or a word processor leaves where no text is: before a key or a dash, in a name, on
//! a blank line. In a text they do no harm, and some are wanted.

use std::ops::Range;
use std::sync::Arc;

use super::place;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::message::text;
use crate::source::{Place, Source};
use crate::yaml::lines::body;

/// Keys whose value is a name, a number or a list: no text that is printed.
const NAMES: [&str; 11] = [
    "type",
    "gabarit",
    "motif",
    "themes",
    "date",
    "fiches",
    "silence",
    "mise_en_page",
    "estampille",
    "mise_a_jour",
    "icone",
];

/// Signs that end a line on web pages and in old programs, and nowhere else.
pub(crate) const LINE_ENDS: [char; 3] = ['\u{2028}', '\u{2029}', '\u{85}'];

/// Whether a character has neither a sign nor a width.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{85}' | '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}' | '\u{2029}' | '\u{2060}'..='\u{2064}'
    )
}

/// Reports the invisible characters outside of texts, and says whether there are any.
pub(crate) fn report(source: &Arc<Source>, diagnostics: &mut Diagnostics) -> bool {
    // Nearly no file has any.
    if !source.text().contains(is_invisible) {
        return false;
    }
    let before = diagnostics.len();
    for range in outside(source.text()) {
        let place = Place::new(source, range);
        let code = source.text()[place.range.clone()].chars().next().map(u32::from);
        let code = format!("{:04X}", code.unwrap_or_default());
        diagnostics.push(
            Diagnostic::error(Code::ForbiddenCharacter, text!("yaml-invisible", code))
                .at(&place, text!("forbidden-character.label"))
                .hint(text!("forbidden-character.hint")),
        );
    }
    diagnostics.len() > before
}

/// Where such characters stand one behind the other, outside of texts.
fn outside(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    // The column of the key whose text the line may be in.
    let mut owner: Option<usize> = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let at = start;
        start += line.len();
        let line = line.trim_end_matches(['\n', '\r']);
        let depth = line.len() - line.trim_start_matches(' ').len();
        if line.is_empty() || owner.is_some_and(|owner| depth > owner) {
            continue;
        }
        let seen: String = line.chars().filter(|c| !is_invisible(*c)).collect();
        if !seen.trim().is_empty() {
            owner = announces(&seen).then(|| seen.len() - seen.trim_start().len());
        }
        let end = structure(line, &seen);
        for (offset, c) in line[..end].char_indices().filter(|(_, c)| is_invisible(*c)) {
            let (from, to) = (at + offset, at + offset + c.len_utf8());
            match found.last_mut() {
                Some(Range { end, .. }) if *end == from => *end = to,
                _ => found.push(from..to),
            }
        }
    }
    found
}

/// Whether a line ends in the sign of a text of several lines, be there a remark behind it.
fn announces(seen: &str) -> bool {
    let value = seen.split_once(':').map_or("", |(_, value)| value.trim());
    let sign = value.split(" #").next().unwrap_or(value).trim_end();
    sign.starts_with(['|', '>']) && sign.len() <= 3
}

/// How much of a line is no text, in bytes: `seen` is what one sees of it.
fn structure(line: &str, seen: &str) -> usize {
    let inner = body(seen).trim_start_matches('-').trim_start();
    let word = inner.split([' ', ':']).next().unwrap_or(inner);
    let item = seen.trim_start().starts_with("- ") && inner == word;
    let key = named(inner);
    let whole = seen.trim().is_empty()
        || item
        || announces(seen)
        || key.is_some_and(|key| NAMES.contains(&key));
    if whole {
        return line.len();
    }
    let first = |c: char| !(c.is_whitespace() || is_invisible(c));
    // Behind a dash, what begins the item.
    let behind = |c: char| first(c) && c != '-';
    let head = match seen.trim_start().starts_with('-') && key.is_some() {
        true => line.find(behind),
        false => line.find(first),
    };
    let head = head.unwrap_or(line.len());
    let colon = line.find(':').filter(|_| key.is_some()).map(|colon| {
        let rest = &line[colon + 1..];
        colon + 1 + rest.len() - rest.trim_start_matches(is_invisible).len()
    });
    colon.unwrap_or(head).max(head)
}

/// The key of a sheet, a manifest or a picture that a line begins with, be its value glued to it.
fn named(inner: &str) -> Option<&str> {
    let (key, _) = inner.split_once(':')?;
    let known = place::key(&inner[..=key.len()]).is_some() || NAMES.contains(&key);
    (known || place::at_margin(inner).is_some()).then_some(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<usize> {
        outside(text).into_iter().map(|range| range.start).collect()
    }

    #[test]
    fn keys_dashes_names_and_blank_lines_have_none() {
        for (text, at) in [
            ("reperes:\n  objectif: |\n    Un.\n\u{200b}  public: a\n", 31),
            ("\u{ad}titre: a\n", 0),
            ("  \u{200b}public: a\n", 2),
            ("  pub\u{2060}lic: a\n", 5),
            ("  public\u{200e}: a\n", 8),
            ("  public:\u{200b}a\n", 9),
            ("  -\u{200b} type: a\n", 3),
            ("  - type: actions\u{200b}\n", 17),
            ("themes: [1\u{200b}]\n", 10),
            ("  - jardin\u{200b}\n", 10),
            ("chapeau: |\u{200b}\n  a\n", 10),
            ("titre: a\n\u{200b}\n", 9),
            ("    texte: |\n      Un.\n\u{200b}      Deux.\n", 23),
        ] {
            assert_eq!(found(text), [at], "{text:?}");
        }
        assert_eq!(outside("\u{200b}\u{ad}titre: a\n").first(), Some(&(0..5)));
    }

    #[test]
    fn texts_keep_theirs() {
        for text in [
            "titre: anti\u{ad}constitutionnel\n",
            "chapeau: |\n  mot\u{200b}mot\n  \u{200b}mot\n\n  a\u{ad}b: c\n",
            "    texte: | # à voir\n      a\u{200b}\n",
            "# a\u{200b}\n",
        ] {
            assert!(found(text).is_empty(), "{text:?}");
        }
    }
}
