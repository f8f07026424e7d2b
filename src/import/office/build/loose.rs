//! A sheet whose document's styles say little: its blocks as a converted text has them, for the import to judge.

use super::prose::{self, Notes};
use super::reperes::Line;
use crate::import::block::{Block, Icon, Shape};
use crate::import::draft::Element;
use crate::import::inline::{Inline, Role as Span};
use crate::import::log::Log;
use crate::import::office::parts::Part;
use crate::message::text;

/// Makes the blocks; sidebars in tables and boxes come apart from them.
pub(crate) fn loosen(
    blocks: Vec<Block>,
    notes: &mut Notes,
    log: &mut Log<'_>,
) -> (Vec<Block>, Vec<Line>) {
    let mut out = Vec::with_capacity(blocks.len());
    let mut sidebar = Vec::new();
    for block in blocks {
        match block.shape {
            Shape::Part(part) => match *part {
                Part::Sidebar(lines) => sidebar.extend(lines),
                Part::Picture(picture, caption) => {
                    let prose = prose::picture_of(picture, caption, notes, log);
                    out.extend(prose.into_iter().map(made));
                }
                Part::Element(mut element) => {
                    notes.below_title(&mut element, log);
                    let called = notes.of(std::slice::from_ref(&element));
                    out.extend(std::iter::once(element).chain(called).map(made));
                }
                Part::Para(_) | Part::Row(..) => {}
            },
            Shape::Heading(_) => heading(block, notes, log, &mut out),
            _ => out.push(plain(block, notes)),
        }
    }
    let called: Vec<Block> = out.iter().flat_map(|block| notes_of(block, notes)).collect();
    out.extend(called);
    (out, sidebar)
}

/// A heading, and the notes called in it as paragraphs below.
fn heading(mut block: Block, notes: &mut Notes, log: &mut Log<'_>, out: &mut Vec<Block>) {
    let after = notes.take_from(&mut block.text);
    if !after.is_empty() {
        log.doubt(block.line, text!("import-note-heading"));
    }
    let line = block.line;
    out.push(plain(block, notes));
    out.extend(after.into_iter().map(|text| Block::paragraph(line, text)));
}

/// A block without its style; the marks before its text count as they do in a text.
fn plain(mut block: Block, notes: &mut Notes) -> Block {
    block.style = None;
    block.icon = block.text.take_icon();
    block.shape = match (block.shape, block.icon) {
        (Shape::Paragraph, Some(Icon::Check | Icon::Ring)) => Shape::Item(None),
        (Shape::Item(_), Some(Icon::Arrow | Icon::Pointer)) => Shape::Paragraph,
        (Shape::Item(number), None) if starts_with_ring(&block.text) => {
            block.text = std::mem::take(&mut block.text).skip(1);
            block.icon = Some(Icon::Ring);
            notes.typed.push((block.line, "o".to_owned()));
            Shape::Item(number)
        }
        (Shape::Paragraph, None) if prose::is_typed_item(&block.text) => {
            block.text = std::mem::take(&mut block.text).skip(1);
            Shape::Item(None)
        }
        (shape, _) => shape,
    };
    block
}

/// Whether a text starts with the letter that a ring is often read as.
fn starts_with_ring(text: &Inline) -> bool {
    text.0.first().is_some_and(|span| span.text.starts_with("o "))
}

fn made(element: Element) -> Block {
    let shape = Shape::Made(Box::new(element.body));
    Block { shape, ..Block::paragraph(element.line, Inline::default()) }
}

/// The notes that a block calls, as a text has them: the mark, a colon, the text.
fn notes_of(block: &Block, notes: &mut Notes) -> Vec<Block> {
    let marks = block.text.0.iter().filter(|span| span.role == Span::NoteMark);
    let texts = marks.filter_map(|mark| Some((mark.clone(), notes.texts.remove(&mark.text)?)));
    let block = |(mark, text): (crate::import::inline::Span, Inline)| {
        let mut note = Inline(vec![mark]);
        note.push(":", false, false, Span::Text);
        note.join(text);
        Block::paragraph(block.line, note)
    };
    texts.map(block).collect()
}
