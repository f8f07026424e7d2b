//! `annexe doctor`: what it says of a collection in every state, and that it says no more than it must.

use std::fs::{self, File};

use crate::common::{Collection, MANIFEST, Run, SHEET, command, run};
use serde_json::Value;

/// What `doctor` says of a collection to programs.
fn json(collection: &Collection) -> (i32, Value) {
    let run = collection.run(&["doctor", "--format", "json"]);
    (run.code, serde_json::from_slice(&run.stdout).unwrap())
}

/// What is to be done, by name.
fn todo(report: &Value) -> Vec<&str> {
    let all = report["todo"].as_array().unwrap();
    all.iter().map(|one| one["what"].as_str().unwrap()).collect()
}

fn text(run: &Run) -> String {
    String::from_utf8(run.stdout.clone()).unwrap()
}

#[test]
fn a_collection_in_order_has_nothing_to_do() {
    let collection = Collection::good();
    assert_eq!(collection.run(&["schema", "--write"]).code, 0);
    assert_eq!(collection.run(&["build"]).code, 0);
    let run = collection.run(&["doctor"]);
    let text = text(&run);
    assert_eq!(run.code, 0, "{text}{}", run.stderr);
    for said in [
        concat!("annexe ", env!("CARGO_PKG_VERSION"), " ("),
        "Typst 0.15",
        "sources/annexe.yaml : « Annexe 9 », 2 thèmes",
        "1 dans l'annexe, aucune hors de la liste",
        "0 erreur, ",
        "sources/schemas/ à jour",
        "ceux du programme",
        "Lato",
        "à jour          2",
        "libre",
        "rien : tout est en ordre",
    ] {
        assert!(text.contains(said), "{said}\n{text}");
    }
}

#[test]
fn old_and_absent_results_are_told_apart() {
    let collection = Collection::new(&[("sources/une.yaml", SHEET), ("sources/deux.yaml", SHEET)]);
    assert_eq!(collection.run(&["build"]).code, 0);
    collection.write("sources/une.yaml", SHEET.replace("paragraphe", "mot").as_bytes());
    fs::remove_file(collection.path("out/fiches/deux.pdf")).unwrap();
    collection.write("out/.annexe-abc.tmp", b"x");
    let (code, report) = json(&collection);
    assert_eq!(code, 0);
    let results = &report["results"];
    assert_eq!(results["stale"], serde_json::json!(["out/annexe.pdf", "out/fiches/une.pdf"]));
    assert_eq!(results["absent"], serde_json::json!(["out/fiches/deux.pdf"]));
    assert_eq!(results["temporary"], serde_json::json!(["out/.annexe-abc.tmp"]));
    assert_eq!(todo(&report), ["schemas", "build", "leftovers"]);
    // Looking changes nothing.
    assert!(collection.path("out/.annexe-abc.tmp").exists());
    assert_eq!(json(&collection).1["results"], report["results"]);
}

#[test]
fn a_build_at_work_is_seen_and_not_waited_for() {
    let collection = Collection::good();
    assert_eq!(collection.run(&["build"]).code, 0);
    let lock = File::open(collection.path("out/.annexe.lock")).unwrap();
    lock.lock().unwrap();
    let (code, report) = json(&collection);
    assert_eq!((code, &report["results"]["busy"]), (0, &Value::Bool(true)));
    assert!(todo(&report).contains(&"busy"));
}

#[test]
fn wrong_sources_end_with_1() {
    let wrong = SHEET.replace("chapeau", "chapo");
    let collection = Collection::new(&[("sources/une.yaml", &wrong)]);
    let (code, report) = json(&collection);
    assert_eq!((code, &report["collection"]["errors"]), (1, &Value::from(1)));
    assert_eq!(todo(&report)[0], "errors");
    let run = collection.run(&["doctor"]);
    assert!(text(&run).contains("corriger 1 erreur : « annexe check »"), "{}", text(&run));
    collection.write("sources/annexe.yaml", b"titre: [\n");
    let (code, report) = json(&collection);
    assert_eq!((code, &report["collection"]["label"]), (1, &Value::Null));
}

#[test]
fn layouts_and_sheets_of_its_own_are_named() {
    let manifest = format!("{MANIFEST}fiches: [une]\n");
    let collection = Collection::new(&[
        ("sources/annexe.yaml", &manifest),
        ("sources/une.yaml", SHEET),
        ("sources/brouillon.yaml", SHEET),
        ("layouts/a-moi.typ", "#let contract = 7\n"),
    ]);
    collection.write("layouts/theme.typ", include_bytes!("../layouts/theme.typ"));
    let changed = [include_bytes!("../layouts/annex.typ").as_slice(), b"\n// changed\n"].concat();
    collection.write("layouts/annex.typ", &changed);
    let (_, report) = json(&collection);
    let layouts = &report["layouts"];
    assert_eq!(layouts["changed"], serde_json::json!(["layouts/annex.typ"]));
    assert_eq!(layouts["added"], serde_json::json!(["layouts/a-moi.typ"]));
    assert_eq!(layouts["same"], 1);
    assert_eq!(layouts["other_contract"]["layouts/a-moi.typ"], 7);
    assert_eq!(report["collection"]["unlisted"], serde_json::json!(["brouillon"]));
    assert!(todo(&report).contains(&"unlisted"));
}

#[test]
fn outside_of_a_collection_it_says_so() {
    let dir = tempfile::tempdir().unwrap();
    for arguments in [&["doctor"][..], &["doctor", "--root", "absent"]] {
        let run = run(command(arguments).current_dir(dir.path()));
        assert_eq!(run.code, 2, "{}", run.stderr);
        assert!(
            text(&run).starts_with("annexe ") && text(&run).contains("Polices"),
            "{}",
            text(&run)
        );
        assert!(!run.stderr.contains("interne"), "{}", run.stderr);
    }
}

#[test]
fn the_home_folder_is_a_tilde_and_the_environment_is_told() {
    let collection = Collection::good();
    let root = collection.root().canonicalize().unwrap();
    let inside = root.join("annexe");
    fs::create_dir(&inside).unwrap();
    fs::rename(root.join("sources"), inside.join("sources")).unwrap();
    let mut doctor = command(&["doctor", "--deadline", "7", "--memory", "99"]);
    doctor.env("HOME", &root).env("LC_ALL", "fr_FR.UTF-8").env("SOURCE_DATE_EPOCH", "hier");
    let run = run(doctor.current_dir(inside.join("sources")));
    let text = text(&run);
    for said in [
        "~/annexe (dossier au-dessus)",
        "fr_FR.UTF-8",
        "SOURCE_DATE_EPOCH=hier",
        "NO_COLOR",
        "7 s, 99 Mo",
        "« Annexe 9 »",
        "pas un nombre de secondes",
    ] {
        assert!(text.contains(said), "{said}\n{text}");
    }
    let home = root.to_str().unwrap();
    assert!(!text.contains(home) && !run.stderr.contains(home), "{text}{}", run.stderr);
}

#[test]
fn without_git_it_works_all_the_same() {
    let collection = Collection::good();
    let run = run(command(&["doctor"]).env("PATH", "").current_dir(collection.root()));
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(text(&run).contains("git n'est pas installé"), "{}", text(&run));
}
