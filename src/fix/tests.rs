//! What people type, and what it is meant to be.

use super::*;
use crate::fold;

/// A sheet whose first lines are given.
fn sheet(head: &str) -> String {
    format!("{head}{REST}")
}

const REST: &str = "\
themes: [1]
chapeau: Un chapeau.
reperes:
  objectifs: Se retrouver
  public: Tout le monde
  contact: La mairie
";

/// What becomes of a sheet, and what was done; itself where nothing could be.
fn mended(text: &str) -> (String, Vec<Repair>) {
    match mend("une.yaml", text.as_bytes(), None) {
        Some(mended) => (mended.text, mended.repairs.into_iter().map(|(_, r)| r).collect()),
        None => (text.to_owned(), Vec::new()),
    }
}

/// Errors of a sheet.
fn errors(text: &str) -> usize {
    State::of("une.yaml", text.to_owned(), None).found.errors()
}

#[test]
fn titles_get_the_quotation_marks_that_they_need() {
    for (typed, meant, repair) in [
        ("Le contexte : un village", "\"Le contexte : un village\"", Repair::Quotes),
        ("“Le contexte : un village”", "\"Le contexte : un village\"", Repair::StraightQuotes),
        ("Le « mot » : \"un\" village", "\"Le « mot » : \\\"un\\\" village\"", Repair::Quotes),
        ("Une action #solidarite", "\"Une action #solidarite\"", Repair::Quotes),
        ("*Une* action", "\"*Une* action\"", Repair::Quotes),
        ("&Une action", "\"&Une action\"", Repair::Quotes),
        ("[Projet] Une action", "\"[Projet] Une action\"", Repair::Quotes),
        ("\"Le mot\" et la suite", "\"\\\"Le mot\\\" et la suite\"", Repair::Quotes),
        ("\"Une action", "\"Une action\"", Repair::ClosingQuote),
        ("@Une action", "\"@Une action\"", Repair::Quotes),
        (
            "Une action : deux # une remarque",
            "\"Une action : deux\" # une remarque",
            Repair::Quotes,
        ),
    ] {
        let (text, repairs) = mended(&sheet(&format!("titre: {typed}\n")));
        assert_eq!(text, sheet(&format!("titre: {meant}\n")), "{typed}");
        assert_eq!(repairs, [repair], "{typed}");
        assert_eq!(errors(&text), 0, "{typed}");
    }
}

#[test]
fn texts_of_several_lines_get_marks_or_a_bar() {
    let (text, _) = mended(
        "titre: Une action\nchapeau: Une phrase\n  qui dit : ceci,\n  et finit.\nthemes: [1]\nreperes:\n  objectifs: A\n  public: B\n  contact: C\n",
    );
    assert!(
        text.contains("chapeau: |\n  Une phrase\n  qui dit : ceci,\n  et finit.\nthemes"),
        "{text}"
    );
    let (text, repairs) = mended(&format!(
        "titre: Une action\n{REST}sections:\n  - type: contexte\n    texte:\n      Le contexte : un village.\n"
    ));
    assert!(text.ends_with("    texte: |\n      Le contexte : un village.\n"), "{text}");
    assert_eq!(repairs, [Repair::Bar]);
}

#[test]
fn a_word_before_a_french_colon_is_no_key() {
    let (text, repairs) =
        mended(&sheet("titre: Une action\nsous_titre: Une phrase qui\n  dit : ceci.\n"));
    assert_eq!(text, sheet("titre: Une action\nsous_titre: |\n  Une phrase qui\n  dit : ceci.\n"));
    assert_eq!(repairs, [Repair::Bar]);
}

#[test]
fn pasted_text_moves_under_its_key() {
    let head = format!(
        "titre: Une action\n{REST}sections:\n  - type: contexte\n    texte: |\n      Un premier paragraphe.\n"
    );
    let tail = "  - type: resultats\n    texte: |\n      La suite.\n";
    let (text, repairs) = mended(&format!(
        "{head}\nUn paragraphe collé de Word.\nPuis un autre : long.\n- un point\n\nFin.\n{tail}"
    ));
    let inside = "\n      Un paragraphe collé de Word.\n      Puis un autre : long.\n      - un point\n\n      Fin.\n";
    assert_eq!(text, format!("{head}{inside}{tail}"));
    assert!(repairs.iter().all(|repair| *repair == Repair::Indented), "{repairs:?}");
    assert_eq!(errors(&text), 0);
}

