//! What makes git show and look after sheets: a diff driver and a hook, in the local settings of a repository alone.

use std::fs;
use std::path::{Path, PathBuf};

use super::program::{self, line, path, said};
use super::{Git, hook};
use crate::failure::{Attempt, Failure};
use crate::output;

/// What stands above a change in `git diff` and `git log -p`: a key of the sheet, a field of the sidebar, a section.
const HEADINGS: &str =
    "^[[:space:]]*-[[:space:]]+((type|titre):.*)$\n^([a-z_]+:.*)$\n^  ([a-z_]+:.*)$";
/// What a word is to `git diff --word-diff`: letters of any script with what is elided before them; else a sign. ASCII
/// alone is named, for in some locales git sees bytes.
const WORDS: &str = r##"[^][:space:]!"#$%&'()*+,./:;<=>?@\^_`{|}~[]+'?|[^[:space:]]"##;

/// The settings of the diff driver.
const SETTINGS: [(&str, &str); 2] =
    [("diff.annexe.xfuncname", HEADINGS), ("diff.annexe.wordRegex", WORDS)];

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
    /// What is to be done so that git shows changes of sheets word by word, and looks at them before a commit.
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
        if !self.has_driver()? {
            let (path, text) = self.attributes()?;
            let line = self.attribute();
            let text = [text, line.clone().into_bytes(), b"\n".to_vec()].concat();
            setup.changes.push(Change::Write(path, text, line));
        }
        self.set_up_hook(&mut setup)?;
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
        let ((path, text), line) = (self.attributes()?, self.attribute());
        if let Some(rest) = without(&text, &line) {
            setup.changes.push(Change::Remove(path, rest, line));
        }
        let path = self.own_hooks()?.join(hook::NAME);
        let check = hook::line(&self.prefix());
        if let Some(rest) = hook::remove(&read(&path)?, &check) {
            setup.changes.push(Change::Remove(path, rest, check));
        }
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

    fn set_up_hook(&self, setup: &mut Setup) -> Result<(), Failure> {
        let line = hook::line(&self.prefix());
        if let Some(shared) = self.shared_hooks()? {
            let there = read(&shared.join(hook::NAME))?;
            if !hook::has(&there, &line) {
                setup.kept.push(Kept::Hooks(shared, hook::command(&self.prefix())));
            }
            return Ok(());
        }
        let path = self.own_hooks()?.join(hook::NAME);
        match hook::add(&read(&path)?, &line) {
            Some(text) => setup.changes.push(Change::Write(path, text, line)),
            None if hook::has(&read(&path)?, &line) => {}
            None => setup.kept.push(Kept::Hook(path, hook::command(&self.prefix()))),
        }
        Ok(())
    }

    /// A setting of this repository.
    fn setting(&self, key: &str) -> Result<Option<Vec<u8>>, Failure> {
        let said = self.says(&["config", "--local", "--null", "--get", key])?;
        Ok(said.map(|value| value.strip_suffix(b"\0").unwrap_or(&value).to_vec()))
    }

    /// Whether sheets have the diff driver already, by a file of the collection.
    fn has_driver(&self) -> Result<bool, Failure> {
        let sheet = "sources/annexe.yaml";
        let said = self.says(&["check-attr", "-z", "diff", "--", sheet])?.unwrap_or_default();
        Ok(said.split(|byte| *byte == 0).nth(2) == Some(b"annexe"))
    }

    /// The line that gives sheets their diff driver.
    fn attribute(&self) -> String {
        let prefix = self.prefix().to_string_lossy().replace('\\', "/");
        let sheets = if prefix.is_empty() { prefix } else { format!("/{prefix}") };
        let sheets = format!("{sheets}/sources/*.yaml");
        // A name with spaces or signs stands between quotation marks (gitattributes(5)).
        let plain = |c: char| c.is_alphanumeric() || "/._-*".contains(c);
        if sheets.chars().all(plain) {
            format!("{sheets} diff=annexe")
        } else {
            let escaped = sheets.replace('\\', "\\\\").replace('"', "\\\"");
            format!("\"{escaped}\" diff=annexe")
        }
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
