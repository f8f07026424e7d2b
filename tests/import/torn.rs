//! Sidebars and titles as converters tear them, one way at a time.

use annexe::import::import_markdown;

/// What a sidebar becomes, whatever became of it on its way.
const SIDEBAR: &str = "reperes:
  objectifs: |
    - Cuire
    - Partager
  public: Les voisins
  contact: |
    La mairie
    Tél : 05 36 49 00 00

sections:
  - type: contexte
    texte: |
      Le four était froid et personne ne s'en servait depuis dix ans.
";

/// The only sheet of a text whose first section is cut by something.
fn sheet(cut: &str) -> String {
    let text = format!(
        "# Le four\n\n**Un four pour tous.**\n\n## Le contexte\n\nLe four était froid et personne ne\n\n\
         {cut}\n\ns'en servait depuis dix ans.\n\n## Les actions réalisées\n\nOn cuit.\n"
    );
    let imported = import_markdown(&text).unwrap();
    assert!(imported.words.missing.is_empty(), "{:?}", imported.words.missing);
    assert_eq!(imported.files.len(), 2);
    imported.files[1].text.clone()
}

#[test]
fn a_sidebar_is_one_in_any_of_its_shapes() {
    let bare = "REPÈRES\n\nObjectifs de l'action\n\n- Cuire\n- Partager\n\nPublic\n\nLes voisins\n\nContact\n\nLa mairie\nTél : 05 36 49 00 00";
    let items = "**REPÈRES**\n\n- **Objectifs de l'action**\n  - Cuire\n  - Partager\n- **Public** : Les voisins\n- **Contact** : La mairie  \n  Tél : 05 36 49 00 00";
    let pointed = "### REPÈRES\n\n**→ Objectifs de l'action**\n\n- Cuire\n- Partager\n\n**→ Public** Les voisins\n\n**→ Contact** La mairie  \nTél : 05 36 49 00 00";
    let split = "## REPÈRES\n\n### → Objectifs de l'action\n\n- Cuire\n- Partager\n\ns'en servait depuis dix ans.\n\n### → Public\n\nLes voisins\n\n### → Contact\n\nLa mairie\nTél : 05 36 49 00 00";
    let quoted = "> **REPÈRES**\n>\n> **Objectifs de l'action**\n>\n> - Cuire\n> - Partager\n>\n> **Public :** Les voisins\n>\n> **Contact :** La mairie\n> Tél : 05 36 49 00 00";
    let nested = "- **Repères**\n  - Objectifs de l'action\n    - Cuire\n    - Partager\n  - Public : Les voisins\n  - Contact : La mairie\n    Tél : 05 36 49 00 00";
    let arrows = "REPERES\n→ Objectifs de l'action\n- Cuire\n- Partager\n→ Public\nLes voisins\n→ Contact\nLa mairie\nTél : 05 36 49 00 00";
    for shape in [bare, items, pointed, quoted, nested, arrows] {
        let sheet = sheet(shape);
        assert!(sheet.contains(SIDEBAR), "{shape}\n=>\n{sheet}");
    }
    // The sentence goes on inside the box.
    let text = format!(
        "# Le four\n\n## Le contexte\n\nLe four était froid et personne ne\n\n{split}\n\n## Les actions réalisées\n\nOn cuit.\n"
    );
    let sheet = import_markdown(&text).unwrap().files[1].text.clone();
    assert!(sheet.contains(SIDEBAR), "{sheet}");
}

#[test]
fn labels_of_the_authors_own_are_fields_under_the_title_of_a_sidebar() {
    let own = "### Carte d'identité\n\n**Porteur :** La mairie\n\n**Objectifs de l'action :** Cuire\n\n**Budget :** Deux sous\n\n**Contact :** La mairie";
    let fields = "reperes:
  porteur:
    titre: Porteur
    texte: La mairie
  objectifs: Cuire
  budget:
    titre: Budget
    texte: Deux sous
  contact: |
    La mairie
";
    let sheet = sheet(own);
    assert!(sheet.contains(fields), "{sheet}");
    let column =
        "| REPÈRES |\n|---|\n| **Objectifs de l'action** : Cuire |\n| **Contact** : La mairie |";
    let sheet = self::sheet(column);
    assert!(
        sheet.contains("reperes:\n  objectifs: Cuire\n  contact: |\n    La mairie\n"),
        "{sheet}"
    );
}

#[test]
fn a_sidebar_without_labels_is_told() {
    let text = "# Le four\n\nUn four.\n\n## Le contexte\n\nIl est froid.\n\n### Repères\n\nLe four a cent ans.\n";
    let imported = import_markdown(text).unwrap();
    let told = imported.notes.iter().find(|note| note.message.contains("sans rubrique reconnue"));
    assert!(told.is_some_and(|note| note.place.line == 9), "{:?}", imported.notes);
}

