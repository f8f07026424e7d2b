//! Finds the summary of a text: the first table that is one, else what was one before a converter read it.

use super::columns::{Columns, Raw};
use super::flat::{self, Titles};
use super::stands::{self, Known};
use super::{Summary, are_pages, is_page, listed, themes};
use crate::import::block::{Block, Shape};
use crate::import::inline::Inline;
use crate::import::patterns::Patterns;
use crate::limits;

/// Finds the summaries of texts.
pub(crate) struct Finder<'a, T> {
    texts: &'a [T],
    patterns: &'a Patterns,
    /// What the titles of all texts could be, once that was asked.
    known: Option<Known>,
}

impl<'a, T: AsRef<[Block]>> Finder<'a, T> {
    pub(crate) fn new(texts: &'a [T], patterns: &'a Patterns) -> Self {
        Self { texts, patterns, known: None }
    }

    /// Finds the summary of a text: the first table that names pages or themes, and sheets, else what was one.
    pub(crate) fn summary(&mut self, text: usize) -> Summary {
        let blocks = self.texts[text].as_ref();
        let mut from = 0;
        loop {
            let found = table(blocks, from);
            if found.rows.is_empty() {
                return flat::read(blocks).or_else(|| listed::read(blocks)).unwrap_or_default();
            }
            if are_pages(&found.texts()) && self.is_of_sheets(&found, blocks) {
                let after = &blocks[found.end..];
                return found.read(after);
            }
            from = found.end;
        }
    }

    /// Whether a table is a summary of sheets: it names some of what comes after it, most of it below a section or a
    /// sidebar; the sheets may be texts of their own.
    fn is_of_sheets(&mut self, table: &Table<'_>, blocks: &[Block]) -> bool {
        let after = &mut Known::of(blocks[table.end..].iter(), self.patterns);
        let (named, all) = stands::named(&table.rows, after);
        if named > 0 && named * 2 >= all {
            return true;
        }
        if stands::have_sheet(&blocks[..table.start], self.patterns) {
            return false;
        }
        if named > 0 || self.texts.len() < 2 {
            return named > 0;
        }
        let all = || Known::of(self.texts.iter().flat_map(|text| text.as_ref()), self.patterns);
        stands::named(&table.rows, self.known.get_or_insert_with(all)).0 > 0
    }
}

/// The rows of a table, before its columns are known.
#[derive(Default)]
struct Table<'a> {
    rows: Vec<Raw<'a>>,
    /// What stands above the columns.
    heads: Vec<Raw<'a>>,
    start: usize,
    end: usize,
}

impl Table<'_> {
    /// The texts of its cells.
    fn texts(&self) -> Vec<Vec<String>> {
        let rows = self.heads.iter().chain(&self.rows);
        rows.map(|(_, cells)| cells.iter().map(Inline::plain).collect()).collect()
    }

    /// Reads it, by the headings that follow.
    fn read(self, after: &[Block]) -> Summary {
        let mut titles = Titles::of(after);
        let heads = self.heads.last().map_or(&[][..], |(_, cells)| *cells);
        let columns = Columns::of(&self.rows, heads, &mut titles);
        let mut summary = Summary { end: self.end, ..Summary::default() };
        summary.lines = self.heads.iter().chain(&self.rows).map(|(line, _)| *line).collect();
        for (n, row) in self.rows.into_iter().enumerate() {
            if n == limits::IMPORT_ROWS {
                titles = Titles::of(&[]);
            }
            columns.add(row, &mut titles, &mut summary);
        }
        let text = |cells: &[Inline]| Inline::joined(cells.iter().cloned()).plain();
        summary.set_aside.extend(self.heads.iter().map(|(line, cells)| (*line, text(cells))));
        summary
    }
}

/// The first table with rows that a summary could have.
fn table(blocks: &[Block], from: usize) -> Table<'_> {
    let mut found = Table::default();
    for (at, block) in blocks.iter().enumerate().skip(from) {
        let Shape::Row(cells) = &block.shape else {
            // A page break may cut the table; a heading or two rows of prose end it.
            if block.level().is_some() || at > found.end + 1 {
                if !found.rows.is_empty() {
                    break;
                }
                found.heads.clear();
            }
            continue;
        };
        if found.heads.is_empty() && found.rows.is_empty() {
            found.start = at;
        }
        let tells = |cell: &Inline| is_page(&cell.plain()) || !themes(&cell.plain()).is_empty();
        if found.rows.is_empty() && !cells.iter().any(tells) {
            found.heads.push((block.line, cells));
        } else {
            found.rows.push((block.line, cells));
        }
        found.end = at + 1;
    }
    if found.rows.is_empty() { Table::default() } else { found }
}
