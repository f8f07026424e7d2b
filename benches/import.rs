//! What an import costs: a printed annex's text of 135 kB, a Word file of 5 MB full of text, one full of pictures.
//!
//! `cargo bench --bench import` makes each of them of invented words, imports it with the program in a process of its own
//! some times, and prints the middle time and the memory at most.

#![allow(clippy::disallowed_methods, reason = "it prepares files and starts the program")]

#[path = "import/annex.rs"]
mod annex;
#[path = "import/word.rs"]
mod word;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

/// Imports of each file; the middle time counts.
const ROUNDS: usize = 5;
/// The sizes of the files, in bytes.
const TEXT: usize = 135_000;
const DOCUMENT: usize = 5_000_000;

fn main() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let files = [
        ("annexe.md", annex::markdown(TEXT).into_bytes()),
        ("texte.docx", word::of_text(DOCUMENT)),
        ("images.docx", word::of_pictures(DOCUMENT)),
    ];
    for (name, bytes) in files {
        let path = dir.path().join(name);
        fs::write(&path, &bytes).expect("a file");
        let mut runs: Vec<(f64, f64)> = (0..ROUNDS).map(|n| import(&path, n)).collect();
        runs.sort_by(|one, other| one.0.total_cmp(&other.0));
        let memory = runs.iter().map(|run| run.1).fold(0.0, f64::max);
        let megabytes = bytes.len() as f64 / 1e6;
        println!("{name:12} {megabytes:5.2} MB: {:5.3} s, {memory:4.0} MB", runs[ROUNDS / 2].0);
    }
}

/// Seconds of wall time and megabytes at most of one import.
fn import(file: &Path, round: usize) -> (f64, f64) {
    let into = file.with_extension(format!("{round}"));
    let since = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_annexe"))
        .args(["import", "--quiet"])
        .arg(file)
        .arg("--into")
        .arg(&into)
        .stderr(Stdio::null())
        .spawn()
        .expect("the program");
    let status = PathBuf::from(format!("/proc/{}/status", child.id()));
    let mut memory = 0.0_f64;
    // The peak of a process is in its status as long as it lives.
    while child.try_wait().expect("the program's state").is_none() {
        memory = memory.max(peak(&status).unwrap_or(0.0));
        std::thread::sleep(std::time::Duration::from_millis(1));
    }
    assert!(child.wait().is_ok_and(|status| status.success()), "the import failed");
    (since.elapsed().as_secs_f64(), memory)
}

/// The peak of a process's memory, in megabytes (Linux).
fn peak(status: &Path) -> Option<f64> {
    let text = fs::read_to_string(status).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse::<f64>().ok().map(|kilobytes| kilobytes / 1000.0)
}
