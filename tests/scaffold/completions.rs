//! `annexe completions`.

use std::process::Stdio;

use super::silent;
use crate::common::{Collection, SHEET, command};

#[cfg(unix)]
#[test]
fn completions_are_for_the_shell_that_asks() {
    let collection = Collection::new(&[("sources/une.yaml", SHEET)]);
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let made = collection.run(&["completions", shell]);
        silent(&made);
        let script = String::from_utf8(made.stdout).unwrap();
        for word in ["handout", "dry-run", "completions"] {
            assert!(script.contains(word), "{shell}: {word}");
        }
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
