//! Lines that lost their place or their text: a text that goes on below the line of its key, words pasted into a text, a title
//! cut in two; and marks that print.

use super::Slip;

const TEXT: &str = "    texte: |\n      Un paragraphe.\n\n      Un autre : le second.\n";
const BEGUN: &str =
    "    texte: |\n      Le texte : suite\n      Un paragraphe.\n\n      Un autre.\n";
const BAR: &str = "il manque « | » après « texte: »";
const BLOCK: &str = "mettez devant elle 6 espaces";
const LAST_TEXT: &str = "      La fin.\n";
const PART: &str = "      Un paragraphe.\n";
const TITLE: &str = "titre: Un jardin pour la rue\n";
const TYPE: &str = "  - type: contexte\n";

/// As the others.
pub(super) const LINES: &[Slip] = &[
    // Points at the left of their text are no sections.
    (
        "      Un autre : le second.\n",
        "      Ceci :\n\n  - un jardin ;\n  - un four : le nôtre.\n",
        "21:3",
        BLOCK,
        Some("      Ceci :\n\n      - un jardin ;\n      - un four : le nôtre.\n"),
    ),
    // The last line of the file, which YAML takes for a key.
    (
        LAST_TEXT,
        "      La fin, au fil des ans,\nsera dite avec les voisins : il le faut.\n",
        "23:1",
        BLOCK,
        Some("      La fin, au fil des ans,\n      sera dite avec les voisins : il le faut.\n"),
    ),
    (LAST_TEXT, "      La fin.\ntitre court : Le jardin.\n", "23:1", "clé inconnue", None),
    // A colon in the second of two paragraphs: marks round one would lose the other.
    (
        TEXT,
        "    texte: Un paragraphe.\n\n      Un autre : le second.\n",
        "16:5",
        BAR,
        Some("    texte: |\n      Un paragraphe.\n\n      Un autre : le second.\n"),
    ),
    // A field that is cut in two behind its colon.
    (
        "  public: Tout le monde\n",
        "  public: Tout le monde :\n  les voisins, les amis\n",
        "10:11",
        "écrivez tout sur une seule ligne : public: \\\"Tout le monde : les voisins, les amis\\\"",
        Some("  public: \"Tout le monde :\n    les voisins, les amis\"\n"),
    ),
    // Marks within marks, and before the missing one.
    (
        TITLE,
        "titre: \"\"Mieux vivre\" au village\"\n",
        "1:9",
        "« Mieux vivre » au village",
        Some("titre: \"\\\"Mieux vivre\\\" au village\"\n"),
    ),
    (
        TITLE,
        "titre: « Un village » : se réveille\"\n",
        "1:36",
        "« Un village » : se réveille",
        Some("titre: \"« Un village » : se réveille\"\n"),
    ),
    // The « | » is missing, and not marks round the first line.
    (
        TEXT,
        "    texte: Le texte : suite\n      Un paragraphe.\n\n      Un autre.\n",
        "16:5",
        BAR,
        Some(BEGUN),
    ),
    (
        TEXT,
        "    texte: Le texte : suite\n    Un paragraphe.\n\n    Un autre.\n",
        "16:5",
        BAR,
        Some(BEGUN),
    ),
    (TEXT, "    texte: Le texte : suite\nUn paragraphe.\n\nUn autre.\n", "16:5", BAR, Some(BEGUN)),
    (
        TEXT,
        "    texte: Le texte, suite\n    Un paragraphe.\n\n    Un autre.\n",
        "16:5",
        BAR,
        Some("    texte: |\n      Le texte, suite\n      Un paragraphe.\n\n      Un autre.\n"),
    ),
    (
        TEXT,
        "    texte: Le texte : suite\n\n- Un\n  - Deux\n",
        "16:5",
        BAR,
        Some("    texte: |\n      Le texte : suite\n\n      - Un\n        - Deux\n"),
    ),
    (TEXT, "    texte: Le texte : suite\n      Un paragraphe.\n- Un\n", "16:5", BAR, None),
    (
        "chapeau: |\n  Un chapeau.\n",
        "chapeau: Le chapeau : un\nUn chapeau.\n",
        "3:1",
        "écrivez « chapeau: | »",
        Some("chapeau: |\n  Le chapeau : un\n  Un chapeau.\n"),
    ),
    (
        "  contact: |\n    La mairie\n",
        "  contact: La mairie : accueil\n",
        "11:3",
        "écrivez « contact: | »",
        Some("  contact: |\n    La mairie : accueil\n"),
    ),
    // What may be a remark of its author's is not put into the text.
    (
        "chapeau: |\n  Un chapeau.\n  Sa conviction : un jardin rassemble.\n",
        "chapeau: Le chapeau : un\nà revoir\n",
        "3:21",
        "chapeau: \\\"Le chapeau : un\\\"",
        Some("chapeau: \"Le chapeau : un\"\nà revoir\n"),
    ),
    // Lines of a text told on their own line.
    (
        PART,
        "      Un paragraphe.\n« Il note : un mot. »\n",
        "18:1",
        BLOCK,
        Some("      Un paragraphe.\n      « Il note : un mot. »\n"),
    ),
    (
        PART,
        "      Un paragraphe.\n\n    **Il note** : un mot.\n",
        "19:5",
        BLOCK,
        Some("      Un paragraphe.\n\n      **Il note** : un mot.\n"),
    ),
    (
        PART,
        "      Un paragraphe.\n\n  - Il note : un mot.\n",
        "19:3",
        BLOCK,
        Some("      Un paragraphe.\n\n      - Il note : un mot.\n"),
    ),
    (
        PART,
        "      Un paragraphe.\n    Note: un mot.\n",
        "18:5",
        BLOCK,
        Some("      Un paragraphe.\n      Note: un mot.\n"),
    ),
    // A quotation's sign is none of YAML's.
    (
        PART,
        "      > Un mot\n>\n      > — Anne\n",
        "18:1",
        BLOCK,
        Some("      > Un mot\n      >\n      > — Anne\n"),
    ),
    (
        PART,
        "> Un mot,\n> deux.\n>\n> — Anne\n\n      Un paragraphe.\n",
        "17:1",
        "cette ligne n'est ni une clé",
        Some("      > Un mot,\n      > deux.\n      >\n      > — Anne\n\n      Un paragraphe.\n"),
    ),
    // Titles cut in two.
    (
        TITLE,
        "titre: \"Un jardin\npour la rue\"\n",
        "1:8",
        "titre: Un jardin pour la rue",
        Some("titre: \"Un jardin\n  pour la rue\"\n"),
    ),
    (
        TITLE,
        "titre: Un jardin :\npour la rue\n",
        "1:8",
        "titre: \\\"Un jardin : pour la rue\\\"",
        Some("titre: \"Un jardin :\n  pour la rue\"\n"),
    ),
    (
        TITLE,
        "titre: « Un jardin\nEn ville »\n",
        "1:8",
        "coupé en deux",
        Some("titre: « Un jardin\n  En ville »\n"),
    ),
    (
        TYPE,
        "  - type: contexte\n    titre: \"Un titre\n    coupé\"\n",
        "16:12",
        "titre: Un titre coupé",
        Some("  - type: contexte\n    titre: \"Un titre\n      coupé\"\n"),
    ),
    (TITLE, "titre: \"Un jardin\npour la rue\n", "1:8", "n'est pas refermé", None),
    // Marks that print.
    (
        TITLE,
        "titre: ‘L’eau du jardin’\n",
        "1:8",
        "guillemets s'imprimeront",
        Some("titre: \"L’eau du jardin\"\n"),
    ),
    ("Tout le monde", "‘Tous’", "10:11", "guillemets s'imprimeront", Some("\"Tous\"")),
    ("Tout le monde", "“Tous”", "10:11", "écrivez « Tous »", Some("\"Tous\"")),
    ("Tout le monde", "« Tous »", "10:11", "autour du texte entier", None),
    ("Tout le monde", "`Tous`", "10:11", "« ` »", Some("\"Tous\"")),
];

