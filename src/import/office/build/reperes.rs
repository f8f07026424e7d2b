//! The sidebar (REPERES) of a document: a table, a text box, or what stands under its heading.

mod ends;
mod labels;

use super::prose::{self, Notes};
use crate::fold::{Names, slug};
use crate::import::draft::{Field, FieldText, same};
use crate::import::inline::{Inline, Role as Span};
use crate::import::log::Log;
use crate::import::office::model::{Para, Piece, Role, Table};
use crate::import::office::parts::{Part, is_figure};
use crate::import::ordering::sidebar::{CONTACT_LINE, FIRST_LINE};
use crate::import::patterns::Patterns;
use crate::message::text;
use crate::sheet::{SidebarField, sidebar_field};
pub(crate) use ends::ends;
use labels::{bold_label, is_own_label, own_beside};

/// A label of the author's own is no longer than this, in characters.
const LABEL: usize = 60;
/// A sentence of more characters, without a number or an address, is none of a contact's lines.
const SENTENCE: usize = 40;

/// What the place of a paragraph says that it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Said {
    /// A label: it stands before or above something.
    Label,
    /// What a label is about, however it looks.
    Text,
    /// Nothing.
    Nothing,
}

/// A paragraph of a sidebar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    /// The paragraph.
    pub(crate) para: Para,
    /// What its place says that it is.
    pub(crate) said: Said,
}

/// A sidebar in a table or a box.
#[derive(Debug, Default)]
pub(crate) struct Framed {
    /// Its lines.
    pub(crate) lines: Vec<Line>,
    /// What it holds and cannot print: pictures, with their captions.
    pub(crate) pictures: Vec<Piece>,
}

/// The sidebar that a table is, if it is one.
pub(crate) fn of_table(table: &Table, announced: bool, patterns: &Patterns) -> Option<Framed> {
    let mut pictures = Vec::new();
    let mut rows: Vec<Vec<Vec<Para>>> = Vec::new();
    let sure = announced || first_of_table(table).is_some_and(|para| is_own(para, patterns));
    for row in &table.rows {
        let cells = row.iter().map(|cell| paragraphs(cell, sure, &mut pictures));
        let cells: Vec<Vec<Para>> = cells.collect::<Option<_>>()?;
        let cells: Vec<Vec<Para>> = cells.into_iter().filter(|cell| !cell.is_empty()).collect();
        if !cells.is_empty() {
            rows.push(cells);
        }
    }
    let lines = lines_of(rows, announced, patterns)?;
    Some(Framed { lines, pictures })
}

/// The lines of a sidebar that the rows of a table are.
fn lines_of(
    mut rows: Vec<Vec<Vec<Para>>>,
    announced: bool,
    patterns: &Patterns,
) -> Option<Vec<Line>> {
    let mut lines = Vec::new();
    let titled = rows.first().is_some_and(|row| row.len() == 1 && is_title(&row[0], patterns));
    if titled {
        for para in rows.remove(0).remove(0) {
            lines.push(Line { para, said: Said::Nothing });
        }
    }
    let sure = announced || titled;
    if rows.len() == 2
        && rows[0].len() > 1
        && rows[0].iter().all(|cell| label_of(cell, patterns).is_some())
    {
        // Labels above, what they name below.
        let below = rows.remove(1);
        for (n, cell) in rows.remove(0).into_iter().enumerate() {
            lines.extend(cell.into_iter().map(|para| Line { para, said: Said::Label }));
            let text = below.get(n).cloned().unwrap_or_default();
            lines.extend(text.into_iter().map(|para| Line { para, said: Said::Text }));
        }
        return Some(lines);
    }
    let known = rows.iter().filter(|row| label_of(&row[0], patterns).is_some()).count();
    if !sure && known * 2 < rows.len().max(2) {
        return None;
    }
    let is_label = |cell: &[Para]| {
        let [para] = cell else { return false };
        para.bullet.is_none() && para.text.plain().chars().count() <= LABEL
    };
    if let Some(first) = rows.first_mut().filter(|row| row.len() > 1) {
        // Programs set the first row of a table as its head.
        for para in first.iter_mut().flatten().filter(|para| para.text.is_bold()) {
            para.text = std::mem::take(&mut para.text).without_bold();
        }
    }
    for row in rows {
        let pair = row.len() > 1 && is_label(&row[0]);
        for (n, cell) in row.into_iter().enumerate() {
            let said = match (pair, n) {
                (false, _) => Said::Nothing,
                (true, 0) => Said::Label,
                (true, _) => Said::Text,
            };
            lines.extend(cell.into_iter().map(|para| Line { para, said }));
        }
    }
    Some(lines)
}

