//! Which item of an old sequence is which of a new one.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::diff::text::letters::folded;
use crate::hash::Hash;

/// The least likeness, from 0 to 1, of two items that are the same with changes.
pub(crate) const LIKE: f64 = 0.35;
/// The most pairs that are compared one with another between two items that stayed the same: some hundred items.
pub(crate) const PAIRS: usize = 40_000;
/// The least words of a block that may be the same elsewhere; points of one list are known however short.
const KNOWN: usize = 4;

/// How the class of pictures begins.
pub(crate) const PICTURE: &str = "picture";
/// How the class of headings begins.
pub(crate) const HEADING: &str = "heading";

/// An item of a sequence, as far as it matters to what it is.
pub(crate) struct Item {
    /// Equal where two items are the same.
    pub(crate) identity: Hash,
    /// Only items of one class can be the same with changes.
    pub(crate) class: String,
    /// Its words.
    pub(crate) words: Bag,
    /// The same of each sentence or point in it, where it may grow by some.
    pub(crate) parts: Vec<Bag>,
}

impl Item {
    /// How like another one it is, from 0 to 1: as far as their words are the same or, where one is far longer, as far as
    /// the lesser stands in it part by part.
    pub(super) fn likeness(&self, other: &Self) -> f64 {
        let of_words = self.words.likeness(&other.words);
        if of_words >= LIKE || of_words <= 0.0 {
            return of_words;
        }
        let (less, more) =
            if self.words.len() <= other.words.len() { (self, other) } else { (other, self) };
        let mut rest: Vec<&Bag> = more.parts.iter().collect();
        let mut take = |part: &&Bag| {
            let found = rest.iter().position(|it| it == part).map(|at| rest.swap_remove(at));
            found.is_some()
        };
        let kept: usize = less.parts.iter().filter(&mut take).map(Bag::len).sum();
        of_words.max(kept as f64 / (2 * less.words.len()) as f64)
    }
}

/// A step through both sequences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// An item of each: the same, with or without changes.
    Both(usize, usize),
    /// An item of the old sequence that is gone.
    Old(usize),
    /// An item that is new.
    New(usize),
}

/// Words and how often each stands, in any order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Bag(Vec<Hash>);

impl Bag {
    /// The words of a text; capitals and punctuation make no difference.
    pub(crate) fn of(text: &str) -> Self {
        let text = folded(text);
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let mut words: Vec<Hash> =
            words.map(|word| Hash::of(word.to_lowercase().as_bytes())).collect();
        words.sort_unstable();
        Self(words)
    }

    /// How many words there are.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// The words of both.
    pub(crate) fn with(&self, other: &Self) -> Self {
        let mut words = [self.0.as_slice(), other.0.as_slice()].concat();
        words.sort_unstable();
        Self(words)
    }

    /// How much of both is common, from 0 to 1 (Sørensen and Dice).
    pub(crate) fn likeness(&self, other: &Self) -> f64 {
        let all = self.len() + other.len();
        if all == 0 { 1.0 } else { f64::from(2 * self.common(other)) / all as f64 }
    }

    /// How much of it the other one has, from 0 to 1.
    pub(crate) fn share_in(&self, other: &Self) -> f64 {
        f64::from(self.common(other)) / self.len().max(1) as f64
    }

    /// How many words are in both.
    fn common(&self, other: &Self) -> u32 {
        let (mut a, mut b, mut common) = (0, 0, 0);
        while a < self.0.len() && b < other.0.len() {
            match self.0[a].cmp(&other.0[b]) {
                std::cmp::Ordering::Less => a += 1,
                std::cmp::Ordering::Greater => b += 1,
                std::cmp::Ordering::Equal => {
                    (a, b, common) = (a + 1, b + 1, common + 1);
                }
            }
        }
        common
    }
}

/// Matches two sequences: first what is the same, then, between, what is most like.
pub(crate) fn align(old: &[Item], new: &[Item]) -> Vec<Step> {
    let steps = around(old, new, &same(old, new));
    match past_more(old, new, &steps) {
        Some(pairs) => around(old, new, &pairs),
        None => steps,
    }
}

/// The most pairs of items that are the same, in order.
fn same(old: &[Item], new: &[Item]) -> Vec<(usize, usize)> {
    let mut known = HashMap::new();
    let mut number = |item: &Item| {
        let next = known.len();
        *known.entry((item.identity, item.class.clone())).or_insert(next)
    };
    let a: Vec<usize> = old.iter().map(&mut number).collect();
    let b: Vec<usize> = new.iter().map(&mut number).collect();
    let mut pairs = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &a, &b) {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            pairs.extend((old_index..old_index + len).zip(new_index..new_index + len));
        }
    }
    pairs
}

