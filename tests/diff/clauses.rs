//! Sentences that lost a clause as they were joined, that changed places, or that end in another mark where they stand now.

use super::forms::{sheet, shown};
use super::numbers::{lines, paragraphs, word};
use super::{part_of_word, told};

const PLACE: &str = "« Le contexte » :";
const DONE: &str = "Cette rénovation est aujourd'hui achevée.";
const PEOPLE: &str =
    "Les habitants, dont elle a rendu les conditions de vie meilleures, s'en disent satisfaits.";
const NEXT: &str = "Une autre étape commence pour le projet.";

fn of(paragraphs: &[&str]) -> String {
    let lines: Vec<_> = paragraphs.iter().map(|it| format!("      {it}\n")).collect();
    sheet(&lines.join("\n"))
}

#[test]
fn sentences_joined_with_a_clause_cut_are_told_as_joined() {
    let old = of(&[&format!("{DONE} {PEOPLE} {NEXT}")]);
    let cut = "Cette rénovation est aujourd'hui achevée et les habitants s'en disent satisfaits.";
    let words = "« . Les habitants, dont … de vie meilleures, » devient « et les habitants »";
    let new = of(&[&format!("{cut} {NEXT}")]);
    let line = format!("{PLACE} 1 phrase modifiée ({words}), 2 phrases réunies");
    assert_eq!(told(&old, &new), [line]);
    shown(&old, &new);
    let three =
        cut.replace("satisfaits.", "très satisfaits, et une autre étape commence pour le projet.");
    let lines = told(&old, &of(&[&three]));
    assert!(lines[0].ends_with(", 3 phrases réunies"), "{lines:?}");
    // Of several joins, each is quoted, or none.
    let both = format!("{DONE} {PEOPLE} {NEXT}").replace(". Les", ", les");
    let both = both.replace(". Une autre", " et une autre");
    let words = "« . Les » devient « , les » ; « . Une » devient « et une »";
    let line = format!("{PLACE} 1 phrase modifiée ({words}), 3 phrases réunies");
    assert_eq!(told(&old, &of(&[&both])), [line]);
    // A sentence that is gone is no clause of its neighbour.
    let gone = of(&[&format!("{DONE} {NEXT}").replace("achevée", "enfin achevée")]);
    let lines = told(&old, &gone);
    assert!(lines[0].contains("1 phrase retirée"), "{lines:?}");
}

#[test]
fn sentences_joined_the_other_way_round_are_told_to_have_moved() {
    let old =
        of(&["Les conflits sont fréquents. Les locataires se succèdent et les loyers dorment."]);
    let new =
        of(&["Les locataires se succèdent, les loyers dorment et les conflits sont fréquents."]);
    assert_eq!(told(&old, &new), [format!("{PLACE} 2 phrases réunies, 1 passage déplacé")]);
}

#[test]
fn the_longer_part_of_a_paragraph_that_begins_the_next_one_now_moved() {
    let (first, last) = ("Le quartier compte mille habitants.", "Un journal raconte le tout.");
    let old = of(&[&format!("{first} {PEOPLE}"), &format!("{NEXT} {last}")]);
    let new = of(&[first, &format!("{PEOPLE} {NEXT} {last}")]);
    for (old, new) in [(&old, &new), (&new, &old)] {
        assert_eq!(told(old, new), [format!("{PLACE} 1 phrase déplacée")]);
        let text = shown(old, new);
        assert!(text.contains("[↗ Les habitants,") && text.contains("{↘ Les habitants,"), "{text}");
    }
}

#[test]
fn sentences_that_changed_places_keep_their_full_stops() {
    let (a, b) = ("Le quartier compte mille habitants.", "Un journal raconte le tout.");
    let old = of(&[&format!("{a} {PEOPLE} {b}"), &format!("Voici la suite. {NEXT} {b}")]);
    let new = of(&[&format!("{a} {NEXT} {b}"), &format!("Voici la suite. {PEOPLE} {b}")]);
    let text = shown(&old, &new);
    assert_eq!(text.matches('↗').count() + text.matches('↘').count(), 4, "{text}");
    assert!(text.contains("[↗ Une autre étape commence pour le projet.]"), "{text}");
}

