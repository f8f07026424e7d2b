//! Reads a summary that is a list, or lines: a title each, its page and its themes beside it or below; or all of them in one
//! paragraph.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;

use super::columns::likeness;
use super::entry::Entry;
use super::flat::Titles;
use super::{ALIKE, Row, Summary, is_leader, without_leader};
use crate::fold::{self, fold, folded_words};
use crate::import::block::{Block, Shape};
use crate::limits;

/// A summary has as many rows, and more.
const FEWEST: usize = 2;
/// A summary in one paragraph, and a title in it, are no longer than these, in bytes.
const LONGEST: usize = 20_000;
const TITLE: usize = 400;
/// How many blocks may come before a summary.
const NEAR: usize = 60;
/// An annex has no more parts.
const PARTS: usize = 20;
/// How alike a line without a page and a heading must be to be the same sheet's.
const SAME: f64 = 0.99;

/// The summary, if some lines are the titles of the headings that follow.
pub(super) fn read(blocks: &[Block]) -> Option<Summary> {
    let near = blocks.len().min(NEAR);
    let lines = Lines { blocks, known: OnceCell::new() };
    let mut from = 0;
    while let Some(first) = (from..near).find(|at| may_be_row(&blocks[*at])) {
        let end = first + blocks[first..].iter().take_while(|block| may_be_row(block)).count();
        let whole = over_headings(blocks, end);
        for end in [whole, end] {
            if let Some(summary) = rows(first..end, &lines) {
                return Some(Summary { end, ..summary });
            }
        }
        from = end;
    }
    (0..near).find_map(|at| {
        let summary = run(at, &lines)?;
        Some(Summary { end: at + 1, ..summary })
    })
}

/// The rows of a paragraph whose lines became one: « Le four 4 Le moulin 12 », where lines of the text are called so.
fn run(at: usize, lines: &Lines<'_>) -> Option<Summary> {
    let block = &lines.blocks[at];
    let text = block.text.plain();
    let paged = text.len() <= LONGEST && text.ends_with(|c: char| c.is_ascii_digit());
    if !paged || !block.is_paragraph() || block.heads() {
        return None;
    }
    let mut summary = Summary::default();
    let (mut from, mut last) = (0, 0);
    for end in text.match_indices(char::is_whitespace).map(|(at, _)| at).chain([text.len()]) {
        if end - from > TITLE {
            return None;
        }
        let (title, page) = title_of(text[from..end].trim());
        let Some((number, page)) = page.filter(|_| lines.have(title, at)) else { continue };
        if number < last {
            return None;
        }
        (from, last) = (end, number);
        summary.set_aside.push((block.line, page.to_owned()));
        let title = title.to_owned();
        summary.rows.push(Row { line: block.line, title, themes: Vec::new() });
    }
    summary.paragraphs.insert(block.line);
    (from == text.len() && summary.rows.len() >= FEWEST).then_some(summary)
}

/// The lines that stand alone in a text, as titles do that lost their marks.
struct Lines<'a> {
    blocks: &'a [Block],
    /// Each with the place of the last one that is called so.
    known: OnceCell<HashMap<String, usize>>,
}

impl Lines<'_> {
    /// Whether one of them, from the place given on, is the title given.
    fn have(&self, title: &str, from: usize) -> bool {
        self.known.get_or_init(|| self.read()).get(&fold(title)).is_some_and(|at| *at >= from)
    }

    fn read(&self) -> HashMap<String, usize> {
        let line =
            |block: &Block| (block.is_paragraph() || block.heads()) && !block.text.has_break();
        let lines = self.blocks.iter().enumerate().filter(|(_, block)| line(block));
        lines.filter_map(|(at, block)| Some((fold(&block.text.short()?), at))).collect()
    }
}

