//! Two branches change sheets, and git merges them with the driver of `annexe git-setup`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::repository::Repository;
use crate::common::{SHEET, command, run};

/// A repository that is set up, in form, on a branch `autre` beside `main`.
fn branched() -> Option<(Repository, String)> {
    let repository = Repository::new("docs/l'annexe 3")?;
    let sheet = SHEET.replace("Un paragraphe.", "Le pain lève.\n      Il cuit.\n      On le sert.");
    repository.write("sources/une.yaml", &sheet);
    for verb in ["fmt", "git-setup"] {
        let run = run(command(&[verb]).current_dir(repository.root()));
        assert_eq!(run.code, 0, "{}", run.stderr);
    }
    repository.commit("en forme");
    repository.git(&["branch", "autre"]);
    let sheet = fs::read_to_string(repository.root().join("sources/une.yaml")).unwrap();
    Some((repository, sheet))
}

/// Merges the branch, with the program on the path or without; git's code and all that it says.
fn merge(repository: &Repository, with_program: bool) -> (i32, String) {
    let program = Path::new(env!("CARGO_BIN_EXE_annexe")).parent().unwrap().to_owned();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let here = |dir: &PathBuf| !dir.join("annexe").exists();
    let others = std::env::split_paths(&path).filter(here);
    let first = with_program.then_some(program);
    let path = std::env::join_paths(first.into_iter().chain(others)).unwrap();
    let mut git = Command::new("git");
    git.current_dir(repository.top()).args(["merge", "--no-edit", "autre"]);
    git.env("PATH", path).env("LC_ALL", "C");
    for role in ["AUTHOR", "COMMITTER"] {
        git.env(format!("GIT_{role}_NAME"), "Une autrice");
        git.env(format!("GIT_{role}_EMAIL"), "contact@example.org");
    }
    let output = git.output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.code().unwrap(), String::from_utf8_lossy(&said).into_owned())
}

/// Commits one text of the sheet on the other branch, and one on this.
fn edit(repository: &Repository, theirs: &str, ours: &str) {
    for (branch, text) in [("autre", theirs), ("main", ours)] {
        repository.git(&["checkout", "--quiet", branch]);
        repository.write("sources/une.yaml", text);
        repository.commit(branch);
    }
}

#[test]
fn neighbouring_sentences_are_no_conflict() {
    let Some((repository, sheet)) = branched() else { return };
    let ours = sheet.replace("Le pain lève.", "Le pain lève la nuit.");
    edit(&repository, &sheet.replace("Il cuit.", "Il cuit à feu doux."), &ours);
    let (code, said) = merge(&repository, true);
    assert_eq!(code, 0, "{said}");
    let path = repository.root().join("sources/une.yaml");
    let both = ours.replace("Il cuit.", "Il cuit à feu doux.");
    assert_eq!(fs::read_to_string(&path).unwrap(), both);
    // Nobody's hand was in it: the history does not say that the merge changed anything.
    let log = run(command(&["log"]).current_dir(repository.root()));
    let log = String::from_utf8(log.stdout).unwrap();
    assert_eq!(log.matches("1 phrase modifiée").count(), 2, "{log}");
}

#[test]
fn one_sentence_changed_twice_is_left_to_people() {
    let Some((repository, sheet)) = branched() else { return };
    edit(&repository, &sheet.replace("Il cuit.", "Ça cuit."), &sheet.replace("Il", "Elle"));
    let (code, said) = merge(&repository, true);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("un passage que les deux ont changé"), "{said}");
    let text = fs::read_to_string(repository.root().join("sources/une.yaml")).unwrap();
    let wanted = "<<<<<<< notre version\n      Elle cuit.\n=======\n      Ça cuit.\n>>>>>>> l'autre version\n";
    assert!(text.contains(wanted), "{text}");
}

#[test]
fn sheets_and_schemas_of_two_branches_come_together() {
    let Some((repository, _)) = branched() else { return };
    let root = repository.root();
    for verb in [&["schema", "--write"][..], &["new", "La première"]] {
        assert_eq!(run(command(verb).current_dir(&root)).code, 0);
    }
    repository.commit("une liste");
    repository.git(&["branch", "--force", "autre"]);
    for (branch, title) in [("autre", "Celle des autres"), ("main", "La nôtre")] {
        repository.git(&["checkout", "--quiet", branch]);
        assert_eq!(run(command(&["new", title]).current_dir(&root)).code, 0);
        repository.commit(branch);
    }
    let (code, said) = merge(&repository, true);
    assert_eq!(code, 0, "{said}");
    let before = repository.state();
    assert_eq!(run(command(&["schema", "--write"]).current_dir(&root)).code, 0);
    assert_eq!(repository.state(), before, "the merged copies are what the program writes");
    let list = run(command(&["list"]).current_dir(&root));
    let list = String::from_utf8(list.stdout).unwrap();
    assert!(list.contains("Celle des autres") && list.contains("La nôtre"), "{list}");
}

#[cfg(unix)]
#[test]
fn without_the_program_git_merges_in_its_own_way() {
    let Some((repository, sheet)) = branched() else { return };
    let ours = sheet.replace("Le pain lève.", "Le pain lève la nuit.");
    edit(&repository, &sheet.replace("On le sert.", "On le mange."), &ours);
    let (code, said) = merge(&repository, false);
    assert_eq!(code, 0, "{said}");
    let text = fs::read_to_string(repository.root().join("sources/une.yaml")).unwrap();
    assert_eq!(text, ours.replace("On le sert.", "On le mange."));
    edit(&repository, &text.replace("Il cuit.", "Ça cuit."), &text.replace("Il", "Elle"));
    let (code, said) = merge(&repository, false);
    let text = fs::read_to_string(repository.root().join("sources/une.yaml")).unwrap();
    assert!(code == 1 && text.contains("<<<<<<< notre\n"), "{said}{text}");
}

#[test]
fn three_files_can_be_merged_by_hand() {
    let dir = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &[u8]| fs::write(dir.path().join(name), text).unwrap();
    write("base.yaml", SHEET.as_bytes());
    write("nous.yaml", SHEET.replace("Une action", "Notre action").as_bytes());
    write("eux.yaml", SHEET.replace("[1]", "[2]").as_bytes());
    write("image.yaml", b"\xff\xd8");
    let merge = |more: &[&str], ours: &str| {
        let arguments = [&["merge-file"], more, &[ours, "base.yaml", "eux.yaml"]].concat();
        run(command(&arguments).current_dir(dir.path()))
    };
    let both = SHEET.replace("Une action", "Notre action").replace("[1]", "[2]");
    let shown = merge(&["-p"], "nous.yaml");
    assert_eq!((shown.code, String::from_utf8(shown.stdout).unwrap()), (0, both.clone()));
    assert_ne!(fs::read_to_string(dir.path().join("nous.yaml")).unwrap(), both);
    assert_eq!(merge(&[], "nous.yaml").code, 0);
    assert_eq!(fs::read_to_string(dir.path().join("nous.yaml")).unwrap(), both);
    for (name, told) in [("image.yaml", "UTF-8"), ("absent.yaml", "absent.yaml")] {
        let run = merge(&[], name);
        assert!(run.code == 2 && run.stderr.contains(told), "{}", run.stderr);
    }
    assert_eq!(fs::read(dir.path().join("image.yaml")).unwrap(), b"\xff\xd8");
}
