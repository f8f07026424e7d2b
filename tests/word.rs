//! Word documents: what becomes of them, and which are refused.

mod annex;
mod byhand;
mod divided;
mod drawn;
mod hostile;
mod lists;
mod parts;
mod sidebars;
mod unstyled;

use std::fs;

use crate::common::docx::{Docx, p, table};
use crate::common::office::import;

#[test]
fn a_document_becomes_a_collection_that_builds() {
    let body = [
        p("T", "Un four"),
        p("", "Le chapeau."),
        table(&[&["Public", "Les voisins"], &["Contact", "05 36 49 00 00"]]),
        p("T1", "Le contexte"),
        "<w:p><w:r><w:t>Du </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>pain</w:t></w:r></w:p>"
            .to_owned(),
        p("LB2", "point"),
        p("T2", "Place des élus"),
        p("", "Fin."),
    ]
    .concat();
    let (collection, run) = import("fiche.docx", &Docx::new(&body).bytes());
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(!run.stderr.contains("à vérifier"), "{}", run.stderr);
    let sheet = fs::read_to_string(collection.path("neuf/sources/four.yaml")).unwrap();
    for wanted in [
        "titre: Un four\n",
        "public: Les voisins\n",
        "- type: contexte\n",
        "Du **pain**\n",
        "### Place des élus",
    ] {
        assert!(sheet.contains(wanted), "{wanted} in\n{sheet}");
    }
    assert_eq!(collection.run(&["build", "--root", "neuf"]).code, 0);
    // Nothing is written over.
    let again = collection.run(&["import", "fiche.docx", "--into", "neuf"]);
    assert_eq!(again.code, 2, "{}", again.stderr);
}

/// The sheet that a body becomes, the only one.
fn only_sheet(body: &[String]) -> String {
    let (collection, run) = import("fiche.docx", &Docx::new(&body.concat()).bytes());
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(!run.stderr.contains("pas tous repris"), "{}", run.stderr);
    let sources = fs::read_dir(collection.path("neuf/sources")).unwrap();
    let names = sources.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let names: Vec<String> =
        names.filter(|name| name.ends_with(".yaml") && name != "annexe.yaml").collect();
    let [sheet] = names.as_slice() else { panic!("{names:?}") };
    fs::read_to_string(collection.path(&format!("neuf/sources/{sheet}"))).unwrap()
}

#[test]
fn sections_in_other_words_and_a_sidebar_between_them_are_one_sheet() {
    let sheet = only_sheet(&[
        p("T", "Un four de village"),
        p("", "Le four chauffe le dimanche."),
        p("T1", "Contexte et enjeux"),
        p("", "Personne ne se croisait."),
        table(&[&["REPERES"], &["Public"], &["Les voisins"], &["Contact"], &["La mairie"]]),
        p("T1", "Nos actions"),
        p("", "Du pain."),
        p("T1", "Résultats"),
        p("", "Quarante familles."),
    ]);
    for wanted in ["type: contexte\n", "type: actions\n", "public: ", "chapeau: "] {
        assert!(sheet.contains(wanted), "{wanted} in\n{sheet}");
    }
}

#[test]
fn running_text_under_a_contact_goes_back_to_its_section() {
    let sheet = only_sheet(&[
        p("T", "Un four de village"),
        p("T1", "Le contexte"),
        p("", "Personne ne se croisait."),
        p("T2", "REPERES"),
        p("T3", "→ Public"),
        p("", "Les voisins"),
        p("T3", "→ Contact"),
        p("", "La mairie"),
        p("", "05 36 49 00 00"),
        p("", "Par exemple, les voisins ont rénové le four avec la mairie."),
        p("T2", "➤ Du point de vue des élus"),
        p("", "Tous ont applaudi."),
    ]);
    let (before, after) = sheet.split_once("sections:").unwrap();
    assert!(before.contains("05 36 49 00 00") && !before.contains("Par exemple"), "{sheet}");
    for wanted in ["croisait.\n\n      Par exemple, les voisins", "### Du point de vue des élus\n"]
    {
        assert!(after.contains(wanted), "{wanted} in\n{sheet}");
    }
    assert!(!sheet.contains(['→', '➤']), "{sheet}");
}

#[test]
fn a_sentence_that_the_sidebar_cuts_is_one_again() {
    let sheet = only_sheet(&[
        p("T", "Un four de village"),
        p("T1", "Le contexte"),
        p("", "Les voisins se parlaient peu et se"),
        p("T2", "REPERES"),
        p("T3", "Contact"),
        p("", "La mairie"),
        p("", "croisaient au four."),
    ]);
    assert!(sheet.contains("se parlaient peu et se croisaient au four.\n"), "{sheet}");
}

#[test]
fn a_heading_between_a_films_title_and_its_credits_is_its_second_title() {
    let sheet = only_sheet(&[
        p("T1", "Un four de village"),
        p("T2", "Un film de quartier"),
        p("", "Le film suit le four, de l'aube au soir."),
        p("", "Durée : 9 min"),
        p("", "Réalisation : l'atelier du four"),
    ]);
    for wanted in ["sous_titre: Un film de quartier\n", "gabarit: film\n", "generique: |\n"] {
        assert!(sheet.contains(wanted), "{wanted} in\n{sheet}");
    }
}

#[test]
fn a_form_in_two_columns_is_a_sheet() {
    let body = table(&[
        &["Intitulé de l'action", "Un four"],
        &["Structure porteuse", "Les amis du four"],
        &["Public", "Les voisins"],
        &["Objectifs :", "Cuire le pain"],
        &["Contexte", "La rue n'avait plus de boulangerie."],
        &["Actions menées", "Une fournée a lieu chaque samedi."],
        &["Résultats", "Cent pains."],
        &["Contact", "05 36 49 00 00"],
    ]);
    let (collection, run) = import("fiche.docx", &Docx::new(&body).bytes());
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains("tableau de 8 lignes lu comme une fiche"), "{}", run.stderr);
    let sheet = fs::read_to_string(collection.path("neuf/sources/four.yaml")).unwrap();
    for wanted in [
        "titre: Un four\n",
        "  structure:\n    titre: Structure porteuse\n    texte: Les amis du four\n",
        "  public: Les voisins\n",
        "  contact: |\n    05 36 49 00 00\n",
        "  - type: contexte\n",
        "  - type: actions\n    titre: Actions menées\n    texte: |\n      Une fournée",
        "  - type: evaluation\n    titre: Résultats\n    texte: |\n      Cent pains.\n",
    ] {
        assert!(sheet.contains(wanted), "{wanted}: {sheet}");
    }
    // A table of data with such words in it is none.
    let data = table(&[&["Lieu", "Résultats"], &["Contexte rural", "12"], &["Nord", "14"]]);
    let body = [p("T", "Un four"), p("T1", "Le contexte"), data].concat();
    let (_, run) = import("fiche.docx", &Docx::new(&body).bytes());
    assert!(!run.stderr.contains("lu comme une fiche"), "{}", run.stderr);
}
