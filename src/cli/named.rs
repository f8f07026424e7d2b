//! The sheets that somebody names after `check`: what is told of them alone.

use std::path::{Path, PathBuf};

use crate::diag::{Diagnostics, did_you_mean};
use crate::failure::Failure;
use crate::message::text;
use crate::project::{MANIFEST, Project};

/// The names of the source files that paths or identifiers stand for.
///
/// # Errors
/// When there is no such sheet in the collection.
pub(super) fn files(project: &Project, named: &[PathBuf]) -> Result<Vec<String>, Failure> {
    let known = project.sheet_files()?;
    named.iter().map(|path| file(&known, path)).collect()
}

fn file(known: &[(String, String)], path: &Path) -> Result<String, Failure> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let found = known.iter().find(|(id, file)| *file == name || *id == name);
    if let Some((_, file)) = found {
        return Ok(file.clone());
    }
    if name == MANIFEST {
        return Ok(name);
    }
    let ids = known.iter().map(|(id, _)| id.as_str());
    let id = name.strip_suffix(".yaml").unwrap_or(&name);
    let hint = did_you_mean(id, ids.clone()).map_or_else(
        || text!("no-such-sheet.hint", ids = ids.collect::<Vec<_>>().join(", ")),
        |near| text!("no-such-sheet.hint-near", near),
    );
    Err(Failure::work(text!("no-such-sheet", id)).with_hint(hint))
}

/// Keeps what is told of some files, and gives how much is told of others; all is kept where no file is named.
pub(super) fn keep(files: &[String], found: &mut Diagnostics) -> usize {
    let all = found.len();
    let paths: Vec<PathBuf> = files.iter().map(|name| Project::shown(name)).collect();
    found.retain(|diagnostic| {
        let path = diagnostic.place().map(|place| place.source.path());
        paths.is_empty() || path.is_none_or(|path| paths.iter().any(|wanted| wanted == path))
    });
    all - found.len()
}
