//! Word documents in which lines were drawn: under words, and around paragraphs.

use super::only_sheet;
use crate::common::docx::p;

/// A paragraph that begins with underlined words.
fn under(head: &str, rest: &str) -> String {
    let line = "<w:rPr><w:u w:val=\"single\"/></w:rPr>";
    format!(
        "<w:p><w:r>{line}<w:t>{head}</w:t></w:r><w:r><w:t xml:space=\"preserve\">{rest}</w:t></w:r></w:p>"
    )
}

/// A paragraph between lines on so many sides, bold or not.
fn framed(sides: usize, bold: bool, text: &str) -> String {
    let names = ["top", "left", "bottom", "right"];
    let sides = names[..sides].iter().map(|side| format!("<w:{side} w:val=\"single\"/>"));
    let sides: String = sides.collect();
    let bold = if bold { "<w:rPr><w:b/></w:rPr>" } else { "" };
    format!("<w:p><w:pPr><w:pBdr>{sides}</w:pBdr></w:pPr><w:r>{bold}<w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn underlined_lines_are_headings_and_underlined_labels_run_in() {
    let sheet = only_sheet(&[
        p("", "Un four de village"),
        under("Contexte", ""),
        p("", "Personne ne se croisait."),
        under("Les actions", ""),
        under("Du pain pour tous.", ""),
        under("Le four", ""),
        under("Deux", " fournées par mois."),
    ]);
    assert!(sheet.contains("- type: contexte\n") && sheet.contains("- type: actions\n"), "{sheet}");
    assert!(
        sheet.contains(
            "      Du pain pour tous.\n\n      ### Le four\n\n      Deux fournées par mois.\n"
        ),
        "{sheet}"
    );
    let sheet = only_sheet(&[
        p("", "Un four de village"),
        under("Contexte", " : personne ne se croisait."),
        under("Les actions :", " une corvée de bois."),
    ]);
    assert!(sheet.contains("- type: contexte\n") && sheet.contains("- type: actions\n"), "{sheet}");
}

#[test]
fn paragraphs_in_a_frame_are_a_sidebar_a_call_out_or_text() {
    let body = |sides: usize| {
        [
            p("T", "Un four"),
            p("", "Le four chauffe le dimanche."),
            framed(sides, true, "REPÈRES"),
            framed(sides, false, "Public : tous les habitants"),
            framed(sides, false, "Contact : ville de Vals"),
            p("T1", "Le contexte"),
            p("", "Personne ne se croisait."),
            framed(sides, true, "Le saviez-vous ?"),
            framed(sides, false, "Un four reste chaud deux jours."),
            p("", "Du pain."),
        ]
    };
    let sheet = only_sheet(&body(4));
    assert!(sheet.contains("public: tous les habitants\n"), "{sheet}");
    assert!(
        sheet.contains("> [!encadre] Le saviez-vous ?\n      > Un four reste chaud"),
        "{sheet}"
    );
    // A line above and one beside are no frame.
    assert!(!only_sheet(&body(2)).contains("encadre"));
    let all: Vec<String> = body(4)[7..9].to_vec();
    let alone = [&[p("T", "Un four")][..], &all].concat();
    assert!(!only_sheet(&alone).contains("encadre"));
}
