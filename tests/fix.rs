//! `annexe check --fix`: what it writes, and what it leaves alone.

use crate::common::{self, Collection, SHEET, command, run};

fn check(collection: &Collection, arguments: &[&str]) -> common::Run {
    let root = collection.root().to_str().unwrap().to_owned();
    let mut all = vec!["check", "--no-typeset", "--root", &root];
    all.extend(arguments);
    run(&mut command(&all))
}

#[test]
fn slips_are_mended_in_the_manifest_and_in_all_sheets_and_told() {
    let sheet =
        SHEET.replace("Une action", "Une action : la seconde").replace("  public", "\tpublic");
    let collection = Collection::new(&[("sources/une.yaml", &sheet), ("sources/deux.yaml", SHEET)]);
    let manifest = common::MANIFEST.replace("Un essai", "Un essai : le premier");
    collection
        .write("sources/annexe.yaml", format!("{manifest}fiches:\n  - une\n  - deux\n").as_bytes());
    let before = check(&collection, &[]);
    assert_eq!(before.code, 1);
    assert!(before.stderr.contains("sans vous : annexe check --fix"), "{}", before.stderr);
    let after = check(&collection, &["--fix"]);
    assert_eq!(after.code, 0, "{}", after.stderr);
    assert!(
        after.stderr.contains("annexe.yaml:2 : guillemets droits mis autour du texte"),
        "{}",
        after.stderr
    );
    assert!(after.stderr.contains("une.yaml:1 : guillemets droits"), "{}", after.stderr);
    assert!(after.stderr.contains("tabulations remplacées"), "{}", after.stderr);
    assert!(after.stderr.contains("3 corrections faites"), "{}", after.stderr);
    let text = |name: &str| std::fs::read_to_string(collection.path(name)).unwrap();
    assert!(text("sources/une.yaml").starts_with("titre: \"Une action : la seconde\"\n"));
    assert!(text("sources/annexe.yaml").contains("titre: \"Un essai : le premier\"\n"));
    assert_eq!(text("sources/deux.yaml"), SHEET);
    let again = check(&collection, &["--fix"]);
    assert!(again.stderr.contains("aucune correction"), "{}", again.stderr);
}

#[test]
fn themes_of_the_manifest_are_written_alike() {
    let good = format!("{}fiches:\n  - une\n", common::MANIFEST);
    for (old, new) in [
        ("  1: Le", "  1. Le"),
        ("  1: Le", "  1 - Le"),
        ("  1: Le", "  1:Le"),
        ("  1: Le", " 1: Le"),
        ("  1: Le", "1: Le"),
        ("  2: Le", "   2: Le"),
    ] {
        let wrong = good.replacen(old, new, 1);
        let collection = Collection::new(&[("sources/une.yaml", SHEET)]);
        collection.write("sources/annexe.yaml", wrong.as_bytes());
        let run = check(&collection, &["--fix"]);
        assert_eq!(run.code, 0, "{new}: {}", run.stderr);
        let text = std::fs::read_to_string(collection.path("sources/annexe.yaml")).unwrap();
        assert_eq!(text, good, "{new}");
    }
}

#[test]
fn a_dialogue_and_a_telephone_stay_what_they_are() {
    for text in ["— Vous venez ?\n      — Oui !\n      — À demain.", "Tél :\n\n05 36 49 00 00"]
    {
        let sheet = SHEET.replace("Un paragraphe.", text);
        assert!(sheet != SHEET);
        let collection = Collection::new(&[("sources/une.yaml", &sheet)]);
        check(&collection, &["--fix"]);
        let after = std::fs::read_to_string(collection.path("sources/une.yaml")).unwrap();
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(words(&after), words(&sheet));
    }
}

/// The text that comes of the fixes of findings in JSON, and how many of the findings have one.
fn with_fixes(text: &str, lines: &str) -> (String, usize) {
    let (mut bytes, mut count) = (text.as_bytes().to_vec(), 0);
    let mut edits = Vec::new();
    for line in lines.lines() {
        let found: serde_json::Value = serde_json::from_str(line).unwrap();
        count += usize::from(!found["fix"].is_null());
        for edit in found["fix"]["edits"].as_array().into_iter().flatten() {
            let offset = |key: &str| usize::try_from(edit[key].as_u64().unwrap()).unwrap();
            edits.push((offset("start")..offset("end"), edit["text"].as_str().unwrap().to_owned()));
        }
    }
    edits.sort_by_key(|(range, _)| range.start);
    for (range, new) in edits.into_iter().rev() {
        bytes.splice(range, new.into_bytes());
    }
    (String::from_utf8(bytes).unwrap(), count)
}

