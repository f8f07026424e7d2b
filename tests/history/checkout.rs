//! Revisions in folders of their own: what a clean checkout has, and nothing touched.

use std::fs;
use std::path::Path;

use super::repository::{Repository, git, told};
use crate::common::SHEET;

/// The files below a folder that the program reads, by path.
fn files(root: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    let mut pending: Vec<_> = ["sources", "layouts", "fonts"].map(|part| root.join(part)).into();
    while let Some(dir) = pending.pop() {
        for entry in fs::read_dir(dir).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                pending.push(path);
            } else {
                let name = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
                found.push((name, fs::read(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

/// The files of a revision, as the program writes them and as a clean worktree of git has them.
fn both(repository: &Repository, prefix: &str, name: &str) -> [Vec<(String, Vec<u8>)>; 2] {
    let git_ = repository.open();
    let checkout = git_.checkout(&git_.resolve(name).unwrap()).unwrap();
    let ours = files(checkout.project.root());
    let place = tempfile::tempdir().unwrap();
    let tree = place.path().join("tree");
    git(
        repository.top(),
        &["worktree", "add", "--quiet", "--detach", tree.to_str().unwrap(), name],
    );
    let theirs = files(&tree.join(prefix));
    git(repository.top(), &["worktree", "remove", "--force", tree.to_str().unwrap()]);
    [ours, theirs]
}

#[test]
fn a_revision_is_written_as_git_would_and_nothing_is_touched() {
    for prefix in ["", "docs/annexe"] {
        let Some(repository) = Repository::new(prefix) else { return };
        repository.write("sources/photo é.jpg", b"\xff\xd8\r\n\0");
        repository.write("layouts/theme.typ", "#let a = 1\n");
        repository.write("fonts/x.ttf", b"\0\r\n");
        repository.write("sources/.gitattributes", "crlf.yaml text eol=crlf\n");
        repository.write("sources/crlf.yaml", "titre: x\nthemes: [1]\n");
        fs::write(repository.top().join(".gitattributes"), "*.typ text eol=crlf\n*.ttf -text\n")
            .unwrap();
        fs::write(repository.top().join("ailleurs.txt"), "x").unwrap();
        repository.commit("tout");
        repository.git(&["tag", "v1"]);
        // Changes that must not show: in the files, in the index, in what says how files are written.
        repository.write("sources/une.yaml", "titre: changé\n");
        repository.write("sources/nouveau.yaml", "titre: nouveau\n");
        repository.git(&["add", "--all"]);
        fs::write(repository.top().join(".gitattributes"), "* -text\n").unwrap();
        fs::remove_file(repository.root().join("layouts/theme.typ")).unwrap();
        let before = repository.state();
        let [ours, theirs] = both(&repository, prefix, "v1");
        assert_eq!(ours, theirs);
        let read = |name: &str| &ours.iter().find(|(file, _)| file == name).unwrap().1;
        assert_eq!(read("sources/une.yaml"), SHEET.as_bytes());
        assert_eq!(read("sources/crlf.yaml"), b"titre: x\r\nthemes: [1]\r\n");
        assert_eq!(read("layouts/theme.typ"), b"#let a = 1\r\n");
        assert_eq!(read("fonts/x.ttf"), b"\0\r\n");
        assert!(!ours.iter().any(|(file, _)| file.contains("nouveau")));
        assert_eq!(repository.state(), before);
    }
}

#[test]
fn the_folder_goes_with_the_checkout() {
    let Some(repository) = Repository::new("") else { return };
    let checkout = repository.open().checkout(&repository.at("HEAD").unwrap()).unwrap();
    let root = checkout.project.root().to_owned();
    assert!(root.join("sources/annexe.yaml").is_file());
    drop(checkout);
    assert!(!root.exists() && !root.parent().unwrap().exists());
}

#[test]
fn neither_hooks_nor_settings_of_the_repository_act() {
    let Some(repository) = Repository::new("") else { return };
    let hooks = repository.top().join(".git/hooks");
    fs::create_dir_all(&hooks).unwrap();
    let trace = repository.top().join("ran");
    for name in ["post-index-change", "post-checkout", "reference-transaction"] {
        fs::write(hooks.join(name), format!("#!/bin/sh\ntouch '{}'\n", trace.display())).unwrap();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            fs::set_permissions(hooks.join(name), fs::Permissions::from_mode(0o755)).unwrap();
        }
    }
    repository.git(&["config", "core.fsmonitor", &format!("touch '{}'", trace.display())]);
    repository.git(&["config", "core.splitIndex", "true"]);
    repository.git(&["config", "core.sparseCheckout", "true"]);
    fs::create_dir_all(repository.top().join(".git/info")).unwrap();
    fs::write(repository.top().join(".git/info/sparse-checkout"), "/rien/\n").unwrap();
    let listed = || fs::read_dir(repository.top().join(".git")).unwrap().count();
    let before = listed();
    let checkout = repository.open().checkout(&repository.at("HEAD").unwrap()).unwrap();
    assert_eq!(files(checkout.project.root()).len(), 2);
    assert!(!trace.exists());
    assert_eq!(listed(), before);
}

#[cfg(unix)]
#[test]
fn links_lead_where_they_lead_in_the_repository() {
    let Some(repository) = Repository::new("annexes/2026") else { return };
    fs::create_dir_all(repository.top().join("commun/layouts")).unwrap();
    fs::write(repository.top().join("commun/layouts/theme.typ"), "#let a = 1\n").unwrap();
    std::os::unix::fs::symlink("../../commun/layouts", repository.root().join("layouts")).unwrap();
    repository.commit("liens");
    let [ours, theirs] = both(&repository, "annexes/2026", "HEAD");
    assert_eq!(ours, theirs);
    assert!(ours.iter().any(|(file, _)| file == "layouts/theme.typ"));
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_are_no_text_are_written_as_they_are() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let Some(repository) = Repository::new("") else { return };
    let name = OsStr::from_bytes(b"photo-\xe9t\xe9\n\"x\".jpg");
    fs::write(repository.root().join("sources").join(name), b"x").unwrap();
    repository.commit("latin-1");
    let checkout = repository.open().checkout(&repository.at("HEAD").unwrap()).unwrap();
    assert!(checkout.project.root().join("sources").join(name).is_file());
}

#[test]
fn a_submodule_among_what_is_read_is_told() {
    let Some(repository) = Repository::new("") else { return };
    let other = Repository::new("").unwrap();
    let from = other.top().to_str().unwrap();
    repository.git(&["submodule", "--quiet", "add", from, "outils"]);
    repository.commit("à côté");
    let git = repository.open();
    assert!(git.checkout(&repository.at("HEAD").unwrap()).is_ok());
    repository.git(&["submodule", "--quiet", "add", from, "layouts"]);
    repository.commit("parmi ce qui est lu");
    let told = told(git.checkout(&repository.at("HEAD").unwrap()).unwrap_err());
    assert!(told.contains("layouts est un sous-module"), "{told}");
    // A collection inside a submodule is that submodule's.
    let inside = annexe::history::Git::find(&repository.top().join("outils")).unwrap();
    assert!(inside.checkout(&inside.resolve("HEAD").unwrap()).is_ok());
}

#[test]
fn a_collection_that_lay_elsewhere_is_found() {
    let Some(repository) = Repository::new("ancien/dossier") else { return };
    repository.git(&["tag", "v1"]);
    fs::rename(repository.top().join("ancien"), repository.top().join("annexe")).unwrap();
    repository.commit("déplacée");
    let git = annexe::history::Git::find(&repository.top().join("annexe/dossier")).unwrap();
    let told_ = told(git.checkout(&git.resolve("v1").unwrap()).unwrap_err());
    assert!(told_.contains("annexe/dossier/sources/annexe.yaml n'y est pas"), "{told_}");
    assert!(told_.contains("l'annexe y était dans : ancien/dossier"), "{told_}");
    let Some(other) = Repository::empty("") else { return };
    other.git(&["commit", "--quiet", "--allow-empty", "--message", "rien"]);
    let git = other.open();
    let none = told(git.checkout(&git.resolve("HEAD").unwrap()).unwrap_err());
    assert!(none.contains("git log --oneline -- sources/annexe.yaml"), "{none}");
}

#[test]
fn linked_worktrees_have_revisions_of_their_own() {
    let Some(repository) = Repository::new("annexe") else { return };
    let place = tempfile::tempdir().unwrap();
    let tree = place.path().join("tree");
    repository.git(&["worktree", "add", "--quiet", "-b", "autre", tree.to_str().unwrap()]);
    fs::write(tree.join("annexe/sources/une.yaml"), SHEET.replace("Une", "Deux")).unwrap();
    git(&tree, &["commit", "--quiet", "--all", "--message", "autre"]);
    let inside = annexe::history::Git::find(&tree.join("annexe")).unwrap();
    let revision = inside.resolve("HEAD").unwrap();
    assert_eq!(revision.subject, "autre");
    let checkout = inside.checkout(&revision).unwrap();
    let text = fs::read_to_string(checkout.project.root().join("sources/une.yaml")).unwrap();
    assert!(text.starts_with("titre: Deux action"), "{text}");
}
