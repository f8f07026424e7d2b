//! Texts in the forms that programs give them: tags of HTML, blank lines, pages, marks of their own.

use annexe::import::{Imported, import_markdown};

/// The only sheet of a text, of which no word is lost.
#[track_caller]
fn sheet(text: &str) -> (String, Imported) {
    let imported = import_markdown(text).unwrap();
    assert!(imported.words.is_whole(), "{text}\n{:?}", imported.words);
    assert_eq!(imported.files.len(), 2, "{text}");
    (imported.files[1].text.clone(), imported)
}

/// Two sections, and sub-headings below the first.
const LEVELS: &str = "# Un four\n\nUn chapeau.\n\n## Le contexte\n\nDu pain.\n\n### Côté rue\n\nUne porte.\n\n\
    ### Côté cour\n\nUn banc.\n\n## Les enjeux\n\nLa farine.\n\n## Les perspectives\n\nUn moulin.\n";

#[test]
fn headings_of_html_have_their_levels() {
    let html: Vec<String> = LEVELS
        .lines()
        .map(|line| match line.trim_start_matches('#').len() {
            0 => String::new(),
            rest if rest == line.len() => format!("<p>{line}</p>"),
            rest => {
                let level = line.len() - rest;
                format!("<h{level}>{}</h{level}>", line[level..].trim())
            }
        })
        .collect();
    let (plain, _) = sheet(LEVELS);
    assert_eq!(plain.matches(" ### Côté").count(), 2, "{plain}");
    for text in [html.join("\n"), html.concat()] {
        assert_eq!(sheet(&text).0, plain, "{text}");
    }
}

#[test]
fn blank_lines_that_stand_everywhere_say_nothing() {
    let (plain, _) = sheet(LEVELS);
    for lines in ["\n\n\n", "\n\n\n\n"] {
        assert_eq!(sheet(&LEVELS.replace("\n\n", lines)).0, plain);
    }
}

/// What the only sheet of a text has in its sidebar, which stands in its first section.
#[track_caller]
fn sidebar(text: &str) -> (String, String) {
    let (sheet, _) = sheet(&format!(
        "# Un four\n\nUn chapeau.\n\n## Le contexte\n\n{text}\n\n## Les enjeux\n\nLa farine.\n"
    ));
    let (before, rest) = sheet.split_once("sections:\n").unwrap();
    let fields = before.split_once("reperes:\n").map_or("", |(_, fields)| fields);
    (fields.trim_end().to_owned(), rest.to_owned())
}

#[test]
fn names_in_bold_below_contacts_are_no_fields() {
    let inside = |title: &str, end: &str| {
        format!(
            "Du pain cuit ici.\n\n{title}\n>\n> **Public**\n>\n> Les voisins\n>\n> **Contacts**\n>\n\
             > **Mairie du bourg** : Anne Roux{end}\n> **Maison des fours** : Paul Blé{end}\n> **Moulin** : Luc\n\nOn y vient."
        )
    };
    for (title, end) in [
        ("> **Repères**", "\\"),
        ("> **Repères**", ""),
        ("> ### Repères", "  "),
        ("> [!NOTE]\n> ### Repères", "\\"),
        ("> [!NOTE]\n> **REPERES**", ""),
    ] {
        let text = inside(title, end);
        let imported = import_markdown(&format!(
            "# Un four\n\nUn chapeau.\n\n## Le contexte\n\n{text}\n\n## Les enjeux\n\nLa farine.\n"
        ))
        .unwrap();
        assert!(imported.words.is_whole(), "{text}\n{:?}", imported.words);
        let wanted = "reperes:\n  public: Les voisins\n  contacts: |\n    **Mairie du bourg** : Anne Roux\n    \
            **Maison des fours** : Paul Blé\n    **Moulin** : Luc\n\nsections:\n";
        assert!(imported.files[1].text.contains(wanted), "{text}\n{}", imported.files[1].text);
    }
}

