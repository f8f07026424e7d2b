//! `build --rev` and `handout --rev`: the bytes of a clean checkout, beside what is there.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::repository::{Repository, git};
use crate::common::{MANIFEST, Run, SHEET, command, run};

/// Runs the program in a collection.
fn annexe(root: &Path, arguments: &[&str]) -> Run {
    run(command(arguments).current_dir(root))
}

/// The PDFs below a folder, by path.
fn pdfs(dir: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for folder in ["", "fiches"] {
        for entry in fs::read_dir(dir.join(folder)).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|end| end == "pdf") {
                let name = path.strip_prefix(dir).unwrap().to_string_lossy().into_owned();
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    found
}

/// A picture that the program can read: a grey square.
fn picture(grey: u8) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let image = image::GrayImage::from_pixel(400, 300, image::Luma([grey]));
    image.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// A collection with a layout, a font, a picture and line ends of its own, tagged `v1`, then changed in all of them.
fn edited(prefix: &str) -> Option<Repository> {
    let repository = Repository::new(prefix)?;
    let sheet =
        format!("{SHEET}  - type: projet\n    texte: |\n      ![Un carré gris](carre.png)\n");
    repository.write("sources/une.yaml", sheet);
    repository.write("sources/deux.yaml", SHEET.replace("Une action", "Deuxième action"));
    repository.write("sources/carre.png", picture(100));
    let cover = "image_couverture: {fichier: une.png, description: Un carré, legende: Un carré}\n";
    repository.write("sources/annexe.yaml", format!("{MANIFEST}{cover}"));
    repository.write("sources/une.png", picture(50));
    let theme = include_str!("../../layouts/theme.typ");
    assert!(theme.contains("REPÈRES"));
    repository.write("layouts/theme.typ", theme.replace("REPÈRES", "JALONS"));
    repository.write("fonts/a.ttf", include_bytes!("../../fonts/carlito/Carlito-Regular.ttf"));
    repository.write(".gitattributes", "*.yaml text eol=crlf\n*.typ text eol=crlf\n");
    repository.commit("édition de 2025");
    repository.git(&["tag", "v1"]);
    repository.write("sources/carre.png", picture(200));
    repository.write("sources/une.png", picture(250));
    repository.write("layouts/theme.typ", theme.replace("REPÈRES", "BALISES"));
    repository.write("sources/une.yaml", SHEET.replace("Un paragraphe", "Un autre paragraphe"));
    fs::remove_file(repository.root().join("sources/deux.yaml")).unwrap();
    repository.write("sources/trois.yaml", SHEET.replace("Une action", "Troisième action"));
    repository.write(".gitattributes", "* -text\n");
    repository.commit("suite");
    Some(repository)
}

#[test]
fn a_revision_has_the_bytes_of_its_clean_checkout() {
    for prefix in ["", "docs/annexe"] {
        let Some(repository) = edited(prefix) else { return };
        let root = repository.root();
        assert_eq!(annexe(&root, &["build"]).code, 0);
        let present = pdfs(&root.join("out"));
        repository.write("sources/trois.yaml", "titre: en travaux");
        let before = repository.state();
        let built = annexe(&root, &["build", "--rev", "v1", "-v"]);
        assert_eq!(built.code, 0, "{}", built.stderr);
        let short = repository.at("v1").unwrap().short().to_owned();
        let said = format!("révision v1 ({short}), 2026-03-01 : édition de 2025");
        assert!(built.stderr.contains(&said), "{}", built.stderr);
        let ours = pdfs(&root.join("out/revisions").join(&short));
        assert_eq!(
            ours.keys().collect::<Vec<_>>(),
            ["annexe.pdf", "fiches/deux.pdf", "fiches/une.pdf"]
        );
        assert_eq!(pdfs(&root.join("out")), present);
        fs::remove_dir_all(root.join("out/revisions")).unwrap();
        assert_eq!(repository.state(), before);

        let place = tempfile::tempdir().unwrap();
        let tree = place.path().join("tree");
        git(repository.top(), &["worktree", "add", "--quiet", tree.to_str().unwrap(), "v1"]);
        let clean = tree.join(prefix);
        assert_eq!(annexe(&clean, &["build"]).code, 0);
        assert!(ours == pdfs(&clean.join("out")));

        let handout = annexe(&root, &["handout", "une", "--rev", "v1", "-o", "-"]);
        assert_eq!(handout.code, 0, "{}", handout.stderr);
        assert!(handout.stdout == ours["fiches/une.pdf"]);
        assert_eq!(annexe(&root, &["handout", "deux", "--rev", "v1"]).code, 0);
        let path = root.join("out/revisions").join(&short).join("fiches/deux.pdf");
        assert!(fs::read(path).unwrap() == ours["fiches/deux.pdf"]);
    }
}

#[test]
fn a_revision_that_is_made_is_not_made_again_and_goes_with_clean() {
    let Some(repository) = Repository::new("") else { return };
    let root = repository.root();
    assert_eq!(annexe(&root, &["build"]).code, 0);
    assert_eq!(annexe(&root, &["build", "--rev", "HEAD"]).code, 0);
    let again = annexe(&root, &["build", "--rev", "main"]);
    assert!(
        again.stderr.contains("rien n'a changé : 2 PDF déjà à jour dans out/revisions/"),
        "{}",
        again.stderr
    );
    repository.write("out/revisions/notes.txt", "les miennes");
    assert_eq!(annexe(&root, &["clean"]).code, 0);
    assert_eq!(fs::read_dir(root.join("out")).unwrap().count(), 1);
    assert_eq!(fs::read_dir(root.join("out/revisions")).unwrap().count(), 1);
    fs::remove_file(root.join("out/revisions/notes.txt")).unwrap();
    assert_eq!(annexe(&root, &["build", "--rev", "HEAD"]).code, 0);
    assert_eq!(annexe(&root, &["clean"]).code, 0);
    assert!(!root.join("out").exists());
}

#[test]
fn mistakes_of_a_revision_are_told_by_its_name() {
    let Some(repository) = Repository::new("docs") else { return };
    repository.write("sources/une.yaml", SHEET.replace("titre:", "tire:"));
    repository.commit("faute");
    repository.git(&["tag", "v1"]);
    repository.write("sources/une.yaml", SHEET);
    repository.commit("corrigée");
    let run = annexe(&repository.root(), &["build", "--rev", "v1"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("v1:sources/une.yaml:1:1"), "{}", run.stderr);
    assert!(!repository.root().join("out").exists());
    // A layout's mistake, too.
    repository.write("layouts/annex.typ", "#let contract = 1\n#absent\n");
    repository.commit("maquette");
    let run = annexe(&repository.root(), &["build", "--rev", "HEAD"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.stderr.contains("HEAD:layouts/annex.typ:2:2"), "{}", run.stderr);
}

#[test]
fn hostile_revisions_write_nothing() {
    let Some(repository) = Repository::new("") else { return };
    for name in ["--output=x", "-h", "a..b;c", "", "HEAD..HEAD", "-o", "--force"] {
        for verb in [&["build"][..], &["handout", "une"]] {
            let arguments = [verb, &["--rev", name]].concat();
            let run = annexe(&repository.root(), &arguments);
            assert_eq!(run.code, 2, "{name}: {}", run.stderr);
            assert!(run.stderr.contains("révision"), "{name}: {}", run.stderr);
            assert!(run.stdout.is_empty());
        }
    }
    assert_eq!(repository.git(&["status", "--porcelain", "--ignored"]), "");
}

#[test]
fn nothing_is_left_behind() {
    let Some(repository) = Repository::new("") else { return };
    let place = tempfile::tempdir().unwrap();
    for (name, code) in [("HEAD", 0), ("absente", 2)] {
        let mut command = command(&["build", "--rev", name]);
        command.current_dir(repository.root());
        for variable in ["TMPDIR", "TMP", "TEMP"] {
            command.env(variable, place.path());
        }
        assert_eq!(run(&mut command).code, code);
        assert_eq!(fs::read_dir(place.path()).unwrap().count(), 0);
    }
}

#[cfg(unix)]
#[test]
fn an_interrupted_build_of_a_revision_leaves_nothing() {
    use std::process::{Command, Stdio};
    use std::thread::sleep;
    use std::time::Duration;
    let Some(repository) = Repository::new("") else { return };
    let endless = "#for i in range(100000) { for j in range(100000) { let x = j } }";
    let layout = include_str!("../../layouts/annex.typ");
    repository.write("layouts/annex.typ", format!("{endless}\n{layout}"));
    repository.commit("sans fin");
    let place = tempfile::tempdir().unwrap();
    let folders = || fs::read_dir(place.path()).unwrap().count();
    // Told to stop, it cleans up; killed, it leaves that to the next one.
    for (signal, left) in [("-TERM", 0), ("-KILL", 1)] {
        let mut command = command(&["build", "--rev", "HEAD"]);
        command.current_dir(repository.root()).env("TMPDIR", place.path());
        let mut child = command.stderr(Stdio::null()).spawn().unwrap();
        let out = repository.root().join("out");
        while !out.is_dir() {
            sleep(Duration::from_millis(10));
        }
        assert_eq!(folders(), 1);
        let sent = Command::new("kill").args([signal, &child.id().to_string()]).status();
        assert!(sent.unwrap().success());
        child.wait().unwrap();
        assert_eq!(folders(), left, "{signal}");
        assert_eq!(out.exists(), left > 0, "{signal}");
        if left > 0 {
            fs::remove_dir_all(out).unwrap();
        }
    }
    let mut next = command(&["handout", "une", "--rev", "HEAD"]);
    next.current_dir(repository.root()).env("TMPDIR", place.path());
    assert_eq!(run(&mut next).code, 0);
    assert_eq!(folders(), 0);
}
