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
    (
        "La fin.",
        "**Public :**habitants du quartier.",
        "22:7",
        "hors des étoiles : **Public :** habitants",
        None,
    ),
    ("La fin.", "*L'équipe.*Puis le reste.", "22:7", "*L'équipe.* Puis", None),
    (
        "    texte: |\n      La fin.",
        "    texte:|\n      La fin.",
        "21:5",
        "il manque une espace après « texte: »",
        Some("    texte: |\n      La fin."),
    ),
    (
        "Un jardin pour la rue",
        "\"Dossier C:\\Users\"",
        "1:8",
        "doublez-la",
        Some("\"Dossier C:\\\\Users\""),
    ),
    (
        "Tout le monde",
        "\"Tout le monde\"(ou presque)",
        "10:26",
        "du texte suit le guillemet fermant",
        Some("\"\\\"Tout le monde\\\"(ou presque)\""),
    ),
    (
        "Un jardin pour la rue",
        "{Ensemble}",
        "1:8",
        "entre accolades, YAML voit des clés",
        Some("\"{Ensemble}\""),
    ),
    (
        "Un jardin pour la rue",
        "[Ensemble]",
        "1:8",
        "supprimez les crochets : titre: Ensemble",
        None,
    ),
];
