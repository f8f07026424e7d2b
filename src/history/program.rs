//! Git as a program: the only starter of it, and what its refusals mean in plain words.
//!
//! What a person typed is never one of the arguments before it was looked at: see [`Git::resolve`](super::Git::resolve).

use std::ffi::OsStr;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

use crate::failure::{Failure, reason};
use crate::message::text;

/// The oldest git that has all that is used here: its `rev-parse` knows where options end.
const OLDEST: (u32, u32) = (2, 30);

/// Variables that lead git to another repository, index, set of objects or reading of paths. Hooks have some of them: the
/// collection's folder alone says where its repository is. Those that configure (`GIT_CONFIG_COUNT`…) stay, they are the
/// person's own: a CI says there which folders are safe.
const LEADING: &[&str] = &[
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_INDEX_VERSION",
    "GIT_COMMON_DIR",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_NAMESPACE",
    "GIT_PREFIX",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_GRAFT_FILE",
    "GIT_SHALLOW_FILE",
    "GIT_REPLACE_REF_BASE",
    "GIT_ATTR_SOURCE",
    "GIT_GLOB_PATHSPECS",
    "GIT_NOGLOB_PATHSPECS",
    "GIT_ICASE_PATHSPECS",
    "GIT_EXTERNAL_DIFF",
    "GIT_DIFF_OPTS",
    "GIT_REDIRECT_STDIN",
    "GIT_REDIRECT_STDOUT",
    "GIT_REDIRECT_STDERR",
    "GIT_TRACE",
    "LANGUAGE",
];

/// Settings that a repository may have and that would run programs, write elsewhere or change what is read.
const SETTINGS: &[&str] = &[
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.quotePath=false",
    "core.splitIndex=false",
    "core.sparseCheckout=false",
    "i18n.logOutputEncoding=UTF-8",
    "log.showSignature=false",
];

/// What git has said.
#[derive(Debug)]
pub(super) struct Said {
    /// Whether it did what it was to do.
    pub(super) success: bool,
    /// Its standard output.
    pub(super) bytes: Vec<u8>,
    complaint: String,
}

/// Git in a folder, with nothing to do yet.
pub(super) fn git(dir: Option<&Path>) -> Command {
    let mut command = plain(dir);
    for setting in SETTINGS {
        command.args(["-c", setting]);
    }
    command
}

/// Git in a folder, with the settings that it has there: to ask for those.
pub(super) fn as_set(dir: &Path) -> Command {
    plain(Some(dir))
}

#[expect(clippy::disallowed_methods, reason = "this module is the one that talks to git")]
fn plain(dir: Option<&Path>) -> Command {
    let mut command = Command::new("git");
    command.args(["--no-pager", "--no-optional-locks", "--no-replace-objects"]);
    command.arg("--literal-pathspecs");
    for name in LEADING {
        command.env_remove(name);
    }
    command.env("LC_ALL", "C").env("GIT_TERMINAL_PROMPT", "0");
    if let Some(dir) = dir {
        command.current_dir(dir);
    }
    command
}

/// Runs a command, `input` on its standard input.
///
/// # Errors
/// When there is no git to run.
pub(super) fn run(mut command: Command, input: &[u8]) -> Result<Said, Failure> {
    let stdin = if input.is_empty() { Stdio::null() } else { Stdio::piped() };
    command.stdin(stdin).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| not_started(&error))?;
    let stdin = child.stdin.take();
    let output = thread::scope(|scope| {
        // Beside the reading: git may speak before it has heard everything. One that has gone says why itself.
        scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(input)));
        child.wait_with_output()
    });
    let output = output.map_err(|error| not_started(&error))?;
    Ok(Said {
        success: output.status.success(),
        bytes: output.stdout,
        complaint: String::from_utf8_lossy(&output.stderr).into_owned(),
    })
}

/// What a command says.
///
/// # Errors
/// When it fails.
pub(super) fn said(command: Command, input: &[u8]) -> Result<Vec<u8>, Failure> {
    let dir = command.get_current_dir().map(Path::to_owned).unwrap_or_default();
    let said = run(command, input)?;
    if said.success { Ok(said.bytes) } else { Err(said.refusal(&dir)) }
}

