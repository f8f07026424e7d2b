//! Titles and headings that lost their marks, or have others than expected.

use annexe::import::{Certainty, Imported, import_markdown};

/// What makes a heading of its words.
type Look = fn(&str) -> String;

/// A text of two sheets whose sections' headings look as they are made.
fn text(cover: &str, heading: impl Fn(&str) -> String) -> String {
    let sections = |all: &[(&str, &str)]| -> String {
        let one = |(head, text): &(&str, &str)| format!("{}\n\n{text}\n\n", heading(head));
        all.iter().map(one).collect()
    };
    let first = sections(&[
        ("Dans quel contexte ?", "Le quartier compte deux mille habitants."),
        ("Pourquoi agir ?", "- Créer du lien ;\n- Embellir."),
        ("Le bilan", "Ils sont venus nombreux."),
    ]);
    let second = sections(&[
        ("Le contexte", "Le quartier manque de verdure."),
        ("Et demain ?", "Un second ouvrira."),
    ]);
    format!(
        "{cover}# Le café\n\n**Un café ouvre.**\n\n{first}# Le jardin\n\n**Un jardin.**\n\n{second}"
    )
}

/// The titles of sheets and the types of their sections; no word may be lost.
pub(super) fn sheets(imported: &Imported) -> Vec<String> {
    let words = &imported.words;
    assert!(words.missing.is_empty() && words.added.is_empty(), "{words:?}");
    let sheet = |sheet: &annexe::import::SheetReport| {
        let kind = |kind: &annexe::import::SectionReport| kind.kind.clone().unwrap_or("?".into());
        let kinds: Vec<String> = sheet.sections.iter().map(kind).collect();
        format!("{}: {}", sheet.title, kinds.join(" "))
    };
    imported.sheets.iter().map(sheet).collect()
}

fn doubts(imported: &Imported) -> Vec<String> {
    let doubtful = imported.notes.iter().filter(|note| note.certainty == Certainty::Doubtful);
    doubtful.map(|note| note.message.clone()).collect()
}

#[test]
fn headings_of_any_look_are_sections_and_the_first_sheet_is_one() {
    let wanted = ["Le café: contexte enjeux evaluation", "Le jardin: contexte perspectives"];
    let looks: [(&str, Look, usize); 7] = [
        ("capitals", |head| head.to_uppercase(), 0),
        ("plain", str::to_owned, 1),
        ("numbered", |head| format!("1. {head}"), 1),
        ("roman", |head| format!("II. {head}"), 1),
        ("with a colon", |head| format!("{head} :"), 1),
        ("underlined", |head| format!("<u>{head}</u>"), 1),
        ("bold items", |head| format!("- **{head}**"), 0),
    ];
    for (name, look, told) in looks {
        for cover in ["# Annexe 5 Des actions\n\n", ""] {
            let imported = import_markdown(&text(cover, look)).unwrap();
            assert_eq!(sheets(&imported), wanted, "{name}");
            assert_eq!(doubts(&imported).len(), told, "{name}: {:?}", doubts(&imported));
        }
    }
}

#[test]
fn a_first_sheet_of_prose_alone_is_one_and_told() {
    let prose = "# Le café\n\nUn café ouvre ses portes chaque samedi à trente familles.\n\n";
    let other = "# Le jardin\n\nUn jardin.\n\n## Le contexte\n\nIl manque de verdure.\n";
    let imported = import_markdown(&format!("{prose}{other}")).unwrap();
    assert_eq!(sheets(&imported), ["Le café: ", "Le jardin: contexte"]);
    assert_eq!(doubts(&imported).len(), 1);
    // What introduces an annex is none, and is told; the words of a sentence are no issuing body.
    let cover = "# Annexe 5 Des actions\n\n# Préface\n\nCette annexe réunit des actions de tout le pays.\n\n";
    let imported = import_markdown(&format!("{cover}{other}")).unwrap();
    assert_eq!(sheets(&imported), ["Le jardin: contexte"]);
    assert_eq!(doubts(&imported).len(), 2, "{:?}", doubts(&imported));
    assert_eq!(imported.manifest.missing, ["guide", "organisme"]);
}

