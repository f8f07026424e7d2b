//! Blocks and sections that stand elsewhere now: gone at one place and new at another, with the same words.

use super::Content;
use super::align::Bag;
use super::blocks::words;
use crate::sheet::{Block, BlockChange, Mark, Section, plain};

/// How much of its words a section keeps when it moves, from 0 to 1. A block keeps them all: one that was moved and
/// edited is gone and new, or nobody would be told of the edit.
const SECTION_LIKE: f64 = 0.6;
/// The least words of a block that is known again: two short items may be the same by chance.
const WORDS: usize = 4;

/// Marks what moved within a sheet.
pub(super) fn find(content: &mut Content) {
    let mut mate = 0;
    let sections = content.sections.iter().map(|section| Candidate {
        change: section.mark.map(|mark| mark.change),
        class: String::new(),
        text: String::new(),
        words: Bag::of(&format!("{} {}", plain(&section.heading), words(&section.blocks))),
    });
    for (away, here) in pairs(&sections.collect::<Vec<_>>(), SECTION_LIKE) {
        mate += 1;
        let texts = |section: usize| content.sections[section].blocks.iter().map(text).collect();
        let (left, come): (Vec<_>, Vec<_>) = (texts(away), texts(here));
        for (section, change, others) in
            [(away, BlockChange::MovedAway, come), (here, BlockChange::MovedHere, left)]
        {
            move_section(&mut content.sections[section], Mark { change, mate: Some(mate) }, others);
        }
    }
    let mut candidates = Vec::new();
    each_marked(content, &mut |mark, block| {
        candidates.push(Candidate {
            change: Some(mark.change),
            class: class(block).to_owned(),
            text: text(block),
            words: Bag::of(&text(block)),
        });
    });
    let mut marks = vec![None; candidates.len()];
    for (away, here) in pairs(&candidates, 1.0) {
        mate += 1;
        marks[away] = Some(Mark { change: BlockChange::MovedAway, mate: Some(mate) });
        marks[here] = Some(Mark { change: BlockChange::MovedHere, mate: Some(mate) });
    }
    let mut marks = marks.into_iter();
    each_marked(content, &mut |mark, _| {
        if let Some(Some(moved)) = marks.next() {
            *mark = moved;
        }
    });
}

/// What may have moved.
struct Candidate {
    change: Option<BlockChange>,
    class: String,
    /// Its words, where all of them are to be the same.
    text: String,
    words: Bag,
}

/// Those that are gone, each with the one that is new and most like it.
fn pairs(candidates: &[Candidate], least: f64) -> Vec<(usize, usize)> {
    let with = |change| {
        let wanted =
            move |(_, c): &(usize, &Candidate)| c.change == Some(change) && c.words.len() >= WORDS;
        candidates.iter().enumerate().filter(wanted)
    };
    let mut taken = vec![false; candidates.len()];
    let mut pairs = Vec::new();
    for (away, gone) in with(BlockChange::Deleted) {
        let like = |(here, new): (usize, &Candidate)| {
            let likeness = gone.words.likeness(&new.words);
            let same = new.class == gone.class && new.text == gone.text;
            (!taken[here] && same && likeness >= least).then_some((likeness, here))
        };
        let best = with(BlockChange::Inserted).filter_map(like).max_by(|a, b| a.0.total_cmp(&b.0));
        if let Some((_, here)) = best {
            taken[here] = true;
            pairs.push((away, here));
        }
    }
    pairs
}

/// Marks a section, and those of its blocks that went with it: `others` are the texts where it was or is now.
fn move_section(section: &mut Section, mark: Mark, mut others: Vec<String>) {
    section.mark = Some(mark);
    for block in &mut section.blocks {
        let own = text(block);
        let Some(mate) = others.iter().position(|other| *other == own) else { continue };
        others.swap_remove(mate);
        if let Block::Marked(marked) = block {
            marked.mark = Mark { mate: None, ..mark };
        }
    }
}

fn text(block: &Block) -> String {
    words(std::slice::from_ref(block))
}

/// Hands over every block that has a mark, in the order of reading.
fn each_marked(content: &mut Content, visit: &mut impl FnMut(&mut Mark, &Block)) {
    marked_in(&mut content.lead, visit);
    content.sidebar.iter_mut().for_each(|field| marked_in(&mut field.blocks, visit));
    marked_in(&mut content.body, visit);
    content.sections.iter_mut().for_each(|section| marked_in(&mut section.blocks, visit));
    marked_in(&mut content.credits, visit);
}

fn marked_in(blocks: &mut [Block], visit: &mut impl FnMut(&mut Mark, &Block)) {
    for block in blocks {
        match block {
            Block::Marked(marked) => visit(&mut marked.mark, &marked.block),
            Block::List { items, .. } => {
                items.iter_mut().for_each(|item| marked_in(item, visit));
            }
            Block::Quote { blocks }
            | Block::Statement { blocks }
            | Block::Callout { blocks, .. } => marked_in(blocks, visit),
            Block::Paragraph { .. } | Block::Heading { .. } | Block::Picture { .. } => {}
        }
    }
}

fn class(block: &Block) -> &'static str {
    match block {
        Block::Paragraph { .. } => "paragraph",
        Block::Heading { .. } => "heading",
        Block::List { .. } => "list",
        Block::Quote { .. } => "quote",
        Block::Callout { .. } => "callout",
        Block::Statement { .. } => "statement",
        Block::Picture { .. } => "picture",
        Block::Marked(marked) => class(&marked.block),
    }
}
