//! Finds the sheet and the field that a layout was setting when it failed.
//!
//! Typst says where in the layout, and by which calls; what data it was at is not in there. So, after a failure and
//! only then, the output is typeset again with fewer and fewer sheets, fields and blocks, by halves, for as long as the
//! same place fails: what is left in the end is what cannot be set. The sources are not touched, only the data that the
//! layout is handed.

use std::ops::Range;
use std::path::PathBuf;
use std::slice;

use serde_json::Value;
use typst::foundations::Bytes;

use super::pieces::{Shown, Written, pieces, tidy};
use super::{Output, Typesetter, data};
use crate::annex::{Annex, Entry};
use crate::diag::{Code, Diagnostic, Diagnostics, Severity};
use crate::limits;
use crate::message::text;

/// Looks for the sheets and fields behind the failures of one run.
pub struct Locator<'a> {
    typesetter: &'a Typesetter,
    annex: &'a Annex,
    /// Failures that were looked at: each is told once.
    known: Vec<(Site, String)>,
    /// How many times more something may be typeset.
    left: usize,
}

/// What makes two failures the same: where they were found, else what they say.
#[derive(PartialEq, Eq)]
enum Site {
    At(PathBuf, usize),
    Saying(String),
}

impl Site {
    fn of(diagnostic: &Diagnostic) -> Self {
        match diagnostic.place() {
            Some(place) => Self::At(place.source.path().to_owned(), place.range.start),
            None => Self::Saying(diagnostic.message.clone()),
        }
    }
}

/// A failure that is looked for again: in which output, where, and whether it takes an export to see it.
struct Failing<'a> {
    output: &'a Output,
    site: &'a Site,
    export: bool,
}

impl<'a> Locator<'a> {
    /// A locator for the outputs of a collection.
    #[must_use]
    pub fn new(typesetter: &'a Typesetter, annex: &'a Annex) -> Self {
        Self { typesetter, annex, known: Vec::new(), left: limits::LAYOUT_TRIALS }
    }

    /// Adds to the layout's errors of one output what was being set.
    pub fn locate(&mut self, output: &Output, found: &mut Diagnostics) {
        // What no sheet has is the fault of none.
        let of_marks = [text!("layout-no-labels.hint"), text!("layout-label-twice.hint")];
        for diagnostic in found.iter_mut() {
            if diagnostic.code != Code::Layout
                || diagnostic.severity != Severity::Error
                || diagnostic.hints.iter().any(|hint| of_marks.contains(hint))
            {
                continue;
            }
            let site = Site::of(diagnostic);
            let known = self.known.iter().any(|(s, m)| *s == site && *m == diagnostic.message);
            if known || self.left == 0 {
                continue;
            }
            if let Some(shown) = self.search(output, &site) {
                match shown.place {
                    Some(place) => diagnostic.labels.push((place, shown.what)),
                    None => diagnostic.notes.push(shown.what),
                }
            }
            self.known.push((site, diagnostic.message.clone()));
        }
    }

    fn search(&mut self, output: &Output, site: &Site) -> Option<Shown> {
        let entries = match output {
            Output::Handout(id) => slice::from_ref(self.annex.entry(id)?),
            _ => self.annex.entries.as_slice(),
        };
        let mut annex = data::annex_value(self.annex, entries);
        if let Output::Handout(_) = output {
            annex["cover"] = Value::Null;
        }
        let mut failing = Failing { output, site, export: false };
        if !self.fails(&failing, &annex, None)? {
            failing.export = true;
            if !self.fails(&failing, &annex, None)? {
                return None;
            }
        }
        let entry = match output {
            Output::Handout(id) => self.annex.entry(id)?,
            Output::Annex => {
                if self.fails(&failing, &with_sheets(&annex, 0..0), None)? {
                    return Some(Shown::note(text!("fails-without-sheets")));
                }
                let count = self.annex.entries.len();
                let sheet = self.narrow(count, |this, kept| {
                    this.fails(&failing, &with_sheets(&annex, kept), None)
                })?;
                &self.annex.entries[sheet]
            }
            Output::Redline | Output::Checks => return None,
        };
        let annex = match output {
            Output::Annex => with_sheets(&annex, entry.number - 1..entry.number),
            _ => annex,
        };
        Some(self.search_sheet(&failing, &annex, entry))
    }

