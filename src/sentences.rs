//! Finds where sentences end in French prose, so that sources can have one on each line.
//!
//! Only a space is ever made a line feed, and never inside the text of a link, a note's mark, parentheses, bold, italic
//! or code, nor before a sign that would start a block of Markdown: a reader finds the same text.

/// Short forms whose full stop ends no sentence, in lower case.
const SHORT: &[&str] = &[
    "al", "apr", "art", "av", "bd", "boul", "cf", "ch", "chap", "coll", "dir", "dr", "env", "ex",
    "fig", "hab", "ibid", "id", "max", "me", "mgr", "min", "mlle", "mm", "mme", "mr", "no", "op",
    "ph", "pp", "pr", "prof", "réf", "st", "ste", "suiv", "tél", "trad", "vol", "vs", "éd",
];

/// Units that look like an initial or a short form: behind a number, a full stop ends the sentence.
const UNITS: &[&str] = &["m", "g", "h", "l", "t", "s", "j", "min"];

/// Words that no French sentence ends with, folded.
const OPEN: &[&str] = &[
    "a", "au", "aux", "car", "ces", "cet", "cette", "chaque", "chez", "dans", "de", "des", "donc",
    "dont", "du", "et", "la", "le", "les", "leurs", "lorsque", "mais", "ne", "nos", "ou", "par",
    "parce", "puisque", "quand", "que", "qui", "sa", "se", "ses", "son", "sur", "un", "une",
    "vers", "vos",
];

/// Whether a word calls for another one behind it. A capital is a name or an initial: « plan D »; « a » without its accent
/// is a verb.
pub(crate) fn calls_for_more(word: &str) -> bool {
    OPEN.contains(&crate::fold::fold(word).as_str()) && !matches!(word, "a" | "où")
}

/// Puts each sentence of a line of Markdown on a line of its own.
#[must_use]
pub fn one_a_line(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let mut marks = Marks::default();
    let mut words = line.split(' ').peekable();
    while let Some(word) = words.next() {
        out.push_str(word);
        marks.read(word);
        if let Some(next) = words.peek() {
            // After several spaces, a line feed would stand for fewer of them.
            let ends = !word.is_empty()
                && starts_sentence(next)
                && marks.are_closed()
                && ends_sentence(&out);
            out.push(if ends { '\n' } else { ' ' });
        }
    }
    out
}

/// What is open in a line of Markdown.
#[derive(Default)]
struct Marks {
    brackets: usize,
    parentheses: usize,
    strong: bool,
    emphasis: bool,
    code: bool,
}

impl Marks {
    fn read(&mut self, word: &str) {
        let mut chars = word.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '\\' => drop(chars.next()),
                '`' => self.code = !self.code,
                _ if self.code => {}
                '[' => self.brackets += 1,
                ']' => self.brackets = self.brackets.saturating_sub(1),
                '(' => self.parentheses += 1,
                ')' => self.parentheses = self.parentheses.saturating_sub(1),
                '*' if chars.next_if_eq(&'*').is_some() => self.strong = !self.strong,
                '*' => self.emphasis = !self.emphasis,
                _ => {}
            }
        }
    }

    fn are_closed(&self) -> bool {
        self.brackets == 0 && self.parentheses == 0 && !self.strong && !self.emphasis && !self.code
    }
}

/// Whether a text ends with a sentence's sign, and not with an initial or a short form.
pub(crate) fn ends_sentence(text: &str) -> bool {
    const CLOSING: &[char] = &['*', '_', '»', '”', '"', ')', ' ', '\u{a0}', '\u{202f}'];
    // Marks, quotation marks and the mark of a note may follow the sign.
    let text = without_note(text.trim_end_matches(CLOSING)).trim_end_matches(CLOSING);
    if text.ends_with(['!', '?', '…']) || text.ends_with("...") {
        return true;
    }
    let Some(text) = text.strip_suffix('.') else { return false };
    let text = without_note(text).trim_end_matches(['*', '_']);
    let parting = |c: char| c.is_whitespace() || "'’(«“\"[*_".contains(c);
    let word = text.rsplit(parting).next().unwrap_or_default();
    let before = text[..text.len() - word.len()].trim_end_matches(['\u{a0}', '\u{202f}', ' ']);
    if UNITS.contains(&word) && before.ends_with(|c: char| c.is_ascii_digit()) {
        return true;
    }
    // "M.", "J.-P.", "U.R.S.S."
    let initials = word.split(['.', '-']).all(|part| {
        let mut letters = part.chars();
        letters.next().is_none_or(char::is_alphabetic) && letters.next().is_none()
    });
    !initials && !SHORT.contains(&word.to_lowercase().as_str())
}

