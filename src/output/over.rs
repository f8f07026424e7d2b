//! Files over those that are there: all of them, or the old ones stay.

use std::fs;
use std::path::{Path, PathBuf};

use super::fresh::all_beside;
use super::scratch::{self, Place, Scratch};
use super::{beside, unwritten};
use crate::failure::{Attempt, Failure};
use crate::message::text;

/// Writes several files, over older ones where there are some; where one cannot be written, what was there is put back.
///
/// # Errors
/// When a file cannot be written; the folder is then as it was.
pub fn publish_over<B: AsRef<[u8]>>(dir: &Path, files: &[(String, B)]) -> Result<(), Failure> {
    let files: Vec<(PathBuf, &[u8])> =
        files.iter().map(|(name, bytes)| (dir.join(name), bytes.as_ref())).collect();
    let mut undo = Undo::default();
    for (path, _) in &files {
        undo.before.push((path.clone(), old(path)?));
    }
    let ready = all_beside(&files, Place::Taken)?;
    scratch::persist(ready, |_| undo.written += 1)
        .map_err(|(path, error)| unwritten(&path, &error))?;
    undo.before.clear();
    Ok(())
}

/// A copy of the file at a path, if there is one.
fn old(path: &Path) -> Result<Option<Scratch>, Failure> {
    let Ok(found) = fs::symlink_metadata(path) else { return Ok(None) };
    if !found.is_file() {
        return Err(Failure::work(text!("output-no-file", path = path.display()))
            .with_hint(text!("output-no-file.hint")));
    }
    let bytes = fs::read(path).map_err(|e| Failure::io(Attempt::Read, path, &e))?;
    beside(path, &bytes).map(Some)
}

/// What was there before, in the order of writing; put back when it is dropped.
#[derive(Default)]
struct Undo {
    before: Vec<(PathBuf, Option<Scratch>)>,
    written: usize,
}

impl Drop for Undo {
    fn drop(&mut self) {
        let written = self.written.min(self.before.len());
        for (path, old) in self.before.drain(..).take(written) {
            // Nothing can be done where even this fails; the message is about the first failure.
            let _ = match old {
                Some(old) => scratch::persist(vec![(&path, old, Place::Taken)], |_| {}).is_ok(),
                None => fs::remove_file(&path).is_ok(),
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::publish;

    #[test]
    fn all_are_replaced_or_none() {
        let dir = tempfile::tempdir().unwrap();
        publish(&dir.path().join("a"), b"old").unwrap();
        publish(&dir.path().join("c/folder"), b"old").unwrap();
        let files = |names: &[&str]| -> Vec<(String, &str)> {
            names.iter().map(|name| ((*name).to_owned(), "new")).collect()
        };
        let read = |name: &str| fs::read_to_string(dir.path().join(name)).ok();
        // « c » is a folder.
        assert!(publish_over(dir.path(), &files(&["a", "b", "c"])).is_err());
        assert_eq!((read("a").as_deref(), read("b")), (Some("old"), None));
        publish_over(dir.path(), &files(&["a", "b"])).unwrap();
        assert_eq!((read("a").as_deref(), read("b").as_deref()), (Some("new"), Some("new")));
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 3);
    }

    #[test]
    fn what_was_written_is_put_back() {
        let dir = tempfile::tempdir().unwrap();
        let (a, b) = (dir.path().join("a"), dir.path().join("b"));
        publish(&a, b"old").unwrap();
        let before = vec![(a.clone(), old(&a).unwrap()), (b.clone(), None)];
        publish(&a, b"new").unwrap();
        publish(&b, b"new").unwrap();
        drop(Undo { before, written: 2 });
        assert_eq!(fs::read(&a).unwrap(), b"old");
        assert!(!b.exists());
    }
}
