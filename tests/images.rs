//! Pages as images.

use std::fs;

use crate::common::{Collection, SHEET};
use image::GenericImageView;

/// An A4 page at 150 points an inch.
const A4: (u32, u32) = (1240, 1754);

fn collection() -> Collection {
    Collection::new(&[("sources/une.yaml", SHEET)])
}

fn size(collection: &Collection, path: &str) -> (u32, u32) {
    image::open(collection.path(path)).unwrap().dimensions()
}

#[test]
fn every_page_is_an_image_and_the_same_one_each_time() {
    let collection = collection();
    let run = collection.run(&["build", "--annex-only", "--format", "png"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let pages = fs::read_dir(collection.path("out/images")).unwrap().count();
    assert!(pages >= 4, "{pages}");
    assert!(!collection.path("out/annexe.pdf").exists());
    let first = fs::read(collection.path("out/images/annexe-1.png")).unwrap();
    let (width, height) = size(&collection, "out/images/annexe-1.png");
    assert!(width.abs_diff(A4.0) <= 1 && height.abs_diff(A4.1) <= 1, "{width} × {height}");
    let again = collection.run(&["build", "--annex-only", "--format", "png", "-o", "ailleurs"]);
    assert_eq!(again.code, 0, "{}", again.stderr);
    assert!(fs::read(collection.path("ailleurs/images/annexe-1.png")).unwrap() == first);
}

#[test]
fn pages_resolution_and_format_can_be_chosen() {
    let collection = collection();
    let options = ["build", "--only", "une", "--format", "jpeg", "--dpi", "72", "--pages", "1"];
    let run = collection.run(&options);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let (width, height) = size(&collection, "out/images/une-1.jpg");
    assert!(width.abs_diff(595) <= 1 && height.abs_diff(842) <= 1, "{width} × {height}");
    // JFIF says how many points make an inch (ISO/IEC 10918-5, 10.1).
    let bytes = fs::read(collection.path("out/images/une-1.jpg")).unwrap();
    assert_eq!(bytes[13..18], [1, 0, 72, 0, 72]);
    let run = collection.run(&["build", "--annex-only", "--format", "svg", "--pages", "2-"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(!collection.path("out/images/annexe-1.svg").exists());
    let svg = fs::read_to_string(collection.path("out/images/annexe-2.svg")).unwrap();
    assert!(svg.starts_with("<svg"), "{}", &svg[..40]);
}

#[test]
fn pages_that_are_counted_are_those_of_the_annex() {
    let collection = collection();
    let made = |arguments: &[&str]| {
        let run =
            collection.run(&[&["build", "--format", "png", "--dpi", "30"], arguments].concat());
        assert_eq!(run.code, 0, "{}", run.stderr);
        let dir = collection.path("out/images");
        let entries = fs::read_dir(&dir).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        fs::remove_dir_all(dir).unwrap();
        names
    };
    // The sheet has one page.
    assert_eq!(made(&["--pages", "1,4"]), ["annexe-1.png", "annexe-4.png"]);
    assert_eq!(made(&["--pages", "1", "--handouts-only"]), ["une-1.png"]);
    assert_eq!(made(&["--pages", "1", "--only", "une"]), ["une-1.png"]);
    let all = made(&[]);
    assert!(all.contains(&"une-1.png".to_owned()) && all.contains(&"annexe-4.png".to_owned()));
}

#[test]
fn a_png_says_how_large_it_is() {
    let collection = collection();
    let run = collection.run(&["build", "--only", "une", "--format", "png", "--dpi", "300"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let bytes = fs::read(collection.path("out/images/une-1.png")).unwrap();
    assert_eq!(bytes[37..41], *b"pHYs");
    // 300 points an inch are 11 811 a metre.
    assert_eq!(bytes[41..50], [0, 0, 0x2e, 0x23, 0, 0, 0x2e, 0x23, 1]);
    let width = size(&collection, "out/images/une-1.png").0;
    assert!((f64::from(width) / 11.811 - 210.0).abs() < 0.1, "{width}");
}

#[test]
fn all_pages_fit_on_a_sheet_and_the_cover_on_a_thumbnail() {
    let collection = collection();
    let run = collection.run(&["build", "--contact-sheet", "--thumbnail"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let made = fs::read_dir(collection.path("out/images")).unwrap().count();
    assert_eq!(made, 2);
    assert_eq!(size(&collection, "out/images/annexe-vignette.png").0, 600);
    let (width, height) = size(&collection, "out/images/annexe-planche.png");
    assert!(width > 600 && height > 400, "{width} × {height}");
}

#[test]
fn images_of_pages_that_are_gone_go_and_others_stay() {
    let collection = collection();
    let made = ["build", "--annex-only", "--format", "png", "--dpi", "30"];
    assert_eq!(collection.run(&made).code, 0);
    for name in ["annexe-9.png", "annexe-9.jpg", "une-9.png", "photo.png"] {
        collection.write(&format!("out/images/{name}"), b"");
    }
    assert_eq!(collection.run(&made).code, 0);
    let there = |name: &str| collection.path(&format!("out/images/{name}")).exists();
    assert!(!there("annexe-9.png"));
    assert!(there("annexe-1.png") && there("annexe-9.jpg") && there("une-9.png"));
    assert!(there("photo.png"));
}

#[test]
fn what_cannot_be_drawn_is_said_and_nothing_is_written() {
    let collection = collection();
    let says = |arguments: &[&str], word: &str| {
        let run = collection.run(&[&["build"], arguments].concat());
        assert_eq!(run.code, 2, "{arguments:?}: {}", run.stderr);
        assert!(run.stderr.contains(word), "{arguments:?}: {}", run.stderr);
        assert!(!collection.path("out/images").exists(), "{arguments:?}");
    };
    says(&["--annex-only", "--format", "png", "--pages", "99"], "n'a pas de page 99");
    says(&["--format", "png", "--handouts-only", "--pages", "9"], "une.pdf n'a pas de page 9");
    assert!(!collection.path("out").exists());
    says(&["--format", "svg", "--dpi", "300"], "retirez --dpi");
    says(&["--thumbnail", "--dpi", "300"], "retirez --dpi");
    says(&["--thumbnail", "--pages", "3"], "elle montre la couverture");
    says(&["--format", "png", "--pages", "3-x"], "« 3-x » ne désigne pas de page");
    says(&["--format", "png", "--pages", "4-2"], "finit avant de commencer");
    says(&["--pages", "3"], "retirez --pages");
    says(&["--dpi", "300"], "retirez --dpi");
    says(&["--format", "png", "--dpi", "5000"], "de 20 à 600");
    collection.write("sources/une.yaml", b"titre: [");
    let run = collection.run(&["build", "--format", "png"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(!collection.path("out/images").exists());
}
