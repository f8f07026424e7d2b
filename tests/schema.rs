//! The schemas say what `check` says of a file's shape, and what the program writes follows them.
//!
//! `tests/schema/good` and `bad` hold files that both accept and that both refuse; `beyond` those that only `check`
//! refuses, each with the reason in its first line. `.ci/schema` has the language server say the same.

mod validator;

use crate::common;
use std::fs;
use std::path::Path;

use crate::common::{Collection, SHEET};
use annexe::diag::Diagnostics;
use annexe::project::Project;
use annexe::schema::{self, Freshness, Kind, Known};
use annexe::sheet::{Manifest, read_manifest};
use annexe::source::Source;
use annexe::yaml;
use serde_json::Value;

const CORPUS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/schema");

/// The files of a part of the corpus: name and text.
fn corpus(part: &str) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = fs::read_dir(Path::new(CORPUS).join(part))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, fs::read_to_string(path).unwrap())
        })
        .collect();
    files.sort();
    files
}

fn manifest(text: &str) -> Manifest {
    let source = Source::new("annexe.yaml", text.to_owned());
    read_manifest(&source, &mut Diagnostics::default()).unwrap()
}

/// The schema of a file of the corpus, in the corpus's collection.
fn schema_of(name: &str) -> Value {
    let text = fs::read_to_string(Path::new(CORPUS).join("annexe.yaml")).unwrap();
    let known = Known::new(&manifest(&text), vec!["une".into()], None).unwrap();
    let kind = if name.starts_with("annexe-") { Kind::Manifest } else { Kind::Sheet };
    schema::schema(kind, Some(&known))
}

/// Whether the schema accepts a text; one that is not YAML has no shape.
fn accepts(schema: &Value, text: &str) -> bool {
    let source = Source::new("fichier.yaml", text.to_owned());
    let mut found = Diagnostics::default();
    let root = yaml::read(&source, &mut found);
    // Aliases and tags are YAML, which editors read on.
    root.is_none_or(|root| validator::is_valid(schema, &validator::value(&source, &root)))
        && found.iter().all(|d| d.code == annexe::diag::Code::YamlUnsupported)
}

/// Whether `check` accepts a file of the corpus.
fn check(name: &str, text: &str) -> (bool, String) {
    let base = fs::read_to_string(Path::new(CORPUS).join("annexe.yaml")).unwrap();
    let (annex, sheet) = match name.starts_with("annexe-") {
        true => (text, "titre: Une action\n"),
        false => (base.as_str(), text),
    };
    let collection =
        Collection::new(&[("sources/annexe.yaml", annex), ("sources/une.yaml", sheet)]);
    let run = collection.run(&["check", "--no-typeset"]);
    assert!(matches!(run.code, 0 | 1), "{name}: {}", run.stderr);
    (run.code == 0, run.stderr)
}

