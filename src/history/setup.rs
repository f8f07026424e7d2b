//! What makes git show and look after sheets: how it compares and merges them, and a hook, in the local settings of a
//! repository alone.

use std::fs;
use std::path::{Path, PathBuf};

use super::program::{self, line, path, said};
use super::{Git, hook};
use crate::failure::{Attempt, Failure};
use crate::output;
use crate::project::{MANIFEST, SOURCES};

/// What stands above a change in `git diff` and `git log -p`: a key of the sheet, a field of the sidebar, a section.
const HEADINGS: &str =
    "^[[:space:]]*-[[:space:]]+((type|titre):.*)$\n^([a-z_]+:.*)$\n^  ([a-z_]+:.*)$";
/// What a word is to `git diff --word-diff`: letters of any script with what is elided before them; else a sign. ASCII
/// alone is named, for in some locales git sees bytes.
const WORDS: &str = r##"[^][:space:]!"#$%&'()*+,./:;<=>?@\^_`{|}~[]+'?|[^[:space:]]"##;

/// What brings two branches' versions of a sheet together. Where the program is not there or cannot do it (a code above
/// 1), git does it its own way: it would take the code for a conflict, and leave one side's text as the result.
const MERGE: &str = "command -v annexe >/dev/null && { \
    annexe merge-file -q --marker-size %L --name %P %A %O %B; code=$?; test $code -le 1 && exit $code; }; \
    git merge-file --marker-size=%L -L notre -L base -L autre %A %O %B";

/// The settings of both drivers.
const SETTINGS: [(&str, &str); 4] = [
    ("diff.annexe.xfuncname", HEADINGS),
    ("diff.annexe.wordRegex", WORDS),
    ("merge.annexe.name", "fiches, phrase par phrase"),
    ("merge.annexe.driver", MERGE),
];
/// What names the drivers in a file of attributes: files below the collection, and their attributes.
const DRIVERS: [(&str, &str); 2] =
    [("sources/*.yaml", "diff=annexe merge=annexe"), ("sources/schemas/*.json", "merge=annexe")];
/// What the first of them said before sheets were merged.
const EARLIER: (&str, &str) = ("sources/*.yaml", "diff=annexe");

/// What is changed in a repository.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A setting gets a value.
    Set(&'static str, &'static str),
    /// A setting goes.
    Unset(&'static str),
    /// A file is written; the line that it gets.
    Write(PathBuf, Vec<u8>, String),
    /// A file that was written goes, or a line of it.
    Remove(PathBuf, Vec<u8>, String),
}

/// What somebody else made, and stays as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// A setting with another value.
    Setting(&'static str),
    /// A hook; with the line that would do what ours does.
    Hook(PathBuf, String),
    /// A folder of hooks that other repositories or people share; likewise.
    Hooks(PathBuf, String),
    /// A hook of ours that somebody changed; with the line that makes it look at the collection.
    Edited(PathBuf, String),
}

/// What is to be done to a repository.
#[derive(Debug, Default)]
pub struct Setup {
    /// In this order.
    pub changes: Vec<Change>,
    /// What is left alone.
    pub kept: Vec<Kept>,
}

impl Git {
    /// What is to be done so that git shows changes of sheets word by word, merges them sentence by sentence, and looks
    /// at them before a commit.
    ///
    /// # Errors
    /// When git fails, or a file cannot be read.
    pub fn setup(&self) -> Result<Setup, Failure> {
        let mut setup = Setup::default();
        for (key, value) in SETTINGS {
            match self.setting(key)? {
                None => setup.changes.push(Change::Set(key, value)),
                Some(there) if there == value.as_bytes() => {}
                Some(_) => setup.kept.push(Kept::Setting(key)),
            }
        }
        let (path, mut text) = self.attributes()?;
        for drivers in DRIVERS {
            if !self.has(drivers)? {
                let line = attribute(&self.prefix(), drivers);
                text.extend([line.as_bytes(), b"\n"].concat());
                setup.changes.push(Change::Write(path.clone(), text.clone(), line));
            }
        }
        let hook = self.hook()?;
        self.set_up_hook(&hook, &mut setup)?;
        self.drop_moved(&hook, text, &mut setup)?;
        Ok(setup)
    }