#[test]
fn numbered_titles_in_bold_may_follow_marked_ones() {
    let marked = |title: &str| {
        format!("# {title}\n\nUn chapeau.\n\n## Le contexte\n\nx\n\n## Le bilan\n\ny\n\n")
    };
    let bold = |title: &str| {
        format!(
            "**{title}**\n\n**Le contexte**\n\nx\n\n**Les actions**\n\n### {title}, la deuxième phase (2018)\n\ny\n\n"
        )
    };
    let numbered = format!("{}{}", bold("FICHE 3 – Le four"), bold("FICHE 4 – Le moulin"));
    let numbered = numbered.replace("### FICHE 3 – ", "### ").replace("### FICHE 4 – ", "### ");
    let text = format!("{}{}{numbered}", marked("Le café"), marked("Le jardin"));
    let all = [
        "Le café: contexte evaluation",
        "Le jardin: contexte evaluation",
        "Le four: contexte actions",
        "Le moulin: contexte actions",
    ];
    assert_eq!(sheets(&import_markdown(&text).unwrap()), all);
    assert_eq!(sheets(&import_markdown(&numbered).unwrap()), all[2..]);
    // One that is left in a text is told.
    let alone = format!("{}**FICHE 3 – Le four**\n\nOn cuit.\n", marked("Le café"));
    let imported = import_markdown(&alone).unwrap();
    assert_eq!(imported.sheets.len(), 1);
    assert!(doubts(&imported).iter().any(|doubt| doubt.contains("FICHE 3")));
}

#[test]
fn viewpoints_as_bold_items_are_headings_above_any_list() {
    for mark in ["✓", "-", "*", "•", "–", "o"] {
        for [one, other] in [
            ["Du point de vue des habitants", "Du point de vue des élus"],
            ["Place des habitants", "Place des élus"],
        ] {
            if mark == "o" && one.starts_with("Place") {
                continue;
            }
            let text = format!(
                "# Le café\n\n**Un café.**\n\n## Les transformations produites\n\n- **{one}**\n\n\
                 {mark} Créer du lien ;\n{mark} Embellir.\n\n- **{other}**\n\n{mark} Connaître ;\n{mark} Décider.\n"
            );
            let imported = import_markdown(&text).unwrap();
            let file = &imported.files.iter().find(|file| file.name == "cafe.yaml").unwrap().text;
            let head = if one.starts_with("Place") { "####" } else { "###" };
            let wanted = format!(
                "      {head} {one}\n\n      - Créer du lien ;\n      - Embellir.\n\n      {head} {other}\n\n      - Connaître ;"
            );
            assert!(file.contains(&wanted), "{mark}\n{file}");
        }
    }
}

#[test]
fn titles_without_marks_are_told_by_their_place() {
    let cover = "Guide du pain\n\nAnnexe 2\n\nLes récits\n\n";
    let sheet = |title: &str| {
        format!(
            "{title}\n\nOn y cuit.\n\nContexte\n\nIl était froid.\n\nActions\n\nOn sème.\n\nRésultats\n\nOn rit.\n\n"
        )
    };
    let sheets_of = sheet("Le four du village") + &sheet("Un moulin");
    let wanted = ["Le four du village", "Un moulin"]
        .map(|title| format!("{title}: contexte actions evaluation"));
    let summaries = [
        ("", 2),
        ("Le four du village 4\nUn moulin 12\n\n", 0),
        ("Le four du village ... 4  \nUn moulin ... 12\n\n", 0),
        ("Le four du village 4\n\nUn moulin 12\n\n", 0),
        ("- Le four du village 4\n- Un moulin 12\n\n", 0),
        (
            "Action Pages Thématique\n\nLe four du village P.4 Fiche 1. Cuire\n\nUn moulin P.12 Fiche 2. Moudre\n\n",
            0,
        ),
    ];
    for (summary, told) in summaries {
        let text = match summary {
            "" => format!("{cover}{sheets_of}"),
            summary => format!("{cover}Sommaire\n\n{summary}{sheets_of}"),
        };
        let imported = import_markdown(&text).unwrap();
        assert_eq!(sheets(&imported), wanted, "{summary}");
        let doubts = doubts(&imported);
        let titles = doubts.iter().filter(|told| told.contains("lu comme le titre d'une fiche"));
        assert_eq!(titles.count(), told, "{summary}: {doubts:?}");
        assert!(
            !imported.files[0].text.contains("Le texte importé disait"),
            "{}",
            imported.files[0].text
        );
    }
}

