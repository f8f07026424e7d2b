//! What people who write in Word or Notepad get wrong: the right thing is told first, on their line, with what to type; and
//! what `--fix` makes of it.

#![allow(clippy::disallowed_methods, reason = "tests look at the files that were written")]

mod common;

use common::{Collection, SHEET};
use serde_json::Value;

/// A sheet with texts of several lines, sections and addresses.
const GOOD: &str = "\
titre: Un jardin pour la rue
themes: [1, 2]
chapeau: |
  Un chapeau.
  Sa conviction : un jardin rassemble.
reperes:
  objectifs: |
    - Se retrouver
    - Cultiver
  public: Tout le monde
  contact: |
    La mairie
    Tél : 05 36 49 00 00
sections:
  - type: contexte
    texte: |
      Un paragraphe.

      Un autre : le second.
  - type: projet
    texte: |
      La fin.
";

/// What is replaced, with what, where the first problem is told, the words of its message or remedies, and what `--fix`
/// puts in the place; nothing where it leaves the sheet alone.
type Slip = (&'static str, &'static str, &'static str, &'static str, Option<&'static str>);

const TITLE: &str = "titre: Un jardin pour la rue\n";

const CONTACT: &str = "  contact: |\n    La mairie\n    Tél : 05 36 49 00 00\n";
const LAST: &str = "  - type: projet\n    texte: |\n      La fin.\n";

const SLIPS: &[Slip] = &[
    ("themes: [1, 2]", "themes:", "2:7", "themes: [1, 3]", None),
    (
        "themes: [1, 2]",
        "themes: [Fiche 1, Fiche 2]",
        "2:9",
        "themes: [1, 2]",
        Some("themes: [1, 2]"),
    ),
    ("themes: [1, 2]", "themes: {1, 2}", "2:9", "themes: [1, 2]", Some("themes: [1, 2]")),
    ("themes: [1, 2]", "themes: [1. 2]", "2:10", "1, 2", Some("themes: [1, 2]")),
    ("  - type: projet", "  - type:", "20:5", "un type après « type: »", None),
    ("    texte: |\n      La", "    contenu: |\n      La", "21:5", "« texte »", None),
    ("      La fin.", "      \tLa fin.", "22:8", "supprimez-la", Some("      La fin.")),
    (
        "      La fin.",
        "      La fin[^1].\n\n      [^1] Une note.",
        "24:7",
        "[^1]: le texte",
        Some("      La fin[^1].\n\n      [^1]: Une note."),
    ),
    ("      La fin.", "      La [fin des jeunes.", "22:10", "« ] »", None),
    (
        "      La fin.",
        "      Du CO~2~ et de l'H~2~O.",
        "22:12",
        "CO₂",
        Some("      Du CO₂ et de l'H₂O."),
    ),
    (
        "      La fin.",
        "      L'&eacute;t&eacute;&nbsp;: ici.",
        "22:9",
        "é",
        Some("      L'été : ici."),
    ),
    ("      La fin.", "      I. Semer\n      II. Récolter", "22:7", "« - point »", None),
    (
        "      La fin.",
        "      -Semer ;\n      -Récolter.",
        "22:7",
        "« - point »",
        Some("      - Semer ;\n      - Récolter."),
    ),
    (
        "      La fin.",
        "      v Semer ;\n      v Récolter.",
        "22:7",
        "« - point »",
        Some("      - Semer ;\n      - Récolter."),
    ),
    (
        "      La fin.",
        "      \u{f0b7} Semer ;\n      \u{f0b7} Récolter.",
        "22:7",
        "puce de Word",
        Some("      - Semer ;\n      - Récolter."),
    ),
    (
        "      La fin.",
        "      - Semer :\n       - ici,\n        - là ;\n      - Récolter.",
        "23:8",
        "8 espaces",
        None,
    ),
    ("chapeau: |\n", "", "3:3", "chapeau: |", None),
    (
        "  - type: contexte\n    texte: |\n",
        "    texte: |\n  - type: contexte\n",
        "15:5",
        "échangez",
        None,
    ),
    ("reperes:\n", "* à voir\nreperes:\n", "6:1", "# à voir", None),
    ("  public: Tout", "  public - Tout", "10:3", "« public: »", Some("  public: Tout")),
    ("  public: Tout", "  Public, Tout", "10:3", "« public: »", Some("  public: Tout")),
    ("sections:\n", "sections -\n", "14:1", "« sections: », seul", Some("sections:\n")),
    ("chapeau: |", "chapeau – |", "3:1", "« chapeau: | »", Some("chapeau: |")),
    ("chapeau: |", "chapeau: – |", "3:10", "la barre seule", Some("chapeau: |")),
    ("  objectifs: |", "  objectifs - |", "7:3", "« objectifs: | »", Some("  objectifs: |")),
    ("themes: [1, 2]", "themes - [1, 2]", "2:1", "« themes: »", Some("themes: [1, 2]")),
    ("type: projet", "type > projet", "20:5", "« type: »", Some("type: projet")),
    ("titre: Un", "titre; Un", "1:1", "« titre: »", Some("titre: Un")),
    (
        TITLE,
        "titre: Un jardin :\n  pour la rue\n",
        "1:18",
        "titre: \\\"Un jardin : pour la rue\\\"",
        Some("titre: \"Un jardin :\n  pour la rue\"\n"),
    ),
    (
        TITLE,
        "titre: \"Un jardin :\"\n  pour la rue\n",
        "2:3",
        "titre: \\\"Un jardin : pour la rue\\\"",
        None,
    ),
    (TITLE, "titre: \"Un \\d\"\n", "1:8", "doublez-la", Some("titre: \"Un \\\\d\"\n")),
    (
        TITLE,
        "titre: \"Un jardin\" ici\n",
        "1:20",
        "français : titre: « Un jardin » ici",
        Some("titre: \"\\\"Un jardin\\\" ici\"\n"),
    ),
    (TITLE, "titre: Un jardin\npour la rue\n", "2:1", "si elle continue « titre: »", None),
    (
        "    texte: |\n      La",
        "    texte: \"|\"\n      La",
        "21:12",
        "la barre seule",
        Some("    texte: |\n      La"),
    ),
    ("reperes:\n", "\u{a0}\nreperes:\n", "6:1", "effacez tout ce", Some("\nreperes:\n")),
    ("  - type: projet", "\u{a0}\n  - type: projet", "20:1", "effacez", Some("\n  - type: projet")),
    (
        "\n\n      Un autre",
        "\n      \u{a0}\n      Un autre",
        "18:7",
        "effacez",
        Some("\n\n      Un autre"),
    ),
    (
        "    - Cultiver",
        "\u{a0}\u{a0}\u{a0}\u{a0}- Cultiver",
        "9:1",
        "retapez-le avec la barre d'espace",
        Some("    - Cultiver"),
    ),
    (
        "  - type: projet",
        "  -\u{a0}type: projet",
        "20:4",
        "retapez-le avec la barre d'espace",
        Some("  - type: projet"),
    ),
    ("  - type: contexte", "    - type: contexte", "15:7", "décalé", Some("  - type: contexte")),
    ("  - type: contexte", "- type: contexte", "15:3", "décalé", Some("  - type: contexte")),
    ("  objectifs: |", "    objectifs: |", "7:5", "2 espaces", Some("  objectifs: |")),
    ("  objectifs: |", " objectifs: |", "7:2", "2 espaces", Some("  objectifs: |")),
    (
        "  - type: projet",
        "  - - type: projet",
        "20:5",
        "« - type: projet »",
        Some("  - type: projet"),
    ),
    ("  - type: projet", "  - type:\n    projet", "21:5", "« - type: projet »", None),
    ("  - type: projet", "  * type: projet", "20:3", "« - type: … »", Some("  - type: projet")),
    (
        CONTACT,
        "  contact: |\n    La mairie\n\n05 36 49 00 00\n",
        "14:1",
        "mettez devant elle 4 espaces",
        Some("  contact: |\n    La mairie\n\n    05 36 49 00 00\n"),
    ),
    (
        "      Un paragraphe.",
        "          Un paragraphe.",
        "17:11",
        "laissez devant elle 6 espaces",
        Some("      Un paragraphe."),
    ),
    (
        "  contact: |\n",
        "  contact:\n|\n",
        "12:1",
        "« contact: | » sur une seule ligne",
        Some("  contact: |\n"),
    ),
    (TITLE, "titre: Un jardin\n// à revoir\n", "2:1", "une remarque commence par « # »", None),
    (TITLE, "titre: Un jardin\nà revoir\n", "2:1", "ni une clé", None),
    (
        "    texte: |\n      La",
        "  - texte: |\n      La",
        "21:5",
        "supprimez le tiret devant « texte: »",
        None,
    ),
    ("themes: [1, 2]", "themes:\n  -1\n  -2", "3:3", "écrivez themes: [1, 2]", None),
    (
        "      La fin.",
        "      ![La fin](photos\\fin.png)",
        "22:7",
        "séparent par « / » : photos/fin.png",
        None,
    ),
    ("Un chapeau.", "Un mot,\u{b}et deux.", "4:10", "U+000B", Some("Un mot, et deux.")),
    (
        CONTACT,
        "  contact:\n    La mairie\n    05 36 49 00 00\n",
        "13:5",
        "sur une seule",
        Some("  contact: |\n    La mairie\n    05 36 49 00 00\n"),
    ),
    (
        CONTACT,
        "  contact: La mairie\n    05 36 49 00 00\n",
        "12:5",
        "« contact: | »",
        Some("  contact: |\n    La mairie\n    05 36 49 00 00\n"),
    ),
    ("  - type: projet\n", "### Un pas\n  - type: projet\n", "20:1", "cet intertitre ne", None),
    (
        "      La fin.\n",
        "      La fin[^1].\n\n      [^1] : Une note.\n",
        "24:7",
        "collez le deux-points au crochet : [^1]:",
        Some("      La fin[^1].\n\n      [^1]: Une note.\n"),
    ),
    (
        "      La fin.\n",
        "      La fin.\n\n      [La cour](cour.svg \"La cour\")\n",
        "24:7",
        "juste devant le crochet : ![La cour](cour.svg \\\"La cour\\\")",
        None,
    ),
    ("La fin.", "La fin, [ici] (#une).", "22:15", "écrivez [ici](#une)", None),
    (
        "      La fin.",
        "      ![La fin] (fin.png \"Fin\")",
        "22:7",
        "écrivez ![La fin](fin.png",
        None,
    ),
    (
        "chapeau: |\n  Un chapeau.\n",
        "chapeau: \"Un chapeau.\n",
        "3:10",
        "un guillemet ouvert n'est pas refermé",
        None,
    ),
    (TITLE, "titre: \"\"Un : deux\"\"\n", "1:8", "guillemet", Some("titre: \"Un : deux\"\n")),
    (TITLE, "titre: \"Un jardin'\n", "1:8", "guillemet", Some("titre: \"Un jardin\"\n")),
    (TITLE, "titre: «Un : deux\"\n", "1:18", "écrivez les deux : \\\"Un : deux", None),
    ("chapeau: |\n", "chapeau: &x |\n", "3:10", "« & »", None),
    ("chapeau: |\n", "chapeau: !!str |\n", "3:10", "« ! »", None),
    (
        LAST,
        "- type: projet\ntexte: |\nLa fin.\n",
        "20:3",
        "« type: » n'est pas à sa place",
        Some(LAST),
    ),
    (
        LAST,
        "- type: projet\n  titre: Un titre\n  texte: |\n    La fin.\n\n    - un\n      - deux\n",
        "20:3",
        "« type: » n'est pas à sa place",
        Some(
            "  - type: projet\n    titre: Un titre\n    texte: |\n      La fin.\n\n      - un\n        - deux\n",
        ),
    ),
    (
        "    texte: |\n      Un paragraphe.\n",
        "texte: |\n      Un paragraphe.\n",
        "16:1",
        "« texte: » n'est pas à sa place",
        Some("    texte: |\n      Un paragraphe.\n"),
    ),
    (
        "      Un autre : le",
        "# à revoir : Anne\n      Un autre : le",
        "19:1",
        "une remarque au bord",
        None,
    ),
    ("    - Cultiver", "  # à revoir\n    - Cultiver", "9:3", "une remarque au bord", None),
    ("      La fin.", "      Un mot.\n=======\n      La fin.", "23:1", "conflit de git", None),
    ("      La fin.", "      Un mot.\n||||||| 3f2a\n      La fin.", "23:1", "conflit de git", None),
    (LAST, "generique:% |\n  Un film\n", "20:1", "« generique: | »", None),
    (LAST, "generique:/\n  Un film\n", "20:1", "« generique: | »", None),
    (
        LAST,
        "generique:||\n  Un film\n",
        "20:1",
        "« generique: | »",
        Some("generique: |\n  Un film\n"),
    ),
    (
        LAST,
        "Générique;|\n  Un film\n",
        "20:1",
        "« generique: | »",
        Some("generique: |\n  Un film\n"),
    ),
    (
        LAST,
        "generique:l\n  Un film\n",
        "20:1",
        "« generique: | »",
        Some("generique: |\n  Un film\n"),
    ),
    ("sections:\n", "sections;\n", "14:1", "« sections: », seul", Some("sections:\n")),
    ("sections:\n", "Sections\n", "14:1", "écrivez « sections: », seul sur sa ligne", None),
    (
        "sections:\n",
        "sections\n",
        "14:1",
        "écrivez « sections: », seul sur sa ligne",
        Some("sections:\n"),
    ),
    (
        "    texte: |\n      La",
        "    texte |\n      La",
        "21:5",
        "« texte: | »",
        Some("    texte: |\n      La"),
    ),
    ("  - type: projet\n", "  -- type: projet\n", "20:3", "tiret", Some("  - type: projet\n")),
    (
        "      Un paragraphe.\n",
        "      Un paragraphe.\nContact : Mme Durand\n      Un mot.\n",
        "18:1",
        "mettez devant elle 6 espaces",
        Some("      Un paragraphe.\n      Contact : Mme Durand\n      Un mot.\n"),
    ),
    (
        "      Un paragraphe.\n",
        "      Un paragraphe.\n\n### Un pas\n      Un mot.\n",
        "19:1",
        "mettez devant elle 6 espaces",
        Some("      Un paragraphe.\n\n      ### Un pas\n      Un mot.\n"),
    ),
    (TITLE, "titre:Un jardin\n", "1:1", "une espace après « titre: »", Some("titre: Un jardin\n")),
    (TITLE, "titre：Un jardin\n", "1:1", "« titre: »", Some("titre: Un jardin\n")),
    (
        TITLE,
        "titre:\tUn jardin\n",
        "1:7",
        "une tabulation suit « titre: »",
        Some("titre: Un jardin\n"),
    ),
    (TITLE, "Titre: Un jardin\n", "1:1", "vouliez-vous dire « titre »", Some("titre: Un jardin\n")),
    (TITLE, "titre\u{a0}: Un jardin\n", "1:1", "une espace invisible", Some("titre: Un jardin\n")),
    (
        TITLE,
        "titre: - Un jardin\n",
        "1:8",
        "ne peut pas commencer par « - »",
        Some("titre: \"- Un jardin\"\n"),
    ),
    (
        TITLE,
        "titre: [Un] jardin\n",
        "1:8",
        "ne peut pas commencer par « [ »",
        Some("titre: \"[Un] jardin\"\n"),
    ),
    (
        TITLE,
        "titre: {Un} jardin\n",
        "1:8",
        "ne peut pas commencer par « { »",
        Some("titre: \"{Un} jardin\"\n"),
    ),
    (
        TITLE,
        "titre: % de jardins\n",
        "1:8",
        "ne peut pas commencer par « % »",
        Some("titre: \"% de jardins\"\n"),
    ),
    (
        TITLE,
        "titre: @jardin\n",
        "1:8",
        "ne peut pas commencer par « @ »",
        Some("titre: \"@jardin\"\n"),
    ),
    (
        TITLE,
        "titre: ! Un jardin\n",
        "1:8",
        "ne peut pas commencer par « ! »",
        Some("titre: \"! Un jardin\"\n"),
    ),
    (
        TITLE,
        "titre: & un jardin\n",
        "1:8",
        "ne peut pas commencer",
        Some("titre: \"& un jardin\"\n"),
    ),
    (
        TITLE,
        "titre: 'L'eau du jardin'\n",
        "1:8",
        "une apostrophe droite",
        Some("titre: \"L'eau du jardin\"\n"),
    ),
    (TITLE, "titre: #Jardin\n", "1:6", "est une remarque", Some("titre: \"#Jardin\"\n")),
    (TITLE, "titre: null\n", "1:8", "« null » veut dire « rien »", None),
    (TITLE, "titre: | Un jardin\n", "1:8", "le texte vient en dessous", None),
    ("themes: [1, 2]", "themes: 1, 2", "2:9", "écrivez themes: [1, 2]", Some("themes: [1, 2]")),
    ("themes: [1, 2]", "themes: [1; 2]", "2:10", "écrivez 1, 2", Some("themes: [1, 2]")),
    ("themes: [1, 2]", "themes: [1] et 2", "2:9", "entre les crochets", Some("themes: [1, 2]")),
    ("themes: [1, 2]", "themes: 1 et 2", "2:9", "écrivez themes: [1, 2]", Some("themes: [1, 2]")),
    ("themes: [1, 2]", "themes: 1 à 2", "2:9", "écrivez themes: [1, 2]", None),
    ("themes: [1, 2]", "themes: [1, -2]", "2:13", "écrivez 2\"", None),
    ("themes: [1, 2]", "themes: [1,, 2]", "2:11", "deux virgules", Some("themes: [1, 2]")),
    ("themes: [1, 2]", "themes: [premier]", "2:10", "« Le premier thème », écrivez 1", None),
    (
        TITLE,
        " titre: Un jardin\n",
        "1:2",
        "« titre: » commence tout à gauche",
        Some("titre: Un jardin\n"),
    ),
    (TITLE, "titre: Le TODO du jardin\n", "1:11", "un passage à compléter", None),
    (
        "chapeau: |\n  Un chapeau.\n  Sa",
        "introduction: |\n  Sa",
        "3:1",
        "vouliez-vous dire « chapeau »",
        None,
    ),
    (TITLE, "titre:\n  - a\n  - b\n", "2:3", "attend un texte", None),
    (
        "  contact: |\n",
        "\u{a0} contact: |\n",
        "11:1",
        "des espaces insécables",
        Some("  contact: |\n"),
    ),
    (
        "    texte: |\n      Un par",
        "\u{a0}\u{a0}\u{a0} texte: |\n      Un par",
        "16:1",
        "des espaces insécables",
        Some("    texte: |\n      Un par"),
    ),
    (
        "  - type: contexte\n    texte: |\n",
        "  type: contexte\n  texte: |\n",
        "15:3",
        "il manque le tiret devant « type: »",
        Some("  - type: contexte\n    texte: |\n"),
    ),
    ("chapeau: |\n", "chapeau: l\n", "3:10", "« l » à la place de la barre", Some("chapeau: |\n")),
    (
        "  objectifs: |\n    - Se",
        "  objectifs: - Se",
        "7:14",
        "écrivez « objectifs: | »",
        Some("  objectifs: |\n    - Se"),
    ),
    (
        "  objectifs: |\n",
        "  objectifs: >\n",
        "8:5",
        "ces lignes ne font pas une liste",
        Some("  objectifs: |\n"),
    ),
    ("  contact: |\n", "contact: |\n", "11:1", "sous « reperes: »", Some("  contact: |\n")),
    ("  public: Tout le monde\n", "  telephone: 05 36 49 00 00\n", "10:3", "« contact: | »", None),
    ("  objectifs: |\n", "  Objectifs de l'action: |\n", "7:3", "dire « objectifs »", None),
    ("type: projet", "type: porjet", "20:11", "dire « projet »", Some("type: projet")),
    (
        "La fin.",
        "Voir www.example.org.",
        "22:12",
        "https://",
        Some("Voir https://www.example.org."),
    ),
    ("La fin.", "Un<br>deux.", "22:9", "barre oblique", Some("Un\\\n      deux.")),
    ("themes: [1, 2]", "themes: [un, deux]", "2:10", "un nombre était attendu", None),
    (
        "chapeau: |\n",
        "chapeau:\n",
        "3:1",
        "il manque « | » après « chapeau: »",
        Some("chapeau: |\n"),
    ),
    ("contact: |\n", "contact:\n", "11:3", "écrivez « contact: | »", Some("contact: |\n")),
    (
        "  objectifs: |\n",
        "  objectifs:\n",
        "8:5",
        "écrivez « objectifs: | »",
        Some("  objectifs: |\n"),
    ),
    ("  objectifs: |\n", "", "7:5", "un texte suit « reperes: » sans sa clé", None),
    ("reperes:\n", "", "6:3", "il manque la ligne « reperes: »", None),
    ("  public:", "public:", "10:1", "décalez-la de deux espaces", Some("  public:")),
    ("  public:", " public:", "10:2", "décalez-la de deux espaces", Some("  public:")),
    ("sections:\n", "", "14:5", "il manque la ligne « sections: »", None),
    (
        "  - type: contexte\n",
        "  type: contexte\n",
        "15:3",
        "il manque le tiret devant « type: »",
        Some("  - type: contexte\n"),
    ),
    (
        "  - type: projet\n",
        "  – type: projet\n",
        "20:3",
        "un trait d'union (-) suivi d'une espace",
        Some("  - type: projet\n"),
    ),
    (
        "  - type: projet\n",
        "  -type: projet\n",
        "20:3",
        "un trait d'union (-) suivi d'une espace",
        Some("  - type: projet\n"),
    ),
    (
        "  - type: projet\n",
        "- type: projet\n",
        "20:3",
        "« - type: » est décalé de deux espaces",
        Some("  - type: projet\n"),
    ),
    ("  - type: projet\n", "", "20:5", "si une autre section commence ici, mettez un tiret", None),
    ("type: projet", "type: Projet", "20:11", "vouliez-vous dire « projet »", Some("type: projet")),
    ("type: projet", "type: le projet", "20:11", "vouliez-vous dire « projet »", None),
    (
        "    texte: |\n      Un par",
        "     texte: |\n      Un par",
        "16:6",
        "« titre: » et « texte: » de quatre",
        Some("    texte: |\n      Un par"),
    ),
    (
        "    texte: |\n      Un par",
        "      Un par",
        "16:7",
        "un texte suit « type: contexte » sans sa clé",
        None,
    ),
    (
        "      Un autre : le",
        "Un autre : le",
        "19:1",
        "6 espaces, comme les autres lignes",
        Some("      Un autre : le"),
    ),
];

/// Slips that a repair could turn into a wrong page without a word: they are told, and mended only where nothing else can be
/// meant.
const SNARES: &[Slip] = &[
    (
        TITLE,
        "titre: Le jardin : une rue\"\n",
        "1:27",
        "aucun ne l'ouvre",
        Some("titre: \"Le jardin : une rue\"\n"),
    ),
    (TITLE, "titre: \"Le jardin : une rue\",\n", "1:29", "une virgule suit le guillemet", None),
    (
        TITLE,
        "titre:\u{a0}Un jardin\n",
        "1:7",
        "une espace insécable suit « titre: »",
        Some("titre: Un jardin\n"),
    ),
    (
        "  contact: |\n",
        "  contact:\u{a0}|\n",
        "11:11",
        "une espace insécable suit « contact: »",
        Some("  contact: |\n"),
    ),
    (
        TITLE,
        "titre = Un jardin\n",
        "1:1",
        "« = » à la place du deux-points",
        Some("titre: Un jardin\n"),
    ),
    (TITLE, "titre: Un jardin d\u{fffd}licat\n", "1:19", "retapez la lettre accentuée", None),
    (
        "    texte: |\n      La fin",
        "\u{a0}\u{a0}\u{a0}\u{a0}texte: |\n      La fin",
        "21:1",
        "des espaces insécables",
        Some("    texte: |\n      La fin"),
    ),
    (
        "      La fin.",
        "\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}La fin : ici.",
        "22:1",
        "des espaces insécables",
        Some("      La fin : ici."),
    ),
    ("  objectifs: |\n", "  - objectifs: |\n", "7:3", "« objectifs: » n'a pas de tiret", None),
    ("sections:\n", "#sections:\n", "14:1", "« sections: » est une remarque", None),
    ("  - type: projet\n", "  - projet\n", "20:3", "écrivez « - type: projet »", None),
    (
        "  - type: contexte\n",
        "  - type: contexte\n  titre: \"Un : titre\"\n",
        "16:3",
        "« titre: » et « texte: » de quatre",
        Some("  - type: contexte\n    titre: \"Un : titre\"\n"),
    ),
    (
        "  - type: projet\n    texte: |\n      La fin.\n",
        "  - titre: Les enjeux\n      La fin.\n\n      Un mot : ici.\n",
        "21:7",
        "un texte suit « titre: Les enjeux » sans sa clé",
        None,
    ),
    ("  public: Tout le monde\n", "  public: {}\n", "10:11", "attend un texte", None),
    (
        "  public: Tout le monde\n  contact",
        "  public: Tout le monde  contact",
        "10:26",
        "« public: » et « contact: » sont sur la même ligne",
        None,
    ),
    (
        "  objectifs: |\n    - Se retrouver\n    - Cultiver\n",
        "  objectifs:\n    - Se retrouver : ici\n    - Cultiver\n",
        "8:5",
        "écrivez « objectifs: | »",
        Some("  objectifs: |\n    - Se retrouver : ici\n    - Cultiver\n"),
    ),
    (
        "La fin.",
        "La fin.\n\n      contact: |\n        La mairie",
        "24:7",
        "le texte a avalé « contact: »",
        None,
    ),
    (
        "La fin.",
        "La fin.\n\n      - type: contexte\n        texte: |\n          Un mot.",
        "24:7",
        "le texte a avalé « type: »",
        None,
    ),
    ("La fin.", "La fin.\n      debut: 2004", "23:7", "le texte a avalé « debut: »", None),
    ("chapeau: |\n", "chapeau: | ### Un début\n", "3:12", "à la ligne suivante", None),
    ("  Sa conviction", "<<<<<<< HEAD\n  Sa conviction", "5:1", "conflit de git", None),
    ("      La fin.", "      <<<<<<< HEAD\n      La fin.", "22:7", "conflit de git", None),
    (
        TITLE,
        "Fiche n° 4\ntitre: Un jardin\n",
        "1:1",
        "supprimez-la, ou faites-en une remarque",
        None,
    ),
    (TITLE, "```yaml\ntitre: Un jardin\n", "1:1", "une fiche commence par « titre: »", None),
    (
        "  - type: projet\n",
        "  - type:projet\n",
        "20:5",
        "une espace après « type: »",
        Some("  - type: projet\n"),
    ),
    (
        TITLE,
        "titre: Un jardin : la rue\n",
        "1:18",
        "titre: \\\"Un jardin : la rue\\\"",
        Some("titre: \"Un jardin : la rue\"\n"),
    ),
    ("chapeau: |\n", "chapô: |\n", "3:1", "vouliez-vous dire « chapeau »", None),
    (
        "    texte: |\n      Un paragraphe.\n",
        "      Un paragraphe.\n\n      - Un point\n",
        "16:7",
        "un texte suit « type: contexte » sans sa clé",
        None,
    ),
    (
        "    - Cultiver\n",
        "    o Cultiver\n",
        "9:5",
        "ne fait pas une liste",
        Some("    - Cultiver\n"),
    ),
    ("La fin.", "Voir [le film](film-respire.yaml).", "22:12", "(#film-respire)", None),
];

/// All slips.
fn slips() -> impl Iterator<Item = &'static Slip> {
    SLIPS.iter().chain(SNARES)
}

