//! The numbers that annexes give their sheets: on a line above the title, or in the title itself.

use crate::fold::folded_words;
use crate::import::inline::Inline;

/// A line above a title is no longer than this, in bytes.
const ABOVE: usize = 100;
/// What a sheet is called before its number.
const KINDS: &[&str] =
    &["fiche", "action", "experience", "exemple", "initiative", "pratique", "realisation"];
/// What stands between that and its number.
const BESIDE: &[&str] = &["n", "no", "numero", "inspirante", "locale", "action", "pratique"];
/// What a line above a title says of the sheet's themes.
const THEMES: &[&str] = &[
    "illustre",
    "illustrant",
    "illustration",
    "de",
    "la",
    "les",
    "des",
    "fiche",
    "fiches",
    "theme",
    "themes",
    "thematique",
    "thematiques",
    "et",
    "n",
    "no",
];
/// What a form calls the title of a sheet, and what may stand behind that.
const LABELS: &[&str] = &["titre", "intitule", "nom"];
const LABELLED: &[&str] = &["de", "du", "d", "la", "le", "l", "projet", "demarche"];
/// No annex has so many sheets that a number has more digits.
const DIGITS: usize = 3;
/// What parts a number from the title after it.
const BETWEEN: &[char] = &[':', '.', '-', '–', '—', '|', ')', '/', '•', '·'];

/// Whether a text is the kind of the sheet and its number, with its themes or without.
pub(crate) fn numbers_sheet(text: &str, themed: bool) -> bool {
    if text.len() > ABOVE || text.ends_with([':', ';', ',']) {
        return false;
    }
    let words = folded_words(text);
    let is_number =
        |word: &String| word.len() <= DIGITS && word.bytes().all(|b| b.is_ascii_digit());
    let Some(first) = words.iter().position(is_number) else { return false };
    let (kind, rest) = words.split_at(first);
    let all = |words: &[String], known: &[&str]| {
        words.iter().all(|word| is_number(word) || known.contains(&word.as_str()))
    };
    let rest = &rest[1..];
    is_kind(kind) && (rest.is_empty() || themed && all(rest, THEMES))
}

/// A text of two lines, the first of which only numbers the sheet: « Fiche 1 », and its title below.
pub(crate) fn parted(text: &Inline) -> Option<(Inline, Inline)> {
    if !text.has_break() {
        return None;
    }
    let mut lines = text.clone().lines().into_iter();
    let mut number = lines.next().filter(|line| is_line(&line.plain()))?;
    if let Some(last) = number.0.last_mut() {
        let length = without_sign(&last.text).len();
        last.text.truncate(length);
    }
    let mut title = lines.next()?;
    lines.for_each(|line| title.add_line(line));
    Some((number, title))
}

/// Whether a line only numbers the sheet whose title is the next one: « Fiche 1 », « Fiche 1 : ».
pub(crate) fn is_line(text: &str) -> bool {
    numbers_sheet(without_sign(text), false)
}

/// A text without the sign that parts a number from the title after it.
fn without_sign(text: &str) -> &str {
    text.trim_end_matches(|c: char| c.is_whitespace() || BETWEEN.contains(&c))
}

/// The number that a line is which says that a sheet begins: « FICHE 2 »; an action may be numbered within one.
pub(crate) fn alone(text: &str) -> Option<u32> {
    let words = folded_words(text);
    let sheet = numbers_sheet(text, false) && words.first().is_some_and(|kind| kind == "fiche");
    words.last()?.parse().ok().filter(|_| sheet)
}

/// The number that a line is which may say so: « ACTION 2 », « 2 »; others must count in turn with it.
pub(crate) fn counted(text: &str) -> Option<u32> {
    let bare = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let number = || folded_words(text).last()?.parse().ok();
    if bare || numbers_sheet(text, false) { number() } else { None }
}

