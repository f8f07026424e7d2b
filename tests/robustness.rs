//! What happens when things go wrong around the program: layouts without end, signals, other builds, full disks.

#![cfg(target_os = "linux")]

use std::fs;
use std::io::Read;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::common::{Collection, Run, SHEET, command, run};

/// Code that takes for ever and next to no memory.
const ENDLESS: &str = "#for i in range(100000) { for j in range(100000) { let x = j } }";

/// A collection, built; then its sheet and the annex's layout are changed, the latter by code before it.
fn changed(code: &str) -> (Collection, Vec<u8>) {
    let collection = Collection::good();
    assert_eq!(collection.run(&["build"]).code, 0);
    let annex = fs::read(collection.path("out/annexe.pdf")).unwrap();
    collection.write("sources/une.yaml", SHEET.replace("Une action", "Autre").as_bytes());
    let layout = include_str!("../layouts/annex.typ");
    collection.write("layouts/annex.typ", format!("{code}\n{layout}").as_bytes());
    (collection, annex)
}

/// The names of the temporary files below `out`.
fn left(collection: &Collection) -> Vec<String> {
    let names =
        ["out", "out/fiches"].into_iter().filter_map(|dir| fs::read_dir(collection.path(dir)).ok());
    let names = names.flatten().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.ends_with(".tmp")).collect()
}

fn start(collection: &Collection, arguments: &[&str]) -> Child {
    let mut command = command(arguments);
    command.current_dir(collection.root()).stdout(Stdio::null()).stderr(Stdio::piped());
    command.spawn().unwrap()
}

/// Starts a build and waits until it has the lock.
fn busy(collection: &Collection) -> Child {
    let child = start(collection, &["build"]);
    let lock = fs::File::open(collection.path("out/.annexe.lock")).unwrap();
    let since = Instant::now();
    while lock.try_lock().is_ok() {
        lock.unlock().unwrap();
        assert!(since.elapsed() < Duration::from_secs(20));
        thread::sleep(Duration::from_millis(5));
    }
    child
}

fn send(child: &Child, signal: &str) {
    let sent = Command::new("kill").args([format!("-{signal}"), child.id().to_string()]).status();
    assert!(sent.unwrap().success());
}

fn end(mut child: Child) -> Run {
    let mut stderr = String::new();
    child.stderr.take().unwrap().read_to_string(&mut stderr).unwrap();
    Run { code: child.wait().unwrap().code().unwrap_or(-1), stdout: Vec::new(), stderr }
}

/// The program started by a shell, which can do to its files and bounds what `Command` cannot.
fn by_shell(collection: &Collection, script: &str) -> Run {
    let mut shell = Command::new("sh");
    shell.arg("-c").arg(script.replace("annexe", env!("CARGO_BIN_EXE_annexe")));
    run(shell.current_dir(collection.root()).env("NO_COLOR", "1"))
}

#[test]
fn layouts_without_end_are_ended_and_the_pdfs_stay() {
    let endless_pages = "#for i in range(100000000) { pagebreak() }";
    for (code, bounds, exit, said) in [
        (ENDLESS, ["--deadline", "1"], 2, "erreur : le travail dure plus de 1 s"),
        (endless_pages, ["--memory", "200"], 2, "erreur : le travail prend plus de 200 Mo"),
        (
            "#let x = \"x\" * 10000000000",
            ["--memory", "200"],
            2,
            "erreur : le travail prend plus de",
        ),
        // More than any system gives: it refuses, and nobody is asked.
        ("#let x = \"x\" * 1000000000000000", ["--memory", "200"], 2, "memory allocation of"),
        ("#while true { [x] }", ["--deadline", "60"], 1, "layouts/annex.typ:1:8"),
        ("#let f(x) = f(x + 1); #f(1)", ["--deadline", "60"], 1, "layouts/annex.typ:1:"),
        (
            "#let x = [a]; #for i in range(3000) { x = box(x) }; #x",
            ["--deadline", "60"],
            1,
            "layouts/annex.typ:1:",
        ),
    ] {
        let (collection, annex) = changed(code);
        let mut arguments = vec!["build"];
        arguments.extend(bounds);
        let ended = collection.run(&arguments);
        assert_eq!(ended.code, exit, "{code}: {}", ended.stderr);
        assert!(ended.stderr.contains(said), "{code}: {}", ended.stderr);
        // What was being made, and of which files of the collection's own.
        if said.starts_with("erreur : le travail") {
            for named in ["annexe.pdf", "layouts/annex.typ"] {
                assert!(ended.stderr.contains(named), "{code}: {}", ended.stderr);
            }
        }
        assert_eq!(fs::read(collection.path("out/annexe.pdf")).unwrap(), annex, "{code}");
        // What the system ends by itself leaves the handout that was done to the next build.
        let aborted = said == "memory allocation of";
        assert!(aborted || left(&collection).is_empty(), "{code}: {:?}", left(&collection));
        fs::remove_dir_all(collection.path("layouts")).unwrap();
        assert_eq!(collection.run(&["build"]).code, 0, "{code}");
        assert_eq!(left(&collection), [""; 0], "{code}");
    }
}

