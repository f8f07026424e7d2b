//! Checks that the fonts have every character.

mod accents;
mod printed;

use std::collections::BTreeSet;
use std::path::Path;

use typst::text::FontBook;

use crate::annex::Annex;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::message::text;
use crate::picture;
use crate::sheet::{Run, Sheet};
use crate::source::Place;

pub(crate) use accents::missing_accent;
use printed::Printed;

/// Most lines named on which something stands again.
const LINES: usize = 12;

/// The families that a drawing may leave to the program (CSS Fonts 3, 3.1.1).
const GENERIC: &[&str] =
    &["serif", "sans-serif", "sans", "monospace", "cursive", "fantasy", "system-ui", "inherit"];

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
    let mut below = String::new();
    let cover = manifest.cover.iter().flat_map(|cover| cover.picture.texts());
    cover.for_each(|runs| push_runs(runs, &mut below));
    report(&below, &manifest.place, fonts, diagnostics);
    drawings(annex, fonts, diagnostics);
    drawn_fonts(annex, fonts, diagnostics);
    for entry in &annex.entries {
        report(&text_of(&entry.sheet), &entry.sheet.place, fonts, diagnostics);
        accents::check(&entry.sheet, fonts, diagnostics);
    }
}

/// The same, of the sheets that an error keeps from being read: their text as it is written, remarks apart.
pub fn glyphs_unread(annex: &Annex, fonts: &FontBook, diagnostics: &mut Diagnostics) {
    let read = |path: &Path| {
        let mut sheets = annex.entries.iter().map(|entry| entry.sheet.place.source.path());
        sheets.any(|other| other == path) || annex.manifest.place.source.path() == path
    };
    let mut unread: Vec<Place> = Vec::new();
    for place in diagnostics.iter().filter_map(Diagnostic::place) {
        let path = place.source.path();
        let sheet = path.extension().is_some_and(|end| end == "yaml") && !read(path);
        if sheet && unread.iter().all(|other| other.source.path() != path) {
            unread.push(Place::new(&place.source, 0..0));
        }
    }
    for file in unread {
        let said = file.source.text().lines().filter(|line| !line.trim_start().starts_with('#'));
        // Other signs may stand for what the error is told for.
        let letters = |c: &char| c.is_alphanumeric() || *c >= '\u{1f000}';
        let text: String = said.flat_map(str::chars).filter(letters).collect();
        report(&text, &file, fonts, diagnostics);
    }
}

/// One diagnostic a drawing that has letters which no font has, where it is named.
fn drawings(annex: &Annex, fonts: &FontBook, diagnostics: &mut Diagnostics) {
    for (path, bytes) in &annex.pictures {
        let missing = missing(&picture::letters(bytes), fonts);
        if missing.is_empty() {
            continue;
        }
        let letters: Vec<String> = missing.into_iter().map(String::from).collect();
        for used in annex.uses().filter(|used| used.path == *path) {
            let message = text!("drawing-glyphs", path, letters = letters.join(" "));
            diagnostics.push(
                Diagnostic::error(Code::MissingGlyph, message)
                    .at(&used.place, text!("drawing-glyphs.label"))
                    .hint(text!("drawing-glyphs.hint")),
            );
        }
    }
}

/// One diagnostic a font that the words of a drawing ask for and that is not there, where the drawing is named.
fn drawn_fonts(annex: &Annex, fonts: &FontBook, diagnostics: &mut Diagnostics) {
    for (path, bytes) in &annex.pictures {
        let there = |family: &String| {
            let family = family.to_lowercase();
            GENERIC.contains(&family.as_str()) || fonts.contains_family(&family)
        };
        for asked in picture::fonts(bytes) {
            let Some(font) = asked.first().filter(|_| !asked.iter().any(there)) else { continue };
            let mut families: Vec<&str> = fonts.families().map(|(family, _)| family).collect();
            families.dedup();
            for used in annex.uses().filter(|used| used.path == *path) {
                let message = text!("drawing-font", path, font);
                diagnostics.push(
                    Diagnostic::warning(Code::DrawingFont, message)
                        .at(&used.place, text!("drawing-font.label"))
                        .hint(text!("drawing-font.hint", families = families.join(", "))),
                );
            }
        }
    }
}

