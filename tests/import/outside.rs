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
