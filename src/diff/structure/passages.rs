//! What one version alone has, piece by piece: whole blocks, and points at the beginning or the end of a list that the
//! other version has, too.

use super::pieces::{by_points, by_points_mut};
use crate::diff::moved::transfers;
use crate::sheet::{Block, BlockChange, Marked};

/// A whole block, or a point of a list.
#[derive(Clone, Debug)]
pub(crate) struct Piece {
    /// The place of the block, or of the list.
    pub(crate) place: usize,
    /// The place of the point.
    pub(crate) point: Option<usize>,
    /// The block; of a point, a list that has no other one.
    pub(crate) block: Block,
}

impl Piece {
    /// Whether it is a sub-heading.
    pub(crate) fn is_heading(&self) -> bool {
        matches!(&self.block, Block::Marked(it) if matches!(it.block, Block::Heading { .. }))
    }

    /// Whether it stands at a place; some point of a list, or the whole.
    pub(crate) fn is_at(&self, place: usize, point: Option<usize>) -> bool {
        (self.place, self.point) == (place, point)
    }

    /// Its blocks among those that it was found in.
    pub(crate) fn of<'a>(&self, blocks: &'a mut [Block]) -> &'a mut [Block] {
        let block = &mut blocks[self.place];
        match self.point {
            None => std::slice::from_mut(block),
            Some(point) => match by_points_mut(block) {
                Block::List { items, .. } => &mut items[point],
                _ => &mut [],
            },
        }
    }
}

/// What is gone and what has come, by the stretches that nothing interrupts which both versions have.
pub(crate) fn runs(blocks: &[Block]) -> Vec<[Vec<Piece>; 2]> {
    let mut found = vec![[Vec::new(), Vec::new()]];
    let add = |found: &mut Vec<[Vec<Piece>; 2]>, change: BlockChange, piece: Piece| {
        if let Some(last) = found.last_mut() {
            last[usize::from(change == BlockChange::Inserted)].push(piece);
        }
    };
    for (place, block) in blocks.iter().enumerate() {
        // One version alone has it here: nothing that both have parts what stands around it.
        if is_moved(block) {
            continue;
        }
        if let Some(change) = whole(by_points(block)) {
            // Pictures are known by more than their words.
            if !matches!(block, Block::Marked(it) if matches!(it.block, Block::Picture(_))) {
                add(&mut found, change, Piece { place, point: None, block: block.clone() });
            }
            continue;
        }
        let Block::List { ordered, start, items } = by_points(block) else {
            found.push(Default::default());
            continue;
        };
        let piece = |point: usize| {
            let change = alone(&items[point])?;
            let start = start.saturating_add(point as u64);
            let list = Block::List { ordered: *ordered, start, items: vec![items[point].clone()] };
            Some((change, Piece { place, point: Some(point), block: list }))
        };
        let first = (0..items.len()).map_while(piece);
        first.for_each(|(change, piece)| add(&mut found, change, piece));
        found.push(Default::default());
        let kept = items.iter().rposition(|item| alone(item).is_none());
        let last = kept.into_iter().flat_map(|at| at + 1..items.len()).filter_map(piece);
        last.for_each(|(change, piece)| add(&mut found, change, piece));
    }
    found
}

/// What became of a block that one version alone has; none of one that moved.
fn whole(block: &Block) -> Option<BlockChange> {
    match block {
        Block::Marked(marked) => own(marked),
        _ => None,
    }
}

fn is_moved(block: &Block) -> bool {
    matches!(block, Block::Marked(it) if transfers::is_moved(it.mark))
}

/// The same of a point.
pub(super) fn alone(item: &[Block]) -> Option<BlockChange> {
    let change = whole(item.first()?)?;
    item.iter().all(|block| whole(block) == Some(change)).then_some(change)
}

fn own(marked: &Marked) -> Option<BlockChange> {
    use BlockChange::{Deleted, Inserted};
    Some(marked.mark.change).filter(|change| matches!(change, Deleted | Inserted))
}
