//! What the readers of Word and ODT have in common: text is written, notes are called and remarks made in one way.

use std::collections::BTreeSet;

use super::build::links;
use super::looks::Look;
use super::model::{Document, Para, Piece, Role as Kind};
use super::symbols::clean;
use crate::import::inline::{Inline, Role};
use crate::import::log::start;
use crate::message::text;

/// What was met that the author is told of once, and how often.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    /// Tracked changes.
    pub(crate) changes: usize,
    /// Signs of special fonts that no sheet can hold.
    pub(crate) lost_signs: usize,
    /// Formulas.
    pub(crate) formulas: usize,
    /// Texts that are struck through, with their paragraphs.
    struck: Vec<(usize, String)>,
    /// Whether what was written last is struck through.
    in_struck: bool,
}

/// A document as it is read.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    /// What was read.
    pub(crate) document: Document,
    /// The paragraph that is read, counted from 1.
    pub(crate) line: usize,
    /// How many notes were called.
    pub(crate) calls: usize,
    /// What is told at the end.
    pub(crate) seen: Seen,
}

impl Reading {
    /// Adds a remark on the paragraph that is read.
    pub(crate) fn say(&mut self, message: impl Into<String>) {
        self.document.say(self.line, message);
    }

    /// Writes characters; `link` is the address that they lead to, if any.
    pub(crate) fn write(&mut self, text: &str, look: Look, link: Option<&str>, out: &mut Inline) {
        let (text, lost) = clean(text);
        self.seen.lost_signs += lost;
        if look.hidden {
            if !text.trim().is_empty() {
                self.say(text!("import-hidden", text = start(text.trim())));
            }
            return self.document.leave(text);
        }
        self.strike(&text, look.struck);
        if look.lowered && !text.trim().is_empty() {
            self.say(text!("import-lowered", text = start(&lowered(out, &text))));
        }
        let role = match link {
            Some(target) => links::role(target, &text, self.line, &mut self.document),
            None if look.raised && !text.trim().is_empty() => Role::Raised,
            None if look.underlined && !look.bold => Role::Underlined,
            None => Role::Text,
        };
        out.push(&text, look.bold, look.italic, role);
    }

    /// Tells of the number of a page in a text: it is another where the program makes the pages.
    pub(crate) fn page(&mut self, text: &str) {
        if text.contains(|c: char| c.is_ascii_digit()) {
            self.say(text!("import-page-named", text = start(text.trim())));
        }
    }

    /// Keeps what is struck through, to tell of it: runs that follow one another are one text.
    fn strike(&mut self, text: &str, struck: bool) {
        let line = self.line;
        match self.seen.struck.last_mut() {
            Some((own, last)) if struck && self.seen.in_struck && *own == line => {
                last.push_str(text)
            }
            _ if struck => self.seen.struck.push((line, text.to_owned())),
            _ => {}
        }
        self.seen.in_struck = struck;
    }

    /// Writes the call of a note.
    pub(crate) fn call(&mut self, text: Option<Inline>, out: &mut Inline) {
        let Some(text) = text.filter(|text| !text.is_empty()) else {
            return self.say(text!("import-note-empty"));
        };
        self.calls += 1;
        let label = self.calls.to_string();
        out.push(&label, false, false, Role::NoteMark);
        self.document.notes.insert(label, text);
    }

    /// The text of all paragraphs of a note, one after the other.
    pub(crate) fn flat(&mut self, pieces: &[Piece]) -> Inline {
        let mut out = Inline::default();
        for piece in pieces {
            let text = match piece {
                Piece::Para(para) => para.text.clone(),
                Piece::Box(_, pieces) => self.flat(pieces),
                Piece::Table(table) => {
                    let cells: Vec<Piece> =
                        table.rows.iter().flatten().flatten().cloned().collect();
                    self.flat(&cells)
                }
                Piece::Picture(_) => {
                    self.document.say(0, text!("import-picture-note"));
                    continue;
                }
            };
            if out.is_empty() { out = text } else { out.join(text) }
        }
        out
    }

    /// A comment in the margin of a paragraph; 0 where it is not known which.
    pub(crate) fn comment(&mut self, line: usize, author: &str, text: &str) {
        self.document.say(line, text!("import-comment", text = start(text), author));
    }

    /// Tells of a picture that only has its place in the document.
    pub(crate) fn linked_picture(&mut self, alt: &str) {
        self.say(match alt.trim() {
            "" => text!("import-linked"),
            _ => text!("import-linked.named", alt = start(alt)),
        });
    }

    /// Tells of a drawing that no sheet can have.
    pub(crate) fn drawing(&mut self, alt: &str) {
        self.say(match alt.trim() {
            "" => text!("import-drawing"),
            _ => text!("import-drawing.named", alt = start(alt)),
        });
    }

    /// Tells of a field that shows what it asks for.
    pub(crate) fn unfilled(&mut self, text: &str) {
        self.say(text!("import-left-empty", text = start(text.trim())));
    }

    /// Puts a paragraph among the pieces, if it has text: below what hangs on it where it says something of that, as the
    /// caption of a picture does.
    pub(crate) fn place(para: Para, in_field: bool, hangs: &mut Vec<Piece>, out: &mut Vec<Piece>) {
        if para.role == Kind::Caption {
            out.append(hangs);
        }
        if !para.text.is_empty() {
            out.extend(Self::paragraphs(para, in_field).into_iter().map(Piece::Para));
        }
    }

    /// The paragraphs that a text is: where it stands whole in a field, which holds one, LibreOffice has the others as
    /// lines of it.
    pub(crate) fn paragraphs(para: Para, in_field: bool) -> Vec<Para> {
        let one = matches!(para.role, Kind::Title | Kind::Subtitle | Kind::Heading(_));
        if one || !in_field || !para.text.has_break() {
            return vec![para];
        }
        let mut bullet = para.bullet;
        let lines = para.text.clone().lines().into_iter();
        lines
            .map(|text| {
                let para = Para { text, bullet, ..para.clone() };
                if let Some(number) = bullet.as_mut().and_then(|bullet| bullet.number.as_mut()) {
                    *number = number.saturating_add(1);
                }
                para
            })
            .collect()
    }

    /// Tells what heads and feet of pages say: the layout has its own.
    pub(crate) fn heads_and_feet(&mut self, texts: impl Iterator<Item = String>) {
        let spaced = texts.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
        let texts: BTreeSet<String> =
            spaced.filter(|text| text.chars().any(char::is_alphabetic)).collect();
        for text in texts {
            self.document.say(0, text!("import-running", text = start(&text)));
        }
    }

    /// The document, with what is told at the end.
    pub(crate) fn finish(self) -> Document {
        let Self { mut document, seen, .. } = self;
        let Seen { changes, lost_signs, formulas, struck, .. } = seen;
        for (line, text) in struck.iter().filter(|(_, text)| !text.trim().is_empty()) {
            document.say(*line, text!("import-struck", text = start(text.trim())));
        }
        if changes > 0 {
            document.say(0, text!("import-changes", changes));
        }
        if lost_signs > 0 {
            document.say(0, text!("import-symbols", lost_signs));
        }
        if formulas > 0 {
            document.say(0, text!("import-formulas", formulas));
        }
        document
    }
}

/// A lowered sign behind the word that it ends: « H2 ».
fn lowered(before: &Inline, text: &str) -> String {
    let last = before.0.last().map_or("", |span| span.text.as_str());
    let word = last.rsplit(char::is_whitespace).next().unwrap_or_default();
    format!("{word}{}", text.trim())
}
