//! The lock of a folder of results: one build at a time. The system releases it when its holder ends, however it ends;
//! its file stays where results came.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use super::{create_dir, made, scratch};
use crate::failure::Failure;
use crate::message::text;

/// The lock's file name. Only who has it open and locked counts.
pub(crate) const FILE: &str = ".annexe.lock";

/// How long between two looks at a lock that another holds.
const PAUSE: Duration = Duration::from_millis(25);

/// A folder of results that this process alone writes into, as long as it keeps this.
#[derive(Default)]
pub struct Lock {
    file: Option<File>,
    /// What was made for it: it goes with it where no result came.
    made: Vec<PathBuf>,
}

impl Lock {
    /// Takes the lock of a folder, which is made if need be, and removes what killed programs left in it; `waits` is
    /// called where another build must end first.
    ///
    /// # Errors
    /// When the folder cannot be made, or another build has it longer than `patience`. A folder that cannot be locked
    /// (it is read-only, its disk knows no locks) is no error: see [`Lock::is_held`].
    pub fn take(dir: &Path, patience: Duration, waits: impl FnOnce()) -> Result<Self, Failure> {
        let mut lock = Self::default();
        lock.create(dir)?;
        let since = Instant::now();
        let mut waits = Some(waits);
        loop {
            match try_take(dir, &mut lock.made) {
                Ok(file) => {
                    scratch::sweep(dir);
                    scratch::sweep(&dir.join("fiches"));
                    lock.file = Some(file);
                    return Ok(lock);
                }
                // Another build had made the folder, and ended without a result.
                Err(TryLockError::Error(_)) if !dir.is_dir() => lock.create(dir)?,
                Err(TryLockError::Error(_)) => return Ok(lock),
                Err(TryLockError::WouldBlock) if since.elapsed() > patience => {
                    return Err(busy(dir, patience));
                }
                Err(TryLockError::WouldBlock) => {
                    if let Some(waits) = waits.take() {
                        waits();
                    }
                    thread::sleep(PAUSE);
                }
            }
        }
    }

    /// Whether there is a lock at all.
    #[must_use]
    pub fn is_held(&self) -> bool {
        self.file.is_some()
    }

    fn create(&mut self, dir: &Path) -> Result<(), Failure> {
        self.made.extend(made::note_missing(dir));
        create_dir(dir)
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // While it is held: who waits for it sees that it is gone.
        made::undo(&self.made);
    }
}

fn try_take(dir: &Path, made: &mut Vec<PathBuf>) -> Result<File, TryLockError> {
    let path = dir.join(FILE);
    let mut options = File::options();
    options.read(true).write(true);
    let file = match options.clone().create_new(true).open(&path) {
        Ok(file) => {
            made::note(path.clone());
            made.push(path.clone());
            file
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            options.create(true).truncate(false).open(&path).map_err(TryLockError::Error)?
        }
        Err(error) => return Err(TryLockError::Error(error)),
    };
    file.try_lock()?;
    // Somebody may have removed the file meanwhile: a lock that no other finds keeps nobody out.
    if is_at(&file, &path).map_err(TryLockError::Error)? {
        Ok(file)
    } else {
        Err(TryLockError::WouldBlock)
    }
}

#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt;
    let held = file.metadata()?;
    Ok(fs::metadata(path).is_ok_and(|there| (there.dev(), there.ino()) == (held.dev(), held.ino())))
}

#[cfg(not(unix))]
fn is_at(_file: &File, path: &Path) -> io::Result<bool> {
    Ok(fs::exists(path)?)
}

fn busy(dir: &Path, patience: Duration) -> Failure {
    let (dir, seconds) = (dir.display(), patience.as_secs());
    Failure::work(text!("output-busy", dir, seconds)).with_hint(text!("output-busy.hint"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_one_waits_and_then_gives_up() {
        let dir = tempfile::tempdir().unwrap();
        let first = Lock::take(dir.path(), Duration::ZERO, || {}).unwrap();
        let mut waited = false;
        assert!(Lock::take(dir.path(), Duration::from_millis(60), || waited = true).is_err());
        assert!(waited);
        drop(first);
        assert!(Lock::take(dir.path(), Duration::ZERO, || {}).unwrap().is_held());
    }

    #[test]
    fn a_lock_whose_file_was_removed_is_taken_anew() {
        let dir = tempfile::tempdir().unwrap();
        let first = Lock::take(dir.path(), Duration::ZERO, || {}).unwrap();
        fs::remove_file(dir.path().join(FILE)).unwrap();
        assert!(!is_at(first.file.as_ref().unwrap(), &dir.path().join(FILE)).unwrap());
        assert!(Lock::take(dir.path(), Duration::ZERO, || {}).unwrap().is_held());
    }
}
