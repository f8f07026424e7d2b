//! The titles of sheets in a text without any mark: each a line above the lead of the section that sheets begin with.

use super::{BELOW, LINE, Line, Look};
use crate::import::block::Block;
use crate::import::cutting::front;
use crate::import::cutting::manifest;
use crate::import::patterns::Patterns;

/// The lines of such titles; none where the text has marks.
pub(super) fn plain(blocks: &[Block], lines: &[Option<Line>], patterns: &Patterns) -> Vec<usize> {
    // Arrows stand before the labels of the sidebar too.
    if blocks.iter().any(|block| block.heads() && !block.has_arrow()) {
        return Vec::new();
    }
    let kind = |at: usize| lines[at].filter(|line| !line.field).and_then(|line| line.kind);
    let Some(opens) = (0..lines.len()).find_map(kind) else { return Vec::new() };
    let first = (0..lines.len()).filter(|at| kind(*at) == Some(opens));
    let title = |section: usize| {
        let above = (section.saturating_sub(BELOW)..section).rev();
        let mut lead = above
            .skip_while(|at| is_sentence(&blocks[*at]) || names_action(&blocks[*at], patterns));
        lead.next().filter(|at| may_be(blocks, lines, *at, patterns))
    };
    let found: Vec<usize> = first.filter_map(title).collect();
    // Each stands where a sheet must begin.
    if found.len() > 1 { found } else { Vec::new() }
}

/// Whether a paragraph of a lead is one of sentences.
fn is_sentence(block: &Block) -> bool {
    let text = block.text.plain();
    block.is_paragraph() && text.ends_with(['.', '!', '?', '…', '»'])
}

/// Whether a line is « Nom de l'action : … », which stands below the title.
fn names_action(block: &Block, patterns: &Patterns) -> bool {
    let before = block.text.cut_at_colon();
    block.is_paragraph() && before.is_some_and(|(label, _)| patterns.is_action_name(&label))
}

/// Whether a block is a line alone that could be a title.
fn may_be(blocks: &[Block], lines: &[Option<Line>], at: usize, patterns: &Patterns) -> bool {
    let block = &blocks[at];
    let text = block.text.plain();
    let alone = block.gap > 0 && blocks.get(at + 1).is_some_and(|next| next.gap > 0);
    let known = lines[at].is_some_and(|line| line.look == Look::Plain || line.field);
    let own = patterns.is_sidebar(&text)
        || patterns.field(block.text.label().as_deref().unwrap_or(&text)).is_some()
        || front::is_front(&text)
        || manifest::is_annex_label(&text);
    let line = text.chars().count() <= LINE && !text.ends_with([':', ';', ',']);
    let capital = text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '«');
    block.is_paragraph() && !block.text.has_break() && alone && !known && !own && line && capital
}
