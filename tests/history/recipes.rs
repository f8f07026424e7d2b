//! `annexe init --ci`: recipes at the top of the repository, for the collection that is in it.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::repository::{Repository, with_program};
use crate::common::{Collection, SHEET, command, run};

#[test]
fn recipes_go_to_the_top_of_the_repository_and_replace_nothing() {
    for (prefix, folder, out) in
        [("", "\".\"", "out/**"), ("docs/annexe", "\"docs/annexe\"", "docs/annexe/out/**")]
    {
        let Some(repository) = Repository::new(prefix) else { return };
        let init = |forge| run(command(&["init", "--ci", forge]).current_dir(repository.root()));
        let path = repository.top().join(".github/workflows/annexe.yaml");
        assert_eq!(init("github").code, 0);
        let recipe = fs::read_to_string(&path).unwrap();
        assert!(recipe.contains(&format!("working-directory: {folder}")), "{recipe}");
        assert!(recipe.contains(&format!("            {out}")), "{recipe}");
        assert!(recipe.contains("${{ github.event.pull_request.base.sha }}"), "{recipe}");
        fs::write(&path, "name: la mienne\n").unwrap();
        let again = init("github");
        assert_eq!(again.code, 2);
        assert!(again.stderr.contains("annexe.yaml"), "{}", again.stderr);
        assert_eq!(fs::read_to_string(&path).unwrap(), "name: la mienne\n");
        assert_eq!(init("gitlab").code, 0);
        let recipe = fs::read_to_string(repository.top().join(".gitlab-ci.yml")).unwrap();
        assert!(recipe.contains(&format!("- \"{}\"", out.trim_end_matches("**"))), "{recipe}");
    }
}

#[test]
fn outside_a_repository_there_is_no_place_for_a_recipe() {
    let run = Collection::good().run(&["init", "--ci", "github"]);
    assert_eq!(run.code, 2, "{}", run.stderr);
}

/// The script of a recipe that begins at a line, without the room before it.
#[cfg(unix)]
fn script(recipe: &str, start: &str) -> String {
    let lines = recipe.lines().skip_while(|line| !line.contains(start));
    let lines = lines.skip_while(|line| !line.ends_with('|')).skip(1);
    let lines: Vec<&str> = lines.take_while(|line| !line.is_empty()).collect();
    let depth = lines[0].len() - lines[0].trim_start().len();
    let inside = |line: &&&str| line.chars().take(depth).all(|c| c == ' ');
    let inside = lines.iter().take_while(inside).map(|line| &line[depth..]);
    inside.collect::<Vec<_>>().join("\n")
}

#[cfg(unix)]
#[test]
fn a_request_without_a_readable_base_passes_and_says_so() {
    for (forge, path, start) in [
        ("github", ".github/workflows/annexe.yaml", "- name: Comparer"),
        ("gitlab", ".gitlab-ci.yml", "- annexe build"),
    ] {
        let Some(repository) = Repository::new("") else { return };
        // Two histories begin without a collection; the second is the request's.
        for name in ["ailleurs", "vide"] {
            repository.git(&["checkout", "--quiet", "--orphan", name]);
            repository.git(&["rm", "--quiet", "-r", "--cached", "--ignore-unmatch", "."]);
            repository.git(&["commit", "--quiet", "--allow-empty", "--message", name]);
        }
        repository.git(&["checkout", "--quiet", "-b", "demande"]);
        repository.write("sources/une.yaml", "titre: Une\nchapo: non\n");
        repository.commit("faux");
        repository.git(&["tag", "faux"]);
        repository.write("sources/une.yaml", SHEET);
        repository.commit("bon");
        repository.git(&["tag", "bon"]);
        repository.write("sources/une.yaml", SHEET.replace("Une action", "Une autre"));
        repository.commit("autre titre");
        assert_eq!(run(command(&["init", "--ci", forge]).current_dir(repository.root())).code, 0);
        let recipe = fs::read_to_string(repository.top().join(path)).unwrap();
        let script = script(&recipe, start);
        fs::create_dir_all(repository.top().join("out")).unwrap();
        for (base, said) in [
            ("ailleurs", "pas d'annexe ici"),
            ("vide", "pas d'annexe ici"),
            ("faux", "ne peut pas être comparée"),
            ("bon", "Une autre"),
        ] {
            let commit = repository.git(&["rev-parse", base]);
            let mut bash = Command::new("bash");
            bash.args(["-eo", "pipefail", "-c", &script]).current_dir(repository.root());
            bash.env("PATH", with_program()).env("GITHUB_STEP_SUMMARY", "/dev/stdout");
            bash.env("LANG", "fr_FR.UTF-8").env_remove("LC_ALL");
            for name in ["BASE", "CI_MERGE_REQUEST_DIFF_BASE_SHA"] {
                bash.env(name, commit.trim());
            }
            let run = bash.output().unwrap();
            let told = String::from_utf8_lossy(&run.stdout);
            let stderr = String::from_utf8_lossy(&run.stderr);
            assert!(run.status.success(), "{forge}, {base}: {stderr}");
            assert!(told.contains(said), "{forge}, {base}: {told}{stderr}");
            let none = told.contains("Pas de comparaison avec la branche visée");
            assert_eq!(none, base != "bon", "{told}");
        }
    }
}

#[test]
fn at_github_files_are_named_from_the_top_of_the_workspace() {
    let Some(repository) = Repository::new("docs/annexe") else { return };
    repository.write("sources/une.yaml", "titre: Une\nchapo: non\n");
    let check = |workspace: Option<&Path>| {
        let mut check = command(&["check", "--format", "github"]);
        check.current_dir(repository.root()).env_remove("GITHUB_WORKSPACE");
        workspace.map(|top| check.env("GITHUB_WORKSPACE", top));
        run(&mut check).stdout
    };
    let top = repository.top();
    for (workspace, file) in [
        (None, "docs/annexe/sources/une.yaml"),
        (Some(top), "docs/annexe/sources/une.yaml"),
        (Some(&*top.join("docs")), "annexe/sources/une.yaml"),
        // One that is elsewhere says nothing of the collection.
        (Some(&*top.join(".git")), "docs/annexe/sources/une.yaml"),
    ] {
        let told = String::from_utf8(check(workspace)).unwrap();
        assert!(told.contains(&format!("::error file={file},")), "{workspace:?}: {told}");
    }
}
