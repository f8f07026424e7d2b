//! A Word or ODT document as the readers hand it over: paragraphs with what their styles mean, tables, boxes, pictures.

use std::collections::BTreeMap;

use crate::import::inline::Inline;
use crate::import::note::Certainty;

/// What a paragraph's style says that it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Role {
    /// Nothing special.
    #[default]
    Body,
    /// The title of the document.
    Title,
    /// The line under it.
    Subtitle,
    /// A heading, 1 to 9.
    Heading(u8),
    /// The lead, a style of the form that the program makes.
    Lead,
    /// Somebody's words.
    Quote,
    /// A statement set out from the text.
    Highlight,
    /// The title of a call-out, a style of the form that the program makes.
    CalloutTitle,
    /// A call-out's text, another one.
    Callout,
    /// A further paragraph of the list item before it.
    Continues,
    /// What is said of a picture.
    Caption,
    /// A credit, in the place that a film's form has for it.
    Credit,
    /// Who wrote it.
    Author,
    /// A line of a table of contents, which the program makes itself.
    Contents,
}

/// A list item's place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Bullet {
    /// Its level, from 0.
    pub(crate) level: usize,
    /// Its number in a numbered list.
    pub(crate) number: Option<u32>,
}

/// What the style of a paragraph says, and its place in a list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Style {
    /// What the paragraph is.
    pub(crate) role: Role,
    /// Its place in a list.
    pub(crate) bullet: Option<Bullet>,
}

impl Style {
    /// That of a heading.
    pub(crate) fn of_heading(level: u8) -> Self {
        Self { role: Role::Heading(level.max(1)), bullet: None }
    }
}

/// A paragraph.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Para {
    /// Its number in the document, from 1.
    pub(crate) line: usize,
    /// What it is.
    pub(crate) role: Role,
    /// Its place in a list.
    pub(crate) bullet: Option<Bullet>,
    /// The size of its letters, in half points, where all of them ask for one.
    pub(crate) size: Option<u16>,
    /// How far an item of a list is set in from the margin, where its document says so, in twentieths of a point.
    pub(crate) indent: Option<i32>,
    /// Whether lines are drawn around it.
    pub(crate) framed: bool,
    /// How many blanks stand before its text.
    pub(crate) blanks: usize,
    /// Its text.
    pub(crate) text: Inline,
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Picture {
    /// The paragraph that holds it.
    pub(crate) line: usize,
    /// Its part of the archive.
    pub(crate) part: String,
    /// What it shows, in its author's words.
    pub(crate) alt: String,
    /// The extension of its format, known once it was looked at.
    pub(crate) extension: &'static str,
}

/// A table.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    /// The paragraph that it starts with.
    pub(crate) line: usize,
    /// Its rows, of cells.
    pub(crate) rows: Vec<Vec<Vec<Piece>>>,
}

/// A piece of a document.
#[derive(Debug, Clone)]
pub(crate) enum Piece {
    /// A paragraph.
    Para(Para),
    /// A table.
    Table(Table),
    /// A text box, with the paragraph that holds it.
    Box(usize, Vec<Piece>),
    /// A picture.
    Picture(Picture),
}

/// What an author should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Remark {
    /// The paragraph's number; 0 where it is about the whole.
    pub(crate) line: usize,
    /// How sure the import is.
    pub(crate) certainty: Certainty,
    /// What happened, in French.
    pub(crate) message: String,
}

/// A document.
#[derive(Debug, Default)]
pub(crate) struct Document {
    /// Its pieces, in order.
    pub(crate) pieces: Vec<Piece>,
    /// Its footnotes, by the label that stands in the text.
    pub(crate) notes: BTreeMap<String, Inline>,
    /// What its author should know.
    pub(crate) remarks: Vec<Remark>,
    /// Text that the import leaves aside on purpose.
    pub(crate) set_aside: Vec<String>,
    /// Whether it was made from a form of the program's.
    pub(crate) form: bool,
    /// Labels of a form that nobody filled in.
    pub(crate) empty: Vec<String>,
    /// All its printed text, as a tally gives it.
    pub(crate) printed: String,
}

impl Document {
    /// Says what a person must look at.
    pub(crate) fn say(&mut self, line: usize, message: impl Into<String>) {
        self.add(line, Certainty::Doubtful, message);
    }

    /// Tells what was guessed and is probably right.
    pub(crate) fn guess(&mut self, line: usize, message: impl Into<String>) {
        self.add(line, Certainty::Likely, message);
    }

    /// Tells what was done, which can hardly be wrong.
    pub(crate) fn tell(&mut self, line: usize, message: impl Into<String>) {
        self.add(line, Certainty::Sure, message);
    }

    fn add(&mut self, line: usize, certainty: Certainty, message: impl Into<String>) {
        self.remarks.push(Remark { line, certainty, message: message.into() });
    }

    /// Leaves a text aside, which the words of the sources need not have.
    pub(crate) fn leave(&mut self, text: impl Into<String>) {
        self.set_aside.push(text.into());
    }
}
