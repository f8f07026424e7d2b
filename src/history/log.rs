//! The commits that touched the collection, one after the other.

use std::collections::BTreeSet;

use super::program::said;
use super::revision::{FORMAT, Revision};
use super::{Git, program};
use crate::failure::Failure;
use crate::project::{MANIFEST, SOURCES};

/// How many fields of a commit are asked for: those of a revision, and its parents.
const FIELDS: usize = 6;

/// A commit of a history.
#[derive(Clone, Debug)]
pub struct Step {
    /// The commit.
    pub revision: Revision,
    /// The numbers of its parents: none of the first commit, several of a merge.
    pub parents: Vec<String>,
}

impl Git {
    /// The commits that touched files or folders of the collection, from a revision back, the newest first: those of
    /// branches that were merged too, and the merges that have something of either side.
    ///
    /// # Errors
    /// When git fails.
    pub fn history(&self, until: &Revision, paths: &[&str]) -> Result<Vec<Step>, Failure> {
        let mut command = self.log(&["-z", &format!("{FORMAT}%x00%P")]);
        command.args([&*until.commit, "--"]);
        command.args(paths.iter().map(|path| self.below_top(path)));
        let log = said(command, b"")?;
        let fields: Vec<&[u8]> = log.split(|byte| *byte == 0).collect();
        let steps = fields.chunks_exact(FIELDS).filter_map(|fields| {
            let (own, parents) = fields.split_at(FIELDS - 1);
            let name = String::from_utf8_lossy(own[0]).into_owned();
            let parents = String::from_utf8_lossy(parents[0]).into_owned();
            let parents = parents.split_whitespace().map(str::to_owned).collect();
            Some(Step { revision: Revision::parse(&name, &own.join(&0))?, parents })
        });
        Ok(steps.collect())
    }

    /// The numbers of the commits that touched some files of the collection.
    ///
    /// # Errors
    /// When git fails.
    pub fn touching(
        &self,
        until: &Revision,
        paths: &[String],
    ) -> Result<BTreeSet<String>, Failure> {
        let mut command = self.log(&["--format=%H", &until.commit, "--"]);
        command.args(paths.iter().map(|path| self.below_top(path)));
        let log = said(command, b"")?;
        Ok(String::from_utf8_lossy(&log).lines().map(str::to_owned).collect())
    }

    /// The numbers of the commits that touched a picture in the sources, or another file there that is no sheet.
    ///
    /// # Errors
    /// When git fails.
    pub fn touching_pictures(&self, until: &Revision) -> Result<BTreeSet<String>, Failure> {
        let mut command = self.log(&["-z", "--name-only", "--format=tformat:%x01%H"]);
        command.args([&*until.commit, "--"]).arg(self.below_top(SOURCES));
        let log = said(command, b"")?;
        // The names of a commit's files begin on a line of their own behind its number.
        let commits = log.split(|byte| *byte == 1).filter_map(|commit| {
            let (number, files) = commit.split_at_checked(commit.iter().position(|b| *b == 0)?)?;
            let mut files = files.split(|byte| *byte == 0).map(<[u8]>::trim_ascii);
            let is_picture = |file: &[u8]| !file.is_empty() && !file.ends_with(b".yaml");
            files.any(is_picture).then(|| String::from_utf8_lossy(number).into_owned())
        });
        Ok(commits.collect())
    }

    /// The first parent of a commit; none of the first one, or where a shallow clone ends.
    ///
    /// # Errors
    /// When git fails.
    pub fn parent(&self, step: &Step) -> Result<Option<Revision>, Failure> {
        step.parents.first().map(|parent| self.describe(parent, parent)).transpose()
    }

    /// The same repository with the collection where it was before a commit that moved it; none where it did not.
    ///
    /// # Errors
    /// When git fails.
    pub fn before_move(&self, step: &Step) -> Result<Option<Self>, Failure> {
        let Some(parent) = self.parent(step)? else { return Ok(None) };
        if self.has_collection(&parent)? {
            return Ok(None);
        }
        let manifest = format!("{SOURCES}/{MANIFEST}").into_bytes();
        let here = [&*self.prefix, &manifest].concat();
        let renamed = self.renamed(&parent.commit, &step.revision.commit)?;
        let prefix = renamed.into_iter().find_map(|(old, new)| {
            let prefix = old.strip_suffix(&*manifest).filter(|_| new == here)?;
            (prefix.is_empty() || prefix.ends_with(b"/")).then(|| prefix.to_vec())
        });
        Ok(prefix.map(|prefix| Self { prefix, is_left: true, ..self.clone() }))
    }

    /// Whether the history was cut off before a commit, by a shallow clone.
    ///
    /// # Errors
    /// When git fails.
    pub fn is_cut_at(&self, step: &Step) -> Result<bool, Failure> {
        if !step.parents.is_empty() || !self.is_shallow() {
            return Ok(false);
        }
        // The commit itself names its parents, wherever the clone ends.
        let mut command = program::git(Some(&self.root));
        command.args(["cat-file", "commit", &step.revision.commit]);
        let commit = said(command, b"")?;
        Ok(commit
            .split(|byte| *byte == b'\n')
            .take_while(|line| !line.is_empty())
            .any(|line| line.starts_with(b"parent ")))
    }
}
