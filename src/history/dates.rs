//! When each source was last changed: a file, or a folder around it, that only has another name was not.

use std::collections::{BTreeMap, HashMap, HashSet};

use time::Date;

use super::log::Step;
use super::program::said;
use super::{Git, Revision};
use crate::failure::Failure;
use crate::project::{MANIFEST, SOURCES};
use crate::sheet::parse_date;

/// The days of files, by their paths from the top; none where the history was cut off before.
type Days = BTreeMap<Vec<u8>, Option<Date>>;

/// What a commit did to the sources.
#[derive(Default)]
struct Commit {
    number: String,
    day: Option<Date>,
    parents: Vec<String>,
    touched: Vec<Touched>,
}

/// A file that a commit touched: as git has it in a letter, its path, and the one that it had, where nothing else changed.
struct Touched {
    status: Vec<u8>,
    was: Option<Vec<u8>>,
    path: Vec<u8>,
}

impl Git {
    /// The day of the last commit that changed each source, by its path from the top: of all of them at once.
    pub(super) fn dates(&self, revision: &Revision) -> Result<Days, Failure> {
        let format = "--format=tformat:%x01%H %cI %P";
        let mut log = self.log(&["-z", "-c", "--name-status", "-M100%", format]);
        log.args([&revision.commit, "--"]).arg(self.below_top(SOURCES));
        let log = said(log, b"")?;
        let shallow = self.is_shallow();
        let mut days = Days::new();
        // What files are called now, by what they were called then; none of one that is another file's now.
        let mut names: HashMap<Vec<u8>, Option<Vec<u8>>> = HashMap::new();
        // What began with a name has nothing to do with what had it before; what a merge only gave another name has its day
        // from the commits below it.
        let (mut begun, mut merged) = (HashSet::new(), Vec::new());
        for commit in commits(&log) {
            // Where a history was cut off, a commit has no parents, and everything looks new in it.
            let day = commit.day.filter(|_| !(shallow && commit.parents.is_empty()));
            let before = self.before(&commit)?;
            let now = |path: &[u8]| names.get(path).cloned().unwrap_or_else(|| Some(path.to_vec()));
            let mut renamed = Vec::new();
            for Touched { status, was, path } in &commit.touched {
                let Some(name) = now(path) else { continue };
                match was {
                    Some(was) => {
                        // What a branch did to it under its old name.
                        let other = days.get(was).copied().filter(|_| !begun.contains(was));
                        if let Some(day) = other {
                            let filed = days.entry(name.clone()).or_insert(day);
                            *filed = day.max(*filed);
                        }
                        renamed.push((was.clone(), path.clone(), name));
                    }
                    None if commit.parents.len() > 1 && status.contains(&b'R') => {
                        merged.push((name, day));
                    }
                    None => {
                        if status == b"A" {
                            begun.insert(path.clone());
                        }
                        let day = before.get(path).copied().unwrap_or(day);
                        days.entry(name).or_insert(day);
                    }
                }
            }
            names.extend(renamed.iter().map(|(_, path, _)| (path.clone(), None)));
            names.extend(renamed.into_iter().map(|(was, _, name)| (was, Some(name))));
        }
        for (name, day) in merged {
            days.entry(name).or_insert(day);
        }
        Ok(days)
    }

    /// The days that files had before a commit that moved the folder around them, and did not change them.
    fn before(&self, commit: &Commit) -> Result<Days, Failure> {
        let manifest = self.path_of(&format!("{SOURCES}/{MANIFEST}"));
        if !commit.touched.iter().any(|it| it.status == b"A" && it.path == manifest) {
            return Ok(Days::new());
        }
        let revision = self.describe(&commit.number, &commit.number)?;
        let step = Step { revision, parents: commit.parents.clone() };
        let (Some(there), Some(parent)) = (self.before_move(&step)?, self.parent(&step)?) else {
            return Ok(Days::new());
        };
        let days = there.dates(&parent)?;
        let flags = ["diff-tree", "-r", "-z", "--name-status", "-M100%"];
        let mut moved = self.at_top(&flags);
        moved.args([&parent.commit, &commit.number]);
        let moved = touched(&mut said(moved, b"")?.split(|byte| *byte == 0));
        let day = |it: Touched| Some((it.path, *days.get(&it.was?)?));
        Ok(moved.into_iter().filter_map(day).collect())
    }
}

/// The commits that git tells of, one after the other.
fn commits(log: &[u8]) -> Vec<Commit> {
    let mut found = Vec::new();
    for told in log.split(|byte| *byte == 1) {
        let mut pieces = told.split(|byte| *byte == 0);
        let header = String::from_utf8_lossy(pieces.next().unwrap_or_default()).into_owned();
        let mut words = header.split(' ').map(str::to_owned);
        let (Some(number), Some(day)) = (words.next(), words.next()) else { continue };
        let day = day.get(..10).and_then(parse_date);
        let parents = words.filter(|word| !word.is_empty()).collect();
        found.push(Commit { number, day, parents, touched: touched(&mut pieces) });
    }
    found
}

/// The files that git tells of: a letter for each, and its path, or two where it has another name.
fn touched<'a>(pieces: &mut impl Iterator<Item = &'a [u8]>) -> Vec<Touched> {
    let mut found = Vec::new();
    while let Some(status) = pieces.next() {
        let status = status.strip_prefix(b"\n").unwrap_or(status).to_vec();
        // There is an empty piece behind what is said of a merge.
        if status.is_empty() {
            continue;
        }
        let Some(path) = pieces.next() else { break };
        // Of a merge, the letters of both sides stand before one path.
        let renamed = status.starts_with(b"R") && status.get(1).is_some_and(u8::is_ascii_digit);
        let (was, path) = match renamed.then(|| pieces.next()).flatten() {
            Some(now) => (Some(path.to_vec()), now.to_vec()),
            None => (None, path.to_vec()),
        };
        found.push(Touched { status, was, path });
    }
    found
}
