//! Links, notes, bold words and marks that change beside other edits of their text are told besides these.

use super::forms::sheet;
use super::told as told_with_spaces;

const TEXT: &str = "      On y partage outils, graines et conseils.\n      Le [site du jardin](https://www.example.org/jardin) annonce les **grands chantiers** du mois.\n";
const PLACE: &str = "« Le contexte » :";

/// What is told, with plain spaces.
fn told(old: &str, new: &str) -> Vec<String> {
    told_with_spaces(old, new).iter().map(|line| line.replace('\u{202f}', " ")).collect()
}

/// What is told of the text with these words in the place of others.
fn edited(text: &str, edits: &[(&str, &str)]) -> String {
    let new = edits.iter().fold(text.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    });
    told(&sheet(text), &sheet(&new)).join(" | ").replace(&format!("{PLACE} "), "")
}

#[test]
fn a_link_that_came_or_went_is_told_beside_other_edits() {
    let gone = ("[site du jardin](https://www.example.org/jardin)", "site du jardin");
    let come = ("graines", "[graines](https://www.example.org/graines)");
    for (edit, told) in [
        (("Le [", "Notre ["), "1 phrase modifiée (« Le » devient « Notre »)"),
        (("Le site", "Notre site"), "1 phrase modifiée (« Le » devient « Notre »)"),
        (("      Le ", "      On y rit.\n      Le "), "1 phrase ajoutée"),
        (("      On y partage outils, graines et conseils.\n", ""), "1 phrase retirée"),
        (("conseils.", "conseils !"), "1 phrase modifiée (« conseils. » devient « conseils ! »)"),
        (("annonce", "dit"), "1 phrase modifiée (« annonce » devient « dit »)"),
    ] {
        if TEXT.contains(edit.0) {
            assert_eq!(edited(TEXT, &[edit, gone]), format!("{told}, 1 lien retiré"));
        }
        if edit.0.starts_with("annonce") || edit.0.starts_with("conseils") {
            assert_eq!(edited(TEXT, &[edit, come]), format!("{told}, 1 lien ajouté"));
        }
    }
    // Its words changed with it.
    let other = ("[site du jardin](https://www.example.org/jardin)", "journal du mois");
    let words = "1 phrase modifiée (« site du jardin » devient « journal du mois »)";
    assert_eq!(edited(TEXT, &[other]), words);
}

#[test]
fn a_link_on_a_line_leaves_the_line_below_it_apart() {
    let contact = |name: &str, street: &str| {
        format!(
            "titre: Une ferme\nreperes:\n  contact: |\n    {name}\n    {street}, rue des Lilas\n    demo@example.org\nsections:\n  - type: projet\n    texte: Ici.\n"
        )
    };
    let old = contact("Centre social de Bellevue", "12");
    let new = contact("[Centre social de Bellevue](https://www.example.org)", "14");
    let lines = told(&old, &new);
    let place = "repères, Contact :";
    let line = format!("{place} 1 ligne modifiée (« 12 » devient « 14 »), 1 lien ajouté");
    assert_eq!(lines, [line]);
    // An address that is printed as it is is one word.
    let lines = told(&old, &old.replace("demo@", "contact@"));
    let line = "1 ligne modifiée (« demo@example.org » devient « contact@example.org »)";
    assert_eq!(lines, [format!("{place} {line}")]);
}

#[test]
fn bold_that_came_or_went_is_told_beside_a_changed_word() {
    let edits = [("les **grands chantiers**", "nos grands chantiers")];
    assert_eq!(
        edited(TEXT, &edits),
        "1 phrase modifiée (« les » devient « nos »), gras ou italique changé à 1 endroit"
    );
}

#[test]
fn a_note_is_told_beside_other_edits() {
    let text = "      Le centre a réuni les habitants en mars 2016.\n      Trente personnes sont venues[^1].\n      Elles ont demandé un lieu de rencontre.\n\n      [^1]: Compte rendu de la réunion du 12 mars 2016.\n";
    let moved = [("venues[^1]", "venues"), ("rencontre.", "rencontre[^1].")];
    assert_eq!(edited(text, &moved), "1 note déplacée");
    let word = ("en mars", "en avril");
    let line = "1 phrase modifiée (« mars » devient « avril »)";
    assert_eq!(edited(text, &[moved[0], moved[1], word]), format!("{line}, 1 note déplacée"));
    // Its text and the word that it is called behind.
    let both = [("venues", "arrivées"), ("12 mars", "14 mars")];
    assert_eq!(
        edited(text, &both),
        "1 phrase modifiée (« venues » devient « arrivées »), 1 note modifiée (« 12 » devient « 14 »)"
    );
    // A call that is bold did not move.
    let bold = edited(text, &[("venues[^1]", "venues**[^1]**")]);
    assert!(!bold.contains("déplacée"), "{bold}");
    // The words around it alone.
    let around = edited(text, &[("sont venues[^1]", "ont dit oui[^1]")]);
    assert!(!around.contains("note"), "{around}");
}

