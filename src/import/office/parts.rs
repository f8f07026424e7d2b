//! Makes one flow of a document's pieces: tables and boxes become what they stand for.

use super::build::reperes::{self, Framed, Line};
use super::model::{Document, Para, Picture, Piece, Role, Table};
use crate::fold::{fold, folded_words};
use crate::import::cutting::numbered;
use crate::import::cutting::summary;
use crate::import::draft::{Body, Element, Item};
use crate::import::inline::{Inline, Role as Span};
use crate::import::log::start;
use crate::import::patterns::Patterns;
use crate::message::text;

/// What the headings of tables of contents begin with.
const CONTENTS: &[&str] = &["sommaire", "table", "contenu"];
/// A box of more paragraphs than this is no call-out.
const CALLOUT: usize = 12;

/// A part of the flow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Part {
    /// A paragraph.
    Para(Para),
    /// A sidebar in a table or a box.
    Sidebar(Vec<Line>),
    /// A call-out, or a table of data made a list.
    Element(Element),
    /// A picture, and the caption below it.
    Picture(Picture, Option<Inline>),
    /// A row of the annex's summary, and the paragraph that its table starts with.
    Row(usize, Vec<Inline>),
}

impl Part {
    /// Its paragraph's number.
    pub(crate) fn line(&self) -> usize {
        match self {
            Self::Para(para) => para.line,
            Self::Sidebar(lines) => lines.first().map_or(0, |line| line.para.line),
            Self::Element(element) => element.line,
            Self::Picture(picture, _) => picture.line,
            Self::Row(line, _) => *line,
        }
    }

    /// Counts its paragraphs on from a number.
    fn shift(&mut self, by: usize) {
        match self {
            Self::Para(para) => para.line += by,
            Self::Sidebar(lines) => lines.iter_mut().for_each(|line| line.para.line += by),
            Self::Element(element) => element.line += by,
            Self::Picture(picture, _) => picture.line += by,
            Self::Row(line, _) => *line += by,
        }
    }

    /// Visits its texts.
    pub(crate) fn each_text(&mut self, visit: &mut impl FnMut(&mut Inline)) {
        match self {
            Self::Para(para) => visit(&mut para.text),
            Self::Sidebar(lines) => lines.iter_mut().for_each(|line| visit(&mut line.para.text)),
            Self::Element(element) => element.body.each_text(visit),
            Self::Picture(_, caption) => caption.iter_mut().for_each(visit),
            Self::Row(_, cells) => cells.iter_mut().for_each(visit),
        }
    }
}

/// Counts the paragraphs of parts on from a number.
pub(crate) fn shift(parts: &mut [Part], by: usize) {
    parts.iter_mut().for_each(|part| part.shift(by));
}

/// The flow of a document, which keeps its remarks and what was left aside.
pub(crate) fn flow(document: &mut Document, patterns: &Patterns) -> Vec<Part> {
    let pieces = std::mem::take(&mut document.pieces);
    let parts = Vec::with_capacity(pieces.len());
    let mut flow = Flow { document, patterns, parts, contents: 0, refused: None };
    for piece in pieces {
        flow.add(piece);
    }
    complete(&mut flow.parts);
    if flow.contents > 0 {
        flow.document.tell(0, text!("import-contents"));
    }
    flow.parts
}

/// Whether a text calls notes and says nothing.
pub(crate) fn only_calls(text: &Inline) -> bool {
    text.0.iter().all(|span| span.role == Span::NoteMark || span.text.trim().is_empty())
}

/// Leaves a paragraph aside, and the notes that it calls.
fn leave(mut text: Inline, document: &mut Document) {
    let marks: Vec<String> =
        text.0.extract_if(.., |span| span.role == Span::NoteMark).map(|span| span.text).collect();
    for note in marks.iter().filter_map(|mark| document.notes.remove(mark)).collect::<Vec<_>>() {
        document.leave(note.plain());
    }
    document.leave(text.plain());
}

/// Whether a box holds pictures and what is said of them, and nothing else.
pub(super) fn is_figure(pieces: &[Piece]) -> bool {
    let is_picture = |piece: &Piece| matches!(piece, Piece::Picture(_));
    let is_caption =
        |piece: &Piece| matches!(piece, Piece::Para(para) if para.role == Role::Caption);
    pieces.iter().any(is_picture)
        && pieces.iter().all(|piece| is_picture(piece) || is_caption(piece))
}

/// The flow that is made.
struct Flow<'a> {
    document: &'a mut Document,
    patterns: &'a Patterns,
    parts: Vec<Part>,
    /// How many lines of a table of contents were met.
    contents: usize,
    /// What the picture right before shows, where it was refused.
    refused: Option<String>,
}

