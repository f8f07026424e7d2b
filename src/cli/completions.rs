//! `annexe completions`: what a shell needs to complete the command line.

use clap::Args;
use clap_complete::Shell;

use super::console::Console;
use super::help;
use crate::failure::Failure;

/// Écrit de quoi compléter les commandes avec la touche Tab
#[derive(Args)]
#[command(
    help_template = super::HELP,
    after_help = "Exemples :\n  annexe completions bash > ~/.local/share/bash-completion/completions/annexe\n  annexe completions zsh  > ~/.zfunc/_annexe\n  annexe completions fish > ~/.config/fish/completions/annexe.fish\n  annexe completions powershell >> $PROFILE"
)]
pub(super) struct Options {
    /// Interpréteur de commandes
    #[arg(value_enum, value_name = "SHELL")]
    shell: Shell,
}

pub(super) fn run(options: &Options, console: &Console) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(options.shell, &mut help::command(), "annexe", &mut script);
    console.result(&script)
}
