//! The words of a document, read beside the import by a plainer rule: every character that its pages print.
//!
//! The paragraphs of its body are set apart, so that a word can be told with its paragraph's number.

use super::refused::Refused;
use crate::limits;

/// Whether no page prints an element's text: what was deleted or moved away, codes, the second form of a drawing, remarks.
fn is_unprinted(name: &str) -> bool {
    matches!(
        name,
        "w:del"
            | "w:moveFrom"
            | "w:instrText"
            | "mc:Fallback"
            | "text:tracked-changes"
            | "text:note-citation"
            | "text:number"
            | "text:script"
            | "office:annotation"
            | "math:math"
            | "math:mi"
            | "math:mn"
            | "math:mo"
            | "math:mtext"
            | "office:binary-data"
            | "office:forms"
            | "table:title"
            | "table:desc"
            | "svg:title"
            | "svg:desc"
    )
}

/// Whether a word ends at an element.
fn ends_word(name: &str) -> bool {
    matches!(
        name,
        "w:p"
            | "w:tab"
            | "w:ptab"
            | "w:br"
            | "w:cr"
            | "w:sym"
            | "w:noBreakHyphen"
            | "w:tc"
            | "w:footnoteReference"
            | "w:endnoteReference"
            | "w:rt"
            | "w:rubyBase"
            | "text:ruby-text"
            | "text:p"
            | "text:h"
            | "text:s"
            | "text:tab"
            | "text:line-break"
            | "text:note"
            | "draw:frame"
            | "table:table-cell"
    )
}

/// The elements that hold the body of a document, and its paragraphs.
const BODIES: &[&str] = &["w:body", "office:text"];
const PARAGRAPHS: &[&str] = &["w:p", "text:p", "text:h"];

/// What stands before each paragraph of the body; no XML can hold it.
const MARK: char = '\u{1e}';

/// The printed text of each paragraph of a tally's text, with its number; 0 for what stands outside the body.
pub(crate) fn pieces(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(MARK).enumerate()
}

/// The printed text of the parts read so far.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    text: String,
    /// How many open elements there are inside one that is not printed, that one included.
    hidden: usize,
    /// Whether the body is open.
    body: bool,
    off: bool,
}

impl Tally {
    /// One that does not count: for styles and remarks.
    pub(crate) fn off() -> Self {
        Self { off: true, ..Self::default() }
    }

    /// The printed text.
    pub(crate) fn into_text(self) -> String {
        self.text
    }

    /// An element begins.
    pub(crate) fn open(&mut self, name: &'static str) {
        if self.hidden > 0 || is_unprinted(name) {
            self.hidden += 1;
        } else if ends_word(name) {
            let paragraph = self.body && PARAGRAPHS.contains(&name);
            self.text.push(if paragraph { MARK } else { ' ' });
        } else if BODIES.contains(&name) {
            self.body = true;
        }
    }

    /// An element ends.
    pub(crate) fn close(&mut self, name: &'static str) -> Result<(), Refused> {
        if self.hidden > 0 {
            self.hidden -= 1;
        } else if ends_word(name) {
            self.text(" ")?;
        } else if BODIES.contains(&name) {
            self.body = false;
        }
        Ok(())
    }

    /// Characters.
    pub(crate) fn text(&mut self, text: &str) -> Result<(), Refused> {
        if self.hidden == 0 && !self.off {
            if self.text.len() + text.len() > limits::OFFICE_TEXT_BYTES {
                return Err(Refused::TooLong);
            }
            self.text.push_str(text);
        }
        Ok(())
    }
}
