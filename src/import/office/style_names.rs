//! What a paragraph style means, by its name: English or French, with or without spaces and accents, as a name or an id.

use super::model::Role;
use crate::fold::fold;

/// How many styles may be based on one another; Word allows eleven.
pub(crate) const CHAIN: usize = 20;
/// The outline level of text, counted from 0.
pub(crate) const TEXT_LEVEL: u8 = 9;

/// What a style's name says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// The role of its paragraphs.
    Role(Role),
    /// They are items of a list, at the level given.
    Item(usize),
}

/// Names without spaces and accents; `#` stands for a number from 1 to 9.
const NAMES: &[(&[&str], Meaning)] = &[
    (&["title", "titre", "titredudocument", "doctitle"], Meaning::Role(Role::Title)),
    (&["subtitle", "soustitre"], Meaning::Role(Role::Subtitle)),
    (&["heading#", "titre#"], Meaning::Role(Role::Heading(0))),
    (&["chapeau", "annexechapeau", "lead", "chapo", "abstract"], Meaning::Role(Role::Lead)),
    (
        &["quote", "citation", "blocktext", "blockquotation", "quotations", "citations"],
        Meaning::Role(Role::Quote),
    ),
    (&["intensequote", "citationintense", "exergue"], Meaning::Role(Role::Highlight)),
    (&["encadre", "annexeencadre"], Meaning::Role(Role::Callout)),
    (&["encadretitre", "titredencadre"], Meaning::Role(Role::CalloutTitle)),
    (
        &[
            "listparagraph",
            "paragraphedeliste",
            "listcontinue",
            "listcontinue#",
            "listecontinue",
            "listecontinue#",
            "listcontents",
            "contenudeliste",
        ],
        Meaning::Role(Role::Continues),
    ),
    (
        &["caption", "legende", "imagecaption", "tablecaption", "illustration"],
        Meaning::Role(Role::Caption),
    ),
    (&["author", "auteur"], Meaning::Role(Role::Author)),
    (
        &[
            "toc#",
            "tm#",
            "contents#",
            "tocheading",
            "entetedetabledesmatieres",
            "contentsheading",
            "titredetabledesmatieres",
            "tabledesmatieresniveau#",
            "tabledesmatieres#",
        ],
        Meaning::Role(Role::Contents),
    ),
    (
        &["listbullet", "listbullet#", "listepuces", "listeapuces", "listepuces#", "listeapuces#"],
        Meaning::Item(0),
    ),
    (
        &[
            "listnumber",
            "listnumber#",
            "listenumeros",
            "listeanumeros",
            "listenumeros#",
            "listeanumeros#",
        ],
        Meaning::Item(0),
    ),
];

/// How the names begin that people give to styles of their own: « Citation FR », « Puce 2 », « Légende photo ».
const OWN: &[(&[&str], Meaning)] = &[
    (&["puce", "puces", "tiret", "tirets", "bullet"], Meaning::Item(0)),
    (&["citation", "quote", "verbatim"], Meaning::Role(Role::Quote)),
    (&["legende", "caption"], Meaning::Role(Role::Caption)),
    (&["intertitre", "intertitres"], Meaning::Role(Role::Heading(BELOW))),
    (&["encadre"], Meaning::Role(Role::Callout)),
    (&["exergue"], Meaning::Role(Role::Highlight)),
    (&["chapeau", "chapo"], Meaning::Role(Role::Lead)),
];
/// The level of headings inside of sections, where only a name tells them.
const BELOW: u8 = 3;

/// What a style of this name is.
pub(crate) fn meaning(name: &str) -> Option<Meaning> {
    known(name).or_else(|| own(name))
}

/// What a name means by its first word, and the level by the number that it ends with.
fn own(name: &str) -> Option<Meaning> {
    let name = fold(name);
    let first = name.split(' ').next()?;
    let stem = first.trim_end_matches(|c: char| c.is_ascii_digit());
    let (_, meaning) = OWN.iter().find(|(names, _)| names.contains(&stem))?;
    let digits = name.trim_start_matches(|c: char| !c.is_ascii_digit());
    let level = digits.parse::<usize>().ok().filter(|level| (1..=9).contains(level)).unwrap_or(1);
    Some(match *meaning {
        Meaning::Item(_) => Meaning::Item(level - 1),
        other => other,
    })
}

/// What a style of this name is in Word, LibreOffice or the form.
fn known(name: &str) -> Option<Meaning> {
    let name = fold(name).replace(' ', "");
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = name[stem.len()..].parse::<u8>().ok();
    let numbered = format!("{stem}#");
    let (_, meaning) = NAMES.iter().find(|(names, _)| {
        let plain = names.contains(&name.as_str());
        plain
            || (number.is_some_and(|n| (1..=9).contains(&n)) && names.contains(&numbered.as_str()))
    })?;
    Some(match *meaning {
        Meaning::Role(Role::Heading(_)) => Meaning::Role(Role::Heading(number?)),
        Meaning::Item(_) => Meaning::Item(usize::from(number.unwrap_or(1)) - 1),
        other => other,
    })
}

/// What the paragraphs of a style are, by what its name says and its outline level, from 0; with their level in a list.
pub(crate) fn role(named: Option<Meaning>, outline: Option<u8>) -> (Role, Option<usize>) {
    let role = match (named, outline) {
        (Some(Meaning::Role(Role::Heading(_))), Some(TEXT_LEVEL..)) => Role::Body,
        (Some(Meaning::Role(role)), _) => role,
        (_, Some(level)) if level < TEXT_LEVEL => Role::Heading(level + 1),
        _ => Role::Body,
    };
    let item = match named {
        Some(Meaning::Item(level)) => Some(level),
        _ => None,
    };
    (role, item)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_both_languages_mean_the_same() {
        for (english, french) in [
            ("heading 2", "Titre 2"),
            ("Heading2", "Titre2"),
            ("Title", "Titre"),
            ("Subtitle", "Sous-titre"),
            ("List Bullet 3", "Liste à puces 3"),
            ("List Paragraph", "Paragraphedeliste"),
            ("toc 1", "TM1"),
            ("Intense Quote", "Citation intense"),
            ("caption", "Légende"),
        ] {
            assert!(meaning(english).is_some(), "{english}");
            assert_eq!(meaning(english), meaning(french), "{english}");
        }
        assert_eq!(meaning("Heading 2"), Some(Meaning::Role(Role::Heading(2))));
        assert_eq!(meaning("List Bullet 2"), Some(Meaning::Item(1)));
        assert_eq!(meaning("Encadré titre"), Some(Meaning::Role(Role::CalloutTitle)));
        assert_eq!(meaning("Puce 2"), Some(Meaning::Item(1)));
        assert_eq!(meaning("Puce1"), Some(Meaning::Item(0)));
        assert_eq!(meaning("Citation FR"), meaning("Quote"));
        assert_eq!(meaning("Légende photo"), meaning("Caption"));
        assert_eq!(meaning("Intertitre"), meaning("Heading 3"));
        assert_eq!(meaning("Normal"), None);
        assert_eq!(meaning("Heading 12"), None);
    }
}