#[test]
fn the_number_of_a_sheet_is_no_part_of_its_title() {
    let titles = |text: &str| -> Vec<String> {
        let imported = import_markdown(text).unwrap();
        let words = &imported.words;
        assert!(words.missing.is_empty() && words.added.is_empty(), "{words:?}");
        imported.sheets.iter().map(|sheet| sheet.title.clone()).collect()
    };
    let body = "\n\n**On y cuit.**\n\n## Le contexte\n\nIl est froid.\n\n### Action 3 : cuire\n\nOn cuit.\n\n";
    for [one, two] in [
        ["# FICHE 1 : Le four", "# FICHE 2 : Le moulin"],
        ["# Fiche n° 1 – Le four", "# Fiche n° 2 – Le moulin"],
        ["# Action 1. Le four", "# Action 2. Le moulin"],
        ["# FICHE-ACTION N°1 | Le four", "# FICHE-ACTION N°2 | Le moulin"],
    ] {
        assert_eq!(titles(&format!("{one}{body}{two}{body}")), ["Le four", "Le moulin"]);
    }
    // A place alone is where they count, or the summary has the titles without.
    for [one, two] in [["# 1. Le four", "# 2. Le moulin"], ["# 6) Le four", "# 7) Le moulin"]] {
        assert_eq!(titles(&format!("{one}{body}{two}{body}")), ["Le four", "Le moulin"]);
    }
    let other = format!("# 3. Le four{body}# 9. Le moulin{body}");
    assert_eq!(titles(&other), ["3. Le four", "9. Le moulin"]);
    let summary = "Le four\tP.4\nLe moulin\tP.9\n\n";
    assert_eq!(titles(&format!("{summary}{other}")), ["Le four", "Le moulin"]);
    // Of one alone, it is a place elsewhere; but the summary may have the number too.
    assert_eq!(titles(&format!("# Action 4. Le four{body}")), ["Le four"]);
    let summary = "Le four\tP.4\tFiche 2. Cuire\n\n";
    assert_eq!(titles(&format!("{summary}# Action 4. Le four{body}")), ["Le four"]);
    let summary = "Fiche 1 : Le four\tP.4\n\n";
    assert_eq!(titles(&format!("{summary}# Fiche 1 : Le four{body}")), ["Fiche 1 : Le four"]);
    assert_eq!(titles(&format!("{summary}# Le four{body}")), ["Le four"]);
}

#[test]
fn labels_alone_are_a_sidebar_without_its_title() {
    for labels in [
        "Objectifs : cuire\n\nPublic : tous\n\nContact : La mairie",
        "**Objectifs :** cuire\n\n**Public :** tous\n\n**Contact :** La mairie",
        "Objectifs : cuire\nPublic : tous\nContact : La mairie",
        "> **REPÈRES**\n>\n> **Objectifs** : cuire\n>\n> **Public** : tous\n>\n> **Contact** : La mairie",
    ] {
        let sheet = sheet(labels);
        let wanted = "reperes:\n  objectifs:\n    titre: Objectifs\n    texte: cuire\n  public: tous\n  contact: |\n    La mairie\n";
        assert!(sheet.contains(wanted), "{labels}\n=>\n{sheet}");
        assert!(sheet.contains("personne ne s'en servait"), "{sheet}");
    }
    // One label alone is text.
    assert!(!sheet("Public : tous les voisins du four.").contains("reperes"));
}

#[test]
fn a_sidebar_ends_where_a_section_begins_and_no_sooner() {
    let sidebar = "## REPERES\n\n### → Objectifs\n\n- Cuire\n\n### → Territoire\n\nLe bourg\n\n### → Coût\n\n30 €\n\n### → Contact\n\nLa mairie";
    let text = format!(
        "# Le four\n\n### Le contexte\n\nIl était froid.\n\n{sidebar}\n\n### Ce que racontent les anciens\n\nIls tenaient un carnet, que chacun lisait. Vingt carnets restent.\n\n### Les actions réalisées\n\nOn cuit.\n"
    );
    let imported = import_markdown(&text).unwrap();
    let headings: Vec<&str> =
        imported.sheets[0].sections.iter().map(|section| section.heading.as_str()).collect();
    assert_eq!(headings, ["Le contexte", "Ce que racontent les anciens", "Les actions réalisées"]);
    let sheet = &imported.files[1].text;
    for field in ["territoire:", "cout:", "contact: |\n    La mairie\n\nsections"] {
        assert!(sheet.contains(field), "{field} in\n{sheet}");
    }
}

