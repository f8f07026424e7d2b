//! Slips in the texts of sheets: lists, notes and signs.

use super::Slip;

/// As the others, in the last text, whose first line is 22 and whose first column is 7.
pub(super) const TEXTS: &[Slip] = &[
    (
        "La fin.",
        "1°) un jardin ;\n      2°) un four ;\n      3°) un pré.",
        "22:7",
        "ces lignes ne font pas une liste",
        None,
    ),
    ("La fin.", "o\tun jardin", "22:7", "« o » ne fait pas une liste", Some("- un jardin")),
    ("La fin.", "> (!exergue)\n      > On y arrive", "22:9", "encadré mal ouvert", None),
    ("La fin.", "> {!encadre} Titre\n      > Texte.", "22:9", "encadré mal ouvert", None),
    ("La fin.", "> encadre : Titre\n      > Texte.", "22:9", "encadré mal ouvert", None),
    (
        "La fin.",
        "### Voir (le site)[https://exemple.fr]\n\n      La fin.",
        "22:16",
        "[le site](https://exemple.fr)",
        None,
    ),
    // A tab for the spaces that the neighbours have.
    (
        "      La fin.",
        "      - un jardin ;\n\t- un four ;\n      - un pré.",
        "23:1",
        "une tabulation sert de retrait",
        Some("      - un jardin ;\n      - un four ;\n      - un pré."),
    ),
    (
        "      La fin.",
        "      - un jardin :\n\t- un four ;\n\t- un pré.",
        "23:1",
        "une tabulation sert de retrait",
        Some("      - un jardin :\n        - un four ;\n        - un pré."),
    ),
    // Points pasted at the margin above good ones, which keep their level.
    (
        "La fin.",
        "Ceci :\n\n•\tdes ateliers ;\n•\tdes sorties ;\n      - un jardin ;\n      - un pré.",
        "24:1",
        "mettez devant elle 6 espaces",
        Some(
            "Ceci :\n\n      - des ateliers ;\n      - des sorties ;\n      - un jardin ;\n      - un pré.",
        ),
    ),
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