#[test]
fn programs_are_given_the_changes_that_fix_would_make() {
    // With a byte order mark and the line ends of Windows: offsets are the file's.
    let sheet = SHEET
        .replace("Une action", "Une été : la seconde")
        .replace("Un paragraphe.", "Un <b>mot</b> été.\n      www.example.org")
        .replace('\n', "\r\n");
    let sheet = format!("\u{feff}{sheet}");
    let collection = Collection::new(&[("sources/une.yaml", &sheet)]);
    let run = check(&collection, &["--format", "json"]);
    let lines = String::from_utf8(run.stdout).unwrap();
    let (text, count) = with_fixes(&sheet, &lines);
    // A wrong title hides nothing of what is wrong behind it.
    assert_eq!(count, 2, "{lines}");
    let titled = sheet.replace("Une été : la seconde", "\"Une été : la seconde\"");
    assert_eq!(text, titled.replace("<b>mot</b>", "**mot**"));
    let text = titled;
    let found: serde_json::Value = serde_json::from_str(lines.lines().next().unwrap()).unwrap();
    let edit = &found["fix"]["edits"][0];
    assert_eq!(found["schema"], "annexe.diagnostic/1");
    assert!(found["hints"].as_array().is_some_and(|hints| !hints.is_empty()), "{found}");
    assert_eq!(found["fix"]["what"], "guillemets droits mis autour du texte");
    assert_eq!(
        (&edit["line"], &edit["column"], &edit["end_line"], &edit["end_column"]),
        (&1.into(), &8.into(), &1.into(), &28.into())
    );
    assert!(edit["file"].as_str().unwrap().ends_with("sources/une.yaml"), "{edit}");
    collection.write("sources/une.yaml", text.as_bytes());
    let lines = String::from_utf8(check(&collection, &["--format", "json"]).stdout).unwrap();
    let (text, count) = with_fixes(&text, &lines);
    assert_eq!((lines.lines().count(), count), (2, 2), "{lines}");
    assert!(text.contains("Un **mot** été.\r\n      https://www.example.org"), "{text}");
    let sarif = check(&collection, &["--format", "sarif"]);
    let sarif: serde_json::Value = serde_json::from_slice(&sarif.stdout).unwrap();
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    let fixes: Vec<_> = results.iter().filter_map(|result| result.get("fixes")).collect();
    assert_eq!(fixes.len(), 2, "{results:?}");
    let change = &fixes[0][0]["artifactChanges"][0];
    let replaced = &change["replacements"][0];
    assert!(change["artifactLocation"]["uri"].as_str().unwrap().ends_with("sources/une.yaml"));
    assert_eq!(replaced["insertedContent"]["text"], "**");
    let region = &replaced["deletedRegion"];
    let start = usize::try_from(region["byteOffset"].as_u64().unwrap()).unwrap();
    let length = usize::try_from(region["byteLength"].as_u64().unwrap()).unwrap();
    let now = std::fs::read(collection.path("sources/une.yaml")).unwrap();
    assert_eq!(&now[start..start + length], b"<b>");
    assert_eq!(region["endColumn"], region["startColumn"].as_u64().unwrap() + 3);
}

#[test]
fn tags_are_mended_and_told_among_what_can_be() {
    let sheet = SHEET.replace("Un paragraphe.", "Un <b>mot</b>.");
    let collection = Collection::new(&[("sources/une.yaml", &sheet)]);
    let before = check(&collection, &[]);
    assert_eq!(before.code, 0);
    assert_eq!(before.stderr.matches("balise-html").count(), 1, "{}", before.stderr);
    assert!(before.stderr.contains("écrivez **mot** à la place"), "{}", before.stderr);
    assert!(before.stderr.contains("un problème peut être corrigé sans vous"), "{}", before.stderr);
    let after = check(&collection, &["--fix", "--strict"]);
    assert_eq!(after.code, 0, "{}", after.stderr);
    let text = std::fs::read_to_string(collection.path("sources/une.yaml")).unwrap();
    assert_eq!(text, SHEET.replace("Un paragraphe.", "Un **mot**."));
}

