//! `annexe handout`: one sheet as a PDF.

use std::path::{Path, PathBuf};

use clap::Args;

use super::Global;
use super::console::Console;
use super::session::{Session, lock};
use crate::failure::Failure;
use crate::project::Project;
use crate::typeset::Output;

/// Compose une seule fiche en PDF
#[derive(Args)]
#[command(
    help_template = super::HELP,
    after_help = "Exemples :\n  annexe handout esat-mezin\n  annexe handout esat-mezin -o ~/Bureau/fiche.pdf\n  annexe handout esat-mezin -o - | lp"
)]
pub(super) struct Options {
    /// Identifiant de la fiche : le nom de son fichier sans « .yaml »
    id: String,
    /// Fichier à écrire, « - » pour la sortie standard [par défaut : out/fiches/ID.pdf]
    #[arg(short, long, value_name = "FICHIER")]
    output: Option<PathBuf>,
}

pub(super) fn run(options: &Options, global: &Global, console: &Console) -> Result<(), Failure> {
    let session = Session::open(Project::find(global.root.as_deref())?, global.bounds, console)?;
    let id = session.sheet(&options.id)?;
    let path = match &options.output {
        Some(path) => path.clone(),
        None => session.project.out().join("fiches").join(format!("{id}.pdf")),
    };
    let made = session.make(vec![Output::Handout(id)], console)?;
    if path == Path::new("-") {
        return made.iter().try_for_each(|made| console.result(&made.pdf));
    }
    // A path of the person's own is the person's own affair.
    let _lock = match &options.output {
        None => Some(lock(&session.project.out(), global.bounds, console)?),
        Some(_) => None,
    };
    session.publish(&made, |_| path.clone(), None, console)
}
