//! `annexe clean`: removes the results, and nothing else.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap::Args;

use super::console::Console;
use super::session::shown;
use crate::failure::Failure;
use crate::message::text;
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
    for path in &found.altered {
        console.message(&text!("clean-altered", path = named(path).display()));
    }
    for path in found.foreign.iter().take(NAMED) {
        console.message(&text!("clean-left", path = named(path).display()));
    }
    if let Some(more) = found.foreign.len().checked_sub(NAMED).filter(|more| *more > 0) {
        console.message(&text!("more-hidden", count = more));
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
    let dir = shown(&dir).display();
    console.note(&text!("clean-done", count = found.made.len(), dir));
    Ok(())
}

/// A path as it is told; where the program runs is a folder, too.
fn named(path: &Path) -> &Path {
    match shown(path) {
        here if here.as_os_str().is_empty() => Path::new("."),
        path => path,
    }
}

/// The folder to clean; one that is a link only where somebody names it.
fn folder(options: &Options, project: &Project) -> Result<PathBuf, Failure> {
    let Some(dir) = &options.output else {
        let out = project.out();
        return match std::fs::read_link(&out) {
            Ok(target) => {
                let (out, target) = (out.display(), target.display());
                Err(Failure::work(text!("clean-link", out, target))
                    .with_hint(text!("clean-link.hint", out)))
            }
            Err(_) => Ok(out),
        };
    };
    if project.is_source(&dir.join("annexe.pdf")) {
        return Err(Failure::work(text!("among-sources", path = dir.display()))
            .with_hint(text!("clean-sources-hint")));
    }
    if !dir.is_dir() {
        return Err(Failure::work(text!("not-a-folder", path = dir.display())));
    }
    Ok(dir.clone())
}