/// What `check` finds first, errors before the rest.
fn first(collection: &Collection) -> Value {
    let run = collection.run(&["check", "--no-typeset", "--format", "json"]);
    let text = String::from_utf8(run.stdout).unwrap();
    let all: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let error = all.iter().find(|found| found["severity"] == "error");
    error.or(all.first()).cloned().unwrap_or_default()
}

fn collection(text: &str) -> Collection {
    Collection::new(&[("sources/une.yaml", text)])
}

#[test]
fn the_right_thing_is_told_first_on_the_authors_line_with_a_remedy() {
    assert_eq!(first(&collection(GOOD)), Value::Null);
    for (old, new, place, words, _) in slips() {
        assert!(GOOD.contains(old), "{old}");
        let found = first(&collection(&GOOD.replacen(old, new, 1)));
        assert_eq!(format!("{}:{}", found["line"], found["column"]), *place, "{new}: {found}");
        assert!(found.to_string().contains(words), "{new}: {found}");
        assert!(found["hints"].as_array().is_some_and(|hints| !hints.is_empty()), "{new}: {found}");
    }
}

#[test]
fn fix_types_what_was_meant_or_nothing() {
    for (old, new, _, _, fixed) in slips() {
        let wrong = GOOD.replacen(old, new, 1);
        let collection = collection(&wrong);
        let offered = !first(&collection)["fix"].is_null();
        collection.run(&["check", "--no-typeset", "--fix"]);
        let after = std::fs::read_to_string(collection.path("sources/une.yaml")).unwrap();
        let meant = fixed.map_or(wrong.clone(), |fixed| GOOD.replacen(old, fixed, 1));
        assert_eq!(after, meant, "{new}");
        assert_eq!(offered, fixed.is_some(), "{new}");
    }
}

