//! Texts and points that lack their sign or their place: in fields of one's own, below their key, beside a list.

use super::{CONTACT, LAST, Slip};

const PUBLIC: &str = "  public: Tout le monde\n";
const JOINED: &str = "sans « | », tout s'imprimera à la suite";

/// What stands a level or a line from where it should.
pub(super) const LEVELS: &[Slip] = &[
    (
        PUBLIC,
        "  parcours:\n    titre: Parcours\n    texte: Pour tous\n      - Vivre ;\n      - rire.\n",
        "13:7",
        JOINED,
        Some(
            "  parcours:\n    titre: Parcours\n    texte: |\n      Pour tous\n      - Vivre ;\n      - rire.\n",
        ),
    ),
    (
        PUBLIC,
        "  parcours:\n    titre: Parcours\n    texte: I\n      - Sortir.\n      - Vivre.\n",
        "12:12",
        "à la place de la barre",
        Some("  parcours:\n    titre: Parcours\n    texte: |\n      - Sortir.\n      - Vivre.\n"),
    ),
    (
        PUBLIC,
        "  parcours:\n    titre: Parcours\n    texte:\n      - Sortir.\n      - Vivre.\n",
        "13:7",
        "« texte: | »",
        Some("  parcours:\n    titre: Parcours\n    texte: |\n      - Sortir.\n      - Vivre.\n"),
    ),
    (
        "La fin.",
        "### Habitants\n\n      -Un accès aux soins.\n        Trois maisons ont ouvert ;\n      - Un mieux-être.",
        "24:7",
        "il manque une espace",
        Some(
            "### Habitants\n\n      - Un accès aux soins.\n        Trois maisons ont ouvert ;\n      - Un mieux-être.",
        ),
    ),
    (
        "La fin.",
        "### Habitants\n\n      −\u{20}Un accès aux soins.\n        Trois maisons ont ouvert.",
        "24:7",
        "« − » ne fait pas une liste",
        Some("### Habitants\n\n      - Un accès aux soins.\n        Trois maisons ont ouvert."),
    ),
    (
        "La fin.",
        "Il comprend :\n\n      - Des sorties ;\n      -\u{a0}Des ateliers ;\n      - Des fêtes.",
        "25:8",
        "une espace insécable suit « - »",
        Some("Il comprend :\n\n      - Des sorties ;\n      - Des ateliers ;\n      - Des fêtes."),
    ),
    (
        "La fin.",
        "Ils disent :\n\n      - Un point.\n  - Un autre point.\n\n      ### Un titre\n\n      - Un.\n      - Deux.",
        "25:3",
        "mettez devant elle 6 espaces",
        Some(
            "Ils disent :\n\n      - Un point.\n      - Un autre point.\n\n      ### Un titre\n\n      - Un.\n      - Deux.",
        ),
    ),
    (PUBLIC, "  public:\nTout le monde\n", "11:1", "public: Tout le monde", Some(PUBLIC)),
    (
        PUBLIC,
        "  lieu:\n    titre:\n    Un lieu\n    texte: |\n      Ici.\n",
        "12:5",
        "titre: Un lieu",
        Some("  lieu:\n    titre: Un lieu\n    texte: |\n      Ici.\n"),
    ),
    (
        CONTACT,
        "  contact:\nLa mairie\nLa poste\n",
        "12:1",
        "après la clé : contact: |",
        Some("  contact: |\n    La mairie\n    La poste\n"),
    ),
    (LAST, "  _ type: projet\n    texte: |\n      La fin.\n", "20:3", "tiret", Some(LAST)),
    (LAST, "  . type: projet\n    texte: |\n      La fin.\n", "20:3", "tiret", Some(LAST)),
    (
        LAST,
        "  type: projet\n    texte: |\n      La fin.\n",
        "20:3",
        "il manque le tiret devant « type: »",
        Some(LAST),
    ),
    (
        LAST,
        "  - type: projet\n\n      La fin : elle vient.\n\n      Après.\n",
        "22:7",
        "sans sa clé",
        Some("  - type: projet\n\n    texte: |\n      La fin : elle vient.\n\n      Après.\n"),
    ),
    (
        LAST,
        "  - type: projet\n    image: a.svg\n      description: Une cour\n    texte: |\n      La fin.\n",
        "21:12",
        "description: Une cour",
        None,
    ),
    (
        LAST,
        "  - type: projet\n    texte: /\n      - **Un**\n        - des maisons : deux\n      - **Deux**\n",
        "21:12",
        "à la place de la barre",
        Some(
            "  - type: projet\n    texte: |\n      - **Un**\n        - des maisons : deux\n      - **Deux**\n",
        ),
    ),
    ("La fin.", "![Une cour](cour.svg){cote\n\n      La fin.", "22:28", "écrivez {cote}", None),
    (
        "  Sa conviction : un jardin rassemble.",
        "\n  > Un jardin rassemble.",
        "6:3",
        "le chapeau ne contient que des paragraphes",
        None,
    ),
    (
        "La fin.",
        "Un début.\n\n# Place des élus\n\n      La fin.",
        "24:1",
        "### Place des élus",
        None,
    ),
    (
        LAST,
        "  - type: projet\n    titre: \"Un début\n    : une fin\"\n    texte: |\n      La fin.\n",
        "21:12",
        "Un début : une fin",
        Some(
            "  - type: projet\n    titre: \"Un début\n      : une fin\"\n    texte: |\n      La fin.\n",
        ),
    ),
    (
        LAST,
        "  - type: projet image:\n      fichier: a.svg\n      description: Une cour\n    texte: |\n      La fin.\n",
        "20:18",
        "sur la même ligne",
        Some(
            "  - type: projet\n    image:\n      fichier: a.svg\n      description: Une cour\n    texte: |\n      La fin.\n",
        ),
    ),
    (
        "La fin.",
        "Il comprend :\n\n      - Un point.\n\n\t\t### Titre\n\n      La fin.",
        "26:1",
        "tabulation",
        Some("Il comprend :\n\n      - Un point.\n\n      ### Titre\n\n      La fin."),
    ),
    (
        "La fin.",
        "Un point :\n\n      - Un :\n        - a ;\n    - b ;\n        - c.",
        "26:5",
        "8 espaces",
        Some("Un point :\n\n      - Un :\n        - a ;\n        - b ;\n        - c."),
    ),
    (
        "  objectifs: |\n    - Se retrouver\n    - Cultiver\n",
        "  objectifs: | - Un but\n",
        "7:14",
        "le texte vient en dessous",
        Some("  objectifs: |\n    - Un but\n"),
    ),
];
