//! Tabs in indentation: YAML has none, keyboards do.

use std::ops::Range;

use super::repair::{Candidate, Repair, indent, line_at, lines};

/// Spaces in the place of a tab, in the order in which they are tried: a level of sheets, two, none, what terminals show.
const WIDTHS: [usize; 4] = [2, 4, 0, 8];

/// Spaces for the tabs that begin the line of a range and its neighbours, or one for those behind a key.
pub(super) fn spaced(text: &str, range: Range<usize>) -> Vec<Candidate> {
    let lines = lines(text);
    let first = line_at(&lines, range.start);
    if lines.get(first).is_some_and(|line| !text[line.start..range.start].trim().is_empty()) {
        return vec![(Repair::Tabs, vec![(range, " ".into())])];
    }
    let tabbed = |line: &&std::ops::Range<usize>| {
        let line = &text[(*line).clone()];
        line.trim().is_empty() || line[..indent(line)].contains('\t')
    };
    let run: Vec<_> = lines[first..].iter().take_while(tabbed).collect();
    WIDTHS
        .into_iter()
        .map(|width| {
            let edits = run.iter().map(|line| {
                let space = line.start..line.start + indent(&text[(*line).clone()]);
                let new = text[space.clone()].replace('\t', &" ".repeat(width));
                (space, new)
            });
            (Repair::Tabs, edits.collect())
        })
        .collect()
}
