//! `annexe clean`.

use std::fs;

use super::{begun, here, names, refused, silent, tree};
use crate::common::Collection;

#[test]
fn clean_removes_the_results_and_leaves_the_rest() {
    let collection = Collection::good();
    silent(&collection.run(&["build"]));
    for name in [".annexe-abc123.tmp", "fiches/.annexe-x.tmp", ".annexe-etat.json", ".annexe.lock"]
    {
        collection.write(&format!("out/{name}"), b"");
    }
    let wanted = collection.run(&["clean", "--dry-run"]);
    silent(&wanted);
    let expected = "out/.annexe-abc123.tmp\nout/.annexe-etat.json\nout/.annexe.lock\nout/annexe.pdf\nout/fiches/.annexe-x.tmp\nout/fiches/une.pdf\n";
    assert_eq!(String::from_utf8(wanted.stdout).unwrap(), expected);
    assert_eq!(names(&collection.path("out")).len(), 6);
    collection.write("out/fiches/scan.pdf", b"%PDF-1.4 mine");
    collection.write("out/notes.txt", b"mine");
    collection.write("out/sub/annexe.pdf", &fs::read(collection.path("out/annexe.pdf")).unwrap());
    let cleaned = collection.run(&["clean"]);
    assert_eq!((cleaned.code, cleaned.stdout.len()), (0, 0));
    for name in ["out/fiches/scan.pdf", "out/notes.txt", "out/sub"] {
        assert!(cleaned.stderr.contains(&format!("laissé : {name} ")), "{}", cleaned.stderr);
    }
    let left = ["fiches/scan.pdf", "notes.txt", "sub/annexe.pdf"];
    assert_eq!(names(&collection.path("out")), left);
    fs::remove_dir_all(collection.path("out")).unwrap();
    silent(&collection.run(&["build"]));
    silent(&collection.run(&["clean"]));
    assert!(!collection.path("out").exists());
    silent(&collection.run(&["clean"]));
}

#[test]
fn clean_goes_where_it_is_sent() {
    let collection = Collection::good();
    silent(&collection.run(&["build", "-o", "essai"]));
    silent(&collection.run(&["clean", "-o", "essai"]));
    assert_eq!(names(&collection.path("essai")).len(), 0);
    refused(&collection.run(&["clean", "-o", "sources"]), &["parmi ce dont l'annexe est faite"]);
    refused(&collection.run(&["clean", "-o", "absent"]), &["absent"]);
}

#[cfg(unix)]
#[test]
fn clean_follows_no_link() {
    use std::os::unix::fs::symlink;
    let collection = Collection::good();
    silent(&collection.run(&["build", "-o", "ailleurs"]));
    let before = names(&collection.path("ailleurs"));
    symlink("ailleurs", collection.path("out")).unwrap();
    refused(&collection.run(&["clean"]), &["ailleurs", "lien"]);
    assert_eq!(names(&collection.path("ailleurs")), before);
    fs::remove_file(collection.path("out")).unwrap();
    fs::create_dir(collection.path("out")).unwrap();
    symlink("../ailleurs/fiches", collection.path("out/fiches")).unwrap();
    symlink("../ailleurs/annexe.pdf", collection.path("out/annexe.pdf")).unwrap();
    assert_eq!(collection.run(&["clean"]).code, 0);
    assert_eq!(names(&collection.path("ailleurs")), before);
    assert!(collection.path("out/annexe.pdf").is_symlink());
}

#[test]
fn a_build_after_it_makes_everything_again() {
    let dir = begun();
    silent(&here(dir.path(), &["build"]));
    let before = tree(&dir.path().join("out"));
    silent(&here(dir.path(), &["clean"]));
    assert!(!dir.path().join("out").exists());
    silent(&here(dir.path(), &["build"]));
    assert!(tree(&dir.path().join("out")) == before);
}