/// The sidebar that a box or a cell holds: its title comes first, or two known labels stand in it.
pub(crate) fn of_pieces(pieces: &[Piece], patterns: &Patterns) -> Option<Framed> {
    let is_picture = |piece: &&Piece| matches!(piece, Piece::Picture(_));
    let mut others = pieces.iter().filter(|piece| !is_picture(piece));
    if let (Some(Piece::Table(table)), None) = (others.next(), others.next()) {
        let mut framed = of_table(table, false, patterns)?;
        framed.pictures.extend(pieces.iter().filter(is_picture).cloned());
        return Some(framed);
    }
    let sure = first_of(pieces).is_some_and(|para| is_own(para, patterns));
    let mut pictures = Vec::new();
    let paras = paragraphs(pieces, sure, &mut pictures).filter(|paras| !paras.is_empty())?;
    let known = paras.iter().filter(|para| known(para, patterns).is_some()).count();
    let lines = || paras.iter().map(|para| Line { para: para.clone(), said: Said::Nothing });
    (is_title(&paras[..1], patterns) || known > 1)
        .then(|| Framed { lines: lines().collect(), pictures })
}

/// The paragraphs of pieces that hold nothing else but pictures, which come apart; where they surely are a sidebar's, those of
/// tables and boxes as well.
fn paragraphs(pieces: &[Piece], sure: bool, pictures: &mut Vec<Piece>) -> Option<Vec<Para>> {
    let mut paras = Vec::new();
    let mut below_picture = false;
    for piece in pieces {
        match piece {
            Piece::Picture(_) => pictures.push(piece.clone()),
            Piece::Box(_, inside) if is_figure(inside) => pictures.push(piece.clone()),
            Piece::Para(para) if below_picture && para.role == Role::Caption => {
                pictures.push(piece.clone());
            }
            Piece::Para(para) => paras.push(para.clone()),
            Piece::Box(_, inside) if sure => paras.extend(paragraphs(inside, sure, pictures)?),
            Piece::Table(table) if sure => {
                for cell in table.rows.iter().flatten() {
                    paras.extend(paragraphs(cell, sure, pictures)?);
                }
            }
            Piece::Box(..) | Piece::Table(_) => return None,
        }
        below_picture = matches!(piece, Piece::Picture(_));
    }
    Some(paras)
}

/// The first paragraph of pieces, of their tables and boxes too.
fn first_of(pieces: &[Piece]) -> Option<&Para> {
    pieces.iter().find_map(|piece| match piece {
        Piece::Para(para) => Some(para),
        Piece::Box(_, inside) => first_of(inside),
        Piece::Table(table) => first_of_table(table),
        Piece::Picture(_) => None,
    })
}

fn first_of_table(table: &Table) -> Option<&Para> {
    table.rows.iter().flatten().find_map(|cell| first_of(cell))
}

fn is_own(para: &Para, patterns: &Patterns) -> bool {
    patterns.is_sidebar(&para.text.plain())
}

fn is_title(cell: &[Para], patterns: &Patterns) -> bool {
    cell.first().is_some_and(|para| is_own(para, patterns))
}

/// The known label that a cell starts with.
fn label_of(cell: &[Para], patterns: &Patterns) -> Option<&'static SidebarField> {
    known(cell.first()?, patterns).map(|(label, _)| label)
}

/// The known label that a paragraph is or starts with, and what follows it on the line.
pub(super) fn known(para: &Para, patterns: &Patterns) -> Option<(&'static SidebarField, Inline)> {
    if para.bullet.is_some() {
        return None;
    }
    if let Some((before, rest)) = para.text.cut_at_colon() {
        return patterns.field(&before).map(|label| (label, rest));
    }
    patterns.field(&para.text.plain()).map(|label| (label, Inline::default()))
}

/// For each part, whether the next label or heading after it is a known label of a sidebar.
pub(crate) fn goes_on(parts: &[Part], patterns: &Patterns) -> Vec<bool> {
    let mut next = false;
    let mut found: Vec<bool> = Vec::with_capacity(parts.len());
    for part in parts.iter().rev() {
        found.push(next);
        let Part::Para(para) = part else { continue };
        let label = known(para, patterns).is_some();
        if label || matches!(para.role, Role::Heading(_) | Role::Title) {
            next = label;
        }
    }
    found.reverse();
    found
}

