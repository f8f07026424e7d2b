//! Reads the summary: the sheets' titles in their order, the themes of each.

mod columns;
mod ending;
mod entry;
mod finder;
mod flat;
mod listed;
mod stands;

use std::collections::{BTreeMap, HashSet};

use super::manifest::UNKNOWN;
use crate::import::block::{Block, Shape};
use crate::import::log::{Log, start};
use columns::likeness;
use flat::Titles;

pub(crate) use ending::bring_forward;
pub(crate) use finder::Finder;
pub(crate) use stands::stands_among;

use crate::fold::{fold, folded_words, words};
use crate::message::text;

/// An annex has fewer pages.
const MOST_PAGES: u32 = 1_000;
/// A page number is of so many words at most, « pages 12 à 14 »; a telephone number is not.
const PAGE_WORDS: usize = 3;
/// How alike a title and a heading must be to be the same sheet's.
const ALIKE: f64 = 0.7;

/// A row of the summary.
#[derive(Debug, Default)]
pub(crate) struct Row {
    /// Its line in the text.
    pub(crate) line: usize,
    /// The sheet's title.
    pub(crate) title: String,
    /// The numbers and titles of the themes it illustrates.
    pub(crate) themes: Vec<(u32, String)>,
}

/// The summary table.
#[derive(Debug, Default)]
pub(crate) struct Summary {
    /// Its rows, in order.
    pub(crate) rows: Vec<Row>,
    /// How many blocks of the text come before its end.
    pub(crate) end: usize,
    /// The lines of its rows.
    lines: HashSet<usize>,
    /// The lines of the paragraphs that it is in where a converter made it running text.
    paragraphs: HashSet<usize>,
    /// Column headings and page numbers, which the program prints itself.
    pub(crate) set_aside: Vec<(usize, String)>,
    /// What the program prints of themes in the place of the labels that were set aside.
    pub(crate) given: Vec<String>,
    /// What no manifest has a place for: the cells of further columns.
    pub(crate) others: Vec<(usize, String)>,
}

impl Summary {
    /// Adds a further text's summary, and says how many blocks of that text come before its end.
    pub(crate) fn add(&mut self, other: Self) -> usize {
        self.rows.extend(other.rows);
        self.lines.extend(other.lines);
        self.paragraphs.extend(other.paragraphs);
        self.set_aside.extend(other.set_aside);
        self.given.extend(other.given);
        self.others.extend(other.others);
        other.end
    }

    /// Adds themes to a row; what stands before their titles is set aside where the program prints it otherwise.
    fn add_themes(&mut self, row: &mut Row, themes: Vec<Theme>) {
        for Theme { number, label, title } in themes {
            let printed = format!("Fiche {number}");
            if !words(&label).eq(words(&printed)) {
                self.set_aside.push((row.line, label));
                self.given.push(printed);
            }
            row.themes.push((number, title));
        }
    }

    /// Whether words are the rest of the last row's title.
    fn goes_on(&self, rest: &str, titles: &mut Titles) -> bool {
        let Some(last) = self.rows.last().filter(|_| !rest.is_empty()) else { return false };
        let whole = likeness(&format!("{} {rest}", last.title), titles);
        whole > likeness(&last.title, titles) && whole > likeness(rest, titles)
    }

    /// Whether a block is of the summary.
    pub(crate) fn holds(&self, block: &Block) -> bool {
        match block.shape {
            Shape::Row(_) => self.lines.contains(&block.line),
            Shape::Paragraph | Shape::Item(_) | Shape::Heading(_) => {
                self.paragraphs.contains(&block.line)
            }
            _ => false,
        }
    }
}

/// Whether the rows of a table are a summary: most of them name a page or themes, and something tells that these are pages.
pub(crate) fn is_summary(rows: &[Vec<String>]) -> bool {
    let tells =
        |row: &&Vec<String>| row.iter().any(|cell| is_page(cell) || !themes(cell).is_empty());
    let wide = |row: &&Vec<String>| row.iter().filter(|cell| !cell.trim().is_empty()).count() > 1;
    let telling = rows.iter().filter(wide).filter(tells).count();
    telling * 2 > rows.len().saturating_sub(1) && are_pages(rows)
}

