//! Passages that keep all their words in another form: paragraphs that are a list now, a heading of another level.

use super::Side;
use super::blocks::text;
use crate::sheet::{Block, BlockChange};

/// The passages of a sequence of blocks that only have another form.
#[derive(Debug, Default)]
pub(super) struct Reshaped {
    /// How many there are.
    pub(super) passages: usize,
    /// The blocks that they are made of, old and new ones, by their places.
    blocks: Vec<usize>,
}

impl Reshaped {
    /// Finds them: where blocks that are gone and blocks that are new follow each other.
    pub(super) fn find(blocks: &[Block]) -> Self {
        let mut found = Self::default();
        let mut at = 0;
        for run in blocks.chunk_by(|a, b| end(a).is_some() == end(b).is_some()) {
            let places = at..at + run.len();
            at += run.len();
            let with = |change| {
                places.clone().filter(|it| end(&blocks[*it]) == Some(change)).collect::<Vec<_>>()
            };
            let [gone, come] = [BlockChange::Deleted, BlockChange::Inserted].map(with);
            if !found.pair(blocks, &gone, &come) {
                for old in gone {
                    let _ = come.iter().any(|new| found.pair(blocks, &[old], &[*new]));
                }
            }
        }
        found
    }

    /// Whether the block at a place is part of one.
    pub(super) fn has(&self, place: usize) -> bool {
        self.blocks.contains(&place)
    }

    /// Takes old blocks and new ones for a passage, where they say the same.
    fn pair(&mut self, blocks: &[Block], old: &[usize], new: &[usize]) -> bool {
        let free = new.iter().all(|place| !self.has(*place));
        let said = words(blocks, old);
        let same = free && !said.is_empty() && said == words(blocks, new);
        if same {
            self.passages += 1;
            self.blocks.extend(old.iter().chain(new));
        }
        same
    }
}

/// Whether a list has the same words in both versions, its points on other levels.
pub(super) fn is_relevelled(list: &Block) -> bool {
    let [old, new] = [Side::Old, Side::New].map(|side| side.plain().block(list));
    let words = |blocks: &[Block]| words(blocks, &(0..blocks.len()).collect::<Vec<_>>());
    levels(&old, 0) != levels(&new, 0) && words(&old) == words(&new)
}

/// The level of each point of the lists among blocks, in order.
fn levels(blocks: &[Block], level: usize) -> Vec<usize> {
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

/// What became of a block that is whole in one version alone. Pictures are known by more than their words.
fn end(block: &Block) -> Option<BlockChange> {
    match block {
        Block::Marked(marked) if !matches!(marked.block, Block::Picture(_)) => {
            let change = marked.mark.change;
            matches!(change, BlockChange::Deleted | BlockChange::Inserted).then_some(change)
        }
        _ => None,
    }
}

fn words(blocks: &[Block], places: &[usize]) -> Vec<String> {
    let texts = places.iter().map(|place| text(std::slice::from_ref(&blocks[*place])));
    texts.flat_map(|text| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).collect()
}
