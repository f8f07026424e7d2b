//! What people who write in Word or Notepad get wrong: the right thing is told first, on their line, with what to type; and
//! what `--fix` makes of it.

mod gone;
mod keys;
mod levels;
mod lines;
mod lists;
mod manifest;
mod prose;
mod spelt;
mod table;
mod texts;

use crate::common::{self, Collection, SHEET};
use serde_json::Value;
use table::{SLIPS, SNARES};

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

/// All slips.
fn slips() -> impl Iterator<Item = &'static Slip> {
    SLIPS
        .iter()
        .chain(SNARES)
        .chain(texts::TEXTS)
        .chain(gone::GONE)
        .chain(keys::KEYS)
        .chain(levels::LEVELS)
        .chain(lines::LINES)
        .chain(lists::LISTS)
        .chain(spelt::SPELT)
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

/// What `check` says of a manifest, and of sheets beside it, in short lines.
fn of_manifest(manifest: &str, sheet: &str) -> String {
    let files = [("sources/annexe.yaml", manifest), ("sources/une.yaml", sheet)];
    let run = Collection::new(&files).run(&["check", "--no-typeset", "--format", "json"]);
    String::from_utf8(run.stdout).unwrap()
}

/// A dash that begins a paragraph is none of a list that comes after it.
#[test]
fn who_speaks_above_a_list_is_no_point_of_it() {
    for said in [
        "« On y va. »\n\n      — Une habitante\n\n      - un point\n      - un autre",
        "> « On y va. »\n      >\n      > — Une habitante\n\n      - un point",
        "– Vous viendrez ? dit-elle.\n\n      – Oui, demain.\n\n      - un point",
        "- un point\n\n        — Une habitante\n\n      - un autre",
    ] {
        let collection = collection(&GOOD.replace("La fin.", said));
        let run = collection.run(&["check", "--no-typeset", "--format", "json"]);
        assert_eq!((run.code, run.stdout.as_slice()), (0, &b""[..]), "{said}");
    }
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
fn a_file_full_of_tabs_is_told_once() {
    let tabs = GOOD.replace("    ", "\t\t").replace("  ", "\t");
    let run = collection(&tabs).run(&["check", "--no-typeset", "--format", "short"]);
    let told = String::from_utf8(run.stdout).unwrap();
    assert_eq!(told.matches("yaml-tabulation").count(), 1, "{told}");
}

#[test]
fn what_follows_from_a_slip_is_not_told_again() {
    for (old, new) in [
        ("sections:", "- sections:"),
        ("reperes:", "- reperes:"),
        ("reperes:", "  reperes:\n  # vu par Paul"),
        ("La fin.", "::: encadre\n      Un mot.\n      :::"),
    ] {
        let wrong = GOOD.replace(old, new);
        let run = collection(&wrong).run(&["check", "--no-typeset", "--format", "short"]);
        let told = String::from_utf8(run.stdout).unwrap();
        assert_eq!(told.lines().count(), 1, "{told}");
    }
}

#[test]
fn a_swallowed_key_and_a_slip_of_its_own_are_mended_together() {
    for typed in ["Tous : ici", "@Tous", "{Tous} ici"] {
        let meant = GOOD.replace("Tout le monde", &format!("\"{typed}\""));
        let wrong = GOOD.replace("\nreperes:", "\n  reperes:").replace("Tout le monde", typed);
        let collection = collection(&wrong);
        assert!(!first(&collection)["fix"].is_null(), "{typed}");
        collection.run(&["check", "--no-typeset", "--fix"]);
        let after = std::fs::read_to_string(collection.path("sources/une.yaml")).unwrap();
        assert_eq!(after, meant);
    }
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
    let lines = ["1:11:", "2:1:", "11:3:", "17:5:", "21:11:"];
    assert_eq!(places, lines.map(|place| format!("sources/une.yaml:{place}")), "{text}");
}

#[test]
fn all_slips_of_structure_are_told_in_one_run_and_mended_together() {
    for (slips, places) in [
        (
            &[("  Sa conv", "Sa conv"), ("  public: Tout", "  public Tout")][..],
            &["5:1", "10:3"][..],
        ),
        (&[("themes: ", "themes "), ("reperes:", "reperes")], &["2:1", "6:1"]),
        (&[("chapeau: |", "Chapeau: |"), ("  Sa conv", "Sa conv")], &["3:1", "5:1"]),
        (
            &[(TITLE, "titre: “Un : deux”\n"), ("  - type: projet", "    type: projet")],
            &["1:12", "20:5"],
        ),
        (&[("  Sa conv", "Sa conv"), ("  objectifs: |", "\tobjectifs: |")], &["5:1", "7:1"]),
        (&[("reperes:", "reperes"), ("  objectifs: |", "\tobjectifs: |")], &["6:1", "7:1"]),
        (
            &[("themes: [1, 2]", "themes: [1, 2"), ("  public: Tout", "  public:Tout")],
            &["2:9", "10:3"],
        ),
    ] {
        let wrong = slips.iter().fold(GOOD.to_owned(), |text, (old, new)| {
            assert!(text.contains(old), "{old}");
            text.replacen(old, new, 1)
        });
        let collection = collection(&wrong);
        let run = collection.run(&["check", "--no-typeset", "--format", "short"]);
        let told = String::from_utf8(run.stdout).unwrap();
        let found: Vec<&str> = told.lines().filter_map(|line| line.split(": ").next()).collect();
        let meant: Vec<String> = places.iter().map(|at| format!("sources/une.yaml:{at}")).collect();
        assert_eq!(found, meant, "{told}");
        collection.run(&["check", "--no-typeset", "--fix"]);
        let text = std::fs::read_to_string(collection.path("sources/une.yaml")).unwrap();
        let good = GOOD.replace(TITLE, "titre: \"Un : deux\"\n");
        // Nothing is sure of a bracket; the other slip is mended all the same.
        let open = GOOD.replace("themes: [1, 2]", "themes: [1, 2");
        assert!([GOOD, &good, &open].contains(&&*text), "{wrong}\n{text}");
    }
    for (slips, places, fixed) in [
        // No key becomes text, not even in a file that has another slip.
        (
            &[("  public: Tout", "  public: Tout : sauf"), ("sections:", "sections")][..],
            &["10:16", "14:1"][..],
            &[("  public: Tout le monde", "  public: \"Tout : sauf le monde\"")][..],
        ),
        (&[("sections:", "Sections:"), ("type: projet", "type: Projet")], &["14:1", "20:11"], &[]),
        (&[("reperes:", "Repères:"), ("  public:", "  Public:")], &["6:1", "10:3"], &[]),
        (&[("sections:", "Sections:"), ("  - type: con", "  type: con")], &["14:1", "15:3"], &[]),
        (
            &[(TITLE, "titre: Un : deux\n"), ("reperes:", "reperes: |")],
            &["1:11", "6:10"],
            &[(TITLE, "titre: \"Un : deux\"\n")],
        ),
        (
            &[("reperes:", "reperes: |"), ("  public: Tout", "  public:Tout")],
            &["6:10", "10:3"],
            &[],
        ),
        (
            &[("sections:", "sections: |"), ("type: projet", "type: Projet")],
            &["14:11", "20:11"],
            &[],
        ),
        (
            &[("titre: Un", "titre:\tUn"), ("  public: Tout", "\tpublic: Tout")],
            &["1:7", "10:1"],
            &[],
        ),
    ] {
        let change = |text: String, (old, new): &(&str, &str)| {
            assert!(text.contains(old), "{old}");
            text.replacen(old, new, 1)
        };
        let wrong = slips.iter().fold(GOOD.to_owned(), change);
        let collection = collection(&wrong);
        let run = collection.run(&["check", "--no-typeset", "--format", "short"]);
        let told = String::from_utf8(run.stdout).unwrap();
        let found: Vec<&str> = told.lines().filter_map(|line| line.split(": ").next()).collect();
        let meant: Vec<String> = places.iter().map(|at| format!("sources/une.yaml:{at}")).collect();
        assert_eq!(found, meant, "{told}");
        collection.run(&["check", "--no-typeset", "--fix"]);
        let text = std::fs::read_to_string(collection.path("sources/une.yaml")).unwrap();
        assert_eq!(text, fixed.iter().fold(GOOD.to_owned(), change), "{wrong}");
    }
    let pasted =
        GOOD.replace("      Un autre", "Collé un.\nCollé deux.\nCollé trois.\n      Un autre");
    let run = collection(&pasted).run(&["check", "--no-typeset", "--format", "short"]);
    let told = String::from_utf8(run.stdout).unwrap();
    assert_eq!(told.lines().count(), 1, "{told}");
}

#[test]
fn many_invisible_characters_hide_no_other_slip() {
    let mut wrong = GOOD.replace("reperes:", "reperes").replace("\n  ", "\n\u{200b}  ");
    wrong = wrong.replace("public: Tout", "public:\u{200b}Tout");
    // More of them than slips are undone one by one.
    wrong.push_str(&"\u{200b}\n".repeat(40));
    let collection = collection(&wrong);
    let run = collection.run(&["check", "--no-typeset", "--format", "short"]);
    let told = String::from_utf8(run.stdout).unwrap();
    assert!(told.contains("sources/une.yaml:6:1: "), "{told}");
    // Where one stands for a space, that is told once.
    assert!(!told.contains("il manque une espace"), "{told}");
    collection.run(&["check", "--no-typeset", "--fix"]);
    let text = std::fs::read_to_string(collection.path("sources/une.yaml")).unwrap();
    assert_eq!(text.trim_end(), GOOD.trim_end());
}

#[test]
fn characters_that_no_sheet_may_hold_hide_no_other_slip() {
    // Word's bullets, a letter of a symbol font, one that another encoding has spoilt.
    let spoilt = GOOD
        .replace("    - Se", "    \u{f0b7} Se")
        .replace("    - Cul", "    \u{f0b7} Cul")
        .replace("Un autre", "Un \u{f0e0} autre")
        .replace("La mairie", "La mair\u{fffd}e");
    let told = |text: &str| {
        let run = collection(text).run(&["check", "--no-typeset", "--format", "short"]);
        let text = String::from_utf8(run.stdout).unwrap();
        let places = text.lines().filter_map(|line| line.split(": ").next());
        places.filter_map(|place| Some(place.split_once(':')?.1.to_owned())).collect::<Vec<_>>()
    };
    assert_eq!(told(&spoilt), ["8:5", "12:12", "19:10"]);
    let wrong =
        spoilt.replace("themes: [1, 2]", "themes: [1, 9]").replace("type: projet", "type: porjet");
    assert_eq!(told(&wrong), ["2:13", "8:5", "12:12", "19:10", "20:11"]);
    let wrong = spoilt.replace("public: Tout", "public Tout").replace(TITLE, "titre: Un : deux\n");
    assert_eq!(told(&wrong), ["1:11", "8:5", "10:3", "12:12", "19:10"]);
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

#[test]
fn points_without_their_space_and_alone_below_a_heading_are_told() {
    for (said, line, fixed) in [
        ("-Une salle ;\n      - Un jardin.", 22, Some("- Une salle ;\n      - Un jardin.")),
        (
            "-**Une salle** ;\n      -**Un jardin**.",
            22,
            Some("- **Une salle** ;\n      - **Un jardin**."),
        ),
        (
            "### Pour les élus\n\n      -Appui aux projets.",
            24,
            Some("### Pour les élus\n\n      - Appui aux projets."),
        ),
        (
            "### Pour les élus\n\n      – Appui aux projets.",
            24,
            Some("### Pour les élus\n\n      - Appui aux projets."),
        ),
        (
            "### Pour les élus\n\n      o Appui aux projets.\n\n      ### Fin\n\n      Fin.",
            24,
            Some("### Pour les élus\n\n      - Appui aux projets.\n\n      ### Fin\n\n      Fin."),
        ),
        ("Un **mot* ici.", 22, None),
        ("Un *mot** ici.", 22, None),
        ("Un mot.\n      /* à revoir avec Marie */", 23, None),
        ("Un mot.\n      -- à revoir avec Marie", 23, None),
        ("Un mot.\n      ; à faire : la suite", 23, None),
        ("% TODO la suite\n      Un mot.", 22, None),
    ] {
        let wrong = GOOD.replace("La fin.", said);
        let collection = collection(&wrong);
        let found = first(&collection);
        assert_eq!(
            (&found["line"], &found["code"]),
            (&line.into(), &"signe-imprime".into()),
            "{said}"
        );
        collection.run(&["check", "--no-typeset", "--fix"]);
        let after = std::fs::read_to_string(collection.path("sources/une.yaml")).unwrap();
        assert_eq!(after, fixed.map_or(wrong, |fixed| GOOD.replace("La fin.", fixed)), "{said}");
    }
}

#[test]
fn signs_that_say_what_they_mean_are_left_alone() {
    for said in [
        "### Que faites-vous ?\n\n      — Nous aidons les familles.",
        "### Pour les élus\n\n      — Une phrase.\n\n      Un paragraphe.",
        "### Pour les élus\n\n      § 3 de la loi.",
        "### Pour les élus\n\n      Un mot.",
        "Le prix*, dont **10 %** pour *tous*.",
        "Un **mot et *un autre* mot**, 5*10.",
        "Une \\**note* ici.",
        "Un mot ; à faire soi-même.",
    ] {
        let collection = collection(&GOOD.replace("La fin.", said));
        let run = collection.run(&["check", "--no-typeset", "--format", "json"]);
        assert_eq!((run.code, run.stdout.as_slice()), (0, &b""[..]), "{said}");
    }
}

#[test]
fn fmt_joins_no_lines_that_check_tells_of() {
    for said in [
        "— Vous venez ?\n      — Bien sûr !",
        "> — Vous venez ?\n      > — Bien sûr !",
        "- Ils parlent :\n        — Vous venez ?\n        — Bien sûr !",
        "Un mot.\n      /* à revoir */\n      Un autre.",
    ] {
        let sheet = GOOD.replace("La fin.", said);
        let collection = collection(&sheet);
        let told = first(&collection);
        assert_eq!(told["code"], "signe-imprime", "{said}");
        collection.run(&["fmt"]);
        let after = std::fs::read_to_string(collection.path("sources/une.yaml")).unwrap();
        assert!(after.contains(said), "{after}");
    }
}

#[test]
fn slips_are_told_at_the_key_that_they_are_made_at() {
    for (old, new, place, words, fixed) in [
        (
            "    - Se retrouver\n    - Cultiver\n",
            "- Se retrouver\n- Cultiver\n",
            "8:1",
            "4 espaces de plus",
            Some("    - Se retrouver\n    - Cultiver\n"),
        ),
        ("  objectifs: |", "  objectifs:|", "7:3", "« objectifs: | »", Some("  objectifs: |")),
        (
            "    texte: |\n      La fin.",
            "    texte: | La fin.\n      Puis un mot.",
            "21:12",
            "mettez le texte à la ligne",
            Some("    texte: |\n      La fin.\n      Puis un mot."),
        ),
        (
            "    texte: |\n      La fin.",
            "    texte: | La fin.",
            "21:12",
            "mettez le texte à la ligne",
            Some("    texte: |\n      La fin."),
        ),
        (
            "  contact: |",
            "  lieu:\n     titre: Où\n    texte: Ici\n  contact: |",
            "12:6",
            "laissez devant elle 4 espaces",
            Some("  lieu:\n    titre: Où\n    texte: Ici\n  contact: |"),
        ),
    ] {
        let wrong = GOOD.replace(old, new);
        let collection = collection(&wrong);
        let found = first(&collection);
        assert_eq!(format!("{}:{}", found["line"], found["column"]), place, "{new}: {found}");
        assert!(found.to_string().contains(words), "{new}: {found}");
        collection.run(&["check", "--no-typeset", "--fix"]);
        let after = std::fs::read_to_string(collection.path("sources/une.yaml")).unwrap();
        assert_eq!(after, fixed.map_or(wrong, |fixed| GOOD.replace(old, fixed)), "{new}");
    }
}

#[test]
fn an_empty_date_and_a_dash_with_nothing_behind_it_are_told_once() {
    let manifest = |date: &str, sheets: &str| {
        let lines = common::MANIFEST.lines().filter(|line| !line.starts_with("date:"));
        let rest: String = lines.map(|line| format!("{line}\n")).collect();
        format!("{rest}{date}\nfiches:\n{sheets}")
    };
    for (date, sheets, words) in [
        ("date:", "  - une\n", "« date: » est vide"),
        ("date: 2026-01-01", "  - une\n  -\n", "rien ne suit un tiret"),
    ] {
        let collection = collection(GOOD);
        let manifest = manifest(date, sheets);
        collection.write("sources/annexe.yaml", manifest.as_bytes());
        let run = collection.run(&["check", "--no-typeset", "--format", "json"]);
        let text = String::from_utf8(run.stdout).unwrap();
        assert_eq!((text.lines().count(), text.contains(words)), (1, true), "{text}");
    }
}