#[test]
fn a_mark_inside_of_what_moved_is_told() {
    let paragraph = "      Les quartiers comptent mille habitants et peu de gens la traversaient à pied.\n\n      Le centre social a réuni tous les habitants au printemps.\n";
    let (first, second) = paragraph.trim_end().split_once("\n\n").unwrap();
    let moved = format!("{second}\n\n{first}\n");
    assert_eq!(told(&sheet(paragraph), &sheet(&moved)), [format!("{PLACE} 1 passage déplacé")]);
    let marked = moved.replace("traversaient à", "traversaient, à");
    assert_eq!(
        told(&sheet(paragraph), &sheet(&marked)),
        [format!(
            "{PLACE} 1 phrase modifiée (« traversaient » devient « traversaient, »), 1 passage déplacé"
        )]
    );
    let points = "      - Rompre l'isolement de tous les habitants ;\n      - Apprendre à cultiver sans engrais ;\n      - Donner aux enfants le goût des légumes.\n";
    let last = "      - Rompre l'isolement de tous les habitants ;\n      - Donner aux enfants le goût des légumes ;\n      - Apprendre à cultiver sans engrais.\n";
    assert_eq!(told(&sheet(points), &sheet(last)), [format!("{PLACE} 1 point déplacé")]);
    let marked = last.replace("cultiver sans", "cultiver, sans");
    let line = "1 point modifié (« cultiver » devient « cultiver, »), 1 point déplacé";
    assert_eq!(told(&sheet(points), &sheet(&marked)), [format!("{PLACE} {line}")]);
}

#[test]
fn marks_behind_points_are_told_where_their_place_is_not_why() {
    let list = |mark: &str, more: &str| {
        sheet(&format!(
            "      - rapprocher les habitants{mark}\n      - produire des légumes{mark}\n      - transmettre des savoirs{more}\n"
        ))
    };
    let old = list(" ;", ".");
    let more = " ;\n      - composter les déchets.";
    assert_eq!(told(&old, &list(" ;", more)), [format!("{PLACE} 1 point ajouté")]);
    let words = "« habitants ; » devient « habitants, » ; « légumes ; » devient « légumes, »";
    let line = format!("{PLACE} 1 point ajouté, 2 points modifiés ({words})");
    assert_eq!(told(&old, &list(",", more)), [line]);
}

#[test]
fn a_heading_of_another_level_has_not_moved() {
    let text = "      Un jardin est né derrière la mairie.\n\n      ### La vie du grand jardin\n\n      On y partage outils et graines.\n";
    let shape = "1 passage présenté autrement, sans changer de mots (intertitre d’un autre niveau)";
    assert_eq!(edited(text, &[("###", "####")]), shape);
}

#[test]
fn a_paragraph_that_a_picture_parts_is_cut_in_two_though_a_sentence_came() {
    let text = "      Le terrain sera agrandi l'an prochain.\n      Une serre sera construite au fond.\n      Les enfants de l'école y viendront.\n";
    let callout = "au fond.\n\n      > [!encadre] La serre\n      > Un plan est en mairie.\n\n      On y fera des semis.\n";
    let line = edited(text, &[("au fond.\n", callout)]);
    assert!(line.contains("1 paragraphe coupé en deux"), "{line}");
    assert!(line.contains("1 phrase ajoutée") && !line.contains("déplacé"), "{line}");
}

#[test]
fn a_short_sentence_that_went_to_another_section_moved() {
    let two = |first: &str, second: &str| {
        format!(
            "titre: Une ferme\nsections:\n  - type: contexte\n    texte: |\n      La commune cherchait un lieu pour tous.{first}\n  - type: projet\n    texte: |\n      Un jardin est né derrière la mairie.{second}\n"
        )
    };
    let said = " Les voisins viennent souvent.";
    let lines = told(&two(said, ""), &two("", said));
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(lines[0].contains("1 phrase déplacée depuis « Le contexte »"), "{lines:?}");
    // Which of two went there, nobody knows.
    let lines = told(&two(&said.repeat(2), ""), &two("", said)).join(" ");
    assert!(!lines.contains("déplacée"), "{lines}");
}
