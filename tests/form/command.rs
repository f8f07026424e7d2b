//! The command itself: files, formats, standard output, and the same bytes every time.

use std::fs;

use super::{empty, form, silent};
use crate::common::{Collection, command, run};

#[test]
fn a_form_never_replaces_a_file_unless_asked_to() {
    let folder = empty();
    folder.write("fiche.docx", b"le texte de quelqu'un");
    let refused = folder.run(&["template", "fiche.docx"]);
    assert_eq!(refused.code, 2);
    assert!(refused.stderr.contains("existe déjà") && refused.stderr.contains("--force"));
    assert_eq!(fs::read(folder.path("fiche.docx")).unwrap(), b"le texte de quelqu'un");
    silent(&folder.run(&["template", "fiche.docx", "--force"]));
    assert!(fs::read(folder.path("fiche.docx")).unwrap().starts_with(b"PK"));
    // A new folder on the way is made, as elsewhere.
    silent(&folder.run(&["template", "dossier/Fiche.ODT"]));
    assert!(folder.path("dossier/Fiche.ODT").exists());
}

#[test]
fn the_extension_says_the_format_and_no_other_will_do() {
    let folder = empty();
    for name in ["fiche.doc", "fiche", "fiche.docx.pdf", ".docx", ".."] {
        let refused = folder.run(&["template", name]);
        assert_eq!(refused.code, 2, "{name}");
        assert!(refused.stderr.contains(".docx") && refused.stderr.contains(".odt"), "{name}");
    }
    let contrary = folder.run(&["template", "fiche.docx", "--format", "odt"]);
    assert_eq!((contrary.code, contrary.stderr.contains("contredit")), (2, true));
    let nowhere = folder.run(&["template", "-"]);
    assert_eq!((nowhere.code, nowhere.stderr.contains("--format docx")), (2, true));
    assert_eq!(fs::read_dir(folder.root()).unwrap().count(), 0);
}

#[test]
fn standard_output_has_the_same_bytes_wherever_and_whenever() {
    let folder = empty();
    for format in ["docx", "odt"] {
        let file = form(&folder, &format!("fiche.{format}"));
        let mut there = command(&["template", "-", "--format", format]);
        let out = run(there.current_dir(empty().root()).env("TZ", "Pacific/Kiritimati"));
        silent(&out);
        assert!(out.stdout == file, "{format}");
    }
}

#[test]
fn a_wrong_manifest_is_told_on_its_line() {
    let collection = Collection::good();
    collection.write("sources/annexe.yaml", b"titre: [a\n");
    let wrong = collection.run(&["template", "fiche.docx"]);
    assert_eq!((wrong.code, wrong.stderr.contains("sources/annexe.yaml:")), (1, true));
    assert!(!collection.path("fiche.docx").exists());
    let elsewhere = empty().run(&["template", "fiche.docx", "--root", "."]);
    assert_eq!(elsewhere.code, 2, "{}", elsewhere.stderr);
}
