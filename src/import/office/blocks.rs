//! The parts of a document as the blocks that the whole import works on, and back.

use super::model::{Bullet, Para, Role, Style};
use super::parts::Part;
use crate::import::block::{Block, Shape};
use crate::import::inline::Inline;

/// Blocks have headings of six levels.
const LOWEST: u8 = 6;

/// The blocks of a document's parts, one for each.
pub(crate) fn of(parts: Vec<Part>) -> Vec<Block> {
    let titled =
        parts.iter().any(|part| matches!(part, Part::Para(para) if para.role == Role::Title));
    let mut blocks: Vec<Block> = Vec::with_capacity(parts.len());
    for part in parts {
        let last = blocks.last();
        let block = match part {
            Part::Para(para) => paragraph(para, titled, last),
            Part::Row(line, cells) => {
                let text = Inline::joined(cells.iter().cloned());
                Block { shape: Shape::Row(cells), ..Block::paragraph(line, text) }
            }
            part => {
                let shape = Shape::Part(Box::new(part));
                Block { shape, ..Block::paragraph(0, Inline::default()) }
            }
        };
        blocks.push(block);
    }
    blocks
}

/// The block of a paragraph; below a title, headings are one level lower than their styles say.
fn paragraph(para: Para, titled: bool, last: Option<&Block>) -> Block {
    let Para { line, role, bullet, text, .. } = para;
    let goes_on = |block: &Block| block.style.is_some_and(|style| style.role == Role::Continues);
    let below = match last {
        Some(last) if last.is_item() => last.indent + 2,
        // One more paragraph of the same item.
        Some(last) if goes_on(last) => last.indent,
        _ => 0,
    };
    let (shape, indent) = match (bullet, role) {
        (Some(Bullet { level, number }), _) => (Shape::Item(number), level * 2),
        (_, Role::Title) => (Shape::Heading(1), 0),
        (_, Role::Subtitle) => (Shape::Heading(LOWEST), 0),
        (_, Role::Heading(level)) => {
            (Shape::Heading(level.saturating_add(u8::from(titled)).clamp(1, LOWEST)), 0)
        }
        (_, Role::Quote) => (Shape::Quote, 0),
        (_, Role::Continues) => (Shape::Paragraph, below),
        _ => (Shape::Paragraph, 0),
    };
    let among_items = bullet.is_some() && last.is_some_and(Block::is_item);
    let gap = usize::from(!among_items);
    let icon = if shape == Shape::Quote { None } else { text.icon() };
    Block { line, shape, gap, indent, icon, text, style: Some(Style { role, bullet }) }
}

/// The part that a block was made of.
pub(crate) fn part(block: Block) -> Part {
    let Block { line, shape, text, style, .. } = block;
    match shape {
        Shape::Part(part) => *part,
        Shape::Row(cells) => Part::Row(line, cells),
        _ => Part::Para(para(line, text, style)),
    }
}

/// The paragraph that a block was made of.
fn para(line: usize, text: Inline, style: Option<Style>) -> Para {
    let Style { role, bullet } = style.unwrap_or_default();
    Para { line, role, bullet, text, ..Para::default() }
}