/// The steps through both sequences where some pairs are known to be the same.
fn around(old: &[Item], new: &[Item], pairs: &[(usize, usize)]) -> Vec<Step> {
    // Between two kept items, deletions and insertions come in any order: they are gathered first.
    let (mut from, mut to, mut gaps) = (0, 0, Vec::new());
    for (i, j) in pairs.iter().copied().chain([(old.len(), new.len())]) {
        gaps.push((from..i, to..j));
        (from, to) = (i + 1, j + 1);
    }
    let gone = gaps.iter().flat_map(|(from, _)| &old[from.clone()]);
    let come = gaps.iter().flat_map(|(_, to)| &new[to.clone()]);
    let elsewhere = elsewhere(gone, come);
    let mut steps = Vec::new();
    let mut pairs = pairs.iter();
    for (olds, news) in gaps {
        gap(old, new, (olds, news), &elsewhere, &mut steps);
        steps.extend(pairs.next().map(|(i, j)| Step::Both(*i, *j)));
    }
    steps
}

/// Other pairs that are the same, where something moved past more words than it has: kept in its place, it would have all
/// that it passed look moved, and what was edited there gone and new.
fn past_more(old: &[Item], new: &[Item], steps: &[Step]) -> Option<Vec<(usize, usize)>> {
    let is_same =
        |i: usize, j: usize| old[i].identity == new[j].identity && old[i].class == new[j].class;
    let gone = steps.iter().any(|step| matches!(step, Step::Old(_)));
    let come = steps.iter().any(|step| matches!(step, Step::New(_)));
    if !(gone && come) || old.len() * new.len() > PAIRS {
        return None;
    }
    let weight = |i: usize, j: usize| {
        let words = (old[i].words.len() + new[j].words.len()) as f64;
        match old[i].likeness(&new[j]) {
            _ if is_same(i, j) => words.max(1.0),
            likeness if old[i].class == new[j].class && likeness >= LIKE => likeness * words,
            _ => 0.0,
        }
    };
    let best = likest(old.len(), new.len(), weight);
    let now: Vec<(usize, usize)> = steps
        .iter()
        .filter_map(|step| if let Step::Both(i, j) = step { Some((*i, *j)) } else { None })
        .collect();
    let total = |pairs: &[(usize, usize)]| pairs.iter().map(|(i, j)| weight(*i, *j)).sum::<f64>();
    // What would move instead has to be known again.
    let is_known = |pair: &(usize, usize)| {
        !is_same(pair.0, pair.1) || best.contains(pair) || old[pair.0].is_known()
    };
    let better = best.len() >= now.len() && total(&best) > total(&now) && now.iter().all(is_known);
    better.then(|| best.into_iter().filter(|(i, j)| is_same(*i, *j)).collect())
}

/// What an item is known by wherever it stands.
type Known<'a> = (&'a str, &'a Bag);

impl Item {
    fn known(&self) -> Known<'_> {
        (&self.class, &self.words)
    }

    /// Whether it is known again by its words, or by its file, wherever it stands.
    fn is_known(&self) -> bool {
        self.class.is_empty() || self.words.len() >= KNOWN || self.class.starts_with(PICTURE)
    }
}

/// The items that are gone from one place and have come to another, with all their words: none of them is another one with
/// changes.
fn elsewhere<'a>(
    gone: impl Iterator<Item = &'a Item>,
    come: impl Iterator<Item = &'a Item>,
) -> HashSet<Known<'a>> {
    let least = |item: &&Item| item.words.len() >= if item.class.is_empty() { 1 } else { KNOWN };
    let gone: HashSet<_> = gone.filter(least).map(Item::known).collect();
    come.map(Item::known).filter(|it| gone.contains(it)).collect()
}

/// Matches what lies between two items that are the same: the pairs, in order, with the greatest likeness in all.
fn gap(
    old: &[Item],
    new: &[Item],
    (from, to): (Range<usize>, Range<usize>),
    elsewhere: &HashSet<Known<'_>>,
    steps: &mut Vec<Step>,
) {
    let (rows, columns) = (from.len(), to.len());
    if rows + columns == 0 {
        return;
    }
    let pairs = if rows * columns > PAIRS {
        Vec::new()
    } else {
        best_pairs(&old[from.clone()], &new[to.clone()], elsewhere)
    };
    let (mut i, mut j) = (from.start, to.start);
    for (row, column) in pairs.into_iter().chain([(rows, columns)]) {
        let (row, column) = (from.start + row, to.start + column);
        if let Some((a, b)) = retitled(&old[i..row], &new[j..column]) {
            steps.extend((i..i + a).map(Step::Old));
            steps.extend((j..j + b).map(Step::New));
            steps.push(Step::Both(i + a, j + b));
            (i, j) = (i + a + 1, j + b + 1);
        }
        steps.extend((i..row).map(Step::Old));
        steps.extend((j..column).map(Step::New));
        if row < from.end {
            steps.push(Step::Both(row, column));
        }
        (i, j) = (row + 1, column + 1);
    }
}

