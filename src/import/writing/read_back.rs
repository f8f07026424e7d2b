//! Writes the files, and reads each as `annexe build` will: what it would refuse is told, and the words are those it prints.

use rayon::prelude::*;

use super::write::{self, Written};
use crate::diag::{Diagnostics, Severity};
use crate::import::ImportedFile;
use crate::import::draft::{Draft, Sheet as Drafted};
use crate::import::log::Log;
use crate::import::note::Note;
use crate::limits;
use crate::message::text;
use crate::sheet::{Manifest, Run, Sheet, plain, read_manifest, read_words};
use crate::yaml;

/// What the program reads in a sheet's file.
#[derive(Debug, Default)]
pub(crate) struct ReadBack {
    /// Its texts, where they were asked for.
    pub(crate) texts: Option<Vec<String>>,
    /// What is wrong.
    errors: Vec<String>,
}

/// The manifest's file, then those of the sheets, with what is read in these; `wanted` says of which sheets the texts are.
pub(crate) fn files(
    draft: &Draft,
    wanted: impl Fn(usize) -> bool + Sync,
    notes: &mut Vec<Note>,
) -> (Vec<ImportedFile>, Vec<ReadBack>) {
    let first = write::manifest_file(draft, notes);
    let mut found = Diagnostics::default();
    let manifest = read_manifest(&first.source, &mut found);
    let first = file(&first);
    let mut log = Log::new(notes, None);
    for error in errors(&found) {
        log.doubt(0, told(&first.name, &error));
    }
    // One sheet after the other, so that what was read of it need not be kept, nor read again.
    let made = |(n, drafted): (usize, &Drafted)| {
        let written = write::sheet_file(drafted);
        let back =
            manifest.as_ref().map(|manifest| one(&drafted.id, &written, manifest, wanted(n)));
        (file(&written), back.unwrap_or_default())
    };
    let (sheets, all): (Vec<ImportedFile>, Vec<ReadBack>) =
        draft.sheets.par_iter().enumerate().map(made).unzip();
    for ((sheet, back), file) in draft.sheets.iter().zip(&all).zip(&sheets) {
        let mut log = Log::new(notes, Some(&sheet.id));
        for error in &back.errors {
            log.doubt(sheet.line, told(&file.name, error));
        }
    }
    (std::iter::once(first).chain(sheets).collect(), all)
}

fn file(written: &Written) -> ImportedFile {
    let source = &written.source;
    ImportedFile { name: source.path().display().to_string(), text: source.text().to_owned() }
}

fn one(id: &str, written: &Written, manifest: &Manifest, wanted: bool) -> ReadBack {
    let Written { source, root } = written;
    let mut found = Diagnostics::default();
    let mut read = || {
        source.look_over(&mut found).then_some(())?;
        let again = root.is_none().then(|| yaml::read(source, &mut found)).flatten();
        read_words(id, source, root.as_ref().or(again.as_ref())?, manifest, &mut found)
    };
    let sheet = read();
    let texts = wanted.then(|| sheet.map(|sheet| texts(&sheet)).unwrap_or_default());
    let mut errors = errors(&found);
    if source.text().len() as u64 > limits::SOURCE_BYTES {
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