#[test]
fn what_cannot_be_mended_is_told_and_stays() {
    let sheet = SHEET.replace("type: contexte", "type: quartier");
    let collection = Collection::new(&[("sources/une.yaml", &sheet)]);
    let after = check(&collection, &["--fix"]);
    assert_eq!(after.code, 1);
    assert!(after.stderr.contains("type-inconnu"), "{}", after.stderr);
    assert!(!after.stderr.contains("annexe check --fix"), "{}", after.stderr);
    assert_eq!(std::fs::read_to_string(collection.path("sources/une.yaml")).unwrap(), sheet);
}

/// What `check --fix` makes of a sheet, and what it exits with.
fn fixed(sheet: &str) -> (String, i32) {
    let collection = Collection::new(&[("sources/une.yaml", sheet)]);
    let code = check(&collection, &["--fix"]).code;
    (std::fs::read_to_string(collection.path("sources/une.yaml")).unwrap(), code)
}

#[test]
fn a_field_too_deep_and_the_line_of_the_sections_are_put_right_together() {
    let head = "titre: Une action\nthemes: [1]\nchapeau: Un chapeau.\nreperes:\n";
    let section = "  - type: contexte\n    texte: |\n      Un paragraphe.\n";
    for fields in [
        "  objectifs: Se retrouver\n  public: Tout le monde\n  contact: La mairie\n",
        "  objectifs: |\n    - Un\n    - Deux\n  public: Tout le monde\n  contact: |\n    La mairie\n",
        "  objectifs: |\n    - Un\n    - Deux\n  public: |\n    - Tous\n  contact: La mairie\n",
        "  objectifs: |\n    - Un\n  public: Tout le monde\n  contact: La mairie\n",
    ] {
        let good = format!("{head}{fields}sections:\n{section}");
        for depth in [0, 1, 3, 4, 5, 8] {
            let deep = fields.replace("  public", &format!("{}public", " ".repeat(depth)));
            for held in ["", "sections:\n"] {
                let wrong = format!("{head}{deep}{held}{section}");
                assert_eq!(fixed(&wrong), (good.clone(), 0), "{wrong}");
            }
            let alone = format!("{head}{deep}");
            assert_eq!(fixed(&alone), (format!("{head}{fields}"), 0), "{alone}");
        }
    }
}

#[test]
fn words_with_a_colon_that_may_be_text_stay_in_it() {
    let head = "titre: Une action\nthemes: [1]\nchapeau: Un chapeau.\nreperes:\n";
    for fields in [
        "  objectifs: |\n    - Un\n    public: Tout le monde\n    - Deux\n  contact: La mairie\n",
        "  objectifs: |\n    - Un\n    public: Tout le monde\n  public: Tous\n  contact: La mairie\n",
        "  objectifs: |\n    - Un\n    public:\n  contact: La mairie\n",
        "  contact: |\n    La mairie\n    Accueil : tous les jours\n",
    ] {
        let sheet = format!("{head}{fields}");
        assert_eq!(fixed(&sheet).0, sheet);
    }
    for sheet in ["#sections:\n", "section:\n", "Sections\n"] {
        let sheet = SHEET.replace("sections:\n", sheet);
        assert!(!fixed(&sheet).0.contains("sections:\nsections:"), "{sheet}");
        assert!(fixed(&sheet).0.matches("ections").count() < 2, "{sheet}");
    }
}

#[test]
fn themes_by_their_titles_get_their_numbers() {
    for (typed, meant) in [
        ("Le premier thème", "[1]"),
        ("2. le DEUXIEME theme", "[2]"),
        ("Le premier thème, Le deuxième thème", "[1, 2]"),
        ("[1, Le deuxième thème]", "[1, 2]"),
        ("[\"Le deuxième thème\"]", "[2]"),
        ("\n  - Le deuxième thème\n  - 1", "\n  - 2\n  - 1"),
        ("\"Le deuxième thème\" # à voir", "[2] # à voir"),
        ("[Le deuxième thème] # à voir", "[2] # à voir"),
        (
            "\n  - Le deuxième thème # à voir\n  - Le premier thème # oui",
            "\n  - 2 # à voir\n  - 1 # oui",
        ),
    ] {
        let sheet = |themes: &str| SHEET.replace("themes: [1]", &format!("themes: {themes}"));
        let collection = Collection::new(&[("sources/une.yaml", &sheet(typed))]);
        let told = check(&collection, &[]).stderr;
        assert!(told.contains("thème », écrivez ") && told.contains("check --fix"), "{told}");
        assert_eq!(fixed(&sheet(typed)), (sheet(meant), 0), "{typed}");
    }
    for typed in ["premier", "1. Le deuxième thème", "Le premier thème et demi"] {
        let sheet = SHEET.replace("themes: [1]", &format!("themes: {typed}"));
        assert_eq!(fixed(&sheet), (sheet, 1));
    }
}

