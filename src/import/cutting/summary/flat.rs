//! Reads a summary whose table a converter made running text: « Un titre P.4 Fiche 1. Un thème Un autre titre P.7 … ».
//!
//! Pages tell the rows apart. What stands between two of them is the themes of one row and the title of the next, which is
//! known by the headings that follow.

use std::collections::HashSet;

use super::super::numbered;
use super::{ALIKE, Row, Summary, labelled, theme_start, themes, without_leader};
use crate::fold::{fold, folded_words, likeness};
use crate::import::block::Block;
use crate::limits;

/// A summary has as many rows, and more.
const FEWEST: usize = 2;
/// A preface may name a page before the summary does; after as many paragraphs that do there is none.
const TRIES: usize = 4;
/// How many blocks a cover and a summary may have.
const NEAR: usize = 1_000;
/// A title is no longer than this, in bytes.
const TITLE: usize = 600;

/// What stands above the columns of a summary, beside « pages ».
const HEADS: &[&str] = &[
    "action",
    "actions",
    "de",
    "des",
    "experience",
    "experiences",
    "fiche",
    "fiches",
    "illustration",
    "illustrations",
    "inspirante",
    "inspirantes",
    "la",
    "les",
    "recit",
    "recits",
    "thematique",
    "thematiques",
    "theme",
    "themes",
    "titre",
    "titres",
];

/// The summary, if some paragraphs are one.
pub(super) fn read(blocks: &[Block]) -> Option<Summary> {
    let names = |at: &usize| !blocks[*at].heads() && tells(&blocks[*at].text.plain());
    let near = blocks.len().min(NEAR);
    let mut from = 0;
    for _ in 0..TRIES {
        let first = (from..near).find(|at| blocks[*at].is_paragraph() && names(at))?;
        let end = first + (first..near).take_while(names).count();
        let (own, after) = (&blocks[first..end], &blocks[end..]);
        let found = rows(own, Titles::of(after)).or_else(|| rows(own, Titles::alone(after)));
        if let Some(mut summary) = found {
            if let Some(heads) =
                first.checked_sub(1).map(|at| &blocks[at]).filter(|at| are_heads(at))
            {
                summary.paragraphs.insert(heads.line);
                summary.set_aside.push((heads.line, heads.text.plain()));
            }
            return Some(Summary { end, ..summary });
        }
        from = end;
    }
    None
}

/// Whether a line is what stood above the columns: « Action inspirante Pages Thématique ».
fn are_heads(block: &Block) -> bool {
    let words = block.text.short().map(|text| folded_words(&text)).unwrap_or_default();
    let page = |word: &String| matches!(word.as_str(), "page" | "pages");
    let known = |word: &String| page(word) || HEADS.contains(&word.as_str());
    block.is_paragraph() && words.iter().any(page) && words.iter().all(known)
}

/// The rows of the summary that some paragraphs are, by the titles after them.
fn rows(paragraphs: &[Block], mut titles: Titles) -> Option<Summary> {
    let texts: Vec<String> = paragraphs.iter().map(|block| block.text.plain()).collect();
    let text = texts.join(" ");
    let pages = pages(&text);
    if pages.len() < FEWEST || pages.len() > limits::IMPORT_ROWS {
        return None;
    }
    let line = paragraphs.first()?.line;
    let mut summary = Summary::default();
    summary.paragraphs.extend(paragraphs.iter().map(|block| block.line));
    let mut from = 0;
    for (at, length) in pages {
        let before = &text[from..at];
        let (rest, title) = before.split_at(titles.find(before)?);
        match summary.rows.pop() {
            Some(mut row) => {
                summary.add_themes(&mut row, labelled(rest));
                summary.rows.push(row);
            }
            None => summary.set_aside.push((line, rest.trim().to_owned())),
        }
        let title = without_leader(title.trim()).to_owned();
        summary.rows.push(Row { line, title, themes: Vec::new() });
        summary.set_aside.push((line, text[at..at + length].to_owned()));
        from = at + length;
    }
    let mut last = summary.rows.pop()?;
    summary.add_themes(&mut last, labelled(&text[from..]));
    summary.rows.push(last);
    Some(summary)
}

/// Whether a text names a page or a theme.
fn tells(text: &str) -> bool {
    !pages(text).is_empty() || !themes(text).is_empty()
}

/// The pages that a text names, as « P.4 », with their lengths in bytes.
pub(super) fn pages(text: &str) -> Vec<(usize, usize)> {
    let starts = text.match_indices(['P', 'p']).map(|(at, _)| at);
    starts.filter_map(|at| Some((at, page(text, at)?))).collect()
}

/// The length of the page that a text names at a place.
fn page(text: &str, at: usize) -> Option<usize> {
    if text[..at].chars().next_back().is_some_and(char::is_alphanumeric) {
        return None;
    }
    let rest = text[at + 1..].strip_prefix("age").unwrap_or(&text[at + 1..]);
    let rest = rest.strip_prefix('.').unwrap_or(rest);
    let number = rest.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    let ends = !number[digits..].starts_with(char::is_alphanumeric);
    ((1..=4).contains(&digits) && ends).then(|| text.len() - at - (number.len() - digits))
}

