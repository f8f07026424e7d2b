//! Recognises a section's type from its heading, by a table of patterns.

use super::fold::{fold, folded_words};
use crate::sheet::section_type;

/// A section type: its name in a sheet, and the headings it is recognised by.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Kind {
    /// The name, as `type:` has it.
    pub(crate) name: &'static str,
    /// Patterns, see [`TABLE`].
    patterns: &'static [&'static str],
}

impl Kind {
    /// The heading that the program prints where a sheet gives none.
    pub(crate) fn usual(&self) -> &'static str {
        section_type(self.name).map_or("", |kind| kind.heading)
    }
}

/// The types and their patterns; the first that fits wins, so the narrow ones come first.
///
/// A pattern is compared with the heading's words, without case and accents, once the numbering and the articles before
/// them are left out ([`LEADING`]). `*` stands for any words or none, `~` for any ending, `a|b` for either word.
const TABLE: &[Kind] = &[
    Kind {
        name: "illustration",
        patterns: &[
            "en quoi *",
            "pourquoi cette action *",
            "illustration *",
            "* illustre une demarche *",
        ],
    },
    Kind {
        name: "enjeux",
        patterns: &["enjeu~ *", "forts enjeux *", "diagnostic * enjeu~ *", "constats et enjeux *"],
    },
    Kind {
        name: "points-cles",
        patterns: &["point~ cle~ *", "element~ cle~ *", "etape~ cle~ *", "cle~ de la demarche *"],
    },
    Kind {
        name: "indications",
        patterns: &[
            "indication~ *",
            "conseil~ pratique~ *",
            "recommandation~ *",
            "enseignement~ *",
            "points a retenir *",
            "ce qu il faut retenir *",
            "a retenir *",
        ],
    },
    Kind {
        name: "evaluation",
        patterns: &[
            "evaluation~ *",
            "critere~|modalite~|methode~|demarche|outils de|d evaluation *",
            "auto evaluation *",
            "suivi et evaluation *",
            "bilan~ *",
            "resultat~ *",
        ],
    },
    Kind {
        name: "transformations",
        patterns: &[
            "transformation~ *",
            "changement~ *",
            "evolution~ produite~|constatee~|observee~ *",
            "ce qui a change *",
        ],
    },
    Kind { name: "impact", patterns: &["impact~ *", "effet~ *", "retombee~ *"] },
    Kind {
        name: "actions",
        patterns: &[
            "actions",
            "actions et|realisees|menees|conduites|engagees|entreprises|developpees|concretes|mises|proposees *",
            "realisations *",
            "ce qui a ete fait *",
            "mise en oeuvre *",
            "deroulement *",
        ],
    },
    Kind {
        name: "perspectives",
        patterns: &[
            "perspective~ *",
            "ouverture~ *",
            "suites *",
            "et apres *",
            "et demain *",
            "et maintenant *",
        ],
    },
    Kind {
        name: "sources",
        patterns: &[
            "sources",
            "sources et|documentaires|utiles|bibliographiques *",
            "bibliographie *",
            "webographie *",
            "references bibliographiques *",
            "ressources documentaires *",
            "pour en savoir plus *",
            "pour aller plus loin *",
            "liens utiles *",
        ],
    },
    Kind {
        name: "objectif",
        patterns: &["objectif~ *", "finalite~ *", "but~ poursuivi~ *", "but"],
    },
    Kind { name: "diagnostic", patterns: &["diagnostic *", "etat des lieux *", "constat~ *"] },
    Kind {
        name: "contexte",
        patterns: &[
            "contexte *",
            "rappel du contexte *",
            "point de depart *",
            "origine~ *",
            "genese *",
            "historique *",
        ],
    },
    Kind {
        name: "projet",
        patterns: &[
            "projet",
            "projet de|du|pour|collectif|commun|local|partage *",
            "presentation du projet|l *",
            "description du projet|l *",
        ],
    },
];

/// What may stand before the words that tell: articles and small adjectives.
const LEADING: &[&str] = &[
    "le",
    "la",
    "les",
    "l",
    "un",
    "une",
    "des",
    "du",
    "de",
    "d",
    "ce",
    "cette",
    "ces",
    "nos",
    "notre",
    "leurs",
    "quelques",
    "quels",
    "quelles",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "principaux",
    "principales",
    "premiers",
    "premieres",
    "grands",
    "grandes",
];

