//! The import as a whole: an invented annex, a real one where it is at hand, and noise.

use proptest::prelude::*;

use super::{ImportError, Imported, import_markdown};

const ANNEX: &str = include_str!("tests/annexe.md");

fn import(text: &str) -> Imported {
    import_markdown(text).expect("a sheet")
}

fn file<'a>(imported: &'a Imported, name: &str) -> &'a str {
    let found = imported.files.iter().find(|file| file.name == name);
    &found.unwrap_or_else(|| panic!("no {name}")).text
}

#[test]
fn a_manifest_and_its_sheets() {
    let imported = import(ANNEX);
    assert_eq!(file(&imported, "annexe.yaml"), include_str!("tests/annexe.yaml"));
    assert_eq!(file(&imported, "four-village.yaml"), include_str!("tests/four-village.yaml"));
    assert_eq!(file(&imported, "mie.yaml"), include_str!("tests/mie.yaml"));
    assert_eq!(imported.files.len(), 3);
}

/// What is written needs no second look: it has the form that `fmt` gives.
#[test]
fn sheets_are_written_in_their_one_form() {
    for (name, sheet) in [
        ("four-village.yaml", include_str!("tests/four-village.yaml")),
        ("mie.yaml", include_str!("tests/mie.yaml")),
    ] {
        let (source, root) = crate::fmt::tidied(name, sheet.to_owned());
        assert_eq!(source.text(), sheet);
        assert!(root.is_some(), "{name}: not as it was written");
    }
}

#[test]
fn no_word_is_lost() {
    let words = import(ANNEX).words;
    assert_eq!((words.missing, words.added), (Vec::new(), Vec::new()));
    assert_eq!(words.kept + words.set_aside, words.read);
}

#[test]
fn a_word_that_has_no_place_is_noted() {
    let imported =
        import("Le four\tP.1\nLe moulin à vent\tP.2\n\n# Le four\n\n## Le contexte\n\nDu pain.");
    assert!(
        imported.notes.iter().any(|note| note.place.line == 2 && note.message.contains("absente"))
    );
    let imported = import("# Le four\n\n## Le contexte\n\n![moulin](m.png)\n\nDu pain.");
    let words = &imported.words;
    assert_eq!((words.missing.len(), words.unplaced), (0, 1));
    assert!(file(&imported, "annexe.yaml").ends_with(" disait aussi :\n#   ![moulin](m.png)\n"));
}

#[test]
fn a_text_without_headings_is_no_annex() {
    assert_eq!(import_markdown("Du pain.\n\nDu sel.").err(), Some(ImportError::NoSheet));
    assert_eq!(import_markdown("").err(), Some(ImportError::NoSheet));
}

#[test]
fn unknown_headings_make_sections_without_a_type() {
    let imported =
        import("# Le four\n\nUn four.\n\n## Le contexte\n\na\n\n## Pétrir\n\nb\n\n### Lever\n\nc");
    let sheet = file(&imported, "four.yaml");
    assert!(
        sheet
            .contains("\n  - titre: Pétrir\n    texte: |\n      b\n\n      ### Lever\n\n      c\n")
    );
}

#[test]
fn levels_that_are_in_order_are_trusted() {
    let text = "# Le four\n\nLe bourg.\n\n## D'où vient l'idée\n\nDu conseil.\n\n### Un lieu\n\nIl y en a.\n\n\
                ## Ce que l'on apprend\n\nLa porte.\n\n## Nos voisins\n\nIls rient.\n\n### La nuit\n\nIls dorment.\n";
    let imported = import(text);
    let sheet = file(&imported, "four.yaml");
    assert_eq!(sheet.matches("\n  - ").count(), 3, "{sheet}");
    assert_eq!(sheet.matches("\n      ### ").count(), 2, "{sheet}");
}

