//! The blocks that a reader makes from a document: what the rest of the import works on, whatever the format.

use super::draft::Body;
use super::inline::Inline;
use super::office::{Part, Style};

/// The mark that stood before a block's text in the printed annex.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Icon {
    /// ✓, the first level of a list.
    Check,
    /// ➤, a sub-heading.
    Arrow,
    /// →, a field of the sidebar or a sub-heading.
    Pointer,
    /// ◦ (often read as the letter o), the third level of a list.
    Ring,
}

/// What a block is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A heading of the level given, 1 to 6; the levels of a conversion are not to be trusted.
    Heading(u8),
    /// A paragraph; its lines are set apart by breaks where the text forced them.
    Paragraph,
    /// A list item, with its number in a numbered list.
    Item(Option<u32>),
    /// A paragraph marked as a quotation.
    Quote,
    /// A table row.
    Row(Vec<Inline>),
    /// A sub-heading inside a section, with an arrow or plain; made by the outline.
    Sub(bool),
    /// The title of a call-out whose paragraphs follow; made by the outline.
    Callout,
    /// A part of a document that no text has: a sidebar in a table or a box, a call-out, a picture.
    Part(Box<Part>),
    /// A piece of prose that is one already; made of such a part.
    Made(Box<Body>),
}

/// A block and where it stood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Block {
    /// The line of the document, from 1.
    pub(crate) line: usize,
    /// What it is.
    pub(crate) shape: Shape,
    /// How many blank lines stood before it: conversions leave some where an icon was.
    pub(crate) gap: usize,
    /// How many columns it stood from the margin.
    pub(crate) indent: usize,
    /// The mark before its text.
    pub(crate) icon: Option<Icon>,
    /// Its text, without marks.
    pub(crate) text: Inline,
    /// What the style of a document's paragraph says; none in a text.
    pub(crate) style: Option<Style>,
}

impl Block {
    /// A paragraph.
    pub(crate) fn paragraph(line: usize, text: Inline) -> Self {
        Self { line, shape: Shape::Paragraph, gap: 0, indent: 0, icon: None, text, style: None }
    }

    /// Where it stood.
    pub(crate) fn place(&self) -> usize {
        match &self.shape {
            Shape::Part(part) => part.line(),
            _ => self.line,
        }
    }

    /// Visits its texts.
    pub(crate) fn each_text(&mut self, visit: &mut impl FnMut(&mut Inline)) {
        match &mut self.shape {
            // Its text is a copy of theirs.
            Shape::Row(cells) => cells.iter_mut().for_each(visit),
            Shape::Part(part) => part.each_text(visit),
            Shape::Made(body) => body.each_text(visit),
            _ => visit(&mut self.text),
        }
    }

    /// The heading level, none for other blocks.
    pub(crate) fn level(&self) -> Option<u8> {
        match self.shape {
            Shape::Heading(level) => Some(level),
            _ => None,
        }
    }

    /// Whether it is a list item.
    pub(crate) fn is_item(&self) -> bool {
        matches!(self.shape, Shape::Item(_))
    }

    /// Whether it is a paragraph.
    pub(crate) fn is_paragraph(&self) -> bool {
        self.shape == Shape::Paragraph
    }

    /// Whether the mark of a sub-heading stood before it.
    pub(crate) fn has_arrow(&self) -> bool {
        matches!(self.icon, Some(Icon::Arrow | Icon::Pointer))
    }

    /// Whether it could be a heading: one that is marked so, or a paragraph of one line that is bold throughout.
    pub(crate) fn heads(&self) -> bool {
        match self.shape {
            Shape::Heading(_) => true,
            Shape::Paragraph => !self.text.has_break() && (self.has_arrow() || self.text.is_bold()),
            _ => false,
        }
    }
}
