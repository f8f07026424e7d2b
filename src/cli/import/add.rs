//! Adds imported sheets to a collection that is there already: their files, and their places in its order.

use std::fs;
use std::path::Path;

use rayon::prelude::*;

use super::super::console::Console;
use super::super::new;
use crate::diag::{Diagnostics, Severity};
use crate::failure::Failure;
use crate::message::text;
use crate::output;
use crate::project::{MANIFEST, Project, SOURCES};
use crate::scaffold;
use crate::schema;
use crate::sheet::{Manifest, read_sheet};
use crate::source::Source;

/// Writes the sheets and their pictures, and puts the sheets at the end of the order, with what else their inputs `said`:
/// all of it or nothing.
///
/// # Errors
/// When a file is there already, unless it may be replaced; when the collection has no such theme or section type.
pub(super) fn run(
    files: Vec<(String, &[u8])>,
    said: &str,
    into: &Path,
    force: bool,
    console: &Console,
) -> Result<(), Failure> {
    let project = Project::find(Some(into))?;
    let (source, manifest) = new::manifest(&project, console)?;
    let misfit =
        |(name, bytes): &(String, &[u8])| fits(sheet_id(name)?, name, bytes, &manifest, into).err();
    if let Some(failure) = files.par_iter().find_map_first(misfit) {
        return Err(failure);
    }
    let ids: Vec<&str> = files.iter().filter_map(|(name, _)| sheet_id(name)).collect();
    let longer = scaffold::append(&source, &manifest, &ids)?;
    let text = longer.map_or(source, |longer| Source::new(Path::new(MANIFEST), longer));
    let listed = match manifest.sheets {
        None if said.is_empty() => None,
        _ => Some(format!("{}{said}", text.text())),
    };
    let mut files = files;
    let dir = into.join(SOURCES);
    if force {
        files.extend(listed.as_deref().map(|text| (MANIFEST.to_owned(), text.as_bytes())));
        output::publish_over(&dir, &files)?;
    } else {
        files.retain(|(name, bytes)| !is_known_picture(&dir, name, bytes));
        new::publish(&project, &files, listed).map_err(|failure| told(failure, &dir, &files))?;
    }
    schema::refresh(&project).map(drop)
}

/// Whether a picture is there already, byte for byte: it is in nobody's way.
pub(super) fn is_known_picture(dir: &Path, name: &str, bytes: &[u8]) -> bool {
    sheet_id(name).is_none() && fs::read(dir.join(name)).is_ok_and(|known| known == bytes)
}

/// A failure with what an import can do about files that are there already, where some are.
pub(super) fn told(failure: Failure, dir: &Path, files: &[(String, &[u8])]) -> Failure {
    let is_there = |(name, _): &(String, &[u8])| fs::symlink_metadata(dir.join(name)).is_ok();
    match files.iter().any(is_there) {
        true => failure.with_hint(text!("import-folder-taken.hint")),
        false => failure,
    }
}

/// The identifier of the sheet that a file is.
pub(super) fn sheet_id(name: &str) -> Option<&str> {
    name.strip_suffix(".yaml").or_else(|| name.strip_suffix(".yml"))
}

/// Fails unless a sheet suits the collection: its themes and section types are known there.
fn fits(
    id: &str,
    name: &str,
    bytes: &[u8],
    manifest: &Manifest,
    into: &Path,
) -> Result<(), Failure> {
    let mut found = Diagnostics::default();
    if let Some(source) = Source::decode(Path::new(name), bytes, &mut found) {
        read_sheet(id, &source, manifest, &mut found);
    }
    let Some(error) = found.iter().find(|found| found.severity == Severity::Error) else {
        return Ok(());
    };
    Err(Failure::work(text!("import-unfit", id, folder = into.display(), why = error.message))
        .with_hint(text!("import-unfit.hint")))
}
