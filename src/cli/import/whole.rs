//! Whether a whole annex may take the place of the collection that is in a folder already.

use std::path::Path;

use super::add;
use crate::failure::Failure;
use crate::import::Imported;
use crate::message::text;
use crate::project::{MANIFEST, Project, SOURCES};

/// So many sheets that would lose their places are named.
const SHOWN: usize = 5;

/// The sheets of a folder that are not among files that come: a new manifest would take their places from them.
///
/// # Errors
/// The folder cannot be read.
pub(super) fn lost<'f>(
    files: impl Iterator<Item = &'f str>,
    into: &Path,
) -> Result<Vec<String>, Failure> {
    if !into.join(SOURCES).join(MANIFEST).is_file() {
        return Ok(Vec::new());
    }
    let come: Vec<&str> = files.filter_map(add::sheet_id).collect();
    let there = Project::find(Some(into))?.sheet_files()?;
    Ok(there.into_iter().map(|(id, _)| id).filter(|id| !come.contains(&id.as_str())).collect())
}

/// Why what was read as a whole annex does not go where a collection is; `lost` are the sheets that not even `--force`
/// replaces, as they do not come again.
pub(super) fn refused(imported: &Imported, lost: &[String], into: &Path) -> Failure {
    let manifest = &imported.manifest;
    let cover = [("annexe", &manifest.label), ("titre", &manifest.title)];
    let said = cover.into_iter().find(|(key, _)| !manifest.missing.contains(key));
    let folder = into.join(SOURCES);
    let force = match lost.len() {
        0 => text!("import-folder-taken.force"),
        count => text!("import-folder-taken.lost", count, sheets = named(lost)),
    };
    Failure::work(text!("import-folder-taken", folder = folder.display())).with_hint(match said {
        Some((_, cover)) => text!("import-folder-taken.hint-cover", cover, force),
        None => text!("import-folder-taken.hint-summary", force),
    })
}

/// Why a collection that a PDF carries does not go where another is.
pub(super) fn refused_carried(lost: &[String], into: &Path) -> Failure {
    let folder = into.join(SOURCES);
    let (count, sheets) = (lost.len(), named(lost));
    Failure::work(text!("import-folder-taken", folder = folder.display())).with_hint(text!(
        "import-folder-taken.hint-carried",
        count,
        sheets
    ))
}

/// The first of them.
fn named(lost: &[String]) -> String {
    let mut shown = lost[..lost.len().min(SHOWN)].join(", ");
    if lost.len() > SHOWN {
        shown.push_str(", …");
    }
    shown
}
