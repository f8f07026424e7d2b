//! What stands beside something that moved: its words stay, and what became of them is told.

use super::forms::{sheet, shown};
use super::told;

const PLACE: &str = "« Le contexte » :";
const TEXT: &str = "      La mairie a prêté le terrain en 2016.\n      Un bail de neuf ans a été signé[^1].\n      Les services ont apporté la terre.\n\n      [^1]: Le bail est aux archives.\n\n";
const QUOTE: &str = "      > « Avant, je ne connaissais personne ici. »\n\n";
const LAST: &str = "      Chaque samedi, une équipe accueille les nouveaux venus du quartier.\n\n";
const MOVED: &str = "      Le jardin compte quarante parcelles.\n\n";

/// The text with every sentence as a point.
fn points() -> String {
    let (text, note) = TEXT.split_once("\n\n").unwrap();
    text.lines().map(|line| line.replacen("      ", "      - ", 1) + "\n").collect::<String>()
        + "\n"
        + note
}

#[test]
fn what_has_another_form_beside_something_that_moved_loses_no_word() {
    let quote = QUOTE.replace("> ", "");
    for (old, new, line) in [
        (
            [MOVED, TEXT, QUOTE].concat(),
            [TEXT, &quote, MOVED].concat(),
            "1 passage présenté autrement, sans changer de mots (citation devenue paragraphe), 1 passage déplacé",
        ),
        (
            [TEXT, MOVED, LAST].concat(),
            [&points(), LAST, MOVED].concat(),
            "1 passage présenté autrement, sans changer de mots (paragraphe devenu liste à puces), 1 passage déplacé",
        ),
    ] {
        let (old, new) = (sheet(&old), sheet(&new));
        assert_eq!(told(&old, &new), [format!("{PLACE} {line}")]);
        let text = shown(&old, &new);
        assert!(!text.contains("[-") && !text.contains("{+"), "{text}");
    }
}

#[test]
fn a_sentence_edited_in_a_text_that_is_a_list_now_is_a_point_that_was_edited() {
    let shape = ["paragraphe devenu liste à puces", "liste à puces devenue paragraphe"];
    for edited in [points(), points().replace("2016.", "2016 ;").replace("      - L", "      - l")]
    {
        let (old, new) = (sheet(TEXT), sheet(&edited.replace("de neuf ans", "de dix ans")));
        let line = |was, is, shape| {
            format!(
                "{PLACE} 1 point modifié (« {was} » devient « {is} »), 1 passage présenté autrement ({shape})"
            )
        };
        assert_eq!(told(&old, &new), [line("neuf", "dix", shape[0])]);
        assert_eq!(told(&new, &old), [line("dix", "neuf", shape[1])]);
        let text = shown(&old, &new);
        assert!(text.contains("~ Un bail de [-neuf-]{+dix+} ans"), "{text}");
        assert_eq!((text.matches("[-").count(), text.matches("{+").count()), (1, 1), "{text}");
    }
}

#[test]
fn what_something_moved_past_did_not_move_though_it_was_edited() {
    let heading = "      ### La vie du jardin\n\n";
    let old = sheet(&[MOVED, heading, LAST].concat());
    let new = sheet(&[heading, &LAST.replace("samedi", "dimanche"), MOVED].concat());
    let line = "1 phrase modifiée (« samedi » devient « dimanche »), 1 passage déplacé";
    assert_eq!(told(&old, &new), [format!("{PLACE} {line}")]);
    let text = shown(&old, &new);
    assert!(text.contains("↗ (déplacé plus bas) Le jardin compte"), "{text}");
    assert_eq!(text.matches("La vie du jardin").count(), 0, "{text}");
}
