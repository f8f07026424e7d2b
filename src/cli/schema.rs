//! `annexe schema`: what editors complete and explain, as JSON Schema.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::console::Console;
use super::new::manifest;
use crate::failure::Failure;
use crate::message::text;
use crate::output;
use crate::project::Project;
use crate::schema::{self, Kind, Known};

/// Donne le schéma (JSON Schema) d'une fiche ou du manifeste, pour les éditeurs
#[derive(Args)]
#[command(
    help_template = super::HELP,
    after_help = "Exemples :\n  annexe schema --write             refait les copies de sources/schemas/\n  annexe schema                     le schéma des fiches, sur la sortie standard\n  annexe schema manifest -o annexe.schema.json\n\nDans le dossier d'une annexe (ou avec --root), le schéma connaît ses thèmes, ses types de section et ses fiches.\nLa première ligne des sources (« # yaml-language-server: … ») dit à l'éditeur où il est."
)]
pub(super) struct Options {
    /// Ce que le schéma décrit
    #[arg(value_enum, value_name = "QUOI", default_value_t)]
    what: What,
    /// Fichier à écrire [par défaut : la sortie standard]
    #[arg(short, long, value_name = "FICHIER")]
    output: Option<PathBuf>,
    /// Écrit ou refait les deux copies de l'annexe, sources/schemas/
    #[arg(long, conflicts_with_all = ["output", "what"])]
    write: bool,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum What {
    /// Une fiche
    #[default]
    Sheet,
    /// Le manifeste, annexe.yaml
    Manifest,
}

pub(super) fn run(
    options: &Options,
    root: Option<&Path>,
    console: &Console,
) -> Result<(), Failure> {
    if options.write {
        return write(&Project::find(root)?, console);
    }
    let project = match root {
        Some(_) => Some(Project::find(root)?),
        None => Project::around(Path::new(".")).map(|(project, _)| project),
    };
    let known = project.map(|project| {
        let (_, manifest) = manifest(&project, console)?;
        Known::of(&project, &manifest)
    });
    let kind = match options.what {
        What::Sheet => Kind::Sheet,
        What::Manifest => Kind::Manifest,
    };
    let text = schema::text(kind, known.transpose()?.as_ref());
    match options.output.as_deref().filter(|path| *path != Path::new("-")) {
        Some(path) => output::publish(path, text.as_bytes()),
        None => console.result(text.as_bytes()),
    }
}

fn write(project: &Project, console: &Console) -> Result<(), Failure> {
    let written = schema::refresh(project)?;
    for path in &written {
        console.note(path);
    }
    if written.is_empty() {
        console.note(&text!("schemas-fresh"));
    }
    Ok(())
}
