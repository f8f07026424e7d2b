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
use crate::sheet::Wanted;

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
        let place = |wanted: &Option<Wanted>| wanted.as_ref().map(|it| it.place.clone());
        let (stamp, updated) = (place(&annex.manifest.stamp), place(&annex.manifest.updated));
        let Some(place) = stamp
            .or(updated.clone())
            .or_else(|| self.stamped.then(|| annex.manifest.place.clone()))
        else {
            return Ok(());
        };
        let (failure, is_cut) = match self.read(annex, project) {
            Ok(Cut(false)) => return Ok(()),
            Ok(Cut(true)) => (cut(), true),
            Err(failure) => (failure, false),
        };
        // With its stamp, an edition is without some dates only.
        let (place, label) = match updated.filter(|_| is_cut || annex.stamp.is_some()) {
            Some(place) => (place, text!("no-revision-label-dates")),
            None => (place, text!("no-revision-label")),
        };
        let asked = self.stamped && annex.stamp.is_none();
        match failure {
            Failure::Work { message, hint } if !asked => {
                let warning = Diagnostic::warning(Code::NoRevision, message);
                diagnostics.push(warning.at(&place, label).maybe_hint(hint));
                Ok(())
            }
            failure => Err(failure),
        }
    }

    fn read(&self, annex: &mut Annex, project: &Project) -> Result<Cut, Failure> {
        let stamp = self.stamped || annex.manifest.stamp.is_some();
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
        let mut is_cut = false;
        if annex.manifest.updated.is_some() {
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
                entry.updated = days.max();
                is_cut |= entry.updated.is_none();
            }
        }
        Ok(Cut(is_cut))
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

/// Whether the dates of some sheets are older than all that a shallow clone has.
struct Cut(bool);

/// Says that a date is not to be had.
fn cut() -> Failure {
    Failure::work(text!("history-cut")).with_hint(text!("revision-unknown.hint-shallow"))
}