/// An item may have no page; a paragraph has one, or is of the item above it.
pub(super) fn may_be_row(block: &Block) -> bool {
    let paged = || {
        let text = block.text.plain();
        let below = || block.indent > 0 && Entry::further(&text).goes_on();
        block.is_paragraph() && !block.text.has_break() && (title_of(&text).1.is_some() || below())
    };
    !block.heads() && (block.is_item() || paged())
}

/// Where the rows end that go on below headings, the titles of an annex's parts.
fn over_headings(blocks: &[Block], mut end: usize) -> usize {
    while blocks.get(end).is_some_and(|block| block.level().is_some()) {
        let count = blocks[end + 1..].iter().take_while(|block| may_be_row(block)).count();
        if count == 0 {
            break;
        }
        end += 1 + count;
    }
    end
}

/// The rows that some blocks are, each with what stands below its title.
fn rows(own: Range<usize>, known: &Lines<'_>) -> Option<Summary> {
    if own.len() < FEWEST {
        return None;
    }
    let mut found = Rows { titles: Titles::of(&known.blocks[own.end..]), ..Rows::default() };
    for block in &known.blocks[own.clone()] {
        found.add(block)?;
    }
    let named = |row: &Found, titles: &mut Titles| {
        // A title may have lost its mark.
        row.is_shown() && known.have(&row.row.title, own.end)
            || likeness(&row.row.title, titles) >= if row.is_shown() { ALIKE } else { SAME }
    };
    found.summary(named)
}

/// A row, and what tells that it is one.
#[derive(Default)]
struct Found {
    row: Row,
    /// How far from the margin it begins.
    indent: usize,
    paged: bool,
    /// Whether it names a theme, or a page as « P.4 ».
    told: bool,
}

/// The rows of a summary that is being read.
#[derive(Default)]
struct Rows {
    summary: Summary,
    rows: Vec<Found>,
    /// The headings among them.
    parts: Vec<Vec<String>>,
    /// The headings below them.
    titles: Titles,
    /// The last page.
    last: u32,
}

impl Rows {
    /// Adds a block, unless it is none of a summary's.
    fn add(&mut self, block: &Block) -> Option<()> {
        let text = block.text.plain();
        self.summary.paragraphs.insert(block.line);
        if block.level().is_some() {
            self.parts.push(folded_words(&text));
            self.summary.others.push((block.line, text));
            return (self.parts.len() <= PARTS).then_some(());
        }
        let mut entry = Entry::headed(&text);
        let (rows, titles) = (&mut self.rows, &mut self.titles);
        if rows.last().is_some_and(|row| row.has_below(block, &entry, titles)) {
            self.summary.others.push((block.line, text));
            return Some(());
        }
        if rows.last().is_some_and(|row| row.goes_on(block, &entry, titles)) {
            entry = Entry::further(&text);
        } else {
            let row = Row { line: block.line, title: entry.title.to_owned(), ..Row::default() };
            rows.push(Found { row, indent: block.indent, ..Found::default() });
        }
        let found = rows.last_mut()?;
        found.told |= entry.is_told();
        found.paged |= entry.page.is_some();
        if let Some(page) = entry.page {
            if !page.marked && page.number < self.last {
                return None;
            }
            self.last = page.number;
            self.summary.set_aside.push((block.line, page.text.to_owned()));
        }
        if let Shape::Item(Some(number)) = block.shape
            && block.style.is_none()
        {
            self.summary.set_aside.push((block.line, number.to_string()));
        }
        if !entry.rest.is_empty() {
            self.summary.others.push((block.line, entry.rest.to_owned()));
        }
        self.summary.add_themes(&mut found.row, entry.themes);
        Some(())
    }

