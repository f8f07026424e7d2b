//! `annexe diff`: what changed from one version to another.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::Global;
use super::console::Console;
use super::guard::Guard;
use super::session::{not_a_source, shown};
use crate::annex::Annex;
use crate::diag::Diagnostics;
use crate::diff::terminal;
use crate::diff::{Comparison, Content, Fact, Fate, compare, telling};
use crate::failure::Failure;
use crate::history::{Checkout, Git, Revision};
use crate::message::text;
use crate::output::Staging;
use crate::project::Project;
use crate::typeset::{Redline, Typesetter, conservation};

/// Dit ce qui a changé d'une version à l'autre : fiches, rubriques, mots
#[derive(Args)]
#[command(
    help_template = super::HELP,
    after_help = "Exemples :\n  annexe diff                        ce qui a changé depuis le dernier commit\n  annexe diff v2023..v2024           d'une version à l'autre\n  annexe diff v2023 --pdf modifications.pdf\n  annexe diff v2023 --format markdown > modifications.md\n  annexe diff --no-git annexe-2023 annexe-2024"
)]
pub(super) struct Options {
    /// Version à comparer aux fichiers, ou deux : ANCIENNE..NOUVELLE (commit, étiquette, branche) [par défaut : HEAD]
    #[arg(value_name = "VERSION", num_args = 0..=2)]
    versions: Vec<String>,
    /// Compare deux dossiers, sans git
    #[arg(long)]
    no_git: bool,
    /// Texte à lire, JSON pour un programme, ou journal des modifications en Markdown
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    format: Format,
    /// Écrit aussi les fiches modifiées en PDF : ajouts soulignés, retraits barrés
    #[arg(long, value_name = "FICHIER")]
    pdf: Option<PathBuf>,
    /// Finit avec le code 1 s'il y a un changement
    #[arg(long)]
    exit_code: bool,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum Format {
    #[default]
    Human,
    Json,
    Markdown,
}

/// A version: its name for people, and its sources.
struct Version {
    name: String,
    annex: Annex,
    project: Project,
    /// The folder that it is read from goes when this does.
    _checkout: Option<Checkout>,
}

pub(super) fn run(options: &Options, global: &Global, console: &Console) -> Result<(), Failure> {
    let (old, new) = versions(options, global)?;
    let comparison = compare(&old.annex, &new.annex);
    if let Some(path) = &options.pdf {
        write_redline(path, &comparison, &old, &new, global, console)?;
    }
    let shown = match options.format {
        Format::Human => terminal::show(&comparison, console.look()),
        Format::Json => json(&old.name, &new.name, &comparison),
        Format::Markdown => markdown(&old.name, &new.name, &comparison),
    };
    console.result(shown.as_bytes())?;
    if options.exit_code && !comparison.is_empty() {
        return Err(Failure::unmet(telling::total(&comparison)));
    }
    Ok(())
}

fn versions(options: &Options, global: &Global) -> Result<(Version, Version), Failure> {
    let names: Vec<&str> = options.versions.iter().map(String::as_str).collect();
    if options.no_git {
        return match names.as_slice() {
            [old, new] => Ok((folder(old)?, folder(new)?)),
            _ => {
                Err(Failure::work(text!("diff-two-folders"))
                    .with_hint(text!("diff-two-folders.hint")))
            }
        };
    }
    let project = Project::find(global.root.as_deref())?;
    let git = Git::find(project.root())?;
    let head = |name: &'_ str| if name.is_empty() { "HEAD".to_owned() } else { name.to_owned() };
    match names.as_slice() {
        [] => Ok((revision(&git, "HEAD")?, read(text!("diff-here"), project, None)?)),
        [range] => match (range.split_once("..."), range.split_once("..")) {
            (Some((old, new)), _) => {
                let (old, new) = (git.resolve(&head(old))?, git.resolve(&head(new))?);
                let common = git.common(&old, &new)?.unwrap_or(old);
                Ok((at(&git, common)?, at(&git, new)?))
            }
            (None, Some((old, new))) => {
                Ok((revision(&git, &head(old))?, revision(&git, &head(new))?))
            }
            (None, None) => Ok((revision(&git, range)?, read(text!("diff-here"), project, None)?)),
        },
        [old, new] if ![old, new].iter().any(|name| name.contains("..")) => {
            Ok((revision(&git, old)?, revision(&git, new)?))
        }
        _ => Err(Failure::work(text!("diff-one-range")).with_hint(text!("diff-one-range.hint"))),
    }
}

fn folder(path: &str) -> Result<Version, Failure> {
    read(path.to_owned(), Project::find(Some(Path::new(path)))?, None)
}

fn revision(git: &Git, name: &str) -> Result<Version, Failure> {
    at(git, git.resolve(name)?)
}

fn at(git: &Git, revision: Revision) -> Result<Version, Failure> {
    let checkout = git.checkout(&revision)?;
    read(revision.shown(), checkout.project.clone(), Some(checkout))
}

/// Reads a version whole.
///
/// # Errors
/// When its sources are wrong: half of a version would be shown as gone.
fn read(name: String, project: Project, checkout: Option<Checkout>) -> Result<Version, Failure> {
    let mut diagnostics = Diagnostics::default();
    match Annex::read(&project, &mut diagnostics)? {
        Some(annex) if diagnostics.errors() == 0 => {
            Ok(Version { name, annex, project, _checkout: checkout })
        }
        _ => {
            diagnostics.sort();
            Err(Failure::Sources(diagnostics))
        }
    }
}

/// Typesets what changed with the layouts of the new version.
fn write_redline(
    path: &Path,
    comparison: &Comparison,
    old: &Version,
    new: &Version,
    global: &Global,
    console: &Console,
) -> Result<(), Failure> {
    if comparison.is_empty() {
        let (from, to) = (&old.name, &new.name);
        console.message(&text!("diff-same", from, to, path = shown(path).display()));
        return Ok(());
    }
    not_a_source(&new.project, path)?;
    let redline = Redline::new(comparison, &old.annex, &new.annex, (&old.name, &new.name));
    let _guard = Guard::start(global.bounds, redline.annex.entries.len(), *console);
    let typesetter = Typesetter::new(&new.project, &redline.annex)?;
    let mut diagnostics = Diagnostics::default();
    typesetter.check(&new.annex, &mut diagnostics);
    let typeset = typesetter.lay_out_redline(&redline, &mut diagnostics);
    let pdf = typeset.and_then(|typeset| {
        let extents = typeset.extents();
        for entry in &redline.annex.entries {
            conservation::check(&typeset, &extents, &entry.sheet, &mut diagnostics);
        }
        Some((typeset.pages(), typesetter.export(&typeset, &mut diagnostics)?))
    });
    diagnostics.sort();
    let Some((pages, pdf)) = pdf.filter(|_| diagnostics.errors() == 0) else {
        return Err(Failure::Sources(diagnostics));
    };
    console.diagnostics(&diagnostics);
    let staging = Staging::begin()?;
    staging.add(path.to_owned(), pdf);
    staging.finish()?;
    console.note(&text!("diff-written", path = shown(path).display(), pages));
    Ok(())
}

#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    from: &'a str,
    to: &'a str,
    unchanged: usize,
    collection: &'a [Fact],
    sheets: Vec<SheetReport<'a>>,
}

