//! `--rev` and `--stamp`: the collection as it was, in place of the one that is there, and what is printed of that.

use std::path::{Path, PathBuf};

use clap::Args;

use super::console::Console;
use super::session::not_a_source;
use crate::failure::Failure;
use crate::history::{Checkout, Git, Point};
use crate::message::text;
use crate::output::REVISIONS;
use crate::project::Project;

/// Which state of the collection is meant.
#[derive(Args)]
pub(super) struct Revised {
    /// Compose l'annexe telle qu'elle était à cette révision de git (branche, étiquette ou commit)
    #[arg(long, value_name = "RÉVISION", allow_hyphen_values = true)]
    rev: Option<String>,
    /// Imprime la révision de git : dans le bas des fiches, au dos de l'annexe et dans les propriétés des PDF
    #[arg(long)]
    stamp: bool,
}

/// A collection: the one that is there, or a revision of it.
pub(super) struct Collection {
    here: Project,
    checkout: Option<(Git, Checkout)>,
    stamped: bool,
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
        let stamped = revised.stamp;
        let Some(name) = &revised.rev else { return Ok(Self { here, checkout: None, stamped }) };
        let git = Git::find(here.root())?;
        let revision = git.resolve(name)?;
        let (shown, subject) = (revision.shown(), &revision.subject);
        let day = revision.committed.get(..10).unwrap_or_default();
        console.note(&text!("revision-opened", revision = shown, day, subject));
        let checkout = git.checkout(&revision)?;
        Ok(Self { here, checkout: Some((git, checkout)), stamped })
    }

    /// What is read.
    pub(super) fn project(&self) -> &Project {
        self.checkout.as_ref().map_or(&self.here, |(_, checkout)| &checkout.project)
    }

    /// Where it stands in its history.
    pub(super) fn point(&self) -> Point {
        let at =
            self.checkout.as_ref().map(|(git, checkout)| (git.clone(), checkout.revision.clone()));
        Point { at, stamped: self.stamped }
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
