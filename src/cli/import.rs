//! `annexe import`: a printed annex's text becomes a collection.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use clap::Args;

use super::console::Console;
use super::import_office;
use crate::failure::Failure;
use crate::import::{self, office};
use crate::limits;
use crate::output;
use crate::project::SOURCES;

/// Largest text to import, in bytes; a printed annex of 48 pages is 136 kB.
const TEXT_BYTES: u64 = 16 << 20;

/// Fait une collection de fiches d'une annexe en texte (Markdown), ou de documents Word
#[derive(Args)]
#[command(
    help_template = super::HELP,
    after_help = "Exemple :\n  annexe import annexe-2019.md --into annexe-2019\n  annexe build --root annexe-2019\n  annexe import fiche.docx autre-fiche.docx --into annexe-2020"
)]
pub(super) struct Options {
    /// Le texte de l'annexe, en Markdown ; ou un ou plusieurs documents Word (.docx)
    #[arg(value_name = "FICHIER", required = true, num_args = 1..)]
    files: Vec<PathBuf>,
    /// Dossier de la nouvelle collection ; rien n'y est remplacé
    #[arg(long, value_name = "DOSSIER")]
    into: PathBuf,
}

pub(super) fn run(options: &Options, console: &Console) -> Result<(), Failure> {
    let mut read = Vec::with_capacity(options.files.len());
    if options.files.len() > limits::OFFICE_FILES {
        return Err(Failure::work(format!("{} fichiers à la fois au plus", limits::OFFICE_FILES)));
    }
    for path in &options.files {
        read.push((path.as_path(), read_file(path)?));
    }
    let is_office = |(path, bytes): &(&Path, Vec<u8>)| {
        let extension = path.extension().map(|name| name.to_string_lossy().into_owned());
        office::is_office(&extension.unwrap_or_default(), bytes)
    };
    if read.iter().all(is_office) {
        return import_office::run(read, &options.into, console);
    }
    let mut read = read.into_iter();
    match (read.next(), read.next()) {
        (Some((path, bytes)), None) => text(path, bytes, &options.into, console),
        _ => Err(Failure::work("un texte Markdown s'importe seul")
            .with_hint("plusieurs fichiers à la fois : des documents Word (.docx) seulement")),
    }
}

/// A file's bytes, up to the bound of the largest kind.
fn read_file(path: &Path) -> Result<Vec<u8>, Failure> {
    let failed = |e: &std::io::Error| Failure::io("de lire", path, e);
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(|e| failed(&e))?;
    file.take(limits::OFFICE_BYTES + 1).read_to_end(&mut bytes).map_err(|e| failed(&e))?;
    Ok(bytes)
}

/// Imports a text.
fn text(path: &Path, bytes: Vec<u8>, into: &Path, console: &Console) -> Result<(), Failure> {
    if bytes.len() as u64 > TEXT_BYTES {
        return Err(Failure::work(format!("{} dépasse {} Mo", path.display(), TEXT_BYTES >> 20)));
    }
    let text = String::from_utf8(bytes).map_err(|_| {
        Failure::work(format!("{} n'est pas un texte en UTF-8", path.display()))
            .with_hint("enregistrez-le en UTF-8, ou donnez-le en Word (.docx)")
    })?;
    let imported = import::import_markdown(&text)
        .map_err(|e| Failure::work(format!("{} : {e}", path.display())))?;
    let files: Vec<(String, String)> =
        imported.files.into_iter().map(|file| (file.name, file.text)).collect();
    output::publish_new(&into.join(SOURCES), &files)?;
    for note in &imported.notes {
        let sheet = note.sheet.as_deref().map_or_else(String::new, |sheet| format!("{sheet} : "));
        // Line 0 is the text as a whole.
        let line = if note.line > 0 { format!("{}:", note.line) } else { String::new() };
        console.message(&format!("{}:{line} {sheet}{}", path.display(), note.message));
    }
    console.note(&format!("{} fichiers dans {}", files.len(), into.join(SOURCES).display()));
    Ok(())
}
