//! Reads what stands inside an ODF paragraph: runs, links, notes, fields, comments.

use super::lists::is_true;
use super::{Reader, UNSHOWN, is_block};
use crate::import::inline::{Inline, Role};
use crate::import::office::hints;
use crate::import::office::looks::{Look, Marks};
use crate::import::office::model::Piece;
use crate::import::office::package::xml::{Kid, Node};
use crate::import::office::symbols::clean;
use crate::message::text;

/// What a run has from what stands around it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Run<'a> {
    /// Its marks so far.
    pub(super) marks: Marks,
    /// Where it leads.
    pub(super) link: Option<&'a str>,
}

impl Reader {
    /// Reads what a paragraph, or something in it, holds.
    pub(super) fn inline(
        &mut self,
        node: &Node,
        run: Run<'_>,
        out: &mut Inline,
        after: &mut Vec<Piece>,
    ) {
        for kid in &node.kids {
            match kid {
                Kid::Text(text) => self.write(text, run, out),
                Kid::Node(node) => self.piece(node, run, out, after),
            }
        }
    }

    /// Writes characters; those of what is hidden as a whole were told of.
    pub(super) fn write(&mut self, text: &str, run: Run<'_>, out: &mut Inline) {
        if self.hidden {
            return self.reading.document.leave(clean(text).0);
        }
        self.reading.write(&collapsed(text, out), Look::from(run.marks), run.link, out);
    }

    fn piece(&mut self, node: &Node, run: Run<'_>, out: &mut Inline, after: &mut Vec<Piece>) {
        match node.name {
            "text:span" => {
                let style = node.attr("style-name");
                let own = style.map(|style| self.styles.character(style)).unwrap_or_default();
                self.inline(node, Run { marks: own.or(run.marks), ..run }, out, after);
            }
            "text:a" => {
                let target = node.attr("href").unwrap_or_default();
                self.inline(node, Run { link: Some(target), ..run }, out, after);
            }
            "text:bookmark-ref" | "text:reference-ref" | "text:page-number" => {
                let page = node.name == "text:page-number"
                    || node.attr("reference-format") == Some("page");
                if page && !self.hidden {
                    self.reading.page(&node.text());
                }
                self.inline(node, run, out, after);
            }
            "text:s" | "text:tab" => {
                self.write(" ", run, out);
                self.inline(node, run, out, after);
            }
            "text:line-break" => {
                out.push("", false, false, Role::Break);
                self.inline(node, run, out, after);
            }
            "text:soft-page-break" => self.block(node, false, after),
            "text:note" => self.note(node, run, out),
            // What stands above other letters stands behind them, in brackets.
            "text:ruby-text" => {
                self.write(" (", run, out);
                self.inline(node, run, out, after);
                self.write(")", run, out);
            }
            "text:hidden-text" => {
                let hidden = is_true(node.attr("is-hidden")).then_some(true);
                let marks = Marks { hidden: hidden.or(run.marks.hidden), ..run.marks };
                self.inline(node, Run { marks, ..run }, out, after);
            }
            "text:placeholder" if self.is_placeholder(&node.text()) => self.unfilled(node, out),
            "loext:content-control"
                if is_true(node.attr("showing-place-holder"))
                    && self.is_placeholder(&node.text()) =>
            {
                self.unfilled(node, out);
            }
            "office:annotation" => self.annotation(node),
            name if is_block(name) => self.block(node, false, after),
            name if name.starts_with("draw:") => self.drawing(node, out, after),
            "text:tracked-changes" | "office:forms" => self.block(node, false, after),
            name if UNSHOWN.contains(&name) => {}
            _ => self.inline(node, run, out, after),
        }
    }

    /// Whether the text of a field to fill in is what it asks for; in a form of ours that is a hint.
    fn is_placeholder(&self, text: &str) -> bool {
        let hint = hints::of_field(text).is_some();
        hint || !self.reading.document.form && !hints::stands_in(text)
    }

    /// A field that nobody filled in.
    fn unfilled(&mut self, node: &Node, out: &mut Inline) {
        if let Some(hint) = hints::of_field(&node.text()).filter(|_| !self.hidden) {
            return out.push(&hint, false, false, Role::Text);
        }
        if !self.hidden {
            self.reading.unfilled(&node.text());
        }
        let hidden = std::mem::replace(&mut self.hidden, true);
        self.inline(node, Run::default(), &mut Inline::default(), &mut Vec::new());
        self.hidden = hidden;
    }

    fn note(&mut self, node: &Node, run: Run<'_>, out: &mut Inline) {
        if run.marks.hidden == Some(true) {
            return self.hide(node);
        }
        let mut pieces = Vec::new();
        // The paragraphs of a note have no number of their own: theirs is that of its call.
        let line = self.reading.line;
        self.reading.line = line.saturating_sub(1);
        let outer = std::mem::replace(&mut self.in_note, true);
        self.blocks(node, false, &mut pieces);
        (self.reading.line, self.in_note) = (line, outer);
        let text = self.reading.flat(&pieces);
        if outer {
            // A note calls no other.
            out.join(text);
        } else if !self.hidden {
            self.reading.call(Some(text), out);
        }
    }

    /// A comment in the margin.
    pub(super) fn annotation(&mut self, node: &Node) {
        let author = node.child("dc:creator").map(Node::text).unwrap_or_default();
        let author = match author.trim() {
            "" => text!("import-nobody"),
            name => name.to_owned(),
        };
        let texts = node.nodes().filter(|node| is_block(node.name)).map(Node::text);
        let text = texts.collect::<Vec<_>>().join(" ");
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        self.reading.comment(self.reading.line, &author, &text);
    }
}

/// A text whose white space is one space each time, or none where one stands before it (OpenDocument 1.3 part 3, 6.1.2).
fn collapsed(text: &str, before: &Inline) -> String {
    let is_space = |c: char| matches!(c, ' ' | '\t' | '\r' | '\n');
    let mut spaced = before.0.last().is_some_and(|span| span.text.ends_with(' '));
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if !is_space(c) {
            out.push(c);
        } else if !spaced {
            out.push(' ');
        }
        spaced = is_space(c);
    }
    out
}
