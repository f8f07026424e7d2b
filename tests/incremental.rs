//! Builds after builds: what has not changed is not made again, what has changed never stays.

use std::collections::BTreeMap;
use std::fs::{self, FileTimes};
use std::io::Cursor;

use crate::common::{Collection, MANIFEST, Run, SHEET, command, run};

const STATE: &str = "out/.annexe-etat.json";

/// Three sheets, the second with a picture.
fn three() -> Collection {
    let collection = Collection::good();
    collection.write(
        "sources/deux.yaml",
        format!("{SHEET}  - type: projet\n    texte: |\n      ![Une photo](p.png)\n").as_bytes(),
    );
    collection.write("sources/trois.yaml", SHEET.replace("Une action", "La troisième").as_bytes());
    collection.write("sources/p.png", &picture(200));
    collection
}

/// A picture of two by two points.
fn picture(grey: u8) -> Vec<u8> {
    let mut png = Cursor::new(Vec::new());
    let image = image::GrayImage::from_pixel(2, 2, image::Luma([grey]));
    image.write_to(&mut png, image::ImageFormat::Png).unwrap();
    png.into_inner()
}

/// The PDFs and their bytes, by path.
fn pdfs(collection: &Collection, dir: &str) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for folder in ["", "fiches/"] {
        let Ok(entries) = fs::read_dir(collection.path(&format!("{dir}/{folder}"))) else {
            continue;
        };
        for path in
            entries.map(|e| e.unwrap().path()).filter(|p| p.extension().is_some_and(|e| e == "pdf"))
        {
            let name = path.file_name().unwrap().to_string_lossy();
            found.insert(format!("{folder}{name}"), fs::read(&path).unwrap());
        }
    }
    found
}

/// Builds, verbosely, and returns what was made, by path.
fn made(collection: &Collection, arguments: &[&str]) -> Vec<String> {
    let mut all = vec!["build", "-v"];
    all.extend(arguments);
    let built = collection.run(&all);
    assert_eq!(built.code, 0, "{}", built.stderr);
    made_in(&built)
}

fn made_in(built: &Run) -> Vec<String> {
    let lines = built.stderr.lines().filter_map(|line| line.strip_prefix("à faire : "));
    let mut made: Vec<String> =
        lines.map(|line| line.split(' ').next().unwrap().to_owned()).collect();
    made.sort();
    made
}

/// What is in `out` is what a build from nothing gives.
fn assert_as_from_nothing(collection: &Collection) {
    let _ = fs::remove_dir_all(collection.path("anew"));
    assert_eq!(collection.run(&["build", "-o", "anew"]).code, 0);
    assert!(pdfs(collection, "out") == pdfs(collection, "anew"));
}

const ALL: [&str; 4] = ["annexe.pdf", "fiches/deux.pdf", "fiches/trois.pdf", "fiches/une.pdf"];

#[test]
fn where_nothing_changed_nothing_is_made_and_it_says_so() {
    let collection = three();
    assert_eq!(made(&collection, &[]), ALL);
    let modified = |path| fs::metadata(collection.path(path)).unwrap().modified().unwrap();
    let before = (modified("out/annexe.pdf"), modified(STATE));
    // Files written again with the same bytes are no change.
    collection.write("sources/une.yaml", SHEET.as_bytes());
    let again = collection.run(&["build"]);
    assert_eq!(again.code, 0);
    assert_eq!(again.stderr, "rien n'a changé : 4 PDF déjà à jour dans out (--force les refait)\n");
    assert_eq!((modified("out/annexe.pdf"), modified(STATE)), before);
    assert_eq!(collection.run(&["build", "-q"]).stderr, "");
    let forced = collection.run(&["build", "-v", "--force"]);
    assert!(forced.stderr.contains("\n4 PDF en "), "{}", forced.stderr);
    assert_ne!(modified("out/annexe.pdf"), before.0);
    assert_eq!(made(&collection, &["--only", "une"]), [""; 0]);
}

#[test]
fn a_changed_sheet_makes_its_handout_and_the_annex() {
    let collection = three();
    made(&collection, &[]);
    for (from, to) in
        [("Un chapeau", "Un autre chapeau"), ("Une action", "Un titre"), ("[1]", "[1, 2]")]
    {
        collection.write("sources/une.yaml", SHEET.replace(from, to).as_bytes());
        assert_eq!(made(&collection, &[]), ["annexe.pdf", "fiches/une.pdf"], "{to}");
        assert_as_from_nothing(&collection);
    }
    // A remark is no change of the pages.
    collection.write(
        "sources/trois.yaml",
        format!("# remarque\n{}", SHEET.replace("Une action", "La troisième")).as_bytes(),
    );
    assert_eq!(made(&collection, &[]), [""; 0]);
    assert_as_from_nothing(&collection);
}

