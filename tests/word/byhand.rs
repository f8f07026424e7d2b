//! Word documents whose authors made by hand what styles are for: bold lines, capitals, numbers, line breaks.

use crate::common::Collection;
use crate::common::Run;
use crate::common::docx::{Docx, p};
use crate::common::office::import;
use crate::only_sheet;

/// A bold paragraph.
fn bold(text: &str) -> String {
    format!("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r></w:p>")
}

/// Imports a body, no word of which may get lost.
fn imported(body: &[String]) -> (Collection, Run) {
    let (collection, run) = import("fiche.docx", &Docx::new(&body.concat()).bytes());
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(!run.stderr.contains("pas tous repris"), "{}", run.stderr);
    (collection, run)
}

/// A sheet's source.
fn source(collection: &Collection, name: &str) -> String {
    std::fs::read_to_string(collection.path(&format!("neuf/sources/{name}.yaml"))).unwrap()
}

/// The types of a sheet's sections, in order.
fn types(sheet: &str) -> Vec<&str> {
    sheet.lines().filter_map(|line| line.trim().strip_prefix("- type: ")).collect()
}

#[test]
fn numbered_bold_lines_above_lists_are_headings() {
    let sheet = only_sheet(&[
        bold("Un four de village"),
        p("", "Le four chauffe le dimanche."),
        bold("1. Contexte"),
        p("", "Personne ne se croisait."),
        bold("2. Les enjeux"),
        p("", "• cuire"),
        p("", "\to\tdu pain,"),
        bold("3. Les actions"),
        p("", "a) pétrir"),
        p("", "b) cuire"),
        bold("4. Évaluation"),
        p("", "Du pain."),
    ]);
    assert_eq!(types(&sheet), ["contexte", "enjeux", "actions", "evaluation"], "{sheet}");
    assert!(sheet.contains("      - cuire\n        - du pain,\n"), "{sheet}");
    assert!(sheet.contains("      1. pétrir\n      2. cuire\n"), "{sheet}");
}

#[test]
fn numbered_bold_lines_that_follow_one_another_are_a_list() {
    let sheet = only_sheet(&[
        bold("Un four de village"),
        p("", "Le four chauffe le dimanche."),
        bold("Contexte"),
        bold("1. pétrir"),
        bold("2. lever"),
        bold("3. cuire"),
        p("", "Du pain."),
    ]);
    assert!(sheet.contains("1. **pétrir**\n      2. **lever**\n      3. **cuire**\n"), "{sheet}");
}
