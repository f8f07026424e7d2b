//! Checks beyond validity: what a copy editor would look for in a collection that can be published.
//!
//! One module a family. Each looks at the parsed annex and reports; none changes anything. What the manifest silences is
//! taken out in the end (`silence`).

mod addresses;
mod alike;
mod coarse;
mod glyphs;
mod headings;
mod hosts;
mod inks;
mod keyboard;
mod lists;
mod midway;
mod order;
mod pages;
mod pairs;
mod personal;
mod pictures;
mod points;
mod references;
mod repeated;
mod schemas;
mod sentences;
mod sidebar;
mod silence;
mod spaces;
mod themes;
mod titles;
mod twice;
mod typing;
mod unfinished;

use std::collections::HashSet;

use rayon::prelude::*;

use crate::annex::{Annex, Entry};
use crate::diag::{Code, Diagnostic, Diagnostics, Severity};
use crate::source::Place;

pub(crate) use addresses::addresses;
pub use alike::alike;
pub use coarse::pictures;
pub use glyphs::{glyphs, glyphs_unread};
pub(crate) use glyphs::{missing, missing_accent, no_glyph, no_glyph_hint};
pub use inks::inks;
pub use pages::{once, pages};
pub use personal::personal;
pub use schemas::schemas;
pub use silence::{silence, silence_names};

/// The families that look at one sheet at a time.
const SHEETS: &[fn(&Entry, &Annex, &mut Diagnostics)] = &[
    titles::check,
    sentences::check,
    lists::check,
    headings::check,
    addresses::check,
    typing::check,
    keyboard::check,
    points::check,
    spaces::check,
    twice::check,
    unfinished::check,
    references::check,
    pictures::check,
    sidebar::check,
    themes::check,
];

/// Takes out what is missing in sheets with errors: it may be there, and could not be read; and the themes that one still to
/// be written has not got, which is told of already.
fn not_read(diagnostics: &mut Diagnostics) {
    let file = |found: &Diagnostic| found.place().map(|place| place.source.path().to_owned());
    let begun = diagnostics.iter().filter(|found| found.code == Code::Unfinished);
    let begun: HashSet<_> = begun.filter_map(file).collect();
    diagnostics.retain(|found| {
        found.code != Code::MissingTheme || file(found).is_none_or(|file| !begun.contains(&file))
    });
    let errors = diagnostics.iter().filter(|found| found.severity == Severity::Error);
    let wrong: HashSet<_> = errors.filter_map(file).collect();
    diagnostics.retain(|found| {
        !matches!(found.code, Code::MissingField | Code::MissingTheme)
            || file(found).is_none_or(|file| !wrong.contains(&file))
    });
    // So may what a text has swallowed.
    let swallowed = diagnostics.iter().filter(|found| found.code == Code::SwallowedKey);
    let swallowed: HashSet<_> = swallowed.filter_map(file).collect();
    diagnostics.retain(|found| {
        found.code != Code::MissingField
            || file(found).is_none_or(|file| !swallowed.contains(&file))
    });
    let fallen: Vec<Place> = diagnostics
        .iter()
        .filter(|found| matches!(found.code, Code::YamlSyntax | Code::UnexpectedValue))
        .filter_map(|found| found.place().cloned())
        .collect();
    if !fallen.is_empty() {
        diagnostics.retain(|found| !found.place().is_some_and(|at| lacks(found.code, at, &fallen)));
    }
}

/// Whether what a passage lacks is told already, as lines that have `fallen` out of its text: what a colon announces, the
/// text of a note.
fn lacks(code: Code, at: &Place, fallen: &[Place]) -> bool {
    let text = |place: &Place| place.source.text()[place.range.clone()].to_owned();
    let mut same = fallen.iter().filter(|other| other.source.path() == at.source.path());
    match code {
        Code::CutSentence => {
            let below = &at.source.text()[at.source.line(at.position().line).end..];
            let blank = below.len() - below.trim_start().len();
            let next = at.source.position(at.source.text().len() - below.len() + blank).line;
            same.any(|other| other.position().line == next)
        }
        Code::Footnote => same.any(|other| text(other).starts_with(&format!("{}:", text(at)))),
        _ => false,
    }
}

/// Reports what the texts of a collection show by themselves.
pub fn content(annex: &Annex, diagnostics: &mut Diagnostics) {
    let found: Vec<Diagnostics> = annex
        .entries
        .par_iter()
        .map(|entry| {
            let mut found = Diagnostics::default();
            SHEETS.iter().for_each(|check| check(entry, annex, &mut found));
            found
        })
        .collect();
    found.into_iter().for_each(|found| diagnostics.extend(found));
    unfinished::manifest(annex, diagnostics);
    pictures::cover(annex, diagnostics);
    not_read(diagnostics);
    order::check(annex, diagnostics);
    repeated::check(annex, diagnostics);
}