/// Whether the numbers in a table are pages: a year or a sum may stand alone in a cell too.
fn are_pages(rows: &[Vec<String>]) -> bool {
    let mut pages: Vec<u32> = Vec::new();
    for cell in rows.iter().flatten() {
        let word = fold(cell);
        let says = word == "page" || word == "pages" || (is_page(cell) && word.starts_with('p'));
        if says || !themes(cell).is_empty() {
            return true;
        }
        pages.extend(word.parse::<u32>());
    }
    pages.len() > 1 && pages.is_sorted_by(|one, next| one < next && *next < MOST_PAGES)
}

/// Whether a sign leads from a title to its page: « Le four ..... 4 ».
fn is_leader(c: char) -> bool {
    c.is_whitespace() || matches!(c, '.' | '…' | '_' | '·' | '-' | '–')
}

/// A text without the signs that lead from it to a page.
fn without_leader(text: &str) -> &str {
    text.trim_end_matches(is_leader)
}

/// A page without the signs that lead to it.
pub(crate) fn without_lead(text: &str) -> &str {
    text.trim_start_matches(is_leader)
}

/// Whether a line ends with a page, as the rows of a summary do.
pub(crate) fn names_page(text: &str) -> bool {
    listed::title_of(text).1.is_some()
}

/// Whether a cell is a page number.
fn is_page(text: &str) -> bool {
    let words = folded_words(text);
    if words.len() > PAGE_WORDS {
        return false;
    }
    let number = |word: &String| word.trim_start_matches('p').parse::<u32>().is_ok();
    words.iter().any(number)
        && words.iter().all(|word| number(word) || matches!(word.as_str(), "p" | "page" | "pages"))
}

/// A theme as a cell names it.
struct Theme {
    number: u32,
    /// What stands before its title: « Fiche n° 3 : ».
    label: String,
    title: String,
}

impl Theme {
    /// The theme that starts at a place of a text, its title at another, up to where the next one does.
    fn of(text: &str, (at, title, number): (usize, usize, u32), end: usize) -> Self {
        let label = text[at..title].to_owned();
        let parts =
            |c: char| c.is_whitespace() || matches!(c, ';' | ',' | '/' | '|' | '-' | '–' | '—');
        let whole = text[title..end].trim_end_matches(parts);
        // What stands between parentheses ends with one that is not its own.
        let inside = whole.strip_suffix(')').filter(|rest| !rest.contains('('));
        let title = inside.unwrap_or(whole).trim().to_owned();
        Self { number, label, title }
    }
}

/// The numbers and titles of the themes of a cell.
fn themes(text: &str) -> Vec<(u32, String)> {
    labelled(text).into_iter().map(|theme| (theme.number, theme.title)).collect()
}

/// The themes of a cell: several "Fiche N. Titre" may run together.
fn labelled(text: &str) -> Vec<Theme> {
    let starts: Vec<(usize, usize, u32)> = text
        .match_indices(['F', 'f'])
        .filter_map(|(at, _)| theme_start(text, at).map(|(number, title)| (at, title, number)))
        .collect();
    let ends = starts.iter().skip(1).map(|(at, ..)| *at).chain([text.len()]);
    starts.iter().zip(ends).map(|(start, end)| Theme::of(text, *start, end)).collect()
}

/// The number of a theme that starts here, and where its title does.
fn theme_start(text: &str, at: usize) -> Option<(u32, usize)> {
    let inside_word = text[..at].chars().next_back().is_some_and(char::is_alphanumeric);
    let word = text.get(at..at + 5)?;
    if inside_word || !word.eq_ignore_ascii_case("fiche") {
        return None;
    }
    let rest = text[at + 5..].trim_start().trim_start_matches("n°").trim_start();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let number = rest[..digits].parse().ok()?;
    let title = rest[digits..].trim_start().strip_prefix(['.', ':', '-', '–', '—', ')'])?;
    Some((number, text.len() - title.len()))
}

/// What stands in a cell before its first theme: « Illustre surtout : Fiche 3. La participation ».
fn before_themes(text: &str) -> &str {
    let starts = |at: &usize| theme_start(text, *at).is_some();
    let first = text.match_indices(['F', 'f']).map(|(at, _)| at).find(starts);
    text[..first.unwrap_or(0)].trim()
}

