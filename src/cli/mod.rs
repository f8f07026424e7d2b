//! The command line: arguments, messages, exit codes. Each verb has a file of its own.

mod build;
mod candidates;
mod check;
mod clean;
mod completions;
mod console;
mod diff;
mod doctor;
mod explain;
mod fmt;
mod git_setup;
mod given;
mod guard;
mod handout;
mod help;
mod images;
mod import;
mod init;
mod list;
mod log;
mod mend;
mod merge_file;
mod named;
mod new;
mod no_version;
mod press;
mod proof;
mod queue;
mod revision;
mod schema;
mod session;
mod signals;
mod template;
mod usage;
mod versions;

use std::any::Any;
use std::env;
use std::ffi::OsString;
use std::panic::{self, AssertUnwindSafe};
use std::path::PathBuf;
use std::process::{self, ExitCode};

use clap::{ArgAction, Args, FromArgMatches, Parser, Subcommand, ValueEnum};

use crate::failure::Failure;
use crate::limits::STACK_BYTES;
use crate::message::{self, Language, text};
use crate::output;
use console::Console;

/// Exit code: the sources are wrong.
const SOURCES: u8 = 1;
/// Exit code: the work could not be done.
const WORK: u8 = 2;

/// Compose une annexe de fiches : sources YAML et Markdown → PDF accessibles.
#[derive(Parser)]
#[command(
    name = "annexe",
    version,
    about = "Compose une annexe de fiches : sources YAML et Markdown → PDF accessibles",
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true,
    help_template = HELP,
    subcommand_help_heading = "Commandes",
    after_help = "Exemples :\n  annexe init mon-annexe            commencer : un dossier complet, avec deux fiches d'exemple\n  annexe new \"Un titre\"             ajouter une fiche\n  annexe build                      l'annexe et une fiche par PDF, dans out/\n  annexe check                      tout vérifier, ne rien écrire\n  annexe fmt                        mettre les sources en forme\n  annexe explain cle-inconnue       ce qu'un message veut dire\n  annexe doctor                     l'état de l'annexe et du programme, à envoyer à qui aide\n  annexe handout esat-mezin         une fiche, en PDF\n  annexe press --booklet            l'annexe en livret, pour l'imprimante\n  annexe import annexe.md --into annexe-2020\n  annexe template fiche.docx        un formulaire de fiche, à remplir dans Word\n\nCodes de sortie : 0 tout va bien, 1 les sources sont à corriger, 2 le travail n'a pas pu être fait."
)]
struct Cli {
    #[command(flatten)]
    _about: About,
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    verb: Verb,
}

/// clap's own template, its headings in French.
const HELP: &str = "{about}\n\nUsage : {usage}\n\n{all-args}{after-help}";

/// What clap answers itself; declared here for its words.
#[derive(Args)]
struct About {
    /// Affiche cette aide
    #[arg(short, long, global = true, action = ArgAction::Help, display_order = LAST)]
    help: Option<bool>,
    /// Affiche la version du programme
    #[arg(short = 'V', long, action = ArgAction::Version, display_order = LAST)]
    version: Option<bool>,
}

/// The place of what stands at the end of the options.
const LAST: usize = 900;

#[derive(Args)]
#[command(next_help_heading = "Options communes")]
struct Global {
    /// Dossier de l'annexe (celui qui contient « sources/ ») ; sinon le dossier courant ou le premier au-dessus
    #[arg(long, global = true, value_name = "DOSSIER")]
    root: Option<PathBuf>,
    /// N'affiche que les erreurs
    #[arg(short, long, global = true)]
    quiet: bool,
    /// Dit ce qui est fait, et en combien de temps
    #[arg(short, long, global = true, conflicts_with = "quiet")]
    verbose: bool,
    // Read before the others, see `language`.
    /// Langue des messages ; sinon celle de l'environnement (LC_ALL, LC_MESSAGES, LANG)
    #[arg(long, global = true, value_enum, value_name = "LANGUE")]
    lang: Option<Language>,
    /// Couleurs des messages (NO_COLOR les éteint aussi)
    #[arg(long, global = true, value_enum, value_name = "QUAND", default_value_t)]
    color: Color,
    #[command(flatten)]
    bounds: guard::Bounds,
}

/// When messages have colours.
#[derive(Clone, Copy, Default, ValueEnum)]
enum Color {
    #[default]
    Auto,
    Always,
    Never,
}

#[derive(Subcommand)]
enum Verb {
    Init(init::Options),
    New(new::Options),
    Build(build::Options),
    Handout(handout::Options),
    Press(press::Options),
    Proof(proof::Options),
    Check(check::Options),
    Explain(explain::Options),
    Fmt(fmt::Options),
    List(list::Options),
    Diff(diff::Options),
    Log(log::Options),
    Import(import::Options),
    Template(template::Options),
    Schema(schema::Options),
    Doctor(doctor::Options),
    GitSetup(git_setup::Options),
    MergeFile(merge_file::Options),
    Clean(clean::Options),
    Completions(completions::Options),
}

