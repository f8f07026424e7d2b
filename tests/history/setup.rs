//! `annexe git-setup`: git shows words and looks before commits, and everything can be undone.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::repository::{Repository, with_program};
use crate::common::{Run, SHEET, command, run};

fn setup(root: &Path, arguments: &[&str]) -> Run {
    let run = run(command(&[&["git-setup"], arguments].concat()).current_dir(root));
    assert_eq!(run.code, 0, "{}", run.stderr);
    run
}

/// All that the command may change.
fn settings(repository: &Repository) -> (String, Vec<Vec<u8>>) {
    let files = [".git/info/attributes", ".git/hooks/pre-commit"];
    let read = |name: &&str| fs::read(repository.top().join(name)).unwrap_or_default();
    (repository.git(&["config", "--local", "--list"]), files.iter().map(read).collect())
}

/// Commits all changes with the hooks of the repository, the program on the path; gives what is said where it fails.
fn commit(repository: &Repository) -> Result<(), String> {
    repository.git(&["add", "--all"]);
    commit_staged(repository, &[])
}

/// Commits what is staged, with the hook; nothing of it stays among the temporary files.
fn commit_staged(repository: &Repository, more: &[&str]) -> Result<(), String> {
    let temporary = tempfile::tempdir().unwrap();
    let mut git = Command::new("git");
    git.current_dir(repository.top()).args(["commit", "--quiet", "--message", "essai"]);
    git.args(more).env("TMPDIR", temporary.path());
    git.env("PATH", with_program()).env("LC_ALL", "C");
    for role in ["AUTHOR", "COMMITTER"] {
        git.env(format!("GIT_{role}_NAME"), "Une autrice");
        git.env(format!("GIT_{role}_EMAIL"), "contact@example.org");
    }
    let output = git.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(fs::read_dir(temporary.path()).unwrap().count(), 0, "{said}");
    if output.status.success() { Ok(()) } else { Err(said) }
}

#[test]
fn everything_is_shown_first_and_undone() {
    for prefix in ["", "docs/l'annexe 3"] {
        let Some(repository) = Repository::new(prefix) else { return };
        let root = repository.root();
        let before = (settings(&repository), repository.state());
        let wanted = setup(&root, &["--dry-run"]);
        assert_eq!((settings(&repository), repository.state()), before);
        let shown = String::from_utf8(wanted.stdout.clone()).unwrap();
        for part in [
            "diff.annexe.xfuncname",
            "diff.annexe.wordRegex",
            "merge.annexe.driver",
            "info/attributes",
            "pre-commit",
        ] {
            assert!(shown.contains(part), "{part}: {shown}");
        }
        assert_eq!(setup(&root, &[]).stdout, wanted.stdout);
        assert_ne!(settings(&repository), before.0);
        assert_eq!(repository.state(), before.1);
        let sheet = Path::new(prefix).join("sources/une.yaml");
        for driver in ["diff", "merge"] {
            let has = repository.git(&["check-attr", driver, "--", sheet.to_str().unwrap()]);
            assert!(has.ends_with(&format!("{driver}: annexe\n")), "{has}");
        }
        let again = setup(&root, &[]);
        assert!(
            again.stdout.is_empty() && again.stderr.contains("rien à changer"),
            "{}",
            again.stderr
        );
        setup(&root, &["--undo"]);
        assert_eq!((settings(&repository), repository.state()), before);
        assert!(!repository.top().join(".git/hooks/pre-commit").exists());
    }
}

#[test]
fn changes_are_shown_word_by_word_under_their_section() {
    let Some(repository) = Repository::empty("") else { return };
    let lines = "      Une phrase.\n".repeat(8);
    let sheet = SHEET
        .replace("      Un paragraphe.\n", &format!("{lines}      L'été où l'œuvre naît, déjà.\n"));
    repository.write("sources/une.yaml", &sheet);
    repository.commit("fiche");
    setup(&repository.root(), &[]);
    repository.write(
        "sources/une.yaml",
        sheet.replace("L'été où l'œuvre naît", "L'hiver où l'œuvre naîtra"),
    );
    let words = "[-été-]{+hiver+} où l'œuvre [-naît-]{+naîtra+}, déjà.";
    for locale in ["C", "C.UTF-8"] {
        let mut git = Command::new("git");
        git.current_dir(repository.top()).args(["diff", "--word-diff"]).env("LC_ALL", locale);
        let shown = String::from_utf8(git.output().unwrap().stdout).unwrap();
        assert!(shown.contains(words), "{locale}: {shown}");
        assert!(shown.contains("@@ type: contexte"), "{locale}: {shown}");
    }
}

