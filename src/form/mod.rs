//! The form of a sheet, for those who write in Word or LibreOffice: made here, filled in there, read by the import.
//!
//! [`content`] says what stands in it, from the tables of the format; [`look`] how it looks; [`docx`] and [`odt`] write
//! it. [`hint`] has the marks that the import knows it by.

mod archive;
mod content;
mod docx;
pub(crate) mod hint;
mod look;
mod model;
mod odt;
mod texts;
mod xml;

use crate::failure::Failure;
use crate::sheet::Manifest;

/// A program's format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Word's, `.docx`.
    Word,
    /// LibreOffice's, `.odt`.
    Odt,
}

impl Format {
    /// The format that a file's extension names, in upper or lower case.
    #[must_use]
    pub fn of_extension(extension: &str) -> Option<Self> {
        match extension.to_ascii_lowercase().as_str() {
            "docx" => Some(Self::Word),
            "odt" => Some(Self::Odt),
            _ => None,
        }
    }
}

/// The bytes of a form, of a collection where one is given; the same for the same collection.
///
/// # Errors
/// When the archive cannot be made in memory.
pub fn form(format: Format, manifest: Option<&Manifest>) -> Result<Vec<u8>, Failure> {
    match format {
        Format::Word => docx::write(&content::form(&texts::WORD, manifest)),
        Format::Odt => odt::write(&content::form(&texts::WRITER, manifest)),
    }
}
