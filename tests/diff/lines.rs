//! Line ends and signs: small on the page, and looked for among the changes.

use annexe::diff::{compare, terminal};

use super::{annex, collection, told};

fn sheet(text: &str) -> String {
    format!(
        "titre: Une ferme\nreperes:\n  contact: |\n    Secrétariat\n    05 36 49 01 40\n    a@example.org\nsections:\n  - type: contexte\n    texte: |\n{text}"
    )
}

fn shown(old: &str, new: &str) -> String {
    let [old, new] = [old, new].map(|it| annex(&collection(&[("sources/a.yaml", it)])));
    let shown = terminal::show(&compare(&old, &new), terminal::Look::Plain);
    shown.replace('\u{a0}', " ")
}

#[test]
fn a_line_end_that_came_or_went_is_told_and_shown() {
    for text in [
        "      La commune compte 1200 habitants.\n      Elle en comptait 1500.\n",
        "      > « Je suis venu pour habitants. »\n      > (Un habitant)\n",
        "      La commune compte 1200 habitants,\n      et plus encore.\n",
    ] {
        let text = sheet(text);
        let (first, rest) = text.rsplit_once("\n ").unwrap();
        let broken = format!("{first}\\\n {rest}");
        let place = "« Le contexte » : 1 retour à la ligne";
        assert_eq!(told(&text, &broken), [format!("{place} ajouté")]);
        assert_eq!(told(&broken, &text), [format!("{place} retiré")]);
        assert!(shown(&text, &broken).contains("{+⏎+} "), "{}", shown(&text, &broken));
        assert!(shown(&broken, &text).contains("[-⏎-] "), "{}", shown(&broken, &text));
    }
}

#[test]
fn lines_of_a_contact_that_were_joined_or_split_lose_no_word() {
    let text = sheet("      Un jardin.\n");
    let joined = text.replace("Secrétariat\n    05", "Secrétariat 05");
    let place = "repères, Contact";
    assert_eq!(told(&text, &joined), [format!("{place} : 2 lignes réunies")]);
    assert!(shown(&text, &joined).contains("~ Secrétariat [-⏎-] 05 36"));
    assert_eq!(told(&joined, &text), [format!("{place} : 1 ligne coupée en plusieurs")]);
    let split = text.replace("05 36 49", "05 36\n    49");
    assert_eq!(told(&text, &split), [format!("{place} : 1 ligne coupée en plusieurs")]);
    assert!(
        shown(&text, &split).contains("~ Secrétariat 05 36{+⏎+} 49 01 40"),
        "{}",
        shown(&text, &split)
    );
    let parted = text.replace("Secrétariat\n", "Secrétariat\n\n");
    assert_eq!(told(&text, &parted), [format!("{place} : 1 paragraphe coupé en deux")]);
    assert_eq!(told(&parted, &text), [format!("{place} : 1 paragraphe réuni au précédent")]);
}

#[test]
fn a_number_is_told_whole_though_more_changed_in_its_line() {
    let text = sheet("      Un jardin.\n").replace("    05", "    Tél : 05");
    let more = text.replace("Tél", "Téléphone").replace("40\n", "41\n    Ouvert le lundi\n");
    let told = told(&text, &more).join("\n");
    assert!(
        told.contains("05 36 49 01 40 » devient") && told.contains("05 36 49 01 41 »"),
        "{told}"
    );
}

#[test]
fn a_sign_that_changed_is_told_with_its_number() {
    let text = sheet("      Une baisse de -5 % ou 12 € (≥ 3) en trois temps.\n");
    for (from, to, words) in [
        ("-5 %", "5 %", "« -5 % » devient « 5 % »"),
        ("-5 %", "-5 €", "« -5 % » devient « -5 € »"),
        ("≥", "≤", "« ≥ 3 » devient « ≤ 3 »"),
        ("temps.", "temps (+).", "ajout de « (+) »"),
        ("trois temps", "trois-temps", "« trois temps » devient « trois-temps »"),
        ("temps.", "temps !", "« temps. » devient « temps ! »"),
    ] {
        let line = format!("« Le contexte » : 1 phrase modifiée ({words})");
        let told = told(&text, &text.replace(from, to)).join("\n");
        assert_eq!(told.replace('\u{202f}', " "), line);
    }
    // Of a point, too, beside one that comes.
    let list = sheet("      - Une baisse de 5 %\n      - Un four\n");
    let more = list.replace("5 %", "5 €") + "      - Une halle\n";
    let told = told(&list, &more).join("\n").replace('\u{202f}', " ");
    assert!(told.contains("1 point ajouté, 1 point modifié (« 5 % » devient « 5 € »)"), "{told}");
}

