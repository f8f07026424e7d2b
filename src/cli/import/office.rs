//! `annexe import` of Word documents: reading is the library's; what is written and said is here.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::{Format, Options, default_folder};
use crate::cli::Global;
use crate::cli::console::Console;
use crate::cli::guard::Guard;
use crate::failure::Failure;
use crate::import::office::{self, Input};
use crate::limits;
use crate::output;
use crate::project::{MANIFEST, SOURCES};

/// Files with their bytes.
pub(super) type Documents = Vec<(PathBuf, Vec<u8>)>;

/// The documents, if the files to import are such; none where they are texts.
///
/// # Errors
/// When a file cannot be read, or documents and texts are mixed.
pub(super) fn documents(paths: &[PathBuf]) -> Result<Option<Documents>, Failure> {
    let mut kinds = Vec::new();
    for path in paths {
        kinds.push(office::is_office(&extension(path), &read(path, HEAD)?));
    }
    if !kinds.contains(&true) {
        return Ok(None);
    }
    if kinds.contains(&false) {
        return Err(Failure::work("des textes et des documents Word ne s'importent pas ensemble")
            .with_hint("importez les uns, puis les autres, chacun dans son dossier"));
    }
    if paths.len() > limits::OFFICE_FILES {
        return Err(Failure::work(format!("{} fichiers à la fois au plus", limits::OFFICE_FILES)));
    }
    let bytes = |path: &PathBuf| Ok((path.clone(), read(path, limits::OFFICE_BYTES + 1)?));
    paths.iter().map(bytes).collect::<Result<_, _>>().map(Some)
}

/// How much of a file says what it is.
const HEAD: u64 = 4096;

fn extension(path: &Path) -> String {
    path.extension().unwrap_or_default().to_string_lossy().into_owned()
}

fn read(path: &Path, most: u64) -> Result<Vec<u8>, Failure> {
    let failed = |e: &std::io::Error| Failure::io("de lire", path, e);
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(|e| failed(&e))?;
    file.take(most).read_to_end(&mut bytes).map_err(|e| failed(&e))?;
    Ok(bytes)
}

/// Imports documents, in their order.
///
/// # Errors
/// When one of them cannot be read, or a file is in the way: nothing is written then.
pub(super) fn run(
    options: &Options,
    global: &Global,
    documents: Documents,
    console: &Console,
) -> Result<(), Failure> {
    if options.format == Format::Json || options.types.is_some() {
        return Err(Failure::work("--format json et --types sont pour les textes")
            .with_hint("un document Word dit lui-même ce que sont ses titres"));
    }
    let (paths, bytes): (Vec<PathBuf>, Vec<Vec<u8>>) = documents.into_iter().unzip();
    let stem = |path: &PathBuf| path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let stems: Vec<String> = paths.iter().map(stem).collect();
    let inputs = stems.iter().zip(bytes).map(|(name, bytes)| Input { name, bytes }).collect();
    let guard = Guard::start(global.bounds, 0, *console);
    let collected = office::import_documents(inputs).map_err(|(number, why)| {
        Failure::work(format!("{} : {why}", paths[number].display())).with_hint(why.remedy())
    })?;
    drop(guard);
    let texts = collected.files.into_iter().map(|file| (file.name, file.text.into_bytes()));
    let pictures = collected.pictures.into_iter().map(|picture| (picture.name, picture.bytes));
    let files: Vec<(String, Vec<u8>)> = texts.chain(pictures).collect();
    let into = options.into.clone().unwrap_or_else(|| default_folder(&options.files)).join(SOURCES);
    if options.force {
        output::publish_over(&into, &files)?;
    } else {
        output::publish_new(&into, &files)?;
    }
    for (number, note) in &collected.notes {
        let place = match note.place.line {
            0 => String::new(),
            line => format!(" (paragraphe {line})"),
        };
        let sheet = note.sheet.as_deref().map_or_else(String::new, |sheet| format!("{sheet} : "));
        let path = paths[*number].display();
        console.message(&format!("{path}{place} : {sheet}{}", note.message));
    }
    if !collected.empty.is_empty() {
        console.note(&format!("laissés vides, non repris : {}", collected.empty.join(", ")));
    }
    let manifest = into.join(MANIFEST);
    let incomplete = "titre, guide et organisme sont à compléter";
    if collected.form {
        // A form has no place for them: nothing is wrong with it.
        console.note(&format!("{} : {incomplete}", manifest.display()));
    } else {
        console.message(&format!("à vérifier : {} : {incomplete}", manifest.display()));
    }
    console.note(&format!("{} fichiers dans {}", files.len(), into.display()));
    Ok(())
}
