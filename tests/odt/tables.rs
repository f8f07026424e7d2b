//! Tables: REPÈRES, data, cells that span and repeat.

use super::{HEAD, Read, odt, p, read};

fn cell(text: &str) -> String {
    format!("<table:table-cell office:value-type=\"string\">{}</table:table-cell>", p(text))
}

fn row(cells: &[&str]) -> String {
    let cells: String = cells.iter().map(|text| cell(text)).collect();
    format!("<table:table-row>{cells}</table:table-row>")
}

fn table(rows: &str) -> String {
    format!(
        "<table:table><table:title>Un titre</table:title><table:desc>Dit</table:desc><table:table-column/>{rows}</table:table>"
    )
}

#[test]
fn a_table_of_two_columns_is_the_sidebar() {
    let head = format!(
        "<table:table-header-rows>{}</table:table-header-rows>",
        row(&["Public", "Les voisins"])
    );
    let body = table(&format!("{head}{}", row(&["Contact", "05 36 49 00 00"])));
    read(&format!("{body}{}", p("Suite.")))
        .has("  public: Les voisins\n")
        .has("  contact: |\n    05 36 49 00 00")
        .silent();
}

#[test]
fn a_title_over_all_columns_is_no_label() {
    let title = format!(
        "<table:table-row><table:table-cell table:number-columns-spanned=\"2\">{}</table:table-cell>\
         <table:covered-table-cell/></table:table-row>",
        p("REPÈRES")
    );
    read(&table(&format!("{title}{}", row(&["Depuis", "toujours"]))))
        .has("reperes:")
        .has("titre: Depuis");
}

#[test]
fn a_table_head_in_bold_keeps_its_words() {
    let bold = |text: &str| {
        format!(
            "<table:table-cell><text:p text:style-name=\"P2\">{text}</text:p></table:table-cell>"
        )
    };
    let head =
        format!("<table:table-row>{}{}</table:table-row>", bold("Public"), bold("Les voisins"));
    read(&table(&format!("{head}{}", row(&["Contact", "05 36 49 00 00"]))))
        .has("  public: Les voisins\n");
    let last =
        format!("<table:table-row>{}{}</table:table-row>", cell("Contact"), bold("05 36 49 00 00"));
    read(&table(&format!("{}{last}", row(&["Public", "Tous"])))).has("05 36 49 00 00");
}

#[test]
fn data_become_a_list() {
    let body =
        table(&[row(&["Année", "Repas"]), row(&["2021", "40"]), row(&["2022", "60"])].concat());
    read(&body)
        .has("- Année – Repas\n      - 2021 – 40\n      - 2022 – 60")
        .told(3, "mis en liste");
}

#[test]
fn cells_and_rows_that_repeat_have_their_words_once() {
    let repeated = "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell \
        table:number-columns-repeated=\"1000000\"><text:p>Vide</text:p></table:table-cell></table:table-row>";
    let body = table(&format!("{}{repeated}{}", row(&["Année", "Repas"]), row(&["2021", "40"])));
    read(&body).has("- Vide\n");
}

#[test]
fn covered_cells_are_told_if_they_say_something() {
    let covered = "<table:table-row><table:table-cell table:number-rows-spanned=\"2\"><text:p>Vu</text:p>\
        </table:table-cell><table:covered-table-cell><text:p>secret</text:p></table:covered-table-cell></table:table-row>";
    let body = table(&format!("{}{covered}{}", row(&["Année", "Repas"]), row(&["2021", "40"])));
    read(&body).has_not("secret").told(5, "cellule recouverte");
}

#[test]
fn tables_stand_in_cells_and_sections() {
    let inner = table(&[row(&["Public", "Tous"]), row(&["Contact", "05 36 49 00 00"])].concat());
    let outer = format!(
        "<table:table><table:table-row><table:table-cell>{}{inner}</table:table-cell></table:table-row></table:table>",
        p("Avant.")
    );
    let body = format!("{HEAD}<text:section>{outer}</text:section>{}", p("Après."));
    Read::of(odt(&body)).has("public: Tous").has("Avant.\n\n      Après.");
}
