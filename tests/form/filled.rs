//! Forms that were filled in: all of them, half of them, by several programs.

use std::collections::BTreeMap;
use std::fs;

use annexe::schema::Kind;

use super::office::{Place, Typed, changed, fill};
use super::{empty, form, silent};
use crate::common::{Collection, MANIFEST};

/// What is written into each place, by its name, in the order of the places of that name.
const TEXTS: &[(&str, &[&str])] = &[
    ("Titre", &["Un four pour toute la rue"]),
    ("Sous-titre", &["Du pain, des voisins"]),
    ("Nom de l'action", &["« Cuire ensemble »"]),
    ("Titre au sommaire", &["Un four pour la rue"]),
    ("Thèmes", &["2, 1"]),
    ("Chapeau", &["Un four banal rallumé, et toute une rue se parle."]),
    ("Objectifs de l'action", &["Rompre l'isolement"]),
    ("Public", &["Les voisins du four"]),
    ("Contact", &["La Maison de quartier, 05 36 49 00 00"]),
    ("Début de l'action", &["2019"]),
    ("Autre rubrique", &["Moyens", "Deux stères de bois"]),
    ("Le contexte", &["Le four était froid."]),
    ("Note", &["Depuis quarante ans."]),
    ("Les enjeux forts pour le territoire", &["Se parler", "entre générations"]),
    (
        "Un projet de développement du territoire",
        &[
            "Le rallumer.",
            "Place des habitants",
            "Ils pétrissent.",
            "Le calendrier",
            "au printemps",
        ],
    ),
    (
        "Les actions réalisées",
        &[
            "La cuisson du samedi",
            "Qu'est-ce qu'un four banal ?",
            "Un four à tous.",
            "Un mot.",
            "Puis un autre.",
        ],
    ),
    ("L'évaluation de la démarche", &["Un cahier."]),
    ("Les transformations produites", &["On se salue.", "« Il fait chaud. »", "Le pain relie."]),
    (
        "En quoi cette action illustre une démarche de développement social ?",
        &["Elle part des habitants."],
    ),
    ("Les perspectives/les ouvertures", &["Un second four."]),
    ("Sources documentaires", &["Un carnet."]),
];

/// The sheet that these texts make.
const SHEET: &str = "\
titre: Un four pour toute la rue
titre_sommaire: Un four pour la rue
sous_titre: Du pain, des voisins
nom_action: « Cuire ensemble »
themes: [2, 1]

chapeau: |
  Un four banal rallumé, et toute une rue se parle.

reperes:
  objectifs: |
    - Rompre l'isolement
  public: Les voisins du four
  contact: |
    La Maison de quartier, 05 36 49 00 00
  debut: 2019
  moyens:
    titre: Moyens
    texte: Deux stères de bois

sections:
  - type: contexte
    texte: |
      Le four était froid.[^1]

      [^1]: Depuis quarante ans.

  - type: enjeux
    texte: |
      - Se parler
        - entre générations

  - type: projet
    texte: |
      Le rallumer.

      ### Place des habitants

      Ils pétrissent.

      #### Le calendrier

      1. au printemps

  - type: actions
    texte: |
      - La cuisson du samedi

      > [!encadre] Qu'est-ce qu'un four banal ?
      > Un four à tous.

      Un mot.

      Puis un autre.

  - type: evaluation
    texte: |
      Un cahier.

  - type: transformations
    texte: |
      On se salue.

      > « Il fait chaud. »

      > [!exergue]
      > Le pain relie.

  - type: illustration
    texte: |
      Elle part des habitants.

  - type: perspectives
    texte: |
      Un second four.

  - type: sources
    texte: |
      Un carnet.
";

/// Gives each place its text.
fn texts() -> impl FnMut(&Place) -> Option<String> {
    let mut given: BTreeMap<String, usize> = BTreeMap::new();
    move |place| {
        let (_, texts) = TEXTS.iter().find(|(name, _)| *name == place.name)?;
        let count = given.entry(place.name.clone()).or_default();
        *count += 1;
        texts.get(*count - 1).map(|text| (*text).to_owned())
    }
}

