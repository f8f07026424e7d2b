//! Files that git knows and that are not here: kept elsewhere, or left off the disk.

use super::repository::Repository;
use crate::common::{MANIFEST, Run, SHEET, command, run};

const POINTER: &str = "version https://git-lfs.github.com/spec/v1\n\
    oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n";

fn annexe(repository: &Repository, arguments: &[&str]) -> Run {
    run(command(arguments).current_dir(repository.root()))
}

/// A sheet with a picture.
fn with_picture() -> String {
    SHEET.replace("Un paragraphe.\n", "Un paragraphe.\n\n      ![Une cour](cour.png)\n")
}

#[test]
fn a_picture_that_git_keeps_elsewhere_is_to_be_fetched() {
    let Some(repository) = Repository::empty("") else { return };
    repository.write("sources/une.yaml", with_picture());
    repository.write("sources/cour.png", POINTER);
    repository.commit("image");
    for arguments in [&["check"][..], &["build", "--rev", "HEAD"], &["diff"]] {
        let told = annexe(&repository, arguments).stderr;
        assert!(told.contains("Git LFS") && told.contains("git lfs pull"), "{told}");
        assert!(!told.contains("formats admis"), "{told}");
    }
}

#[test]
fn what_a_sparse_checkout_leaves_out_is_not_to_be_written_anew() {
    let Some(repository) = Repository::empty("guide") else { return };
    let manifest = format!("{MANIFEST}fiches: [une, deux]\n");
    repository.write("sources/annexe.yaml", &manifest);
    repository.write("sources/une.yaml", with_picture());
    let drawing = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><rect width='9' height='9'/></svg>";
    repository.write("sources/cour.png", drawing);
    repository.write("sources/deux.yaml", SHEET.replace("Une action", "Une autre"));
    repository.commit("deux fiches");
    repository.git(&["sparse-checkout", "init", "--no-cone"]);
    let all = ["/*", "!/guide/sources/deux.yaml", "!/guide/sources/cour.png"];
    repository.git(&[&["sparse-checkout", "set", "--no-cone"], &all[..]].concat());
    let deux = repository.root().join("sources/deux.yaml");
    assert!(!deux.exists());
    let check = annexe(&repository, &["check", "--no-typeset"]);
    assert_eq!(check.code, 1);
    assert_eq!(check.stderr.matches("git sparse-checkout disable").count(), 2, "{}", check.stderr);
    assert!(!check.stderr.contains("créez ce fichier"), "{}", check.stderr);
    let diff = annexe(&repository, &["diff"]);
    assert_eq!(diff.code, 2, "{}", diff.stderr);
    assert!(diff.stderr.contains("sources/deux.yaml n'est pas sur le disque"), "{}", diff.stderr);
    // Two revisions have all of theirs.
    let both = annexe(&repository, &["diff", "HEAD..HEAD"]);
    assert_eq!(both.code, 0, "{}", both.stderr);
    // A file that was deleted is no such file.
    repository.git(&["sparse-checkout", "disable"]);
    std::fs::remove_file(deux).unwrap();
    let check = annexe(&repository, &["check", "--no-typeset"]);
    assert!(check.stderr.contains("créez ce fichier"), "{}", check.stderr);
}
