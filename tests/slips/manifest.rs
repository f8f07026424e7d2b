//! Slips of the manifest.

use super::*;

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
        ("  - une\n", "  une, deux\n", "[une, deux]"),
        ("  - une\n", "  une\n  - deux\n", "[une, deux]"),
        ("  - une\n", "  - une\n  deux\n", "écrivez « - deux »"),
        ("  - une\n", "  - une\n    - deux\n", "mettez devant lui 2 espaces"),
        ("  2: Le", "  2. Le", "écrivez « 2: Le deuxième"),
        ("  1: Le", "  1. Le", "écrivez « 1: Le premier"),
        ("  1: Le", "  1:Le", "écrivez « 1: Le premier"),
        ("  1: Le", "  - 1: Le", "« 1: Le premier"),
        ("  1: Le", "   1: Le", "2 espaces"),
        ("  1: Le", "1: Le", "2 espaces"),
        ("themes:\n", "theme:\n", "vouliez-vous dire « themes »"),
        ("  1: Le premier thème\n  2: Le", "  1 Le premier thème\n  2 Le", "1: Le premier thème"),
        ("  1: Le premier thème\n  2: Le", "  - Le premier thème\n  - Le", "1: Le premier thème"),
        ("fiches:\n  - une", "fiches:\n\u{a0} - une", "espaces insécables"),
        ("date: 2024-02-29\nthemes:\n", "themes:\ndate: 2024-02-29\n", "au-dessus de « themes: »"),
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
