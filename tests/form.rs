//! Forms: written by the program, filled in as Word and LibreOffice do, imported.

mod command;
mod filled;
mod office;
mod untouched;

use crate::common::{Collection, Run};

/// A folder without a collection.
fn empty() -> Collection {
    let folder = Collection::new(&[]);
    std::fs::remove_dir_all(folder.path("sources")).unwrap();
    folder
}

/// Fails unless a run went well without a word on stderr.
#[track_caller]
fn silent(run: &Run) {
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
}

/// The form that a folder gives.
#[track_caller]
fn form(folder: &Collection, name: &str) -> Vec<u8> {
    silent(&folder.run(&["template", name]));
    std::fs::read(folder.path(name)).unwrap()
}