/// The themes of all rows, each once, by number; `given` are the titles that stand in the place of others.
pub(crate) fn all_themes(
    rows: &[Row],
    given: &mut Vec<String>,
    log: &mut Log<'_>,
) -> Vec<(u32, String)> {
    let mut all = BTreeMap::<u32, (usize, String)>::new();
    for row in rows {
        for (number, title) in &row.themes {
            let (_, kept) = all.entry(*number).or_insert_with(|| (row.line, title.clone()));
            if kept.is_empty() {
                kept.clone_from(title);
            }
            if kept != title && !title.is_empty() {
                given.push(kept.clone());
                let (kept, other) = (start(kept), start(title));
                let note = log.doubt(row.line, text!("import-theme-titles", number, kept, other));
                note.without_place(title);
            }
        }
    }
    for (number, (line, title)) in all.iter_mut().filter(|(_, (_, title))| title.is_empty()) {
        log.doubt(*line, text!("import-theme-untitled", number));
        UNKNOWN.clone_into(title);
    }
    all.into_iter().map(|(number, (_, title))| (number, title)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::patterns::Patterns;
    use crate::import::text::markdown;

    /// The summary of a text, with headings after it.
    fn summary(text: &str, titles: &[&str]) -> Summary {
        let heads: String = titles.iter().map(|title| format!("\n\n# {title}")).collect();
        let blocks = markdown::read(&format!("{text}{heads}"), 0, &mut Vec::new());
        Finder::new(&[blocks], &Patterns::default()).summary(0)
    }

    #[test]
    fn themes_that_run_together_are_told_apart() {
        assert_eq!(
            themes("Fiche 2. Le pain : une affaire Fiche n° 12 – Les fours"),
            [(2, "Le pain : une affaire".to_owned()), (12, "Les fours".to_owned())]
        );
        assert_eq!(themes("La fiche du four"), []);
    }

    #[test]
    fn a_year_or_a_telephone_number_is_no_page() {
        for text in ["Public\tTous\nDébut\t2004", "Contact\t05 36 49 00 00", "2019\t12\n2020\t9"] {
            assert!(summary(text, &["2019"]).rows.is_empty(), "{text}");
        }
        let text = "Contact\t2004\n\n# Fin\n\nLe four\tP.4";
        assert_eq!(summary(text, &["Le four"]).rows.len(), 1);
        assert_eq!(summary("Le four\t4\nLe moulin\t12", &["Le moulin"]).rows.len(), 2);
    }

    #[test]
    fn a_table_that_names_no_sheet_is_none() {
        let data = "Mois\tParticipants\nJanvier\t4\nJuin\t17";
        let sheet = "# Le four\n\nx\n\n## Le contexte\n\ny";
        assert!(summary(data, &["Le four"]).rows.is_empty());
        // Nor is one among sheets, unless it names most of those that follow.
        let table = "Le moulin\t4\nLe sel\t5\nLe feu\t9";
        assert!(summary(&format!("{sheet}\n\n{table}"), &["Le moulin"]).rows.is_empty());
        assert_eq!(summary(table, &["Le moulin"]).rows.len(), 3);
        let both = format!("{sheet}\n\n{table}");
        assert_eq!(summary(&both, &["Le moulin", "Le sel"]).rows.len(), 3);
    }

    #[test]
    fn a_sheet_may_be_numbered_as_themes_are() {
        let text =
            "Fiche 1 : Le four\tP.4\tFiche 3. Cuire\n\t\tFiche 4. Lever\nFiche 2 : Le moulin\tP.9";
        let rows = summary(text, &["Le four"]).rows;
        let of = |row: &Row| (row.title.clone(), row.themes.len());
        let wanted = [("Fiche 1 : Le four".to_owned(), 2), ("Fiche 2 : Le moulin".to_owned(), 0)];
        assert_eq!(rows.iter().map(of).collect::<Vec<_>>(), wanted);
    }

    #[test]
    fn a_summary_is_a_table_with_pages_or_themes() {
        let text =
            "Action\tPages\nLe four\t<a href=\"#\">P.4</a>\tFiche 1. Cuire\n\t\tFiche 2. Lever";
        let summary = summary(text, &["Le four"]);
        assert_eq!(summary.rows.len(), 1);
        assert_eq!(summary.rows[0].title, "Le four");
        assert_eq!(summary.rows[0].themes.len(), 2);
        assert_eq!(summary.set_aside.len(), 2);
    }
}