#[test]
fn lists_end_as_references_and_sentences_do() {
    for text in [
        "- Un livre, 2019\n      - Un autre, 120 p.\n      - Le dernier, 2021",
        "Ceci :\n\n      - un,\n      - deux,\n\n      et, enfin, trois.",
    ] {
        let found = first(&collection(&GOOD.replacen("La fin.", text, 1)));
        assert_eq!(found, Value::Null, "{text}");
    }
}

#[test]
fn what_is_only_strange_is_left_alone() {
    for title in [
        "2024",
        "10:30",
        "12/03/2024",
        "2024-03-12",
        "oui",
        "no",
        "100 % solidaires",
        "3,5 km à pied",
        "L'eau",
        "Qui ? Nous !",
        "a@example.org",
        "5 * 3",
        "« Ici »",
        "C'est : ici\u{200b}",
    ] {
        let title = if title.contains(": ") || title.contains(" : ") {
            format!("\"{title}\"")
        } else {
            title.to_owned()
        };
        let found = first(&collection(&GOOD.replacen(TITLE, &format!("titre: {title}\n"), 1)));
        assert_eq!(found["severity"], Value::Null, "{title}: {found}");
    }
}

#[test]
fn addresses_that_nobody_can_follow_are_told_with_what_was_meant() {
    for (written, meant) in [
        ("jardin(at)example.org", Some("jardin@example.org")),
        ("jardin [at] example.org", Some("jardin@example.org")),
        ("le.jardin at example.org", Some("le.jardin@example.org")),
        ("jardin arobase example.org", Some("jardin@example.org")),
        ("jardin(a)example.org", Some("jardin@example.org")),
        ("jardin@example,org.", Some("jardin@example.org")),
        ("https://www.example .org", Some("https://www.example.org")),
        ("https://example.org /jardin, puis", Some("https://example.org/jardin")),
        ("au point (a) example.org", None),
        ("jardin@example.org,ou à la mairie", None),
        ("https://example.org . Puis", None),
        ("https://example.org / https://example.com", None),
        ("https://example.org … puis", None),
        ("un prix de 3 (at) deux", None),
    ] {
        let sheet = SHEET.replace("La mairie", &format!("\"Voir {written}\""));
        let found = first(&collection(&sheet));
        assert_eq!(found["code"] == "adresse-sans-debut", meant.is_some(), "{written}: {found}");
        if let Some(meant) = meant {
            assert!(
                found.to_string().contains(&format!("écrivez {meant}\"")),
                "{written}: {found}"
            );
        }
    }
}

