//! A remark about an import: what was done, guessed, or could not be placed.

/// Where something stood in the inputs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Which of the inputs, from 0.
    pub file: usize,
    /// The line of a text, or the number of a document's paragraph, from 1; 0 where the remark is about the whole.
    pub line: usize,
}

/// The numbers that stand for the wholes of the inputs; lines and paragraphs are counted on from each, and from one input
/// to the next.
#[derive(Debug, Default)]
pub(crate) struct Places(Vec<usize>);

impl Places {
    /// Begins with an input, the last line of the one before it given.
    pub(crate) fn begin(&mut self, last: usize) -> usize {
        let whole = if self.0.is_empty() { 0 } else { last + 1 };
        self.0.push(whole);
        whole
    }

    /// The place that a number is.
    pub(crate) fn of(&self, line: usize) -> Place {
        let file = self.0.partition_point(|whole| *whole <= line).saturating_sub(1);
        Place { file, line: line - self.0.get(file).copied().unwrap_or(0).min(line) }
    }
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
