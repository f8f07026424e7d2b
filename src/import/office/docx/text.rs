//! Reads what stands inside a Word paragraph: runs, links, fields, notes, drawings.

use super::fields;
use super::styles::marks;
use super::{Reader, choice};
use crate::import::inline::{Inline, Role};
use crate::import::office::hints;
use crate::import::office::looks::{Look, Marks};
use crate::import::office::model::{Picture, Piece};
use crate::import::office::package::xml::{Kid, Node};
use crate::import::office::symbols::{clean, symbol};
use crate::message::text;

impl Reader {
    /// Reads what a paragraph, or something in it, holds.
    pub(super) fn inline(
        &mut self,
        node: &Node,
        marks: Marks,
        link: Option<&str>,
        out: &mut Inline,
        after: &mut Vec<Piece>,
    ) {
        for node in node.nodes() {
            match node.name {
                "w:r" => self.run(node, marks, link, out, after),
                "w:hyperlink" => {
                    let target = self.target(node);
                    self.inline(node, marks, Some(&target), out, after);
                }
                "w:fldSimple" => {
                    let code = node.attr("instr");
                    if code.is_some_and(fields::names_page) && !self.fields.is_contents() {
                        self.reading.page(&node.text());
                    }
                    let target = code.and_then(fields::link);
                    self.inline(node, marks, target.as_deref().or(link), out, after);
                }
                "w:sdt" if self.is_placeholder(node) => {
                    let text = node.text();
                    match hints::of_field(&text) {
                        // Those of a form of ours are taken out later, with what stands before them.
                        Some(hint) => out.push(&hint, false, false, Role::Text),
                        None => {
                            self.reading.unfilled(&text);
                            self.reading.document.leave(text);
                        }
                    }
                    // LibreOffice takes the call of a note after a field into it.
                    if let Some(call) = node.find("w:footnoteReference") {
                        self.call(call, out);
                    }
                }
                "w:sdt" => {
                    for content in node.nodes().filter(|node| node.name == "w:sdtContent") {
                        self.inline(content, marks, link, out, after);
                    }
                }
                "w:del" | "w:moveFrom" => self.reading.seen.changes += 1,
                "w:ins" | "w:moveTo" => {
                    self.reading.seen.changes += 1;
                    self.inline(node, marks, link, out, after);
                }
                "mc:AlternateContent" => {
                    if let Some(node) = choice(node) {
                        self.inline(node, marks, link, out, after);
                    }
                }
                "m:oMath" => {
                    self.reading.seen.formulas += 1;
                    self.write(&node.text(), Look::default(), link, out);
                }
                "w:drawing" | "w:pict" | "w:object" => self.drawing(node, after),
                "w:pPr" | "w:sdtPr" => {}
                _ => self.inline(node, marks, link, out, after),
            }
        }
    }

    /// Where a link leads; empty for a place inside the document.
    fn target(&self, node: &Node) -> String {
        let relation = node.attr("r:id").and_then(|id| self.relations.get(id));
        relation
            .filter(|relation| relation.external)
            .map(|relation| relation.target.clone())
            .unwrap_or_default()
    }

    /// Whether a field to fill in shows what it asks for: nobody has written in it.
    fn is_placeholder(&self, node: &Node) -> bool {
        let shows = node.child("w:sdtPr").and_then(|properties| properties.on("w:showingPlcHdr"));
        let style = node.find("w:rStyle").and_then(|style| style.attr("val")).unwrap_or_default();
        let name = self.styles.name(style).to_lowercase();
        let known =
            matches!(name.as_str(), "placeholder text" | "placeholdertext" | "textedelespacerserv");
        let text = node.text();
        // What shows no hint in a form of ours was filled in by a program that left the rest of the field as it was; a
        // hint in its brackets is taken out later, for somebody may have written beside it.
        let known = known && !self.reading.document.form;
        shows == Some(true)
            && !hints::stands_in(&text)
            && (known || hints::of_field(&text).is_some())
    }

    fn run(
        &mut self,
        node: &Node,
        marks: Marks,
        link: Option<&str>,
        out: &mut Inline,
        after: &mut Vec<Piece>,
    ) {
        let look = self.look(node, marks);
        for kid in node.nodes() {
            self.piece(kid, look, link, out, after);
        }
    }

    /// The look of a run: its own marks, else those of the styles, which undo each other (ISO/IEC 29500-1, 17.7.3).
    fn look(&mut self, node: &Node, of_paragraph: Marks) -> Look {
        let properties = node.child("w:rPr");
        let own = marks(properties);
        let style = properties.and_then(|properties| properties.value("w:rStyle"));
        let of_style = style.map(|style| self.styles.character(style)).unwrap_or_default();
        let on = |own: Option<bool>, style: Option<bool>, paragraph: Option<bool>| {
            own.unwrap_or(style.unwrap_or(false) ^ paragraph.unwrap_or(false))
        };
        Look {
            bold: on(own.bold, of_style.bold, of_paragraph.bold),
            italic: on(own.italic, of_style.italic, of_paragraph.italic),
            hidden: on(own.hidden, of_style.hidden, of_paragraph.hidden),
            raised: on(own.raised, of_style.raised, None),
            lowered: on(own.lowered, of_style.lowered, None),
            struck: on(own.struck, of_style.struck, of_paragraph.struck),
            underlined: on(own.underlined, of_style.underlined, of_paragraph.underlined),
        }
    }