impl Flow<'_> {
    fn add(&mut self, piece: Piece) {
        match piece {
            Piece::Para(para) => self.para(para),
            Piece::Picture(picture) if picture.extension.is_empty() => {
                self.refused = Some(picture.alt);
            }
            Piece::Picture(picture) => self.parts.push(Part::Picture(picture, None)),
            // LibreOffice puts a picture and what is said of it into a box.
            Piece::Box(_, pieces) if is_figure(&pieces) => {
                pieces.into_iter().for_each(|piece| self.add(piece));
            }
            Piece::Box(line, pieces) => self.text_box(line, pieces),
            Piece::Table(table) => self.table(table),
        }
    }

    fn para(&mut self, para: Para) {
        if para.text.is_empty() {
            return;
        }
        if para.role == Role::Contents {
            self.leave_heading_of_contents();
            self.contents += 1;
            return leave(para.text, self.document);
        }
        let refused = self.refused.take();
        if para.role == Role::Caption
            && let Some(alt) = refused
        {
            // A caption that says what the picture shows was told with it.
            return match fold(&alt) == fold(&para.text.plain()) {
                true => leave(para.text, self.document),
                false => self.parts.push(Part::Para(para)),
            };
        }
        if para.role == Role::Caption
            && let Some(Part::Picture(_, caption @ None)) = self.parts.last_mut()
        {
            *caption = Some(para.text);
            return;
        }
        match para.role {
            Role::CalloutTitle => self.parts.push(callout(para.line, para.text, None)),
            Role::Callout => self.callout_text(para),
            _ => self.parts.push(Part::Para(para)),
        }
    }

    /// A paragraph of a call-out: it goes on with the one that stands right before it.
    fn callout_text(&mut self, para: Para) {
        match self.parts.last_mut() {
            Some(Part::Element(Element { body: Body::Callout { text, .. }, .. })) => {
                text.push(para.text);
            }
            _ => self.parts.push(callout(para.line, Inline::default(), Some(para.text))),
        }
    }

    /// Leaves the heading aside that stands right above a table of contents, and is no sheet's.
    fn leave_heading_of_contents(&mut self) {
        let heads = |para: &Para| {
            let words = folded_words(&para.text.plain());
            matches!(para.role, Role::Heading(_) | Role::Title)
                && words.first().is_some_and(|word| CONTENTS.contains(&word.as_str()))
        };
        if let Some(Part::Para(para)) =
            self.parts.pop_if(|part| matches!(part, Part::Para(para) if heads(para)))
        {
            leave(para.text, self.document);
        }
    }

    /// A sidebar; its pictures come after it, in the text.
    fn sidebar(&mut self, line: usize, sidebar: Framed) {
        let Framed { lines, pictures } = sidebar;
        self.parts.push(Part::Sidebar(lines));
        if !pictures.is_empty() {
            self.document.say(line, text!("import-sidebar-picture"));
        }
        pictures.into_iter().for_each(|piece| self.add(piece));
    }

    /// A text box: a sidebar, a call-out, or text like any other.
    fn text_box(&mut self, line: usize, pieces: Vec<Piece>) {
        if let Some(sidebar) = reperes::of_pieces(&pieces, self.patterns) {
            return self.sidebar(line, sidebar);
        }
        let plain = |piece: &Piece| matches!(piece, Piece::Para(para) if para.bullet.is_none());
        let mut texts: Vec<Inline> = Vec::new();
        if pieces.len() > CALLOUT || !pieces.iter().all(plain) {
            self.document.guess(line, text!("import-text-box"));
            pieces.into_iter().for_each(|piece| self.add(piece));
            return;
        }
        for piece in pieces {
            if let Piece::Para(para) = piece {
                texts.push(para.text);
            }
        }
        let Some(first) = texts.first() else { return };
        let titled = texts.len() > 1
            && !only_calls(first)
            && (first.is_bold() || first.plain().chars().count() < 60);
        let title = if titled { texts.remove(0).without_bold() } else { Inline::default() };
        let told = if titled { title.plain() } else { texts[0].plain() };
        self.document.guess(line, text!("import-box-callout", text = start(&told)));
        let body = Body::Callout { title, text: texts };
        self.parts.push(Part::Element(Element { line, body }));
    }

    /// A table: a sidebar, the annex's summary, a frame around text, or data.
    fn table(&mut self, table: Table) {
        let announced = matches!(self.parts.last(), Some(Part::Para(para)) if self.patterns.is_sidebar(&para.text.plain()));
        if let Some(sidebar) = reperes::of_table(&table, announced, self.patterns) {
            return self.sidebar(table.line, sidebar);
        }
        if is_summary(&table) {
            for row in table.rows {
                let cells = row.into_iter().map(cell).collect();
                self.parts.push(Part::Row(table.line, cells));
            }
            return;
        }
        if is_frame(&table) {
            return self.frame(table);
        }
        let columns = table.rows.iter().map(Vec::len).max().unwrap_or_default();
        let rows = table.rows.len();
        self.document.say(table.line, text!("import-table", rows, columns));
        let line = table.line;
        let cells = table.rows.into_iter().map(|row| row.into_iter().map(cell).collect());
        self.parts.extend(listed(line, cells));
    }

    /// Whether a cell that is all of a table is a call-out: a title in bold, and sentences.
    ///
    /// One that comes first may frame the title of its document; those of sheets and sections are no call-outs.
    fn is_callout(&self, cell: &[Piece]) -> bool {
        let paras: Option<Vec<&Para>> = cell
            .iter()
            .map(|piece| match piece {
                Piece::Para(para) if para.role == Role::Body && para.bullet.is_none() => Some(para),
                _ => None,
            })
            .collect();
        let Some([title, rest @ ..]) = paras.as_deref() else { return false };
        let text = title.text.plain();
        let own = self.patterns.recognise(&text).is_some() || numbered::numbers_sheet(&text, true);
        let ends = |para: &&Para| para.text.plain().ends_with(['.', '!', '?', '…', '»', ')']);
        title.text.is_bold()
            && !own
            && self.parts.iter().any(|part| matches!(part, Part::Para(_)))
            && !rest.iter().any(|para| para.text.is_bold())
            && rest.last().is_some_and(ends)
    }

    /// A table that only puts its cells beside one another.
    fn frame(&mut self, mut table: Table) {
        let says = |piece: &Piece| !matches!(piece, Piece::Para(para) if para.text.is_empty());
        for cell in table.rows.iter_mut().flatten() {
            cell.retain(says);
        }
        if let [row] = table.rows.as_mut_slice()
            && let [cell] = row.as_mut_slice()
            && reperes::of_pieces(cell, self.patterns).is_none()
            && self.is_callout(cell)
        {
            return self.text_box(table.line, std::mem::take(cell));
        }
        if table.rows.iter().flatten().filter(|cell| !cell.is_empty()).count() > 1 {
            self.document.guess(table.line, text!("import-table-layout"));
        }
        for cell in table.rows.into_iter().flatten() {
            match reperes::of_pieces(&cell, self.patterns) {
                Some(sidebar) => self.sidebar(table.line, sidebar),
                None => cell.into_iter().for_each(|piece| self.add(piece)),
            }
        }
    }
}

