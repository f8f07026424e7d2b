//! What else is wrong with a file that is no YAML as a whole: one slip must not hide the others.
//!
//! A slip that a sure remedy undoes is undone in a copy, which is read on; where none is sure, the part that it is in is
//! left out. What is told of the copy is told at its place in the file.

use std::ops::Range;
use std::sync::Arc;

use super::fields;
use super::manifest::Manifest;
use super::unknown::is_spelt_like;
use crate::diag::{Code, Diagnostic, Diagnostics, Severity};
use crate::fix;
use crate::source::{Place, Source};
use crate::yaml::slips::{invisible, place};
use crate::yaml::{self, Node, Value};

/// How many slips are undone in the copy before the rest is given up.
const SLIPS: usize = 24;

/// Reports what is wrong in the parts of a source that can be read, after the whole could not.
pub(super) fn report(
    source: &Arc<Source>,
    manifest: Option<&Manifest>,
    diagnostics: &mut Diagnostics,
    read: impl Fn(&Arc<Source>, &Node, &mut Diagnostics),
) {
    let mut told = Diagnostics::default();
    diagnostics.iter().filter(|told| is_in(source, told)).for_each(|slip| told.push(slip.clone()));
    go_on(source, Copy::of(source), told, manifest, diagnostics, read);
}

/// Reports what else is wrong in a source that holds characters that no sheet may hold, each of which is told already.
pub(super) fn behind_characters(
    source: &Arc<Source>,
    manifest: Option<&Manifest>,
    diagnostics: &mut Diagnostics,
    read: impl Fn(&Arc<Source>, &Node, &mut Diagnostics),
) {
    let copy = Copy::of(source).with(&source.stand_ins());
    go_on_in(source, copy, manifest, diagnostics, read);
}

/// Reports what is wrong in a source that a line cuts in two, which is told already: all of it is one sheet.
pub(super) fn behind_marker(
    source: &Arc<Source>,
    marker: Range<usize>,
    manifest: Option<&Manifest>,
    diagnostics: &mut Diagnostics,
    read: impl Fn(&Arc<Source>, &Node, &mut Diagnostics),
) {
    let copy = Copy::of(source).with(&[(marker, String::new())]);
    go_on_in(source, copy, manifest, diagnostics, read);
}

/// Reports what else is wrong in a source where a « | » makes a text of what a key holds: the bar is told already.
pub(super) fn below_bars(
    source: &Arc<Source>,
    root: &Node,
    manifest: Option<&Manifest>,
    diagnostics: &mut Diagnostics,
    read: impl Fn(&Arc<Source>, &Node, &mut Diagnostics),
) {
    let bars = bars(source, root);
    if !bars.is_empty() {
        go_on_in(source, Copy::of(source).with(&bars), manifest, diagnostics, read);
    }
}

fn go_on_in(
    source: &Arc<Source>,
    mut copy: Copy,
    manifest: Option<&Manifest>,
    diagnostics: &mut Diagnostics,
    read: impl Fn(&Arc<Source>, &Node, &mut Diagnostics),
) {
    let mut told = Diagnostics::default();
    if !copy.is_read(source, &mut told, diagnostics, &read) {
        go_on(source, copy, told, manifest, diagnostics, read);
    }
}

/// The changes that take away each « | » that makes a text of what a key of a sheet holds.
fn bars(source: &Arc<Source>, root: &Node) -> Vec<(Range<usize>, String)> {
    let Value::Mapping(entries) = &root.value else { return Vec::new() };
    let holders = ["reperes", "sections"];
    let held = entries.iter().filter(|(key, _)| {
        holders.iter().any(|name| *name == key.name || is_spelt_like(&key.name, name))
    });
    let bar = |node: &Node| Some(fields::barred(source, node, "")?.place()?.range.clone());
    held.filter_map(|(_, node)| Some((bar(node)?, String::new()))).collect()
}

fn is_in(source: &Arc<Source>, told: &Diagnostic) -> bool {
    told.place().is_some_and(|place| Arc::ptr_eq(&place.source, source))
}

