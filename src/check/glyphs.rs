//! Checks that the fonts have every character.

use std::collections::BTreeSet;

use typst::text::FontBook;

use crate::annex::Annex;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::message::text;
use crate::sheet::{Run, Sheet};
use crate::source::Place;

/// Reports the characters that no font has: they would be missing from the pages, and PDF/A forbids that
/// (ISO 19005-2, 6.2.11.8).
pub fn glyphs(annex: &Annex, fonts: &FontBook, diagnostics: &mut Diagnostics) {
    let manifest = &annex.manifest;
    let mut texts: Vec<&str> =
        vec![&manifest.label, &manifest.title, &manifest.guide, &manifest.guide_short];
    texts.extend(manifest.guide_subtitle.as_deref());
    texts.extend(manifest.issuer.iter().map(String::as_str));
    texts.extend(manifest.version.as_deref());
    texts.extend(manifest.themes.iter().map(|theme| theme.title.as_str()));
    report(&texts.concat(), &manifest.place, fonts, diagnostics);
    for entry in &annex.entries {
        report(&text_of(&entry.sheet), &entry.sheet.place, fonts, diagnostics);
    }
}

/// One diagnostic a character, at its first place in the file.
fn report(text: &str, file: &Place, fonts: &FontBook, diagnostics: &mut Diagnostics) {
    for c in missing(text, fonts) {
        let place = first_place(c, file);
        diagnostics.push(
            Diagnostic::error(Code::MissingGlyph, no_glyph(c))
                .at(&place, text!("missing-glyph.label"))
                .hint(no_glyph_hint()),
        );
    }
}

/// What is said of a character that no font has.
pub(crate) fn no_glyph(c: char) -> String {
    text!("missing-glyph", character = c, code = format!("{:04X}", c as u32))
}

/// What to do about it.
pub(crate) fn no_glyph_hint() -> String {
    text!("missing-glyph.hint")
}

/// The characters of a text that no font has, each once.
pub(crate) fn missing(text: &str, fonts: &FontBook) -> BTreeSet<char> {
    text.chars().filter(|c| !c.is_ascii() && needs_glyph(*c) && !covered(*c, fonts)).collect()
}

/// Where a character first stands in a file, remarks apart; where an escape brought it in, the file's start.
fn first_place(c: char, file: &Place) -> Place {
    let source = &file.source;
    let remark = |at: usize| {
        let line = source.line(source.position(at).line);
        source.text()[line].trim_start().starts_with('#')
    };
    let found = source.text().match_indices(c).map(|(at, _)| at).find(|&at| !remark(at));
    found.map_or_else(|| file.clone(), |at| Place::new(source, at..at + c.len_utf8()))
}

/// Characters that only steer the layout have no glyph (Unicode, Default_Ignorable_Code_Point), spaces need none.
fn needs_glyph(c: char) -> bool {
    !(c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'))
}

fn covered(c: char, fonts: &FontBook) -> bool {
    (0..).map_while(|i| fonts.info(i)).any(|info| info.coverage.contains(c as u32))
}

/// All that a sheet prints, in no order that matters.
fn text_of(sheet: &Sheet) -> String {
    let mut text = sheet.title.clone();
    for field in [&sheet.summary_title, &sheet.subtitle, &sheet.action].into_iter().flatten() {
        text.push_str(field);
    }
    sheet.each_text(&mut |runs| push_runs(runs, &mut text));
    text
}

fn push_runs(runs: &[Run], text: &mut String) {
    for run in runs {
        text.push_str(&run.text);
        if let Some(note) = &run.note {
            push_runs(note, text);
        }
    }
}
