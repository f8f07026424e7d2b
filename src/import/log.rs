//! Collects the notes about one sheet.

use super::Note;

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

    /// Adds a note about a line.
    pub(crate) fn say(&mut self, line: usize, message: impl Into<String>) {
        self.notes.push(Note { line, sheet: self.sheet.clone(), message: message.into() });
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
