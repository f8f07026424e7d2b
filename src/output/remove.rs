//! Removes what the program made in a folder of results, and nothing else.

use std::fs::{self, DirEntry, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::extras::{IMAGES, PRESS, PROOFS, is_made};
use super::lock::FILE as LOCK;
use crate::failure::{Attempt, Failure};
use crate::hash::Hash;
use crate::identifier;
use crate::message::text;
use crate::picture::CACHE;
use crate::state::{FILE as STATE, State, Written};

/// The annex.
pub(super) const ANNEX: &str = "annexe.pdf";
/// The folder of the handouts.
pub(super) const HANDOUTS: &str = "fiches";
/// The folder of what was made of revisions, in that of results.
pub const REVISIONS: &str = "revisions";
/// What stands in every PDF of the program, its version behind it (ISO 32000-1, 14.3.3).
const CREATOR: &[u8] = b"/Creator(annexe ";

/// What lies in a folder of results.
#[derive(Debug, Default)]
pub struct Found {
    /// Files that the program made, in the order of their paths.
    pub made: Vec<PathBuf>,
    /// PDFs that somebody changed since the program made them: they stay.
    pub altered: Vec<PathBuf>,
    /// Everything else.
    pub foreign: Vec<PathBuf>,
    /// The folders of handouts and revisions, each after those in it.
    folders: Vec<PathBuf>,
    /// Held while the files go: no build begins meanwhile.
    locks: Vec<File>,
}

/// Looks through a folder of results; one that is not there is empty.
///
/// # Errors
/// When it cannot be read, or somebody is writing in it.
pub fn survey(dir: &Path) -> Result<Found, Failure> {
    let mut found = Found::default();
    found.results(dir)?;
    Ok(found)
}

impl Found {
    /// A folder of results, that of a revision or the one of all others.
    fn results(&mut self, dir: &Path) -> Result<(), Failure> {
        self.locks.extend(lock(dir)?);
        let written = State::written(dir);
        let folder = |entry: &DirEntry, name: &str| {
            entry.file_name() == name && is(entry, fs::FileType::is_dir)
        };
        let entries = entries(dir)?;
        let others = [HANDOUTS, IMAGES, PRESS, PROOFS, CACHE];
        for entry in entries.iter().filter(|it| !others.iter().any(|name| folder(it, name))) {
            if folder(entry, REVISIONS) {
                self.revisions(&entry.path())?;
                continue;
            }
            let name = entry.file_name();
            let name = name.to_string_lossy();
            match name == ANNEX {
                true => self.pdf(entry, written.get(ANNEX)),
                false => self.file(entry, is_private(&name)),
            }
        }
        for entry in entries.iter().filter(|entry| folder(entry, HANDOUTS)) {
            self.handouts(&entry.path(), &written)?;
        }
        // It says what was written: without it, the next time would take them for the program's.
        if self.altered.iter().any(|path| path.starts_with(dir)) {
            self.made.retain(|path| *path != dir.join(STATE));
        }
        for name in [IMAGES, PRESS, PROOFS, CACHE] {
            if let Some(entry) = entries.iter().find(|entry| folder(entry, name)) {
                self.extras(name, &entry.path())?;
            }
        }
        Ok(())
    }

    fn extras(&mut self, folder: &str, dir: &Path) -> Result<(), Failure> {
        for entry in entries(dir)? {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            self.file(&entry, is_temporary(&name) || is_made(folder, &name));
        }
        self.folders.push(dir.to_owned());
        Ok(())
    }

    fn handouts(&mut self, dir: &Path, written: &Written) -> Result<(), Failure> {
        for entry in entries(dir)? {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            match name.strip_suffix(".pdf").is_some_and(identifier::is_valid) {
                true => self.pdf(&entry, written.get(&format!("{HANDOUTS}/{name}"))),
                false => self.file(&entry, is_temporary(&name)),
            }
        }
        self.folders.push(dir.to_owned());
        Ok(())
    }

    fn revisions(&mut self, dir: &Path) -> Result<(), Failure> {
        for entry in entries(dir)? {
            let name = entry.file_name();
            let revision = name.to_string_lossy().bytes().all(|digit| digit.is_ascii_hexdigit());
            if revision && is(&entry, fs::FileType::is_dir) {
                self.results(&entry.path())?;
                self.folders.push(entry.path());
            } else {
                self.foreign.push(entry.path());
            }
        }
        self.folders.push(dir.to_owned());
        Ok(())
    }

    /// The same of a PDF; known are perhaps the bytes that were written.
    fn pdf(&mut self, entry: &DirEntry, written: Option<&Hash>) {
        let bytes =
            if is(entry, fs::FileType::is_file) { fs::read(entry.path()).ok() } else { None };
        match (bytes, written) {
            (Some(bytes), Some(hash)) if Hash::of(&bytes) == *hash => self.made.push(entry.path()),
            (Some(bytes), None) if is_ours(&bytes) => self.made.push(entry.path()),
            (Some(bytes), Some(_)) if bytes.starts_with(b"%PDF-") => {
                self.altered.push(entry.path())
            }
            _ => self.foreign.push(entry.path()),
        }
    }

    /// Puts an entry on its list: the program made a file, or somebody else did.
    fn file(&mut self, entry: &DirEntry, made: bool) {
        let made = made && is(entry, fs::FileType::is_file);
        let list = if made { &mut self.made } else { &mut self.foreign };
        list.push(entry.path());
    }
}

/// Removes what the program made, then its folders and, if asked, the folder itself, where they are empty.
///
/// # Errors
/// When a file cannot be removed; those after it stay.
pub fn remove(dir: &Path, found: &Found, with_folder: bool) -> Result<(), Failure> {
    // The lock last: who finds it gone finds the rest gone, too.
    let (lock, others): (Vec<_>, Vec<_>) = found.made.iter().partition(|path| path.ends_with(LOCK));
    for path in others.into_iter().chain(lock) {
        match fs::remove_file(path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(Failure::io(Attempt::Remove, path, &error)
                    .with_hint(text!("output-fixed-hint")));
            }
            _ => {}
        }
    }
    // A folder that still holds something stays: the system sees to that.
    let own = with_folder.then_some(dir);
    for folder in found.folders.iter().map(PathBuf::as_path).chain(own) {
        let _ = fs::remove_dir(folder);
    }
    Ok(())
}

