//! The program as a person runs it: files, messages, exit codes.

use std::fs;

use crate::common::{Collection, MANIFEST, SHEET, command, run};
use serde_json::Value;

fn listing(collection: &Collection, folder: &str) -> Vec<String> {
    let Ok(entries) = fs::read_dir(collection.path(folder)) else {
        return Vec::new();
    };
    let mut names: Vec<_> =
        entries.map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.retain(|name| !matches!(name.as_str(), ".annexe-etat.json" | ".annexe.lock"));
    names.sort();
    names
}

#[test]
fn build_makes_the_annex_and_a_handout_a_sheet_and_is_silent() {
    let collection = Collection::good();
    collection.write("sources/deux.yaml", SHEET.as_bytes());
    let built = collection.run(&["build"]);
    assert_eq!((built.code, built.stderr.as_str(), built.stdout.len()), (0, "", 0));
    assert_eq!(listing(&collection, "out"), ["annexe.pdf", "fiches"]);
    assert_eq!(listing(&collection, "out/fiches"), ["deux.pdf", "une.pdf"]);
    assert!(fs::read(collection.path("out/annexe.pdf")).unwrap().starts_with(b"%PDF-1.7"));
}

#[test]
fn build_makes_only_what_is_asked() {
    let collection = Collection::good();
    collection.write("sources/deux.yaml", SHEET.as_bytes());
    for (arguments, annex, handouts) in [
        (vec!["--only", "une"], false, vec!["une.pdf"]),
        (vec!["--annex-only"], true, vec![]),
        (vec!["--handouts-only"], false, vec!["deux.pdf", "une.pdf"]),
    ] {
        let out = collection.path("essai");
        let _ = fs::remove_dir_all(&out);
        let mut all = vec!["build", "-o", "essai"];
        all.extend(arguments);
        assert_eq!(collection.run(&all).code, 0);
        assert_eq!(out.join("annexe.pdf").exists(), annex);
        assert_eq!(listing(&collection, "essai/fiches"), handouts);
    }
}

#[test]
fn the_collection_is_found_from_a_folder_inside_it() {
    let collection = Collection::good();
    let inside = run(command(&["build"]).current_dir(collection.path("sources")));
    assert_eq!(inside.code, 0, "{}", inside.stderr);
    assert!(collection.path("out/annexe.pdf").exists());
    let outside = tempfile::tempdir().unwrap();
    let lost = run(command(&["build"]).current_dir(outside.path()));
    assert_eq!(lost.code, 2);
    assert!(lost.stderr.contains("pas de sources/annexe.yaml"), "{}", lost.stderr);
    let root = collection.root().to_str().unwrap();
    assert_eq!(run(command(&["check", "--root", root]).current_dir(outside.path())).code, 0);
}

#[test]
fn a_manifest_with_another_name_is_named_with_the_right_one() {
    for name in ["annexe.yml", "Annexe.yaml.txt", "annexe (1).yaml", "annexe"] {
        let collection = Collection::good();
        let (from, to) = (collection.path("sources/annexe.yaml"), format!("sources/{name}"));
        fs::rename(from, collection.path(&to)).unwrap();
        let root = collection.root().to_str().unwrap();
        for (folder, file) in [(None, to.clone()), (Some("sources"), format!("../{to}"))] {
            let run = match folder {
                None => run(&mut command(&["check", "--root", root])),
                Some(folder) => run(command(&["check"]).current_dir(collection.path(folder))),
            };
            assert_eq!(run.code, 2, "{name}");
            let wanted = format!("{file} existe : renommez-le en « annexe.yaml »");
            assert!(run.stderr.contains(&wanted), "{name}: {}", run.stderr);
            assert!(!run.stderr.contains("--root"), "{name}: {}", run.stderr);
        }
    }
}

