//! Sentences of a text that are presented otherwise now, where they stood: set out, as a quotation, as points of a list.

use crate::diff::Side;
use crate::diff::count::summary::{PartChange, Tally};
use crate::diff::moved::transfers::{all, each_moved, is_moved, of};
use crate::diff::structure::pieces::by_points;
use crate::sheet::{Block, BlockChange};

/// How sentences are presented, if not as the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Presented {
    /// Set out from it.
    SetOut,
    /// As a quotation.
    Quote,
    /// Each as a point.
    Points,
    /// In a call-out.
    Boxed,
}

/// Hands over the sentences that moved into, or out of, what is presented so.
pub(crate) fn each(blocks: &[Block], side: Side, visit: &mut impl FnMut(Presented, Vec<String>)) {
    for (at, block) in blocks.iter().enumerate() {
        let beside = &blocks[at.saturating_sub(1)..blocks.len().min(at + 2)];
        match by_points(block) {
            Block::Marked(it) if is_moved(it.mark) => {}
            Block::Marked(it) => of_block(&it.block, beside, side, visit),
            block => of_block(block, beside, side, visit),
        }
    }
}

/// The same of a block, with those beside it.
fn of_block(
    block: &Block,
    beside: &[Block],
    side: Side,
    visit: &mut impl FnMut(Presented, Vec<String>),
) {
    // What goes to a quotation or a list elsewhere, or to one that has other words, moved.
    let in_place = || {
        let mut there = Vec::new();
        each_moved(beside, other(side), &mut |group| there.extend(group));
        let own = sentences(block, side);
        all(texts(block)) && own.iter().all(|said| there.contains(said))
    };
    match block {
        Block::Statement { blocks } => {
            each_moved(blocks, side, &mut |group| visit(Presented::SetOut, group));
        }
        Block::Quote { blocks } if in_place() => {
            each_moved(blocks, side, &mut |group| visit(Presented::Quote, group));
        }
        Block::List { items, .. } if in_place() => {
            for item in items {
                each_moved(item, side, &mut |group| visit(Presented::Points, group));
            }
        }
        Block::Callout { blocks, .. } if in_place() => {
            each_moved(blocks, side, &mut |group| visit(Presented::Boxed, group));
        }
        Block::Callout { blocks, .. } => each(blocks, side, visit),
        _ => {}
    }
}

/// What a block says besides its title.
pub(crate) fn texts(block: &Block) -> &[Block] {
    match block {
        Block::Callout { blocks, .. } => blocks,
        block => std::slice::from_ref(block),
    }
}

const fn other(side: Side) -> Side {
    match side {
        Side::Old => Side::New,
        Side::New => Side::Old,
    }
}

/// The sentences of paragraphs that one version alone has, because others of their text, between both, are presented
/// otherwise in it: they stand where they stood.
pub(crate) fn parted(blocks: &[Block]) -> Vec<String> {
    let mut found = Vec::new();
    for three in blocks.windows(3) {
        let [above, between, below] = three else { continue };
        found.extend(stays([above, between], below, true).into_iter().flatten());
        found.extend(stays([between, below], above, false).into_iter().flatten());
    }
    found
}

/// The sentences of the paragraph among two blocks that one version alone has, in order, if both are the beginning of a
/// text in the other one; or its end.
fn stays(parts: [&Block; 2], text: &Block, begins: bool) -> Option<Vec<String>> {
    let (lone, rest) = if begins { (parts[0], parts[1]) } else { (parts[1], parts[0]) };
    let side = whole(lone).filter(|side| whole(rest) == Some(*side))?;
    let is_text = |block: &Block| matches!(block, Block::Paragraph { .. });
    let Block::Marked(it) = text else { return None };
    let Block::Paragraph { runs, .. } = &it.block else { return None };
    if !is_text(inner(lone)) || is_text(inner(rest)) || is_moved(it.mark) {
        return None;
    }
    let from = other(side);
    let mut own = runs.iter().filter(|run| from.has_run(run) && !run.text.trim().is_empty());
    let end = if begins { own.next() } else { own.next_back() };
    let said = of(runs, from).concat();
    let all = parts.map(|part| sentences(inner(part), side)).concat();
    let stood = if begins { said.starts_with(&all) } else { said.ends_with(&all) };
    (stood && end.is_some_and(|run| run.change == Some(from.moved())))
        .then(|| sentences(inner(lone), side))
}

/// Which version alone has a block, if every word of it is in sentences that moved.
fn whole(block: &Block) -> Option<Side> {
    let Block::Marked(it) = block else { return None };
    let side = match it.mark.change {
        BlockChange::Deleted => Side::Old,
        BlockChange::Inserted => Side::New,
        _ => return None,
    };
    all(texts(&it.block)).then_some(side)
}

fn inner(block: &Block) -> &Block {
    match block {
        Block::Marked(it) => &it.block,
        block => block,
    }
}

fn sentences(block: &Block, side: Side) -> Vec<String> {
    let mut found = Vec::new();
    each_moved(std::slice::from_ref(block), side, &mut |group| found.extend(group));
    found
}

impl PartChange {
    /// The count of sentences that are presented so now, or no more.
    pub(crate) fn presented(&mut self, kind: Presented) -> &mut Tally {
        match kind {
            Presented::SetOut => &mut self.set_out,
            Presented::Quote => &mut self.quoted,
            Presented::Points => &mut self.pointed,
            Presented::Boxed => &mut self.boxed,
        }
    }
}
