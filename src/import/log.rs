//! Collects the notes about one sheet.

use super::note::{Certainty, Note};

/// Where a sheet's notes go.
pub(crate) struct Log<'a> {
    notes: &'a mut Vec<Note>,
    sheet: Option<String>,
}

impl<'a> Log<'a> {
    /// Notes about the sheet given, or about the whole.
    pub(crate) fn new(notes: &'a mut Vec<Note>, sheet: Option<&str>) -> Self {
        Self { notes, sheet: sheet.map(str::to_owned) }
    }

    /// Tells what was done, which can hardly be wrong.
    pub(crate) fn sure(&mut self, line: usize, message: impl Into<String>) -> &mut Note {
        self.note(line, Certainty::Sure, message)
    }

    /// Tells what was guessed and is probably right.
    pub(crate) fn likely(&mut self, line: usize, message: impl Into<String>) -> &mut Note {
        self.note(line, Certainty::Likely, message)
    }

    /// Tells what a person must look at.
    pub(crate) fn doubt(&mut self, line: usize, message: impl Into<String>) -> &mut Note {
        self.note(line, Certainty::Doubtful, message)
    }

    /// The same, as sure as is told.
    pub(crate) fn note(
        &mut self,
        line: usize,
        certainty: Certainty,
        message: impl Into<String>,
    ) -> &mut Note {
        let mut note = Note::new(line, certainty, message);
        note.sheet.clone_from(&self.sheet);
        let at = self.notes.len();
        self.notes.push(note);
        &mut self.notes[at]
    }
}

/// The start of a text, to quote in a note.
pub(crate) fn start(text: &str) -> String {
    const MOST: usize = 60;
    let (text, more) = match text.char_indices().nth(MOST) {
        Some((end, _)) => (text[..end].trim_end(), "…"),
        None => (text, ""),
    };
    // A text that brings marks of its own is not put between them again.
    if text.starts_with('«') { format!("{text}{more}") } else { format!("« {text}{more} »") }
}
