//! Sentences that moved within their section, paragraphs that were split beside an edit, marks of punctuation.

use super::forms::{sheet, shown};
use super::told;

const SENTENCES: [&str; 5] = [
    "Le quartier compte mille habitants.",
    "La mairie a ouvert une maison commune en 2015.",
    "Les associations s'y retrouvent chaque semaine.",
    "Elles y préparent la fête de juin.",
    "Un journal raconte le tout aux voisins.",
];
const PLACE: &str = "« Le contexte » :";
const MOVED: &str = "1 phrase déplacée";

/// A text of some of them, a paragraph a list.
fn of(paragraphs: &[&[usize]]) -> String {
    let paragraph = |all: &&[usize]| {
        let said: Vec<_> = all.iter().map(|at| SENTENCES[*at]).collect();
        format!("      {}\n", said.join(" "))
    };
    sheet(&paragraphs.iter().map(paragraph).collect::<Vec<_>>().join("\n"))
}

#[test]
fn a_sentence_that_moved_in_its_paragraph_is_told_beside_other_edits() {
    let old = of(&[&[0, 1, 2, 3, 4]]);
    let swapped = of(&[&[0, 2, 1, 3, 4]]);
    let last = of(&[&[1, 2, 3, 4, 0]]);
    let edited = |words: &str| format!("{PLACE} 1 phrase modifiée ({words}), {MOVED}");
    for (new, line) in [
        (swapped.clone(), format!("{PLACE} {MOVED}")),
        (
            swapped.replace("voisins.", "voisins. Et tout recommence."),
            format!("{PLACE} 1 phrase ajoutée, {MOVED}"),
        ),
        (
            swapped.replace("voisins", "habitants du bourg"),
            edited("« voisins » devient « habitants du bourg »"),
        ),
        (swapped.replace("juin", "mai"), edited("« juin » devient « mai »")),
        (last.replace("juin", "mai"), edited("« juin » devient « mai »")),
        (of(&[&[2, 3, 4, 0, 1]]), format!("{PLACE} 1 passage déplacé")),
    ] {
        assert_eq!(told(&old, &new), [line], "{new}");
        let text = shown(&old, &new);
        assert_eq!((text.matches("[↗ ").count(), text.matches("{↘ ").count()), (1, 1), "{text}");
    }
    let text = shown(&old, &last.replace("juin", "mai"));
    assert!(text.contains("~ [↗ Le quartier compte mille habitants.] La mairie"), "{text}");
    assert!(text.contains("[-juin-]{+mai+}"), "{text}");
    assert!(text.contains("voisins. {↘ Le quartier compte mille habitants.}\n"), "{text}");
    // Of two that say the same, one stays, and the other one moved.
    let twice = |all: &[usize]| of(&[all]);
    let text = shown(&twice(&[0, 1, 0, 2]), &twice(&[1, 0, 2, 0]));
    assert_eq!((text.matches("[↗ ").count(), text.matches("{↘ ").count()), (1, 1), "{text}");
    assert!(!text.contains("[-") && !text.contains("{+"), "{text}");
}

#[test]
fn a_sentence_that_moved_within_its_section_is_marked_as_it_is_told() {
    let (old, new) = (of(&[&[0, 1, 2], &[3, 4]]), of(&[&[0, 1], &[2, 3, 4]]));
    // Its first word is that of the one before which it stands now.
    let like = |text: &str| text.replace("Elles y préparent", "Les enfants y préparent");
    for (old, new) in [(&old, &new), (&new, &old), (&like(&old), &like(&new))] {
        assert_eq!(told(old, new), [format!("{PLACE} {MOVED}")]);
        let text = shown(old, new);
        let said = "Les associations s’y retrouvent chaque semaine.";
        assert!(text.contains(&format!("[↗ {said}]")), "{text}");
        assert!(text.contains(&format!("{{↘ {said}}}")), "{text}");
        assert!(!text.contains("{+") && !text.contains("[-"), "{text}");
    }
    // Beside new sentences, in a paragraph of its own, as a point.
    let apart = of(&[&[0, 1], &[3, 4], &[2]]);
    assert_eq!(told(&old, &apart), [format!("{PLACE} {MOVED}")]);
    assert!(shown(&old, &apart).contains("↘ Les associations"), "{}", shown(&old, &apart));
    let more = apart.replace("Les assoc", "Un chat dort. Les assoc");
    assert_eq!(told(&old, &more), [format!("{PLACE} 1 phrase ajoutée, {MOVED}")]);
    let text = shown(&old, &more);
    assert!(text.contains("+ {+Un chat dort.+} {↘ Les associations"), "{text}");
    let point = apart.replace("Les assoc", "- Les assoc");
    assert_eq!(told(&old, &point), [format!("{PLACE} {MOVED}")]);
    // What a new sentence has in common with its neighbour is not taken for a part of both.
    let with = like(&new).replace("Les assoc", "Les voisins viennent aussi. Les assoc");
    let text = shown(&like(&new), &with);
    assert!(text.contains("~ {+Les voisins viennent aussi. +}Les associations"), "{text}");
}

