//! `annexe check --fix`: the safe remedies, written into the sources before they are checked.

use rayon::prelude::*;

use super::console::Console;
use super::session::shown;
use crate::annex::read_manifest;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::failure::Failure;
use crate::fix::{self, Mended};
use crate::limits;
use crate::message::text;
use crate::output;
use crate::project::{MANIFEST, Project, SOURCES};
use crate::schema::{self, Freshness};
use crate::sheet::Manifest;

/// Mends the manifest and all sheets, listed or not, or only some files, and says what was done.
///
/// # Errors
/// When a file cannot be written: none has changed then.
pub(super) fn run(project: &Project, only: &[String], console: &Console) -> Result<(), Failure> {
    let wanted = |name: &str| only.is_empty() || only.iter().any(|only| only == name);
    let manifest = Some(MANIFEST).filter(|name| wanted(name));
    let mut files: Vec<(String, Mended)> =
        manifest.and_then(|name| mended(project, name, None)).into_iter().collect();
    // The sheets are read with the manifest as it will be.
    let text = files.first().map(|(_, mended)| mended.text.as_str());
    let manifest = good_manifest(project, text);
    for (_, name) in project.sheet_files()?.into_iter().filter(|(_, name)| wanted(name)) {
        files.extend(mended(project, &name, manifest.as_ref()));
    }
    let texts: Vec<(String, &str)> =
        files.iter().map(|(name, mended)| (name.clone(), mended.text.as_str())).collect();
    output::publish_over(&project.root().join(SOURCES), &texts)?;
    let schemas = renewed(project, manifest.as_ref())?;
    tell(project, &files, &schemas, console);
    Ok(())
}

/// Renews old copies of the schemas, and gives their paths; a collection without copies gets none.
fn renewed(project: &Project, manifest: Option<&Manifest>) -> Result<Vec<String>, Failure> {
    match manifest.map(|manifest| schema::freshness(project, manifest)).transpose()? {
        Some(Freshness::Stale) => schema::refresh(project),
        _ => Ok(Vec::new()),
    }
}

/// A file and what becomes of it; nothing where it cannot be read, which the check will say.
fn mended(project: &Project, name: &str, manifest: Option<&Manifest>) -> Option<(String, Mended)> {
    let bytes = project.read(name, limits::SOURCE_BYTES).ok()?;
    Some((name.to_owned(), fix::mend(name, &bytes, manifest)?))
}

/// The manifest, if it has no errors; its text where that is not the file's.
fn good_manifest(project: &Project, text: Option<&str>) -> Option<Manifest> {
    let mut found = Diagnostics::default();
    let manifest = match text {
        Some(text) => {
            let source = crate::source::Source::new(Project::shown(MANIFEST), text.to_owned());
            crate::sheet::read_manifest(&source, &mut found)
        }
        None => read_manifest(project, &mut found).ok()?.map(|(_, manifest)| manifest),
    };
    manifest.filter(|_| found.errors() == 0)
}

/// Gives the problems what `--fix` would do about them, for programs that offer it.
pub(super) fn attach(found: &mut Diagnostics, manifest: Option<&Manifest>) {
    let mut all: Vec<&mut Diagnostic> = found.iter_mut().collect();
    // Those of one file are found with one reading of it.
    let of_file = |a: &&mut Diagnostic, b: &&mut Diagnostic| is_beside(a, b);
    let mut files: Vec<&mut [&mut Diagnostic]> = all.chunk_by_mut(of_file).collect();
    files.par_iter_mut().for_each(|all| {
        let shared: Vec<&Diagnostic> = all.iter().map(|found| &**found).collect();
        let fixes = fix::remedies(&shared, manifest);
        all.iter_mut().zip(fixes).for_each(|(found, fix)| found.fix = fix);
    });
}

/// Whether two findings are of one file.
fn is_beside(a: &Diagnostic, b: &Diagnostic) -> bool {
    let path = |found: &Diagnostic| found.place().map(|place| place.source.path().to_owned());
    path(a) == path(b)
}

/// Says how many of the problems `--fix` can mend, if any.
pub(super) fn offer(found: &Diagnostics, manifest: Option<&Manifest>, console: &Console) {
    let wanted = found.iter().filter(|diagnostic| console.wants(diagnostic.severity));
    let shown: Vec<_> = wanted.take(limits::DIAGNOSTICS_SHOWN).collect();
    let files: Vec<&[&Diagnostic]> = shown.chunk_by(|a, b| is_beside(a, b)).collect();
    let count = |all: &&[&Diagnostic]| {
        let fixes = fix::remedies(all, manifest).into_iter().zip(*all);
        fixes.filter(|(fix, found)| fix.is_some() || found.code == Code::StaleSchemas).count()
    };
    let count: usize = files.par_iter().map(count).sum();
    if count > 0 {
        console.message(&text!("fix-offer", count));
    }
}

fn tell(project: &Project, files: &[(String, Mended)], schemas: &[String], console: &Console) {
    let mut count = schemas.len();
    for (name, mended) in files {
        let path = project.root().join(SOURCES).join(name);
        for (line, repair) in &mended.repairs {
            let place = format!("{}:{line}", shown(&path).display());
            console.message(&text!("fix-done", place, what = repair.says()));
            count += 1;
        }
    }
    for (name, _) in files.iter().filter(|(_, mended)| mended.is_cut) {
        let path = project.root().join(SOURCES).join(name);
        console.message(&text!("fix-more", path = shown(&path).display()));
    }
    for path in schemas {
        let path = project.root().join(path);
        console.message(&text!("fix-schemas", path = shown(&path).display()));
    }
    console.message(&if count > 0 { text!("fix-count", count) } else { text!("fix-none") });
}