/// Imports a document, and gives the text of its only sheet.
#[track_caller]
fn imported(folder: &Collection, name: &str, bytes: &[u8]) -> String {
    folder.write(name, bytes);
    let into = format!("{name}-importé");
    silent(&folder.run(&["import", name, "--into", &into]));
    let sheets: Vec<_> = fs::read_dir(folder.path(&into).join("sources"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file() && !path.ends_with("annexe.yaml"))
        .collect();
    assert_eq!(sheets.len(), 1);
    let sheet = fs::read_to_string(&sheets[0]).unwrap();
    sheet.strip_prefix(&Kind::Sheet.modeline()).expect(&sheet).to_owned()
}

#[test]
fn every_field_lands_in_its_place_whatever_program_wrote_it() {
    let folder = empty();
    for (name, typed) in [
        ("fiche.docx", Typed::Word),
        ("script.docx", Typed::Script),
        ("libre.docx", Typed::WriterInWord),
        ("fiche.odt", Typed::Writer),
    ] {
        let mut places = 0;
        let mut text = texts();
        let bytes = fill(&form(&folder, name), typed, |place| {
            places += 1;
            let text = text(place);
            assert!(text.is_some(), "{} : {}", place.name, place.hint);
            text
        });
        assert_eq!(places, TEXTS.iter().map(|(_, texts)| texts.len()).sum::<usize>());
        assert_eq!(imported(&folder, name, &bytes), SHEET, "{name}");
        let built = folder.run(&["build", "--root", &format!("{name}-importé")]);
        assert_eq!(built.code, 0, "{}", built.stderr);
    }
}

#[test]
fn credits_are_known_by_their_places_in_the_form() {
    let folder = empty();
    for (name, typed) in [("film.docx", Typed::Word), ("film.odt", Typed::Writer)] {
        silent(&folder.run(&["template", name, "--film"]));
        let form = fs::read(folder.path(name)).unwrap();
        let bytes = fill(&form, typed, |place| match place.name.as_str() {
            "Titre" => Some("Le bal".to_owned()),
            "Chapeau" => Some("Des voisins préparent un bal.".to_owned()),
            "Texte" => Some("Le film suit la salle.".to_owned()),
            "Durée" => Some("32 minutes".to_owned()),
            "Réalisation" => Some("L'association du quartier".to_owned()),
            _ => None,
        });
        let sheet = imported(&folder, name, &bytes);
        let wanted = "texte: |\n  Le film suit la salle.\n\ngenerique: |\n  32 minutes\n  L'association du quartier\n";
        assert!(sheet.contains(wanted) && sheet.contains("gabarit: film"), "{sheet}");
    }
}

#[test]
fn the_themes_of_the_collection_go_with_the_form() {
    let collection = Collection::new(&[]);
    assert!(MANIFEST.contains("2: Le deuxième thème"));
    for (name, typed) in [("fiche.docx", Typed::Word), ("fiche.odt", Typed::Writer)] {
        let bytes = fill(&form(&collection, name), typed, |place| match place.name.as_str() {
            "Titre" => Some("Un four".to_owned()),
            // As people write who have the titles before their eyes.
            "Thèmes" => Some("2 – Le deuxième thème".to_owned()),
            _ => None,
        });
        assert_eq!(imported(&collection, name, &bytes), "titre: Un four\nthemes: [2]\n");
        let manifest = collection.path(&format!("{name}-importé/sources/annexe.yaml"));
        let manifest = fs::read_to_string(manifest).unwrap();
        assert!(manifest.contains("themes:\n  2: Le deuxième thème\nfiches:"), "{manifest}");
    }
}

#[test]
fn a_filled_form_goes_to_the_collection_that_it_is_of_and_to_no_other() {
    for (name, typed) in [("fiche.docx", Typed::Word), ("fiche.odt", Typed::Writer)] {
        let collection = Collection::good();
        let bytes = fill(&form(&collection, name), typed, |place| match place.name.as_str() {
            "Titre" => Some("Un four".to_owned()),
            "Thèmes" => Some("2".to_owned()),
            _ => None,
        });
        collection.write(name, &bytes);
        let plain = MANIFEST.split("themes:").next().unwrap();
        collection.write("autre/sources/annexe.yaml", plain.as_bytes());
        let run = collection.run(&["import", name, "--into", "autre"]);
        assert_eq!(run.code, 2);
        assert!(run.stderr.contains("ne va pas dans autre"), "{}", run.stderr);
        assert!(!collection.path("autre/sources/four.yaml").exists());
        let run = collection.run(&["import", name, "--into", "."]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""));
        let sheet = fs::read_to_string(collection.path("sources/four.yaml")).unwrap();
        let modeline = annexe::schema::Kind::Sheet.modeline();
        assert_eq!(sheet, format!("{modeline}titre: Un four\nthemes: [2]\n"));
        assert_eq!(collection.run(&["list"]).code, 0);
        let again = collection.run(&["import", name, "--into", "."]);
        assert_eq!(again.code, 2);
        assert!(again.stderr.contains("four.yaml"), "{}", again.stderr);
    }
}