/// A heading in the place of another one, where there is no other: whatever it says now, it is the same.
fn retitled(old: &[Item], new: &[Item]) -> Option<(usize, usize)> {
    let only = |items: &[Item]| {
        let is_heading = |item: &Item| item.class.starts_with(HEADING);
        let mut found = (0..items.len()).filter(|at| is_heading(&items[*at]));
        found.next().filter(|_| found.next().is_none())
    };
    let (a, b) = (only(old)?, only(new)?);
    (old[a].class == new[b].class).then_some((a, b))
}

fn best_pairs(old: &[Item], new: &[Item], elsewhere: &HashSet<Known<'_>>) -> Vec<(usize, usize)> {
    let [olds, news] = [old, new].map(|items| {
        let moved = |item: &Item| !elsewhere.is_empty() && elsewhere.contains(&item.known());
        items.iter().map(moved).collect::<Vec<_>>()
    });
    let like = |i: usize, j: usize| {
        let other = (olds[i] || news[j]) && old[i].words != new[j].words;
        let (old, new) = (&old[i], &new[j]);
        let likeness = if old.class == new.class && !other { old.likeness(new) } else { 0.0 };
        if likeness < LIKE { 0.0 } else { likeness }
    };
    likest(old.len(), new.len(), like)
}

/// The pairs of places in two rows, in order in both, that are the most alike in all; none is of two that are not.
pub(crate) fn likest(
    old: usize,
    new: usize,
    like: impl Fn(usize, usize) -> f64,
) -> Vec<(usize, usize)> {
    let width = new + 1;
    // The greatest likeness from each pair of places on.
    let mut best = vec![0.0_f64; (old + 1) * width];
    for i in (0..old).rev() {
        for j in (0..new).rev() {
            let both = like(i, j) + best[(i + 1) * width + j + 1];
            best[i * width + j] = both.max(best[(i + 1) * width + j]).max(best[i * width + j + 1]);
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while i < old && j < new {
        let here = best[i * width + j];
        if here <= 0.0 {
            break;
        } else if here <= best[(i + 1) * width + j] {
            i += 1;
        } else if here <= best[i * width + j + 1] {
            j += 1;
        } else {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(texts: &[&str]) -> Vec<Item> {
        let item = |text: &&str| Item {
            identity: Hash::of(text.as_bytes()),
            class: String::new(),
            words: Bag::of(text),
            parts: text.split(". ").map(Bag::of).collect(),
        };
        texts.iter().map(item).collect()
    }

    #[test]
    fn what_is_alike_is_the_same_with_changes() {
        let old = items(&["un deux trois", "quatre cinq six", "sept huit neuf"]);
        let new = items(&["zéro", "quatre cinq 6", "dix", "sept huit neuf"]);
        let steps = align(&old, &new);
        use Step::{Both, New, Old};
        assert_eq!(steps, [Old(0), New(0), Both(1, 1), New(2), Both(2, 3)]);
    }

    #[test]
    fn what_stands_whole_in_something_longer_is_the_same() {
        let (one, more) = ("un deux trois", "quatre cinq six. sept huit neuf. dix onze. douze");
        let all = format!("{one}. {more}");
        use Step::{Both, New, Old};
        assert_eq!(align(&items(&[one]), &items(&[&all])), [Both(0, 0)]);
        assert_eq!(align(&items(&[&all]), &items(&[one])), [Both(0, 0)]);
        assert_eq!(align(&items(&["trois deux"]), &items(&[&all])), [Old(0), New(0)]);
    }

    #[test]
    fn every_item_is_met_once() {
        for (old, new) in [(0, 3), (3, 0), (0, 0), (300, 300)] {
            let text =
                |n: usize, word: &str| (0..n).map(|i| format!("{word} {i}")).collect::<Vec<_>>();
            let (a, b) = (text(old, "ancien"), text(new, "nouveau"));
            let refs =
                |texts: &'_ [String]| items(&texts.iter().map(String::as_str).collect::<Vec<_>>());
            let steps = align(&refs(&a), &refs(&b));
            let olds = steps.iter().filter(|step| !matches!(step, Step::New(_))).count();
            let news = steps.iter().filter(|step| !matches!(step, Step::Old(_))).count();
            assert_eq!((olds, news), (old, new));
        }
    }
}
