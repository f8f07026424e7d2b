//! Reads quotations, and the call-outs among them.

use super::Reader;
use crate::import::block::Shape;
use crate::import::draft::Body;
use crate::import::inline::Inline;
use crate::import::log::start;
use crate::import::note::{Certainty, Note};
use crate::import::text::admonition::{self, Admonition};
use crate::import::text::inline_read;
use crate::import::text::lines;
use crate::message::text;

impl Reader<'_> {
    /// A line of a quotation; the first one of a call-out is its title.
    pub(super) fn quoted(&mut self, number: usize, indent: usize, line: &str, text: &str) {
        let open = self.open.as_mut().filter(|open| open.shape == Shape::Quote);
        let first = open.is_none();
        let heads = lines::heading(text).is_some();
        if let Some(open) = open {
            if text.is_empty() {
                let call = admonition::starts(&open.text);
                if !call {
                    open.text.truncate(open.text.trim_end().len());
                }
                open.text.push_str("\n\n");
                open.bold = false;
                return;
            }
            // Items, headings and bold lines are lines of print, as paragraphs are.
            let parted = open.bold || heads || lines::item(text, false).is_some();
            if parted && !open.text.ends_with('\n') {
                open.text.truncate(open.text.trim_end().len());
                open.text.push('\n');
                open.bold = false;
            }
        }
        self.continue_or_start(number, Shape::Quote, indent, line, text);
        if let Some(open) = self.open.as_mut().filter(|_| heads) {
            open.bold = true;
        }
        if let Some(open) = self.open.as_mut().filter(|_| first && admonition::starts(text)) {
            open.text.push('\n');
        }
    }

    /// A line that says whose words stand above it: a paragraph, and no point of the list below.
    pub(super) fn name(&mut self, number: usize, text: &str) {
        self.close();
        let message = text!("import-attribution", text = start(text));
        self.notes.push(Note::new(number, Certainty::Likely, message));
        self.push(number, Shape::Paragraph, 0, None, inline_read::read(text));
    }

    /// Tells that the kind of a call-out that is a sidebar was set aside.
    pub(super) fn without_place(&mut self, line: usize, kind: &str) {
        let mut note = Note::new(line, Certainty::Sure, text!("import-sidebar"));
        note.without_place(kind);
        self.notes.push(note);
    }

    /// Adds a call-out.
    pub(super) fn callout(&mut self, line: usize, found: &Admonition<'_>) {
        let mut note =
            Note::new(line, Certainty::Likely, text!("import-callout", text = start(found.title)));
        if let Some(kind) = found.kind {
            note.without_place(kind);
        }
        self.notes.push(note);
        let title = inline_read::read(found.title);
        let text: Vec<Inline> = found.text.iter().map(|text| inline_read::read(text)).collect();
        let all = Inline::joined(std::iter::once(title.clone()).chain(text.iter().cloned()));
        let body = match found.is_statement() {
            true => Body::Highlight(Inline::joined(text)),
            false => Body::Callout { title, text },
        };
        let shape = Shape::Made(Box::new(body));
        self.push(line, shape, 0, None, all);
    }
}
