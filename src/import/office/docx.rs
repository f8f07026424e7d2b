//! Reads a Word document (ISO/IEC 29500) into paragraphs, tables, boxes and pictures.

mod fields;
mod relations;
pub(super) mod styles;
mod text;

use std::collections::{BTreeMap, HashMap};

use super::headings::sizes::Letters;
use super::lists::typed;
use super::looks::Marks;
use super::model::{Document, Para, Piece, Role, Table};
use super::numbering::{Numbered, Numberings, indent};
use super::package::archive::Archive;
use super::package::refused::Refused;
use super::package::tally::Tally;
use super::package::xml::{self, Node};
use super::reading::Reading;
use crate::import::inline::Inline;
use crate::import::log::start;
use crate::message::text;
use fields::Fields;
use relations::Relations;
use styles::{Numbering, Styles};

/// The part that holds the text where the relations do not say which.
const MAIN: &str = "word/document.xml";

/// Reads a document; `form` says that it was made from a form of ours.
pub(crate) fn read(archive: &Archive, form: bool) -> Result<Document, Refused> {
    let main = main_part(archive)?;
    let relations = relations::of(archive, &main)?;
    let part = |kind: &str| {
        let found = relations.values().find(|relation| relation.kind == kind && !relation.external);
        found.map(|relation| relation.target.clone()).filter(|part| archive.has(part))
    };
    let styles = Styles::read(archive, &part("styles").unwrap_or_default())?;
    let numberings = Numberings::read(archive, &part("numbering").unwrap_or_default())?;
    let mut reader = Reader {
        styles,
        numberings,
        relations: Relations::new(),
        fields: Fields::default(),
        notes: HashMap::new(),
        comments: BTreeMap::new(),
        reading: Reading::default(),
        carried: None,
    };
    reader.reading.document.form = form;
    let mut tally = Tally::default();
    for (kind, root) in [("footnotes", "w:footnotes"), ("endnotes", "w:endnotes")] {
        if let Some(part) = part(kind) {
            reader.relations = relations::of(archive, &part)?;
            reader.notes(archive, &part, root, &mut tally)?;
        }
    }
    if let Some(part) = part("comments") {
        reader.comments(archive, &part)?;
    }
    reader.relations.clone_from(&relations);
    let mut pieces = Vec::new();
    xml::each(archive, &main, &["w:body"], &mut tally, |_, node| {
        reader.block(&node, false, &mut pieces);
        Ok(())
    })?;
    reader.reading.document.pieces = pieces;
    reader.reading.document.printed = tally.into_text();
    reader.heads_and_feet(archive, &relations)?;
    Ok(reader.finish())
}

/// The part that holds the text.
fn main_part(archive: &Archive) -> Result<String, Refused> {
    let relations = relations::of(archive, "")?;
    let found = relations.values().find(|relation| relation.kind == "officeDocument");
    let main = found.map_or(MAIN, |relation| relation.target.as_str());
    if main.starts_with("xl/") {
        return Err(Refused::Other(text!("kind-excel")));
    }
    if main.starts_with("ppt/") {
        return Err(Refused::Other(text!("kind-powerpoint")));
    }
    if !archive.has(main) {
        return Err(Refused::Unknown);
    }
    Ok(main.to_owned())
}

/// Reads the parts of one document.
struct Reader {
    styles: Styles,
    numberings: Numberings,
    relations: Relations,
    fields: Fields,
    /// The texts of the notes that nothing has called yet, by the kind of their call and id.
    notes: HashMap<(&'static str, String), Inline>,
    comments: BTreeMap<String, (String, String)>,
    reading: Reading,
    /// The text of a paragraph whose end was deleted: it goes on in the next one.
    carried: Option<Inline>,
}

impl Reader {
    fn notes(
        &mut self,
        archive: &Archive,
        part: &str,
        root: &'static str,
        tally: &mut Tally,
    ) -> Result<(), Refused> {
        let call = if root == "w:footnotes" { "w:footnoteReference" } else { "w:endnoteReference" };
        xml::each(archive, part, &[root], tally, |_, node| {
            // The lines that part notes from text are notes of a type.
            let separator = node.attr("type").is_some_and(|kind| kind != "normal");
            if let Some(id) = node.attr("id").filter(|_| !separator) {
                let mut pieces = Vec::new();
                for block in node.nodes() {
                    self.block(block, false, &mut pieces);
                }
                let text = self.reading.flat(&pieces);
                self.notes.insert((call, id.to_owned()), text);
            }
            Ok(())
        })?;
        self.reading.line = 0;
        Ok(())
    }

