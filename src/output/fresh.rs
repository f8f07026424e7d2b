//! New files: all of them or none, and never over what is there.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use rayon::ThreadPoolBuilder;
use rayon::prelude::*;

use super::scratch::{self, Place, Scratch};
use super::{beside, unwritten};
use crate::failure::Failure;
use crate::message::text;

/// How many files a message names.
const NAMED: usize = 6;
/// How many files may wait for the disk at a time: it takes many together as fast as one.
const WAITING: usize = 16;

/// Writes several files, none of which may exist; what was begun is undone where one cannot be written.
///
/// # Errors
/// Names the files that exist; nothing is written then.
pub fn publish_new<B: AsRef<[u8]>>(dir: &Path, files: &[(String, B)]) -> Result<(), Failure> {
    publish_new_beside(dir, files, None)
}

/// The same, and puts a new text into a file that is there: all of it or nothing.
///
/// # Errors
/// As [`publish_new`].
pub fn publish_new_beside<B: AsRef<[u8]>>(
    dir: &Path,
    files: &[(String, B)],
    changed: Option<(&Path, &[u8])>,
) -> Result<(), Failure> {
    refuse_existing(dir, files.iter().map(|(name, _)| name.as_str()))?;
    let files: Vec<(PathBuf, &[u8])> =
        files.iter().map(|(name, bytes)| (dir.join(name), bytes.as_ref())).collect();
    let mut begun = Begun { files: Vec::new(), dirs: missing_dirs(&files) };
    let mut ready = all_beside(&files, Place::Free)?;
    if let Some((path, bytes)) = changed {
        ready.push((path, beside(path, bytes)?, Place::Taken));
    }
    let kept = changed.map(|(path, _)| path);
    scratch::persist(ready, |path| {
        if Some(path) != kept {
            begun.files.push(path.to_owned());
        }
    })
    .map_err(|(path, error)| unwritten(&path, &error))?;
    begun.finished();
    Ok(())
}

/// Temporary files beside the places of all files, in their order; they wait for the disk together.
pub(super) fn all_beside<'f>(
    files: &'f [(PathBuf, &[u8])],
    place: Place,
) -> Result<Vec<(&'f Path, Scratch, Place)>, Failure> {
    let write = || {
        let written = files.par_iter().with_max_len(1).map(|(path, bytes)| {
            beside(path, bytes).map(|scratch| (path.as_path(), scratch, place))
        });
        written.collect()
    };
    // Threads of their own: who waits for the disk needs no processor.
    match ThreadPoolBuilder::new().num_threads(files.len().clamp(1, WAITING)).build() {
        Ok(pool) => pool.install(write),
        Err(_) => write(),
    }
}

/// Names the files that exist, links that lead nowhere among them.
fn refuse_existing<'a>(dir: &Path, names: impl Iterator<Item = &'a str>) -> Result<(), Failure> {
    let existing: Vec<&str> =
        names.filter(|name| fs::symlink_metadata(dir.join(name)).is_ok()).collect();
    if existing.is_empty() {
        return Ok(());
    }
    let (dir, files) = (dir.display(), existing[..existing.len().min(NAMED)].join(", "));
    let message = match existing.len().saturating_sub(NAMED) {
        0 => text!("output-exists", dir, files),
        more => text!("output-exists-more", dir, files, more),
    };
    Err(Failure::work(message).with_hint(text!("output-exists.hint")))
}

/// The folders that files need and that are not there, outer ones first.
fn missing_dirs(files: &[(PathBuf, &[u8])]) -> BTreeSet<PathBuf> {
    let above = |(path, _): &(PathBuf, &[u8])| {
        let dirs = path.ancestors().skip(1).map(Path::to_owned);
        dirs.take_while(|dir| !dir.as_os_str().is_empty() && !dir.exists()).collect::<Vec<_>>()
    };
    files.iter().flat_map(above).collect()
}

/// What has been made so far; goes when it is dropped, unless all of it was finished.
struct Begun {
    files: Vec<PathBuf>,
    dirs: BTreeSet<PathBuf>,
}

impl Begun {
    fn finished(mut self) {
        self.files.clear();
        self.dirs.clear();
    }
}

impl Drop for Begun {
    fn drop(&mut self) {
        for file in &self.files {
            let _ = fs::remove_file(file);
        }
        // Inner ones first; a folder where somebody else has put something stays.
        for dir in self.dirs.iter().rev() {
            let _ = fs::remove_dir(dir);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::publish;

    fn files(names: &[&str]) -> Vec<(String, String)> {
        names.iter().map(|name| ((*name).to_owned(), "new".to_owned())).collect()
    }

    #[test]
    fn nothing_is_written_over() {
        let dir = tempfile::tempdir().unwrap();
        publish(&dir.path().join("b"), b"old").unwrap();
        assert!(publish_new(dir.path(), &files(&["a", "b"])).is_err());
        assert!(!dir.path().join("a").exists());
        assert_eq!(fs::read(dir.path().join("b")).unwrap(), b"old");
    }

    #[test]
    fn what_was_begun_is_undone() {
        let dir = tempfile::tempdir().unwrap();
        publish(&dir.path().join("x/file"), b"old").unwrap();
        // « file » is no folder: the second file cannot be written.
        let failed = publish_new(&dir.path().join("x"), &files(&["deep/er/a", "file/b"]));
        assert!(failed.is_err());
        assert_eq!(fs::read_dir(dir.path().join("x")).unwrap().count(), 1);
        // A folder stands where the changed file would: the new one goes again.
        let folder = dir.path().join("folder");
        publish(&folder.join("f"), b"old").unwrap();
        let failed =
            publish_new_beside(dir.path(), &files(&["new/a"]), Some((&folder, b"changed")));
        assert!(failed.is_err());
        assert!(!dir.path().join("new").exists());
    }

    #[test]
    fn many_files_keep_their_own_text_and_their_order() {
        let dir = tempfile::tempdir().unwrap();
        let name = |n: usize| format!("{:02}/{n}", n % 7);
        let many: Vec<_> = (0..100).map(|n| (dir.path().join(name(n)), n.to_string())).collect();
        let given: Vec<(PathBuf, &[u8])> =
            many.iter().map(|(path, text)| (path.clone(), text.as_bytes())).collect();
        let ready = all_beside(&given, Place::Free).unwrap();
        assert!(ready.iter().map(|(path, ..)| *path).eq(many.iter().map(|(path, _)| path)));
        scratch::persist(ready, |_| {}).unwrap();
        assert!(many.iter().all(|(path, text)| fs::read_to_string(path).unwrap() == *text));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_nowhere_is_there() {
        let dir = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink("nowhere", dir.path().join("a")).unwrap();
        assert!(publish_new(dir.path(), &files(&["a"])).is_err());
    }
}
