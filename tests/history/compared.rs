//! `annexe diff` and `annexe log` between revisions.

use crate::common::{Run, SHEET, command, run};
use crate::repository::Repository;

fn annexe(repository: &Repository, arguments: &[&str]) -> Run {
    run(command(arguments).current_dir(repository.root()))
}

fn said(run: &Run) -> String {
    assert_eq!(run.code, 0, "{}", run.stderr);
    String::from_utf8(run.stdout.clone()).unwrap().replace('\u{a0}', " ")
}

/// A collection whose sheet was edited, laid out otherwise, then renamed.
fn edited(prefix: &str) -> Option<Repository> {
    let repository = Repository::new(prefix)?;
    repository.git(&["tag", "v1"]);
    repository.write("sources/une.yaml", SHEET.replace("Un paragraphe", "Un long paragraphe"));
    repository.commit("relecture");
    let laid_out = SHEET.replace("Un paragraphe", "Un long paragraphe").replace("|\n", "|\n\n");
    repository.write("sources/une.yaml", laid_out);
    repository.commit("mise en forme");
    repository.git(&[
        "mv",
        &format!("{prefix}sources/une.yaml"),
        &format!("{prefix}sources/neuve.yaml"),
    ]);
    repository.commit("nouveau nom");
    Some(repository)
}

#[test]
fn two_revisions_are_compared_and_the_files_with_one() {
    for prefix in ["", "guide/"] {
        let Some(repository) = edited(prefix) else { return };
        let one = said(&annexe(&repository, &["diff", "v1..HEAD"]));
        assert!(one.contains("fichier renommé : une → neuve"), "{one}");
        assert!(one.contains("{+long +}"), "{one}");
        assert_eq!(one, said(&annexe(&repository, &["diff", "v1", "HEAD"])));
        assert_eq!(one, said(&annexe(&repository, &["diff", "v1..."])));
        let nothing = said(&annexe(&repository, &["diff", "--exit-code"]));
        assert_eq!(nothing, "1 inchangée\n");
        repository.write("sources/neuve.yaml", SHEET);
        let back = said(&annexe(&repository, &["diff"]));
        assert!(back.contains("[-long -]"), "{back}");
        assert_eq!(annexe(&repository, &["diff", "--exit-code"]).code, 1);
    }
}

#[test]
fn a_redline_never_lies_among_the_sources_and_may_be_of_an_order_alone() {
    let Some(repository) = edited("") else { return };
    for option in ["--pdf", "--docx"] {
        let run = annexe(&repository, &["diff", "v1..HEAD", option, "sources/x"]);
        assert_eq!(run.code, 2, "{}", run.stderr);
        assert!(!repository.root().join("sources/x").exists());
    }
    repository.write("sources/deux.yaml", SHEET.replace("Une action", "Deuxième action"));
    let order = |ids: &str| format!("{}fiches: [{ids}]\n", crate::common::MANIFEST);
    repository.write("sources/annexe.yaml", order("deux, neuve"));
    repository.commit("deux fiches");
    repository.write("sources/annexe.yaml", order("neuve, deux"));
    let run = annexe(&repository, &["diff", "--pdf", "m.pdf"]);
    assert!(said(&run).contains("change de place"), "{}", run.stderr);
    assert!(repository.root().join("m.pdf").exists(), "{}", run.stderr);
    assert_eq!(annexe(&repository, &["diff", "--pdf", "-"]).code, 2);
    assert!(!repository.root().join("-").exists());
}

#[test]
fn the_history_of_a_sheet_is_told_by_its_earlier_names_too_and_without_noise() {
    let Some(repository) = edited("guide/") else { return };
    let log = said(&annexe(&repository, &["log", "neuve"]));
    let subjects: Vec<&str> =
        log.lines().filter(|line| !line.starts_with(' ') && !line.is_empty()).collect();
    let subjects: Vec<&str> =
        subjects.iter().map(|line| line.rsplit(" · ").next().unwrap()).collect();
    assert_eq!(subjects, ["nouveau nom", "relecture", "premier"], "{log}");
    assert!(log.contains("    fichier renommé : une → neuve\n"), "{log}");
    assert!(log.contains("phrase modifiée (ajout de « long »)"), "{log}");
    assert!(log.contains("première version : 1 fiche"), "{log}");
    let few = said(&annexe(&repository, &["log", "neuve", "-n", "1"]));
    assert!(few.contains("nouveau nom") && !few.contains("relecture"), "{few}");
    let json = said(&annexe(&repository, &["log", "--format", "json"]));
    let entries: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(entries.as_array().unwrap().len(), 3, "{json}");
    let date = entries[0]["date"].as_str().unwrap();
    assert!(date.len() == 10 && date.bytes().all(|b| b == b'-' || b.is_ascii_digit()), "{json}");
    let english = said(&annexe(&repository, &["--lang", "en", "log", "-n", "1"]));
    assert!(english.starts_with(date), "{english}");
    let nobody = annexe(&repository, &["log", "personne"]);
    assert_eq!(nobody.code, 2);
    assert!(nobody.stderr.contains("aucun commit n'a touché à sources/personne.yaml"));
}

#[test]
fn a_version_with_errors_is_not_compared_and_its_mistakes_are_told_by_its_name() {
    let Some(repository) = Repository::new("") else { return };
    repository.write("sources/une.yaml", "titre: Une\nchapo: non\n");
    repository.commit("erreur");
    repository.git(&["tag", "faux"]);
    repository.write("sources/une.yaml", SHEET);
    repository.commit("suite");
    let run = annexe(&repository, &["diff", "faux"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("faux:sources/une.yaml:2:1"), "{}", run.stderr);
    let log = said(&annexe(&repository, &["log"]));
    assert!(log.contains("contiennent des erreurs"), "{log}");
}
