//! What a form is before anybody writes in it.

use super::office::{between, part};
use super::{empty, form, silent};
use crate::common::{Collection, MANIFEST};

const OWN: &str = "types_de_section:\n  paroles: Paroles d'habitants [et d'élus]\n";

#[test]
fn a_form_that_nobody_filled_in_is_told_so_and_writes_nothing() {
    let folder = empty();
    for name in ["fiche.docx", "fiche.odt"] {
        form(&folder, name);
        let run = folder.run(&["import", name, "--into", "neuf"]);
        assert_eq!(run.code, 2, "{}", run.stderr);
        assert!(run.stderr.contains("rien n'est encore rempli"), "{}", run.stderr);
        assert!(run.stderr.contains("sauf le titre"), "{}", run.stderr);
        assert!(!folder.path("neuf").exists());
    }
}

#[test]
fn the_form_of_a_collection_has_its_themes_and_its_own_sections() {
    let collection = Collection::new(&[]);
    collection.write("sources/annexe.yaml", format!("{MANIFEST}{OWN}").as_bytes());
    collection.write("sous/dossier/x", b"");
    for (name, text) in [("fiche.docx", "word/document.xml"), ("fiche.odt", "content.xml")] {
        let text = part(&form(&collection, name), text);
        assert!(
            text.contains("1 – Le premier thème") && text.contains("2 – Le deuxième"),
            "{text}"
        );
        let heading = text.find("Paroles d’habitants [et d’élus]").unwrap();
        assert!(heading < text.find("Sources documentaires").unwrap());
        let named = format!("../../{name}");
        let below = crate::common::run(
            crate::common::command(&["template", &named, "--force"])
                .current_dir(collection.path("sous/dossier")),
        );
        silent(&below);
    }
    // Without a collection around it, a form is the usual one.
    let text = part(&form(&empty(), "fiche.docx"), "word/document.xml");
    assert!(!text.contains("Le premier thème") && !text.contains("Paroles"));
}

#[test]
fn a_word_form_can_be_read_by_everybody() {
    let bytes = form(&empty(), "fiche.docx");
    let core = part(&bytes, "docProps/core.xml");
    assert_eq!(between(&core, "<dc:title>", "</dc:title>"), "Fiche à remplir");
    assert_eq!(between(&core, "<dc:language>", "</dc:language>"), "fr-FR");
    let styles = part(&bytes, "word/styles.xml");
    assert!(styles.contains("<w:lang w:val=\"fr-FR\""));
    for name in ["heading 1", "heading 2", "List Bullet", "Quote", "Intense Quote", "caption"] {
        let style = format!("<w:name w:val=\"{name}\"/>");
        let at = styles.find(&style).expect(name);
        assert!(
            !styles[..at].rsplit("<w:style ").next().unwrap().contains("customStyle"),
            "{name}"
        );
    }
    let text = part(&bytes, "word/document.xml");
    let table = between(&text, "<w:tbl>", "</w:tbl>");
    let first = between(table, "<w:tr>", "</w:tr>");
    assert!(first.contains("<w:tblHeader/>") && first.contains("REPÈRES"));
    assert_eq!(table.matches("<w:tblHeader/>").count(), 1);
    assert!(table.contains("<w:tblDescription ") && !table.contains("gridSpan"));
}

#[test]
fn an_opendocument_form_can_be_read_by_everybody() {
    let bytes = form(&empty(), "fiche.odt");
    // The media type comes first, neither compressed nor with anything between.
    assert!(bytes[30..].starts_with(b"mimetypeapplication/vnd.oasis.opendocument.text"));
    let meta = part(&bytes, "meta.xml");
    assert_eq!(between(&meta, "<dc:title>", "</dc:title>"), "Fiche à remplir");
    let styles = part(&bytes, "styles.xml");
    assert!(styles.contains("fo:language=\"fr\" fo:country=\"FR\""));
    let text = part(&bytes, "content.xml");
    let head = between(&text, "<table:table-header-rows>", "</table:table-header-rows>");
    assert!(head.contains("REPÈRES"));
    // Every style that the text names is there.
    for name in text.split("text:style-name=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(styles.contains(&format!("style:name=\"{name}\"")), "{name}");
    }
}