#[test]
fn one_slip_hides_no_other_fault_of_the_manifest() {
    let manifest = "annexe: A\ntitre: Un essai\nguide: G : H\norganisme: O\ndate: 31 février\nthème:\n  1: T\n";
    let collection =
        Collection::new(&[("sources/annexe.yaml", manifest), ("sources/une.yaml", SHEET)]);
    let run = collection.run(&["check"]);
    for told in ["annexe.yaml:3:", "annexe.yaml:5:7", "annexe.yaml:6:1"] {
        assert!(run.stderr.contains(told), "{told}: {}", run.stderr);
    }
    assert!(!run.stderr.contains("cle-manquante"), "{}", run.stderr);
}

/// What `check` says of a manifest, and of sheets beside it, in short lines.
fn of_manifest(manifest: &str, sheet: &str) -> String {
    let files = [("sources/annexe.yaml", manifest), ("sources/une.yaml", sheet)];
    let run = Collection::new(&files).run(&["check", "--no-typeset", "--format", "json"]);
    String::from_utf8(run.stdout).unwrap()
}

#[test]
fn one_slip_of_the_manifest_makes_one_message() {
    let good = format!("{}fiches:\n  - une\n", common::MANIFEST);
    assert_eq!(of_manifest(&good, SHEET), "");
    for (old, new, words) in [
        ("  - une\n", "  -une\n  - deux\n", "« - une »"),
        ("  - une\n", "  - une: 5\n", "« - une »"),
        ("  - une\n", "  une, deux\n", "[une, deux]"),
        ("  - une\n", "  une\n  - deux\n", "[une, deux]"),
        ("  - une\n", "  - une\n  deux\n", "écrivez « - deux »"),
        ("  - une\n", "  - une\n    - deux\n", "mettez devant lui 2 espaces"),
        ("  2: Le", "  2. Le", "écrivez « 2: Le deuxième"),
        ("  1: Le", "  1. Le", "écrivez « 1: Le premier"),
        ("  1: Le", "  1:Le", "écrivez « 1: Le premier"),
        ("  1: Le", "  - 1: Le", "« 1: Le premier"),
        ("  1: Le", "   1: Le", "2 espaces"),
        ("  1: Le", "1: Le", "2 espaces"),
        ("themes:\n", "theme:\n", "vouliez-vous dire « themes »"),
        ("  1: Le premier thème\n  2: Le", "  1 Le premier thème\n  2 Le", "1: Le premier thème"),
        ("  1: Le premier thème\n  2: Le", "  - Le premier thème\n  - Le", "1: Le premier thème"),
        ("fiches:\n", "silence: [phrase-coupe]\nfiches:\n", "« phrase-coupee »"),
    ] {
        assert!(good.contains(old), "{old}");
        let cut = SHEET.replace("Un paragraphe.", "Un paragraphe et");
        let sheet = if new.contains("silence") { &cut } else { SHEET };
        let told = of_manifest(&good.replacen(old, new, 1), sheet);
        assert_eq!(told.lines().count(), 1, "{new}: {told}");
        assert!(told.contains(words), "{new}: {told}");
    }
}

