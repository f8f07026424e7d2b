//! `annexe fmt`: the sources in one form, without a word changed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use rayon::prelude::*;

use super::console::Console;
use super::session::shown;
use crate::annex::{read_manifest, read_source};
use crate::diag::Diagnostics;
use crate::failure::{Attempt, Failure};
use crate::fmt;
use crate::history::Git;
use crate::limits;
use crate::line_ends;
use crate::message::text;
use crate::output;
use crate::project::{MANIFEST, Project, SOURCES};
use crate::sheet::Manifest;
use crate::source::Source;

/// What stands for standard input among the files.
const STDIN: &str = "-";

/// Met les sources en forme : ordre des clés, une phrase par ligne ; aucun mot ne change
#[derive(Args)]
#[command(
    help_template = super::HELP,
    after_help = "Exemples :\n  annexe fmt                            toutes les fiches et annexe.yaml\n  annexe fmt sources/esat-mezin.yaml    une seule\n  annexe fmt --check                    nomme ce qui changerait, sans rien écrire (code de sortie 1)\n  annexe fmt - < brouillon.yaml         de l'entrée standard à la sortie standard"
)]
pub(super) struct Options {
    /// Fichiers, ou « - » pour l'entrée standard [par défaut : toutes les fiches et annexe.yaml]
    #[arg(value_name = "FICHIER")]
    files: Vec<PathBuf>,
    /// N'écrit rien ; nomme les fichiers qui changeraient
    #[arg(long)]
    check: bool,
    /// Regarde ce qui est prêt pour le prochain commit (git add), non les fichiers
    #[arg(long, requires = "check", conflicts_with = "files")]
    staged: bool,
}

/// A file to format.
struct Job {
    /// Where it is; nowhere for standard input.
    path: Option<PathBuf>,
    /// Its bytes.
    bytes: Vec<u8>,
    /// Its text; none where it cannot be read as one.
    source: Option<Arc<Source>>,
    /// Its collection's manifest, if that is good.
    manifest: Option<Arc<Manifest>>,
}

/// A file whose text is to be another one.
struct Changed {
    /// Where it is; nowhere for standard input.
    path: Option<PathBuf>,
    /// Its new text.
    text: String,
    /// Whether that is another one than it has.
    differs: bool,
}

pub(super) fn run(
    options: &Options,
    root: Option<&Path>,
    console: &Console,
) -> Result<(), Failure> {
    let mut found = Diagnostics::default();
    let jobs = if options.staged {
        staged(&Project::find(root)?, &mut found)?
    } else if options.files.is_empty() {
        let project = Project::find(root)?;
        let mut jobs = collection(&project, &mut found)?;
        // Where there is no git, all line ends are the files' own.
        leave_ends(&mut jobs, || {
            Ok(Git::find(project.root())
                .and_then(|git| git.ended_by_git(false))
                .unwrap_or_default())
        })?;
        jobs
    } else {
        given(&options.files, root, &mut found)?
    };
    let count = jobs.len();
    let results: Vec<_> = jobs.into_par_iter().map(one).collect();
    let mut changed = Vec::new();
    for result in results {
        let (file, more) = result?;
        found.extend(more);
        changed.extend(file);
    }
    if found.errors() > 0 {
        found.sort();
        return Err(Failure::Sources(found));
    }
    if options.check { check(&changed, console) } else { write(&changed, count, console) }
}

/// The manifest of a collection, if it has no errors: where it has some, a sheet is read as one that stands alone.
fn good_manifest(project: &Project) -> Option<Arc<Manifest>> {
    let mut found = Diagnostics::default();
    let (_, manifest) = read_manifest(project, &mut found).ok()??;
    (found.errors() == 0).then(|| Arc::new(manifest))
}

/// All sheets and the manifest of a collection.
fn collection(project: &Project, found: &mut Diagnostics) -> Result<Vec<Job>, Failure> {
    let names = project.sheet_files()?.into_iter().map(|(_, name)| name);
    let manifest = good_manifest(project);
    let names: Vec<String> = std::iter::once(MANIFEST.to_owned()).chain(names).collect();
    let read: Vec<_> = names
        .par_iter()
        .map(|name| {
            let mut found = Diagnostics::default();
            let (bytes, source) = read_source(project, name, &mut found)?;
            let path = Some(project.root().join(SOURCES).join(name));
            Ok((Job { path, bytes, source, manifest: manifest.clone() }, found))
        })
        .collect::<Result<_, Failure>>()?;
    let (jobs, all): (Vec<_>, Vec<_>) = read.into_iter().unzip();
    all.into_iter().for_each(|more| found.extend(more));
    Ok(jobs)
}

/// The same of what the next commit would have; the files are named where they are, not where they are read.
fn staged(project: &Project, found: &mut Diagnostics) -> Result<Vec<Job>, Failure> {
    let git = Git::find(project.root())?;
    let staged = git.staged()?;
    let mut jobs = collection(&staged.project, found)?;
    leave_ends(&mut jobs, || git.ended_by_git(true))?;
    for job in &mut jobs {
        let path = job.path.as_deref();
        let below = path.and_then(|path| path.strip_prefix(staged.project.root()).ok());
        job.path = below.map(|below| project.root().join(below));
    }
    Ok(jobs)
}