/// Undoes one slip after the other in a copy that cannot be read, `told` being what it is not read for.
fn go_on(
    source: &Arc<Source>,
    mut copy: Copy,
    mut told: Diagnostics,
    manifest: Option<&Manifest>,
    diagnostics: &mut Diagnostics,
    read: impl Fn(&Arc<Source>, &Node, &mut Diagnostics),
) {
    let mut above: Option<(usize, String)> = None;
    for _ in 0..SLIPS {
        let mut slips = told.clone();
        yaml::report_further(&copy.source, &mut slips);
        let undone = slips.iter().find_map(|slip| Some((slip, fix::edits(slip, manifest)?)));
        let Some((slip, mut edits)) = undone else { break };
        if is_removal(&edits) && is_invisible(slip) {
            edits = removed(&slips);
        }
        // Lines that were pasted together are told by their first.
        let line = slip.place().map(|place| copy.place(source, &place.range).position().line);
        let goes_on = above.as_ref().is_some_and(|(above, message)| {
            *message == slip.message && line.is_some_and(|line| line == above + 1)
        });
        above = line.map(|line| (line, slip.message.clone()));
        if !goes_on {
            copy.tell(source, std::iter::once(slip), diagnostics);
        }
        copy = copy.with(&edits);
        told = Diagnostics::default();
        if copy.is_read(source, &mut told, diagnostics, &read) {
            return;
        }
    }
    let last = told.len().saturating_sub(1);
    parts(&copy.source, &mut told, read);
    // What cannot be undone in the part of a slip that was may come of it.
    let part = |place: &Place| yaml::part_of(source, place.range.start);
    let parts: Vec<_> = diagnostics
        .iter()
        .filter(|told| is_in(source, told))
        .filter_map(Diagnostic::place)
        .map(part)
        .collect();
    let comes = |slip: &Diagnostic| {
        slip.place().is_some_and(|place| parts.contains(&part(&copy.place(source, &place.range))))
    };
    let own = told.iter().enumerate().filter(|(i, slip)| *i != last || !comes(slip));
    copy.tell(source, own.map(|(_, slip)| slip), diagnostics);
}

fn is_removal(edits: &[(Range<usize>, String)]) -> bool {
    edits.iter().all(|(_, new)| new.is_empty())
}

/// Whether a slip is invisible characters outside of texts, and nothing else. Behind a dash or a colon, one stands for a space.
fn is_invisible(slip: &Diagnostic) -> bool {
    let invisible = |place: &Place| {
        let (before, rest) = place.source.text().split_at(place.range.start);
        let mut told = rest[..place.range.len()].chars();
        told.all(invisible::is_invisible) && !before.ends_with(['-', ':'])
    };
    slip.code == Code::ForbiddenCharacter && slip.place().is_some_and(invisible)
}

/// The changes that take away all of these: a text from the web has many.
fn removed(slips: &Diagnostics) -> Vec<(Range<usize>, String)> {
    let places = slips.iter().filter(|slip| is_invisible(slip)).filter_map(Diagnostic::place);
    let mut ranges: Vec<_> = places.map(|place| place.range.clone()).collect();
    ranges.sort_unstable_by_key(|range| range.start);
    ranges.dedup();
    ranges.into_iter().map(|range| (range, String::new())).collect()
}

/// Adds to what is wrong with a source what is wrong in the parts that can be read.
fn parts(
    source: &Arc<Source>,
    diagnostics: &mut Diagnostics,
    read: impl Fn(&Arc<Source>, &Node, &mut Diagnostics),
) {
    let Some(rest) = yaml::salvage(source, diagnostics) else { return };
    let mut found = Diagnostics::default();
    read(&rest.source, &rest.root, &mut found);
    let start = rest.root.range.start;
    let broken: Vec<usize> =
        diagnostics.iter().filter_map(|told| Some(told.place()?.range.start)).collect();
    for diagnostic in found.iter() {
        // A text has swallowed the key that YAML stumbled at: told as that.
        let at = |found: &Diagnostic| found.place().map(|place| place.range.start);
        let again = diagnostic.code == Code::SwallowedKey
            && diagnostics.iter().any(|told| at(told) == at(diagnostic));
        let cut = is_cut(source, diagnostic, &broken) || is_emptied(source, diagnostic);
        if !is_missing(diagnostic, start) && !again && !cut && !is_alone(source, diagnostic) {
            diagnostics.push(diagnostic.clone());
        }
    }
}

/// A file with some slips undone.
struct Copy {
    source: Arc<Source>,
    /// Where each byte of it, and its end, stands in the file.
    origin: Vec<usize>,
}

impl Copy {
    fn of(source: &Arc<Source>) -> Self {
        Self { source: source.clone(), origin: (0..=source.text().len()).collect() }
    }

