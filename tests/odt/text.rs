//! What stands inside a paragraph.

use super::{Read, odt, p, read};

#[test]
fn marks_come_from_text_styles_and_their_parents() {
    let spans = "Du <text:span text:style-name=\"B\">pain <text:span text:style-name=\"I\">bis</text:span> \
        <text:span text:style-name=\"N\">frais</text:span></text:span>, \
        <text:span text:style-name=\"B7\">noir</text:span>, <text:span text:style-name=\"T9\">blanc</text:span>, \
        le 1<text:span text:style-name=\"S\">er</text:span> mai.";
    read(&p(spans)).has("Du **pain *bis*** frais, **noir**, **blanc**, le 1er mai.").silent();
}

#[test]
fn marks_of_a_paragraphs_style_hold_for_text_only() {
    let bold = "<text:p text:style-name=\"P2\">Gras <text:span text:style-name=\"N\">maigre</text:span></text:p>";
    read(bold).has("**Gras** maigre");
    read("<text:h text:style-name=\"P2\" text:outline-level=\"2\">Gras</text:h><text:p>a</text:p>")
        .has("### Gras\n");
}

#[test]
fn spaces_tabs_and_breaks_are_elements() {
    let text = "un<text:s text:c=\"999999999\"/>deux<text:tab/>trois\n   quatre<text:soft-page-break/>-vingts\
        <text:line-break/>cinq";
    read(&p(text)).has("un deux trois quatre-vingts\\\n      cinq").silent();
}

#[test]
fn links_lead_to_addresses_of_the_web_only() {
    let link = |to: &str| format!("<text:a xlink:type=\"simple\" xlink:href=\"{to}\">ici</text:a>");
    read(&p(&link("https://example.org/a"))).has("[ici](https://example.org/a)").silent();
    read(&p(&link("mailto:contact@example.org"))).has("[ici](mailto:contact@example.org)");
    read(&p(&link("#signet"))).has("\n      ici").told(3, "lien interne sans cible");
    read(&p(&link("../autre.odt"))).told(3, "n'est pas du web");
}

#[test]
fn notes_stand_where_they_are_called() {
    let note = |class: &str, text: &str| {
        format!(
            "<text:note text:id=\"n\" text:note-class=\"{class}\"><text:note-citation>9</text:note-citation>\
             <text:note-body>{}{}</text:note-body></text:note>",
            p(text),
            p("Suite.")
        )
    };
    let text = format!("Un{} deux{}.", note("footnote", "Bas."), note("endnote", "Fin."));
    read(&format!(
        "{}{}",
        p(&text),
        p("Trois<office:annotation><text:p>Vu</text:p></office:annotation>")
    ))
    .has("Un[^1] deux[^2].")
    .has("[^1]: Bas.\n          Suite.")
    .has("[^2]: Fin.\n          Suite.")
    .told(4, "commentaire de auteur inconnu : « Vu »");
}

#[test]
fn comments_are_told_with_their_author_and_paragraph() {
    let text = "Un<office:annotation office:name=\"c\"><dc:creator>Jeanne</dc:creator><dc:date>2024-02-29</dc:date>\
        <text:p>À revoir</text:p><text:list><text:list-item><text:p>vite</text:p></text:list-item></text:list>\
        </office:annotation> deux<office:annotation-end office:name=\"c\"/>";
    read(&p(text))
        .has("Un deux")
        .told(3, "commentaire de Jeanne : « À revoir vite »")
        .has_not("2024");
}

#[test]
fn tracked_changes_are_accepted() {
    let changes = "<text:tracked-changes><text:changed-region text:id=\"a\"><text:deletion><office:change-info>\
        <dc:creator>Jeanne</dc:creator></office:change-info><text:p>Du sel</text:p></text:deletion>\
        </text:changed-region><text:changed-region text:id=\"b\"><text:insertion><office:change-info>\
        <dc:creator>Paul</dc:creator></office:change-info></text:insertion></text:changed-region></text:tracked-changes>";
    let body = format!(
        "{changes}<text:p text:style-name=\"Title\">Un four</text:p>{}",
        p("Du <text:change text:change-id=\"a\"/><text:change-start text:change-id=\"b\"/>pain\
           <text:change-end text:change-id=\"b\"/>.")
    );
    Read::of(odt(&body)).has("Du pain.").has_not("sel").told(0, "2 modifications suivies");
}

