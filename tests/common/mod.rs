//! Small collections in temporary folders, and the program run on them.

pub(crate) mod docx;
pub(crate) mod office;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A manifest that all small collections can use.
pub(crate) const MANIFEST: &str = "\
annexe: Annexe 9
titre: Un essai
guide: Guide d'essai
organisme: Le conseil
date: 2024-02-29
themes:
  1: Le premier thème
  2: Le deuxième thème
";

/// A sheet without any problem.
pub(crate) const SHEET: &str = "\
titre: Une action
themes: [1]
chapeau: Un chapeau.
reperes:
  objectifs: Se retrouver
  public: Tout le monde
  contact: La mairie
sections:
  - type: contexte
    texte: |
      Un paragraphe.
";

/// A collection in a folder of its own.
pub(crate) struct Collection {
    dir: tempfile::TempDir,
}

impl Collection {
    /// A collection with the usual manifest and the given files, by path relative to its root.
    pub(crate) fn new(files: &[(&str, &str)]) -> Self {
        let collection = Self { dir: tempfile::tempdir().unwrap() };
        collection.write("sources/annexe.yaml", MANIFEST.as_bytes());
        for (path, text) in files {
            collection.write(path, text.as_bytes());
        }
        collection
    }

    /// A collection with one good sheet.
    pub(crate) fn good() -> Self {
        Self::new(&[("sources/une.yaml", SHEET)])
    }

    /// Writes a file.
    pub(crate) fn write(&self, path: &str, bytes: &[u8]) {
        let path = self.path(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    /// The absolute path of a file.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.dir.path().join(path)
    }

    /// The folder.
    pub(crate) fn root(&self) -> &Path {
        self.dir.path()
    }

    /// Runs the program in the folder.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        run(command(arguments).current_dir(self.root()))
    }
}

/// What a run of the program gave.
pub(crate) struct Run {
    /// The exit code.
    pub code: i32,
    /// Standard output.
    pub stdout: Vec<u8>,
    /// Standard error, as text.
    pub stderr: String,
}

/// The program with arguments, its environment freed of what would change its messages.
pub(crate) fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_annexe"));
    command.args(arguments).env_remove("SOURCE_DATE_EPOCH").env("NO_COLOR", "1");
    // Messages are in French, whatever the language of whoever runs the tests.
    command.env("LC_ALL", "C");
    command
}

/// Runs a command to its end.
pub(crate) fn run(command: &mut Command) -> Run {
    let Output { status, stdout, stderr } = command.output().unwrap();
    Run { code: status.code().unwrap_or(-1), stdout, stderr: String::from_utf8(stderr).unwrap() }
}