    /// The summary, if enough of its rows are called as a title of the text is.
    fn summary(self, is_named: impl Fn(&Found, &mut Titles) -> bool) -> Option<Summary> {
        let Self { mut summary, rows, parts, mut titles, .. } = self;
        if !parts.is_empty() && rows.len() > limits::IMPORT_ROWS {
            return None;
        }
        let told = rows.iter().any(|row| row.told);
        let (mut named, mut bare) = (0, 0);
        for found in rows {
            let own = is_named(&found, &mut titles);
            named += usize::from(own);
            // The headings that follow are sheets' where one of them is a row's.
            let words = folded_words(&found.row.title);
            if !own && found.paged && !found.told
                || parts.iter().any(|part| fold::likeness(part, &words) >= ALIKE)
            {
                return None;
            }
            if own || found.told {
                summary.rows.push(found.row);
            } else {
                bare += 1;
                summary.others.push((found.row.line, found.row.title));
            }
        }
        // The titles of an annex's parts have no page, where its sheets have.
        let in_parts = bare == 0 || told && parts.is_empty() && named >= FEWEST;
        // A page or a theme tells a row whose sheet is missing, where others have theirs.
        let fits = summary.rows.len() >= FEWEST && named * 2 >= summary.rows.len();
        (in_parts && fits).then_some(summary)
    }
}

impl Found {
    /// Whether it has a page or a theme.
    fn is_shown(&self) -> bool {
        self.told || self.paged
    }

    /// Whether a block is of this row and none of what a summary says: it is further in, and no title.
    fn has_below(&self, block: &Block, headed: &Entry<'_>, titles: &mut Titles) -> bool {
        let said = headed.page.is_some()
            || !headed.themes.is_empty()
            || Entry::further(&block.text.plain()).goes_on();
        let below = self.told && block.indent > self.indent;
        below && !said && likeness(headed.title, titles) < SAME
    }

    /// Whether a block is of this row: it names a page or themes alone, and no sheet that is called as themes are.
    fn goes_on(&self, block: &Block, headed: &Entry<'_>, titles: &mut Titles) -> bool {
        let below = headed.title.is_empty() || block.indent > self.indent;
        let further = || Entry::further(&block.text.plain()).goes_on();
        let mut sheet = || headed.page.is_some() || likeness(headed.title, titles) >= SAME;
        further() && (below || !sheet())
    }
}

/// The title and the page of a line, as a number and as it stands: « Le four du village ..... p. 4 ».
pub(super) fn title_of(text: &str) -> (&str, Option<(u32, &str)>) {
    let digits = text.bytes().rev().take_while(u8::is_ascii_digit).count();
    let (before, page) = text.split_at(text.len() - digits);
    let title = without_leader(before);
    let title = ["page", "p", "P"]
        .iter()
        .find_map(|mark| title.strip_suffix(mark))
        .filter(|rest| rest.ends_with(is_leader))
        .map_or(title, without_leader);
    let parted = before.len() > title.len();
    let number = page.parse().ok().filter(|_| digits <= 3 && parted && !title.is_empty());
    number.map_or((text, None), |number| (title, Some((number, &text[title.len()..]))))
}

#[cfg(test)]
mod tests {
    use crate::import::cutting::summary::{Finder, Row, Summary};
    use crate::import::patterns::Patterns;
    use crate::import::text::markdown;

    fn summary(text: &str) -> Summary {
        let blocks = markdown::read(text, 0, &mut Vec::new());
        Finder::new(&[blocks], &Patterns::default()).summary(0)
    }

    #[test]
    fn titles_and_their_pages_are_a_list() {
        let text = "# Guide\n\n## Sommaire\n\n- [Le four du village](#a) 4\n- Le moulin ..... p. 12\n\n# Le four du village\n\nx\n\n# Le moulin\n";
        let found = summary(text);
        let titles: Vec<&str> = found.rows.iter().map(|row| row.title.as_str()).collect();
        assert_eq!(titles, ["Le four du village", "Le moulin"]);
        assert_eq!(found.end, 4);
        let text = "# Le four\n\n- 12 pains\n- 3 fours en 2012\n\n# Autre\n";
        assert!(summary(text).rows.is_empty());
    }

