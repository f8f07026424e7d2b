//! Compares the words of the documents with those of the files that were made of them, read again as `build` will.

use std::collections::BTreeMap;
use std::path::Path;

use crate::diag::{Diagnostics, Severity};
use crate::fold::words;
use crate::import::manifest::{UNKNOWN, UNNUMBERED};
use crate::import::{ImportedFile, WordCount};
use crate::project::MANIFEST;
use crate::sheet::{Manifest, Run, plain, read_manifest, read_sheet};
use crate::source::Source;

use super::symbols::clean;

/// How many words a remark shows.
const SHOWN: usize = 12;

/// Counts the words, and gives remarks about those that are missing or added.
pub(crate) fn compare(
    printed: &[String],
    kept: &[String],
    files: &[ImportedFile],
) -> (WordCount, Vec<String>) {
    let mut balance: BTreeMap<String, i64> = BTreeMap::new();
    let mut count = WordCount::default();
    for text in printed {
        for word in words(&clean(text).0) {
            count.read += 1;
            *balance.entry(word.to_owned()).or_default() += 1;
        }
    }
    for text in kept {
        for word in words(text) {
            count.set_aside += 1;
            *balance.entry(word.to_owned()).or_default() -= 1;
        }
    }
    let mut remarks = Vec::new();
    let manifest = manifest(files);
    for file in files {
        for text in texts(file, manifest.as_ref(), &mut remarks) {
            for word in words(&text) {
                count.kept += 1;
                *balance.entry(word.to_owned()).or_default() -= 1;
            }
        }
    }
    for (word, n) in balance {
        let amount = usize::try_from(n.unsigned_abs()).unwrap_or(usize::MAX);
        if n > 0 {
            count.missing.push((word, amount));
        } else if n < 0 {
            count.added.push((word, amount));
        }
    }
    let told = |what: &str, words: &[(String, usize)]| {
        let shown: Vec<&str> = words.iter().take(SHOWN).map(|(word, _)| word.as_str()).collect();
        let more =
            if words.len() > SHOWN { format!("… ({} mots)", words.len()) } else { String::new() };
        format!("{what} : {}{more}", shown.join(" "))
    };
    if !count.missing.is_empty() {
        remarks.push(told("mots non repris", &count.missing));
    }
    if !count.added.is_empty() {
        remarks.push(told("mots que les documents n'ont pas", &count.added));
    }
    (count, remarks)
}

/// The manifest among the files.
fn manifest(files: &[ImportedFile]) -> Option<Manifest> {
    let file = files.iter().find(|file| file.name == MANIFEST)?;
    let source = Source::new(&file.name, file.text.clone());
    read_manifest(&source, &mut Diagnostics::default())
}

/// The texts of a file as the program reads them; what it would refuse is told.
fn texts(
    file: &ImportedFile,
    manifest: Option<&Manifest>,
    remarks: &mut Vec<String>,
) -> Vec<String> {
    let mut found = Diagnostics::default();
    let mut out = Vec::new();
    let source = Source::decode(Path::new(&file.name), file.text.as_bytes(), &mut found);
    let Some(source) = source else { return out };
    if file.name == MANIFEST {
        if let Some(manifest) = read_manifest(&source, &mut found) {
            let lines = [manifest.label, manifest.title, manifest.guide];
            out.extend(lines.into_iter().chain(manifest.issuer));
            // What stands for words that the documents do not have is not theirs.
            out.retain(|line| line != UNKNOWN && line != UNNUMBERED);
        }
        return out;
    }
    let sheet = manifest.and_then(|manifest| read_sheet("fiche", &source, manifest, &mut found));
    if let Some(sheet) = sheet {
        out.push(sheet.title.clone());
        out.extend(sheet.summary_title.clone());
        out.extend(sheet.subtitle.clone());
        out.extend(sheet.action.clone());
        sheet.each_text(&mut |runs| text(runs, &mut out));
    }
    for error in found.iter().filter(|found| found.severity == Severity::Error) {
        remarks.push(format!("{} : {}, à corriger", file.name, error.message));
    }
    out
}

/// The text of runs and of the notes they call, without the signs that only guide line ends.
fn text(runs: &[Run], out: &mut Vec<String>) {
    out.push(plain(runs).replace(['\u{200b}', '\u{2060}'], ""));
    for note in runs.iter().filter_map(|run| run.note.as_ref()) {
        text(note, out);
    }
}
