//! Reads the files of an import, and says in plain words what cannot be read.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::failure::{Attempt, Failure};
use crate::import::{self, Input};
use crate::limits;

/// How formats that are no text begin.
const OTHERS: &[(&[u8], &str)] = &[
    (b"%PDF", "un PDF"),
    (b"PK\x03\x04", "un fichier compressé (Word, ODT, zip)"),
    (b"\xd0\xcf\x11\xe0", "un ancien fichier Word (.doc)"),
    (b"{\\rtf", "un fichier RTF"),
    (b"\x89PNG", "une image"),
    (b"\xff\xd8\xff", "une image"),
    (b"GIF8", "une image"),
];

/// How much of a file says what it is.
const HEAD: u64 = 4096;

/// A file that was read.
pub(super) enum File {
    /// A text.
    Text(String),
    /// A document, under its file's name without folder and extension.
    Document(String, Vec<u8>),
}

impl File {
    /// The same for the import; the bytes of a document go there.
    pub(super) fn input(&mut self) -> Input<'_> {
        match self {
            Self::Text(text) => Input::Text(text),
            Self::Document(name, bytes) => Input::Document { name, bytes: std::mem::take(bytes) },
        }
    }
}

/// Several files, in order.
pub(super) fn files(paths: &[PathBuf]) -> Result<Vec<File>, Failure> {
    if paths.len() > limits::IMPORT_TEXTS {
        return Err(Failure::work(format!("plus de {} fichiers", limits::IMPORT_TEXTS)));
    }
    let mut files = Vec::with_capacity(paths.len());
    let (mut of_texts, mut of_documents) = (0, 0);
    for path in paths {
        let file = file(path)?;
        let (sum, most) = match &file {
            File::Text(text) => {
                of_texts += text.len() as u64;
                (of_texts, limits::IMPORT_BYTES)
            }
            File::Document(_, bytes) => {
                of_documents += bytes.len() as u64;
                (of_documents, limits::OFFICE_ALL_BYTES)
            }
        };
        if sum > most {
            return Err(too_large(path, "ces fichiers dépassent ensemble", most));
        }
        files.push(file);
    }
    Ok(files)
}

fn file(path: &Path) -> Result<File, Failure> {
    let extension = path.extension().unwrap_or_default().to_string_lossy();
    if !import::is_office(&extension, &bytes(path, HEAD)?) {
        return text(path).map(File::Text);
    }
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    // One byte more than the bound: the import says what is too large.
    Ok(File::Document(name, bytes(path, limits::OFFICE_BYTES + 1)?))
}

/// The first bytes of a file.
fn bytes(path: &Path, most: u64) -> Result<Vec<u8>, Failure> {
    let failed = |e: &std::io::Error| Failure::io(Attempt::Read, path, e);
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(|e| failed(&e))?;
    file.take(most).read_to_end(&mut bytes).map_err(|e| failed(&e))?;
    Ok(bytes)
}

/// The text of a file.
pub(super) fn text(path: &Path) -> Result<String, Failure> {
    let bytes = bytes(path, limits::IMPORT_BYTES + 1)?;
    if bytes.len() as u64 > limits::IMPORT_BYTES {
        return Err(too_large(path, "ce texte dépasse", limits::IMPORT_BYTES));
    }
    let wrong = |what: &str| {
        Failure::work(format!("{} {what}", path.display())).with_hint(
            "il faut du Markdown en UTF-8 ; un convertisseur (pandoc) en fait un de votre document",
        )
    };
    if let Some((_, what)) = OTHERS.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(wrong(&format!("est {what}, pas un texte")));
    }
    if bytes.contains(&0) {
        return Err(wrong("n'est pas un texte"));
    }
    let text = String::from_utf8(bytes).map_err(|_| wrong("n'est pas un texte en UTF-8"))?;
    let start: String = text.trim_start_matches('\u{feff}').trim_start().chars().take(14).collect();
    let start = start.to_ascii_lowercase();
    if start.starts_with("<!doctype html") || start.starts_with("<html") {
        return Err(wrong("est une page HTML"));
    }
    Ok(text)
}

fn too_large(path: &Path, what: &str, most: u64) -> Failure {
    Failure::work(format!("{} : {what} {} Mo", path.display(), most >> 20))
        .with_hint("importez-le en plusieurs fois, chaque morceau dans son dossier")
}

/// Whether a folder has sheets.
pub(super) fn has_sheets(dir: &Path) -> bool {
    let is_sheet =
        |path: PathBuf| path.extension().is_some_and(|end| end == "yaml" || end == "yml");
    fs::read_dir(dir).is_ok_and(|entries| entries.flatten().any(|entry| is_sheet(entry.path())))
}