#[test]
fn tabs_spaces_keys_and_invisible_characters_are_mended() {
    for (typed, meant, repair) in [
        (
            "reperes:\n\tobjectifs: A\n\tpublic: B\n\tcontact: C\n",
            "reperes:\n  objectifs: A\n  public: B\n  contact: C\n",
            Repair::Tabs,
        ),
        (
            "reperes:\n  objectifs:A\n  public: B\n  contact: C\n",
            "reperes:\n  objectifs: A\n  public: B\n  contact: C\n",
            Repair::Space,
        ),
        (
            "Repères:\n  objectifs: A\n  public: B\n  contact: C\n",
            "reperes:\n  objectifs: A\n  public: B\n  contact: C\n",
            Repair::Key,
        ),
        (
            "reperes:\n  objectifs: A\u{7}\n  public: B\n  contact: C\n",
            "reperes:\n  objectifs: A\n  public: B\n  contact: C\n",
            Repair::Invisible,
        ),
        (
            "reperes:\n  objectifs: |\n    Un but.\n\n        Un autre.\n  public: B\n  contact: C\n",
            "reperes:\n  objectifs: |\n    Un but.\n\n    Un autre.\n  public: B\n  contact: C\n",
            Repair::Dedented,
        ),
    ] {
        let head = "titre: Une action\nthemes: [1]\nchapeau: Un chapeau.\n";
        let (text, repairs) = mended(&format!("{head}{typed}"));
        assert_eq!(text, format!("{head}{meant}"), "{typed}");
        assert_eq!(repairs, [repair], "{typed}");
        assert_eq!(errors(&text), 0, "{text}");
    }
}

#[test]
fn tags_of_bold_italics_and_raised_letters_become_signs() {
    for (typed, meant) in [
        ("Un <b>mot</b>, <EM>deux</EM>, 1<sup>er</sup>.", "Un **mot**, *deux*, 1^er^."),
        ("<b>Un mot</b> gras", "\"**Un mot** gras\""),
        ("<b><i>Deux</i></b>", "\"***Deux***\""),
        ("Un<strong> mot </strong>gras", "Un **mot** gras"),
        ("|\n  <b>Un mot\n  sur deux lignes</b>", "|\n  **Un mot\n  sur deux lignes**"),
    ] {
        let sheet = |text: &str| sheet("titre: Une action\n").replace("Un chapeau.", text);
        let (text, repairs) = mended(&sheet(typed));
        assert_eq!(text, sheet(meant), "{typed}");
        assert!(repairs.iter().all(|repair| *repair == Repair::Tag), "{typed}: {repairs:?}");
        assert!(State::of("une.yaml", text, None).found.is_empty(), "{typed}");
    }
    // What the signs would not do: hold apart, hold on to a word, or stand for a tag that has no pair.
    for typed in [
        "Un <b>mot",
        "Un mot</b>",
        "Un <u>mot</u>",
        "dit<b>« mot »</b>et",
        "<b>a **b** c</b>",
        "<b> </b>",
    ] {
        let text = sheet("titre: Une action\n").replace("Un chapeau.", &format!("|\n  {typed}"));
        assert_eq!(mended(&text).1, [], "{typed}");
    }
}

#[test]
fn silenced_tags_stay() {
    let manifest = "annexe: A\ntitre: T\nguide: G\ndate: 2024-02-29\nthemes: {1: T}\nsilence:\n  balise-html: [une]\n";
    let source = Source::new("annexe.yaml", manifest.into());
    let mut found = Diagnostics::default();
    let manifest = sheet::read_manifest(&source, &mut found).unwrap();
    assert!(found.is_empty(), "{found:?}");
    let text = sheet("titre: Une action\n").replace("Un chapeau", "Un <b>mot</b>");
    assert!(mend("une.yaml", text.as_bytes(), Some(&manifest)).is_none());
    assert!(mend("deux.yaml", text.as_bytes(), Some(&manifest)).is_some());
}

#[test]
fn what_is_good_or_beyond_help_stays_as_it_is() {
    for text in [
        sheet("titre: Une action\n"),
        sheet("titre: \"a: b\"\n"),
        "[[[".into(),
        String::new(),
        sheet(""),
    ] {
        assert_eq!(mended(&text), (text.clone(), vec![]));
    }
}

#[test]
fn the_words_and_their_order_are_those_of_before() {
    let text = sheet("titre: Un : deux “trois” : #quatre\n");
    let (new, repairs) = mended(&text);
    assert!(!repairs.is_empty());
    assert_eq!(fold::folded_words(&new), fold::folded_words(&text));
}

