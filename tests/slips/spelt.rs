//! Keys with a capital or an accent, as phones write them, or a letter wrong, with a second slip on their line: they are told
//! as keys, and never become text. Lines below a picture or a type of section that stand too far left or right.

use super::*;
use crate::common;

/// As the others.
pub(super) const SPELT: &[Slip] = &[
    ("  public: Tout", "\tPublic: Tout", "10:1", "tabulation", Some("  public: Tout")),
    ("  public: Tout", "\tPUBLIC:Tout", "10:1", "tabulation", Some("  public: Tout")),
    ("  public: Tout", "\tpublic Tout", "10:1", "tabulation", Some("  public: Tout")),
    ("  public: Tout", "\tPublic Tout", "10:1", "tabulation", Some("  public: Tout")),
    ("  public: Tout", "\tpubic: Tout", "10:1", "tabulation", Some("  pubic: Tout")),
    (
        "  public: Tout",
        "  Public:Tout",
        "10:3",
        "« public: », et non « Public »",
        Some("  public: Tout"),
    ),
    ("  public: Tout", "  Public Tout", "10:3", "« public: »", Some("  public: Tout")),
    ("  public: Tout", "   Public: Tout", "10:4", "2 espaces", Some("  public: Tout")),
    (
        "  public: Tout",
        "Public: Tout",
        "10:1",
        "c'est une ligne des repères",
        Some("  public: Tout"),
    ),
    (
        "  public: Tout",
        "    Public: Tout",
        "10:5",
        "laissez devant elle 2 espaces",
        Some("  public: Tout"),
    ),
    ("  public: Tout", "    Publics : tous", "10:5", "point de liste", None),
    (
        "  objectifs: |\n    - Se",
        "  objectifs |\n    - Se voir : se",
        "7:3",
        "« objectifs: | »",
        Some("  objectifs: |\n    - Se voir : se"),
    ),
    ("  contact: |", "  Contact |", "11:3", "« contact: | »", Some("  contact: |")),
    ("  contact: |", "\tContact: |", "11:1", "tabulation", Some("  contact: |")),
    ("reperes:", "  Repères:", "6:3", "« reperes: » commence tout à gauche", Some("reperes:")),
    ("  - type: projet", "\t- Type: Projet", "20:1", "tabulation", Some("  - type: projet")),
    ("  - type: projet", "  – Type : projet", "20:3", "trait d'union", Some("  - type: projet")),
    (
        "  - type: projet",
        "- Type: projet",
        "20:3",
        "« - type: » est décalé",
        Some("  - type: projet"),
    ),
    (
        "  - type: projet",
        "    - Type: projet",
        "20:7",
        "« - type: » est décalé",
        Some("  - type: projet"),
    ),
    ("  - type: projet", "  - Type:projet", "20:5", "« type: projet »", Some("  - type: projet")),
    (
        "    texte: |\n      La",
        "      Texte: |\n      La",
        "21:7",
        "« texte: » n'est pas à sa place",
        Some("    texte: |\n      La"),
    ),
    // A section whose title lost its key.
    ("  - type: projet", "  - Le projet", "20:3", "« - titre: Le projet »", None),
    ("  - type: projet", "  - Le projet :", "20:5", "« - titre: Le projet »", None),
    // Digits behind the bar.
    (
        "    texte: |\n      La",
        "    texte: |8\n      La",
        "21:12",
        "« texte: | »",
        Some("    texte: |\n      La"),
    ),
    ("chapeau: |", "chapeau: |4", "3:10", "« chapeau: | »", Some("chapeau: |")),
    // What other programs write.
    ("themes: [1, 2]", "themes: [1, 2]\n\"motif\": \"arc\",", "3:15", "virgule", None),
    (
        "themes: [1, 2]",
        "themes: [1, 2]\n**motif:** arc",
        "3:1",
        "sans étoiles",
        Some("themes: [1, 2]\nmotif: arc"),
    ),
    (
        "themes: [1, 2]",
        "themes: [1, 2]\n‹!-- à revoir -->",
        "3:1",
        "une remarque commence",
        Some("themes: [1, 2]\n# à revoir"),
    ),
    ("      La fin.", "      # à revoir\n      La fin.", "22:7", "une remarque commence", None),
    ("public: Tout le monde", "public: [Tous, Chacun]", "10:11", "écrivez « public: | »", None),
];

/// A section that has its type alone, above one with a title: nobody knows whether they are one.
#[test]
fn a_section_with_its_type_alone_may_be_one() {
    for (parting, line) in [("", 21), ("\n", 20)] {
        let two = format!("  - type: actions\n{parting}  - titre: Le projet\n");
        let found = first(&collection(&GOOD.replace("  - type: projet\n", &two)));
        let place = (found["line"].as_u64(), found["code"].as_str());
        assert_eq!(place, (Some(line), Some("cle-absente")));
        let hints = found["hints"].to_string();
        assert!(hints.contains("écrivez « texte: | »"), "{hints}");
        assert!(hints.contains("en fait partie"), "{hints}");
    }
}

