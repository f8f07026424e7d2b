//! `annexe diff` and `annexe log` between revisions.

use super::repository::Repository;
use crate::common::{MANIFEST, Run, SHEET, command, run};

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
        assert_eq!(nothing, "1 fiche inchangée\n");
        repository.write("sources/neuve.yaml", SHEET);
        let back = said(&annexe(&repository, &["diff"]));
        assert!(back.contains("[-long -]"), "{back}");
        let differs = annexe(&repository, &["diff", "--exit-code"]);
        assert_eq!((differs.code, differs.stderr.as_str()), (1, ""));
        let three = annexe(&repository, &["diff", "v1", "HEAD", "HEAD"]);
        assert_eq!(three.code, 2);
        assert!(three.stderr.contains("une seule comparaison à la fois"), "{}", three.stderr);
    }
}

#[test]
fn changes_of_a_collections_own_layouts_are_told() {
    let Some(repository) = edited("") else { return };
    repository.write("layouts/theme.typ", "#let a = 1\n");
    repository.commit("mise en page");
    repository.write("layouts/theme.typ", "#let a = 2\n");
    repository.write("layouts/parts/b.typ", "#let b = 1\n");
    let told = said(&annexe(&repository, &["diff"]));
    let changed = "fichiers de mise en page modifiés : theme.typ";
    assert!(told.contains(changed), "{told}");
    assert!(told.contains("fichiers de mise en page ajoutés : parts/b.typ"), "{told}");
    repository.commit("couleurs");
    let log = said(&annexe(&repository, &["log"]));
    assert!(log.contains(changed) && log.contains("ajoutés : theme.typ"), "{log}");
    // A sheet has nothing to do with them.
    let of_sheet = said(&annexe(&repository, &["log", "neuve"]));
    assert!(!of_sheet.contains("mise en page modifiés"), "{of_sheet}");
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
    assert!(log.contains("  première version de la fiche\n"), "{log}");
    let few = annexe(&repository, &["-v", "log", "neuve", "-n", "1"]);
    assert!(
        few.stderr.contains("ne sont pas montrés") || few.stderr.contains("n'est pas montré"),
        "{}",
        few.stderr
    );
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
    let run = annexe(&repository, &["diff", "faux", "--exit-code"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("faux:sources/une.yaml:2:1"), "{}", run.stderr);
    let told = run.stderr.lines().find(|line| line.contains("ne peut pas être comparée")).unwrap();
    assert!(
        told.contains("la version faux (") && told.contains("(faux:sources/une.yaml:2)"),
        "{told}"
    );
    // The author's own files are to be mended.
    repository.write("sources/une.yaml", "titre: Une\nchapo: non\n");
    assert_eq!(annexe(&repository, &["diff"]).code, 1);
    // A script would take that for a difference.
    assert_eq!(annexe(&repository, &["diff", "--exit-code"]).code, 2);
    repository.write("sources/une.yaml", SHEET);
    let log = said(&annexe(&repository, &["log"]));
    assert!(log.contains("contiennent des erreurs"), "{log}");
}

#[test]
fn what_changed_across_a_version_with_errors_is_told() {
    let Some(repository) = Repository::new("") else { return };
    repository.write("sources/deux.yaml", SHEET.replace("Une action", "Une autre action"));
    repository.commit("deux fiches");
    repository.write("sources/deux.yaml", "titre: Une autre action\nchapo: non\n");
    repository.write("sources/une.yaml", SHEET.replace("La mairie", "La préfecture"));
    repository.commit("casse");
    let good = SHEET.replace("Une action", "Encore une action");
    repository.write("sources/deux.yaml", good);
    repository.commit("répare");
    let log = said(&annexe(&repository, &["log"]));
    let entries: Vec<&str> = log.split("\n\n").collect();
    assert!(entries[0].contains("comparé au commit"), "{log}");
    assert!(entries[0].contains("« préfecture »") && entries[0].contains("Encore une"), "{log}");
    assert!(entries[1].contains("des erreurs (sources/deux.yaml:2)"), "{log}");
    // Another sheet's mistake is nothing to this one.
    let log = said(&annexe(&repository, &["log", "une"]));
    assert!(log.contains("casse\n") && log.contains("« préfecture »"), "{log}");
    assert!(!log.contains("comparé"), "{log}");
}

/// The subjects of a log, the newest first.
fn subjects(log: &str) -> Vec<&str> {
    let heads = log.lines().filter(|line| !line.starts_with(' ') && !line.is_empty());
    heads.map(|line| line.rsplit(" · ").next().unwrap()).collect()
}

/// Two branches that changed one sheet, about to be merged.
fn branched(left: &str, right: &str) -> Option<Repository> {
    let lines =
        "      Une première phrase.\n      Une deuxième phrase.\n      Une troisième phrase.\n";
    let sheet = SHEET.replace("      Un paragraphe.\n", lines);
    let repository = Repository::empty("")?;
    repository.write("sources/une.yaml", &sheet);
    repository.commit("premier");
    repository.git(&["checkout", "--quiet", "-b", "relecture"]);
    repository.write("sources/une.yaml", sheet.replace("Une troisième", right));
    repository.commit("relu");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.write("sources/une.yaml", sheet.replace("Une première", left));
    repository.commit("corrigé");
    let merge = ["merge", "--quiet", "--no-commit", "--no-ff", "relecture"];
    repository.git(&merge);
    Some(repository)
}

#[test]
fn a_merge_is_told_of_what_it_changed_itself_alone() {
    let Some(repository) = branched("La première", "La troisième") else { return };
    repository.git(&["commit", "--quiet", "--message", "fusion"]);
    let clean = said(&annexe(&repository, &["log"]));
    let mut found = subjects(&clean);
    found.sort_unstable();
    assert_eq!(found, ["corrigé", "premier", "relu"], "{clean}");
    let Some(repository) = branched("La première", "La troisième") else { return };
    let path = repository.root().join("sources/une.yaml");
    let merged = std::fs::read_to_string(&path).unwrap();
    assert!(merged.contains("La première") && merged.contains("La troisième"), "{merged}");
    repository.write("sources/une.yaml", merged.replace("Une deuxième", "La deuxième"));
    repository.commit("fusion");
    for arguments in [&["log"][..], &["log", "une"]] {
        let own = said(&annexe(&repository, arguments));
        let mut found = subjects(&own);
        assert_eq!(found.remove(0), "fusion", "{own}");
        assert!(own.contains("1 phrase modifiée (« Une » devient « La »)"), "{own}");
        assert_eq!(own.matches("« Une » devient « La »").count(), 3, "{own}");
    }
}

#[test]
fn the_history_of_a_sheet_has_its_changes_of_place() {
    let Some(repository) = Repository::empty("") else { return };
    repository.write("sources/deux.yaml", SHEET.replace("Une action", "Deuxième action"));
    repository.write("sources/trois.yaml", SHEET.replace("Une action", "Troisième action"));
    let order = |ids: &str| format!("{}fiches: [{ids}]\n", crate::common::MANIFEST);
    repository.write("sources/annexe.yaml", order("une, deux, trois"));
    repository.commit("trois fiches");
    repository.write("sources/annexe.yaml", order("trois, une, deux"));
    repository.commit("ordre");
    let log = said(&annexe(&repository, &["log", "trois"]));
    assert!(log.contains("    change de place : n° 3 → n° 1\n"), "{log}");
    assert_eq!(subjects(&log), ["ordre", "trois fiches"]);
    let other = said(&annexe(&repository, &["log", "deux"]));
    assert_eq!(subjects(&other), ["trois fiches"]);
    // Two that are exchanged both changed places.
    repository.write("sources/annexe.yaml", order("une, trois, deux"));
    repository.commit("échange");
    for (id, line) in [("une", "n° 2 → n° 1"), ("trois", "n° 1 → n° 2")] {
        let log = said(&annexe(&repository, &["log", id, "-n", "1"]));
        assert_eq!(subjects(&log), ["échange"]);
        assert!(log.contains(&format!("    change de place : {line}\n")), "{log}");
    }
}

#[test]
fn a_number_of_commits_is_one_or_more() {
    let Some(repository) = Repository::new("") else { return };
    for number in ["0", "abc", "-3", "1.5"] {
        let run = annexe(&repository, &["log", "-n", number]);
        assert_eq!(run.code, 2, "{number}");
        assert!(run.stderr.contains("il faut un nombre entier, à partir de 1"), "{}", run.stderr);
        let english = annexe(&repository, &["--lang", "en", "log", "-n", number]);
        assert!(english.stderr.contains("a whole number, from 1 up"), "{}", english.stderr);
    }
}

#[test]
fn a_shallow_clone_is_told_as_one() {
    let Some(repository) = edited("") else { return };
    let clone = tempfile::tempdir().unwrap();
    let from = format!("file://{}", repository.top().display());
    super::repository::git(
        clone.path(),
        &["clone", "--quiet", "--depth=1", "--branch=main", &from, "clone"],
    );
    let here = clone.path().join("clone");
    let annexe = |arguments: &[&str]| run(command(arguments).current_dir(&here));
    let log = said(&annexe(&["log"]));
    assert!(log.contains("ce clone commence ici : « git fetch --unshallow »"), "{log}");
    assert!(!log.contains("première version"), "{log}");
    // A name that is like another one, too.
    super::repository::git(&here, &["tag", "v2"]);
    for name in ["HEAD~1", "v1"] {
        let run = annexe(&["diff", name]);
        assert_eq!(run.code, 2);
        for words in ["qui n'a que la fin de l'histoire", "git fetch --unshallow"] {
            assert!(run.stderr.contains(words), "{name}: {}", run.stderr);
        }
    }
}

/// A sheet that was renamed on one branch and edited on another one, which were merged; `edited_first`: on the main one.
fn renamed_and_edited(edited_first: bool) -> Option<Repository> {
    let repository = Repository::new("guide")?;
    let rename = || {
        repository.git(&["mv", "guide/sources/une.yaml", "guide/sources/neuve.yaml"]);
        repository.commit("nouveau nom");
    };
    let edit = || {
        repository.write("sources/une.yaml", SHEET.replace("Un paragraphe", "Un long paragraphe"));
        repository.commit("relecture");
    };
    repository.git(&["checkout", "--quiet", "-b", "autre"]);
    if edited_first {
        rename()
    } else {
        edit()
    }
    repository.git(&["checkout", "--quiet", "main"]);
    if edited_first {
        edit()
    } else {
        rename()
    }
    repository.git(&["merge", "--quiet", "--no-ff", "-m", "fusion", "autre"]);
    Some(repository)
}

#[test]
fn a_merge_of_a_renamed_sheet_tells_nothing_again() {
    for edited_first in [true, false] {
        let Some(repository) = renamed_and_edited(edited_first) else { return };
        let all = said(&annexe(&repository, &["log"]));
        let mut found = subjects(&all);
        found.sort_unstable();
        assert_eq!(found, ["nouveau nom", "premier", "relecture"], "{all}");
    }
}

#[test]
fn a_sheet_is_followed_over_branches_by_any_of_its_names() {
    for edited_first in [true, false] {
        let Some(repository) = renamed_and_edited(edited_first) else { return };
        for id in ["neuve", "une", "une.yaml"] {
            let log = said(&annexe(&repository, &["log", id]));
            let mut found = subjects(&log);
            found.sort_unstable();
            assert_eq!(found, ["nouveau nom", "premier", "relecture"], "{id}: {log}");
            assert!(log.contains("fichier renommé : une → neuve"), "{id}: {log}");
            assert!(log.contains("ajout de « long »"), "{id}: {log}");
        }
        let before = said(&annexe(&repository, &["log", "une", "--rev", "HEAD~1"]));
        assert!(subjects(&before).contains(&"premier"), "{before}");
        // A sheet that goes, goes under the name that it has.
        repository.git(&["rm", "--quiet", "guide/sources/neuve.yaml"]);
        repository.write("sources/deux.yaml", "titre: Deux\nchapo: >-\n  Rien de tel.\n");
        repository.commit("retrait");
        let log = said(&annexe(&repository, &["log", "neuve"]));
        let mut found = subjects(&log);
        found.sort_unstable();
        assert_eq!(found, ["nouveau nom", "premier", "relecture", "retrait"], "{log}");
    }
}

#[test]
fn the_manifest_is_no_sheet_to_be_told_of() {
    let Some(repository) = Repository::new("") else { return };
    for id in ["annexe", "annexe.yaml"] {
        let run = annexe(&repository, &["log", id]);
        assert_eq!(run.code, 2);
        assert!(run.stderr.contains("annexe.yaml n'est pas une fiche"), "{}", run.stderr);
    }
}

/// Line ends as Git for Windows writes them: what is read of a commit has others than the files.
#[test]
fn line_ends_that_git_adds_change_no_picture_and_no_layout() {
    let Some(repository) = Repository::empty("") else { return };
    let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\">\n<rect width=\"9\" height=\"9\"/>\n</svg>\n";
    repository.write("sources/carre.svg", drawing);
    let sheet = SHEET.replace("Un paragraphe.", "Un paragraphe.\n\n      ![Un carré](carre.svg)");
    repository.write("sources/une.yaml", &sheet);
    let cover = "image_couverture:\n  fichier: carre.svg\n  description: Un carré\n";
    repository.write("sources/annexe.yaml", format!("{MANIFEST}{cover}"));
    repository.write("layouts/theme.typ", "#import \"program.typ\": *\n");
    repository.git(&["config", "core.autocrlf", "true"]);
    repository.commit("premier");
    let same = annexe(&repository, &["diff", "--exit-code"]);
    assert_eq!(said(&same).trim(), "1 fiche inchangée");
    repository.write("sources/carre.svg", drawing.replace('9', "8"));
    assert!(said(&annexe(&repository, &["diff"])).contains("carre.svg"));
}

#[test]
fn a_redline_takes_no_results_place_and_remedies_name_its_option() {
    let Some(repository) = edited("") else { return };
    repository.write("out/annexe.pdf", "%PDF");
    for (arguments, told) in [
        (&["--pdf", "sources"][..], "--pdf"),
        (&["--docx", "sources/annexe.yaml"], "--docx"),
        (&["--pdf", "out/annexe.pdf"], "--pdf"),
        (&["--docx", "out/fiches/neuve.pdf"], "--docx"),
        (&["--pdf", "a.pdf", "--docx", "./a.pdf"], "a.pdf"),
    ] {
        let run = annexe(&repository, &[&["diff", "v1..HEAD"], arguments].concat());
        assert_eq!(run.code, 2, "{arguments:?}: {}", run.stderr);
        assert!(run.stderr.contains(told), "{}", run.stderr);
        assert!(!run.stderr.contains(" -o"), "{}", run.stderr);
    }
    assert_eq!(std::fs::read(repository.root().join("out/annexe.pdf")).unwrap(), b"%PDF");
    assert!(!repository.root().join("a.pdf").exists());
    let beside = ["diff", "v1..HEAD", "--docx", "out/modifications.docx"];
    assert_eq!(annexe(&repository, &beside).code, 0);
}

#[test]
fn what_is_no_version_is_told_with_the_command_that_takes_it() {
    let Some(repository) = edited("") else { return };
    let other = Repository::empty("").unwrap();
    let other = other.root();
    let other = other.to_str().unwrap();
    for (arguments, told) in [
        (&[other, "."][..], format!("annexe diff --no-git {other} .")),
        (&[other], format!("annexe diff --no-git {other} .")),
        (&["sources/..", other], format!("annexe diff --no-git sources/.. {other}")),
        (&["neuve"], "annexe log neuve".into()),
        (&["sources/neuve.yaml"], "annexe log neuve".into()),
    ] {
        let run = annexe(&repository, &[&["diff"], arguments].concat());
        assert_eq!(run.code, 2, "{}", run.stderr);
        assert!(run.stderr.contains(&told), "{told}: {}", run.stderr);
    }
}

#[test]
fn two_sheets_that_exchange_their_names_are_followed_by_what_they_say() {
    let Some(repository) = Repository::empty("") else { return };
    // Git takes no file of less than 400 bytes for two.
    let of = |title: &str, text: [&str; 3]| {
        let lines = text.join(".\n      ");
        SHEET.replace("Une action", title).replace("Un paragraphe", &lines)
    };
    let one = of(
        "Une ferme ouverte à tous",
        [
            "Les familles du quartier y apprennent à semer, à cueillir et à cuisiner chaque semaine",
            "Une serre a été construite avec le lycée agricole, qui prête aussi ses outils au printemps",
            "Les récoltes sont partagées le samedi, et vendues au marché quand il en reste assez",
        ],
    );
    let two = of(
        "Le bus des droits",
        [
            "Deux conseillers vont de village en village avec un autobus, pour les démarches de chacun",
            "On y remplit des dossiers de logement, de retraite ou de santé, sans rendez-vous ni file",
            "Quarante communes l'accueillent devant leur mairie, un jour fixe de chaque mois de l'année",
        ],
    );
    repository.write("sources/a.yaml", &one);
    repository.write("sources/b.yaml", &two);
    repository.write("sources/annexe.yaml", format!("{}fiches: [a, b]\n", MANIFEST));
    repository.commit("deux fiches");
    let edited = two.replace("Deux conseillers", "Trois conseillers");
    repository.write("sources/b.yaml", &edited);
    repository.commit("relecture");
    repository.write("sources/a.yaml", &edited);
    repository.write("sources/b.yaml", &one);
    repository.commit("échange");
    let diff = said(&annexe(&repository, &["diff", "HEAD~1..HEAD"]));
    assert!(
        diff.contains("fichier renommé : b → a") && diff.contains("fichier renommé : a → b"),
        "{diff}"
    );
    assert!(!diff.contains("phrase"), "{diff}");
    let log = said(&annexe(&repository, &["log", "a"]));
    assert_eq!(subjects(&log), ["échange", "relecture", "deux fiches"], "{log}");
    assert!(log.contains("« Deux » devient « Trois »"), "{log}");
    let log = said(&annexe(&repository, &["log", "b"]));
    assert_eq!(subjects(&log), ["échange", "deux fiches"], "{log}");
}
