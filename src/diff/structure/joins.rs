//! Paragraphs and lists that were joined, or split: several of one version are one of the other.

use std::ops::Range;

use super::align::{self, Bag, Item, Step};
use super::blocks::{BULLETS, PARAGRAPH};

/// How much of its words each of the several has in the one, from 0 to 1.
const HELD: f64 = 0.65;
/// How much of its words another one has from the one in sentences that are the same there, from 0 to 1: others came to it.
const KNOWN: f64 = 0.3;
/// How like the one all of them are together, from 0 to 1.
const LIKE: f64 = 0.75;
/// How much of its words another one has from the several where these end elsewhere, from 0 to 1.
const TAKEN: f64 = 0.9;
/// The least words of each: two short lines may be in a third by chance.
const WORDS: usize = 3;

/// A part of both sequences.
pub(super) enum Part {
    /// A step.
    One(Step),
    /// Several paragraphs or lists that are one in the other version: the old ones, the new ones. Between the several, others
    /// may stand.
    Joined(Vec<usize>, Vec<usize>),
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

/// Old blocks and new ones that are the same: several on one side.
type Group = (Vec<usize>, Vec<usize>);

/// The groups, and what stands between them matched again.
fn around(
    old: &[Item],
    new: &[Item],
    (from, to): (Range<usize>, Range<usize>),
    found: Vec<Group>,
    parts: &mut Vec<Part>,
) {
    let (mut i, mut j) = (from.start, to.start);
    for (olds, news) in found.into_iter().chain([(Vec::new(), Vec::new())]) {
        let start = |group: &[usize], end| group.first().copied().unwrap_or(end);
        let (row, column) = (start(&olds, from.end), start(&news, to.end));
        let between = align::align(&old[i..row], &new[j..column]);
        parts.extend(between.into_iter().map(|step| {
            Part::One(match step {
                Step::Both(a, b) => Step::Both(i + a, j + b),
                Step::Old(a) => Step::Old(i + a),
                Step::New(b) => Step::New(j + b),
            })
        }));
        if let (Some(last), Some(end)) = (olds.last(), news.last()) {
            (i, j) = (last + 1, end + 1);
            parts.push(Part::Joined(olds, news));
        }
    }
}

/// The groups, in the order of both sequences.
fn find(old: &[Item], new: &[Item], from: Range<usize>, to: &Range<usize>) -> Vec<Group> {
    let mut found = Vec::new();
    let (mut i, mut first) = (from.start, to.start);
    while i < from.end {
        let group = (first..to.end).find_map(|j| {
            let (olds, news) = (&old[..from.end], &new[..to.end]);
            let joined = several(olds, i, (news, j), &news[first..]);
            let joined = joined.or_else(|| whole(olds, i, &new[j])).map(|all| (all, vec![j]));
            let split =
                || several(news, j, (olds, i), &olds[i..]).or_else(|| whole(news, j, &old[i]));
            joined.or_else(|| split().map(|all| (vec![i], all)))
        });
        match group {
            Some((olds, news)) => {
                let next = |group: &[usize], at| group.last().map_or(at, |last| last + 1);
                (i, first) = (next(&olds, i + 1), next(&news, first));
                found.push((olds, news));
            }
            None => i += 1,
        }
    }
    found
}

/// Which of these, from the one at this place on, are the one together; none where it is not two or more, or where they
/// are as many there. What stands between them is like nothing that stands beside the one.
fn several(
    parts: &[Item],
    from: usize,
    one: (&[Item], usize),
    beside: &[Item],
) -> Option<Vec<usize>> {
    let whole = &one.0[one.1];
    if !is_parted(whole) || held(&parts[from], whole).is_none() {
        return None;
    }
    let stranger = |part: &Item| {
        !beside.iter().any(|other| {
            let is = other.identity == part.identity;
            is || other.class == part.class && other.likeness(part) >= align::LIKE
        })
    };
    let (mut all, mut own, mut found) = (Bag::default(), Bag::default(), Vec::new());
    let (mut best, mut most) = (None, 0.0);
    for (at, part) in parts.iter().enumerate().skip(from) {
        if let Some(words) = held(part, whole) {
            (all, own) = (all.with(&part.words), own.with(&words));
            found.push(at);
            let likeness = own.likeness(&whole.words);
            let more = found.len() > 1 && !goes_on(&all, one);
            if more && likeness >= LIKE && likeness >= most {
                (best, most) = (Some(found.clone()), likeness);
            }
        } else if !stranger(part) {
            break;
        }
    }
    best
}

/// The words by which a block is a part of the one: all of them, where it has most; those of the sentences that are the
/// same in the one, where others came to these.
fn held(part: &Item, whole: &Item) -> Option<Bag> {
    if part.class != whole.class || part.words.len() < WORDS {
        return None;
    }
    if part.words.share_in(&whole.words) >= HELD {
        return Some(part.words.clone());
    }
    let same = |said: &&Bag| said.len() >= WORDS && whole.parts.contains(said);
    let known = part.parts.iter().filter(same).fold(Bag::default(), |all, said| all.with(said));
    let share = known.len() as f64 / part.words.len() as f64;
    (part.class == PARAGRAPH && share >= KNOWN).then_some(known)
}

/// Whether what stands right before or behind the one has its words from the several, too: only where a paragraph ends
/// is another place then.
fn goes_on(parts: &Bag, (others, at): (&[Item], usize)) -> bool {
    let whole = &others[at];
    let taken = |other: &Item| {
        let known = other.class == whole.class && other.words.len() >= WORDS;
        let both = whole.words.with(&other.words);
        // All of it is in none but the several.
        known && other.words.share_in(parts) >= TAKEN && both.share_in(parts) >= TAKEN
    };
    let before = at.checked_sub(1).and_then(|at| others.get(at));
    before.into_iter().chain(others.get(at + 1)).any(taken)
}

/// The same of those however short, that follow each other: together they have the words of the one, and no others.
fn whole(parts: &[Item], from: usize, whole: &Item) -> Option<Vec<usize>> {
    let is_part = |part: &&Item| part.class == whole.class && part.words.len() > 0;
    let mut all = Bag::default();
    for (nth, part) in parts[from..].iter().take_while(is_part).enumerate() {
        if !is_parted(whole) || all.len() > whole.words.len() {
            return None;
        }
        all = all.with(&part.words);
        if nth > 0 && all == whole.words {
            return Some((from..=from + nth).collect());
        }
    }
    None
}

/// Whether something may be several in the other version. Lists with numbers may not: each begins with its own.
fn is_parted(item: &Item) -> bool {
    [PARAGRAPH, BULLETS].contains(&item.class.as_str())
}
