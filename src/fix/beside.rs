//! Points of a list on the line of the key that holds them: each gets a line.

use super::repair::{Candidate, Repair, indent, line_at, lines};
use crate::yaml::slips::beside;

/// The points on the line at an offset below it, as far from the margin as those that stand there.
pub(super) fn points(text: &str, at: usize) -> Option<Candidate> {
    let lines = lines(text);
    let here = line_at(&lines, at);
    let range = lines.get(here)?.clone();
    let line = &text[range.clone()];
    let (key, value) = line.split_once(':')?;
    let points = beside::points(key, value)?;
    let below = lines[here + 1..].iter().map(|line| &text[line.clone()]);
    let below = below.into_iter().find(|line| !line.trim().is_empty());
    let others = below.filter(|line| line.trim_start().starts_with("- "));
    let pad = " ".repeat(others.map_or(2, indent));
    let new: String = points.iter().map(|point| format!("\n{pad}- {point}")).collect();
    Some((Repair::Points, vec![(range.start + key.len() + 1..range.end, new)]))
}
