//! The pages of `annexe explain`: their wrong examples have the problem, their right ones have not.

mod common;

use annexe::diag::Code;
use annexe::explain;
use common::{Collection, SHEET};

/// Codes whose pages have no example: nothing short, or nothing in text, has the problem.
const WITHOUT_EXAMPLE: &[Code] = &[
    Code::NotUtf8,
    Code::FileTooLarge,
    Code::LowResolution,
    Code::LongSidebar,
    Code::NearlyEmptyPage,
];

/// Codes that only typesetting shows.
const TYPESET: &[Code] = &[Code::LostText, Code::Layout];

/// What `check` says of an example.
fn check(code: Code, files: &[explain::Example]) -> String {
    let collection = Collection::new(&[]);
    if !files.iter().any(|(path, _)| path.starts_with("sources/une.")) {
        collection.write("sources/une.yaml", SHEET.as_bytes());
    }
    let mut picture = std::io::Cursor::new(Vec::new());
    let drawn = image::DynamicImage::new_luma8(8, 8);
    drawn.write_to(&mut picture, image::ImageFormat::Png).unwrap();
    collection.write("sources/photos/IMG_2041.jpg", &picture.into_inner());
    for (path, text) in files {
        collection.write(path, text.as_bytes());
    }
    let mut arguments = vec!["check", "--format", "short", "--personal-data"];
    if !TYPESET.contains(&code) {
        arguments.push("--no-typeset");
    }
    let run = collection.run(&arguments);
    String::from_utf8(run.stdout).unwrap() + &run.stderr
}

#[test]
fn examples_are_what_they_say() {
    for code in Code::ALL {
        let page = explain::page(*code).unwrap();
        let (wrong, right) = (page.wrong(), page.right());
        assert_eq!(wrong.is_empty(), WITHOUT_EXAMPLE.contains(code), "{code}");
        if wrong.is_empty() {
            continue;
        }
        let shown = format!("[{code}]");
        let said = check(*code, &wrong);
        assert!(said.contains(&shown), "{code}: the wrong example is good\n{said}");
        let said = check(*code, &right);
        assert!(!said.contains(&shown), "{code}: the right example is wrong\n{said}");
        assert!(!said.contains("erreur"), "{code}: the right example has an error\n{said}");
    }
}

#[test]
fn pages_are_shown_and_listed() {
    let collection = Collection::new(&[]);
    let list = collection.run(&["explain"]);
    let text = String::from_utf8(list.stdout).unwrap();
    for code in Code::ALL {
        assert_eq!(text.matches(&format!("  {code} ")).count(), 1, "{code}");
    }
    let page = collection.run(&["explain", "[phrase-coupee]"]);
    let text = String::from_utf8(page.stdout).unwrap();
    assert!(text.starts_with("Une phrase dont la fin manque [phrase-coupee]\n"), "{text}");
    let unknown = collection.run(&["explain", "phrase-coupe"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.stderr.contains("vouliez-vous dire « phrase-coupee »"), "{}", unknown.stderr);
}
