//! The file as a whole: through the program, and what is refused.

use std::fs;

use super::{HEAD, MIMETYPE, NAMES, content, odt, p, with_parts};
use crate::common::office::{import, zip};

#[test]
fn a_document_becomes_a_collection_that_builds() {
    let (collection, run) = import("fiche.odt", &odt(&format!("{HEAD}{}", p("Du pain."))));
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(!run.stderr.contains("fiche.odt"), "{}", run.stderr);
    let sheet = fs::read_to_string(collection.path("neuf/sources/four.yaml")).unwrap();
    assert!(sheet.contains("titre: Un four\n") && sheet.contains("- type: contexte\n"), "{sheet}");
    let built = collection.run(&["build", "--root", "neuf"]);
    assert_eq!(built.code, 0, "{}", built.stderr);
    // Nothing is written over.
    assert_eq!(collection.run(&["import", "fiche.odt", "--into", "neuf"]).code, 2);
}

#[test]
fn what_is_no_good_document_is_refused() {
    let good = odt(HEAD);
    let entry = "<manifest:file-entry manifest:full-path=\"content.xml\"><manifest:encryption-data/></manifest:file-entry>";
    let manifest = format!("<manifest:manifest {NAMES}>{entry}</manifest:manifest>");
    let doctype =
        format!("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>{}", content(&p("&b;")));
    let sheet = content("")
        .replace("office:text", "office:spreadsheet")
        .replace("<office:spreadsheet>", "<office:spreadsheet><table:table/>");
    let flat = format!("<?xml version=\"1.0\"?>\n<office:document {NAMES}></office:document>");
    let deep =
        content(&format!("{}{}", "<text:section>".repeat(300), "</text:section>".repeat(300)));
    let zeros = vec![b' '; 16 << 20];
    let kind = |kind: &str| {
        let kind = format!("application/vnd.oasis.opendocument.{kind}");
        zip(&[("mimetype", kind), ("content.xml", content(""))])
    };
    let cases: &[(Vec<u8>, &str)] = &[
        (with_parts(HEAD, &[("META-INF/manifest.xml", manifest.as_bytes())]), "mot de passe"),
        (with_parts(HEAD, &[("META-INF/manifest.xml", b"<!DOCTYPE a><a/>")]), "déclare un type"),
        (with_parts("", &[("content.xml", doctype.as_bytes())]), "déclare un type"),
        (with_parts("", &[("content.xml", deep.as_bytes())]), "trop compliqué"),
        (with_parts("", &[("content.xml", &zeros)]), "trop compliqué"),
        (with_parts("", &[("content.xml", &content(HEAD).as_bytes()[..900])]), "abîmé"),
        (with_parts("", &[("styles.xml", b"<a>")]), "abîmé"),
        (with_parts("", &[("content.xml", sheet.as_bytes())]), "un classeur LibreOffice"),
        (with_parts(HEAD, &[("../a.png", b"a")]), "nom dangereux"),
        (kind("spreadsheet"), "un classeur LibreOffice"),
        (kind("presentation"), "une présentation LibreOffice"),
        (
            zip(&[("mimetype", "application/vnd.sun.xml.writer"), ("content.xml", "<a/>")]),
            "OpenOffice 1",
        ),
        (zip(&[("mimetype", MIMETYPE)]), "une archive zip"),
        (flat.into_bytes(), "ODT à plat"),
        (good[..good.len() / 2].to_vec(), "incomplet"),
        (odt(""), "n'a pas de texte"),
    ];
    for (bytes, why) in cases {
        let (collection, run) = import("fiche.odt", bytes);
        assert_eq!(run.code, 2, "{why}: {}", run.stderr);
        assert!(run.stderr.contains(why) && run.stderr.contains("→"), "{why}: {}", run.stderr);
        assert!(!collection.path("neuf").exists());
    }
}
