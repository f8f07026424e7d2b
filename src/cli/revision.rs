//! `--rev`, `--stamp` and `--attach`: the collection as it was, in place of the one that is there; what is printed of
//! that, and what the PDFs carry.

use std::path::{Path, PathBuf};

use clap::Args;
use clap_complete::engine::ArgValueCandidates;

use super::candidates;
use super::console::Console;
use super::session::{Edition, not_a_source};
use crate::failure::Failure;
use crate::history::{Checkout, Git, Point};
use crate::message::text;
use crate::output::REVISIONS;
use crate::project::Project;

/// Which state of the collection is meant.
#[derive(Args)]
pub(super) struct Revised {
    /// Compose l'annexe telle qu'elle était à cette révision de git (branche, étiquette ou commit)
    #[arg(long, value_name = "RÉVISION", allow_hyphen_values = true, add = ArgValueCandidates::new(candidates::revisions))]
    rev: Option<String>,
    /// Imprime la révision de git : dans le bas des fiches, au dos de l'annexe et dans les propriétés des PDF
    #[arg(long)]
    stamp: bool,
    /// Joint aux PDF leurs sources : fiches, images et manifeste, que « annexe import » reprend (PDF/A-3a)
    #[arg(long)]
    attach: bool,
}

impl Revised {
    /// A revision as it was; none: the collection as it is. Whether it is printed.
    pub(super) fn at(rev: Option<String>, stamp: bool) -> Self {
        Self { rev, stamp, attach: false }
    }
}

/// A collection: the one that is there, or a revision of it.
pub(super) struct Collection {
    here: Project,
    checkout: Option<(Git, Checkout)>,
    stamped: bool,
    attached: bool,
}

impl Collection {
    /// Finds the collection, and its revision where one is meant.
    ///
    /// # Errors
    /// When there is no such collection or revision.
    pub(super) fn find(
        root: Option<&Path>,
        revised: &Revised,
        console: &Console,
    ) -> Result<Self, Failure> {
        let here = Project::find(root)?;
        let (stamped, attached) = (revised.stamp, revised.attach);
        let Some(name) = &revised.rev else {
            return Ok(Self { here, checkout: None, stamped, attached });
        };
        let git = Git::find(here.root())?;
        let revision = git.resolve(name)?;
        let (shown, subject) = (revision.shown(), &revision.subject);
        let day = revision.committed.get(..10).unwrap_or_default();
        console.note(&text!("revision-opened", revision = shown, day, subject));
        let checkout = git.checkout(&revision)?;
        Ok(Self { here, checkout: Some((git, checkout)), stamped, attached })
    }

    /// What is read.
    pub(super) fn project(&self) -> &Project {
        self.checkout.as_ref().map_or(&self.here, |(_, checkout)| &checkout.project)
    }

    /// What its PDFs are to say and carry.
    pub(super) fn edition(&self) -> Edition {
        let at =
            self.checkout.as_ref().map(|(git, checkout)| (git.clone(), checkout.revision.clone()));
        let point = Point { at, stamped: self.stamped };
        Edition { point, attached: self.attached, ..Edition::default() }
    }

    /// Where results go unless told otherwise: those of a revision beside the others, which they are not to replace.
    pub(super) fn out(&self) -> PathBuf {
        let out = self.here.out();
        match &self.checkout {
            Some((_, checkout)) => out.join(REVISIONS).join(checkout.revision.short()),
            None => out,
        }
    }

    /// Refuses a result among the sources that are there.
    pub(super) fn refuse_source(&self, path: &Path) -> Result<(), Failure> {
        not_a_source(&self.here, path)
    }
}
