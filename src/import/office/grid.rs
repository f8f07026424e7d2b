//! A sheet whose document is a form in two columns, a label beside each text: its rows are its title, its sidebar and its
//! sections.

use super::model::{Document, Para, Piece, Role, Table};
use crate::import::cutting::numbered;
use crate::import::grid::{self, Kind, LABEL};
use crate::import::log::start;
use crate::import::patterns::Patterns;
use crate::message::text;

/// Makes what they mean of the tables that are forms.
pub(super) fn expand(document: &mut Document, patterns: &Patterns) {
    let mut pieces = Vec::with_capacity(document.pieces.len());
    for piece in std::mem::take(&mut document.pieces) {
        match piece {
            Piece::Table(table) => match kinds(&table, patterns) {
                Some(kinds) => {
                    document.say(table.line, text!("import-grid", rows = table.rows.len()));
                    if kinds.iter().any(|kind| matches!(kind, Kind::Title)) {
                        leave_kind(&mut pieces, document);
                    }
                    pieces.extend(parted(table, kinds, &mut document.set_aside));
                }
                None => pieces.push(Piece::Table(table)),
            },
            piece => pieces.push(piece),
        }
    }
    document.pieces = pieces;
}

/// Leaves aside the line right above a form that only says what it is: « FICHE ACTION ».
fn leave_kind(pieces: &mut Vec<Piece>, document: &mut Document) {
    let Some(at) = pieces.iter().rposition(|piece| !is_empty(piece)) else { return };
    if let Piece::Para(para) = &pieces[at]
        && let text = para.text.plain()
        && para.bullet.is_none()
        && numbered::is_kind_alone(&text)
    {
        document.guess(para.line, text!("import-above-form", text = start(&text)));
        document.leave(text);
        pieces.remove(at);
    }
}

/// What each row is of a table that is a form.
fn kinds(table: &Table, patterns: &Patterns) -> Option<Vec<Kind>> {
    let kind =
        |row: &Vec<Vec<Piece>>| Some(Kind::of(&label(row)?.text.plain(), is_short(row), patterns));
    let kinds: Vec<Kind> = table.rows.iter().map(kind).collect::<Option<_>>()?;
    grid::is_sheet(&kinds).then_some(kinds)
}

/// The label of a row, whose text stands beside it.
fn label(row: &[Vec<Piece>]) -> Option<&Para> {
    let said = |cell: &&Vec<Piece>| cell.iter().any(|piece| !is_empty(piece));
    let mut cells = row.iter().filter(said);
    let (first, _) = (cells.next()?, cells.next()?);
    let mut said = first.iter().filter(|piece| !is_empty(piece));
    match (said.next()?, said.next()) {
        (Piece::Para(para), None) if para.bullet.is_none() => {
            (para.text.plain().chars().count() <= LABEL).then_some(para)
        }
        _ => None,
    }
}

fn is_empty(piece: &Piece) -> bool {
    matches!(piece, Piece::Para(para) if para.text.is_empty())
}

/// The title, the sidebar and the sections that the rows of a form are.
fn parted(table: Table, kinds: Vec<Kind>, set_aside: &mut Vec<String>) -> Vec<Piece> {
    let short: Vec<bool> = table.rows.iter().map(|row| is_short(row)).collect();
    let beside = grid::beside(&kinds, &short);
    let (mut title, mut rows, mut sections) = (Vec::new(), Vec::new(), Vec::new());
    for ((row, kind), beside) in table.rows.into_iter().zip(kinds).zip(beside) {
        if beside {
            rows.push(row);
            continue;
        }
        let mut said = row.into_iter().flatten().filter(|piece| !is_empty(piece));
        let Some(Piece::Para(mut label)) = said.next() else { continue };
        if matches!(kind, Kind::Title) {
            set_aside.push(label.text.plain());
            title.extend(said.map(titled));
        } else {
            label.role = Role::Heading(2);
            sections.push(Piece::Para(label));
            sections.extend(said);
        }
    }
    let sidebar = (!rows.is_empty()).then_some(Piece::Table(Table { line: table.line, rows }));
    title.into_iter().chain(sidebar).chain(sections).collect()
}

/// Whether a few words stand beside the label of a row, and no sentence.
fn is_short(row: &[Vec<Piece>]) -> bool {
    let said = row.iter().filter(|cell| !cell.iter().all(is_empty)).skip(1).flatten();
    let said: Vec<&Piece> = said.filter(|piece| !is_empty(piece)).collect();
    let [Piece::Para(para)] = said[..] else { return false };
    grid::is_short(&para.text.plain())
}

fn titled(piece: Piece) -> Piece {
    match piece {
        Piece::Para(para) => Piece::Para(Para { role: Role::Title, ..para }),
        piece => piece,
    }
}
