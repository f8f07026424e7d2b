//! Three versions of a text brought together, line by line.

use std::ops::Range;

use crate::diff::structure::align::{Bag, Item, Step, align};
use crate::hash::Hash;

/// How near two changes may stand, one of each side, to be no conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nearness {
    /// A line that nobody changed stands between them, as git wants it.
    Apart,
    /// They have no line in common; what both add at one place has no order, and stays a conflict.
    Touching,
}

/// A run of lines of what three versions come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part<'a> {
    /// What one side changed, both changed alike, or nobody did.
    Agreed(Vec<&'a str>),
    /// What the other side alone changed.
    Theirs {
        /// The lines that there were.
        base: Vec<&'a str>,
        /// That side's lines.
        theirs: Vec<&'a str>,
    },
    /// What each side made of the same lines.
    Conflict {
        /// One side's lines.
        ours: Vec<&'a str>,
        /// The lines that both had.
        base: Vec<&'a str>,
        /// The other side's lines.
        theirs: Vec<&'a str>,
    },
}

/// Lines that one side put in the place of others.
#[derive(Clone, Debug)]
struct Change {
    /// The lines that there were; empty where lines are only added.
    base: Range<usize>,
    /// The lines that there are, in that side's text.
    new: Range<usize>,
    /// Whether all of them are blank: paragraphs are parted or joined, whatever they are.
    blank: bool,
}

/// One side: its lines, and what it changed, in order.
struct Side<'a> {
    lines: Vec<&'a str>,
    changes: Vec<Change>,
}

/// What both sides made of a text.
pub(super) fn merge<'a>(
    base: &'a str,
    ours: &'a str,
    theirs: &'a str,
    near: Nearness,
) -> Vec<Part<'a>> {
    let base = lines(base);
    let (ours, theirs) = (Side::new(&base, ours), Side::new(&base, theirs));
    let (mut parts, mut at) = (Vec::new(), 0);
    let (mut left, mut right) = (ours.changes.as_slice(), theirs.changes.as_slice());
    while !left.is_empty() || !right.is_empty() {
        let (one, other) = meeting(&mut left, &mut right, near);
        let all = || one.iter().chain(other);
        let from = all().map(|change| change.base.start).min().unwrap_or(at);
        let to = all().map(|change| change.base.end).max().unwrap_or(at);
        parts.push(Part::Agreed(base[at..from].to_vec()));
        let (one, other) = (ours.of(one, &(from..to)), theirs.of(other, &(from..to)));
        match (one, other) {
            (Some(ours), Some(theirs)) => resolve(&ours, &base[from..to], &theirs, &mut parts),
            (Some(ours), None) => parts.push(Part::Agreed(ours)),
            (None, theirs) => parts.push(Part::Theirs {
                base: base[from..to].to_vec(),
                theirs: theirs.unwrap_or_default(),
            }),
        }
        at = to;
    }
    parts.push(Part::Agreed(base[at..].to_vec()));
    parts
}

/// The next changes of each side that cannot be told apart, at least one of either; they go from both lists.
fn meeting<'c>(
    left: &mut &'c [Change],
    right: &mut &'c [Change],
    near: Nearness,
) -> (&'c [Change], &'c [Change]) {
    let place = |changes: &[Change]| {
        changes.first().map_or((usize::MAX, 0), |change| (change.base.start, change.base.end))
    };
    let (mut ones, mut others) = if place(left) <= place(right) { (1, 0) } else { (0, 1) };
    let meets = |one: Option<&Change>, others: &[Change]| {
        one.is_some_and(|one| others.iter().any(|other| clash(one, other, near)))
    };
    loop {
        if meets(left.get(ones), &right[..others]) {
            ones += 1;
        } else if meets(right.get(others), &left[..ones]) {
            others += 1;
        } else {
            break;
        }
    }
    let ((one, rest), (other, remains)) = (left.split_at(ones), right.split_at(others));
    (*left, *right) = (rest, remains);
    (one, other)
}

