//! The copies of the schemas in a collection, so that editors find them without a network.

use super::{Kind, Known, text};
use crate::annex::read_manifest;
use crate::diag::Diagnostics;
use crate::failure::Failure;
use crate::limits::SOURCE_BYTES;
use crate::line_ends;
use crate::output;
use crate::project::{Project, SOURCES};
use crate::sheet::Manifest;

/// How the copies are, compared with what the program would write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freshness {
    /// Neither is there.
    Absent,
    /// Both are as they should be.
    Fresh,
    /// One is missing, or another collection's, or another version's.
    Stale,
}

/// The copies: paths below `sources/` and texts.
#[must_use]
pub fn files(known: &Known) -> Vec<(String, String)> {
    Kind::ALL.iter().map(|kind| (kind.file().to_owned(), text(*kind, Some(known)))).collect()
}

/// How the copies of a collection are.
///
/// # Errors
/// When its folders cannot be read.
pub fn freshness(project: &Project, manifest: &Manifest) -> Result<Freshness, Failure> {
    let found: Vec<_> =
        Kind::ALL.iter().map(|kind| project.read(kind.file(), SOURCE_BYTES).ok()).collect();
    if found.iter().all(Option::is_none) {
        return Ok(Freshness::Absent);
    }
    let files = files(&Known::of(project, manifest)?);
    let same = |(bytes, (_, text)): (&Option<Vec<u8>>, &(String, String))| {
        bytes.as_ref().is_some_and(|bytes| line_ends::same(bytes, text.as_bytes()))
    };
    let fresh = found.iter().zip(&files).all(same);
    Ok(if fresh { Freshness::Fresh } else { Freshness::Stale })
}

/// Writes the copies that are not as they should be; gives their paths from the collection's root.
///
/// # Errors
/// When the manifest is wrong, or a file cannot be written.
pub fn refresh(project: &Project) -> Result<Vec<String>, Failure> {
    let mut found = Diagnostics::default();
    let manifest = read_manifest(project, &mut found)?;
    let Some((_, manifest)) = manifest.filter(|_| found.errors() == 0) else {
        return Err(Failure::Sources(found));
    };
    let mut files = files(&Known::of(project, &manifest)?);
    files.retain(|(name, text)| {
        let there = project.read(name, SOURCE_BYTES).ok();
        there.is_none_or(|bytes| !line_ends::same(&bytes, text.as_bytes()))
    });
    output::publish_over(&project.root().join(SOURCES), &files)?;
    Ok(files.into_iter().map(|(name, _)| format!("{SOURCES}/{name}")).collect())
}
