//! Folders and locks that were made for results: they go again where no result came to lie there, however the program
//! ends.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Those of this process, each behind the folder that it lies in.
static MADE: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// Notes a folder or a lock.
pub(super) fn note(path: PathBuf) {
    made().push(path);
}

/// Notes the folders that have to be made for one to be there; returns them, the outermost first.
pub(super) fn note_missing(dir: &Path) -> Vec<PathBuf> {
    let above = dir.ancestors();
    let missing = above.take_while(|dir| !dir.as_os_str().is_empty() && !dir.exists());
    let mut missing: Vec<PathBuf> = missing.map(Path::to_owned).collect();
    missing.reverse();
    made().extend(missing.iter().cloned());
    missing
}

/// A result came: its folders and their locks stay.
pub(super) fn keep(result: &Path) {
    made().retain(|path| {
        let beside =
            path.ends_with(super::LOCK) && path.parent().is_some_and(|it| result.starts_with(it));
        !(beside || result.starts_with(path))
    });
}

/// Removes some of them, if no result came.
pub(super) fn undo(paths: &[PathBuf]) {
    let mut made = made();
    for path in paths.iter().rev() {
        if let Some(at) = made.iter().rposition(|made| made == path) {
            made.remove(at);
            remove(path);
        }
    }
}

/// Removes all of them where no result came.
pub(super) fn undo_all() {
    made().drain(..).rev().for_each(|path| remove(&path));
}

fn remove(path: &Path) {
    // The system keeps folders that something lies in.
    let _ = match path.ends_with(super::LOCK) {
        true => fs::remove_file(path),
        false => fs::remove_dir(path),
    };
}

fn made() -> MutexGuard<'static, Vec<PathBuf>> {
    MADE.lock().unwrap_or_else(PoisonError::into_inner)
}
