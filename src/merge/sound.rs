//! Whether what two versions come to can stand: a source without errors, in which every line is as often as both sides
//! together made it.

use std::collections::HashMap;
use std::path::Path;

use super::lines::Part;
use super::{Taken, Versions, conflicts, taking};
use crate::diag::Diagnostics;
use crate::fmt;
use crate::source::Source;
use crate::yaml::slips::place;

/// The three versions, each in its one form, in which a sentence is a line.
pub(super) struct Tidy {
    pub(super) base: String,
    pub(super) ours: String,
    pub(super) theirs: String,
}

impl Tidy {
    /// Nothing where one of them has errors.
    pub(super) fn of(path: &Path, versions: Versions<'_>) -> Option<Self> {
        let tidy = |text| tidied(path, text);
        let (ours, theirs) = (tidy(versions.ours)?, tidy(versions.theirs)?);
        Some(Self { base: tidy(versions.base)?, ours, theirs })
    }

    /// Whether whoever settles the conflicts, either way, has a source without errors, and nothing that one side took
    /// away is back, or that one moved stands twice.
    pub(super) fn is_sound(&self, path: &Path, parts: &[Part<'_>]) -> bool {
        let good = |taken| tidied(path, &taking(parts, taken));
        let Some(ours) = good(Taken::Ours) else { return false };
        let none = conflicts(parts) == 0;
        (none || good(Taken::Theirs).is_some()) && self.adds_up(&ours, &in_conflict(path, parts))
    }

    /// Whether a text has no errors, and no line more often than a side has it.
    pub(super) fn holds(&self, path: &Path, text: &str) -> bool {
        let Some(merged) = tidied(path, text) else { return false };
        let (ours, theirs) = (count(&self.ours), count(&self.theirs));
        count(&merged).into_iter().all(|(line, times)| {
            let of = |all: &HashMap<&str, i64>| all.get(line).copied().unwrap_or_default();
            times <= of(&ours).max(of(&theirs))
        })
    }

    /// Whether each line of a text is as often in it as both sides' changes make it; those in conflicts may be missing.
    fn adds_up(&self, merged: &str, open: &HashMap<String, i64>) -> bool {
        let [base, ours, theirs, merged] =
            [&self.base, &self.ours, &self.theirs, merged].map(count);
        let lines = base.keys().chain(ours.keys()).chain(theirs.keys()).chain(merged.keys());
        lines.into_iter().all(|line| {
            let of = |all: &HashMap<&str, i64>| all.get(line).copied().unwrap_or_default();
            let (one, other) = (of(&ours) - of(&base), of(&theirs) - of(&base));
            let all = one + other;
            // What both did alike counts once, or twice where it was done at two places; but a sentence that both
            // added stands once.
            let (least, most) = if one > 0 && other > 0 && place::key(line).is_none() {
                (one.min(other), one.max(other))
            } else if one.signum() == other.signum() {
                (all.min(one).min(other), all.max(one).max(other))
            } else {
                (all, all)
            };
            let spare = open.get(*line).copied().unwrap_or_default();
            let found = of(&merged) - of(&base);
            (least - spare..=most + spare).contains(&found)
        })
    }
}

/// A source's text in its one form; nothing where it has errors.
pub(super) fn tidied(path: &Path, text: &str) -> Option<String> {
    let mut found = Diagnostics::default();
    let source = Source::decode(path, text.as_bytes(), &mut found)?;
    let tidy = fmt::format(&source, None, &mut found).ok()??;
    (found.errors() == 0).then_some(tidy)
}

/// How often each line is in a text; those that hold no words say nothing by themselves.
fn count(text: &str) -> HashMap<&str, i64> {
    let mut lines = HashMap::new();
    let words = |line: &&str| line.contains(' ') && line.chars().any(char::is_alphabetic);
    for line in text.lines().map(str::trim).filter(words) {
        *lines.entry(line).or_default() += 1;
    }
    lines
}

/// How often each line is in a conflict, on any side of it.
fn in_conflict(path: &Path, parts: &[Part<'_>]) -> HashMap<String, i64> {
    let mut open = HashMap::new();
    let both = [Taken::Ours, Taken::Theirs].map(|taken| tidied(path, &taking(parts, taken)));
    let [Some(ours), Some(theirs)] = &both else { return open };
    let (ours, theirs) = (count(ours), count(theirs));
    for line in ours.keys().chain(theirs.keys()) {
        let of = |all: &HashMap<&str, i64>| all.get(line).copied().unwrap_or_default();
        let differs = (of(&ours) - of(&theirs)).abs();
        if differs > 0 {
            open.insert((*line).to_owned(), differs);
        }
    }
    open
}