#[cfg(unix)]
#[test]
fn the_hook_stops_commits_of_wrong_sheets_alone() {
    let Some(repository) = Repository::new("docs") else { return };
    let path = repository.root().join("sources/une.yaml");
    assert_eq!(run(command(&["fmt"]).current_dir(repository.root())).code, 0);
    repository.commit("en forme");
    setup(&repository.root(), &[]);
    let sheet = fs::read_to_string(&path).unwrap();
    let change = |old: &str, new: &str| {
        assert!(sheet.contains(old), "{sheet}");
        repository.write("sources/une.yaml", sheet.replace(old, new));
    };
    change("Une action", "Une autre");
    commit(&repository).unwrap();
    change("titre: Une action\n", "titre:   Une action\n");
    assert!(commit(&repository).unwrap_err().contains("sources/une.yaml"));
    change("Un chapeau", "[Un chapeau](#absente)");
    assert!(commit(&repository).unwrap_err().contains("1 erreur"));
    // Commits of other files are no affair of the hook's.
    repository.git(&["reset", "--quiet"]);
    repository.git(&["stash", "--quiet"]);
    repository.write("sources/une.yaml", "en travaux");
    fs::write(repository.top().join(".gitignore"), "docs\n").unwrap();
    repository.git(&["update-index", "--assume-unchanged", "docs/sources/une.yaml"]);
    commit(&repository).unwrap();
    // Without the program, nothing is stopped.
    setup(&repository.root(), &["--undo"]);
    assert!(!repository.top().join(".git/hooks/pre-commit").exists());
}

#[cfg(unix)]
#[test]
fn the_hook_looks_at_what_is_staged_alone() {
    let Some(repository) = Repository::new("docs/l'annexe 3") else { return };
    assert_eq!(run(command(&["fmt"]).current_dir(repository.root())).code, 0);
    repository.commit("en forme");
    setup(&repository.root(), &[]);
    let path = "sources/une.yaml";
    let sheet = fs::read_to_string(repository.root().join(path)).unwrap();
    let wrong = sheet.replace("Un chapeau", "[Un chapeau](#absente)");
    // Wrong where it is, good where it is staged.
    repository.write(path, sheet.replace("Une action", "Une autre"));
    repository.git(&["add", "--all"]);
    repository.write(path, &wrong);
    commit_staged(&repository, &[]).unwrap();
    // What is announced by `git add -N` is in the index, empty, and in no commit.
    repository.write("sources/brouillon.yaml", "");
    repository.git(&["add", "-N", "docs/l'annexe 3/sources/brouillon.yaml"]);
    commit_staged(&repository, &["--allow-empty"]).unwrap();
    repository.git(&["rm", "-q", "--cached", "docs/l'annexe 3/sources/brouillon.yaml"]);
    fs::remove_file(repository.root().join("sources/brouillon.yaml")).unwrap();
    // Good where it is, wrong where it is staged.
    repository.git(&["add", "--all"]);
    repository.write(path, &sheet);
    let told = commit_staged(&repository, &[]).unwrap_err();
    assert!(told.contains("sources/une.yaml") && told.contains("1 erreur"), "{told}");
    // Of a commit of some files alone, git has another index.
    repository.git(&["reset", "--quiet"]);
    repository.write("sources/deux.yaml", "en travaux");
    repository.git(&["add", "--all"]);
    let name = "docs/l'annexe 3/sources/une.yaml";
    assert!(commit_staged(&repository, &[]).is_err());
    commit_staged(&repository, &["--", name]).unwrap();
    assert!(commit_staged(&repository, &[]).is_err());
    // A name that is no text, and is no sheet, is in nobody's way.
    use std::os::unix::ffi::OsStrExt;
    let strange = std::ffi::OsStr::from_bytes(b"note-\xe9t\xe9.txt");
    fs::write(repository.root().join("sources").join(strange), "x").unwrap();
    repository.write("sources/deux.yaml", sheet.replace("Une action", "La deuxième"));
    repository.git(&["add", "--all"]);
    commit_staged(&repository, &[]).unwrap();
}

