//! A small collection in a repository of its own.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use annexe::failure::Failure;
use annexe::history::{Git, Revision};

use crate::common::{MANIFEST, SHEET};

/// A repository in a temporary folder.
pub(crate) struct Repository {
    dir: tempfile::TempDir,
    /// The way to the collection.
    prefix: String,
}

/// Whether git is there; says that a test is left out where it is not.
pub(crate) fn git_is_there() -> bool {
    let there = Command::new("git").arg("version").output().is_ok();
    if !there {
        eprintln!("left out: no git");
    }
    there
}

impl Repository {
    /// A repository without commits, with a good collection in a folder of it; nothing where there is no git.
    pub(crate) fn empty(prefix: &str) -> Option<Self> {
        if !git_is_there() {
            return None;
        }
        let repository = Self { dir: tempfile::tempdir().unwrap(), prefix: prefix.into() };
        repository.git(&["-c", "init.defaultBranch=main", "init", "--quiet"]);
        repository.write("sources/annexe.yaml", MANIFEST);
        repository.write("sources/une.yaml", SHEET);
        Some(repository)
    }

    /// The same with everything committed.
    pub(crate) fn new(prefix: &str) -> Option<Self> {
        let repository = Self::empty(prefix)?;
        repository.commit("premier");
        Some(repository)
    }

    /// The top of the repository.
    pub(crate) fn top(&self) -> &Path {
        self.dir.path()
    }

    /// The collection's folder.
    pub(crate) fn root(&self) -> PathBuf {
        self.top().join(&self.prefix)
    }

    /// Writes a file of the collection.
    pub(crate) fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.root().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    /// Commits everything.
    pub(crate) fn commit(&self, message: &str) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--allow-empty", "--message", message]);
    }

    /// The same on another day.
    pub(crate) fn commit_on(&self, day: &str, message: &str) {
        self.git(&["add", "--all"]);
        git_on(day, self.top(), &["commit", "--quiet", "--message", message]);
    }

    /// Runs git at the top and gives what it says.
    pub(crate) fn git(&self, arguments: &[&str]) -> String {
        git(self.top(), arguments)
    }

    /// What the program knows of it.
    pub(crate) fn open(&self) -> Git {
        Git::find(&self.root()).unwrap()
    }

    /// A revision of it.
    pub(crate) fn at(&self, name: &str) -> Result<Revision, Failure> {
        self.open().resolve(name)
    }

    /// Whatever a command must not touch: the index, the references, the files.
    pub(crate) fn state(&self) -> Vec<String> {
        let index = std::fs::read(self.top().join(".git/index")).unwrap_or_default();
        vec![
            format!("{index:x?}"),
            self.git(&["for-each-ref"]),
            self.git(&["status", "--porcelain", "--ignored"]),
            self.git(&["count-objects"]),
        ]
    }
}

/// Where programs are found, this one first.
pub(crate) fn with_program() -> OsString {
    let program = Path::new(env!("CARGO_BIN_EXE_annexe")).parent().unwrap();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let all = std::iter::once(program.to_owned()).chain(std::env::split_paths(&path));
    std::env::join_paths(all).unwrap()
}

/// Git in a folder, as a person without settings has it.
pub(crate) fn git(dir: &Path, arguments: &[&str]) -> String {
    git_on("2026-03-01", dir, arguments)
}

fn git_on(day: &str, dir: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new("git");
    command.current_dir(dir).args(["-c", "protocol.file.allow=always"]).args(arguments);
    command.env("GIT_CONFIG_GLOBAL", dir.join("absent")).env("GIT_CONFIG_NOSYSTEM", "1");
    for role in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{role}_NAME"), "Une autrice");
        command.env(format!("GIT_{role}_EMAIL"), "contact@example.org");
        command.env(format!("GIT_{role}_DATE"), format!("{day}T23:30:00+02:00"));
    }
    let output = command.output().unwrap();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "git {arguments:?}: {complaint}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// A failure with its remedy.
pub(crate) fn told(failure: Failure) -> String {
    match failure {
        Failure::Work { message, hint } => format!("{message}\n{}", hint.unwrap_or_default()),
        other => panic!("{other}"),
    }
}
