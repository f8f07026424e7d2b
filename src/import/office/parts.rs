//! Makes one flow of a document's pieces: tables and boxes become what they stand for.

use super::hints;
use super::model::{Document, Para, Picture, Piece, Role, Table};
use super::patterns;
use super::reperes::{self, Line};
use crate::import::draft::{Body, Element, Item};
use crate::import::inline::{Inline, Role as Span};
use crate::import::log::start;

/// A box of more paragraphs than this is no call-out.
const CALLOUT: usize = 12;

/// A part of the flow.
#[derive(Debug)]
pub(crate) enum Part {
    /// A paragraph.
    Para(Para),
    /// A sidebar in a table or a box.
    Sidebar(Vec<Line>),
    /// A call-out, or a table of data made a list.
    Element(Element),
    /// A picture, and the caption below it.
    Picture(Picture, Option<Inline>),
}

/// The flow of a document, which keeps its remarks and what was left aside.
pub(crate) fn flow(document: &mut Document) -> Vec<Part> {
    let pieces = std::mem::take(&mut document.pieces);
    let mut parts = Vec::with_capacity(pieces.len());
    let mut contents = 0;
    for piece in pieces {
        add(piece, &mut parts, &mut contents, document);
    }
    if contents > 0 {
        document.say(0, "table des matières laissée de côté : le programme en fait une");
    }
    parts
}

fn add(piece: Piece, parts: &mut Vec<Part>, contents: &mut usize, document: &mut Document) {
    match piece {
        Piece::Para(mut para) => {
            for hint in hints::take(&mut para.text) {
                document.leave(hint);
            }
            if para.text.is_empty() {
                return;
            }
            if para.role == Role::Contents {
                *contents += 1;
                return leave(para.text, document);
            }
            if para.role == Role::Caption
                && let Some(Part::Picture(_, caption @ None)) = parts.last_mut()
            {
                *caption = Some(para.text);
                return;
            }
            parts.push(Part::Para(para));
        }
        Piece::Picture(picture) if picture.extension.is_empty() => {}
        Piece::Picture(picture) => parts.push(Part::Picture(picture, None)),
        // LibreOffice puts a picture and what is said of it into a box.
        Piece::Box(_, pieces) if is_figure(&pieces) => {
            pieces.into_iter().for_each(|piece| add(piece, parts, contents, document));
        }
        Piece::Box(line, pieces) => text_box(line, pieces, parts, contents, document),
        Piece::Table(table) => add_table(table, parts, contents, document),
    }
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
fn is_figure(pieces: &[Piece]) -> bool {
    let is_picture = |piece: &Piece| matches!(piece, Piece::Picture(_));
    let is_caption =
        |piece: &Piece| matches!(piece, Piece::Para(para) if para.role == Role::Caption);
    pieces.iter().any(is_picture)
        && pieces.iter().all(|piece| is_picture(piece) || is_caption(piece))
}

/// A text box: a sidebar, a call-out, or text like any other.
fn text_box(
    line: usize,
    pieces: Vec<Piece>,
    parts: &mut Vec<Part>,
    contents: &mut usize,
    document: &mut Document,
) {
    if let Some(sidebar) = reperes::of_pieces(&pieces) {
        return parts.push(Part::Sidebar(sidebar));
    }
    let plain = |piece: &Piece| matches!(piece, Piece::Para(para) if para.bullet.is_none());
    let mut texts: Vec<Inline> = Vec::new();
    if pieces.len() > CALLOUT || !pieces.iter().all(plain) {
        document.say(line, "zone de texte mise dans le texte, à cet endroit");
        pieces.into_iter().for_each(|piece| add(piece, parts, contents, document));
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
    document.say(line, format!("zone de texte mise en encadré : {}", start(&told)));
    parts.push(Part::Element(Element { line, body: Body::Callout { title, text: texts } }));
}

/// A table: a sidebar, a frame around text, or data.
fn add_table(table: Table, parts: &mut Vec<Part>, contents: &mut usize, document: &mut Document) {
    let announced =
        matches!(parts.last(), Some(Part::Para(para)) if patterns::is_sidebar(&para.text.plain()));
    if let Some(sidebar) = reperes::of_table(&table, announced) {
        return parts.push(Part::Sidebar(sidebar));
    }
    let columns = table.rows.iter().map(Vec::len).max().unwrap_or_default();
    let cells = table.rows.iter().flatten().filter(|cell| !cell.is_empty()).count();
    let frame = columns == 1
        || table.rows.len() == 1
        || cells <= 1
        || table.rows.iter().flatten().any(|cell| holds_more(cell));
    if frame {
        if cells > 1 {
            document
                .say(table.line, "tableau de mise en page : ses cellules se suivent dans le texte");
        }
        for cell in table.rows.into_iter().flatten() {
            match reperes::of_pieces(&cell) {
                Some(sidebar) => parts.push(Part::Sidebar(sidebar)),
                None => cell.into_iter().for_each(|piece| add(piece, parts, contents, document)),
            }
        }
        return;
    }
    document.say(
        table.line,
        format!(
            "tableau de {} lignes et {columns} colonnes mis en liste, une ligne par point",
            table.rows.len()
        ),
    );
    let line = table.line;
    let items: Vec<Item> = table.rows.into_iter().filter_map(|row| item(row, document)).collect();
    if !items.is_empty() {
        parts.push(Part::Element(Element { line, body: Body::List(items) }));
    }
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

/// A row of data as an item: its cells after one another, set apart by dashes.
fn item(row: Vec<Vec<Piece>>, document: &mut Document) -> Option<Item> {
    let mut text = Inline::default();
    for cell in row {
        let mut own = Inline::default();
        for piece in cell {
            if let Piece::Para(mut para) = piece {
                for hint in hints::take(&mut para.text) {
                    document.leave(hint);
                }
                if own.is_empty() { own = para.text } else { own.join(para.text) }
            }
        }
        if own.is_empty() {
            continue;
        }
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
