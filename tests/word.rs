//! Word documents: what becomes of them, and which are refused.

#![allow(clippy::disallowed_methods, reason = "tests prepare files and start the program")]

#[path = "word/annex.rs"]
mod annex;
mod common;
#[path = "word/hostile.rs"]
mod hostile;
#[path = "word/parts.rs"]
mod parts;

use std::fs;

use common::docx::{Docx, p, table};
use common::office::import;

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
