//! What a sheet with marked headings has besides stays as it is: lines in capitals, lines that lead to a list, bold lines.

use annexe::import::{Certainty, Imported, import_markdown};

/// The sections of each sheet: their types, or their titles.
fn sections(text: &str) -> Vec<Vec<String>> {
    let imported = import_markdown(text).unwrap();
    assert!(imported.words.missing.is_empty() && imported.words.added.is_empty());
    let name = |section: &annexe::import::SectionReport| {
        section.kind.clone().unwrap_or_else(|| section.heading.clone())
    };
    imported.sheets.iter().map(|sheet| sheet.sections.iter().map(name).collect()).collect()
}

fn doubts(imported: &Imported) -> usize {
    imported.notes.iter().filter(|note| note.certainty == Certainty::Doubtful).count()
}

#[test]
fn lines_that_lead_to_a_list_are_no_headings_among_marked_ones() {
    let part = |head: &str, lead: &str| {
        format!("## {head}\n\nLe quartier parle.\n\n{lead} :\n\n- un ;\n- deux.\n\n")
    };
    let parts = [
        part("Au départ, une rue vide", "Les enjeux"),
        part("Des samedis ensemble", "Les objectifs du projet"),
        part("La rue retrouvée", "Les effets"),
    ];
    let text = format!("# Annexe 2 Des actions\n\n# Le café\n\n**Un café.**\n\n{}", parts.concat());
    assert_eq!(sections(&text)[0].len(), 3, "{:?}", sections(&text));
    let imported = import_markdown(&text).unwrap();
    let file = &imported.files.iter().find(|file| file.name == "cafe.yaml").unwrap().text;
    assert!(file.contains("Les enjeux :\n"), "{file}");
    // Nor are those of a list, which announce nothing beside one line.
    let text = "# Le café\n\nQuatre étapes :\n\nB. Le public\n\nI. Le bilan\n\nII. L'évaluation\n\nTout va.\n";
    assert!(sections(text)[0].is_empty(), "{:?}", sections(text));
    // Numbers below a section's heading are no headings either.
    let text = "# Le café\n\n**Un café.**\n\n## Le contexte\n\nx\n\n## Les actions réalisées\n\nQuatre étapes :\n\n\
                1. Le diagnostic\n\n2. Les objectifs\n\nOn recommence.\n\nI. Le bilan\n\nII. L'évaluation\n\nTout va.\n";
    assert_eq!(sections(text)[0], ["contexte", "actions"]);
}

#[test]
fn lines_in_capitals_stay_and_are_told_among_marked_headings() {
    let text = "# Annexe 2 Des actions\n\n# Le café\n\n**Un café.**\n\n## Le contexte\n\nLa banderole disait :\n\n\
                L'AVENIR EST À NOUS\n\nIl fait froid.\n\n## L'évaluation\n\nLES POINTS FORTS\n\nOn se parle.\n\n\
                ## Les perspectives\n\nOn continue.\n";
    let kept = ["contexte", "evaluation", "perspectives"];
    let bold = text.replace("## Le contexte", "**Le contexte**").replace("## L'é", "## L'É");
    let bold = bold.replace("## L'Évaluation", "**L'évaluation**");
    let bold = bold.replace("## Les perspectives", "**Les perspectives**");
    for text in [text, &bold, &text.replace("## Le contexte", "## LE CONTEXTE")] {
        assert_eq!(sections(text)[0], kept, "{text}");
        assert_eq!(doubts(&import_markdown(text).unwrap()), 1, "{text}");
    }
    // Another sheet has its headings so.
    let other = "# Le jardin\n\n**Un jardin.**\n\nPOURQUOI AGIR ?\n\nPour planter.\n\nLE BILAN\n\nTout pousse.\n";
    assert_eq!(sections(&format!("{text}\n{other}"))[1], ["enjeux", "evaluation"]);
}

#[test]
fn bold_lines_right_below_a_bold_heading_are_of_its_section() {
    for below in ["**➤ Du point de vue des élus**", "➤ Du point de vue des élus", "### Chez nous"]
    {
        let text = format!(
            "# Le café\n\n**Un café.**\n\n**Le contexte**\n\nIl fait froid.\n\n**Un projet de développement du \
             territoire**\n\n**Place des élus**\n\nIls prêtent.\n\n**Participation des habitants**\n\nIls viennent.\n\n\
             **Les actions réalisées**\n\nOn agit.\n\n**Les transformations produites**\n\n{below}\n\nIls écoutent.\n"
        );
        assert_eq!(sections(&text)[0], ["contexte", "projet", "actions", "transformations"]);
        let imported = import_markdown(&text).unwrap();
        let file = &imported.files.iter().find(|file| file.name == "cafe.yaml").unwrap().text;
        assert!(
            file.contains("# Place des élus\n") && file.contains("# Participation des habitants\n")
        );
    }
}

#[test]
fn introductions_are_no_sheets_whatever_their_lead() {
    let sheet = "# Le jardin\n\n**Un jardin.**\n\n## Le contexte\n\nIl manque de verdure.\n";
    for title in [
        "Introduction",
        "Éditorial",
        "Mot du président",
        "Le mot de la présidente",
        "Méthodologie",
        "Comment lire ce document ?",
        "Liste des sigles",
        "1. Introduction",
    ] {
        for lead in ["", "**Deux actions pour tous.**\n\n**Elles inspirent.**\n\n"] {
            let text = format!(
                "# Annexe 5 Des actions\n\nConseil du pain\n\n# {title}\n\n{lead}Cette annexe réunit des actions de \
                 tout le pays.\n\nElles sont deux, et bien différentes entre elles.\n\n{sheet}"
            );
            let imported = import_markdown(&text).unwrap();
            assert_eq!(imported.sheets.len(), 1, "{text}");
            assert!(imported.words.missing.is_empty() && imported.words.added.is_empty());
            // Nothing of it stays on the cover.
            assert_eq!(imported.manifest.missing, ["guide"], "{text}");
            let cover = imported.files[0].text.split("fiches:").next().unwrap();
            assert!(!cover.contains("action de") && !cover.contains(title), "{cover}");
        }
    }
}
