//! Gives back their place to headings that a conversion made lists of one item.

use crate::import::block::{Block, Shape};
use crate::import::inline::Inline;
use crate::import::log::{Log, start};
use crate::import::patterns::{Means, Patterns, Recognised};
use crate::message::text;

/// So many items that are lists by themselves are headings.
const SEVERAL: usize = 2;
/// An item with more characters than this is no heading.
const LINE: usize = 120;

/// Makes bold lines of the lists of one item whose words are the usual ones of a heading.
///
/// A list of one item is rare, and its words say what it was: what comes after knows bold lines as headings.
pub(crate) fn headings(blocks: &mut [Block], patterns: &Patterns, log: &mut Log<'_>) {
    let alone: Vec<usize> = (0..blocks.len()).filter(|at| is_above_text(blocks, *at)).collect();
    for at in 0..blocks.len() {
        let before = at.checked_sub(1).and_then(|before| blocks.get(before));
        let next = blocks.get(at + 1);
        let among = alone.len() >= SEVERAL && alone.binary_search(&at).is_ok();
        let known = || !next.is_some_and(is_plain) && is_heading(&blocks[at], before, patterns);
        if !among && !known() {
            continue;
        }
        let block = &mut blocks[at];
        log.likely(block.line, text!("import-lone-item", text = start(&block.text.plain())));
        let mut bold = Inline::default();
        for span in std::mem::take(&mut block.text).0 {
            bold.push(&span.text, true, span.italic, span.role);
        }
        (block.shape, block.text, block.indent) = (Shape::Paragraph, bold, 0);
    }
}

/// Whether an item is a list by itself, bold throughout, and has a paragraph of its own below it, as sub-headings do.
fn is_above_text(blocks: &[Block], at: usize) -> bool {
    let block = &blocks[at];
    let text = |block: &Block| {
        block.is_paragraph() && block.gap > 0 && block.indent == 0 && !block.heads()
    };
    let item = |at: Option<usize>| at.and_then(|at| blocks.get(at)).is_some_and(Block::is_item);
    let whole = block.text.plain();
    is_plain(block)
        && block.indent == 0
        && block.gap > 0
        && block.text.is_bold()
        && !block.text.has_break()
        && whole.chars().count() <= LINE
        && !whole.ends_with(['.', ';', ',', ':', '!', '»'])
        && !item(at.checked_sub(1))
        && blocks.get(at + 1).is_some_and(text)
}

/// Whether an item announces a section, or the sidebar: in the usual words to the letter where others stand before it.
fn is_heading(block: &Block, before: Option<&Block>, patterns: &Patterns) -> bool {
    if !is_plain(block) || block.text.has_break() {
        return false;
    }
    let text = block.text.plain();
    if text.ends_with(['.', ';', ',', ':']) || text.chars().count() > LINE {
        return false;
    }
    let parted = block.gap > 0;
    let last = before.is_some_and(is_plain);
    let found = patterns.recognise(&text);
    let sure = || found.as_ref().is_some_and(|found| found.means == Means::Usual) && parted;
    let starts = || found.as_ref().is_some_and(Recognised::starts) || patterns.is_sidebar(&text);
    // What is bold throughout was more than an item.
    let bold = || found.is_some() && block.text.is_bold() && parted;
    if last { sure() } else { starts() || bold() }
}

/// Whether a block is an item of a list without numbers and marks.
fn is_plain(block: &Block) -> bool {
    block.shape == Shape::Item(None) && block.icon.is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::text::markdown;

    fn bold(text: &str) -> Vec<String> {
        let mut notes = Vec::new();
        let mut blocks = markdown::read(text, 0, &mut Vec::new());
        headings(&mut blocks, &Patterns::default(), &mut Log::new(&mut notes, None));
        let lines = blocks.iter().filter(|block| block.is_paragraph() && block.text.is_bold());
        lines.map(|block| block.text.plain()).collect()
    }

    #[test]
    fn a_list_of_one_usual_heading_is_one() {
        let text = "Fin\n\n- Le contexte\n\nOn cuit.\n\n- REPERES\n\nx\n\n- Le pain\n\ny";
        assert_eq!(bold(text), ["Le contexte", "REPERES"]);
        assert_eq!(bold("Fin\n\n- **Le bilan**\n\nx\n\n- Le pain\n\ny"), ["Le bilan"]);
    }

    #[test]
    fn bold_lists_of_one_above_text_are_headings_where_there_are_several() {
        let text = "Fin\n\n- **Le four**\n\nx\n\n- **Le pain**\n\ny";
        assert_eq!(bold(text), ["Le four", "Le pain"]);
        assert!(bold("Fin\n\n- **Le four**\n\nx").is_empty());
    }

    #[test]
    fn a_list_may_end_right_before_one() {
        let text = "- Un\n- Deux\n\n- Les perspectives/les ouvertures\n\n- ✓ Cuire ;\n";
        assert_eq!(bold(text), ["Les perspectives/les ouvertures"]);
        assert!(bold("- Un\n- Le contexte\n\nx\n\n- Un\n\n- Le contexte du four\n\nx").is_empty());
    }

    #[test]
    fn an_item_among_others_is_none() {
        assert!(bold("- Le contexte\n- Le pain\n\nx\n\n- Le contexte est bon.\n\ny").is_empty());
        assert!(bold("1. Le contexte\n\nx").is_empty());
    }
}
