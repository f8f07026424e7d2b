//! Lists that are joined or parted, and points that leave them.

use super::forms::{sheet, shown};
use super::told;
use crate::common;

const FOUR: [&str; 4] = [
    "Une salle ouverte le soir",
    "Un repas partagé le mardi au jardin",
    "Une bibliothèque pour les enfants",
    "Un atelier de cuisine le jeudi",
];
const PLACE: &str = "« Le contexte » :";
const OTHERWISE: &str = "1 passage présenté autrement";

/// A sheet with points; what stands behind some of them.
fn list(behind: [&str; 4]) -> String {
    let points = FOUR.iter().zip(behind).map(|(point, more)| format!("      - {point}\n{more}"));
    sheet(&points.collect::<String>())
}

#[test]
fn what_parts_a_list_is_told_and_its_points_stay() {
    let whole = list([""; 4]);
    for (between, what, shows) in [
        ("\n      ### Les suites\n\n", "1 intertitre", "Les suites"),
        ("\n      Un paragraphe qui introduit :\n\n", "1 phrase", "Un paragraphe qui introduit :"),
    ] {
        let parted = list(["", between, "", ""]);
        let (came, went) = match what {
            "1 phrase" => ("ajoutée", "retirée"),
            _ => ("ajouté", "retiré"),
        };
        assert_eq!(told(&whole, &parted), [format!("{PLACE} {what} {came}")]);
        assert_eq!(told(&parted, &whole), [format!("{PLACE} {what} {went}")]);
        let text = shown(&parted, &whole);
        assert!(text.contains(&format!("- [-{shows}-]")) && !text.contains("salle"), "{text}");
        // One of the points came on the way.
        let more =
            whole.replace("      - Un atelier", "      - Une sortie à la mer\n      - Un atelier");
        let lines = told(&parted, &more);
        assert_eq!(lines, [format!("{PLACE} {what} {went}, 1 point ajouté")]);
    }
}

#[test]
fn lists_that_nothing_parts_are_told_to_be_joined_or_split() {
    let whole = list([""; 4]);
    let parted =
        list(["", "\n", "", ""]).replace("- Une bib", "* Une bib").replace("- Un at", "* Un at");
    assert_eq!(told(&whole, &parted), [format!("{PLACE} 1 liste coupée en deux")]);
    assert_eq!(told(&parted, &whole), [format!("{PLACE} 1 liste réunie à la précédente")]);
}

#[test]
fn a_redline_has_the_points_of_a_parted_list_once() {
    let whole = list([""; 4]);
    let parted = list(["", "\n      ### Les suites\n\n", "", ""]);
    let [old, new] = [&whole, &parted].map(|text| super::collection(&[("sources/a.yaml", text)]));
    for (from, to) in [(&old, &new), (&new, &old)] {
        let [from, to] = [from, to].map(|it| it.root().display().to_string());
        let pdf = new.path("modifications.pdf").display().to_string();
        let made =
            common::run(&mut common::command(&["diff", "--no-git", &from, &to, "--pdf", &pdf]));
        assert_eq!(made.code, 0, "{}", made.stderr);
        let words = new.path("modifications.docx");
        let path = words.display().to_string();
        common::run(&mut common::command(&["diff", "--no-git", &from, &to, "--docx", &path]));
        let text = super::part_of_word(&std::fs::read(&words).unwrap(), "word/document.xml");
        assert_eq!(text.matches("Un atelier de cuisine").count(), 1);
    }
}

