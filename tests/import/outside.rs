//! What stands among the sheets and is of none: the titles of an annex's parts, a conclusion.

use annexe::import::{Imported, import_markdown};

use super::heads::sheets;

fn sheet(marks: &str, title: &str) -> String {
    let part = |head: &str, text: &str| format!("{marks}# {head}\n\n{text}\n\n");
    let sections = part("CONTEXTE", "Il fait froid.") + &part("DESCRIPTION", "On se chauffe.");
    format!("{marks} {title}\n\nUn chapeau.\n\n{sections}")
}

/// The remarks that end the manifest.
fn remarks(imported: &Imported) -> Vec<String> {
    let manifest = &imported.files[0].text;
    manifest.lines().filter_map(|line| line.strip_prefix("#   ")).map(str::to_owned).collect()
}

fn told(imported: &Imported, what: &str) -> usize {
    imported.notes.iter().filter(|note| note.message.contains(what)).count()
}

const SHEETS: [&str; 3] =
    ["Le four: contexte projet", "Le moulin: contexte projet", "La meule: contexte projet"];

#[test]
fn the_titles_of_parts_are_no_sheets() {
    let (four, mill, stone) =
        (sheet("##", "Le four"), sheet("##", "Le moulin"), sheet("##", "La meule"));
    for [first, second] in
        [["Partie 1 – Accueillir", "Partie 2 – Transmettre"], ["Accueillir", "Transmettre"]]
    {
        let text = format!(
            "# Recueil\n\n# {first}\n\n{four}{mill}# {second}\n\nTrois lignes l'ouvrent.\n\n{stone}"
        );
        let imported = import_markdown(&text).unwrap();
        assert_eq!(sheets(&imported), SHEETS, "{first}");
        assert_eq!(remarks(&imported), [first, second, "Trois lignes l'ouvrent."]);
        assert_eq!(told(&imported, "titre d'une partie de l'annexe"), 2);
        assert_eq!(imported.files[0].text.matches("titre: Recueil\n").count(), 1);
    }
}

#[test]
fn a_summary_may_name_the_parts() {
    let summary = "| Titre | Page |\n|---|---|\n| Partie 1 : Le blé | 3 |\n| Le four | 4 |\n| Le moulin | 6 |\n\
                   | Partie 2 : La pierre | 8 |\n| La meule | 9 |\n| Conclusion | 12 |\n\n";
    let text = format!(
        "{summary}# Partie 1 : Le blé\n\n{}{}# Partie 2 : La pierre\n\n{}# Conclusion\n\nVoilà.\n",
        sheet("##", "Le four"),
        sheet("##", "Le moulin"),
        sheet("##", "La meule")
    );
    let imported = import_markdown(&text).unwrap();
    assert_eq!(sheets(&imported), SHEETS);
    assert_eq!(told(&imported, "absente"), 0);
    let kept = ["Partie 1 : Le blé", "Partie 2 : La pierre", "Conclusion", "Voilà."];
    assert_eq!(remarks(&imported), kept);
}

#[test]
fn what_ends_an_annex_is_no_sheet() {
    let note = "[^1]: Une enquête.\n";
    let ends = "# Conclusion\n\nTout reste à faire.\n\n# Bibliographie\n\n- Le pain, 2019.\n\n";
    for marks in ["#", "##"] {
        let four = sheet(marks, "Le four").replace("froid.", "froid[^1].");
        let text =
            format!("{four}{}{}{ends}{note}", sheet(marks, "Le moulin"), sheet(marks, "La meule"));
        let imported = import_markdown(&text).unwrap();
        assert_eq!(sheets(&imported), SHEETS, "{marks}");
        let kept = ["Conclusion", "Tout reste à faire.", "Bibliographie", "Le pain, 2019."];
        assert_eq!(remarks(&imported), kept, "{marks}");
        assert_eq!(told(&imported, "ce qui termine l'annexe"), 2, "{marks}");
        assert!(
            imported.files[1].text.contains("[^1]: Une enquête."),
            "{}",
            imported.files[1].text
        );
    }
}

