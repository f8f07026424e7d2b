//! Tells the sheets whose headings are marked: there a line without a mark is none, unless one alone is marked.

use crate::import::block::Block;
use crate::import::cutting::cut;
use crate::import::cutting::outside;
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

/// A stretch of a text from a title of its level to the next: a sheet, as far as levels tell sheets.
pub(super) struct Stretch {
    /// Its blocks.
    pub(super) blocks: std::ops::Range<usize>,
    /// Whether it has marked headings.
    pub(super) marked: bool,
    /// Whether it is what stands before the first title.
    cover: bool,
    /// The blocks that are headings with the words of a section's.
    sections: Vec<usize>,
}

/// The stretches of a text.
pub(super) fn stretches(blocks: &[Block], patterns: &Patterns) -> Vec<Stretch> {
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
    let mut found = Vec::with_capacity(edges.len());
    for edge in edges {
        let title = titles.filter(|_| from < blocks.len() && is_title(&from));
        let section = |at: &usize| matches!(marks[*at], Some(Mark::Section | Mark::Bold));
        let sections = (from..edge).filter(section).collect();
        let marked = has_headings(&marks[from..edge], title);
        let cover = title.is_none() && edge < blocks.len();
        found.push(Stretch { blocks: from..edge, marked, cover, sections });
        from = edge;
    }
    found
}

impl Stretch {
    /// Whether lines with the words of sections, of these types, are headings here: the usual words tell that others are as
    /// well, and so do two types. Where headings are marked they must be the most, and of none of the types of those.
    pub(super) fn heads(
        &self,
        lines: &[(usize, &'static str)],
        blocks: &[Block],
        patterns: &Patterns,
    ) -> bool {
        let found = |at: usize| patterns.recognise(&blocks[at].text.plain());
        let sure = || lines.iter().any(|(at, _)| found(*at).is_some_and(|found| found.is_sure()));
        let types = || lines.iter().any(|(_, kind)| *kind != lines[0].1);
        let marked = |kind: &str| {
            self.sections.iter().any(|at| found(*at).is_some_and(|found| found.kind.name == kind))
        };
        let more = self.sections.len() == 1 && !lines.iter().any(|(_, kind)| marked(kind));
        !lines.is_empty() && !self.cover && if self.marked { more } else { sure() || types() }
    }
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
    // Parts stand above the titles of sheets.
    let part = block.level().is_some() && outside::is_named(&text);
    match (block.level(), found) {
        _ if own || part => None,
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
