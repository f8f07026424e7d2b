//! Brings notes to the part of an input that calls them: converters put the texts of all notes at the end, in the last sheet.

use std::collections::{BTreeSet, HashMap};

use super::Piece;
use crate::import::block::{Block, Shape};
use crate::import::footnotes;
use crate::import::inline::Role;
use crate::import::office::Rest;

/// Moves the texts of a text's notes to the sheet that calls them, or to the cover.
pub(super) fn bring_home(cover: &mut Vec<Block>, pieces: &mut [Piece]) {
    let mut parts: Vec<&mut Vec<Block>> = vec![cover];
    parts.extend(pieces.iter_mut().map(|piece| &mut piece.blocks));
    let calls: Vec<BTreeSet<String>> = parts.iter().map(|blocks| calls(blocks)).collect();
    let mut first = HashMap::new();
    for (part, labels) in calls.iter().enumerate() {
        for label in labels {
            first.entry(label.as_str()).or_insert(part);
        }
    }
    let mut moved = Vec::new();
    for (part, blocks) in parts.iter_mut().enumerate() {
        let goes = |block: &Block| {
            let label = footnotes::labelled(block)?;
            let home = *first.get(label)?;
            (home != part && !calls[part].contains(label)).then_some(home)
        };
        if !blocks.iter().any(|block| goes(block).is_some()) {
            continue;
        }
        for block in std::mem::take(*blocks) {
            match goes(&block) {
                Some(home) => moved.push((home, block)),
                None => blocks.push(block),
            }
        }
    }
    for (home, block) in moved {
        parts[home].push(block);
    }
    // No line of the cover is a note.
    for block in cover.iter_mut().filter(|block| footnotes::labelled(block).is_some()) {
        block.shape = Shape::Quote;
    }
}

/// The labels of the notes that blocks call.
fn calls(blocks: &[Block]) -> BTreeSet<String> {
    let mut labels = BTreeSet::new();
    for block in blocks {
        let own = usize::from(footnotes::labelled(block).is_some());
        let marks = block.text.0.iter().skip(own).filter(|span| span.role == Role::NoteMark);
        labels.extend(marks.map(|mark| mark.text.clone()));
    }
    labels
}

/// Adds to a document's cover the texts of the notes that it calls, each below what calls it.
pub(super) fn on_cover(blocks: Vec<Block>, document: &mut Rest) -> Vec<Block> {
    let mut cover = Vec::with_capacity(blocks.len());
    for mut block in blocks {
        let own = document.notes_of(std::iter::once(&mut block));
        let line = block.place();
        cover.push(block);
        let note = |text| Block { shape: Shape::Quote, ..Block::paragraph(line, text) };
        cover.extend(own.texts.into_values().map(note));
    }
    cover
}