#[test]
fn a_point_that_is_a_paragraph_now_is_told_as_that() {
    let whole = list([""; 4]);
    let same = format!("{PLACE} {OTHERWISE}, sans changer de mots");
    for (mark, shapes) in [
        ("", ["point de liste devenu paragraphe", "paragraphe devenu point de liste"]),
        ("> ", ["point de liste devenu citation", "citation devenue point de liste"]),
    ] {
        let out = whole.replace(
            "      - Un repas partagé le mardi au jardin\n",
            &format!("\n      {mark}Un repas partagé le mardi au jardin\n\n"),
        );
        assert_eq!(told(&whole, &out), [format!("{same} ({})", shapes[0])]);
        assert_eq!(told(&out, &whole), [format!("{same} ({})", shapes[1])]);
        let text = shown(&whole, &out);
        assert!(text.contains("~ (présenté autrement) Un repas partagé"), "{text}");
        assert_eq!(text.matches("Un repas").count(), 1, "{text}");
    }
    // The last ones, one of them edited.
    let last = whole
        .replace("      - Une bib", "\n      Une bib")
        .replace("      - Un atelier de cuisine", "\n      Un atelier de couture");
    let shape = "point de liste devenu paragraphe";
    let line = "1 point modifié (« cuisine » devient « couture »), 2 passages présentés autrement";
    let line = format!("{line} ({shape})");
    assert_eq!(told(&whole, &last), [format!("{PLACE} {line}")]);
    // All of them, with a paragraph between.
    let all = whole.replace("      - ", "\n      ");
    let more = all.replace("\n      Une bib", "\n      Une phrase nouvelle.\n\n      Une bib");
    let shape = "liste à puces devenue paragraphes";
    let line = format!("{PLACE} 1 phrase ajoutée, {OTHERWISE}, sans changer de mots ({shape})");
    assert_eq!(told(&whole, &more), [line]);
}

#[test]
fn points_that_moved_to_another_list_are_those_that_are_marked() {
    let sheet = |first: &str, second: &str| {
        format!(
            "titre: Une ferme\nsections:\n  - type: contexte\n    texte: |\n{first}  - type: projet\n    texte: |\n{second}"
        )
    };
    let own = "      - un bilan avec tous\n";
    let points: String = FOUR.iter().map(|point| format!("      - {point}\n")).collect();
    let text = "      Les habitants décident.\n";
    let old = sheet(own, &format!("{text}\n{points}"));
    let new = sheet(&format!("{own}{points}"), text);
    let lines = told(&old, &new);
    let from = "« Un projet de développement du territoire »";
    assert_eq!(lines, [format!("{PLACE} 4 points déplacés depuis {from}")]);
    let text = shown(&old, &new);
    assert!(!text.contains("bilan"), "{text}");
    assert_eq!(text.matches("↘ (déplacé depuis").count(), 4, "{text}");
    assert!(!text.contains("[-") && !text.contains("{+"), "{text}");
}

#[test]
fn what_is_new_in_a_list_that_moved_is_not_marked_as_moved() {
    let points: String = FOUR.iter().map(|point| format!("      - {point}\n")).collect();
    let [first, second] = ["      La commune est grande.\n\n", "      Les habitants décident.\n\n"];
    let old = sheet(&format!("{first}{second}{points}"));
    let new = sheet(&format!("{first}      - Une fierté\n{points}\n{second}"));
    let text = shown(&old, &new);
    assert!(text.contains("    + {+Une fierté+}"), "{text}");
    assert!(text.contains("↘ (déplacé depuis plus bas) Une salle ouverte"), "{text}");
}

#[test]
fn what_grows_by_far_is_still_the_same() {
    let first = "      La commune compte 1200 habitants.\n";
    let more = "      Les familles y viennent en train depuis la gare.\n      Un marché se tient chaque samedi devant la mairie.\n      Deux écoles accueillent les enfants du bourg.\n      Une maison de santé ouvrira au printemps.\n";
    let (short, long) = (sheet(first), sheet(&format!("{first}{more}")));
    assert_eq!(told(&short, &long), [format!("{PLACE} 4 phrases ajoutées")]);
    assert_eq!(told(&long, &short), [format!("{PLACE} 4 phrases retirées")]);
    let points = more.replace("      ", "      - ");
    let own = "      - Un jardin\n";
    let (short, long) = (sheet(own), sheet(&format!("{own}{points}")));
    assert_eq!(told(&short, &long), [format!("{PLACE} 4 points ajoutés")]);
    assert!(!shown(&short, &long).contains("jardin"));
}
