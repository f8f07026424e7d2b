//! A comparison for programs: JSON, version 1.
//!
//! `content` holds both versions of a sheet, in the form that layouts receive (`layouts/README.md`), with `change` where
//! something is in one of them alone: without what is `deleted` or `moved-away` it is the new version, without what is
//! `inserted` or `moved-here` the old one, but for kinds of spaces and names of files; there a paragraph that is `split` goes on in the one
//! before it, as one that is `joined` does in the new version, and a run with `paragraph` ends one; a picture with `was` had that description,
//! that place and, where it names one, that file, a list with `was` began with that number.

use serde::Serialize;

use super::telling;
use crate::diff::count::summary::{PartChange, parts};
use crate::diff::{Comparison, Content, Exchange, Fact, Fate, SheetChange};
use crate::typography::unset;

/// The version of this form.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    from: &'a str,
    to: &'a str,
    unchanged: usize,
    collection: &'a [Fact],
    sheets: Vec<Sheet<'a>>,
}

#[derive(Serialize)]
struct Sheet<'a> {
    id: &'a str,
    fate: Fate,
    #[serde(skip_serializing_if = "Option::is_none")]
    was: Option<&'a str>,
    from_number: Option<usize>,
    to_number: Option<usize>,
    moved: bool,
    facts: &'a [Fact],
    parts: Vec<PartChange>,
    exchanges: &'a [Exchange],
    summary: Vec<String>,
    content: &'a Content,
}

/// The comparison, with the names of both versions.
#[must_use]
pub fn json(comparison: &Comparison, (from, to): (&str, &str)) -> String {
    let report = Report {
        version: VERSION,
        from,
        to,
        unchanged: comparison.unchanged,
        collection: &comparison.collection,
        sheets: comparison.sheets.iter().map(sheet).collect(),
    };
    // Whoever copies an address from it has it whole; no sign of JSON is one of those that go.
    unset(&serde_json::to_string_pretty(&report).unwrap_or_default()) + "\n"
}

fn sheet(change: &SheetChange) -> Sheet<'_> {
    Sheet {
        id: &change.id,
        fate: change.fate,
        was: change.was.as_deref(),
        from_number: change.old_number,
        to_number: change.new_number,
        moved: change.moved,
        facts: &change.facts,
        parts: if change.fate == Fate::Changed { parts(change) } else { Vec::new() },
        exchanges: &change.exchanges,
        summary: telling::lines(change),
        content: &change.content,
    }
}
