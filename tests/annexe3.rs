//! The text of a real printed annex, imported and typeset: the format's own measure.
//!
//! The text is not part of this repository; where it is not at hand, these tests say so and pass.

use crate::common;
use std::path::PathBuf;

use annexe::annex::Annex;
use annexe::diag::Diagnostics;
use annexe::project::Project;
use annexe::typeset::{Output, Typesetter};

/// The first pages that the printed annex gives its sheets.
const START_PAGES: [usize; 12] = [4, 7, 11, 16, 21, 24, 29, 33, 37, 40, 44, 45];

/// The section types of its sheets, in the order of the print.
const SECTIONS: [&str; 12] = [
    "contexte enjeux projet actions evaluation transformations illustration sources",
    "contexte enjeux projet actions evaluation transformations illustration perspectives",
    "contexte enjeux projet actions illustration transformations perspectives evaluation",
    "contexte enjeux projet diagnostic projet actions transformations evaluation illustration perspectives",
    "contexte enjeux projet actions transformations evaluation illustration perspectives",
    "contexte enjeux projet actions evaluation illustration transformations perspectives",
    "contexte objectif diagnostic actions evaluation perspectives",
    "contexte enjeux projet actions impact transformations illustration perspectives",
    "contexte enjeux projet actions evaluation transformations illustration perspectives",
    "contexte enjeux projet actions evaluation transformations illustration perspectives",
    "",
    "contexte enjeux points-cles actions evaluation indications transformations illustration perspectives",
];

/// The imported annex in a folder of its own, if the text is at hand.
fn imported() -> Option<(tempfile::TempDir, Project)> {
    let text = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/annexe-3/annexe-3.md");
    if !text.is_file() {
        println!("skipped: the printed annex's text is not here");
        return None;
    }
    let dir = tempfile::tempdir().unwrap();
    let run =
        common::run(common::command(&["-q", "import"]).arg(text).arg("--into").arg(dir.path()));
    assert_eq!(run.code, 0, "{}", run.stderr);
    let project = Project::find(Some(dir.path())).unwrap();
    Some((dir, project))
}

#[test]
fn the_printed_annex_keeps_its_pages_and_sections() {
    let Some((_dir, project)) = imported() else {
        return;
    };
    let mut diagnostics = Diagnostics::default();
    let annex = Annex::read(&project, &mut diagnostics).unwrap().unwrap();
    let complaints: Vec<_> = diagnostics.iter().map(|d| &d.message).collect();
    assert!(complaints.is_empty(), "{complaints:?}");
    let sections: Vec<String> = annex
        .entries
        .iter()
        .map(|entry| {
            let kinds = entry.sheet.sections.iter().filter_map(|s| s.kind.as_deref());
            kinds.collect::<Vec<_>>().join(" ")
        })
        .collect();
    assert_eq!(sections, SECTIONS);
    let typesetter = Typesetter::new(&project, &annex).unwrap();
    let typeset = typesetter.lay_out(&Output::Annex, &mut diagnostics).unwrap();
    let pages: Vec<usize> = typeset.extents().iter().map(|extent| extent.start_page).collect();
    assert_eq!(pages, START_PAGES);
    assert_eq!(typeset.pages(), 48);
}

#[test]
fn an_import_replaces_nothing() {
    let Some((dir, _)) = imported() else { return };
    let text = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/annexe-3/annexe-3.md");
    let again = common::run(common::command(&["import"]).arg(text).arg("--into").arg(dir.path()));
    assert_eq!(again.code, 2);
    assert!(again.stderr.contains("contient déjà"), "{}", again.stderr);
}
