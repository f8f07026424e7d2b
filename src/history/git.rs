//! The repository that a collection lies in, and the revisions that it knows.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::program::{self, check_version, line, path, said};
use super::revision::{FORMAT, Revision, is_commit};
use crate::diag::did_you_mean;
use crate::failure::{Attempt, Failure};
use crate::message::text;
use crate::project::{MANIFEST, SOURCES};

/// The repository that a collection lies in.
#[derive(Clone, Debug)]
pub struct Git {
    /// The collection's folder.
    pub(super) root: PathBuf,
    /// The repository's own folder: `.git`, or that of a worktree or submodule.
    pub(super) dir: PathBuf,
    /// The way from the top of the repository to the collection, as git writes it: empty, or with a slash at the end.
    pub(super) prefix: Vec<u8>,
    /// The top of the repository.
    pub(super) top: PathBuf,
    /// Whether the collection has left this place since.
    pub(super) is_left: bool,
}

impl Git {
    /// The repository around a collection's folder.
    ///
    /// # Errors
    /// When there is no git, an old one, no repository, or one that git does not trust; it says what to do.
    pub fn find(root: &Path) -> Result<Self, Failure> {
        let root = root.canonicalize().map_err(|e| Failure::io(Attempt::Open, root, &e))?;
        check_version()?;
        let tell = |what: &str| {
            let mut command = program::git(Some(&root));
            command.args(["rev-parse", what]);
            said(command, b"").map(|bytes| line(&bytes).to_vec())
        };
        let top = path(&tell("--show-toplevel")?);
        let (prefix, dir) = (tell("--show-prefix")?, path(&tell("--absolute-git-dir")?));
        Ok(Self { root, dir, prefix, top, is_left: false })
    }

    /// The top of the repository; the collection lies there or below.
    #[must_use]
    pub fn top(&self) -> &Path {
        &self.top
    }

    /// The way from the top of the repository to the collection; empty where it is the top.
    #[must_use]
    pub fn prefix(&self) -> PathBuf {
        path(self.prefix.strip_suffix(b"/").unwrap_or(&self.prefix))
    }

    /// The commit that a name stands for: a branch, a tag, `HEAD~2`, the first digits of a commit's number.
    ///
    /// # Errors
    /// When there is none, or it cannot be a name; it says which was perhaps meant.
    pub fn resolve(&self, name: &str) -> Result<Revision, Failure> {
        if !is_name(name) {
            let shown = abridged(&name.escape_debug().to_string());
            return Err(Failure::work(text!("revision-no-name", name = shown))
                .with_hint(text!("revision-no-name.hint")));
        }
        if let Some(both) = self.is_of_two(name)? {
            return Err(Failure::work(text!("revision-of-two", name = abridged(both)))
                .with_hint(text!("revision-of-two.hint", name = abridged(both))));
        }
        // In two steps, for a name may end with a search that would take in what stands behind it (`:/words`).
        let object = self.verify(name)?.ok_or_else(|| self.unknown(name));
        let object = object.map_err(|failure| *failure)?;
        match self.verify(&format!("{object}^{{commit}}"))? {
            Some(commit) => self.describe(name, &commit),
            None if self.says(&["cat-file", "-e", &object])?.is_some() => {
                Err(Failure::work(text!("revision-no-commit", name = abridged(name)))
                    .with_hint(text!("revision-no-name.hint")))
            }
            None => Err(*self.unknown(name)),
        }
    }