#[test]
fn good_points_keep_their_level_whatever_bullets_stand_above_them() {
    let list =
        |points: &str| SHEET.replace("      Un paragraphe.", &format!("      Ceci :\n\n{points}"));
    for (typed, meant) in [
        ("      •\tun\n      - deux\n      - trois", "      - un\n      - deux\n      - trois"),
        ("      ➢ un\n      ➢ deux\n      - trois", "      - un\n      - deux\n      - trois"),
        ("      \u{f0b7}\tun\n      - deux", "      - un\n      - deux"),
        ("      • un\n      o deux\n      - trois", "      - un\n        - deux\n      - trois"),
        ("      • un :\n      - deux", "      - un :\n        - deux"),
    ] {
        assert_eq!(fixed(&list(typed)).0, list(meant), "{typed}");
    }
    // Bullets above and below a point: nobody else knows which level is meant.
    let between = list("      • un\n      - deux\n      • trois");
    assert_eq!(fixed(&between).0, between);
}

/// A sheet whose only section has a text with these lines, and whose lead has others.
fn section(text: &str) -> String {
    format!(
        "titre: Une action\nthemes: [1]\nchapeau: Un chapeau.\nreperes:\n  objectifs: Se retrouver\n  public: Tous\n  contact: La mairie\nsections:\n  - type: actions\n    texte: |\n{text}"
    )
}

#[test]
fn a_pasted_list_keeps_its_levels() {
    let shift = |text: &str, by: usize| -> String {
        let moved = |line: &str| match line.trim().is_empty() {
            true => line.to_owned(),
            false => format!("{}{line}", " ".repeat(by)),
        };
        text.split_inclusive('\n').map(moved).collect()
    };
    for list in [
        "- Une salle\n  - avec des tables\n  - avec des chaises\n- Un jardin\n",
        "- Une salle\n    - avec des tables\n- Un jardin\n",
        "1. Une salle\n   - avec des tables\n2. Un jardin\n",
        "- Une salle\n\n  Elle est grande.\n\n- Un jardin\n",
        "- Une salle\n  - avec des tables\n    - et des nappes\n\n  Tout cela en un lieu.\n\n- Un jardin\n",
        "Les lieux.\n\n- Une salle\n  - avec des tables\n\nLa suite est dite plus loin.\n",
    ] {
        let good = section(&shift(list, 6));
        // At the left of a section's keys, the line of a sheet's own key may be missing above.
        for by in [0, 4] {
            let wrong = section(&shift(list, by));
            assert_eq!(fixed(&wrong), (good.clone(), 0), "{wrong}");
            let below = section(&format!("      Voici les lieux.\n\n{}", shift(list, by)));
            let meant = section(&format!("      Voici les lieux.\n\n{}", shift(list, 6)));
            assert_eq!(fixed(&below), (meant, 0), "{below}");
        }
    }
}

