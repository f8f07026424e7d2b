//! The program, the system, and what the program takes from its environment.

use std::env;
use std::fs;
use std::thread;

use serde::Serialize;

/// The program and the system that it runs on.
#[derive(Debug, Serialize)]
pub struct Program {
    /// The program's version.
    pub version: &'static str,
    /// What it was compiled from.
    pub build: &'static str,
    /// Typst's version.
    pub typst: &'static str,
    /// The system, as it calls itself.
    pub system: String,
    /// The processor's kind.
    pub machine: &'static str,
    /// How many threads can run side by side.
    pub processors: usize,
}

impl Program {
    /// This program.
    #[must_use]
    pub fn new() -> Self {
        Self {
            version: env!("CARGO_PKG_VERSION"),
            build: env!("ANNEXE_BUILD"),
            typst: typst::utils::version().raw(),
            system: system(),
            machine: env::consts::ARCH,
            processors: thread::available_parallelism().map_or(1, usize::from),
        }
    }
}

impl Default for Program {
    fn default() -> Self {
        Self::new()
    }
}

/// The system's name and version, where it says them (os-release(5)).
fn system() -> String {
    let release = fs::read_to_string("/etc/os-release").unwrap_or_default();
    let name = release.lines().find_map(|line| line.strip_prefix("PRETTY_NAME="));
    name.map_or_else(|| env::consts::OS.to_owned(), |name| name.trim_matches('"').to_owned())
}

/// What the program takes from its environment and its command line.
#[derive(Debug, Serialize)]
pub struct Environment {
    /// The language that the environment asks for; messages are in French all the same.
    pub locale: Option<String>,
    /// The date of PDFs whose manifest has none.
    pub source_date_epoch: Option<String>,
    /// Whether colours are turned off.
    pub no_color: bool,
    /// How long work may take, in seconds.
    pub deadline_seconds: u64,
    /// How much memory it may use, in megabytes.
    pub memory_megabytes: u64,
}

impl Environment {
    /// The environment, with the bounds that hold.
    #[must_use]
    pub fn new(deadline_seconds: u64, memory_megabytes: u64) -> Self {
        let set = |name: &str| env::var_os(name).map(|value| value.to_string_lossy().into_owned());
        let given = |name: &str| set(name).filter(|value| !value.is_empty());
        Self {
            // In the order in which they count (POSIX.1-2017, 8.2).
            locale: ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(given),
            source_date_epoch: set("SOURCE_DATE_EPOCH"),
            no_color: given("NO_COLOR").is_some(),
            deadline_seconds,
            memory_megabytes,
        }
    }
}
