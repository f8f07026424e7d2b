//! What is wrong with the arguments, in our words: clap says what it found, this says it.

use std::env;
use std::error::Error as _;
use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory, Error};

use super::console::Console;
use super::{Cli, WORK};
use crate::failure::Failure;
use crate::message::text;

/// Says what clap has to say instead of what was asked for, and gives the exit code.
pub(super) fn say(error: &Error) -> u8 {
    match failure(error) {
        Some(failure) => {
            let console = Console::default();
            console.failure(&failure);
            console.message(&format!("\n{}", where_to_look(error)));
        }
        // Help and versions go to stdout; a closed pipe is no reason to complain.
        None => drop(error.print()),
    }
    if error.use_stderr() { WORK } else { 0 }
}

/// What is wrong, and what to type instead; nothing where clap's own words must do.
fn failure(error: &Error) -> Option<Failure> {
    let name = || string(error, ContextKind::InvalidArg);
    let (message, hint) = match error.kind() {
        ErrorKind::UnknownArgument => match spaced(env::args_os().skip(1)) {
            Some(argument) => {
                let hint = text!("argument-hyphen.hint", argument = argument.as_str());
                (text!("argument-hyphen", argument), Some(hint))
            }
            None => (text!("argument-unknown", name = name()?), near(error)),
        },
        ErrorKind::InvalidSubcommand => {
            let name = string(error, ContextKind::InvalidSubcommand)?;
            (text!("command-unknown", name), near(error))
        }
        ErrorKind::MissingSubcommand => {
            (text!("command-missing"), Some(text!("command-missing.hint")))
        }
        ErrorKind::MissingRequiredArgument => {
            let names = strings(error, ContextKind::InvalidArg);
            (text!("argument-missing", count = names.len(), names = names.join(", ")), None)
        }
        ErrorKind::ArgumentConflict => (conflict(error)?, None),
        ErrorKind::InvalidValue => invalid_value(error)?,
        ErrorKind::ValueValidation => {
            let value = string(error, ContextKind::InvalidValue)?;
            let reason = error.source().map(ToString::to_string);
            (text!("argument-value", name = name()?, value), reason)
        }
        ErrorKind::TooManyValues => {
            let value = string(error, ContextKind::InvalidValue)?;
            (text!("argument-too-many", name = name()?, value), None)
        }
        ErrorKind::InvalidUtf8 => (text!("argument-not-utf-8"), None),
        _ => return None,
    };
    let failure = Failure::work(message);
    Some(match hint {
        Some(hint) => failure.with_hint(hint),
        None => failure,
    })
}

/// The first of some arguments that begins with a hyphen and a space: a text, and no option.
fn spaced(mut arguments: impl Iterator<Item = OsString>) -> Option<String> {
    arguments.find_map(|argument| {
        let argument = argument.into_string().ok()?;
        let is_text = argument.trim_start_matches('-').starts_with(char::is_whitespace);
        (argument.starts_with('-') && is_text).then_some(argument)
    })
}

/// Two arguments that exclude each other, or the same one twice.
fn conflict(error: &Error) -> Option<String> {
    let name = string(error, ContextKind::InvalidArg)?;
    let others = strings(error, ContextKind::PriorArg);
    Some(match others.as_slice() {
        [other] if *other == name => text!("argument-twice", name),
        [] => text!("argument-alone", name),
        others => text!("argument-conflict", name, others = others.join(", ")),
    })
}

/// A value that is none of those to choose from, or that is not there.
fn invalid_value(error: &Error) -> Option<(String, Option<String>)> {
    let name = string(error, ContextKind::InvalidArg)?;
    let value = string(error, ContextKind::InvalidValue).unwrap_or_default();
    let values = strings(error, ContextKind::ValidValue);
    let choice = (!values.is_empty()).then(|| text!("argument-choice", values = values.join(", ")));
    if value.is_empty() {
        return Some((text!("argument-no-value", name), choice));
    }
    let near = string(error, ContextKind::SuggestedValue);
    let near = near.map(|near| text!("argument-near", near));
    Some((text!("argument-value", name, value), near.or(choice)))
}

/// What somebody may have meant.
fn near(error: &Error) -> Option<String> {
    let mut near = strings(error, ContextKind::SuggestedArg);
    near.extend(strings(error, ContextKind::SuggestedSubcommand));
    // The likeliest comes last.
    if let Some(near) = near.last() {
        return Some(text!("argument-near", near));
    }
    let Some(ContextValue::StyledStrs(remarks)) = error.get(ContextKind::Suggested) else {
        return None;
    };
    let remark = remarks.first()?.to_string();
    if let Some(near) = remark.strip_prefix('\'').and_then(|rest| rest.strip_suffix("' exists")) {
        // An option of another command.
        return Some(text!("argument-near", near = format!("annexe {near}")));
    }
    let name = string(error, ContextKind::InvalidArg).filter(|_| remark.contains("as a value"))?;
    Some(text!("argument-as-value", name))
}

/// How the command is written, and which help says more.
fn where_to_look(error: &Error) -> String {
    let cli = Cli::command();
    let mut arguments = env::args_os().skip(1);
    let verb = arguments.find_map(|argument| Some(cli.find_subcommand(argument)?.get_name()));
    let command = verb.map_or("annexe".to_owned(), |verb| format!("annexe {verb}"));
    let help = text!("usage-help", command);
    match error.get(ContextKind::Usage).map(ToString::to_string) {
        Some(usage) => {
            let usage = usage.trim().trim_start_matches("Usage: ");
            [text!("usage", usage), help].join("\n")
        }
        None => help,
    }
}

fn string(error: &Error, kind: ContextKind) -> Option<String> {
    strings(error, kind).into_iter().next()
}

fn strings(error: &Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    }
}
