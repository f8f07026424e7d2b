//! Two people change one paragraph; git brings their changes together. Where there is no git, this says so and passes.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::formatted;

const PARAGRAPH: &str = "titre: T\nchapeau: |\n  Le pain lève, dit M. Four. Il cuit\n  à feu doux… Voir l'art. 3. On le sert tiède.\n";

#[test]
fn changes_to_different_sentences_merge() {
    let base = formatted(PARAGRAPH);
    let merged = |ours: &str, theirs: &str| merge(&base, &formatted(ours), &formatted(theirs));
    let ours = PARAGRAPH.replace("Le pain lève", "Toute la nuit, le pain lève");
    let theirs = PARAGRAPH.replace("Voir l'art. 3.", "Voir l'art. 4 du code.");
    let Some((code, text)) = merged(&ours, &theirs) else {
        println!("skipped: there is no git here");
        return;
    };
    let both = ours.replace("Voir l'art. 3.", "Voir l'art. 4 du code.");
    assert_eq!((code, text.as_str()), (0, formatted(&both).as_str()));
    // Unformatted, the same changes meet.
    assert_ne!(
        merge(PARAGRAPH, &ours, &theirs.replace("Il cuit\n", "Il cuit bien\n")).unwrap().0,
        0
    );
}

/// git's exit code, which counts conflicts, and the merged text.
fn merge(base: &str, ours: &str, theirs: &str) -> Option<(i32, String)> {
    let dir = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(dir.path().join(name), text).unwrap();
    write("ours", ours);
    write("base", base);
    write("theirs", theirs);
    let mut git = Command::new("git");
    git.args(["merge-file", "-p", "ours", "base", "theirs"]).current_dir(dir.path() as &Path);
    let output = git.output().ok()?;
    Some((output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap()))
}
