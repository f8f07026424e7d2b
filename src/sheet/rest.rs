//! What else is wrong with a file that is no YAML as a whole: one slip must not hide the others.

use std::sync::Arc;

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::source::{Place, Source};
use crate::yaml::{self, Node, place};

/// Reports what is wrong in the parts of a source that can be read, after the whole could not.
pub(super) fn report(
    source: &Arc<Source>,
    diagnostics: &mut Diagnostics,
    read: impl FnOnce(&Arc<Source>, &Node, &mut Diagnostics),
) {
    let Some(rest) = yaml::salvage(source, diagnostics) else { return };
    let mut found = Diagnostics::default();
    read(&rest.source, &rest.root, &mut found);
    let start = rest.root.range.start;
    let broken: Vec<usize> =
        diagnostics.iter().filter_map(|told| Some(told.place()?.range.start)).collect();
    for mut diagnostic in found.iter().cloned() {
        for (place, _) in &mut diagnostic.labels {
            *place = Place::new(source, place.range.clone());
        }
        // A text has swallowed the key that YAML stumbled at: told as that.
        let at = |found: &Diagnostic| found.place().map(|place| place.range.start);
        let again = diagnostic.code == Code::SwallowedKey
            && diagnostics.iter().any(|told| at(told) == at(&diagnostic));
        let cut = is_cut(source, &diagnostic, &broken) || is_emptied(source, &diagnostic);
        if !is_missing(&diagnostic, start) && !again && !cut {
            diagnostics.push(diagnostic);
        }
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
