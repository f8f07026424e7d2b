//! `annexe diff`: what changed from one version to another.

use std::path::Path;

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::Global;
use super::console::Console;
use crate::annex::Annex;
use crate::diag::Diagnostics;
use crate::diff::terminal;
use crate::diff::{Comparison, Content, Fact, Fate, compare, telling};
use crate::failure::Failure;
use crate::message::text;
use crate::project::Project;

/// Dit ce qui a changé d'une version à l'autre : fiches, rubriques, mots
#[derive(Args)]
#[command(
    help_template = super::HELP,
    after_help = "Exemples :\n  annexe diff --no-git annexe-2023 annexe-2024\n  annexe diff --no-git annexe-2023 annexe-2024 --format markdown > modifications.md"
)]
pub(super) struct Options {
    /// Deux dossiers à comparer
    #[arg(value_name = "VERSION", num_args = 0..=2)]
    versions: Vec<String>,
    /// Compare deux dossiers, sans git
    #[arg(long)]
    no_git: bool,
    /// Texte à lire, JSON pour un programme, ou journal des modifications en Markdown
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    format: Format,
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
}

pub(super) fn run(options: &Options, global: &Global, console: &Console) -> Result<(), Failure> {
    let (old, new) = versions(options, global)?;
    let comparison = compare(&old.annex, &new.annex);
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

fn versions(options: &Options, _global: &Global) -> Result<(Version, Version), Failure> {
    match options.versions.as_slice() {
        [old, new] if options.no_git => Ok((folder(old)?, folder(new)?)),
        _ => {
            Err(Failure::work(text!("diff-two-folders")).with_hint(text!("diff-two-folders.hint")))
        }
    }
}

fn folder(path: &str) -> Result<Version, Failure> {
    read(path.to_owned(), &Project::find(Some(Path::new(path)))?)
}

/// Reads a version whole.
///
/// # Errors
/// When its sources are wrong: half of a version would be shown as gone.
fn read(name: String, project: &Project) -> Result<Version, Failure> {
    let mut diagnostics = Diagnostics::default();
    match Annex::read(project, &mut diagnostics)? {
        Some(annex) if diagnostics.errors() == 0 => Ok(Version { name, annex }),
        _ => {
            diagnostics.sort();
            Err(Failure::Sources(diagnostics))
        }
    }
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