#[test]
fn the_arrows_of_a_sidebar_do_not_hide_titles_without_marks() {
    let sheet = |title: &str| {
        format!(
            "{title}\n\nOn y cuit.\n\nLe contexte\n\nIl était froid.\n\nREPERES\n\n→ Public\n\nTous\n\n\
             Les actions réalisées\n\nOn sème.\n\nLes perspectives\n\nOn rit.\n\n"
        )
    };
    let cover = "Guide du pain\n\nAnnexe 2\n\nLes récits\n\n";
    let text = format!("{cover}{}{}", sheet("Le four du village"), sheet("Un moulin"));
    let wanted = ["Le four du village", "Un moulin"]
        .map(|title| format!("{title}: contexte actions perspectives"));
    assert_eq!(sheets(&import_markdown(&text).unwrap()), wanted);
}

#[test]
fn a_number_alone_stands_above_a_title_without_a_mark() {
    let sheet = |number: &str, title: &str| {
        format!("{number}\n\n{title}\n\nOn y cuit.\n\n**Contexte**\n\nx\n\n**Actions**\n\ny\n\n")
    };
    let wanted = ["Le four: contexte actions", "Le moulin: contexte actions"];
    let summary =
        "# Guide\n\n## Annexe 5 Du pain\n\nSOMMAIRE\n\nLe four ..... 4\n\nLe moulin ..... 8\n\n";
    for cover in ["", summary] {
        for (number, title) in
            [("**FICHE 1**", "**Le four**"), ("FICHE 1", "**Le four**"), ("FICHE 1", "Le four")]
        {
            let other = (number.replace('1', "2"), title.replace("four", "moulin"));
            let text = format!("{cover}{}{}", sheet(number, title), sheet(&other.0, &other.1));
            let imported = import_markdown(&text).unwrap();
            assert_eq!(sheets(&imported), wanted, "{text}");
            assert!(!imported.files.iter().any(|file| file.text.contains("FICHE")), "{text}");
        }
    }
}

/// The file of the one sheet of a text below a title and a lead.
fn only(text: &str) -> String {
    let imported = import_markdown(&format!("# Le café\n\nUn café ouvre.\n\n{text}")).unwrap();
    assert!(imported.words.is_whole(), "{:?}", imported.words);
    imported.files[1].text.clone()
}

#[test]
fn the_labels_of_a_sidebar_do_not_hide_bold_sections() {
    let file = only(
        "**Contexte local :**\n\nIl fait froid.\n\n### REPERES\n\n#### → Objectifs\n\n- Jouer\n- Lire\n\n#### → Contact\n\nLa \
         mairie\n\n**Les ateliers proposés :**\n\n- Le samedi ;\n- Le soir.\n\n**Perspectives :**\n\nOuvrir le dimanche.\n",
    );
    for wanted in
        ["type: contexte", "type: actions", "type: perspectives", "  objectifs:\n", "  contact: |"]
    {
        assert!(file.contains(wanted), "{wanted}\n{file}");
    }
}

