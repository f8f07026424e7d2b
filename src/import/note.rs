//! A remark about an import: what was done, guessed, or could not be placed.

/// Where something stood in the texts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Which of the texts, from 0.
    pub file: usize,
    /// The line in it, from 1; 0 where the remark is about the whole.
    pub line: usize,
}

/// How sure a reading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// It can hardly be anything else.
    Sure,
    /// It is a guess by looks or by a pattern, most often right.
    Likely,
    /// A person must look at it.
    Doubtful,
}

/// A remark for the author, in French.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Where.
    pub place: Place,
    /// Another place that it is about.
    pub other: Option<Place>,
    /// The identifier of the sheet concerned.
    pub sheet: Option<String>,
    /// How sure the import is.
    pub certainty: Certainty,
    /// What happened.
    pub message: String,
    /// A text that found no place: it stands in a comment of the manifest.
    pub unplaced: Option<String>,
}

impl Note {
    /// A note about a line.
    pub(crate) fn new(line: usize, certainty: Certainty, message: impl Into<String>) -> Self {
        Self {
            place: Place { file: 0, line },
            other: None,
            sheet: None,
            certainty,
            message: message.into(),
            unplaced: None,
        }
    }

    /// Says which other line it is about.
    pub(crate) fn about(&mut self, line: usize) {
        self.other = Some(Place { file: 0, line });
    }

    /// Gives the text that found no place.
    pub(crate) fn without_place(&mut self, text: impl Into<String>) {
        self.unplaced = Some(text.into());
    }
}
