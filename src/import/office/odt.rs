//! Reads an OpenDocument text (OASIS ODF 1.3, ISO/IEC 26300) into paragraphs, tables, boxes and pictures.

mod draw;
mod forms;
mod lists;
mod paragraph;
mod parts;
mod sizes;
mod styles;
mod table;
mod text;

use std::collections::HashMap;

use super::model::{Document, Para, Piece};
use super::package::archive::Archive;
use super::package::refused::Refused;
use super::package::tally::Tally;
use super::package::xml::{self, Node};
use super::reading::Reading;
use crate::import::inline::Inline;
use crate::import::log::start;
use crate::limits;
use crate::message::{Said, text};
use lists::{Lists, Spot};
use paragraph::Stand;
use styles::Styles;

/// The part that holds the text.
const MAIN: &str = "content.xml";
/// What an ODF file may be besides a text, by the element of its body.
const BODIES: &[(&str, Said)] = &[
    ("office:spreadsheet", || text!("kind-calc")),
    ("office:presentation", || text!("kind-impress")),
    ("office:drawing", || text!("kind-draw")),
];
/// Elements that stand where paragraphs do.
const BLOCKS: &[&str] = &[
    "text:p",
    "text:h",
    "text:list",
    "text:numbered-paragraph",
    "text:section",
    "text:bibliography",
    "table:table",
];
/// Tables of contents and the like, which the program makes itself or which name pages that are no more.
const INDEXES: &[&str] = &[
    "text:table-of-content",
    "text:illustration-index",
    "text:table-index",
    "text:object-index",
    "text:user-index",
    "text:alphabetical-index",
];

/// Elements that no page shows.
const UNSHOWN: &[&str] = &[
    "text:note-citation",
    "text:number",
    "text:script",
    "office:binary-data",
    "table:title",
    "table:desc",
    "svg:title",
    "svg:desc",
    "math:math",
    "math:mi",
    "math:mn",
    "math:mo",
    "math:mtext",
];

/// Whether an element stands where paragraphs do.
fn is_block(name: &str) -> bool {
    BLOCKS.contains(&name) || INDEXES.contains(&name)
}

/// Reads a document; `form` says that it was made from a form of ours.
pub(crate) fn read(archive: &Archive, form: bool) -> Result<Document, Refused> {
    parts::refuse_encrypted(archive)?;
    let mut reader = Reader { page: 1, formulas: parts::formulas(archive)?, ..Reader::default() };
    reader.reading.document.form = form;
    parts::styles(archive, &mut reader)?;
    let bodies = BODIES.iter().map(|(name, _)| *name);
    let within: Vec<&'static str> =
        ["office:automatic-styles", "office:text"].into_iter().chain(bodies).collect();
    let (mut tally, mut pieces) = (Tally::default(), Vec::new());
    xml::each(archive, MAIN, &within, &mut tally, |within, node| {
        match within {
            "office:automatic-styles" => reader.style(&node, true)?,
            "office:text" => reader.top(&node, &mut pieces),
            other => {
                let what = BODIES.iter().find(|(name, _)| *name == other);
                return Err(what.map_or(Refused::Unknown, |(_, what)| Refused::Other(what())));
            }
        }
        Ok(())
    })?;
    pieces.extend(reader.floating.drain(..).map(|(_, piece)| piece));
    reader.reading.document.pieces = pieces;
    // What embedded parts and forms say was added as it was met.
    reader.reading.document.printed.push_str(&tally.into_text());
    Ok(reader.reading.finish())
}

/// Reads the parts of one document.
#[derive(Default)]
struct Reader {
    styles: Styles,
    lists: Lists,
    reading: Reading,
    /// The texts of formulas, by the name of their part.
    formulas: HashMap<String, String>,
    /// What was written in the fields of forms, by id.
    controls: HashMap<String, String>,
    /// Whether what is read is not shown.
    hidden: bool,
    /// Whether what is read is a note.
    in_note: bool,
    /// The page that is read, as far as the text tells.
    page: usize,
    /// What hangs on a page rather than on a paragraph, with the page's number.
    floating: Vec<(usize, Piece)>,
}

impl Reader {
    /// Takes a style in.
    fn style(&mut self, node: &Node, automatic: bool) -> Result<(), Refused> {
        match node.name {
            "style:style" => self.styles.add(node, automatic),
            "style:default-style" => self.styles.add_default(node),
            "text:list-style" => self.lists.add(node, automatic),
            _ => {}
        }
        if self.styles.count() > limits::OFFICE_NODES / 8 {
            return Err(Refused::TooComplex(MAIN.to_owned()));
        }
        Ok(())
    }

    /// A child of the body. What hangs on a page comes after the first paragraph of that page.
    fn top(&mut self, node: &Node, out: &mut Vec<Piece>) {
        let known = out.len();
        if node.name.starts_with("draw:") {
            let page = node.attr("anchor-page-number").and_then(|page| page.parse().ok());
            let mut pieces = Vec::new();
            self.block(node, false, &mut pieces);
            self.floating.extend(pieces.into_iter().map(|piece| (page.unwrap_or(1), piece)));
            return;
        }
        self.block(node, false, out);
        if out.len() > known && matches!(out.last(), Some(Piece::Para(_))) {
            let page = self.page;
            out.extend(self.floating.extract_if(.., |(on, _)| *on <= page).map(|(_, piece)| piece));
        }
    }

    /// Everything that stands where paragraphs do.
    fn blocks(&mut self, node: &Node, contents: bool, out: &mut Vec<Piece>) {
        node.nodes().for_each(|node| self.block(node, contents, out));
    }

    /// A block: a paragraph, a table, or what holds some.
    fn block(&mut self, node: &Node, contents: bool, out: &mut Vec<Piece>) {
        match node.name {
            "text:p" | "text:h" => self.paragraph(node, contents, Stand::Out, out),
            "text:list" => {
                let list = self.lists.begin(node);
                let spot = Spot { list, style: node.attr("style-name"), level: 0 };
                self.list(node, contents, spot, out);
            }
            "text:numbered-paragraph" => self.numbered(node, contents, out),
            "table:table" => self.table(node, contents, out),
            "text:section" if node.attr("display") == Some("none") => {
                let text = node.text();
                self.reading.say(text!("import-hidden-section", text = start(text.trim())));
                self.hide(node);
            }
            "text:tracked-changes" => self.reading.seen.changes += node.nodes().count(),
            "text:soft-page-break" => {
                self.page += 1;
                self.blocks(node, contents, out);
            }
            "office:annotation" => self.annotation(node),
            "office:forms" => forms::gather(node, &mut self.controls),
            name if INDEXES.contains(&name) => self.blocks(node, true, out),
            name if name.starts_with("draw:") => {
                let (mut text, mut after) = (Inline::default(), Vec::new());
                self.drawing(node, &mut text, &mut after);
                self.push(text, out);
                out.append(&mut after);
            }
            name if UNSHOWN.contains(&name) => {}
            // Sections, bibliographies, and what nobody foresaw.
            _ => self.blocks(node, contents, out),
        }
    }

    /// Adds a formula that stands between paragraphs.
    fn push(&mut self, text: Inline, out: &mut Vec<Piece>) {
        let para = Para { line: self.reading.line, text: text.trimmed(), ..Para::default() };
        if !para.text.is_empty() {
            out.push(Piece::Para(para));
        }
    }

    /// Reads what no page shows, and leaves its words aside.
    fn hide(&mut self, node: &Node) {
        let hidden = std::mem::replace(&mut self.hidden, true);
        self.blocks(node, false, &mut Vec::new());
        self.hidden = hidden;
    }
}
