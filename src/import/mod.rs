//! Turns printed annexes, as texts or as documents, into a collection: a manifest and one file per sheet.
//!
//! The work goes through four steps:
//!
//! 1. a reader makes `block`s: of a `text`, whose lines are put right first, or of a document (`office`);
//! 2. the blocks are cut into a cover and sheets (`cutting`);
//! 3. each sheet is put in order (`ordering`; for documents whose styles say what they mean, `office`) into a `draft`;
//! 4. the draft is written as files, these are read back, and the words of the inputs and of the collection are compared
//!    (`writing`).
//!
//! Headings and labels are recognised by `patterns`, which users can extend. Nothing here reads or writes a file. What
//! was done, guessed or could not be placed is told in notes, what was found in each sheet in a `report`.

mod block;
mod cutting;
mod draft;
mod grid;
mod inline;
mod log;
mod note;
mod office;
mod ordering;
mod patterns;
mod report;
#[cfg(test)]
mod tests;
mod text;
mod writing;

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use crate::limits;
use crate::message::text;
use crate::yaml::write as yaml;
use cutting::collection::{self, Reading};
use cutting::manifest;
use log::Log;
use note::Places;
use ordering::review;
use writing::words::{self, Printed};
use writing::{read_back, write};

pub use note::{Certainty, Note, Place};
pub use office::{Refused, is_office};
pub use patterns::{Means, Patterns};
pub use report::{FieldReport, ManifestReport, SectionReport, SheetReport};
pub use writing::words::WordCount;

/// Something to import.
#[derive(Debug)]
pub enum Input<'a> {
    /// A text in Markdown, such as converters make of a printed annex.
    Text(&'a str),
    /// A Word document.
    Document {
        /// Its file's name without folder and extension: the title of a document that has none.
        name: &'a str,
        /// Its bytes.
        bytes: Vec<u8>,
    },
}

/// What an input was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A text; places in it are lines.
    Text,
    /// A document; places in it are paragraphs.
    Document,
}

/// A collection made from texts and documents, and what its author should look at.
#[derive(Debug, Clone)]
pub struct Imported {
    /// What the inputs were, in their order.
    pub kinds: Vec<Kind>,
    /// The manifest first, then the sheets in their order.
    pub files: Vec<ImportedFile>,
    /// The pictures that the sheets name.
    pub pictures: Vec<ImportedPicture>,
    /// Whether they are sheets alone, without a cover or a summary.
    pub contribution: bool,
    /// Whether all of them are forms of the program's, which have no place for what a cover says.
    pub forms: bool,
    /// What the covers and the summary said.
    pub manifest: ManifestReport,
    /// What was found in each sheet.
    pub sheets: Vec<SheetReport>,
    /// What was done, guessed, set aside or could not be placed, in the order of the inputs.
    pub notes: Vec<Note>,
    /// Headings and labels without text, which are left out, with their place.
    pub empty: Vec<(Place, String)>,
    /// The words of the inputs set against those of the collection.
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

/// A picture of the collection's folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedPicture {
    /// The name inside the folder.
    pub name: String,
    /// The bytes.
    pub bytes: Arc<Vec<u8>>,
}

/// Why inputs could not become a collection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportError {
    /// No heading of the texts starts a sheet: they are empty, or no annex.
    NoSheet,
    /// More sheets than [`limits::SHEETS`]: the headings of another kind of document.
    TooManySheets(usize),
    /// The inputs have more lines than [`limits::IMPORT_LINES`].
    TooLong,
    /// The document of this number cannot be read.
    Refused(usize, Refused),
}

impl fmt::Display for ImportError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSheet => out.write_str(&text!("import-no-sheet")),
            Self::TooManySheets(count) => {
                out.write_str(&text!("import-sheets", count, most = limits::SHEETS))
            }
            Self::TooLong => out.write_str(&text!("import-long", most = limits::IMPORT_LINES)),
            Self::Refused(_, why) => write!(out, "{why}"),
        }
    }
}

impl std::error::Error for ImportError {}

impl Imported {
    /// What the inputs said besides their sheets, as remarks that end a manifest.
    #[must_use]
    pub fn said(&self) -> String {
        write::unplaced(&self.notes)
    }
}

/// What an import is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Destination {
    /// A collection of its own, whose manifest says what stands above the first sheet.
    New,
    /// One that has a manifest already, where the inputs are sheets alone.
    Collection,
}

