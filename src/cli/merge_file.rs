//! `annexe merge-file`: three versions of a source brought together, sentence by sentence; git calls it, see `git-setup`.

use std::fs::File;
use std::path::{Path, PathBuf};

use clap::Args;

use super::console::Console;
use crate::failure::{Attempt, Failure};
use crate::merge::{self, Markers, Versions};
use crate::message::text;
use crate::output;

/// Réunit deux versions d'une fiche, phrase par phrase (git l'appelle, après « annexe git-setup »)
#[derive(Args)]
#[command(
    help_template = super::HELP,
    after_help = "Exemples :\n  annexe merge-file nous.yaml base.yaml eux.yaml    nous.yaml reçoit les changements des deux\n  annexe merge-file -p nous.yaml base.yaml eux.yaml > fiche.yaml\n\nComme « git merge-file », mais des phrases voisines ne se gênent pas. Deux changements d'une même phrase restent côte à côte, entre <<<<<<< et >>>>>>> (code de sortie 1)."
)]
pub(super) struct Options {
    /// La version d'un côté ; elle reçoit le résultat
    #[arg(value_name = "NOUS")]
    ours: PathBuf,
    /// La version dont les deux sont parties
    #[arg(value_name = "BASE")]
    base: PathBuf,
    /// La version de l'autre côté
    #[arg(value_name = "EUX")]
    theirs: PathBuf,
    /// N'écrit aucun fichier : le résultat va à la sortie standard
    #[arg(short = 'p', long)]
    stdout: bool,
    /// Nom du fichier dans l'annexe, quand les trois en portent un autre
    #[arg(long, value_name = "NOM")]
    name: Option<PathBuf>,
    /// Longueur des signes qui entourent ce qui reste à choisir
    #[arg(long, value_name = "N", default_value_t = 7, value_parser = clap::value_parser!(u8).range(1..))]
    marker_size: u8,
}

pub(super) fn run(options: &Options, console: &Console) -> Result<(), Failure> {
    let (ours, base, theirs) = (read(&options.ours)?, read(&options.base)?, read(&options.theirs)?);
    let name = options.name.as_deref().unwrap_or(&options.ours);
    let markers = Markers {
        size: options.marker_size.into(),
        ours: text!("merge-ours"),
        theirs: text!("merge-theirs"),
    };
    let versions = Versions { base: &base, ours: &ours, theirs: &theirs };
    let merged = merge::merge(name, versions, &markers);
    if options.stdout {
        console.result(merged.text.as_bytes())?;
    } else {
        // A link stays one: the file that it leads to is written.
        let failed = |error| Failure::io(Attempt::Write, &options.ours, &error);
        let place = options.ours.canonicalize().map_err(failed)?;
        output::publish(&place, merged.text.as_bytes())?;
    }
    match merged.conflicts {
        0 => Ok(()),
        count => Err(Failure::unmet(text!("merge-conflicts", count, path = name.display()))
            .with_hint(text!("merge-conflicts.hint"))),
    }
}

/// A version's text. None of the usual reader's checks: what is wrong in it was so before, and stays to be found.
fn read(path: &Path) -> Result<String, Failure> {
    let file = File::open(path).map_err(|error| Failure::io(Attempt::Read, path, &error))?;
    let bytes = super::fmt::read(file, path)?;
    String::from_utf8(bytes)
        .map_err(|_| Failure::work(text!("merge-no-text", path = path.display())))
}
