//! Knows the headings of what stands before or after the sheets of an annex and is none: a preface, a conclusion.

use super::numbered;
use crate::fold::fold;

/// Such headings, without an article.
const WHOLE: &[&str] = &[
    "avant propos",
    "edito",
    "editorial",
    "glossaire",
    "introduction",
    "introduction generale",
    "liste des abreviations",
    "liste des acronymes",
    "liste des sigles",
    "methode",
    "methodologie",
    "mode d emploi",
    "preambule",
    "preface",
    "presentation",
    "qui sommes nous",
    "remerciements",
    "sigles",
    "sommaire",
];

/// Those of what ends an annex.
const END: &[&str] = &[
    "annexe",
    "annexes",
    "bibliographie",
    "bibliographie generale",
    "conclusion",
    "conclusion generale",
    "conclusions",
    "contributeurs",
    "credits",
    "en conclusion",
    "epilogue",
    "glossaire",
    "index",
    "lexique",
    "liste des abreviations",
    "liste des acronymes",
    "liste des contributeurs",
    "liste des sigles",
    "mentions legales",
    "postface",
    "pour aller plus loin",
    "pour conclure",
    "remerciements",
    "sigles",
    "table des matieres",
];

/// How others of those begin; the rest says whose or what.
const END_BEGUN: &[&str] = &[
    "bibliographie generale",
    "glossaire des",
    "glossaire du",
    "index des",
    "index par",
    "liste des contributeurs",
    "liste des participants",
    "liste des partenaires",
    "ont contribue",
    "ont participe a",
    "postface",
    "remerciements",
    "table des",
];

/// How others begin; the rest says whose or what.
const BEGUN: &[&str] = &[
    "comment lire",
    "comment utiliser",
    "introduction a l annexe",
    "introduction de l annexe",
    "methodologie de l annexe",
    "mot de",
    "mot du",
    "note aux lecteurs",
    "pourquoi ce document",
    "pourquoi ce guide",
    "pourquoi ce recueil",
    "pourquoi cette annexe",
    "preface de",
    "preface du",
    "presentation de l annexe",
    "presentation du document",
    "presentation du guide",
    "presentation du recueil",
];

/// Whether a heading is of such a text, its number and article left out.
pub(crate) fn is_front(heading: &str) -> bool {
    let text = bare(heading);
    WHOLE.contains(&text.as_str()) || BEGUN.iter().any(|front| begins(&text, front))
}

/// Whether a heading is of what ends an annex, its number and article left out.
pub(crate) fn is_end(heading: &str) -> bool {
    let text = bare(heading);
    END.contains(&text.as_str())
        || END_BEGUN.iter().any(|end| begins(&text, end))
        || is_appendix(&text)
}

/// Whether a heading is of an appendix: « Annexe 1 : les sigles ». The label of a cover has no more than its number.
fn is_appendix(text: &str) -> bool {
    let mut words = text.split(' ');
    let number = |word: &str| {
        let roman = word.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
        word.len() < 4 && (word.len() == 1 || roman || word.bytes().all(|b| b.is_ascii_digit()))
    };
    words.next() == Some("annexe") && words.next().is_some_and(number) && words.next().is_some()
}

/// Whether a text begins with the words given.
fn begins(text: &str, with: &str) -> bool {
    text.strip_prefix(with).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// The words of a heading without its number and article.
fn bare(heading: &str) -> String {
    let text = fold(numbered::bare(heading).unwrap_or(heading));
    let bare = ["le ", "la ", "l ", "les "].iter().find_map(|article| text.strip_prefix(article));
    bare.map(str::to_owned).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn introductions_are_known() {
        let known = ["Éditorial", "Mot du président", "Le mot de la présidente", "1. Introduction"];
        for heading in known.iter().chain(&["Comment lire ce document ?", "Liste des sigles"]) {
            assert!(is_front(heading), "{heading}");
        }
        for heading in ["Un mot du jour", "Introduction du numérique au village", "Le mode d'été"]
        {
            assert!(!is_front(heading), "{heading}");
        }
    }

    #[test]
    fn conclusions_are_known() {
        for heading in ["Postface de la ministre", "Index des fiches", "Annexe 1 : les sigles"] {
            assert!(is_end(heading), "{heading}");
        }
        for heading in ["Conclusion", "5. Conclusion générale", "Le glossaire", "ANNEXES"] {
            assert!(is_end(heading), "{heading}");
        }
        for heading in ["La conclusion d'un pacte", "Annexe 3", "Un lexique vivant"] {
            assert!(!is_end(heading), "{heading}");
        }
    }
}
