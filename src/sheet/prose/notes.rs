//! Footnotes: their definitions, their calls, and what is amiss between the two.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::super::model::{Block, Runs, plain};
use super::Reader;
use crate::diag::Code;
use crate::message::text;

/// A footnote's definition.
pub(super) struct Note {
    runs: Runs,
    range: Range<usize>,
    called: bool,
}

impl Reader<'_, '_, '_> {
    /// Reads the notes' definitions, which may stand after their calls.
    pub(super) fn notes(&mut self) {
        while let Some((event, range)) = self.take() {
            if let Event::Start(Tag::FootnoteDefinition(label)) = event {
                let label: &str = label;
                self.in_note = true;
                let told = self.prose.diagnostics.errors();
                let blocks = self.blocks(Some(TagEnd::FootnoteDefinition));
                self.in_note = false;
                let runs = self.note_runs(blocks, &range);
                // What stands there was refused, and said so.
                let refused = self.prose.diagnostics.errors() > told;
                if plain(&runs).trim().is_empty() && !refused {
                    self.report(Code::Footnote, &range, text!("note-empty", label), |d| {
                        d.hint(text!("note-empty.hint"))
                    });
                }
                if let Some(first) = self.notes.get(&label_key(label)) {
                    let first = self.place(&self.first_line(&first.range));
                    self.report(Code::Footnote, &range, text!("note-twice", label), |d| {
                        d.at(&first, text!("note-twice.label-first")).hint(text!("note-twice.hint"))
                    });
                    continue;
                }
                self.notes.insert(label_key(label), Note { runs, range, called: false });
            }
        }
    }

    /// A note is one text: its paragraphs follow each other on lines of their own.
    fn note_runs(&mut self, blocks: Vec<Block>, range: &Range<usize>) -> Runs {
        let mut runs = Runs::new();
        for block in blocks {
            if let Some(last) = runs.last_mut() {
                last.line_break = true;
            }
            match block {
                Block::Paragraph { runs: more, .. } => runs.extend(more),
                _ => self.report(Code::Footnote, range, text!("note-not-text"), |d| {
                    d.hint(text!("note-not-text.hint"))
                }),
            }
        }
        runs
    }

    /// Reports the notes that nothing calls: their words would be lost.
    pub(super) fn uncalled_notes(&mut self) {
        let uncalled: Vec<_> = self
            .notes
            .iter()
            .filter(|(_, n)| !n.called)
            .map(|(l, n)| (l.clone(), n.range.clone()))
            .collect();
        for (label, range) in uncalled {
            self.report(Code::Footnote, &range, text!("note-uncalled", label), |d| {
                d.hint(text!("note-uncalled.hint", label))
            });
        }
    }

    /// The text of the note that is called here; reports a call that cannot be.
    pub(super) fn note_call(&mut self, label: &str, range: &Range<usize>) -> Option<Runs> {
        if self.in_note {
            self.report(Code::Footnote, range, text!("note-in-note"), |d| {
                d.hint(text!("note-in-note.hint"))
            });
            return None;
        }
        if self.in_heading {
            self.report(Code::Footnote, range, text!("note-in-heading"), |d| {
                d.hint(text!("note-in-heading.hint"))
            });
            return None;
        }
        let note = self.notes.get_mut(&label_key(label))?;
        let again = std::mem::replace(&mut note.called, true);
        let runs = note.runs.clone();
        if again {
            self.report(Code::Footnote, range, text!("note-called-twice", label), |d| {
                d.hint(text!("note-called-twice.hint"))
            });
        }
        Some(runs)
    }
}

/// A note's label as Markdown compares them.
pub(super) fn label_key(label: &str) -> String {
    label.to_lowercase()
}