#[test]
fn the_conclusions_of_sheets_are_theirs() {
    let own = |title: &str| sheet("#", title) + "## Conclusion\n\nVoilà tout.\n\n";
    let imported = import_markdown(&(own("Le four") + &own("Le moulin"))).unwrap();
    let wanted = ["Le four: contexte projet ?", "Le moulin: contexte projet ?"];
    assert_eq!(sheets(&imported), wanted);
    // Nor is a heading outside that a conversion put above the title's level.
    let text =
        sheet("##", "Le four") + "# Place des élus\n\nIls sont là.\n\n" + &sheet("##", "Le moulin");
    let imported = import_markdown(&text).unwrap();
    assert_eq!(remarks(&imported), [""; 0]);
}

#[test]
fn parts_stand_above_sheets_whose_sections_are_bold_lines() {
    for lead in ["Un chapeau.", "**Un chapeau.**"] {
        for mark in ["**", "** :", ""] {
            let section = |head: &str| match mark {
                "** :" => format!("**{head} :**"),
                mark => format!("{mark}{head}{mark}"),
            };
            let sheet = |title: &str| {
                let (context, end) = (section("Le contexte"), section("Les perspectives"));
                format!(
                    "## {title}\n\n{lead}\n\n{context}\n\nIl fait froid.\n\n{end}\n\nUn autre.\n\n"
                )
            };
            let text = format!(
                "# Guide\n\n## Annexe 7 Des actions\n\nLe conseil\n\n# Première partie : cuire\n\n{}{}# Deuxième partie – Moudre\n\n{}",
                sheet("Le four"),
                sheet("Le moulin"),
                sheet("La meule").replace("Un chapeau.", "**Un chapeau.**")
            );
            let imported = import_markdown(&text.replace("****", "**")).unwrap();
            let wanted = ["Le four", "Le moulin", "La meule"]
                .map(|title| format!("{title}: contexte perspectives"));
            assert_eq!(sheets(&imported), wanted, "{lead} {mark}");
            assert_eq!(remarks(&imported), ["Première partie : cuire", "Deuxième partie – Moudre"]);
        }
    }
}

#[test]
fn what_introduces_an_annex_is_no_sheet_whatever_it_has() {
    let sheets_of = sheet("#", "Le four") + &sheet("#", "Le moulin") + &sheet("#", "La meule");
    for title in ["Introduction", "Préface", "Avant-propos", "Mode d'emploi"] {
        let front = format!("# {title}\n\n## Le contexte du recueil\n\nIl est né en 2020.\n\n");
        for cover in ["# Guide\n\n## Annexe 7 Des actions\n\n", ""] {
            let imported = import_markdown(&format!("{cover}{front}{sheets_of}")).unwrap();
            assert_eq!(sheets(&imported), SHEETS, "{title}");
            let kept = [title, "Le contexte du recueil", "Il est né en 2020."];
            assert_eq!(remarks(&imported), kept);
            assert_eq!(told(&imported, "ce qui précède les fiches"), 1);
        }
    }
}

#[test]
fn what_ends_an_annex_may_say_whose_it_is_and_a_stray_section_changes_nothing() {
    let sheets_of = sheet("#", "Le four") + &sheet("#", "Le moulin") + &sheet("#", "La meule");
    let stray = sheets_of.replacen("## DESCRIPTION", "# DESCRIPTION", 1);
    for end in [
        "Postface de la ministre",
        "Index des fiches par thème",
        "Annexe 1 : les sigles",
        "Ont contribué à ce recueil",
        "Glossaire",
    ] {
        for text in [&sheets_of, &stray] {
            let imported = import_markdown(&format!("{text}# {end}\n\nBravo.\n")).unwrap();
            assert_eq!(sheets(&imported), SHEETS, "{end}");
            assert_eq!(remarks(&imported), [end, "Bravo."]);
        }
    }
}

#[test]
fn a_title_right_below_another_is_its_second_one() {
    let second = sheet("##", "Le moulin").replace("Un chapeau.", "## Le carnet\n\nUn chapeau.");
    let cover = "## Annexe 2 – Des initiatives\n\n";
    let summary = "| Titre | Page |\n|---|---|\n| Le four | 4 |\n| Le moulin | 6 |\n\n";
    for before in [cover.to_owned(), format!("{cover}{summary}")] {
        let text = before
            + &sheet("##", "Le four").replace("###", "####")
            + &second.replace("###", "####");
        let imported = import_markdown(&text).unwrap();
        assert_eq!(sheets(&imported), SHEETS[..2], "{text}");
        assert!(
            imported.files[2].text.contains("sous_titre: Le carnet\n"),
            "{}",
            imported.files[2].text
        );
        assert_eq!(told(&imported, "titre juste sous un autre"), 1);
    }
}
