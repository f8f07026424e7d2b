//! What stands at the end of a sheet and is none of it: the number of its last page, the back cover.

use crate::fold::fold;
use crate::import::block::Block;
use crate::import::log::{Log, start};
use crate::import::text::paper;
use crate::message::text;

/// How many blocks a back cover may take.
const BACK_COVER: usize = 8;

/// A number alone that ends a sheet, below its text, is the one of its last page.
pub(super) fn last_page(
    blocks: &mut Vec<Block>,
    set_aside: &mut Vec<(usize, String)>,
    log: &mut Log<'_>,
) {
    let [_, below @ .., last] = blocks.as_slice() else { return };
    let page = last.is_paragraph() && paper::number(&last.text.plain()).is_some();
    // What was left aside has left no text.
    let says = |block: &&Block| !(block.is_paragraph() && block.text.is_empty());
    let Some(above) = below.iter().rfind(says).filter(|_| page) else { return };
    if !is_text(above) {
        // Below a line that could be its label a person has to say.
        if above.is_paragraph() && !above.text.is_bold() && !above.text.plain().ends_with(':') {
            let text = start(&last.text.plain());
            log.doubt(last.line, text!("import-last-page.kept", text));
        }
        return;
    }
    if let Some(block) = blocks.pop() {
        let text = block.text.plain();
        log.doubt(block.line, text!("import-last-page", text = start(&text)));
        set_aside.push((block.line, text));
    }
}

/// Whether a block is no label, whose value a number could be.
fn is_text(block: &Block) -> bool {
    let line = block.is_paragraph() || block.level().is_some();
    !line || block.is_paragraph() && paper::is_text(&block.text)
}

/// The issuing body stands again on the back cover, which is the layout's affair.
pub(super) fn back_cover(
    blocks: &mut Vec<Block>,
    body: &[String],
    set_aside: &mut Vec<(usize, String)>,
    log: &mut Log<'_>,
) {
    let wanted = fold(&body.join(" "));
    for count in 1..=BACK_COVER.min(blocks.len().saturating_sub(1)) {
        let at = blocks.len() - count;
        let text =
            blocks[at..].iter().map(|block| block.text.plain()).collect::<Vec<_>>().join(" ");
        if fold(&text) == wanted {
            log.sure(blocks[at].line, text!("import-back-cover"));
            set_aside.push((blocks[at].line, text));
            blocks.truncate(at);
            return;
        }
    }
}
