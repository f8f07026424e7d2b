//! Numbered headings of a document without styles: bold lines, with text that is not bold below each.

use crate::import::office::lists::counted::{self, Count};
use crate::import::office::model::{Piece, Role};

/// A heading is no longer than this, in characters.
const HEADING: usize = 120;

/// Whether styles tell the headings of a document.
pub(super) fn are_styled(pieces: &[Piece]) -> bool {
    pieces.iter().any(|piece| match piece {
        Piece::Para(para) => matches!(para.role, Role::Heading(_)),
        Piece::Table(table) => table.rows.iter().flatten().any(|cell| are_styled(cell)),
        Piece::Box(_, inside) => are_styled(inside),
        Piece::Picture(_) => false,
    })
}

/// Whether a piece is a numbered line that heads what stands below it, and no item of a list whose items are bold.
pub(super) fn is_one(pieces: &[Piece], at: usize) -> bool {
    let Some(own) = pieces.get(at).and_then(number) else { return false };
    let before = at.checked_sub(1).and_then(|before| number(&pieces[before]));
    let listed = before.is_some_and(|before| {
        std::mem::discriminant(&before) == std::mem::discriminant(&own)
            && before.own() + 1 == own.own()
    });
    let text_below = pieces.get(at + 1).is_some_and(|next| match next {
        Piece::Para(next) => !next.text.is_bold(),
        _ => true,
    });
    text_below && !listed
}

/// The number that a bold line starts with.
fn number(piece: &Piece) -> Option<Count> {
    let Piece::Para(para) = piece else { return None };
    let plain = para.role == Role::Body && para.bullet.is_none() && !para.text.has_break();
    if !plain || !para.text.is_bold() {
        return None;
    }
    let text = para.text.plain();
    let short = text.chars().count() <= HEADING && !text.ends_with(['.', ';', ',']);
    counted::count(&text).filter(|_| short).map(|(count, _)| count)
}
