//! A few words that stay between two rewritten passages are rewritten with them: nobody reads them as kept.

use std::ops::Range;

use super::tokens::Token;
use super::words::{Stretch, join};

/// The most letters of kept words that may interrupt a change for nothing: « dans le cadre » says something.
const LETTERS: usize = 9;
/// The most letters of a word that is no island by itself.
const SHORT: usize = 4;
/// The least words, in each text, of the changes around.
const EACH: usize = 2;
/// The least words of both texts.
const REWRITTEN: usize = 6;
/// Longer words that link others, and are as often kept by chance.
const LINKS: [&str; 12] = [
    "leurs", "entre", "comme", "aussi", "ainsi", "cette", "mais", "avec", "pour", "dans", "elles",
    "notre",
];

/// Joins changes over islands, until there are none: each one that goes makes the changes around it longer.
pub(super) fn without_islands(
    mut stretches: Vec<Stretch>,
    old: &[Token],
    new: &[Token],
) -> Vec<Stretch> {
    while let Some(at) = (1..stretches.len().max(1)).find(|at| is_island(&stretches, *at, old, new))
    {
        let mut joined = Vec::new();
        for (i, stretch) in stretches.into_iter().enumerate() {
            join(Stretch { same: stretch.same && i != at, ..stretch }, &mut joined);
        }
        stretches = joined;
    }
    stretches
}

/// Whether what stays is little beside what is rewritten on both sides of it.
fn is_island(stretches: &[Stretch], at: usize, old: &[Token], new: &[Token]) -> bool {
    let (Some(before), Some(after)) = (stretches.get(at - 1), stretches.get(at + 1)) else {
        return false;
    };
    let (gone, come) = ([&before.old, &after.old], [&before.new, &after.new]);
    let words = |ranges: [&Range<usize>; 2], tokens: &[Token]| {
        ranges.into_iter().map(|range| said(&tokens[range.clone()])).sum::<usize>()
    };
    let (gone, come) = (words(gone, old), words(come, new));
    let kept = &new[stretches[at].new.clone()];
    // A change on one side alone of the island has to be a replacement: words that go on both sides leave it standing.
    let replaced = |stretch: &Stretch| !stretch.old.is_empty() && !stretch.new.is_empty();
    stretches[at].same
        && says_little(kept)
        && (replaced(before) || replaced(after))
        && gone.min(come) >= EACH
        && gone + come >= REWRITTEN
}

/// How many words tokens have.
fn said(tokens: &[Token]) -> usize {
    tokens.iter().filter(|token| letters(token) > 0).count()
}

fn letters(token: &Token) -> usize {
    token.text.chars().filter(|c| c.is_alphanumeric()).count()
}

/// Whether these are short words and marks of punctuation alone, and few.
fn says_little(tokens: &[Token]) -> bool {
    let little = |token: &Token| {
        let word = token.spaced().0.to_lowercase();
        let figures = word.contains(|c: char| c.is_ascii_digit());
        token.is_word() && !figures && (letters(token) <= SHORT || LINKS.contains(&word.as_str()))
    };
    tokens.iter().all(little) && tokens.iter().map(letters).sum::<usize>() <= LETTERS
}
