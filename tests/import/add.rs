//! Sheets that come to a collection that is there already.

use std::fs;

use crate::common::Collection;
use crate::common::docx::{Docx, p, paragraph, picture, run};

const MANIFEST: &str = "annexe: Annexe 1\ntitre: Des pains  # un titre\nguide: Guide\norganisme: |\n  La mairie\n\
    date: 2024-02-29\n\nfiches:\n  - halle # d'abord\n";
const HALL: &str = "titre: Une halle\n\nchapeau: |\n  Elle rouvre.\n";

fn collection(manifest: &str) -> Collection {
    let folder = Collection::new(&[]);
    folder.write("pains/sources/annexe.yaml", manifest.as_bytes());
    folder.write("pains/sources/halle.yaml", HALL.as_bytes());
    folder.write("four.docx", &four().bytes());
    folder
}

fn four() -> Docx {
    let shown = paragraph("", &(run("Du pain. ") + &picture("p", "Le four allumé")));
    Docx::new(&(p("T", "Un four") + &p("T1", "Le contexte") + &shown)).part(
        "p",
        "image",
        "media/a.png",
        PNG,
    )
}

/// A picture of one pixel.
const PNG: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52, 0, 0, 0,
    1, 0, 0, 0, 1, 8, 2, 0, 0, 0, 0x90, 0x77, 0x53, 0xde, 0, 0, 0, 0x0c, 0x49, 0x44, 0x41, 0x54,
    0x78, 0x9c, 0x63, 0xf8, 0xcf, 0xc0, 0, 0, 3, 1, 1, 0, 0xc9, 0xfe, 0x92, 0xef, 0, 0, 0, 0, 0x49,
    0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
];

/// All files of the collection, by name, with their bytes.
fn files(folder: &Collection) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(folder.path("pains/sources")).unwrap();
    let mut files: Vec<(String, Vec<u8>)> = entries
        .map(|entry| entry.unwrap().path())
        // The copies of the schemas are made anew with each sheet.
        .filter(|path| path.is_file())
        .map(|path| {
            (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(&path).unwrap())
        })
        .collect();
    files.sort();
    files
}

#[test]
fn a_sheet_takes_its_place_at_the_end_and_all_else_stays() {
    let folder = collection(MANIFEST);
    let run = folder.run(&["import", "four.docx", "--into", "pains"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let names: Vec<String> = files(&folder).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["annexe.yaml", "four-image-1.png", "four.yaml", "halle.yaml"]);
    let manifest = fs::read_to_string(folder.path("pains/sources/annexe.yaml")).unwrap();
    assert_eq!(manifest, format!("{MANIFEST}  - four\n"));
    assert_eq!(fs::read_to_string(folder.path("pains/sources/halle.yaml")).unwrap(), HALL);
    let list = folder.run(&["list", "--root", "pains"]);
    assert_eq!(list.code, 0, "{}", list.stderr);
    let stdout = String::from_utf8(list.stdout).unwrap();
    assert!(stdout.find("halle") < stdout.find("four"), "{stdout}");
}

#[test]
fn several_sheets_come_in_their_order() {
    let folder = collection(MANIFEST);
    let title = |text: &str| p("T", text) + &p("", "Un chapeau.");
    folder.write("deux.docx", &Docx::new(&(title("Un moulin") + &title("Un étang"))).bytes());
    let run = folder.run(&["import", "deux.docx", "four.docx", "--into", "pains"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let manifest = fs::read_to_string(folder.path("pains/sources/annexe.yaml")).unwrap();
    assert_eq!(manifest, format!("{MANIFEST}  - moulin\n  - etang\n  - four\n"));
}

#[test]
fn an_order_that_is_not_given_stays_so() {
    let manifest = MANIFEST.split("\nfiches:").next().unwrap();
    let folder = collection(manifest);
    assert_eq!(folder.run(&["import", "four.docx", "--into", "pains"]).code, 0);
    assert_eq!(fs::read_to_string(folder.path("pains/sources/annexe.yaml")).unwrap(), manifest);
    assert!(folder.path("pains/sources/four.yaml").exists());
}

#[test]
fn nothing_is_replaced_unless_asked_for() {
    for taken in ["four.yaml", "four-image-1.png"] {
        let folder = collection(MANIFEST);
        folder.write(&format!("pains/sources/{taken}"), b"titre: Un autre four\n");
        let before = files(&folder);
        let run = folder.run(&["import", "four.docx", "--into", "pains"]);
        assert_eq!(run.code, 2);
        assert!(run.stderr.contains(taken) && run.stderr.contains("→"), "{}", run.stderr);
        assert_eq!(files(&folder), before);
        assert_eq!(folder.run(&["import", "four.docx", "--into", "pains", "--force"]).code, 0);
        let names: Vec<String> = files(&folder).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["annexe.yaml", "four-image-1.png", "four.yaml", "halle.yaml"]);
        let manifest = fs::read_to_string(folder.path("pains/sources/annexe.yaml")).unwrap();
        assert_eq!(manifest, format!("{MANIFEST}  - four\n"));
    }
}

#[test]
fn a_whole_annex_goes_to_no_other() {
    let folder = collection(MANIFEST);
    let before = files(&folder);
    folder.write("annexe.md", include_bytes!("../../src/import/tests/annexe.md"));
    let run = folder.run(&["import", "annexe.md", "--into", "pains"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("contient déjà des fiches"), "{}", run.stderr);
    assert_eq!(files(&folder), before);
}

#[test]
fn a_manifest_with_errors_is_left_alone() {
    let folder = collection("titre: [\n");
    let before = files(&folder);
    let run = folder.run(&["import", "four.docx", "--into", "pains"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert_eq!(files(&folder), before);
}