/// A heading with more words than this is a sentence, unless it starts with a usual heading.
const LONGEST: usize = 24;

/// How sure a recognition is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Recognised {
    /// The type.
    pub(crate) kind: &'static Kind,
    /// Whether the heading is the usual one, but for its case and accents.
    pub(crate) usual: bool,
    /// Whether the heading starts with the usual one.
    pub(crate) starts: bool,
}

/// The type that a heading announces.
pub(crate) fn recognise(heading: &str) -> Option<Recognised> {
    let folded = fold(heading);
    for kind in TABLE {
        let usual = fold(kind.usual());
        if let Some(rest) = folded.strip_prefix(&usual)
            && (rest.is_empty() || rest.starts_with(' '))
        {
            return Some(Recognised { kind, usual: rest.is_empty(), starts: true });
        }
    }
    let words = folded_words(heading);
    let telling = telling(&words);
    if telling.is_empty() || telling.len() > LONGEST {
        return None;
    }
    let kind =
        TABLE.iter().find(|kind| kind.patterns.iter().any(|pattern| fits(pattern, telling)))?;
    Some(Recognised { kind, usual: false, starts: false })
}

/// The words without the numbering and the articles that come first.
fn telling(words: &[String]) -> &[String] {
    let numbering = |word: &str| {
        word.len() <= 4 && word.chars().all(|c| c.is_ascii_digit() || matches!(c, 'i' | 'v' | 'x'))
    };
    let mut rest = words;
    while let [first, tail @ ..] = rest
        && !tail.is_empty()
        && (LEADING.contains(&first.as_str()) || numbering(first))
    {
        rest = tail;
    }
    rest
}

/// Whether words fit a pattern of the table.
pub(crate) fn fits(pattern: &str, words: &[String]) -> bool {
    let parts: Vec<&str> = pattern.split(' ').collect();
    let (mut part, mut word) = (0, 0);
    // Where the last `*` stood, and the first word it has not taken yet.
    let mut star: Option<(usize, usize)> = None;
    while word < words.len() {
        if parts.get(part) == Some(&"*") {
            star = Some((part, word));
            part += 1;
        } else if parts.get(part).is_some_and(|part| fits_word(part, &words[word])) {
            part += 1;
            word += 1;
        } else if let Some((at, taken)) = star {
            star = Some((at, taken + 1));
            part = at + 1;
            word = taken + 1;
        } else {
            return false;
        }
    }
    parts[part..].iter().all(|part| *part == "*")
}

fn fits_word(part: &str, word: &str) -> bool {
    part.split('|').any(|choice| match choice.strip_suffix('~') {
        Some(stem) => word.starts_with(stem),
        None => word == choice,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(heading: &str) -> Option<&'static str> {
        recognise(heading).map(|found| found.kind.name)
    }

    #[test]
    fn usual_headings_are_recognised() {
        for kind in TABLE {
            let found =
                recognise(&kind.usual().to_uppercase()).map(|found| (found.kind.name, found.usual));
            assert_eq!(found, Some((kind.name, true)));
        }
    }

    #[test]
    fn other_headings_are_recognised() {
        assert_eq!(name("2. Contexte local"), Some("contexte"));
        assert_eq!(name("Trois grands enjeux"), Some("enjeux"));
        assert_eq!(name("Un diagnostic : quels enjeux ?"), Some("enjeux"));
        assert_eq!(name("Un diagnostic en marchant"), Some("diagnostic"));
        assert_eq!(name("Les modalités d'évaluation"), Some("evaluation"));
        assert_eq!(name("Les actions mises en place"), Some("actions"));
        assert_eq!(name("Les effets observés"), Some("impact"));
        assert_eq!(name("Bilan et perspectives"), Some("evaluation"));
    }

    #[test]
    fn others_are_not() {
        assert_eq!(name("Améliorer les trottoirs"), None);
        assert_eq!(name("L'action menée au four a réuni des voisins"), None);
        assert_eq!(name(""), None);
        assert_eq!(name("Le"), None);
    }
}