#[test]
fn pasted_lists_get_dashes() {
    let list = |lines: &[&str]| {
        let line = |line: &&str| format!("  {line}\n").replace("  \n", "\n");
        let text: String = lines.iter().map(line).collect();
        format!("{}texte: |\n{text}", sheet("titre: Une action\n"))
    };
    for (typed, meant) in [
        (&["• un", "• deux"][..], &["- un", "- deux"][..]),
        (&["Ceci :", "•\tun", "•\tdeux"], &["Ceci :", "", "- un", "- deux"]),
        (&["● un", "o dedans", "● deux"], &["- un", "  - dedans", "- deux"]),
        (&["o un", "o deux"], &["- un", "- deux"]),
        (&["· un", "suite", "· deux"], &["- un", "suite", "- deux"]),
        (&["\u{f0b7}\tun", "\u{f0b7}\tdeux"], &["- un", "- deux"]),
        (&["Ceci :", "\u{f0a7} un", "\u{f0a7} deux"], &["Ceci :", "", "- un", "- deux"]),
        (&["-\u{a0}un", "-\u{a0}deux"], &["- un", "- deux"]),
        (&["– un", "– deux", "", "Fin."], &["- un", "- deux", "", "Fin."]),
        // Each kind of sign has its level.
        (&["• a", "o b", "▪ c", "• d"], &["- a", "  - b", "    - c", "- d"]),
        (&["• a", "o b", "\u{f0a7} c", "• d"], &["- a", "  - b", "    - c", "- d"]),
        (&["\u{f0b7} a", "o b", "\u{f0a7} c"], &["- a", "  - b", "    - c"]),
        (&["• a", "▪ b", "• c"], &["- a", "  - b", "- c"]),
        (&["• a", "– b", "• c"], &["- a", "  - b", "- c"]),
        (&["• a :", "- b", "- c", "• d"], &["- a :", "  - b", "  - c", "- d"]),
        // A good point keeps its level.
        (&["• a", "- b", "- c"], &["- a", "- b", "- c"]),
        (&["• a", "• b", "- c"], &["- a", "- b", "- c"]),
        (&["➢ a", "➢ b", "- c"], &["- a", "- b", "- c"]),
        (&["\u{f0b7}\ta", "- b", "- c"], &["- a", "- b", "- c"]),
        (&["• a", "o b", "- c"], &["- a", "  - b", "- c"]),
        (&["Ceci :", "• a", "- b"], &["Ceci :", "", "- a", "- b"]),
        (&["– a", "• b", "– c"], &["- a", "  - b", "- c"]),
        (&["· a", "- b", "- c"], &["- a", "- b", "- c"]),
        (&["- a", "• b"], &["- a", "- b"]),
        (&["- a", "o b", "- c"], &["- a", "  - b", "- c"]),
        (&["• a", "  o b", "    ▪ c"], &["- a", "  - b", "    - c"]),
        (&["• a", "    • b", "• c"], &["- a", "  - b", "- c"]),
        // In quotes and call-outs, too.
        (&["> Ceci :", "> • un", "> • deux"], &["> Ceci :", ">", "> - un", "> - deux"]),
        (
            &["> [!encadre] Ici", "> • un", "> o deux"],
            &["> [!encadre] Ici", "> - un", ">   - deux"],
        ),
        (&["> [!exergue]", "> • un", "> • deux"], &["> [!exergue]", "> - un", "> - deux"]),
        (&["> Un.", "> > • un", "> > • deux"], &["> Un.", "> > - un", "> > - deux"]),
        (&["> Ceci :", "> -un", "> -deux"], &["> Ceci :", ">", "> - un", "> - deux"]),
    ] {
        let (text, repairs) = mended(&list(typed));
        assert_eq!(text, list(meant), "{typed:?}");
        assert_eq!(repairs, [Repair::List], "{typed:?}");
    }
    for typed in [
        &["a) un", "b) deux"][..],
        &["An\tLieu", "2019\tMézin"],
        // Which level is meant, its author knows.
        &["- a", "• b", "- c"],
        &["• a", "- b", "• c"],
        &["• a", " • b"],
        &["> – Tu viens ?", "> – Oui."],
    ] {
        assert_eq!(mended(&list(typed)).1, [], "{typed:?}");
    }
}

