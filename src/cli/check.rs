//! `annexe check`: everything that `build` does, but writing.

use clap::Args;

use super::Global;
use super::console::Console;
use super::session::Session;
use crate::failure::Failure;
use crate::project::Project;
use crate::typeset::Output;

/// Vérifie les sources, la composition et la conformité des PDF, sans rien écrire
#[derive(Args)]
#[command(help_template = super::HELP, after_help = "Exemple :\n  annexe check && git commit -a")]
pub(super) struct Options {}

pub(super) fn run(_options: &Options, global: &Global, console: &Console) -> Result<(), Failure> {
    let session = Session::open(Project::find(global.root.as_deref())?, global.bounds, console)?;
    let mut outputs = vec![Output::Annex];
    outputs.extend(session.handouts());
    let made = session.make(outputs, |_, _| {}, console)?;
    let pages = made.iter().find(|made| made.output == Output::Annex).map_or(0, |made| made.pages);
    let sheets = session.annex.entries.len();
    let plural = if sheets > 1 { "s" } else { "" };
    console.note(&format!("{sheets} fiche{plural}, {pages} pages : rien n'empêche de publier"));
    Ok(())
}
