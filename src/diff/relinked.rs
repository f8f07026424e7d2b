//! What became of the links of a text: they lead elsewhere, stand on other words, came or went.
//!
//! A link that came or went with its words is not told: the words are.

use super::Side;
use super::letters::folded;
use super::summary::Tally;
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
    /// Its words, and where they begin in the text, in letters.
    words: String,
    start: usize,
    /// The change that its words are in, by number; and whether the same words are on both sides of that.
    change: usize,
    stays: bool,
}

impl Relinked {
    pub(super) fn of(runs: &[Run]) -> Self {
        let [mut old, mut new] = [Side::Old, Side::New].map(|side| links(runs, side));
        let mut found = Self::default();
        if old.is_empty() && new.is_empty() {
            return found;
        }
        let texts = [Side::Old, Side::New].map(|side| {
            runs.iter().filter(|run| side.has_run(run)).map(letters).collect::<String>()
        });
        let same_text = texts[0] == texts[1];
        let at_one = |a: &Link<'_>, b: &Link<'_>| !same_text || a.start == b.start;
        let beside = |a: &Link<'_>, b: &Link<'_>| match same_text {
            true => a.start < b.end() && b.start < a.end(),
            false => a.change == b.change,
        };
        // What leads where it did, on the same words.
        pair(&mut old, &mut new, |a, b| a.leads_like(b) && a.words == b.words && at_one(a, b));
        found.tally.modified += pair(&mut old, &mut new, |a, b| {
            a.leads_like(b) && beside(a, b) && (same_text || a.stays && b.stays)
        });
        found.moved +=
            pair(&mut old, &mut new, |a, b| a.leads_like(b) && (same_text || a.stays && b.stays));
        // With other words around it, it goes with these.
        pair(&mut old, &mut new, Link::leads_like);
        // An address that is printed as it is says itself that it is another.
        pair(&mut old, &mut new, |a, b| a.is_spelt() && b.is_spelt() && beside(a, b));
        found.tally.modified += pair(&mut old, &mut new, beside);
        found.tally.removed += old.iter().filter(|link| link.stays).count();
        found.tally.added += new.iter().filter(|link| link.stays).count();
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
        let letters = |text: &str| folded(text).split_whitespace().collect::<String>();
        self.url.is_some_and(|url| letters(url).contains(&self.words))
    }

    fn end(&self) -> usize {
        self.start + self.words.len()
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
fn links(runs: &[Run], side: Side) -> Vec<Link<'_>> {
    let mut found: Vec<Link<'_>> = Vec::new();
    let mut start = 0;
    let changes = runs.chunk_by(|a, b| a.change.is_some() == b.change.is_some());
    for (change, runs) in changes.enumerate() {
        let words = [Side::Old, Side::New].map(|side| {
            runs.iter().filter(|run| side.has_run(run)).map(letters).collect::<String>()
        });
        let stays = words[0] == words[1];
        for run in runs.iter().filter(|run| side.has_run(run)) {
            let words = letters(run);
            let length = words.len();
            let (url, sheet) = (run.url.as_deref(), run.sheet.as_deref());
            if length > 0 && (url.is_some() || sheet.is_some()) {
                let last = found.last_mut();
                match last.filter(|it| (it.url, it.sheet) == (url, sheet) && it.end() == start) {
                    Some(link) => {
                        link.words.push_str(&words);
                        link.stays &= stays;
                    }
                    None => found.push(Link { url, sheet, words, start, change, stays }),
                }
            }
            start += length;
        }
    }
    found
}

/// The letters of a text as they are compared, without its spaces.
fn letters(run: &Run) -> String {
    folded(&run.text).split_whitespace().collect()
}