/// Good lines that look like those.
#[test]
fn words_between_marks_of_their_own_are_left_alone() {
    for (old, new) in [
        ("Tout le monde", "“Venez !”"),
        ("Tout le monde", "« Venez ! »"),
        ("Tout le monde", "« Tous » et « chacun »"),
        ("Un jardin pour la rue", "« Ici »"),
        ("Un jardin pour la rue", "‘Ici’ et ‘là’"),
        ("    La mairie", "    « La Grange »"),
        ("titre: Un jardin pour la rue", "titre: \"Un jardin\n  pour la rue\""),
        ("titre: Un jardin pour la rue", "titre: Un jardin\n  pour la rue"),
    ] {
        let collection = super::collection(&super::GOOD.replacen(old, new, 1));
        let found = super::first(&collection);
        assert_eq!(found, serde_json::Value::Null, "{new}: {found}");
    }
}

/// A lead that is all that a sheet has: the line of its text may be gone.
#[test]
fn a_lead_that_holds_the_text_is_told() {
    let sheet = "titre: Un film\ngabarit: film\nthemes: [1]\nchapeau: |\n  Un chapeau.\ntexte: |\n  Un.\n\n  Deux.\n";
    let found = |text: &str| super::first(&super::collection(text));
    assert_eq!(found(sheet), serde_json::Value::Null);
    let told = found(&sheet.replace("texte: |\n", ""));
    assert_eq!((told["line"].as_u64(), told["code"].as_str()), (Some(8), Some("cle-absente")));
    let one = found(&sheet.replace("texte: |\n", "").replace("\n\n  Deux.", ""));
    assert_eq!(one, serde_json::Value::Null);
}
