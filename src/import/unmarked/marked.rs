//! Tells the sheets whose headings are marked: no line without a mark is one there.

use crate::import::block::Block;
use crate::import::cut;
use crate::import::patterns::Patterns;

/// So many bold lines that announce sections are a sheet's headings.
const SEVERAL: usize = 2;
/// None of them has more characters.
const LINE: usize = 80;

/// What a block is that is marked as a heading.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// A heading whose words announce a section.
    Section,
    /// A bold line that does.
    Bold,
    /// A heading of this level with other words: a title, or a section without a type.
    Other(u8),
}

/// For each block whether it stands in a sheet that has marked headings, as far as the levels of titles tell sheets.
pub(super) fn in_marked_sheets(blocks: &[Block], patterns: &Patterns) -> Vec<bool> {
    let marks: Vec<Option<Mark>> = blocks.iter().map(|block| mark(block, patterns)).collect();
    let level = |mark: &Option<Mark>| match mark {
        Some(Mark::Other(level)) => Some(*level),
        _ => None,
    };
    let cover = cut::cover_end(blocks);
    let titles = marks[cover..].iter().filter_map(level).min();
    let is_title = |at: &usize| *at >= cover && titles.is_some() && level(&marks[*at]) == titles;
    let mut edges: Vec<usize> = (0..blocks.len()).filter(is_title).collect();
    edges.push(blocks.len());
    let mut from = 0;
    let mut told = Vec::with_capacity(blocks.len());
    for edge in edges {
        let title = titles.filter(|_| from < blocks.len() && is_title(&from));
        told.resize(edge, has_headings(&marks[from..edge], title));
        from = edge;
    }
    told
}

/// Whether a sheet has headings of sections; its title, of the level given, is the first of its marks.
fn has_headings(marks: &[Option<Mark>], title: Option<u8>) -> bool {
    let bold = marks.iter().filter(|mark| **mark == Some(Mark::Bold)).count();
    // Right under a title stands the second half of it.
    let other = |mark: &Option<Mark>| match (mark, title) {
        (Some(Mark::Other(level)), Some(title)) => *level == title + 1,
        _ => false,
    };
    bold >= SEVERAL || marks.contains(&Some(Mark::Section)) || marks.iter().skip(2).any(other)
}

fn mark(block: &Block, patterns: &Patterns) -> Option<Mark> {
    let text = block.text.short().filter(|_| block.heads() && !block.has_arrow());
    let Some(text) = text else {
        return block.level().filter(|_| !block.has_arrow()).map(Mark::Other);
    };
    let label = block.text.label();
    let label = label.as_deref().unwrap_or(&text);
    let own = patterns.is_sidebar(&text)
        || patterns.field(label).is_some()
        || patterns.is_viewpoint(&text)
        || patterns.is_action_name(label)
        || patterns.is_summary_title(label)
        || patterns.is_themes(label);
    let found = patterns.recognise(&text);
    match (block.level(), found) {
        _ if own => None,
        (Some(_), Some(_)) => Some(Mark::Section),
        (Some(level), None) => Some(Mark::Other(level)),
        (None, Some(_)) if is_short(&text) => Some(Mark::Bold),
        _ => None,
    }
}

/// Whether a bold line that announces a section becomes its heading, as the outline has it.
fn is_short(text: &str) -> bool {
    text.chars().count() <= LINE && !text.ends_with(['.', ';', ',', ':', '!', '»'])
}
