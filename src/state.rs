//! What the last build into a folder was made of: so that the next one makes only what has changed.
//!
//! A PDF is as it should be when the contents of all that it was made of are those of last time, and when the file
//! still holds the bytes that were written. File dates play no part. A state that is not there, cannot be read, or
//! was written by another program says nothing: then everything is made.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::hash::Hash;
use crate::limits::STATE_BYTES;
use crate::project::{Project, Reads};

/// The state's file name in the folder of results.
pub const FILE: &str = ".annexe-etat.json";

/// The program, by what it was compiled from.
const PROGRAM: &str = concat!(env!("CARGO_PKG_VERSION"), " ", env!("ANNEXE_BUILD"));

/// What is known of a folder of results.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct State {
    program: String,
    /// What the last build read.
    reads: Reads,
    /// The sheets that it found, in order.
    sheets: Vec<String>,
    /// Whether it is to be looked at again though no file changed: something to warn of, or to take from git.
    unsettled: bool,
    /// What was made, by path below the folder.
    outputs: BTreeMap<String, Record>,
    /// The bytes that were written there last, good or not: what has others is somebody else's work.
    written: Written,
}

/// Contents of files, by path below their folder.
pub type Written = BTreeMap<String, Hash>;

/// What is read of a state that another version of the program may have written.
#[derive(Deserialize)]
struct OfAnyVersion {
    written: Written,
}

/// How an output was made.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Record {
    /// What had been read when it was last found to be good.
    reads: Hash,
    /// What it is made of.
    inputs: BTreeMap<String, Hash>,
    bytes: u64,
    hash: Hash,
}

/// Why an output is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// Somebody wants it made, whatever is known.
    Asked,
    /// Nothing is known of it.
    New,
    /// Its file is not there.
    Missing,
    /// Its file holds other bytes than were written.
    Altered,
    /// These inputs came, went or changed; see [`State::record`].
    Changed(Vec<String>),
}

impl Default for State {
    fn default() -> Self {
        Self {
            program: PROGRAM.into(),
            reads: Reads::new(),
            sheets: Vec::new(),
            unsettled: false,
            outputs: BTreeMap::new(),
            written: Written::new(),
        }
    }
}

impl State {
    /// The state of a folder; that of an empty one where none can be read.
    #[must_use]
    pub fn load(dir: &Path) -> Self {
        let read = || {
            let bytes = read_file(&dir.join(FILE), STATE_BYTES)?;
            serde_json::from_slice::<Self>(&bytes).ok()
        };
        read()
            .filter(|state| state.program == PROGRAM)
            .unwrap_or_else(|| Self { written: Self::written(dir), ..Self::default() })
    }

    /// What was written into a folder, by whatever version of the program; nothing where that is not known.
    #[must_use]
    pub fn written(dir: &Path) -> Written {
        let bytes = read_file(&dir.join(FILE), STATE_BYTES).unwrap_or_default();
        serde_json::from_slice(&bytes)
            .map_or_else(|_| Written::new(), |it: OfAnyVersion| it.written)
    }

    /// Notes that these bytes were written.
    pub fn wrote(&mut self, path: String, hash: Hash) {
        self.written.insert(path, hash);
    }

    /// The state's file and its text.
    #[must_use]
    pub fn file(&self, dir: &Path) -> (PathBuf, Vec<u8>) {
        // These types have no maps with keys that are not text, the one thing that JSON cannot write.
        (dir.join(FILE), serde_json::to_vec(self).unwrap_or_default())
    }

    /// The sheets of the last build, if the collection is as it found it and its files are all there is to look at.
    #[must_use]
    pub fn sheets(&self, project: &Project) -> Option<&[String]> {
        (!self.unsettled && self.same_environment() && project.still(&self.reads_of_files()))
            .then_some(self.sheets.as_slice())
    }

