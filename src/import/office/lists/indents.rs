//! Lists whose author set lower points in from the margin, and left them at the level of the others.

use crate::import::office::model::{Document, Para, Piece, Role};

/// What is set in by so much more stands below, in twentieths of a point: a fifth of an inch.
const DEEPER: i32 = 288;

/// Gives the points of such lists the levels that their indents show.
pub(crate) fn levels(document: &mut Document) {
    of(&mut document.pieces);
}

fn of(pieces: &mut [Piece]) {
    let mut from = 0;
    while from < pieces.len() {
        let run = pieces[from..].iter().take_while(|piece| is_of_list(piece)).count();
        nest(&mut pieces[from..from + run]);
        from += run;
        match pieces.get_mut(from) {
            Some(Piece::Table(table)) => table.rows.iter_mut().flatten().for_each(|cell| of(cell)),
            Some(Piece::Box(_, inside)) => of(inside),
            _ => {}
        }
        from += 1;
    }
}

/// Whether a piece is a point of a list, or a further paragraph of one.
fn is_of_list(piece: &Piece) -> bool {
    let Piece::Para(para) = piece else { return false };
    para.bullet.is_some() || para.role == Role::Continues
}

/// Gives the points of a list their levels, where all have the same one and some are set in.
fn nest(run: &mut [Piece]) {
    let mut points: Vec<&mut Para> = run
        .iter_mut()
        .filter_map(|piece| match piece {
            Piece::Para(para) if para.bullet.is_some() => Some(para),
            _ => None,
        })
        .collect();
    let level = |para: &Para| para.bullet.map(|bullet| bullet.level);
    let Some(first) = points.first().and_then(|para| level(para)) else { return };
    let indents: Option<Vec<i32>> = points.iter().map(|para| para.indent).collect();
    let same = points.iter().all(|para| level(para) == Some(first));
    let Some(indents) = indents.filter(|_| same) else { return };
    let mut above: Vec<i32> = Vec::new();
    for (para, indent) in points.iter_mut().zip(indents) {
        while above.last().is_some_and(|last| indent < last.saturating_add(DEEPER)) {
            above.pop();
        }
        if let Some(bullet) = &mut para.bullet {
            bullet.level = first + above.len();
        }
        above.push(indent);
    }
}
