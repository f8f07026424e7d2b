//! Points of a list that stand out of line with the others, or have no space behind their dash.

use std::ops::Range;
use std::sync::Arc;

use super::place::key;
use crate::diag::{Code, Diagnostic};
use crate::message::text;
use crate::source::{Place, Source};
use crate::yaml::lines::{body, text_of};

/// How far above a point the list that it is of is looked for, in lines.
const REACH: usize = 60;

/// A point that is out of line, on a line where YAML stumbles or above it.
pub(crate) fn out_of_line(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    [line, line.saturating_sub(1).max(1)].into_iter().find_map(|line| {
        let (range, spaces) = astray(source, line)?;
        let place = Place::new(source, range);
        Some(if place.source.text()[place.range.clone()].starts_with("- ") {
            Diagnostic::error(Code::YamlSyntax, text!("yaml-point-out"))
                .at(&place, text!("here"))
                .hint(text!("yaml-point-out.hint", spaces))
        } else {
            Diagnostic::error(Code::YamlSyntax, text!("yaml-point-space"))
                .at(&place, text!("here"))
                .hint(text!("yaml-point-space.hint"))
        })
    })
}

/// A point on a line, and how many spaces stand before the other points of its list; nothing where it is as they are.
pub(crate) fn astray(source: &Source, line: usize) -> Option<(Range<usize>, usize)> {
    let (range, text) = text_of(source, line);
    let trimmed = text.trim_start();
    let rest = trimmed.strip_prefix('-')?;
    let spaced = rest.starts_with(' ');
    let word = rest.trim_start();
    // A section is another matter; so is a rule, or a number.
    let number = !spaced && !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    if key(word).is_some() || !number && !word.starts_with(char::is_alphabetic) {
        return None;
    }
    let column = text.len() - trimmed.len();
    // In line with the sections, it was to be one.
    let section = |above: usize| {
        let above = text_of(source, above).1;
        above.trim_start().starts_with("- ")
            && above.len() - above.trim_start().len() == column
            && key(body(above)) == Some("type")
    };
    if (1..line).rev().any(section) {
        return None;
    }
    let spaces = column_of_list(source, line)?;
    let found = if spaced { column != spaces } else { column == spaces };
    found.then_some((range.end - trimmed.len()..range.end, spaces))
}

/// How many spaces stand before the points above a line: of a list below a key, and no other.
fn column_of_list(source: &Source, line: usize) -> Option<usize> {
    let above = (line.saturating_sub(REACH).max(1)..line).rev().map(|line| text_of(source, line).1);
    let mut found = None;
    for text in above.filter(|text| !text.trim().is_empty()) {
        let trimmed = text.trim_start();
        let column = text.len() - trimmed.len();
        match found {
            _ if trimmed.starts_with('#') => {}
            None if trimmed.starts_with("- ") && key(body(text)).is_none() => found = Some(column),
            Some(list) if trimmed.starts_with("- ") && column == list => {}
            Some(list) if column <= list => {
                return trimmed.ends_with(':').then_some(list);
            }
            _ => return None,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, line: usize) -> Option<usize> {
        let source = Source::new("annexe.yaml", text.to_owned());
        astray(&source, line).map(|(_, spaces)| spaces)
    }

    #[test]
    fn a_point_is_told_by_the_list_above_it() {
        assert_eq!(found("fiches:\n    - a\n    - b\n   - c\n", 4), Some(4));
        assert_eq!(found("fiches:\n  - a\n  - b\n- c\n", 4), Some(2));
        assert_eq!(found("fiches:\n  - a\n  -b\n  - c\n", 3), Some(2));
        assert_eq!(found("fiches:\n  - a\n  - b\n", 3), None);
        assert_eq!(found("fiches:\n- a\n- b\n", 3), None);
        assert_eq!(found("fiches:\n  - a\n   - b\n", 3), Some(2));
        assert_eq!(found("themes:\n- 1\n-3\n", 3), Some(0));
        assert_eq!(found("texte: |\n  - a\n  -b\n", 3), None);
        assert_eq!(found("sections:\n  - type: a\n- type: b\n", 3), None);
    }
}
