//! How time and memory grow: with the number of sheets, and after the edit of one.
//!
//! `cargo bench --bench growth [-- SHEETS…]` makes collections of the project's own twelve sheets, again and again under
//! other names, builds each with the program in a process of its own, and prints ratios to the first. Then it edits one
//! sheet of a collection that this process has already typeset, and compares the annex made anew with the first one.
//! And what it costs to look for every word on the pages.

#![allow(clippy::disallowed_methods, reason = "it prepares files and starts the program")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use annexe::annex::Annex;
use annexe::diag::Diagnostics;
use annexe::project::Project;
use annexe::typeset::{Output, Typesetter, conservation};

/// Sizes of collections for the two measures, in sheets.
const GROWTH: [usize; 3] = [12, 300, 1200];
const EDITED: [usize; 2] = [12, 500];

/// Edits of one sheet; the middle time counts.
const EDITS: usize = 5;

fn main() {
    // `cargo bench` passes `--bench`.
    let asked: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    let sizes = if asked.is_empty() { GROWTH.to_vec() } else { asked.clone() };
    let mut first = None;
    for sheets in sizes {
        let (seconds, memory) = build(collection(sheets).path());
        let (one, least) = *first.get_or_insert((seconds, memory));
        println!(
            "{sheets:5} sheets: {seconds:7.2} s ({:6.1} ×)  {memory:6.0} MB ({:5.1} ×)",
            seconds / one,
            memory / least
        );
    }
    for sheets in if asked.is_empty() { EDITED.to_vec() } else { asked } {
        let (cold, edited) = edit(collection(sheets).path(), sheets / 2);
        println!(
            "{sheets:5} sheets: annex {:6.3} s, {:.1} % of it to look for every word; after one edit {edited:6.3} s ({:4.1} %)",
            cold.seconds,
            100.0 * cold.search / cold.seconds,
            100.0 * edited / cold.seconds
        );
    }
}

/// The project's sheets under as many names as are wanted, with its manifest.
fn collection(sheets: usize) -> tempfile::TempDir {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("sources");
    let manifest = fs::read_to_string(from.join("annexe.yaml")).expect("the project's manifest");
    let (head, names) = manifest.split_once("\nfiches:\n").expect("a list of sheets");
    let names: Vec<&str> = names.lines().map_while(|line| line.trim().strip_prefix("- ")).collect();
    let dir = tempfile::tempdir().expect("a temporary folder");
    let sources = dir.path().join("sources");
    fs::create_dir_all(sources.join("dessins")).expect("a folder");
    for drawing in fs::read_dir(from.join("dessins")).expect("the project's drawings") {
        let drawing = drawing.expect("a drawing");
        let to = sources.join("dessins").join(drawing.file_name());
        fs::copy(drawing.path(), to).expect("a copy");
    }
    let mut list = format!("{head}\nfiches:\n");
    for i in 0..sheets {
        let (name, round) = (names[i % names.len()], i / names.len());
        let id = if round == 0 { name.to_owned() } else { format!("{name}-{round}") };
        fs::copy(from.join(format!("{name}.yaml")), sources.join(format!("{id}.yaml")))
            .expect("a copy");
        list.push_str(&format!("  - {id}\n"));
    }
    fs::write(sources.join("annexe.yaml"), list).expect("a manifest");
    dir
}

/// Seconds of wall time and megabytes at most of a cold build of everything.
fn build(root: &Path) -> (f64, f64) {
    let since = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_annexe"))
        .args(["build", "--quiet", "--root"])
        .arg(root)
        .spawn()
        .expect("the program");
    let status = PathBuf::from(format!("/proc/{}/status", child.id()));
    let mut memory = 0.0_f64;
    // The peak of a process is in its status as long as it lives.
    while child.try_wait().expect("the program's state").is_none() {
        memory = memory.max(peak(&status).unwrap_or(0.0));
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    assert!(child.wait().is_ok_and(|status| status.success()), "the build failed");
    (since.elapsed().as_secs_f64(), memory)
}

/// The peak of a process's memory, in megabytes (Linux).
fn peak(status: &Path) -> Option<f64> {
    let text = fs::read_to_string(status).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse::<f64>().ok().map(|kilobytes| kilobytes / 1000.0)
}

/// Seconds for the annex in a fresh process state, and again after the edit of one sheet.
fn edit(root: &Path, sheet: usize) -> (Annexed, f64) {
    let project = Project::find(Some(root)).expect("a collection");
    let cold = annex(&project);
    let (_, file) = project.sheet_files().expect("sheets").swap_remove(sheet);
    let path = root.join("sources").join(file);
    let mut times: Vec<f64> = (0..EDITS)
        .map(|i| {
            let text = fs::read_to_string(&path).expect("a sheet");
            let at = text.find("chapeau: |\n  ").expect("a lead") + "chapeau: |\n  ".len();
            fs::write(&path, format!("{}Mot{i} {}", &text[..at], &text[at..])).expect("an edit");
            let now = annex(&project);
            assert!(now.pages.abs_diff(cold.pages) <= 1, "the edit of a word moved a page");
            // What the last two rounds did not use is forgotten.
            comemo::evict(2);
            now.seconds
        })
        .collect();
    times.sort_by(f64::total_cmp);
    (cold, times[EDITS / 2])
}

/// An annex that was made.
struct Annexed {
    seconds: f64,
    /// Of these, for the search of every word on the pages.
    search: f64,
    pages: usize,
}

/// Reads, typesets and checks the annex as the program does.
fn annex(project: &Project) -> Annexed {
    let since = Instant::now();
    let mut found = Diagnostics::default();
    let annex = Annex::read(project, &mut found).ok().flatten().expect("sheets without errors");
    let typesetter = Typesetter::new(project, &annex).expect("layouts and fonts");
    let typeset = typesetter.lay_out(&Output::Annex, &mut found).expect("pages");
    let laid_out = Instant::now();
    conservation::check(&typeset, &annex, &typesetter, &mut found);
    let search = laid_out.elapsed().as_secs_f64();
    typesetter.export(&typeset, &mut found).expect("a PDF");
    Annexed { seconds: since.elapsed().as_secs_f64(), search, pages: typeset.pages() }
}
