//! Sentences that stand in another part of a sheet now, or in another sheet.

use annexe::diff::{Content, Side, compare, telling};

use super::forms::shown;
use super::{annex, collection, told, words};

const FIRST: &str = "La commune comptait deux mille habitants en 1990.";
const MOVED: &str = "Elle en compte aujourd'hui mille cinq cents.";
const LAST: &str = "Les commerces ferment un à un.";
const OTHER: &str = "Le département a soutenu le projet dès l'origine.";

fn sheet(first: &str, second: &str) -> String {
    format!(
        "titre: Une ferme\nsections:\n  - type: contexte\n    texte: |\n      {}\n  - type: projet\n    texte: |\n      {}\n",
        first.replace('\n', "\n      "),
        second.replace('\n', "\n      ")
    )
}

#[test]
fn a_sentence_that_went_to_another_section_is_told_and_marked_as_moved() {
    let place = "« Un projet de développement du territoire »";
    let line = format!("{place} : 1 phrase déplacée depuis « Le contexte »");
    let old = sheet(&format!("{FIRST}\n{MOVED}\n{LAST}"), OTHER);
    let new = sheet(&format!("{FIRST}\n{LAST}"), &format!("{OTHER}\n{MOVED}"));
    assert_eq!(told(&old, &new), std::slice::from_ref(&line));
    assert_eq!(told(&new, &old), [format!("« Le contexte » : 1 phrase déplacée depuis {place}")]);
    let text = shown(&old, &new);
    assert!(text.contains("[↗ Elle en compte aujourd’hui mille cinq cents.] Les"), "{text}");
    assert!(text.contains("origine. {↘ Elle en compte aujourd’hui mille cinq cents.}"), "{text}");
    // Beside other changes of the texts, as a paragraph or a point, and out of a section that is gone.
    let edited = old.replace("ferment", "disparaissent");
    let both = [
        "« Le contexte » : 1 phrase modifiée (« disparaissent » devient « ferment »)".to_owned(),
        line.clone(),
    ];
    assert_eq!(told(&edited, &new), both);
    for apart in ["\n\n", "\n\n- "] {
        let apart = sheet(&format!("{FIRST}\n{LAST}"), &format!("{OTHER}{apart}{MOVED}"));
        assert_eq!(told(&old, &apart), std::slice::from_ref(&line));
        shown(&old, &apart);
    }
    let replaced = new.replace(LAST, "Elle en compte autant que jadis, dit le maire. Il veille.");
    let lines = told(&old, &replaced);
    assert!(lines.contains(&line) && lines.len() == 2, "{lines:?}");
    shown(&old, &replaced);
    let (_, rest) = new.split_once("  - type: projet").unwrap();
    let alone = format!("titre: Une ferme\nsections:\n  - type: projet{rest}");
    let lines = told(&old, &alone);
    assert_eq!(lines, ["« Le contexte » : retiré".to_owned(), line]);
    // Out of neighbours that begin and end as it does.
    let (before, after) = ("Elle compte ses rues.", "Elle compte les jours.");
    let with = |first: &str, second: &str| {
        shown(&sheet(first, &format!("{OTHER}\n{MOVED}")), &sheet(second, OTHER))
    };
    let around = format!("{before} {after}");
    let text = with(&around, &format!("{before} {MOVED} {after}"));
    assert!(text.contains("~ Elle compte ses rues. {↘ Elle en compte"), "{text}");
    assert!(!text.contains("{+") && !text.contains("[-"), "{text}");
    let text = with(&format!("Ici, {after}"), &format!("Là, {after} {MOVED}"));
    assert!(text.contains("jours. {↘ Elle en compte aujourd’hui mille cinq cents.}"), "{text}");
    let text = shown(
        &sheet(&format!("{before} {MOVED} {after}"), OTHER),
        &sheet(&around, &format!("{OTHER}\n{MOVED}")),
    );
    assert!(text.contains("rues. [↗ Elle en compte aujourd’hui mille cinq cents.] Elle"), "{text}");
    assert!(!text.contains("{+") && !text.contains("[-"), "{text}");
    // Two words may be the same by chance.
    for (words, lines) in [("Elle en compte mille.", 1), ("Elle compte.", 2)] {
        let short = |text: &str| text.replace(MOVED, words);
        assert_eq!(told(&short(&old), &short(&new)).len(), lines, "{words}");
    }
}

#[test]
fn a_sentence_that_went_to_another_sheet_is_told_of_both() {
    let with = |one: &str, other: &str| {
        let other = sheet(other, "Rien ici.").replace("Une ferme", "Une gare");
        annex(&collection(&[("sources/a.yaml", &sheet(one, LAST)), ("sources/b.yaml", &other)]))
    };
    let old = with(&format!("{FIRST}\n{MOVED}"), OTHER);
    let new = with(FIRST, &format!("{OTHER}\n{MOVED}"));
    let found = compare(&old, &new);
    let lines: Vec<_> = found.sheets.iter().map(|it| telling::lines(it).join(" | ")).collect();
    assert_eq!(
        lines.join("\n").replace('\u{a0}', " "),
        "1 passage passé à la fiche « Une gare »\n1 passage venu de la fiche « Une ferme »"
    );
    for (at, sheet) in found.sheets.iter().enumerate() {
        for (side, annex) in [(Side::Old, &old), (Side::New, &new)] {
            let expected = words(&Content::of(&annex.entries[at].sheet));
            assert_eq!(words(&side.of(&sheet.content)), expected);
        }
    }
    let json = serde_json::to_string(&found.sheets[1].content).unwrap();
    assert!(json.contains("\"change\":\"moved-here\""), "{json}");
}