#[test]
fn a_point_among_points_stays_one() {
    let file = only(
        "## Les actions réalisées\n\n- **Mieux informer** chacun ;\n- **Aller vers tous** :\n  - par le jeu,\n  - par le pain ;\n- \
         **Former** les agents.\n",
    );
    assert!(file.contains("- **Aller vers tous** :\n        - par le jeu,"), "{file}");
}

#[test]
fn bold_lines_with_a_colon_and_lists_of_one_are_sub_headings() {
    let file = only(
        "## Les actions réalisées\n\n- **Les cafés du jeudi**\n\nUne salle par jour.\n\n- **Les relais**\n\nDix-huit \
         nuits.\n\n## Les transformations produites\n\n**Du point de vue des habitants :**\n\n- On se parle.\n\n**Les jeux du \
         soir :**\n\nOn joue.\n\n**Il faut :**\n\n- du pain.\n",
    );
    for wanted in [
        "#### Les cafés du jeudi\n",
        "#### Les relais\n",
        "### Du point de vue des habitants\n",
        "# Les jeux du soir\n",
        "**Il faut :**",
    ] {
        assert!(file.contains(wanted), "{wanted}\n{file}");
    }
}

#[test]
fn a_bold_line_between_two_that_are_sections_is_one() {
    let text = "**Le contexte**\n\nIl fait froid.\n\n**La parole aux bénévoles**\n\nOn sème.\n\n**Les perspectives**\n\nUn autre.\n";
    let file = only(text);
    assert!(file.contains("  - titre: La parole aux bénévoles\n"), "{file}");
    let two = text.replace("On sème.", "On sème.\n\n**Le récit des voisins**\n\nOn cuit.");
    assert!(only(&two).contains("# La parole aux bénévoles\n"), "{}", only(&two));
}

#[test]
fn a_label_of_ones_own_above_its_list_is_a_field() {
    let file = only(
        "**REPERES :**\n\n**Objectifs de l'action :**\n\n- Sortir\n- Jouer\n\n**Parcours CLE (participants) :**\n\n- Lire\n- \
         Cuire\n\n**Contact :**\n\nCéline ROUSEE\n\n## Le contexte\n\nIl fait froid.\n\n## Les perspectives\n\nUn autre.\n",
    );
    assert!(file.contains("  parcours:\n    titre: Parcours CLE (participants)\n"), "{file}");
}

#[test]
fn titles_that_read_like_sections_are_titles_by_their_level() {
    let sheet = |title: &str| {
        format!(
            "# {title}\n\nOn y vient chaque semaine.\n\n## Le contexte\n\nIl était froid.\n\n\
             ## Les actions réalisées\n\n- du pain ;\n- des brioches.\n\n## Les perspectives\n\nUn autre.\n\n"
        )
    };
    let kinds = "contexte actions perspectives";
    for title in [
        "Les conseils citoyens du Four",
        "Un diagnostic partagé au village",
        "Enjeux et espoirs d'un village",
        "Les transformations d'un foyer",
        "Points clés d'une recyclerie",
        "L'évaluation partagée au village",
        "Objectif emploi au four",
        "Les objectifs du millénaire au village",
    ] {
        for cover in ["", "# Guide des fours\n\n## Annexe 2 Des fours\n\n"] {
            let all = [sheet("Le four"), sheet(title), sheet("Le moulin des voisins")].concat();
            let wanted = ["Le four", title, "Le moulin des voisins"];
            let wanted = wanted.map(|title| format!("{title}: {kinds}"));
            let imported = import_markdown(&(cover.to_owned() + &all)).unwrap();
            assert_eq!(sheets(&imported), wanted, "{title}");
        }
    }
    // A section's whole heading is one at any level.
    let text = sheet("Le four")
        .replace("## Les perspectives", "# Les enjeux\n\nx.\n\n## Les perspectives");
    let imported = import_markdown(&(text + &sheet("Le moulin"))).unwrap();
    assert_eq!(sheets(&imported)[0], "Le four: contexte actions enjeux perspectives");
}