#[derive(Serialize)]
struct SheetReport<'a> {
    id: &'a str,
    fate: Fate,
    #[serde(skip_serializing_if = "Option::is_none")]
    was: Option<&'a str>,
    from_number: Option<usize>,
    to_number: Option<usize>,
    moved: bool,
    facts: &'a [Fact],
    summary: Vec<String>,
    content: &'a Content,
}

/// The comparison for programs.
fn json(from: &str, to: &str, comparison: &Comparison) -> String {
    let sheets = comparison.sheets.iter().map(|change| SheetReport {
        id: &change.id,
        fate: change.fate,
        was: change.was.as_deref(),
        from_number: change.old_number,
        to_number: change.new_number,
        moved: change.moved,
        facts: &change.facts,
        summary: telling::lines(change),
        content: &change.content,
    });
    let report = Report {
        version: 1,
        from,
        to,
        unchanged: comparison.unchanged,
        collection: &comparison.collection,
        sheets: sheets.collect(),
    };
    serde_json::to_string_pretty(&report).unwrap_or_default() + "\n"
}

/// The change log.
fn markdown(from: &str, to: &str, comparison: &Comparison) -> String {
    let mut out = format!("# {}\n\n", text!("diff-log-title", from, to));
    let mut part = |heading: &str, lines: &[String]| {
        out.push_str(&format!("## {heading}\n\n"));
        lines.iter().for_each(|line| out.push_str(&format!("- {line}\n")));
        if !lines.is_empty() {
            out.push('\n');
        }
    };
    let collection = telling::collection(comparison);
    if !collection.is_empty() {
        part(&text!("diff-collection"), &collection);
    }
    for sheet in &comparison.sheets {
        part(&telling::heading(sheet), &telling::lines(sheet));
    }
    out.push_str(&telling::total(comparison));
    out.push('\n');
    out
}