#[test]
fn sub_headings_of_two_levels_keep_them_where_one_is_left_out() {
    let imported = import(
        "# Le four\n\n**Un four.**\n\n## Retombées\n\n#### Chez nous\n\nIls sortent.\n\n##### Le soir\n\nIls \
         rient.\n\n#### Ailleurs\n\nIls parlent.\n",
    );
    let sheet = file(&imported, "four.yaml");
    for wanted in ["\n      ### Chez nous", "\n      #### Le soir", "\n      ### Ailleurs"] {
        assert!(sheet.contains(wanted), "{sheet}");
    }
}

#[test]
fn small_words_before_a_pattern_say_nothing() {
    let imported = import("# Le four\n\n**Un four.**\n\n## Aux origines du projet\n\nUn puits.\n");
    assert!(file(&imported, "four.yaml").contains("type: contexte"));
}

/// The conversion that the format was described from.
#[test]
fn the_real_annex_is_whole() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/annexe-3/annexe-3.md");
    let Ok(text) = std::fs::read_to_string(path) else {
        eprintln!("skipped: {path} is not there");
        return;
    };
    let imported = import(&text);
    assert_eq!(imported.files.len(), 13);
    assert_eq!((imported.words.missing, imported.words.added), (Vec::new(), Vec::new()));
    let kinds = [
        "contexte enjeux projet actions evaluation transformations illustration sources",
        "contexte enjeux projet actions evaluation transformations illustration perspectives",
        "contexte enjeux projet actions illustration transformations perspectives evaluation",
        "contexte enjeux projet diagnostic projet actions transformations evaluation illustration perspectives",
        "contexte enjeux projet actions transformations evaluation illustration perspectives",
        "contexte enjeux projet actions evaluation illustration transformations perspectives",
        "contexte objectif diagnostic actions evaluation perspectives",
        "contexte enjeux projet actions impact transformations illustration perspectives",
        "contexte enjeux projet actions evaluation transformations illustration perspectives",
        "contexte enjeux projet actions evaluation transformations illustration perspectives",
        "",
        "contexte enjeux points-cles actions evaluation indications transformations illustration perspectives",
    ];
    for (sheet, kinds) in imported.files[1..].iter().zip(kinds) {
        let found: Vec<&str> =
            sheet.text.lines().filter_map(|line| line.strip_prefix("  - type: ")).collect();
        assert_eq!(found.join(" "), kinds, "{}", sheet.name);
        assert!(!sheet.text.contains("\n  - titre: "), "{}", sheet.name);
    }
}

/// Lines that mean something, in any order.
fn soup() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        Just("# Le four".to_owned()),
        Just("## Le contexte".to_owned()),
        Just("### **REPERES**".to_owned()),
        Just("#### → Contact : a@b.example".to_owned()),
        Just("→ Objectifs de l'action".to_owned()),
        Just("**Nom de l'action : pain**".to_owned()),
        Just("Le four\t<a href=\"#\">P.4</a>\tFiche 1. Cuire Fiche 2. Lever".to_owned()),
        Just("- ✓ **Un :**".to_owned()),
        Just("  - o deux<sup>1</sup>".to_owned()),
        Just("<sup>1</sup> note".to_owned()),
        Just("« Un pain, deux pains, trois pains »  ".to_owned()),
        Just("[Le four](#)".to_owned()),
        Just("Durée : 3'".to_owned()),
        Just(String::new()),
        "[#>*_\\[\\]()`^~|<!&;:✓➤→«» \t\\\\-]{0,12}[a-zÉ0-9.]{0,4}[#>*_\\[\\]()`^~|<!&;: -]{0,8}",
        "\\PC{0,20}",
    ];
    prop::collection::vec(line, 0..40).prop_map(|lines| lines.join("\n"))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_makes_it_panic(text in soup()) {
        let _ = import_markdown(&text);
    }

    #[test]
    fn words_are_kept_whatever_their_signs(words in prop::collection::vec("[a-zé]{1,6}[*_.:;#>)«»!?-]{0,2}", 1..30)) {
        let text = format!("# Le four\n\n## Le contexte\n\nDu {}", words.join(" "));
        let found = import(&text).words;
        prop_assert_eq!((found.missing, found.added), (Vec::new(), Vec::new()));
    }
}