#[test]
fn the_section_types_of_the_collection_go_with_the_form() {
    let collection = Collection::new(&[]);
    let own = "types_de_section:\n  paroles: Paroles d'habitants\n  autres: Autres paroles\n";
    collection.write("sources/annexe.yaml", format!("{MANIFEST}{own}").as_bytes());
    for (name, typed) in [("fiche.docx", Typed::Word), ("fiche.odt", Typed::Writer)] {
        let bytes = fill(&form(&collection, name), typed, |place| match place.name.as_str() {
            "Titre" => Some("Un four".to_owned()),
            "Paroles d'habitants" => Some("« On y vient le samedi, avec".to_owned()),
            _ => None,
        });
        let sheet = "titre: Un four\n\nsections:\n  - type: paroles\n    texte: |\n      « On y vient le samedi, avec\n";
        assert_eq!(imported(&collection, name, &bytes), sheet);
        let manifest = collection.path(&format!("{name}-importé/sources/annexe.yaml"));
        let manifest = fs::read_to_string(manifest).unwrap();
        assert!(
            manifest.ends_with("types_de_section:\n  paroles: Paroles d'habitants\n"),
            "{manifest}"
        );
    }
}

#[test]
fn what_is_left_unfilled_is_left_out_and_named_to_who_asks() {
    let folder = empty();
    for (name, typed) in [("fiche.docx", Typed::Word), ("fiche.odt", Typed::Writer)] {
        let bytes = fill(&form(&folder, name), typed, |place| match place.name.as_str() {
            "Titre" => Some("Un four".to_owned()),
            "Public" => Some("Tous".to_owned()),
            "Les transformations produites" if place.hint.contains("paroles") => {
                Some("« Il fait chaud. »".to_owned())
            }
            _ => None,
        });
        let sheet = "titre: Un four\n\nreperes:\n  public: Tous\n\nsections:\n  - type: transformations\n    texte: |\n      > « Il fait chaud. »\n";
        assert_eq!(imported(&folder, name, &bytes), sheet);
        let told = folder.run(&["import", name, "--into", "bis", "--force", "-v"]);
        for label in ["laissés vides", "Contact", "Thèmes", "Sources documentaires"] {
            assert!(told.stderr.contains(label), "{label} : {}", told.stderr);
        }
    }
}

#[test]
fn a_form_without_a_title_is_named_after_its_file_and_says_so() {
    let folder = empty();
    let bytes = fill(&form(&folder, "le-four.docx"), Typed::Word, |place| {
        (place.name == "Le contexte").then(|| "Le four était froid.".to_owned())
    });
    folder.write("le-four.docx", &bytes);
    let run = folder.run(&["import", "le-four.docx", "--into", "neuf"]);
    assert_eq!(run.code, 0);
    assert!(run.stderr.contains("nom du fichier"), "{}", run.stderr);
    let sheet = fs::read_to_string(folder.path("neuf/sources/four.yaml")).unwrap();
    assert!(
        sheet.contains("\ntitre: le-four\n") && sheet.contains("- type: contexte\n"),
        "{sheet}"
    );
}

#[test]
fn several_paragraphs_in_a_field_stay_paragraphs() {
    let folder = empty();
    let text = |place: &Place| match place.name.as_str() {
        "Titre" => Some("Un four".to_owned()),
        "Contact" => Some("La Maison\n05 36 49 00 00".to_owned()),
        "Objectifs de l'action" => Some("Cuire\nParler".to_owned()),
        "Sources documentaires" => Some("Un carnet.\nUn autre.".to_owned()),
        _ => None,
    };
    let bytes = fill(&form(&folder, "libre.docx"), Typed::WriterInWord, text);
    let sheet = imported(&folder, "libre.docx", &bytes);
    assert!(sheet.contains("contact: |\n    La Maison\n    05 36 49 00 00\n"), "{sheet}");
    assert!(sheet.contains("objectifs: |\n    - Cuire\n    - Parler\n"), "{sheet}");
    assert!(sheet.contains("      Un carnet.\n\n      Un autre.\n"), "{sheet}");
}