/// The text of a cell.
fn cell(cell: Vec<Piece>) -> Inline {
    let mut text = Inline::default();
    for piece in cell {
        if let Piece::Para(para) = piece {
            if text.is_empty() { text = para.text } else { text.join(para.text) }
        }
    }
    text
}

/// Rows of data as a list, if they say anything.
pub(super) fn listed(line: usize, rows: impl Iterator<Item = Vec<Inline>>) -> Option<Part> {
    let items: Vec<Item> = rows.filter_map(item).collect();
    let list = |items| Part::Element(Element { line, body: Body::List(items) });
    (!items.is_empty()).then(|| list(items))
}

/// A row of data as an item: its cells after one another, set apart by dashes.
fn item(row: Vec<Inline>) -> Option<Item> {
    let mut text = Inline::default();
    for own in row.into_iter().filter(|cell| !cell.is_empty()) {
        if !text.is_empty() {
            text.push(" –", false, false, Span::Text);
            text.join(own);
        } else {
            text = own;
        }
    }
    let fill = |text| Item { number: None, text, paragraphs: Vec::new(), children: Vec::new() };
    (!text.is_empty()).then(|| fill(text))
}

/// A call-out.
fn callout(line: usize, title: Inline, text: Option<Inline>) -> Part {
    let text = text.into_iter().collect();
    Part::Element(Element { line, body: Body::Callout { title, text } })
}

/// A call-out of a title alone is one of text.
fn complete(parts: &mut [Part]) {
    for part in parts {
        if let Part::Element(Element { body: Body::Callout { title, text }, .. }) = part
            && text.is_empty()
        {
            text.push(std::mem::take(title));
        }
    }
}

/// Whether a table is the annex's summary.
fn is_summary(table: &Table) -> bool {
    let cell = |cell: &Vec<Piece>| -> Option<String> {
        let texts = cell.iter().map(|piece| match piece {
            Piece::Para(para) => Some(para.text.plain()),
            _ => None,
        });
        texts.collect::<Option<Vec<String>>>().map(|texts| texts.join(" "))
    };
    let rows: Option<Vec<Vec<String>>> =
        table.rows.iter().map(|row| row.iter().map(cell).collect()).collect();
    rows.is_some_and(|rows| summary::is_summary(&rows))
}

/// Whether a table has no data, but frames text.
fn is_frame(table: &Table) -> bool {
    let columns = table.rows.iter().map(Vec::len).max().unwrap_or_default();
    let cells = table.rows.iter().flatten().filter(|cell| !cell.is_empty()).count();
    columns == 1
        || table.rows.len() == 1
        || cells <= 1
        || table.rows.iter().flatten().any(|cell| holds_more(cell))
}

/// Whether a cell holds what no line of a list can: headings, several paragraphs of some length, tables, pictures.
fn holds_more(cell: &[Piece]) -> bool {
    const LONG: usize = 200;
    let mut long = 0;
    for piece in cell {
        match piece {
            Piece::Para(para) if matches!(para.role, Role::Heading(_) | Role::Title) => {
                return true;
            }
            Piece::Para(para) => long += usize::from(para.text.plain().chars().count() > LONG),
            Piece::Table(_) | Piece::Box(..) | Piece::Picture(_) => return true,
        }
    }
    long > 1
}