#[test]
fn what_is_wrong_in_the_manifest_hides_no_fault_of_the_sheets() {
    let manifest = common::MANIFEST.replace("guide:", "guid:");
    let told = of_manifest(&manifest, &SHEET.replace("type: contexte", "typ: contexte"));
    assert!(told.contains("« guid »") && told.contains("« typ »"), "{told}");
}

#[test]
fn a_file_full_of_tabs_is_told_once() {
    let tabs = GOOD.replace("    ", "\t\t").replace("  ", "\t");
    let run = collection(&tabs).run(&["check", "--no-typeset", "--format", "short"]);
    let told = String::from_utf8(run.stdout).unwrap();
    assert_eq!(told.matches("yaml-tabulation").count(), 1, "{told}");
}

#[test]
fn a_date_that_is_none_is_told_with_the_day_that_was_meant() {
    for (date, words) in [
        ("29/02/2024", "2024-02-29"),
        ("4 novembre 2019", "2019-11-04"),
        ("1er mars 2020", "2020-03-01"),
        ("2019/11/4", "2019-11-04"),
        ("2024-02-30", "n'existe pas dans le calendrier"),
        ("bientôt", "2019-11-04"),
    ] {
        let manifest = common::MANIFEST.replace("date: 2024-02-29", &format!("date: {date}"));
        assert!(manifest.contains(date), "{manifest}");
        let told = of_manifest(&manifest, SHEET);
        assert!(told.contains("date incorrecte") && told.contains(words), "{date}: {told}");
    }
}