#[test]
fn a_heading_titles_a_call_out() {
    let (_, text) = sidebar("Du pain.\n\n> [!encadre]\n> ### À retenir\n>\n> Du bois sec.");
    assert!(text.contains("> [!encadre] À retenir\n      > Du bois sec.\n"), "{text}");
}

#[test]
fn tags_over_several_lines_are_read() {
    let (text, imported) = sheet(
        "<h1 id=\"un-four\"\nclass=\"a\">Un\nfour</h1>\n<p\nstyle=\"b\">Un chapeau.</p>\n<h2>Le contexte</h2>\n\
         <p>Voir <a href=\"https://v.fr/a?b=1&amp;c=2\"\nclass=\"d\">le\nsite</a> et <img src=\"a.png\"\nalt=\"Une porte\" />.</p>\n",
    );
    assert!(text.contains("titre: Un four\n"), "{text}");
    assert!(text.contains("Voir [le site](https://v.fr/a?b=1&c=2) et"), "{text}");
    let manifest = &imported.files[0].text;
    assert!(manifest.ends_with("#   ![Une porte](a.png)\n"), "{manifest}");
}

#[test]
fn tags_of_definitions_part_words() {
    let (text, _) = sheet(
        "# Un four\n\nUn chapeau.\n\n## Le contexte\n\n<dl><dt>Terme</dt><dd>Définition</dd></dl>\n\n## Les enjeux\n\nFin.\n",
    );
    assert!(text.contains("Terme Définition"), "{text}");
}

#[test]
fn blocks_of_raw_html_leave_no_signs() {
    let (text, _) = sheet(
        "# Un four\n\nUn chapeau.\n\n## Le contexte\n\nAvant.\n\n```{=html}\n<!-- rien -->\n```\n\nAprès.\n",
    );
    assert!(!text.contains('`') && text.contains("Avant.\n\n      Après."), "{text}");
}

#[test]
fn lines_behind_bars_are_lines() {
    let (fields, _) = sidebar(
        "### Repères\n\n#### Contact\n\n| La mairie\n| Anne Roux, adjointe aux\n  fours\n| 05 36 49 00 00",
    );
    assert_eq!(
        fields,
        "  contact: |\n    La mairie\n    Anne Roux, adjointe aux fours\n    05 36 49 00 00"
    );
}

#[test]
fn a_table_of_one_column_is_a_sidebar() {
    for rows in [
        "| REPERES |\n|---|\n| → Objectifs de l'action |\n| - Cuire |\n| - Partager |\n| → Contact |\n| Anne Roux |\n| La mairie |",
        "| **Repères** |\n|---|\n| **Objectifs de l'action** |\n| - Cuire |\n| - Partager |\n| **Contact** |\n| Anne Roux |\n| La mairie |",
    ] {
        let (fields, text) = sidebar(&format!("Du pain.\n\n{rows}\n\nDu sel."));
        assert_eq!(
            fields,
            "  objectifs: |\n    - Cuire\n    - Partager\n  contact: |\n    Anne Roux\n    La mairie",
            "{rows}"
        );
        assert!(text.contains("Du pain.\n\n      Du sel.\n"), "{text}");
    }
}

#[test]
fn the_name_of_the_action_stands_after_the_sidebar() {
    for labels in [
        "#### Public\n\nTous\n\n#### Contact\n\nAnne Roux",
        "**Public**\n\nTous\n\n**Contact**\n\nAnne Roux",
    ] {
        let (text, _) = sheet(&format!(
            "# Un four\n\n### Repères\n\n{labels}\n\n**Nom de l'action :** Le pain des voisins\n\nUn chapeau.\n\n## Le contexte\n\nDu pain.\n"
        ));
        assert!(text.contains("nom_action: Le pain des voisins\n"), "{text}");
        assert!(!text.contains("  nom:"), "{text}");
    }
}

