//! References that lead nowhere: to a sheet that the annex does not have, or to the sheet itself.

use std::ops::Range;

use crate::annex::{Annex, Entry};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::fold;
use crate::message::text;

/// What announces a reference within a few words, before « fiche 12 »; folded.
const VERBS: &[&str] = &[
    "voir",
    "revoir",
    "voyez",
    "cf",
    "confer",
    "consulter",
    "consultez",
    "lire",
    "relire",
    "lisez",
    "reporter",
    "reportez",
    "referer",
    "referez",
    "renvoi",
    "renvoie",
    "renvoient",
    "renvoyer",
];

/// How many words may stand between the two: « se reporter aussi, par exemple, à la fiche 12 ».
const BETWEEN: usize = 6;

/// What may stand between « fiche » and its number, folded: « n° », « N°», « no », « numéro », « action ».
const SIGNS: &[&str] = &["n", "no", "nos", "numero", "numeros", "action", "actions"];

/// What stands between two numbers of sheets.
const JOINTS: &[&str] = &["et", "ou", "a", "puis", "n", "no"];

/// Numbers from here on are years, or a register's.
const LARGE: usize = 1_000;

/// Reports dead references.
pub(super) fn check(entry: &Entry, annex: &Annex, diagnostics: &mut Diagnostics) {
    for link in entry.sheet.links.iter().filter(|link| link.target == entry.sheet.id) {
        diagnostics.push(
            Diagnostic::warning(Code::DeadReference, text!("link-to-itself"))
                .at(&link.place, text!("link-to-itself.label"))
                .hint(text!("link-to-itself.hint")),
        );
    }
    let last = annex.entries.len();
    let exists = |number: usize| {
        let theme = annex.manifest.themes.iter().any(|theme| theme.number as usize == number);
        theme || (1..=last).contains(&number)
    };
    for passage in &entry.sheet.passages {
        for (range, number) in references(passage.written()) {
            if !exists(number) {
                diagnostics.push(
                    Diagnostic::warning(Code::DeadReference, text!("dead-reference", number))
                        .at(&passage.within(range), text!("dead-reference.label"))
                        .hint(text!("dead-reference.hint", count = last))
                        .hint(text!("dead-reference.hint-theme")),
                );
            }
        }
    }
}

/// Numbers of sheets that a text refers to, « (voir fiche 12) », and where.
fn references(text: &str) -> Vec<(Range<usize>, usize)> {
    // Few passages speak of sheets, and cutting all of them into words takes time.
    if !["iche", "ICHE"].iter().any(|part| text.contains(part)) {
        return Vec::new();
    }
    let words = words(text);
    let is_name = |word: &Word<'_>| matches!(word.folded.as_str(), "fiche" | "fiches");
    let names = words.iter().enumerate().filter(|(_, word)| is_name(word));
    names
        .filter(|(i, _)| is_announced(text, &words, *i))
        .flat_map(|(i, name)| numbers(text, &words[i + 1..], name))
        .collect()
}

/// A word, without case and accents, and where it stands.
struct Word<'a> {
    text: &'a str,
    folded: String,
    at: usize,
}

impl Word<'_> {
    fn end(&self) -> usize {
        self.at + self.text.len()
    }
}

/// The words of a text: runs of letters, or of digits with the letters on them.
fn words(text: &str) -> Vec<Word<'_>> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| Word {
            text: word,
            folded: fold::fold(word),
            at: word.as_ptr().addr() - text.as_ptr().addr(),
        })
        .collect()
}

