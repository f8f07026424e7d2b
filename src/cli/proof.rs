//! `annexe proof`: what changed on the pages.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;

use clap::{Args, ValueEnum};
use clap_complete::engine::ArgValueCandidates;
use rayon::prelude::*;
use serde_json::json;

use super::Global;
use super::candidates;
use super::console::Console;
use super::given;
use super::revision::{Collection, Revised};
use super::session::{Session, not_a_source, shown};
use crate::failure::Failure;
use crate::images::{self, Format as ImageFormat};
use crate::message::{decimal, text};
use crate::output::{PROOFS, Staging, withdraw_proofs};
use crate::project::Project;
use crate::proof::{Change, Pages, Pair, Unreadable, compare, picture};
use crate::typeset::Output;

/// Points an inch at which pages are compared: a hairline is seen.
const DPI: f64 = 96.0;
/// Words told of a page; the count of the others is told.
const WORDS: usize = 6;

/// Compare deux PDF, ou deux états de l'annexe, page par page : mots et dessin
#[derive(Args)]
#[command(
    help_template = super::HELP,
    after_help = "Exemples :\n  annexe proof                       la dernière composition (out/annexe.pdf) et ce que les sources donnent à présent\n  annexe proof --rev v2023           l'annexe d'une version, et celle d'à présent\n  annexe proof avant.pdf après.pdf\n  annexe proof avant.pdf après.pdf --exit-code --format json"
)]
pub(super) struct Options {
    /// PDF d'avant [par défaut : out/annexe.pdf, ou l'annexe de la révision]
    before: Option<PathBuf>,
    /// PDF d'après [par défaut : l'annexe que les sources donnent à présent]
    after: Option<PathBuf>,
    /// Compare avec l'annexe telle qu'elle était à cette révision de git
    #[arg(long, value_name = "RÉVISION", allow_hyphen_values = true, conflicts_with = "before", add = ArgValueCandidates::new(candidates::revisions))]
    rev: Option<String>,
    /// Tableau à lire, ou JSON pour un programme
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    format: Format,
    /// Où dessiner les pages qui ont changé [par défaut : out/epreuve/, ou à côté du PDF d'après]
    #[arg(short, long, value_name = "DOSSIER")]
    output: Option<PathBuf>,
    /// Ne dessine rien
    #[arg(long, conflicts_with = "output")]
    no_pictures: bool,
    /// Finit avec le code 1 s'il y a une différence
    #[arg(long)]
    exit_code: bool,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum Format {
    #[default]
    Table,
    Json,
}

/// What is compared, and where it is drawn.
struct Work {
    before: Pages,
    after: Pages,
    dir: PathBuf,
}

pub(super) fn run(options: &Options, global: &Global, console: &Console) -> Result<(), Failure> {
    let work = work(options, global, console)?;
    let pairs = compare(&work.before, &work.after, DPI);
    let changed: Vec<&Pair> = pairs.iter().filter(|pair| pair.change.is_some()).collect();
    let shown = match options.format {
        Format::Table => table(&pairs, changed.len()),
        Format::Json => report(&pairs),
    };
    if !options.no_pictures {
        draw(&work, &changed, console)?;
    }
    console.result(shown.as_bytes())?;
    if options.exit_code && !changed.is_empty() {
        return Err(Failure::Differs);
    }
    Ok(())
}

fn work(options: &Options, global: &Global, console: &Console) -> Result<Work, Failure> {
    if let (Some(before), Some(after)) = (&options.before, &options.after) {
        let beside = after.parent().unwrap_or(Path::new("")).join(PROOFS);
        let dir = options.output.clone().unwrap_or(beside);
        return Ok(Work { before: read(before)?, after: read(after)?, dir });
    }
    let here = Project::find(global.root.as_deref())?;
    let dir = options.output.clone().unwrap_or_else(|| here.out().join(PROOFS));
    not_a_source(&here, &dir.join("page.png"))?;
    let before = match (&options.before, &options.rev) {
        (Some(before), _) => read(before)?,
        (None, Some(_)) => typeset(options.rev.clone(), global, console)?,
        (None, None) => {
            let built = here.out().join(Output::Annex.path());
            if !built.exists() {
                let path = shown(&built).display();
                return Err(Failure::work(text!("proof-nothing", path))
                    .with_hint(text!("proof-nothing.hint")));
            }
            read(&built)?
        }
    };
    Ok(Work { before, after: typeset(None, global, console)?, dir })
}

fn read(path: &Path) -> Result<Pages, Failure> {
    let path_shown = path.display();
    Pages::read(given::pdf(path)?).map_err(|why| match why {
        Unreadable::Damaged => Failure::work(text!("proof-unreadable", path = path_shown))
            .with_hint(text!("press-damaged.hint")),
        Unreadable::Locked => Failure::work(text!("press-locked", path = path_shown))
            .with_hint(text!("press-locked.hint")),
    })
}

/// The annex of a revision, or as it is.
fn typeset(rev: Option<String>, global: &Global, console: &Console) -> Result<Pages, Failure> {
    let revised = Revised::at(rev, false);
    let collection = Collection::find(global.root.as_deref(), &revised, console)?;
    let project = collection.project().clone();
    let session = Session::open(project, &collection.edition(), global.bounds, console)?;
    let (sender, pdfs) = channel();
    session.make(vec![Output::Annex], |_, pdf| drop(sender.send(pdf)), console)?;
    let pdf = pdfs.try_recv().unwrap_or_default();
    let path = Output::Annex.path();
    Pages::read(pdf).map_err(|_| Failure::work(text!("proof-unreadable", path)))
}

/// A picture for each pair of pages that differ; those of an earlier proof go.
fn draw(work: &Work, changed: &[&Pair], console: &Console) -> Result<(), Failure> {
    let staging = Staging::begin()?;
    let digits = work.before.count().max(work.after.count()).to_string().len();
    let named = |pair: &Pair| {
        let number = pair.after.or(pair.before).unwrap_or_default();
        let what = if pair.after.is_some() { "page" } else { "retiree" };
        work.dir.join(format!("{what}-{number:0digits$}.png"))
    };
    changed.par_iter().try_for_each(|pair| {
        let drawn = picture(&work.before, &work.after, pair, DPI);
        let bytes = images::encode(&drawn, ImageFormat::Png, DPI as u32)
            .map_err(|error| Failure::work(text!("images-failed", reason = error.to_string())))?;
        staging.add(named(pair), bytes);
        Ok::<(), Failure>(())
    })?;
    staging.finish()?;
    let kept: Vec<PathBuf> = changed.iter().map(|pair| named(pair)).collect();
    withdraw_proofs(&work.dir, &kept)?;
    if !changed.is_empty() {
        let dir = shown(&work.dir).display();
        console.note(&text!("proof-drawn", count = changed.len(), dir));
    }
    Ok(())
}

/// A line for each pair of pages that differ.
fn table(pairs: &[Pair], changed: usize) -> String {
    let mut table = match changed {
        0 => text!("proof-same", pages = pairs.len()),
        _ => text!("proof-changed-of", changed, pages = pairs.len()),
    } + "\n";
    for pair in pairs {
        let Some(change) = &pair.change else { continue };
        let pages = match (pair.before, pair.after) {
            (Some(before), Some(after)) if before == after => text!("proof-page", page = after),
            (Some(before), Some(after)) => text!("proof-page-was", page = after, before),
            (None, after) => text!("proof-page-new", page = after.unwrap_or_default()),
            (before, None) => text!("proof-page-gone", page = before.unwrap_or_default()),
        };
        let _ = writeln!(table, "{pages}{}", told(pair, change));
    }
    let moved = pairs.iter().filter(|pair| pair.change.is_none() && pair.before != pair.after);
    match moved.count() {
        0 => {}
        count => table += &(text!("proof-moved", count) + "\n"),
    }
    table
}

/// What changed on a page, in words.
fn told(pair: &Pair, change: &Change) -> String {
    if pair.before.is_none() || pair.after.is_none() {
        return String::new();
    }
    let mut told = Vec::new();
    if change.resized {
        told.push(text!("proof-resized"));
    }
    if !change.removed.is_empty() {
        told.push(text!("proof-removed", words = some(&change.removed)));
    }
    if !change.added.is_empty() {
        told.push(text!("proof-added", words = some(&change.added)));
    }
    if let Some(area) = change.area {
        let millimetres = |number: f64| decimal(number, 0);
        told.push(text!(
            "proof-area",
            share = share(change.share),
            left = millimetres(area.left),
            top = millimetres(area.top),
            right = millimetres(area.right),
            bottom = millimetres(area.bottom)
        ));
    }
    told.iter().fold(String::new(), |all, line| all + "\n    " + line)
}

/// A part of all points, in percent: one that is not nothing is not told as such.
fn share(share: f64) -> String {
    let (percent, least) = (share * 100.0, 0.1);
    match percent < least {
        true => text!("proof-less-than", least = decimal(least, 1)),
        false => decimal(percent, 1),
    }
}

fn some(words: &[String]) -> String {
    let mut said = words.iter().take(WORDS).cloned().collect::<Vec<_>>().join(" ");
    if words.len() > WORDS {
        said += &format!(" … (+{})", words.len() - WORDS);
    }
    said
}

/// The pairs that differ, for programs: lengths in millimetres, shares from 0 to 1.
fn report(pairs: &[Pair]) -> String {
    let hundredths = |number: f64| (number * 100.0).round() / 100.0;
    let of = |pair: &Pair| {
        let change = pair.change.as_ref()?;
        let area = change.area.map(|area| {
            json!({
                "left": hundredths(area.left),
                "top": hundredths(area.top),
                "right": hundredths(area.right),
                "bottom": hundredths(area.bottom),
            })
        });
        Some(json!({
            "before": pair.before,
            "after": pair.after,
            "removed": change.removed,
            "added": change.added,
            "share": change.share,
            "area": area,
            "resized": change.resized,
        }))
    };
    let changed: Vec<_> = pairs.iter().filter_map(of).collect();
    format!("{:#}\n", json!({ "version": 1, "pages": pairs.len(), "changed": changed }))
}
