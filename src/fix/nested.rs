//! Points and paragraphs of lists, moved below the text of the point that they belong to.

use super::repair::{Candidate, Repair, indent, line_at, lines};
use crate::sheet::{BLANKS, BULLETS, CIRCLE, DASHES};
use crate::source::is_private;

/// The column of the text of the innermost point that a line begins, if it begins any: with a sign of Markdown's, or with
/// one that word processors and keyboards have for it.
pub(super) fn text_column(line: &str) -> Option<usize> {
    let (mut column, mut rest) = (indent(line), line.trim_start());
    let mut found = None;
    while let Some((width, words)) = sign(rest) {
        column += width;
        rest = words;
        found = Some(column);
    }
    found
}

/// How wide the sign is that a point begins with, the blanks behind it included, and its words.
fn sign(text: &str) -> Option<(usize, &str)> {
    let words = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let figures = text.len() - words.len();
    let first = words.chars().next()?;
    let known = match figures {
        0 => {
            matches!(first, '*' | '+' | CIRCLE)
                || BULLETS.contains(&first)
                || DASHES.contains(&first)
                || is_private(first)
        }
        _ => matches!(first, '.' | ')'),
    };
    let after = words.strip_prefix(first).filter(|_| known)?;
    let words = after.trim_start_matches(BLANKS);
    let blanks = after[..after.len() - words.len()].chars().count();
    (!words.is_empty() && (1..=4).contains(&blanks)).then_some((figures + 1 + blanks, words))
}

/// Points that are one space deeper than a point of another kind right above them, moved below its text.
pub(super) fn deepened(text: &str, at: usize) -> Option<Candidate> {
    let lines = lines(text);
    let first = line_at(&lines, at);
    let of = |i: usize| &text[lines[i].clone()];
    let depth = indent(lines.get(first).map(|line| &text[line.clone()])?);
    let above = (0..first).rev().take_while(|i| !of(*i).trim().is_empty());
    let above = above.into_iter().find(|i| indent(of(*i)) < depth)?;
    let kind = |line: &str| line.trim_start().chars().next().filter(|c| !c.is_ascii_digit());
    let wanted = text_column(of(above)).filter(|_| indent(of(above)) + 1 == depth)?;
    if kind(of(above)) == kind(of(first)) || wanted <= depth {
        return None;
    }
    let inside =
        (first..lines.len()).take_while(|i| of(*i).trim().is_empty() || indent(of(*i)) >= depth);
    let filled = inside.filter(|i| !of(*i).trim().is_empty());
    let blanks = " ".repeat(wanted - depth);
    let edits = filled.map(|i| (lines[i].start..lines[i].start, blanks.clone()));
    Some((Repair::Nested, edits.collect()))
}

#[cfg(test)]
mod tests {
    use super::super::repair::applied;
    use super::*;

    #[test]
    fn points_of_another_kind_go_below_the_text_of_the_one_above() {
        let text = "  1. a\n   - b\n     c\n   - d\n  2. e\n   f\n";
        let (_, edits) = deepened(text, text.find('b').unwrap()).unwrap();
        assert_eq!(applied(text, &edits), "  1. a\n     - b\n       c\n     - d\n  2. e\n   f\n");
        for text in ["- a\n - b\n", "1. a\n\n - b\n", "a\n - b\n"] {
            assert!(deepened(text, text.find('b').unwrap()).is_none(), "{text}");
        }
    }

    #[test]
    fn the_text_of_a_point_stands_behind_all_signs() {
        for (line, column) in
            [("10. a", Some(4)), ("  - 1. a", Some(7)), ("a", None), ("-a", None), ("1.", None)]
        {
            assert_eq!(text_column(line), column, "{line}");
        }
    }
}
