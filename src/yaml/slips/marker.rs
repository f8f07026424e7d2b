//! A line that ends the document in the middle of a file: what is behind it is another one to YAML.

use std::ops::Range;

use super::place::{at_margin, key};
use crate::source::Source;

/// The line at an offset, its end with it, if it is three dashes or points that cut a sheet in two: what is behind it goes on
/// with the sheet, and has none of the keys above it.
pub(crate) fn cutting(source: &Source, at: usize) -> Option<Range<usize>> {
    let text = source.text();
    let line = source.line(source.position(at).line);
    let end = text[line.end..].find('\n').map_or(text.len(), |end| line.end + end + 1);
    let marker = matches!(text[line.clone()].trim_end(), "---" | "...");
    let (above, below) = (&text[..line.start], &text[end..]);
    let twice = below.lines().filter_map(at_margin).any(|key| {
        let again = |line: &str| at_margin(line) == Some(key);
        above.lines().any(again)
    });
    let goes_on = below.trim().is_empty() || below.lines().any(|line| key(line).is_some());
    (marker && goes_on && !twice).then_some(line.start..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_is_cut_where_none_of_its_keys_stands_on_both_sides() {
        let cut = |text: &str| cutting(&Source::new("a.yaml", text.to_owned()), 9).is_some();
        assert!(cut("titre: A\n---\nsections:\n  - type: contexte\n"));
        assert!(cut("titre: A\n...\nmotif: arc\n"));
        assert!(!cut("titre: A\n---\ntitre: B\n"));
        assert!(!cut("titre: A\n...\nBien à vous\n"));
        assert!(!cut("titre: A\nmotif: arc\n"));
    }
}