#[test]
fn schema_and_check_say_the_same_of_the_corpus() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for (part, by_schema, by_check) in
        [("good", true, true), ("bad", false, false), ("beyond", true, false)]
    {
        for (name, text) in corpus(part) {
            count += 1;
            if accepts(&schema_of(&name), &text) != by_schema {
                wrong.push(format!("{part}/{name}: the schema says {}", !by_schema));
            }
            let (good, told) = check(&name, &text);
            if good != by_check {
                wrong.push(format!("{part}/{name}: check says {good}\n{told}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count >= 150, "{count} files");
}

#[test]
fn what_lies_beyond_a_schema_says_why() {
    for (name, text) in corpus("beyond") {
        assert!(text.starts_with("# ") && text.lines().next().unwrap().ends_with('.'), "{name}");
    }
}

#[test]
fn the_projects_own_sources_are_valid_and_their_copies_fresh() {
    let project = Project::find(Some(Path::new(env!("CARGO_MANIFEST_DIR")))).unwrap();
    let sources = project.root().join("sources");
    let manifest = manifest(&fs::read_to_string(sources.join("annexe.yaml")).unwrap());
    assert_eq!(schema::freshness(&project, &manifest).unwrap(), Freshness::Fresh);
    let known = Known::of(&project, &manifest).unwrap();
    let names = project.sheet_files().unwrap().into_iter().map(|(_, name)| (Kind::Sheet, name));
    for (kind, name) in names.chain([(Kind::Manifest, "annexe.yaml".to_owned())]) {
        let text = fs::read_to_string(sources.join(&name)).unwrap();
        assert!(text.starts_with(&kind.modeline()), "{name}");
        assert!(accepts(&schema::schema(kind, Some(&known)), &text), "{name}");
        assert!(accepts(&schema::schema(kind, None), &text), "{name}, without its collection");
    }
}

#[test]
fn examples_are_good() {
    fn each(schema: &Value, path: &str, seen: &mut usize) {
        let Value::Object(keywords) = schema else { return };
        for example in schema["examples"].as_array().into_iter().flatten() {
            assert!(validator::is_valid(schema, example), "{path}: {example}");
            *seen += 1;
        }
        for (keyword, inner) in keywords {
            match keyword.as_str() {
                "properties" => inner
                    .as_object()
                    .unwrap()
                    .iter()
                    .for_each(|(key, one)| each(one, &format!("{path}.{key}"), seen)),
                "items" | "additionalProperties" => each(inner, path, seen),
                _ => {}
            }
        }
    }
    let mut seen = 0;
    for kind in Kind::ALL {
        each(&schema::schema(kind, None), "", &mut seen);
    }
    assert!(seen >= 27, "{seen}");
}

/// The sources of a collection begin with their modelines, which lead to the copies, and `fmt` leaves them.
fn in_order(collection: &Collection, dir: &str) {
    let root = collection.path(dir);
    let project = Project::find(Some(&root)).unwrap();
    let sources = root.join("sources");
    let text = fs::read_to_string(sources.join("annexe.yaml")).unwrap();
    assert!(text.starts_with(&Kind::Manifest.modeline()), "{text}");
    assert_eq!(schema::freshness(&project, &manifest(&text)).unwrap(), Freshness::Fresh);
    for (_, name) in project.sheet_files().unwrap() {
        let text = fs::read_to_string(sources.join(&name)).unwrap();
        let first = text.lines().next().unwrap();
        let path = first.strip_prefix("# yaml-language-server: $schema=").expect(first);
        assert!(sources.join(path).is_file(), "{name}: {first}");
    }
    let run = collection.run(&["fmt", "--check", "--root", dir]);
    assert_eq!(run.code, 0, "{}", String::from_utf8_lossy(&run.stdout));
}

#[test]
fn what_the_program_writes_leads_to_fresh_copies() {
    let collection = Collection::good();
    assert_eq!(collection.run(&["init", "neuve"]).code, 0);
    in_order(&collection, "neuve");
    for arguments in [&["new", "Une autre action"][..], &["new", "--film", "Coulisses d'une pièce"]]
    {
        let run = collection.run(&[arguments, &["--root", "neuve"]].concat());
        assert_eq!(run.code, 0, "{}", run.stderr);
        in_order(&collection, "neuve");
    }
    collection.write("annexe.md", b"# Guide\n\n# Annexe 1 Fours\n\n# Un four\n\nUn chapeau.\n\n## Le contexte\n\nUn village.\n\n# Deux fours\n\nUn chapeau.\n\n## Le contexte\n\nUn autre village.\n");
    let run = collection.run(&["import", "annexe.md", "--into", "reprise"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    in_order(&collection, "reprise");
}

#[test]
fn a_modeline_stays_at_the_top_when_keys_change_places() {
    let modeline = Kind::Sheet.modeline();
    let text = format!("{modeline}themes: [1]\n# Le titre\ntitre: Une action\n");
    let collection = Collection::new(&[("sources/une.yaml", &text)]);
    assert_eq!(collection.run(&["fmt"]).code, 0);
    let text = fs::read_to_string(collection.path("sources/une.yaml")).unwrap();
    assert!(text.starts_with(&modeline) && text.contains("# Le titre\ntitre:"), "{text}");
}

#[test]
fn old_copies_are_told_and_refreshed() {
    let collection = Collection::new(&[("sources/une.yaml", SHEET)]);
    let told = |collection: &Collection| {
        let run = collection.run(&["check", "--no-typeset", "--format", "json"]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""));
        String::from_utf8(run.stdout).unwrap().contains("annexe schema --write")
    };
    // A collection that never had copies is not told of them.
    assert!(!told(&collection));
    assert_eq!(collection.run(&["schema", "--write"]).code, 0);
    assert!(!told(&collection));
    let annex = format!("{}  7: Un autre thème\n", common::MANIFEST);
    collection.write("sources/annexe.yaml", annex.as_bytes());
    assert!(told(&collection));
    let run = collection.run(&["-v", "schema", "--write"]);
    assert!(run.stderr.contains("sources/schemas/fiche.schema.json"), "{}", run.stderr);
    assert!(!told(&collection));
    // Line ends as git writes them on Windows.
    let copy = collection.path("sources/schemas/fiche.schema.json");
    let ends = fs::read_to_string(&copy).unwrap().replace('\n', "\r\n");
    collection.write("sources/schemas/fiche.schema.json", ends.as_bytes());
    assert!(!told(&collection));
    assert_eq!(collection.run(&["schema", "--write"]).code, 0);
    assert_eq!(fs::read_to_string(&copy).unwrap(), ends);
    collection.write("sources/schemas/fiche.schema.json", b"{}");
    assert!(told(&collection));
}

#[test]
fn schemas_go_where_they_are_asked_to_go() {
    let collection = Collection::good();
    let run = collection.run(&["schema"]);
    let sheet: Value = serde_json::from_slice(&run.stdout).unwrap();
    assert_eq!(sheet["title"], "Une fiche");
    assert_eq!(collection.run(&["schema", "manifest", "-o", "ailleurs/m.json"]).code, 0);
    let text = fs::read_to_string(collection.path("ailleurs/m.json")).unwrap();
    assert_eq!(serde_json::from_str::<Value>(&text).unwrap()["title"], "Le manifeste d'une annexe");
    // Outside of a collection, themes are any.
    let outside = tempfile::tempdir().unwrap();
    let run = common::run(common::command(&["schema"]).current_dir(outside.path()));
    let schema: Value = serde_json::from_slice(&run.stdout).unwrap();
    assert!(accepts(
        &schema,
        "titre: T\nthemes: [42]\nsections:\n  - type: le-mien\n    texte: T\n"
    ));
    assert!(!accepts(&schema, "titre: T\nthemes: [quarante]\n"));
    // Wrong sources: nothing is written.
    collection.write("sources/annexe.yaml", b"titre: T\n");
    assert_eq!(collection.run(&["schema", "--write"]).code, 1);
    assert!(!collection.path("sources/schemas").exists());
}

#[test]
fn copies_are_the_same_whatever_language_messages_have() {
    let collection = Collection::good();
    assert_eq!(collection.run(&["schema", "--write"]).code, 0);
    let run = collection.run(&["--lang", "en", "check", "--no-typeset", "--strict"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
}