/// Whether what stands before a word makes it a reference: a verb, « dans la », or the parenthesis that it stands in.
fn is_announced(text: &str, words: &[Word<'_>], name: usize) -> bool {
    let at = words[name].at;
    let sentence = text[..at].rfind(['?', '!', ';', '\n']).map_or(0, |end| end + 1);
    let near = words[name.saturating_sub(BETWEEN)..name].iter().rev();
    let mut near = near.take_while(|word| word.at >= sentence);
    let inside = text[..at].rfind('(').is_some_and(|open| !text[open..at].contains(')'));
    let within = name > 1 && words[name - 2].folded == "dans" && words[name - 1].text.len() <= 3;
    inside || within || near.any(|word| VERBS.contains(&word.folded.as_str()))
}

/// The numbers that follow « fiche », several after « fiches »; none where the sheet is that of something else.
fn numbers(text: &str, words: &[Word<'_>], name: &Word<'_>) -> Vec<(Range<usize>, usize)> {
    let several = name.folded == "fiches";
    let mut found: Vec<(Range<usize>, usize)> = Vec::new();
    let mut end = name.end();
    let mut rest = words.iter().peekable();
    while let Some(word) = rest.next_if(|word| near(&text[end..word.at], found.is_empty())) {
        let joins = if found.is_empty() { SIGNS } else { JOINTS };
        if let Some(number) = number(text, word) {
            let start = if found.is_empty() { name.at } else { word.at };
            found.push((start..word.end(), number));
        } else if !joins.contains(&word.folded.as_str()) {
            // « fiche 12 du guide » is in the guide.
            return if is_of(text, word) { Vec::new() } else { found };
        }
        end = word.end();
        if !several && !found.is_empty() {
            let next = rest.peek().filter(|next| text[end..next.at].trim().is_empty());
            return if next.is_some_and(|next| is_of(text, next)) { Vec::new() } else { found };
        }
    }
    found
}

/// Whether only what holds a reference together stands between two of its words.
fn near(between: &str, first: bool) -> bool {
    let joins = |c: char| c.is_whitespace() || matches!(c, '°' | 'º' | '*');
    between.chars().all(|c| joins(c) || !first && matches!(c, ',' | '-' | '–' | '&'))
}

/// The number that a word is, unless it is part of a longer one: « 3.2 », « 12/2024 ».
fn number(text: &str, word: &Word<'_>) -> Option<usize> {
    let digits = |word: &str| word.chars().all(|c| c.is_ascii_digit());
    let number = word.text.strip_prefix('n').filter(|_| word.text.len() > 1).unwrap_or(word.text);
    let mut rest = text[word.end()..].chars();
    let longer = matches!(rest.next(), Some('.' | '/' | '_'))
        && rest.next().is_some_and(char::is_alphanumeric);
    let number: usize = number.parse().ok().filter(|_| digits(number) && !longer)?;
    (number < LARGE).then_some(number)
}

/// Whether a word says whose sheet it is: « du guide », « de l'annexe 2 », « d'accueil ».
fn is_of(text: &str, word: &Word<'_>) -> bool {
    matches!(word.folded.as_str(), "du" | "de" | "des")
        || word.folded == "d" && text[word.end()..].starts_with(['\'', '’'])
}

#[cfg(test)]
mod tests {
    use super::references;

    fn numbers(text: &str) -> Vec<usize> {
        references(text).into_iter().map(|(_, number)| number).collect()
    }

    #[test]
    fn the_usual_ways_to_refer_are_read() {
        for (text, expected) in [
            ("Lisez (voir la fiche 14) et cf. fiche n° 15.", &[14, 15][..]),
            ("cf. fiche 3", &[3]),
            ("Cf fiche n°3.", &[3]),
            ("Un jardin (fiche n° 4), un four", &[4]),
            ("Un jardin (fiche n\u{a0}° 4)", &[4]),
            ("(fiches 2 et 5)", &[2, 5]),
            ("voir les fiches 2, 3 et 5.", &[2, 3, 5]),
            ("voir fiches n° 2 et n° 5", &[2, 5]),
            ("(voir fiches 2-5)", &[2, 5]),
            ("Voir aussi, par exemple, la fiche 7 : un four", &[7]),
            ("On se reportera, ou mieux : se reporter à la fiche numéro 8.", &[8]),
            ("Référez-vous à la Fiche 9", &[9]),
            ("décrit dans la fiche 12, plus loin", &[12]),
            ("(pour aller plus loin, *fiche **14***)", &[14]),
            ("[voir fiche 3](#jardin)", &[3]),
            ("voir la fiche\n      16", &[16]),
            ("(voir fiche action 6)", &[6]),
        ] {
            assert_eq!(numbers(text), expected, "{text}");
        }
    }

    #[test]
    fn other_sheets_and_numbers_are_left_alone() {
        for text in [
            "La fiche 14 est remplie par la famille.",
            "voir la fiche 14 du guide",
            "(fiches 2 et 48 du guide)",
            "voir la fiche n° 48 de l'annexe 2",
            "(fiche 30 d’un autre recueil)",
            "voir la fiche de paie",
            "voir page 48 du guide (p. 52)",
            "voir fiche 12/2024 et fiche 3.2",
            "(fiche 2024)",
            "Voir le guide ! La fiche 48 suit.",
            "(fiche bilan 48)",
            "(fiche) 48 personnes",
            "voir les fiches, 48 en tout",
            "voir https://example.org/fiche-48x",
        ] {
            assert_eq!(numbers(text), [] as [usize; 0], "{text}");
        }
    }

    #[test]
    fn places_are_those_of_the_numbers() {
        let text = "(voir fiches n° 2 et 48)";
        let places: Vec<&str> = references(text).into_iter().map(|(at, _)| &text[at]).collect();
        assert_eq!(places, ["fiches n° 2", "48"]);
    }
}