#[test]
fn a_line_that_moved_is_marked_with_its_end() {
    let contact = |lines: &str| {
        format!(
            "titre: Une ferme\nreperes:\n  contact: |\n{lines}sections:\n  - type: projet\n    texte: Ici.\n"
        )
    };
    let (name, tel, mail) = ("    La mairie\n", "    05 36 49 00 00\n", "    mairie@example.org\n");
    let old = contact(&[name, tel, mail].concat());
    let new = contact(&[name, mail, tel].concat());
    assert_eq!(told(&old, &new), ["repères, Contact : 1 ligne déplacée"]);
    let text = shown(&old, &new);
    assert!(text.contains('↗') && !text.contains("{+"), "{text}");
}

#[test]
fn a_paragraph_split_before_an_edited_word_has_lost_no_sentence() {
    let old = of(&[&[0, 1, 2, 3]]);
    let split = "1 paragraphe coupé en deux";
    for (from, to, words) in [
        ("2015. Les", "2015.\n\n      Des", "1 phrase modifiée (« Les » devient « Des »)"),
        (
            "2015. Les",
            "2016.\n\n      Des",
            "2 phrases modifiées (« 2015 » devient « 2016 » ; « Les » devient « Des »)",
        ),
        (
            "2015. Les",
            "2015.\n\n      Depuis, les",
            "1 phrase modifiée (« Les » devient « Depuis, les »)",
        ),
    ] {
        let new = old.replace(from, to);
        assert_eq!(told(&old, &new), [format!("{PLACE} {words}, {split}")]);
        let text = shown(&old, &new);
        assert!(text.contains("~ {+¶+}[-Les-]{+De"), "{text}");
        let joined = "1 paragraphe réuni au précédent";
        assert!(told(&new, &old)[0].ends_with(joined), "{:?}", told(&new, &old));
    }
}

#[test]
fn marks_of_punctuation_are_told_with_their_words() {
    let old = of(&[&[0, 1, 2, 3]]);
    let mark = "« 2015. » devient « 2015 ! »";
    let exclaimed = old.replace("2015.", "2015 !");
    for (new, words) in [
        (exclaimed.clone(), format!("1 phrase modifiée ({mark})")),
        (
            exclaimed.replace("juin", "mai"),
            format!("2 phrases modifiées ({mark} ; « juin » devient « mai »)"),
        ),
        (
            exclaimed.replace("mairie", "ville"),
            format!("1 phrase modifiée (« mairie » devient « ville » ; {mark})"),
        ),
        (
            old.replace("mille", "(mille)"),
            "1 phrase modifiée (« mille » devient « (mille) »)".to_owned(),
        ),
        (
            old.replace("juin.", "juin…"),
            "1 phrase modifiée (« juin. » devient « juin… »)".to_owned(),
        ),
    ] {
        let line = told(&old, &new).join("\n").replace('\u{202f}', " ");
        assert_eq!(line, format!("{PLACE} {words}"));
    }
    let contact = |tel: &str| {
        format!(
            "titre: Une ferme\nreperes:\n  contact: |\n    La mairie\n    {tel}\nsections:\n  - type: projet\n    texte: Ici.\n"
        )
    };
    let of = |new: &str| told(&contact("Tél : 05 36 49 00 00"), &contact(new)).join("\n");
    let place = "repères, Contact : 1 ligne modifiée";
    let tel = "« Tél » devient « Tél. »";
    assert_eq!(of("Tél. : 05 36 49 00 00"), format!("{place} ({tel})"));
    assert_eq!(
        of("Tél. : 05 36 49 00 01"),
        format!("{place} ({tel} ; « 05 36 49 00 00 » devient « 05 36 49 00 01 »)")
    );
}
