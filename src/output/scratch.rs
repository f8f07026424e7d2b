//! Temporary files: none outlives the program that made it for long.
//!
//! Those of this process are listed, so that they can go when it is told to stop. Each is locked as long as its maker
//! lives: one without a lock was left by a program that was killed, and the next build removes it.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use tempfile::{Builder, NamedTempFile};

use super::made;

/// What the names of temporary files begin and end with.
const NAME: (&str, &str) = (".annexe-", ".tmp");

/// The temporary files and folders of this process. They are made and put in their places with this list in hand, so that
/// nothing is made or half done once [`abandon`] has it.
static LIVE: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// A temporary file that goes when it is dropped.
pub(super) struct Scratch(Option<NamedTempFile>);

impl Scratch {
    /// A file in a folder, with these bytes safely on the disk.
    pub(super) fn with(dir: &Path, bytes: &[u8]) -> io::Result<Self> {
        let mut live = live();
        let mut file = builder().tempfile_in(dir)?;
        live.insert(file.path().to_owned());
        // Where the disk knows no locks, what a killed program leaves stays.
        let _ = file.as_file().try_lock();
        drop(live);
        let written = file.write_all(bytes).and_then(|()| file.as_file().sync_all());
        let scratch = Self(Some(file));
        written.map(|()| scratch)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if let Some(file) = self.0.take() {
            let mut live = live();
            live.remove(file.path());
            drop(file);
        }
    }
}

/// What may be at a file's place.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// An older file, which goes.
    Taken,
    /// Nothing: what is there stays.
    Free,
}

/// Puts files in their places, all of them before anybody can stop it, and tells `placed` of each. On failure returns
/// the place that refused; the files after it are as they were.
pub(super) fn persist<P: AsRef<Path>>(
    files: Vec<(P, Scratch, Place)>,
    mut placed: impl FnMut(&Path),
) -> Result<(), (PathBuf, io::Error)> {
    let mut live = live();
    let mut files = files.into_iter();
    let failed = files.find_map(|(path, mut scratch, place)| {
        let file = scratch.0.take()?;
        let path = path.as_ref();
        live.remove(file.path());
        let persisted = match place {
            Place::Taken => file.persist(path),
            Place::Free => file.persist_noclobber(path),
        };
        let persisted = persisted.map(|_| {
            made::keep(path);
            placed(path);
        });
        persisted.err().map(|error| (path.to_owned(), error.error))
    });
    drop(live);
    // Those that are left go, each with the list in hand again.
    drop(files);
    failed.map_or(Ok(()), Err)
}

/// Makes a folder that is listed from the moment it is there.
pub(super) fn enlist<T>(make: impl FnOnce() -> io::Result<(T, PathBuf)>) -> io::Result<T> {
    let mut live = live();
    let (folder, path) = make()?;
    live.insert(path);
    Ok(folder)
}

/// Removes a folder, and takes it off the list.
pub(super) fn strike(path: &Path, remove: impl FnOnce()) {
    let mut live = live();
    live.remove(path);
    remove();
    drop(live);
}

/// Removes the temporary files and folders of this process and lets nobody make others: for a process that is about to end.
pub fn abandon() {
    let live = live();
    for path in live.iter() {
        let _ = fs::remove_file(path).or_else(|_| fs::remove_dir_all(path));
    }
    made::undo_all();
    // Never given back: other threads wait until the process is gone.
    mem::forget(live);
}

/// Removes the temporary files that killed programs left in a folder.
pub(super) fn sweep(dir: &Path) {
    let Ok(entries) = fs::read_dir(dir) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let ours = name.starts_with(NAME.0) && name.ends_with(NAME.1);
        if ours && entry.file_type().is_ok_and(|kind| kind.is_file()) {
            let _ = remove_if_left(&entry.path());
        }
    }
}

fn remove_if_left(path: &Path) -> io::Result<()> {
    let file = fs::File::open(path)?;
    match file.try_lock() {
        Ok(()) => fs::remove_file(path),
        // Its maker lives, or nobody can know.
        Err(_) => Ok(()),
    }
}

fn live() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    LIVE.lock().unwrap_or_else(PoisonError::into_inner)
}

fn builder() -> Builder<'static, 'static> {
    let mut builder = Builder::new();
    builder.prefix(NAME.0).suffix(NAME.1);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As for any new file: the user's mask takes away what it takes away.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_killed_program_left_goes_and_what_a_live_one_makes_stays() {
        let dir = tempfile::tempdir().unwrap();
        for name in [".annexe-abc.tmp", "annexe-abc.tmp", ".annexe-abc.pdf", ".annexe-etat.json"] {
            crate::output::publish(&dir.path().join(name), b"x").unwrap();
        }
        let scratch = Scratch::with(dir.path(), b"x").unwrap();
        let own = scratch.0.as_ref().unwrap().path().to_owned();
        sweep(dir.path());
        assert!(own.exists());
        assert!(!dir.path().join(".annexe-abc.tmp").exists());
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 4);
        drop(scratch);
        assert!(!own.exists());
        assert!(!live().contains(&own));
    }
}
