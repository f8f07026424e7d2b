//! What the Tab key offers beside commands and options: the sheets of the collection at hand by their titles, its branches and tags, the
//! codes of diagnostics.

use std::env;
use std::ffi::OsStr;
use std::path::PathBuf;

use clap::builder::StyledStr;
use clap_complete::engine::{CompletionCandidate, PathCompleter, ValueCompleter};

use crate::annex::read_source;
use crate::diag::{Code, Diagnostics};
use crate::explain;
use crate::history::Git;
use crate::project::Project;
use crate::yaml::{self, Value};

/// The identifiers of the sheets, each with its title.
pub(super) fn sheets() -> Vec<CompletionCandidate> {
    let Some(project) = project() else { return Vec::new() };
    let files = project.sheet_files().unwrap_or_default();
    let candidate = |(id, file): (String, String)| {
        let title = title(&project, &file).map(StyledStr::from);
        CompletionCandidate::new(id).help(title)
    };
    files.into_iter().map(candidate).collect()
}

/// The sheets, or any file.
pub(super) fn sheets_or_files(typed: &OsStr) -> Vec<CompletionCandidate> {
    let begins = |it: &CompletionCandidate| {
        let typed = typed.as_encoded_bytes();
        it.get_value().as_encoded_bytes().starts_with(typed)
    };
    let mut all: Vec<_> = sheets().into_iter().filter(begins).collect();
    all.extend(PathCompleter::file().complete(typed));
    all
}

/// Versions to compare: a name, or `OLD..NEW`, whose second name is being typed behind the dots.
pub(super) fn versions(typed: &OsStr) -> Vec<CompletionCandidate> {
    let typed = typed.to_string_lossy();
    let (before, name) = match typed.rfind("..") {
        Some(dots) => typed.split_at(dots + "..".len()),
        None => ("", &*typed),
    };
    let all = revisions().into_iter();
    let begun = all.filter(|it| it.get_value().to_string_lossy().starts_with(name));
    begun.map(|it| it.add_prefix(before)).collect()
}

/// The branches and tags of the collection's repository.
pub(super) fn revisions() -> Vec<CompletionCandidate> {
    let git = project().and_then(|project| Git::find(project.root()).ok());
    let names = git.map(|git| git.references()).unwrap_or_default();
    names.into_iter().map(CompletionCandidate::new).collect()
}

/// The codes that `explain` knows, each with its title.
pub(super) fn codes() -> Vec<CompletionCandidate> {
    let candidate = |code: &Code| {
        let title = explain::page(*code).map(|page| StyledStr::from(page.title));
        CompletionCandidate::new(code.as_str()).help(title)
    };
    Code::ALL.iter().map(candidate).collect()
}

/// The collection that the line being typed is about. Its options are not parsed yet.
fn project() -> Option<Project> {
    let mut line = env::args_os();
    let root = line.find_map(|argument| match argument.to_str()?.strip_prefix("--root")? {
        "" => Some(None),
        value => value.strip_prefix('=').map(|value| Some(PathBuf::from(value))),
    });
    let root = root.and_then(|given| given.or_else(|| line.next().map(PathBuf::from)));
    Project::find(root.as_deref()).ok()
}

/// The title of a sheet, which may be half written.
fn title(project: &Project, file: &str) -> Option<String> {
    let mut ignored = Diagnostics::default();
    let (_, source) = read_source(project, file, &mut ignored).ok()?;
    let Value::Mapping(entries) = yaml::read(&source?, &mut ignored)?.value else { return None };
    let (_, title) = entries.into_iter().find(|(key, _)| key.name == "titre")?;
    match title.value {
        Value::Scalar(text) => Some(text.as_str().split_whitespace().collect::<Vec<_>>().join(" ")),
        _ => None,
    }
}
