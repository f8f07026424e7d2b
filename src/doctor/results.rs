//! What was made of a collection: which PDFs are as they should be, and what else lies there.

use std::fs::{self, File, TryLockError};
use std::path::Path;

use serde::Serialize;

use crate::output::{LOCK, is_temporary};
use crate::project::{Project, SOURCES};
use crate::state::State;

/// A folder of results; paths are relative to the collection's folder.
#[derive(Debug, Default, Serialize)]
pub struct Results {
    /// PDFs that a build would not make again.
    pub fresh: Vec<String>,
    /// PDFs that it would make again.
    pub stale: Vec<String>,
    /// PDFs that are not there.
    pub absent: Vec<String>,
    /// Whether another process is at work there.
    pub busy: bool,
    /// Temporary files that nobody has taken away.
    pub temporary: Vec<String>,
}

impl Results {
    /// Looks at the outputs, by their paths; `holds` says whether what one is made of is what it was.
    #[must_use]
    pub fn of(
        project: &Project,
        paths: &[String],
        holds: impl Fn(&State, &Path, &str) -> bool,
    ) -> Self {
        let dir = project.out();
        let state = State::load(&dir);
        let mut results = Self { busy: is_busy(&dir), ..Self::default() };
        for path in paths {
            let list = if !dir.join(path).is_file() {
                &mut results.absent
            } else if holds(&state, &dir, path) {
                &mut results.fresh
            } else {
                &mut results.stale
            };
            list.push(format!("out/{path}"));
        }
        for folder in ["out", "out/fiches", SOURCES] {
            results.temporary.extend(temporary(project.root(), folder));
        }
        results
    }
}

/// Whether a process holds the lock of a folder. Looked at, not taken: who waits for it is not told.
fn is_busy(dir: &Path) -> bool {
    let held = |file: File| matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock));
    File::open(dir.join(LOCK)).is_ok_and(held)
}

fn temporary(root: &Path, folder: &str) -> Vec<String> {
    let entries = fs::read_dir(root.join(folder)).into_iter().flatten().flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut found: Vec<String> = names.filter(|name| is_temporary(name)).collect();
    found.sort();
    found.iter().map(|name| format!("{folder}/{name}")).collect()
}
