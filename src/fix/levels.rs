//! Levels of lists, which no repair of indentation may change: what stands below a point stays below it.

use super::nested;
use super::repair::indent;
use crate::yaml::place;

/// How wide a tab is, as terminals and most programs show it.
const TAB: usize = 8;
/// How much farther right than the text of a point a line is no longer of it, in spaces.
const CODE: usize = 4;
/// The same for paragraphs: one space too many is a slip.
const ONE_MORE: usize = 2;

/// A line of a text that may have lists.
struct Line<'t> {
    line: &'t str,
    /// Its words, and the sign of its point.
    said: &'t str,
    /// The point that it stands below, if any: its index.
    parent: Option<usize>,
}

/// Whether every line of a text that stood below a point still does, and no other.
pub(super) fn keeps(old: &str, new: &str) -> bool {
    let (old, new) = (lines(old), lines(new));
    // Each line of the new text that was one of the old: the index there.
    let mut next = 0;
    let mut from = Vec::with_capacity(new.len());
    for line in &new {
        let found = old[next..].iter().position(|other| other.said == line.said);
        from.push(found.map(|found| next + found));
        next = found.map_or(next, |found| next + found + 1);
    }
    let same = |line: &Line<'_>, before: usize| match (line.parent, old[before].parent) {
        (None, None) => true,
        // A point that has another sign now is not the repair's that moved it.
        (Some(parent), before) => from[parent].is_none() || from[parent] == before,
        (None, Some(_)) => false,
    };
    new.iter().zip(&from).all(|(line, before)| before.is_none_or(|before| same(line, before)))
}

/// Whether a line that begins at a column stands below a point whose text begins at another: a point may be farther right
/// than a paragraph, which is most often of the text round the list then.
pub(super) fn is_below(column: usize, words: usize, is_point: bool) -> bool {
    (words..words + if is_point { CODE } else { ONE_MORE }).contains(&column)
}

/// Whether a point that is indented by spaces says that the next one stands beside it: how wide a tab is nobody knows.
pub(super) fn closes(line: &str) -> bool {
    line.trim_end().ends_with(';') && !line[..indent(line)].contains('\t')
}

/// How far from the margin a line begins, in columns.
pub(super) fn column(line: &str) -> usize {
    line[..indent(line)].chars().fold(0, |column, c| match c {
        '\t' => (column / TAB + 1) * TAB,
        _ => column + 1,
    })
}

/// The lines of the texts of a sheet, and what they stand below.
fn lines(text: &str) -> Vec<Line<'_>> {
    let mut found: Vec<Line<'_>> = Vec::new();
    // The points that are open: where each begins, where its text does, and its index.
    let mut open: Vec<(usize, usize, usize)> = Vec::new();
    let (mut inside, mut parted) = (false, true);
    for line in text.lines() {
        let said = line.trim();
        if said.is_empty() {
            parted = true;
            continue;
        }
        if let Some(key) = place::key(line) {
            // What keys hold that hold others are no points of a text.
            inside = !place::holds(key);
            open.clear();
        }
        let (column, apart) = (column(line), std::mem::take(&mut parted));
        let tabbed = line[..indent(line)].contains('\t');
        let words = nested::text_column(line).filter(|_| inside && place::key(line).is_none());
        let words = words.map(|words| column + words - indent(line));
        if words.is_some() || apart {
            open.retain(|(point, ..)| *point < column);
        }
        if tabbed && words.is_some() {
            open.retain(|(.., index)| !closes(found[*index].line));
        }
        let said_by_point = words.is_some();
        let child = |point: usize, words: usize| match tabbed {
            true => point < column,
            false => is_below(column, words, said_by_point),
        };
        let parent = open.iter().rev().find(|(point, words, _)| child(*point, *words));
        let parent =
            parent.map(|(.., index)| *index).filter(|_| inside && (words.is_some() || apart));
        if let Some(words) = words {
            open.push((column, words, found.len()));
        }
        found.push(Line { line, said, parent });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(text: &str) -> String {
        format!("sections:\n  - type: actions\n    texte: |\n{text}")
    }

    #[test]
    fn what_stands_below_a_point_stays_there() {
        for (old, new, kept) in [
            ("- a\n  - b\n- c\n", "      - a\n        - b\n      - c\n", true),
            ("- a\n  - b\n- c\n", "      - a\n      - b\n      - c\n", false),
            ("- a\n\n  b\n", "      - a\n\n      b\n", false),
            ("- a\n\n  b\n", "      - a\n\n        b\n", true),
            ("- a\n  b\n", "      - a\n      b\n", true),
            ("1. a\n   - b\n", "      1. a\n      - b\n", false),
            ("      - a\n\t- b\n", "      - a\n      - b\n", false),
            ("      - a\n\t- b\n", "      - a\n        - b\n", true),
            ("      - a ;\n\t- b\n", "      - a ;\n      - b\n", true),
            ("    - a\n      - b\n", "      - a\n      - b\n", false),
            ("a\nb\n", "      a\n      b\n", true),
            ("a\n- b\n", "      a\n\n      - b\n", true),
        ] {
            assert_eq!(keeps(&sheet(old), &sheet(new)), kept, "{old}{new}");
        }
        let old = "themes:\n  - 1\n   - 2\n    - 3\n";
        assert!(keeps(old, "themes:\n  - 1\n  - 2\n  - 3\n"));
    }
}
