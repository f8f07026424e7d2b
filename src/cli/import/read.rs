//! Reads the files of an import, and says in plain words what cannot be read.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::failure::{Attempt, Failure};
use crate::import::{self, Input};
use crate::limits;
use crate::message::{Said, text};

/// How formats that are no text begin.
const OTHERS: &[(&[u8], Said)] = &[
    (b"PK\x03\x04", || text!("kind-compressed")),
    (b"\xd0\xcf\x11\xe0", || text!("kind-old-word")),
    (b"{\\rtf", || text!("kind-rtf")),
    (b"\x89PNG", || text!("kind-picture")),
    (b"\xff\xd8\xff", || text!("kind-picture")),
    (b"GIF8", || text!("kind-picture")),
];

/// How a PDF begins.
const PDF: &[u8] = b"%PDF-";

/// How much of a file says what it is.
const HEAD: u64 = 4096;

/// A file that was read.
pub(super) enum File {
    /// A text.
    Text(String),
    /// A document, under its file's name without folder and extension.
    Document(String, Vec<u8>),
    /// A PDF, which may carry sheets.
    Pdf(Vec<u8>),
}

impl File {
    /// The same for the import; the bytes of a document go there. A PDF is not imported: what it carries is copied.
    pub(super) fn input(&mut self) -> Option<Input<'_>> {
        match self {
            Self::Text(text) => Some(Input::Text(text)),
            Self::Document(name, bytes) => {
                Some(Input::Document { name, bytes: std::mem::take(bytes) })
            }
            Self::Pdf(_) => None,
        }
    }
}

/// Several files, in order.
pub(super) fn files(paths: &[PathBuf]) -> Result<Vec<File>, Failure> {
    if paths.len() > limits::IMPORT_TEXTS {
        return Err(Failure::work(text!("import-many-files", most = limits::IMPORT_TEXTS)));
    }
    let mut files = Vec::with_capacity(paths.len());
    let (mut of_texts, mut of_documents, mut of_pdfs) = (0, 0, 0);
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
            File::Pdf(bytes) => {
                of_pdfs += bytes.len() as u64;
                (of_pdfs, limits::CARRIER_BYTES)
            }
        };
        if sum > most {
            let path = path.display();
            return Err(too_large(text!("import-files-large", path, most = most >> 20)));
        }
        files.push(file);
    }
    Ok(files)
}

fn file(path: &Path) -> Result<File, Failure> {
    let extension = path.extension().unwrap_or_default().to_string_lossy();
    let head = bytes(path, HEAD)?;
    if head.starts_with(PDF) {
        return bytes(path, limits::CARRIER_BYTES + 1).map(File::Pdf);
    }
    if !import::is_office(&extension, &head) {
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
    // A pipe would be waited for, a device read without end. A folder is told as such when it is read.
    let kind = fs::metadata(path).map_err(|e| failed(&e))?.file_type();
    if !kind.is_file() && !kind.is_dir() {
        let path = path.display();
        return Err(
            Failure::work(text!("import-no-file", path)).with_hint(text!("import-no-file.hint"))
        );
    }
    let file = fs::File::open(path).map_err(|e| failed(&e))?;
    file.take(most).read_to_end(&mut bytes).map_err(|e| failed(&e))?;
    Ok(bytes)
}

/// The text of a file.
pub(super) fn text(path: &Path) -> Result<String, Failure> {
    let bytes = bytes(path, limits::IMPORT_BYTES + 1)?;
    if bytes.len() as u64 > limits::IMPORT_BYTES {
        let most = limits::IMPORT_BYTES >> 20;
        return Err(too_large(text!("import-text-large", path = path.display(), most)));
    }
    let wrong = |message: String| Failure::work(message).with_hint(text!("import-markdown"));
    let path = path.display();
    if let Some((_, what)) = OTHERS.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(wrong(text!("import-other", path, what = what())));
    }
    let encoded =
        || Failure::work(text!("import-not-utf8", path)).with_hint(text!("import-not-utf8.hint"));
    if is_utf16(&bytes) {
        return Err(encoded());
    }
    if bytes.contains(&0) {
        return Err(wrong(text!("import-no-text", path)));
    }
    let text = String::from_utf8(bytes).map_err(|_| encoded())?;
    let start: String = text.trim_start_matches('\u{feff}').trim_start().chars().take(14).collect();
    let start = start.to_ascii_lowercase();
    if start.starts_with("<!doctype html") || start.starts_with("<html") {
        return Err(wrong(text!("import-html", path)));
    }
    Ok(text)
}

/// Whether bytes are a text of two bytes a letter: its mark says so, or every other byte of its start is none.
fn is_utf16(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(1024)];
    let nulls = |of: usize| start.iter().skip(of).step_by(2).filter(|byte| **byte == 0).count();
    let even = |one: usize, other: usize| one * 4 >= start.len() && other == 0;
    let marked = [[0xff, 0xfe], [0xfe, 0xff]].iter().any(|mark| bytes.starts_with(mark));
    marked || !start.is_empty() && (even(nulls(0), nulls(1)) || even(nulls(1), nulls(0)))
}

fn too_large(message: String) -> Failure {
    Failure::work(message).with_hint(text!("import-in-pieces"))
}

/// Whether a folder has sheets.
pub(super) fn has_sheets(dir: &Path) -> bool {
    let is_sheet =
        |path: PathBuf| path.extension().is_some_and(|end| end == "yaml" || end == "yml");
    fs::read_dir(dir).is_ok_and(|entries| entries.flatten().any(|entry| is_sheet(entry.path())))
}
