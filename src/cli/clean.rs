//! `annexe clean`: removes the results, and nothing else.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap::Args;

use super::console::Console;
use super::session::shown;
use crate::failure::Failure;
use crate::output;
use crate::project::Project;

/// How many files that stay are named one by one.
const NAMED: usize = 20;

/// Supprime les PDF que le programme a faits, et rien d'autre
#[derive(Args)]
#[command(
    help_template = super::HELP,
    after_help = "Exemples :\n  annexe clean --dry-run            ce qui serait supprimé\n  annexe clean\n  annexe clean -o /tmp/essai\n\nVos propres fichiers restent, même dans out/ : ils sont nommés."
)]
pub(super) struct Options {
    /// Où sont les PDF [par défaut : out/ dans le dossier de l'annexe]
    #[arg(short, long, value_name = "DOSSIER")]
    output: Option<PathBuf>,
    /// Dit ce qui serait supprimé, ne supprime rien
    #[arg(short = 'n', long)]
    dry_run: bool,
}

pub(super) fn run(
    options: &Options,
    root: Option<&Path>,
    console: &Console,
) -> Result<(), Failure> {
    let project = Project::find(root)?;
    let dir = folder(options, &project)?;
    let found = output::survey(&dir)?;
    for path in found.foreign.iter().take(NAMED) {
        console
            .message(&format!("laissé : {} (le programme ne l'a pas fait)", shown(path).display()));
    }
    if let Some(more) = found.foreign.len().checked_sub(NAMED).filter(|more| *more > 0) {
        console.message(&format!("… et {more} de plus"));
    }
    if options.dry_run {
        let mut list = String::new();
        for path in &found.made {
            // Writing to a string cannot fail.
            let _ = writeln!(list, "{}", shown(path).display());
        }
        return console.result(list.as_bytes());
    }
    output::remove(&dir, &found, options.output.is_none())?;
    console.note(&match found.made.len() {
        0 => format!("rien à supprimer dans {}", shown(&dir).display()),
        1 => format!("1 fichier supprimé de {}", shown(&dir).display()),
        n => format!("{n} fichiers supprimés de {}", shown(&dir).display()),
    });
    Ok(())
}

/// The folder to clean; one that is a link only where somebody names it.
fn folder(options: &Options, project: &Project) -> Result<PathBuf, Failure> {
    let Some(dir) = &options.output else {
        let out = project.out();
        return match std::fs::read_link(&out) {
            Ok(target) => Err(Failure::work(format!(
                "{} est un lien vers {} : rien n'a été supprimé",
                out.display(),
                target.display()
            ))
            .with_hint(format!("si c'est bien là : annexe clean -o {}", out.display()))),
            Err(_) => Ok(out),
        };
    };
    if project.is_source(&dir.join("annexe.pdf")) {
        return Err(Failure::work(format!("{} est parmi les sources", dir.display()))
            .with_hint("-o désigne le dossier des PDF"));
    }
    if !dir.is_dir() {
        return Err(Failure::work(format!("{} n'est pas un dossier", dir.display())));
    }
    Ok(dir.clone())
}
