//! `annexe log`: the editorial history of the collection, or of one sheet, in words.

use clap::{Args, ValueEnum};
use serde::Serialize;
use time::Date;

use super::Global;
use super::console::Console;
use super::versions::{self, Version};
use crate::diff::{Comparison, SheetChange, compare, telling};
use crate::failure::Failure;
use crate::history::{Git, Revision};
use crate::message::{Language, language, text};
use crate::project::{Project, SOURCES};
use crate::sheet::french_date;

/// Raconte l'histoire de l'annexe, ou d'une fiche : ce que chaque commit a changé
#[derive(Args)]
#[command(
    help_template = super::HELP,
    after_help = "Exemples :\n  annexe log                         les vingt derniers commits qui ont touché aux sources\n  annexe log esat-mezin              l'histoire d'une fiche\n  annexe log esat-mezin --rev v2023 -n 5"
)]
pub(super) struct Options {
    /// Identifiant de la fiche ; sans lui, toute l'annexe
    id: Option<String>,
    /// Jusqu'à cette révision
    #[arg(long, value_name = "RÉVISION", default_value = "HEAD")]
    rev: String,
    /// Nombre de commits, au plus
    #[arg(short = 'n', long, value_name = "NOMBRE", default_value_t = 20)]
    number: usize,
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

/// What a commit did.
#[derive(Serialize)]
struct Entry {
    commit: String,
    /// Its day, in figures (ISO 8601).
    date: String,
    #[serde(skip)]
    day: Option<Date>,
    subject: String,
    changes: Vec<Change>,
    /// Why it cannot be said what it did.
    #[serde(skip_serializing_if = "Option::is_none")]
    unreadable: Option<String>,
}

/// What it did to a sheet, or to the collection as a whole.
#[derive(Serialize)]
struct Change {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    heading: String,
    lines: Vec<String>,
}

pub(super) fn run(options: &Options, global: &Global, console: &Console) -> Result<(), Failure> {
    let project = Project::find(global.root.as_deref())?;
    let git = Git::find(project.root())?;
    let until = git.resolve(&options.rev)?;
    let path = match &options.id {
        Some(id) => format!("{SOURCES}/{}.yaml", id.strip_suffix(".yaml").unwrap_or(id)),
        None => SOURCES.to_owned(),
    };
    let commits = git.history(&until, &path, options.id.is_some(), options.number)?;
    if commits.is_empty() {
        let failure = Failure::work(text!("log-nothing", path, revision = until.shown()));
        return Err(failure.with_hint(text!("log-nothing.hint")));
    }
    let mut wanted = options.id.as_deref().map(|id| id.trim_end_matches(".yaml").to_owned());
    let mut entries = Vec::new();
    for commit in &commits {
        let (changes, unreadable) = match changes(&git, commit, wanted.as_deref()) {
            Ok((changes, was)) => {
                wanted = was.or(wanted);
                (changes, None)
            }
            Err(_) => (Vec::new(), Some(text!("log-unreadable"))),
        };
        let day = commit.date();
        let date = day.map(|day| day.to_string()).unwrap_or_default();
        let (number, subject) = (commit.short().to_owned(), commit.subject.clone());
        entries.push(Entry { commit: number, date, day, subject, changes, unreadable });
    }
    entries.retain(|entry| !entry.changes.is_empty() || entry.unreadable.is_some());
    let shown = match options.format {
        Format::Human => entries.iter().map(human).collect(),
        Format::Json => serde_json::to_string_pretty(&entries).unwrap_or_default() + "\n",
    };
    console.result(shown.as_bytes())
}

/// What a commit changed, of one sheet if one is wanted; and what that sheet was called before, if it was renamed.
///
/// # Errors
/// When the sources of one of the versions are wrong.
fn changes(
    git: &Git,
    commit: &Revision,
    wanted: Option<&str>,
) -> Result<(Vec<Change>, Option<String>), Failure> {
    let new = versions::at(git, commit)?;
    let Some(old) = before(git, commit)? else {
        let count = new.annex.entries.len();
        let heading = text!("log-first", count);
        return Ok((vec![Change { id: None, heading, lines: Vec::new() }], None));
    };
    let comparison = compare(&old.annex, &new.annex);
    let sheets = comparison.sheets.iter();
    let sheets = sheets.filter(|sheet| wanted.is_none_or(|wanted| wanted == sheet.id));
    let was = wanted.and_then(|_| sheets.clone().find_map(|sheet| sheet.was.clone()));
    let mut changes: Vec<Change> = sheets.map(of_sheet).collect();
    if wanted.is_none() {
        changes.splice(0..0, of_collection(&comparison));
    }
    Ok((changes, was))
}

/// The version before a commit; none where there was no collection.
fn before(git: &Git, commit: &Revision) -> Result<Option<Version>, Failure> {
    match git.parent(commit)? {
        Some(parent) if git.has_collection(&parent)? => versions::at(git, &parent).map(Some),
        _ => Ok(None),
    }
}

fn of_sheet(sheet: &SheetChange) -> Change {
    Change {
        id: Some(sheet.id.clone()),
        heading: telling::heading(sheet),
        lines: telling::lines(sheet),
    }
}

fn of_collection(comparison: &Comparison) -> Option<Change> {
    let lines = telling::collection(comparison);
    (!lines.is_empty()).then(|| Change { id: None, heading: text!("diff-collection"), lines })
}

fn human(entry: &Entry) -> String {
    let Entry { commit, date, day, subject, changes, unreadable } = entry;
    let date = match (language(), day) {
        (Language::French, Some(day)) => french_date(*day),
        _ => date.clone(),
    };
    let mut out = format!("{date} · {commit} · {subject}\n");
    for change in changes {
        out.push_str(&format!("  {}\n", change.heading));
        change.lines.iter().for_each(|line| out.push_str(&format!("    {line}\n")));
    }
    unreadable.iter().for_each(|why| out.push_str(&format!("  {why}\n")));
    out.push('\n');
    out
}
