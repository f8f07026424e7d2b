//! Lists that something parts, or parted, though they are no halves of one: some points came or went on the way, or their
//! numbers go on. The points at the seam stay where they are. Numbers that count on, or from 1 on behind what parts two
//! lists, are nobody's words; others, such as years, are.

use std::collections::HashSet;

use super::align::{Bag, Item, Step};
use super::blocks::{item_steps, known_by, merge_item, with};
use super::passages::alone;
use crate::diff::Side;
use crate::sheet::{Block, BlockChange};

/// How much of its words a point keeps that makes two lists one, from 0 to 1.
const LIKE: f64 = 0.65;

/// The class of numbered lists that are compared whatever number they begin with.
const COUNTS_ON: &str = "numbers on";
/// Numbers from here on are years, and the like: they tell which list is which.
const YEARS: u64 = 1000;

/// Puts points that are gone at the end or the beginning of one list, and new in another one beyond what parts them now,
/// side by side in that one; the same the other way round.
pub(super) fn join(blocks: &mut [Block]) {
    for at in 0..blocks.len() {
        for side in [Side::Old, Side::New] {
            let Some(below) = below(blocks, at, side) else { continue };
            if is_whole(&blocks[below], side) {
                forward(blocks, (at, below), side);
            } else if is_whole(&blocks[at], side) {
                backward(blocks, (at, below), side);
            }
        }
    }
}

/// Takes numbered lists of either version that count on from those before them, or have small numbers, for lists of one
/// class, whatever number they begin with; not those that the other version has as they are.
pub(super) fn count_on(
    (old, before): (&[Block], &mut [Item]),
    (new, after): (&[Block], &mut [Item]),
) {
    let known = |items: &[Item]| items.iter().map(|it| it.identity).collect::<HashSet<_>>();
    let same = &known(before) & &known(after);
    for (blocks, items) in [(old, before), (new, after)] {
        let mut next = None;
        for (block, item) in blocks.iter().zip(items) {
            let Block::List { ordered: true, start, items } = block else { continue };
            if (next == Some(*start) || *start < YEARS) && !same.contains(&item.identity) {
                item.class = COUNTS_ON.to_owned();
            }
            next = Some(start.saturating_add(items.len() as u64));
        }
    }
}

/// The lists of both versions, each whole with its own numbers, in the places of those that have others in either.
pub(crate) fn renumbered(blocks: &[Block]) -> Vec<Option<Vec<Block>>> {
    use BlockChange::{Joined, Split};
    let sides = [Side::Old, Side::New];
    let mut next = [0, 0];
    let lists = blocks.iter().map(|block| {
        let mark = if let Block::Marked(it) = block { Some(it.mark) } else { None };
        let (mut starts, _) = starts(block)?;
        match mark.map(|it| it.change) {
            Some(Split) => starts[0] = next[0],
            Some(Joined) => starts[1] = next[1],
            _ => {}
        }
        let differ = starts[0] != starts[1];
        let mut whole = Vec::new();
        for ((side, from), next) in sides.into_iter().zip(starts).zip(&mut next) {
            let mut own = side.whole(std::slice::from_ref(block));
            for block in &mut own {
                let Block::Marked(it) = block else { continue };
                if let Block::List { start, items, .. } = &mut it.block {
                    *start = from;
                    *next = from.saturating_add(items.len() as u64);
                }
            }
            own.retain(|it| list(it).is_some_and(|it| !it.2.is_empty()));
            whole.extend(own);
        }
        differ.then_some(whole)
    });
    lists.collect()
}

/// Whether the list at a place, which both versions have, begins with another number now, and not because those above it
/// have more points, or fewer.
pub(crate) fn restarts(blocks: &[Block], at: usize) -> bool {
    let Some(([was, is], _)) = starts(&blocks[at]) else { return false };
    if was == is || is_alone(&blocks[at]) {
        return false;
    }
    let above = blocks[..at].iter().rfind(|block| list(block).is_some());
    let counts_on = above.and_then(starts).is_some_and(|(from, items)| {
        [(Side::Old, from[0], was), (Side::New, from[1], is)].into_iter().all(|(side, from, to)| {
            let own = items.iter().filter(|item| alone(item) != Some(other(side).own().into()));
            from.checked_add(own.count() as u64) == Some(to)
        })
    });
    !counts_on
}

/// The numbers that a numbered list began with and begins with, and its points.
fn starts(block: &Block) -> Option<([u64; 2], &[Vec<Block>])> {
    let was = if let Block::Marked(it) = block { it.mark.was } else { None };
    let (_, start, items) = list(block).filter(|it| it.0)?;
    Some(([was.unwrap_or(start), start], items))
}

/// The place of the list below another one, if all that stands between them is in this version alone.
fn below(blocks: &[Block], at: usize, side: Side) -> Option<usize> {
    list(&blocks[at])?;
    let own: BlockChange = side.own().into();
    for (place, block) in blocks.iter().enumerate().skip(at + 1) {
        let marked = matches!(block, Block::Marked(it) if it.mark.change == own);
        match list(block) {
            Some(_) => return Some(place),
            None if marked => {}
            None => return None,
        }
    }
    None
}

