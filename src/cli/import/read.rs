//! Reads the texts of an import, and says in plain words what cannot be read.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::failure::Failure;
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

/// The texts of several files, in order.
pub(super) fn texts(paths: &[PathBuf]) -> Result<Vec<String>, Failure> {
    if paths.len() > limits::IMPORT_TEXTS {
        return Err(Failure::work(format!("plus de {} fichiers", limits::IMPORT_TEXTS)));
    }
    let mut texts = Vec::with_capacity(paths.len());
    let mut bytes = 0;
    for path in paths {
        let text = text(path)?;
        bytes += text.len() as u64;
        if bytes > limits::IMPORT_BYTES {
            return Err(too_large(path));
        }
        texts.push(text);
    }
    Ok(texts)
}

/// The text of a file.
pub(super) fn text(path: &Path) -> Result<String, Failure> {
    let failed = |e: &std::io::Error| Failure::io("de lire", path, e);
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(|e| failed(&e))?;
    file.take(limits::IMPORT_BYTES + 1).read_to_end(&mut bytes).map_err(|e| failed(&e))?;
    if bytes.len() as u64 > limits::IMPORT_BYTES {
        return Err(too_large(path));
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

fn too_large(path: &Path) -> Failure {
    Failure::work(format!("{} dépasse {} Mo", path.display(), limits::IMPORT_BYTES >> 20))
}

/// Whether a folder has sheets.
pub(super) fn has_sheets(dir: &Path) -> bool {
    let is_sheet =
        |path: PathBuf| path.extension().is_some_and(|end| end == "yaml" || end == "yml");
    fs::read_dir(dir).is_ok_and(|entries| entries.flatten().any(|entry| is_sheet(entry.path())))
}
