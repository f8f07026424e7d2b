//! Stamps: what git says in the PDFs where that is asked for, and nowhere else.

use std::fs;
use std::path::Path;

use annexe::annex::Annex;
use annexe::diag::Diagnostics;
use annexe::history::Point;
use annexe::project::Project;
use annexe::typeset::{Output, Typesetter};

use super::repository::{Repository, git};
use crate::common::{Collection, MANIFEST, SHEET, command, run};

/// What stands on the pages of an output.
fn text(root: &Path, point: &Point, output: &Output) -> String {
    let project = Project::find(Some(root)).unwrap();
    let mut found = Diagnostics::default();
    let mut annex = Annex::read(&project, &mut found).unwrap().unwrap();
    point.mark(&mut annex, &project, &mut found).unwrap();
    let typesetter = Typesetter::new(&project, &annex).unwrap();
    let typeset = typesetter.lay_out(output, &mut found).unwrap();
    assert!(found.is_empty(), "{found:?}");
    let text: String = (1..=typeset.pages()).map(|page| typeset.text(page)).collect();
    // The end of « 1er » is raised, and a text of its own.
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace("1 er ", "1er ")
}

fn handout(root: &Path, stamped: bool) -> String {
    text(root, &Point { at: None, stamped }, &Output::Handout("une".into()))
}

/// Runs the program, which is to do its work without a word of warning.
fn built(root: &Path, arguments: &[&str]) -> String {
    let run = run(command(arguments).current_dir(root));
    assert_eq!(run.code, 0, "{}", run.stderr);
    run.stderr
}

fn pdf(root: &Path) -> Vec<u8> {
    fs::read(root.join("out/annexe.pdf")).unwrap()
}

fn holds(bytes: &[u8], words: &str) -> bool {
    bytes.windows(words.len()).any(|part| part == words.as_bytes())
}

#[test]
fn without_a_stamp_nothing_of_git_enters() {
    let Some(repository) = Repository::new("") else { return };
    let outside = Collection::good();
    built(outside.root(), &["build"]);
    built(&repository.root(), &["build"]);
    assert!(pdf(outside.root()) == pdf(&repository.root()));
    repository.commit("suite");
    built(&repository.root(), &["build", "--force"]);
    assert!(pdf(outside.root()) == pdf(&repository.root()));
}

#[test]
fn a_stamp_is_printed_and_says_what_changed_since() {
    let Some(repository) = Repository::new("docs") else { return };
    let root = repository.root();
    let short = repository.at("HEAD").unwrap().short().to_owned();
    let clean = handout(&root, true);
    assert!(clean.contains(&format!("29 février 2024 · révision {short}")), "{clean}");
    assert!(!clean.contains("modifiée depuis"), "{clean}");
    let annex = text(&root, &Point { at: None, stamped: true }, &Output::Annex);
    assert!(annex.contains(&format!("révision {short}")), "{annex}");
    assert!(!handout(&root, false).contains("révision"));
    // What is not read is no change; a new source is one.
    fs::write(repository.top().join("notes.txt"), "x").unwrap();
    repository.write("notes.txt", "x");
    assert!(!handout(&root, true).contains("modifiée depuis"));
    repository.write("sources/photo.png", "x");
    let dirty = handout(&root, true);
    assert!(dirty.contains(&format!("révision {short}, modifiée depuis")), "{dirty}");
    built(&root, &["build", "--stamp"]);
    assert!(holds(&pdf(&root), &format!("2024, révision {short}, modifiée depuis)")));
}

#[test]
fn the_booklet_has_stamps_too() {
    let Some(repository) = Repository::empty("") else { return };
    let manifest = MANIFEST.replace("date: 2024-02-29\n", "version: \"2\"\n");
    repository.write(
        "sources/annexe.yaml",
        format!("{manifest}mise_en_page: livret\nestampille: oui\nmise_a_jour: oui\n"),
    );
    repository.commit("livret");
    let root = repository.root();
    let short = repository.at("HEAD").unwrap().short().to_owned();
    let said = format!("version 2 · révision {short} du 1er mars 2026");
    let handout = handout(&root, false);
    assert!(handout.contains(&format!("{said} · mise à jour le 1er mars 2026")), "{handout}");
    let annex = text(&root, &Point::default(), &Output::Annex);
    assert!(annex.contains(&said) && !annex.contains("mise à jour"), "{annex}");
}