    fn comments(&mut self, archive: &Archive, part: &str) -> Result<(), Refused> {
        for node in xml::all(archive, part, &["w:comments"])? {
            if let Some(id) = node.attr("id") {
                let author =
                    node.attr("author").map_or_else(|| text!("import-nobody"), str::to_owned);
                let text = node.text().split_whitespace().collect::<Vec<_>>().join(" ");
                self.comments.insert(id.to_owned(), (author, text));
            }
        }
        Ok(())
    }

    /// What heads and feet of pages say.
    fn heads_and_feet(&mut self, archive: &Archive, relations: &Relations) -> Result<(), Refused> {
        let mut texts = Vec::new();
        for relation in relations.values().filter(|relation| {
            matches!(relation.kind.as_str(), "header" | "footer") && archive.has(&relation.target)
        }) {
            let mut text = Tally::default();
            xml::each(archive, &relation.target, &[], &mut text, |_, _| Ok(()))?;
            texts.push(text.into_text());
        }
        self.reading.heads_and_feet(texts.into_iter());
        Ok(())
    }

    /// A block: a paragraph, a table, or what holds some.
    fn block(&mut self, node: &Node, contents: bool, out: &mut Vec<Piece>) {
        match node.name {
            "w:p" => self.paragraph(node, contents, out),
            "w:tbl" => self.table(node, contents, out),
            "w:sdt" => {
                let gallery = node.child("w:sdtPr").and_then(|properties| {
                    properties.child("w:docPartObj")?.value("w:docPartGallery")
                });
                let contents = contents || gallery == Some("Table of Contents");
                for content in node.nodes().filter(|node| node.name == "w:sdtContent") {
                    content.nodes().for_each(|node| self.block(node, contents, out));
                }
            }
            "w:ins" | "w:moveTo" | "w:customXml" | "w:smartTag" | "" => {
                node.nodes().for_each(|node| self.block(node, contents, out));
            }
            "mc:AlternateContent" => {
                if let Some(node) = choice(node) {
                    node.nodes().for_each(|node| self.block(node, contents, out));
                }
            }
            "w:altChunk" => {
                self.reading.say(text!("import-included"));
            }
            _ => {}
        }
    }

    fn paragraph(&mut self, node: &Node, contents: bool, out: &mut Vec<Piece>) {
        self.reading.line += 1;
        let line = self.reading.line;
        let properties = node.child("w:pPr");
        let style = properties.and_then(|properties| properties.value("w:pStyle"));
        let found = self.styles.paragraph(style);
        let own = Numbering::of(properties);
        let outline = properties
            .and_then(|properties| properties.value("w:outlineLvl"))
            .and_then(|level| level.parse::<u8>().ok())
            .filter(|level| *level < 9);
        let mut para = Para { line, role: found.role, ..Para::default() };
        if let (Role::Body, Some(level)) = (para.role, outline) {
            para.role = Role::Heading(level + 1);
        }
        if contents {
            para.role = Role::Contents;
        }
        para.framed = styles::framed(properties).or(found.framed).unwrap_or_default();
        if matches!(para.role, Role::Body | Role::Continues) {
            match self.numberings.place(&own, &found.numbering, style, found.item) {
                Numbered::Item(bullet) => {
                    para.bullet = Some(bullet);
                    para.role = Role::Body;
                    let number = own.list.as_deref().or(found.numbering.list.as_deref());
                    let level = own.level.unwrap_or(bullet.level);
                    para.indent =
                        indent(properties).or_else(|| self.numberings.indent(number?, level));
                }
                Numbered::Continues => para.role = Role::Continues,
                // Taken out of its list, and left where the text of its items stands.
                Numbered::No if own.is_none() && is_indented(properties) => {
                    para.role = Role::Continues;
                }
                Numbered::No => {}
            }
        }
        // The looks of a heading or a quotation are the layout's; only text keeps those of its style.
        let text = matches!(para.role, Role::Body | Role::Continues);
        let marks = if text { found.marks } else { Marks::default() };
        let mut letters = Letters::default();
        if text {
            read_letters(node, &mut letters);
        }
        para.size = letters.size();
        let mut after = Vec::new();
        let mut inline = self.carried.take().unwrap_or_default();
        self.inline(node, marks, None, &mut inline, &mut after);
        let mark = properties.and_then(|properties| properties.child("w:rPr"));
        let deleted =
            mark.is_some_and(|mark| mark.child("w:del").or(mark.child("w:moveFrom")).is_some());
        if deleted {
            self.reading.seen.changes += 1;
            self.carried = Some(inline);
        } else {
            para.blanks = typed::blanks(&inline);
            para.text = inline.trimmed();
            Reading::place(para, is_field(node), &mut after, out);
        }
        out.append(&mut after);
    }

