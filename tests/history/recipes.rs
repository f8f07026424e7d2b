//! `annexe init --ci`: recipes at the top of the repository, for the collection that is in it.

use std::fs;

use crate::common::{Collection, command, run};
use crate::repository::Repository;

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
