//! Lists whose points stand on other levels.

use super::reshaped::words;
use crate::diff::Side;
use crate::sheet::Block;

/// Whether a list has the same words in both versions, its points on other levels; points of one level that were joined
/// or split are told as that.
pub(crate) fn is_relevelled(list: &Block) -> bool {
    let [old, new] = [Side::Old, Side::New].map(|side| side.plain().block(list));
    let (was, is) = (levels(&old, 0), levels(&new, 0));
    was != is && words(&old) == words(&new) && !are_joined(&was, &is)
}

/// Whether one level alone has more points in one version than in the other, and some in both.
fn are_joined(old: &[usize], new: &[usize]) -> bool {
    let deepest = old.iter().chain(new).max().copied().unwrap_or_default();
    let count = |levels: &[usize], level| levels.iter().filter(|it| **it == level).count();
    let counts = (0..=deepest).map(|level| (count(old, level), count(new, level)));
    let mut other = counts.filter(|(old, new)| old != new);
    other.next().is_some_and(|(old, new)| old > 0 && new > 0) && other.next().is_none()
}

/// The level of each point of the lists among blocks, in order.
pub(super) fn levels(blocks: &[Block], level: usize) -> Vec<usize> {
    let mut found = Vec::new();
    for block in blocks {
        let Block::List { items, .. } = block else { continue };
        for item in items {
            found.push(level);
            found.extend(levels(item, level + 1));
        }
    }
    found
}
