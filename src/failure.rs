//! Why a command ended without its result: the sources are wrong, or the work could not be done.

use std::fmt;
use std::io;
use std::path::Path;

use crate::diag::Diagnostics;

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
    pub fn io(what: &str, path: &Path, error: &io::Error) -> Self {
        Self::work(format!("impossible {what} {} : {}", path.display(), reason(error)))
    }
}

/// An operating system's error in French, where it is a usual one.
#[must_use]
pub fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "il n'existe pas".into(),
        io::ErrorKind::PermissionDenied => "droits insuffisants".into(),
        io::ErrorKind::AlreadyExists => "il existe déjà".into(),
        io::ErrorKind::StorageFull => "le disque est plein".into(),
        io::ErrorKind::QuotaExceeded => "votre quota sur ce disque est atteint".into(),
        io::ErrorKind::FileTooLarge => "le système n'admet pas de fichier si gros".into(),
        io::ErrorKind::ReadOnlyFilesystem => "le disque est en lecture seule".into(),
        io::ErrorKind::NotADirectory => "ce n'est pas un dossier".into(),
        io::ErrorKind::IsADirectory => "c'est un dossier".into(),
        _ => error.to_string(),
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sources(diagnostics) => {
                write!(f, "{} erreur(s) dans les sources", diagnostics.errors())
            }
            Self::Told { errors, warnings } => {
                write!(f, "{errors} erreur(s), {warnings} avertissement(s)")
            }
            Self::Unmet { message, .. } | Self::Work { message, .. } => f.write_str(message),
        }
    }
}

impl std::error::Error for Failure {}