/// The entries of a folder by name; none where there is no folder.
fn entries(dir: &Path) -> Result<Vec<DirEntry>, Failure> {
    let failed = |error: &io::Error| Failure::io(Attempt::Read, dir, error);
    let read = match fs::read_dir(dir) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        read => read.map_err(|e| failed(&e))?,
    };
    let mut entries = read.collect::<Result<Vec<_>, _>>().map_err(|e| failed(&e))?;
    entries.sort_by_key(DirEntry::file_name);
    Ok(entries)
}

/// Whether an entry itself, and not what it links to, is of a kind.
fn is(entry: &DirEntry, kind: impl Fn(&fs::FileType) -> bool) -> bool {
    entry.file_type().is_ok_and(|found| kind(&found))
}

/// A file that the program keeps for itself.
fn is_private(name: &str) -> bool {
    matches!(name, LOCK | STATE) || is_temporary(name)
}

/// What a build that was killed has left.
pub(crate) fn is_temporary(name: &str) -> bool {
    name.starts_with(".annexe-") && name.ends_with(".tmp")
}

/// Whether a PDF says that the program made it: people put theirs beside.
fn is_ours(bytes: &[u8]) -> bool {
    bytes.starts_with(b"%PDF-") && bytes.windows(CREATOR.len()).any(|part| part == CREATOR)
}

/// Makes sure that no build is writing.
fn lock(dir: &Path) -> Result<Option<File>, Failure> {
    let Ok(file) = File::open(dir.join(LOCK)) else {
        return Ok(None);
    };
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => {
            Err(Failure::work(text!("output-running", dir = dir.display()))
                .with_hint(text!("output-running.hint")))
        }
        // A disk that knows no locks keeps nobody apart.
        _ => Ok(Some(file)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::publish;

    #[test]
    fn a_pdf_is_known_by_what_it_says_and_a_temporary_file_by_its_name() {
        let dir = tempfile::tempdir().unwrap();
        let ours = b"%PDF-1.7 <</Creator(annexe 9.9)>>";
        for (name, bytes) in [
            ("annexe.pdf", ours.as_slice()),
            (".annexe-x1Y.tmp", b""),
            (".annexe-etat.json", b"{}"),
            (".annexe-notes", b""),
            ("copie.pdf", ours),
            ("fiches/une.pdf", ours),
            ("fiches/Une copie.pdf", ours),
            ("fiches/scan.pdf", b"%PDF-1.4 <</Creator(Scanner)>>"),
            ("images/annexe-01.png", b""),
            ("images/photo.png", b""),
        ] {
            publish(&dir.path().join(name), bytes).unwrap();
        }
        let found = survey(dir.path()).unwrap();
        let names = |paths: &[PathBuf]| -> Vec<String> {
            let short = paths.iter().map(|path| path.strip_prefix(dir.path()).unwrap());
            short.map(|path| path.to_str().unwrap().replace('\\', "/")).collect()
        };
        let made = [
            ".annexe-etat.json",
            ".annexe-x1Y.tmp",
            "annexe.pdf",
            "fiches/une.pdf",
            "images/annexe-01.png",
        ];
        assert_eq!(names(&found.made), made);
        let foreign = [
            ".annexe-notes",
            "copie.pdf",
            "fiches/Une copie.pdf",
            "fiches/scan.pdf",
            "images/photo.png",
        ];
        assert_eq!(names(&found.foreign), foreign);
    }

    #[test]
    fn a_folder_where_a_build_runs_is_left_alone() {
        let dir = tempfile::tempdir().unwrap();
        publish(&dir.path().join(LOCK), b"").unwrap();
        let held = File::open(dir.path().join(LOCK)).unwrap();
        held.lock().unwrap();
        assert!(survey(dir.path()).is_err());
        drop(held);
        let found = survey(dir.path()).unwrap();
        remove(dir.path(), &found, true).unwrap();
        assert!(!dir.path().exists());
    }
}