#[test]
fn levels_that_land_on_the_column_of_their_text_are_kept() {
    for (wrong, good) in [
        (
            "   - Un :\n      - deux\n      - trois\n   - Quatre\n",
            "      - Un :\n         - deux\n         - trois\n      - Quatre\n",
        ),
        (
            "- Un :\n   - deux :\n      - trois\n- Cinq\n",
            "      - Un :\n         - deux :\n            - trois\n      - Cinq\n",
        ),
        (
            "- Un\n   - deux\n      - trois\n      - quatre\n- Cinq\n",
            "      - Un\n         - deux\n            - trois\n            - quatre\n      - Cinq\n",
        ),
        (
            "      Deux constats :\n\n   - Un :\n      - deux\n   - Quatre\n",
            "      Deux constats :\n\n      - Un :\n         - deux\n      - Quatre\n",
        ),
        (
            "- Un :\n      - deux\n      - trois\n- Quatre\n",
            "      - Un :\n        - deux\n        - trois\n      - Quatre\n",
        ),
        (
            "  - Un :\n      - deux\n\n      Fin du texte.\n",
            "      - Un :\n          - deux\n\n      Fin du texte.\n",
        ),
        (
            "      Deux constats :\n\n  - Un :\n    - deux\n  - Trois :\n    - quatre\n\n      Fin du texte.\n",
            "      Deux constats :\n\n      - Un :\n        - deux\n      - Trois :\n        - quatre\n\n      Fin du texte.\n",
        ),
        (
            "    - un ;\n      - deux ;\n    - trois ;\n      - quatre.\n",
            "      - un ;\n        - deux ;\n      - trois ;\n        - quatre.\n",
        ),
        ("- Un :\n\u{a0}\u{a0}- deux\n- Trois\n", "      - Un :\n        - deux\n      - Trois\n"),
        (
            "      - Un :\n    \u{a0}\u{a0}\u{a0}\u{a0}- deux\n    - Trois :\n    \u{a0}\u{a0}\u{a0}\u{a0}- quatre\n",
            "      - Un :\n        - deux\n      - Trois :\n        - quatre\n",
        ),
    ] {
        let wrong = section(wrong);
        assert_eq!(fixed(&wrong), (section(good), 0), "{wrong}");
    }
    // A single line that slipped is no level.
    let wrong = section("    - un ;\n      - deux ;\n      - trois.\n");
    assert_eq!(fixed(&wrong), (wrong.replace("\n    - un", "\n      - un"), 0));
    let wrong = section("    - Un :\n     - deux :\n      - trois\n     - quatre\n    - Cinq\n");
    assert_eq!(fixed(&wrong).0, wrong);
}

#[test]
fn a_paragraph_that_begins_with_a_tab_below_a_list_is_of_the_text() {
    for list in ["      - Un\n", "      - Un :\n        - deux\n"] {
        let wrong = section(&format!("{list}\n\tFin du texte.\n"));
        assert_eq!(fixed(&wrong), (wrong.replace('\t', "      "), 0), "{wrong}");
    }
    let wrong = section("\t- Un\n\n\t\tSuite du point.\n");
    assert_eq!(fixed(&wrong).0, section("      - Un\n\n        Suite du point.\n"));
}

#[test]
fn more_than_one_run_does_is_told() {
    let text: String = (0..210).map(|i| format!("      Un <b>mot{i}</b> de plus.\n\n")).collect();
    let collection = Collection::new(&[("sources/une.yaml", &section(&text))]);
    let first = check(&collection, &["--fix"]);
    assert!(first.stderr.contains("relancez « annexe check --fix »"), "{}", first.stderr);
    let second = check(&collection, &["--fix"]);
    assert!(!second.stderr.contains("relancez"), "{}", second.stderr);
}

#[test]
fn a_line_that_may_be_of_two_lists_is_its_authors_to_move() {
    for text in [
        "      - Une salle\n    - Un jardin\n      - Un verger\n",
        "      Les lieux.\n\n    - Un jardin.\n\n      Un verger.\n",
        "      - Une salle\n    - Un jardin\n      - Un verger\n    - Un pré\n",
    ] {
        let wrong = section(text);
        assert_eq!(fixed(&wrong), (wrong.clone(), 1), "{wrong}");
    }
    // Farther at the left, it is below none.
    let wrong = section("      - Une salle\n- Un jardin\n      - Un verger\n");
    assert_eq!(fixed(&wrong), (wrong.replace("\n- Un", "\n      - Un"), 0));
}

#[test]
fn tabs_before_points_keep_the_levels_of_a_list() {
    let good = "      - Une salle\n        - avec des tables\n        - avec des chaises\n      - Un jardin\n";
    for text in [
        "      - Une salle\n\t- avec des tables\n\t- avec des chaises\n      - Un jardin\n",
        "\t- Une salle\n\t\t- avec des tables\n\t\t- avec des chaises\n\t- Un jardin\n",
        "- Une salle\n\t- avec des tables\n\t- avec des chaises\n- Un jardin\n",
    ] {
        let wrong = section(text);
        assert_eq!(fixed(&wrong), (section(good), 0), "{wrong}");
    }
}

