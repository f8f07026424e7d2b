//! A place as programs read it: the file from where the command runs, lines and columns in characters.

use std::path::Path;

use serde::Serialize;

use crate::source::{Place, Position};

/// A range in a file: lines and columns from 1, columns in characters, the end after the last character.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Spot {
    /// The file, `/` between its folders.
    pub file: String,
    /// Where it begins.
    pub line: usize,
    /// Where it begins in its line.
    pub column: usize,
    /// Where it ends.
    pub end_line: usize,
    /// Where it ends in its line.
    pub end_column: usize,
}

impl Spot {
    /// The spot of a place; `root` leads to the collection.
    #[must_use]
    pub fn of(place: &Place, root: &Path) -> Self {
        let Position { line, column } = place.position();
        let end = place.source.position(place.range.end);
        let file = root.join(place.source.path()).to_string_lossy().replace('\\', "/");
        Self { file, line, column, end_line: end.line, end_column: end.column }
    }
}
