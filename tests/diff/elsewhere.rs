//! Words that changed in what stands elsewhere now, links that do, sections and sheets that exchanged their places or headings.

use annexe::diff::{compare, telling};

use super::{annex, collection, told};

const CONTEXT: &str = "  - type: contexte\n    texte: |\n      La ville compte douze mille habitants depuis la fin de la guerre.\n\n      Elle a une gare, un port et deux écoles au bord du canal.\n";
const ACTIONS: &str = "  - titre: Ce qui a été fait\n    texte: |\n      La commune a ouvert une maison de santé dans l'ancienne poste.\n\n      Les habitants ont tout décidé ensemble en quatre réunions.\n";
const OUTLOOK: &str = "  - type: perspectives\n    texte: |\n      D'autres maisons vont ouvrir à Nérac et à Condom avant l'été.\n";

fn sheet(sections: &[&str]) -> String {
    format!("titre: Une fiche\nsections:\n{}", sections.concat())
}

/// What is told of each sheet between two versions of three of them.
fn of_sheets(old: &[(&str, &str)], new: &[(&str, &str)]) -> Vec<String> {
    let with = |sheets: &[(&str, &str)]| {
        let files: Vec<_> =
            sheets.iter().map(|(id, text)| (format!("sources/{id}.yaml"), *text)).collect();
        let files: Vec<_> = files.iter().map(|(path, text)| (path.as_str(), *text)).collect();
        annex(&collection(&files))
    };
    let comparison = compare(&with(old), &with(new));
    let lines = comparison.sheets.iter().flat_map(|sheet| {
        telling::lines(sheet).into_iter().map(move |line| format!("{} : {line}", sheet.id))
    });
    lines.map(|line| line.replace('\u{a0}', " ")).collect()
}

#[test]
fn words_that_changed_on_the_way_to_another_sheet_are_told() {
    let other = "titre: Une autre\nsections:\n  - type: projet\n    texte: Rien encore.\n";
    let edited = OUTLOOK.replace("Condom", "Agen");
    let old = [("a", &*sheet(&[CONTEXT, OUTLOOK])), ("b", other)];
    // As a whole section.
    let moved = format!("{other}{edited}");
    let lines = of_sheets(&old, &[("a", &sheet(&[CONTEXT])), ("b", &moved)]);
    assert_eq!(
        lines,
        [
            "a : « Les perspectives/les ouvertures » : déplacé vers la fiche 2",
            "b : « Les perspectives/les ouvertures » : déplacé depuis la fiche 1, avec 1 phrase modifiée (« Condom » devient « Agen »)"
        ]
    );
    // As a passage, and to a sheet that is new.
    let passage = edited.split_once("texte: |\n").unwrap().1;
    let taken = other.replace("Rien encore.\n", &format!("|\n      Rien encore.\n\n{passage}"));
    let lines = of_sheets(&old, &[("a", &sheet(&[CONTEXT])), ("b", &taken)]);
    let came = "1 passage venu de la fiche « Une fiche », avec 1 phrase modifiée (« Condom » devient « Agen »)";
    assert!(lines.contains(&format!("b : {came}")), "{lines:?}");
    let new = format!("titre: Une suite\nsections:\n{edited}");
    let lines = of_sheets(&old, &[("a", &sheet(&[CONTEXT])), ("b", other), ("c", &new)]);
    assert!(lines.contains(&format!("c : {came}")), "{lines:?}");
    // Nothing is said of what stays as it is.
    let whole = format!("{other}{OUTLOOK}");
    let lines = of_sheets(&old, &[("a", &sheet(&[CONTEXT])), ("b", &whole)]);
    assert!(lines.iter().all(|line| !line.contains("avec")), "{lines:?}");
}

#[test]
fn words_that_changed_on_the_way_to_a_new_section_are_told() {
    let old = sheet(&[
        CONTEXT,
        &ACTIONS.replace("\n      Les hab", "\n      ### Les élus\n\n      Les hab"),
    ]);
    let parted =
        ACTIONS.replace("\n\n      Les hab", "\n  - titre: Les élus\n    texte: |\n      Les hab");
    let new = sheet(&[CONTEXT, &parted.replace("quatre", "cinq")]);
    assert_eq!(
        told(&old, &new),
        [
            "« Ce qui a été fait » : 1 intertitre retiré",
            "« Les élus » : ajouté, avec 1 passage déplacé depuis « Ce qui a été fait », 1 phrase modifiée (« quatre » devient « cinq »)"
        ]
    );
}

#[test]
fn what_leaves_a_section_that_moved_is_told_where_it_stands_now() {
    let (first, second) = ACTIONS.split_once("\n\n").unwrap();
    let old = sheet(&[CONTEXT, ACTIONS, OUTLOOK]);
    let new = sheet(&[&format!("{first}\n"), CONTEXT, OUTLOOK, "\n", second]);
    assert_eq!(
        told(&old, &new),
        [
            "« Ce qui a été fait » : déplacé",
            "« Les perspectives/les ouvertures » : 1 passage déplacé depuis « Ce qui a été fait »"
        ]
    );
}

