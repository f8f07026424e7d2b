//! Tabs in indentation: YAML has none, keyboards do.

use std::ops::Range;

use super::repair::{Candidate, Edit, Repair, indent, line_at, lines};
use crate::yaml::slip::HARD_SPACES;

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

/// A space for each no-break space that the line of an offset and its neighbours begin with.
pub(super) fn hard(text: &str, at: usize) -> Option<Candidate> {
    let lines = lines(text);
    let head = |line: &Range<usize>| {
        let body = text[line.clone()].trim_start();
        line.start..line.end - body.len()
    };
    let spaced = |line: &&Range<usize>| text[head(line)].contains(HARD_SPACES);
    let run = lines[line_at(&lines, at)..].iter().take_while(spaced);
    let edits: Vec<Edit> =
        run.map(|line| (head(line), text[head(line)].replace(HARD_SPACES, " "))).collect();
    (!edits.is_empty()).then_some((Repair::HardSpaces, edits))
}