#[test]
fn addresses_with_spaces_are_told() {
    for (address, told) in [
        ("jardin @ example.org", true),
        ("jardin@ example.org", true),
        ("jardin @example.org.", true),
        ("jardin@example.org", false),
        ("10 pommes @ 2 euros", false),
        ("@jardin et @ruche", false),
    ] {
        let sheet = SHEET.replace("La mairie", &format!("\"Écrire à {address}\""));
        let found = first(&collection(&sheet));
        assert_eq!(found["code"] == "adresse-sans-debut", told, "{address}: {found}");
        assert_eq!(found.to_string().contains("écrivez jardin@example.org\""), told, "{found}");
    }
}

#[test]
fn signs_of_word_processors_are_told_on_their_line() {
    for (text, place, words) in [
        ("• Un jardin\n      • Un four", "22:7", "ne fait pas une liste"),
        ("Deux lieux :\n      ✓ un jardin", "23:7", "ne fait pas une liste"),
        ("###Place des élus", "22:7", "mettez une espace après les « # »"),
        ("Un **mot.", "22:10", "des étoiles s'imprimeront"),
        ("Un ** mot ** gras.", "22:10", "des étoiles s'imprimeront"),
        ("Deux lieux :\n      · un jardin\n      · un four", "23:7", "ne fait pas une liste"),
        ("o un jardin\n      o un four", "22:7", "ne fait pas une liste"),
        ("– un jardin\n      – un four", "22:7", "ne fait pas une liste"),
        ("a) un jardin\n      b) un four", "22:7", "ne font pas une liste"),
        ("Deux :\n      1°\u{a0}un jardin\n      2°\u{a0}un four", "23:7", "ne font pas une liste"),
        ("An\tLieu\n      2019\tMézin", "22:7", "un tableau collé"),
        ("An ; Lieu ; Qui\n      2019 ; Mézin ; nous", "22:7", "un tableau collé"),
        ("| An | Lieu |\n      | 2019 | Mézin |", "22:7", "un tableau collé"),
        ("An      Lieu\n      2019    Mézin", "22:7", "un tableau collé"),
        ("Un • deux • trois", "22:7", "ne fait pas une liste"),
        ("Un mot -> deux.", "22:14", "s'imprimera tel quel"),
        ("Un mot [1].", "22:14", "il n'appelle pas de note"),
        ("Un mot.\n      // à relire", "23:7", "« // » ne la cache pas"),
        ("Un *mot ici.", "22:10", "« * » s'imprimera tel quel"),
        ("Un _mot_ et _deux.", "22:19", "« _ » s'imprimera tel quel"),
        ("Un texte * est * gras.", "22:16", "*est*"),
        ("Le 2^ème étage.", "22:11", "écrivez ^ème^"),
        ("À compléter : qui agit.", "22:7", "un passage reste à compléter"),
        ("Un mot[^1 dit.", "22:13", "une note s'appelle"),
        ("Un mot[3^] dit.", "22:13", "une note s'appelle"),
        ("Un mot(^1) dit.", "22:13", "une note s'appelle"),
        ("- [ ] appeler la mairie", "22:9", "une case à cocher"),
        ("Un texte{demi} ici.", "22:15", "derrière une image"),
        ("-une salle\n      -un jardin", "22:7", "il manque une espace"),
        ("*une salle\n      *un jardin", "22:7", "il manque une espace"),
        ("— Un mot ?\n      — Deux.\n      — Trois.", "23:7", "ces répliques"),
        ("Un mot.\n      — Deux ?\n      — Trois.", "23:7", "ces répliques"),
        ("1.Une salle", "22:7", "il manque une espace"),
        ("- Un jardin ;\n      -Un four ;\n      - Une salle.", "23:7", "il manque une espace"),
        ("- Un jardin ;\n      o Un four ;\n      - Une salle.", "23:7", "ne fait pas une liste"),
        ("- **Un** jardin\n      – Un four", "23:7", "ne fait pas une liste"),
        ("Une baisse de\n      - 5 % par an.", "23:7", "« - » ne s'imprimera pas"),
        ("Un coût de\n      * 4 euros.", "23:7", "écrivez « - point »"),
        ("+ 5 % par an.", "22:7", "« + » ne s'imprimera pas"),
        ("Le mois dépasse\n      > 1 000 € par an.", "23:7", "il ouvre une citation"),
        ("Le conseil\n      - avec la ville - agit.", "23:7", "« - » ne s'imprimera pas"),
        ("> « Un mot. »\n      Le reste suit.", "23:7", "dans la citation"),
        ("- un mot\n      - deux mots\n      Le reste suit.", "24:7", "dans le point de liste"),
        ("> [!encadre] Ici\n      > dedans.\n      Le reste suit.", "24:7", "dans la citation"),
        ("12 rue des Arts\\ \n      47170 Mézin.", "22:22", "supprimez-le"),
        ("\\« Un mot. »", "22:7", "supprimez-le"),
        ("Un mot^[une note] dit.", "22:13", "une note s'appelle"),
    ] {
        let found = first(&collection(&GOOD.replace("La fin.", text)));
        assert_eq!(found["severity"], "warning", "{text}: {found}");
        assert_eq!(format!("{}:{}", found["line"], found["column"]), place, "{text}: {found}");
        assert!(found.to_string().contains(words), "{text}: {found}");
    }
    for text in [
        "Un **mot**.",
        "5 * 3",
        "Le n° 3 • le n° 4",
        "Un \\*\\* mot",
        "La note #3",
        "La pièce\n      a) est vide.",
        "Un\tmot.",
        "Il dit :\n      – oui.",
        "a) un mot.\n\n      b) deux.",
        "À 10 h 30.\n      À 11 h.",
        "Voir https://example.org/a\n      //example.org",
        "Un ; deux ; trois.\n      Quatre ; cinq ; six.",
        "La note \\[1], l'an [2019](https://example.org).",
        "Deux   mots.",
        "Nous nous voyons, vous vous voyez, ils en en parlant.",
        "Il dit « un.\n\n      « Deux. » Fin (a) et b).",
        "L'Âge, l'âme, le château. Vraiment ???",
        "Le collectif TODOS, le chapitre XX.",
        "L'AAH* est versée.\n\n      *Allocation aux adultes handicapés.",
        "2 * 3 * 4 font 24, tapez * puis 1, le plan_2018_v2 et le nom_court.",
        "Un \\*mot et un \\_autre.",
        "-Vous venez ?",
        "— Vous venez ?\\\n      — Oui.",
        "*Une salle* et\n      *un jardin*.",
        "Le m^2^ et la note \\^1.",
        "Un \\[^1 là, le prix (1^a^).",
        "public : tout le monde.",
        "Il y a :\n      - 5 écoles.",
        "Il y a\n      - 5 écoles,\n      - 6 lycées.",
        "Il y a du monde.\n      > 25 ans que cela dure.",
        "+ une école ;\n      + un lycée.",
        "- une école de\n      Mézin, et d'ailleurs.",
        "> « Un mot.\n      > Un autre. »",
        "- Un mot.\n        Un autre.",
        "Un \\\\ mot \\\n      Un autre.",
    ] {
        let found = first(&collection(&GOOD.replace("La fin.", text)));
        assert_eq!(found, Value::Null, "{text}: {found}");
    }
}

