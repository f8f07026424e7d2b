//! Versions of the collection, as people name them, read whole.

use std::path::Path;

use super::Global;
use crate::annex::Annex;
use crate::diag::{Diagnostic, Diagnostics, Severity, Spot};
use crate::failure::Failure;
use crate::history::{Checkout, Git, Revision};
use crate::message::text;
use crate::project::Project;

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
        None => read(text!("diff-here"), project, None).map_err(|failure| match failure {
            Failure::Version { diagnostics, .. } if !by_script => Failure::Sources(diagnostics),
            other => other,
        })?,
    };
    Ok((at(&git, &old)?, new))
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
    of(git.checkout(revision)?)
}

/// The version in a folder of its own.
///
/// # Errors
/// When it cannot be read.
pub(super) fn of(checkout: Checkout) -> Result<Version, Failure> {
    read(checkout.revision.shown(), checkout.project.clone(), Some(checkout))
}

/// Reads a version whole.
///
/// # Errors
/// When its sources are wrong: half of a version would be shown as gone.
fn read(name: String, project: Project, checkout: Option<Checkout>) -> Result<Version, Failure> {
    let mut diagnostics = Diagnostics::default();
    match Annex::read(&project, &mut diagnostics)? {
        Some(annex) if diagnostics.errors() == 0 => {
            Ok(Version { name, annex, project, _checkout: checkout })
        }
        _ => {
            project.locate(&mut diagnostics);
            diagnostics.sort();
            let message = faulty(&name, &diagnostics);
            Err(Failure::Version { message, diagnostics })
        }
    }
}

/// Says which version has errors, and where the first one is.
fn faulty(name: &str, diagnostics: &Diagnostics) -> String {
    let first = diagnostics.iter().find(|it| it.severity == Severity::Error);
    let spot = first.and_then(Diagnostic::place).map(|place| Spot::of(place, Path::new("")));
    let place = match spot {
        Some(spot) => format!("{}:{}", spot.file, spot.line),
        None => first.map(|it| it.message.clone()).unwrap_or_default(),
    };
    text!("version-faulty", name, count = diagnostics.errors(), place)
}