/// Whether a text is a number and nothing else, as one above a title may be.
pub(crate) fn is_bare(text: &str) -> bool {
    let digits = without_sign(text.trim());
    (1..=DIGITS).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a text only says that a sheet is one: « FICHE ACTION ».
pub(crate) fn is_kind_alone(text: &str) -> bool {
    let words = folded_words(text);
    let known = |word: &String| [KINDS, LABELLED].concat().contains(&word.as_str());
    words.split_first().is_some_and(|(first, rest)| first == "fiche" && rest.iter().all(known))
}

/// Whether words are what a sheet is called before its number.
fn is_kind(words: &[String]) -> bool {
    let known = |word: &String, known: &[&str]| known.contains(&word.as_str());
    words.first().is_some_and(|word| known(word, KINDS))
        && words[1..].iter().all(|word| known(word, BESIDE))
}

/// The number of a sheet that stands before its title, and the title alone: « FICHE 1 : Le four ».
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Numbered {
    /// The kind, the number and what parts it from the title.
    pub(crate) number: String,
    /// Whether the kind is a sheet; an action may be numbered within one.
    pub(crate) sure: bool,
    /// The title.
    pub(crate) title: Inline,
}

/// Takes the number of a sheet out of its title, if there is one.
pub(crate) fn title(text: &Inline) -> Option<Numbered> {
    let raw: String = text.0.iter().map(|span| span.text.as_str()).collect();
    let length = before_title(&raw)?;
    let number = raw[..length].trim();
    let sure = folded_words(number).first().is_some_and(|kind| kind == "fiche");
    let title = text.clone().skip(raw[..length].chars().count());
    Some(Numbered { number: number.to_owned(), sure, title })
}

/// Takes the label of a form's title out of it, if there is one: « Titre de la fiche : Le four ».
pub(crate) fn labelled(text: &Inline) -> Option<Numbered> {
    let raw: String = text.0.iter().map(|span| span.text.as_str()).collect();
    let label = raw.split_once(':').map(|(label, _)| label).filter(|label| label.len() < ABOVE)?;
    let title = raw[label.len() + 1..].trim_start();
    if !is_label(label) || !title.contains(char::is_alphabetic) {
        return None;
    }
    let length = raw.len() - title.len();
    let title = text.clone().skip(raw[..length].chars().count());
    Some(Numbered { number: raw[..length].trim().to_owned(), sure: true, title })
}

/// Whether a text is what a form calls the title of a sheet: « Intitulé de l'action ».
pub(crate) fn is_label(text: &str) -> bool {
    let words = folded_words(text);
    let known = |word: &String, known: &[&str]| known.contains(&word.as_str());
    words.split_first().is_some_and(|(first, rest)| {
        known(first, LABELS) && rest.iter().all(|it| known(it, LABELLED) || known(it, KINDS))
    })
}

/// The number of the sheet whose title it is: « FICHE 1 : Le four ».
pub(crate) fn number(title: &str) -> Option<u32> {
    let number = &title[..before_title(title)?];
    let words = folded_words(number);
    let sure = words.first().is_some_and(|kind| kind == "fiche");
    words.iter().find_map(|word| word.parse().ok()).filter(|_| sure)
}

/// A title without the number of its sheet, if it has one.
pub(crate) fn without(title: &str) -> Option<&str> {
    before_title(title).map(|length| &title[length..])
}

/// The place of a sheet that stands alone before its title: « 3. Le four ».
pub(crate) fn place(text: &Inline) -> Option<(u32, Numbered)> {
    let raw: String = text.0.iter().map(|span| span.text.as_str()).collect();
    let length = before_place(&raw)?;
    let number = raw[..length].trim();
    let place = number.trim_end_matches(|c: char| !c.is_ascii_digit()).parse().ok()?;
    let title = text.clone().skip(raw[..length].chars().count());
    Some((place, Numbered { number: number.to_owned(), sure: false, title }))
}

/// A title without what counts it: its sheet's number, or its place.
pub(crate) fn bare(title: &str) -> Option<&str> {
    before_title(title).or_else(|| before_place(title)).map(|length| &title[length..])
}

/// How many bytes of a title are its place.
fn before_place(raw: &str) -> Option<usize> {
    let rest = raw.trim_start().trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = raw.trim_start().len() - rest.len();
    let after = rest.trim_start().strip_prefix(BETWEEN)?;
    let title = after.trim_start();
    let fits = (1..=DIGITS).contains(&digits)
        && title.len() < after.len()
        && title.starts_with(|c: char| !c.is_ascii_digit())
        && title.contains(char::is_alphabetic);
    fits.then(|| raw.len() - title.len())
}

/// How many bytes of a title are its sheet's number.
fn before_title(raw: &str) -> Option<usize> {
    let digit = raw.find(|c: char| c.is_ascii_digit()).filter(|at| *at <= ABOVE)?;
    let rest = raw[digit..].trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = raw.len() - digit - rest.len();
    let title = rest.trim_start().strip_prefix(BETWEEN)?.trim_start();
    let named =
        title.starts_with(|c: char| !c.is_ascii_digit()) && title.contains(char::is_alphabetic);
    let fits = digits <= DIGITS && named && is_kind(&folded_words(&raw[..digit]));
    fits.then(|| raw.len() - title.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Option<(String, String)> {
        title(&Inline::text(text)).map(|it| (it.number, it.title.plain()))
    }

    #[test]
    fn a_number_before_a_title_is_found() {
        let titles = [
            "FICHE 1 : Le four",
            "Fiche n° 3 – Le four",
            "Action 4. Le four",
            "FICHE-ACTION N°2 | Le four",
            "Expérience inspirante n° 12 - Le four",
        ];
        for title in titles {
            let (number, rest) = cut(title).unwrap();
            assert_eq!(rest, "Le four");
            assert_eq!(format!("{number} {rest}"), title);
        }
    }

    #[test]
    fn the_label_of_a_title_is_found() {
        let cut =
            |text: &str| labelled(&Inline::text(text)).map(|it| (it.number, it.title.plain()));
        for label in ["Titre :", "TITRE DE L’ACTION :", "Intitulé de l'action :", "Nom du projet :"]
        {
            let found = cut(&format!("{label} Le four : un pain"));
            assert_eq!(found, Some((label.to_owned(), "Le four : un pain".to_owned())));
        }
        for title in
            ["Titre :", "Titres : le four", "Le nom : un four", "Titre de séjour : un four"]
        {
            assert_eq!(cut(title), None, "{title}");
        }
    }

    #[test]
    fn a_line_that_numbers_a_title_is_parted_from_it() {
        let lines = |one: &str, two: &str| {
            let mut text = Inline::text(one);
            text.add_line(Inline::text(two));
            parted(&text).map(|(number, title)| (number.plain(), title.plain()))
        };
        assert_eq!(lines("FICHE 1", "Le four"), Some(("FICHE 1".into(), "Le four".into())));
        assert_eq!(lines("Fiche n° 1 :", "Le four"), Some(("Fiche n° 1".into(), "Le four".into())));
        assert_eq!(lines("Fiche 3 en main", "Le four"), None);
        assert_eq!(parted(&Inline::text("Fiche 1")), None);
    }

    #[test]
    fn what_a_sheet_is_called_alone_is_no_title() {
        for text in ["FICHE ACTION", "Fiche-action", "Fiche projet", "FICHE", "Fiche d'expérience"]
        {
            assert!(is_kind_alone(text), "{text}");
        }
        assert!(!is_kind_alone("Fiche action : le four") && !is_kind_alone("Action"));
        assert!(is_bare("1") && is_bare("12.") && !is_bare("2019") && !is_bare("1 four"));
    }

    #[test]
    fn a_place_before_a_title_is_found() {
        let place = |text: &str| place(&Inline::text(text)).map(|(n, it)| (n, it.title.plain()));
        for title in ["3. Le four", "3) Le four", "3 – Le four", "3 : Le four"] {
            assert_eq!(place(title), Some((3, "Le four".into())), "{title}");
        }
        for title in ["14 rue Michelet", "2019. Le four", "1.2 Le four", "3.", "3 – 4 fours"] {
            assert_eq!(place(title), None, "{title}");
        }
    }

    #[test]
    fn other_numbers_are_of_the_title() {
        for title in [
            "Fiche 3 en main",
            "14 rue Michelet : un four",
            "Action 2019 : le four",
            "Fiche 1.2",
            "Fiche 4 :",
            "Un four, fiche 2 : le pain",
            "Fiche : le four",
        ] {
            assert_eq!(cut(title), None, "{title}");
        }
    }
}
