//! `annexe new`.

use std::fs;

use annexe::annex::Annex;
use annexe::diag::Diagnostics;
use annexe::project::Project;
use proptest::prelude::*;

use super::{begun, here, refused, silent, tree};
use crate::common::{Collection, MANIFEST, Run};

/// What a check says of new sheets: that they are still to be written, one remark each, and nothing else.
fn to_write(run: &Run, sheets: usize) {
    assert_eq!(run.code, 0, "{}", run.stderr);
    let remarks = run.stderr.lines().filter(|line| line.starts_with("attention"));
    let blank = |line: &&str| line.contains("à compléter : « À compléter » s'imprimerait");
    let (blanks, others): (Vec<&str>, Vec<&str>) = remarks.partition(blank);
    assert_eq!((blanks.len(), others), (sheets, Vec::new()), "{}", run.stderr);
}

#[test]
fn a_new_sheet_is_good_and_last() {
    let dir = begun();
    let made = here(dir.path(), &["new", "L'école", "ouverte", "--themes", "1,3"]);
    silent(&made);
    assert_eq!(made.stdout, "sources/ecole-ouverte.yaml\n".as_bytes());
    let film = here(&dir.path().join("sources"), &["new", "Coulisses", "--film"]);
    assert_eq!(film.stdout, b"coulisses.yaml\n");
    to_write(&here(dir.path(), &["check"]), 2);
    let listed = here(dir.path(), &["list"]);
    let text = String::from_utf8(listed.stdout).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[2].ends_with("ecole-ouverte     L'école ouverte [1, 3]"), "{text}");
    assert!(lines[3].ends_with("coulisses         Coulisses"), "{text}");
    let film = fs::read_to_string(dir.path().join("sources/coulisses.yaml")).unwrap();
    assert!(film.contains("\ngabarit: film\n") && film.contains("\ngenerique: |\n"));
}

#[test]
fn the_manifest_changes_by_one_line_and_stays_as_it_is_written() {
    let list = "fiches:   # l'ordre\r\n  - une # la première\r\n\r\n# fin\r\n";
    let text = format!("\u{feff}{}{list}", MANIFEST.replace('\n', "\r\n"));
    let collection = Collection::good();
    collection.write("sources/annexe.yaml", text.as_bytes());
    silent(&collection.run(&["new", "Une autre", "--after", "une"]));
    let after = fs::read_to_string(collection.path("sources/annexe.yaml")).unwrap();
    let line = "  - une # la première\r\n";
    assert_eq!(after, text.replace(line, &format!("{line}  - autre\r\n")));
    to_write(&collection.run(&["check"]), 1);
}

#[test]
fn new_writes_nothing_where_something_is_wrong() {
    let collection = Collection::good();
    let list = format!("{MANIFEST}fiches: [une]\n");
    collection.write("sources/annexe.yaml", list.as_bytes());
    let before = tree(collection.root());
    let cases: [(&[&str], &str); 11] = [
        (&["new", ""], "le titre est vide"),
        (&["new", "a\u{7}b"], "caractère de commande"),
        (&["new", "Été 🎉"], "« 🎉 »"),
        (&["new", "x", "--id", "Été"], "par exemple : ete"),
        (&["new", "x", "--id", "../x"], "n'est pas un nom de fiche"),
        (&["new", "x", "--id", "annexe"], "réservé"),
        (&["new", "x", "--id", "con"], "réservé"),
        (&["new", "x", "--id", "une"], "sources/une.yaml existe déjà"),
        (&["new", "x", "--themes", "1,9"], "thème inconnu : 9"),
        (&["new", "x", "--after", "uen"], "vouliez-vous dire « une »"),
        (&["new", "\u{ad}\u{200b}"], "est vide"),
    ];
    for (arguments, word) in cases {
        refused(&collection.run(arguments), &[word]);
    }
    collection.write("sources/annexe.yaml", b"titre: [");
    assert_eq!(collection.run(&["new", "x"]).code, 1);
    collection.write("sources/annexe.yaml", list.as_bytes());
    assert!(tree(collection.root()) == before);
}

