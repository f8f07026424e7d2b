//! `annexe check`: everything that `build` does, but writing, and what a copy editor would look for.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use clap_complete::engine::ArgValueCompleter;

use super::Global;
use super::candidates;
use super::console::Console;
use super::session::{Edition, Session, shown};
use super::{mend, named};
use crate::check;
use crate::diag::{self, Diagnostic, Diagnostics};
use crate::explain;
use crate::failure::Failure;
use crate::history::Git;
use crate::message::text;
use crate::project::Project;
use crate::typeset::{Output, check_date};

/// Vérifie les sources, leur rédaction, la composition et la conformité des PDF, sans rien écrire
#[derive(Args)]
#[command(help_template = super::HELP, after_help = "Exemples :\n  annexe check && git commit -a\n  annexe check esat-mezin           les constats d'une fiche seulement\n  annexe check --strict             échoue aussi sur les avertissements\n  annexe check --no-typeset         sans composer : à l'instant\n  annexe explain phrase-coupee      ce qu'un code veut dire\n\n« silence: », dans annexe.yaml, fait taire un avertissement, partout ou pour quelques fiches.")]
pub(super) struct Options {
    /// Ne montre que les constats de ces fiches [par défaut : de toutes]
    #[arg(value_name = "FICHE", add = ArgValueCompleter::new(candidates::sheets_or_files))]
    files: Vec<PathBuf>,
    /// Échoue (code de sortie 1) aussi sur les avertissements
    #[arg(long)]
    strict: bool,
    /// Corrige d'abord ce qui peut l'être sans changer un mot : guillemets, retraits, tabulations
    #[arg(long)]
    fix: bool,
    /// Vérifie ce qui est prêt pour le prochain commit (git add), non les fichiers
    #[arg(long, conflicts_with = "fix")]
    staged: bool,
    /// Ne compose pas : les textes seulement, à l'instant
    #[arg(long)]
    no_typeset: bool,
    /// Ajoute les fiches qui nomment des personnes avec leurs coordonnées
    #[arg(long)]
    personal_data: bool,
    /// Pour qui lit, pour un éditeur, ou pour un programme (sur la sortie standard)
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    format: Format,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Chaque ligne fautive, avec le remède
    #[default]
    Human,
    /// Une ligne par constat : fichier:ligne:colonne
    Short,
    /// Un objet JSON par ligne
    Json,
    /// Un document SARIF 2.1.0
    Sarif,
    /// Les commandes des « workflows » de GitHub
    Github,
}

pub(super) fn run(options: &Options, global: &Global, console: &Console) -> Result<(), Failure> {
    let here = Project::find(global.root.as_deref())?;
    let staged = options.staged.then(|| Git::find(here.root())?.staged()).transpose()?;
    let project = staged.as_ref().map_or(&here, |staged| &staged.project).clone();
    let files = named::files(&project, &options.files)?;
    if options.fix {
        mend::run(&project, &files, console)?;
    }
    let root = match options.format {
        Format::Github => below_workspace(&here),
        _ => below_here(&here),
    };
    let mut found = Diagnostics::default();
    let session = Session::read(
        project,
        &Edition::default(),
        global.bounds,
        console,
        !options.no_typeset,
        &mut found,
    )?;
    // It lasts as long as the process, see `Session::open`.
    let session = session.map(|session| &*Box::leak(Box::new(session)));
    let mut pages = None;
    if let Some(session) = session {
        pages = examine(session, options, &mut found, console)?;
    }
    found.sort();
    let others = named::keep(&files, &mut found);
    let whole = session.filter(|_| found.errors() == 0 && others == 0);
    let summary = whole.map(|session| summary(session, pages));
    let manifest = session.map(|session| &session.annex.manifest);
    if matches!(options.format, Format::Json | Format::Sarif) {
        mend::attach(&mut found, manifest);
    }
    tell(options.format, &found, &root, console)?;
    if others > 0 {
        console.message(&text!("check-others", count = others));
    }
    if !options.fix && options.format == Format::Human {
        mend::offer(&found, manifest, console);
    }
    if found.errors() > 0 || (options.strict && found.warnings() > 0) {
        return Err(Failure::Told { errors: found.errors(), warnings: found.warnings() });
    }
    if let Some(summary) = summary {
        console.note(&summary);
    }
    Ok(())
}

/// Reports all that can be found, and gives the annex's number of pages where it was typeset.
fn examine(
    session: &Session,
    options: &Options,
    found: &mut Diagnostics,
    console: &Console,
) -> Result<Option<usize>, Failure> {
    let annex = &session.annex;
    let mut pages = None;
    if found.errors() == 0 {
        check_date(annex, found)?;
        if !options.no_typeset {
            let mut outputs = vec![Output::Annex];
            outputs.extend(session.handouts());
            let look = |output: &Output, typeset: &_, found: &mut _| {
                check::pages(annex, output, typeset, found);
            };
            let made = session.try_make(outputs, |_, _| {}, look, found, console);
            check::once(found);
            check::alike(annex, &session.typesetter.own_code(), found);
            pages = made.iter().find(|made| made.output == Output::Annex).map(|made| made.pages);
        }
    }
    check::content(annex, found);
    check::inks(annex, found);
    // Old copies are nobody's concern while there is an error to look at.
    if found.errors() == 0 {
        check::schemas(&session.project, annex, found);
    }
    if options.personal_data {
        check::personal(annex, found);
    }
    check::silence(&annex.manifest, found);
    Ok(pages)
}

fn summary(session: &Session, pages: Option<usize>) -> String {
    let sheets = session.annex.entries.len();
    match pages {
        Some(pages) => text!("check-good", sheets, pages),
        None => text!("check-good-texts", sheets),
    }
}

/// The way to the collection, for programs that open files from where the command runs; empty where it is not below.
fn below_here(project: &Project) -> PathBuf {
    let root = shown(project.root());
    if root.is_relative() { root.to_owned() } else { PathBuf::new() }
}

/// The way to the collection from where GitHub looks for files, wherever the command runs: from the top of the workspace
/// or, elsewhere than at GitHub, of the repository.
fn below_workspace(project: &Project) -> PathBuf {
    let root = project.root();
    let workspace = std::env::var_os("GITHUB_WORKSPACE").filter(|path| !path.is_empty());
    let workspace = workspace.and_then(|path| Path::new(&path).canonicalize().ok());
    if let Some(below) = workspace.and_then(|top| root.strip_prefix(top).ok().map(Path::to_owned)) {
        return below;
    }
    Git::find(root).map_or_else(|_| below_here(project), |git| git.prefix())
}

fn tell(
    format: Format,
    found: &Diagnostics,
    root: &Path,
    console: &Console,
) -> Result<(), Failure> {
    let wanted: Vec<&Diagnostic> = found.iter().filter(|d| console.wants(d.severity)).collect();
    let lines = |line: fn(&Diagnostic, &Path) -> String| {
        wanted.iter().map(|diagnostic| line(diagnostic, root)).collect::<String>()
    };
    let text = match format {
        Format::Human => {
            console.diagnostics(found);
            return Ok(());
        }
        Format::Short => lines(diag::short),
        Format::Json => lines(diag::json),
        Format::Github => lines(diag::github),
        Format::Sarif => diag::sarif(&wanted, root, explain::title),
    };
    console.result(text.as_bytes())
}