#[test]
fn lists_of_other_signs_keep_their_levels() {
    let good = "      - Une salle\n        - avec des tables\n        - avec des chaises\n      - Un jardin\n";
    for sign in ["•", "–", "·", "▪", "→", "-\u{a0}"] {
        for (at, below) in
            [("", "  "), ("  ", "    "), ("", "    "), ("\t", "\t\t"), ("", "\u{a0}\u{a0}")]
        {
            let text = format!(
                "{at}{sign} Une salle\n{below}{sign} avec des tables\n{below}{sign} avec des chaises\n{at}{sign} Un jardin\n"
            );
            let wrong = section(&text);
            let (new, left) = fixed(&wrong);
            // What is not mended keeps its levels as they are.
            let flat = section(&good.replace("        -", "      -"));
            assert_ne!(new, flat, "{wrong}");
            assert!(new == section(good) || left > 0, "{wrong}\n{new}");
        }
    }
    let typed = section("-\tUne salle\n  -\tavec des tables\n-\tUn jardin\n");
    let good = "      -\tUne salle\n        -\tavec des tables\n      -\tUn jardin\n";
    assert_eq!(fixed(&typed), (section(good), 0));
}

#[test]
fn levels_a_tab_apart_end_where_the_text_round_them_goes_on() {
    let of = |by: &str, deep: &str| {
        section(&format!(
            "      Deux lieux :\n\n{by}- Une salle :\n{deep}- des tables\n{deep}- des chaises\n{by}- Un jardin\n\n      Fin du texte.\n"
        ))
    };
    assert_eq!(fixed(&of("    ", "        ")), (of("      ", "          "), 0));
    let text = "      - Une salle :\n        - des tables\n\t\t- des chaises\n";
    let meant = text.replace("\t\t", "        ");
    assert_eq!(fixed(&section(text)), (section(&meant), 0));
}

#[test]
fn keys_with_capitals_are_mended_above_lists_of_levels() {
    let list = "      - Une salle\n        - des tables\n      - Un jardin\n";
    let wrong = section(list).replace("- type:", "- Type:").replace("    texte:", "    Texte:");
    assert_eq!(fixed(&wrong), (section(list), 0));
}

#[test]
fn no_remark_of_another_program_is_moved_into_a_text() {
    for remark in [
        "/* à revoir avec Marie */",
        "// à revoir avec Marie",
        "; à revoir avec Marie",
        "-- à revoir avec Marie",
        "<!-- à revoir -->",
        "// TODO : voir Marie",
    ] {
        let wrong = section(&format!("      Un texte.\n{remark}\n      La suite.\n"));
        assert_eq!(fixed(&wrong), (wrong.clone(), 1), "{wrong}");
        let said = remark.trim_matches(|c: char| !c.is_alphabetic());
        let good = section("      Un texte.\n");
        let (head, tail) = good.split_at(good.find("reperes:").unwrap());
        let above = format!("{head}{remark}\n{tail}");
        assert_eq!(fixed(&above), (format!("{head}# {said}\n{tail}"), 0), "{above}");
    }
}

/// What is told first of a sheet: its line, its message and its severity.
fn told(sheet: &str) -> Vec<(u64, String, String)> {
    let collection = Collection::new(&[("sources/une.yaml", sheet)]);
    let run = check(&collection, &["--format", "json"]);
    let lines = String::from_utf8(run.stdout).unwrap();
    let told = lines.lines().map(|line| {
        let found: serde_json::Value = serde_json::from_str(line).unwrap();
        let word = |key: &str| found[key].as_str().unwrap().to_owned();
        (found["line"].as_u64().unwrap(), word("message"), word("severity"))
    });
    told.collect()
}

#[test]
fn a_pasted_text_that_begins_like_a_key_is_told_and_mended_as_one() {
    let good =
        section("      Les actions ont aidé l'ESAT :\n\n      - Une salle ;\n      - Un jardin.\n");
    for by in [0, 4] {
        let wrong = good.replace("\n      ", &format!("\n{}", " ".repeat(by)));
        let found = told(&wrong);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!((found[0].0, found[0].2.as_str()), (11, "error"), "{found:?}");
        assert!(found[0].1.contains("ni une clé ni la suite du texte"), "{found:?}");
        assert_eq!(fixed(&wrong), (good.clone(), 0), "{wrong}");
    }
    let lead = |text: &str| section("      Fin.\n").replace("chapeau: Un chapeau.\n", text);
    let wrong = lead("chapeau: |\nUn ESAT qui change :\nun village.\n");
    let good = lead("chapeau: |\n  Un ESAT qui change :\n  un village.\n");
    assert_eq!(fixed(&wrong), (good, 0), "{wrong}");
}

