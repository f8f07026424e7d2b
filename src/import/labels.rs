//! The labels and phrases of the format that a text is recognised by, section types apart: tables and their readings.

use super::fold::folded_words;
use super::kinds::fits;
use crate::sheet::sidebar_field;

/// What announces the sidebar, as patterns of the [`kinds`](super::kinds) table.
const SIDEBAR: &[&str] = &[
    "reperes",
    "repere",
    "les reperes",
    "reperes de l action",
    "en bref",
    "fiche d identite",
    "carte d identite",
];

/// A known field of the sidebar.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Label {
    /// The key it has in a sheet.
    pub(crate) key: &'static str,
    patterns: &'static [&'static str],
}

impl Label {
    /// The label that the program prints.
    pub(crate) fn usual(&self) -> &'static str {
        sidebar_field(self.key).map_or("", |field| field.label)
    }

    /// Whether each of its lines is a printed line.
    pub(crate) fn by_line(&self) -> bool {
        sidebar_field(self.key).is_some_and(|field| field.by_line)
    }
}

const LABELS: &[Label] = &[
    Label {
        key: "objectifs",
        patterns: &[
            "objectifs",
            "objectifs de|du|poursuivis|vises *",
            "les objectifs",
            "les objectifs de|du *",
            "objectif s *",
        ],
    },
    Label {
        key: "objectif",
        patterns: &[
            "objectif",
            "objectif de|du|general|vise|poursuivi *",
            "l objectif",
            "l objectif de|du *",
        ],
    },
    Label {
        key: "public",
        patterns: &[
            "public~",
            "le~ public~",
            "public~ vise~|concerne~|cible~|accueilli~ *",
            "beneficiaires",
            "les beneficiaires",
        ],
    },
    Label { key: "contacts", patterns: &["contacts", "les contacts", "vos contacts"] },
    Label { key: "contact", patterns: &["contact", "le contact", "votre contact"] },
    Label {
        key: "debut",
        patterns: &[
            "debut",
            "debut de|du *",
            "date de debut|demarrage|lancement *",
            "demarrage",
            "demarrage de|du *",
        ],
    },
];

/// Whether a heading announces the sidebar.
pub(crate) fn is_sidebar(heading: &str) -> bool {
    any(SIDEBAR, heading)
}

/// The known field that a label names.
pub(crate) fn field(label: &str) -> Option<&'static Label> {
    let words = folded_words(label);
    LABELS.iter().find(|known| known.patterns.iter().any(|pattern| fits(pattern, &words)))
}

/// Whether a key is one of the known fields.
pub(crate) fn is_field_key(key: &str) -> bool {
    LABELS.iter().any(|label| label.key == key)
}

/// Headings that tell from whose side a result is seen; the print has them with an arrow.
const VIEWPOINTS: &[&str] = &[
    "du point de vue de|des|du|d *",
    "du de vue des|du *",
    "point de vue de|des|du|d *",
    "du cote de|des|du *",
];

/// Whether a heading tells a point of view.
pub(crate) fn is_viewpoint(heading: &str) -> bool {
    any(VIEWPOINTS, heading)
}

/// Whether a text gives the name of the action, before a colon or alone.
pub(crate) fn is_action_name(label: &str) -> bool {
    any(&["nom de l action", "nom du projet", "intitule de l action"], label)
}

/// How a film's credit starts.
const CREDITS: &[&str] = &[
    "duree *",
    "image~ *",
    "musique~ *",
    "son *",
    "montage *",
    "realisation *",
    "realise par *",
    "realisateur|realisatrice *",
    "production *",
    "produit par *",
    "scenario *",
    "un film de|d *",
    "film de|d *",
    "avec la participation *",
];

/// Whether a line is a credit: a known start, or the sign of a right.
pub(crate) fn is_credit(line: &str) -> bool {
    let short = line.chars().take(121).count() <= 120;
    short && (line.starts_with(['©', '℗']) || any(CREDITS, line))
}

fn any(patterns: &[&str], text: &str) -> bool {
    // Labels are short; a long text is none, and is not worth its words.
    if text.len() > 300 {
        return false;
    }
    let words = folded_words(text);
    patterns.iter().any(|pattern| fits(pattern, &words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_named_by_their_labels() {
        let key = |label| field(label).map(|known| known.key);
        assert_eq!(key("Objectifs de l'action"), Some("objectifs"));
        assert_eq!(key("OBJECTIF"), Some("objectif"));
        assert_eq!(key("Publics concernés"), Some("public"));
        assert_eq!(key("Contacts"), Some("contacts"));
        assert_eq!(key("Début de l'action"), Some("debut"));
        assert_eq!(key("Parcours du pain"), None);
    }

    #[test]
    fn credits_and_viewpoints() {
        assert!(is_credit("Durée : 12 min"));
        assert!(is_credit("© Four banal 1912"));
        assert!(!is_credit("Le pain est cuit"));
        assert!(is_viewpoint("Du point de vue des boulangers"));
        assert!(is_sidebar("REPÈRES"));
    }
}
