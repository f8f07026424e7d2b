//! `annexe check --fix`: what it writes, and what it leaves alone.

#![allow(clippy::disallowed_methods, reason = "tests look at the files that were written")]

mod common;

use common::{Collection, SHEET, command, run};

fn check(collection: &Collection, arguments: &[&str]) -> common::Run {
    let root = collection.root().to_str().unwrap().to_owned();
    let mut all = vec!["check", "--no-typeset", "--root", &root];
    all.extend(arguments);
    run(&mut command(&all))
}

#[test]
fn slips_are_mended_in_the_manifest_and_in_all_sheets_and_told() {
    let sheet =
        SHEET.replace("Une action", "Une action : la seconde").replace("  public", "\tpublic");
    let collection = Collection::new(&[("sources/une.yaml", &sheet), ("sources/deux.yaml", SHEET)]);
    let manifest = common::MANIFEST.replace("Un essai", "Un essai : le premier");
    collection
        .write("sources/annexe.yaml", format!("{manifest}fiches:\n  - une\n  - deux\n").as_bytes());
    let before = check(&collection, &[]);
    assert_eq!(before.code, 1);
    assert!(before.stderr.contains("sans vous : annexe check --fix"), "{}", before.stderr);
    let after = check(&collection, &["--fix"]);
    assert_eq!(after.code, 0, "{}", after.stderr);
    assert!(
        after.stderr.contains("annexe.yaml:2 : guillemets droits mis autour du texte"),
        "{}",
        after.stderr
    );
    assert!(after.stderr.contains("une.yaml:1 : guillemets droits"), "{}", after.stderr);
    assert!(after.stderr.contains("tabulations remplacées"), "{}", after.stderr);
    assert!(after.stderr.contains("3 corrections faites"), "{}", after.stderr);
    let text = |name: &str| std::fs::read_to_string(collection.path(name)).unwrap();
    assert!(text("sources/une.yaml").starts_with("titre: \"Une action : la seconde\"\n"));
    assert!(text("sources/annexe.yaml").contains("titre: \"Un essai : le premier\"\n"));
    assert_eq!(text("sources/deux.yaml"), SHEET);
    let again = check(&collection, &["--fix"]);
    assert!(again.stderr.contains("aucune correction"), "{}", again.stderr);
}

#[test]
fn what_cannot_be_mended_is_told_and_stays() {
    let sheet = SHEET.replace("type: contexte", "type: contextes");
    let collection = Collection::new(&[("sources/une.yaml", &sheet)]);
    let after = check(&collection, &["--fix"]);
    assert_eq!(after.code, 1);
    assert!(after.stderr.contains("type-inconnu"), "{}", after.stderr);
    assert!(!after.stderr.contains("annexe check --fix"), "{}", after.stderr);
    assert_eq!(std::fs::read_to_string(collection.path("sources/une.yaml")).unwrap(), sheet);
}
