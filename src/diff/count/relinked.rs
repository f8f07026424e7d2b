//! What became of the links of a text: they lead elsewhere, stand on other words, came or went.
//!
//! A link that came or went with its words is not told: the words are.

use std::ops::Range;

use super::summary::Tally;
use crate::diff::text::aligned::{Stretch, aligned, is_spelt};
use crate::sheet::Run;

/// The links of a text that changed.
#[derive(Default)]
pub(super) struct Relinked {
    /// Those that came or went while their words stay, and those that lead elsewhere or stand on more words or fewer.
    pub(super) tally: Tally,
    /// Those that stand on other words of the text.
    pub(super) moved: usize,
}

/// A link of one version.
struct Link<'a> {
    url: Option<&'a str>,
    sheet: Option<&'a str>,
    /// Its words, and where they end in their own version, in letters.
    words: String,
    end: usize,
    /// Where they stand on the line that both versions share.
    place: Range<usize>,
    /// The change that they are in, by number.
    change: usize,
    /// How many of their letters both versions have there.
    kept: usize,
}

impl Relinked {
    pub(super) fn of(runs: &[Run]) -> Self {
        let mut found = Self::default();
        if !runs.iter().any(is_link) {
            return found;
        }
        let [mut old, mut new] = aligned(runs).map(links);
        let at_one = |a: &Link<'_>, b: &Link<'_>| {
            !(a.stays() && b.stays()) || a.place.start == b.place.start
        };
        let rewritten =
            |a: &Link<'_>, b: &Link<'_>| a.change == b.change && !a.stays() && !b.stays();
        let beside = |a: &Link<'_>, b: &Link<'_>| a.overlaps(b) || rewritten(a, b);
        let both_stay = |a: &Link<'_>, b: &Link<'_>| a.stays() && b.stays();
        // What leads where it did, on the same words.
        pair(&mut old, &mut new, |a, b| a.leads_like(b) && a.words == b.words && at_one(a, b));
        found.tally.modified +=
            pair(&mut old, &mut new, |a, b| a.leads_like(b) && a.overlaps(b) && both_stay(a, b));
        found.moved += pair(&mut old, &mut new, |a, b| a.leads_like(b) && both_stay(a, b));
        // With other words around it, it goes with these.
        pair(&mut old, &mut new, Link::leads_like);
        // An address that is printed as it is says itself that it is another.
        pair(&mut old, &mut new, |a, b| a.is_spelt() && b.is_spelt() && beside(a, b));
        found.tally.modified += pair(&mut old, &mut new, beside);
        found.tally.removed += old.iter().filter(|link| link.mostly_stays()).count();
        found.tally.added += new.iter().filter(|link| link.mostly_stays()).count();
        found
    }

    pub(super) fn is_empty(&self) -> bool {
        self.tally.is_zero() && self.moved == 0
    }
}

impl Link<'_> {
    fn leads_like(&self, other: &Self) -> bool {
        (self.url, self.sheet) == (other.url, other.sheet)
    }

    /// Whether its words are the address that it leads to.
    fn is_spelt(&self) -> bool {
        self.url.is_some_and(|url| is_spelt(&self.words, url))
    }

    /// Whether its words are in the other version, too.
    fn stays(&self) -> bool {
        self.kept == self.words.len()
    }

    /// Whether most of its letters are.
    fn mostly_stays(&self) -> bool {
        2 * self.kept > self.words.len()
    }

    fn overlaps(&self, other: &Self) -> bool {
        self.place.start < other.place.end && other.place.start < self.place.end
    }
}

/// Takes out the pairs of which something is so, each link once; returns how many they were.
fn pair<'a>(
    old: &mut Vec<Link<'a>>,
    new: &mut Vec<Link<'a>>,
    is: impl Fn(&Link<'a>, &Link<'a>) -> bool,
) -> usize {
    let before = old.len();
    old.retain(|link| match new.iter().position(|other| is(link, other)) {
        Some(at) => {
            new.remove(at);
            false
        }
        None => true,
    });
    before - old.len()
}

/// The links of one version of a text, in its order; neighbours that lead to one place are one.
fn links(stretches: Vec<Stretch<'_>>) -> Vec<Link<'_>> {
    let mut found: Vec<Link<'_>> = Vec::new();
    for it in stretches.into_iter().filter(|it| is_link(it.run)) {
        let (url, sheet) = (it.run.url.as_deref(), it.run.sheet.as_deref());
        let (end, kept) = (it.own + it.letters.len(), if it.kept { it.letters.len() } else { 0 });
        let last = found.last_mut();
        match last.filter(|link| (link.url, link.sheet) == (url, sheet) && link.end == it.own) {
            Some(link) => {
                link.words.push_str(&it.letters);
                (link.end, link.place.end) = (end, it.place.end);
                link.kept += kept;
            }
            None => {
                let Stretch { letters: words, place, change, .. } = it;
                found.push(Link { url, sheet, words, end, place, change, kept });
            }
        }
    }
    found
}

fn is_link(run: &Run) -> bool {
    run.url.is_some() || run.sheet.is_some()
}
