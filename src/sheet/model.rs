//! What a sheet is: text in runs, runs in blocks, blocks in sections.
//!
//! The serialised form of these types is the contract of `layouts/README.md`.

use std::borrow::Cow;
use std::slice;

use percent_encoding::{CONTROLS, utf8_percent_encode};
use serde::ser::Error as _;
use serde::{Serialize, Serializer};
use serde_json::Value;
use url::Url;

use super::picture::Picture;
use crate::source::Place;

/// What became of a run from one version to the next; in a comparison alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// It is new.
    Inserted,
    /// It is gone.
    Deleted,
    /// It stood here, and stands elsewhere now.
    MovedAway,
    /// It stands here, and stood elsewhere.
    MovedHere,
}

impl Change {
    /// Whether the old version alone has it here.
    #[must_use]
    pub const fn is_old(self) -> bool {
        matches!(self, Self::Deleted | Self::MovedAway)
    }

    /// Whether it only moved.
    #[must_use]
    pub const fn is_move(self) -> bool {
        matches!(self, Self::MovedAway | Self::MovedHere)
    }
}

/// What became of a block, a section or a field; in a comparison alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Mark {
    /// What happened.
    pub change: BlockChange,
    /// Number that the two ends of a move share.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mate: Option<usize>,
    /// Number of the other sheet, where it went to one, or came from one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other: Option<usize>,
    /// The number that a list began with, where it begins with another one now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub was: Option<u64>,
}

impl Mark {
    /// The mark of what did not move.
    #[must_use]
    pub const fn of(change: BlockChange) -> Self {
        Self { change, mate: None, other: None, was: None }
    }
}

/// What can happen to a block, a section or a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum BlockChange {
    /// Some of its words changed.
    Edited,
    /// It is new.
    Inserted,
    /// It is gone.
    Deleted,
    /// It stood here and stands elsewhere now.
    MovedAway,
    /// It stands here and stood elsewhere.
    MovedHere,
    /// A paragraph or list that was the end of the one before it; what stands between is new.
    Split,
    /// A paragraph or list that is the end of the one before it; what stood between is gone.
    Joined,
}

/// A stretch of text in one style.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Run {
    /// The text; may be empty where the run only carries a note or a line break.
    pub text: String,
    /// Bold.
    #[serde(skip_serializing_if = "is_false")]
    pub bold: bool,
    /// Italic.
    #[serde(skip_serializing_if = "is_false")]
    pub italic: bool,
    /// Raised, as the letters of 1er.
    #[serde(skip_serializing_if = "is_false")]
    pub raised: bool,
    /// Address that the text links to: http, https or mailto.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "in_ascii")]
    pub url: Option<String>,
    /// Identifier of the sheet that the text links to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// A footnote called after the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Runs>,
    /// A line break after the text.
    #[serde(rename = "break", skip_serializing_if = "is_false")]
    pub line_break: bool,
    /// What became of it, in a comparison.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<Change>,
    /// In a comparison: a paragraph ended here; a run without text.
    #[serde(skip_serializing_if = "is_false")]
    pub paragraph: bool,
    /// Text that typography leaves as it is: an address shown as itself.
    #[serde(skip)]
    pub verbatim: bool,
}

/// Text in several styles.
pub type Runs = Vec<Run>;

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_false(value: &bool) -> bool {
    !value
}

/// An address in ASCII, as PDF has it (ISO 32000-2, 12.6.4.8): a site's name in the letters that the
/// network knows (IDNA), others percent-encoded.
#[allow(clippy::ref_option, reason = "serde asks for a reference")]
fn in_ascii<S: Serializer>(url: &Option<String>, serializer: S) -> Result<S::Ok, S::Error> {
    url.as_deref().map(ascii).serialize(serializer)
}

/// An address as it stands in a PDF, in ASCII.
pub(crate) fn ascii(url: &str) -> Cow<'_, str> {
    if url.is_ascii() {
        return url.into();
    }
    // Of a mail's address, RFC 6068 has all of it percent-encoded.
    let site = Url::parse(url).ok().map(String::from).filter(|url| url.is_ascii());
    site.unwrap_or_else(|| utf8_percent_encode(url, CONTROLS).to_string()).into()
}