    #[test]
    fn rows_of_a_list_have_pages_and_themes() {
        let sheets = "\n\n# Le four du village\n\nx\n\n# Le moulin\n\ny\n\n# Le sel\n";
        for rows in [
            "- Le four du village, P.45\n  - Fiche 1. Cuire\n- Le moulin, P.7\n  - Fiche 2. Moudre\n  - Fiche 1. Cuire",
            "- Le four du village\n  - P.4\n  - Fiche 1. Cuire\n- Le moulin\n  - P.7\n  - Fiche 2. Moudre\n  - Fiche 1. Cuire",
            "* [Le four du village](#a) P.4 \n  Fiche 1. Cuire\n* Le moulin P.7\\\n  Fiche 2. Moudre Fiche 1. Cuire",
            "- Le four du village (P.4) : Fiche 1. Cuire\n- Le moulin (P.7) : Fiche 2. Moudre, Fiche 1. Cuire",
            "1. Le four du village, P.4\n\n   Fiche 1. Cuire\n\n2. Le moulin, P.7\n\n   Fiche 2. Moudre, Fiche 1. Cuire",
        ] {
            let found = summary(&format!("# Guide\n\n## Sommaire\n\n{rows}{sheets}"));
            let row = |row: &Row| (row.title.clone(), row.themes.clone());
            let rows_found: Vec<_> = found.rows.iter().map(row).collect();
            let theme = |number: u32, title: &str| (number, title.to_owned());
            assert_eq!(
                rows_found,
                [
                    ("Le four du village".to_owned(), vec![theme(1, "Cuire")]),
                    ("Le moulin".to_owned(), vec![theme(2, "Moudre"), theme(1, "Cuire")]),
                ],
                "{rows}"
            );
        }
        let parts = "- Cuire ensemble\n  - Le four du village, P.4\n    - un mot\n- Moudre\n  - Le moulin, P.7";
        let found = summary(&format!("# Guide\n\n{parts}{sheets}"));
        assert_eq!((found.rows.len(), found.others.len()), (2, 3));
        let parts = "- Le four du village, P.4\n\n### Moudre\n\n- Le moulin, P.7";
        let found = summary(&format!("# Guide\n\n## Sommaire\n\n### Cuire\n\n{parts}{sheets}"));
        assert_eq!((found.rows.len(), found.others.len()), (2, 1));
        let list = format!("- Le four du village, P.4\n- Le moulin, P.7{sheets}")
            .replace("\n\nx", "\n\n- x, P.1");
        assert_eq!(summary(&list).rows.len(), 2);
        // Pages of books, and themes of no sheet, are no summary.
        for rows in [
            "- Pains et levains, P.4\n- Histoire des mines, P.7",
            "- Fiche 1. Cuire\n- Fiche 2. Moudre",
        ] {
            assert!(summary(&format!("# Guide\n\n{rows}{sheets}")).rows.is_empty(), "{rows}");
        }
    }

    #[test]
    fn titles_may_have_lost_their_marks_and_lines_their_ends() {
        let sheets = "\n\nLe four du village\n\nOn y cuit.\n\nLe 12 moulins\n\nOn y moud.\n";
        for rows in [
            "Le four du village 4\nLe 12 moulins 12",
            "Le four du village ... 4\n\nLe 12 moulins ... 12",
            "Le four du village ... 4  \nLe 12 moulins ... 12",
            "- Le four du village 4\n- Le 12 moulins 12",
        ] {
            let found = summary(&format!("Sommaire\n\n{rows}{sheets}"));
            let titles: Vec<&str> = found.rows.iter().map(|row| row.title.as_str()).collect();
            assert_eq!(titles, ["Le four du village", "Le 12 moulins"], "{rows}");
            assert_eq!(found.set_aside.len(), 2, "{rows}");
        }
        let text = "En tout 4 fours 12 moulins 15\n\nfours\n\nmoulins\n";
        assert!(summary(text).rows.is_empty());
    }
}