#[test]
fn what_others_made_is_left_and_told() {
    let Some(repository) = Repository::new("") else { return };
    let (root, hook) = (repository.root(), repository.top().join(".git/hooks/pre-commit"));
    fs::create_dir_all(hook.parent().unwrap()).unwrap();
    fs::write(&hook, "#!/bin/sh\nmake\n").unwrap();
    repository.git(&["config", "diff.annexe.wordRegex", "x"]);
    let run = setup(&root, &[]);
    assert!(run.stderr.contains("annexe fmt --check --staged -q --root '.'"), "{}", run.stderr);
    assert!(run.stderr.contains("diff.annexe.wordRegex"), "{}", run.stderr);
    assert_eq!(fs::read_to_string(&hook).unwrap(), "#!/bin/sh\nmake\n");
    setup(&root, &["--undo"]);
    assert_eq!(fs::read_to_string(&hook).unwrap(), "#!/bin/sh\nmake\n");
    assert_eq!(repository.git(&["config", "diff.annexe.wordRegex"]), "x\n");
    // Hooks that others share.
    fs::remove_file(&hook).unwrap();
    repository.git(&["config", "core.hooksPath", "outils/crochets"]);
    let run = setup(&root, &[]);
    assert!(run.stderr.contains("core.hooksPath"), "{}", run.stderr);
    assert!(!hook.exists() && !repository.top().join("outils").exists());
}

#[cfg(unix)]
#[test]
fn an_edited_hook_keeps_what_was_added_and_is_never_forgotten() {
    let Some(repository) = Repository::new("") else { return };
    let (root, hook) = (repository.root(), repository.top().join(".git/hooks/pre-commit"));
    setup(&root, &[]);
    let ours = fs::read_to_string(&hook).unwrap();
    // Behind the program's own lines.
    fs::write(&hook, format!("{ours}echo plus\n")).unwrap();
    let undone = setup(&root, &["--undo"]);
    assert!(!undone.stderr.contains("rien à changer"), "{}", undone.stderr);
    assert_eq!(fs::read_to_string(&hook).unwrap(), "#!/bin/sh\necho plus\n");
    // Among them.
    let edited = ours.replace("examine()", "# à moi\nexamine()");
    fs::write(&hook, &edited).unwrap();
    for _ in 0..2 {
        let undone = setup(&root, &["--undo"]);
        let told = undone.stderr.replace('\u{a0}', " ");
        assert!(told.contains("retirez-en la ligne : examine '.'"), "{told}");
        assert!(!told.contains("rien à changer"), "{told}");
        assert_eq!(fs::read_to_string(&hook).unwrap(), edited);
    }
}

#[cfg(unix)]
#[test]
fn a_hook_that_leads_elsewhere_is_somebody_elses() {
    let Some(repository) = Repository::new("") else { return };
    let (root, hook) = (repository.root(), repository.top().join(".git/hooks/pre-commit"));
    fs::create_dir_all(hook.parent().unwrap()).unwrap();
    let empty = repository.top().join(".git/vide");
    fs::write(&empty, "").unwrap();
    for target in [Path::new("/nulle/part"), &empty] {
        std::os::unix::fs::symlink(target, &hook).unwrap();
        let run = setup(&root, &[]);
        assert!(run.stderr.contains("n'est pas de ce programme"), "{}", run.stderr);
        assert_eq!(fs::read_link(&hook).unwrap(), target);
        setup(&root, &["--undo"]);
        assert_eq!(fs::read_link(&hook).unwrap(), target);
        fs::remove_file(&hook).unwrap();
    }
}

