//! Sentences that are parts of one in the other version: those that lost a clause on the way, those in another order.

use super::letters::folded;
use crate::diff::structure::align::Bag;

/// How much of its words a sentence keeps without a clause, from 0 to 1.
const KEPT: f64 = 0.35;
/// The least words that it keeps.
const LEAST: usize = 4;
/// The most new words between two of it.
const NEW: usize = 2;

/// The words of a sentence, in order and in any.
pub(super) struct Words {
    pub(super) bag: Bag,
    words: Vec<String>,
}

impl Words {
    pub(super) fn of(sentence: &str) -> Self {
        let folded = folded(sentence).to_lowercase();
        let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        Self { bag: Bag::of(sentence), words: words.map(str::to_owned).collect() }
    }
}

/// Whether a sentence begins and ends in the whole as it does, and has lost what stood between.
pub(super) fn has_lost_one(part: &Words, whole: &Words) -> bool {
    let (part, whole) = (&part.words, &whole.words);
    let backwards = |words: &[String]| words.iter().rev().cloned().collect::<Vec<_>>();
    let (head, end) = longest(part, whole);
    let (tail, _) = longest(&backwards(part), &backwards(&whole[end..]));
    let kept = head + tail;
    let enough = kept >= LEAST && kept as f64 >= KEPT * part.len() as f64;
    head > 0 && tail > 0 && kept < part.len() && enough
}

/// The most words of a beginning that follow each other, hardly parted, and where they end.
fn longest(words: &[String], whole: &[String]) -> (usize, usize) {
    let starts = (0..whole.len()).filter(|at| words.first() == Some(&whole[*at]));
    let count = |start: usize| {
        let (mut count, mut end) = (1, start + 1);
        for word in &words[1..] {
            let next = whole[end..].iter().take(NEW + 1).position(|it| it == word);
            let Some(at) = next else { break };
            (count, end) = (count + 1, end + at + 1);
        }
        (count, end)
    };
    // Of those of one length, the first.
    starts.map(count).rev().max_by_key(|it| it.0).unwrap_or_default()
}

/// Whether sentences stand in another order in the whole: by the words that each has alone, and once.
pub(super) fn are_swapped(parts: &[Words], whole: &Words) -> bool {
    let once = |word: &String, words: &[String]| words.iter().filter(|it| *it == word).count() == 1;
    let places = parts.iter().filter_map(|part| {
        let alone = |word: &&String| {
            let others = parts.iter().filter(|other| other.words.contains(word)).count();
            others == 1 && once(word, &part.words) && once(word, &whole.words)
        };
        let places = part.words.iter().filter(alone);
        let places = places.filter_map(|word| whole.words.iter().position(|it| it == word));
        let places: Vec<usize> = places.collect();
        (!places.is_empty()).then(|| places.iter().sum::<usize>() as f64 / places.len() as f64)
    });
    let places: Vec<f64> = places.collect();
    !places.is_sorted()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_is_gone_where_a_sentence_begins_and_ends_as_before() {
        let lost = |part: &str, whole: &str| has_lost_one(&Words::of(part), &Words::of(whole));
        let part = "Les voisins, dont le jardin a été refait hier, en sont heureux.";
        assert!(lost(part, "Tout est fait et les voisins en sont très heureux."));
        assert!(!lost(part, "Tout est fait et les voisins viennent."));
        assert!(!lost("Il vient avec nous.", "Il part avec eux, puis il revient sans nous."));
        assert!(!lost("Il vient.", "Il vient."));
    }

    #[test]
    fn parts_are_swapped_where_the_second_one_comes_first() {
        let parts = ["Le train part.", "La gare ferme."].map(Words::of);
        assert!(are_swapped(&parts, &Words::of("La gare ferme et le train part.")));
        assert!(!are_swapped(&parts, &Words::of("Le train part et la gare ferme.")));
    }
}
