//! Headings that not all sheets mark, or mark in their own way.

use annexe::import::{Certainty, Imported, import_markdown};

use super::heads::sheets;

/// What is told to be looked at.
fn doubts(imported: &Imported) -> Vec<String> {
    let doubtful = imported.notes.iter().filter(|note| note.certainty == Certainty::Doubtful);
    doubtful.map(|note| format!("{} {}", note.place.line, note.message)).collect()
}

fn file(imported: &Imported, name: &str) -> String {
    imported.files.iter().find(|file| file.name == name).unwrap().text.clone()
}

#[test]
fn bold_headings_are_the_same_with_a_colon() {
    let text = "# Annexe 1\n\n# Le sport\n\nUn chapeau.\n\n**Le contexte**\n\nUn texte.\n\n**Les enjeux**\n\n- un ;\n\
                - deux.\n\n**Les perspectives**\n\nLa suite.\n";
    let plain = import_markdown(text).unwrap();
    assert_eq!(sheets(&plain), ["Le sport: contexte enjeux perspectives"]);
    for (from, to) in [("**\n", " :**\n"), ("**\n", "** :\n"), ("**", "__")] {
        let text = text.replace(from, to).replace("__\n", " :__\n");
        let imported = import_markdown(&text).unwrap();
        assert_eq!(file(&imported, "sport.yaml"), file(&plain, "sport.yaml"), "{text}");
    }
    // Among marked headings one that leads to a list stays.
    let marked =
        "# Le sport\n\n## Le contexte\n\nUn texte.\n\n**Les enjeux :**\n\n- un ;\n- deux.\n";
    assert_eq!(sheets(&import_markdown(marked).unwrap()), ["Le sport: contexte"]);
}

const SHEET: &str = "Un chapeau.\n\n## Le contexte\n\nUn texte.\n\n## Les enjeux\n\nUn autre.\n\n## Les perspectives\n\nLa suite.\n\n";

#[test]
fn each_sheet_has_its_headings_marked_or_none() {
    let all =
        |kinds: &str| ["Le sport", "La danse", "La nage"].map(|title| format!("{title}: {kinds}"));
    let text = |second: &str| {
        format!("# Annexe 1\n\n# Le sport\n\n{SHEET}# La danse\n\n{second}# La nage\n\n{SHEET}")
    };
    let first = SHEET.replacen("## Les", "Les", 2);
    for (second, told) in [(SHEET.replace("## ", ""), 3), (first, 2)] {
        let imported = import_markdown(&text(&second)).unwrap();
        assert_eq!(sheets(&imported), all("contexte enjeux perspectives"));
        let told = format!("{told} lignes lues");
        let doubts = doubts(&imported);
        assert!(doubts.len() == 1 && doubts[0].contains(&told), "{doubts:?}");
    }
    // Where several are marked, another one stays, and is told.
    let kept = SHEET.replace("## Les enjeux", "Les enjeux");
    let imported = import_markdown(&text(&kept)).unwrap();
    assert_eq!(sheets(&imported)[1], "La danse: contexte perspectives");
    let doubts = doubts(&imported);
    assert!(doubts.len() == 1 && doubts[0].contains("« Les enjeux »"), "{doubts:?}");
}

const PRINTED: &str = "# Nager à tout âge\nLa piscine ouvre le midi.\nREPÈRES\nPublic\nTous les habitants\nContact\nMairie de Chars\n\
    Le contexte\nLe bassin était vide\nle midi.\nLes actions réalisées\nDeux cours par semaine.\n# Le club ouvre\nLe club accueille.\n\
    REPÈRES\nPublic\nTous\nContact\nClub de hand\nLes enjeux\nUn club fermé.\nLes actions réalisées\nTrois journées.\n";

#[test]
fn a_heading_alone_on_its_line_ends_a_sidebar() {
    let imported = import_markdown(PRINTED).unwrap();
    assert_eq!(
        sheets(&imported),
        ["Nager à tout âge: contexte actions", "Le club ouvre: enjeux actions"]
    );
    let nager = file(&imported, "nager-age.yaml");
    assert!(nager.contains("  contact: |\n    Mairie de Chars\n\nsections:"), "{nager}");
    assert!(nager.contains("Le bassin était vide le midi."), "{nager}");
    let doubts = doubts(&imported);
    assert!(doubts.len() == 1 && doubts[0].contains("4 lignes"), "{doubts:?}");
    // Lines of an address may be called as a section is.
    let text = PRINTED.replace("Mairie de Chars\n", "Projet de territoire\nMairie de Chars\n");
    let nager = file(&import_markdown(&text).unwrap(), "nager-age.yaml");
    assert!(
        nager.contains("    Projet de territoire\n    Mairie de Chars\n\nsections:"),
        "{nager}"
    );
}

#[test]
fn each_sheet_without_sections_is_told() {
    let text = PRINTED.replace("Le contexte\n", "").replace("Les enjeux\n", "");
    let text = text.replace("Les actions réalisées\n", "");
    let imported = import_markdown(&text).unwrap();
    assert_eq!(sheets(&imported), ["Nager à tout âge: ", "Le club ouvre: "]);
    let doubts = doubts(&imported);
    let told = doubts.iter().filter(|told| told.contains("aucune section reconnue"));
    assert_eq!(told.count(), 2, "{doubts:?}");
    assert!(!doubts.iter().any(|told| told.contains("ni section ni repères")), "{doubts:?}");
}

#[test]
fn a_note_that_nothing_calls_is_told_once() {
    let text = "# Le four\n\nUn four[^a].\n\n## Le contexte\n\nIl cuit.\n\n[^a]: De pierre.\n[^e]: De terre.\n";
    let imported = import_markdown(text).unwrap();
    assert_eq!(sheets(&imported), ["Le four: contexte"]);
    let doubts = doubts(&imported);
    assert!(doubts.len() == 1 && doubts[0].contains("sans appel"), "{doubts:?}");
}

#[test]
fn below_steady_sections_all_headings_are_sub_headings() {
    let text = "# Le four\n\nUn four.\n\n## Le contexte\n\nIl fait froid.\n\n## Le projet\n\n### Place des élus\n\nIci.\n\n\
                ## Les actions réalisées\n\n- **Centrées sur le pain**\n  - cuire\n  - lever\n\n## L'évaluation de la démarche\n\n\
                #### Les voisins ont dit :\n\n- oui.\n\n### Les clés de la réussite\n\n- le sel.\n\n### Les points de vigilance\n\n\
                - le feu.\n\n## Les perspectives\n\nCuire.\n";
    let imported = import_markdown(text).unwrap();
    assert_eq!(sheets(&imported), ["Le four: contexte projet actions evaluation perspectives"]);
    let four = file(&imported, "four.yaml");
    for line in [
        "### Place des élus",
        "#### Les voisins ont dit :",
        "### Les clés de la réussite",
        "### Les points de vigilance",
    ] {
        assert!(four.contains(&format!("      {line}\n")), "{line} in {four}");
    }
}