/// A sheet whose contact has these lines.
fn contact(lines: &[&str]) -> String {
    let lines: String = lines.iter().map(|line| format!("    {line}\n")).collect();
    format!(
        "titre: Une ferme\nreperes:\n  contact: |\n{lines}sections:\n  - type: projet\n    texte: Ici.\n"
    )
}

#[test]
fn exchanged_lines_are_one_that_moved_and_none_is_struck() {
    for (old, new, line) in [
        (
            &["Tél. : 05 46 00 00 01", "Fax : 05 46 00 00 02"][..],
            &["Fax : 05 46 00 00 02", "Tél. : 05 46 00 00 01"][..],
            "1 ligne déplacée",
        ),
        (
            &["Ville de Saintes", "Ville de Royan", "Ville de Cognac"],
            &["Ville de Royan", "Ville de Saintes", "Ville de Cognac"],
            "1 ligne déplacée",
        ),
        (
            &["<https://a.example.org>", "<https://b.example.org>"],
            &["<https://b.example.org>", "<https://a.example.org>"],
            "1 ligne déplacée",
        ),
        (
            &["Le centre", "12, rue des Lilas", "17100 Saintes", "Le centre", "3, rue Haute"],
            &["12, rue des Lilas", "Le centre", "17100 Saintes", "Le centre", "3, rue Haute"],
            "1 ligne déplacée",
        ),
        (
            &["Le centre", "12, rue des Lilas", "17100 Saintes", "05 46 00 00 01"],
            &["Le centre", "05 46 00 00 01", "17100 Saintes", "12, rue des Lilas"],
            "2 lignes déplacées",
        ),
    ] {
        let (old, new) = (contact(old), contact(new));
        assert_eq!(told(&old, &new), [format!("repères, Contact : {line}")]);
        let text = shown(&old, &new);
        assert!(!text.contains("[-") && !text.contains("{+"), "{text}");
    }
    // Numbers without a name of their own may be other people's now.
    let people = ["Mme Petit", "05 46 00 00 01", "M. Grand", "05 46 00 00 02"];
    let swapped = ["Mme Petit", "05 46 00 00 02", "M. Grand", "05 46 00 00 01"];
    let lines = told(&contact(&people), &contact(&swapped)).join(" | ");
    assert!(lines.contains("2 lignes modifiées ("), "{lines}");
}

#[test]
fn joined_lines_with_another_word_are_joined_all_the_same() {
    let place = "repères, Contact :";
    let old =
        contact(&["Le centre social", "12, rue des Lilas", "17100 Saintes", "05 46 00 00 01"]);
    for (lines, words) in [
        (
            ["Le centre social", "14, rue des Lilas, 17100 Saintes", "05 46 00 00 01"],
            "« 12 » devient « 14 »",
        ),
        (
            ["Le centre social", "12, rue des Roses (17100 Saintes)", "05 46 00 00 01"],
            "« Lilas » devient « Roses »",
        ),
    ] {
        let new = contact(&lines);
        let told_there = told(&old, &new);
        assert_eq!(told_there, [format!("{place} 1 ligne modifiée ({words}), 2 lignes réunies")]);
        let back = told(&new, &old).join(" | ");
        assert!(
            back.contains("1 ligne modifiée (") && back.contains("1 ligne coupée en plusieurs"),
            "{back}"
        );
        assert!(!back.contains("retirée") && !back.contains("ajoutée"), "{back}");
    }
    // Another number elsewhere is told as it is.
    let new = contact(&["Le centre social – 12, rue des Lilas", "17100 Saintes", "05 46 00 00 02"]);
    assert_eq!(
        told(&old, &new),
        [format!(
            "{place} 1 ligne modifiée (« 05 46 00 00 01 » devient « 05 46 00 00 02 »), 2 lignes réunies"
        )]
    );
}

#[test]
fn beside_a_line_end_it_is_the_sentence_that_changed() {
    let text = sheet(
        "      La commune compte 1200 habitants.\n      Elle en comptait 1500.\n      On y vient.\n",
    );
    let place = "« Le contexte » : 1 phrase modifiée";
    let broken = text.replace("1500.\n", "1500.\\\n");
    for new in [broken.replace("1200", "1300"), broken.replace("1200 h", "1300\\\n      h")] {
        let lines = told(&text, &new).join(" | ");
        assert!(lines.starts_with(&format!("{place} (« 1200 » devient « 1300 »)")), "{lines}");
        assert!(!lines.contains("ligne modifiée"), "{lines}");
    }
}