#[test]
fn words_beside_a_hint_stay_and_hints_that_were_deleted_are_not_missed() {
    let folder = empty();
    let bytes = fill(&form(&folder, "fiche.docx"), Typed::Word, |place| {
        (place.name == "Titre").then(|| "Un four".to_owned())
    });
    // Somebody writes after a hint and deletes the others, with the help.
    let bytes = changed(&bytes, |part, xml| {
        let hint = "ce qui manquait]";
        let kept = xml.replace(hint, &format!("{hint} Le four était froid."));
        let mut out = String::new();
        let mut rest = kept.as_str();
        while let Some((before, field)) = rest.split_once("<w:sdt>") {
            let (field, after) = field.split_once("</w:sdt>").unwrap();
            out.push_str(before);
            if field.contains("froid") {
                out.push_str(&format!("<w:sdt>{field}</w:sdt>"));
            }
            rest = after;
        }
        if part == "word/document.xml" { out + rest } else { xml }
    });
    let sheet = imported(&folder, "fiche.docx", &bytes);
    let wanted = "titre: Un four\n\nsections:\n  - type: contexte\n    texte: |\n      Le four était froid.\n";
    assert_eq!(sheet, wanted);
}

/// What is written into a film's form, and the sheet that it makes.
const FILM: &[(&str, &str)] = &[
    ("Titre", "Le bal"),
    ("Sous-titre", "Un film de quartier"),
    ("Nom de l'action", "« Danser »"),
    ("Titre au sommaire", "Le bal, un film"),
    ("Thèmes", "2"),
    ("Chapeau", "Des voisins préparent un bal."),
    ("Texte", "Le film suit la salle, de l'aube au soir."),
    ("Durée", "Durée : 32 minutes"),
    ("Droits", "© Un studio, février 2014"),
    ("Réalisation", "Réalisation : l'association du quartier"),
    ("Image", "Image : un chef opérateur"),
];
const FILM_SHEET: &str = "\
titre: Le bal
titre_sommaire: Le bal, un film
sous_titre: Un film de quartier
nom_action: « Danser »
gabarit: film
themes: [2]

chapeau: |
  Des voisins préparent un bal.

texte: |
  Le film suit la salle, de l'aube au soir.

generique: |
  Durée : 32 minutes
  © Un studio, février 2014
  Réalisation : l'association du quartier
  Image : un chef opérateur
";

#[test]
fn a_film_has_a_form_of_its_own() {
    let folder = empty();
    for (name, typed) in [
        ("film.docx", Typed::Word),
        ("script.docx", Typed::Script),
        ("libre.docx", Typed::WriterInWord),
        ("film.odt", Typed::Writer),
    ] {
        silent(&folder.run(&["template", name, "--film"]));
        let form = fs::read(folder.path(name)).unwrap();
        let bytes = fill(&form, typed, |place| {
            let (_, text) = FILM.iter().find(|(name, _)| *name == place.name)?;
            Some((*text).to_owned())
        });
        assert_eq!(imported(&folder, name, &bytes), FILM_SHEET, "{name}");
        let built = folder.run(&["build", "--root", &format!("{name}-importé")]);
        assert_eq!(built.code, 0, "{}", built.stderr);
    }
}

#[test]
fn numbers_at_the_ends_of_its_points_make_no_summary_of_a_form() {
    let folder = empty();
    for (name, typed) in [("fiche.docx", Typed::Word), ("fiche.odt", Typed::Writer)] {
        let mut number = 0;
        let bytes = fill(&form(&folder, name), typed, |place| {
            number += 1;
            match place.name.as_str() {
                "Thèmes" => Some("1, 2".to_owned()),
                "Début de l'action" => Some("2004".to_owned()),
                _ => Some(format!("Le four du voisin numéro {number}")),
            }
        });
        let sheet = imported(&folder, name, &bytes);
        assert!(sheet.starts_with("titre: Le four du voisin numéro 1\n"), "{sheet}");
        assert_eq!(sheet.matches("titre_sommaire:").count(), 1, "{sheet}");
    }
}
