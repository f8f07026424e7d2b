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

/// A known field of the sidebar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SidebarField {
    /// The key that authors write.
    pub key: &'static str,
    /// The label printed where the author gives none.
    pub label: &'static str,
    /// Whether each line of the source is a line of print.
    pub by_line: bool,
}

/// The known fields of the sidebar.
pub const SIDEBAR_FIELDS: &[SidebarField] = &[
    SidebarField { key: "objectifs", label: "Objectifs de l'action", by_line: false },
    SidebarField { key: "objectif", label: "Objectif de l'action", by_line: false },
    SidebarField { key: "public", label: "Public", by_line: false },
    SidebarField { key: "contact", label: "Contact", by_line: true },
    SidebarField { key: "contacts", label: "Contacts", by_line: true },
    SidebarField { key: "debut", label: "Début de l'action", by_line: false },
];

/// The sidebar field of a key.
#[must_use]
pub fn sidebar_field(key: &str) -> Option<&'static SidebarField> {
    SIDEBAR_FIELDS.iter().find(|field| field.key == key)
}

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