/// What the last label of a sidebar says of the paragraph that comes next.
#[derive(Clone, Copy, Default)]
pub(crate) struct Under {
    /// Whether it stands under a contact's label.
    contact: bool,
    /// Whether it stands under the known label of another field.
    field: bool,
    /// Whether the line above it could be the whole of what that label names.
    closed: bool,
    /// Whether nothing stands between them.
    first: bool,
}

impl Under {
    /// The same once a paragraph was read; `label` says that its place makes it one.
    pub(crate) fn then(self, para: &Para, label: bool, patterns: &Patterns) -> Self {
        match known(para, patterns) {
            Some((field, rest)) => Self {
                contact: field.by_line,
                field: !field.by_line,
                closed: is_closed(&rest),
                first: rest.is_empty(),
            },
            None if label => Self::default(),
            None => Self { first: false, closed: is_closed(&para.text), ..self },
        }
    }

    /// Whether a paragraph is no part of the contact above it: it is longer than its lines can be, a sentence, or the end
    /// of one.
    ///
    /// Nor is a long sentence of another field, where it stands below a value that is none.
    pub(crate) fn is_left_by(self, para: &Para) -> bool {
        if para.role != Role::Body || para.bullet.is_some() {
            return false;
        }
        let text = para.text.plain();
        let count = text.chars().count();
        if self.field && self.closed && !self.first {
            return count > CONTACT_LINE && text.ends_with('.') && !para.text.has_break();
        }
        if !self.contact {
            return false;
        }
        let most = if self.first { FIRST_LINE } else { CONTACT_LINE };
        let tells = text.contains('@') || text.contains(|c: char| c.is_ascii_digit());
        let ends = text.ends_with('.') && !tells && !self.first;
        let sentence = ends && (count > SENTENCE || text.starts_with(char::is_lowercase));
        sentence || !para.text.has_break() && count > most
    }
}

/// Whether a text ends, and as no sentence does.
fn is_closed(text: &Inline) -> bool {
    !text.is_empty() && !text.plain().ends_with(['.', ':', ';', ',', '!', '?', '…'])
}

/// A field as it is read.
struct Open {
    line: usize,
    label: String,
    known: Option<&'static SidebarField>,
    paras: Vec<Para>,
}

/// What the lines of a sidebar say.
#[derive(Debug, Default)]
pub(crate) struct Sidebar {
    /// The fields.
    pub(crate) fields: Vec<Field>,
    /// Its own title, which the program prints.
    pub(crate) titles: Vec<(usize, String)>,
    /// What stands before the first label.
    pub(crate) rest: Vec<Para>,
}

