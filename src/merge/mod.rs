//! Two people's versions of a source and the one that both began with, brought together.
//!
//! Git sees a conflict where neighbouring lines change, and of prose with a sentence a line neighbours are what people
//! change. Here a conflict is what both made of the same sentence. What comes of it is looked at: it is a source
//! without errors, or git's own way is taken.

mod copies;
mod lines;

use std::fmt::Write as _;
use std::path::Path;

use crate::diag::Diagnostics;
use crate::fmt;
use crate::project::MANIFEST;
use crate::source::Source;
use lines::{Nearness, Part};

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
    let plain = parts(path, versions, Nearness::Touching);
    if conflicts(&plain) == 0 && is_sound(path, &plain) {
        return take(&plain);
    }
    let tidy = [versions.base, versions.ours, versions.theirs].map(|text| tidied(path, text));
    let tidy = match &tidy {
        [Some(base), Some(ours), Some(theirs)] => {
            Some(parts(path, Versions { base, ours, theirs }, Nearness::Touching))
        }
        _ => None,
    };
    let apart = parts(path, versions, Nearness::Apart);
    let ways = [Some(&plain), tidy.as_ref()].into_iter().flatten();
    let sound = ways.filter(|parts| is_sound(path, parts));
    // The first of the best: git's own way has to be better than both.
    take(sound.chain([&apart]).min_by_key(|parts| conflicts(parts)).unwrap_or(&apart))
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

/// Whether whoever settles the conflicts, either way, has a source without errors.
fn is_sound(path: &Path, parts: &[Part<'_>]) -> bool {
    let good = |taken| tidied(path, &taking(parts, taken)).is_some();
    good(Taken::Ours) && (conflicts(parts) == 0 || good(Taken::Theirs))
}

/// A source's text in its one form; nothing where it has errors.
fn tidied(path: &Path, text: &str) -> Option<String> {
    let mut found = Diagnostics::default();
    let source = Source::decode(path, text.as_bytes(), &mut found)?;
    let tidy = fmt::format(&source, None, &mut found).ok()??;
    (found.errors() == 0).then_some(tidy)
}

fn conflicts(parts: &[Part<'_>]) -> usize {
    parts.iter().filter(|part| matches!(part, Part::Conflict { .. })).count()
}

fn taking(parts: &[Part<'_>], taken: Taken) -> String {
    let lines = parts.iter().flat_map(|part| match (part, taken) {
        (Part::Agreed(lines), _)
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
            Part::Agreed(lines) => text.extend(lines.iter().copied()),
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