#[test]
fn the_end_of_a_sentence_is_no_contact() {
    let (fields, text) = sidebar(
        "Chaque été, 12\n\n### Repères\n\n#### Contact\n\nAnne Roux a.roux@v.fr\n\n\
         à 15 fours chauffent, et 300 à 4500 pains cuisent (de seigle surtout).",
    );
    assert_eq!(fields, "  contact: |\n    Anne Roux a.roux@v.fr");
    assert!(text.contains("Chaque été, 12 à 15 fours chauffent, et 300"), "{text}");
}

#[test]
fn lines_between_fences_stay_lines() {
    let (_, text) = sidebar("Du pain.\n\n```\nfarine et\n  eau\n- sel\n```\n\nDu feu.");
    assert!(
        text.contains("      farine et\\\n      eau\n\n      - sel\n\n      Du feu.\n"),
        "{text}"
    );
}

#[test]
fn raised_and_lowered_signs_of_pandoc_are_read() {
    let (_, text) = sidebar("Un four de 3 m^2^ sans CO~2~, ~ ou presque.");
    assert!(text.contains("3 m^2^ sans CO2, \\~ ou presque."), "{text}");
}

#[test]
fn the_pages_of_marker_are_left_aside() {
    let page =
        |n: usize| format!("\n\n{{{n}}}------------------------------------------------\n\n");
    let (text, _) = sheet(&LEVELS.replace("\n\n## ", &(page(1) + "## ")));
    assert_eq!(text, sheet(LEVELS).0);
    let (_, text) = sidebar(&format!("Du pain pour{}les voisins.", page(2)));
    assert!(text.contains("Du pain pour les voisins."), "{text}");
}

#[test]
fn a_sidebar_inside_a_sentence_is_taken_out() {
    let wanted = "  objectifs: |\n    - Cuire\n    - Partager\n  public: Les voisins\n  contact: |\n    Anne Roux";
    let running = "La place du bourg attend depuis des années un four où chacun viendra cuire. Il fume enfin.";
    for text in [
        "La place du bourg attend depuis des années\nREPERES\n→ Objectifs de l'action\n- Cuire\n- Partager\n→ Public\nLes voisins\n\
         → Contact\nAnne Roux\n05 36 49 00 00\n un four où chacun viendra cuire. Il fume enfin.",
        "La place du bourg attend depuis des années\n\nREPERES\n→ Objectifs de l'action\n- Cuire\n- Partager\n→ Public\nLes voisins\n\
         → Contact\nAnne Roux\n05 36 49 00 00\nun four où chacun viendra cuire. Il fume enfin.",
        "La place du bourg attend depuis des années<br>**REPERES**<br>→ Objectifs de l'action<br>- Cuire<br>- Partager<br>→ Public<br>\
         Les voisins<br>→ Contact<br>Anne Roux<br>05 36 49 00 00<br> un four où chacun viendra cuire. Il fume enfin.",
        "La place du bourg attend depuis des années\n\n```\nREPERES\nObjectifs de l'action\n- Cuire\n- Partager\nPublic\nLes voisins\n\
         Contact\nAnne Roux\n05 36 49 00 00\n```\n\nun four où chacun viendra cuire. Il fume enfin.",
    ] {
        let (fields, sections) = sidebar(text);
        assert_eq!(fields, format!("{wanted}\n    05 36 49 00 00"), "{text}");
        assert!(sections.replace("\n      ", " ").contains(running), "{text}\n{sections}");
    }
    let run_in = "La place du bourg attend depuis des années **REPERES** → Objectifs de l'action - Cuire - Partager → Public Les voisins \
        → Contact Anne Roux Tél : 05 36 49 00 00 un four où chacun viendra cuire. Il fume enfin.";
    for text in [run_in.to_owned(), run_in.replace(" → ", "\n→ ").replace("cuire. ", "cuire.\n")]
    {
        let (fields, sections) = sidebar(&text);
        assert!(fields.starts_with(wanted), "{text}\n{fields}");
        assert!(fields.ends_with("05 36 49 00 00"), "{text}\n{fields}");
        assert!(sections.replace("\n      ", " ").contains(running), "{text}\n{sections}");
    }
}
