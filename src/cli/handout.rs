//! `annexe handout`: one sheet as a PDF.

use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;

use clap::Args;
use clap_complete::engine::ArgValueCandidates;

use super::Global;
use super::candidates;
use super::console::Console;
use super::revision::{Collection, Revised};
use super::session::{Session, lock};
use crate::failure::Failure;
use crate::output::Staging;
use crate::state::State;
use crate::typeset::Output;

/// Compose une seule fiche en PDF
#[derive(Args)]
#[command(
    help_template = super::HELP,
    after_help = "Exemples :\n  annexe handout esat-mezin\n  annexe handout esat-mezin -o ~/Bureau/fiche.pdf\n  annexe handout esat-mezin -o - | lp\n  annexe handout esat-mezin --rev HEAD~1"
)]
pub(super) struct Options {
    /// Identifiant de la fiche : le nom de son fichier sans « .yaml »
    #[arg(add = ArgValueCandidates::new(candidates::sheets))]
    id: String,
    /// Fichier à écrire, « - » pour la sortie standard [par défaut : out/fiches/ID.pdf]
    #[arg(short, long, value_name = "FICHIER")]
    output: Option<PathBuf>,
    #[command(flatten)]
    revised: Revised,
}

pub(super) fn run(options: &Options, global: &Global, console: &Console) -> Result<(), Failure> {
    let collection = Collection::find(global.root.as_deref(), &options.revised, console)?;
    let session =
        Session::open(collection.project().clone(), &collection.edition(), global.bounds, console)?;
    let id = session.sheet(&options.id)?;
    let path = match &options.output {
        Some(path) => path.clone(),
        None => collection.out().join("fiches").join(format!("{id}.pdf")),
    };
    let outputs = vec![Output::Handout(id)];
    if path == Path::new("-") {
        let (sender, pdfs) = channel();
        session.make(outputs, |_, pdf| drop(sender.send(pdf)), console)?;
        return pdfs.try_iter().try_for_each(|pdf| console.result(&pdf));
    }
    collection.refuse_source(&path)?;
    // A path of the person's own is the person's own affair.
    let _lock = match &options.output {
        None => Some(lock(&collection.out(), global.bounds, console)?),
        Some(_) => None,
    };
    let staging = Staging::begin()?;
    let made = session.make(outputs, |_, pdf| staging.add(path.clone(), pdf), console)?;
    if options.output.is_none() {
        let out = collection.out();
        let mut state = State::load(&out);
        made.iter().for_each(|made| state.wrote(made.output.path(), made.hash));
        let (path, text) = state.file(&out);
        staging.add(path, text);
    }
    staging.finish()?;
    session.tell(&made, |_| path.clone(), console);
    Ok(())
}
