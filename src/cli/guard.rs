//! A deadline and a memory ceiling for layouts: one that never ends is ended, and the PDFs stay as they were.
//!
//! Typst cannot be interrupted, so the process ends. Nothing is written before everything is typeset.

use std::fs;
use std::ops::RangeInclusive;
use std::str::FromStr;
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use clap::Args;

use super::console::Console;
use crate::failure::Failure;
use crate::limits;
use crate::message::{Value, text};

/// How long between two looks at the clock and the memory.
const PAUSE: Duration = Duration::from_millis(20);

/// The bounds that a person may set.
#[derive(Args, Clone, Copy)]
pub(super) struct Bounds {
    /// Temps laissé au travail, en secondes [par défaut : 60, et une demie par fiche]
    #[arg(long, global = true, value_name = "SECONDES", value_parser = |text: &str| number(text, 1..=86_400_u64))]
    deadline: Option<u64>,
    /// Mémoire laissée au travail, en Mo [par défaut : 1000, et 10 par fiche] (sous Linux)
    #[arg(long, global = true, value_name = "MO", value_parser = |text: &str| number(text, 64..=1_000_000_u64))]
    memory: Option<u64>,
}

/// A whole number that lies between two others, or what is to be typed instead.
pub(super) fn number<N>(text: &str, range: RangeInclusive<N>) -> Result<N, String>
where
    N: FromStr + PartialOrd + Value,
{
    let (from, to) = (range.start(), range.end());
    let number = text.trim().parse().ok().filter(|number| range.contains(number));
    number.ok_or_else(|| text!("whole-number", from, to))
}

impl Bounds {
    /// How long a collection may take.
    fn time(self, sheets: usize) -> Duration {
        self.deadline.map_or_else(
            || {
                limits::DEADLINE
                    + limits::DEADLINE_PER_SHEET * u32::try_from(sheets).unwrap_or(u32::MAX)
            },
            Duration::from_secs,
        )
    }

    /// How much memory it may use, in bytes.
    fn memory(self, sheets: usize) -> u64 {
        self.memory.map_or_else(
            || limits::MEMORY_BYTES + limits::MEMORY_BYTES_PER_SHEET * sheets as u64,
            |megabytes| megabytes.saturating_mul(1_000_000),
        )
    }

    /// What holds for a collection: seconds and megabytes.
    pub(super) fn in_numbers(self, sheets: usize) -> (u64, u64) {
        (self.time(sheets).as_secs(), self.memory(sheets) / 1_000_000)
    }

    /// How long to wait for another build.
    pub(super) fn patience(self) -> Duration {
        self.deadline.map_or(limits::LOCK_PATIENCE, Duration::from_secs)
    }
}

/// Ends the process when its work gets out of hand; until it is dropped.
pub(super) struct Guard {
    #[expect(dead_code, reason = "its end is the message")]
    stop: Sender<()>,
    work: Work,
}

/// What is being made, and of which of the collection's own files.
#[derive(Clone, Default)]
struct Work {
    made: Arc<Mutex<Vec<String>>>,
    own: Arc<[String]>,
}

/// One thing that is being made, until it is dropped.
pub(super) struct Making<'a> {
    work: &'a Work,
    what: String,
}

impl Guard {
    /// Begins to watch the layout of some sheets.
    pub(super) fn start(bounds: Bounds, sheets: usize, console: Console) -> Self {
        Self::of_layout(bounds, sheets, Vec::new(), console)
    }

    /// The same, with the files of the layout that are the collection's own.
    pub(super) fn of_layout(
        bounds: Bounds,
        sheets: usize,
        own: Vec<String>,
        console: Console,
    ) -> Self {
        let work = Work { own: own.into(), ..Work::default() };
        let watched = work.clone();
        let (stop, stopped) = mpsc::channel();
        let (time, memory) = (bounds.time(sheets), bounds.memory(sheets));
        thread::spawn(move || {
            let since = Instant::now();
            while stopped.recv_timeout(PAUSE) == Err(RecvTimeoutError::Timeout) {
                let failure = if since.elapsed() > time {
                    too_long(time, &watched)
                } else if resident() > memory {
                    too_large(memory, &watched)
                } else {
                    continue;
                };
                super::leave(super::WORK, || console.failure(&failure));
            }
        });
        Self { stop, work }
    }

    /// Says what is being made, until the result is dropped.
    pub(super) fn making(&self, what: String) -> Making<'_> {
        self.work.all().push(what.clone());
        Making { work: &self.work, what }
    }
}

impl Drop for Making<'_> {
    fn drop(&mut self) {
        let mut all = self.work.all();
        if let Some(at) = all.iter().position(|made| *made == self.what) {
            all.remove(at);
        }
    }
}

impl Work {
    fn all(&self) -> MutexGuard<'_, Vec<String>> {
        self.made.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A remedy, with what was being made and of what.
    fn explained(&self, hint: String) -> String {
        let shown = |all: &[String]| {
            let more = if all.len() > limits::LAYOUT_FILES { ", …" } else { "" };
            all[..all.len().min(limits::LAYOUT_FILES)].join(", ") + more
        };
        let mut lines = vec![hint];
        let made = self.all();
        if !made.is_empty() {
            lines.push(text!("guard-made", what = shown(&made)));
        }
        if !self.own.is_empty() {
            lines.push(text!("own-layouts", files = shown(&self.own)));
        }
        lines.join("\n  → ")
    }
}

fn too_long(time: Duration, work: &Work) -> Failure {
    Failure::work(text!("too-long", seconds = time.as_secs()))
        .with_hint(work.explained(text!("too-long.hint")))
}

fn too_large(memory: u64, work: &Work) -> Failure {
    Failure::work(text!("too-much-memory", megabytes = memory / 1_000_000))
        .with_hint(work.explained(text!("too-much-memory.hint")))
}

/// The memory that the process has in use, in bytes; 0 where the system does not say it so.
fn resident() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = line.and_then(|line| line.trim().strip_suffix(" kB")?.parse::<u64>().ok());
    kilobytes.unwrap_or(0) * 1024
}

#[cfg(test)]
mod tests {
    #[cfg(target_os = "linux")]
    #[test]
    fn memory_is_counted() {
        assert!(super::resident() > 1 << 20);
    }
}
