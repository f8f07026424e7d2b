//! Paragraphs and runs with tracked changes, and what they call: notes, comments.

use super::body::written;
use super::ends;
use super::lists::{Lists, Place};
use super::moves::{self, Moves};
use super::names::{self, NOTE_CALL};
use super::styles::W;
use crate::form::model::Style;
use crate::form::xml::Xml;
use crate::sheet::{Change, Run};
use crate::typography::unset;

/// The numbers of the notes before those of the text: the lines that part notes from it.
const LINES: usize = 2;
/// The number of the first comment: LibreOffice empties a note that has the number of a comment before it.
const COMMENTS: usize = 1_000_000;

/// Gathers the paragraphs of the text, then writes them, and keeps what they call.
pub(super) struct Writer {
    paragraphs: Vec<Paragraph>,
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

/// A paragraph that is still to be written.
pub(super) struct Paragraph {
    pub(super) setting: Setting,
    pub(super) pieces: Vec<Piece>,
    /// Whether it is the first one of a point.
    first: bool,
    /// What is remarked on it.
    remark: Option<String>,
}

/// What stands in a paragraph: a run, or several that moved together.
pub(super) struct Piece {
    /// The name of the move.
    pub(super) moved: Option<String>,
    pub(super) runs: Vec<Run>,
}

impl Piece {
    pub(super) fn run(run: Run) -> Self {
        Self { moved: None, runs: vec![run] }
    }

    pub(super) fn change(&self) -> Option<Change> {
        self.runs.first().and_then(|run| run.change)
    }
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
            paragraphs: Vec::new(),
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
    pub(super) fn paragraph(&mut self, setting: Setting, runs: &[Run]) {
        let mut pieces: Vec<&[Run]> = runs.split(|run| run.paragraph).collect();
        let last = pieces.pop().unwrap_or_default();
        for runs in pieces {
            let gone = Setting { change: Some(Change::Deleted), ..setting };
            self.one_paragraph(gone, runs);
        }
        self.one_paragraph(setting, last);
    }

    fn one_paragraph(&mut self, setting: Setting, runs: &[Run]) {
        let mut pieces = Vec::new();
        for runs in moves::chunks(runs) {
            match self.moves.take(runs) {
                Some(name) => pieces.push(Piece { moved: Some(name), runs: runs.to_vec() }),
                None => pieces.extend(runs.iter().cloned().map(Piece::run)),
            }
        }
        let (first, remark) = (std::mem::take(&mut self.point), self.remark.take());
        self.paragraphs.push(Paragraph { setting, pieces, first, remark });
    }

    /// Writes what was gathered.
    pub(super) fn text(&mut self, xml: &mut Xml) {
        let mut paragraphs = std::mem::take(&mut self.paragraphs);
        ends::part(&mut paragraphs);
        // The last paragraph of a text stays, whatever becomes of its end: it would be empty, and a point still. LibreOffice
        // has one without any letter become one.
        let stays = paragraphs.last().is_some_and(|it| it.setting.change.is_some());
        paragraphs.into_iter().for_each(|it| self.written(xml, it));
        if stays {
            self.one_paragraph(Setting::whole(Style::Body), &[Run::text(" ")]);
            self.text(xml);
        }
    }

    fn written(&mut self, xml: &mut Xml, paragraph: Paragraph) {
        let Paragraph { setting, pieces, first, remark } = paragraph;
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
            pieces.iter().for_each(|piece| self.piece(xml, piece));
            remark.into_iter().for_each(|remark| self.call(xml, setting, remark));
        });
    }

    /// Calls a comment; the call goes where the paragraph goes. The range that it is on is not marked: LibreOffice keeps
    /// the start of a paragraph that one begins with, and joins it to the next one, whose style is lost.
    fn call(&mut self, xml: &mut Xml, setting: Setting, remark: String) {
        let id = (self.comments.len() + COMMENTS).to_string();
        self.comments.push(remark);
        self.changed(xml, setting.change, |_, xml| {
            xml.within("w:r", &[], |xml| xml.empty("w:commentReference", &[("w:id", &id)]));
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

    /// Runs that moved together, between the marks of their end of the move; any other one as it is.
    fn piece(&mut self, xml: &mut Xml, Piece { moved, runs }: &Piece) {
        let change = runs.first().and_then(|run| run.change);
        let (Some(name), Some(change)) = (moved, change) else {
            return runs.iter().for_each(|run| self.run(xml, run));
        };
        let (range, author) = (self.next(), self.author(change).to_owned());
        let [element, start, end] = move_elements(change);
        let attributes = [("w:id", range.as_str()), ("w:author", &author), ("w:name", name)];
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
        let text = unset(&run.text);
        if !text.is_empty() {
            xml.within("w:r", &[], |xml| {
                look(xml, run);
                if deleted {
                    xml.element("w:delText", &[("xml:space", "preserve")], &text);
                } else {
                    written(xml, &text);
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
                    self.paragraph(Setting::whole(Style::Note), note);
                    self.text(xml);
                });
            }
        })
    }

    /// The part with the comments (ISO/IEC 29500-1, 17.13.4).
    pub(super) fn comments(&self) -> Vec<u8> {
        Xml::part("w:comments", &[W], |xml| {
            for (number, remark) in self.comments.iter().enumerate() {
                let id = (number + COMMENTS).to_string();
                let attributes = [("w:id", id.as_str()), ("w:author", self.versions[1].as_str())];
                xml.within("w:comment", &attributes, |xml| {
                    xml.within("w:p", &[], |xml| {
                        xml.within("w:r", &[], |xml| written(xml, &unset(remark)));
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
