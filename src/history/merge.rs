//! What a merge changed itself: where its files are not what both sides come to on their own.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::PathBuf;

use super::log::Step;
use super::program::{self, path, said};
use super::{Checkout, Git, Revision};
use crate::failure::Failure;
use crate::merge::{self, Versions};
use crate::project::SOURCES;

impl Git {
    /// The collection as it would have been merged without anybody's hand, the first side's words where both changed the same ones; none
    /// where that is what the merge has.
    ///
    /// # Errors
    /// When git fails, or the folder cannot be written.
    pub fn merged(&self, merge: &Step) -> Result<Option<Checkout>, Failure> {
        let [ours, theirs] = merge.parents.as_slice() else { return Ok(None) };
        let files = self.of_neither(&merge.revision)?;
        if files.is_empty() {
            return Ok(None);
        }
        let described = |commit: &String| self.describe(commit, commit);
        let Some(base) = self.common(&described(ours)?, &described(theirs)?)? else {
            return Ok(None);
        };
        let mut other = BTreeMap::new();
        for file in files {
            let merged = self.merged_file(&file, [ours, &base.commit, theirs])?;
            if merged != self.blob(&merge.revision.commit, &file)? {
                other.insert(path(&file), merged);
            }
        }
        if other.is_empty() {
            return Ok(None);
        }
        self.checkout_with(&merge.revision, &other).map(Some)
    }

    /// The sources that a merge has as neither side has them, by their paths from the top.
    fn of_neither(&self, merge: &Revision) -> Result<Vec<Vec<u8>>, Failure> {
        let arguments = ["diff-tree", "-c", "-r", "-z", "--no-renames", "--no-commit-id"];
        let mut command = self.command(&arguments);
        command.args(["--name-only", &*merge.commit, "--", SOURCES]);
        let files = said(command, b"")?;
        let files = files.split(|byte| *byte == 0).filter(|file| !file.is_empty());
        Ok(files.map(<[u8]>::to_vec).collect())
    }

    /// A file as three versions of it come to, by themselves; none where nothing is left of it.
    fn merged_file(&self, file: &[u8], versions: [&String; 3]) -> Result<Option<Vec<u8>>, Failure> {
        let mut read = Vec::new();
        for commit in versions {
            read.push(self.blob(commit, file)?.unwrap_or_default());
        }
        let texts: Vec<&str> = read.iter().filter_map(|it| std::str::from_utf8(it).ok()).collect();
        let [ours, base, theirs] = texts[..] else {
            // No text: a picture is taken whole.
            return self.blob(versions[0], file);
        };
        let merged = merge::favouring_ours(&path(file), Versions { base, ours, theirs });
        Ok(Some(merged.into_bytes()).filter(|bytes| !bytes.is_empty()))
    }

    /// A file's bytes at a commit, if it was there; as they are kept, before filters.
    fn blob(&self, commit: &str, file: &[u8]) -> Result<Option<Vec<u8>>, Failure> {
        let object: OsString = [PathBuf::from(format!("{commit}:")), path(file)]
            .into_iter()
            .map(PathBuf::into_os_string)
            .collect();
        let mut command = self.command(&["cat-file", "blob"]);
        command.arg(object);
        let said = program::run(command, b"")?;
        Ok(said.success.then_some(said.bytes))
    }
}