    /// The name that a revision begins with, where both a branch and a tag are called so, on different commits.
    fn is_of_two<'a>(&self, revision: &'a str) -> Result<Option<&'a str>, Failure> {
        let name = revision.split(['~', '^', '@', ':']).next().unwrap_or_default();
        if name.is_empty() || name == "HEAD" {
            return Ok(None);
        }
        let branch = self.verify(&format!("refs/heads/{name}^{{commit}}"))?;
        let tag = self.verify(&format!("refs/tags/{name}^{{commit}}"))?;
        Ok((branch.is_some() && tag.is_some() && branch != tag).then_some(name))
    }

    /// The last commit that two revisions have in common, if there is one.
    ///
    /// # Errors
    /// When git fails.
    pub fn common(&self, one: &Revision, other: &Revision) -> Result<Option<Revision>, Failure> {
        let base = self.says(&["merge-base", &one.commit, &other.commit])?;
        let base = base.map(|bytes| String::from_utf8_lossy(line(&bytes)).into_owned());
        base.filter(|base| is_commit(base.as_bytes()))
            .map(|base| self.describe(&base, &base))
            .transpose()
    }

    /// The same as a place to begin a comparison at.
    ///
    /// # Errors
    /// When git fails, or the clone does not reach back so far.
    pub fn base(&self, one: &Revision, other: &Revision) -> Result<Option<Revision>, Failure> {
        match self.common(one, other)? {
            None if self.is_shallow() => {
                let (one, other) = (one.shown(), other.shown());
                Err(Failure::work(text!("history-no-base", one, other))
                    .with_hint(text!("revision-unknown.hint-shallow")))
            }
            base => Ok(base),
        }
    }

    /// Whether the collection was at its place at a revision.
    ///
    /// # Errors
    /// When git fails.
    pub fn has_collection(&self, revision: &Revision) -> Result<bool, Failure> {
        let mut object = format!("{}:", revision.commit).into_bytes();
        object.extend(&self.prefix);
        object.extend(format!("{SOURCES}/{MANIFEST}").bytes());
        match String::from_utf8(object) {
            Ok(object) => Ok(self.says(&["cat-file", "-e", &object])?.is_some()),
            // A name that is no text cannot be asked for in this way.
            Err(_) => Ok(true),
        }
    }

    /// The sheets that git knows and leaves off the disk, by their paths in the collection.
    ///
    /// # Errors
    /// When git fails.
    pub fn left_out(&self) -> Result<Vec<String>, Failure> {
        let listed = said(self.command(&["ls-files", "-t", "-z", "--", SOURCES]), b"")?;
        let listed = String::from_utf8_lossy(&listed).into_owned();
        let files = listed.split('\0').filter(|entry| is_skipped(entry)).map(|entry| &entry[2..]);
        let sheets = files.filter(|file| file.ends_with(".yaml"));
        Ok(sheets.filter(|file| !self.root.join(file).exists()).map(str::to_owned).collect())
    }

    /// Git in the collection's folder.
    pub(super) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = program::git(Some(&self.root));
        command.args(arguments);
        command
    }

    /// Git at the top of the repository: what is looked for by its path from there may no longer have a folder.
    pub(super) fn at_top(&self, arguments: &[&str]) -> Command {
        let mut command = program::git(Some(&self.top));
        command.args(arguments);
        command
    }

    /// Git's log, of paths from the top.
    pub(super) fn log(&self, arguments: &[&str]) -> Command {
        let mut command = self.at_top(&["log"]);
        // Where a path is gone, git looks no further than the side of a merge that it was gone on.
        command.args(self.is_left.then_some("--full-history")).args(arguments);
        command
    }

    /// The path from the top of one from the collection's folder.
    pub(super) fn below_top(&self, path: &str) -> PathBuf {
        self.prefix().join(path)
    }

    /// What a command says; nothing where it fails.
    pub(super) fn says(&self, arguments: &[&str]) -> Result<Option<Vec<u8>>, Failure> {
        let said = program::run(self.command(arguments), b"")?;
        Ok(said.success.then_some(said.bytes))
    }

    /// The object that an expression stands for.
    pub(super) fn verify(&self, expression: &str) -> Result<Option<String>, Failure> {
        let arguments = ["rev-parse", "--verify", "--quiet", "--end-of-options", expression];
        let said = self.says(&arguments)?;
        let object = said.map(|bytes| String::from_utf8_lossy(line(&bytes)).into_owned());
        // What is left out (`^name`) and what is more than one is not an object.
        Ok(object.filter(|object| is_commit(object.as_bytes())))
    }

    pub(super) fn describe(&self, name: &str, commit: &str) -> Result<Revision, Failure> {
        let log = said(self.command(&["log", "-1", FORMAT, commit, "--"]), b"")?;
        Revision::parse(name, &log)
            .ok_or_else(|| Failure::work(text!("git-failed", reason = commit)))
    }

    /// Says that nothing is called so, and what may have been meant.
    fn unknown(&self, name: &str) -> Box<Failure> {
        let references = self.references();
        let nothing = || matches!(self.verify("HEAD"), Ok(None));
        if references.is_empty() && nothing() {
            return Box::new(
                Failure::work(text!("git-no-commits")).with_hint(text!("git-no-commits.hint")),
            );
        }
        let (shallow, shown) = (self.is_shallow(), abridged(name));
        let failure = Failure::work(match shallow {
            true => text!("revision-beyond", name = shown),
            false => text!("revision-unknown", name = shown),
        });
        let remote = references
            .iter()
            .find(|reference| reference.split_once('/').is_some_and(|(_, branch)| branch == name));
        let all = references.iter().map(String::as_str);
        Box::new(failure.with_hint(match remote.map(String::as_str).or(did_you_mean(name, all)) {
            Some(near) if shallow => text!("revision-beyond.hint-near", near),
            Some(near) => text!("revision-unknown.hint-near", near),
            None if shallow => text!("revision-unknown.hint-shallow"),
            None => text!("revision-unknown.hint"),
        }))
    }

    /// The names of its branches and tags.
    #[must_use]
    pub fn references(&self) -> Vec<String> {
        let arguments =
            ["for-each-ref", "--format=%(refname)", "refs/heads", "refs/tags", "refs/remotes"];
        let said = self.says(&arguments).ok().flatten().unwrap_or_default();
        let all = String::from_utf8_lossy(&said).into_owned();
        let short = |name: &str| {
            let name = name.strip_prefix("refs/")?;
            name.split_once('/').map(|(_, name)| name.to_owned())
        };
        all.lines().filter_map(short).collect()
    }

    /// Whether the repository has but the end of its history.
    pub(super) fn is_shallow(&self) -> bool {
        let said = self.says(&["rev-parse", "--is-shallow-repository"]);
        said.ok().flatten().is_some_and(|said| line(&said) == b"true")
    }
}

/// Whether git knows a file of a collection and leaves it off the disk: of a sparse checkout it writes some files alone.
#[must_use]
pub fn is_left_out(root: &Path, file: &str) -> bool {
    let listed = program::ask(Some(root), &["ls-files", "-t", "-z", "--", file]);
    listed.is_some_and(|listed| listed.split('\0').any(is_skipped)) && !root.join(file).exists()
}

/// Whether git's listing says of a file that it is left out.
fn is_skipped(entry: &str) -> bool {
    entry.starts_with("S ")
}

/// Whether git may be asked about a name: it has no options, no line ends and no characters that end arguments.
fn is_name(name: &str) -> bool {
    !name.is_empty() && !name.starts_with('-') && !name.contains(char::is_control)
}

/// A name as a message has it: nobody reads more of it.
fn abridged(name: &str) -> String {
    const SHOWN: usize = 80;
    match name.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &name[..end]),
        None => name.to_owned(),
    }
}