/// A text without the mark of a note at its end.
fn without_note(text: &str) -> &str {
    let near = text.char_indices().rev().nth(24).map_or(0, |(at, _)| at);
    match text[near..].rfind("[^") {
        Some(at) if text.ends_with(']') => &text[..near + at],
        _ => text,
    }
}

/// Whether a word starts a sentence, and nothing else, where a line starts with it.
pub(crate) fn starts_sentence(word: &str) -> bool {
    let first = word.trim_start_matches(['*', '_', '[', '(', '"', '“']).chars().next();
    first.is_some_and(|c| c.is_uppercase() || c == '«')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Parser};

    fn count(text: &str) -> usize {
        one_a_line(text).lines().count()
    }

    #[test]
    fn sentences_have_lines_of_their_own() {
        assert_eq!(
            one_a_line("Le pain lève. Il cuit ! « Bon. » Fin."),
            "Le pain lève.\nIl cuit !\n« Bon. »\nFin."
        );
        assert_eq!(count("On sert... Puis on range. Et après ? Rien… Voilà."), 5);
        assert_eq!(count("Du sel[^1]. De l'eau.[^2] Et du feu."), 3);
        assert_eq!(count("En 2018. Puis en **2019.** Enfin (et c'est tout). Voilà."), 4);
        assert_eq!(count("Le four\u{a0}! Il chauffe. À table. Ça va."), 4);
        assert_eq!(count("Du pain, du sel, etc. Le reste suit."), 2);
        assert_eq!(count("Du **pain**. Du *sel*. De l'**eau**[^1]. Fin."), 4);
        assert_eq!(
            count("Le trajet fait 12 m. Il dure 30\u{a0}min. Puis 2 h. Voilà, M. Le Gall."),
            4
        );
        assert_eq!(count("Du pain.  Deux espaces en restent deux."), 1);
    }

    #[test]
    fn short_forms_and_initials_end_none() {
        for line in [
            "Selon M. Four et Mme. Pain, J.-P. Sel de l'U.R.S.S. Tout va",
            "Voir art. L. 123, p. 12, cf. Annexe, fig. A et l'art. R du code",
            "Le four (ex. Conseil) et Tél. Mairie",
            "Du pain, etc. et du sel. voilà",
            "« Oui ! » dit-elle",
        ] {
            assert_eq!(count(line), 1, "{}", one_a_line(line));
        }
    }

    #[test]
    fn nothing_is_cut_inside_marks() {
        for line in [
            "[Le pain. Le sel](https://a.example)",
            "**Le pain. Le sel.** et *Un. Deux.* ou `Un. Deux`",
            "(Le pain. Le sel.)",
            "Un. - Deux. # Trois. > Quatre",
        ] {
            assert_eq!(count(line), 1, "{}", one_a_line(line));
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_reader_finds_the_same_text(line in "[A-Zé]([A-Z a-zé.!?«»*\\[\\]()_0-9#>`-]|\\. ){0,60}") {
            prop_assert_eq!(one_a_line(&line).replace('\n', " "), line.clone());
            let read = |text: &str| -> String {
                Parser::new(text).map(|event| match event {
                    Event::Text(text) | Event::Code(text) => text.to_string(),
                    Event::SoftBreak => " ".to_owned(),
                    Event::Start(tag) => format!("<{tag:?}>"),
                    _ => String::new(),
                }).collect()
            };
            let squash = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
            prop_assert_eq!(squash(read(&one_a_line(&line))), squash(read(&line)));
        }
    }
}