/// A list that is kept, then one that this version alone has.
fn forward(blocks: &mut [Block], (kept, whole): (usize, usize), side: Side) {
    let Some((ordered, first, items)) = list(&blocks[kept]).filter(|_| !is_alone(&blocks[kept]))
    else {
        return;
    };
    let Some((_, start, own)) = list(&blocks[whole]).filter(|it| it.0 == ordered) else { return };
    let before = items.iter().filter(|item| alone(item) != Some(other(side).own().into())).count();
    let goes_on = first.checked_add(before as u64) == Some(start);
    if ordered && !goes_on && (start != 1 || kept + 1 == whole) {
        return;
    }
    let tail = items.iter().rposition(|item| alone(item).is_none()).map_or(0, |at| at + 1);
    let (kept_items, tail) = items.split_at(tail);
    let (moved, stays) = apart(tail, side);
    let Some(merged) = merged(&moved, own, side) else { return };
    let items = [kept_items, &stays].concat();
    set_items(&mut blocks[kept], items);
    blocks[whole] = with(begins(side), Block::List { ordered, start, items: merged });
}

/// A list that this version alone has, then one that is kept.
fn backward(blocks: &mut [Block], (whole, kept): (usize, usize), side: Side) {
    let Block::List { ordered, start, items } = &blocks[kept] else { return };
    let (ordered, start) = (*ordered, *start);
    let Some((.., own)) = list(&blocks[whole]).filter(|it| (it.0, it.1) == (ordered, start)) else {
        return;
    };
    if ordered && (start != 1 || whole + 1 == kept) {
        return;
    }
    let head = items.iter().position(|item| alone(item).is_none()).unwrap_or(items.len());
    let (head, rest) = items.split_at(head);
    let (moved, stays) = apart(head, side);
    let Some(merged) = merged(&moved, own, side) else { return };
    let items = [&stays, rest].concat();
    blocks[whole] = Block::List { ordered, start, items: merged };
    blocks[kept] = with(begins(side), Block::List { ordered, start, items });
}

/// Points that the other version alone has, and those that this one alone has.
fn apart(points: &[Vec<Block>], side: Side) -> (Vec<Vec<Block>>, Vec<Vec<Block>>) {
    let other: BlockChange = other(side).own().into();
    points.iter().cloned().partition(|item| alone(item) == Some(other))
}

/// The points of the other version and those of this one side by side; none where none is the same.
fn merged(moved: &[Vec<Block>], own: &[Vec<Block>], side: Side) -> Option<Vec<Vec<Block>>> {
    let plain = |side: Side, items: &[Vec<Block>]| {
        items.iter().map(|item| side.plain().blocks(item)).collect::<Vec<_>>()
    };
    let (moved, own) = (plain(other(side), moved), plain(side, own));
    let (old, new) = if side == Side::Old { (own, moved) } else { (moved, own) };
    let words = |item: &[Block]| Bag::of(&item.iter().map(known_by).collect::<Vec<_>>().join(" "));
    let steps = item_steps(&old, &new);
    let same = |step: &Step| matches!(step, Step::Both(i, j) if words(&old[*i]).likeness(&words(&new[*j])) >= LIKE);
    let merge = |step| merge_item(step, &old, &new);
    steps.iter().any(same).then(|| steps.into_iter().map(merge).collect())
}

const fn other(side: Side) -> Side {
    match side {
        Side::Old => Side::New,
        Side::New => Side::Old,
    }
}

/// What becomes of the second one of two lists that this version alone has apart.
const fn begins(side: Side) -> BlockChange {
    match side {
        Side::Old => BlockChange::Joined,
        Side::New => BlockChange::Split,
    }
}

/// A list that is in both versions, or whole in one of them.
fn list(block: &Block) -> Option<(bool, u64, &[Vec<Block>])> {
    match block {
        Block::List { ordered, start, items } => Some((*ordered, *start, items)),
        Block::Marked(marked) => list(&marked.block),
        _ => None,
    }
}

fn set_items(block: &mut Block, all: Vec<Vec<Block>>) {
    match block {
        Block::List { items, .. } => *items = all,
        Block::Marked(marked) => set_items(&mut marked.block, all),
        _ => {}
    }
}

fn is_whole(block: &Block, side: Side) -> bool {
    matches!(block, Block::Marked(it) if it.mark.change == side.own().into())
}

fn is_alone(block: &Block) -> bool {
    [Side::Old, Side::New].into_iter().any(|side| is_whole(block, side))
}

/// Whether a list goes on from another one in one of the versions, or another one goes on from it.
pub(crate) fn is_at(blocks: &[Block], at: usize) -> bool {
    let goes_on = |block: &Block| {
        use BlockChange::{Joined, Split};
        matches!(block, Block::Marked(it) if matches!(it.mark.change, Split | Joined))
    };
    let next = blocks[at + 1..].iter().find(|block| list(block).is_some());
    goes_on(&blocks[at]) || next.is_some_and(goes_on)
}
