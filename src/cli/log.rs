//! `annexe log`: the editorial history of the collection, or of one sheet, in words.

mod steps;

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use clap_complete::engine::ArgValueCandidates;
use serde::Serialize;
use time::Date;

use super::Global;
use super::candidates;
use super::console::Console;
use super::versions::{self, Version};
use crate::diff::tell::telling;
use crate::diff::{Comparison, Passed, SheetChange};
use crate::failure::Failure;
use crate::history::{Git, Revision, Step};
use crate::message::{Language, language, text};
use crate::project::{MANIFEST, Project, SOURCES};
use crate::sheet::french_date;
use crate::typography::{set_words, unset};
use steps::{called, names, steps, stretches};

/// How many versions with errors are passed over, looking for one to compare with.
const BACK: usize = 50;

/// Raconte l'histoire de l'annexe, ou d'une fiche : ce que chaque commit a changé
#[derive(Args)]
#[command(
    help_template = super::HELP,
    after_help = "Exemples :\n  annexe log                         les vingt derniers commits qui ont touché aux sources\n  annexe log esat-mezin              l'histoire d'une fiche\n  annexe log esat-mezin --rev v2023 -n 5\n\nChaque changement est dit une fois, au commit qui l'a fait, sur quelque branche que ce soit ; une fusion n'est dite que de ce qu'elle a changé elle-même. D'une fiche, aussi ses changements de place et de nom."
)]
pub(super) struct Options {
    /// Identifiant de la fiche ; sans lui, toute l'annexe
    #[arg(add = ArgValueCandidates::new(candidates::sheets))]
    id: Option<String>,
    /// Jusqu'à cette révision
    #[arg(long, value_name = "RÉVISION", default_value = "HEAD", add = ArgValueCandidates::new(candidates::revisions))]
    rev: String,
    /// Nombre de commits, au plus
    #[arg(short = 'n', long, value_name = "NOMBRE", default_value = "20", value_parser = number, allow_negative_numbers = true)]
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
    /// The commit that it is compared with, where the one before has errors.
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<String>,
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
    let wanted = options.id.as_deref().map(|id| id.trim_end_matches(".yaml"));
    if wanted.is_some_and(|id| MANIFEST.strip_suffix(".yaml") == Some(id)) {
        let failure = Failure::work(text!("log-manifest", manifest = MANIFEST));
        return Err(failure.with_hint(text!("log-manifest.hint")));
    }
    let stretches = stretches(&git, &until)?;
    let mut names = wanted.map(|id| names(&stretches, &until, id)).transpose()?;
    let steps = steps(stretches, &until, wanted.zip(names.as_deref()))?;
    let mut entries = Vec::new();
    let mut seen = 0;
    for (git, step) in &steps {
        if entries.len() == options.number {
            break;
        }
        seen += 1;
        let (told, unreadable) = match changes(git, step, names.as_deref()) {
            Ok(told) => (told, None),
            Err(Failure::Version { diagnostics, .. }) => {
                let place = versions::first_error(&diagnostics);
                // The commit is named already.
                let place = place.split_once(':').map_or(place.as_str(), |(_, place)| place);
                (Told::default(), Some(text!("log-unreadable", place)))
            }
            Err(other) => return Err(other),
        };
        // Before, it had this name: another sheet may have had its own.
        if let (Some(names), Some(was)) = (&mut names, &told.was) {
            names.retain(|name| name != was);
            names.insert(0, was.clone());
        }
        if !told.changes.is_empty() || unreadable.is_some() {
            entries.push(entry(&step.revision, told, unreadable));
        }
    }
    let shown = match options.format {
        Format::Human => entries.iter().map(human).collect(),
        Format::Json => serde_json::to_string_pretty(&entries).unwrap_or_default() + "\n",
    };
    console.result(shown.as_bytes())?;
    if seen < steps.len() {
        console.note(&text!("log-more", count = steps.len() - seen, all = steps.len()));
    }
    Ok(())
}

/// A number of commits.
fn number(text: &str) -> Result<usize, String> {
    text.parse().ok().filter(|number| *number > 0).ok_or_else(|| text!("log-number"))
}

fn entry(commit: &Revision, told: Told, unreadable: Option<String>) -> Entry {
    let day = commit.date();
    let date = day.map(|day| day.to_string()).unwrap_or_default();
    let (number, subject) = (commit.short().to_owned(), commit.subject.clone());
    let Told { changes, since, .. } = told;
    Entry { commit: number, date, day, subject, since, changes, unreadable }
}

/// What became of a commit.
#[derive(Default)]
struct Told {
    changes: Vec<Change>,
    /// What the sheet was called before, if it was renamed.
    was: Option<String>,
    /// The commit that it is compared with, where that is not the one before.
    since: Option<String>,
}

impl Told {
    fn alone(heading: String) -> Self {
        let changes = vec![Change { id: None, heading, lines: Vec::new() }];
        Self { changes, ..Self::default() }
    }
}

