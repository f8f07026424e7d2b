//! Results on their way to the disk while others are still being made: waiting for a disk costs no processor time.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{Builder, JoinHandle};

use super::scratch::{self, Place, Scratch};
use super::{beside, made, unwritten};
use crate::failure::{Failure, reason};
use crate::message::text;

/// Files that lie beside their places, in the order in which they came.
type Ready = Vec<(PathBuf, Scratch, Place)>;
/// What the writer ends with: the folders outlast the files.
type Written = (Folders, Result<Ready, Failure>);

/// Folders that were made for files: they go again where none came to lie in them.
#[derive(Default)]
struct Folders(Vec<PathBuf>);

impl Folders {
    /// Notes those that a file needs and that are not there.
    fn note(&mut self, file: &Path) {
        self.0.extend(file.parent().map(made::note_missing).unwrap_or_default());
    }
}

impl Drop for Folders {
    fn drop(&mut self) {
        made::undo(&self.0);
    }
}

/// Files that are written beside their places as soon as their bytes are known, and that all take them in the end.
/// Until [`Staging::finish`], what is in those places stays; dropped before, this leaves nothing behind.
pub struct Staging {
    /// None once all files have come.
    queue: Option<Sender<(PathBuf, Vec<u8>)>>,
    /// None once it has ended.
    writer: Option<JoinHandle<Written>>,
}

impl Staging {
    /// Begins, with no file.
    ///
    /// # Errors
    /// When the system has no thread left.
    pub fn begin() -> Result<Self, Failure> {
        let (queue, files) = channel();
        let writer = Builder::new()
            .spawn(move || write(&files))
            .map_err(|error| Failure::work(text!("output-no-writer", reason = reason(&error))))?;
        Ok(Self { queue: Some(queue), writer: Some(writer) })
    }

    /// Adds a file.
    pub fn add(&self, path: PathBuf, bytes: Vec<u8>) {
        if let Some(queue) = &self.queue {
            // A writer that failed takes no more; `finish` says why.
            let _ = queue.send((path, bytes));
        }
    }

    /// Puts all files in their places.
    ///
    /// # Errors
    /// When a folder or a file cannot be written; older files are then as they were, but for a rename that the system
    /// refuses half way.
    pub fn finish(mut self) -> Result<(), Failure> {
        let (_folders, ready) = self.end();
        let ready = ready?;
        scratch::persist(ready, |_| {}).map_err(|(path, error)| unwritten(&path, &error))
    }

    /// Waits until all files that came are on the disk.
    fn end(&mut self) -> Written {
        self.queue = None;
        match self.writer.take().map(JoinHandle::join) {
            Some(Ok(written)) => written,
            Some(Err(_)) => (Folders::default(), Err(Failure::work(text!("output-writer-ended")))),
            None => (Folders::default(), Ok(Vec::new())),
        }
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // Not left to the writer alone: the process may end first, and its temporary files would stay.
        let (folders, ready) = self.end();
        drop(ready);
        drop(folders);
    }
}

fn write(files: &Receiver<(PathBuf, Vec<u8>)>) -> Written {
    let mut folders = Folders::default();
    let ready = files
        .iter()
        .map(|(path, bytes)| {
            if path.is_dir() {
                return Err(Failure::work(text!("output-a-folder", path = path.display()))
                    .with_hint(text!("output-a-folder.hint")));
            }
            // A device or a pipe would give its place to a file, and be no more.
            if path.exists() && !path.is_file() {
                return Err(Failure::work(text!("output-no-file", path = path.display()))
                    .with_hint(text!("output-no-file.hint")));
            }
            folders.note(&path);
            let scratch = beside(&path, &bytes)?;
            Ok((path, scratch, Place::Taken))
        })
        .collect();
    (folders, ready)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;

    /// What a folder holds, by name.
    fn texts(dir: &Path) -> Vec<(String, String)> {
        let mut texts: Vec<_> = fs::read_dir(dir)
            .unwrap()
            .map(|entry| entry.unwrap())
            .filter(|entry| entry.path().is_file())
            .map(|entry| {
                (
                    entry.file_name().into_string().unwrap(),
                    fs::read_to_string(entry.path()).unwrap(),
                )
            })
            .collect();
        texts.sort();
        texts
    }

    #[test]
    #[cfg(unix)]
    fn a_pipe_keeps_its_place() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("pipe");
        let socket = std::os::unix::net::UnixListener::bind(&path).unwrap();
        let staging = Staging::begin().unwrap();
        staging.add(path.clone(), b"new".to_vec());
        assert!(staging.finish().is_err());
        assert!(path.exists() && !path.is_file());
        drop(socket);
    }

    #[test]
    fn all_files_take_their_places_in_the_end() {
        let dir = tempfile::tempdir().unwrap();
        let at = |name: &str| dir.path().join(name);
        crate::output::publish(&at("a"), b"old").unwrap();
        let staging = Staging::begin().unwrap();
        staging.add(at("a"), b"new".to_vec());
        staging.add(at("b"), b"new".to_vec());
        drop(staging);
        assert_eq!(texts(dir.path()), [("a".to_owned(), "old".to_owned())]);
        let staging = Staging::begin().unwrap();
        staging.add(at("a"), b"new".to_vec());
        staging.add(at("b"), b"new".to_vec());
        staging.finish().unwrap();
        let new = |name: &str| (name.to_owned(), "new".to_owned());
        assert_eq!(texts(dir.path()), [new("a"), new("b")]);
    }

    #[test]
    fn one_that_cannot_be_written_stops_all() {
        let dir = tempfile::tempdir().unwrap();
        let at = |name: &str| dir.path().join(name);
        crate::output::publish(&at("folder/x"), b"old").unwrap();
        let staging = Staging::begin().unwrap();
        staging.add(at("a"), b"new".to_vec());
        staging.add(at("folder"), b"new".to_vec());
        staging.add(at("b"), b"new".to_vec());
        assert!(staging.finish().is_err());
        assert_eq!(texts(dir.path()), []);
    }

    #[test]
    fn a_folder_that_nothing_came_to_lie_in_goes() {
        let dir = tempfile::tempdir().unwrap();
        let at = |name: &str| dir.path().join(name);
        crate::output::publish(&at("there/x"), b"old").unwrap();
        let staging = Staging::begin().unwrap();
        staging.add(at("new/images/a"), b"new".to_vec());
        staging.add(at("there/images/a"), b"new".to_vec());
        drop(staging);
        assert!(!at("new").exists() && !at("there/images").exists() && at("there/x").exists());
        let staging = Staging::begin().unwrap();
        staging.add(at("new/images/a"), b"new".to_vec());
        staging.finish().unwrap();
        assert!(at("new/images/a").exists());
    }
}
