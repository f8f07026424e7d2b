//! A JSON object a line and a diagnostic, for programs.

use std::path::Path;

use serde::Serialize;

use super::{Diagnostic, Fix, Severity, Spot};
use crate::source::Place;

/// The version of what a line holds: keys may be added under one number, none is taken away or changes its meaning.
pub const SCHEMA: &str = "annexe.diagnostic/1";

#[derive(Serialize)]
struct Line<'a> {
    schema: &'static str,
    severity: &'static str,
    code: &'static str,
    message: &'a str,
    /// Nothing where the problem has no place.
    #[serde(flatten)]
    spot: Option<Spot>,
    label: &'a str,
    related: Vec<Related<'a>>,
    notes: &'a [String],
    hints: &'a [String],
    /// Null where nothing but a person can mend it.
    fix: Option<Remedy<'a>>,
}

#[derive(Serialize)]
struct Remedy<'a> {
    what: &'a str,
    edits: Vec<Edit<'a>>,
}

#[derive(Serialize)]
struct Edit<'a> {
    #[serde(flatten)]
    spot: Spot,
    /// In bytes from the start of the file.
    start: usize,
    end: usize,
    text: &'a str,
}

impl<'a> Remedy<'a> {
    fn of(fix: &'a Fix, root: &Path) -> Self {
        let edit = |(place, text): &'a (Place, String)| {
            let bytes = place.in_file();
            Edit { spot: Spot::of(place, root), start: bytes.start, end: bytes.end, text }
        };
        Self { what: &fix.what, edits: fix.edits.iter().map(edit).collect() }
    }
}

#[derive(Serialize)]
struct Related<'a> {
    #[serde(flatten)]
    spot: Spot,
    label: &'a str,
}

/// A diagnostic as a line of JSON, with its line feed.
#[must_use]
pub fn json(diagnostic: &Diagnostic, root: &Path) -> String {
    let mut labels = diagnostic.labels.iter();
    let first = labels.next();
    let line = Line {
        schema: SCHEMA,
        severity: severity(diagnostic.severity),
        code: diagnostic.code.as_str(),
        message: &diagnostic.message,
        spot: first.map(|(place, _)| Spot::of(place, root)),
        label: first.map_or("", |(_, label)| label),
        related: labels
            .map(|(place, label)| Related { spot: Spot::of(place, root), label })
            .collect(),
        notes: &diagnostic.notes,
        hints: &diagnostic.hints,
        fix: diagnostic.fix.as_ref().map(|fix| Remedy::of(fix, root)),
    };
    // These types have no maps with keys that are not text, the one thing that JSON cannot write.
    let mut text = serde_json::to_string(&line).unwrap_or_default();
    text.push('\n');
    text
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Information => "information",
    }
}
