//! Slips of the manifest.

use super::*;
use crate::common;

#[test]
fn one_slip_hides_no_other_fault_of_the_manifest() {
    let manifest = "annexe: A\ntitre: Un essai\nguide: G : H\norganisme: O\ndate: 31 février\nthème:\n  1: T\n";
    let collection =
        Collection::new(&[("sources/annexe.yaml", manifest), ("sources/une.yaml", SHEET)]);
    let run = collection.run(&["check"]);
    for told in ["annexe.yaml:3:", "annexe.yaml:5:7", "annexe.yaml:6:1"] {
        assert!(run.stderr.contains(told), "{told}: {}", run.stderr);
    }
    assert!(!run.stderr.contains("cle-manquante"), "{}", run.stderr);
}

#[test]
fn one_slip_of_the_manifest_makes_one_message() {
    let good = format!("{}fiches:\n  - une\n", common::MANIFEST);
    assert_eq!(of_manifest(&good, SHEET), "");
    for (old, new, words) in [
        ("  - une\n", "  -une\n  - deux\n", "« - une »"),
        ("  - une\n", "  - une: 5\n", "« - une »"),
        ("  - une\n", "- une\n  - deux\n", "mettez devant lui 2 espaces"),
        ("  - une\n", "  une, deux\n", "[une, deux]"),
        ("  - une\n", "  une\n  - deux\n", "[une, deux]"),
        ("  - une\n", "  - une\n  deux\n", "écrivez « - deux »"),
        ("  - une\n", "  - une\n    - deux\n", "mettez devant lui 2 espaces"),
        ("  2: Le", "  2. Le", "écrivez « 2: Le deuxième"),
        ("  1: Le", "  1. Le", "écrivez « 1: Le premier"),
        ("  1: Le", "  1:Le", "écrivez « 1: Le premier"),
        ("  1: Le", "  - 1: Le", "« 1: Le premier"),
        (
            "  1: Le",
            "  - Le",
            "supprimez-le, et écrivez le numéro qu'il a dans le guide, par exemple : 1: Le premier",
        ),
        (
            "  2: Le",
            "  - Le",
            "supprimez-le, et écrivez le numéro qu'il a dans le guide, par exemple : 2: Le deuxième",
        ),
        ("  1: Le", "   1: Le", "2 espaces"),
        ("  1: Le", "1: Le", "2 espaces"),
        ("themes:\n", "theme:\n", "vouliez-vous dire « themes »"),
        ("  1: Le premier thème\n  2: Le", "  1 Le premier thème\n  2 Le", "1: Le premier thème"),
        ("  1: Le premier thème\n  2: Le", "  - Le premier thème\n  - Le", "1: Le premier thème"),
        ("fiches:\n  - une", "fiches:\n\u{a0} - une", "espaces insécables"),
        ("date: 2024-02-29\nthemes:\n", "themes:\ndate: 2024-02-29\n", "au-dessus de « themes: »"),
        (
            "  1: Le premier thème\n  2: Le",
            "  1: Le premier thème 2: Le",
            "« 2: » sont sur la même",
        ),
        ("themes:\n  1: Le premier thème\n", "themes: 1: Un\n", "mettez « 1: Un » sur la ligne"),
        ("fiches:\n", "silence: [phrase-coupe]\nfiches:\n", "« phrase-coupee »"),
    ] {
        assert!(good.contains(old), "{old}");
        let cut = SHEET.replace("Un paragraphe.", "Un paragraphe et");
        let sheet = if new.contains("silence") { &cut } else { SHEET };
        let told = of_manifest(&good.replacen(old, new, 1), sheet);
        assert_eq!(told.lines().count(), 1, "{new}: {told}");
        assert!(told.contains(words), "{new}: {told}");
    }
}

#[test]
fn what_is_wrong_in_the_manifest_hides_no_fault_of_the_sheets() {
    let manifest = common::MANIFEST.replace("guide:", "guid:");
    let told = of_manifest(&manifest, &SHEET.replace("type: contexte", "typ: contexte"));
    assert!(told.contains("« guid »") && told.contains("« typ »"), "{told}");
}