impl Run {
    /// Text without any style.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Whether another run has the same style, so that the two can be one.
    #[must_use]
    pub fn continues(&self, other: &Self) -> bool {
        let style = |run: &Self| Self { text: String::new(), ..run.clone() };
        self.note.is_none()
            && !(self.line_break || self.paragraph)
            && style(self) == Self { note: None, line_break: false, ..style(other) }
    }
}

/// The text of runs, without styles; line breaks are spaces.
#[must_use]
pub fn plain(runs: &[Run]) -> String {
    runs.iter().flat_map(|run| [run.text.as_str(), if run.line_break { " " } else { "" }]).collect()
}

/// A block of prose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Block {
    /// A paragraph.
    Paragraph {
        /// Its text.
        runs: Runs,
        /// Bold throughout: it introduces what follows as a heading does.
        #[serde(skip_serializing_if = "is_false")]
        strong: bool,
        /// Ends in a colon: it stays with what follows.
        #[serde(skip_serializing_if = "is_false")]
        introduces: bool,
    },
    /// A sub-heading.
    Heading {
        /// Its text.
        runs: Runs,
        /// ➤ or plain.
        style: HeadingStyle,
        /// Level in the PDF's structure, consecutive by construction (ISO 14289-1, 7.4.2).
        level: u8,
    },
    /// A list.
    List {
        /// Whether its items are numbered.
        ordered: bool,
        /// The first number.
        start: u64,
        /// The items, blocks each.
        items: Vec<Vec<Block>>,
    },
    /// Somebody's words.
    Quote {
        /// What they say.
        blocks: Vec<Block>,
    },
    /// A framed aside.
    Callout {
        /// Its title.
        title: Option<Runs>,
        /// What it says.
        blocks: Vec<Block>,
    },
    /// A highlighted statement.
    Statement {
        /// What it says.
        blocks: Vec<Block>,
    },
    /// A picture.
    Picture(Picture),
    /// A block in a comparison: the block, with what became of it beside its own fields.
    #[serde(untagged)]
    Marked(Box<Marked>),
}

/// A block and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// What became of it.
    pub mark: Mark,
    /// The block.
    pub block: Block,
}

/// The fields of both in one object. By way of a value: flattened, a block in a block would be a type without end.
impl Serialize for Marked {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let block = serde_json::to_value(&self.block).map_err(S::Error::custom)?;
        let mark = serde_json::to_value(self.mark).map_err(S::Error::custom)?;
        serializer.collect_map([block, mark].iter().filter_map(Value::as_object).flatten())
    }
}

impl Block {
    /// A paragraph of a text that is set.
    #[must_use]
    pub fn paragraph(runs: Runs) -> Self {
        let blank = |run: &Run| run.text.trim().is_empty();
        let strong = runs.iter().all(|run| run.bold || blank(run)) && !runs.iter().all(blank);
        let last = runs.iter().rev().find(|run| !blank(run));
        let introduces = last.is_some_and(|run| run.text.trim_end().ends_with(':'));
        Self::Paragraph { runs, strong, introduces }
    }
}

/// How a sub-heading looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum HeadingStyle {
    /// With ➤ before it: `###`.
    Arrow,
    /// Plain: `####`.
    Plain,
}

/// Which page design a sheet has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Template {
    /// The usual one.
    #[default]
    Sheet,
    /// A film's: large band, credits.
    Film,
}

/// A field of the sidebar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Field {
    /// The key in the source.
    pub key: String,
    /// In a comparison: the key that it had, where it has another one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub was: Option<String>,
    /// The label, printed above.
    pub label: Runs,
    /// What it says.
    pub blocks: Vec<Block>,
    /// What became of it, in a comparison.
    #[serde(flatten)]
    pub mark: Option<Mark>,
}

/// A section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Section {
    /// Its type's name, if it has one.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// The icon's name, if it has one.
    pub icon: Option<String>,
    /// The printed heading.
    pub heading: Runs,
    /// What it says.
    pub blocks: Vec<Block>,
    /// What became of it, in a comparison.
    #[serde(flatten)]
    pub mark: Option<Mark>,
}

