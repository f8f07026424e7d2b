//! Folders for the time of a command: in the system's place for such, and nobody else's to read.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use tempfile::{Builder, TempDir};

use super::remedy;
use super::scratch::{enlist, strike};
use crate::failure::{Attempt, Failure};

/// What the names of folders begin and end with.
const NAME: (&str, &str) = ("annexe-", ".tmp");
/// The file that is locked as long as its folder's maker lives.
const LOCK: &str = "lock";

/// A folder that goes when it is dropped, and when the program is told to stop.
#[derive(Debug)]
pub struct Folder {
    dir: Option<TempDir>,
    lock: Option<File>,
}

impl Folder {
    /// A new folder; those that killed programs left go.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn new() -> Result<Self, Failure> {
        let place = std::env::temp_dir();
        sweep(&place);
        Self::within(&place).map_err(|error| {
            Failure::io(Attempt::CreateFolder, &place, &error).with_hint(remedy(&error))
        })
    }

    fn within(place: &Path) -> io::Result<Self> {
        let dir = enlist(|| {
            let dir = builder().tempdir_in(place)?;
            let path = dir.path().to_owned();
            Ok((dir, path))
        })?;
        let lock = lock(dir.path()).ok();
        Ok(Self { dir: Some(dir), lock })
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.dir.as_ref().map_or(Path::new(""), TempDir::path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // Some systems keep a folder with a file that somebody has open.
        drop(self.lock.take());
        if let Some(dir) = self.dir.take() {
            let path = dir.path().to_owned();
            // What cannot be removed now goes when the next folder is made.
            strike(&path, || drop(dir.close()));
        }
    }
}

/// Locks a folder. The file gets its name once it is locked: no sweeper finds it free before.
fn lock(dir: &Path) -> io::Result<File> {
    let early = dir.join("lock.new");
    let file = File::create_new(&early)?;
    file.try_lock()?;
    fs::rename(early, dir.join(LOCK))?;
    Ok(file)
}

/// Removes the folders that killed programs left.
fn sweep(place: &Path) {
    let Ok(entries) = fs::read_dir(place) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let ours = name.starts_with(NAME.0) && name.ends_with(NAME.1);
        if ours
            && entry.file_type().is_ok_and(|kind| kind.is_dir())
            && is_left(&entry.path().join(LOCK))
        {
            // Somebody else's stays: the system sees to that.
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// Whether nobody has a folder's lock any more.
fn is_left(lock: &Path) -> bool {
    File::open(lock).is_ok_and(|file| file.try_lock().is_ok())
}

fn builder() -> Builder<'static, 'static> {
    let mut builder = Builder::new();
    builder.prefix(NAME.0).suffix(NAME.1);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o700));
    }
    builder
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_go_with_their_makers_and_those_of_killed_ones_later() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::within(place.path()).unwrap();
        let path = folder.path().to_owned();
        super::super::publish(&path.join("tree/a.yaml"), b"a").unwrap();
        // As a program leaves it that was killed.
        let left = place.path().join("annexe-abc.tmp");
        super::super::publish(&left.join(LOCK), b"").unwrap();
        // Not ours, or not known to be.
        for name in ["annexe-abc", "annexe-def.tmp/x"] {
            super::super::publish(&place.path().join(name), b"").unwrap();
        }
        sweep(place.path());
        assert!(path.join("tree/a.yaml").exists() && !left.exists());
        drop(folder);
        assert!(!path.exists());
        assert_eq!(fs::read_dir(place.path()).unwrap().count(), 2);
    }
}
