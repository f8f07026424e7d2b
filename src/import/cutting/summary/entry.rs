//! A line of a summary that is a list: a title, its page and its themes, or some of these: « Le four, P.4 — Fiche 1. Cuire ».

use super::listed::title_of;
use super::{Theme, flat, is_leader, labelled, theme_start};

/// A page of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Page<'t> {
    pub(super) number: u32,
    /// The page as it stands.
    pub(super) text: &'t str,
    /// Whether it says that it is one: « P.4 ».
    pub(super) marked: bool,
}

/// What a line of a summary says.
pub(super) struct Entry<'t> {
    pub(super) title: &'t str,
    pub(super) page: Option<Page<'t>>,
    pub(super) themes: Vec<Theme>,
    /// What stands between the page and the themes, and is neither.
    pub(super) rest: &'t str,
}

impl<'t> Entry<'t> {
    /// Reads a line that begins with a title, which may be called as a theme is: « Fiche 1 : Le four ».
    pub(super) fn headed(text: &'t str) -> Self {
        Self::read(text, 1)
    }

    /// Reads a line that may go on with a row; without a title it does.
    pub(super) fn further(text: &'t str) -> Self {
        Self::read(text, 0)
    }

    /// The page that comes before a title, and what follows it: « P.4 : Le four ».
    fn behind_page(text: &'t str) -> Option<(Page<'t>, &'t str)> {
        let (at, length) = *flat::pages(text).first()?;
        let rest = text[at + length..].trim_start_matches(|c| parts(c) || is_leader(c));
        let number = text[at..at + length].trim_start_matches(|c: char| !c.is_ascii_digit());
        let page =
            Page { number: number.parse().ok()?, text: &text[at..at + length], marked: true };
        let first = text[..at].chars().all(|c| !c.is_alphanumeric());
        (first && !rest.is_empty()).then_some((page, rest))
    }

    /// Whether it has no title, and something else.
    pub(super) fn goes_on(&self) -> bool {
        self.title.is_empty() && (self.page.is_some() || !self.themes.is_empty())
    }

    /// Whether its signs say that it is a summary's.
    pub(super) fn is_told(&self) -> bool {
        !self.themes.is_empty() || self.page.is_some_and(|page| page.marked)
    }

    /// Reads a line whose themes start at a place or later.
    fn read(text: &'t str, from: usize) -> Self {
        if let Some((page, rest)) = Self::behind_page(text) {
            return Self { page: Some(page), ..Self::read(rest, 0) };
        }
        let starts = text.match_indices(['F', 'f']).map(|(at, _)| at);
        let theme = starts.filter(|at| *at >= from).find(|at| theme_start(text, *at).is_some());
        let (before, after) = text.split_at(theme.unwrap_or(text.len()));
        let own = |title, page, rest| Self { title, page, themes: labelled(after), rest };
        // A title may name a page, where neither its own nor themes follow.
        match paged(before) {
            Some((title, page, rest)) if theme.is_some() || rest.is_empty() => {
                return own(without_signs(title), Some(page), rest);
            }
            _ => {}
        }
        if let Some((themes, page, "")) = paged(after) {
            let themes = labelled(without_signs(themes));
            return Self { title: parted(before), page: Some(page), themes, rest: "" };
        }
        let line = if theme.is_some() { parted(before) } else { text };
        match title_of(line) {
            (title, Some(page)) => own(without_signs(title), Some(unmarked(page)), ""),
            (title, None) => own(title, None, ""),
        }
    }
}

/// Whether a sign parts a title from what follows it.
fn parts(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | ';' | ':' | '(' | '[' | '|' | '/' | '-' | '–' | '—')
}

/// A text without the signs that part it from what follows it.
fn parted(text: &str) -> &str {
    text.trim_end_matches(parts)
}

/// The same without those that lead to a page.
fn without_signs(text: &str) -> &str {
    text.trim_end_matches(|c| parts(c) || is_leader(c))
}

/// A number that ends a line.
fn unmarked((number, text): (u32, &str)) -> Page<'_> {
    Page { number, text, marked: text.trim_start_matches(is_leader).starts_with(['p', 'P']) }
}

/// What stands before the last page that says so, the page, and the words that follow it.
fn paged(text: &str) -> Option<(&str, Page<'_>, &str)> {
    let (at, length) = flat::pages(text).pop()?;
    let page = &text[at..at + length];
    let digits = page.trim_start_matches(|c: char| !c.is_ascii_digit());
    let number = digits.parse().ok()?;
    let rest = text[at + length..].trim_matches(|c: char| !c.is_alphanumeric());
    Some((&text[..at], Page { number, text: page, marked: true }, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> (String, Option<u32>, Vec<(u32, String)>) {
        let entry = Entry::headed(text);
        let themes = entry.themes.into_iter().map(|theme| (theme.number, theme.title));
        (entry.title.to_owned(), entry.page.map(|page| page.number), themes.collect())
    }

    #[test]
    fn a_line_has_a_title_a_page_and_themes() {
        let whole = ("Le four du bourg".to_owned(), Some(4), vec![(1, "Cuire".to_owned())]);
        for text in [
            "Le four du bourg, P.4, Fiche 1. Cuire",
            "Le four du bourg — P.4 — Fiche 1. Cuire",
            "Le four du bourg (p. 4) : Fiche 1. Cuire",
            "Le four du bourg ..... 4 Fiche 1. Cuire",
            "Le four du bourg (Fiche 1. Cuire), page 4",
            "P.4 : Le four du bourg (Fiche 1. Cuire)",
        ] {
            assert_eq!(said(text), whole, "{text}");
        }
        assert_eq!(said("Fiche 1 : Le four, P.4").0, "Fiche 1 : Le four");
        assert_eq!(said("Le four..."), ("Le four...".to_owned(), None, vec![]));
    }

    #[test]
    fn a_line_without_a_title_goes_on() {
        for text in ["P.4", "Fiche 1. Cuire", "P.4, Fiche 1. Cuire", "Fiche 1. Cuire, P.4"] {
            assert!(Entry::further(text).goes_on(), "{text}");
        }
        for text in ["Le four", "Le four, P.4", "Fiche de paie"] {
            assert!(!Entry::further(text).goes_on(), "{text}");
        }
    }
}
