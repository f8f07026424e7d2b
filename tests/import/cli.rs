//! The command line of `annexe import`: several texts, a table of one's own, what is there already, the report.

use crate::common::Collection;

const TEXT: &str =
    "# Annexe 2\n\n## Un jardin partagé\n\nUn chapeau.\n\n### Le contexte\n\nUn mot. Un autre.\n";
const OTHER: &str =
    "## Un atelier de quartier\n\nUn autre chapeau.\n\n### Le nerf de la guerre\n\nTrois sous.\n";

fn folder() -> Collection {
    let folder = Collection::new(&[("annexe.md", TEXT), ("autre.md", OTHER)]);
    std::fs::remove_dir_all(folder.path("sources")).unwrap();
    folder
}

fn read(folder: &Collection, path: &str) -> String {
    std::fs::read_to_string(folder.path(path)).unwrap_or_default()
}

#[test]
fn several_texts_make_one_collection_named_after_the_first() {
    let folder = folder();
    let run = folder.run(&["import", "annexe.md", "autre.md"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let manifest = read(&folder, "annexe/sources/annexe.yaml");
    assert!(manifest.contains("  - jardin-partage\n  - atelier-quartier\n"), "{manifest}");
    assert!(
        read(&folder, "annexe/sources/jardin-partage.yaml").contains("Un mot.\n      Un autre.")
    );
}

#[test]
fn what_is_there_stays_unless_it_may_go() {
    let folder = folder();
    folder.write("a/sources/jardin-partage.yaml", b"titre: Un autre texte\n");
    let refused = folder.run(&["import", "annexe.md", "--into", "a"]);
    assert_eq!(refused.code, 2);
    assert!(refused.stderr.contains("--force"), "{}", refused.stderr);
    assert_eq!(read(&folder, "a/sources/jardin-partage.yaml"), "titre: Un autre texte\n");
    assert!(!folder.path("a/sources/annexe.yaml").exists());
    assert_eq!(folder.run(&["import", "annexe.md", "--into", "a", "--force"]).code, 0);
    assert!(read(&folder, "a/sources/jardin-partage.yaml").contains("titre: Un jardin partagé"));
}

#[test]
fn a_table_of_ones_own_tells_other_headings() {
    let folder = folder();
    folder.write("titres.yaml", b"sections:\n  actions: [le nerf de la guerre]\n");
    let run = folder.run(&["import", "annexe.md", "autre.md", "--types", "titres.yaml"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let sheet = read(&folder, "annexe/sources/atelier-quartier.yaml");
    assert!(sheet.contains("- type: actions\n    titre: Le nerf de la guerre"), "{sheet}");
    folder.write("titres.yaml", b"sections:\n  action: [le nerf de la guerre]\n");
    let wrong = folder.run(&["import", "annexe.md", "--types", "titres.yaml", "--into", "b"]);
    assert_eq!(wrong.code, 1);
    assert!(wrong.stderr.contains("titres.yaml:2:"), "{}", wrong.stderr);
    assert!(!folder.path("b").exists());
}

#[test]
fn the_report_for_programs_is_json_and_stands_alone() {
    let folder = folder();
    let run = folder.run(&["import", "annexe.md", "autre.md", "--format", "json"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let report: serde_json::Value = serde_json::from_slice(&run.stdout).unwrap();
    assert_eq!(report["version"], 1);
    assert_eq!(report["sheets"].as_array().map(Vec::len), Some(2));
    assert_eq!(report["words"]["missing"].as_array().map(Vec::len), Some(0));
    let notes = report["notes"].as_array().unwrap();
    assert!(notes.iter().any(|note| note["at"]["file"] == "autre.md" && note["at"]["line"] == 5));
}

#[test]
fn what_is_no_text_is_refused_with_a_remedy() {
    let folder = folder();
    for (name, bytes) in [
        ("a.pdf", b"%PDF-1.7\n".as_slice()),
        ("b.md", b"<!DOCTYPE html><html>"),
        ("c.md", b"\0\0\0"),
        ("d.md", b"\xff\xfe\xfd"),
        ("e.md", b""),
    ] {
        folder.write(name, bytes);
        let run = folder.run(&["import", name, "--into", "n"]);
        assert_eq!(run.code, 2, "{name}: {}", run.stderr);
        assert!(run.stderr.contains("→"), "{name}: {}", run.stderr);
        assert!(!folder.path("n").exists(), "{name}");
    }
}

#[test]
fn texts_in_another_encoding_are_refused_with_their_remedy() {
    let folder = folder();
    let utf16: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked = [&[0xff, 0xfe], utf16.as_slice()].concat();
    for bytes in [utf16, marked, b"# Un caf\xe9\n".to_vec()] {
        folder.write("autre.md", &bytes);
        let run = folder.run(&["import", "autre.md"]);
        assert_eq!(run.code, 2);
        assert!(run.stderr.contains("n'est pas un texte en UTF-8"), "{}", run.stderr);
        assert!(run.stderr.contains("enregistrez-le de nouveau"), "{}", run.stderr);
    }
}

#[test]
fn a_new_collection_has_what_git_needs_and_nothing_of_it_is_replaced() {
    let folder = folder();
    assert_eq!(folder.run(&["init", "neuve"]).code, 0);
    folder.write("a/.gitignore", b"/brouillons/\n");
    assert_eq!(folder.run(&["import", "annexe.md", "--into", "a"]).code, 0);
    let attributes = read(&folder, "a/.gitattributes");
    assert!(attributes.contains("*.yaml text eol=lf"), "{attributes}");
    assert_eq!(attributes, read(&folder, "neuve/.gitattributes"));
    assert_eq!(read(&folder, "a/.gitignore"), "/brouillons/\n");
    // Who took them away from a collection has it so.
    std::fs::remove_file(folder.path("a/.gitattributes")).unwrap();
    assert_eq!(folder.run(&["import", "annexe.md", "--into", "a", "--force"]).code, 0);
    assert!(!folder.path("a/.gitattributes").exists());
}

#[cfg(unix)]
#[test]
fn a_pipe_is_refused_and_not_waited_for() {
    let folder = folder();
    let pipe = folder.path("tube.docx");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let run = folder.run(&["import", "tube.docx"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("n'est pas un fichier ordinaire"), "{}", run.stderr);
}