    fn table(&mut self, node: &Node, contents: bool, out: &mut Vec<Piece>) {
        let mut table = Table { line: self.reading.line + 1, rows: Vec::new() };
        self.rows(node, contents, &mut table.rows);
        out.push(Piece::Table(table));
    }

    fn rows(&mut self, node: &Node, contents: bool, out: &mut Vec<Vec<Vec<Piece>>>) {
        for node in node.nodes() {
            match node.name {
                "w:tr" => {
                    let gone = node.child("w:trPr").is_some_and(|row| row.child("w:del").is_some());
                    if gone {
                        self.reading.seen.changes += 1;
                        self.reading.document.leave(node.text());
                        continue;
                    }
                    let mut row = Vec::new();
                    self.cells(node, contents, &mut row);
                    out.push(row);
                }
                "w:trPr" | "w:tblPr" | "w:tblGrid" => {}
                _ => self.rows(node, contents, out),
            }
        }
    }

    fn cells(&mut self, node: &Node, contents: bool, out: &mut Vec<Vec<Piece>>) {
        for node in node.nodes() {
            if node.name == "w:tc" {
                let mut cell = Vec::new();
                node.nodes().for_each(|node| self.block(node, contents, &mut cell));
                out.push(cell);
            } else {
                self.cells(node, contents, out);
            }
        }
    }

    /// The pieces of a text box.
    fn text_box(&mut self, node: &Node) -> Vec<Piece> {
        let mut pieces = Vec::new();
        // A box stands inside a paragraph, whose fields and deleted end are not its own.
        let carried = self.carried.take();
        let fields = std::mem::take(&mut self.fields);
        node.nodes().for_each(|node| self.block(node, false, &mut pieces));
        self.carried = carried;
        self.fields = fields;
        pieces
    }

    fn finish(mut self) -> Document {
        if let Some(text) = self.carried.take().filter(|text| !text.is_empty()) {
            let para = Para { line: self.reading.line, text: text.trimmed(), ..Para::default() };
            self.reading.document.pieces.push(Piece::Para(para));
        }
        for (author, text) in self.comments.into_values() {
            self.reading.comment(0, &author, &text);
        }
        let document = &mut self.reading.document;
        let mut uncalled: Vec<Inline> = self.notes.into_values().collect();
        uncalled.sort_by_key(Inline::plain);
        for text in uncalled.into_iter().filter(|text| !text.is_empty()) {
            let text = text.plain();
            document.say(0, text!("import-note-unused", text = start(&text)));
            document.leave(text);
        }
        self.reading.finish()
    }
}

/// Whether all of a paragraph's text stands in one field.
fn is_field(node: &Node) -> bool {
    let (fields, beside): (Vec<&Node>, Vec<&Node>) =
        node.nodes().filter(|node| node.name != "w:pPr").partition(|node| node.name == "w:sdt");
    fields.len() == 1 && beside.iter().all(|node| node.text().trim().is_empty())
}

/// Whether a paragraph's own properties set it in from the margin.
fn is_indented(properties: Option<&Node>) -> bool {
    let indent = properties.and_then(|properties| properties.child("w:ind"));
    let left = indent.and_then(|indent| indent.attr("left").or(indent.attr("start")));
    left.and_then(|left| left.parse::<f64>().ok()).is_some_and(|left| left > 0.0)
}

/// The form of a drawing to read: the first choice, else what stands in for it.
fn choice(node: &Node) -> Option<&Node> {
    node.child("mc:Choice").or_else(|| node.child("mc:Fallback"))
}

/// The letters of a paragraph's runs.
fn read_letters(node: &Node, letters: &mut Letters) {
    for node in node.nodes() {
        match node.name {
            "w:r" => {
                let size = node.child("w:rPr").and_then(|properties| properties.value("w:sz"));
                let size = size.and_then(|size| size.parse::<u16>().ok()).map(f64::from);
                // What stands deeper counts as well, whatever its words are.
                if node.find("w:t").is_some() && node.child("w:t").is_none() {
                    letters.text("", size);
                }
                for node in node.nodes() {
                    match node.name {
                        "w:t" => letters.text(&node.text(), size),
                        "w:br" | "w:cr" => letters.line_break(),
                        _ => {}
                    }
                }
            }
            "w:hyperlink" | "w:ins" | "w:smartTag" | "w:sdt" | "w:sdtContent" => {
                read_letters(node, letters);
            }
            _ => {}
        }
    }
}