/// Blocks of a film's credits.
pub type Credits = Vec<Block>;

/// A link from a sheet to another one, to be resolved when all are known.
#[derive(Clone, Debug)]
pub struct SheetLink {
    /// The identifier that the author wrote.
    pub target: String,
    /// Where.
    pub place: Place,
}

/// Where a sheet's titles stand in its file.
#[derive(Clone, Debug, Default)]
pub struct Titles {
    /// `titre:`.
    pub title: Option<Place>,
    /// `titre_sommaire:`.
    pub summary: Option<Place>,
    /// `sous_titre:`.
    pub subtitle: Option<Place>,
    /// `reperes:`, its key.
    pub sidebar: Option<Place>,
}

/// A sheet, checked on its own.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Identifier: the file's name without its extension.
    pub id: String,
    /// Where its file starts, for messages about the whole sheet.
    pub place: Place,
    /// Title, as written (without typography).
    pub title: String,
    /// Where the titles stand.
    pub titles: Titles,
    /// Title in the summary, where it differs.
    pub summary_title: Option<String>,
    /// Subtitle.
    pub subtitle: Option<String>,
    /// « Nom de l'action ».
    pub action: Option<String>,
    /// Page design.
    pub template: Template,
    /// The tile's motif, if the author chose one.
    pub motif: Option<String>,
    /// Numbers of the themes it illustrates.
    pub themes: Vec<u32>,
    /// Whether it says which, none at all being an answer.
    pub has_themes: bool,
    /// The lead.
    pub lead: Vec<Block>,
    /// The sidebar's fields; empty: no sidebar.
    pub sidebar: Vec<Field>,
    /// Blocks before the first section.
    pub body: Vec<Block>,
    /// The sections.
    pub sections: Vec<Section>,
    /// Their headings, as written (without typography).
    pub headings: Vec<String>,
    /// A film's credits.
    pub credits: Credits,
    /// Links to other sheets.
    pub links: Vec<SheetLink>,
    /// Pictures it uses.
    pub pictures: Vec<super::PictureUse>,
    /// Its prose, stretch by stretch.
    pub passages: Vec<super::Passage>,
}

impl Sheet {
    /// Hands over every text that has runs, in the order of reading: lead, sidebar, body, sections, credits.
    pub fn each_text(&self, visit: &mut impl FnMut(&[Run])) {
        each_in(&self.lead, visit);
        for field in &self.sidebar {
            visit(&field.label);
            each_in(&field.blocks, visit);
        }
        each_in(&self.body, visit);
        for section in &self.sections {
            visit(&section.heading);
            each_in(&section.blocks, visit);
        }
        each_in(&self.credits, visit);
    }
}

/// Hands over every text of blocks, in the order of reading; an absent one is empty.
pub(crate) fn each_in(blocks: &[Block], visit: &mut impl FnMut(&[Run])) {
    for block in blocks {
        match block {
            Block::Paragraph { runs, .. } | Block::Heading { runs, .. } => visit(runs),
            Block::List { items, .. } => items.iter().for_each(|item| each_in(item, visit)),
            Block::Quote { blocks } | Block::Statement { blocks } => each_in(blocks, visit),
            Block::Callout { title, blocks } => {
                visit(title.as_deref().unwrap_or_default());
                each_in(blocks, visit);
            }
            Block::Picture(picture) => picture.texts().for_each(|runs| visit(runs)),
            Block::Marked(marked) => each_in(slice::from_ref(&marked.block), visit),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_in_ascii_for_pages() {
        let run = |url: &str| serde_json::json!(Run { url: Some(url.into()), ..Run::text("x") });
        assert_eq!(run("https://ex.org/été?a=%20")["url"], "https://ex.org/%C3%A9t%C3%A9?a=%20");
        assert_eq!(run("https://Été.example/a")["url"], "https://xn--t-9fab.example/a");
        assert_eq!(run("http://é:x/")["url"], "http://%C3%A9:x/");
        assert_eq!(run("mailto:a@été.example")["url"], "mailto:a@%C3%A9t%C3%A9.example");
        assert_eq!(run("https://ex.org/a?b#c")["url"], "https://ex.org/a?b#c");
    }
}
