//! Sheets that something could take from each other: tables of data, titles that look like all else, introductions.

use annexe::import::{Imported, import_markdown};

/// The titles of sheets and the types of their sections; no word may be lost.
fn sheets(text: &str) -> (Imported, Vec<String>) {
    let imported = import_markdown(text).unwrap();
    let words = &imported.words;
    assert!(words.missing.is_empty() && words.added.is_empty(), "{words:?}");
    let sheet = |sheet: &annexe::import::SheetReport| {
        let kind = |kind: &annexe::import::SectionReport| kind.kind.clone().unwrap_or("?".into());
        let kinds: Vec<String> = sheet.sections.iter().map(kind).collect();
        format!("{}: {}", sheet.title, kinds.join(" "))
    };
    let found = imported.sheets.iter().map(sheet).collect();
    (imported, found)
}

/// A sheet with headings made by a function, and a table of data.
fn sheet(title: &str, table: &str) -> String {
    format!(
        "# {title}\n\nUn chapeau.\n\n## Le contexte\n\nIl fait froid.\n\n{table}## Les actions réalisées\n\nOn cuit.\n\n"
    )
}

const TABLE: &str = "| Mois | Participants |\n|---|---|\n| Janvier | 4 |\n| Juin | 17 |\n\n";

#[test]
fn a_table_of_data_is_no_summary() {
    let wanted = ["Le four du village: contexte actions", "Le moulin: contexte actions"];
    let both = sheet("Le four du village", "") + &sheet("Le moulin", TABLE);
    let listed = "# Guide\n\n## Sommaire\n\n- Le four du village ..... 3\n- Le moulin ..... 6\n\n";
    for cover in ["", listed] {
        let (imported, found) = sheets(&format!("{cover}{both}"));
        assert_eq!(found, wanted);
        assert_eq!(imported.sheets.iter().all(|one| one.in_summary), !cover.is_empty());
        assert!(imported.files[2].text.contains("Janvier"), "{}", imported.files[2].text);
    }
}
