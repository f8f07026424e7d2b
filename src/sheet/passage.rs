//! The stretches of a sheet's text with their places: what checks look at, and point to.

use crate::source::Place;

/// A paragraph, an item of a list, a sub-heading or a picture, in the order of the source; notes come before the text
/// that calls them.
#[derive(Clone, Debug)]
pub struct Passage {
    /// The part of the sheet that it stands in.
    pub part: Part,
    /// What it is.
    pub kind: PassageKind,
    /// The end of its text, without styles, set in French: [`ENDING`] characters at most.
    pub ending: String,
    /// Where all of it stands.
    pub place: Place,
}

/// How much of a passage's text is kept: enough to see how it ends, for there are a hundred passages in a sheet.
pub const ENDING: usize = 60;

/// A part of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// The lead.
    #[default]
    Lead,
    /// A field of the sidebar, by its key.
    Sidebar(String),
    /// The text before the sections.
    Body,
    /// A section, by its index.
    Section(usize),
    /// A film's credits.
    Credits,
}

/// What a passage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassageKind {
    /// A paragraph, in a quote or a call-out too.
    Paragraph,
    /// A paragraph of a list's item.
    Item {
        /// The list, by a number of its own in the sheet.
        list: usize,
        /// The item, from 0.
        item: usize,
        /// How many lists it stands in.
        depth: usize,
    },
    /// What an `[!exergue]` says beside or right below its marker.
    Statement,
    /// A sub-heading, by its level in the source: 3 or 4.
    Heading(u8),
    /// A footnote.
    Note,
    /// A picture.
    Picture,
}

impl Passage {
    /// The place of some bytes of what the author wrote, relative to the passage's start.
    #[must_use]
    pub fn within(&self, range: std::ops::Range<usize>) -> Place {
        let start = self.place.range.start;
        Place::new(&self.place.source, start + range.start..start + range.end)
    }

    /// What the author wrote: Markdown, the indentation of its lines with it.
    #[must_use]
    pub fn written(&self) -> &str {
        &self.place.source.text()[self.place.range.clone()]
    }

    /// The place of its last word, punctuation after it included.
    #[must_use]
    pub fn last_word(&self) -> Place {
        let written = self.written().trim_end();
        let start = written.rfind(char::is_whitespace).map_or(0, |at| at + 1);
        let start = (start..=written.len()).find(|&i| written.is_char_boundary(i)).unwrap_or(0);
        self.within(start..written.len())
    }
}
