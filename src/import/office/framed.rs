//! Paragraphs with lines drawn around them, one after another: a frame like a table of one cell.

use super::model::{Document, Para, Piece, Role, Table};

/// So many sides of four make a frame; a line above a text, or beside it, sets it off.
pub(super) const SIDES: usize = 3;
/// A title alone in a frame is a title.
const FEWEST: usize = 2;

/// Makes a table of one cell of each run of such paragraphs, unless the whole document is in frames.
pub(super) fn boxes(document: &mut Document) {
    let open = |piece: &Piece| {
        let text =
            matches!(piece, Piece::Para(Para { role: Role::Body, text, .. }) if !text.is_empty());
        text && !is_framed(piece)
    };
    if !document.pieces.iter().any(open) {
        return;
    }
    let mut run = Vec::new();
    let mut out = Vec::with_capacity(document.pieces.len());
    for piece in std::mem::take(&mut document.pieces) {
        if is_framed(&piece) {
            run.push(piece);
            continue;
        }
        close(&mut run, &mut out);
        out.push(piece);
    }
    close(&mut run, &mut out);
    document.pieces = out;
}

fn is_framed(piece: &Piece) -> bool {
    matches!(piece, Piece::Para(Para { framed: true, role: Role::Body, .. }))
}

fn close(run: &mut Vec<Piece>, out: &mut Vec<Piece>) {
    match run.first() {
        Some(Piece::Para(first)) if run.len() >= FEWEST => {
            let line = first.line;
            out.push(Piece::Table(Table { line, rows: vec![vec![std::mem::take(run)]] }));
        }
        _ => out.append(run),
    }
}