#[test]
fn a_link_that_is_nearly_one_is_told_with_what_was_meant() {
    for (text, place, words) in [
        ("Un (mot)[https://example.org].", "22:10", "[mot](https://example.org)"),
        ("Un [mot](page.html) ici.", "22:10", "https://…"),
        ("Un [mot][site] ici.", "22:10", "[mot](https://example.org)"),
        ("Un [[mot]] ici.", "22:10", "[mot](#identifiant)"),
        (
            "- **Un** mot.\n        Deux.\n        Le [mot] (https://example.org).",
            "24:12",
            "ni espace",
        ),
    ] {
        let found = first(&collection(&GOOD.replace("La fin.", text)));
        assert_eq!(found["code"], "lien-incorrect", "{text}: {found}");
        assert_eq!(format!("{}:{}", found["line"], found["column"]), place, "{text}: {found}");
        assert!(found.to_string().contains(words), "{text}: {found}");
    }
    for text in ["[encadre] Un titre\n      Un texte.", "> [encadré] Un titre", "!exergue Un mot"]
    {
        let found = first(&collection(&GOOD.replace("La fin.", text)));
        assert_eq!(found["code"], "encadre-inconnu", "{text}: {found}");
    }
    for text in ["Un (mot) [1949] ici.", "!Un mot", "[Encadrement] des jeunes."] {
        let found = first(&collection(&GOOD.replace("La fin.", text)));
        assert_eq!(found, Value::Null, "{text}: {found}");
    }
}

#[test]
fn blocks_in_a_text_that_yaml_folds_are_told_with_the_bar_that_is_missing() {
    for (text, place, words) in [
        ("Un mot.\n      ### Titre\n      Un autre.", "22:7", "« texte: | »"),
        ("Un mot.\n      > Un autre.", "22:7", "« texte: | »"),
        ("> [!encadre] Titre\n      > Un mot.", "21:7", "écrivez « | » à la place de « > »"),
        ("Un mot[^1].\n      [^1]: Un autre.", "21:13", "écrivez « | » à la place de « > »"),
    ] {
        let folded = GOOD.replace("|\n      La fin.", &format!(">\n      {text}"));
        let run = collection(&folded).run(&["check", "--no-typeset", "--format", "json"]);
        let told = String::from_utf8(run.stdout).unwrap();
        assert_eq!(told.matches("\"severity\":\"error\"").count(), usize::from(place < "22"));
        assert!(told.contains("« texte: | »"), "{text}: {told}");
        let found = first(&collection(&folded));
        assert!(found.to_string().contains(words), "{text}: {found}");
        let collection = collection(&folded);
        collection.run(&["check", "--no-typeset", "--fix"]);
        assert_eq!(first(&collection), Value::Null, "{text}");
    }
}

