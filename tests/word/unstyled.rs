//! Word documents whose authors knew no styles: sizes of letters, typed marks, labels without a sidebar's title.

use crate::common::docx::{Docx, p};
use crate::common::office::import;
use crate::only_sheet;

/// A paragraph in letters of a size, in half points.
fn sized(size: u16, text: &str) -> String {
    format!("<w:p><w:r><w:rPr><w:sz w:val=\"{size}\"/></w:rPr><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn larger_letters_are_titles_and_headings() {
    let sheet = |title: &str| {
        [
            sized(40, title),
            p("", "Un four pour tous, ou presque."),
            sized(28, "Le contexte"),
            p("", "Il était froid."),
            sized(28, "La vie du four"),
            sized(25, "Le dimanche"),
            p("", "On cuit."),
        ]
        .concat()
    };
    let body = sheet("Le four") + &sheet("Le moulin");
    let (collection, run) = import("a.docx", &Docx::new(&body).bytes());
    assert_eq!(run.code, 0, "{}", run.stderr);
    for name in ["four", "moulin"] {
        let path = collection.path(&format!("neuf/sources/{name}.yaml"));
        let sheet = std::fs::read_to_string(path).unwrap();
        for wanted in ["- type: contexte\n", "- titre: La vie du four\n", "### Le dimanche\n"] {
            assert!(sheet.contains(wanted), "{wanted} in\n{sheet}");
        }
    }
}

#[test]
fn sections_as_large_as_the_title_are_sections() {
    let sheet = only_sheet(&[
        sized(32, "Un four de village"),
        p("", "Le four chauffe le dimanche."),
        sized(32, "Le contexte"),
        p("", "Personne ne se croisait."),
        sized(32, "Les actions réalisées"),
        p("", "Du pain."),
    ]);
    assert!(sheet.contains("- type: contexte") && sheet.contains("- type: actions"), "{sheet}");
}

#[test]
fn figures_and_words_of_somebody_in_larger_letters_are_no_titles() {
    let sheet = only_sheet(&[
        sized(40, "Un four de village"),
        p("", "Le four chauffe le dimanche."),
        sized(28, "Le contexte"),
        p("", "Personne ne se croisait."),
        sized(72, "412"),
        p("", "pains par mois"),
        sized(48, "« On ne se connaissait pas »"),
        sized(28, "Les actions réalisées"),
        p("", "Du pain."),
        sized(60, "Merci à tous"),
    ]);
    assert!(sheet.contains("- type: contexte") && sheet.contains("- type: actions"), "{sheet}");
}

#[test]
fn known_labels_are_a_sidebar_without_its_title() {
    let sheet = only_sheet(&[
        p("T", "Un four de village"),
        p("", "Le four chauffe le dimanche."),
        p("", "Objectifs : cuire ensemble"),
        p("", "Public :"),
        p("", "Les voisins"),
        p("", "Contact : La mairie"),
        p("", "Place du Four"),
        p("", "05 36 49 00 00"),
        p("", "Le four date de 1900, et tout le monde y cuit."),
        p("T1", "Le contexte"),
        p("", "Du pain."),
    ]);
    let wanted = "reperes:\n  objectifs:\n    titre: Objectifs\n    texte: cuire ensemble\n  public: Les voisins\n  contact: |\n    La mairie\n    Place du Four\n    05 36 49 00 00\n";
    assert!(sheet.contains(wanted), "{sheet}");
    assert!(sheet.contains("Le four date de 1900"), "{sheet}");
}

#[test]
fn typed_marks_are_lists() {
    let sheet = only_sheet(&[
        p("T", "Un four de village"),
        p("T1", "Les actions réalisées"),
        p("LB", "du pain,"),
        p("", "o\u{a0}\u{a0}de seigle,"),
        p("", "o blanc,"),
        p("LB", "des brioches."),
        p("", "Pour finir :"),
        p("", "1. pétrir"),
        p("", "2. cuire"),
    ]);
    let wanted = "- du pain,\n        - de seigle,\n        - blanc,\n      - des brioches.\n";
    assert!(sheet.contains(wanted), "{sheet}");
    assert!(sheet.contains("1. pétrir\n      2. cuire\n"), "{sheet}");
}

#[test]
fn typed_numbers_and_letters_are_lists() {
    let sheet = only_sheet(&[
        p("T", "Un four de village"),
        p("T1", "Les actions réalisées"),
        p("", "1. pétrir"),
        p("", "1.1 le seigle"),
        p("", "1.2 le blé"),
        p("", "2. cuire"),
        p("", "Pour finir :"),
        p("", "a) manger,"),
        p("", "b) boire."),
    ]);
    let wanted = "1. pétrir\n         1. le seigle\n         2. le blé\n      2. cuire\n";
    assert!(sheet.contains(wanted), "{sheet}");
    assert!(sheet.contains("1. manger,\n      2. boire.\n"), "{sheet}");
}

#[test]
fn a_number_above_a_title_and_a_second_title_are_known() {
    let sheet = |number: u8, title: &str| {
        [
            p("T1", &format!("FICHE {number}")),
            p("T1", title),
            p("T2", "Cuire ensemble au village"),
            p("", "Un four pour tous."),
            p("T2", "Le contexte"),
            p("", "Il était froid."),
        ]
        .concat()
    };
    let body = sheet(1, "Le four") + &sheet(2, "Le moulin");
    let (collection, run) = import("a.docx", &Docx::new(&body).bytes());
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(!run.stderr.contains("pas tous repris"), "{}", run.stderr);
    let sheet = std::fs::read_to_string(collection.path("neuf/sources/moulin.yaml")).unwrap();
    let wanted = "titre: Le moulin\nsous_titre: Cuire ensemble au village\n\nchapeau: |\n  Un four pour tous.\n";
    assert!(sheet.contains(wanted), "{sheet}");
}

#[test]
fn the_number_of_a_sheet_is_no_part_of_its_title() {
    let sheet = |title: &str| {
        [p("T1", title), p("", "Un four."), p("T2", "Le contexte"), p("", "Il était froid.")]
            .concat()
    };
    let body = sheet("FICHE 1 : Le four") + &sheet("Fiche n° 2 – Le moulin");
    let (collection, run) = import("a.docx", &Docx::new(&body).bytes());
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(!run.stderr.contains("pas tous repris"), "{}", run.stderr);
    for (name, title) in [("four", "Le four"), ("moulin", "Le moulin")] {
        let path = collection.path(&format!("neuf/sources/{name}.yaml"));
        let sheet = std::fs::read_to_string(path).unwrap();
        assert!(sheet.contains(&format!("titre: {title}\n")), "{sheet}");
    }
}
