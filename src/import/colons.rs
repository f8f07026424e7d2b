//! Takes the colons from the bold headings of a sheet's sections: « **Les enjeux :** ».

use super::block::Block;
use super::inline::Inline;
use super::patterns::Patterns;

/// No such heading has more characters.
const LINE: usize = 80;

/// Makes them what they would be without colons.
///
/// Some bold lines before a colon are none: the labels of the sidebar, and those that lead to a list, where a sheet has
/// other headings or no second one.
pub(crate) fn dropped(blocks: &mut [Block], patterns: &Patterns) {
    let marked = blocks.iter().any(|block| {
        let text = || block.text.plain();
        block.level().is_some() && patterns.recognise(&text()).is_some()
    });
    let heads = |block: &Block| heading(block, patterns).is_some();
    let several = !marked && blocks.iter().filter(|block| heads(block)).count() > 1;
    for at in 0..blocks.len() {
        let Some((bare, sure)) = heading(&blocks[at], patterns) else { continue };
        let lists = blocks.get(at + 1).is_some_and(Block::is_item);
        if sure || several || !marked && !lists {
            blocks[at].text = bare;
        }
    }
}

/// A bold line without the colon that ends it, where its words announce a section, and whether they are the usual ones.
fn heading(block: &Block, patterns: &Patterns) -> Option<(Inline, bool)> {
    if !block.is_paragraph() || block.has_arrow() || block.text.has_break() {
        return None;
    }
    let text = block.text.short().filter(|text| text.ends_with(':'))?;
    let mut bare = block.text.clone();
    while let Some(last) = bare.0.last_mut() {
        let length = last.text.trim_end_matches(|c: char| c == ':' || c.is_whitespace()).len();
        last.text.truncate(length);
        if length > 0 {
            break;
        }
        bare.0.pop();
    }
    let label = bare.plain();
    let own = patterns.field(&label).is_some()
        || patterns.is_sidebar(&label)
        || patterns.is_viewpoint(&label)
        || patterns.is_action_name(&label)
        || patterns.is_summary_title(&label)
        || patterns.is_themes(&label);
    let fits = bare.is_bold() && !own && text.chars().count() <= LINE;
    let found = patterns.recognise(&label).filter(|_| fits)?;
    Some((bare, found.is_sure()))
}