/// The headings of a text, of which some are the titles of sheets.
#[derive(Default)]
pub(super) struct Titles {
    headings: Vec<Vec<String>>,
    /// Lines alone, which titles are that lost their marks: to the word alone.
    lines: HashSet<String>,
    /// How many comparisons are left.
    left: usize,
}

impl Titles {
    pub(super) fn of(blocks: &[Block]) -> Self {
        let mut headings = Vec::new();
        for (at, block) in blocks.iter().enumerate().filter(|(_, block)| block.heads()) {
            let alone = folded_words(&block.text.plain());
            if let Some(next) = blocks.get(at + 1).filter(|next| next.heads()) {
                headings.push([alone.clone(), folded_words(&next.text.plain())].concat());
            }
            // The summary may leave out the number of the sheet.
            let bare = block.text.short();
            let bare = bare.as_deref().and_then(numbered::without).map(folded_words);
            headings.extend(bare);
            headings.push(alone);
        }
        headings.retain(|words| words.len() <= limits::IMPORT_TITLE_WORDS);
        Self { headings, lines: HashSet::new(), left: limits::IMPORT_PAIRS }
    }

    /// The headings, and the lines that are paragraphs of their own.
    fn alone(blocks: &[Block]) -> Self {
        let line = |block: &&Block| block.is_paragraph() && !block.text.has_break();
        let lines = blocks.iter().filter(line).filter_map(|block| Some(fold(&block.text.short()?)));
        let lines = lines.filter(|line| !line.is_empty()).collect();
        Self { lines, ..Self::of(blocks) }
    }

    /// Where in a text the title starts that ends it: at a capital, where what follows is most like a heading.
    fn find(&mut self, text: &str) -> Option<usize> {
        let starts = |at: usize| Some(theme_start(text, at)?.1);
        let theme = text.char_indices().rev().find_map(|(at, _)| starts(at)).unwrap_or(0);
        let first = theme.max(text.len().saturating_sub(TITLE));
        let mut last = if first == 0 { ' ' } else { 'a' };
        let mut best = (ALIKE - f64::EPSILON, None);
        for (at, c) in text.char_indices().skip_while(|(at, _)| *at < first) {
            let opens = c.is_uppercase() || c.is_ascii_digit() || "«“\"".contains(c);
            if last.is_whitespace() && opens {
                if self.lines.contains(&fold(&text[at..])) {
                    return Some(at);
                }
                let like = self.likeness(&folded_words(&text[at..]));
                if like > best.0 {
                    best = (like, Some(at));
                }
            }
            last = c;
        }
        best.1
    }

    /// How alike the words are to the heading that is most like them.
    pub(super) fn likeness(&mut self, words: &[String]) -> f64 {
        let near = |heading: &&Vec<String>| {
            let (short, long) = (heading.len().min(words.len()), heading.len().max(words.len()));
            short * 2 > long
        };
        let mut best = 0.0;
        for heading in self.headings.iter().filter(near) {
            if self.left == 0 {
                break;
            }
            self.left -= 1;
            best = likeness(heading, words).max(best);
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::text::markdown;

    fn rows(text: &str) -> Option<Vec<(String, Vec<u32>)>> {
        let summary = read(&markdown::read(text, 0, &mut Vec::new()))?;
        let numbers = |row: &Row| row.themes.iter().map(|(number, _)| *number).collect();
        Some(summary.rows.iter().map(|row| (row.title.clone(), numbers(row))).collect())
    }

    #[test]
    fn rows_are_told_apart_by_pages_and_headings() {
        let text = "Action Pages Le four du village P.4 Fiche 1. Cuire le Pain Fiche 12. Lever Pain : une histoire P. 7 Fiche 1. Cuire le Pain\n\n\
                    # Un four du village\n\na\n\n# Pain\n\n## Une histoire\n\nb";
        assert_eq!(
            rows(text),
            Some(vec![
                ("Le four du village".to_owned(), vec![1, 12]),
                ("Pain : une histoire".to_owned(), vec![1])
            ])
        );
    }

    #[test]
    fn a_row_may_be_a_paragraph() {
        let text = "Le four p. 4\n\nLe moulin page 12\n\n# Le four\n\n# Le moulin";
        let titles = ["Le four", "Le moulin"].map(|title| (title.to_owned(), Vec::new()));
        assert_eq!(rows(text), Some(titles.to_vec()));
    }

    #[test]
    fn titles_may_have_lost_their_marks() {
        let text = "Action Pages Le four du village P.4 Fiche 1. Cuire Le moulin P.7 Fiche 2. Moudre\n\n\
                    Le four du village\n\nOn y cuit.\n\n## Le contexte\n\na\n\nLe moulin\n\nOn y moud.";
        let rows_of = |title: &str, theme: u32| (title.to_owned(), vec![theme]);
        assert_eq!(
            rows(text),
            Some(vec![rows_of("Le four du village", 1), rows_of("Le moulin", 2)])
        );
    }

    #[test]
    fn pages_of_books_are_no_summary() {
        assert_eq!(rows("Voir Le Pain, p. 4, et Le Sel, p. 7.\n\n# Le four\n\n# Le moulin"), None);
    }
}
