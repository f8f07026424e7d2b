//! What a merge changed itself: where its files are not what both sides come to on their own.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::PathBuf;

use super::log::Step;
use super::program::{self, path, said};
use super::{Checkout, Git, Revision};
use crate::failure::Failure;
use crate::output::{self, Folder};
use crate::project::SOURCES;

impl Git {
    /// The collection as git alone would have merged it, the first side's words where both changed the same ones; none
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

    /// A file as git merges it of three versions; none where nothing is left of it.
    fn merged_file(&self, file: &[u8], versions: [&String; 3]) -> Result<Option<Vec<u8>>, Failure> {
        let folder = Folder::new()?;
        let mut names = Vec::new();
        for (name, commit) in ["ours", "base", "theirs"].into_iter().zip(versions) {
            let place = folder.path().join(name);
            output::publish(&place, &self.blob(commit, file)?.unwrap_or_default())?;
            names.push(place);
        }
        let mut command = program::git(Some(folder.path()));
        command.args(["merge-file", "-p", "--ours"]).args(&names);
        let merged = program::run(command, b"")?;
        if !merged.success {
            // No text: a picture is taken whole.
            return self.blob(versions[0], file);
        }
        Ok(Some(merged.bytes).filter(|bytes| !bytes.is_empty()))
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
