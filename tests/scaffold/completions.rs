//! `annexe completions`.

use std::process::Stdio;

use super::silent;
use crate::common::{Collection, SHEET, command};

/// What a shell is offered behind some arguments, of which the last is being typed.
fn offered(collection: &Collection, shell: &str, arguments: &[&str]) -> String {
    let mut asked = command(&["--", "annexe"]);
    asked.args(arguments).env("ANNEXE_COMPLETE", shell).current_dir(collection.root());
    asked.env("_CLAP_COMPLETE_INDEX", arguments.len().to_string()).env("_CLAP_IFS", "\n");
    let output = asked.output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{shell}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn sheets_codes_and_versions_are_offered() {
    let half = "titre: Une autre\nchapeau: [\n";
    let collection = Collection::new(&[("sources/une.yaml", SHEET), ("sources/autre.yaml", half)]);
    let offered = |arguments: &[&str]| offered(&collection, "fish", arguments);
    for arguments in [
        &["handout", ""][..],
        &["build", "--only", ""],
        &["log", ""],
        &["new", "Un titre", "--after", ""],
        &["check", ""],
        &["press", ""],
    ] {
        assert!(offered(arguments).contains("une\tUne action\n"), "{arguments:?}");
        assert!(offered(arguments).contains("autre"), "{arguments:?}");
    }
    assert!(!offered(&["handout", "a"]).contains("une\t"));
    assert!(offered(&["check", "sour"]).contains("sources/"));
    assert!(offered(&["explain", "phr"]).starts_with("phrase-coupee\tUne phrase"));
    // Elsewhere there is no sheet, with `--root` those of another place.
    let elsewhere = tempfile::tempdir().unwrap();
    let mut asked = command(&["--", "annexe", "handout", "--root"]);
    asked.arg(collection.root()).arg("").env("ANNEXE_COMPLETE", "fish");
    let output = asked.current_dir(elsewhere.path()).output().unwrap();
    assert!(String::from_utf8_lossy(&output.stdout).contains("une\tUne action"), "{output:?}");
    let mut asked = command(&["--", "annexe", "handout", "u"]);
    asked.env("ANNEXE_COMPLETE", "fish").current_dir(elsewhere.path());
    assert_eq!(asked.output().unwrap().stdout, b"");
    // A shell that nobody knows gets nothing, and no work is done.
    let asked = command(&["build"]).env("ANNEXE_COMPLETE", "tcsh").output().unwrap();
    assert_eq!((asked.status.code(), asked.stdout.len()), (Some(0), 0));
}

#[test]
fn branches_and_tags_are_offered() {
    let collection = Collection::good();
    let git = |arguments: &[&str]| {
        let mut git = std::process::Command::new("git");
        git.args(["-c", "user.name=a", "-c", "user.email=a@example.org"]).args(arguments);
        assert!(git.current_dir(collection.root()).output().unwrap().status.success());
    };
    git(&["init", "-q", "-b", "principale"]);
    git(&["add", "."]);
    git(&["commit", "-q", "-m", "x"]);
    git(&["tag", "v2023"]);
    let offered = |arguments: &[&str]| offered(&collection, "fish", arguments);
    assert_eq!(offered(&["diff", "v"]), "v2023\n");
    assert_eq!(offered(&["diff", "v2023..pr"]), "v2023..principale\n");
    assert_eq!(offered(&["build", "--rev", ""]), "principale\nv2023\n");
}

#[cfg(unix)]
#[test]
fn completions_are_for_the_shell_that_asks() {
    let collection = Collection::new(&[("sources/une.yaml", SHEET)]);
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let made = collection.run(&["completions", shell]);
        silent(&made);
        let script = String::from_utf8(made.stdout).unwrap();
        assert!(script.contains("ANNEXE_COMPLETE"), "{shell}: {script}");
        for word in ["handout", "clean", "completions"] {
            assert!(offered(&collection, shell, &[""]).contains(word), "{shell}: {word}");
        }
        assert!(offered(&collection, shell, &["handout", ""]).contains("une"), "{shell}");
    }
    let script = collection.run(&["completions", "bash"]).stdout;
    collection.write("annexe.bash", &script);
    let mut bash = std::process::Command::new("bash");
    let checked = bash.args(["-n", "annexe.bash"]).current_dir(collection.root()).output().unwrap();
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr));
    assert_eq!(collection.run(&["completions", "tcsh"]).code, 2);
}

#[test]
fn completions_are_quiet_when_nobody_listens() {
    let mut child = command(&["completions", "bash"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0));
}
