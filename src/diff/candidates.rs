//! What is gone and what has come that may be one passage in another form, by their words in any order.

use super::align::{Bag, PAIRS};
use super::blocks::text;
use crate::sheet::Block;

/// The least likeness of blocks that are compared as one passage, from 0 to 1.
const LIKE: f64 = 0.5;

/// What is gone and what has come that may be one passage: one block on each side, then several on one, whose words are
/// alike in any order.
pub(super) fn candidates(blocks: &[Block], gone: &[usize], come: &[usize]) -> Vec<[Vec<usize>; 2]> {
    if gone.len() * come.len() > PAIRS {
        return Vec::new();
    }
    let bags = |places: &[usize]| {
        let bag = |at: &usize| (*at, Bag::of(&text(std::slice::from_ref(&blocks[*at]))));
        places.iter().map(bag).collect::<Vec<_>>()
    };
    let (old, new) = (bags(gone), bags(come));
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

/// Stretches of two and more blocks that follow each other, each of them mostly in the whole.
fn stretches(parts: &[(usize, Bag)], whole: &Bag) -> Vec<Vec<usize>> {
    let mut found = Vec::new();
    for from in 0..parts.len() {
        let (mut places, mut words) = (Vec::new(), 0);
        for (place, part) in &parts[from..] {
            words += part.len();
            if part.share_in(whole) < LIKE || words > 2 * whole.len() {
                break;
            }
            places.push(*place);
            if places.len() > 1 {
                found.push(places.clone());
            }
        }
    }
    found
}