#[test]
fn a_backslash_takes_no_letter_from_a_word() {
    for word in ["texte", "rue", "nom", "Nantes"] {
        let text = GOOD.replace("  public: Tout", &format!("  public: \"Un \\{word} et tout\" #"));
        let found = first(&collection(&text));
        assert_eq!((&found["line"], &found["column"]), (&10.into(), &15.into()), "{found}");
        assert!(found.to_string().contains("elle ne s'imprimera pas"), "{found}");
    }
    for word in ["a\\nUn autre", "a\\\\texte", "\\u00e9"] {
        let text = GOOD.replace("  public: Tout", &format!("  public: \"Un {word} ici\" #"));
        assert_eq!(first(&collection(&text)), Value::Null, "{word}");
    }
}

#[test]
fn a_point_that_was_none_is_not_made_one() {
    let text = GOOD.replace("La fin.", "Une baisse de\n      - 5 % par an.");
    let collection = collection(&text);
    collection.run(&["check", "--no-typeset", "--fix"]);
    assert_eq!(std::fs::read_to_string(collection.path("sources/une.yaml")).unwrap(), text);
    // Nor does one form of the source hide what a list has swallowed.
    let text = GOOD.replace("La fin.", "- Un mot.\n      Un autre.");
    let other = Collection::new(&[("sources/une.yaml", &text)]);
    other.run(&["fmt"]);
    assert!(first(&other).to_string().contains("dans le point de liste"));
}

#[test]
fn remedies_name_what_is_there() {
    for (old, new, words, not) in [
        (TITLE, "titre: !Important\n", "guillemets droits", "valeur-vide"),
        ("sections:\n", "...\nsections:\n", "« ... »", "---"),
        (
            "sections:\n  - type: contexte\n    texte:",
            "sections:\n  - Un\n  - texte:",
            "« texte: | »",
            "une clé s'écrit",
        ),
        ("La fin.", "> [!encadre] Ici\n      > ![a](a.png)", "que « > »", "deux lignes vides"),
    ] {
        let told = of_manifest(common::MANIFEST, &GOOD.replacen(old, new, 1));
        assert!(told.contains(words) && !told.contains(not), "{new}: {told}");
    }
    let sidebar = SHEET.replace(
        "  objectifs: Se retrouver\n  public: Tout le monde\n  contact: La mairie\n",
        "  - Un\n",
    );
    let told = of_manifest(common::MANIFEST, &sidebar);
    assert!(told.contains("public: Tout le monde") && !told.contains("une clé s'écrit"), "{told}");
    let issuer = common::MANIFEST.replace("Le conseil", "\"**Le** conseil\"");
    assert!(of_manifest(&issuer, SHEET).contains("s'imprimeront tels quels"));
    let listed = format!("{}fiches:\n  - a\n", common::MANIFEST);
    let files = [("sources/annexe.yaml", listed.as_str()), ("sources/A.yaml", SHEET)];
    let told = Collection::new(&files).run(&["check", "--no-typeset"]).stderr;
    assert!(told.contains("renommez le fichier « A.yaml »"), "{told}");
    assert!(!told.contains("dire « A »"), "{told}");
    let again = "Vingt mots qui se suivent sans que personne les ait voulus deux fois dans la même fiche, ni ici, ni là, ni ailleurs non plus.";
    let twice = GOOD.replace("La fin.", &format!("{again}\n\n      La fin.\n\n      {again}"));
    let told = of_manifest(common::MANIFEST, &twice);
    assert!(told.contains("passage-repete") && !told.contains("(#une)"), "{told}");
}

#[test]
fn titles_have_no_marks() {
    for (title, code) in [
        ("\"**Un jardin**\"", "signe-imprime"),
        ("Un _jardin_ pour tous", "signe-imprime"),
        ("Un jardin\"", "faute-de-frappe"),
        ("Un <b>jardin</b>", "balise-html"),
        ("Un&nbsp;jardin", "balise-html"),
        ("Un jardin <ici> & là ; 3 < 4", ""),
        ("Le \"jardin\" de tous", ""),
        ("Un 5 * 3 et nom_court_long", ""),
    ] {
        let found = first(&collection(&GOOD.replacen(TITLE, &format!("titre: {title}\n"), 1)));
        assert_eq!(found["code"].as_str().unwrap_or_default(), code, "{title}: {found}");
    }
}

#[test]
fn a_link_that_is_none_is_told_on_its_line() {
    let text =
        GOOD.replace("      La fin.", "      Un début.\n      La [fin] (https://example.org).");
    let found = first(&collection(&text));
    assert_eq!((&found["line"], &found["column"]), (&23.into(), &10.into()), "{found}");
}

#[test]
fn one_slip_of_yaml_hides_no_other_fault_of_its_file() {
    let wrong = GOOD
        .replace(TITLE, "titre: Un : deux\nchapo: x\n")
        .replace("  public: Tout", "  publik: Tout")
        .replace("type: projet", "type: porjet")
        .replace("    texte: |\n      Un par", "    texte: a : b\n      Un par");
    let run = collection(&wrong).run(&["check", "--no-typeset", "--format", "short"]);
    let text = String::from_utf8(run.stdout).unwrap();
    let places: Vec<&str> = text.lines().filter_map(|line| line.split(' ').next()).collect();
    let lines = ["1:11:", "2:1:", "11:3:", "17:14:", "21:11:"];
    assert_eq!(places, lines.map(|place| format!("sources/une.yaml:{place}")), "{text}");
}

#[test]
fn a_sheet_is_checked_by_itself() {
    let all = [("sources/une.yaml", "titre: Une\nchapo: x\n"), ("sources/deux.yaml", SHEET)];
    let collection = Collection::new(&all);
    for name in ["une", "une.yaml", "sources/une.yaml"] {
        let run = collection.run(&["check", "--no-typeset", name]);
        assert_eq!(run.code, 1, "{}", run.stderr);
        assert!(run.stderr.contains("cle-inconnue"), "{}", run.stderr);
    }
    let run = collection.run(&["check", "--no-typeset", "deux"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains("dans la collection"), "{}", run.stderr);
    let run = collection.run(&["check", "--no-typeset", "deus"]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(run.stderr.contains("vouliez-vous dire « deux »"), "{}", run.stderr);
}

#[test]
fn a_code_is_explained_however_it_is_typed() {
    for name in ["cle-inconnue", "Clé-Inconnue", "[cle-inconnue]", "CLÉ INCONNUE"] {
        assert_eq!(collection(GOOD).run(&["explain", name]).code, 0, "{name}");
    }
}