#[test]
fn a_point_that_ends_another_sections_list_now_moved_there() {
    let points = "- loger les habitants du quartier ;\n- soigner les malades du canton ;\n- former les jeunes du village.";
    let old = sheet(points, "- nourrir les familles du bourg.");
    let left = points.replace("canton ;\n- former les jeunes du village.", "canton.");
    let new = sheet(&left, "- former les jeunes du village ;\n- nourrir les familles du bourg.");
    let place = "« Un projet de développement du territoire »";
    assert_eq!(told(&old, &new), [format!("{place} : 1 point déplacé depuis « Le contexte »")]);
    assert_eq!(told(&new, &old), [format!("« Le contexte » : 1 point déplacé depuis {place}")]);
    let text = shown(&old, &new);
    assert!(text.contains("↘ (déplacé depuis « Le contexte ») former les jeunes"), "{text}");
}

#[test]
fn a_sentence_without_its_capital_is_one_sentence_that_changed() {
    let of = |text: &str| sheet(text, OTHER);
    let old = of(&format!("{FIRST}\nUne convention fixe ce que chacun apporte."));
    let new = old.replace("Une convention", "une convention");
    let line =
        |old, new| format!("« Le contexte » : 1 phrase modifiée (« {old} » devient « {new} »)");
    assert_eq!(told(&old, &new), [line("Une", "une")]);
    assert_eq!(told(&new, &old), [line("une", "Une")]);
    let joined = old.replace("1990.\n      Une convention", "1990 : une convention");
    assert_eq!(told(&old, &joined), ["« Le contexte » : 2 phrases réunies"]);
}

#[test]
fn words_stand_behind_what_they_changed() {
    let old = sheet(&format!("### Le lieu\n\n{FIRST}\nElle veille.\n\n{MOVED}"), OTHER);
    let edited = old.replace("comptait", "abritait");
    let words = "« comptait » devient « abritait »";
    let one = edited.replace("\n      \n      Elle en compte", "\n      Elle en compte");
    assert_eq!(
        told(&old, &one),
        [format!("« Le contexte » : 1 phrase modifiée ({words}), 1 paragraphe réuni au précédent")]
    );
    let titled = edited.replace("Le lieu", "Le site");
    assert_eq!(
        told(&old, &titled),
        [format!(
            "« Le contexte » : 1 intertitre modifié (« lieu » devient « site »), 1 phrase modifiée ({words})"
        )]
    );
}

#[test]
fn three_sentences_that_are_one_now_are_told_as_three() {
    let three =
        sheet("Le maire réunit les habitants. Ils choisissent un lieu. Le lieu est ouvert.", OTHER);
    let one = three.replace(". Ils", ", ils").replace(". Le lieu", ", le lieu");
    assert_eq!(told(&three, &one), ["« Le contexte » : 3 phrases réunies"]);
    assert_eq!(told(&one, &three), ["« Le contexte » : 1 phrase coupée en plusieurs"]);
    let two = three.replace(". Ils", ", ils");
    assert_eq!(told(&three, &two), ["« Le contexte » : 2 phrases réunies"]);
}

#[test]
fn a_sentence_that_went_to_a_new_sheet_is_told_of_both() {
    let far = "Chaque samedi, les habitants ouvrent une épicerie de produits locaux.";
    let files = |text: &str| sheet(text, LAST);
    let (with, without) =
        (files(&format!("{FIRST}\n{far}\n{MOVED}")), files(&format!("{FIRST}\n{MOVED}")));
    let other = format!(
        "titre: Une gare\nsections:\n  - type: contexte\n    texte: |\n      {OTHER}\n      {far}\n"
    );
    let one = annex(&collection(&[("sources/a.yaml", &with)]));
    let two = annex(&collection(&[("sources/a.yaml", &without), ("sources/b.yaml", &other)]));
    for (old, new, to, from, own, sign) in [
        (&one, &two, "passé à", "venu de", "ajoutée", "[↗ Chaque samedi"),
        (&two, &one, "venu de", "passé à", "retirée", "{↘ Chaque samedi"),
    ] {
        let found = compare(old, new);
        let lines: Vec<_> = found.sheets.iter().map(|it| telling::lines(it).join(" | ")).collect();
        let own = format!("« Le contexte » : 1 phrase {own}");
        assert_eq!(
            lines.join("\n").replace('\u{a0}', " "),
            format!(
                "1 passage {to} la fiche « Une gare »\n{own} | 1 passage {from} la fiche « Une ferme »"
            )
        );
        let text = annexe::diff::terminal::show(&found, annexe::diff::terminal::Look::Plain);
        assert!(text.contains(sign), "{text}");
        for (side, annex) in [(Side::Old, old), (Side::New, new)] {
            let of = |id: &str| {
                let entry = annex.entries.iter().find(|it| it.sheet.id == id);
                entry.map(|it| words(&Content::of(&it.sheet))).unwrap_or_default()
            };
            for sheet in &found.sheets {
                assert_eq!(words(&side.of(&sheet.content)), of(&sheet.id));
            }
        }
    }
}
