//! A whole annex in Word: its cover and summary make the manifest, in one file or in several, with texts among them.

use serde_json::Value;

use crate::common::Collection;
use crate::common::docx::{Docx, p, paragraph, root, table};
use crate::common::office::{import, zip};

/// The cover and the summary, with the titles in other words than the sheets have.
fn cover() -> String {
    let rows: &[&[&str]] = &[
        &["Action inspirante", "Pages", "Illustration de la thématique"],
        &["Le four du village", "P.4", "Fiche 1. Cuire ensemble Fiche 12. Lever"],
        &["Un jardin pour tous", "P.7", "Fiche 12. Lever"],
    ];
    p("T", "Guide d'essai")
        + &p("T1", "Annexe 4 : Du pain et des fleurs")
        + &p("", "LE CONSEIL")
        + &p("", "DU PAIN")
        + &table(rows)
}

fn four() -> String {
    let sidebar = table(&[&["Public", "Les voisins"], &["Contact", "05 36 49 00 00"]]);
    p("T1", "Un four du village")
        + &p("", "Un chapeau.")
        + &sidebar
        + &p("T2", "Le contexte")
        + &p("", "Du pain.")
}

fn garden() -> String {
    p("T1", "Un jardin pour tous")
        + &p("", "Un autre chapeau.")
        + &p("T2", "Les enjeux")
        + &p("", "Des fleurs.")
        + &p("T2", "Semer à plusieurs")
        + &p("", "Des graines.")
}

fn read(collection: &Collection, path: &str) -> String {
    std::fs::read_to_string(collection.path(path)).unwrap_or_default()
}

const MANIFEST: &str = "\
annexe: Annexe 4
titre: Du pain et des fleurs
guide: Guide d'essai
organisme: |
  LE CONSEIL
  DU PAIN
themes:
  1: Cuire ensemble
  12: Lever
fiches:
  - four-village
  - jardin
";

/// Fails unless files make the annex.
#[track_caller]
fn makes_the_annex(files: &[(&str, Vec<u8>)]) -> Collection {
    let collection = Collection::new(&[]);
    for (name, bytes) in files {
        collection.write(name, bytes);
    }
    let mut arguments = vec!["import", "--into", "neuf"];
    arguments.extend(files.iter().map(|(name, _)| *name));
    let run = collection.run(&arguments);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(!run.stderr.contains("pas tous"), "{}", run.stderr);
    let manifest = annexe::schema::Kind::Manifest.modeline() + MANIFEST;
    assert_eq!(read(&collection, "neuf/sources/annexe.yaml"), manifest, "{}", run.stderr);
    let four = read(&collection, "neuf/sources/four-village.yaml");
    for wanted in
        ["titre_sommaire: Le four du village\n", "themes: [1, 12]\n", "public: Les voisins\n"]
    {
        assert!(four.contains(wanted), "{wanted} in\n{four}");
    }
    assert_eq!(collection.run(&["build", "--root", "neuf"]).code, 0);
    collection
}

#[test]
fn one_document_is_a_whole_annex() {
    let back = p("", "LE CONSEIL") + &p("", "DU PAIN");
    let whole = cover() + &four() + &garden() + &back;
    let collection = makes_the_annex(&[("annexe.docx", Docx::new(&whole).bytes())]);
    assert!(!read(&collection, "neuf/sources/jardin.yaml").contains("CONSEIL"));
}

#[test]
fn several_documents_and_texts_are_one_annex() {
    let cover = Docx::new(&cover()).bytes();
    let garden_text = "# Un jardin pour tous\n\nUn autre chapeau.\n\n## Les enjeux\n\nDes fleurs.\n\n## Semer à plusieurs\n\nDes graines.\n";
    makes_the_annex(&[
        ("sommaire.docx", cover.clone()),
        ("four.docx", Docx::new(&four()).bytes()),
        ("jardin.docx", Docx::new(&garden()).bytes()),
    ]);
    makes_the_annex(&[
        ("sommaire.docx", cover),
        ("four.docx", Docx::new(&four()).bytes()),
        ("jardin.md", garden_text.as_bytes().to_vec()),
    ]);
}

#[test]
fn a_summary_that_became_running_text_is_read() {
    let summary = "Action Pages Illustration Le four du village P.4 Fiche 1. Cuire ensemble Fiche 12. Lever Un jardin pour tous P.7 Fiche 12. Lever";
    let whole =
        cover().split("<w:tbl>").next().unwrap().to_owned() + &p("", summary) + &four() + &garden();
    makes_the_annex(&[("annexe.docx", Docx::new(&whole).bytes())]);
}

/// Levels that say nothing, as a converter leaves them: the sheets are found and made as a text's.
#[test]
fn headings_of_any_level_are_judged_by_their_words() {
    let whole = cover()
        + &p("T2", "Un four du village")
        + &p("", "Un chapeau.")
        + &p("T1", "Le contexte")
        + &p("", "Du pain.")
        + &p("T3", "REPERES")
        + &p("T2", "Public")
        + &p("", "Les voisins")
        + &p("T3", "Les actions réalisées")
        + &p("", "Le sel.")
        + &p("T1", "Les transformations produites")
        + &p("", "Le levain.")
        + &garden();
    let collection = makes_the_annex(&[("annexe.docx", Docx::new(&whole).bytes())]);
    let four = read(&collection, "neuf/sources/four-village.yaml");
    for wanted in ["type: contexte", "type: actions", "type: transformations"] {
        assert!(four.contains(wanted), "{wanted} in\n{four}");
    }
}

