//! What comes of two people's changes, sentence by sentence, and of a generated sheet that both of them edit.

use std::path::Path;

use proptest::prelude::*;

use super::*;

fn merged(name: &str, base: &str, ours: &str, theirs: &str) -> Merged {
    let markers = Markers { size: 7, ours: "nous".into(), theirs: "eux".into() };
    merge(Path::new(name), Versions { base, ours, theirs }, &markers)
}

fn clean(text: &str) -> Merged {
    Merged { text: text.into(), conflicts: 0 }
}

/// A sheet with a paragraph of these sentences.
fn sheet(sentences: &[String]) -> String {
    let lines: String = sentences.iter().map(|line| format!("  {line}\n")).collect();
    format!("titre: T\nchapeau: |\n{lines}reperes:\n  public: Tous\n")
}

const SHEET: &str = "titre: Un titre\nthemes: [1]\nchapeau: |\n  Le pain lève.\n  Il cuit à feu doux.\n  On le sert tiède.\n";

#[test]
fn neighbouring_sentences_and_keys_are_changed_by_two() {
    let ours = SHEET.replace("Un titre", "Un autre titre").replace("lève", "lève la nuit");
    let theirs = SHEET.replace("[1]", "[1, 2]").replace("à feu doux", "au four");
    let both = ours.replace("[1]", "[1, 2]").replace("à feu doux", "au four");
    assert_eq!(merged("x.yaml", SHEET, &ours, &theirs), clean(&both));
    assert_eq!(merged("x.yaml", SHEET, &theirs, &ours), clean(&both));
}

#[test]
fn one_sentence_changed_by_both_is_a_conflict_and_nothing_beside_it() {
    let ours = SHEET.replace("Il cuit", "Elle cuit").replace("tiède", "chaud");
    let theirs = SHEET.replace("Il cuit", "Ça cuit").replace("lève", "monte");
    let found = merged("x.yaml", SHEET, &ours, &theirs);
    assert_eq!(found.conflicts, 1);
    let wanted = "  Le pain monte.\n<<<<<<< nous\n  Elle cuit à feu doux.\n=======\n  Ça cuit à feu doux.\n>>>>>>> eux\n  On le sert chaud.\n";
    assert!(found.text.ends_with(wanted), "{}", found.text);
    let versions = Versions { base: SHEET, ours: &ours, theirs: &theirs };
    let ours = ours.replace("lève", "monte");
    assert_eq!(favouring_ours(Path::new("x.yaml"), versions), ours);
}

#[test]
fn a_sentence_may_change_while_its_paragraph_is_parted_or_joined() {
    let one = SHEET;
    let two = SHEET.replace("  Il cuit", "\n  Il cuit");
    for (base, parted) in [(one, two.as_str()), (&two, one)] {
        for (old, new) in [("lève", "monte"), ("à feu doux", "au four"), ("tiède", "chaud")] {
            let edited = base.replace(old, new);
            let both = clean(&parted.replace(old, new));
            assert_eq!(merged("x.yaml", base, parted, &edited), both, "{new}");
            assert_eq!(merged("x.yaml", base, &edited, parted), both, "{new}");
        }
    }
}

#[test]
fn a_sheet_that_one_side_has_put_in_form_is_compared_in_form() {
    let base = "titre: T\nchapeau: |\n  Le pain lève. Il cuit à\n  feu doux. On le sert.\n";
    let ours =
        "titre: T\n\nchapeau: |\n  Le pain lève bien.\n  Il cuit à feu doux.\n  On le sert.\n";
    let theirs = base.replace("On le sert", "On le mange");
    let both = ours.replace("On le sert", "On le mange");
    assert_eq!(merged("x.yaml", base, ours, &theirs), clean(&both));
}

