//! Small things that an import must not swallow: numbers above titles, untyped sections, boxes to tick below others.

use annexe::import::{Certainty, Imported, import_markdown};

fn file(imported: &Imported, name: &str) -> String {
    imported.files.iter().find(|file| file.name == name).unwrap().text.clone()
}

#[test]
fn numbers_above_titles_are_no_pages() {
    let sheet = |n: u32, title: &str| {
        format!(
            "FICHE {n}\n\n# {title}\n\nUn chapeau.\n\n## Le contexte\n\nIl fait froid.\n\n- un\n- deux\n\n"
        )
    };
    let text: String =
        (1..).zip(["Le four", "Le moulin", "La meule"]).map(|(n, t)| sheet(n, t)).collect();
    let imported = import_markdown(&text).unwrap();
    let told: Vec<&str> = imported.notes.iter().map(|note| note.message.as_str()).collect();
    assert_eq!(
        told.iter().filter(|told| told.contains("numéro au-dessus d'un titre")).count(),
        3,
        "{told:?}"
    );
    assert!(
        !told.iter().any(|told| told.contains("page") || told.contains("conversion")),
        "{told:?}"
    );
}

#[test]
fn an_unknown_bold_line_among_bold_sections_is_one() {
    let text = "# Le four\n\nUn four.\n\n**Le contexte**\n\nIl fait froid.\n\n**Les gens d'ici**\n\n### Place des élus\n\n\
                Ils sont là.\n\n**Les enjeux**\n\nCuire.\n\n**Les actions**\n\nOn cuit.\n";
    let imported = import_markdown(text).unwrap();
    let kinds: Vec<_> =
        imported.sheets[0].sections.iter().map(|section| section.kind.as_deref()).collect();
    assert_eq!(kinds, [Some("contexte"), None, Some("enjeux"), Some("actions")]);
    assert!(imported.notes.iter().any(|note| note.certainty == Certainty::Doubtful));
    let text = text.replace("### Place des élus\n\n", "");
    assert_eq!(import_markdown(&text).unwrap().sheets[0].sections.len(), 4);
    // Where there are several, they are sub-headings.
    let text = text.replace("Ils sont là.", "Ils sont là.\n\n**Les voisins**\n\nAussi.");
    assert_eq!(import_markdown(&text).unwrap().sheets[0].sections.len(), 3);
}

#[test]
fn a_heading_at_the_level_of_sections_is_no_call_out() {
    let text = "# Le four\n\nUn four.\n\n## Le contexte\n\nIl fait froid.\n\n## Sources\n\nLe four.\n\n## Les gens d'ici\n\n\
                *Ils sont là.*\n\n### Les élus\n\nEux aussi.\n";
    let four = file(&import_markdown(text).unwrap(), "four.yaml");
    assert!(four.contains("  - titre: Les gens d'ici\n"), "{four}");
}

#[test]
fn headings_beside_a_point_of_view_are_of_its_level() {
    let text = "# Le four\n\nUn four.\n\n## Le contexte\n\nIl fait froid.\n\n## Ce qui a changé\n\n### Chez nous\n\nIci.\n\n\
                ### Du point de vue des élus\n\nLà.\n";
    let four = file(&import_markdown(text).unwrap(), "four.yaml");
    assert!(four.contains("      ### Chez nous\n"), "{four}");
}

#[test]
fn signs_further_in_are_points_below() {
    let text = "# Le four\n\nUn four.\n\n## Le contexte\n\n■ Cuire :\n  □ du pain,\n  □ des tartes.\n■ Partager.\n";
    let four = file(&import_markdown(text).unwrap(), "four.yaml");
    let list = "      - Cuire :\n        - du pain,\n        - des tartes.\n      - Partager.\n";
    assert!(four.contains(list), "{four}");
}

#[test]
fn who_said_what_stands_above_is_no_point_of_a_list() {
    let said = "« On y va. »\n\n— Une habitante\n\n- un pain\n- un sel\n";
    let text = format!("# Le four\n\nUn four.\n\n## Le contexte\n\n{said}");
    let imported = import_markdown(&text).unwrap();
    let four = file(&imported, "four.yaml");
    let wanted = "      « On y va. »\n\n      — Une habitante\n\n      - un pain\n      - un sel\n";
    assert!(four.contains(wanted), "{four}");
    assert_eq!(imported.notes.iter().filter(|note| note.place.line == 9).count(), 1);
    // Dashes one after the other are a list.
    let text = text.replace("\n\n- un pain\n- un sel", "\n— Un voisin");
    let four = file(&import_markdown(&text).unwrap(), "four.yaml");
    assert!(four.contains("      - Une habitante\n      - Un voisin\n"), "{four}");
}