    /// What is to be done so that nothing of [`Git::setup`] is left.
    ///
    /// # Errors
    /// As there.
    pub fn undo_setup(&self) -> Result<Setup, Failure> {
        let mut setup = Setup::default();
        for (key, value) in SETTINGS {
            match self.setting(key)? {
                Some(there) if there == value.as_bytes() => setup.changes.push(Change::Unset(key)),
                Some(_) => setup.kept.push(Kept::Setting(key)),
                None => {}
            }
        }
        let (path, mut text) = self.attributes()?;
        drop_attributes(&self.prefix(), &path, &mut text, &mut setup);
        let hook = self.hook()?;
        let check = hook::line(&self.prefix());
        let rest = hook::remove(&hook.text, &check).filter(|_| !hook.is_link);
        if let Some(rest) = rest {
            setup.changes.push(Change::Remove(hook.path.clone(), rest, check));
        } else if hook::has(&hook.text, &check) {
            setup.kept.push(Kept::Edited(hook.path.clone(), check));
        }
        self.drop_moved(&hook, text, &mut setup)?;
        Ok(setup)
    }

    /// Does one of the changes.
    ///
    /// # Errors
    /// When git or the disk refuses.
    pub fn change(&self, change: &Change) -> Result<(), Failure> {
        let config = |arguments: &[&str]| {
            let mut command = self.command(&["config", "--local"]);
            command.args(arguments);
            said(command, b"").map(drop)
        };
        match change {
            Change::Set(key, value) => config(&[key, value]),
            Change::Unset(key) => config(&["--unset", key]),
            Change::Write(path, text, _) if path.ends_with(hook::NAME) => {
                output::publish_program(path, text)
            }
            Change::Remove(path, text, _) if text.is_empty() => output::withdraw(path),
            Change::Remove(path, text, _) if path.ends_with(hook::NAME) => {
                output::publish_program(path, text)
            }
            Change::Write(path, text, _) | Change::Remove(path, text, _) => {
                output::publish(path, text)
            }
        }
    }

    fn set_up_hook(&self, hook: &Hook, setup: &mut Setup) -> Result<(), Failure> {
        let line = hook::line(&self.prefix());
        let command = || hook::command(&self.prefix());
        if let Some(shared) = self.shared_hooks()? {
            let there = read(&shared.join(hook::NAME))?;
            if !hook::has(&there, &line) {
                setup.kept.push(Kept::Hooks(shared, command()));
            }
            return Ok(());
        }
        let path = hook.path.clone();
        match hook::add(&hook.text, &line).filter(|_| !hook.is_link) {
            Some(text) => setup.changes.push(Change::Write(path, text, line)),
            None if hook::has(&hook.text, &line) => {}
            None => setup.kept.push(Kept::Hook(path, command())),
        }
        Ok(())
    }

    /// Drops what was set up for collections that are no longer where they were.
    fn drop_moved(
        &self,
        hook: &Hook,
        mut attributes: Vec<u8>,
        setup: &mut Setup,
    ) -> Result<(), Failure> {
        let (path, _) = self.attributes()?;
        for folder in hook::folders(&hook.text) {
            if folder == self.prefix() || self.is_there(&folder)? {
                continue;
            }
            let text = setup.changes.iter().rev().find_map(|change| match change {
                Change::Write(path, text, _) | Change::Remove(path, text, _) => {
                    (*path == hook.path).then_some(text)
                }
                _ => None,
            });
            let line = hook::line(&folder);
            let rest = hook::remove(text.unwrap_or(&hook.text), &line).filter(|_| !hook.is_link);
            if let Some(rest) = rest {
                setup.changes.push(Change::Remove(hook.path.clone(), rest, line));
            }
            drop_attributes(&folder, &path, &mut attributes, setup);
        }
        Ok(())
    }

    /// Whether there is a collection in a folder, among the files or in the index.
    fn is_there(&self, folder: &Path) -> Result<bool, Failure> {
        let manifest = folder.join(SOURCES).join(MANIFEST);
        let object = format!(":{}", slashed(&manifest));
        Ok(self.top().join(&manifest).is_file()
            || self.says(&["cat-file", "-e", &object])?.is_some())
    }

