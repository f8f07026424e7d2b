//! Passages that have another form, and some other words: what changed of them is told, and no more.

use annexe::diff::{Content, Side, compare, terminal};

use super::{annex, collection, told, words};

pub(super) fn sheet(text: &str) -> String {
    format!("titre: Une ferme\nsections:\n  - type: contexte\n    texte: |\n{text}")
}

/// What a terminal shows of a change.
pub(super) fn shown(old: &str, new: &str) -> String {
    let [old, new] = [old, new].map(|it| annex(&collection(&[("sources/a.yaml", it)])));
    let found = compare(&old, &new);
    // Both versions are there.
    for (side, annex) in [(Side::Old, &old), (Side::New, &new)] {
        let expected = words(&Content::of(&annex.entries[0].sheet));
        assert_eq!(words(&side.of(&found.sheets[0].content)), expected);
    }
    terminal::show(&found, terminal::Look::Plain).replace(['\u{a0}', '\u{202f}'], " ")
}

const BULLETS: &str =
    "      - Un atelier de cuisine le lundi ;\n      - Un repas partagé le mardi au jardin.\n";
const NUMBERS: &str =
    "      1. Un atelier de cuisine le lundi ;\n      2. Un repas partagé le mardi au jardin.\n";
const PLACE: &str = "« Le contexte »";
const OTHERWISE: &str = "1 passage présenté autrement";

#[test]
fn a_list_of_another_kind_is_told_with_what_else_changed_in_it() {
    let (bullets, numbers) = (sheet(BULLETS), sheet(NUMBERS));
    let edited = numbers.replace("Un repas", "Un grand repas");
    let line = |words, shape| {
        format!("{PLACE} : 1 point modifié ({words} « grand »), {OTHERWISE} ({shape})")
    };
    let [there, back] = ["liste à puces devenue numérotée", "liste numérotée devenue à puces"];
    assert_eq!(told(&bullets, &edited), [line("ajout de", there)]);
    assert_eq!(told(&edited, &bullets), [line("retrait de", back)]);
    let text = shown(&bullets, &edited);
    assert!(text.contains("~ (présenté autrement) Un atelier de cuisine"), "{text}");
    assert!(text.contains("~ Un {+grand +}repas partagé"), "{text}");
    let swapped = sheet(
        "      1. Un repas partagé le mardi au jardin ;\n      2. Un atelier de cuisine le lundi.\n",
    );
    let line = format!("{PLACE} : {OTHERWISE} ({there}), 1 point déplacé");
    assert_eq!(told(&bullets, &swapped), [line]);
    let text = shown(&bullets, &swapped);
    assert!(text.contains("↘ (déplacé depuis plus haut) Un atelier"), "{text}");
    assert!(text.contains("↗ (déplacé plus bas) Un atelier"), "{text}");
    assert!(text.contains("~ Un repas partagé le mardi au jardin [-.-]{+;+}"), "{text}");
    // Another list is another one.
    let other = sheet("      1. Planter une haie ;\n      2. Ouvrir la boutique.\n");
    assert_eq!(told(&bullets, &other), [format!("{PLACE} : 2 points ajoutés, 2 points retirés")]);
}

#[test]
fn a_paragraph_or_a_call_out_of_another_kind_is_the_same_passage() {
    let text = sheet("      Le projet se déroule en trois temps.\n");
    let quote = sheet("      > Le projet se déroule en quatre temps.\n");
    let words = "(« trois » devient « quatre »)";
    let line = format!("1 phrase modifiée {words}, {OTHERWISE} (paragraphe devenu citation)");
    assert_eq!(told(&text, &quote), [format!("{PLACE} : {line}")]);
    let line = "~ (présenté autrement) Le projet se déroule en [-trois-]{+quatre+} temps.";
    assert!(shown(&text, &quote).contains(line), "{}", shown(&text, &quote));
    let callout =
        sheet("      > [!encadre] À retenir\n      > - Un point\n      > - Deux autres\n");
    for (other, shape) in [
        ("      - Un point\n      - Deux autres\n", "encadré devenu liste à puces"),
        ("      > - Un point\n      > - Deux autres\n", "encadré devenu citation"),
    ] {
        let title = "(« À retenir »)";
        assert_eq!(
            told(&callout, &sheet(other)),
            [format!("{PLACE} : 1 titre d’encadré retiré {title}, {OTHERWISE} ({shape})")]
        );
        assert!(shown(&callout, &sheet(other)).contains("~ [-À retenir-]"));
    }
}

#[test]
fn a_list_that_is_paragraphs_is_known_beside_a_new_picture_and_new_text() {
    let paragraphs = BULLETS.replace("      - ", "      ").replace(" ;\n", " ;\n\n");
    let (list, text) = (sheet(BULLETS), sheet(&paragraphs));
    let picture = "    image:\n      fichier: a.svg\n      description: Une place\n    texte: |\n";
    let pictured = text.replace("    texte: |\n", picture);
    let other = format!("{text}\n      Tout le village vient au jardin partagé.\n");
    let of = |text: &str| {
        let svg = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>";
        annex(&collection(&[("sources/a.yaml", text), ("sources/a.svg", svg)]))
    };
    let told = |new: &str| {
        let found = compare(&of(&list), &of(new));
        let lines = annexe::diff::telling::lines(&found.sheets[0]);
        let content = serde_json::to_value(&found.sheets[0].content).unwrap();
        (lines.join("\n").replace('\u{a0}', " "), content)
    };
    let same = "1 passage présenté autrement, sans changer de mots";
    let (lines, content) = told(&pictured);
    let shape = "liste à puces devenue paragraphes";
    assert_eq!(lines, format!("{PLACE} : 1 image ajoutée, {same} ({shape})"));
    // A redline has it at the head of its section, before the list that is gone.
    assert_eq!(content["sections"][0]["blocks"][0]["kind"], "picture");
    assert_eq!(told(&other).0, format!("{PLACE} : 1 phrase ajoutée, {same} ({shape})"));
}

#[test]
fn points_on_another_level_are_shown_as_that_and_points_in_two_are_split() {
    let list = sheet(
        "      - Un atelier le lundi\n        - à la salle des fêtes\n        - ou au jardin\n      - Un repas\n",
    );
    let raised = list.replace("        - ou", "      - ou");
    let same = format!("{PLACE} : {OTHERWISE}, sans changer de mots");
    assert_eq!(told(&list, &raised), [format!("{same} (sous-point devenu point)")]);
    let text = shown(&list, &raised);
    assert!(text.contains("~ (présenté autrement) ou au jardin"), "{text}");
    assert!(!text.contains("{+"), "{text}");
    let split = list.replace("atelier le", "atelier\n      - le");
    assert_eq!(told(&list, &split), [format!("{PLACE} : 1 point coupé en deux")]);
    assert_eq!(told(&split, &list), [format!("{PLACE} : 2 points réunis")]);
}
