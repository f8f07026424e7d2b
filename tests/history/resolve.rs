//! Names of revisions: what stands for a commit, and what does nothing but fail.

use annexe::history::Git;

use super::repository::{Repository, git, git_is_there, told};

#[test]
fn names_of_every_kind_lead_to_their_commit() {
    let Some(repository) = Repository::new("") else { return };
    let first = repository.git(&["rev-parse", "HEAD"]).trim().to_owned();
    repository.git(&["tag", "--annotate", "v1", "--message", "édition"]);
    repository.git(&["branch", "relecture/été"]);
    repository.write("sources/une.yaml", "titre: x\n");
    repository.commit("une phrase de plus");
    for name in ["v1", "HEAD~1", "HEAD^", "relecture/été", &first, &first[..9], ":/premier"] {
        let revision = repository.at(name).unwrap();
        assert_eq!(revision.commit, first, "{name}");
        assert_eq!(revision.name, name);
    }
    let revision = repository.at("HEAD").unwrap();
    assert_ne!(revision.commit, first);
    assert_eq!(revision.subject, "une phrase de plus");
    assert_eq!(revision.author, "Une autrice");
    assert_eq!(revision.committed, "2026-03-01T23:30:00+02:00");
    assert_eq!(revision.short(), &revision.commit[..8]);
    // A detached head is a revision like others.
    repository.git(&["checkout", "--quiet", "--detach", "v1"]);
    assert_eq!(repository.at("HEAD").unwrap().commit, first);
}

#[test]
fn a_name_of_a_branch_and_a_tag_is_no_guess() {
    let Some(repository) = Repository::new("") else { return };
    repository.git(&["tag", "relu"]);
    repository.git(&["branch", "relu"]);
    // Both are the same version.
    assert!(repository.at("relu").is_ok());
    repository.write("sources/une.yaml", "titre: x\n");
    repository.commit("suite");
    repository.git(&["branch", "--force", "relu"]);
    let said = told(repository.at("relu").unwrap_err());
    assert!(said.contains("à la fois une branche et une étiquette"), "{said}");
    assert_ne!(
        repository.at("heads/relu").unwrap().commit,
        repository.at("tags/relu").unwrap().commit
    );
}

#[test]
fn hostile_names_do_nothing_but_fail() {
    let Some(repository) = Repository::new("") else { return };
    let before = repository.state();
    let hostile = [
        "",
        "-h",
        "--help",
        "--output=x",
        "--all",
        "-n1",
        "--",
        "--end-of-options",
        "a..b;c",
        "HEAD..HEAD",
        "HEAD...HEAD",
        "^HEAD",
        "HEAD;x",
        "$(touch x)",
        "`touch x`",
        "HEAD\n--all",
        "HEAD\0",
        "\u{1b}[31m",
        "HEAD:",
        "HEAD:sources",
        "HEAD^{tree}",
        ":0:sources/une.yaml",
        "HEAD~999",
        "@{u}",
        "refs/heads/*",
        "*",
        "..",
        "sources/une.yaml",
        "HEAD HEAD",
        " ",
        "HEAD^@",
        "HEAD^!",
        "HEAD^{/",
        &"é".repeat(5_000),
        &"0".repeat(40),
    ];
    for name in hostile {
        let told = told(repository.at(name).unwrap_err());
        let known =
            ["ne peut pas être le nom d'une révision", "n'est pas une révision", "pas de révision"];
        assert!(known.iter().any(|words| told.contains(words)), "{name:?}: {told}");
        assert!(told.chars().count() < 400, "{told}");
        assert!(!told.contains('\u{1b}') && !told.contains('\0'), "{name:?}: {told}");
    }
    assert_eq!(repository.state(), before);
    assert!(!repository.top().join("x").exists());
}

#[test]
fn a_near_name_is_suggested() {
    let Some(repository) = Repository::new("") else { return };
    repository.git(&["tag", "edition-2025"]);
    repository.git(&["update-ref", "refs/remotes/origin/relecture", "HEAD"]);
    for (name, near) in [
        ("edition-2024", "« edition-2025 »"),
        ("mian", "« main »"),
        ("relecture", "« origin/relecture »"),
        ("tout-autre-chose", "git branch --all"),
    ] {
        let told = told(repository.at(name).unwrap_err());
        assert!(told.contains(near), "{name}: {told}");
    }
}

#[test]
fn what_stands_in_the_way_is_told() {
    let Some(repository) = Repository::empty("") else { return };
    let no_commits = told(repository.at("HEAD").unwrap_err());
    assert!(no_commits.contains("aucune révision") && no_commits.contains("git commit"));
    let outside = tempfile::tempdir().unwrap();
    let no_repository = told(Git::find(outside.path()).unwrap_err());
    assert!(no_repository.contains("aucun dépôt git"), "{no_repository}");
    assert!(no_repository.contains("git init"), "{no_repository}");
    git(outside.path(), &["init", "--quiet", "--bare"]);
    let bare = told(Git::find(outside.path()).unwrap_err());
    assert!(bare.contains("sans fichiers de travail"), "{bare}");
}

#[test]
fn a_shallow_clone_says_that_it_is_one() {
    let Some(repository) = Repository::new("annexe") else { return };
    let first = repository.git(&["rev-parse", "HEAD"]).trim().to_owned();
    repository.commit("deuxième");
    let clone = tempfile::tempdir().unwrap();
    let from = format!("file://{}", repository.top().display());
    git(clone.path(), &["clone", "--quiet", "--depth=1", &from, "clone"]);
    let shallow = Git::find(&clone.path().join("clone/annexe")).unwrap();
    assert_eq!(shallow.resolve("HEAD").unwrap().subject, "deuxième");
    for name in ["HEAD~1", first.as_str()] {
        let told = told(shallow.resolve(name).unwrap_err());
        assert!(told.contains("git fetch --unshallow"), "{name}: {told}");
    }
}

#[test]
fn the_last_common_commit_is_found() {
    let Some(repository) = Repository::new("") else { return };
    let first = repository.at("HEAD").unwrap();
    repository.git(&["checkout", "--quiet", "-b", "autre"]);
    repository.commit("à côté");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.commit("suite");
    repository.git(&["checkout", "--quiet", "--orphan", "ailleurs"]);
    repository.commit("sans rien de commun");
    let git = repository.open();
    let at = |name: &str| git.resolve(name).unwrap();
    let common = git.common(&at("main"), &at("autre")).unwrap().unwrap();
    assert_eq!(common.commit, first.commit);
    assert_eq!(git.common(&at("main"), &at("ailleurs")).unwrap(), None);
}

#[test]
fn the_folder_alone_says_which_repository_is_meant() {
    if !git_is_there() {
        return;
    }
    // As hooks set them, of another repository.
    let Some(repository) = Repository::new("annexe") else { return };
    let other = Repository::new("").unwrap();
    let mut command = crate::common::command(&["doctor", "--format", "json"]);
    command.current_dir(repository.root()).env("GIT_DIR", other.top().join(".git"));
    command.env("GIT_WORK_TREE", other.top()).env("GIT_INDEX_FILE", other.top().join("index"));
    let run = crate::common::run(&mut command);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let said = String::from_utf8(run.stdout).unwrap();
    assert!(said.contains("\"changed\":0") || said.contains("\"changed\": 0"), "{said}");
}
