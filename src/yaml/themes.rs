//! A theme of a manifest that is written otherwise than the others: YAML stumbles at the next one, which is right.

use std::ops::Range;
use std::sync::Arc;

use super::slip::{indent, text_of};
use crate::diag::{Code, Diagnostic};
use crate::message::text;
use crate::source::{Place, Source};

/// Where themes stand.
const STEP: usize = 2;

/// A theme that is none to YAML, and how it is written.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Theme<'t> {
    /// Its line, from 1.
    pub line: usize,
    /// What stands before its title, in bytes of the text.
    pub head: Range<usize>,
    /// How many spaces stand before the other themes.
    pub column: usize,
    /// Its number.
    pub number: &'t str,
    /// Its title.
    pub title: &'t str,
}

/// A line of the themes.
struct Written<'t> {
    column: usize,
    listed: bool,
    number: &'t str,
    sign: &'t str,
    title: &'t str,
}

fn written(line: &str) -> Option<Written<'_>> {
    let line = line.trim_end();
    let column = line.len() - line.trim_start_matches(' ').len();
    let body = line[column..].trim_start_matches(['-', ' ']);
    let digits = body.len() - body.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, rest) = body.split_at(digits);
    let signs = ['.', ')', '-', '–', '°', ' ', '/', '=', ':', '\u{a0}'];
    let title = rest.trim_start_matches(signs);
    let sign = &rest[..rest.len() - title.len()];
    let whole = (1..4).contains(&digits) && !sign.is_empty() && !title.is_empty();
    let listed = body.len() < line.len() - column;
    whole.then_some(Written { column, listed, number, sign, title })
}

impl Written<'_> {
    fn is_good(&self) -> bool {
        !self.listed && self.sign == ": "
    }
}

/// The first such theme, where YAML stumbles at a line among the themes or right below them.
pub(crate) fn astray(source: &Source, stumble: usize) -> Option<Theme<'_>> {
    let of = |line: usize| text_of(source, line).1;
    let holder = (1..=stumble).rev().find(|line| of(*line).trim_end() == "themes:")?;
    let last = source.position(source.text().len()).line;
    let filled = |line: &usize| !of(*line).trim().is_empty() && !of(*line).starts_with('#');
    let margin = |line: &usize| indent(of(*line)) == 0 && written(of(*line)).is_none();
    let end = (holder + 1..=last).filter(filled).find(margin).unwrap_or(last + 1);
    let themes: Vec<(usize, Written<'_>)> = (holder + 1..end)
        .filter(filled)
        .filter_map(|line| Some((line, written(of(line))?)))
        .collect();
    // All alike, they are another matter.
    if stumble > end || themes.iter().all(|(_, theme)| !theme.is_good()) {
        return None;
    }
    let good = || themes.iter().filter(|(_, theme)| theme.is_good());
    let count = |column: usize| good().filter(|(_, theme)| theme.column == column).count();
    let column = good()
        .map(|(_, theme)| theme.column)
        .max_by_key(|column| (count(*column), *column == STEP))?;
    let (line, theme) =
        themes.iter().find(|(_, theme)| !theme.is_good() || theme.column != column)?;
    let range = source.line(*line);
    let head = range.start..range.start + of(*line).trim_end().len() - theme.title.len();
    let Written { number, title, .. } = *theme;
    Some(Theme { line: *line, head, column, number, title })
}

/// The same, told.
pub(super) fn found(source: &Arc<Source>, stumble: usize) -> Option<Diagnostic> {
    let Theme { head, column, number, title, .. } = astray(source, stumble)?;
    let start = head.start + source.text()[head.clone()].len()
        - source.text()[head.clone()].trim_start().len();
    let place = Place::new(source, start..head.end + title.len());
    Some(
        Diagnostic::error(Code::YamlSyntax, text!("yaml-theme"))
            .at(&place, text!("yaml-this-line"))
            .hint(text!("yaml-theme.hint", number, title, spaces = column)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<(usize, String)> {
        let source = Source::new("annexe.yaml", text.to_owned());
        let theme = astray(&source, 3)?;
        Some((theme.line, format!("{} {}", theme.number, theme.title)))
    }

    #[test]
    fn the_theme_that_differs_is_found_and_none_where_all_are_alike() {
        for (themes, line) in [
            ("  1. Un\n  2: Deux\n", 2),
            ("  1:Un\n  2: Deux\n", 2),
            ("  - 1: Un\n  2: Deux\n", 2),
            ("   1: Un\n  2: Deux\n", 2),
            ("  1: Un\n2: Deux\n  3: Trois\n", 3),
            ("  1: Un\n  2 - Deux\n", 3),
        ] {
            let text = format!("themes:\n{themes}fiches:\n  - une\n");
            assert_eq!(found(&text).map(|(line, _)| line), Some(line), "{themes}");
        }
        for themes in ["  1: Un\n  2: Deux\n", "  - 1: Un\n  - 2: Deux\n", "  1: Un\n  # 2. Deux\n"]
        {
            let text = format!("themes:\n{themes}fiches:\n  - une\n");
            assert_eq!(found(&text), None, "{themes}");
        }
    }
}