/// What a line of a sidebar is.
enum Kind {
    /// The sidebar's own title.
    Title,
    /// A known label, and what stands beside it.
    Known(&'static SidebarField, String, Inline),
    /// A label of the author's own, and what stands beside it.
    Own(String, Inline),
    /// Text.
    Text,
}

/// Reads the lines of a sidebar.
pub(crate) fn read(
    lines: Vec<Line>,
    patterns: &Patterns,
    notes: &mut Notes,
    log: &mut Log<'_>,
) -> Sidebar {
    let mut sidebar = Sidebar::default();
    let mut open: Vec<Open> = Vec::new();
    let mut lines = lines.into_iter().peekable();
    while let Some(Line { mut para, said }) = lines.next() {
        if said == Said::Label || known(&para, patterns).is_some() {
            para.text.take_icon();
        }
        // What another label or nothing follows is the text of the label before it.
        let no_text = lines
            .peek()
            .is_none_or(|next| next.para.text.is_bold() || known(&next.para, patterns).is_some());
        let kind = kind(&para, said, no_text, open.last(), patterns);
        let called = called(&mut para, &kind, notes, log);
        let (line, text) = (para.line, para.text.plain());
        match kind {
            Kind::Title => sidebar.titles.push((line, text)),
            Kind::Known(field, label, rest) => {
                let mut paras = Vec::new();
                if !rest.is_empty() {
                    para.text = if rest.is_bold() { rest.without_bold() } else { rest };
                    paras.push(para);
                }
                open.push(Open { line, label, known: Some(field), paras });
            }
            Kind::Own(label, rest) => {
                let label = label.trim_end_matches([':', ' ', '\u{a0}', '\u{202f}']).to_owned();
                let beside = (!rest.is_empty()).then_some(Para { text: rest, ..para });
                open.push(Open { line, label, known: None, paras: beside.into_iter().collect() });
            }
            Kind::Text => {
                open.last_mut().map_or(&mut sidebar.rest, |open| &mut open.paras).push(para)
            }
        }
        let called = called.into_iter().map(|text| Para { line, text, ..Para::default() });
        open.last_mut().map_or(&mut sidebar.rest, |open| &mut open.paras).extend(called);
    }
    let mut names = Names::default();
    for field in open {
        if field.paras.is_empty() {
            notes.empty_field(field.line, &field.label);
        } else {
            sidebar.fields.push(build(field, &mut names, notes, log));
        }
    }
    sidebar
}

/// What a line is; the marks of notes are no part of a label.
fn kind(para: &Para, said: Said, no_text: bool, open: Option<&Open>, patterns: &Patterns) -> Kind {
    let mut bare = para.clone();
    bare.text.0.retain(|span| span.role != Span::NoteMark);
    let text = bare.text.plain();
    if patterns.is_sidebar(&text) {
        return Kind::Title;
    }
    if let Some((field, _)) = known(&bare, patterns) {
        let (label, rest) = match para.text.cut_at_colon() {
            Some((_, rest)) => (bare.text.cut_at_colon().map_or(text, |(label, _)| label), rest),
            None => (text, Inline::default()),
        };
        return Kind::Known(field, label, rest);
    }
    if let Some((label, rest)) = bold_label(para).filter(|_| said == Said::Nothing)
        && let Some(field) = patterns.field(&label)
    {
        return Kind::Known(field, label, rest);
    }
    if let Some((label, rest)) = own_beside(para, open).filter(|_| said == Said::Nothing) {
        return Kind::Own(label, rest);
    }
    let own = said == Said::Nothing && is_own_label(&bare, &text, no_text, open);
    if (said == Said::Label || own) && !text.is_empty() {
        return Kind::Own(text, Inline::default());
    }
    Kind::Text
}

/// Takes the notes that a label calls: they are said below it.
fn called(para: &mut Para, kind: &Kind, notes: &mut Notes, log: &mut Log<'_>) -> Vec<Inline> {
    let spans = &mut para.text.0;
    let end = match kind {
        Kind::Text => 0,
        Kind::Known(..) => spans
            .iter()
            .position(|span| span.role != Span::NoteMark && span.text.contains(':'))
            .unwrap_or(spans.len()),
        Kind::Own(_, rest) if !rest.is_empty() => 0,
        Kind::Title | Kind::Own(..) => spans.len(),
    };
    let mut label = Inline(spans.drain(..end).collect());
    let called = notes.take_from(&mut label);
    spans.splice(..0, label.0);
    if !called.is_empty() {
        log.likely(para.line, text!("import-note-field"));
    }
    called
}

fn build(open: Open, names: &mut Names, notes: &mut Notes, log: &mut Log<'_>) -> Field {
    let key = match open.known {
        Some(known) => names.give(known.key),
        None => own_key(&open.label, names),
    };
    let usual = open.known.filter(|known| known.key == key && same(known.label, &open.label));
    let title = usual.is_none().then(|| open.label.clone());
    let by_line = open.known.is_some_and(|known| known.by_line && known.key == key);
    let text = if by_line {
        let paras = open.paras.into_iter();
        FieldText::Lines(groups(paras.flat_map(|para| notes.in_lines(para, log))))
    } else {
        FieldText::Prose(prose::build(
            open.paras.into_iter().map(crate::import::office::parts::Part::Para).collect(),
            9,
            notes,
            log,
        ))
    };
    Field { line: open.line, key, title, label: open.label, text }
}

/// Groups of printed lines, a paragraph each; where no paragraph has several, its author made one of each line.
fn groups(paras: impl Iterator<Item = Inline>) -> Vec<Vec<Inline>> {
    let groups: Vec<Vec<Inline>> = paras.map(Inline::lines).collect();
    if groups.iter().all(|lines| lines.len() < 2) {
        return vec![groups.into_iter().flatten().collect()];
    }
    groups
}

/// A key of the author's own: a word of the label, more where it is taken.
fn own_key(label: &str, names: &mut Names) -> String {
    let free = |key: &String| !key.is_empty() && !names.has(key) && sidebar_field(key).is_none();
    let short = (1..=3).map(|words| slug(label, words)).find(free);
    names.give(&short.unwrap_or_else(|| "champ".to_owned()))
}
