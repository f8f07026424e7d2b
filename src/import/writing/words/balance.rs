//! Which words one side has more often than the other.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::fold::words;

/// How many words with a hidden part are looked for; a document has some.
const PARTED: usize = 200;

/// Words, and how many of each.
pub(super) type Counted = Vec<(String, usize)>;

/// The words that one side has more often than the other. All words of an import are looked up in it.
#[derive(Default)]
pub(super) struct Balance(HashMap<String, i64, RandomState>);

impl Balance {
    /// Counts the words of a text, and says how many there are.
    pub(super) fn add(&mut self, text: &str, by: i64) -> usize {
        let mut count = 0;
        for word in words(text) {
            count += 1;
            match self.0.get_mut(word) {
                Some(n) => *n += by,
                None => drop(self.0.insert(word.to_owned(), by)),
            }
        }
        count
    }

    /// Takes the words of another away.
    pub(super) fn take(&mut self, other: Self) {
        #[expect(clippy::iter_over_hash_type, reason = "sums come out the same in any order")]
        for (word, n) in other.0 {
            *self.0.entry(word).or_default() -= n;
        }
    }

    /// Evens out words of which a part is hidden in a document: it was left aside, and the rest is a word of its own.
    pub(super) fn join_parts(&mut self) {
        let of_sign = |sign: i64| {
            let mut words: Vec<String> = self
                .0
                .iter()
                .filter(|(_, n)| n.signum() == sign)
                .map(|(word, _)| word.clone())
                .collect();
            words.sort();
            words.truncate(PARTED);
            words
        };
        let (whole, starts) = (of_sign(1), of_sign(-1));
        for word in whole {
            let count = |word: &str| self.0.get(word).copied().unwrap_or_default();
            let parts = starts.iter().find_map(|start| {
                let end = word.strip_prefix(start.as_str()).filter(|end| end != start)?;
                let amount = count(&word).min(-count(start)).min(-count(end));
                (amount > 0).then(|| (start.clone(), end.to_owned(), amount))
            });
            let Some((start, end, amount)) = parts else { continue };
            for (word, change) in [(word, -amount), (start, amount), (end, amount)] {
                *self.0.entry(word).or_default() += change;
            }
        }
    }

    /// What is missing on the other side, and what is too much there, in alphabetical order.
    pub(super) fn differences(self) -> (Counted, Counted) {
        let mut words: Vec<(String, i64)> = self.0.into_iter().filter(|(_, n)| *n != 0).collect();
        words.sort();
        let amount = |n: i64| usize::try_from(n.unsigned_abs()).unwrap_or(usize::MAX);
        let (missing, added): (Vec<_>, Vec<_>) = words.into_iter().partition(|(_, n)| *n > 0);
        let counted = |words: Vec<(String, i64)>| {
            words.into_iter().map(|(word, n)| (word, amount(n))).collect()
        };
        (counted(missing), counted(added))
    }
}
