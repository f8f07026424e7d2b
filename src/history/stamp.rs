//! What an edition says of its place in the history: its revision, and when each sheet was last changed.

use std::collections::BTreeSet;

use time::Date;

use super::program::said;
use super::{Git, Revision};
use crate::annex::Annex;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::failure::Failure;
use crate::message::text;
use crate::project::{Project, READ, SOURCES};

/// The revision that an edition carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The commit's short number.
    pub revision: String,
    /// The day of the commit.
    pub date: Option<Date>,
    /// Whether what is read has changed since.
    pub modified: bool,
}

/// Where in its history a collection is read, and whether its edition is to say so whatever the manifest wants.
#[derive(Clone, Debug, Default)]
pub struct Point {
    /// A revision; none: the files that are there.
    pub at: Option<(Git, Revision)>,
    /// Whether a person asked for the stamp.
    pub stamped: bool,
}

impl Point {
    /// Adds to a collection what its edition is to say of its history: nothing, unless that is wanted. Where it cannot be
    /// known, it is left out and told.
    ///
    /// # Errors
    /// When a person asked for a stamp, and there is no revision.
    pub fn mark(
        &self,
        annex: &mut Annex,
        project: &Project,
        diagnostics: &mut Diagnostics,
    ) -> Result<(), Failure> {
        let wanted = annex.manifest.stamp.as_ref().or(annex.manifest.updated.as_ref());
        let place = wanted.map(|wanted| wanted.place.clone());
        match self.read(annex, project) {
            Ok(()) => Ok(()),
            Err(failure) if self.stamped => Err(failure),
            Err(Failure::Work { message, hint }) => {
                let place = place.unwrap_or_else(|| annex.manifest.place.clone());
                diagnostics.push(
                    Diagnostic::warning(Code::NoRevision, message)
                        .at(&place, text!("no-revision-label"))
                        .maybe_hint(hint),
                );
                Ok(())
            }
            Err(failure) => Err(failure),
        }
    }

    fn read(&self, annex: &mut Annex, project: &Project) -> Result<(), Failure> {
        let wants = |wanted: &Option<_>| wanted.is_some();
        let stamp = self.stamped || wants(&annex.manifest.stamp);
        let updated = wants(&annex.manifest.updated);
        if !stamp && !updated {
            return Ok(());
        }
        let (git, revision) = match &self.at {
            Some((git, revision)) => (git.clone(), revision.clone()),
            None => {
                let git = Git::find(project.root())?;
                let head = git.resolve("HEAD")?;
                (git, head)
            }
        };
        let changed = if self.at.is_none() { git.changed()? } else { BTreeSet::new() };
        if stamp {
            let modified = !changed.is_empty();
            let (revision, date) = (revision.short().to_owned(), revision.date());
            annex.stamp = Some(Stamp { revision, date, modified });
        }
        if updated {
            let dates = git.dates(&revision)?;
            for entry in &mut annex.entries {
                let sheet = git.path_of(&entry.sheet.place.source.path().to_string_lossy());
                let pictures = entry.sheet.pictures.iter();
                let pictures = pictures.map(|it| git.path_of(&format!("{SOURCES}/{}", it.path)));
                // Its pictures are part of it, if they are in the history.
                let paths: Vec<_> = std::iter::once(sheet).chain(pictures).collect();
                // One with changes that no commit has yet has no date yet.
                let is_known = dates.contains_key(&paths[0]);
                if !is_known || paths.iter().any(|path| changed.contains(path)) {
                    continue;
                }
                // What a shallow clone cuts off is older than all that it has.
                let days = paths.iter().filter_map(|path| dates.get(path).copied().flatten());
                entry.updated = Some(days.max().ok_or_else(cut)?);
            }
        }
        Ok(())
    }
}

impl Git {
    /// A path from the top of the repository, as git writes it, of one from the collection's folder.
    pub(super) fn path_of(&self, path: &str) -> Vec<u8> {
        [&self.prefix, path.replace('\\', "/").as_bytes()].concat()
    }

    /// The files that are read and are not as the last commit has them, by their paths from the top.
    fn changed(&self) -> Result<BTreeSet<Vec<u8>>, Failure> {
        let mut command = self.command(&["status", "--porcelain", "-z", "--untracked-files=all"]);
        command.args(["--no-renames", "--"]).args(READ);
        let status = said(command, b"")?;
        let paths = status.split(|byte| *byte == 0).filter_map(|entry| entry.get(3..));
        Ok(paths.map(<[u8]>::to_vec).collect())
    }
}

/// Says that a date is not to be had.
fn cut() -> Failure {
    Failure::work(text!("history-cut")).with_hint(text!("revision-unknown.hint-shallow"))
}
