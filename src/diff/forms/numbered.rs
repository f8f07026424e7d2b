//! Numbers that somebody wrote, such as years, are words of their points: where lists begin otherwise, they are compared as
//! these are.

use std::borrow::Cow;

use super::reshaped::Reshaped;
use crate::diff::Side;
use crate::diff::moved::places::each_marked;
use crate::diff::structure::blocks::merge_items;
use crate::sheet::{Block, BlockChange, Run, each_in};

/// The blocks of a comparison with the numbers of their points in the text, where one version alone has a list; `both`:
/// only where the other version has points of its own, too, in its place.
pub(crate) fn spelled(blocks: &[Block], both: bool) -> Cow<'_, [Block]> {
    let apart = |block: &Block| is_alone(block) && is_numbered(block);
    if !blocks.iter().any(apart) {
        return blocks.into();
    }
    // One that only got or lost its numbers is told as that.
    let reshaped = Reshaped::find(blocks);
    let lists: Vec<bool> = blocks
        .iter()
        .enumerate()
        .map(|(at, block)| is_numbered(block) && !reshaped.has(at))
        .collect();
    let (mut all, mut at) = (Vec::new(), 0);
    for chunk in lists.chunk_by(|a, b| a == b) {
        let (is_list, chunk) = (chunk[0], &blocks[at..at + chunk.len()]);
        at += chunk.len();
        let told = !both
            || [BlockChange::Deleted, BlockChange::Inserted].map(|it| has(chunk, it)) == [true; 2];
        if is_list && told && chunk.iter().any(apart) && !moves(chunk) {
            let [old, new] = [Side::Old, Side::New].map(|side| points(&side.plain().blocks(chunk)));
            let items = merge_items(&old, &new);
            all.push(Block::List { ordered: true, start: 1, items });
        } else {
            all.extend_from_slice(chunk);
        }
    }
    all.into()
}

/// Whether one version alone has a list, or a point of one.
fn has(lists: &[Block], change: BlockChange) -> bool {
    let is = |block: &Block| matches!(block, Block::Marked(it) if it.mark.change == change);
    lists.iter().any(|list| match list {
        Block::List { items, .. } => {
            items.iter().any(|item| !item.is_empty() && item.iter().all(is))
        }
        block => is(block),
    })
}

/// Whether all of these are numbered lists, and their numbers are others.
pub(super) fn differ(old: &[&Block], new: &[&Block]) -> bool {
    let numbers = |blocks: &[&Block]| {
        let numbers = blocks.iter().map(|block| match block {
            Block::Marked(marked) => numbers(&marked.block),
            block => numbers(block),
        });
        numbers.collect::<Option<Vec<_>>>().map(|all| all.concat())
    };
    numbers(old).zip(numbers(new)).is_some_and(|(old, new)| old != new)
}

fn numbers(block: &Block) -> Option<Vec<u64>> {
    match block {
        Block::List { ordered: true, start, items } => {
            Some((0..items.len() as u64).map(|at| start.saturating_add(at)).collect())
        }
        _ => None,
    }
}

/// The points of numbered lists, their numbers in the text.
fn points(lists: &[Block]) -> Vec<Vec<Block>> {
    let mut all = Vec::new();
    for list in lists {
        let (Some(numbers), Block::List { items, .. }) = (numbers(list), list) else { continue };
        all.extend(numbers.into_iter().zip(items).map(|(number, item)| spell(number, item)));
    }
    all
}

fn spell(number: u64, item: &[Block]) -> Vec<Block> {
    let mut item = item.to_vec();
    let number = Run::text(format!("{number}. "));
    match item.first_mut() {
        Some(Block::Paragraph { runs, .. }) => match runs.first_mut() {
            Some(first) if number.continues(first) => first.text.insert_str(0, &number.text),
            _ => runs.insert(0, number),
        },
        _ => item.insert(0, Block::paragraph(vec![number])),
    }
    item
}

fn is_numbered(block: &Block) -> bool {
    match block {
        Block::Marked(marked) => is_alone(block) && is_numbered(&marked.block),
        block => numbers(block).is_some(),
    }
}

/// Whether one version alone has a block, and it did not move.
fn is_alone(block: &Block) -> bool {
    use BlockChange::{Deleted, Inserted};
    matches!(block, Block::Marked(it) if matches!(it.mark.change, Deleted | Inserted))
}

/// Whether anything in blocks moved.
fn moves(blocks: &[Block]) -> bool {
    use BlockChange::{MovedAway, MovedHere};
    let mut any = false;
    each_marked(blocks, &mut |it| any |= matches!(it.mark.change, MovedAway | MovedHere));
    each_in(blocks, &mut |runs| {
        any |= runs.iter().any(|run| run.change.is_some_and(|change| change.is_move()));
    });
    any
}
