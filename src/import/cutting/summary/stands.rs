//! Tells a summary's table from one of data: it stands before the sheets, and names titles that the text has.

use std::collections::HashSet;
use std::ops::Range;

use super::columns::{Raw, likeness};
use super::flat::Titles;
use super::{ALIKE, is_page, themes};
use crate::fold::{fold, folded_words};
use crate::import::block::{Block, Shape};
use crate::import::cutting::numbered;
use crate::import::inline::Inline;
use crate::import::office::Part;
use crate::import::patterns::Patterns;
use crate::limits;

/// As many rows tell.
const TELLING: usize = 60;
/// A title that begins as a heading does shares as many words with it, and more.
const BEGUN: usize = 2;
/// A title that begins as a section's heading does has as many words, and more.
const LONG: usize = 6;

/// How many rows of a table could name a sheet, and how many do.
pub(super) fn named(rows: &[Raw<'_>], known: &mut Known) -> (usize, usize) {
    let (mut named, mut all) = (0, 0);
    for (_, cells) in rows.iter().filter(|(_, cells)| cells.iter().any(says)).take(TELLING) {
        all += 1;
        named += usize::from(cells.iter().any(|cell| known.names(&cell.plain())));
    }
    (named, all)
}

/// Whether a table of a document, from a block to another, may be the summary of its sheets, or of others.
pub(crate) fn stands_among(blocks: &[Block], table: Range<usize>, patterns: &Patterns) -> bool {
    let cells = blocks[table.clone()].iter().filter_map(|block| match &block.shape {
        Shape::Row(cells) => Some((block.line, cells.as_slice())),
        _ => None,
    });
    let (before, after) = (&blocks[..table.start], &blocks[table.end..]);
    let rows: Vec<Raw<'_>> = cells.collect();
    let (named, all) = named(&rows, &mut Known::of(after.iter(), patterns));
    named > 0 && named * 2 >= all
        || !have_sheet(before, patterns) && (named > 0 || !have_sheet(after, patterns))
}

/// Whether some blocks have the heading of a section, or a sidebar.
pub(super) fn have_sheet(blocks: &[Block], patterns: &Patterns) -> bool {
    blocks.iter().any(|block| is_in_sheet(block, patterns))
}

/// Whether a block is the heading of a section, or a sidebar.
fn is_in_sheet(block: &Block, patterns: &Patterns) -> bool {
    match &block.shape {
        Shape::Part(part) => matches!(**part, Part::Sidebar(_)),
        _ => {
            let text = block.heads().then(|| block.text.short()).flatten();
            text.is_some_and(|text| {
                patterns.is_sidebar(&text) || patterns.recognise(&text).is_some()
            })
        }
    }
}

/// Whether a line is one of a sheet's own, and no title: those are long where they begin as sections do.
fn is_own(text: &str, patterns: &Patterns) -> bool {
    let short = || text.split_whitespace().count() < LONG;
    let section = patterns.recognise(text);
    patterns.is_sidebar(text) || section.is_some_and(|found| found.is_sure() || short())
}

/// Whether a cell could have a title.
fn says(cell: &Inline) -> bool {
    let text = cell.plain();
    let other = is_page(&text) || !themes(&text).is_empty() && numbered::without(&text).is_none();
    text.contains(char::is_alphabetic) && !other
}

/// The lines of a text that could be titles.
pub(super) struct Known {
    /// The headings.
    titles: Titles,
    /// All of them, without their numbers.
    lines: HashSet<String>,
    /// How the headings begin, by as many words as tell.
    heads: HashSet<Vec<String>>,
}

impl Known {
    pub(super) fn of<'a>(blocks: impl Iterator<Item = &'a Block>, patterns: &Patterns) -> Self {
        let line = |block: &&Block| {
            let fits = block.heads() || block.is_paragraph() || block.is_item();
            let text = block.text.short().filter(|_| fits && !block.text.has_break());
            text.is_some_and(|text| !is_own(&text, patterns))
        };
        let blocks: Vec<Block> = blocks.filter(line).cloned().collect();
        let mut known =
            Self { titles: Titles::of(&blocks), lines: HashSet::new(), heads: HashSet::new() };
        for block in &blocks {
            let text = block.text.plain();
            let bare = numbered::bare(&text).unwrap_or(&text);
            if block.heads() {
                let words = folded_words(bare);
                if (BEGUN..=limits::IMPORT_TITLE_WORDS).contains(&words.len()) {
                    known.heads.insert(words);
                }
            }
            known.lines.insert(fold(bare));
        }
        known.lines.remove("");
        known
    }

    /// Whether one of them is what a cell names.
    fn names(&mut self, cell: &str) -> bool {
        let bare = numbered::bare(cell).unwrap_or(cell);
        let name = bare.split_once(" : ").map(|(name, _)| fold(name));
        let words = folded_words(bare);
        let begins = |n: usize| self.heads.contains(&words[..n]);
        self.lines.contains(&words.join(" "))
            || name.is_some_and(|name| self.lines.contains(&name))
            || (BEGUN..=words.len().min(limits::IMPORT_TITLE_WORDS)).any(begins)
            || likeness(cell, &mut self.titles) >= ALIKE
    }
}