/// Runs the program with the process's arguments.
#[must_use]
pub fn main() -> ExitCode {
    // Before the arguments are read: what is wrong with them, and their help, are said in this language, too.
    message::speak(language(env::args_os().skip(1)).unwrap_or_else(Language::of_environment));
    if completions::answered() {
        return ExitCode::SUCCESS;
    }
    let cli = match arguments() {
        Ok(cli) => cli,
        Err(error) => return ExitCode::from(usage::say(&error)),
    };
    let console = Console::new(&cli.global);
    signals::watch(console);
    // Typst recurses deeply in nested content, and panics are bugs that must still be said politely.
    let _ = rayon::ThreadPoolBuilder::new().stack_size(STACK_BYTES).build_global();
    panic::set_hook(Box::new(|_| {}));
    match panic::catch_unwind(AssertUnwindSafe(|| run(&cli, &console))) {
        Ok(Ok(())) => ExitCode::SUCCESS,
        Ok(Err(failure)) => {
            console.failure(&failure);
            let sources = matches!(
                failure,
                Failure::Sources(_)
                    | Failure::Told { .. }
                    | Failure::Unmet { .. }
                    | Failure::Differs
            );
            ExitCode::from(if sources { SOURCES } else { WORK })
        }
        Err(panic) => {
            console.failure(&internal(panic.as_ref()));
            ExitCode::from(WORK)
        }
    }
}

/// The process's arguments.
fn arguments() -> Result<Cli, clap::Error> {
    let mut command = help::command();
    let matches = command.try_get_matches_from_mut(env::args_os())?;
    Cli::from_arg_matches(&matches).map_err(|error| error.format(&mut command))
}

/// The language that arguments ask for with `--lang`.
fn language(arguments: impl Iterator<Item = OsString>) -> Option<Language> {
    let mut arguments = arguments.take_while(|argument| argument != "--");
    let name =
        arguments.find_map(|argument| match argument.to_str()?.strip_prefix("--lang")? {
            "" => Some(None),
            value => value.strip_prefix('=').map(|value| Some(value.to_owned())),
        })?;
    let name = name.or_else(|| arguments.next()?.into_string().ok())?;
    Language::from_str(&name, false).ok()
}

/// A bug, as it is said to who has met it.
fn internal(panic: &(dyn Any + Send)) -> Failure {
    let what = panic.downcast_ref::<String>().map(String::as_str);
    let failure = match what.or(panic.downcast_ref::<&str>().copied()) {
        Some(what) => Failure::work(text!("internal-error", what)),
        None => Failure::work(text!("internal-error-silent")),
    };
    failure.with_hint(text!("internal-error.hint"))
}

fn run(cli: &Cli, console: &Console) -> Result<(), Failure> {
    let (global, root) = (&cli.global, cli.global.root.as_deref());
    match &cli.verb {
        Verb::Init(options) => init::run(options, root, console),
        Verb::New(options) => new::run(options, root, console),
        Verb::Build(options) => build::run(options, global, console),
        Verb::Handout(options) => handout::run(options, global, console),
        Verb::Press(options) => press::run(options, global, console),
        Verb::Proof(options) => proof::run(options, global, console),
        Verb::Check(options) => check::run(options, global, console),
        Verb::Explain(options) => explain::run(options, console),
        Verb::Fmt(options) => fmt::run(options, root, console),
        Verb::List(options) => list::run(options, global, console),
        Verb::Diff(options) => diff::run(options, global, console),
        Verb::Log(options) => log::run(options, global, console),
        Verb::Import(options) => import::run(options, global, console),
        Verb::Template(options) => template::run(options, root, console),
        Verb::Schema(options) => schema::run(options, root, console),
        Verb::Doctor(options) => doctor::run(options, global, console),
        Verb::GitSetup(options) => git_setup::run(options, root, console),
        Verb::MergeFile(options) => merge_file::run(options, console),
        Verb::Clean(options) => clean::run(options, root, console),
        Verb::Completions(options) => completions::run(options, console),
    }
}

/// Ends the process from beside its main thread: no temporary file stays, and nothing is put in its place any more.
fn leave(code: u8, say: impl FnOnce()) -> ! {
    output::abandon();
    console::clear_progress();
    say();
    process::exit(code.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_consistent() {
        help::command().debug_assert();
    }

    #[test]
    fn the_language_is_found_among_arguments_that_nobody_has_read_yet() {
        let language = |line: &str| language(line.split(' ').map(OsString::from));
        assert_eq!(language("build --lang en"), Some(Language::English));
        assert_eq!(language("--lang=fr check --lang en"), Some(Language::French));
        assert_eq!(language("build --langue en"), None);
        assert_eq!(language("build --lang"), None);
        assert_eq!(language("build --lang de"), None);
        assert_eq!(language("new -- --lang en"), None);
    }
}
