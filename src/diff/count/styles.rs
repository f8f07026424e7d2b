//! What changed in the look of a text: bold, italic, raised.

use std::collections::HashSet;

use crate::diff::text::aligned::{Stretch, aligned};
use crate::diff::text::letters::folded;
use crate::sheet::{Change, Run};

/// How many places there are where words stay that are bold, italic or raised now, or are no more.
pub(super) fn restyled(runs: &[Run]) -> usize {
    let changes = runs.chunk_by(|a, b| a.change.is_some() == b.change.is_some());
    let beside = restyled_beside(runs);
    let is_restyled = |(nth, runs): &(usize, &[Run])| match sides(runs) {
        _ if runs.iter().all(|run| run.change.is_none()) => false,
        Some((old, new)) => emphasis(&old) != emphasis(&new),
        None => beside.contains(nth),
    };
    changes.enumerate().filter(is_restyled).count()
}

/// The changes, by number, in which most of some words that look so in one version stay, though others changed beside them.
fn restyled_beside(runs: &[Run]) -> HashSet<usize> {
    if runs.iter().all(|run| look(run) == Look::default()) {
        return HashSet::new();
    }
    let both = aligned(runs);
    let mut found = HashSet::new();
    for (own, other) in [(&both[0], &both[1]), (&both[1], &both[0])] {
        let differs = |it: &Stretch<'_>| {
            let there = |other: &&Stretch<'_>| {
                other.kept && other.place.start < it.place.end && it.place.start < other.place.end
            };
            it.kept && other.iter().filter(there).any(|there| look(there.run) != look(it.run))
        };
        for words in own.chunk_by(|a, b| look(a.run) == look(b.run)) {
            let letters = |all: &mut dyn Iterator<Item = &Stretch<'_>>| {
                all.map(|it| it.letters.len()).sum::<usize>()
            };
            let stay = letters(&mut words.iter().filter(|it| differs(it)));
            let looks = words.first().is_some_and(|it| look(it.run) != Look::default());
            if looks && 2 * stay > letters(&mut words.iter()) {
                found.extend(words.iter().filter(|it| differs(it)).map(|it| it.change));
            }
        }
    }
    found
}

/// Whether words are bold, italic, raised.
type Look = (bool, bool, bool);

const fn look(run: &Run) -> Look {
    (run.bold, run.italic, run.raised)
}

/// What is gone and what has come in its place, if their words are the same.
pub(crate) fn sides(runs: &[Run]) -> Option<(Vec<&Run>, Vec<&Run>)> {
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

fn emphasis(runs: &[&Run]) -> Vec<Look> {
    let spoken = runs.iter().filter(|run| !is_blank(run));
    let mut all: Vec<_> = spoken.map(|run| look(run)).collect();
    all.dedup();
    all
}
