//! The tables of the format: section types, sidebar fields, tile motifs.

/// A type of section: its name is also its icon's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SectionType {
    /// The name that authors write.
    pub name: &'static str,
    /// The heading printed where the author gives none.
    pub heading: &'static str,
}

/// The section types of the annex format.
pub const SECTION_TYPES: &[SectionType] = &[
    SectionType { name: "contexte", heading: "Le contexte" },
    SectionType { name: "enjeux", heading: "Les enjeux forts pour le territoire" },
    SectionType { name: "diagnostic", heading: "Le diagnostic" },
    SectionType { name: "objectif", heading: "L'objectif" },
    SectionType { name: "projet", heading: "Un projet de développement du territoire" },
    SectionType { name: "points-cles", heading: "Les points clés de la démarche" },
    SectionType { name: "actions", heading: "Les actions réalisées" },
    SectionType { name: "impact", heading: "L'impact de la démarche" },
    SectionType { name: "evaluation", heading: "L'évaluation de la démarche" },
    SectionType { name: "transformations", heading: "Les transformations produites" },
    SectionType {
        name: "illustration",
        heading: "En quoi cette action illustre une démarche de développement social ?",
    },
    SectionType { name: "indications", heading: "Quelques indications à retenir" },
    SectionType { name: "perspectives", heading: "Les perspectives/les ouvertures" },
    SectionType { name: "sources", heading: "Sources documentaires" },
];

/// The section type of a name.
#[must_use]
pub fn section_type(name: &str) -> Option<&'static SectionType> {
    SECTION_TYPES.iter().find(|kind| kind.name == name)
}

/// The sidebar's known fields: key, label, and whether each line of the source is a line of print.
pub const SIDEBAR_FIELDS: &[(&str, &str, bool)] = &[
    ("objectifs", "Objectifs de l'action", false),
    ("objectif", "Objectif de l'action", false),
    ("public", "Public", false),
    ("contact", "Contact", true),
    ("contacts", "Contacts", true),
    ("debut", "Début de l'action", false),
];

/// The motifs of the tiles, in the order in which a collection without choices of its own gets them.
pub const MOTIFS: &[&str] = &[
    "arc",
    "feuille",
    "dos-a-dos",
    "sommet",
    "ondes",
    "goutte",
    "quatre",
    "colline",
    "diagonale",
    "face-a-face",
    "cercles",
    "porte",
];
