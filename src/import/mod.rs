//! Turns the text conversion of a printed annex into a collection: a manifest and one file per sheet.
//!
//! The work goes through four steps, each with its own modules:
//!
//! 1. a reader makes `block`s from the text (`markdown`, `inline_read`); another format needs only a reader;
//! 2. the blocks are cut into a cover and sheets (`collection`, `cut`, `manifest`), then each sheet is ordered
//!    (`sheet`, `sidebar`, `outline`, `prose`, `film`, `footnotes`) into a `draft`;
//! 3. a writer renders the draft (`render`, `write`);
//! 4. the words of the text and of the draft are compared (`words`).
//!
//! Nothing here reads or writes a file. What was guessed, joined or could not be placed is told in notes.

mod block;
mod collection;
mod cut;
mod draft;
mod film;
mod footnotes;
mod inline;
mod inline_pair;
mod inline_read;
mod kinds;
mod labels;
mod lines;
mod log;
mod manifest;
mod markdown;
mod marks;
pub mod office;
mod outline;
mod prose;
mod render;
mod review;
mod sheet;
mod sidebar;
#[cfg(test)]
mod tests;
mod words;
mod write;

use std::fmt;

use crate::fold;
use crate::yaml::write as yaml;

pub use words::WordCount;

/// A collection made from a text, and what its author should look at.
#[derive(Debug, Clone)]
pub struct Imported {
    /// The manifest first, then the sheets in their order.
    pub files: Vec<ImportedFile>,
    /// What was guessed, joined, set aside or could not be placed, in the order of the text.
    pub notes: Vec<Note>,
    /// The words of the text set against those of the collection.
    pub words: WordCount,
}

/// One file of the collection's folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedFile {
    /// The name inside the folder: `annexe.yaml`, or a sheet's identifier and `.yaml`.
    pub name: String,
    /// The YAML text.
    pub text: String,
}

/// A remark for the author, in French.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The line of the text, from 1; 0 where the remark is about the whole.
    pub line: usize,
    /// The identifier of the sheet concerned.
    pub sheet: Option<String>,
    /// What happened.
    pub message: String,
}

/// Why a text could not become a collection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportError {
    /// No heading of the text starts a sheet: it is empty, or it is not an annex.
    NoSheet,
}

impl fmt::Display for ImportError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSheet => out.write_str(
                "aucune fiche trouvée : il faut un titre par fiche (« # Titre »), le même qu'au sommaire s'il y en a un",
            ),
        }
    }
}

impl std::error::Error for ImportError {}

/// Makes a collection from the Markdown conversion of an annex.
///
/// # Errors
///
/// [`ImportError::NoSheet`] where no heading starts a sheet.
pub fn import_markdown(text: &str) -> Result<Imported, ImportError> {
    let mut notes = Vec::new();
    let blocks = markdown::read(text, &mut notes);
    let draft = collection::draft(blocks, &mut notes)?;
    review::review(&draft, &mut notes);
    let words = words::compare(text, &draft, &mut notes);
    notes.sort_by_key(|note| note.line);
    Ok(Imported { files: write::files(&draft), notes, words })
}
