//! The sentences and lines of a text in either version, and what stands in the place of what.

use super::Side;
use super::align::Bag;
use super::letters::{folded, is_invisible};
use crate::sheet::{Block, Run, each_in};

/// Whether anything of a text changed.
pub(super) fn changed(runs: &[Run]) -> bool {
    runs.iter().any(|run| run.change.is_some() || run.note.as_deref().is_some_and(changed))
}

/// Whether more than spaces and ends of paragraphs changed.
pub(super) fn says(runs: &[Run]) -> bool {
    let own =
        |run: &Run| run.change.is_some() && !(run.text.trim().is_empty() && run.note.is_none());
    runs.iter().any(|run| own(run) || run.note.as_deref().is_some_and(changed))
}

/// The sentences of a text, or its lines where it has some, without what is only in one version.
pub(super) fn units(runs: &[Run], side: Side) -> Vec<String> {
    let mut lines = vec![String::new()];
    for run in runs.iter().filter(|run| side.has_run(run)) {
        if let Some(line) = lines.last_mut() {
            line.push_str(&run.text);
        }
        if run.line_break || run.paragraph {
            lines.push(String::new());
        }
    }
    lines.iter().flat_map(|line| sentences(line)).collect()
}

/// The sentences of a text.
pub(super) fn sentences(text: &str) -> Vec<String> {
    let spaced = folded(text);
    let spaced = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
    let lines = crate::sentences::one_a_line(&spaced);
    lines.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

/// How much of its words a sentence keeps in one that two were joined to, and both together, from 0 to 1.
pub(super) const KEPT: f64 = 0.7;

/// Takes out two sentences of the one version that are one of the other, with that one: whether their words are the
/// same.
pub(super) fn take_joined(several: &mut Vec<String>, one: &mut Vec<String>) -> Option<bool> {
    let bags = |units: &[String]| units.iter().map(|unit| Bag::of(unit)).collect::<Vec<_>>();
    let (parts, wholes) = (bags(several), bags(one));
    for (at, pair) in parts.windows(2).enumerate() {
        let both = pair[0].with(&pair[1]);
        let is = |whole: &Bag| {
            let held = |part: &Bag| part.len() > 0 && part.share_in(whole) >= KEPT;
            pair.iter().all(held) && both.likeness(whole) >= KEPT
        };
        if let Some(found) = wholes.iter().position(is) {
            several.drain(at..at + 2);
            one.remove(found);
            return Some(both == wholes[found]);
        }
    }
    None
}

/// What stands in the place of what in all texts of a block.
pub(super) fn all_replacements(block: &Block) -> Vec<(String, String)> {
    let mut found = Vec::new();
    each_in(std::slice::from_ref(block), &mut |runs| found.extend(replacements(runs)));
    found
}

/// What stands in the place of what, in order.
pub(super) fn replacements(runs: &[Run]) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut open = false;
    for run in runs {
        if run.change.is_some() && !open {
            found.push((String::new(), String::new()));
        }
        open = run.change.is_some();
        if let (Some(change), Some((old, new))) = (run.change, found.last_mut()) {
            let side = if change.is_old() { old } else { new };
            side.extend(run.text.chars().filter(|c| !is_invisible(*c)));
            side.push_str(if run.line_break || run.paragraph { " " } else { "" });
        }
    }
    let trim = |(old, new): (String, String)| (old.trim().to_owned(), new.trim().to_owned());
    // Nobody wants to be told that a full stop is a semicolon now.
    let says = |text: &str| text.chars().any(char::is_alphanumeric);
    let told = |(old, new): &(String, String)| old != new && (says(old) || says(new));
    found.into_iter().map(trim).filter(told).collect()
}
