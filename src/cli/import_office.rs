//! `annexe import` of Word and ODT documents: reading is the library's; what is written and said is here.

use std::path::{Path, PathBuf};

use super::console::Console;
use crate::failure::Failure;
use crate::import::office::{self, Input};
use crate::output;
use crate::project::SOURCES;

/// Imports documents, in their order.
///
/// # Errors
/// When one of them cannot be read, or a file is in the way: nothing is written then.
pub(super) fn run(
    read: Vec<(&Path, Vec<u8>)>,
    into: &Path,
    console: &Console,
) -> Result<(), Failure> {
    let paths: Vec<PathBuf> = read.iter().map(|(path, _)| (*path).to_owned()).collect();
    let stems: Vec<String> = paths
        .iter()
        .map(|path| path.file_stem().unwrap_or_default().to_string_lossy().into_owned())
        .collect();
    let inputs =
        read.into_iter().zip(&stems).map(|((_, bytes), name)| Input { name, bytes }).collect();
    let collected = office::import_documents(inputs).map_err(|(number, why)| {
        Failure::work(format!("{} : {why}", paths[number].display())).with_hint(why.remedy())
    })?;
    let texts = collected.files.into_iter().map(|file| (file.name, file.text.into_bytes()));
    let pictures = collected.pictures.into_iter().map(|picture| (picture.name, picture.bytes));
    let files: Vec<(String, Vec<u8>)> = texts.chain(pictures).collect();
    output::publish_new(&into.join(SOURCES), &files)?;
    for (number, note) in &collected.notes {
        let place = match note.line {
            0 => String::new(),
            line => format!(" (paragraphe {line})"),
        };
        let sheet = note.sheet.as_deref().map_or_else(String::new, |sheet| format!("{sheet} : "));
        console.message(&format!("{}{place} : {sheet}{}", paths[*number].display(), note.message));
    }
    if !collected.empty.is_empty() {
        console.note(&format!("laissés vides, non repris : {}", collected.empty.join(", ")));
    }
    console.note(&format!(
        "{} fichiers dans {} ; annexe.yaml est à compléter",
        files.len(),
        into.join(SOURCES).display()
    ));
    Ok(())
}