#[test]
fn every_verb_that_lays_out_has_a_deadline() {
    let (collection, _) = changed(ENDLESS);
    collection.write("layouts/handout.typ", ENDLESS.as_bytes());
    for verb in [&["list"][..], &["check"], &["handout", "une"]] {
        let ended = collection.run(&[verb, &["--deadline", "1"]].concat());
        assert_eq!(ended.code, 2, "{verb:?}");
        assert!(ended.stderr.contains("dure plus de 1 s"), "{verb:?}: {}", ended.stderr);
    }
}

#[test]
fn signals_end_a_build_tidily() {
    let (collection, annex) = changed(ENDLESS);
    for (signal, code) in [("INT", 130), ("TERM", 143), ("HUP", 129)] {
        let child = busy(&collection);
        send(&child, signal);
        let ended = end(child);
        assert_eq!(ended.code, code, "{signal}");
        assert!(ended.stderr.ends_with("interrompu\n"), "{signal}: {}", ended.stderr);
        assert_eq!(fs::read(collection.path("out/annexe.pdf")).unwrap(), annex);
        assert_eq!(left(&collection), [""; 0]);
    }
}

#[test]
fn a_build_that_shall_outlive_its_terminal_does() {
    let (collection, _) = changed(ENDLESS);
    let mut shell = Command::new("sh");
    shell.args(["-c", &format!("trap '' HUP; exec {} build", env!("CARGO_BIN_EXE_annexe"))]);
    let mut child = shell
        .current_dir(collection.root())
        .stderr(Stdio::piped())
        .process_group(0)
        .spawn()
        .unwrap();
    thread::sleep(Duration::from_millis(300));
    send(&child, "HUP");
    thread::sleep(Duration::from_millis(300));
    assert!(child.try_wait().unwrap().is_none());
    send(&child, "TERM");
    assert_eq!(end(child).code, 143);
}

#[test]
fn a_second_build_waits_for_the_first_and_not_for_ever() {
    let (collection, _) = changed(ENDLESS);
    let mut first = busy(&collection);
    let second = collection.run(&["build", "--deadline", "1"]);
    assert_eq!(second.code, 2);
    for expected in ["en attente…", "une autre composition occupe", "→ attendez"] {
        assert!(second.stderr.contains(expected), "{expected}: {}", second.stderr);
    }
    // Elsewhere there is no need to wait; nor once the first one is gone, however it went.
    fs::remove_dir_all(collection.path("layouts")).unwrap();
    assert_eq!(collection.run(&["build", "-o", "ailleurs"]).stderr, "");
    let third = start(&collection, &["build"]);
    thread::sleep(Duration::from_millis(100));
    first.kill().unwrap();
    first.wait().unwrap();
    let third = end(third);
    assert_eq!(third.code, 0, "{}", third.stderr);
    assert_eq!(third.stderr.lines().count(), 1, "{}", third.stderr);
}

#[test]
fn twenty_builds_at_once_all_end_well() {
    let collection = Collection::good();
    let builds: Vec<Child> = (0..20).map(|_| start(&collection, &["build"])).collect();
    for build in builds {
        let ended = end(build);
        assert_eq!(ended.code, 0, "{}", ended.stderr);
    }
    assert_eq!(left(&collection), [""; 0]);
    let good = fs::read(collection.path("out/annexe.pdf")).unwrap();
    assert_eq!(collection.run(&["build", "--force"]).code, 0);
    assert_eq!(fs::read(collection.path("out/annexe.pdf")).unwrap(), good);
}