/// The themes of a sheet as the manifest has them, or as people count.
#[test]
fn themes_of_a_sheet_are_the_numbers_that_the_manifest_has() {
    let manifest = common::MANIFEST.replace("2: Le", "18: Le");
    for (typed, remedy) in [
        ("1-18", "écrivez themes: [1, 18]"),
        ("1 à 20", "écrivez themes: [1, 18]"),
        ("\n  - 1 : Le premier thème : un jardin", "écrivez 1\""),
        ("\n  - 1 : Le premier : un\n  - 18 : Le second : un", "écrivez themes: [1, 18]"),
        ("\n  - 1 : Un mot\n  - 18 : Un autre", "écrivez themes: [1, 18]"),
        ("\n  - 1 : Un mot", "écrivez 1\""),
        ("\n  1: Un mot\n  18: Un autre", "écrivez themes: [1, 18]"),
        ("\n  1: \"Un mot : deux\"\n  18: Un autre", "écrivez themes: [1, 18]"),
        ("{1: Un mot, 18: Un autre}", "écrivez themes: [1, 18]"),
    ] {
        let told = of_manifest(&manifest, &SHEET.replace(" [1]\n", &format!(" {typed}\n")));
        assert_eq!(told.lines().count(), 1, "{typed}: {told}");
        assert!(told.contains(remedy) && !told.contains("guillemets"), "{typed}: {told}");
    }
}

#[test]
fn a_date_that_is_none_is_told_with_the_day_that_was_meant() {
    for (date, words) in [
        ("29/02/2024", "2024-02-29"),
        ("4 novembre 2019", "2019-11-04"),
        ("1er mars 2020", "2020-03-01"),
        ("2019/11/4", "2019-11-04"),
        ("2024-02-30", "« 2024-02-30 » n'existe pas dans le calendrier"),
        ("31/02/2019", "« 31/02/2019 » n'existe pas"),
        ("31/02/2019", "février 2019 a 28 jours"),
        ("32 mai 2024", "mai 2024 a 31 jours"),
        ("2024-13-01", "le mois va de 01 à 12 : corrigez « 13 »"),
        ("le jeudi 7 mars 2019", "2019-03-07"),
        ("12/03/19", "2019-03-12"),
        ("20190312", "2019-03-12"),
        ("mars 2019", "2019-03-01"),
        ("2019-03", "2019-03-01"),
        ("19-11-04", "2019-11-04 ou 2004-11-19"),
        ("19-11-19", "année-mois-jour : 2019-11-19\""),
        ("1er nov. 2019", "2019-11-01"),
        ("4 nov 2019", "année-mois-jour : 2019-11-04"),
        ("4 juil. 2019", "2019-07-04"),
        ("déc. 2019", "2019-12-01"),
        ("2019-11-04T10:00", "année-mois-jour : 2019-11-04"),
        ("2019-11-04 10:00:00", "année-mois-jour : 2019-11-04"),
        ("Paris, le 4 novembre 2019", "année-mois-jour : 2019-11-04"),
        ("Mézin, lundi 4 novembre 2019", "année-mois-jour : 2019-11-04"),
        ("bientôt", "2019-11-04"),
    ] {
        let manifest = common::MANIFEST.replace("date: 2024-02-29", &format!("date: {date}"));
        assert!(manifest.contains(date), "{manifest}");
        let told = of_manifest(&manifest, SHEET);
        assert!(told.contains("date incorrecte") && told.contains(words), "{date}: {told}");
    }
}

/// Two themes on one line, and a key that stands in what another one holds, are put in their places.
#[test]
fn lines_of_the_manifest_are_put_in_their_places() {
    let cover = "image_couverture:\n  fichier: a.svg\n  description: Un rond\n";
    let good =
        common::MANIFEST.replace("date: 2024-02-29\n", &format!("{cover}date: 2024-02-29\n"));
    let circle = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="4"/></svg>"#;
    for (old, new, told, mended) in [
        ("date: 2024", "date: 2024", "", true),
        (
            "  1: Le premier thème\n  2: Le",
            "  1: Le premier thème, 2 : Le",
            "10:24: erreur[yaml-syntaxe]: « 1: » et « 2: » sont sur la même ligne",
            true,
        ),
        (
            "date: 2024",
            "  date: 2024",
            "8:3: erreur[cle-inconnue]: « date: » n'est pas à sa place",
            true,
        ),
        // Nobody knows what follows it.
        (
            "  description: Un rond\ndate: 2024-02-29\n",
            "  date: 2024-02-29\n  description: Un rond\n",
            "7:3: erreur[cle-inconnue]: « date: » n'est pas à sa place",
            false,
        ),
    ] {
        assert!(good.contains(old), "{old}");
        let wrong = good.replacen(old, new, 1);
        let files = [
            ("sources/annexe.yaml", &*wrong),
            ("sources/une.yaml", SHEET),
            ("sources/a.svg", circle),
        ];
        let collection = Collection::new(&files);
        let run = collection.run(&["check", "--no-typeset", "--format", "short"]);
        let found = String::from_utf8(run.stdout).unwrap();
        let first = found.lines().next().unwrap_or_default();
        assert!(first.contains(told) && first.is_empty() == told.is_empty(), "{new}: {found}");
        collection.run(&["check", "--no-typeset", "--fix"]);
        let after = std::fs::read_to_string(collection.path("sources/annexe.yaml")).unwrap();
        assert_eq!(after, if mended { &*good } else { &*wrong }, "{new}");
    }
}

