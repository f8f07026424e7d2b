//! Paragraphs, headings, sections, and what stands beside the text.

use super::{HEAD, Read, odt, p, read, styles, with_parts};

#[test]
fn styles_are_known_by_name_display_name_and_parent() {
    for (style, wanted) in [
        ("P1", "titre: Le pain"),
        ("Titre_20_1", "titre: Le pain"),
        ("rub", "titre: Le pain"),
        ("Heading_20_2", "### Le pain"),
        ("Titre_20_2", "### Le pain"),
        ("Quotations", "> Le pain"),
        ("cadre", "> [!exergue]\n      > Le pain"),
    ] {
        read(&format!("<text:p text:style-name=\"{style}\">Le pain</text:p>{}", p("Suite.")))
            .has(wanted);
    }
}

#[test]
fn a_headings_level_is_its_own_before_its_styles() {
    let heading = |style: &str, level: &str| {
        format!("<text:h text:style-name=\"{style}\" {level}>Le pain</text:h><text:p>a</text:p>")
    };
    read(&heading("Text_20_body", "text:outline-level=\"2\"")).has("### Le pain");
    read(&heading("Titre_20_1", "text:outline-level=\"3\"")).has("#### Le pain");
    read(&heading("Heading_20_2", "")).has("### Le pain");
    read(&heading("nulle part", "text:outline-level=\"99\"")).has("#### Le pain");
    // Taken out of the outline, it is a paragraph, whatever its style is called.
    read("<text:p text:style-name=\"P3\">Le pain</text:p>").has("texte: |\n      Le pain");
}

#[test]
fn automatic_styles_of_heads_are_not_those_of_the_text() {
    // P1 is a title in styles.xml, a heading in content.xml.
    let read = read(&p("Un."));
    read.has("titre: Un four").has("- type: contexte").silent();
}

#[test]
fn sections_hold_the_text_as_it_is() {
    let body = format!(
        "<text:section text:name=\"a\"><text:section-source/>{}</text:section>{}",
        p("Un."),
        p("Deux.")
    );
    read(&body).has("Un.\n\n      Deux.").silent();
}

#[test]
fn tables_of_contents_are_left_aside() {
    let index = |name: &str| {
        format!(
            "<text:{name}><text:{name}-source><text:index-title-template>Table</text:index-title-template></text:{name}-source>\
             <text:index-body><text:index-title>{}</text:index-title>{}</text:index-body></text:{name}>",
            p("Table des matières"),
            p("<text:a xlink:href=\"#a\">Le contexte<text:tab/>4</text:a>")
        )
    };
    for name in ["table-of-content", "illustration-index", "alphabetical-index"] {
        read(&format!("{}{}", index(name), p("Suite.")))
            .has_not("matières")
            .told(0, "table des matières laissée de côté");
    }
    read(&format!("{}{}", index("bibliography"), p("Suite."))).has("Table des matières");
    // Nor is the heading above it a sheet.
    let heading = "<text:h text:outline-level=\"2\">Sommaire des fiches</text:h>";
    read(&format!("{heading}{}{}", index("table-of-content"), p("Suite.")))
        .has_not("Sommaire")
        .has("Suite.");
}

#[test]
fn heads_and_feet_are_told() {
    let master = format!(
        "<style:master-page><style:header>{}</style:header><style:footer>{}</style:footer></style:master-page>",
        p("Le département"),
        p("12")
    );
    let body = format!("{HEAD}{}", p("Suite."));
    let read = Read::of(with_parts(&body, &[("styles.xml", styles(&master).as_bytes())]));
    read.has_not("département")
        .told(0, "en-tête ou pied de page laissé de côté : « Le département »");
    assert_eq!(read.collected.notes.len(), 1);
}

#[test]
fn several_titles_are_several_sheets() {
    let title = |text: &str| {
        format!("<text:p text:style-name=\"Title\">{text}</text:p>{}", p("Un chapeau."))
    };
    let read = Read::of(odt(&[title("Un four"), title("Une halle")].concat()));
    let names: Vec<&str> = read.collected.files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["annexe.yaml", "four.yaml", "halle.yaml"]);
}

#[test]
fn what_people_wrote_in_forms_is_kept() {
    let forms = "<office:forms><form:form><form:textarea form:id=\"a\" form:current-value=\"Jeanne et Paul\"/>\
        <form:text form:id=\"b\"/><form:listbox form:id=\"c\"><form:option form:label=\"Agen\" form:current-selected=\"true\"/>\
        <form:option form:label=\"Nérac\"/></form:listbox><form:checkbox form:id=\"d\" form:label=\"Oui\"/></form:form></office:forms>";
    let controls =
        ["a", "b", "c", "d"].map(|id| format!("<draw:control draw:control=\"{id}\"/>")).concat();
    Read::of(odt(&format!("{forms}{HEAD}{}", p(&format!("Par :{controls}")))))
        .has("Par :\n\n      Jeanne et Paul\n\n      Agen\n\n      Oui")
        .has_not("Nérac")
        .told(3, "champ de formulaire mis en paragraphe : « Jeanne et Paul »")
        .told(3, "champ de formulaire vide");
}
