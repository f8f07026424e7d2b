//! Reads an OpenDocument text (OASIS ODF 1.3, ISO/IEC 26300) into paragraphs, tables, boxes and pictures.

use std::collections::HashMap;

use super::archive::Archive;
use super::looks::Marks;
use super::model::{Bullet, Document, Para, Piece, Role};
use super::numbering::Numbered;
use super::odt_forms;
use super::odt_lists::{Lists, Spot, is_true};
use super::odt_parts;
use super::odt_styles::{Found, Styles};
use super::odt_text::Run;
use super::reading::Reading;
use super::refused::Refused;
use super::tally::Tally;
use super::xml::{self, Kid, Node};
use crate::import::inline::Inline;
use crate::import::log::start;
use crate::limits;

/// The part that holds the text.
const MAIN: &str = "content.xml";
/// What an ODF file may be besides a text, by the element of its body.
const BODIES: &[(&str, &str)] = &[
    ("office:spreadsheet", "un classeur LibreOffice"),
    ("office:presentation", "une présentation LibreOffice"),
    ("office:drawing", "un dessin LibreOffice"),
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
pub(super) const UNSHOWN: &[&str] = &[
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
pub(super) fn is_block(name: &str) -> bool {
    BLOCKS.contains(&name) || INDEXES.contains(&name)
}

/// Reads a document; `form` says that it was made from a form of ours.
pub(crate) fn read(archive: &Archive, form: bool) -> Result<Document, Refused> {
    odt_parts::refuse_encrypted(archive)?;
    let mut reader =
        Reader { page: 1, formulas: odt_parts::formulas(archive)?, ..Reader::default() };
    reader.reading.document.form = form;
    odt_parts::styles(archive, &mut reader)?;
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
                return Err(what.map_or(Refused::Unknown, |(_, what)| Refused::Other(what)));
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

/// Whether all of a paragraph's text stands in one field.
fn is_field(node: &Node) -> bool {
    let mut fields = 0;
    for kid in &node.kids {
        match kid {
            Kid::Text(text) if !text.trim().is_empty() => return false,
            Kid::Node(node) if node.name == "loext:content-control" => fields += 1,
            Kid::Node(node) if node.name != "text:note" && !node.text().trim().is_empty() => {
                return false;
            }
            _ => {}
        }
    }
    fields == 1
}

/// How a paragraph stands to a list.
#[derive(Clone, Copy)]
enum Stand<'a> {
    /// It does not.
    Out,
    /// It starts an item, which may give itself a number.
    Item(Spot<'a>, Option<u32>),
    /// It goes on with one.
    Further,
}

/// Reads the parts of one document.
#[derive(Default)]
pub(super) struct Reader {
    pub(super) styles: Styles,
    pub(super) lists: Lists,
    pub(super) reading: Reading,
    /// The texts of formulas, by the name of their part.
    pub(super) formulas: HashMap<String, String>,
    /// What was written in the fields of forms, by id.
    pub(super) controls: HashMap<String, String>,
    /// Whether what is read is not shown.
    pub(super) hidden: bool,
    /// Whether what is read is a note.
    pub(super) in_note: bool,
    /// The page that is read, as far as the text tells.
    pub(super) page: usize,
    /// What hangs on a page rather than on a paragraph, with the page's number.
    floating: Vec<(usize, Piece)>,
}

impl Reader {
    /// Takes a style in.
    pub(super) fn style(&mut self, node: &Node, automatic: bool) -> Result<(), Refused> {
        match node.name {
            "style:style" => self.styles.add(node, automatic),
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
    pub(super) fn blocks(&mut self, node: &Node, contents: bool, out: &mut Vec<Piece>) {
        node.nodes().for_each(|node| self.block(node, contents, out));
    }

    /// A block: a paragraph, a table, or what holds some.
    pub(super) fn block(&mut self, node: &Node, contents: bool, out: &mut Vec<Piece>) {
        match node.name {
            "text:p" | "text:h" => self.paragraph(node, contents, Stand::Out, out),
            "text:list" => {
                let list = self.lists.begin(node);
                let spot = Spot { list, style: node.attr("style-name"), level: 0 };
                self.list(node, contents, spot, out);
            }
            "text:numbered-paragraph" => self.numbered(node, contents, out),
            "table:table" => self.table(node, contents, out),
            "text:section" if matches!(node.attr("display"), Some("none")) => {
                self.reading.say(format!(
                    "section masquée laissée de côté : {}",
                    start(node.text().trim())
                ));
                self.hide(node);
            }
            "text:tracked-changes" => self.reading.seen.changes += node.nodes().count(),
            "text:soft-page-break" => {
                self.page += 1;
                self.blocks(node, contents, out);
            }
            "office:annotation" => self.annotation(node),
            "office:forms" => odt_forms::gather(node, &mut self.controls),
            name if INDEXES.contains(&name) => self.blocks(node, true, out),
            name if name.starts_with("draw:") => {
                let (mut text, mut after) = (Inline::default(), Vec::new());
                self.drawing(node, &mut text, &mut after);
                let para =
                    Para { line: self.reading.line, text: text.trimmed(), ..Para::default() };
                out.extend((!para.text.is_empty()).then_some(Piece::Para(para)));
                out.append(&mut after);
            }
            name if UNSHOWN.contains(&name) => {}
            // Sections, bibliographies, and what nobody foresaw.
            _ => self.blocks(node, contents, out),
        }
    }

    /// Reads what no page shows, and leaves its words aside.
    pub(super) fn hide(&mut self, node: &Node) {
        let hidden = std::mem::replace(&mut self.hidden, true);
        self.blocks(node, false, &mut Vec::new());
        self.hidden = hidden;
    }

    fn list(&mut self, node: &Node, contents: bool, spot: Spot<'_>, out: &mut Vec<Piece>) {
        for node in node.nodes() {
            match node.name {
                "text:list-item" => {
                    let style = node.attr("style-override").or(spot.style);
                    let start = node.attr("start-value").and_then(|start| start.parse().ok());
                    let spot = Spot { style, ..spot };
                    self.item(node, contents, spot, Stand::Item(spot, start), out);
                }
                "text:list-header" => self.item(node, contents, spot, Stand::Further, out),
                _ => self.block(node, contents, out),
            }
        }
    }

    fn item(
        &mut self,
        node: &Node,
        contents: bool,
        spot: Spot<'_>,
        mut stand: Stand<'_>,
        out: &mut Vec<Piece>,
    ) {
        for node in node.nodes() {
            match node.name {
                "text:p" | "text:h" => {
                    self.paragraph(node, contents, stand, out);
                    stand = Stand::Further;
                }
                "text:list" => {
                    let style = node.attr("style-name").or(spot.style);
                    let spot = Spot { style, level: spot.level + 1, ..spot };
                    self.lists.begin_inside(node, spot);
                    self.list(node, contents, spot, out);
                }
                _ => self.block(node, contents, out),
            }
        }
    }

    /// A paragraph that says itself which list it belongs to.
    fn numbered(&mut self, node: &Node, contents: bool, out: &mut Vec<Piece>) {
        let level = node.attr("level").and_then(|level| level.parse::<usize>().ok());
        let spot = Spot {
            list: self.lists.of_paragraph(node),
            style: node.attr("style-name"),
            level: level.unwrap_or(1).saturating_sub(1),
        };
        let start = node.attr("start-value").and_then(|start| start.parse().ok());
        self.item(node, contents, spot, Stand::Item(spot, start), out);
    }

    fn paragraph(&mut self, node: &Node, contents: bool, stand: Stand<'_>, out: &mut Vec<Piece>) {
        self.reading.line += 1;
        let line = self.reading.line;
        let found = self.styles.paragraph(node.attr("style-name"));
        if found.new_page && line > 1 {
            self.page += 1;
        }
        let mut para = Para { line, role: self.role(node, &found, contents), ..Para::default() };
        if matches!(para.role, Role::Body | Role::Continues) {
            match self.place(&found, stand) {
                Numbered::Item(bullet) => {
                    para.bullet = Some(bullet);
                    para.role = Role::Body;
                }
                Numbered::Continues => para.role = Role::Continues,
                Numbered::No => {}
            }
        }
        // The looks of a heading or a quotation are the layout's; only text keeps those of its style.
        let text = matches!(para.role, Role::Body | Role::Continues);
        let mut marks = if text { found.marks } else { Marks::default() };
        let field = node.find("text:hidden-paragraph");
        let hidden = field.is_some_and(|field| is_true(field.attr("is-hidden")));
        marks.hidden = if hidden { Some(true) } else { found.marks.hidden };
        // Raised text is told from the text beside it.
        marks.raised = None;
        let (mut inline, mut after) = (Inline::default(), Vec::new());
        self.inline(node, Run { marks, link: None }, &mut inline, &mut after);
        para.text = inline.trimmed();
        // What is said of a picture stands below it, though the picture hangs on its paragraph.
        if para.role == Role::Caption {
            out.append(&mut after);
        }
        if !para.text.is_empty() {
            let paras = Reading::paragraphs(para, is_field(node));
            out.extend(paras.into_iter().map(Piece::Para));
        }
        out.append(&mut after);
    }

    fn role(&self, node: &Node, found: &Found, contents: bool) -> Role {
        let outline = node.attr("outline-level").and_then(|level| level.parse::<u8>().ok());
        match found.role {
            _ if contents => Role::Contents,
            role @ (Role::Title | Role::Subtitle | Role::Contents) => role,
            role if node.name == "text:h" => match (outline, role) {
                (None | Some(0), Role::Heading(level)) => Role::Heading(level),
                (outline, _) => Role::Heading(outline.unwrap_or(1).clamp(1, 9)),
            },
            role => role,
        }
    }

    /// What a paragraph is in a list.
    fn place(&mut self, found: &Found, stand: Stand<'_>) -> Numbered {
        let item = |level| Numbered::Item(Bullet { level, number: None });
        match stand {
            Stand::Item(spot, start) => {
                let of_style = found.list.as_deref().filter(|style| !style.is_empty());
                let spot = Spot { style: spot.style.or(of_style), ..spot };
                match self.lists.item(spot, start) {
                    // « List Bullet 2 » has a list of its own, of one level: its name tells where it stands.
                    Numbered::Item(Bullet { level, number }) => Numbered::Item(Bullet {
                        level: level.max(found.item.unwrap_or_default()),
                        number,
                    }),
                    other => other,
                }
            }
            Stand::Further => Numbered::Continues,
            Stand::Out => match found.item {
                Some(level) => item(level),
                // Taken out of its list, and left where its text stands.
                None if found.list.as_deref() == Some("") && found.indented => Numbered::Continues,
                None => Numbered::No,
            },
        }
    }
}
