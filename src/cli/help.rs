//! The command line in the language of this run: its help, its headings, the names of its values.
//!
//! The French texts stand beside the arguments, in the code; the English ones in `message/en/help.ftl`, by the name of
//! their command and argument: `help-build`, `help-build-only`. What clap says itself has words of ours.

use clap::builder::PossibleValue;
use clap::{Arg, Command, CommandFactory};

use super::{Cli, HELP};
use crate::message::{self, Language, text};

/// Gives the text of a name, where another than that of the code is to be shown.
type Texts<'t> = dyn FnMut(&str) -> Option<String> + 't;

/// The command line.
pub(super) fn command() -> Command {
    let mut command = translated(Cli::command(), "help-annexe", &mut message::help);
    command = worded(command.mut_subcommands(worded));
    command.subcommand_help_heading(text!("heading-commands"))
}

/// A command with the texts that it has under a name, its subcommands too.
fn translated(mut command: Command, name: &str, texts: &mut Texts<'_>) -> Command {
    if let Some(about) = command.get_about().and_then(|_| texts(name)) {
        command = command.about(about);
    }
    if let Some(after) = command.get_after_help().and_then(|_| texts(&format!("{name}.after"))) {
        command = command.after_help(after);
    }
    let command = command.mut_args(|arg| translated_arg(arg, name, texts));
    command.mut_subcommands(|sub| {
        let name = format!("help-{}", sub.get_name());
        translated(sub, &name, texts)
    })
}

fn translated_arg(mut arg: Arg, command: &str, texts: &mut Texts<'_>) -> Arg {
    let name = format!("{command}-{}", arg.get_id()).replace('_', "-");
    if let Some(help) = texts(&name) {
        arg = arg.help(help);
    }
    let takes = arg.get_action().takes_values();
    if let Some(value) = takes.then(|| texts(&format!("{name}.value"))).flatten() {
        arg = arg.value_name(value);
    }
    if !has_explained_values(&arg) {
        return arg;
    }
    let values: Vec<PossibleValue> = arg
        .get_possible_values()
        .into_iter()
        .map(|value| match texts(&format!("{name}.{}", value.get_name())) {
            Some(help) => value.help(help),
            None => value,
        })
        .collect();
    explained(arg, &values)
}

/// Whether an argument has values to choose from that are explained one by one.
fn has_explained_values(arg: &Arg) -> bool {
    arg.get_possible_values().iter().any(|value| value.get_help().is_some())
}

/// An argument whose long help explains its values.
fn explained(arg: Arg, values: &[PossibleValue]) -> Arg {
    let mut long = arg.get_help().map(ToString::to_string).unwrap_or_default();
    long.push('\n');
    for value in values {
        let help = value.get_help().map(ToString::to_string).unwrap_or_default();
        long.push_str(&format!("\n- {}{}{help}", value.get_name(), text!("colon")));
    }
    arg.long_help(long)
}

/// A command whose headings and remarks are in our words.
fn worded(mut command: Command) -> Command {
    if message::language() == Language::English {
        command = command.help_template(HELP.replace("Usage :", "Usage:"));
    }
    command.subcommand_value_name(text!("value-command")).mut_args(|arg| {
        let heading = match arg.get_help_heading() {
            Some(_) => text!("heading-common"),
            None if arg.is_positional() => text!("heading-arguments"),
            None => text!("heading-options"),
        };
        with_values(arg).help_heading(heading)
    })
}

/// An argument whose help ends with the values to choose from and the one that it has by itself.
fn with_values(mut arg: Arg) -> Arg {
    if !arg.get_action().takes_values() {
        return arg;
    }
    let values = arg.get_possible_values();
    let values: Vec<&str> = values.iter().map(PossibleValue::get_name).collect();
    let choice = (!values.is_empty()).then(|| text!("help-values", values = values.join(", ")));
    let default = match arg.get_default_values() {
        [value] => Some(text!("help-default", value = value.to_string_lossy())),
        _ => None,
    };
    if let Some(help) = arg.get_help().map(ToString::to_string) {
        let remarks = choice.iter().chain(&default).map(|remark| format!(" [{remark}]"));
        let help = help + &remarks.collect::<String>();
        arg = arg.help(help);
    }
    // A long help has explained the values.
    if let Some(help) = arg.get_long_help().map(ToString::to_string) {
        let remark = default.map(|remark| format!("\n\n[{remark}]")).unwrap_or_default();
        arg = arg.long_help(help + &remark);
    }
    arg.hide_possible_values(true).hide_default_value(true)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::message::tests::help_names;

    #[test]
    fn every_text_of_the_help_has_its_english_one_and_there_is_none_besides() {
        let mut asked = BTreeSet::new();
        translated(Cli::command(), "help-annexe", &mut |name| {
            assert!(asked.insert(name.to_owned()), "two texts are called {name}");
            None
        });
        let english = help_names();
        let missing: Vec<_> = asked.difference(&english).collect();
        assert!(missing.is_empty(), "not in English: {missing:?}");
        let stale: Vec<_> = english.difference(&asked).collect();
        assert!(stale.is_empty(), "no such command or argument: {stale:?}");
    }

    #[test]
    fn every_argument_has_its_help() {
        fn look(command: &Command) {
            assert!(command.get_about().is_some(), "{}", command.get_name());
            for arg in command.get_arguments() {
                assert!(arg.get_help().is_some(), "{} {}", command.get_name(), arg.get_id());
            }
            command.get_subcommands().for_each(look);
        }
        look(&Cli::command());
    }
}