#[test]
fn whoever_reads_while_builds_write_sees_whole_files() {
    let collection = Collection::good();
    assert_eq!(collection.run(&["build"]).code, 0);
    let mut builds = Vec::new();
    for i in 0..8 {
        // As editors save: the builds that run read the old sheet or the new one.
        let sheet = SHEET.replace("Une action", &format!("Action {i}"));
        collection.write("sources/.une.yaml", sheet.as_bytes());
        fs::rename(collection.path("sources/.une.yaml"), collection.path("sources/une.yaml"))
            .unwrap();
        builds.push(start(&collection, &["build"]));
        for _ in 0..10 {
            for path in ["out/annexe.pdf", "out/fiches/une.pdf"] {
                let pdf = fs::read(collection.path(path)).unwrap();
                assert!(pdf.starts_with(b"%PDF-1.7") && pdf.ends_with(b"%%EOF"), "{path}");
            }
            thread::sleep(Duration::from_millis(5));
        }
    }
    for build in builds {
        let ended = end(build);
        assert_eq!(ended.code, 0, "{}", ended.stderr);
    }
    assert_eq!(collection.run(&["build"]).code, 0);
    assert_eq!(collection.run(&["build", "-o", "anew"]).code, 0);
    let read = |dir: &str| fs::read(collection.path(&format!("{dir}/annexe.pdf"))).unwrap();
    assert!(read("out") == read("anew"));
}

#[test]
fn what_a_killed_build_left_is_removed_by_the_next() {
    let collection = Collection::good();
    for path in ["out/.annexe-abc.tmp", "out/fiches/.annexe-def.tmp"] {
        collection.write(path, b"%PDF-1.7");
    }
    collection.write("out/fiches/.annexe-live.tmp", b"%PDF-1.7");
    let live = fs::File::open(collection.path("out/fiches/.annexe-live.tmp")).unwrap();
    live.lock().unwrap();
    assert_eq!(collection.run(&["build"]).code, 0);
    assert_eq!(left(&collection), [".annexe-live.tmp"]);
    drop(live);
    assert_eq!(collection.run(&["build"]).code, 0);
    assert_eq!(left(&collection), [""; 0]);
}

#[test]
fn a_place_that_takes_nothing_is_one_message_with_its_path_and_a_remedy() {
    let collection = Collection::good();
    collection.write("fichier", b"");
    for (dir, said) in [
        ("fichier", "fichier n'est pas un dossier"),
        ("/proc/self", "/proc/self/"),
        ("/proc/x", "/proc/x"),
    ] {
        let failed = collection.run(&["build", "-o", dir]);
        assert_eq!(failed.code, 2, "{dir}");
        assert!(failed.stderr.contains(said), "{dir}: {}", failed.stderr);
        assert_eq!(failed.stderr.lines().count(), 2, "{}", failed.stderr);
        assert!(failed.stderr.lines().last().unwrap().starts_with("  → "), "{}", failed.stderr);
    }
    assert_eq!(collection.run(&["build"]).code, 0);
    let annex = fs::read(collection.path("out/annexe.pdf")).unwrap();
    collection.write("sources/une.yaml", SHEET.replace("Une action", "Autre").as_bytes());
    let full = by_shell(&collection, "ulimit -f 1; annexe build");
    assert_eq!((full.code, full.stderr.lines().count()), (2, 2), "{}", full.stderr);
    assert!(full.stderr.contains(".pdf : le système n'admet pas"), "{}", full.stderr);
    assert_eq!(fs::read(collection.path("out/annexe.pdf")).unwrap(), annex);
    assert_eq!(left(&collection), [""; 0]);
}

#[test]
fn wrong_sources_leave_no_folder_behind() {
    let collection = Collection::new(&[("sources/une.yaml", "titre: Un\nchapo: x\n")]);
    assert_eq!(collection.run(&["build"]).code, 1);
    assert!(!collection.path("out").exists());
    let into_sources = collection.run(&["build", "-o", "sources"]);
    assert_eq!(into_sources.code, 2);
    assert!(!collection.path("sources/.annexe.lock").exists());
}

#[test]
fn what_was_not_there_before_goes_where_no_pdf_came() {
    let collection = Collection::good();
    let wrong = collection.run(&["build", "--only", "nulle-part", "-o", "neuf/dossier"]);
    assert_eq!(wrong.code, 2, "{}", wrong.stderr);
    assert!(!collection.path("neuf").exists());
    fs::create_dir(collection.path("vide")).unwrap();
    assert_eq!(collection.run(&["build", "--only", "nulle-part", "-o", "vide"]).code, 2);
    assert_eq!(fs::read_dir(collection.path("vide")).unwrap().count(), 0);
    // What came stays, and so does its lock.
    assert_eq!(collection.run(&["build", "--annex-only", "-o", "neuf/dossier"]).code, 0);
    assert!(collection.path("neuf/dossier/annexe.pdf").exists());
    assert!(collection.path("neuf/dossier/.annexe.lock").exists());
    assert_eq!(collection.run(&["build", "--only", "nulle-part", "-o", "neuf/dossier"]).code, 2);
    assert!(collection.path("neuf/dossier/.annexe.lock").exists());
}

