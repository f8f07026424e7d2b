//! Takes the colons from the bold headings of a sheet's sections: « **Les enjeux :** ».

use crate::import::block::Block;
use crate::import::inline::Inline;
use crate::import::patterns::Patterns;

/// No such heading has more characters.
const LINE: usize = 80;

/// Makes them what they would be without colons.
///
/// Some bold lines before a colon are none: the labels of the sidebar, and those that lead to a list, where a sheet has
/// other headings or no second one.
pub(crate) fn dropped(blocks: &mut [Block], patterns: &Patterns) {
    let marked = has_marked(blocks, patterns);
    let heads = |block: &Block| heading(block, patterns).is_some();
    let several = !marked && blocks.iter().filter(|block| heads(block)).count() > 1;
    for at in 0..blocks.len() {
        if let Some(bare) = viewpoint(&blocks[at], patterns) {
            blocks[at].text = bare;
            continue;
        }
        let Some((bare, sure)) = heading(&blocks[at], patterns) else { continue };
        let lists = blocks.get(at + 1).is_some_and(Block::is_item);
        if sure || several || !marked && !lists {
            blocks[at].text = bare;
        }
    }
}

/// Whether a heading of the running text announces a section: those of the sidebar are its labels.
fn has_marked(blocks: &[Block], patterns: &Patterns) -> bool {
    let mut sidebar = None;
    for block in blocks {
        let Some(level) = block.level() else { continue };
        let text = block.text.plain();
        if patterns.is_sidebar(&text) {
            sidebar = Some(level);
            continue;
        }
        let own = sidebar.is_some_and(|sidebar| level > sidebar);
        let label = block.has_arrow() && patterns.field(&text).is_some();
        if own || label {
            continue;
        }
        sidebar = None;
        if patterns.recognise(&text).is_some() {
            return true;
        }
    }
    false
}

/// A bold line that tells a point of view, without the colon that ends it.
fn viewpoint(block: &Block, patterns: &Patterns) -> Option<Inline> {
    let bare = bare(block)?;
    let text = bare.plain();
    let label = patterns.field(&text).is_some();
    (!label && bare.is_bold() && patterns.is_viewpoint(&text)).then_some(bare)
}

/// A short line without the colon that ends it.
pub(crate) fn bare(block: &Block) -> Option<Inline> {
    if !block.is_paragraph() || block.has_arrow() || block.text.has_break() {
        return None;
    }
    block.text.short().filter(|text| text.ends_with(':') && text.chars().count() <= LINE)?;
    let mut bare = block.text.clone();
    while let Some(last) = bare.0.last_mut() {
        let length = last.text.trim_end_matches(|c: char| c == ':' || c.is_whitespace()).len();
        last.text.truncate(length);
        if length > 0 {
            break;
        }
        bare.0.pop();
    }
    Some(bare)
}

/// A bold line without the colon that ends it, where its words announce a section, and whether they are the usual ones.
fn heading(block: &Block, patterns: &Patterns) -> Option<(Inline, bool)> {
    let bare = bare(block)?;
    let label = bare.plain();
    let own = patterns.field(&label).is_some()
        || patterns.is_sidebar(&label)
        || patterns.is_viewpoint(&label)
        || patterns.is_action_name(&label)
        || patterns.is_summary_title(&label)
        || patterns.is_themes(&label);
    let fits = bare.is_bold() && !own;
    let found = patterns.recognise(&label).filter(|_| fits)?;
    Some((bare, found.is_sure()))
}
