//! Writes results: whole or not at all. The only writer of the program.

mod fresh;
mod over;
mod remove;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

use crate::failure::Failure;

pub use fresh::{publish_new, publish_new_beside};
pub use over::publish_over;
pub use remove::{Found, remove, survey};

/// Writes a file so that a reader sees the old one or the new one, never a part: temporary file in
/// the same folder, flushed to the disk, renamed.
///
/// # Errors
/// When the folder or the file cannot be written; an older file is then as it was.
pub fn publish(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    publish_all(&[(path.to_owned(), bytes)])
}

/// Writes several files: all of them lie beside their places before the first is renamed.
///
/// # Errors
/// When a folder or a file cannot be written; older files are then as they were, but for a rename that the system
/// refuses half way.
pub fn publish_all(files: &[(PathBuf, &[u8])]) -> Result<(), Failure> {
    let mut ready = Vec::new();
    for (path, bytes) in files {
        if path.is_dir() {
            return Err(Failure::work(format!(
                "impossible d'écrire {} : c'est un dossier",
                path.display()
            ))
            .with_hint("déplacez ce dossier, ou écrivez ailleurs avec -o"));
        }
        ready.push((path, beside(path, bytes)?));
    }
    for (path, file) in ready {
        file.persist(path).map_err(|e| Failure::io("d'écrire", path, &e.error))?;
    }
    Ok(())
}

/// A temporary file beside a path, with its bytes on the disk; it goes when it is dropped.
fn beside(path: &Path, bytes: &[u8]) -> Result<NamedTempFile, Failure> {
    let failed = |e: &std::io::Error| Failure::io("d'écrire", path, e);
    let dir = path.parent().filter(|dir| !dir.as_os_str().is_empty()).unwrap_or(Path::new("."));
    create_dir(dir)?;
    let mut builder = Builder::new();
    builder.prefix(".annexe-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As for any new file: the user's mask takes away what it takes away.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(dir).map_err(|e| failed(&e))?;
    file.write_all(bytes).map_err(|e| failed(&e))?;
    file.as_file().sync_all().map_err(|e| failed(&e))?;
    Ok(file)
}

/// Makes a folder and those above it.
///
/// # Errors
/// When it cannot be made.
pub fn create_dir(dir: &Path) -> Result<(), Failure> {
    fs::create_dir_all(dir).map_err(|e| Failure::io("de créer le dossier", dir, &e))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_nothing_else_is_left() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a/b.pdf");
        publish(&path, b"one").unwrap();
        publish(&path, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(dir.path().join("a")).unwrap().count(), 1);
    }
}
