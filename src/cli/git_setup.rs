//! `annexe git-setup`: git shows the changes of sheets word by word, merges them, and looks at them before a commit.

use std::fmt::Write as _;
use std::path::Path;

use clap::Args;

use super::console::Console;
use super::session::shown;
use crate::failure::Failure;
use crate::history::{Change, Git, Kept};
use crate::message::text;
use crate::project::Project;

/// Règle git pour les fiches : changements mot à mot, branches réunies phrase par phrase, vérification avant chaque commit
#[derive(Args)]
#[command(
    help_template = super::HELP,
    after_help = "Exemples :\n  annexe git-setup --dry-run        ce qui serait changé\n  annexe git-setup\n  git diff --word-diff              les changements, mot à mot\n  git merge relecture               deux phrases voisines changées ne se gênent plus\n  annexe git-setup --undo           tout remettre\n\nRien ne change que dans ce clone : ni les fichiers, ni les réglages d'autres dépôts."
)]
pub(super) struct Options {
    /// Retire ce que cette commande a réglé
    #[arg(long)]
    undo: bool,
    /// Dit ce qui serait changé, ne change rien
    #[arg(short = 'n', long)]
    dry_run: bool,
}

pub(super) fn run(
    options: &Options,
    root: Option<&Path>,
    console: &Console,
) -> Result<(), Failure> {
    let git = Git::find(Project::find(root)?.root())?;
    let setup = if options.undo { git.undo_setup()? } else { git.setup()? };
    for change in &setup.changes {
        let mut line = told(change);
        // Writing to a string cannot fail.
        let _ = writeln!(line);
        console.result(line.as_bytes())?;
        if !options.dry_run {
            git.change(change)?;
        }
    }
    for kept in &setup.kept {
        console.message(&left(kept));
    }
    if setup.changes.is_empty() && setup.kept.is_empty() {
        console.message(&text!("setup-nothing"));
    } else if !setup.changes.is_empty() && !options.dry_run && !options.undo {
        console.note(&text!("setup-done"));
    }
    Ok(())
}

/// A change: a command, or a file and the line that it gets or loses.
fn told(change: &Change) -> String {
    match change {
        Change::Set(key, value) => {
            // As a shell takes it.
            format!("git config --local {key} '{}'", value.replace('\'', r"'\''"))
        }
        Change::Unset(key) => format!("git config --local --unset {key}"),
        Change::Write(path, _, line) => format!("{} + {line}", shown(path).display()),
        Change::Remove(path, _, line) => format!("{} - {line}", shown(path).display()),
    }
}

/// What is left alone, and what to do about it.
fn left(kept: &Kept) -> String {
    match kept {
        Kept::Setting(key) => text!("setup-kept-setting", key),
        Kept::Hook(path, command) => {
            text!("setup-kept-hook", path = shown(path).display(), command)
        }
        Kept::Edited(path, line) => {
            text!("setup-kept-edited", path = shown(path).display(), line)
        }
        Kept::Hooks(dir, command) => text!("setup-kept-hooks", dir = dir.display(), command),
    }
}
