//! The words of a page, where they stand, and those that two pages do not share.

use similar::{Algorithm, ChangeTag, capture_diff_slices};

/// Heads and feet of pages: the part of the height, at both ends, in which numbers count pages and sheets.
pub(super) const EDGE: f64 = 0.08;

/// A word on a page; lengths in points, from the upper left corner.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Word {
    pub(super) text: String,
    /// Where it begins and ends on its line.
    pub(super) left: f64,
    pub(super) right: f64,
    /// The line that it stands on.
    pub(super) line: f64,
    /// The size of its letters.
    pub(super) size: f64,
}

/// The words of a page, and its height.
#[derive(Clone, Debug, Default)]
pub(super) struct PageWords {
    pub(super) words: Vec<Word>,
    pub(super) height: f64,
}

impl PageWords {
    /// What its text is, wherever the page comes to stand: without the numbers of heads and feet.
    pub(super) fn anywhere(&self) -> Vec<&str> {
        let words = self.words.iter().filter(|word| !(self.is_edge(word) && is_number(&word.text)));
        words.map(|word| word.text.as_str()).collect()
    }

    /// The words of heads and feet.
    pub(super) fn edges(&self) -> impl Iterator<Item = &Word> {
        self.words.iter().filter(|word| self.is_edge(word))
    }

    /// All words between heads and feet.
    pub(super) fn body(&self) -> Vec<&str> {
        let words = self.words.iter().filter(|word| !self.is_edge(word));
        words.map(|word| word.text.as_str()).collect()
    }

    /// All words.
    pub(super) fn all(&self) -> Vec<&str> {
        self.words.iter().map(|word| word.text.as_str()).collect()
    }

    fn is_edge(&self, word: &Word) -> bool {
        let edge = self.height * EDGE;
        word.line < edge || word.line > self.height - edge
    }

    /// Whether two pages have the same heads and feet, on whichever side, numbers apart.
    pub(super) fn has_edges_of(&self, other: &Self) -> bool {
        let named = |page: &Self| {
            let words = page.edges().filter(|word| !is_number(&word.text));
            let mut words: Vec<String> = words.map(|word| word.text.clone()).collect();
            words.sort();
            words
        };
        named(self) == named(other)
    }
}

/// Whether a word is a number, as page numbers are.
fn is_number(word: &str) -> bool {
    word.chars().any(|c| c.is_ascii_digit()) && !word.chars().any(char::is_alphabetic)
}

/// Words that are gone and words that are new.
pub(super) fn changed(before: &[&str], after: &[&str]) -> (Vec<String>, Vec<String>) {
    let (mut removed, mut added) = (Vec::new(), Vec::new());
    for op in capture_diff_slices(Algorithm::Myers, before, after) {
        for change in op.iter_changes(before, after) {
            match change.tag() {
                ChangeTag::Equal => {}
                ChangeTag::Delete => removed.push((*change.value()).to_owned()),
                ChangeTag::Insert => added.push((*change.value()).to_owned()),
            }
        }
    }
    (removed, added)
}