#[test]
fn the_last_sentence_of_a_point_is_known_with_the_mark_of_a_paragraph() {
    let of = |point: &str, text: &str| {
        let points = sheet(&format!("      - Un logo a été dessiné{point} ;\n      - Une fête.\n"));
        format!("{points}  - type: projet\n    texte: |\n      Le centre mobilise.{text}\n")
    };
    let said = "Il figure sur tous les documents du projet";
    let old = of(&format!(". {said}"), "");
    let new = of("", &format!(" {said}."));
    let line = told(&old, &new).pop().unwrap_or_default();
    assert!(line.ends_with("1 phrase déplacée depuis « Le contexte »"), "{line}");
    let text = shown(&old, &new);
    assert!(text.contains("[↗ Il figure") && text.contains("{↘ Il figure"), "{text}");
}

#[test]
fn a_point_that_stands_below_another_one_now_moved() {
    let old = sheet(
        "      - Ouvrir :\n        - une blanchisserie,\n        - une cordonnerie,\n        - un four.\n",
    );
    let new = sheet(
        "      - Ouvrir :\n        - une cordonnerie,\n          - une blanchisserie,\n        - un four.\n",
    );
    for (old, new) in [(&old, &new), (&new, &old)] {
        assert_eq!(told(old, new), [format!("{PLACE} 1 point déplacé")]);
        let text = shown(old, new);
        assert!(text.contains(") une blanchisserie,") && !text.contains("{+"), "{text}");
    }
}

#[test]
fn what_is_quoted_can_be_read() {
    let plain = |lines: Vec<String>| lines.join("\n").replace('\u{202f}', " ");
    let callout =
        |title: &str| sheet(&format!("      > [!encadre] {title}\n      > Un point important.\n"));
    let old = callout("Qu'est-ce que « Les bons clics » ?");
    let words = "« Qu’est-ce que « Les bons clics » ? » devient « À propos des « bons clics » »";
    assert_eq!(
        plain(told(&old, &callout("À propos des « bons clics »"))),
        format!("{PLACE} 1 titre d’encadré modifié ({words})")
    );
    let lead = format!("chapeau: |\n  Voici une ferme. {NEXT}\nsections:\n");
    let text = "      Le village a un four.\n";
    let with = |text: &str, lead: &str| sheet(text).replace("sections:\n", lead);
    let old = with(text, &lead);
    let new = with(&format!("{text}      {NEXT}\n"), &lead.replace(&format!(" {NEXT}"), ""));
    assert_eq!(told(&old, &new), [format!("{PLACE} 1 phrase déplacée depuis le chapeau")]);
}

#[test]
fn in_word_a_sentence_that_moved_is_a_move() {
    let (a, b) = ("Le quartier compte mille habitants.", "Un journal raconte le tout.");
    let old = format!("{a} {PEOPLE}\n\nVoici la suite. {b}").replace('\'', "’");
    let new = format!("{a}\n\nVoici la suite. {PEOPLE} {b}").replace('\'', "’");
    for (old, new) in [(&old, &new), (&new, &old)] {
        let bytes = word(old, new);
        let xml = part_of_word(&bytes, "word/document.xml");
        for element in ["moveFrom", "moveTo"] {
            for (part, count) in [("RangeStart ", 1), ("RangeEnd ", 1), (" ", 1)] {
                let tag = format!("<w:{element}{part}");
                assert_eq!(xml.matches(&tag).count(), count, "{tag} {xml}");
            }
        }
        assert_eq!(xml.matches("w:name=\"move1\"").count(), 2, "{xml}");
        assert!(!xml.contains("w:delText"), "{xml}");
        assert_eq!(paragraphs(&bytes, false), lines(old));
        assert_eq!(paragraphs(&bytes, true), lines(new));
    }
}