#[cfg(unix)]
#[test]
fn a_list_that_cannot_be_written_takes_the_new_sheet_back() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let collection = Collection::good();
    let list = format!("{MANIFEST}fiches: [une]\n");
    collection.write("sources/vrai/liste.yaml", list.as_bytes());
    fs::remove_file(collection.path("sources/annexe.yaml")).unwrap();
    symlink("vrai/liste.yaml", collection.path("sources/annexe.yaml")).unwrap();
    // A link stays a link; the file that it leads to is written.
    silent(&collection.run(&["new", "Deux"]));
    assert!(collection.path("sources/annexe.yaml").is_symlink());
    let listed = fs::read_to_string(collection.path("sources/vrai/liste.yaml")).unwrap();
    assert!(listed.ends_with("fiches: [une, deux]\n"));
    let folder = collection.path("sources/vrai");
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o555)).unwrap();
    let failed = collection.run(&["new", "Trois"]);
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
    // Root may write everywhere.
    if failed.code != 0 {
        refused(&failed, &["liste.yaml"]);
        assert!(!collection.path("sources/trois.yaml").exists());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_title_comes_back_as_it_was_typed(title in hostile()) {
        let collection = Collection::good();
        collection.write("sources/annexe.yaml", format!("{MANIFEST}fiches:\n- une\n").as_bytes());
        let made = collection.run(&["new", "--", &title]);
        prop_assert_eq!((made.code, made.stderr.as_str()), (0, ""), "{}", title);
        let project = Project::find(Some(collection.root())).unwrap();
        let annex = Annex::read(&project, &mut Diagnostics::default()).unwrap().unwrap();
        let words: Vec<&str> = title.split_whitespace().collect();
        prop_assert_eq!(&annex.entries[1].sheet.title, &words.join(" "));
        // Marks of Markdown in a title are warned of, and forty letters without a space may be too wide for the page.
        let checked = collection.run(&["check", "-q", "--no-typeset"]);
        prop_assert_eq!((checked.code, checked.stderr.as_str()), (0, ""), "{}", title);
    }
}

/// Titles of the pieces that trip YAML, templates, shells, names of files, and Markdown.
fn hostile() -> impl Strategy<Value = String> {
    let pieces = [
        "# ",
        " #",
        ": ",
        ":",
        "\"",
        "'",
        "{{",
        "{{titre}}",
        "}}",
        "\\",
        "\\n",
        "- ",
        "--",
        "?",
        "|",
        ">",
        "%",
        "@",
        "`",
        "!",
        "&",
        "*",
        "[",
        "]",
        "{",
        "}",
        ",",
        "~",
        "null",
        "true",
        "no",
        "1e3",
        "0x1F",
        "2024-01-01",
        "<b>",
        "**gras**",
        "_",
        "^",
        "$(x)",
        "../",
        "é",
        "Œ",
        "L'",
        "«\u{a0}",
        "\u{a0}»",
        "\u{202f}!",
        " ",
        " ",
        " ",
        "\t",
        "\n",
        "...",
        "---",
        "annexe",
        "aux",
        "une",
        "ß",
        "&amp;",
        "#let",
        "[^1]",
        "](#une)",
        "\u{2028}",
        "\u{85}",
    ];
    let piece = prop::sample::select(pieces.to_vec());
    let words = "[a-zA-Zéàç]{1,8}";
    (prop::collection::vec(
        prop_oneof![3 => piece.prop_map(str::to_owned), 2 => words.prop_map(String::from)],
        1..12,
    ))
    .prop_map(|parts| parts.concat())
    .prop_filter("a title has something to print", |title| !title.trim().is_empty())
}

#[test]
fn titles_that_yaml_would_take_for_something_else_stay_titles() {
    let collection = Collection::good();
    collection.write("sources/annexe.yaml", format!("{MANIFEST}fiches: [une]\n").as_bytes());
    let titles = [
        "null",
        "~",
        "2024",
        "- a",
        "# a",
        "a # b",
        "a: b",
        "a:",
        "'a'",
        "\"a\"",
        "{{titre}}",
        "\\",
        "[a]",
        "{a: b}",
        "* a",
        "&a",
        "!a",
        "%a",
        "@a",
        "`a`",
        "| a",
        "> a",
        "--- a",
        "... a",
        "? a",
        "a\\nb",
        "CON",
        "annexe",
        "Ωμέγα",
    ];
    for title in titles {
        silent(&collection.run(&["new", "--", title]));
    }
    to_write(&collection.run(&["check"]), titles.len());
    let listed = collection.run(&["list", "--format", "json"]);
    let rows: serde_json::Value = serde_json::from_slice(&listed.stdout).unwrap();
    let found: Vec<&str> =
        rows.as_array().unwrap().iter().map(|row| row["title"].as_str().unwrap()).collect();
    for title in titles {
        assert!(found.contains(&title), "{title}");
    }
}