/// Whether two changes, one of each side, are about the same lines.
fn clash(one: &Change, other: &Change, near: Nearness) -> bool {
    let (from, to) = (one.base.start.max(other.base.start), one.base.end.min(other.base.end));
    if from != to {
        return from < to;
    }
    let adds = |change: &Change| change.base.is_empty();
    let even = |change: &Change| change.base.len() == change.new.len();
    let within = |point: &Change, other: &Change| {
        adds(point) && other.base.start < point.base.start && point.base.start < other.base.end
    };
    // A sentence that one side changed stays one, whatever paragraph the other has put it in.
    let edits = |change: &Change| !change.blank && even(change) && !adds(change);
    let parted = |change: &Change, other: &Change| change.blank && !edits(other);
    match near {
        Nearness::Apart => true,
        Nearness::Touching if parted(one, other) || parted(other, one) => true,
        Nearness::Touching => {
            within(one, other)
                || within(other, one)
                || (adds(one) && !even(other))
                || (adds(other) && !even(one))
        }
    }
}

/// What two sides made of the same lines: at its edges they may agree.
fn resolve<'a>(ours: &[&'a str], base: &[&'a str], theirs: &[&'a str], parts: &mut Vec<Part<'a>>) {
    if ours == theirs || theirs == base {
        return parts.push(Part::Agreed(ours.to_vec()));
    }
    if ours == base {
        return parts.push(Part::Agreed(theirs.to_vec()));
    }
    let head = ours.iter().zip(theirs).take_while(|(one, other)| one == other).count();
    let (ours, theirs, start) = (&ours[head..], &theirs[head..], &ours[..head]);
    let tail =
        ours.iter().rev().zip(theirs.iter().rev()).take_while(|(one, other)| one == other).count();
    let (ours, end) = ours.split_at(ours.len() - tail);
    let theirs = &theirs[..theirs.len() - tail];
    parts.push(Part::Agreed(start.to_vec()));
    parts.push(Part::Conflict {
        ours: ours.to_vec(),
        base: base.to_vec(),
        theirs: theirs.to_vec(),
    });
    parts.push(Part::Agreed(end.to_vec()));
}

impl<'a> Side<'a> {
    fn new(base: &[&str], text: &'a str) -> Self {
        let lines = lines(text);
        let items = |lines: &[&str]| lines.iter().map(|line| item(line)).collect::<Vec<_>>();
        let steps = align(&items(base), &items(&lines));
        let same = |step: &Step| matches!(step, Step::Both(old, new) if base[*old] == lines[*new]);
        let (mut changes, mut at) = (Vec::new(), (0, 0));
        for run in steps.chunk_by(|a, b| same(a) == same(b)) {
            let goes = run.iter().filter(|step| !matches!(step, Step::New(_))).count();
            let comes = run.iter().filter(|step| !matches!(step, Step::Old(_))).count();
            let (from, to) = (at.0..at.0 + goes, at.1..at.1 + comes);
            at = (from.end, to.end);
            if run.first().is_some_and(same) {
                continue;
            }
            let mut all = base[from.clone()].iter().chain(&lines[to.clone()]);
            let blank = all.all(|line| line.trim().is_empty());
            changed(run, &Change { base: from, new: to, blank }, &mut changes);
        }
        Self { lines, changes }
    }

    /// What this side has for some lines of the old text, of which it made these changes; nothing where it made none.
    fn of(&self, changes: &[Change], base: &Range<usize>) -> Option<Vec<&'a str>> {
        let (first, last) = (changes.first()?, changes.last()?);
        let from = first.new.start - (first.base.start - base.start);
        let to = last.new.end + (base.end - last.base.end);
        Some(self.lines[from..to].to_vec())
    }
}