#[test]
fn a_build_that_is_stopped_leaves_no_new_folder() {
    let (collection, _) = changed(ENDLESS);
    for output in ["neuf", "autre/neuf"] {
        let child = start(&collection, &["build", "-o", output]);
        let since = Instant::now();
        while !collection.path(output).join(".annexe.lock").exists() {
            assert!(since.elapsed() < Duration::from_secs(20));
            thread::sleep(Duration::from_millis(2));
        }
        send(&child, "INT");
        let ended = end(child);
        assert_eq!(ended.code, 130, "{}", ended.stderr);
        assert!(!collection.path(output).exists(), "{output}");
    }
    assert!(!collection.path("autre").exists());
}

#[test]
fn clean_keeps_a_pdf_that_somebody_changed() {
    let collection = Collection::good();
    assert_eq!(collection.run(&["build"]).code, 0);
    assert_eq!(collection.run(&["handout", "une", "--attach"]).code, 0);
    let path = collection.path("out/annexe.pdf");
    let changed = [fs::read(&path).unwrap(), b"% une note".to_vec()].concat();
    fs::write(&path, &changed).unwrap();
    // Once more: it is known as changed still.
    for _ in 0..2 {
        let run = collection.run(&["clean"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert!(run.stderr.contains("laissé : out/annexe.pdf (il a été modifié"), "{}", run.stderr);
        assert_eq!(fs::read(&path).unwrap(), changed);
        assert!(!collection.path("out/fiches").exists());
    }
    assert_eq!(collection.run(&["build", "-q"]).code, 0);
    assert_eq!(collection.run(&["clean"]).stderr, "");
    assert!(!collection.path("out").exists());
}

#[test]
fn clean_in_a_read_only_folder_says_what_to_do() {
    use std::os::unix::fs::PermissionsExt;
    let collection = Collection::good();
    assert_eq!(collection.run(&["build"]).code, 0);
    let fiches = collection.path("out/fiches");
    fs::set_permissions(&fiches, fs::Permissions::from_mode(0o555)).unwrap();
    let run = collection.run(&["clean"]);
    fs::set_permissions(&fiches, fs::Permissions::from_mode(0o755)).ok();
    // Nothing is read-only to the system's master.
    if run.code != 0 {
        assert!(run.stderr.contains("accessible en écriture"), "{}", run.stderr);
    }
}

#[test]
fn a_new_sheet_whose_path_cannot_be_told_is_told_as_made() {
    let collection = Collection::good();
    let full = by_shell(&collection, "annexe new 'Un jardin' > /dev/full");
    assert_eq!(full.code, 2, "{}", full.stderr);
    assert!(full.stderr.contains("la fiche est faite"), "{}", full.stderr);
    assert!(full.stderr.contains("sources/jardin.yaml"), "{}", full.stderr);
    assert!(collection.path("sources/jardin.yaml").exists());
}

#[test]
fn closed_and_full_outputs_are_met_quietly() {
    let collection = Collection::good();
    for (script, code, stderr) in [
        ("annexe list >&-", 0, ""),
        ("annexe --help >&-", 0, ""),
        ("annexe build --force 2>&-", 0, ""),
        ("annexe build --force <&- >&- 2>&-", 0, ""),
        ("annexe build -v --force 2>/dev/full", 0, ""),
        ("{ annexe list; echo $? >&2; } | true", 0, "0\n"),
        ("{ annexe --help; echo $? >&2; } | true", 0, "0\n"),
        ("{ annexe handout une -o -; echo $? >&2; } | true", 0, "0\n"),
    ] {
        let met = by_shell(&collection, script);
        assert_eq!((met.code, met.stderr.as_str()), (code, stderr), "{script}");
    }
    assert!(fs::read(collection.path("out/annexe.pdf")).unwrap().ends_with(b"%%EOF"));
    if cfg!(target_os = "linux") {
        let full = by_shell(&collection, "annexe list >/dev/full");
        assert_eq!(full.code, 2);
        assert_eq!(full.stderr, "erreur : impossible d'écrire le résultat : le disque est plein\n");
    }
}
