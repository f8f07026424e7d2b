//! Slips in the texts of sheets: lists, notes and signs.

use super::Slip;

/// As the others, in the last text, whose first line is 22 and whose first column is 7.
pub(super) const TEXTS: &[Slip] = &[
    (
        "La fin.",
        "1. Un :\n       - a ;\n       - b.\n      2. Deux.",
        "23:8",
        "n'est décalé que d'un espace",
        Some("1. Un :\n         - a ;\n         - b.\n      2. Deux."),
    ),
    (
        "La fin.",
        "- Un\n       - a\n      - Deux",
        "23:8",
        "laissez 8 espaces devant s'il dépend du point au-dessus, 6 s'il",
        None,
    ),
    (
        "La fin.",
        "1. Un.\n\n              Suite.\n\n      2. Deux.",
        "24:15",
        "sous le texte de son point : deux espaces de plus",
        Some("1. Un.\n\n         Suite.\n\n      2. Deux."),
    ),
    (
        "La fin.",
        "- Un.\n\n              Suite.\n              Et fin.\n\n      - Deux.",
        "24:15",
        "sous le texte de son point",
        Some("- Un.\n\n        Suite.\n        Et fin.\n\n      - Deux."),
    ),
    (
        "La fin.",
        "Un[^1].\n\n      [^1]: Insee, 2018.\n      Le reste ici.\n\n      Fin.",
        "25:7",
        "si elle en est, décalez-la de quatre espaces",
        None,
    ),
];
