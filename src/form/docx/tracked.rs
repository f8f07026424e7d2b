//! Paragraphs and runs with tracked changes, and what they call: notes, comments.

use super::body::written;
use super::lists::{Lists, Place};
use super::moves::{self, Moves};
use super::names::{self, NOTE_CALL};
use super::styles::W;
use crate::form::model::Style;
use crate::form::xml::Xml;
use crate::sheet::{Change, Run};

/// The numbers of the notes before those of the text: the lines that part notes from it.
const LINES: usize = 2;

/// Writes the text, and keeps what it calls.
pub(super) struct Writer {
    /// The names of both versions: each is the author of what it alone has. LibreOffice, having refused paragraphs that stand
    /// right behind deleted ones of the same author, sets the next one as these were.
    versions: [String; 2],
    changes: usize,
    notes: Vec<Vec<Run>>,
    comments: Vec<String>,
    pub(super) moves: Moves,
    /// What is to be remarked on the next paragraph.
    remark: Option<String>,
    pub(super) lists: Lists,
    /// Whether the next paragraph is the first one of a point.
    pub(super) point: bool,
}

/// How the paragraphs of a block are set.
#[derive(Clone, Copy)]
pub(super) struct Setting {
    pub(super) style: Style,
    /// The change of the whole paragraph, its end included.
    pub(super) change: Option<Change>,
    /// Whether it begins a page.
    pub(super) page: bool,
    /// The list that it is in.
    pub(super) list: Option<Place>,
}

impl Setting {
    /// A paragraph that is in both versions.
    pub(super) const fn whole(style: Style) -> Self {
        Self { style, change: None, page: false, list: None }
    }
}

impl Writer {
    pub(super) fn new(from: &str, to: &str) -> Self {
        Self {
            versions: [from.to_owned(), to.to_owned()],
            changes: 0,
            notes: Vec::new(),
            comments: Vec::new(),
            moves: Moves::default(),
            remark: None,
            lists: Lists::default(),
            point: false,
        }
    }

    /// Remarks something on the next paragraph, in its margin.
    pub(super) fn remark(&mut self, remark: Option<String>) {
        self.remark = remark.or(self.remark.take());
    }

    /// A paragraph; several where ends of paragraphs in it are gone.
    pub(super) fn paragraph(&mut self, xml: &mut Xml, setting: Setting, runs: &[Run]) {
        let mut pieces: Vec<&[Run]> = runs.split(|run| run.paragraph).collect();
        let last = pieces.pop().unwrap_or_default();
        for runs in pieces {
            let gone = Setting { change: Some(Change::Deleted), ..setting };
            self.one_paragraph(xml, gone, runs);
        }
        self.one_paragraph(xml, setting, last);
    }

    fn one_paragraph(&mut self, xml: &mut Xml, setting: Setting, runs: &[Run]) {
        let comment = self.remark.take().map(|remark| {
            self.comments.push(remark);
            (self.comments.len() - 1).to_string()
        });
        let first = std::mem::take(&mut self.point);
        xml.within("w:p", &[], |xml| {
            xml.within("w:pPr", &[], |xml| {
                xml.empty("w:pStyle", &[("w:val", names::id(setting.style))]);
                if setting.page {
                    xml.empty("w:pageBreakBefore", &[]);
                }
                if let Some(place) = setting.list {
                    place.property(first, xml);
                    if !first {
                        place.indent(xml);
                    }
                }
                if let Some(change) = setting.change {
                    xml.within("w:rPr", &[], |xml| self.mark(xml, change));
                }
            });
            comment.iter().for_each(|id| xml.empty("w:commentRangeStart", &[("w:id", id)]));
            moves::chunks(runs).for_each(|runs| self.runs(xml, runs));
            comment.iter().for_each(|id| self.call(xml, setting, id));
        });
    }

    /// Calls a comment; the call goes where the paragraph goes.
    fn call(&mut self, xml: &mut Xml, setting: Setting, id: &str) {
        xml.empty("w:commentRangeEnd", &[("w:id", id)]);
        self.changed(xml, setting.change, |_, xml| {
            xml.within("w:r", &[], |xml| xml.empty("w:commentReference", &[("w:id", id)]));
        });
    }

    /// The sign that the end of a paragraph is new, or gone.
    fn mark(&mut self, xml: &mut Xml, change: Change) {
        let id = self.next();
        xml.empty(element(change), &[("w:id", &id), ("w:author", self.author(change))]);
    }

    fn author(&self, change: Change) -> &str {
        &self.versions[usize::from(!change.is_old())]
    }

    fn next(&mut self) -> String {
        self.changes += 1;
        self.changes.to_string()
    }