    /// Tells what is wrong in a copy that can be read, below bars as well; otherwise `told` is what it is not read for.
    fn is_read(
        &mut self,
        file: &Arc<Source>,
        told: &mut Diagnostics,
        diagnostics: &mut Diagnostics,
        read: impl Fn(&Arc<Source>, &Node, &mut Diagnostics),
    ) -> bool {
        while let Some(root) = yaml::read(&self.source, told) {
            read(&self.source, &root, told);
            self.tell(file, told.iter(), diagnostics);
            let bars = bars(&self.source, &root);
            if bars.is_empty() {
                return true;
            }
            *self = self.with(&bars);
            *told = Diagnostics::default();
        }
        false
    }

    /// The copy with some changes, in the order of the text.
    fn with(&self, edits: &[(Range<usize>, String)]) -> Self {
        let (mut text, mut origin) = (String::new(), Vec::new());
        let mut end = 0;
        for (range, new) in edits {
            text.push_str(&self.source.text()[end..range.start]);
            origin.extend(&self.origin[end..range.start]);
            text.push_str(new);
            origin.extend(new.bytes().map(|_| self.origin[range.start]));
            end = range.end;
        }
        text.push_str(&self.source.text()[end..]);
        origin.extend(&self.origin[end..]);
        Self { source: Source::new(self.source.path(), text), origin }
    }

    /// Tells what was found in the copy at the place that it has in the file, unless it has been told.
    fn tell<'d>(
        &self,
        file: &Arc<Source>,
        found: impl Iterator<Item = &'d Diagnostic>,
        diagnostics: &mut Diagnostics,
    ) {
        for mut diagnostic in found.cloned() {
            for (place, _) in &mut diagnostic.labels {
                *place = self.place(file, &place.range);
            }
            let start = |found: &Diagnostic| {
                let place = found.place().filter(|place| Arc::ptr_eq(&place.source, file));
                place.map(|place| (found.code, place.range.start))
            };
            let tab = yaml::is_indenting_tab;
            let known = |told: &Diagnostic| {
                start(told) == start(&diagnostic)
                    || tab(told) && tab(&diagnostic) && start(told).is_some()
            };
            if !diagnostics.iter().any(known) {
                diagnostics.push(diagnostic);
            }
        }
    }

    /// The place in the file of a range of the copy: not less than a character.
    fn place(&self, file: &Arc<Source>, range: &Range<usize>) -> Place {
        let of = |at: usize| self.origin.get(at).copied().unwrap_or(file.text().len());
        let (start, end) = (of(range.start), of(range.end));
        let one = file.text()[start..].chars().next().map_or(0, char::len_utf8);
        let least = if range.is_empty() { start } else { start + one };
        Place::new(file, start..end.max(least))
    }
}

/// Whether a section is said to lack what YAML stumbled at before the next section began.
fn is_cut(source: &Source, diagnostic: &Diagnostic, broken: &[usize]) -> bool {
    let Some(start) = diagnostic.place().map(|place| place.range.start) else { return false };
    let next = |text: &str| {
        text.lines()
            .skip(1)
            .any(|line| line.trim_start().starts_with("- ") && place::key(line).is_some())
    };
    let mut behind = broken.iter().filter(|at| **at > start);
    diagnostic.code == Code::MissingKey
        && behind.any(|at| source.text().get(start..*at).is_some_and(|text| !next(text)))
}

/// Whether a lead is said to be all that a sheet has: what else it has could not be read.
fn is_alone(source: &Source, diagnostic: &Diagnostic) -> bool {
    let warned = diagnostic.severity == Severity::Warning && diagnostic.code == Code::MissingKey;
    warned
        && diagnostic.place().is_some_and(|place| {
            let line = &source.text()[source.line(place.position().line)];
            place::key(line).is_none() && super::reader::has_body(source)
        })
}

/// Whether a key is said to hold nothing that has lines below it, which could not be read.
fn is_emptied(source: &Source, diagnostic: &Diagnostic) -> bool {
    let Some(place) = diagnostic.place().filter(|_| diagnostic.code == Code::EmptyValue) else {
        return false;
    };
    let line = place.position().line;
    let last = source.position(source.text().len()).line;
    let mut below = (line + 1..=last).map(|line| &source.text()[source.line(line)]);
    let next = below.find(|line| !line.trim().is_empty());
    next.is_some_and(|line| line.starts_with([' ', '-', '\t']))
}

/// Whether something is said to be missing in the whole of a file: it may stand in what could not be read.
fn is_missing(diagnostic: &Diagnostic, start: usize) -> bool {
    let whole = diagnostic.place().is_none_or(|place| place.range.start == start);
    let missing = [Code::MissingKey, Code::MissingDate, Code::UnexpectedValue];
    whole && missing.contains(&diagnostic.code)
}