#[test]
fn arrows_one_after_the_other_are_a_list() {
    let sheet = sheet("➢ du pain ;\n\n➢ des brioches.");
    assert!(sheet.contains("- du pain ;\n      - des brioches."), "{sheet}");
}

#[test]
fn running_heads_and_front_matter_are_no_text() {
    let page = "Un mot de plus.\n\n".repeat(4);
    let text = format!(
        "---\ntitle: Les fours\nsubtitle: Annexe 2\nauthor: La commune\n---\n\n# Le four\n\n## Le contexte\n\n{page}4 Guide des fours · Annexe 2\n\n{page}Guide des fours · Annexe 2\n\n5\n\n{page}6 Guide des fours · Annexe 2\n\n{page}8 Guide des fours · Annexe 2\n"
    );
    let imported = import_markdown(&text).unwrap();
    assert!(imported.files[0].text.contains("titre: Les fours\n"), "{}", imported.files[0].text);
    assert!(imported.files[0].text.contains("  La commune\n"), "{}", imported.files[0].text);
    assert!(!imported.files[1].text.contains("Guide"), "{}", imported.files[1].text);
    assert!(imported.words.missing.is_empty());
}

#[test]
fn labels_in_running_text_are_text() {
    for text in [
        "Objectifs : faire connaître le four.\n\nOn a écrit aux mairies.\n\nPublic : surtout des parents.",
        "**Contact :** Qui est venu ?\n\nTout le monde.\n\n**Public :** Et ensuite ?\n\nOn a mangé.",
        "### Un atelier\n\nObjectifs : pétrir\n\nPublic : tous\n\n### Un autre\n\nObjectifs : cuire\n\nPublic : tous",
    ] {
        let sheet = sheet(text);
        assert!(!sheet.contains("reperes:"), "{text}\n=>\n{sheet}");
    }
}

#[test]
fn rules_around_a_paragraph_draw_no_table() {
    let sheet = sheet("----- -----\n\nUne étoile sépare les parties.\n\n----- -----");
    assert!(sheet.contains("Une étoile sépare les parties."), "{sheet}");
}

#[test]
fn a_section_may_stand_between_the_labels_of_a_sidebar() {
    let text = "# Le four\n\n**Un four pour tous.**\n\n## REPÈRES\n\n### → Objectifs\n\n- Cuire\n\n### → Public\n\nTous\n\n\
                ## Le déroulement des ateliers\n\nOn cuit le mardi.\n\nOn commence par pétrir.\n\n### → Contact\n\nJeanne Roy\n\n\
                ## L'évaluation de la démarche\n\nLe bilan est bon.\n";
    let sheet = import_markdown(text).unwrap().files[1].text.clone();
    assert!(sheet.contains("  contact: |\n    Jeanne Roy\n"), "{sheet}");
    assert!(sheet.contains("      On commence par pétrir.\n\n  - type: evaluation\n"), "{sheet}");
}

#[test]
fn a_title_in_bold_and_a_second_one_may_share_a_line() {
    let titles = |heading: &str| {
        let imported =
            import_markdown(&format!("# {heading}\n\n## Le contexte\n\nIl est froid.\n")).unwrap();
        assert!(imported.words.missing.is_empty() && imported.words.added.is_empty());
        (imported.sheets[0].title.clone(), imported.sheets[0].subtitle.clone())
    };
    let second = Some("Une histoire de pain".to_owned());
    assert_eq!(titles("**Le four** Une histoire de pain"), ("Le four".to_owned(), second.clone()));
    assert_eq!(titles("**Le four** – Une histoire de pain"), ("Le four".to_owned(), second));
    assert_eq!(titles("**Le four** du village"), ("Le four du village".to_owned(), None));
    assert_eq!(titles("Le four **Du pain**"), ("Le four Du pain".to_owned(), None));
}

#[test]
fn call_outs_of_markdown_are_call_outs() {
    let text = "# Le four\n\n## Le contexte\n\n> [!NOTE]\n> Le four est *froid*\n> le lundi.\n>\n> On attend.\n\n\
                > [!tip] À retenir\n> Du bois sec.\n\n> [!encadre] Et\n> Du sel.\n\n> [!exergue]\n> Un four pour tous.\n\n> Une parole.\n";
    let imported = import_markdown(text).unwrap();
    let sheet = &imported.files[1].text;
    assert!(
        sheet.contains("Le four est *froid* le lundi.\n")
            && sheet.contains("> [!encadre] À retenir\n"),
        "{sheet}"
    );
    assert!(
        sheet.contains("> [!encadre] NOTE\n")
            && sheet.contains("> [!exergue]\n      > Un four pour tous.\n")
            && sheet.contains("> Une parole."),
        "{sheet}"
    );
    let words = &imported.words;
    assert!(words.missing.is_empty() && words.added.is_empty(), "{words:?}");
}