#[test]
fn the_report_is_the_same_for_documents_and_texts() {
    let collection =
        Collection::new(&[("suite.md", "# Un fournil\n\nUn chapeau.\n\n## Pétrir\n\nDu pain.\n")]);
    let body = p("T", "Un four") + &p("T1", "Semer") + &p("", "Du blé.") + &p("T1", "Vide");
    collection.write("a.docx", &Docx::new(&body).bytes());
    let run =
        collection.run(&["import", "a.docx", "suite.md", "--into", "neuf", "--format", "json"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let report: Value = serde_json::from_slice(&run.stdout).unwrap();
    let sections: Vec<&Value> =
        report["sheets"].as_array().unwrap().iter().map(|sheet| &sheet["sections"][0]).collect();
    assert_eq!(sections[0]["at"], serde_json::json!({ "file": "a.docx", "paragraph": 2 }));
    assert_eq!(sections[1]["at"], serde_json::json!({ "file": "suite.md", "line": 5 }));
    for section in sections {
        assert_eq!(
            (&section["type"], &section["certainty"]),
            (&Value::Null, &Value::from("doubtful"))
        );
    }
    assert_eq!(report["empty"][0]["label"], "Vide");
    assert_eq!(report["empty"][0]["at"]["paragraph"], 4);
    assert_eq!(
        report["annex"]["missing"],
        serde_json::json!(["annexe", "titre", "guide", "organisme"])
    );
    assert_eq!(report["words"]["missing"], serde_json::json!([]));
    let notes = report["notes"].as_array().unwrap();
    assert!(notes.iter().any(|note| note["at"]["paragraph"] == 4
        && note["message"].as_str().unwrap().contains("titre sans texte")));
}

#[test]
fn a_table_of_ones_own_tells_other_headings_in_documents() {
    let collection = Collection::new(&[("titres.yaml", "sections:\n  actions: [semer]\n")]);
    let body = p("T", "Un four") + &p("T1", "Semer") + &p("", "Du blé.");
    collection.write("a.docx", &Docx::new(&body).bytes());
    let run = collection.run(&["import", "a.docx", "--types", "titres.yaml", "--into", "neuf"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(
        read(&collection, "neuf/sources/four.yaml").contains("- type: actions\n    titre: Semer\n")
    );
}

#[test]
fn a_table_of_data_is_no_summary() {
    let data = table(&[&["Mois", "Participants"], &["Janvier", "4"], &["Juin", "17"]]);
    let body = four() + &garden() + &data;
    let (collection, run) = import("recueil.docx", &Docx::new(&body).bytes());
    assert_eq!(run.code, 0, "{}", run.stderr);
    for (name, wanted) in [("four-village", "type: contexte"), ("jardin", "- Janvier – 4\n")] {
        let sheet = read(&collection, &format!("neuf/sources/{name}.yaml"));
        assert!(sheet.contains(wanted), "{wanted} in\n{sheet}");
    }
}

#[test]
fn headings_of_three_levels_are_a_collection_its_sheets_and_their_sections() {
    let sheet = |title: &str| {
        let section = p("T3", "Le contexte local") + &p("", "Loin.");
        p("T2", title) + &p("", "Un chapeau.") + &section + &p("T3", "Les suites") + &p("", "Une.")
    };
    let thanks = p("T2", "Remerciements") + &p("", "Merci à tous.");
    let body = p("T1", "Recueil") + &sheet("Un cinéma") + &sheet("Le four") + &thanks;
    let (collection, run) = import("recueil.docx", &Docx::new(&body).bytes());
    assert_eq!(run.code, 0, "{}", run.stderr);
    for name in ["cinema", "four"] {
        let sheet = read(&collection, &format!("neuf/sources/{name}.yaml"));
        assert!(sheet.contains("- type: contexte"), "{sheet}");
        assert!(!sheet.contains("###"), "{sheet}");
    }
}

#[test]
fn a_note_of_the_introduction_is_kept() {
    let call = "<w:r><w:t>En 2020</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r>";
    let notes =
        "<w:footnote w:id=\"2\"><w:p><w:r><w:t>Enquête nationale</w:t></w:r></w:p></w:footnote>";
    let introduction = p("T2", "Introduction") + &paragraph("", call);
    let body = cover() + &introduction + &four() + &garden();
    let notes = root("footnotes", notes);
    let docx = Docx::new(&body).part("n", "footnotes", "footnotes.xml", notes.as_bytes());
    let (collection, run) = import("recueil.docx", &docx.bytes());
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(!run.stderr.contains("pas tous"), "{}", run.stderr);
    let manifest = read(&collection, "neuf/sources/annexe.yaml");
    assert!(manifest.contains("#   En 2020\n#   Enquête nationale\n"), "{manifest}");
}

#[test]
fn a_document_in_utf_16_is_read() {
    let mut parts = Docx::new(&(four() + &garden())).parts();
    for (_, bytes) in parts.iter_mut().filter(|(name, _)| name == "word/document.xml") {
        let text = String::from_utf8(bytes.clone()).unwrap();
        let units = std::iter::once(0xfeff).chain(text.encode_utf16());
        *bytes = units.flat_map(u16::to_le_bytes).collect();
    }
    let parts: Vec<_> = parts.iter().map(|(name, bytes)| (name.as_str(), bytes)).collect();
    let (collection, run) = import("recueil.docx", &zip(&parts));
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(read(&collection, "neuf/sources/four-village.yaml").contains("Du pain."));
}
