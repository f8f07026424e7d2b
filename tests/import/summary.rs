//! Summaries in other forms: columns in any order, columns that no manifest has, dotted lines.

use annexe::import::{Imported, import_markdown};

/// Two sheets under a cover and a summary.
fn annex(summary: &str) -> Imported {
    let sheet = |title: &str| {
        format!(
            "# {title}\n\nUn chapeau.\n\n## Le contexte\n\nDu pain.\n\n## Les enjeux\n\nLa farine.\n\n"
        )
    };
    let (one, two) = (sheet("Un four pour le bourg"), sheet("Le moulin des voisins"));
    import_markdown(&format!(
        "# Guide\n\n## Annexe 4 Du pain\n\nLe conseil\n\n{summary}\n\n{one}{two}"
    ))
    .unwrap()
}

/// Fails unless both sheets are there, under the titles that the summary has, and no word is lost.
#[track_caller]
fn two_sheets(summary: &str) -> Imported {
    let imported = annex(summary);
    assert!(imported.words.is_whole(), "{summary}\n{:?}", imported.words);
    let titles: Vec<&str> = imported.sheets.iter().map(|sheet| sheet.title.as_str()).collect();
    assert_eq!(titles, ["Un four pour le bourg", "Le moulin des voisins"], "{summary}");
    for file in &imported.files[1..] {
        assert!(!file.text.contains("titre_sommaire"), "{summary}\n{}", file.text);
    }
    imported
}

#[test]
fn the_rows_of_a_list_name_pages_and_themes() {
    for summary in [
        "- Un four pour le bourg, P.4\n  - Fiche 1. Cuire\n- Le moulin des voisins, P.7\n  - Fiche 2. Moudre",
        "## Sommaire\n\n- **Un four pour le bourg** — P.4 — Fiche 1. Cuire\n- **Le moulin des voisins** — P.7 — Fiche 2. Moudre",
        "## Sommaire\n\n1. Un four pour le bourg ..... 4\n   - Fiche 1. Cuire\n2. Le moulin des voisins ..... 7\n   - Fiche 2. Moudre",
    ] {
        let imported = two_sheets(summary);
        assert!(imported.files[0].text.contains("Moudre"), "{}", imported.files[0].text);
        assert!(!imported.files[0].text.contains("disait aussi"), "{}", imported.files[0].text);
        for (file, theme) in imported.files[1..].iter().zip(["themes: [1]", "themes: [2]"]) {
            assert!(file.text.contains(theme), "{summary}\n{}", file.text);
        }
    }
}

fn table(rows: [&str; 3]) -> String {
    let [head, one, two] = rows;
    let line = "|--".repeat(head.matches('|').count() - 1);
    format!("{head}\n{line}|\n{one}\n{two}")
}

#[test]
fn the_columns_of_a_summary_stand_in_any_order() {
    for rows in [
        [
            "| Illustration du thème | Action | Page |",
            "| Fiche 2. Cuire | Un four pour le bourg | 4 |",
            "| Fiche 2. Cuire Fiche 7. Moudre | Le moulin des voisins | 9 |",
        ],
        [
            "| Pages | Illustration du thème | Action |",
            "| P.4 | Fiche n° 2 : Cuire | Un four pour le bourg |",
            "| P.9 | Fiche n° 2 : Cuire<br>Fiche n° 7 : Moudre | Le moulin des voisins |",
        ],
        [
            "| Action | Page | Thème |",
            "| Un four pour le bourg | 4 | Thème 2 : Cuire |",
            "| Le moulin des voisins | 9 | Thème 2 : Cuire Thème 7 : Moudre |",
        ],
        [
            "| Fiches | Page | Action |",
            "| 2. Cuire | 4 | Un four pour le bourg |",
            "| 2. Cuire ; 7. Moudre | 9 | Le moulin des voisins |",
        ],
    ] {
        let imported = two_sheets(&table(rows));
        let themes: Vec<_> = imported.sheets.iter().map(|sheet| sheet.themes.clone()).collect();
        assert_eq!(themes, [vec![2], vec![2, 7]], "{rows:?}");
        let manifest = &imported.files[0].text;
        assert!(manifest.contains("themes:\n  2: Cuire\n  7: Moudre\n"), "{manifest}");
    }
}

#[test]
fn columns_that_no_manifest_has_are_told() {
    for (cell, rows) in [
        (
            "Lot (46)",
            [
                "| Action | Lieu | Page |",
                "| Un four pour le bourg | Lot (46) | 4 |",
                "| Le moulin des voisins | Lot (46) | 9 |",
            ],
        ),
        (
            "Cuire",
            [
                "| Action | Page | Thèmes |",
                "| Un four pour le bourg | 4 | Cuire |",
                "| Le moulin des voisins | 9 | Cuire |",
            ],
        ),
    ] {
        let imported = two_sheets(&table(rows));
        let told = imported.notes.iter().filter(|note| note.message.contains("colonne sans place"));
        assert_eq!(told.count(), 2, "{rows:?}");
        assert!(
            imported.files[0].text.contains(&format!("#   {cell}\n")),
            "{}",
            imported.files[0].text
        );
    }
}