    fn piece(
        &mut self,
        node: &Node,
        look: Look,
        link: Option<&str>,
        out: &mut Inline,
        after: &mut Vec<Piece>,
    ) {
        match node.name {
            "w:t" => {
                for kid in &node.kids {
                    if let Kid::Text(text) = kid {
                        self.write(text, look, link, out);
                    }
                }
            }
            "w:tab" | "w:ptab" => self.write(" ", look, link, out),
            "w:br" if matches!(node.attr("type"), Some("page" | "column")) => {
                self.write(" ", look, link, out);
            }
            "w:br" | "w:cr" => out.push("", false, false, Role::Break),
            "w:noBreakHyphen" => self.write("-", look, link, out),
            "w:sym" => {
                let code = node.attr("char").and_then(|code| u32::from_str_radix(code, 16).ok());
                match code.and_then(symbol) {
                    Some(sign) => self.write(&format!("{sign} "), look, link, out),
                    None => self.reading.seen.lost_signs += 1,
                }
            }
            "w:footnoteReference" | "w:endnoteReference" => self.call(node, out),
            "w:commentReference" => {
                let comment = node.attr("id").and_then(|id| self.comments.remove(id));
                if let Some((author, text)) = comment {
                    self.reading.comment(self.reading.line, &author, &text);
                }
            }
            "w:fldChar" => self.fields.mark(node.attr("fldCharType").unwrap_or_default()),
            "w:instrText" => self.fields.code(&node.text()),
            "w:drawing" | "w:pict" | "w:object" => self.drawing(node, after),
            "mc:AlternateContent" => {
                if let Some(node) = choice(node) {
                    node.nodes().for_each(|node| self.piece(node, look, link, out, after));
                }
            }
            "w:r" => self.run(node, Marks::default(), link, out, after),
            // What stands above other letters stands behind them, in brackets.
            "w:ruby" => {
                for (name, ends) in [("w:rubyBase", ["", ""]), ("w:rt", [" (", ")"])] {
                    let Some(part) = node.child(name) else { continue };
                    self.write(ends[0], look, link, out);
                    part.nodes().for_each(|node| self.piece(node, look, link, out, after));
                    self.write(ends[1], look, link, out);
                }
            }
            "w:rPr" | "w:softHyphen" => {}
            _ => node.nodes().for_each(|node| self.piece(node, look, link, out, after)),
        }
    }

    fn write(&mut self, text: &str, look: Look, link: Option<&str>, out: &mut Inline) {
        if self.fields.tells_page() && !self.fields.is_contents() {
            self.reading.page(text);
        }
        self.reading.write(text, look, link.or(self.fields.link()), out);
    }

    /// The call of a note, which has its text ready.
    fn call(&mut self, node: &Node, out: &mut Inline) {
        let text = node.attr("id").and_then(|id| self.notes.remove(&(node.name, id.to_owned())));
        self.reading.call(text, out);
    }

    /// A drawing: its text boxes and pictures, which stand after the paragraph.
    fn drawing(&mut self, node: &Node, after: &mut Vec<Piece>) {
        let (known, told) = (after.len(), self.reading.document.remarks.len());
        let alt = node
            .find("wp:docPr")
            .map(|properties| {
                properties.attr("descr").filter(|alt| !alt.is_empty()).or(properties.attr("title"))
            })
            .unwrap_or_else(|| node.find("v:shape").and_then(|shape| shape.attr("alt")));
        let alt = alt.unwrap_or_default().to_owned();
        self.drawn(node, &alt, after);
        let nothing = after.len() == known && self.reading.document.remarks.len() == told;
        if node.name == "w:object" {
            self.reading.say(text!("import-object"));
        } else if nothing && node.find("wp:docPr").is_some() {
            self.reading.drawing(&alt);
        }
    }

    fn drawn(&mut self, node: &Node, alt: &str, after: &mut Vec<Piece>) {
        match node.name {
            "w:txbxContent" => {
                let line = self.reading.line;
                let pieces = self.text_box(node);
                after.push(Piece::Box(line, pieces));
            }
            "a:blip" | "v:imagedata" => {
                let id = node.attr("r:embed").or(node.attr("r:id"));
                match id.and_then(|id| self.relations.get(id)).filter(|found| !found.external) {
                    Some(found) => after.push(Piece::Picture(Picture {
                        line: self.reading.line,
                        part: found.target.clone(),
                        alt: clean(alt).0,
                        extension: "",
                    })),
                    None => self.reading.linked_picture(alt),
                }
            }
            "mc:AlternateContent" => {
                if let Some(node) = choice(node) {
                    self.drawn(node, alt, after);
                }
            }
            _ => node.nodes().for_each(|node| self.drawn(node, alt, after)),
        }
    }
}