#[test]
fn sheets_that_both_add_to_the_annex_are_in_it() {
    let base = "annexe: A\ntitre: T\nguide: G\nfiches:\n  - une\n";
    let (ours, theirs) = (format!("{base}  - deux\n"), format!("{base}  - trois\n"));
    let both = format!("{base}  - deux\n  - trois\n");
    assert_eq!(merged("sources/annexe.yaml", base, &ours, &theirs), clean(&both));
    assert_eq!(merged("sources/annexe.yaml", base, &ours, &ours), clean(&ours));
    // Of two sentences nobody knows which comes first.
    assert_eq!(merged("sources/une.yaml", base, &ours, &theirs).conflicts, 1);
}

#[test]
fn what_would_not_be_a_sheet_any_more_is_left_to_people() {
    // Both renamed one field to the same other one: apart, no line is changed twice.
    let base = "titre: T\nreperes:\n  public: Tous\n  objectifs: Se voir\n";
    let ours = base.replace("public:", "contact:");
    let theirs = base.replace("objectifs:", "contact:");
    let found = merged("x.yaml", base, &ours, &theirs);
    assert_eq!(found.conflicts, 1, "{}", found.text);
    // Nor is one that has errors already made worse: git's own way is taken.
    let [broken, ours] = ["a: [\nb: 1\n", "a: [1\nb: 1\n"];
    assert_eq!(merged("x.yaml", broken, ours, "a: [\nb: 2\n").conflicts, 1);
}

#[test]
fn no_line_is_lost_where_there_is_no_end_of_line() {
    let found = merged("x.yaml", "titre: T", "titre: U", "titre: V");
    assert_eq!(found.text, "<<<<<<< nous\ntitre: U\n=======\ntitre: V\n>>>>>>> eux\n");
}

/// A sheet whose text has these lines.
fn text(lines: &[&str]) -> String {
    let lines: String = lines
        .iter()
        .map(|line| if line.is_empty() { "\n".to_owned() } else { format!("  {line}\n") })
        .collect();
    format!("titre: T\n\nchapeau: |\n  Le chapeau.\n\ntexte: |\n{lines}")
}

const A: &str = "La commune cherchait un projet.";
const B: &str = "Le village perdait ses habitants.";
const C: &str = "Personne ne voulait venir.";

#[test]
fn what_one_side_took_away_does_not_come_back() {
    let joined = format!("{A} {B}");
    let base = text(&[&joined, "", C]);
    let formed = text(&[A, B, "", C]);
    for gone in [A, B] {
        let rest = if gone == A { B } else { A };
        let less = text(&[rest, "", C]);
        assert_eq!(merged("x.yaml", &base, &formed, &less), clean(&less), "{gone}");
        assert_eq!(merged("x.yaml", &base, &less, &formed), clean(&less), "{gone}");
        // Parted on one side, gone on the other: that is for people.
        let parted = text(&[A, "", B, "", C]);
        assert_ne!(merged("x.yaml", &base, &parted, &less).conflicts, 0);
    }
}

#[test]
fn a_sentence_that_both_add_at_two_places_is_a_conflict() {
    let section =
        |kind: &str, text: &str| format!("  - type: {kind}\n    texte: |\n      {text}\n");
    let head = format!("{SHEET}sections:\n{}", section("contexte", "Un village."));
    let middle = section("illustration", "Un four.");
    let end = section("sources", "Un livre.");
    let new = section("perspectives", "Un second four ouvrira.");
    let base = format!("{head}{middle}{end}");
    let (ours, theirs) = (format!("{head}{middle}{new}{end}"), format!("{head}{new}{middle}{end}"));
    assert!(merged("x.yaml", &base, &ours, &theirs).conflicts > 0);
    // Two sections of their own are both there.
    let theirs = theirs.replace("perspectives", "actions").replace("Un second four", "Une cave");
    let both = format!("{head}{}{middle}{new}{end}", section("actions", "Une cave ouvrira."));
    assert_eq!(merged("x.yaml", &base, &ours, &theirs), clean(&both));
}

