//! The history of a collection whose folder was moved.

use super::repository::Repository;
use crate::common::{Run, SHEET, command, run};

fn subjects(log: &str) -> Vec<&str> {
    let heads = log.lines().filter(|line| !line.starts_with(' ') && !line.is_empty());
    heads.map(|line| line.rsplit(" · ").next().unwrap()).collect()
}

fn said(run: &Run) -> String {
    assert_eq!(run.code, 0, "{}", run.stderr);
    String::from_utf8(run.stdout.clone()).unwrap().replace('\u{a0}', " ")
}

#[test]
fn the_history_goes_on_before_a_move() {
    let Some(repository) = Repository::new("a") else { return };
    repository.write("sources/une.yaml", SHEET.replace("Un paragraphe", "Un long paragraphe"));
    repository.commit("relecture");
    repository.git(&["mv", "a/sources/une.yaml", "a/sources/neuve.yaml"]);
    repository.commit("nouveau nom");
    // Somebody has not heard of the move yet.
    repository.git(&["checkout", "--quiet", "-b", "autre"]);
    let late = SHEET.replace("Un paragraphe", "Un long paragraphe");
    repository.write("sources/neuve.yaml", late.replace("Un chapeau", "Un beau chapeau"));
    repository.commit("chapeau");
    repository.git(&["checkout", "--quiet", "main"]);
    std::fs::create_dir(repository.top().join("docs")).unwrap();
    repository.git(&["mv", "a", "docs/l'annexe"]);
    repository.commit("déplacement");
    repository.git(&["merge", "--quiet", "--no-ff", "-m", "fusion", "autre"]);
    let root = repository.top().join("docs/l'annexe");
    let annexe = |arguments: &[&str]| said(&run(command(arguments).current_dir(&root)));
    let all = annexe(&["log"]);
    let mut found = subjects(&all);
    found.sort_unstable();
    let expected = ["chapeau", "déplacement", "nouveau nom", "premier", "relecture"];
    assert_eq!(found, expected, "{all}");
    assert!(all.contains("  l'annexe change de dossier : a → docs/l'annexe\n"), "{all}");
    assert!(all.ends_with("premier\n  première version : 1 fiche\n\n"), "{all}");
    for id in ["neuve", "une"] {
        let one = annexe(&["log", id]);
        let mut found = subjects(&one);
        found.sort_unstable();
        assert_eq!(found, ["chapeau", "nouveau nom", "premier", "relecture"], "{id}: {one}");
    }
}

#[test]
fn a_collection_that_was_away_for_a_while_has_a_history() {
    let Some(repository) = Repository::new("a") else { return };
    repository.git(&["mv", "a", "b"]);
    repository.commit("aller");
    repository.git(&["mv", "b", "a"]);
    repository.commit("retour");
    repository.git(&["rm", "--quiet", "-r", "a"]);
    repository.commit("retrait");
    repository.git(&["checkout", "--quiet", "HEAD~1", "--", "a"]);
    repository.commit("reprise");
    let log = said(&run(command(&["log"]).current_dir(repository.root())));
    assert_eq!(subjects(&log), ["reprise", "retour", "premier"], "{log}");
}