#[test]
fn sections_that_exchanged_headings_or_have_one_heading_are_retitled() {
    let titled = |heading: &str, section: &str| {
        let (_, text) = section.split_once("    texte: |\n").unwrap();
        format!("  - titre: {heading}\n    texte: |\n{text}")
    };
    let old = sheet(&[&titled("Un", CONTEXT), &titled("Deux", ACTIONS), &titled("Trois", OUTLOOK)]);
    for (headings, expected) in [
        (
            ["Deux", "Un", "Trois"],
            &["« Deux » : titre changé, avant : « Un »", "« Un » : titre changé, avant : « Deux »"]
                [..],
        ),
        (
            ["Un", "Quatre", "Deux"],
            &[
                "« Quatre » : titre changé, avant : « Deux »",
                "« Deux » : titre changé, avant : « Trois »",
            ],
        ),
        (["Un", "Deux", "Deux"], &["« Deux » : titre changé, avant : « Trois »"]),
        (["Deux", "Deux", "Trois"], &["« Deux » : titre changé, avant : « Un »"]),
    ] {
        let [a, b, c] = headings;
        let new = sheet(&[&titled(a, CONTEXT), &titled(b, ACTIONS), &titled(c, OUTLOOK)]);
        assert_eq!(told(&old, &new), expected, "{headings:?}");
    }
}

#[test]
fn links_are_told_as_what_became_of_them() {
    let with = |text: &str| {
        format!(
            "titre: Une\nsections:\n  - type: contexte\n    texte: |\n      {text}[^1]\n\n      [^1]: Une note.\n"
        )
    };
    let (a, b) = ("(https://example.org/a)", "(https://example.org/b)");
    let old = with(&format!("Une fête, dont [le site]{a} de la mairie dit tout, a lieu."));
    for (new, expected) in [
        (format!("Une fête, dont [le site]{b} de la mairie dit tout, a lieu."), "1 lien modifié"),
        (format!("Une fête, dont le [site]{a} de la mairie dit tout, a lieu."), "1 lien modifié"),
        (format!("Une fête, dont [le site de la mairie]{a} dit tout, a lieu."), "1 lien modifié"),
        (format!("Une fête, dont le site de la mairie [dit tout]{a}, a lieu."), "1 lien déplacé"),
        (format!("[Une fête]{a}, dont le site de la mairie dit tout, a lieu."), "1 lien déplacé"),
        ("Une fête, dont le site de la mairie dit tout, a lieu.".to_owned(), "1 lien retiré"),
        (
            format!("Une fête, dont [le site]{a} de la [mairie]{b} dit tout, a lieu."),
            "1 lien ajouté",
        ),
        (
            format!("Une fête, dont [sa page]{b} de la mairie dit tout, a lieu."),
            "1 phrase modifiée (« le site » devient « sa page »), 1 lien modifié",
        ),
        (
            format!("Une fête, dont [sa page]{a} de la mairie dit tout, a lieu."),
            "1 phrase modifiée (« le site » devient « sa page »)",
        ),
    ] {
        assert_eq!(told(&old, &with(&new)), [format!("« Le contexte » : {expected}")], "{new}");
    }
    // An address that is printed says itself that it is another one.
    let old = with("Écrire à a@example.org pour venir.");
    let new = with("Écrire à b@example.org pour venir.");
    let lines = told(&old, &new);
    assert!(lines.len() == 1 && !lines[0].contains("lien"), "{lines:?}");
}

#[test]
fn numbers_that_are_other_peoples_now_are_lines_that_changed() {
    let with = |one: &str, other: &str| {
        format!(
            "titre: Une\nreperes:\n  contact: |\n    La mairie\n    {one}\n    Le centre\n    {other}\n"
        )
    };
    let (a, b) = ("05 36 49 00 00", "05 00 00 00 00");
    assert_eq!(
        told(&with(a, b), &with(b, a)),
        [format!(
            "repères, Contact : 2 lignes modifiées (« {a} » devient « {b} » ; « {b} » devient « {a} »)"
        )]
    );
    let lines = told(&with("Accueil", "Cuisine"), &with("Cuisine", "Accueil"));
    assert!(lines[0].contains("déplacée"), "{lines:?}");
}

#[test]
fn of_sheets_in_another_order_those_with_their_number_stay() {
    let named = |title: &str| {
        format!("titre: {title}\nsections:\n  - type: projet\n    texte: Du texte de {title}.\n")
    };
    let texts: Vec<String> = ["Un", "Deux", "Trois", "Quatre"].map(named).to_vec();
    let manifest = |order: &str| format!("{}fiches: [{order}]\n", crate::common::MANIFEST);
    let with = |order: &str| {
        let manifest = manifest(order);
        annex(&collection(&[
            ("sources/annexe.yaml", &manifest),
            ("sources/a.yaml", &texts[0]),
            ("sources/b.yaml", &texts[1]),
            ("sources/c.yaml", &texts[2]),
            ("sources/d.yaml", &texts[3]),
        ]))
    };
    let moved = |order: &str| {
        let found = compare(&with("a, b, c, d"), &with(order));
        found.sheets.iter().map(|it| it.id.clone()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(moved("c, b, a, d"), "c a");
    assert_eq!(moved("b, a, c, d"), "b");
    assert_eq!(moved("d, a, b, c"), "d");
    assert_eq!(moved("d, b, c, a"), "d a");
    assert_eq!(moved("a, b, c, d"), "");
}
