//! `annexe completions`: what a shell needs to complete the command line. What it gets asks the program itself at each Tab key, which
//! knows the sheets, the codes and the branches.

use std::env;

use clap::{Args, ValueEnum};
use clap_complete::CompleteEnv;
use clap_complete::Shell;
use clap_complete::env::Shells;

use super::console::Console;
use super::help;
use crate::failure::Failure;
use crate::message::text;

/// The name of the program, and how a shell asks it: the name of the shell in this variable of the environment.
const NAME: &str = "annexe";
const ASKED: &str = "ANNEXE_COMPLETE";

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
    let shells = Shells::builtins();
    let shell = options.shell.to_possible_value();
    let known = shell.and_then(|shell| shells.completer(shell.get_name()));
    let written = known.map(|known| known.write_registration(ASKED, NAME, NAME, NAME, &mut script));
    match written {
        Some(Ok(())) => console.result(&script),
        _ => Err(Failure::work(text!("internal-error-silent"))),
    }
}

/// Answers a shell that asks what may stand where somebody pressed Tab; false where none asks.
pub(super) fn answered() -> bool {
    let here = env::current_dir().ok();
    let asked = CompleteEnv::with_factory(help::command).var(ASKED).bin(NAME);
    // A shell that nobody knows has no use for an answer.
    asked.try_complete(env::args_os(), here.as_deref()).unwrap_or(true)
}