/// A field with a capital among the lines of another is told where the sheet has none, and is words where it has.
#[test]
fn a_field_with_a_capital_in_a_text_is_told_where_it_is_missing() {
    let sheet = |line: &str| {
        collection(&GOOD.replace("    La mairie\n", &format!("    La mairie\n{line}\n")))
    };
    let found = first(&sheet("    Début: 2014"));
    assert_eq!(found["code"], "cle-dans-un-texte", "{found}");
    for line in
        ["    Début : 2014", "    Public: tous", "    Objectif: se voir", "    Accueil: lundi"]
    {
        assert_eq!(first(&sheet(line)), Value::Null, "{line}");
    }
}

/// Where every line is one of a picture, of a type of section or of a profile, that which is out of line is moved.
#[test]
fn lines_below_a_key_are_put_in_line() {
    let circle = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="4"/></svg>"#;
    let picture =
        "    image:\n      fichier: a.svg\n      description: Un rond\n      legende: Le rond\n";
    let good = GOOD.replace("  - type: projet\n", &format!("  - type: projet\n{picture}"));
    let types = "types_de_section:\n  budget:\n    titre: Le budget\n    icone: projet\n";
    let profiles = "profils:\n  presse:\n    resolution: 300\n    fond_perdu: 3\n";
    let manifest = format!("{}{types}{profiles}", common::MANIFEST);
    let whole = manifest.clone();
    let check = |sheet: &str, manifest: &str, place: &str, spaces: usize| {
        let files = [
            ("sources/annexe.yaml", manifest),
            ("sources/une.yaml", sheet),
            ("sources/a.svg", circle),
        ];
        let collection = Collection::new(&files);
        let run = collection.run(&["check", "--no-typeset", "--format", "short"]);
        let told = String::from_utf8(run.stdout).unwrap();
        if place.is_empty() {
            assert_eq!(told, "");
            return;
        }
        assert!(told.starts_with(&format!("sources/{place}: ")), "{place} {spaces}: {told}");
        assert_eq!(told.lines().count(), 1, "{place} {spaces}: {told}");
        collection.run(&["check", "--no-typeset", "--fix"]);
        let read = |name: &str| std::fs::read_to_string(collection.path(name)).unwrap();
        assert_eq!(read("sources/une.yaml"), good, "{place} {spaces}");
        assert_eq!(read("sources/annexe.yaml"), whole, "{place} {spaces}");
    };
    check(&good, &manifest, "", 0);
    for (line, key) in [(22, "fichier"), (23, "description"), (24, "legende")] {
        for spaces in [3, 4, 5, 7, 8, 10] {
            let moved = format!("\n{}{key}: ", " ".repeat(spaces));
            let wrong = good.replace(&format!("\n      {key}: "), &moved);
            check(&wrong, &manifest, &format!("une.yaml:{line}:{}", spaces + 1), spaces);
        }
    }
    for (key, usual) in [("titre", 4), ("icone", 4), ("resolution", 4), ("fond_perdu", 4)] {
        for spaces in [3, 5, 6] {
            let (old, new) = (" ".repeat(usual), " ".repeat(spaces));
            let wrong = manifest.replace(&format!("\n{old}{key}: "), &format!("\n{new}{key}: "));
            let before = wrong.find(&format!("\n{new}{key}: ")).unwrap();
            let line = wrong[..before].matches('\n').count() + 2;
            check(&good, &wrong, &format!("annexe.yaml:{line}:{}", spaces + 1), spaces);
        }
    }
}

/// A slip of YAML hides no letter that no font has.
#[test]
fn a_letter_without_a_font_is_told_beside_a_slip_of_yaml() {
    let wrong = GOOD
        .replace("themes: [1, 2]", "themes: [1, 2]\nmotif:arc")
        .replace("La fin.", "La \u{6f22} fin.");
    let run = collection(&wrong).run(&["check", "--no-typeset", "--format", "short"]);
    let told = String::from_utf8(run.stdout).unwrap();
    for words in ["3:1: erreur[yaml-syntaxe]", "23:10: erreur[glyphe-absent]"] {
        assert!(told.contains(words), "{told}");
    }
}

/// The text of a section among the keys of its picture is moved below its type, with its lines or without.
#[test]
fn a_text_among_the_keys_of_a_picture_is_moved_out_of_them() {
    let circle = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="4"/></svg>"#;
    let picture = "    image:\n      fichier: a.svg\n      description: Un rond\n";
    let good = GOOD.replace("  - type: projet\n", &format!("  - type: projet\n{picture}"));
    for lines in ["      La fin.", "        La fin."] {
        let wrong =
            good.replace("    texte: |\n      La fin.", &format!("      texte: |\n{lines}"));
        let collection =
            Collection::new(&[("sources/une.yaml", &wrong), ("sources/a.svg", circle)]);
        let run = collection.run(&["check", "--no-typeset", "--format", "short"]);
        let told = String::from_utf8(run.stdout).unwrap();
        assert!(told.starts_with("sources/une.yaml:24:7: ") && told.lines().count() == 1, "{told}");
        assert!(told.contains("« texte: » n'est pas à sa place"), "{told}");
        collection.run(&["check", "--no-typeset", "--fix"]);
        assert_eq!(std::fs::read_to_string(collection.path("sources/une.yaml")).unwrap(), good);
    }
}
