//! `annexe fmt` as a person runs it.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Stdio;

use crate::common::{Collection, MANIFEST, SHEET, command, run};

const LOOSE: &str = "sections:\n  - texte: Un. Deux.\n    type: contexte\ntitre: 'Une action'\n";
const TIGHT: &str =
    "titre: Une action\n\nsections:\n  - type: contexte\n    texte: |\n      Un.\n      Deux.\n";

fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}

#[test]
fn all_sources_are_written_in_their_form() {
    let collection = Collection::new(&[("sources/a.yaml", LOOSE), ("sources/b.yml", TIGHT)]);
    let check = collection.run(&["fmt", "--check"]);
    let name = Path::new("sources").join("a.yaml");
    assert_eq!((check.code, check.stdout), (1, format!("{}\n", name.display()).into_bytes()));
    assert_eq!(
        check.stderr,
        "erreur : un fichier n'est pas en forme\n  → « annexe fmt » les met en forme\n"
    );
    assert_eq!(text(&collection.path("sources/a.yaml")), LOOSE);
    let before = fs::metadata(collection.path("sources/b.yml")).unwrap().modified().unwrap();
    let run = collection.run(&["fmt"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert_eq!(text(&collection.path("sources/a.yaml")), TIGHT);
    assert_eq!(text(&collection.path("sources/annexe.yaml")), MANIFEST);
    let after = fs::metadata(collection.path("sources/b.yml")).unwrap().modified().unwrap();
    assert_eq!(before, after);
    assert_eq!(collection.run(&["fmt", "--check"]).code, 0);
    assert_eq!(fs::read_dir(collection.path("sources")).unwrap().count(), 3);
}

#[test]
fn named_files_alone_are_written() {
    let collection = Collection::new(&[("sources/a.yaml", LOOSE), ("sources/b.yaml", LOOSE)]);
    assert_eq!(collection.run(&["fmt", "sources/b.yaml", "sources/../sources/b.yaml"]).code, 0);
    assert_eq!(text(&collection.path("sources/a.yaml")), LOOSE);
    assert_eq!(text(&collection.path("sources/b.yaml")), TIGHT);
    let absent = collection.run(&["fmt", "sources/c.yaml"]);
    assert_eq!(absent.code, 2);
    assert!(absent.stderr.contains("sources/c.yaml"), "{}", absent.stderr);
}

#[test]
fn nothing_is_written_where_a_file_has_errors() {
    let bad = "titre: Une action\nchapo: Un\n";
    let collection = Collection::new(&[("sources/a.yaml", LOOSE), ("sources/b.yaml", bad)]);
    for arguments in
        [&["fmt"][..], &["fmt", "--check"], &["fmt", "sources/a.yaml", "sources/b.yaml"]]
    {
        let run = collection.run(arguments);
        assert_eq!((run.code, run.stdout.len()), (1, 0));
        assert!(run.stderr.contains("erreur[cle-inconnue]"), "{}", run.stderr);
        assert!(run.stderr.contains("b.yaml:2:1"), "{}", run.stderr);
    }
    assert_eq!(text(&collection.path("sources/a.yaml")), LOOSE);
    assert_eq!(text(&collection.path("sources/b.yaml")), bad);
}

#[test]
fn standard_input_goes_to_standard_output() {
    let dir = tempfile::tempdir().unwrap();
    let piped = |arguments: &[&str], input: &str| {
        let mut command = command(arguments);
        command.current_dir(dir.path()).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
    };
    assert_eq!(piped(&["fmt", "-"], LOOSE), (0, TIGHT.to_owned()));
    assert_eq!(piped(&["fmt", "-"], TIGHT), (0, TIGHT.to_owned()));
    assert_eq!(piped(&["fmt", "-"], MANIFEST), (0, MANIFEST.to_owned()));
    assert_eq!(piped(&["fmt", "-"], "titre: a: b\n"), (1, String::new()));
    assert_eq!(piped(&["fmt", "--check", "-"], LOOSE), (1, "-\n".to_owned()));
    assert_eq!(piped(&["fmt", "--check", "-"], TIGHT), (0, String::new()));
    // Without a collection around, there is nothing else to format.
    assert_eq!(run(command(&["fmt"]).current_dir(dir.path())).code, 2);
}

#[test]
fn a_sheet_with_a_theme_that_nobody_declared_is_no_good() {
    let collection = Collection::good();
    collection.write("sources/b.yaml", SHEET.replace("[1]", "[9]").as_bytes());
    assert_eq!(collection.run(&["fmt", "sources/b.yaml"]).code, 1);
}

#[test]
fn what_the_program_writes_is_in_its_form() {
    let collection = Collection::good();
    let quiet = |folder: &str| {
        let run = collection.run(&["fmt", "--check", "--root", folder]);
        assert_eq!((run.code, String::from_utf8(run.stdout).unwrap()), (0, String::new()));
    };
    assert_eq!(collection.run(&["init", "neuve", "--title", "L'eau : un bien"]).code, 0);
    for arguments in [
        &["new", "Un : deux", "--themes", "1,3"][..],
        &["new", "\"Trois\"", "--id", "trois"],
        &["new", "Un film", "--film", "--themes", "2"],
        &["new", "Un autre film", "--film"],
    ] {
        let mut all = arguments.to_vec();
        all.extend(["--root", "neuve"]);
        assert_eq!(collection.run(&all).code, 0);
    }
    quiet("neuve");
    let printed = "# Guide\n\n# Annexe 1 : Des fours\n\nConseil\n\n# Le four\n\n**Un. Deux.**\n\nTrois. Quatre.\n\n\
                   ## Contexte\n\n- Cinq. Six.\n\n  Sept. Huit.\n\n> Neuf. Dix.\n";
    collection.write("texte.md", printed.as_bytes());
    assert_eq!(collection.run(&["import", "texte.md", "--into", "importee"]).code, 0);
    quiet("importee");
}

#[test]
fn pdfs_keep_their_bytes() {
    let more = LOOSE.to_owned()
        + "reperes:\n    contact: \"Un.\\nDeux.\"\n    public:\n        Les uns.\n        Les autres.\n"
        + "chapeau: 'Trois. Quatre.\n\n\n    Cinq.'\nthemes:\n- 1\n- 2 # deux\n";
    let collection = Collection::new(&[("sources/a.yaml", &more), ("sources/b.yaml", SHEET)]);
    let pdfs = |folder: &str| {
        let run = collection.run(&["build", "--force", "-o", folder]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let bytes =
            |name: &str| fs::read(collection.path(folder).join("fiches").join(name)).unwrap();
        let annex =
            fs::read_dir(collection.path(folder)).unwrap().map(|entry| entry.unwrap().path());
        let annex = annex.filter(|path| path.extension().is_some_and(|e| e == "pdf"));
        let annex: Vec<_> = annex.map(|path| fs::read(path).unwrap()).collect();
        assert_eq!(annex.len(), 1);
        (annex, bytes("a.pdf"), bytes("b.pdf"))
    };
    let before = pdfs("avant");
    assert_eq!(collection.run(&["fmt"]).code, 0);
    assert_ne!(text(&collection.path("sources/a.yaml")), more);
    assert!(before == pdfs("apres"), "the bytes of a PDF have changed");
}

#[test]
fn a_sheet_is_read_with_the_manifest_of_its_own_collection() {
    let there = Collection::new(&[("sources/a.yaml", LOOSE)]);
    there.write("sources/annexe.yaml", MANIFEST.replace("  2:", "  7:").as_bytes());
    there.write("sources/b.yaml", SHEET.replace("[1]", "[7]").as_bytes());
    let path = there.path("sources/b.yaml");
    let run = Collection::good().run(&["fmt", path.to_str().unwrap()]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
}

#[test]
fn the_projects_own_sources_are_in_their_form() {
    let run = run(command(&["fmt", "--check", "--root"]).arg(env!("CARGO_MANIFEST_DIR")));
    assert_eq!((run.code, String::from_utf8(run.stdout).unwrap()), (0, String::new()));
}
