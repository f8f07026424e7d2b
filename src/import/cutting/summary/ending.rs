//! Finds a summary that ends a text, as those of French books do, and sets it before the sheets, where others stand.

use std::ops::Range;

use super::entry::Entry;
use super::finder::Finder;
use super::listed;
use super::{ALIKE, is_page};
use crate::fold::{fold, folded_words, likeness};
use crate::import::block::{Block, Shape};
use crate::import::cutting::manifest;
use crate::import::cutting::outside;
use crate::import::patterns::Patterns;

/// A summary has as many rows, and more.
const FEWEST: usize = 2;
/// So many rows tell where its sheets begin.
const TELLING: usize = 40;

/// Sets the summary that ends a text before its sheets, where none stands there already.
pub(crate) fn bring_forward(blocks: &mut [Block], patterns: &Patterns) {
    let Some(own) = last_list(blocks) else { return };
    let found = Finder::new(&[&*blocks], patterns).summary(0);
    if !found.rows.is_empty() && found.end <= own.start {
        return;
    }
    let Some(first) = first_named(&blocks[..own.start], &blocks[own.clone()]) else { return };
    let to = outside::above(blocks, first);
    blocks[to..own.end].rotate_right(own.len());
    let found = Finder::new(&[&*blocks], patterns).summary(0);
    if found.rows.len() < FEWEST || found.end != to + own.len() {
        blocks[to..own.end].rotate_left(own.len());
    }
}

/// The last lines that look like the rows of a summary, with its title: those below such a title, or those that end the text.
fn last_list(blocks: &[Block]) -> Option<Range<usize>> {
    let is_title = |block: &Block| {
        let line = block.level().is_some() || block.is_paragraph() && !block.text.has_break();
        line && block.text.short().is_some_and(|text| manifest::is_contents(&text))
    };
    let rows = |from: usize| blocks[from..].iter().take_while(|block| is_row(block)).count();
    if let Some(title) = blocks.iter().rposition(is_title) {
        let count = rows(title + 1);
        return (count >= FEWEST).then_some(title..title + 1 + count);
    }
    let count = blocks.iter().rev().take_while(|block| is_paged(block)).count();
    (count >= FEWEST).then_some(blocks.len() - count..blocks.len())
}

fn is_row(block: &Block) -> bool {
    matches!(block.shape, Shape::Row(_)) || listed::may_be_row(block)
}

/// Whether a line names a page.
fn is_paged(block: &Block) -> bool {
    match &block.shape {
        Shape::Row(cells) => cells.iter().any(|cell| is_page(&cell.plain())),
        _ => listed::may_be_row(block) && Entry::headed(&block.text.plain()).page.is_some(),
    }
}

/// The first heading, or line, that one of the rows names.
fn first_named(blocks: &[Block], rows: &[Block]) -> Option<usize> {
    let cells = |block: &Block| match &block.shape {
        Shape::Row(cells) => cells.iter().map(|cell| cell.plain()).collect(),
        _ => vec![Entry::headed(&block.text.plain()).title.to_owned()],
    };
    let titles = rows.iter().take(TELLING).flat_map(cells).filter(|title| !is_page(title));
    let titles: Vec<Vec<String>> = titles.map(|title| folded_words(&title)).collect();
    let named = |block: &Block| {
        let line = block.is_paragraph() && !block.text.has_break();
        let Some(text) = block.text.short().filter(|_| line || block.level().is_some()) else {
            return false;
        };
        let words = folded_words(&text);
        let same = |title: &Vec<String>| !title.is_empty() && title.join(" ") == fold(&text);
        titles.iter().any(|title| {
            same(title) || block.heads() && !title.is_empty() && likeness(title, &words) >= ALIKE
        })
    };
    blocks.iter().position(named)
}
