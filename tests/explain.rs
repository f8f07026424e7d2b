//! The pages of `annexe explain`: their wrong examples have the problem, their right ones have not.

use crate::common::{Collection, SHEET};
use annexe::diag::Code;
use annexe::explain;
use annexe::message::Language;

/// Codes whose pages have no example: nothing short, or nothing in text, has the problem.
const WITHOUT_EXAMPLE: &[Code] = &[
    Code::NotUtf8,
    Code::FileTooLarge,
    Code::StaleSchemas,
    Code::LowResolution,
    Code::DrawingFont,
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
        let page = |language| explain::page_in(language, *code).unwrap();
        let (page, english) = (page(Language::French), page(Language::English));
        let (wrong, right) = (page.wrong(), page.right());
        // What is seen of one language's examples holds for the other's.
        assert_eq!((&wrong, &right), (&english.wrong(), &english.right()), "{code}");
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

#[test]
fn pages_are_shown_and_listed_in_english_as_well() {
    let collection = Collection::new(&[]);
    let list = collection.run(&["--lang", "en", "explain"]);
    let text = String::from_utf8(list.stdout).unwrap();
    assert!(text.starts_with("Files\n"), "{text}");
    for code in Code::ALL {
        let title = explain::page_in(Language::English, *code).unwrap().title;
        let line = text.lines().find(|line| line.starts_with(&format!("  {code} ")));
        assert!(line.is_some_and(|line| line.ends_with(title)), "{code}");
    }
    let page = collection.run(&["--lang", "en", "explain", "phrase-coupee"]);
    let text = String::from_utf8(page.stdout).unwrap();
    assert!(text.starts_with("A sentence whose end is missing [phrase-coupee]\n"), "{text}");
    for heading in ["\nWrong:\n", "\nRight:\n", "\nWhat to do:\n"] {
        assert!(text.contains(heading), "{text}");
    }
}

#[test]
fn the_titles_in_sarif_are_in_the_language_of_the_run() {
    let sheet = "titre: Une action\ntexte: Le site est www.example.org.\n";
    let collection = Collection::new(&[("sources/une.yaml", sheet)]);
    for (tag, language) in [("fr", Language::French), ("en", Language::English)] {
        let arguments = ["--lang", tag, "check", "--no-typeset", "--format", "sarif"];
        let text = String::from_utf8(collection.run(&arguments).stdout).unwrap();
        let title = explain::page_in(language, Code::BareAddress).unwrap().title;
        assert!(text.contains(title), "{text}");
        assert!(text.contains(&format!("\"language\": \"{tag}\"")), "{text}");
    }
}
