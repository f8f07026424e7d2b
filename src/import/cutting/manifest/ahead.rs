//! Tells what of a cover is the cover's from an introduction or the like, which begins with a heading of its own or with a
//! sentence.

use super::super::summary::Summary;
use super::{is_annex_label, lines, printed};
use crate::fold::fold;
use crate::import::block::Block;
use crate::import::draft::Manifest;

/// The guide's title and what follows it.
const GUIDE_LINES: usize = 2;
/// An issuing body's name is no longer than this, in characters.
const BODY: usize = 160;
/// A sentence has as many words, and more; a name that ends in a point may have fewer.
const SENTENCE: usize = 4;

/// Whether a text could be a line of the issuing body: it is short, and neither a sentence nor what leads to a list.
pub(super) fn may_be_body(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let last = text.rsplit(' ').next().unwrap_or_default();
    // « S.A. »
    let short = last.trim_end_matches('.').contains('.');
    let point = text.ends_with('.') && !short && words >= SENTENCE;
    let ends = point || text.ends_with([';', ':', '!', '?', '…']);
    let named = lines::is_body(text) || lines::has_postcode(text);
    text.chars().count() <= BODY && (named || !ends)
}

/// What stands below a heading, and the headings right under it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Ahead {
    /// « Annexe » and its number.
    Label,
    /// Running text or a list.
    Running,
    /// Lines, or nothing.
    Other,
}

impl Ahead {
    /// What stands below each block.
    pub(super) fn of(blocks: &[Block], summary: &Summary) -> Vec<Self> {
        let mut below = Self::Other;
        let mut found = Vec::with_capacity(blocks.len());
        for block in blocks.iter().rev() {
            found.push(below);
            let text = printed(block);
            below = match block.level() {
                _ if is_annex_label(&text) => Self::Label,
                Some(_) => below,
                None if summary.holds(block) => Self::Other,
                None if block.is_paragraph() && may_be_body(&text) => Self::Other,
                None => Self::Running,
            };
        }
        found.reverse();
        found
    }
}

/// Whether a block is of the guide's title, a heading or a line that says so, and if it is, whether that is sure.
///
/// Below « Annexe 2 » other headings may be those of an introduction, and are where running text follows.
pub(super) fn guide(block: &Block, text: &str, ahead: Ahead, manifest: &Manifest) -> Option<bool> {
    let known = manifest.guide.len();
    let says = known == 0 && fold(text).starts_with("guide ");
    let below = !manifest.annexe.is_empty();
    let running = ahead == Ahead::Running;
    match known {
        _ if says => Some(true),
        _ if block.level().is_none() => None,
        0 if below => (!running).then_some(false),
        0 => Some(!running),
        _ => (known < GUIDE_LINES && !below && !running).then_some(true),
    }
}

/// Whether a bold line heads running text; the first one of an annex without a title may be that.
pub(super) fn introduces(block: &Block, ahead: Ahead, untitled: bool) -> bool {
    let heads = block.is_paragraph() && block.heads() && ahead == Ahead::Running;
    heads && !untitled && !lines::is_body(&block.text.plain())
}
