//! Lists whose lines YAML joins, or whose signs stand alone; titles above their sections; addresses cut by a space.

use super::{LAST, Slip};

const GOALS: &str = "  objectifs: |\n    - Se retrouver\n    - Cultiver\n";
const JOINED: &str = "sans « | », tout s'imprimera à la suite";

/// Lists, titles and addresses as they are pasted.
pub(super) const LISTS: &[Slip] = &[
    (GOALS, "  objectifs:\n    – Se retrouver\n    – Cultiver\n", "8:5", JOINED, Some(GOALS)),
    (GOALS, "  objectifs:\n    § Se retrouver\n    § Cultiver\n", "8:5", JOINED, Some(GOALS)),
    (GOALS, "  objectifs:\n    o Se retrouver\n    o Cultiver\n", "8:5", JOINED, Some(GOALS)),
    (GOALS, "  objectifs:\n    _ Se retrouver\n    _ Cultiver\n", "8:5", JOINED, Some(GOALS)),
    (GOALS, "  objectifs:\n    ~ Se retrouver\n    ~ Cultiver\n", "8:5", JOINED, Some(GOALS)),
    (GOALS, "  objectifs:\n    → Se retrouver\n    → Cultiver\n", "8:5", JOINED, Some(GOALS)),
    (
        GOALS,
        "  objectifs:\n    -\u{a0}Se retrouver\n    -\u{a0}Cultiver\n",
        "8:5",
        JOINED,
        Some(GOALS),
    ),
    (GOALS, "  objectifs:\n    -Se retrouver\n    -Cultiver\n", "8:5", JOINED, Some(GOALS)),
    (GOALS, "  objectifs: – Se retrouver\n    – Cultiver\n", "7:14", JOINED, Some(GOALS)),
    (GOALS, "  objectifs:\n    • Se retrouver\n    • Cultiver\n", "8:5", "« • »", Some(GOALS)),
    (
        GOALS,
        "  objectifs:\n    1) Se retrouver\n    2) Cultiver\n",
        "8:5",
        JOINED,
        Some("  objectifs: |\n    1) Se retrouver\n    2) Cultiver\n"),
    ),
    // Whether its letters stay, its author knows.
    (GOALS, "  objectifs:\n    a) Se retrouver\n    b) Cultiver\n", "8:5", JOINED, None),
    (
        GOALS,
        "  objectifs: |\n    •\n    Se retrouver\n    •\n    Cultiver\n",
        "8:5",
        "« • » ne fait pas une liste",
        Some(GOALS),
    ),
    (
        LAST,
        "  Un projet\n  - type: projet\n    texte: |\n      La fin.\n",
        "20:3",
        "titre: Un projet",
        None,
    ),
    (
        LAST,
        "\n2. Un projet\n\n  - type: projet\n    texte: |\n      La fin.\n",
        "21:1",
        "titre: Un projet",
        None,
    ),
    (
        "La fin.",
        "Voir https:// www.example.org.",
        "22:12",
        "écrivez https://www.example.org\"",
        None,
    ),
    (
        "La fin.",
        "Voir https://www.mobil. example.org.",
        "22:12",
        "https://www.mobil.example.org",
        None,
    ),
];
