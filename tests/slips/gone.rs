//! Lines of keys that are gone: deleted, hidden in a remark, or with the type of a section in their place.

use super::Slip;

/// As the others.
pub(super) const GONE: &[Slip] = &[
    (
        "  - type: projet\n    texte: |\n",
        "  - type: projet\n",
        "21:7",
        "ajoutez au-dessus de cette ligne, sous « type: » : texte: |",
        Some("  - type: projet\n    texte: |\n"),
    ),
    (
        "    texte: |\n      La fin.\n",
        "\n      Le but : finir.\n\n      La suite.\n",
        "22:7",
        "sous « type: » : texte: |",
        Some("\n    texte: |\n      Le but : finir.\n\n      La suite.\n"),
    ),
    (
        "    texte: |\n      La fin.\n",
        "    titre: Un titre\n      La fin.\n",
        "22:7",
        "sous « titre: » : texte: |",
        Some("    titre: Un titre\n    texte: |\n      La fin.\n"),
    ),
    (
        "    texte: |\n      La fin.\n",
        "    texte:\n    La fin.\n\n    Le reste.\n",
        "22:5",
        "écrivez « | » après la clé",
        Some("    texte: |\n      La fin.\n\n      Le reste.\n"),
    ),
    (
        "    texte: |\n      La fin.\n",
        "# texte: |\n      La fin.\n",
        "21:1",
        "avec 4 espaces devant",
        Some("    texte: |\n      La fin.\n"),
    ),
    ("- type: projet", "- projet:", "20:5", "écrivez « - type: projet »", Some("- type: projet")),
    ("- type: projet", "- projet", "20:3", "écrivez « - type: projet »", Some("- type: projet")),
    (
        "titre: Un jardin pour la rue\n",
        "titre: \"Un jardin\"\n: la rue\"\n",
        "1:8",
        "écrivez tout sur une seule ligne",
        Some("titre: \"Un jardin : la rue\"\n"),
    ),
    // The fields of a sidebar that nothing holds are told once.
    (
        "reperes:\n  objectifs: |\n    - Se retrouver\n    - Cultiver\n  public: Tout le monde\n  contact: |\n    La mairie\n    Tél : 05 36 49 00 00\n",
        "objectifs: |\n  - Se retrouver\n  - Cultiver\npublic: Tout le monde\ncontact: |\n  La mairie\n  Tél : 05 36 49 00 00\n",
        "6:1",
        "puis décalez de deux espaces",
        Some(
            "reperes:\n  objectifs: |\n    - Se retrouver\n    - Cultiver\n  public: Tout le monde\n  contact: |\n    La mairie\n    Tél : 05 36 49 00 00\n",
        ),
    ),
    ("reperes:\n", "contenu:\n", "6:1", "vouliez-vous dire « reperes » ?", None),
];
