//! Sub-headings that went along with the text below them: most are too short to be known by their words alone.

use std::collections::BTreeMap;

use super::moves::{move_block, next};
use crate::diff::Content;
use crate::sheet::{Block, BlockChange, Marked, each_in, plain};

/// Marks those that are gone above one end of a move and new above the other, one above another included.
pub(super) fn follow(content: &mut Content, mates: &mut usize) {
    loop {
        let mut found = [BTreeMap::new(), BTreeMap::new()];
        content.each_blocks(&mut |blocks| {
            for pair in blocks.windows(2) {
                if let Some((end, mate, heading)) = above(pair) {
                    found[end].insert(mate, heading.clone());
                }
            }
        });
        let [gone, come] = &found;
        let mut moved = BTreeMap::new();
        for (mate, from) in gone {
            if let Some(to) = come.get(mate).filter(|to| words(to) == words(from)) {
                moved.insert(*mate, move_block(&from.block, &to.block, next(mates)));
            }
        }
        if moved.is_empty() {
            return;
        }
        content.each_blocks(&mut |blocks| {
            for at in 1..blocks.len() {
                if let Some((end, mate, _)) = above(&blocks[at - 1..=at])
                    && let Some(ends) = moved.get(&mate)
                {
                    blocks[at - 1] = Block::Marked(Box::new(ends[end].clone()));
                }
            }
        });
    }
}

/// A heading that one version alone has above something that moved: at which end of the move, and of which move.
fn above(pair: &[Block]) -> Option<(usize, usize, &Marked)> {
    use BlockChange::{Deleted, Inserted, MovedAway, MovedHere};
    let [Block::Marked(heading), Block::Marked(below)] = pair else { return None };
    let end = match (heading.mark.change, below.mark.change) {
        (Deleted, MovedAway) => 0,
        (Inserted, MovedHere) => 1,
        _ => return None,
    };
    let is_heading = matches!(heading.block, Block::Heading { .. });
    Some((end, below.mark.mate.filter(|_| is_heading)?, heading))
}

fn words(heading: &Marked) -> String {
    let mut text = String::new();
    each_in(std::slice::from_ref(&heading.block), &mut |runs| text.push_str(&plain(runs)));
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
