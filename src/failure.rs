//! Why a command ended without its result: the sources are wrong, or the work could not be done.

use std::fmt;
use std::io;
use std::path::Path;

use crate::diag::Diagnostics;
use crate::message::text;

/// Why a command ended without its result.
#[derive(Debug)]
pub enum Failure {
    /// The author has something to mend (exit code 1).
    Sources(Diagnostics),
    /// The author has something to mend, and was told (exit code 1).
    Told {
        /// How many errors.
        errors: usize,
        /// How many warnings.
        warnings: usize,
    },
    /// The answer is no, and the result has said it (exit code 1).
    Differs,
    /// A version that is asked about has errors (exit code 2).
    Version {
        /// Which one, in a sentence without a full stop.
        message: String,
        /// What to do.
        hint: String,
        /// Its errors.
        diagnostics: Diagnostics,
    },
    /// What was asked about the sources is not so (exit code 1).
    Unmet {
        /// What, in a sentence without a full stop.
        message: String,
        /// What to do.
        hint: Option<String>,
    },
    /// Something outside the sources is in the way (exit code 2).
    Work {
        /// What, in a sentence without a full stop.
        message: String,
        /// What to do.
        hint: Option<String>,
    },
}

/// What could not be done with a file or folder.
#[derive(Clone, Copy, Debug)]
pub enum Attempt {
    /// Reading it.
    Read,
    /// Writing it.
    Write,
    /// Finding what it is.
    Open,
    /// Making the folder.
    CreateFolder,
    /// Taking it away.
    Remove,
}

impl Failure {
    /// Something that is in the way.
    pub fn work(message: impl Into<String>) -> Self {
        Self::Work { message: message.into(), hint: None }
    }

    /// Something that was asked, and is not so.
    pub fn unmet(message: impl Into<String>) -> Self {
        Self::Unmet { message: message.into(), hint: None }
    }

    /// Adds a remedy.
    #[must_use]
    pub fn with_hint(self, hint: impl Into<String>) -> Self {
        match self {
            Self::Work { message, .. } => Self::Work { message, hint: Some(hint.into()) },
            Self::Unmet { message, .. } => Self::Unmet { message, hint: Some(hint.into()) },
            other => other,
        }
    }

    /// A file or folder that could not be read or written.
    #[must_use]
    pub fn io(attempt: Attempt, path: &Path, error: &io::Error) -> Self {
        let (path, reason) = (path.display(), reason(error));
        Self::work(match attempt {
            Attempt::Read => text!("failure-read", path, reason),
            Attempt::Write => text!("failure-write", path, reason),
            Attempt::Open => text!("failure-open", path, reason),
            Attempt::CreateFolder => text!("failure-create-folder", path, reason),
            Attempt::Remove => text!("failure-remove", path, reason),
        })
    }
}

/// An operating system's error in words, where it is a usual one.
#[must_use]
pub fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => text!("io-not-found"),
        io::ErrorKind::PermissionDenied => text!("io-permission"),
        io::ErrorKind::AlreadyExists => text!("io-exists"),
        io::ErrorKind::StorageFull => text!("io-disk-full"),
        io::ErrorKind::QuotaExceeded => text!("io-quota"),
        io::ErrorKind::FileTooLarge => text!("io-too-large"),
        io::ErrorKind::ReadOnlyFilesystem => text!("io-read-only"),
        io::ErrorKind::NotADirectory => text!("io-not-a-folder"),
        io::ErrorKind::IsADirectory => text!("io-a-folder"),
        _ => error.to_string(),
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sources(diagnostics) => {
                f.write_str(&text!("count-errors", count = diagnostics.errors()))
            }
            Self::Told { errors, warnings } => {
                let errors = text!("count-errors", count = errors);
                write!(f, "{errors}, {}", text!("count-warnings", count = warnings))
            }
            Self::Differs => Ok(()),
            Self::Version { message, .. }
            | Self::Unmet { message, .. }
            | Self::Work { message, .. } => f.write_str(message),
        }
    }
}

impl std::error::Error for Failure {}