/// What a command of the program's own says; nothing where it fails, or there is no git.
pub(crate) fn ask(dir: Option<&Path>, arguments: &[&str]) -> Option<String> {
    let mut command = git(dir);
    command.args(arguments);
    let said = run(command, b"").ok()?;
    said.success.then(|| String::from_utf8_lossy(&said.bytes).into_owned())
}

/// Makes sure that git is there, and new enough.
///
/// # Errors
/// When it is not.
pub(super) fn check_version() -> Result<(), Failure> {
    let mut command = git(None);
    command.arg("version");
    let said = String::from_utf8_lossy(&said(command, b"")?).into_owned();
    let version = said.trim().trim_start_matches("git version ");
    // A name that no number can be read from is that of a build of somebody's own: it will say itself what it lacks.
    if numbers(version).is_some_and(|version| version < OLDEST) {
        let oldest = format!("{}.{}", OLDEST.0, OLDEST.1);
        return Err(Failure::work(text!("git-old", version, oldest))
            .with_hint(text!("git-old.hint", oldest)));
    }
    Ok(())
}

fn numbers(version: &str) -> Option<(u32, u32)> {
    let mut parts = version.split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

fn not_started(error: &io::Error) -> Failure {
    match error.kind() {
        io::ErrorKind::NotFound => {
            Failure::work(text!("git-absent")).with_hint(text!("git-absent.hint"))
        }
        _ => Failure::work(text!("git-failed", reason = reason(error))),
    }
}

impl Said {
    /// Why it refused, in plain words.
    pub(super) fn refusal(&self, dir: &Path) -> Failure {
        let said = |words: &str| self.complaint.contains(words);
        let shown = dir.display();
        if said("dubious ownership") || said("unsafe repository") {
            let remedy = format!("git config --global --add safe.directory '{shown}'");
            return Failure::work(text!("git-unsafe", dir = shown))
                .with_hint(text!("git-unsafe.hint", remedy));
        }
        if said("not a git repository") {
            return Failure::work(text!("git-no-repository", dir = shown))
                .with_hint(text!("git-no-repository.hint"));
        }
        if said("must be run in a work tree") {
            return Failure::work(text!("git-no-tree", dir = shown))
                .with_hint(text!("git-no-tree.hint"));
        }
        let lines = || self.complaint.lines().map(str::trim).filter(|line| !line.is_empty());
        let told = lines()
            .find_map(|line| line.strip_prefix("fatal: ").or_else(|| line.strip_prefix("error: ")));
        let reason = told.or_else(|| lines().next()).unwrap_or("?");
        Failure::work(text!("git-failed", reason))
    }
}

/// A path as git writes it.
pub(super) fn path(bytes: &[u8]) -> PathBuf {
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStrExt;
        PathBuf::from(OsStr::from_bytes(bytes))
    }
    #[cfg(not(unix))]
    {
        // There git writes UTF-8.
        PathBuf::from(AsRef::<OsStr>::as_ref(&*String::from_utf8_lossy(bytes)))
    }
}

/// A line without its end.
pub(super) fn line(bytes: &[u8]) -> &[u8] {
    bytes.strip_suffix(b"\r\n").or_else(|| bytes.strip_suffix(b"\n")).unwrap_or(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read() {
        assert_eq!(numbers("2.39.5"), Some((2, 39)));
        assert_eq!(numbers("2.50.1.windows.1"), Some((2, 50)));
        assert_eq!(numbers("2.30.GIT"), Some((2, 30)));
        assert_eq!(numbers("next"), None);
        assert!(numbers("2.9.1") < Some(OLDEST) && numbers("3.0") > Some(OLDEST));
    }

    #[test]
    fn refusals_are_told_in_plain_words() {
        let refusal = |complaint: &str| {
            let said = Said { success: false, bytes: Vec::new(), complaint: complaint.into() };
            said.refusal(Path::new("/annexe")).to_string()
        };
        let unsafe_ = refusal("fatal: detected dubious ownership in repository at '/annexe'\n");
        assert_eq!(unsafe_, text!("git-unsafe", dir = "/annexe"));
        let strange = refusal("hint: x\nfatal: bad object\n");
        assert_eq!(strange, text!("git-failed", reason = "bad object"));
        assert_eq!(refusal(""), text!("git-failed", reason = "?"));
    }
}