#[test]
fn an_edit_that_keeps_length_and_date_is_seen() {
    let collection = three();
    made(&collection, &[]);
    for (path, bytes, expected) in [
        ("sources/une.yaml", SHEET.replace("chapeau.", "chapaeu.").into_bytes(), "fiches/une.pdf"),
        ("sources/p.png", picture(100), "fiches/deux.pdf"),
    ] {
        let old = fs::metadata(collection.path(path)).unwrap();
        collection.write(path, &bytes);
        let file = fs::File::options().append(true).open(collection.path(path)).unwrap();
        file.set_times(FileTimes::new().set_modified(old.modified().unwrap())).unwrap();
        assert_eq!(file.metadata().unwrap().len(), old.len());
        assert_eq!(made(&collection, &[]), ["annexe.pdf", expected]);
        assert_as_from_nothing(&collection);
    }
}

#[test]
fn what_everything_depends_on_makes_everything() {
    let collection = three();
    made(&collection, &[]);
    collection.write("sources/annexe.yaml", MANIFEST.replace("Un essai", "Deux essais").as_bytes());
    assert_eq!(made(&collection, &[]), ALL);
    let theme = include_str!("../layouts/theme.typ");
    collection.write("layouts/theme.typ", theme.replace("24mm", "23mm").as_bytes());
    assert_eq!(made(&collection, &[]), ALL);
    for unread in ["README.md", "theme.typ.bak", "parts/notes"] {
        collection.write(&format!("layouts/{unread}"), b"x");
        assert_eq!(made(&collection, &[]), [""; 0], "{unread}");
    }
    collection.write("layouts/icons/un.svg", b"x");
    assert_eq!(made(&collection, &[]), ALL);
    collection.write("fonts/LISEZ-MOI", b"x");
    assert_eq!(made(&collection, &[]), ALL);
    assert_as_from_nothing(&collection);
    fs::remove_dir_all(collection.path("layouts")).unwrap();
    assert_eq!(made(&collection, &[]), ALL);
    assert_as_from_nothing(&collection);
}

#[test]
fn the_environments_date_counts_where_the_manifest_has_none() {
    let collection = three();
    let dated = |value: &str| {
        let built = run(command(&["build", "-v"])
            .current_dir(collection.root())
            .env("SOURCE_DATE_EPOCH", value));
        assert_eq!(built.code, 0, "{}", built.stderr);
        made_in(&built).len()
    };
    assert_eq!((dated("86400"), dated("172800")), (4, 0));
    collection.write("sources/annexe.yaml", MANIFEST.replace("date: 2024-02-29\n", "").as_bytes());
    assert_eq!((dated("86400"), dated("86400"), dated("172800")), (4, 0, 4));
}

#[test]
fn a_pdf_that_is_not_as_it_was_written_is_made_again() {
    let collection = three();
    made(&collection, &[]);
    let path = collection.path("out/fiches/une.pdf");
    let good = fs::read(&path).unwrap();
    let mut flipped = good.clone();
    flipped[good.len() / 2] ^= 1;
    for bad in [&good[..good.len() / 2], &flipped, b"", &[&good[..], b"x"].concat()] {
        fs::write(&path, bad).unwrap();
        assert_eq!(made(&collection, &[]), ["fiches/une.pdf"]);
        assert_eq!(fs::read(&path).unwrap(), good);
    }
    fs::remove_file(&path).unwrap();
    assert_eq!(made(&collection, &[]), ["fiches/une.pdf"]);
    fs::remove_dir_all(collection.path("out/fiches")).unwrap();
    assert_eq!(made(&collection, &[]), ALL[1..]);
    assert_as_from_nothing(&collection);
}

#[test]
fn a_state_that_cannot_be_trusted_says_nothing() {
    let collection = three();
    made(&collection, &[]);
    let good = fs::read_to_string(collection.path(STATE)).unwrap();
    let other = good.replacen("{\"program\":\"", "{\"program\":\"0", 1);
    assert_ne!(other, good);
    for bad in ["", "{", "[]", "null", &good[..good.len() - 20], &other, "\u{0}\u{0}"] {
        fs::write(collection.path(STATE), bad).unwrap();
        assert_eq!(made(&collection, &[]), ALL, "{bad:.40}");
    }
    fs::remove_file(collection.path(STATE)).unwrap();
    fs::create_dir(collection.path(STATE)).unwrap();
    let blocked = collection.run(&["build"]);
    assert_eq!(blocked.code, 2);
    assert!(blocked.stderr.contains(".annexe-etat.json"), "{}", blocked.stderr);
    fs::remove_dir(collection.path(STATE)).unwrap();
    assert_eq!(made(&collection, &[]), ALL);
}

