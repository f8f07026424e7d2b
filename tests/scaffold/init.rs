//! `annexe init`.

use std::fs;
use std::path::Path;

use super::{begun, here, names, pdfs, refused, silent, tree};

#[test]
fn a_new_collection_builds_at_once() {
    let dir = tempfile::tempdir().unwrap();
    silent(&here(dir.path(), &["init", "là/bas", "--title", "L'été : # \"oui\" {{titre}} \\"]));
    let root = dir.path().join("là/bas");
    let expected = [
        ".editorconfig",
        ".gitattributes",
        ".gitignore",
        ".vscode/extensions.json",
        ".vscode/settings.json",
        "LISEZMOI.md",
        "sources/annexe.yaml",
        "sources/cafe-des-parents.yaml",
        "sources/jardin-partage.yaml",
        "sources/schemas/annexe.schema.json",
        "sources/schemas/fiche.schema.json",
    ];
    assert_eq!(names(&root), expected);
    silent(&here(dir.path(), &["build", "--root", "là/bas"]));
    let made: Vec<String> = pdfs(&root.join("out")).into_keys().collect();
    assert_eq!(made, ["annexe.pdf", "fiches/cafe-des-parents.pdf", "fiches/jardin-partage.pdf"]);
    let manifest = fs::read_to_string(root.join("sources/annexe.yaml")).unwrap();
    assert!(manifest.contains("titre: \"L'été : # \\\"oui\\\" {{titre}} \\\\\"\n"), "{manifest}");
}

#[test]
fn every_key_and_most_section_types_are_in_the_examples() {
    let dir = begun();
    let read = |name: &str| fs::read_to_string(dir.path().join("sources").join(name)).unwrap();
    let manifest = read("annexe.yaml");
    for key in [
        "annexe",
        "titre",
        "guide",
        "guide_suite",
        "guide_court",
        "organisme",
        "date",
        "version",
        "sujet",
        "mots_cles",
        "themes",
        "fiches",
    ] {
        let shown = |line: &str| line.trim_start_matches("# ").starts_with(&format!("{key}:"));
        assert!(manifest.lines().any(shown), "{key}");
    }
    let types = annexe::sheet::SECTION_TYPES.iter().map(|kind| format!("- type: {}\n", kind.name));
    let sheet = read("jardin-partage.yaml");
    let missing: Vec<String> = types.filter(|line| !sheet.contains(line)).collect();
    assert_eq!(missing, ["- type: objectif\n", "- type: impact\n"]);
    for mark in ["> «", "[!encadre]", "[!exergue]", "[^1]:", "](#", "####", "1. ", "debut:"] {
        assert!(sheet.contains(mark), "{mark}");
    }
}

#[test]
fn a_new_collection_has_the_date_and_title_it_is_given() {
    let dir = tempfile::tempdir().unwrap();
    for (name, arguments) in [("a", vec![]), ("b", vec!["--date", "2027-03-15"])] {
        let mut all = vec!["init", name];
        all.extend(arguments);
        silent(&here(dir.path(), &all));
    }
    let date = |name: &str| {
        let text = fs::read_to_string(dir.path().join(name).join("sources/annexe.yaml")).unwrap();
        text.lines().find(|line| line.starts_with("date:")).unwrap().to_owned()
    };
    assert_eq!((date("a"), date("b")), ("date: 2026-01-01".into(), "date: 2027-03-15".into()));
    let wrong: [(&[&str], &str); 5] = [
        (&["--date", "15/03/2027"], "année-mois-jour"),
        (&["--title", " \u{a0} "], "le titre est vide"),
        (&["--title", "a\u{202e}b"], "inversion du sens d'écriture (U+202E)"),
        (&["--title", "Fête 🎉"], "« 🎉 »"),
        (&["--title", &"mot ".repeat(200)], "plus de 600 caractères"),
    ];
    for (arguments, word) in wrong {
        let all: Vec<&str> = ["init", "c"].iter().chain(arguments).copied().collect();
        refused(&here(dir.path(), &all), &[word]);
    }
    assert!(!dir.path().join("c").exists());
}

#[test]
fn init_writes_nothing_where_something_is() {
    let dir = tempfile::tempdir().unwrap();
    let cases: [(&str, &[&str]); 4] = [
        ("LISEZMOI.md", &["LISEZMOI.md"]),
        ("sources/a.yaml", &["sources/a.yaml"]),
        ("sources/annexe.yaml", &["déjà une annexe", "sources/annexe.yaml"]),
        ("layouts/theme.typ", &["layouts/theme.typ"]),
    ];
    for (at, (name, words)) in cases.into_iter().enumerate() {
        let root = dir.path().join(at.to_string());
        let file = root.join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, "mien").unwrap();
        refused(&here(&root, &["init", "."]), words);
        assert_eq!(names(&root), [name]);
    }
    fs::write(dir.path().join("fichier"), "").unwrap();
    refused(&here(dir.path(), &["init", "fichier"]), &["fichier"]);
    refused(&here(dir.path(), &["init", "x", "--root", "y"]), &["--root"]);
    for nowhere in
        [vec!["init"], vec!["init", "--title", "T"], vec!["init", "--layouts", "--date", "x"]]
    {
        refused(&here(dir.path(), &nowhere), &["annexe init mon-annexe"]);
    }
}

#[test]
fn init_says_so_where_a_collection_is_around() {
    let dir = begun();
    let inside = here(dir.path(), &["init", "essais/un"]);
    assert_eq!(inside.code, 0);
    assert!(inside.stderr.contains("à l'intérieur d'une autre annexe"), "{}", inside.stderr);
    silent(&here(&dir.path().join("essais/un"), &["check"]));
    for own in ["sources", "out", "layouts", "fonts"] {
        refused(&here(dir.path(), &["init", &format!("{own}/x")]), &["à côté"]);
    }
    let lost = tempfile::tempdir().unwrap();
    for verb in [vec!["build"], vec!["new", "x"], vec!["clean"], vec!["init", "--layouts"]] {
        refused(&here(lost.path(), &verb), &["annexe init DOSSIER"]);
        let rooted = [verb.as_slice(), &["--root", "."]].concat();
        refused(&here(lost.path(), &rooted), &["annexe init DOSSIER"]);
    }
}

#[test]
fn layouts_that_were_copied_out_give_the_same_bytes() {
    let dir = begun();
    silent(&here(dir.path(), &["build"]));
    silent(&here(dir.path(), &["init", "--layouts"]));
    let program = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in ["layouts", "fonts"] {
        assert!(tree(&dir.path().join(folder)) == tree(&program.join(folder)), "{folder}");
    }
    silent(&here(dir.path(), &["build", "-o", "après"]));
    assert!(pdfs(&dir.path().join("out")) == pdfs(&dir.path().join("après")));
    let again = here(dir.path(), &["init", "--layouts"]);
    refused(&again, &["layouts/README.md", "de plus"]);
    let whole = tempfile::tempdir().unwrap();
    silent(&here(whole.path(), &["init", "x", "--layouts"]));
    assert!(whole.path().join("x/fonts/lato/OFL.txt").exists());
    // What was copied is what the build reads.
    fs::write(dir.path().join("layouts/theme.typ"), "#let x = ").unwrap();
    assert_eq!(here(dir.path(), &["check"]).code, 1);
}
