//! Lists, their levels and numbers.

use super::{p, read};

fn list(attributes: &str, items: &str) -> String {
    format!("<text:list {attributes}>{items}</text:list>")
}

fn item(inside: &str) -> String {
    format!("<text:list-item>{inside}</text:list-item>")
}

const L: &str = "text:style-name=\"L\"";
const N: &str = "text:style-name=\"N\"";

#[test]
fn items_have_the_levels_of_their_lists() {
    let below = list("", &[item(&p("deux")), item(&p("trois"))].concat());
    let body = list(L, &[item(&format!("{}{below}", p("un"))), item(&p("quatre"))].concat());
    read(&body).has("- un\n\n        4. deux\n        5. trois\n      - quatre").silent();
}

#[test]
fn a_list_that_starts_below_its_first_level_is_one() {
    let body = list(L, &[item(&list("", &item(&p("un")))), item(&p("deux"))].concat());
    read(&body).has("4. un\n\n      - deux");
}

#[test]
fn further_paragraphs_belong_to_their_item() {
    let body = list(L, &[item(&format!("{}{}", p("un"), p("suite"))), item(&p("deux"))].concat());
    read(&body).has("- un\n\n        suite\n\n      - deux");
    // The third level of this style has no mark.
    let third = list("", &item(&list("", &item(&p("suite")))));
    read(&list(L, &item(&format!("{}{third}", p("un"))))).has("- un\n\n        suite");
    let header = "<text:list-header><text:p>suite</text:p></text:list-header>";
    read(&list(L, &item(&format!("{}{}", p("un"), list("", header))))).has("- un\n\n        suite");
    // LibreOffice takes them out of the list, and leaves them where they stand.
    let out = "<text:p text:style-name=\"P4\">suite</text:p>";
    read(&format!("{}{out}{}", list(L, &item(&p("un"))), list(L, &item(&p("deux")))))
        .has("- un\n\n        suite\n\n      - deux");
}

#[test]
fn a_header_before_the_first_item_is_a_paragraph() {
    let header = "<text:list-header><text:p>Voici :</text:p></text:list-header>";
    read(&list(L, &format!("{header}{}", item(&p("un")))))
        .has("texte: |\n      Voici :\n\n      - un");
}

#[test]
fn numbers_start_and_go_on_as_the_list_says() {
    let start = format!("<text:list-item text:start-value=\"7\">{}</text:list-item>", p("sept"));
    read(&list(N, &format!("{start}{}", item(&p("huit"))))).has("7. sept\n      8. huit");
    let parted = |how: &str| {
        let first =
            list(&format!("xml:id=\"a\" {N}"), &[item(&p("un")), item(&p("deux"))].concat());
        format!("{first}{}{}", p("Entre."), list(how, &item(&p("suite"))))
    };
    read(&parted(N)).has("Entre.\n\n      1. suite");
    read(&parted(&format!("{N} text:continue-numbering=\"true\""))).has("Entre.\n\n      3. suite");
    read(&parted(&format!("{N} text:continue-list=\"a\""))).has("Entre.\n\n      3. suite");
    read(&parted(&format!("{N} text:continue-list=\"b\""))).has("Entre.\n\n      1. suite");
}

#[test]
fn a_list_without_style_has_that_of_its_paragraphs() {
    let paragraph = "<text:p text:style-name=\"P6\">un</text:p>";
    read(&list("", &item(paragraph))).has("1. un");
    read(&list("", &item(&p("un")))).has("- un");
    let own = format!("<text:list-item text:style-override=\"N\">{}</text:list-item>", p("un"));
    read(&list(L, &own)).has("1. un");
}

#[test]
fn numbered_paragraphs_are_items() {
    let numbered = |level: usize, text: &str| {
        format!(
            "<text:numbered-paragraph text:list-id=\"a\" text:level=\"{level}\" {L}>{}</text:numbered-paragraph>",
            p(text)
        )
    };
    read(&[numbered(1, "un"), numbered(2, "deux"), numbered(2, "trois")].concat())
        .has("- un\n\n        4. deux\n        5. trois");
}

#[test]
fn headings_in_lists_are_headings() {
    let heading = "<text:h text:style-name=\"P1\" text:outline-level=\"1\">Le bilan</text:h>";
    read(&format!("{}{}", list(N, &item(heading)), p("Bon."))).has("type: evaluation");
}

#[test]
fn styles_named_after_a_list_say_the_level() {
    let paragraph = |n: usize| {
        format!("<text:p text:style-name=\"Liste_20__e0__20_puces_20_{n}\">point {n}</text:p>")
    };
    let body: String = [1, 2].map(|n| list(L, &item(&paragraph(n)))).concat();
    read(&body).has("- point 1\n        - point 2");
}

#[test]
fn a_style_that_stops_above_the_level_of_its_list_gives_its_last_mark() {
    // pandoc writes a numbered list in one of bullets so.
    let below = list(N, &[item(&p("argile")), item(&p("sable"))].concat());
    read(&list(L, &item(&format!("{}{below}", p("des sols :")))))
        .has("- des sols :\n        1. argile\n        2. sable")
        .silent();
}