/// Makes a collection from an annex, or from its pieces in their order, as texts or documents.
///
/// # Errors
///
/// [`ImportError::Refused`] where a document cannot be read, [`ImportError::NoSheet`] where no heading starts a sheet; the
/// others where the inputs are beyond all bounds.
pub fn import(
    inputs: Vec<Input<'_>>,
    patterns: &Patterns,
    destination: Destination,
) -> Result<Imported, ImportError> {
    let mut notes = Vec::new();
    let Read { places, kinds, readings, printed, left } = Read::of(inputs, patterns, &mut notes)?;
    let form = |reading: &Reading| reading.document.as_ref().is_some_and(office::Rest::is_form);
    let forms = readings.iter().all(form);
    let mut draft = collection::draft(readings, patterns, &mut notes)?;
    draft.left = left;
    let contribution = draft.is_contribution();
    if contribution && destination == Destination::Collection {
        manifest::leave_body(&mut draft.manifest, &mut notes);
    }
    review::review(&draft, patterns, &mut notes);
    notes.sort_by_key(|note| note.place.line);
    let of_document = |n: usize| {
        let line = draft.sheets.get(n).map_or(0, |sheet| sheet.line);
        kinds.get(places.of(line).file) == Some(&Kind::Document)
    };
    let (files, read_back) = read_back::files(&draft, of_document, &mut notes);
    let words = words::compare(&printed, &draft, &read_back, &mut notes);
    notes.sort_by_key(|note| note.place.line);
    for note in &mut notes {
        note.place = places.of(note.place.line);
        note.other = note.other.map(|other| places.of(other.line));
    }
    let empty = draft.empty.iter().map(|(line, label)| (places.of(*line), label.clone()));
    Ok(Imported {
        contribution,
        forms,
        empty: empty.collect(),
        manifest: report::manifest(&draft.manifest),
        sheets: draft.sheets.iter().map(|sheet| report::sheet(sheet, &places)).collect(),
        pictures: draft.pictures,
        kinds,
        files,
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
    import(vec![Input::Text(text)], &Patterns::default(), Destination::New)
}

/// The inputs once they are read.
#[derive(Default)]
struct Read<'a> {
    places: Places,
    kinds: Vec<Kind>,
    readings: Vec<Reading>,
    printed: Vec<Printed<'a>>,
    /// Text of documents that is left aside on purpose.
    left: Vec<String>,
}

impl<'a> Read<'a> {
    fn of(
        inputs: Vec<Input<'a>>,
        patterns: &Patterns,
        notes: &mut Vec<Note>,
    ) -> Result<Self, ImportError> {
        let mut read = Self::default();
        let mut last = 0;
        for (number, input) in inputs.into_iter().enumerate() {
            let whole = read.places.begin(last);
            last = match input {
                Input::Text(text) => read.text(text::readable(text), whole, patterns, notes),
                Input::Document { name, bytes } => {
                    let mut log = Log::new(notes, None);
                    let (blocks, rest) = office::read(name, bytes, whole, patterns, &mut log)
                        .map_err(|why| ImportError::Refused(number, why))?;
                    read.document(blocks, rest)
                }
            };
            if last > limits::IMPORT_LINES {
                return Err(ImportError::TooLong);
            }
        }
        Ok(read)
    }

    /// Takes a text, and says which number its last line has.
    fn text(
        &mut self,
        text: Cow<'a, str>,
        whole: usize,
        patterns: &Patterns,
        notes: &mut Vec<Note>,
    ) -> usize {
        let (text, lettered) = text::listed(text);
        for line in lettered {
            Log::new(notes, None).likely(whole + line, text!("import-lettered"));
        }
        let (blocks, mut left) = text::read(&text, whole, patterns, notes);
        self.left.append(&mut left);
        let last = whole + text.lines().count();
        self.kinds.push(Kind::Text);
        self.readings.push(Reading { blocks, document: None });
        self.printed.push(Printed::Text(whole, text));
        last
    }

    /// The same of a document, and its last paragraph.
    fn document(&mut self, blocks: Vec<block::Block>, mut rest: office::Rest) -> usize {
        let (whole, last) = (rest.whole, rest.last);
        self.kinds.push(Kind::Document);
        self.printed.push(Printed::Document(whole, std::mem::take(&mut rest.printed)));
        self.left.append(&mut rest.set_aside);
        self.readings.push(Reading { blocks, document: Some(rest) });
        last
    }
}