    /// The hook of this repository alone.
    fn hook(&self) -> Result<Hook, Failure> {
        let path = self.own_hooks()?.join(hook::NAME);
        let is_link = path.is_symlink();
        Ok(Hook { text: read(&path)?, path, is_link })
    }

    /// A setting of this repository.
    fn setting(&self, key: &str) -> Result<Option<Vec<u8>>, Failure> {
        let said = self.says(&["config", "--local", "--null", "--get", key])?;
        Ok(said.map(|value| value.strip_suffix(b"\0").unwrap_or(&value).to_vec()))
    }

    /// Whether files have their drivers already.
    fn has(&self, (files, drivers): (&str, &str)) -> Result<bool, Failure> {
        let file = files.replace('*', "annexe");
        for driver in drivers.split(' ') {
            let name = driver.split('=').next().unwrap_or_default();
            let said = self.says(&["check-attr", "-z", name, "--", &file])?.unwrap_or_default();
            if said.split(|byte| *byte == 0).nth(2) != Some(b"annexe") {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The repository's own file of attributes, and what is in it.
    fn attributes(&self) -> Result<(PathBuf, Vec<u8>), Failure> {
        let path = self.git_path("info/attributes")?;
        let mut text = read(&path)?;
        if !text.is_empty() && !text.ends_with(b"\n") {
            text.push(b'\n');
        }
        Ok((path, text))
    }

    /// The folder of hooks that is this repository's alone.
    fn own_hooks(&self) -> Result<PathBuf, Failure> {
        let common = said(self.command(&["rev-parse", "--git-common-dir"]), b"")?;
        Ok(self.root.join(path(line(&common))).join("hooks"))
    }

    /// The folder of hooks that a setting names, where there is one.
    fn shared_hooks(&self) -> Result<Option<PathBuf>, Failure> {
        let mut command = program::as_set(&self.root);
        command.args(["config", "--null", "--type=path", "--get", "core.hooksPath"]);
        let said = program::run(command, b"")?;
        let named =
            said.success.then(|| path(said.bytes.strip_suffix(b"\0").unwrap_or(&said.bytes)));
        Ok(named.map(|named| self.top().join(named)))
    }

    fn git_path(&self, name: &str) -> Result<PathBuf, Failure> {
        let place = said(self.command(&["rev-parse", "--git-path", name]), b"")?;
        Ok(self.root.join(path(line(&place))))
    }
}

/// A hook that is there or not.
struct Hook {
    path: PathBuf,
    text: Vec<u8>,
    /// Whether it leads elsewhere, and be it nowhere: then it is somebody else's.
    is_link: bool,
}

/// Drops a collection's lines from a file of attributes.
fn drop_attributes(prefix: &Path, path: &Path, text: &mut Vec<u8>, setup: &mut Setup) {
    for line in DRIVERS.into_iter().chain([EARLIER]).map(|it| attribute(prefix, it)) {
        if let Some(rest) = without(text, &line) {
            text.clone_from(&rest);
            setup.changes.push(Change::Remove(path.to_owned(), rest, line));
        }
    }
}

/// The line that gives files of a collection their drivers.
fn attribute(prefix: &Path, (files, drivers): (&str, &str)) -> String {
    let prefix = slashed(prefix);
    let prefix = if prefix.is_empty() { prefix } else { format!("/{prefix}") };
    let files = format!("{prefix}/{files}");
    // A name with spaces or signs stands between quotation marks (gitattributes(5)).
    let plain = |c: char| c.is_alphanumeric() || "/._-*".contains(c);
    if files.chars().all(plain) {
        format!("{files} {drivers}")
    } else {
        let escaped = files.replace('\\', "\\\\").replace('"', "\\\"");
        format!("\"{escaped}\" {drivers}")
    }
}

/// A path as git writes it.
fn slashed(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// A file's bytes; none where there is no file.
fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    match fs::read(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(Failure::io(Attempt::Read, path, &error))
        }
        read => Ok(read.unwrap_or_default()),
    }
}

/// A text without a line, if it has it.
pub(super) fn without(text: &[u8], line: &str) -> Option<Vec<u8>> {
    let lines = || text.split_inclusive(|byte| *byte == b'\n');
    let is = |one: &[u8]| one.trim_ascii_end() == line.as_bytes();
    lines().any(is).then(|| lines().filter(|one| !is(one)).flatten().copied().collect())
}