/// Takes line ends that git adds for what they stand for: they are no form of the author's.
fn leave_ends(
    jobs: &mut [Job],
    ended_by_git: impl FnOnce() -> Result<BTreeSet<String>, Failure>,
) -> Result<(), Failure> {
    if !jobs.iter().any(|job| job.bytes.contains(&b'\r')) {
        return Ok(());
    }
    let ended = ended_by_git()?;
    let name = |job: &Job| Some(job.path.as_ref()?.file_name()?.to_str()?.to_owned());
    for job in jobs.iter_mut().filter(|job| name(job).is_some_and(|name| ended.contains(&name))) {
        job.bytes = line_ends::with_lf(&job.bytes).into_owned();
    }
    Ok(())
}

/// The files that somebody named, each once.
fn given(
    files: &[PathBuf],
    root: Option<&Path>,
    found: &mut Diagnostics,
) -> Result<Vec<Job>, Failure> {
    let mut jobs: Vec<Job> = Vec::new();
    // By the collection's folder: a thousand sheets have one manifest.
    let mut manifests = BTreeMap::new();
    for name in files {
        let name = &named(name, root);
        let (path, bytes) = open(name)?;
        if jobs.iter().any(|job| job.path == path) {
            continue;
        }
        let project = match (root, path.as_deref().and_then(Path::parent)) {
            (None, Some(dir)) => Project::around(dir).map(|(project, _)| project),
            _ => Project::find(root).ok(),
        };
        let manifest = project.and_then(|project| {
            let root = project.root().to_owned();
            manifests.entry(root).or_insert_with(|| good_manifest(&project)).clone()
        });
        let stdin = PathBuf::from(text!("standard-input"));
        let shown = if path.is_none() { &stdin } else { name };
        let source = Source::decode(shown, &bytes, found);
        jobs.push(Job { path, bytes, source, manifest });
    }
    Ok(jobs)
}

/// The file that a name stands for: that of a sheet, where no file has the name.
fn named(name: &Path, root: Option<&Path>) -> PathBuf {
    let sheet = || {
        let project = Project::find(root).ok()?;
        let files = project.sheet_files().ok()?;
        let known =
            |(id, file): &&(String, String)| name == Path::new(id) || name == Path::new(file);
        let (_, file) = files.iter().find(known)?;
        Some(project.root().join(SOURCES).join(file))
    };
    let given = name == Path::new(STDIN) || name.exists();
    if given { name.to_owned() } else { sheet().unwrap_or_else(|| name.to_owned()) }
}

/// Where a file is, and its bytes.
fn open(name: &Path) -> Result<(Option<PathBuf>, Vec<u8>), Failure> {
    if name == Path::new(STDIN) {
        return Ok((None, read(io::stdin().lock(), name)?));
    }
    // A link stays one: the file that it leads to is written.
    let failed = |error: io::Error| Failure::io(Attempt::Read, name, &error);
    let path = name.canonicalize().map_err(failed)?;
    let bytes = read(File::open(&path).map_err(failed)?, name)?;
    Ok((Some(path), bytes))
}

/// All bytes of a source, as far as sources go.
pub(super) fn read(from: impl Read, name: &Path) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    from.take(limits::SOURCE_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| Failure::io(Attempt::Read, name, &error))?;
    if bytes.len() as u64 > limits::SOURCE_BYTES {
        let limit = limits::SOURCE_BYTES >> 20;
        return Err(Failure::work(text!("fmt-too-large", path = name.display(), limit)));
    }
    Ok(bytes)
}

/// The new text of a file, where it is another one; standard input has one in any case.
fn one(job: Job) -> Result<(Option<Changed>, Diagnostics), Failure> {
    let mut found = Diagnostics::default();
    let Some(source) = job.source else { return Ok((None, found)) };
    let text = fmt::format(&source, job.manifest.as_deref(), &mut found)?;
    let changed = text.map(|text| {
        let differs = text.as_bytes() != job.bytes;
        Changed { path: job.path, text, differs }
    });
    Ok((changed.filter(|file| file.differs || file.path.is_none()), found))
}

/// Names the files that are to change.
fn check(changed: &[Changed], console: &Console) -> Result<(), Failure> {
    let changed: Vec<&Changed> = changed.iter().filter(|file| file.differs).collect();
    let mut names = String::new();
    for file in &changed {
        names.push_str(&file.path.as_deref().map_or(Path::new(STDIN), shown).to_string_lossy());
        names.push('\n');
    }
    console.result(names.as_bytes())?;
    match changed.len() {
        0 => Ok(()),
        count => {
            Err(Failure::unmet(text!("fmt-to-change", count))
                .with_hint(text!("fmt-to-change.hint")))
        }
    }
}

/// Writes what has changed, all of it or nothing.
fn write(changed: &[Changed], count: usize, console: &Console) -> Result<(), Failure> {
    let mut files = Vec::new();
    for file in changed {
        let Some(path) = &file.path else {
            console.result(file.text.as_bytes())?;
            continue;
        };
        let Some(name) = path.to_str() else {
            return Err(Failure::work(text!("fmt-unreadable-name", path = path.display())));
        };
        files.push((name.to_owned(), &file.text));
    }
    output::publish_over(Path::new(""), &files)?;
    for (name, _) in &files {
        console.detail(&text!("fmt-done-one", path = shown(Path::new(name)).display()));
    }
    console.note(&match files.len() {
        0 => text!("fmt-nothing", count),
        changed => text!("fmt-done", changed, count),
    });
    Ok(())
}