#[test]
fn an_empty_text_is_told_at_its_sign() {
    let sheet = section("\n  - type: contexte\n    texte: |\n      Fin.\n");
    assert_eq!(told(&sheet).iter().map(|told| told.0).collect::<Vec<_>>(), [10]);
    let sheet = section("      Fin.\n").replace("chapeau: Un chapeau.", "chapeau: |\n");
    assert_eq!(told(&sheet)[0].0, 3);
    let sheet = sheet.replace("  objectifs: Se retrouver", "  objectifs: |-");
    assert!(told(&sheet).iter().any(|told| told.0 == 6 && told.1.contains("objectifs")));
}

#[test]
fn the_text_of_the_last_section_at_the_margin_is_its_own() {
    let good = section("      Fin.\n  - type: perspectives\n    texte: |\n      La suite.\n");
    for text in ["texte: |\n      La suite.\n", "texte: |\n  La suite.\n"] {
        let (head, _) = good.split_at(good.rfind("    texte").unwrap());
        let wrong = format!("{head}{text}");
        let found = told(&wrong);
        assert_eq!((found.len(), found[0].0, found[0].2.as_str()), (1, 13, "error"), "{found:?}");
        assert_eq!(fixed(&wrong), (good.clone(), 0), "{wrong}");
    }
    // Before the sections, a text is the sheet's.
    let other = section("      Fin.\n").replace("sections:", "texte: |\n  Un.\nsections:");
    assert_eq!(told(&other), []);
    let other = format!("{}texte: |\n  Un.\n", section("      Fin.\n"));
    assert_eq!(told(&other), []);
}

#[test]
fn what_parts_the_sections_is_told_and_not_the_next_one() {
    let good = section(
        "      Fin.\n  - type: projet\n    texte: |\n      Un.\n  - type: contexte\n    texte: |\n      Deux.\n",
    );
    let wrong = good.replace("  - type: projet", "projet:");
    let found = told(&wrong);
    assert_eq!((found.len(), found[0].0), (1, 12), "{found:?}");
    assert!(found[0].1.contains("est un type de section"), "{found:?}");
    assert_eq!(fixed(&wrong), (good.clone(), 0));
    let (head, fields) = good.split_at(good.find("reperes:").unwrap());
    let (fields, rest) = fields.split_at(fields.find("sections:").unwrap());
    let (first, second) = rest.split_at(rest.find("  - type: projet").unwrap());
    let wrong = format!("{head}{first}{fields}{second}");
    let found = told(&wrong);
    let line = head.lines().count() + first.lines().count() + 1;
    assert_eq!((found.len(), found[0].0), (1, line as u64), "{found:?}");
    assert!(found[0].1.contains("coupe en deux les sections"), "{found:?}");
    assert_eq!(fixed(&wrong), (wrong.clone(), 1));
}

/// A sheet whose field « objectifs » has these lines below its bar.
fn aims(lines: &str) -> String {
    section("      Fin.\n")
        .replace("  objectifs: Se retrouver\n", &format!("  objectifs: |\n{lines}"))
}