#[test]
fn the_manifest_asks_for_stamps_and_builds_follow_commits() {
    let Some(repository) = Repository::empty("") else { return };
    repository.write("sources/annexe.yaml", format!("{MANIFEST}estampille: oui\n"));
    repository.commit("estampille");
    let root = repository.root();
    built(&root, &["build"]);
    let first = pdf(&root);
    assert!(built(&root, &["build"]).contains("rien n'a changé"));
    repository.commit("rien dans les fichiers");
    let said = built(&root, &["build", "-v"]);
    assert!(said.contains("la révision imprimée"), "{said}");
    assert!(first != pdf(&root));
    // The same as a clean checkout, at each revision.
    built(&root, &["build", "--rev", "HEAD~1", "-o", "out/avant"]);
    assert!(fs::read(root.join("out/avant/annexe.pdf")).unwrap() == first);
    // The stamp goes with the key.
    repository.write("sources/annexe.yaml", MANIFEST);
    built(&root, &["build"]);
    assert!(!holds(&pdf(&root), "révision"));
    built(&root, &["build", "--stamp"]);
    assert!(holds(&pdf(&root), "révision"));
    built(&root, &["build"]);
    assert!(!holds(&pdf(&root), "révision"));
}

#[test]
fn sheets_say_when_they_were_last_changed() {
    let Some(repository) = Repository::empty("docs/annexe") else { return };
    repository.write("sources/annexe.yaml", format!("{MANIFEST}mise_a_jour: oui\n"));
    repository.write("sources/deux.yaml", SHEET);
    repository.commit("deux fiches");
    repository.write("sources/deux.yaml", SHEET.replace("Un paragraphe", "Autre paragraphe"));
    repository.git(&["add", "--all"]);
    let day = "2026-11-04T00:30:00+01:00";
    repository.git(&["-c", "user.useConfigOnly=false", "commit", "--quiet", "--message", "deux"]);
    let amend = ["commit", "--quiet", "--amend", "--no-edit", "--date", day];
    repository.git(&amend);
    let root = repository.root();
    let both =
        |point: &Point| ["une", "deux"].map(|id| text(&root, point, &Output::Handout(id.into())));
    for text in both(&Point::default()) {
        // The commit's day, not the author's.
        assert!(text.contains("mise à jour le 1er mars 2026"), "{text}");
        assert!(!text.contains("révision"), "{text}");
    }
    // One with changes has no date yet; at a revision, all have theirs.
    repository.write("sources/deux.yaml", SHEET.replace("Un paragraphe", "Encore un"));
    let [une, deux] = both(&Point::default());
    assert!(une.contains("mise à jour") && !deux.contains("mise à jour"), "{une}{deux}");
    let git_ = repository.open();
    let at = Some((git_.clone(), git_.resolve("HEAD").unwrap()));
    let [_, deux] = both(&Point { at, stamped: false });
    assert!(deux.contains("mise à jour"), "{deux}");
}

#[test]
fn a_picture_is_part_of_the_sheet_that_has_it() {
    let Some(repository) = Repository::empty("docs/annexe") else { return };
    repository.write("sources/annexe.yaml", format!("{MANIFEST}mise_a_jour: oui\n"));
    let pictured =
        SHEET.replace("Un paragraphe", "![Un rond](dessins/été.svg)\n\n      Un paragraphe");
    repository.write("sources/deux.yaml", &pictured);
    let drawing = |fill: &str| {
        format!(
            "<svg xmlns='http://www.w3.org/2000/svg' width='60' height='60'><circle cx='30' cy='30' r='20' fill='{fill}'/></svg>"
        )
    };
    repository.write("sources/dessins/été.svg", drawing("red"));
    repository.write("sources/dessins/autre.svg", drawing("red"));
    repository.commit("deux fiches");
    repository.write("sources/dessins/été.svg", drawing("blue"));
    repository.commit_on("2026-06-03", "dessin retouché");
    repository.write("sources/dessins/autre.svg", drawing("blue"));
    repository.commit_on("2026-07-04", "dessin qui ne sert pas");
    let root = repository.root();
    let said = |id: &str| text(&root, &Point::default(), &Output::Handout(id.into()));
    assert!(said("une").contains("mise à jour le 1er mars 2026"), "{}", said("une"));
    assert!(said("deux").contains("mise à jour le 3 juin 2026"), "{}", said("deux"));
    let log = |id: &str| {
        let run = run(command(&["log", id]).current_dir(&root));
        assert_eq!(run.code, 0, "{}", run.stderr);
        String::from_utf8(run.stdout).unwrap()
    };
    assert!(log("deux").contains("dessin retouché") && !log("deux").contains("ne sert pas"));
    assert!(log("deux").contains("image remplacée : dessins/été.svg"), "{}", log("deux"));
    assert!(!log("une").contains("dessin"), "{}", log("une"));
    // One that is not committed yet: the sheet has no date.
    repository.write("sources/dessins/été.svg", drawing("green"));
    assert!(!said("deux").contains("mise à jour"), "{}", said("deux"));
}