    /// What has a change, or none.
    fn changed(
        &mut self,
        xml: &mut Xml,
        change: Option<Change>,
        write: impl FnOnce(&mut Self, &mut Xml),
    ) {
        match change {
            None => write(self, xml),
            Some(change) => {
                let (id, author) = (self.next(), self.author(change).to_owned());
                let attributes = [("w:id", id.as_str()), ("w:author", author.as_str())];
                xml.within(element(change), &attributes, |xml| write(self, xml));
            }
        }
    }

    /// Runs that moved together, between the marks of their end of the move; any others as they are.
    fn runs(&mut self, xml: &mut Xml, runs: &[Run]) {
        let change = runs.first().and_then(|run| run.change);
        let (Some(name), Some(change)) = (self.moves.take(runs), change) else {
            return runs.iter().for_each(|run| self.run(xml, run));
        };
        let (range, author) = (self.next(), self.author(change).to_owned());
        let [element, start, end] = move_elements(change);
        let attributes = [("w:id", range.as_str()), ("w:author", &author), ("w:name", &name)];
        xml.empty(start, &attributes);
        let id = self.next();
        xml.within(element, &[("w:id", id.as_str()), ("w:author", &author)], |xml| {
            runs.iter().for_each(|run| self.plain_run(xml, run, false));
        });
        xml.empty(end, &[("w:id", range.as_str())]);
    }

    fn run(&mut self, xml: &mut Xml, run: &Run) {
        let deleted = run.change.is_some_and(Change::is_old);
        self.changed(xml, run.change, |writer, xml| writer.plain_run(xml, run, deleted));
    }

    /// A run; deleted text has an element of its own, moved text has not.
    fn plain_run(&mut self, xml: &mut Xml, run: &Run, deleted: bool) {
        if !run.text.is_empty() {
            xml.within("w:r", &[], |xml| {
                look(xml, run);
                if deleted {
                    xml.element("w:delText", &[("xml:space", "preserve")], &run.text);
                } else {
                    written(xml, &run.text);
                }
            });
        }
        if let Some(note) = &run.note {
            let id = (self.notes.len() + LINES).to_string();
            self.notes.push(note.clone());
            xml.within("w:r", &[], |xml| {
                xml.within("w:rPr", &[], |xml| xml.empty("w:rStyle", &[("w:val", NOTE_CALL)]));
                xml.empty("w:footnoteReference", &[("w:id", &id)]);
            });
        }
        if run.line_break {
            xml.within("w:r", &[], |xml| xml.empty("w:br", &[]));
        }
    }

    /// The part with the notes that were called.
    pub(super) fn footnotes(&mut self) -> Vec<u8> {
        let notes = std::mem::take(&mut self.notes);
        Xml::part("w:footnotes", &[W], |xml| {
            super::body::note_lines(xml);
            for (number, note) in notes.iter().enumerate() {
                let id = (number + LINES).to_string();
                xml.within("w:footnote", &[("w:id", &id)], |xml| {
                    self.paragraph(xml, Setting::whole(Style::Note), note);
                });
            }
        })
    }

    /// The part with the comments (ISO/IEC 29500-1, 17.13.4).
    pub(super) fn comments(&self) -> Vec<u8> {
        Xml::part("w:comments", &[W], |xml| {
            for (number, remark) in self.comments.iter().enumerate() {
                let id = number.to_string();
                let attributes = [("w:id", id.as_str()), ("w:author", self.versions[1].as_str())];
                xml.within("w:comment", &attributes, |xml| {
                    xml.within("w:p", &[], |xml| {
                        xml.within("w:r", &[], |xml| written(xml, remark));
                    });
                });
            }
        })
    }
}

/// Bold, italic, raised; in the order that the schema asks for (ISO/IEC 29500-1, 17.3.2.28).
fn look(xml: &mut Xml, run: &Run) {
    if !(run.bold || run.italic || run.raised) {
        return;
    }
    xml.within("w:rPr", &[], |xml| {
        if run.bold {
            xml.empty("w:b", &[]);
        }
        if run.italic {
            xml.empty("w:i", &[]);
        }
        if run.raised {
            xml.empty("w:vertAlign", &[("w:val", "superscript")]);
        }
    });
}

/// The elements of one end of a move: what moved, where it begins, where it ends.
const fn move_elements(change: Change) -> [&'static str; 3] {
    match change.is_old() {
        true => ["w:moveFrom", "w:moveFromRangeStart", "w:moveFromRangeEnd"],
        false => ["w:moveTo", "w:moveToRangeStart", "w:moveToRangeEnd"],
    }
}

const fn element(change: Change) -> &'static str {
    match change {
        Change::Inserted | Change::MovedHere => "w:ins",
        Change::Deleted | Change::MovedAway => "w:del",
    }
}
