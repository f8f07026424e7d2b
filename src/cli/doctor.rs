//! `annexe doctor`: what the collection, the program and the machine look like, to be sent to somebody who helps.

use std::path::Path;

use clap::{Args, ValueEnum};

use super::Global;
use super::console::Console;
use super::session::{Edition, Session};
use crate::annex::Annex;
use crate::check;
use crate::diag::Diagnostics;
use crate::doctor::{
    self, Environment, Git, Level, Paths, Program, Report, Results, Todo, Way, words,
};
use crate::failure::Failure;

use crate::project::Project;
use crate::state::State;
use crate::typeset::Output;

/// Dit l'état de l'annexe, du programme et de la machine, à envoyer à qui aide
#[derive(Args)]
#[command(
    help_template = super::HELP,
    after_help = "Exemples :\n  annexe doctor\n  annexe doctor > etat.txt\n  annexe doctor --format json | jq .todo\n\nRien n'est écrit ni envoyé ; les chemins partent du dossier de l'annexe, ou de « ~ ».\nCodes de sortie : 0 rien n'empêche de travailler, 1 les sources sont à corriger, 2 le travail ne peut pas se faire."
)]
pub(super) struct Options {
    /// Texte à lire, ou JSON pour un programme
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    format: Format,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum Format {
    #[default]
    Human,
    Json,
}

pub(super) fn run(options: &Options, global: &Global, console: &Console) -> Result<(), Failure> {
    let found = Project::find(global.root.as_deref());
    let root = found.as_ref().ok().map(|project| project.root().to_owned());
    let paths = Paths::new(root.as_deref());
    let mut report = Report {
        schema: doctor::SCHEMA,
        program: Program::new(),
        collection: None,
        layouts: None,
        fonts: None,
        results: None,
        git: Git::ask(root.as_deref()),
        environment: environment(global, 0),
        todo: Vec::new(),
    };
    let examined = match found {
        Ok(project) => collection(&project, global, &paths, &mut report, console),
        Err(failure) => doctor::fonts(None).and_then(|fonts| {
            report.fonts = Some(fonts);
            Err(failure)
        }),
    };
    if let Err(failure) = examined {
        report.todo.push(blocked(&failure, &paths));
    }
    report.conclude();
    tell(options.format, &report, console)?;
    match report.level() {
        Level::Good => Ok(()),
        Level::Sources => Err(Failure::Told {
            errors: report.collection.as_ref().map_or(0, |collection| collection.errors),
            warnings: 0,
        }),
        Level::Blocked => Err(Failure::work(words::blocked())),
    }
}

fn environment(global: &Global, sheets: usize) -> Environment {
    let (seconds, megabytes) = global.bounds.in_numbers(sheets);
    Environment::new(seconds, megabytes)
}

/// Fills in all that is about the collection, as far as it can be read.
fn collection(
    project: &Project,
    global: &Global,
    paths: &Paths,
    report: &mut Report,
    console: &Console,
) -> Result<(), Failure> {
    report.environment = environment(global, project.sheet_files()?.len());
    report.fonts = Some(doctor::fonts(Some(project))?);
    let mut found = Diagnostics::default();
    let session = Session::read(
        project.clone(),
        &Edition::default(),
        global.bounds,
        console,
        true,
        &mut found,
    );
    // It lasts as long as the process, see `Session::open`.
    let session = session.map(|session| session.map(|session| &*Box::leak(Box::new(session))));
    let read = match &session {
        Ok(_) => None,
        // The sources can be told of all the same.
        Err(_) => {
            found = Diagnostics::default();
            Annex::read(project, &mut found)?
        }
    };
    let annex = session.as_ref().ok().copied().flatten().map(|session| &session.annex);
    let annex = annex.or(read.as_ref());
    if let Some(annex) = annex {
        check::content(annex, &mut found);
        check::silence(&annex.manifest, &mut found);
    }
    let root = paths.folder(project.root());
    let (collection, layouts) =
        doctor::examine(project, annex, &found, root, way(global, project))?;
    (report.collection, report.layouts) = (Some(collection), Some(layouts));
    report.results = session?.map(|session| results(project, session));
    Ok(())
}

/// How the collection was found.
fn way(global: &Global, project: &Project) -> Way {
    let here = std::env::current_dir().and_then(|dir| dir.canonicalize()).ok();
    match here.as_deref() == Some(project.root()) {
        _ if global.root.is_some() => Way::Given,
        true => Way::Here,
        false => Way::Above,
    }
}

/// The PDFs that a build would make, and whether it would make them again.
fn results(project: &Project, session: &Session) -> Results {
    let mut outputs = vec![Output::Annex];
    outputs.extend(session.handouts());
    let paths: Vec<String> = outputs.iter().map(Output::path).collect();
    let holds = |state: &State, dir: &Path, path: &str| {
        let output = outputs.iter().find(|output| output.path() == path);
        output.is_some_and(|output| state.why(dir, path, &session.inputs(output)).is_none())
    };
    Results::of(project, &paths, holds)
}

/// A failure as something to do, its paths shortened.
fn blocked(failure: &Failure, paths: &Paths) -> Todo {
    let (Failure::Work { hint, .. } | Failure::Unmet { hint, .. }) = failure else {
        return Todo::Blocked { message: paths.message(&failure.to_string()), hint: None };
    };
    let hint = hint.as_deref().map(|hint| paths.message(hint));
    Todo::Blocked { message: paths.message(&failure.to_string()), hint }
}

fn tell(format: Format, report: &Report, console: &Console) -> Result<(), Failure> {
    match format {
        Format::Human => console.result(words::report(report).as_bytes()),
        Format::Json => {
            let mut json =
                serde_json::to_vec_pretty(report).map_err(|e| Failure::work(e.to_string()))?;
            json.push(b'\n');
            console.result(&json)
        }
    }
}
