//! What changed of a text besides its words: footnotes, bold and italic.

use super::Side;
use super::letters::folded;
use crate::sheet::{BlockChange, Change, Run, plain};

/// The notes of a text that came, went, or say something else. One that went and came again, its sentence rewritten
/// around it, is none of these.
pub(super) fn notes(runs: &[Run]) -> Vec<(BlockChange, &[Run])> {
    let mut found: Vec<(BlockChange, &[Run])> = Vec::new();
    for run in runs {
        let Some(note) = run.note.as_deref() else { continue };
        let change = match run.change {
            Some(Change::Inserted) => BlockChange::Inserted,
            Some(Change::Deleted) => BlockChange::Deleted,
            None if super::units::changed(note) => BlockChange::Edited,
            _ => continue,
        };
        let other = |(there, text): &(BlockChange, &[Run])| {
            *there != change && *there != BlockChange::Edited && plain(text) == plain(note)
        };
        match found.iter().position(other).filter(|_| change != BlockChange::Edited) {
            Some(at) => drop(found.remove(at)),
            None => found.push((change, note)),
        }
    }
    found
}

/// How many notes are called elsewhere in a text that changed and has the same words in the same order; none where it has
/// others, or no notes.
pub(super) fn moved_notes(runs: &[Run]) -> usize {
    let letters = |side: Side| {
        let own = runs.iter().filter(|run| side.has_run(run));
        let text: String = own.map(|run| run.text.as_str()).collect();
        folded(&text).split_whitespace().collect::<String>()
    };
    let any = runs.iter().any(|run| run.note.is_some());
    if !any || letters(Side::Old) != letters(Side::New) {
        return 0;
    }
    let noted = |wanted: Change| {
        let own = runs.iter().filter(move |run| run.change == Some(wanted));
        own.filter_map(|run| run.note.as_deref().map(plain))
    };
    let mut gone: Vec<String> = noted(Change::Deleted).collect();
    let came = noted(Change::Inserted).filter(|note| {
        let at = gone.iter().position(|it| it == note);
        at.map(|at| gone.swap_remove(at)).is_some()
    });
    // Where only a word lies between, it is this that looks gone and new.
    came.count().max(1)
}

/// How many places there are where words stay that are bold, italic or raised now, or are no more.
pub(super) fn restyled(runs: &[Run]) -> usize {
    let changes = runs.chunk_by(|a, b| a.change.is_some() == b.change.is_some());
    let replaced = changes.filter(|runs| runs.iter().any(|run| run.change.is_some()));
    let other = |(old, new): &(Vec<&Run>, Vec<&Run>)| emphasis(old) != emphasis(new);
    replaced.filter_map(sides).filter(other).count()
}

/// What is gone and what has come in its place, if their words are the same.
pub(super) fn sides(runs: &[Run]) -> Option<(Vec<&Run>, Vec<&Run>)> {
    let sides = [true, false].map(|old| {
        let is = |run: &&Run| run.change.is_some_and(Change::is_old) == old;
        runs.iter().filter(is).collect::<Vec<_>>()
    });
    // With the spaces and the line ends between words that look otherwise, which look as they did.
    let words = |runs: &[&Run]| {
        let space = |run: &&Run| if run.line_break { " " } else { "" };
        let text: String = runs.iter().flat_map(|run| [run.text.as_str(), space(run)]).collect();
        folded(&text).split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let same = words(&sides[0]) == words(&sides[1]);
    let [old, new] = sides;
    (same && old.iter().any(|run| !is_blank(run))).then_some((old, new))
}

fn is_blank(run: &Run) -> bool {
    run.text.trim().is_empty()
}

fn emphasis(runs: &[&Run]) -> Vec<(bool, bool, bool)> {
    let spoken = runs.iter().filter(|run| !is_blank(run));
    let mut all: Vec<_> = spoken.map(|run| (run.bold, run.italic, run.raised)).collect();
    all.dedup();
    all
}
