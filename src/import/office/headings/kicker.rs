//! Titles whose author put a line break, not a paragraph, between the number of the sheet and its title.

use crate::import::cutting::numbered;
use crate::import::office::model::{Document, Para, Piece, Role};

/// Makes two paragraphs of each.
pub(crate) fn parted(document: &mut Document) {
    let pieces = std::mem::take(&mut document.pieces);
    document.pieces = pieces.into_iter().flat_map(apart).collect();
}

fn apart(piece: Piece) -> Vec<Piece> {
    let Piece::Para(para) = piece else { return vec![piece] };
    let Some((number, title)) =
        Some(&para).filter(|para| is_set_out(para)).and_then(|para| numbered::parted(&para.text))
    else {
        return vec![Piece::Para(para)];
    };
    let number = Para { text: number, role: Role::Body, size: None, ..para.clone() };
    vec![Piece::Para(number), Piece::Para(Para { text: title, ..para })]
}

/// Whether a paragraph looks as titles do: lines of an author's text stay together.
fn is_set_out(para: &Para) -> bool {
    let styled = matches!(para.role, Role::Title | Role::Heading(_));
    let looks = para.role == Role::Body && (para.size.is_some() || para.text.is_bold());
    para.bullet.is_none() && (styled || looks)
}
