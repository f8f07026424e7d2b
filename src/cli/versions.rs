//! Versions of the collection, as people name them, read whole.

use std::ffi::OsStr;
use std::path::Path;

use super::Global;
use crate::annex::Annex;
use crate::diag::{Diagnostic, Diagnostics, Severity, Spot};
use crate::diff::{Comparison, compare, layout_facts};
use crate::failure::Failure;
use crate::history::{Checkout, Git, Revision};
use crate::limits;
use crate::message::text;
use crate::project::{MANIFEST, Project};

/// A version: its name for people, and its sources.
pub(super) struct Version {
    pub(super) name: String,
    pub(super) annex: Annex,
    pub(super) project: Project,
    /// The folder that it is read from goes when this does.
    _checkout: Option<Checkout>,
}

/// The two versions that names stand for: `OLD..NEW`, `OLD...NEW` from what both have in common, `OLD` and the files,
/// `OLD NEW`, or nothing, the last commit and the files. Mistakes in the files are the author's to mend, unless a script
/// asks: they are no answer to it.
///
/// # Errors
/// When there is no such revision, or one of the versions cannot be read.
pub(super) fn named(
    names: &[&str],
    by_script: bool,
    global: &Global,
) -> Result<(Version, Version), Failure> {
    let project = Project::find(global.root.as_deref())?;
    let git = Git::find(project.root())?;
    let end = |name: &str| git.resolve(if name.is_empty() { "HEAD" } else { name });
    let (old, new) = match names {
        [] => (end("")?, None),
        [one] => match (one.split_once("..."), one.split_once("..")) {
            (Some((old, new)), _) => {
                let (old, new) = (end(old)?, end(new)?);
                (git.base(&old, &new)?.unwrap_or(old), Some(new))
            }
            (None, Some((old, new))) => (end(old)?, Some(end(new)?)),
            (None, None) => (git.resolve(one)?, None),
        },
        [old, new] if !names.iter().any(|name| name.contains("..")) => {
            (git.resolve(old)?, Some(git.resolve(new)?))
        }
        _ => {
            let failure = Failure::work(text!("diff-one-range"));
            return Err(failure.with_hint(text!("diff-one-range.hint")));
        }
    };
    let new = match new {
        Some(revision) => at(&git, &revision)?,
        None => here(&git, project).map_err(|failure| match failure {
            Failure::Version { diagnostics, .. } if !by_script => Failure::Sources(diagnostics),
            other => other,
        })?,
    };
    Ok((at(&git, &old)?, new))
}

/// The version that the files are.
///
/// # Errors
/// When it cannot be read, or is not all on the disk: what is not there would be told as gone.
fn here(git: &Git, project: Project) -> Result<Version, Failure> {
    if let Some(file) = git.left_out()?.first() {
        return Err(Failure::work(text!("diff-left-out", file)).with_hint(text!("left-out")));
    }
    read(text!("diff-here"), project, None)
}

/// The version that lies in a folder.
///
/// # Errors
/// When it cannot be read.
pub(super) fn folder(path: &str) -> Result<Version, Failure> {
    read(path.to_owned(), Project::find(Some(Path::new(path)))?, None)
}

/// The version at a revision.
///
/// # Errors
/// When it cannot be read.
pub(super) fn at(git: &Git, revision: &Revision) -> Result<Version, Failure> {
    at_for(git, revision, None)
}

/// The version at a revision, whose errors in other sheets than one do not matter.
///
/// # Errors
/// When it cannot be read.
pub(super) fn at_for(
    git: &Git,
    revision: &Revision,
    wanted: Option<&str>,
) -> Result<Version, Failure> {
    let checkout = git.checkout(revision)?;
    let (name, project) = (checkout.revision.shown(), checkout.project.clone());
    read_for(name, project, Some(checkout), wanted)
}

/// The version in a folder of its own.
///
/// # Errors
/// When it cannot be read.
pub(super) fn of(checkout: Checkout) -> Result<Version, Failure> {
    read(checkout.revision.shown(), checkout.project.clone(), Some(checkout))
}

/// What changed from one version to another: the sheets, the manifest, and the collection's own layouts.
///
/// # Errors
/// When a layout cannot be read.
pub(super) fn compared(old: &Version, new: &Version) -> Result<Comparison, Failure> {
    let mut comparison = compare(&old.annex, &new.annex);
    let layouts = |version: &Version| version.project.overlay("layouts", limits::LAYOUT_BYTES);
    comparison.collection.extend(layout_facts(&layouts(old)?, &layouts(new)?));
    Ok(comparison)
}

/// Reads a version whole.
///
/// # Errors
/// When its sources are wrong: half of a version would be shown as gone.
fn read(name: String, project: Project, checkout: Option<Checkout>) -> Result<Version, Failure> {
    read_for(name, project, checkout, None)
}

/// The same, where one sheet is wanted and the others may be wrong.
fn read_for(
    name: String,
    project: Project,
    checkout: Option<Checkout>,
    wanted: Option<&str>,
) -> Result<Version, Failure> {
    let mut diagnostics = Diagnostics::default();
    let matters = |found: &Diagnostic| {
        let file = found.place().map(|place| Spot::of(place, Path::new("")).file);
        found.severity == Severity::Error && !file.is_some_and(|file| is_other(&file, wanted))
    };
    match Annex::read(&project, &mut diagnostics)? {
        Some(annex) if !diagnostics.iter().any(matters) => {
            Ok(Version { name, annex, project, _checkout: checkout })
        }
        _ => {
            project.locate(&mut diagnostics);
            diagnostics.sort();
            let message = faulty(&name, &diagnostics);
            // A folder has no history of its own.
            let hint = match &checkout {
                Some(_) => text!("version-faulty.hint"),
                None => text!(
                    "version-faulty.hint-folder",
                    folder = project.root().display().to_string()
                ),
            };
            Err(Failure::Version { message, hint, diagnostics })
        }
    }
}

/// Whether a file is a sheet, and not the one that is wanted.
fn is_other(file: &str, wanted: Option<&str>) -> bool {
    let (Some(wanted), Some(name)) = (wanted, Path::new(file).file_name()) else { return false };
    let manifest = Path::new(MANIFEST).file_name();
    Some(name) != manifest && Path::new(name).file_stem() != Some(OsStr::new(wanted))
}

/// Says which version has errors, and where the first one is.
fn faulty(name: &str, diagnostics: &Diagnostics) -> String {
    let place = first_error(diagnostics);
    text!("version-faulty", name, count = diagnostics.errors(), place)
}

/// Where the first error of a version is.
pub(super) fn first_error(diagnostics: &Diagnostics) -> String {
    let first = diagnostics.iter().find(|it| it.severity == Severity::Error);
    let spot = first.and_then(Diagnostic::place).map(|place| Spot::of(place, Path::new("")));
    match spot {
        Some(spot) => format!("{}:{}", spot.file, spot.line),
        None => first.map(|it| it.message.clone()).unwrap_or_default(),
    }
}