#[test]
fn what_is_no_text_gets_no_marks() {
    for head in [
        "titre: Une action themes: [1]\n",
        "titre: > Une action\n",
        "titre: [Une action, Une autre]\n",
        "titre: Une action\nsous_titre: | Un début\n  et la suite\n",
    ] {
        let text = sheet(head);
        assert!(errors(&text) > 0, "{head}");
        assert_eq!(mended(&text).1, [], "{head}");
    }
    // A sign of a font of symbols is not invisible.
    let text = sheet("titre: Une \u{f0e0} action\n");
    assert_eq!(mended(&text), (text, vec![]));
    let conflict =
        sheet("titre: Une action\n") + "texte: |\n  Un.\n<<<<<<< HEAD\n  Deux.\n=======\n";
    assert_eq!(mended(&conflict).1, []);
}

#[test]
fn marks_within_marks_stay_within() {
    for (typed, meant) in [
        ("\"Un jardin \"partagé\" ici\"", "\"Un jardin \\\"partagé\\\" ici\""),
        ("\"Un jardin : ici”", "\"Un jardin : ici\""),
    ] {
        let (text, _) = mended(&sheet(&format!("titre: {typed}\n")));
        assert_eq!(text, sheet(&format!("titre: {meant}\n")), "{typed}");
    }
}

#[test]
fn fields_at_the_margin_take_their_texts_along() {
    let good = "titre: Une action\nthemes: [1]\nchapeau: Un chapeau.\nreperes:\n  objectifs: |\n    - Se retrouver\n    - \
                Partager\n  public: |\n    Tout le monde\n\n  contact: |\n    La mairie\n    Tél : 05 36 49 10 10\n";
    let (head, fields) = good.split_once("reperes:\n").unwrap();
    let lines: Vec<&str> =
        fields.lines().map(|line| line.strip_prefix("  ").unwrap_or(line)).collect();
    let wrong = format!("{head}reperes:\n{}\n", lines.join("\n"));
    assert_eq!(mended(&wrong).0, good);
}

#[test]
fn line_ends_of_web_pages_become_lines_of_their_text() {
    let body = "sections:\n  - type: contexte\n    texte: |\n      ";
    let (text, repairs) = mended(&format!(
        "titre: Une\u{2028}action\n{REST}{body}Un.\u{2028}Deux.\u{2029}\u{2028}Trois.\n\n      - Un.\u{2028}Un autre.\n\n      > Un mot.\u{2028}Un autre.\n"
    ));
    assert!(repairs.iter().all(|repair| *repair == Repair::Invisible), "{repairs:?}");
    let texts = "Un.\n      Deux.\n      Trois.\n\n      - Un.\n        Un autre.\n\n      > Un mot. Un autre.\n";
    assert_eq!(text, format!("titre: Une action\n{REST}{body}{texts}"));
}

#[test]
fn line_ends_of_web_pages_where_a_line_ends_or_begins_leave_no_line_of_their_own() {
    for sign in ["\u{2028}", " \u{2028}", "\u{2029}\u{2028} ", "\u{85}"] {
        let head = sign.trim_start_matches(' ');
        let typed = format!(
            "titre: Une action\n{}sections:\n  - type: contexte\n    texte: |\n      Un.{sign}\n      Deux.\n      {head}Trois.\r\n      Quatre.{sign}\r\n      - Un ;{sign}\n      - Deux.\n      {sign}\n      La fin.{sign}",
            REST.replace("La mairie\n", &format!("|\n    La mairie{sign}\n    Mézin\n"))
        );
        let (text, repairs) = mended(&typed);
        assert!(!repairs.is_empty() && repairs.iter().all(|repair| *repair == Repair::Invisible));
        let lines = |text: &str| -> Vec<String> {
            let bare = text.replace(&format!("{head}Trois"), "Trois");
            let bare = bare.replace(['\u{2028}', '\u{2029}', '\u{85}'], "");
            bare.lines().map(|line| line.trim_end().to_owned()).collect()
        };
        assert_eq!(lines(&text), lines(&typed), "{sign:?}");
        assert!(!text.contains(['\u{2028}', '\u{2029}', '\u{85}']), "{text:?}");
    }
}

#[test]
fn no_key_becomes_text_in_a_file_that_cannot_be_read() {
    let text = "titre: Un\nreperes:\n  objectifs: |\n    - Un\n  public: Un : deux\nsections\n  - type: contexte\n    texte: a\n";
    let (text, repairs) = mended(text);
    assert!(text.contains("\n  public: \"Un : deux\"\nsections:\n"), "{text}");
    assert!(!repairs.contains(&Repair::Indented), "{repairs:?}");
}