#[test]
fn struck_text_is_told() {
    let imported =
        import_markdown("# Le four\n\n## Le contexte\n\nIl est ~~froid~~ chaud.\n").unwrap();
    assert!(imported.files[1].text.contains("Il est froid chaud."), "{}", imported.files[1].text);
    let told =
        |note: &annexe::import::Note| note.place.line == 5 && note.message.contains("« froid »");
    assert!(imported.notes.iter().any(told), "{:?}", imported.notes);
}

#[test]
fn a_label_behind_a_stray_colon_keeps_its_words() {
    let text =
        "# Le four\n\n**Un four.**\n\n#### →: Contact\n\nMairie\n\n#### → Contact\n\nLe four\n";
    let imported = import_markdown(text).unwrap();
    assert!(imported.words.missing.is_empty(), "{:?}", imported.words.missing);
    let sheet = &imported.files[1].text;
    assert!(!sheet.contains("titre: \"\""), "{sheet}");
}

#[test]
fn a_list_cuts_a_sidebar_that_was_set_as_a_quotation() {
    let text = "# Le four\n\nUn four.\n\n> **REPERES**\n>\n> **Objectifs**\n\n-   cuire ;\n-   manger.\n\n\
                > **Public**\n>\n> Les voisins\n>\n> **Contact**\n>\n> Anne Roc\\\n> 05 00 00 00 00\n\n\
                ## Le contexte\n\nIl faisait froid.\n";
    let imported = import_markdown(text).unwrap();
    let wanted = "reperes:\n  objectifs:\n    titre: Objectifs\n    texte: |\n      - cuire ;\n      - manger.\n  \
                  public: Les voisins\n  contact: |\n    Anne Roc\n    05 00 00 00 00\n";
    assert!(imported.files[1].text.contains(wanted), "{}", imported.files[1].text);
}

#[test]
fn bold_labels_without_a_colon_are_labels_in_a_sidebar() {
    let text = "# Le four\n\nUn four.\n\n**REPÈRES**\n\n**Objectifs** cuire ensemble\n\n**Coût** 41 000 €\n\n\
                **Public** visé : les voisins\n\n**Contact** Mairie\n\n**Anne Roc** 05 00 00 00 00\n\n\
                ## Le contexte\n\n**Depuis toujours** il faisait froid.\n";
    let imported = import_markdown(text).unwrap();
    let sheet = &imported.files[1].text;
    assert!(sheet.contains("    titre: Coût\n    texte: |\n      41 000 €\n"), "{sheet}");
    let wanted =
        "  public:\n    titre: Public visé\n    texte: les voisins\n  contact: |\n    Mairie\n";
    assert!(sheet.contains(wanted), "{sheet}");
    assert!(sheet.contains("**Depuis toujours** il faisait froid."), "{sheet}");
    assert!(!sheet.contains("titre: Anne Roc"), "{sheet}");
}

#[test]
fn a_paragraph_goes_on_with_a_sentence_that_stopped_and_no_other() {
    let text = "# Le four\n\nUn four.\n\n## Le contexte\n\nLe pain (celui du dimanche et des autres jours de fête, comme on le dit ici depuis cent ans)\n\n\
                vient du four.\n\n## Les actions réalisées\n\n- un pain de seigle\n- un pain blanc\n\npuis on mange tous ensemble.\n";
    let imported = import_markdown(text).unwrap();
    let sheet = &imported.files[1].text;
    assert!(sheet.contains("cent ans) vient du four."), "{sheet}");
    assert!(sheet.contains("- un pain blanc\n\n      puis on mange"), "{sheet}");
}

#[test]
fn anchors_that_a_converter_wrote_are_no_words() {
    let text =
        "# []{#anchor}Le four\n\nUn four.\n\n## []{#anchor-1}Le contexte\n\nIl faisait froid.\n";
    let imported = import_markdown(text).unwrap();
    assert_eq!(super::heads::sheets(&imported), ["Le four: contexte"]);
}

#[test]
fn points_of_view_in_italics_are_sub_headings() {
    let text = "# Le four\n\nUn four.\n\n## Les transformations produites\n\n*Du point de vue des habitants*\n\n\
                - ils cuisent ;\n- ils mangent.\n\n***Du point de vue des élus***\n\n- ils écoutent.\n";
    let imported = import_markdown(text).unwrap();
    let sheet = &imported.files[1].text;
    for who in ["habitants", "élus"] {
        assert!(sheet.contains(&format!("### Du point de vue des {who}\n")), "{sheet}");
    }
}
