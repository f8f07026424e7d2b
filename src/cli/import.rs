//! `annexe import`: a printed annex's text becomes a collection.

use std::fs;
use std::io::Read;
use std::path::PathBuf;

use clap::Args;

use super::console::Console;
use crate::failure::Failure;
use crate::import;
use crate::output;
use crate::project::SOURCES;

/// Largest text to import, in bytes; a printed annex of 48 pages is 136 kB.
const TEXT_BYTES: u64 = 16 << 20;

/// Fait d'une annexe en texte (Markdown) une collection de fiches
#[derive(Args)]
#[command(
    help_template = super::HELP,
    after_help = "Exemple :\n  annexe import annexe-2019.md --into annexe-2019\n  annexe build --root annexe-2019"
)]
pub(super) struct Options {
    /// Le texte de l'annexe, en Markdown
    #[arg(value_name = "FICHIER")]
    file: PathBuf,
    /// Dossier de la nouvelle collection ; rien n'y est remplacé
    #[arg(long, value_name = "DOSSIER")]
    into: PathBuf,
}

pub(super) fn run(options: &Options, console: &Console) -> Result<(), Failure> {
    let path = &options.file;
    let failed = |e: &std::io::Error| Failure::io("de lire", path, e);
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(|e| failed(&e))?;
    file.take(TEXT_BYTES + 1).read_to_end(&mut bytes).map_err(|e| failed(&e))?;
    if bytes.len() as u64 > TEXT_BYTES {
        return Err(Failure::work(format!("{} dépasse {} Mo", path.display(), TEXT_BYTES >> 20)));
    }
    let text = String::from_utf8(bytes).map_err(|_| {
        Failure::work(format!("{} n'est pas un texte en UTF-8", path.display()))
            .with_hint("enregistrez-le en UTF-8 ; les fichiers Word et ODT ne sont pas encore lus")
    })?;
    let imported = import::import_markdown(&text)
        .map_err(|e| Failure::work(format!("{} : {e}", path.display())))?;
    let files: Vec<(String, String)> =
        imported.files.into_iter().map(|file| (file.name, file.text)).collect();
    output::publish_new(&options.into.join(SOURCES), &files)?;
    for note in &imported.notes {
        let sheet = note.sheet.as_deref().map_or_else(String::new, |sheet| format!("{sheet} : "));
        // Line 0 is the text as a whole.
        let line =
            if note.place.line > 0 { format!("{}:", note.place.line) } else { String::new() };
        console.message(&format!("{}:{line} {sheet}{}", path.display(), note.message));
    }
    console.note(&format!(
        "{} fichiers dans {}",
        files.len(),
        options.into.join(SOURCES).display()
    ));
    Ok(())
}