#[test]
fn a_row_of_a_summary_goes_on_in_the_next() {
    let rows = "| Action | Page | Thèmes |\n|--|--|--|\n| Un four | 4 | Fiche 2. Cuire |\n| pour le bourg | | ensemble |\n\
        | Le moulin des voisins | 9 | Fiche 7. Moudre |";
    let manifest = &two_sheets(rows).files[0].text;
    assert!(manifest.contains("  2: Cuire ensemble\n  7: Moudre\n"), "{manifest}");
}

#[test]
fn dots_lead_to_pages() {
    for summary in [
        "Un four pour le bourg ........ p. 4\n\nLe moulin des voisins ........ p. 9",
        "- Un four pour le bourg … p. 4\n- Le moulin des voisins … p. 9",
    ] {
        two_sheets(&format!("## Sommaire\n\n{summary}"));
    }
}

#[test]
fn a_summary_may_end_a_text() {
    let sheet = |title: &str| {
        format!(
            "# {title}\n\n**Un chapeau.**\n\n## Le contexte\n\nDu pain.\n\n## Les enjeux\n\n- La farine ;\n- L'eau.\n\n"
        )
    };
    let sheets = sheet("Un four pour le bourg") + &sheet("Le moulin des voisins");
    let list = "- Un four pour le bourg ........ 4\n- Le moulin des voisins ........ 7\n";
    let table = "| Action | Pages |\n|---|---|\n| Un four pour le bourg | 4 |\n| Le moulin des voisins | 7 |\n";
    let parts = sheets
        .replace("\n#", "\n##")
        .replace("# Un four", "# Première partie : cuire\n\n## Un four");
    for (head, rows) in [
        ("## Table des matières\n\n", list),
        ("# Sommaire\n\n", list),
        ("**Table des matières**\n\n", list),
        ("# Index\n\n", list),
        ("# Sommaire\n\n", table),
        ("\n", &list.replace("- ", "").replace('\n', "\n\n")),
    ] {
        for text in [&sheets, &parts] {
            let imported = import_markdown(&format!("{text}{head}{rows}")).unwrap();
            assert!(imported.words.is_whole(), "{head}\n{:?}", imported.words);
            let titles: Vec<&str> =
                imported.sheets.iter().map(|sheet| sheet.title.as_str()).collect();
            assert_eq!(titles, ["Un four pour le bourg", "Le moulin des voisins"], "{head}{rows}");
            assert!(imported.sheets.iter().all(|sheet| sheet.in_summary), "{head}{rows}");
            let last = &imported.files.last().unwrap().text;
            assert!(!last.contains("Sommaire") && !last.contains("Table des"), "{last}");
        }
    }
}

#[test]
fn a_numbered_list_of_titles_is_the_summary_of_numbered_sheets() {
    let sheet = |number: u8, title: &str| {
        format!("# Fiche {number} - {title}\n\nOn y vient.\n\n## 1. Le contexte\n\nx.\n\n")
    };
    let text =
        "# Annexe 2 Des fours\n\n## Table des matières\n\n1. Le four du village\n2. Le moulin\n\n"
            .to_owned()
            + &sheet(1, "Le four du village")
            + &sheet(2, "Le moulin");
    let imported = import_markdown(&text).unwrap();
    assert!(imported.sheets.iter().all(|sheet| sheet.in_summary), "{:?}", imported.notes);
    assert!(!imported.said().contains("Le moulin"), "{}", imported.said());
}

#[test]
fn words_of_themes_that_the_manifest_does_not_hold_are_kept_beside_it() {
    for (first, second, kept, noted) in [
        ("Fiche 3. La fête", "Fiche 3. Une fête", "3: La fête\n", "Une fête"),
        ("Illustre surtout : Fiche 3. Cuire", "Fiche 3. Cuire", "3: Cuire\n", "Illustre surtout :"),
        ("Fiche 3. Cuire (page 12)", "Fiche 3. Cuire", "3: Cuire (page 12)\n", "Cuire"),
    ] {
        let imported = two_sheets(&format!(
            "| Action | Pages | Illustration de la thématique |\n|---|---|---|\n\
             | Un four pour le bourg | P.4 | {first} |\n| Le moulin des voisins | P.7 | {second} |"
        ));
        let manifest = &imported.files[0].text;
        assert!(manifest.contains(kept), "{manifest}");
        assert!(manifest.contains(&format!("#   {noted}\n")), "{manifest}");
    }
}