#[test]
fn a_numbered_line_with_the_words_of_the_longest_heading_is_one() {
    let sheet = |title: &str| {
        format!(
            "{title}\n\nOn y vient chaque semaine avec ses voisins.\n\n1 - Le contexte\n\nIl était froid.\n\n\
             2 - Les enjeux\n\nSe voir.\n\n\
             3 - En quoi cette action illustre une démarche de développement social ?\n\nOn y décide.\n\n"
        )
    };
    let cover = "Annexe 2\n\nDes fours\n\nSOMMAIRE\n\nLe four ..... 4\n\nLe moulin ..... 7\n\n";
    let text = [cover.to_owned(), sheet("Le four"), sheet("Le moulin")].concat();
    let imported = import_markdown(&text).unwrap();
    let kinds = "contexte enjeux illustration";
    assert_eq!(sheets(&imported), [format!("Le four: {kinds}"), format!("Le moulin: {kinds}")]);
}

#[test]
fn a_number_on_the_first_line_of_a_title_is_left_out_of_it() {
    let sheet = |number: u8, title: &str| {
        format!("# Fiche {number}<br>{title}\n\nOn y vient.\n\n## Le contexte\n\nx.\n\n")
    };
    let imported = import_markdown(&(sheet(1, "Le four") + &sheet(2, "Le moulin"))).unwrap();
    assert_eq!(sheets(&imported), ["Le four: contexte", "Le moulin: contexte"]);
}

#[test]
fn actions_that_count_above_titles_without_marks_are_sheets() {
    let sheet = |number: &str, title: &str| {
        format!(
            "{number}\n\n{title}\n\n**On y vient.**\n\n## Le contexte\n\nIl faisait froid.\n\n\
             ## Les actions réalisées\n\nDu pain.\n\n"
        )
    };
    for kind in ["ACTION ", "Action n° ", ""] {
        let one = |number: u8, title: &str| sheet(&format!("{kind}{number}"), title);
        let cover = "# Guide\n\n## Annexe 2 Des fours\n\n";
        let text = [cover, &one(1, "Le four du village"), &one(2, "Le moulin")].concat();
        let wanted = ["Le four du village: contexte actions", "Le moulin: contexte actions"];
        assert_eq!(sheets(&import_markdown(&text).unwrap()), wanted, "{kind}");
    }
    // Those of one sheet count within it.
    let inside = "# Le four\n\n**Un four.**\n\n## Le contexte\n\nx.\n\n## Les actions réalisées\n\n\
                  Action 1\n\nCuire ensemble\n\nDu pain.\n\nAction 2\n\nManger ensemble\n\nDu pain.\n\n\
                  ## Les perspectives\n\nx.\n";
    assert_eq!(
        sheets(&import_markdown(inside).unwrap()),
        ["Le four: contexte actions perspectives"]
    );
}

#[test]
fn a_heading_without_number_is_no_sheet_where_no_number_is_missing() {
    let sheet = |title: &str, more: &str| {
        format!(
            "## {title}\n\nUn chapeau.\n\n## Le contexte\n\nDu pain.\n\n{more}## Les perspectives\n\nDu sel.\n\n"
        )
    };
    let fair = "## Organiser une fête\n\nElle a eu lieu.\n\n";
    let text = |last: &str| {
        let one = sheet("FICHE 1 – Le four", "") + &sheet("FICHE 2 – Le moulin", fair);
        format!("# Annexe 2 Des actions\n\n{one}{}", sheet(last, ""))
    };
    let imported = import_markdown(&text("FICHE 3 – Le puits")).unwrap();
    assert_eq!(imported.sheets.len(), 3, "{:?}", sheets(&imported));
    // A sheet begins again below one that has none.
    let imported = import_markdown(&text("Le puits commun")).unwrap();
    assert_eq!(imported.sheets.len(), 3, "{:?}", sheets(&imported));
}