/// A theme whose number has changed is told where that was, then in each sheet.
#[test]
fn a_theme_that_lost_its_number_is_told_once_in_the_manifest() {
    let manifest = format!("{}  3: Le troisième thème\n", common::MANIFEST);
    let sheet = |name: &str| SHEET.replace("Une action", name).replace("[1]", "[1, 2]");
    let check = |manifest: &str| {
        let collection = Collection::new(&[
            ("sources/annexe.yaml", manifest),
            ("sources/action.yaml", &sheet("Une")),
            ("sources/une.yaml", &sheet("Deux").replace("Un par", "Un autre par")),
        ]);
        let run = collection.run(&["check", "--no-typeset", "--format", "short"]);
        String::from_utf8(run.stdout).unwrap()
    };
    let places = |told: &str| -> Vec<String> {
        let unknown = told.lines().filter(|line| line.contains("theme-inconnu"));
        unknown.map(|line| line.split(": ").next().unwrap_or_default().to_owned()).collect()
    };
    assert_eq!(places(&check(&manifest)), [""; 0]);
    let sheets = ["sources/action.yaml:2:13", "sources/une.yaml:2:13"];
    // Nothing stands in its place, or themes that nobody has named yet.
    for rest in ["", "  3: Trois\n  4: Quatre\n"] {
        let gone = common::MANIFEST.replace("  2: Le deuxième thème\n", rest);
        assert_eq!(places(&check(&gone)), sheets);
    }
    let told = check(&manifest.replace("  2: Le", "  22: Le"));
    assert_eq!(places(&told), ["sources/annexe.yaml:8:3", sheets[0], sheets[1]], "{told}");
}

/// A key that a type of section has not stays where it is, however it is spelt; one of the manifest goes back to the margin.
#[test]
fn an_unknown_key_of_a_type_of_section_makes_no_type() {
    let own = "types_de_section:\n  budget: Le budget\n  voix:\n    titre: La voix\n    icone: contexte\n";
    let good = format!("{}{own}", common::MANIFEST);
    assert_eq!(of_manifest(&good, SHEET), "");
    let icon = "    icone: contexte\n";
    for (old, new, words) in [
        (icon, "    icon: contexte\n", "vouliez-vous dire « icone »"),
        (icon, "    icones: contexte\n", "vouliez-vous dire « icone »"),
        (icon, "    image: contexte\n", "vouliez-vous dire « icone »"),
        (icon, "    icone: contexte\n    couleur: bleu\n", "clés possibles : titre, icone"),
        ("    titre: La voix\n", "    title: La voix\n", "vouliez-vous dire « titre »"),
        ("date: 2024-02-29\n", "date 2024-02-29\n", "écrivez « date: », puis"),
        ("guide: ", "guide ", "écrivez « guide: », puis"),
    ] {
        assert!(good.contains(old), "{old}");
        let wrong = good.replacen(old, new, 1);
        let told = of_manifest(&wrong, SHEET);
        assert!(told.lines().next().is_some_and(|told| told.contains(words)), "{new}: {told}");
        let files = [("sources/annexe.yaml", &*wrong), ("sources/une.yaml", SHEET)];
        let collection = Collection::new(&files);
        collection.run(&["check", "--no-typeset", "--fix"]);
        let after = std::fs::read_to_string(collection.path("sources/annexe.yaml")).unwrap();
        assert!(after == wrong || after == good, "{new}: {after}");
    }
    let wrong = good.replace("date: 2024-02-29\n", "") + "  date: 2024-02-29\n";
    let told = of_manifest(&wrong, SHEET);
    assert!(told.contains("« date: » n'est pas à sa place"), "{told}");
}