/// One diagnostic a stretch of such characters that has one which is told nowhere before: a word of another script is
/// told once, with the places where it stands again.
fn report(text: &str, file: &Place, fonts: &FontBook, diagnostics: &mut Diagnostics) {
    let missing = missing(text, fonts);
    if missing.is_empty() {
        return;
    }
    let printed = Printed::of(file);
    let mut places: Vec<(Place, String)> = stretches(&missing, file, &printed);
    let read: String = places.iter().map(|(_, written)| written.as_str()).collect();
    let coded = missing.iter().filter(|c| !read.contains(**c));
    places.extend(coded.map(|c| (first_place(*c, file, &printed), c.to_string())));
    places.sort_by_key(|(place, _)| place.range.start);
    let mut told: Vec<(&Place, &str, Vec<&Place>)> = Vec::new();
    for (place, written) in &places {
        let letters = || written.chars().filter(|c| *c != ' ');
        let known = |(_, before, _): &&mut (&Place, &str, Vec<&Place>)| {
            letters().next().is_some_and(|c| before.contains(c))
        };
        let is_new = letters().any(|c| told.iter().all(|(_, before, _)| !before.contains(c)));
        match told.iter_mut().find(known).filter(|_| !is_new) {
            Some((.., again)) => again.push(place),
            None => told.push((place, written, Vec::new())),
        }
    }
    for (place, written, again) in told {
        let mut chars = written.chars();
        let (message, label, hint) = match (chars.next(), chars.next()) {
            (Some(c), None) => (no_glyph(c), text!("missing-glyph.label"), no_glyph_hint()),
            _ => (
                text!("missing-glyphs", text = written),
                text!("missing-glyph.label-many"),
                text!("missing-glyph.hint-many"),
            ),
        };
        diagnostics.push(
            Diagnostic::error(Code::MissingGlyph, message)
                .at(place, label)
                .maybe_note(elsewhere(&again))
                .hint(hint),
        );
    }
}

/// The stretches of such characters in the values of a file, each with the spaces between its words.
fn stretches(missing: &BTreeSet<char>, file: &Place, printed: &Printed) -> Vec<(Place, String)> {
    let source = &file.source;
    let text = source.text();
    let mut found: Vec<(Place, String)> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| missing.contains(c)) {
        let end = at + c.len_utf8();
        if !printed.has(at) {
            continue;
        }
        match found.last_mut() {
            Some((place, written)) if text[place.range.end..at].trim_matches(' ').is_empty() => {
                place.range.end = end;
                text[place.range.clone()].clone_into(written);
            }
            _ => found.push((Place::new(source, at..end), c.to_string())),
        }
    }
    found
}

/// Where else something stands, in words; none: nowhere.
fn elsewhere(places: &[&Place]) -> Option<String> {
    let count = places.len();
    let mut lines: Vec<usize> =
        places.iter().map(|place| place.source.position(place.range.start).line).collect();
    lines.dedup();
    let shown: Vec<String> = lines.iter().take(LINES).map(ToString::to_string).collect();
    let more = if lines.len() > shown.len() { "…" } else { "" };
    (count > 0).then(|| text!("missing-again", count, lines = shown.join(", ") + more))
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

/// Where a character first stands in the values of a file, or the code that brings it in; failing both, the file's start.
fn first_place(c: char, file: &Place, printed: &Printed) -> Place {
    let source = &file.source;
    let found = source.text().match_indices(c).map(|(at, _)| at).find(|&at| printed.has(at));
    let written = found.map(|at| at..at + c.len_utf8());
    let place = written.or_else(|| coded(c, source.text()));
    place.map_or_else(|| file.clone(), |range| Place::new(source, range))
}

/// Where a code stands for a character: `&#128512;`, `&#x1F600;`, `\u2206`, `\U0001F600`.
fn coded(c: char, text: &str) -> Option<std::ops::Range<usize>> {
    let number = |digits: &str, radix| u32::from_str_radix(digits, radix) == Ok(c as u32);
    let mut entities = text.match_indices("&#").filter_map(|(at, _)| {
        let length = text[at..].find(';').filter(|length| *length < 12)?;
        let digits = &text[at + 2..at + length];
        let same = match digits.strip_prefix(['x', 'X']) {
            Some(digits) => number(digits, 16),
            None => number(digits, 10),
        };
        same.then_some(at..at + length + 1)
    });
    let mut escapes = [("\\u", 4), ("\\U", 8)].into_iter().flat_map(|(sign, length)| {
        text.match_indices(sign).filter_map(move |(at, _)| {
            let digits = text.get(at + 2..at + 2 + length)?;
            number(digits, 16).then_some(at..at + 2 + length)
        })
    });
    entities.next().or_else(|| escapes.next())
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