#[cfg(unix)]
#[test]
fn a_commit_may_move_or_delete_a_collection() {
    let Some(repository) = Repository::new("mon annexe") else { return };
    assert_eq!(run(command(&["fmt"]).current_dir(repository.root())).code, 0);
    repository.commit("en forme");
    let files = settings(&repository);
    setup(&repository.root(), &[]);
    repository.git(&["mv", "mon annexe", "annexe2"]);
    commit(&repository).unwrap();
    // There it is set up anew, in place of what was.
    let there = repository.top().join("annexe2");
    setup(&there, &[]);
    let hook = fs::read_to_string(repository.top().join(".git/hooks/pre-commit")).unwrap();
    assert!(hook.ends_with("}\n\nexamine 'annexe2'\n"), "{hook}");
    let lines = fs::read_to_string(repository.top().join(".git/info/attributes")).unwrap();
    assert!(lines.contains("annexe2") && !lines.contains("mon annexe"), "{lines}");
    fs::write(there.join("sources/une.yaml"), "titre:   Une\n").unwrap();
    assert!(commit(&repository).is_err());
    // A sheet without a manifest is no deleted collection.
    repository.git(&["reset", "--quiet", "--hard"]);
    fs::remove_file(there.join("sources/annexe.yaml")).unwrap();
    assert!(commit(&repository).is_err());
    repository.git(&["reset", "--quiet", "--hard"]);
    repository.git(&["mv", "annexe2", "annexe3"]);
    // What was set up elsewhere goes, too.
    setup(&repository.top().join("annexe3"), &["--undo"]);
    assert_eq!(settings(&repository), files);
    setup(&repository.top().join("annexe3"), &[]);
    repository.git(&["rm", "--quiet", "-r", "-f", "annexe3"]);
    commit(&repository).unwrap();
}

/// Line ends as Git for Windows writes them, unless it is told otherwise.
#[cfg(unix)]
#[test]
fn line_ends_that_git_adds_are_no_form() {
    for attributes in ["", "*.yaml text eol=crlf\n"] {
        let Some(repository) = Repository::empty("docs") else { return };
        let root = repository.root();
        assert_eq!(run(command(&["fmt"]).current_dir(&root)).code, 0);
        repository.git(&["config", "core.autocrlf", "true"]);
        if !attributes.is_empty() {
            repository.write(".gitattributes", attributes);
        }
        repository.commit("en forme");
        setup(&root, &[]);
        let path = root.join("sources/une.yaml");
        let sheet = fs::read_to_string(&path).unwrap();
        repository.write("sources/une.yaml", sheet.replace("Une action", "Une autre action"));
        assert_eq!(commit(&repository), Ok(()));
        // The files as git writes them.
        for name in ["annexe.yaml", "une.yaml"] {
            fs::remove_file(root.join("sources").join(name)).unwrap();
        }
        repository.git(&["checkout", "--", "."]);
        let written = fs::read_to_string(&path).unwrap();
        assert!(written.contains("\r\n"));
        let check = run(command(&["fmt", "--check"]).current_dir(&root));
        assert_eq!((check.code, check.stderr.as_str()), (0, ""));
        assert_eq!(run(command(&["fmt"]).current_dir(&root)).code, 0);
        assert_eq!(fs::read_to_string(&path).unwrap(), written);
        repository.write("sources/une.yaml", written.replace("titre: ", "titre:   "));
        let refused = commit(&repository).unwrap_err();
        assert!(refused.contains("pas en forme"), "{refused}");
    }
    // Those that would be committed are the file's own.
    let Some(repository) = Repository::empty("") else { return };
    assert_eq!(run(command(&["fmt"]).current_dir(repository.root())).code, 0);
    repository.commit("en forme");
    setup(&repository.root(), &[]);
    let sheet = fs::read_to_string(repository.root().join("sources/une.yaml")).unwrap();
    repository.write("sources/une.yaml", sheet.replace('\n', "\r\n"));
    assert_eq!(run(command(&["fmt", "--check"]).current_dir(repository.root())).code, 1);
    assert!(commit(&repository).unwrap_err().contains("pas en forme"));
}

/// What is shown can be pasted: a shell that runs it has the settings that the command makes.
#[cfg(unix)]
#[test]
fn the_commands_that_are_shown_do_what_is_done() {
    let (Some(one), Some(other)) = (Repository::new(""), Repository::new("")) else { return };
    let shown = String::from_utf8(setup(&one.root(), &["--dry-run"]).stdout).unwrap();
    let from = shown.find("git config").unwrap();
    let to = shown.find(".git/info/attributes").unwrap();
    let mut shell = Command::new("sh");
    shell.current_dir(one.top()).args(["-e", "-c", &shown[from..to]]);
    assert!(shell.status().unwrap().success(), "{shown}");
    setup(&other.root(), &[]);
    let list = ["config", "--local", "--null", "--list"];
    assert_eq!(one.git(&list), other.git(&list));
}