/// What a commit changed, of one sheet if one is wanted.
///
/// # Errors
/// When the sources of this version are wrong, or those of all before it.
fn changes(git: &Git, step: &Step, names: Option<&[String]>) -> Result<Told, Failure> {
    if !git.has_collection(&step.revision)? {
        // It went with this commit, or elsewhere.
        return Ok(Told::default());
    }
    let mut wanted = called(git, &step.revision, names)?;
    let new = versions::at_for(git, &step.revision, wanted)?;
    let (old, since, moved) = match before(git, step, names)? {
        Before::Version(old, since, moved) => (old, since, moved),
        Before::Same => return Ok(Told::default()),
        Before::Cut => return Ok(Told::alone(text!("log-cut"))),
        Before::Nothing => {
            return Ok(match wanted {
                Some(id) if new.annex.entry(id).is_none() => Told::default(),
                Some(_) => Told::alone(text!("log-first-sheet")),
                None => Told::alone(text!("log-first", count = new.annex.entries.len())),
            });
        }
    };
    if wanted.is_some_and(|id| new.annex.entry(id).is_none()) {
        // It goes with this commit, or was not there yet.
        let gone = names.unwrap_or_default().iter().find(|name| old.annex.entry(name).is_some());
        wanted = gone.map(String::as_str).or(wanted);
    }
    let comparison = versions::compared(&old, &new)?;
    let sheets = comparison.sheets.iter();
    let sheets = sheets.filter(|sheet| wanted.is_none_or(|wanted| wanted == sheet.id));
    let was = wanted.and_then(|_| sheets.clone().find_map(|sheet| sheet.was.clone()));
    let mut changes: Vec<Change> = sheets.map(of_sheet).collect();
    if let Some(passed) = comparison.passed.iter().find(|it| wanted == Some(&it.id)) {
        tell_passed(passed, &mut changes);
    }
    if wanted.is_none() {
        changes.splice(0..0, of_collection(&comparison));
        changes.splice(0..0, moved.map(|from| of_move(&from, &git.prefix())));
    }
    Ok(Told { changes, was, since })
}

/// What a commit is compared with.
enum Before {
    /// A version; its commit, where it is not the one before; its folder, where that was another.
    Version(Box<Version>, Option<String>, Option<PathBuf>),
    /// A merge that changed nothing itself.
    Same,
    /// There was no collection.
    Nothing,
    /// The clone begins here.
    Cut,
}

/// The version before a commit: of a merge, what git alone had made of both sides; else the last one without errors.
fn before(git: &Git, step: &Step, names: Option<&[String]>) -> Result<Before, Failure> {
    if step.parents.len() > 1 {
        return Ok(match git.merged(step)? {
            Some(checkout) => Before::Version(Box::new(versions::of(checkout)?), None, None),
            None => Before::Same,
        });
    }
    if git.is_cut_at(step)? {
        return Ok(Before::Cut);
    }
    let Some(parent) = git.parent(step)? else { return Ok(Before::Nothing) };
    let (git, moved) = match git.before_move(step)? {
        Some(earlier) => (&earlier.clone(), Some(earlier.prefix())),
        None if git.has_collection(&parent)? => (git, None),
        None => return Ok(Before::Nothing),
    };
    let at = |revision: &Revision| versions::at_for(git, revision, called(git, revision, names)?);
    let faulty = match at(&parent) {
        Ok(version) => return Ok(Before::Version(Box::new(version), None, moved)),
        Err(failure @ Failure::Version { .. }) => failure,
        Err(other) => return Err(other),
    };
    // The first of these is the faulty one, or what it has its sources from.
    for earlier in git.history(&parent, &[SOURCES])?.iter().skip(1).take(BACK) {
        if let Ok(version) = at(&earlier.revision) {
            let since = earlier.revision.short().to_owned();
            return Ok(Before::Version(Box::new(version), Some(since), moved));
        }
    }
    Err(faulty)
}

fn of_sheet(sheet: &SheetChange) -> Change {
    Change {
        id: Some(sheet.id.clone()),
        heading: telling::heading(sheet),
        lines: telling::lines(sheet),
    }
}

/// Tells of one sheet that it changed places with another one; of all, that is told of the other one.
fn tell_passed(passed: &Passed, changes: &mut Vec<Change>) {
    let Passed { id, title, old_number: from, new_number: to } = passed;
    let line = text!("diff-sheet-moved", from, to);
    match changes.first_mut() {
        Some(change) => change.lines.insert(0, line),
        None => changes.push(Change {
            id: Some(id.clone()),
            heading: text!("diff-sheet", number = to, title = unset(&set_words(title))),
            lines: vec![line],
        }),
    }
}

fn of_move(from: &Path, to: &Path) -> Change {
    let shown = |dir: &Path| match dir.as_os_str().is_empty() {
        true => ".".to_owned(),
        false => dir.display().to_string(),
    };
    let heading = text!("log-moved", from = shown(from), to = shown(to));
    Change { id: None, heading, lines: Vec::new() }
}

fn of_collection(comparison: &Comparison) -> Option<Change> {
    let lines = telling::collection(comparison);
    (!lines.is_empty()).then(|| Change { id: None, heading: text!("diff-collection"), lines })
}

fn human(entry: &Entry) -> String {
    let Entry { commit, date, day, subject, since, changes, unreadable } = entry;
    let date = match (language(), day) {
        (Language::French, Some(day)) => french_date(*day),
        _ => date.clone(),
    };
    let mut out = format!("{date} · {commit} · {subject}\n");
    if let Some(since) = since {
        out.push_str(&format!("  {}\n", text!("log-since", commit = since)));
    }
    for change in changes {
        out.push_str(&format!("  {}\n", change.heading));
        change.lines.iter().for_each(|line| out.push_str(&format!("    {line}\n")));
    }
    unreadable.iter().for_each(|why| out.push_str(&format!("  {why}\n")));
    out.push('\n');
    out
}