#[test]
fn without_a_revision_the_manifest_is_warned_and_the_argument_refused() {
    let collection = Collection::good();
    let manifest = format!("{MANIFEST}estampille: oui\n");
    collection.write("sources/annexe.yaml", manifest.as_bytes());
    let warned = collection.run(&["build"]);
    assert_eq!(warned.code, 0, "{}", warned.stderr);
    assert!(warned.stderr.contains("[sans-revision]"), "{}", warned.stderr);
    let refused = collection.run(&["build", "--stamp"]);
    assert_eq!(refused.code, 2, "{}", refused.stderr);
}

#[test]
fn a_shallow_clone_gives_no_wrong_date() {
    let Some(repository) = Repository::empty("") else { return };
    repository.write("sources/annexe.yaml", format!("{MANIFEST}mise_a_jour: oui\n"));
    repository.commit("premier");
    repository.commit("deuxième");
    let place = tempfile::tempdir().unwrap();
    let from = format!("file://{}", repository.top().display());
    git(place.path(), &["clone", "--quiet", "--depth=1", &from, "clone"]);
    let clone = place.path().join("clone");
    let said = built(&clone, &["build"]);
    assert!(said.contains("[sans-revision]") && said.contains("--unshallow"), "{said}");
    // The stamp is known, whoever asks for it: only dates are not.
    let manifest = format!("{MANIFEST}estampille: oui\nmise_a_jour: oui\n");
    fs::write(clone.join("sources/annexe.yaml"), manifest).unwrap();
    for arguments in [&["build", "--force"][..], &["build", "--force", "--stamp"]] {
        let said = built(&clone, arguments);
        assert_eq!(said.matches("[sans-revision]").count(), 1, "{said}");
        assert!(said.contains("│ mise_a_jour: oui") && !said.contains("estampille"), "{said}");
        assert!(said.contains("sont imprimées sans date"), "{said}");
        assert!(holds(&pdf(&clone), "révision"), "{said}");
    }
}

#[test]
fn another_name_of_a_file_or_of_the_folder_is_no_change_of_a_sheet() {
    let Some(repository) = Repository::empty("docs/annexe") else { return };
    repository.write("sources/annexe.yaml", format!("{MANIFEST}mise_a_jour: oui\n"));
    repository.write("sources/deux.yaml", SHEET);
    repository.commit("deux fiches");
    repository.git(&["mv", "docs/annexe", "docs/autre"]);
    repository.commit_on("2026-05-02", "autre dossier");
    let root = repository.top().join("docs/autre");
    let said = |id: &str| text(&root, &Point::default(), &Output::Handout(id.into()));
    for id in ["une", "deux"] {
        assert!(said(id).contains("mise à jour le 1er mars 2026"), "{}", said(id));
    }
    let sources = root.join("sources");
    let edited = SHEET.replace("Un paragraphe", "Autre paragraphe");
    fs::write(sources.join("deux.yaml"), edited).unwrap();
    repository.commit_on("2026-06-03", "deux");
    fs::rename(sources.join("une.yaml"), sources.join("neuve.yaml")).unwrap();
    repository.commit_on("2026-07-04", "autre nom");
    for (id, day) in [("neuve", "1er mars 2026"), ("deux", "3 juin 2026")] {
        assert!(said(id).contains(&format!("mise à jour le {day}")), "{}", said(id));
    }
}

#[test]
fn what_a_merge_did_to_a_sheet_counts() {
    let Some(repository) = Repository::empty("") else { return };
    repository.write("sources/annexe.yaml", format!("{MANIFEST}mise_a_jour: oui\n"));
    repository.write("sources/deux.yaml", SHEET);
    repository.commit("deux fiches");
    let root = repository.root();
    let merge = |day: &str| {
        repository.git(&["merge", "--quiet", "--no-ff", "--no-commit", "autre"]);
        repository.commit_on(day, "fusion");
        repository.git(&["branch", "--quiet", "--delete", "autre"]);
    };
    // Both sides change a sheet.
    repository.git(&["checkout", "--quiet", "-b", "autre"]);
    let ours = SHEET.replace("Un chapeau", "Un beau chapeau");
    repository.write("sources/une.yaml", &ours);
    repository.commit_on("2026-04-02", "chapeau");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.write("sources/une.yaml", SHEET.replace("Un paragraphe", "Autre paragraphe"));
    repository.commit_on("2026-05-02", "paragraphe");
    merge("2026-06-03");
    // One side gives another a new name, the other side changes it.
    repository.git(&["checkout", "--quiet", "-b", "autre"]);
    repository.git(&["mv", "sources/deux.yaml", "sources/neuve.yaml"]);
    repository.commit_on("2026-06-04", "autre nom");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.write("sources/deux.yaml", ours);
    repository.commit_on("2026-07-05", "chapeau");
    merge("2026-08-06");
    for (id, day) in [("une", "3 juin 2026"), ("neuve", "5 juillet 2026")] {
        let said = text(&root, &Point::default(), &Output::Handout(id.into()));
        assert!(said.contains(&format!("mise à jour le {day}")), "{said}");
    }
}
