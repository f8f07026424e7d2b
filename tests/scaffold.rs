//! Beginning collections and sheets, and cleaning up: what an author's first day needs.

mod clean;
mod completions;
mod init;
mod new;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::common::{Run, command, run};

/// Every file below a folder, by path relative to it.
fn tree(dir: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut pending = vec![dir.to_owned()];
    while let Some(folder) = pending.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                pending.push(path);
            } else {
                let name = path.strip_prefix(dir).unwrap().to_str().unwrap().replace('\\', "/");
                files.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    files
}

/// The PDFs of a folder of results, without what a build notes for itself.
fn pdfs(dir: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = tree(dir);
    files.retain(|name, _| name.ends_with(".pdf"));
    files
}

fn names(dir: &Path) -> Vec<String> {
    tree(dir).into_keys().collect()
}

/// Runs the program in a folder.
fn here(dir: &Path, arguments: &[&str]) -> Run {
    run(command(arguments).current_dir(dir))
}

/// Fails unless a run went well without a word on stderr.
#[track_caller]
fn silent(run: &Run) {
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
}

/// Fails unless a run could not do its work, and said all of this.
#[track_caller]
fn refused(run: &Run, words: &[&str]) {
    assert_eq!((run.code, run.stdout.len()), (2, 0), "{}", run.stderr);
    for word in words {
        assert!(run.stderr.contains(word), "no « {word} » in: {}", run.stderr);
    }
}

/// A collection that was just begun.
fn begun() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    silent(&here(dir.path(), &["init", "."]));
    dir
}
