//! Word documents: what becomes of them, and which are refused.

#![allow(clippy::disallowed_methods, reason = "tests prepare files and start the program")]

mod common;

use std::fs;

use common::office::{import, zip};

const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

/// A document whose body is given; its styles have French names.
fn docx(body: &str) -> Vec<u8> {
    let style = |id: &str, name: &str| {
        format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/></w:style>"
        )
    };
    let styles = [("T", "Titre"), ("T1", "Titre 1"), ("T2", "Titre 2"), ("LB2", "Liste à puces 2")]
        .map(|(id, name)| style(id, name))
        .concat();
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relation = |kind: &str, target: &str| {
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
             <Relationship Id=\"r1\" Type=\"{office}/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    zip(&[
        ("[Content_Types].xml", "<x/>"),
        ("_rels/.rels", &relation("officeDocument", "word/document.xml")),
        ("word/document.xml", &format!("<w:document {W}><w:body>{body}</w:body></w:document>")),
        ("word/_rels/document.xml.rels", &relation("styles", "styles.xml")),
        ("word/styles.xml", &format!("<w:styles {W}>{styles}</w:styles>")),
    ])
}

fn p(style: &str, text: &str) -> String {
    format!(
        "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>"
    )
}

#[test]
fn a_document_becomes_a_collection_that_builds() {
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", p("", text));
    let row = |label: &str, text: &str| format!("<w:tr>{}{}</w:tr>", cell(label), cell(text));
    let body = [
        p("T", "Un four"),
        p("", "Le chapeau."),
        format!("<w:tbl>{}{}</w:tbl>", row("Public", "Les voisins"), row("Contact", "05 36 49 00 00")),
        p("T1", "Le contexte"),
        "<w:p><w:r><w:t>Du </w:t></w:r><w:ins><w:r><w:rPr><w:b/></w:rPr><w:t>pain</w:t></w:r></w:ins>\
         <w:del><w:r><w:delText>sel</w:delText></w:r></w:del></w:p>"
            .to_owned(),
        p("LB2", "point"),
        p("T2", "Place des élus"),
        p("", "Fin."),
    ]
    .concat();
    let (collection, run) = import("fiche.docx", &docx(&body));
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains("modifications suivies"), "{}", run.stderr);
    assert!(run.stderr.contains("tous repris"), "{}", run.stderr);
    assert!(!run.stderr.contains("pas tous"), "{}", run.stderr);
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
    assert!(!sheet.contains("sel"));
    assert_eq!(collection.run(&["build", "--root", "neuf"]).code, 0);
    // Nothing is written over.
    let again = collection.run(&["import", "fiche.docx", "--into", "neuf"]);
    assert_eq!(again.code, 2, "{}", again.stderr);
}

#[test]
fn what_is_no_good_document_is_refused() {
    let good = docx(&p("T", "Un four"));
    let encrypted: Vec<u8> = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        .iter()
        .copied()
        .chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let doctype = "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>";
    let deep = format!("{}{}", "<a>".repeat(300), "</a>".repeat(300));
    let cases: &[(&[u8], &str)] = &[
        (b"", "vide"),
        (b"\x89PNG\r\n\x1a\n", "une image PNG"),
        (b"{\\rtf1 a}", "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ancien format"),
        (&encrypted, "mot de passe"),
        (&good[..good.len() / 2], "incomplet"),
        (&zip(&[("a.txt", "a")]), "une archive zip"),
        (&zip(&[("../a", "a"), ("word/document.xml", "<a/>")]), "nom dangereux"),
        (&zip(&[("word/document.xml", doctype)]), "déclare un type"),
        (&zip(&[("word/document.xml", &deep)]), "trop compliqué"),
        (&zip(&[("word/document.xml", "<a>")]), "abîmé"),
    ];
    for (bytes, why) in cases {
        let (collection, run) = import("fiche.docx", bytes);
        assert_eq!(run.code, 2, "{why}: {}", run.stderr);
        assert!(run.stderr.contains(why) && run.stderr.contains("→"), "{why}: {}", run.stderr);
        assert!(!collection.path("neuf").exists());
    }
}
