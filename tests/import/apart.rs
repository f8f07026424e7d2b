//! Sheets that something could take from each other: tables of data, titles that look like all else, introductions.

use annexe::import::{Imported, import_markdown};

/// What is imported of a text, and its sheets' titles with the types of their sections; no word may be lost.
fn sheets(text: &str) -> (Imported, Vec<String>) {
    let imported = import_markdown(text).unwrap();
    let found = super::heads::sheets(&imported);
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

#[test]
fn titles_and_headings_in_plain_capitals_are_those_of_sheets() {
    let sheet = |title: &str, more: &str| {
        format!(
            "{title}\n\nUn chapeau.\n\nLE CONTEXTE\n\nIl fait froid.\n\n{more}BILAN\n\nOn cuit.\n\n"
        )
    };
    let views = "PLACE DES PARENTS\n\nx\n\nPLACE DES PROFESSIONNELS\n\ny\n\n";
    let both = sheet("LE FOUR DES PARENTS", views) + &sheet("LES PÈRES AUSSI", "");
    let wanted = [
        "LE FOUR DES PARENTS: contexte evaluation".to_owned(),
        "LES PÈRES AUSSI: contexte evaluation".to_owned(),
    ];
    let front = "RECUEIL D'ACTIONS\n\nINTRODUCTION\n\nDeux actions ont été menées ici.\n\n";
    for cover in ["", front] {
        let (imported, found) = sheets(&format!("{cover}{both}"));
        let kept: Vec<&str> = found.iter().map(|one| one.trim_end()).collect();
        assert_eq!(kept.len(), 2, "{kept:?}");
        assert_eq!(kept[1], wanted[1]);
        assert!(kept[0].starts_with("LE FOUR DES PARENTS: contexte"), "{kept:?}");
        assert!(
            !imported.files[0].text.contains("\n  INTRODUCTION\n"),
            "{}",
            imported.files[0].text
        );
    }
}

#[test]
fn a_long_heading_in_capitals_is_known_by_what_stands_before_its_colon() {
    let long = "LES ENJEUX FORTS POUR LE TERRITOIRE : L'INTÉGRATION DES NOUVEAUX HABITANTS, LA MIXITÉ SOCIALE ET LE BIEN VIVRE.";
    let text = format!("# Le four\n\nx.\n\nLE CONTEXTE\n\ny.\n\n{long}\n\nz.\n\nLE BILAN\n\nt.\n");
    assert_eq!(sheets(&text).1, ["Le four: contexte enjeux evaluation"]);
}

#[test]
fn a_title_without_a_mark_may_differ_from_the_summary_by_a_word() {
    let table = "| Action | Pages |\n|---|---|\n| Un café pour les habitants | P.3 |\n| Un four avec les voisins | P.5 |\n\n";
    let plain = |text: String| text.replace("# ", "").replace('#', "");
    let first = sheet("Un café pour les habitants", "");
    let second = plain(sheet("Un four avec des voisins", ""));
    let wanted = [
        "Un café pour les habitants: contexte actions",
        "Un four avec des voisins: contexte actions",
    ];
    let both = plain(first.clone()) + &second;
    assert_eq!(sheets(&format!("{table}{both}")).1, wanted);
    // One that is not found is told of where it may be.
    let other = sheet("Du pain partout", "").replacen("# Du", "Du", 1);
    let (imported, found) = sheets(&format!("{table}{first}{other}"));
    assert_eq!(found.len(), 1);
    let told = |note: &annexe::import::Note| note.message.contains("commence une seconde fois");
    assert!(imported.notes.iter().any(told), "{:?}", imported.notes);
}

#[test]
fn annex_numbers_have_many_forms() {
    for (line, annexe, title) in [
        ("Annexe n° 2", "Annexe n° 2", "Guide"),
        ("Annexe n°2 : Les récits", "Annexe n°2", "Les récits"),
        ("Annexe no. 12 – Les récits", "Annexe no. 12", "Les récits"),
        ("Annexe 3 Les récits", "Annexe 3", "Les récits"),
    ] {
        let (imported, _) = sheets(&format!("# Guide\n\n{line}\n\n{}", sheet("Le four", "")));
        let manifest = &imported.files[0].text;
        let wanted = format!("annexe: {annexe}\ntitre: {title}\n");
        assert!(manifest.contains(&wanted), "{manifest}");
    }
}

#[test]
fn an_introduction_keeps_its_headings_numbers_and_notes() {
    let text = format!(
        "# Guide\n\n# Annexe 2 : Des fours\n\n## Introduction\n\nRecueillis en 2020[^1].\n\n### À qui il sert\n\n\
         1. un usage\n2. un autre\n\n{}{}[^1]: Enquête nationale.\n[^b]: Note du four.\n",
        sheet("Le four", "").replace("Un chapeau.", "Un chapeau[^b]."),
        sheet("Le moulin", ""),
    );
    let (imported, found) = sheets(&text);
    assert_eq!(found.len(), 2);
    let manifest = &imported.files[0].text;
    assert!(!manifest.contains("guide_suite"), "{manifest}");
    for wanted in [
        "en 2020[^1].",
        "#   À qui il sert\n",
        "#   1. un usage\n",
        "#   [^1]: Enquête nationale.\n",
    ] {
        assert!(manifest.contains(wanted), "{wanted} in\n{manifest}");
    }
    assert!(imported.files[1].text.contains("Un chapeau[^b].\n\n  [^b]: Note du four."));
    assert!(!imported.files[2].text.contains("Note"), "{}", imported.files[2].text);
}

#[test]
fn a_sentence_that_leads_to_a_list_is_no_heading() {
    let lead = "L'objectif de cette démarche est double :\n\n- un ;\n- deux.\n\n";
    let text = format!(
        "# Le four\n\nx.\n\nLe contexte\n\ny.\n\n{lead}Les actions réalisées\n\nz.\n\nLe bilan\n\nt.\n"
    );
    assert_eq!(sheets(&text).1, ["Le four: contexte actions evaluation"]);
    let sidebar =
        "**REPERES**\n\n**→ Public**\n\nTous.\n\n**→ Contact : Anne**\n\nTél : 01 02 03 04 05\n\n";
    let text =
        format!("# Le four\n\nx.\n\n**Le contexte**\n\ny.\n\n{sidebar}{lead}**Le bilan**\n\nt.\n");
    assert_eq!(sheets(&text).1, ["Le four: contexte evaluation"]);
}

#[test]
fn a_note_is_whole_wherever_it_is_called() {
    let text = format!(
        "# Guide\n\n# Annexe 2 : Des fours\n\n## Introduction\n\nRecueillis en 2020[^1].\n\n{}{}{}\
         [^1]: Enquête nationale.\n\n    Second paragraphe.\n\n\t- un point\n\n    3. trois\n\nFin du moulin.\n",
        sheet("Le four", "").replace("Un chapeau.", "Un chapeau[^1]."),
        sheet("Le fournil", "").replace("Il fait froid.", "Il fait froid[^1]."),
        sheet("Le moulin", ""),
    );
    let (imported, found) = sheets(&text);
    assert_eq!(found.len(), 3);
    let note = "[^1]: Enquête nationale. Second paragraphe. – un point 3. trois";
    let texts: Vec<String> = imported
        .files
        .iter()
        .map(|file| file.text.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    for (at, call) in [(0, "en 2020[^1]."), (1, "Un chapeau[^1]."), (2, "Il fait froid[^1].")] {
        assert!(texts[at].contains(call) && texts[at].contains(note), "{}", texts[at]);
    }
    assert!(!texts[3].contains("paragraphe") && texts[3].contains("Fin du moulin."));
    assert!(imported.notes.iter().all(|note| !note.message.contains("sans note")));
}

#[test]
fn a_note_stays_with_the_call_beside_it() {
    let own = "Un chapeau[^1].\n\n[^1]: Note du four.";
    let text = format!(
        "# Guide\n\n# Annexe 2 : Des fours\n\n## Introduction\n\nEn 2020[^1].\n\n[^1]: Enquête.\n\n{}{}",
        sheet("Le four", "").replace("Un chapeau.", own),
        sheet("Le moulin", ""),
    );
    let (imported, _) = sheets(&text);
    assert!(imported.files[0].text.contains("#   [^1]: Enquête.\n"), "{}", imported.files[0].text);
    let four = &imported.files[1].text;
    assert!(four.contains("[^1]: Note du four.") && !four.contains("Enquête"), "{four}");
}

#[test]
fn the_addresses_of_an_introduction_s_links_are_kept() {
    let text = format!(
        "# Guide\n\n# Annexe 2 : Des fours\n\n[Union](https://union.example.org)\n\n## Introduction\n\n\
         Voir [le *site*](https://www.example.org/a(b)), <https://b.example>.\n\n{}",
        sheet("Le four", ""),
    );
    let (imported, _) = sheets(&text);
    let manifest = &imported.files[0].text;
    let wanted = "#   Voir [le site](https://www.example.org/a%28b%29), https://b.example.\n";
    assert!(manifest.contains(wanted), "{manifest}");
    assert!(manifest.contains("organisme: |\n  Union\n"), "{manifest}");
    let told = |note: &annexe::import::Note| note.message.contains("https://union.example.org");
    assert!(imported.notes.iter().any(told), "{:?}", imported.notes);
}

#[test]
fn labels_across_a_sidebar_s_table_stand_above_what_they_name() {
    let across = |title: &str, more: &str| {
        let table = format!(
            "{title}| **Objectifs** | Public | Contact |\n|---|---|---|\n| Ouvrir | Tous | Mme X<br>01 02 03 04 05 |\n{more}\n"
        );
        let text =
            sheet("Le four", "").replace("## Le contexte", &format!("{table}## Le contexte"));
        let (imported, found) = sheets(&text);
        assert_eq!(found, ["Le four: contexte actions"]);
        imported.files[1].text.clone()
    };
    let contact = "  public: Tous\n  contact: |\n    Mme X\n    01 02 03 04 05\n";
    for title in ["## REPÈRES\n\n", ""] {
        let text = across(title, "");
        assert!(text.contains("texte: Ouvrir\n") && text.contains(contact), "{text}");
    }
    let text = across("## REPÈRES\n\n", "| Cuire | | Mme Y |\n");
    assert!(text.contains("- Ouvrir\n      - Cuire\n"), "{text}");
    assert!(text.contains(&format!("{contact}    Mme Y\n")), "{text}");
}
