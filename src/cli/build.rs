//! `annexe build`: the annex and its handouts.

use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;

use super::console::Console;
use super::session::Session;
use crate::failure::Failure;
use crate::typeset::Output;

/// Compose l'annexe (out/annexe.pdf) et un PDF par fiche (out/fiches/)
#[derive(Args)]
#[command(
    help_template = super::HELP,
    after_help = "Exemples :\n  annexe build\n  annexe build --annex-only -o /tmp/essai\n  annexe build --only esat-mezin --only film-respire"
)]
pub(super) struct Options {
    /// Seulement la fiche de cet identifiant (peut être répété) ; l'annexe n'est pas composée
    #[arg(long, value_name = "ID", conflicts_with = "annex_only")]
    only: Vec<String>,
    /// Seulement l'annexe
    #[arg(long, conflicts_with = "handouts_only")]
    annex_only: bool,
    /// Seulement les fiches
    #[arg(long)]
    handouts_only: bool,
    /// Où écrire les PDF [par défaut : out/ dans le dossier de l'annexe]
    #[arg(short, long, value_name = "DOSSIER")]
    output: Option<PathBuf>,
}

pub(super) fn run(
    options: &Options,
    root: Option<&Path>,
    console: &Console,
) -> Result<(), Failure> {
    let since = Instant::now();
    let session = Session::open(root)?;
    let mut outputs = Vec::new();
    if options.only.is_empty() {
        if !options.handouts_only {
            outputs.push(Output::Annex);
        }
        if !options.annex_only {
            outputs.extend(session.handouts());
        }
    } else {
        for id in &options.only {
            let output = Output::Handout(session.sheet(id)?);
            if !outputs.contains(&output) {
                outputs.push(output);
            }
        }
    }
    let dir = options.output.clone().unwrap_or_else(|| session.project.out());
    let made = session.make(outputs, console)?;
    let path = |output: &Output| match output {
        Output::Annex | Output::Checks => dir.join("annexe.pdf"),
        Output::Handout(id) => dir.join("fiches").join(format!("{id}.pdf")),
    };
    session.publish(&made, path, since, console)
}