    /// The field of a sheet, and the block of it, as far as they can be told.
    fn search_sheet(&mut self, failing: &Failing<'_>, annex: &Value, entry: &Entry) -> Shown {
        let sheet = data::sheet_value(entry);
        let pieces = pieces(&sheet);
        let mut without = |this: &mut Self, kept: Range<usize>| {
            let (mut annex, mut sheet) = (annex.clone(), sheet.clone());
            for (_, piece) in pieces.iter().enumerate().filter(|(i, _)| !kept.contains(i)) {
                piece.blank(&mut annex, &mut sheet);
            }
            tidy(&mut sheet);
            this.fails(failing, &annex, Some((entry, &sheet)))
        };
        match (without(self, 0..0), failing.output) {
            (Some(false), _) => {}
            (Some(true), Output::Handout(_)) => {
                return Shown::note(text!("fails-without-text"));
            }
            _ => return Written::of(entry).whole(),
        }
        let Some(piece) = self.narrow(pieces.len(), &mut without) else {
            return Written::of(entry).whole();
        };
        let piece = &pieces[piece];
        let blocks = piece.blocks(&sheet);
        let mut only = |this: &mut Self, kept: Range<usize>| {
            let mut sheet = sheet.clone();
            piece.keep_blocks(&mut sheet, kept);
            this.fails(failing, annex, Some((entry, &sheet)))
        };
        let mut block = None;
        if !blocks.is_empty() && only(self, 0..0) == Some(false) {
            block = self.narrow(blocks.len(), &mut only).map(|at| &blocks[at]);
        }
        Written::of(entry).piece(piece, block)
    }

    /// The one of `count` things that fails alone, found by halves; none where it takes several, or the bound is met.
    fn narrow(
        &mut self,
        count: usize,
        mut fails: impl FnMut(&mut Self, Range<usize>) -> Option<bool>,
    ) -> Option<usize> {
        let mut kept = 0..count;
        while kept.len() > 1 {
            let middle = kept.start + kept.len() / 2;
            let (first, second) = (kept.start..middle, middle..kept.end);
            kept = if fails(self, first.clone())? {
                first
            } else if fails(self, second.clone())? {
                second
            } else {
                return None;
            };
        }
        kept.next()
    }

    /// Whether an output fails at the same place with other data; none where the bound is met.
    fn fails(
        &mut self,
        failing: &Failing<'_>,
        annex: &Value,
        sheet: Option<(&Entry, &Value)>,
    ) -> Option<bool> {
        self.left = self.left.checked_sub(1)?;
        let mut files =
            vec![("/data/annexe.json".to_owned(), Bytes::from_string(annex.to_string()))];
        if let Some((entry, sheet)) = sheet {
            let path = format!("/data/sheets/{}.json", entry.sheet.id);
            files.push((path, Bytes::from_string(sheet.to_string())));
        }
        let mut found = Diagnostics::default();
        let typeset = self.typesetter.lay_out_with(failing.output, files, &mut found);
        if failing.export
            && let Some(typeset) = typeset
        {
            self.typesetter.export(&typeset, &mut found);
        }
        let same = |d: &Diagnostic| d.severity == Severity::Error && Site::of(d) == *failing.site;
        Some(found.iter().any(same))
    }
}

/// The collection's data with some of its sheets.
fn with_sheets(annex: &Value, kept: Range<usize>) -> Value {
    let mut annex = annex.clone();
    if let Some(sheets) = annex.get_mut("sheets").and_then(Value::as_array_mut) {
        sheets.truncate(kept.end);
        sheets.drain(..kept.start.min(sheets.len()));
    }
    annex
}
