//! Paragraphs that were joined, or split: several of one version are one of the other.

use std::ops::Range;

use super::align::{self, Bag, Item, Step};
use super::blocks::PARAGRAPH;

/// How much of its words each of the several paragraphs has in the one, from 0 to 1.
const HELD: f64 = 0.65;
/// How like the one all of them are together, from 0 to 1.
const LIKE: f64 = 0.75;
/// The least words of each: two short lines may be in a third by chance.
const WORDS: usize = 3;

/// A part of both sequences.
pub(super) enum Part {
    /// A step.
    One(Step),
    /// Several paragraphs that are one in the other version: the old ones, the new ones.
    Joined(Range<usize>, Range<usize>),
}

/// Matches two sequences of blocks; what is the same in both stays out of the search.
pub(super) fn align(old: &[Item], new: &[Item]) -> Vec<Part> {
    let steps = align::align(old, new);
    let same =
        |step: &Step| matches!(step, Step::Both(i, j) if old[*i].identity == new[*j].identity);
    let mut parts = Vec::new();
    let (mut i, mut j) = (0, 0);
    for chunk in steps.chunk_by(|a, b| same(a) == same(b)) {
        let count = |skipped: fn(&Step) -> bool| chunk.iter().filter(|step| !skipped(step)).count();
        let from = i..i + count(|step| matches!(step, Step::New(_)));
        let to = j..j + count(|step| matches!(step, Step::Old(_)));
        (i, j) = (from.end, to.end);
        let found = if same(&chunk[0]) { Vec::new() } else { find(old, new, from.clone(), &to) };
        if found.is_empty() {
            parts.extend(chunk.iter().copied().map(Part::One));
        } else {
            around(old, new, (from, to), found, &mut parts);
        }
    }
    parts
}

/// The groups, and what stands between them matched again.
fn around(
    old: &[Item],
    new: &[Item],
    (from, to): (Range<usize>, Range<usize>),
    found: Vec<(Range<usize>, Range<usize>)>,
    parts: &mut Vec<Part>,
) {
    let (mut i, mut j) = (from.start, to.start);
    for (olds, news) in found.into_iter().chain([(from.end..from.end, to.end..to.end)]) {
        let between = align::align(&old[i..olds.start], &new[j..news.start]);
        parts.extend(between.into_iter().map(|step| {
            Part::One(match step {
                Step::Both(a, b) => Step::Both(i + a, j + b),
                Step::Old(a) => Step::Old(i + a),
                Step::New(b) => Step::New(j + b),
            })
        }));
        (i, j) = (olds.end, news.end);
        if !olds.is_empty() {
            parts.push(Part::Joined(olds, news));
        }
    }
}

/// The groups, in the order of both sequences.
fn find(
    old: &[Item],
    new: &[Item],
    from: Range<usize>,
    to: &Range<usize>,
) -> Vec<(Range<usize>, Range<usize>)> {
    let mut found = Vec::new();
    let (mut i, mut first) = (from.start, to.start);
    while i < from.end {
        let group = (first..to.end).find_map(|j| {
            let joined = several(&old[i..from.end], &new[j]).map(|n| (i..i + n, j..j + 1));
            joined.or_else(|| several(&new[j..to.end], &old[i]).map(|n| (i..i + 1, j..j + n)))
        });
        match group {
            Some((olds, news)) => {
                (i, first) = (olds.end, news.end);
                found.push((olds, news));
            }
            None => i += 1,
        }
    }
    found
}

/// How many of these paragraphs, from the first on, are the one; none where it is not two or more.
fn several(parts: &[Item], whole: &Item) -> Option<usize> {
    let held = |part: &&Item| {
        part.class == PARAGRAPH
            && part.words.len() >= WORDS
            && part.words.share_in(&whole.words) >= HELD
    };
    if whole.class != PARAGRAPH {
        return None;
    }
    let mut all = Bag::default();
    let likeness = parts.iter().take_while(held).map(|part| {
        all = all.with(&part.words);
        all.likeness(&whole.words)
    });
    let best = likeness.enumerate().max_by(|a, b| a.1.total_cmp(&b.1));
    best.filter(|(last, likeness)| *last > 0 && *likeness >= LIKE).map(|(last, _)| last + 1)
}
