//! What stands before the first sheet and is no cover: introductions under any heading, or none.

use annexe::import::{Certainty, Imported, import_markdown};

const COVER: &str =
    "# GUIDE DES BIBLIOTHÈQUES\n\n## Annexe 2 Dix façons d'ouvrir\n\nConseil du pain\n\n";
const SUMMARY: &str = "| Action inspirante | Pages | Illustration de la thématique |\n|---|---|---|\n\
    | La radio des lecteurs | P.4 | Fiche 7. Le numérique |\n| Une bibliothèque en prison | P.6 | Fiche 7. Le numérique |\n\n";
const SHEETS: &str = "# La radio des lecteurs\n\nDes lecteurs parlent.\n\n## Le contexte\n\nDes voix.\n\n\
    # Une bibliothèque en prison\n\nDeux détenus.\n\n## Le contexte\n\nUne salle.\n";
const TEXT: &str = "Ce recueil rassemble deux expériences menées en 2022.\n\nOn peut les lire :\n\n- dans l'ordre ;\n\
    - au hasard.\n\nBonne lecture.\n\nLe bureau du réseau\n\nParis, le 3 mai 2022\n\nMairie de Chars\n\n";
/// What the cover says of it.
const SAID: &str = "annexe: Annexe 2\ntitre: Dix façons d'ouvrir\nguide: GUIDE DES BIBLIOTHÈQUES\n\
    organisme: |\n  Conseil du pain\n";

/// What the manifest has for the cover.
fn cover(imported: &Imported) -> String {
    assert!(imported.words.is_whole(), "{:?}", imported.words);
    assert_eq!(imported.sheets.len(), 2);
    let manifest = &imported.files[0].text;
    let keys = manifest.split_once("annexe: ").unwrap().1;
    format!("annexe: {}", keys.split("themes:").next().unwrap().split("fiches:").next().unwrap())
}

fn doubts(imported: &Imported) -> Vec<&str> {
    let doubtful = imported.notes.iter().filter(|note| note.certainty == Certainty::Doubtful);
    doubtful.map(|note| note.message.as_str()).collect()
}

#[test]
fn an_introduction_is_no_cover_under_any_heading() {
    for heading in [
        "# Pourquoi ce recueil",
        "## Présentation du recueil",
        "# Qui sommes-nous ?",
        "### Une démarche collective",
        "**Note aux lecteurs**",
        "## Contexte général",
        "# Les territoires",
        "# Introduction",
        "",
    ] {
        let text = format!("{heading}\n\n{TEXT}");
        for text in
            [format!("{COVER}{SUMMARY}{text}{SHEETS}"), format!("{COVER}{text}{SUMMARY}{SHEETS}")]
        {
            let imported = import_markdown(&text).unwrap();
            assert_eq!(cover(&imported).trim_end(), SAID.trim_end(), "{text}");
            let words = heading.trim_matches(['#', '*', ' ']);
            let told = doubts(&imported);
            for line in [words, "On peut les lire :", "Le bureau du réseau", "Mairie de Chars"] {
                let told = |told: &&str| {
                    told.starts_with("texte avant la première fiche") && told.contains(line)
                };
                assert!(line.is_empty() || doubts(&imported).iter().any(told), "{line} {text}");
            }
            assert_eq!(told.len(), 8 + usize::from(!words.is_empty()), "{told:?}");
        }
    }
}

#[test]
fn what_is_guessed_for_a_cover_is_told() {
    let guess = |text: &str| {
        let imported = import_markdown(text).unwrap();
        let told =
            doubts(&imported).into_iter().filter(|told| told.contains("mis sur la couverture"));
        (cover(&imported), told.map(str::to_owned).collect::<Vec<_>>())
    };
    let text = format!("{COVER}{SUMMARY}{SHEETS}");
    assert!(guess(&text).1.is_empty());
    let (cover, told) = guess(&text.replace("Conseil du pain", "Amis du pain\n\nde Mézin"));
    assert!(cover.contains("  Amis du pain\n  de Mézin\n"), "{cover}");
    assert!(told.len() == 1 && told[0].contains("« organisme: »"), "{told:?}");
    let below = text.replace("# GUIDE DES BIBLIOTHÈQUES\n\n", "");
    let (cover, told) = guess(&below.replace("Conseil", "# Les amis du livre\n\nConseil"));
    assert!(cover.contains("guide: Les amis du livre\n"), "{cover}");
    assert!(told.len() == 1 && told[0].contains("« guide: »"), "{told:?}");
}

#[test]
fn a_page_of_titles_may_stand_below_a_preface() {
    let text =
        format!("# Préface\n\nUn recueil pour tous les villages.\n\n{COVER}{SUMMARY}{SHEETS}");
    assert_eq!(cover(&import_markdown(&text).unwrap()).trim_end(), SAID.trim_end());
}

#[test]
fn the_capitals_of_a_guide_are_told_on_their_line() {
    let imported = import_markdown(&format!("\n\n{COVER}{SUMMARY}{SHEETS}")).unwrap();
    let note = imported.notes.iter().find(|note| note.message.contains("laissé en capitales"));
    assert_eq!(note.map(|note| note.place.line), Some(3));
}
