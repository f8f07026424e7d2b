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

/// Earlier and later names of files.
type Renamed = Vec<(Vec<u8>, Vec<u8>)>;

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
        let base = &base.commit;
        let renamed = [self.renamed(base, ours)?, self.renamed(base, theirs)?];
        let mut other = BTreeMap::new();
        for file in files {
            let [of_ours, of_base, of_theirs] = names(&file, &renamed);
            let versions = [(ours, of_ours), (base, of_base), (theirs, of_theirs)];
            let merged = self.merged_file(&file, versions)?;
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

    /// The files that have other names in a later commit: the earlier name and the later one.
    fn renamed(&self, from: &str, to: &str) -> Result<Renamed, Failure> {
        let arguments = ["diff-tree", "-r", "-z", "-M", "--diff-filter=R", "--name-status"];
        let mut command = self.command(&arguments);
        command.args([from, to]);
        let said = said(command, b"")?;
        let fields: Vec<&[u8]> = said.split(|byte| *byte == 0).collect();
        let pairs = fields.chunks_exact(3).map(|it| (it[1].to_vec(), it[2].to_vec()));
        Ok(pairs.collect())
    }

    /// A file as three versions of it come to, by themselves, each a commit and the file's name there; none where nothing
    /// is left of it.
    fn merged_file(
        &self,
        file: &[u8],
        versions: [(&String, &[u8]); 3],
    ) -> Result<Option<Vec<u8>>, Failure> {
        let mut read = Vec::new();
        for (commit, name) in versions {
            read.push(self.blob(commit, name)?.unwrap_or_default());
        }
        let texts: Vec<&str> = read.iter().filter_map(|it| std::str::from_utf8(it).ok()).collect();
        let [ours, base, theirs] = texts[..] else {
            // No text: a picture is taken whole.
            return self.blob(versions[0].0, versions[0].1);
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

/// What a file of a merge is called on our side, before, and on the other side; `renamed` has what each side renamed.
fn names<'a>(file: &'a [u8], renamed: &'a [Renamed; 2]) -> [&'a [u8]; 3] {
    let [ours, theirs] = renamed;
    let Some((base, _)) = ours.iter().chain(theirs).find(|(_, new)| new == file) else {
        return [file; 3];
    };
    let on = |side: &'a Renamed| {
        side.iter().find(|(old, _)| old == base).map_or(base.as_slice(), |(_, new)| new)
    };
    [on(ours), base, on(theirs)]
}
