//! Brings notes to the parts of an input that call them: converters put the texts of all notes at the end, in the last sheet.

use std::collections::{BTreeSet, HashMap};

use super::Piece;
use crate::import::block::{Block, Shape};
use crate::import::inline::{Inline, Role};
use crate::import::office::Rest;
use crate::import::ordering::footnotes;

/// The paragraphs of a note stand as many columns further in than its first line, or more.
const INSIDE: usize = 2;
/// No more bytes of notes are copied for all parts of an input that call the same ones.
const COPIED: usize = 1 << 20;

/// Makes one block of each note of a text: its later paragraphs stand further in, below the first.
pub(super) fn whole(blocks: &mut Vec<Block>) {
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut inside = None;
    for block in std::mem::take(blocks) {
        let below = inside.filter(|inside| block.indent >= *inside).and_then(|_| lead(&block));
        match (below, out.last_mut()) {
            (Some(lead), Some(note)) => {
                let mut text = Inline::default();
                text.push(&lead, false, false, Role::Text);
                block.text.0.into_iter().for_each(|span| {
                    text.push(&span.text, span.bold, span.italic, span.role);
                });
                note.text.join(text);
            }
            _ => {
                inside = footnotes::labelled(&block).map(|_| block.indent + INSIDE);
                out.push(block);
            }
        }
    }
    *blocks = out;
}

/// What stands before the text of a block in a line of print, where a note can hold the block.
fn lead(block: &Block) -> Option<String> {
    let text = match block.shape {
        Shape::Item(Some(number)) => format!("{number}. "),
        Shape::Item(None) => "– ".to_owned(),
        Shape::Paragraph | Shape::Quote => String::new(),
        _ => return None,
    };
    footnotes::labelled(block).is_none().then_some(text)
}

/// Moves the texts of a text's notes to the sheets that call them, and to what is of none, as the cover, where that does.
///
/// A note that several of them call is copied; the copies' words go to `given`.
pub(super) fn bring_home(
    others: [&mut Vec<Block>; 2],
    pieces: &mut [Piece],
    given: &mut Vec<String>,
) {
    let outside = others.len();
    let mut parts: Vec<&mut Vec<Block>> = others.into_iter().collect();
    parts.extend(pieces.iter_mut().map(|piece| &mut piece.blocks));
    let calls: Vec<BTreeSet<String>> = parts.iter().map(|blocks| calls(blocks)).collect();
    // The parts that call a note and have no text of it.
    let mut wanting: HashMap<&str, Vec<usize>> = HashMap::new();
    for (part, labels) in calls.iter().enumerate() {
        let own: BTreeSet<&str> = parts[part].iter().filter_map(footnotes::labelled).collect();
        for label in labels.iter().filter(|label| !own.contains(label.as_str())) {
            wanting.entry(label).or_default().push(part);
        }
    }
    let mut moved = Vec::new();
    let mut left = COPIED;
    for (part, blocks) in parts.iter_mut().enumerate() {
        let homes = |block: &Block| wanting.get(footnotes::labelled(block)?);
        if !blocks.iter().any(|block| homes(block).is_some()) {
            continue;
        }
        for block in std::mem::take(*blocks) {
            let Some(homes) = homes(&block) else {
                blocks.push(block);
                continue;
            };
            let stays =
                footnotes::labelled(&block).is_some_and(|label| calls[part].contains(label));
            for (n, home) in homes.iter().enumerate() {
                if n > 0 || stays {
                    let Some(rest) = left.checked_sub(block.text.length()) else { break };
                    left = rest;
                    given.push(block.text.plain());
                }
                moved.push((*home, block.clone()));
            }
            if stays {
                blocks.push(block);
            }
        }
    }
    for (home, block) in moved {
        parts[home].push(block);
    }
    // No line of the cover is a note.
    for block in parts.iter_mut().take(outside).flat_map(|blocks| blocks.iter_mut()) {
        if footnotes::labelled(block).is_some() {
            block.shape = Shape::Quote;
        }
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
