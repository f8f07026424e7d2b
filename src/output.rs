//! Writes results: whole or not at all. The only writer of the program.

mod extras;
mod folder;
mod fresh;
mod lock;
mod made;
mod over;
mod remove;
mod scratch;
mod staging;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

pub use extras::{IMAGES, PRESS, PROOFS, is_result, withdraw_pages, withdraw_proofs};
pub use folder::Folder;
pub(crate) use lock::FILE as LOCK;
pub use lock::Lock;
pub use scratch::abandon;
pub use staging::Staging;

use crate::failure::{Attempt, Failure};
use crate::message::text;
use scratch::Scratch;

pub use fresh::{publish_new, publish_new_beside};
pub use over::publish_over;
pub(crate) use remove::is_temporary;
pub use remove::{Found, REVISIONS, remove, survey};

/// Writes a file so that a reader sees the old one or the new one, never a part: temporary file in
/// the same folder, flushed to the disk, renamed.
///
/// # Errors
/// When the folder or the file cannot be written; an older file is then as it was.
pub fn publish(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let staging = Staging::begin()?;
    staging.add(path.to_owned(), bytes.to_vec());
    staging.finish()
}

/// Writes a file that can be run, as [`publish`] does.
///
/// # Errors
/// As there.
pub fn publish_program(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    publish(path, bytes)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(path, fs::Permissions::from_mode(0o755))
            .map_err(|error| unwritten(path, &error))?;
    }
    Ok(())
}

/// Removes a file that is no longer a result; one that is not there is as good.
///
/// # Errors
/// When the system refuses.
pub fn withdraw(path: &Path) -> Result<(), Failure> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(Failure::io(Attempt::Remove, path, &error))
        }
        _ => Ok(()),
    }
}

/// A temporary file beside a path, with its bytes on the disk.
fn beside(path: &Path, bytes: &[u8]) -> Result<Scratch, Failure> {
    let dir = path.parent().filter(|dir| !dir.as_os_str().is_empty()).unwrap_or(Path::new("."));
    create_dir(dir)?;
    Scratch::with(dir, bytes).map_err(|error| unwritten(path, &error))
}

fn unwritten(path: &Path, error: &io::Error) -> Failure {
    Failure::io(Attempt::Write, path, error).with_hint(remedy(error))
}

/// What to do where nothing can be written.
fn remedy(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
            text!("output-full-hint")
        }
        _ => text!("output-refused-hint"),
    }
}

/// Makes a folder and those above it.
///
/// # Errors
/// When it cannot be made.
pub fn create_dir(dir: &Path) -> Result<(), Failure> {
    fs::create_dir_all(dir).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => {
            // Without a slash at its end, with which nothing is a file.
            let dir: PathBuf = dir.components().collect();
            if let Some(failure) = dir.ancestors().find_map(dangling) {
                return failure;
            }
            let file = dir.ancestors().find(|path| path.is_file()).unwrap_or(&dir);
            Failure::work(text!("not-a-folder", path = file.display()))
                .with_hint(text!("not-a-folder.hint"))
        }
        _ => Failure::io(Attempt::CreateFolder, dir, &error).with_hint(remedy(&error)),
    })
}

/// Of a link to a folder that is not there, whatever says so.
fn dangling(link: &Path) -> Option<Failure> {
    let target = fs::read_link(link).ok().filter(|_| !link.exists())?;
    let said = text!("output-dangling", path = link.display(), target = target.display());
    Some(Failure::work(said).with_hint(text!("output-dangling.hint")))
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

    #[test]
    fn a_file_in_the_place_of_a_folder_is_told_whatever_is_to_be_below_it() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("a");
        publish(&file, b"one").unwrap();
        for below in ["", "b", "b/c"] {
            let told = create_dir(&file.join(below)).unwrap_err();
            let said = text!("not-a-folder", path = file.display());
            assert!(format!("{told:?}").contains(&said), "{told:?}");
        }
        #[cfg(unix)]
        for below in ["", "b"] {
            let link = dir.path().join("lien");
            let _ = std::os::unix::fs::symlink("ailleurs", &link);
            let told = create_dir(&link.join(below)).unwrap_err();
            let said = text!("output-dangling", path = link.display(), target = "ailleurs");
            assert!(format!("{told:?}").contains(&said), "{told:?}");
        }
    }
}
