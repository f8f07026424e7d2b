//! The folders of results beside the PDFs to read: images of pages, files for the printer, proofs. What the program makes
//! in them has names of a pattern, by which it is known again.

use std::fs;
use std::path::{Path, PathBuf};

use super::remove::{ANNEX, HANDOUTS};
use super::{REVISIONS, withdraw};
use crate::failure::Failure;
use crate::identifier;
use crate::picture::CACHE;

/// Pages as images.
pub const IMAGES: &str = "images";
/// Files for the printer.
pub const PRESS: &str = "presse";
/// Pages that changed, drawn.
pub const PROOFS: &str = "epreuve";

/// What ends the name of a file for the printer, before the part that it is.
const PRESSED: [&str; 5] = ["livret", "cahiers", "impression", "2-par-face", "4-par-face"];
/// The parts: the cover apart, the drawing of the leaves.
const PARTS: [&str; 2] = ["-couverture.pdf", "-plan.svg"];

/// Whether a file of one of these folders has a name that the program gives.
pub(super) fn is_made(folder: &str, name: &str) -> bool {
    match folder {
        IMAGES => is_image(name),
        PRESS => is_pressed(name),
        PROOFS => is_proof(name),
        CACHE => name.len() == 32 && name.bytes().all(|digit| digit.is_ascii_hexdigit()),
        _ => false,
    }
}

fn is_image(name: &str) -> bool {
    let Some((stem, "png" | "jpg" | "svg")) = name.rsplit_once('.') else { return false };
    let Some((output, what)) = stem.rsplit_once('-') else { return false };
    let known = is_number(what) || matches!(what, "planche" | "vignette");
    known && identifier::is_valid(output)
}

fn is_pressed(name: &str) -> bool {
    let stem = PARTS.iter().find_map(|part| name.strip_suffix(part));
    let Some(stem) = stem.or_else(|| name.strip_suffix(".pdf")) else { return false };
    let kinds = PRESSED.iter().filter_map(|kind| stem.strip_suffix(kind)?.strip_suffix('-'));
    kinds.into_iter().any(identifier::is_valid)
}

fn is_proof(name: &str) -> bool {
    let number = ["page-", "retiree-"].iter().find_map(|what| name.strip_prefix(what));
    number.and_then(|number| number.strip_suffix(".png")).is_some_and(is_number)
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|digit| digit.is_ascii_digit())
}

/// Whether a file of the folder of results, by its way from there, is one that the program makes: the annex, or what lies
/// in a folder of its own.
#[must_use]
pub fn is_result(below: &Path) -> bool {
    let mut parts = below.components().map(|part| part.as_os_str().to_string_lossy());
    let (first, is_alone) = (parts.next().unwrap_or_default(), parts.next().is_none());
    let folders = [HANDOUTS, IMAGES, PRESS, PROOFS, REVISIONS];
    if is_alone { first == ANNEX } else { folders.contains(&&*first) }
}

/// Removes the images of pages of the outputs that were drawn, in any format of theirs, which are not to be kept: pages that
/// there are no more.
///
/// # Errors
/// When the system refuses.
pub fn withdraw_pages(dir: &Path, kept: &[PathBuf]) -> Result<(), Failure> {
    let output = |path: &Path| {
        let stem = path.file_stem()?.to_str()?.rsplit_once('-')?;
        let extension = path.extension()?.to_owned();
        is_number(stem.1).then(|| (stem.0.to_owned(), extension))
    };
    let drawn: Vec<_> = kept.iter().filter_map(|path| output(path)).collect();
    for entry in fs::read_dir(dir).into_iter().flatten().flatten() {
        let path = entry.path();
        let stale = output(&path).is_some_and(|of| drawn.contains(&of)) && !kept.contains(&path);
        if stale && is_image(&entry.file_name().to_string_lossy()) {
            withdraw(&path)?;
        }
    }
    Ok(())
}

/// Removes the pictures of an earlier proof from their folder: those that are not to be kept.
///
/// # Errors
/// When the system refuses.
pub fn withdraw_proofs(dir: &Path, kept: &[PathBuf]) -> Result<(), Failure> {
    // A folder that cannot be read holds nothing of ours.
    for entry in fs::read_dir(dir).into_iter().flatten().flatten() {
        let (path, name) = (entry.path(), entry.file_name());
        if is_proof(&name.to_string_lossy()) && !kept.contains(&path) {
            withdraw(&path)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_program_made_is_known_by_its_name() {
        for (folder, name) in [
            (IMAGES, "annexe-01.png"),
            (IMAGES, "esat-mezin-3.svg"),
            (IMAGES, "annexe-planche.jpg"),
            (PRESS, "annexe-livret.pdf"),
            (PRESS, "annexe-livret-couverture.pdf"),
            (PRESS, "esat-mezin-2-par-face-plan.svg"),
            (PROOFS, "page-004.png"),
            (PROOFS, "retiree-12.png"),
        ] {
            assert!(is_made(folder, name), "{name}");
        }
        for (folder, name) in [
            (IMAGES, "annexe.png"),
            (IMAGES, "rue-michelet.png"),
            (IMAGES, "annexe-01.gif"),
            (PRESS, "livret.pdf"),
            (PRESS, "devis.pdf"),
            (PROOFS, "page-.png"),
            (PROOFS, "annexe-01.png"),
            ("fiches", "annexe-01.png"),
        ] {
            assert!(!is_made(folder, name), "{name}");
        }
    }
}