#[test]
fn good_points_stay_beside_one_that_slipped() {
    for (wrong, good) in [
        ("- Un\n    - Deux\n    - Trois\n", "    - Un\n    - Deux\n    - Trois\n"),
        ("    - Un\n- Deux\n    - Trois\n", "    - Un\n    - Deux\n    - Trois\n"),
    ] {
        assert_eq!(fixed(&aims(wrong)), (aims(good), 0), "{wrong}");
    }
    let good = "      Les lieux.\n\n      - Une salle\n      - Un jardin\n      - Un verger\n";
    for by in 0..4 {
        let short = |line: &str| format!("\n{}{line}", " ".repeat(by));
        let one = good.replace("\n      - Une", &short("- Une"));
        let two = one.replace("\n      - Un j", &short("- Un j"));
        let middle = good.replace("\n      - Un j", &short("- Un j"));
        for wrong in [one, two, middle] {
            assert_eq!(fixed(&section(&wrong)), (section(good), 0), "{wrong}");
        }
    }
    let numbers = "      Les dates.\n\n1. En mars\n2. En juin\n\n      - Une affiche\n";
    let good = numbers.replace("\n1.", "\n      1.").replace("\n2.", "\n      2.");
    assert_eq!(fixed(&section(numbers)), (section(&good), 0));
    // A point that says that the next stands beside it.
    let closed = "      Les lieux.\n\n    - Une salle ;\n      - Un jardin.\n";
    let good = closed.replace("\n    - ", "\n      - ");
    assert_eq!(fixed(&section(closed)), (section(&good), 0));
    // Nothing of a paste is moved where the end of it may be of the text.
    let doubt = "      Les lieux.\n\n    - Une salle\n    - Un jardin\n      - Un verger\n";
    assert_eq!(fixed(&section(doubt)), (section(doubt), 1));
}

#[test]
fn a_field_whose_colon_slipped_below_is_no_text_of_the_field_above() {
    let good = aims("    - Un\n    - Deux\n");
    for (field, parted) in [
        ("  public: Tous", "  public\n  : Tous"),
        ("  contact: La mairie", "  contact\n  : La mairie"),
    ] {
        assert_eq!(fixed(&good.replace(field, parted)), (good.clone(), 0), "{parted}");
    }
}

#[test]
fn tabs_that_stand_for_the_depth_of_a_text_put_lines_there() {
    let list = "      - Une salle\n      - Un jardin\n      - Un verger\n";
    let below = "      - Une salle\n\n      Voici un jardin.\n";
    let call = "      - Une salle\n\n      > [!encadre] Ici\n      > Un jardin.\n";
    for good in [list, below, call] {
        for line in ["- Un j", "Voici", "> [!"] {
            let wrong = good.replace(&format!("      {line}"), &format!("\t\t\t{line}"));
            assert_eq!(fixed(&section(&wrong)), (section(good), 0), "{wrong}");
        }
    }
    let good = aims("    - Un\n    - Deux\n    - Trois\n");
    let wrong = good.replace("    - Deux", "\t- Deux");
    assert_eq!(fixed(&wrong), (good, 0));
    let good =
        "      - Une salle ;\n      - Un jardin :\n        - un banc,\n        - un arbre.\n";
    let wrong = good.replace("      - Un jardin", "\t- Un jardin");
    assert_eq!(fixed(&section(&wrong)), (section(good), 0));
    let good = "      - Une salle ;\n      - Un jardin\n      - Un verger\n";
    let wrong = good.replace("      - Un ", "\t- Un ");
    assert_eq!(fixed(&section(&wrong)), (section(good), 0));
}

#[test]
fn remarks_with_a_colon_are_told_on_their_line() {
    for remark in ["-- À faire : relire", "; TODO : dates", "% À vérifier"] {
        let text = format!("      Les lieux.\n{remark}\n\n      Un jardin : le voici.\n");
        let wrong = section(&text);
        let found = told(&wrong);
        assert_eq!((found[0].0, found[0].2.as_str()), (12, "error"), "{remark}: {found:?}");
        assert_eq!(fixed(&wrong), (wrong.clone(), 1), "{remark}");
        let above = section("      Fin.\n").replace("    texte", &format!("{remark}\n    texte"));
        assert_eq!(told(&above)[0].0, 10, "{remark}");
    }
}

#[test]
fn long_dashes_without_their_space_become_a_list() {
    let wrong = section("      Deux lieux.\n\n      –Une salle ;\n      –Un jardin.\n");
    assert_eq!(told(&wrong)[0].0, 13);
    assert_eq!(fixed(&wrong).0, wrong.replace('–', "- "));
    let spoken = section("      On parle.\n\n      –Tu viens ?\n      –Oui.\n");
    assert_eq!(fixed(&spoken).0, spoken);
}

#[test]
fn uneven_stars_are_told_whatever_typography_makes_of_their_words() {
    for line in [
        "**Un point vert*",
        "- **Centrées sur le lien*",
        "Il **n'est pas* ici.",
        "- **L'objectif* est là",
    ] {
        let sheet = section(&format!("      Une phrase.\n\n      {line}\n"));
        assert_eq!(told(&sheet)[0].0, 13, "{line}");
    }
}
