//! The lock of a folder of results: one build at a time. The system releases it when its holder ends, however it ends.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use super::{create_dir, scratch};
use crate::failure::Failure;
use crate::message::text;

/// The lock's file name. The file stays: only who has it open and locked counts.
pub(crate) const FILE: &str = ".annexe.lock";

/// How long between two looks at a lock that another holds.
const PAUSE: Duration = Duration::from_millis(25);

/// A folder of results that this process alone writes into, as long as it keeps this.
pub struct Lock(Option<File>);

impl Lock {
    /// Takes the lock of a folder, which is made if need be, and removes what killed programs left in it; `waits` is
    /// called where another build must end first.
    ///
    /// # Errors
    /// When the folder cannot be made, or another build has it longer than `patience`. A folder that cannot be locked
    /// (it is read-only, its disk knows no locks) is no error: see [`Lock::is_held`].
    pub fn take(dir: &Path, patience: Duration, waits: impl FnOnce()) -> Result<Self, Failure> {
        create_dir(dir)?;
        let since = Instant::now();
        let mut waits = Some(waits);
        loop {
            match try_take(dir) {
                Ok(file) => {
                    scratch::sweep(dir);
                    scratch::sweep(&dir.join("fiches"));
                    return Ok(Self(Some(file)));
                }
                Err(TryLockError::Error(_)) => return Ok(Self(None)),
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
        self.0.is_some()
    }
}

fn try_take(dir: &Path) -> Result<File, TryLockError> {
    let path = dir.join(FILE);
    let open = File::options().read(true).write(true).create(true).truncate(false).open(&path);
    let file = open.map_err(TryLockError::Error)?;
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
        assert!(!is_at(first.0.as_ref().unwrap(), &dir.path().join(FILE)).unwrap());
        assert!(Lock::take(dir.path(), Duration::ZERO, || {}).unwrap().is_held());
    }
}
