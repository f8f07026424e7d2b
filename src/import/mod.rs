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
//! Headings and labels are recognised by `patterns`, which users can extend. Nothing here reads or writes a file. What
//! was done, guessed or could not be placed is told in notes, what was found in each sheet in a `report`.

mod block;
mod collection;
mod cut;
mod draft;
mod film;
mod footnotes;
mod inline;
mod inline_pair;
mod inline_read;
mod lines;
mod log;
mod manifest;
mod markdown;
mod marks;
mod note;
pub mod office;
mod outline;
mod patterns;
mod prose;
mod render;
mod report;
mod review;
mod sheet;
mod sidebar;
mod table;
#[cfg(test)]
mod tests;
mod words;
mod write;

use std::borrow::Cow;
use std::fmt;

use unicode_normalization::{IsNormalized, UnicodeNormalization};

use crate::limits;
use crate::yaml::write as yaml;

pub use note::{Certainty, Note, Place};
pub use patterns::{Means, Patterns};
pub use report::{FieldReport, ManifestReport, SectionReport, SheetReport};
pub use words::WordCount;

/// A collection made from texts, and what its author should look at.
#[derive(Debug, Clone)]
pub struct Imported {
    /// The manifest first, then the sheets in their order.
    pub files: Vec<ImportedFile>,
    /// What the covers and the summary said.
    pub manifest: ManifestReport,
    /// What was found in each sheet.
    pub sheets: Vec<SheetReport>,
    /// What was done, guessed, set aside or could not be placed, in the order of the texts.
    pub notes: Vec<Note>,
    /// The words of the texts set against those of the collection.
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

/// Why texts could not become a collection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportError {
    /// No heading of the texts starts a sheet: they are empty, or no annex.
    NoSheet,
    /// More sheets than [`limits::SHEETS`]: the headings of another kind of document.
    TooManySheets(usize),
    /// A text has more lines than [`limits::IMPORT_LINES`].
    TooLong,
}

impl fmt::Display for ImportError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSheet => out.write_str(
                "aucune fiche trouvée : il faut un titre par fiche (« # Titre »), le même qu'au sommaire s'il y en a un",
            ),
            Self::TooManySheets(count) => {
                write!(out, "{count} fiches trouvées ; une annexe en a au plus {}", limits::SHEETS)
            }
            Self::TooLong => {
                write!(out, "plus de {} lignes : ce n'est pas le texte d'une annexe", limits::IMPORT_LINES)
            }
        }
    }
}

impl std::error::Error for ImportError {}

/// Makes a collection from the Markdown conversions of an annex, or of its sheets, in their order.
///
/// # Errors
///
/// [`ImportError::NoSheet`] where no heading starts a sheet; the others where a text is beyond all bounds.
pub fn import(texts: &[&str], patterns: &Patterns) -> Result<Imported, ImportError> {
    let texts: Vec<Cow<'_, str>> = texts.iter().map(|text| composed(text)).collect();
    let mut notes = Vec::new();
    let mut first_lines = Vec::new();
    let mut blocks = Vec::new();
    let mut line = 0;
    for text in &texts {
        first_lines.push(line);
        blocks.push(markdown::read(text, line, &mut notes));
        line += text.lines().count();
        if line > limits::IMPORT_LINES {
            return Err(ImportError::TooLong);
        }
    }
    let draft = collection::draft(blocks, patterns, &mut notes)?;
    review::review(&draft, &mut notes);
    let words = words::compare(&texts, &draft, &mut notes);
    notes.sort_by_key(|note| note.place.line);
    let places = Places(first_lines);
    for note in &mut notes {
        note.place = places.of(note.place.line);
        note.other = note.other.map(|other| places.of(other.line));
    }
    Ok(Imported {
        files: write::files(&draft, &notes),
        manifest: report::manifest(&draft.manifest),
        sheets: draft.sheets.iter().map(|sheet| report::sheet(sheet, &places)).collect(),
        notes,
        words,
    })
}

/// Makes a collection from one text, with the program's own patterns.
///
/// # Errors
///
/// As [`import`].
pub fn import_markdown(text: &str) -> Result<Imported, ImportError> {
    import(&[text], &Patterns::default())
}

/// Letters and their accents as one character each, as the fonts have them; some converters take them apart.
fn composed(text: &str) -> Cow<'_, str> {
    match unicode_normalization::is_nfc_quick(text.chars()) {
        IsNormalized::Yes => Cow::Borrowed(text),
        _ => text.nfc().collect::<String>().into(),
    }
}

/// The first lines of the texts, all lines counted on from one to the next.
struct Places(Vec<usize>);

impl Places {
    fn of(&self, line: usize) -> Place {
        let file = self.0.partition_point(|first| *first < line).saturating_sub(1);
        Place { file, line: line - self.0.get(file).copied().unwrap_or(0).min(line) }
    }
}