#[test]
fn fields_print_their_text() {
    let text = "Le <text:date>1er mai</text:date>, <text:bookmark-start text:name=\"a\"/>page <text:page-number>4\
        </text:page-number><text:bookmark-end text:name=\"a\"/> <text:reference-mark text:name=\"b\"/>de \
        <text:sequence text:name=\"Figure\">7</text:sequence> <text:drop-down text:name=\"c\"><text:label \
        text:value=\"non\"/>oui</text:drop-down> <text:conditional-text>peut-être</text:conditional-text>";
    read(&p(text)).has("Le 1er mai, page 4 de 7 oui peut-être").silent();
}

#[test]
fn what_nobody_filled_in_is_left_out() {
    let text = "Nom : <text:placeholder text:placeholder-type=\"text\">&lt;votre nom&gt;</text:placeholder> \
        <loext:content-control loext:showing-place-holder=\"true\">ou un autre</loext:content-control> \
        <loext:content-control>Jeanne</loext:content-control>";
    read(&p(text)).has("Nom : Jeanne").told(3, "votre nom").told(3, "ou un autre");
}

#[test]
fn hidden_text_is_left_aside_and_told() {
    let hidden = [
        p("Vu <text:span text:style-name=\"H\">secret</text:span>"),
        "<text:p text:style-name=\"PH\">secret</text:p>".to_owned(),
        p("<text:hidden-paragraph text:is-hidden=\"true\"/>secret"),
        p("<text:hidden-text text:is-hidden=\"true\">secret</text:hidden-text>"),
    ];
    for body in hidden {
        read(&format!("{body}{}", p("Suite")))
            .has_not("secret")
            .told(3, "texte masqué laissé de côté");
    }
    read(&p("<text:hidden-paragraph/>Vu <text:hidden-text>aussi</text:hidden-text>"))
        .has("Vu aussi");
    // A word may be hidden in part.
    read(&p("le pain<text:span text:style-name=\"H\">secret</text:span>"))
        .has_not("secret")
        .has("le pain");
    let note = "<text:note><text:note-body><text:p>secrète</text:p></text:note-body></text:note>";
    let section = format!(
        "<text:section text:display=\"none\">{}</text:section>{}",
        p(&format!("secret{note}")),
        p("Suite")
    );
    read(&section).has_not("secr").has_not("[^").told(2, "section masquée");
}

#[test]
fn numbers_that_programs_wrote_are_no_text() {
    read("<text:h text:style-name=\"Heading_20_2\" text:outline-level=\"2\"><text:number>1.1</text:number>Place</text:h><text:p>a</text:p>")
        .has("### Place\n");
}

#[test]
fn elements_that_nobody_foresaw_keep_their_words() {
    read(&p("Un <text:ruby><text:ruby-base>deux</text:ruby-base></text:ruby> <x:y xmlns:x=\"urn:x\">trois</x:y>"))
        .has("Un deux trois");
}

#[test]
fn letters_above_others_stand_behind_them() {
    let ruby = "<text:ruby><text:ruby-base>clé</text:ruby-base><text:ruby-text>ou terme</text:ruby-text></text:ruby>";
    read(&p(&format!("Le mot {ruby} du four"))).has("Le mot clé (ou terme) du four");
}

#[test]
fn formulas_become_text() {
    let frame = |inside: &str| {
        p(&format!(
            "Soit <draw:frame><draw:object xlink:href=\"./Object 1\">{inside}</draw:object></draw:frame>"
        ))
    };
    let math = "<math:math><math:semantics><math:mrow><math:mi>a</math:mi><math:mo>=</math:mo><math:mn>2</math:mn>\
        </math:mrow><math:annotation>a ital 2</math:annotation></math:semantics></math:math>";
    read(&frame(math)).has("Soit a = 2").told(0, "1 formules");
    let part = math.replacen("math:math", &format!("math:math {}", super::NAMES), 1);
    let body = format!("{}{}", super::HEAD, frame(""));
    Read::of(super::with_parts(&body, &[("Object 1/content.xml", part.as_bytes())]))
        .has("Soit a = 2")
        .told(0, "1 formules");
    read(&frame("")).told(3, "objet incorporé");
}

#[test]
fn struck_text_is_told() {
    read(&p("Il est <text:span text:style-name=\"ST\">froid</text:span> chaud."))
        .has("Il est froid chaud.")
        .told(3, "« froid »");
}
