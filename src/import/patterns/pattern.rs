//! One pattern of the table, and whether words fit it.

use crate::fold::folded_words;

/// A pattern: see the head of `table.yaml` for its signs.
#[derive(Debug, Clone)]
pub(super) struct Pattern {
    /// As it was written.
    pub(super) text: String,
    parts: Vec<Part>,
}

#[derive(Debug, Clone)]
enum Part {
    /// Any words, or none.
    Any,
    /// One word among these.
    Word(Vec<Choice>),
}

#[derive(Debug, Clone)]
struct Choice {
    stem: String,
    /// Whether any ending may follow.
    open: bool,
}

impl Pattern {
    /// Reads a pattern, none where it names no word.
    pub(super) fn read(text: &str) -> Option<Self> {
        let spaced = text.replace(['\'', '’', '-'], " ");
        let parts: Vec<Part> = spaced.split_whitespace().filter_map(part).collect();
        let tells = parts.iter().any(|part| matches!(part, Part::Word(_)));
        tells.then(|| Self { text: text.to_owned(), parts })
    }

    /// Whether all of the words fit.
    pub(super) fn fits(&self, words: &[String]) -> bool {
        let parts = &self.parts;
        let (mut part, mut word) = (0, 0);
        // Where the last `*` stood, and the first word it has not taken yet.
        let mut star: Option<(usize, usize)> = None;
        while word < words.len() {
            match parts.get(part) {
                Some(Part::Any) => {
                    star = Some((part, word));
                    part += 1;
                }
                Some(Part::Word(choices)) if choices.iter().any(|c| c.fits(&words[word])) => {
                    part += 1;
                    word += 1;
                }
                _ => {
                    let Some((at, taken)) = star else { return false };
                    star = Some((at, taken + 1));
                    part = at + 1;
                    word = taken + 1;
                }
            }
        }
        parts[part..].iter().all(|part| matches!(part, Part::Any))
    }
}

impl Choice {
    fn fits(&self, word: &str) -> bool {
        if self.open { word.starts_with(&self.stem) } else { word == self.stem }
    }
}

fn part(text: &str) -> Option<Part> {
    if text == "*" {
        return Some(Part::Any);
    }
    let choices: Vec<Choice> = text
        .split('|')
        .filter_map(|choice| {
            let stem = folded_words(choice).concat();
            (!stem.is_empty()).then(|| Choice { stem, open: choice.ends_with('~') })
        })
        .collect();
    (!choices.is_empty()).then_some(Part::Word(choices))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits(pattern: &str, text: &str) -> bool {
        Pattern::read(pattern).unwrap().fits(&folded_words(text))
    }

    #[test]
    fn signs_mean_what_the_table_says() {
        assert!(fits("contexte *", "Contexte"));
        assert!(fits("contexte *", "Contexte du four"));
        assert!(!fits("contexte", "Contexte du four"));
        assert!(fits("enjeu~ *", "Enjeux"));
        assert!(fits("* illustre *", "Comment ceci illustre cela, illustre tout"));
        assert!(fits("état|vue des lieux", "Vue des lieux"));
        assert!(fits("l'action", "L’action"));
        assert!(Pattern::read(" * ").is_none());
        assert!(Pattern::read("~").is_none());
    }
}