    /// Whether outputs were made, or found to be good, from what the last build read, and are still there.
    #[must_use]
    pub fn holds(&self, dir: &Path, outputs: &[String]) -> bool {
        let reads = fingerprint(&self.reads);
        let holds = |path: &String| {
            let record = self.outputs.get(path).filter(|record| record.reads == reads)?;
            record.check(&dir.join(path)).is_none().then_some(())
        };
        !outputs.is_empty() && outputs.par_iter().all(|path| holds(path).is_some())
    }

    /// Why an output must be made from these inputs, if it must.
    #[must_use]
    pub fn why(&self, dir: &Path, path: &str, inputs: &BTreeMap<String, Hash>) -> Option<Why> {
        let Some(record) = self.outputs.get(path) else {
            return Some(Why::New);
        };
        let names = record.inputs.keys().chain(inputs.keys());
        let mut changed: Vec<String> =
            names.filter(|name| record.inputs.get(*name) != inputs.get(*name)).cloned().collect();
        changed.sort();
        changed.dedup();
        if changed.is_empty() { record.check(&dir.join(path)) } else { Some(Why::Changed(changed)) }
    }

    /// Notes what a build read and found, and whether the next one is to look again though no file changed.
    pub fn saw(&mut self, reads: Reads, sheets: Vec<String>, unsettled: bool) {
        self.reads = reads;
        self.reads.insert(DATE.into(), environment());
        self.sheets = sheets;
        self.unsettled = unsettled;
    }

    /// Notes that an output was made of these inputs, after [`State::saw`]; `bytes` and `hash` are those of its file.
    pub fn record(&mut self, path: String, inputs: BTreeMap<String, Hash>, bytes: u64, hash: Hash) {
        let reads = fingerprint(&self.reads);
        self.outputs.insert(path, Record { reads, inputs, bytes, hash });
    }

    /// Notes that an output is good as it is, after [`State::saw`].
    pub fn confirm(&mut self, path: &str) {
        let reads = fingerprint(&self.reads);
        if let Some(record) = self.outputs.get_mut(path) {
            record.reads = reads;
        }
    }

    /// Forgets an output, so that it is made again.
    pub fn forget(&mut self, path: &str) {
        self.outputs.remove(path);
    }

    /// Forgets the outputs that are not among `all`, and returns those whose files are still as they were written.
    pub fn retire(&mut self, dir: &Path, all: &[String]) -> Vec<String> {
        let known: Vec<String> = self.outputs.keys().cloned().collect();
        let gone = known.into_iter().filter(|path| !all.contains(path));
        gone.filter(|path| {
            let record = self.outputs.remove(path);
            record.is_some_and(|record| record.check(&dir.join(path)).is_none())
        })
        .collect()
    }

    fn same_environment(&self) -> bool {
        self.reads.get(DATE) == Some(&environment())
    }

    fn reads_of_files(&self) -> Reads {
        let files = self.reads.iter().filter(|(what, _)| *what != DATE);
        files.map(|(what, hash)| (what.clone(), *hash)).collect()
    }
}

impl Record {
    /// What is wrong with the file that was written.
    fn check(&self, path: &Path) -> Option<Why> {
        let Ok(meta) = fs::metadata(path) else {
            return Some(Why::Missing);
        };
        let same =
            || read_file(path, self.bytes).is_some_and(|bytes| Hash::of(&bytes) == self.hash);
        (!meta.is_file() || meta.len() != self.bytes || !same()).then_some(Why::Altered)
    }
}

/// The variable that stands for the date where the manifest has none.
const DATE: &str = "SOURCE_DATE_EPOCH";

fn environment() -> Hash {
    let date = std::env::var_os(DATE);
    Hash::of_parts(date.iter().map(|date| date.as_encoded_bytes()))
}

fn fingerprint(reads: &Reads) -> Hash {
    Hash::of_pairs(reads.iter().map(|(what, hash)| (what.as_str(), *hash)))
}

fn read_file(path: &Path, limit: u64) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    if !fs::metadata(path).ok()?.is_file() {
        return None;
    }
    fs::File::open(path).ok()?.take(limit + 1).read_to_end(&mut bytes).ok()?;
    (bytes.len() as u64 <= limit).then_some(bytes)
}
