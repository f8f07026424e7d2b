//! Why a Word or ODT file is not read, and what its author can do about it.

use std::fmt;

use crate::limits;
use crate::message::text;

/// Why a file is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// The Word format before 2007: an OLE2 container.
    OldWord,
    /// A password protects it.
    Encrypted,
    /// Rich text.
    Rtf,
    /// OpenDocument text as one XML file.
    FlatOdt,
    /// Something else with a name of its own, such as « une image PNG ».
    Other(String),
    /// Neither an archive nor anything known.
    Unknown,
    /// It has no byte.
    Empty,
    /// It is larger than its bound.
    TooLarge,
    /// The archive, or the part named, is damaged or cut short.
    Damaged(String),
    /// A part inflates beyond its bound.
    Bomb(String),
    /// The archive has too many parts.
    TooManyParts(usize),
    /// A part's name leads out of the archive, or is a link.
    UnsafeName(String),
    /// A part declares a document type, through which it could read files.
    Doctype(String),
    /// A part's elements are nested too deeply, or one of them is too large.
    TooComplex(String),
    /// It has too much text.
    TooLong,
    /// It is a form that nobody filled in.
    NotFilled,
    /// It has no text at all.
    NoText,
}

impl fmt::Display for Refused {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&match self {
            Self::OldWord => text!("refused-old-word"),
            Self::Encrypted => text!("refused-password"),
            Self::FlatOdt => text!("refused-flat"),
            Self::Rtf => text!("refused-rtf"),
            Self::Other(what) => text!("refused-other", what),
            Self::Unknown => text!("refused-unknown"),
            Self::Empty => text!("refused-empty"),
            Self::TooLarge => text!("refused-large", most = limits::OFFICE_BYTES >> 20),
            Self::Damaged(part) if part.is_empty() => text!("refused-damaged"),
            Self::Damaged(part) => text!("refused-damaged.part", part),
            Self::Bomb(part) => text!("refused-bomb", part),
            Self::TooManyParts(count) => {
                text!("refused-parts", count, most = limits::OFFICE_PARTS)
            }
            Self::UnsafeName(name) => text!("refused-name", name),
            Self::Doctype(part) => text!("refused-doctype", part),
            Self::TooComplex(part) => text!("refused-complex", part),
            Self::TooLong => text!("refused-long", most = limits::OFFICE_TEXT_BYTES >> 20),
            Self::NotFilled => text!("refused-not-filled"),
            Self::NoText => text!("refused-no-text"),
        })
    }
}

impl std::error::Error for Refused {}

impl Refused {
    /// What to do.
    #[must_use]
    pub fn remedy(&self) -> String {
        match self {
            Self::Encrypted => {
                text!("refused-password.hint")
            }
            Self::TooLarge => {
                text!("refused-large.hint")
            }
            Self::FlatOdt => {
                text!("refused-flat.hint")
            }
            Self::TooLong => text!("refused-long.hint"),
            Self::Damaged(_) | Self::Empty => {
                text!("refused-damaged.hint")
            }
            Self::Bomb(_) | Self::TooManyParts(_) | Self::UnsafeName(_) | Self::Doctype(_) => {
                text!("refused-bomb.hint")
            }
            Self::NotFilled => {
                text!("refused-not-filled.hint")
            }
            Self::NoText => {
                text!("refused-no-text.hint")
            }
            _ => text!("refused-save-again"),
        }
    }
}
