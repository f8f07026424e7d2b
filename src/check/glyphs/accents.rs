//! Letters with an accent of its own that the font of the letter has not.

use std::collections::BTreeSet;
use std::ops::Range;

use typst::text::FontBook;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::{Printed, covered, elsewhere, first_place, needs_glyph, push_runs};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::message::text;
use crate::sheet::{Block, Sheet};
use crate::source::Place;

/// One diagnostic a letter whose accent cannot be set with it, at its first place in the sheet's file.
pub(super) fn check(sheet: &Sheet, fonts: &FontBook, diagnostics: &mut Diagnostics) {
    let apart = apart(&prose_of(sheet), fonts);
    if apart.is_empty() {
        return;
    }
    let file = &sheet.place;
    let printed = Printed::of(file);
    for cluster in apart {
        let mut places = places(&cluster, file, &printed).into_iter();
        let mark = cluster.chars().next_back().unwrap_or_default();
        let place = places.next().unwrap_or_else(|| first_place(mark, file, &printed));
        let again: Vec<Place> = places.collect();
        let again: Vec<&Place> = again.iter().collect();
        diagnostics.push(missing_accent(&cluster, &place).maybe_note(elsewhere(&again)));
    }
}

/// What is said of a letter that no font has with its accents.
pub(crate) fn missing_accent(cluster: &str, place: &Place) -> Diagnostic {
    let letter = cluster.chars().next().unwrap_or_default();
    Diagnostic::error(Code::MissingGlyph, text!("missing-accent", cluster))
        .at(place, text!("missing-accent.label"))
        .hint(text!("missing-accent.hint", letter))
}

/// Where a letter with its accents stands in the values of a file, however it is coded there.
fn places(cluster: &str, file: &Place, printed: &Printed) -> Vec<Place> {
    let text = file.source.text();
    let same = |at: &Range<usize>| text[at.clone()].nfc().eq(cluster.chars());
    let found = clusters(text).filter(|at| printed.has(at.start) && same(at));
    found.map(|at| Place::new(&file.source, at)).collect()
}

/// The letters of a text, each with the accents behind it.
fn clusters(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, c) = chars.next()?;
        let mut end = start + c.len_utf8();
        while let Some((at, mark)) = chars.next_if(|(_, c)| is_combining_mark(*c)) {
            end = at + mark.len_utf8();
        }
        Some(start..end)
    })
}

/// The letters of a text whose accent is a character of its own that the font of the letter has not, each once with its
/// accents. Where Unicode has a character for both, that one is set.
fn apart(text: &str, fonts: &FontBook) -> BTreeSet<String> {
    if !text.contains(|c: char| !c.is_ascii() && is_combining_mark(c)) {
        return BTreeSet::new();
    }
    let text: String = text.nfc().collect();
    let found = clusters(&text).map(|at| &text[at]);
    let found = found.filter(|it| it.chars().nth(1).is_some() && !joined(it, fonts));
    found.map(str::to_owned).collect()
}

/// Whether the first font that has a letter, a collection's own before the program's, has its accents as well.
fn joined(cluster: &str, fonts: &FontBook) -> bool {
    let mut chars = cluster.chars();
    let Some(letter) = chars.next().filter(|c| c.is_alphanumeric()) else { return true };
    let mut infos = (0..).map_while(|i| fonts.info(i));
    let first = infos.find(|info| info.coverage.contains(letter as u32));
    // An accent that no font has is told of as that.
    let known: Vec<char> = chars.filter(|c| needs_glyph(*c) && covered(*c, fonts)).collect();
    first.is_none_or(|info| known.iter().all(|c| info.coverage.contains(*c as u32)))
}

/// What a sheet prints in the font of running text: titles, the lead and quotations have others, which may have more. What
/// these lack is seen on the pages.
fn prose_of(sheet: &Sheet) -> String {
    let mut text = String::new();
    sheet.sidebar.iter().for_each(|field| push_prose(&field.blocks, &mut text));
    push_prose(&sheet.body, &mut text);
    sheet.sections.iter().for_each(|section| push_prose(&section.blocks, &mut text));
    push_prose(&sheet.credits, &mut text);
    text
}

fn push_prose(blocks: &[Block], text: &mut String) {
    for block in blocks {
        match block {
            Block::Paragraph { runs, .. } => push_runs(runs, text),
            Block::List { items, .. } => items.iter().for_each(|item| push_prose(item, text)),
            Block::Callout { blocks, .. } => push_prose(blocks, text),
            _ => {}
        }
    }
}