#[test]
fn what_both_moved_or_added_is_not_there_twice() {
    let base = text(&[A, "", B, "", C, "", "La fin."]);
    let up = text(&[B, "", A, "", C, "", "La fin."]);
    let down = text(&[A, "", C, "", "La fin.", "", B]);
    let twice = |found: &Merged| found.conflicts == 0 && found.text.matches(B).count() > 1;
    assert!(!twice(&merged("x.yaml", &base, &up, &down)));
    // A paragraph that was joined to another stays with it, or nobody knows.
    let joined = text(&[A, B, "", C, "", "La fin."]);
    assert_ne!(merged("x.yaml", &base, &joined, &down).conflicts, 0);
    let sheet = "titre: T\nreperes:\n  public: Tous\n  objectifs: Se voir\n  contact: Moi\n";
    let ours = sheet.replace("  public", "  debut: 1992\n  public");
    let theirs = format!("{sheet}  debut: 1993\n");
    let found = merged("x.yaml", sheet, &ours, &theirs);
    assert_eq!(found.conflicts, 1, "{}", found.text);
    let list = "annexe: A\ntitre: T\nguide: G\nfiches:\n  - une\n  - deux\n  - trois\n  - quatre\n";
    let list = |order: [&str; 4]| {
        let lines: String = order.iter().map(|id| format!("  - {id}\n")).collect();
        list.split_inclusive("fiches:\n").next().unwrap().to_owned() + &lines
    };
    let base = list(["une", "deux", "trois", "quatre"]);
    let (ours, theirs) =
        (list(["quatre", "une", "deux", "trois"]), list(["une", "quatre", "deux", "trois"]));
    assert_ne!(merged("sources/annexe.yaml", &base, &ours, &theirs).conflicts, 0);
}

proptest! {
    /// Each sentence is left, changed, doubled or taken away by one of both: the merge has what each did.
    #[test]
    fn edits_of_different_sentences_are_all_there(
        mut edits in prop::collection::vec((0..4_u8, any::<bool>()), 1..12)
    ) {
        // What is added where the other takes something away is for people: it may belong to what is gone.
        for at in 1..edits.len() {
            if matches!((edits[at - 1].0, edits[at].0), (2, 3)) {
                edits[at].0 = 1;
            }
        }
        let sentence = |at: usize| format!("La phrase {at} est là.");
        let apply = |who: Option<bool>| {
            let edit = |(at, (what, by)): (usize, &(u8, bool))| match what {
                _ if who.is_some_and(|who| who != *by) => vec![sentence(at)],
                0 => vec![sentence(at)],
                1 => vec![format!("La phrase {at} a changé.")],
                2 => vec![format!("La phrase {at} se divise."), format!("Voici le reste de {at}.")],
                _ => Vec::new(),
            };
            let first = vec!["Rien ne change ici.".to_owned()];
            sheet(&[first, edits.iter().enumerate().flat_map(edit).collect()].concat())
        };
        let base = sheet(&[vec!["Rien ne change ici.".to_owned()], (0..edits.len()).map(sentence).collect()].concat());
        let (ours, theirs, both) = (apply(Some(true)), apply(Some(false)), apply(None));
        prop_assert_eq!(merged("x.yaml", &base, &ours, &theirs), clean(&both));
        prop_assert_eq!(merged("x.yaml", &base, &theirs, &ours), clean(&both));
    }

    /// Whatever three texts are, nobody's words are lost.
    #[test]
    fn no_text_is_too_odd(texts in prop::collection::vec("[-a: |#\n\u{e9}]{0,24}", 3)) {
        let found = merged("x.yaml", &texts[0], &texts[1], &texts[2]);
        for line in texts[1].lines().filter(|line| !texts[0].contains(line)) {
            prop_assert!(found.text.contains(line.trim()), "{:?} {:?}", texts, found);
        }
    }
}