#[test]
fn warnings_are_told_every_time() {
    let collection = three();
    collection.write("sources/une.yaml", SHEET.replace("Un chapeau", "Un <b>mot</b>").as_bytes());
    for expected in [4, 0] {
        let built = collection.run(&["build", "-v"]);
        assert!(built.stderr.contains("attention[balise-html]"), "{}", built.stderr);
        assert_eq!(made_in(&built).len(), expected);
    }
    // So are those of a layout.
    collection.write("sources/une.yaml", SHEET.as_bytes());
    let handout = include_str!("../layouts/handout.typ");
    collection.write("layouts/handout.typ", format!("#let x = [*a* **]\n{handout}").as_bytes());
    for _ in 0..2 {
        let built = collection.run(&["build"]);
        assert_eq!(built.code, 0, "{}", built.stderr);
        assert!(built.stderr.contains("attention[mise-en-page]"), "{}", built.stderr);
    }
}

#[test]
fn sheets_come_go_and_change_places() {
    let collection = three();
    made(&collection, &[]);
    // The last sheet goes: the others keep their numbers.
    fs::remove_file(collection.path("sources/une.yaml")).unwrap();
    let built = collection.run(&["build", "-v"]);
    assert_eq!(made_in(&built), ["annexe.pdf"]);
    assert!(built.stderr.contains("fiches/une.pdf retiré"), "{}", built.stderr);
    assert_as_from_nothing(&collection);
    let swapped = format!("{MANIFEST}fiches: [trois, deux]\n");
    collection.write("sources/annexe.yaml", swapped.as_bytes());
    made(&collection, &[]);
    assert_as_from_nothing(&collection);
    collection
        .write("sources/annexe.yaml", format!("{MANIFEST}fiches: [trois, deux, une]\n").as_bytes());
    collection.write("sources/une.yaml", SHEET.as_bytes());
    made(&collection, &[]);
    assert_as_from_nothing(&collection);
}

#[test]
fn a_handout_whose_sheet_is_gone_stays_where_somebody_changed_it() {
    let collection = three();
    made(&collection, &[]);
    fs::write(collection.path("out/fiches/une.pdf"), b"x").unwrap();
    fs::remove_file(collection.path("sources/une.yaml")).unwrap();
    made(&collection, &[]);
    assert_eq!(fs::read(collection.path("out/fiches/une.pdf")).unwrap(), b"x");
}

#[test]
fn a_part_made_by_itself_is_not_taken_for_the_whole() {
    let collection = three();
    assert_eq!(made(&collection, &["--only", "une"]), ["fiches/une.pdf"]);
    assert_eq!(made(&collection, &[]), ["annexe.pdf", "fiches/deux.pdf", "fiches/trois.pdf"]);
    collection.write("sources/annexe.yaml", MANIFEST.replace("Un essai", "Deux essais").as_bytes());
    assert_eq!(made(&collection, &["--only", "une"]), ["fiches/une.pdf"]);
    assert_eq!(made(&collection, &[]), ["annexe.pdf", "fiches/deux.pdf", "fiches/trois.pdf"]);
    assert_as_from_nothing(&collection);
    // A handout made from later sources by the other verb.
    collection.write("sources/une.yaml", SHEET.replace("Une action", "Autre").as_bytes());
    assert_eq!(collection.run(&["handout", "une"]).code, 0);
    assert_eq!(made(&collection, &[]), ["annexe.pdf", "fiches/une.pdf"]);
    assert_as_from_nothing(&collection);
}

#[test]
fn a_failed_build_leaves_its_work_to_the_next() {
    let collection = three();
    made(&collection, &[]);
    collection.write("sources/une.yaml", SHEET.replace("Une action", "Autre").as_bytes());
    collection.write("sources/deux.yaml", b"titre: Deux\nthemes: [7]\n");
    assert_eq!(collection.run(&["build"]).code, 1);
    collection.write("sources/deux.yaml", SHEET.as_bytes());
    assert_eq!(made(&collection, &[]), ["annexe.pdf", "fiches/deux.pdf", "fiches/une.pdf"]);
    assert_as_from_nothing(&collection);
}

#[test]
fn a_handout_cannot_read_another_sheet() {
    let collection = three();
    let handout = include_str!("../layouts/handout.typ");
    let reads = |path: &str| {
        collection.write(
            "layouts/handout.typ",
            format!("#let x = json(\"{path}\")\n{handout}").as_bytes(),
        );
        collection.run(&["build", "--only", "une"]).code
    };
    assert_eq!(reads("/data/sheets/une.json"), 0);
    assert_eq!(reads("/data/sheets/deux.json"), 1);
}
