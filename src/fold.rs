//! Words without case and accents, to compare texts that were typed twice, and the identifiers made of them.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

/// Words that an identifier leaves out and that say little about a title.
const SMALL: &[&str] = &[
    "a", "au", "aux", "avec", "ce", "ces", "cette", "contre", "d", "dans", "de", "des", "du", "en",
    "et", "l", "la", "le", "les", "leur", "leurs", "n", "ou", "par", "pour", "qu", "que", "qui",
    "s", "sa", "se", "ses", "son", "sur", "tous", "tout", "un", "une", "vers",
];

/// Whether a folded word says little about a title.
pub(crate) fn is_small(word: &str) -> bool {
    SMALL.contains(&word)
}

/// How many words an identifier keeps, and how many characters.
const SLUG_WORDS: usize = 5;
const SLUG_CHARS: usize = 60;

/// The words of a text: runs of letters and digits, as they were written.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !is_word(c)).filter(|word| !word.is_empty())
}

/// Letters, digits, and the accents that some files write as characters of their own.
fn is_word(c: char) -> bool {
    c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c)
}

/// The words of a text in lower case without accents.
pub(crate) fn folded_words(text: &str) -> Vec<String> {
    words(text).map(fold_word).filter(|word| !word.is_empty()).collect()
}

/// A text as its folded words, one space between them.
pub(crate) fn fold(text: &str) -> String {
    folded_words(text).join(" ")
}

fn fold_word(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    fold_into(word, &mut |c| out.push(c));
    out
}

/// The number of a text's words, the last of them folded, and what their folded letters hash to.
pub(crate) fn folded_hash(text: &str) -> (usize, String, u64) {
    let mut hasher = DefaultHasher::new();
    let mut count = 0;
    let (mut last, mut word) = (String::new(), String::new());
    for next in words(text) {
        word.clear();
        fold_into(next, &mut |c| word.push(c));
        if !word.is_empty() {
            word.hash(&mut hasher);
            count += 1;
            std::mem::swap(&mut last, &mut word);
        }
    }
    (count, last, hasher.finish())
}

/// Gives the letters of a word in lower case without accents.
fn fold_into(word: &str, out: &mut impl FnMut(char)) {
    for c in word.chars() {
        if c.is_ascii() {
            out(c.to_ascii_lowercase());
        } else {
            c.to_lowercase().for_each(|c| fold_letter(c, out));
        }
    }
}

/// Gives a letter in lower case without its accent.
fn fold_letter(c: char, out: &mut impl FnMut(char)) {
    match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => out('a'),
        'ç' => out('c'),
        'è' | 'é' | 'ê' | 'ë' => out('e'),
        'ì' | 'í' | 'î' | 'ï' => out('i'),
        'ñ' => out('n'),
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' => out('o'),
        'ù' | 'ú' | 'û' | 'ü' => out('u'),
        'ý' | 'ÿ' => out('y'),
        'œ' => ['o', 'e'].into_iter().for_each(&mut *out),
        'æ' => ['a', 'e'].into_iter().for_each(&mut *out),
        '\u{300}'..='\u{36f}' => {}
        other => out(other),
    }
}

/// How alike two texts are, from 0 to 1: twice the words they share over the words of both.
pub(crate) fn likeness(one: &[String], other: &[String]) -> f64 {
    let mut left: Vec<&String> = one.iter().collect();
    let mut right: Vec<&String> = other.iter().collect();
    left.sort_unstable();
    right.sort_unstable();
    let (mut i, mut j, mut shared) = (0, 0, 0usize);
    while i < left.len() && j < right.len() {
        match left[i].cmp(right[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                shared += 1;
                i += 1;
                j += 1;
            }
        }
    }
    let all = one.len() + other.len();
    if all == 0 { 0.0 } else { 2.0 * shared as f64 / all as f64 }
}

/// An identifier from a title: its first telling words, ASCII letters and digits, hyphens between them.
///
/// Empty where the title has no such word.
pub(crate) fn slug(title: &str, most: usize) -> String {
    let ascii: Vec<String> = folded_words(title)
        .into_iter()
        .map(|word| word.chars().filter(char::is_ascii_alphanumeric).collect::<String>())
        .filter(|word| !word.is_empty())
        .collect();
    let telling: Vec<&String> =
        ascii.iter().filter(|word| !SMALL.contains(&word.as_str())).collect();
    let kept = if telling.is_empty() { ascii.iter().collect() } else { telling };
    let mut out = String::new();
    for word in kept.into_iter().take(most.min(SLUG_WORDS)) {
        if !out.is_empty() {
            if out.len() + 1 + word.len() > SLUG_CHARS {
                break;
            }
            out.push('-');
        }
        out.extend(word.chars().take(SLUG_CHARS));
    }
    out
}

/// Names that are each given once.
#[derive(Debug, Default)]
pub(crate) struct Names {
    taken: HashSet<String>,
    /// How often a name was asked for, so that many equal ones stay cheap.
    asked: HashMap<String, usize>,
}

impl Names {
    /// Whether a name was given.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.taken.contains(name)
    }

    /// Gives the first name among `base`, `base-2`, `base-3`… that was not given yet.
    pub(crate) fn give(&mut self, base: &str) -> String {
        loop {
            let count = self.asked.entry(base.to_owned()).or_default();
            *count += 1;
            let name = if *count == 1 { base.to_owned() } else { format!("{base}-{count}") };
            if self.taken.insert(name.clone()) {
                return name;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_case_accents_and_punctuation() {
        assert_eq!(fold("L'Été — « Œuvrer » à 2 !"), "l ete oeuvrer a 2");
        assert_eq!(fold("e\u{301}te\u{301}"), "ete");
    }

    #[test]
    fn slugs_are_short_and_ascii() {
        assert_eq!(
            slug("Un jardin pour tous les âges de la rue Haute", 5),
            "jardin-ages-rue-haute"
        );
        assert_eq!(slug("À la", 5), "a-la");
        assert_eq!(slug("« »", 5), "");
        assert!(slug(&"x".repeat(500), 5).len() <= SLUG_CHARS);
    }

    #[test]
    fn names_are_given_once() {
        let mut names = Names::default();
        assert_eq!(["a", "a-2", "a", "a"].map(|name| names.give(name)), ["a", "a-2", "a-3", "a-4"]);
    }

    #[test]
    fn likeness_counts_shared_words() {
        let words = |text| folded_words(text);
        assert!(likeness(&words("le four du village"), &words("Un four du village")) > 0.7);
        assert!(likeness(&words("le four"), &words("la rue")) < 0.1);
        assert!(likeness(&[], &[]) < 0.1);
    }
}
