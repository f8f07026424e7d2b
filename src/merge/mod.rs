//! Two people's versions of a source and the one that both began with, brought together.
//!
//! Git sees a conflict where neighbouring lines change, and of prose with a sentence a line neighbours are what people
//! change. Here a conflict is what both made of the same sentence. What comes of it is looked at: it is a source
//! without errors, or git's own way is taken.

mod copies;
mod lines;
mod sound;

use std::fmt::Write as _;
use std::path::Path;

use crate::project::MANIFEST;
use lines::{Nearness, Part};
use sound::Tidy;

/// Three versions of a source.
#[derive(Clone, Copy, Debug)]
pub struct Versions<'a> {
    /// What both sides began with.
    pub base: &'a str,
    /// One side's text.
    pub ours: &'a str,
    /// The other side's text.
    pub theirs: &'a str,
}

/// How a conflict is written.
#[derive(Clone, Debug)]
pub struct Markers {
    /// How many signs a marker has, 7 in git.
    pub size: usize,
    /// What stands beside the first marker.
    pub ours: String,
    /// What stands beside the last one.
    pub theirs: String,
}

/// What three versions come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The text, each conflict between markers.
    pub text: String,
    /// How many there are.
    pub conflicts: usize,
}

/// Which side's lines a conflict gives.
#[derive(Clone, Copy)]
enum Taken {
    Ours,
    Theirs,
}

/// What three versions of a source come to; its path tells what it is: manifest, sheet, or copy of a schema.
#[must_use]
pub fn merge(path: &Path, versions: Versions<'_>, markers: &Markers) -> Merged {
    if let Some(text) = copy(path, versions) {
        return Merged { text, conflicts: 0 };
    }
    with_parts(path, versions, |parts| Merged {
        text: marked(parts, markers),
        conflicts: conflicts(parts),
    })
}

/// The same, with one side's words where both changed the same ones.
#[must_use]
pub fn favouring_ours(path: &Path, versions: Versions<'_>) -> String {
    let merged = || with_parts(path, versions, |parts| taking(parts, Taken::Ours));
    copy(path, versions).unwrap_or_else(merged)
}

/// What three versions of a schema's copy come to.
fn copy(path: &Path, versions: Versions<'_>) -> Option<String> {
    let is = path.file_name()?.to_str()?.ends_with(".schema.json");
    is.then(|| copies::merge(versions))?
}

/// Hands over what three versions come to: as they are or, where that leaves fewer conflicts, each in its one form.
fn with_parts<T>(path: &Path, versions: Versions<'_>, take: impl FnOnce(&[Part<'_>]) -> T) -> T {
    // Where a version has errors, nobody can tell what comes of it: git's own way is taken.
    let Some(tidy) = Tidy::of(path, versions) else {
        return take(&parts(path, versions, Nearness::Apart));
    };
    let plain = parts(path, versions, Nearness::Touching);
    if conflicts(&plain) == 0 && tidy.is_sound(path, &plain) {
        return take(&plain);
    }
    let Tidy { base, ours, theirs } = &tidy;
    let formed = parts(path, Versions { base, ours, theirs }, Nearness::Touching);
    let apart = parts(path, versions, Nearness::Apart);
    let ways = [plain, formed, apart];
    let sound = ways.iter().filter(|parts| tidy.is_sound(path, parts));
    match sound.min_by_key(|parts| conflicts(parts)) {
        Some(best) => take(best),
        None => take(&undecided(path, &tidy, &ways[1])),
    }
}

/// What does not go together though no line was changed twice: a key that both added, a sentence that both moved. The
/// other side's changes that bring it about are conflicts.
fn undecided<'a>(path: &Path, tidy: &Tidy, parts: &[Part<'a>]) -> Vec<Part<'a>> {
    let mut all = parts.to_vec();
    let theirs = |part: &Part<'_>| matches!(part, Part::Theirs { .. });
    let places: Vec<usize> = (0..all.len()).filter(|at| theirs(&all[*at])).collect();
    for &at in &places {
        all[at] = open(&parts[at]);
    }
    for &at in &places {
        let shut = std::mem::replace(&mut all[at], parts[at].clone());
        if !tidy.holds(path, &taking(&all, Taken::Ours)) {
            all[at] = shut;
        }
    }
    if places.is_empty() || conflicts(&all) > conflicts(parts) {
        return all;
    }
    // No error and no line twice, and yet something that was taken away is back: nobody can tell by which change.
    parts.iter().map(open).collect()
}

/// The other side's change as a choice between it and what there was.
fn open<'a>(part: &Part<'a>) -> Part<'a> {
    match part.clone() {
        Part::Theirs { base, theirs } => Part::Conflict { ours: base.clone(), base, theirs },
        part => part,
    }
}

fn parts<'a>(path: &Path, versions: Versions<'a>, near: Nearness) -> Vec<Part<'a>> {
    let Versions { base, ours, theirs } = versions;
    let mut parts = lines::merge(base, ours, theirs, near);
    if near == Nearness::Touching && path.file_name().is_some_and(|name| name == MANIFEST) {
        parts.iter_mut().for_each(keep_both);
    }
    parts
}

/// Sheets that both sides add at one place of the annex are all in it.
fn keep_both(part: &mut Part<'_>) {
    let Part::Conflict { ours, base, theirs } = part else { return };
    let is_sheet = |line: &&str| {
        let name = line.trim().strip_prefix("- ").unwrap_or_default();
        !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    if base.is_empty() && ours.iter().chain(theirs.iter()).all(is_sheet) {
        let more = theirs.iter().filter(|line| !ours.contains(line));
        *part = Part::Agreed(ours.iter().chain(more).copied().collect());
    }
}

fn conflicts(parts: &[Part<'_>]) -> usize {
    parts.iter().filter(|part| matches!(part, Part::Conflict { .. })).count()
}

fn taking(parts: &[Part<'_>], taken: Taken) -> String {
    let lines = parts.iter().flat_map(|part| match (part, taken) {
        (Part::Agreed(lines) | Part::Theirs { theirs: lines, .. }, _)
        | (Part::Conflict { ours: lines, .. }, Taken::Ours)
        | (Part::Conflict { theirs: lines, .. }, Taken::Theirs) => lines,
    });
    lines.copied().collect()
}

/// The text, its conflicts as git writes them.
fn marked(parts: &[Part<'_>], markers: &Markers) -> String {
    let mut text = String::new();
    for part in parts {
        match part {
            Part::Agreed(lines) | Part::Theirs { theirs: lines, .. } => {
                text.extend(lines.iter().copied());
            }
            Part::Conflict { ours, theirs, .. } => {
                mark(&mut text, '<', markers.size, &markers.ours);
                text.extend(ours.iter().copied());
                mark(&mut text, '=', markers.size, "");
                text.extend(theirs.iter().copied());
                mark(&mut text, '>', markers.size, &markers.theirs);
            }
        }
    }
    text
}

/// Writes a marker, on a line of its own.
fn mark(text: &mut String, sign: char, size: usize, label: &str) {
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    text.extend(std::iter::repeat_n(sign, size));
    // Writing to a string cannot fail.
    let _ = if label.is_empty() { writeln!(text) } else { writeln!(text, " {label}") };
}

#[cfg(test)]
mod tests;
