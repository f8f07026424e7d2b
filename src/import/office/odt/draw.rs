//! Reads ODF's frames and shapes: text boxes, pictures, embedded objects, fields of forms.

use super::parts;
use super::text::Run;
use super::{Reader, UNSHOWN, is_block};
use crate::import::inline::{Inline, Role};
use crate::import::log::start;
use crate::import::office::model::{Para, Picture, Piece};
use crate::import::office::package::xml::Node;
use crate::import::office::symbols::clean;
use crate::message::text;

/// The formats of pictures that a sheet can have, by the end of their names.
const PICTURES: &[&str] = &["png", "jpg", "jpeg", "webp", "svg"];

impl Reader {
    /// A drawing: its text boxes and pictures, which stand after the paragraph.
    pub(super) fn drawing(&mut self, node: &Node, out: &mut Inline, after: &mut Vec<Piece>) {
        let formula = self.formula(node, out);
        let object = node.find("draw:object").or_else(|| node.find("draw:object-ole"));
        if object.is_some() && !formula {
            self.reading.say(text!("import-object"));
        }
        let (known, told) = (after.len(), self.reading.document.remarks.len());
        self.drawn(node, "", after);
        let nothing = after.len() == known && self.reading.document.remarks.len() == told;
        if nothing && object.is_none() {
            self.reading.drawing(&described(node));
        }
    }

    /// Writes the formula that a frame holds, if it holds one.
    fn formula(&mut self, node: &Node, out: &mut Inline) -> bool {
        let Some(object) = node.child("draw:object") else { return false };
        let part = object.attr("href").and_then(|part| self.formulas.get(inside(part))).cloned();
        let math = object.child("math:math").map(parts::signs);
        let text = part.or(math).unwrap_or_default();
        if text.trim().is_empty() {
            return false;
        }
        self.reading.seen.formulas += 1;
        self.write(&text, Run::default(), out);
        // They are not among the words of the text.
        self.reading.document.printed.push_str(&format!(" {text} "));
        true
    }

    fn drawn(&mut self, node: &Node, alt: &str, after: &mut Vec<Piece>) {
        let own = described(node);
        let alt = if own.is_empty() { alt } else { own.as_str() };
        match node.name {
            "draw:image" => self.image(node, alt, after),
            "draw:control" => self.control(node, after),
            _ => {}
        }
        self.drawn_in(node, alt, after);
    }

    /// What a drawing holds.
    fn drawn_in(&mut self, node: &Node, alt: &str, after: &mut Vec<Piece>) {
        let (line, mut pieces) = (self.reading.line, Vec::new());
        let shown = best(node.nodes().filter(|node| node.name == "draw:image").collect());
        for kid in node.nodes() {
            match kid.name {
                name if is_block(name) => self.block(kid, false, &mut pieces),
                "office:annotation" | "office:forms" | "text:tracked-changes" => {
                    self.block(kid, false, &mut pieces);
                }
                name if UNSHOWN.contains(&name) => {}
                // A frame's pictures are one picture in several formats.
                "draw:image" if !shown.is_some_and(|shown| std::ptr::eq(shown, kid)) => {
                    self.drawn_in(kid, alt, after);
                }
                _ => self.drawn(kid, alt, after),
            }
        }
        if !pieces.is_empty() {
            after.push(Piece::Box(line, pieces));
        }
    }

    fn image(&mut self, node: &Node, alt: &str, after: &mut Vec<Piece>) {
        let Some(part) = node.attr("href").map(inside).filter(|part| !leads_out(part)) else {
            return self.reading.linked_picture(alt);
        };
        let (part, alt) = (part.to_owned(), clean(alt).0);
        after.push(Piece::Picture(Picture { line: self.reading.line, part, alt, extension: "" }));
    }

    /// What somebody wrote in a field of a form.
    fn control(&mut self, node: &Node, after: &mut Vec<Piece>) {
        let filled = node.attr("control").and_then(|id| self.controls.remove(id));
        let filled = filled.filter(|_| !self.hidden);
        let Some(value) = filled.filter(|value| !value.trim().is_empty()) else {
            return self.reading.say(text!("import-field-empty"));
        };
        self.reading.document.printed.push_str(&format!(" {value} "));
        let (value, _) = clean(&value);
        self.reading.say(text!("import-field-text", text = start(&value)));
        let mut text = Inline::default();
        text.push(&value, false, false, Role::Text);
        let para = Para { line: self.reading.line, text: text.trimmed(), ..Para::default() };
        after.push(Piece::Para(para));
    }
}

/// What a frame or a shape shows, in its author's words.
fn described(node: &Node) -> String {
    let texts = ["svg:desc", "svg:title"].map(|name| node.child(name).map(Node::text));
    let mut texts = texts.into_iter().flatten();
    texts.find(|text| !text.trim().is_empty()).unwrap_or_default()
}

/// The picture that a sheet can have, else the first.
fn best(images: Vec<&Node>) -> Option<&Node> {
    let fits = |node: &&&Node| {
        let end = node.attr("href").and_then(|part| part.rsplit('.').next()).unwrap_or_default();
        PICTURES.contains(&end.to_lowercase().as_str())
    };
    images.iter().find(fits).or(images.first()).copied()
}

/// A part's name as the archive has it.
fn inside(part: &str) -> &str {
    part.strip_prefix("./").unwrap_or(part)
}

/// Whether a name leads out of the archive.
fn leads_out(part: &str) -> bool {
    part.is_empty() || part.contains(':') || part.starts_with('/') || part.starts_with("..")
}
