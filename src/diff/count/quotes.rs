//! The words that changed in a text, as they are quoted behind what is counted.

use super::replacements::{Marks, Of, Replacement, SHORT, replacements};
use super::summary::PartChange;
use crate::diff::text::aligned::spoken;
use crate::sheet::Run;

/// The most replacements told of one part.
pub(super) const TOLD: usize = 3;

impl PartChange {
    /// Short replacements of a text, where all are.
    pub(super) fn replaced(&mut self, runs: &[Run], of: Of) {
        self.replaced_in(runs, of, Long::Untold);
    }

    pub(super) fn replaced_in(&mut self, runs: &[Run], of: Of, long: Long) {
        let mut found = replacements(&spoken(runs));
        if long == Long::Shortened {
            found.iter_mut().for_each(|(words, _)| shorten(words));
        }
        let found = found.into_iter().map(|(words, marks)| Replacement { words, of, marks });
        let found = few(found.collect());
        let words = |text: &str| text.split_whitespace().count();
        let short = |it: &Replacement| words(&it.words.0) <= SHORT && words(&it.words.1) <= SHORT;
        if found.iter().all(short) && found.len() <= TOLD {
            self.replacements.extend(found);
            self.replacements = few(std::mem::take(&mut self.replacements));
            self.replacements.truncate(TOLD);
        }
    }
}

/// What is told of long replacements.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Long {
    /// Nothing.
    Untold,
    /// Their first words, and their last ones.
    Shortened,
}

/// The most words of either end of what is shortened.
const END: usize = 3;

/// Leaves out the middle of long replacements.
fn shorten((old, new): &mut (String, String)) {
    for text in [old, new] {
        let words: Vec<&str> = text.split_whitespace().collect();
        if words.len() > SHORT {
            let ends = [&words[..END + 1], &["…"], &words[words.len() - END..]].concat();
            *text = ends.join(" ");
        }
    }
}

/// The replacements without those of marks of punctuation, where there are too many.
fn few(mut all: Vec<Replacement>) -> Vec<Replacement> {
    if all.len() > TOLD {
        all.retain(|it| it.marks == Marks::None);
    }
    all
}