#[test]
fn a_handout_goes_to_a_file_or_to_standard_output() {
    let collection = Collection::good();
    assert_eq!(collection.run(&["handout", "une", "-o", "a/b.pdf"]).code, 0);
    let file = fs::read(collection.path("a/b.pdf")).unwrap();
    let several = collection.run(&["build", "-o", "-"]);
    assert!(
        several.code == 2 && several.stderr.contains("plusieurs fichiers"),
        "{}",
        several.stderr
    );
    assert!(!collection.path("-").exists());
    let piped = collection.run(&["handout", "une.yaml", "-o", "-"]);
    assert_eq!(piped.stdout, file);
    let unknown = collection.run(&["handout", "uen"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.stderr.contains("vouliez-vous dire « une »"), "{}", unknown.stderr);
}

#[test]
fn list_gives_the_sheets_in_order_for_programs() {
    let collection = Collection::good();
    collection.write("sources/annexe.yaml", format!("{MANIFEST}fiches: [une, deux]\n").as_bytes());
    let untyped = "titre: Deux \"mots\"\nsections:\n  - titre: L'eau, à part ?\n    texte: x\n";
    collection.write("sources/deux.yaml", untyped.as_bytes());
    let listed = collection.run(&["list", "--format", "json"]);
    let rows: Value = serde_json::from_slice(&listed.stdout).unwrap();
    assert_eq!(rows[0]["id"], "une");
    assert_eq!(rows[0]["themes"], serde_json::json!([1]));
    let section = serde_json::json!([{ "type": "contexte", "heading": "Le contexte" }]);
    assert_eq!(rows[0]["sections"], section);
    assert_eq!(rows[1]["title"], "Deux \"mots\"");
    assert_eq!(rows[1]["sections"][0]["type"], Value::Null);
    // As written, as the title is.
    assert_eq!(rows[1]["sections"][0]["heading"], "L'eau, à part ?");
    assert_eq!(rows[1]["pages"], 1);
    let first = rows[0]["start_page"].as_u64().unwrap();
    assert_eq!(rows[1]["start_page"], first + 1);
}

#[test]
fn a_failed_build_leaves_the_last_good_pdfs() {
    let collection = Collection::good();
    collection.write("sources/deux.yaml", SHEET.as_bytes());
    assert_eq!(collection.run(&["build"]).code, 0);
    let before = fs::read(collection.path("out/annexe.pdf")).unwrap();
    collection.write("sources/deux.yaml", b"titre: Deux\nthemes: [7]\n");
    let failed = collection.run(&["build"]);
    assert_eq!(failed.code, 1);
    assert!(failed.stderr.ends_with("1 erreur : rien n'a été écrit\n"), "{}", failed.stderr);
    assert_eq!(fs::read(collection.path("out/annexe.pdf")).unwrap(), before);
    assert_eq!(listing(&collection, "out"), ["annexe.pdf", "fiches"]);
}

#[test]
fn warnings_are_told_but_do_not_stop() {
    let collection = Collection::good();
    collection.write("sources/une.yaml", b"titre: Une\ntexte: Un <b>mot</b>.\n");
    let built = collection.run(&["build"]);
    assert_eq!(built.code, 0);
    assert!(built.stderr.contains("attention[balise-html]"), "{}", built.stderr);
    assert_eq!(collection.run(&["build", "-q"]).stderr, "");
}

#[test]
fn colours_are_only_where_they_are_wanted() {
    let collection = Collection::new(&[("sources/une.yaml", "titre: Un\nchapo: x\n")]);
    assert!(!collection.run(&["check"]).stderr.contains('\u{1b}'));
    assert!(collection.run(&["check", "--color", "always"]).stderr.contains('\u{1b}'));
}

#[test]
fn a_folder_that_cannot_be_written_is_one_message_with_its_path() {
    let collection = Collection::good();
    collection.write("fichier", b"");
    let failed = collection.run(&["build", "-o", "fichier/out"]);
    assert_eq!(failed.code, 2);
    assert_eq!(failed.stderr.lines().count(), 2, "{}", failed.stderr);
    assert!(failed.stderr.starts_with("erreur : fichier n'est pas"), "{}", failed.stderr);
}

#[test]
fn usage_errors_are_no_source_errors() {
    let collection = Collection::good();
    assert_eq!(collection.run(&["--version"]).code, 0);
    assert_eq!(collection.run(&["build", "--help"]).code, 0);
    assert_eq!(collection.run(&["biuld"]).code, 2);
    assert_eq!(collection.run(&["build", "--annex-only", "--handouts-only"]).code, 2);
}

#[test]
fn the_same_sources_give_the_same_bytes() {
    let (here, there) = (Collection::good(), Collection::good());
    let build = |collection: &Collection, zone: &str, threads: &str| {
        let built = run(command(&["build"])
            .current_dir(collection.root())
            .env("TZ", zone)
            .env("LC_ALL", "tr_TR.UTF-8")
            .env("RAYON_NUM_THREADS", threads));
        assert_eq!(built.code, 0, "{}", built.stderr);
        ["out/annexe.pdf", "out/fiches/une.pdf"]
            .map(|path| fs::read(collection.path(path)).unwrap())
    };
    assert_eq!(build(&here, "UTC", "1"), build(&there, "Pacific/Auckland", "4"));
}

#[test]
fn the_date_comes_from_the_manifest_then_from_the_environment() {
    let collection = Collection::good();
    let dated = |variable: Option<&str>| {
        let mut command = command(&["handout", "une", "-o", "-"]);
        command.current_dir(collection.root());
        if let Some(value) = variable {
            command.env("SOURCE_DATE_EPOCH", value);
        }
        run(&mut command)
    };
    assert_eq!(dated(None).stdout, dated(Some("86400")).stdout);
    collection.write("sources/annexe.yaml", MANIFEST.replace("date: 2024-02-29\n", "").as_bytes());
    let (fixed, chosen) = (dated(None), dated(Some("86400")));
    assert!(fixed.stderr.contains("[date-absente]"), "{}", fixed.stderr);
    assert_eq!(chosen.stderr, "");
    assert_ne!(fixed.stdout, chosen.stdout);
    assert_eq!(dated(Some("demain")).code, 2);
}

/// A layout that prints a sheet's title alone.
const TITLE_ALONE: &str = "#set document(title: \"X\")\n#set text(lang: \"fr\", font: \"Carlito\")\n\
    #metadata((id: \"une\")) <sheet-start>\n#heading[Une action]\n#metadata((id: \"une\")) <sheet-end>\n";

#[test]
fn a_layout_of_the_collection_comes_first() {
    let collection = Collection::new(&[("sources/une.yaml", "titre: Une action\n")]);
    let default = collection.run(&["handout", "une", "-o", "-"]).stdout;
    collection.write("layouts/handout.typ", TITLE_ALONE.as_bytes());
    let own = collection.run(&["handout", "une", "-o", "-"]).stdout;
    assert!(own.starts_with(b"%PDF") && own != default);
}

#[test]
fn a_layout_that_loses_words_is_refused_with_the_words() {
    let collection = Collection::good();
    collection.write("layouts/handout.typ", TITLE_ALONE.as_bytes());
    let failed = collection.run(&["handout", "une"]);
    assert_eq!(failed.code, 1);
    for expected in ["[texte-perdu]", "Un chapeau", "sources/une.yaml:3:10"] {
        assert!(failed.stderr.contains(expected), "{expected}: {}", failed.stderr);
    }
}

#[test]
fn nothing_is_written_where_a_folder_or_the_sources_are() {
    let collection = Collection::good();
    assert_eq!(collection.run(&["handout", "une", "-o", "sources/une.yaml"]).code, 2);
    assert_eq!(fs::read(collection.path("sources/une.yaml")).unwrap(), SHEET.as_bytes());
    assert_eq!(collection.run(&["build"]).code, 0);
    let before = fs::read(collection.path("out/annexe.pdf")).unwrap();
    fs::remove_dir_all(collection.path("out/fiches")).unwrap();
    collection.write("out/fiches", b"");
    collection.write("sources/une.yaml", SHEET.replace("Une", "Deux").as_bytes());
    assert_eq!(collection.run(&["build"]).code, 2);
    assert_eq!(fs::read(collection.path("out/annexe.pdf")).unwrap(), before);
    assert_eq!(listing(&collection, "out"), ["annexe.pdf", "fiches"]);
}

#[test]
fn an_endless_file_is_not_imported() {
    let collection = Collection::good();
    if cfg!(unix) {
        let run = collection.run(&["import", "/dev/zero", "--into", "b"]);
        assert_eq!(run.code, 2);
        assert!(run.stderr.contains("n'est pas un fichier ordinaire"), "{}", run.stderr);
    }
    // A file of a gigabyte, as some disks have without a byte of it.
    let large = fs::File::create(collection.path("large.md")).unwrap();
    large.set_len(1 << 30).unwrap();
    let run = collection.run(&["import", "large.md", "--into", "b"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("dépasse"), "{}", run.stderr);
}

#[test]
fn an_empty_list_takes_no_results_away() {
    let collection = Collection::good();
    assert_eq!(collection.run(&["build"]).code, 0);
    collection.write("sources/annexe.yaml", format!("{MANIFEST}fiches: []\n").as_bytes());
    let before = fs::read(collection.path("out/annexe.pdf")).unwrap();
    let run = collection.run(&["build"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.stderr.contains("annexe.yaml:9:1"), "{}", run.stderr);
    assert_eq!(listing(&collection, "out/fiches"), ["une.pdf"]);
    assert_eq!(fs::read(collection.path("out/annexe.pdf")).unwrap(), before);
}