/// The changes of a run of lines of which none is the same: each line's own where every one has its successor; else one,
/// for what is added or gone is of one change with the lines beside it.
fn changed(run: &[Step], whole: &Change, changes: &mut Vec<Change>) {
    let Change { base, new, blank } = whole.clone();
    let pairs = run.iter().filter(|step| matches!(step, Step::Both(..))).count();
    if base.len() == new.len() && (pairs == 0 || pairs == run.len()) {
        let each = base.zip(new);
        changes.extend(each.map(|(i, j)| Change { base: i..i + 1, new: j..j + 1, blank }));
    } else {
        changes.push(whole.clone());
    }
}

/// A line as what it is compared by: a sentence is the same one, changed, if most of its words are.
fn item(line: &str) -> Item {
    Item {
        identity: Hash::of(line.as_bytes()),
        class: String::new(),
        words: Bag::of(line),
        parts: Vec::new(),
    }
}

/// A text's lines, each with its end.
fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What three versions come to, a letter a line; a conflict in brackets.
    fn merged(base: &str, ours: &str, theirs: &str, near: Nearness) -> String {
        let spread = |text: &str| text.chars().map(|c| format!("{c}\n")).collect::<String>();
        let (base, ours, theirs) = (spread(base), spread(ours), spread(theirs));
        let joined = |lines: Vec<&str>| lines.concat().replace('\n', "");
        let told = |part| match part {
            Part::Agreed(lines) | Part::Theirs { theirs: lines, .. } => joined(lines),
            Part::Conflict { ours, base, theirs } => {
                format!("[{}|{}|{}]", joined(ours), joined(base), joined(theirs))
            }
        };
        merge(&base, &ours, &theirs, near).into_iter().map(told).collect()
    }

    #[test]
    fn neighbours_are_no_conflict_where_they_may_touch() {
        for (base, ours, theirs, both) in [
            ("abcd", "aBcd", "abCd", "aBCd"),
            ("abcd", "Abcd", "abcD", "AbcD"),
            ("abcd", "acd", "abCd", "aCd"),
            ("abcd", "aBxcd", "abCd", "aBxCd"),
            ("abcd", "abxcd", "aBcd", "aBxcd"),
            ("abcd", "abxcd", "abCd", "abxCd"),
            ("abcd", "aBCd", "AbcD", "ABCD"),
            ("ab", "ab", "", ""),
            ("", "ab", "", "ab"),
            ("ab", "aXb", "aXb", "aXb"),
        ] {
            assert_eq!(merged(base, ours, theirs, Nearness::Touching), both, "{ours} {theirs}");
            assert_eq!(merged(base, theirs, ours, Nearness::Touching), both, "{ours} {theirs}");
        }
        assert_eq!(merged("abcd", "aBcd", "abCd", Nearness::Apart), "a[Bc|bc|bC]d");
        assert_eq!(merged("abcde", "aBcde", "abcDe", Nearness::Apart), "aBcDe");
    }

    #[test]
    fn one_line_changed_twice_is_a_conflict() {
        let touching = |base, ours, theirs| merged(base, ours, theirs, Nearness::Touching);
        assert_eq!(touching("abc", "aXc", "aYc"), "a[X|b|Y]c");
        assert_eq!(touching("abc", "ac", "aYc"), "a[|b|Y]c");
        assert_eq!(touching("abc", "abXc", "abYc"), "ab[X||Y]c");
        // Who adds a line after one that the other takes away or divides cannot be told where to stand.
        assert_eq!(touching("abc", "ac", "abXc"), "a[|b|bX]c");
        assert_eq!(touching("abc", "aBXc", "abYc"), "a[BX|b|bY]c");
        assert_eq!(touching("abc", "aXYc", "abZc"), "a[XY|b|bZ]c");
        assert_eq!(touching("abc", "aXpc", "aYpc"), "a[X|b|Y]pc");
        assert_eq!(touching("", "a", "b"), "[a||b]");
    }
}
