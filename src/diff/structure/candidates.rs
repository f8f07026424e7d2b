//! What is gone and what has come that may be one passage in another form, by their words in any order.

use super::align::{Bag, PAIRS};
use super::blocks::text;
use super::passages::Piece;

/// The least likeness of blocks that are compared as one passage, from 0 to 1.
const LIKE: f64 = 0.5;

/// What is gone and what has come that may be one passage: one piece on each side, then several on one, whose words are
/// alike in any order.
pub(crate) fn candidates<'a>(gone: &'a [Piece], come: &'a [Piece]) -> Vec<[Vec<&'a Piece>; 2]> {
    if gone.len() * come.len() > PAIRS {
        return Vec::new();
    }
    let bag = |piece: &'a Piece| (piece, Bag::of(&text(std::slice::from_ref(&piece.block))));
    let [old, new] = [gone, come].map(|pieces| pieces.iter().map(bag).collect::<Vec<_>>());
    let mut found = Vec::new();
    for (from, was) in &old {
        let like = new.iter().filter(|(_, is)| was.likeness(is) >= LIKE);
        found.extend(like.map(|(to, _)| [vec![*from], vec![*to]]));
    }
    for (from, was) in &old {
        found.extend(stretches(&new, was).into_iter().map(|to| [vec![*from], to]));
    }
    for (to, is) in &new {
        found.extend(stretches(&old, is).into_iter().map(|from| [from, vec![*to]]));
    }
    found
}

/// Stretches of two and more pieces, each of them mostly in the whole; others may stand between.
fn stretches<'a>(parts: &[(&'a Piece, Bag)], whole: &Bag) -> Vec<Vec<&'a Piece>> {
    let mut found = Vec::new();
    for from in 0..parts.len() {
        let (mut pieces, mut words) = (Vec::new(), 0);
        for (piece, part) in parts[from..].iter().filter(|(_, part)| part.share_in(whole) >= LIKE) {
            words += part.len();
            if words > 2 * whole.len() {
                break;
            }
            pieces.push(*piece);
            if pieces.len() > 1 {
                found.push(pieces.clone());
            }
        }
    }
    found
}
