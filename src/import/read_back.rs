//! Reads the files that were made as `annexe build` will: what it would refuse is told, and the words are those it prints.

use std::path::Path;

use rayon::prelude::*;

use super::ImportedFile;
use super::draft::Draft;
use super::log::Log;
use super::note::Note;
use crate::diag::{Diagnostics, Severity};
use crate::limits;
use crate::message::text;
use crate::sheet::{Manifest, Run, Sheet, plain, read_manifest, read_sheet};
use crate::source::Source;

/// What the program reads in a sheet's file.
#[derive(Debug, Default)]
pub(crate) struct ReadBack {
    /// Its texts, where they were asked for.
    pub(crate) texts: Option<Vec<String>>,
    /// What is wrong.
    errors: Vec<String>,
}

/// Reads the sheets' files, which follow the manifest; `wanted` says of which the texts are.
pub(crate) fn read(
    files: &[ImportedFile],
    draft: &Draft,
    wanted: impl Fn(usize) -> bool + Sync,
    notes: &mut Vec<Note>,
) -> Vec<ReadBack> {
    let Some((first, sheets)) = files.split_first() else { return Vec::new() };
    let mut found = Diagnostics::default();
    let manifest = read_manifest(&Source::new(&first.name, first.text.clone()), &mut found);
    let mut log = Log::new(notes, None);
    for error in errors(&found) {
        log.doubt(0, told(&first.name, &error));
    }
    let read = |(n, file): (usize, &ImportedFile)| match &manifest {
        Some(manifest) => one(file, manifest, wanted(n)),
        None => ReadBack::default(),
    };
    let all: Vec<ReadBack> = sheets.par_iter().enumerate().map(read).collect();
    for ((sheet, back), file) in draft.sheets.iter().zip(&all).zip(sheets) {
        let mut log = Log::new(notes, Some(&sheet.id));
        for error in &back.errors {
            log.doubt(sheet.line, told(&file.name, error));
        }
    }
    all
}

fn one(file: &ImportedFile, manifest: &Manifest, wanted: bool) -> ReadBack {
    let mut found = Diagnostics::default();
    let source = Source::decode(Path::new(&file.name), file.text.as_bytes(), &mut found);
    let id = file.name.trim_end_matches(".yaml");
    let sheet = source.and_then(|source| read_sheet(id, &source, manifest, &mut found));
    let texts = wanted.then(|| sheet.map(|sheet| texts(&sheet)).unwrap_or_default());
    let mut errors = errors(&found);
    if file.text.len() as u64 > limits::SOURCE_BYTES {
        errors.push(text!("refused-large-file", most = limits::SOURCE_BYTES >> 20));
    }
    ReadBack { texts, errors }
}

fn errors(found: &Diagnostics) -> Vec<String> {
    let errors = found.iter().filter(|found| found.severity == Severity::Error);
    errors.map(|error| error.message.clone()).collect()
}

fn told(file: &str, error: &str) -> String {
    text!("import-to-correct", file, error)
}

/// The texts that the program prints of a sheet.
fn texts(sheet: &Sheet) -> Vec<String> {
    let mut out = vec![sheet.title.clone()];
    out.extend(sheet.subtitle.clone());
    out.extend(sheet.action.clone());
    sheet.each_text(&mut |runs| text(runs, &mut out));
    out
}

/// The text of runs and of the notes they call, without the signs that only guide line ends.
fn text(runs: &[Run], out: &mut Vec<String>) {
    out.push(plain(runs).replace(['\u{200b}', '\u{2060}'], ""));
    for note in runs.iter().filter_map(|run| run.note.as_ref()) {
        text(note, out);
    }
}
