//! Points that stand elsewhere in their list now: however short, in one list the same words are the same point.

use super::Content;
use super::blocks::known_by;
use super::moves::{move_block, next};
use super::pieces::by_points_mut;
use crate::sheet::{Block, BlockChange, Marked};

/// Marks those that moved.
pub(super) fn follow(content: &mut Content, mates: &mut usize) {
    content.each_blocks(&mut |blocks| lists(blocks, mates));
}

fn lists(blocks: &mut [Block], mates: &mut usize) {
    for block in blocks {
        match by_points_mut(block) {
            Block::List { items, .. } => {
                pair(items, mates);
                items.iter_mut().for_each(|item| lists(item, mates));
            }
            Block::Quote { blocks }
            | Block::Statement { blocks }
            | Block::Callout { blocks, .. } => lists(blocks, mates),
            _ => {}
        }
    }
}

fn pair(items: &mut [Vec<Block>], mates: &mut usize) {
    for away in 0..items.len() {
        let Some(gone) = whole(&items[away], BlockChange::Deleted) else { continue };
        let words = words(gone);
        let is = |item: &Vec<Block>| {
            whole(item, BlockChange::Inserted).is_some_and(|come| self::words(come) == words)
        };
        let Some(here) = items.iter().position(is).filter(|_| !words.is_empty()) else { continue };
        let Some(come) = whole(&items[here], BlockChange::Inserted) else { continue };
        let ends = move_block(&gone.block, &come.block, next(mates));
        for (place, end) in [away, here].into_iter().zip(ends) {
            items[place] = vec![Block::Marked(Box::new(end))];
        }
    }
}

/// The paragraph that a point of one version alone is.
fn whole(item: &[Block], change: BlockChange) -> Option<&Marked> {
    match item {
        [Block::Marked(marked)] if marked.mark.change == change => {
            matches!(marked.block, Block::Paragraph { .. }).then_some(marked)
        }
        _ => None,
    }
}

/// The words of a point; the mark behind it follows its place.
fn words(point: &Marked) -> String {
    let text = known_by(&point.block);
    text.trim_end_matches(|c: char| !c.is_alphanumeric()).to_owned()
}
