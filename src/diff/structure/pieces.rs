//! Blocks that are one in one of the versions and several in the other: paragraphs, and lists of bullets.

use super::align::Step;
use super::blocks::{item_steps, mark_all, merge_item, with};
use crate::diff::text::words;
use crate::sheet::{Block, BlockChange, Change, Marked, Run};

/// The several blocks by their places, old and new ones, with their words or points side by side. Where one that goes on
/// in the other version begins, its mark says so; in front of it is what stands between the several.
pub(super) fn merge(
    (old, olds): (&[Block], &[usize]),
    (new, news): (&[Block], &[usize]),
) -> Vec<Block> {
    match old[olds[0]] {
        Block::List { .. } => merge_lists((old, olds), (new, news)),
        _ => merge_paragraphs((old, olds), (new, news)),
    }
}

/// A paragraph's end that is gone is a run in the text; where one is new, the paragraph behind it says so, and also where
/// something stood between the paragraphs that are one now.
fn merge_paragraphs(
    (old, olds): (&[Block], &[usize]),
    (new, news): (&[Block], &[usize]),
) -> Vec<Block> {
    let runs = words::merge_paragraphs(&texts(old, olds), &texts(new, news));
    let mut merged = Vec::new();
    let (mut ends, mut begins) = ([olds, news].map(|it| it.windows(2)), BlockChange::Edited);
    let mut piece = Vec::new();
    let paragraph = |piece: &mut Vec<Run>, begins, at: usize| {
        let (strong, introduces) = match &new[at] {
            Block::Paragraph { strong, introduces, .. } => (*strong, *introduces),
            _ => (false, false),
        };
        with(begins, Block::Paragraph { runs: std::mem::take(piece), strong, introduces })
    };
    let mut at = news[0];
    for run in runs {
        let (side, all) = match run.change {
            Some(Change::Inserted) if run.paragraph => (1, new),
            Some(Change::Deleted) if run.paragraph => (0, old),
            _ => {
                piece.push(run);
                continue;
            }
        };
        let next = ends[side].next().and_then(|pair| Some((*pair.first()?, *pair.last()?)));
        let between = next.map_or(&[][..], |(end, start)| &all[end + 1..start]);
        if side == 0 && between.is_empty() {
            piece.push(run);
            continue;
        }
        merged.push(paragraph(&mut piece, begins, at));
        begins = BEGINS[side];
        at = if side == 1 { next.map_or(at, |(_, start)| start) } else { at };
        merged.extend(mark_all(between, OWN[side]));
    }
    merged.push(paragraph(&mut piece, begins, at));
    merged
}

fn texts<'a>(blocks: &'a [Block], places: &[usize]) -> Vec<&'a [Run]> {
    let texts = places.iter().filter_map(|at| match &blocks[*at] {
        Block::Paragraph { runs, .. } => Some(runs.as_slice()),
        _ => None,
    });
    texts.collect()
}

/// Lists are parted at their points.
fn merge_lists((old, olds): (&[Block], &[usize]), (new, news): (&[Block], &[usize])) -> Vec<Block> {
    let side = usize::from(olds.len() == 1);
    let (all, places) = [(old, olds), (new, news)][side];
    let (before, after) = (points(old, olds), points(new, news));
    let mut parts = places.windows(2).map(|pair| (pair[0], pair[1]));
    let mut next = parts.next();
    let mut end = list(&all[places[0]]).len();
    let (mut merged, mut items, mut begins) = (Vec::new(), Vec::new(), None);
    let piece = |items: &mut Vec<Vec<Block>>, begins: Option<BlockChange>| {
        let list = Block::List { ordered: false, start: 1, items: std::mem::take(items) };
        match begins {
            Some(change) => with(change, list),
            None => list,
        }
    };
    for step in item_steps(&before, &after) {
        let own = match (step, side) {
            (Step::Both(at, _) | Step::Old(at), 0) | (Step::Both(_, at) | Step::New(at), 1) => at,
            _ => 0,
        };
        if let Some((last, first)) = next.filter(|_| own == end) {
            merged.push(piece(&mut items, begins));
            merged.extend(mark_all(&all[last + 1..first], OWN[side]));
            begins = Some(BEGINS[side]);
            end += list(&all[first]).len();
            next = parts.next();
        }
        items.push(merge_item(step, &before, &after));
    }
    merged.push(piece(&mut items, begins));
    merged
}

/// What became of the blocks that one version alone has between the several, old ones and new ones.
const OWN: [Change; 2] = [Change::Deleted, Change::Inserted];
/// What became of the block behind these.
const BEGINS: [BlockChange; 2] = [BlockChange::Joined, BlockChange::Split];

fn list(block: &Block) -> &[Vec<Block>] {
    match block {
        Block::List { items, .. } => items,
        _ => &[],
    }
}

fn points(blocks: &[Block], places: &[usize]) -> Vec<Vec<Block>> {
    places.iter().flat_map(|at| list(&blocks[*at])).cloned().collect()
}

/// A list that is told point by point, without its mark: one that goes on from another one, in one of the versions or
/// with its numbers, or one that is gone or new, and some of its points moved by themselves. Any other block as it is.
pub(crate) fn by_points(block: &Block) -> &Block {
    match block {
        Block::Marked(marked) if is_by_points(marked) => &marked.block,
        block => block,
    }
}

/// The same, to be changed.
pub(crate) fn by_points_mut(block: &mut Block) -> &mut Block {
    let apart = matches!(block, Block::Marked(marked) if is_by_points(marked));
    match block {
        _ if !apart => block,
        Block::Marked(marked) => &mut marked.block,
        block => block,
    }
}

/// Whether a list with a mark is told point by point.
pub(crate) fn is_by_points(marked: &Marked) -> bool {
    use BlockChange::{Edited, Joined, Split};
    let goes_on = matches!(marked.mark.change, Edited | Split | Joined);
    let apart = |block: &Block| matches!(block, Block::Marked(_));
    match &marked.block {
        Block::List { items, .. } => goes_on || items.iter().flatten().any(apart),
        _ => false,
    }
}
