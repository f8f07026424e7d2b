//! Tells what stands in the columns of a summary's table, in any order: titles, pages, themes, other things.

use super::super::numbered;
use super::flat::Titles;
use super::{ALIKE, Row, Summary, Theme, before_themes, is_page, labelled, themes};
use crate::fold::folded_words;
use crate::import::inline::Inline;

/// How many rows tell what the columns are.
const TELLING: usize = 60;
/// No annex has themes of more digits.
const DIGITS: usize = 3;

/// A row as it stands: its line and its cells.
pub(super) type Raw<'a> = (usize, &'a [Inline]);

/// The columns of a summary's table.
pub(super) struct Columns {
    /// The one with the titles, where the headings that follow tell it, or those above the columns.
    title: Option<usize>,
    /// Which name themes.
    themed: Vec<bool>,
}

impl Columns {
    /// Finds them by the headings after the table, then by what stands above the columns.
    pub(super) fn of(rows: &[Raw<'_>], heads: &[Inline], titles: &mut Titles) -> Self {
        let width = rows.iter().map(|(_, cells)| cells.len()).max().unwrap_or_default();
        let mut found = vec![0_usize; width];
        let mut themed: Vec<bool> = (0..width)
            .map(|at| heads.get(at).is_some_and(|head| names_themes(&head.plain())))
            .collect();
        for (_, cells) in rows.iter().take(TELLING) {
            for (at, cell) in cells.iter().enumerate() {
                let text = cell.plain();
                let is_title = likeness(&text, titles) >= ALIKE;
                found[at] += usize::from(is_title);
                themed[at] |= !is_title && !themes(&text).is_empty();
            }
        }
        let most = found.iter().copied().max().unwrap_or_default();
        let title = found.iter().position(|count| most > 0 && *count == most);
        let title = title.or_else(|| by_heads(heads));
        if let Some(title) = title {
            themed[title] = false;
        }
        Self { title, themed }
    }

    /// Adds a row to a summary: it may go on with the one before.
    pub(super) fn add(&self, raw: Raw<'_>, titles: &mut Titles, summary: &mut Summary) {
        let (line, cells) = raw;
        let mut row = Row { line, ..Row::default() };
        let title = self.title.filter(|title| *title < cells.len());
        let paged = cells.iter().any(|cell| is_page(&cell.plain()));
        let mut others = Vec::new();
        for (at, cell) in cells.iter().enumerate() {
            let text = cell.plain();
            // A sheet may be called as a theme is, « Fiche 1 : Le four », and has its page beside it.
            let numbered = title.is_none() && at == 0 && paged && numbered::title(cell).is_some();
            let found =
                if title == Some(at) || numbered { Vec::new() } else { self.themes(at, &text) };
            if !found.is_empty() {
                let before = before_themes(&text);
                if before.contains(char::is_alphanumeric) {
                    summary.others.push((line, before.to_owned()));
                }
                summary.add_themes(&mut row, found);
            } else if is_page(&text) && title != Some(at) {
                summary.set_aside.push((line, text));
            } else if !text.is_empty() {
                others.push((at, text));
            }
        }
        let own = title.and_then(|title| others.iter().position(|(at, _)| *at == title));
        row.title = match own {
            // Words beside a title may be the rest of it.
            Some(own) => {
                let alone = others[own].1.clone();
                let (rest, beside): (Vec<_>, Vec<_>) =
                    others.iter().cloned().partition(|(at, _)| self.is_themed(*at));
                let whole = joined(&beside);
                if whole != alone && likeness(&whole, titles) >= likeness(&alone, titles) {
                    others = rest;
                    whole
                } else {
                    others.remove(own).1
                }
            }
            None if title.is_some() => String::new(),
            None => joined(&std::mem::take(&mut others)),
        };
        let goes_on = !paged && self.title.is_some() && summary.goes_on(&row.title, titles);
        if let Some(last) = summary.rows.last_mut().filter(|_| row.title.is_empty() || goes_on) {
            if goes_on {
                last.title = format!("{} {}", last.title, row.title);
            }
            if let (Some((_, theme)), Some(at)) =
                (last.themes.last_mut(), others.iter().position(|(at, _)| self.is_themed(*at)))
            {
                *theme = format!("{theme} {}", others.remove(at).1);
            }
            last.themes.append(&mut row.themes);
        } else {
            summary.rows.push(row);
        }
        summary.others.extend(others.into_iter().map(|(_, text)| (line, text)));
    }

    fn is_themed(&self, at: usize) -> bool {
        self.themed.get(at).copied().unwrap_or_default()
    }

    /// The themes of a cell; in a column of theirs a number is enough: « 1. Le four ; 3. Le pain ».
    fn themes(&self, at: usize, text: &str) -> Vec<Theme> {
        let found = labelled(text);
        if !found.is_empty() || !self.is_themed(at) {
            return found;
        }
        let starts: Vec<(usize, usize, u32)> = text
            .char_indices()
            .filter_map(|(at, _)| number(text, at).map(|(title, number)| (at, title, number)))
            .collect();
        if starts.first().is_none_or(|(at, ..)| *at > 0) {
            return Vec::new();
        }
        let ends = starts.iter().skip(1).map(|(at, ..)| *at).chain([text.len()]);
        starts.iter().zip(ends).map(|(start, end)| Theme::of(text, *start, end)).collect()
    }
}

/// The texts of cells as one.
fn joined(cells: &[(usize, String)]) -> String {
    cells.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join(" ")
}

/// How alike a cell, without the number of its sheet, is to the heading that is most like it.
pub(super) fn likeness(text: &str, titles: &mut Titles) -> f64 {
    let words = folded_words(text);
    if words.is_empty() {
        return 0.0;
    }
    let whole = titles.likeness(&words);
    let bare = numbered::without(text).map(|bare| titles.likeness(&folded_words(bare)));
    whole.max(bare.unwrap_or_default())
}

/// Whether what stands above a column says that themes are below.
fn names_themes(head: &str) -> bool {
    folded_words(head).iter().any(|word| {
        word.starts_with("them")
            || word.starts_with("illustr")
            || word == "fiche"
            || word == "fiches"
    })
}

/// The column of the titles by what stands above the columns, where that of the themes comes before it.
fn by_heads(heads: &[Inline]) -> Option<usize> {
    let first = heads.iter().position(|head| !head.is_empty())?;
    let other = |head: &Inline| {
        let words = folded_words(&head.plain());
        let page = words.iter().any(|word| word.starts_with("page") || word == "p");
        head.is_empty() || page || names_themes(&head.plain()) || words.iter().all(|w| w.len() < 3)
    };
    let themes = names_themes(&heads[first].plain());
    themes.then(|| heads.iter().position(|head| !other(head))).flatten()
}

/// Where the title of a numbered theme starts whose number, or the word before it, stands at a place; and the number.
fn number(text: &str, at: usize) -> Option<(usize, u32)> {
    let before = text[..at].chars().next_back();
    if before.is_some_and(|c| !c.is_whitespace() && !matches!(c, ';' | ',' | '/')) {
        return None;
    }
    let rest = &text[at..];
    if !rest.starts_with(char::is_alphanumeric) {
        return None;
    }
    let word = rest.len() - rest.trim_start_matches(char::is_alphabetic).len();
    let kind = folded_words(&rest[..word]);
    let known = |word: &String| matches!(word.as_str(), "theme" | "thematique" | "axe");
    // A number behind a word that was not read is that word's.
    let behind = folded_words(text[..at].rsplit(char::is_whitespace).nth(1).unwrap_or_default());
    if !kind.iter().all(known) || behind.iter().any(known) {
        return None;
    }
    let rest = rest[word..].trim_start().trim_start_matches("n°").trim_start();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let number = rest[..digits].parse().ok().filter(|_| digits <= DIGITS)?;
    let title = rest[digits..].trim_start().strip_prefix(['.', ':', '-', '–', '—', ')'])?;
    let named = title.starts_with(char::is_whitespace)
        && title.trim_start().starts_with(|c: char| c.is_uppercase() || c == '«');
    named.then(|| (text.len() - title.len(), number))
}
