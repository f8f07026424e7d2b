//! Words that are missing because a short text, which stands elsewhere too, was found in their place.

use std::collections::BTreeMap;
use std::ops::Range;

use super::drawn::{Drawn, SOFT};
use super::find::List;
use super::letters::push_letters;

/// Short texts by where they were found, with the numbers of their list and of themselves there.
type Holders = BTreeMap<usize, (usize, usize)>;

/// Finds the missing words that need a place which others can leave.
pub(super) fn all(drawn: &mut Drawn, lists: &mut [List]) {
    let mut holders = Holders::new();
    for (number, list) in lists.iter().enumerate() {
        for (stretch, found) in list.found.iter().enumerate() {
            let short = found.as_ref().filter(|_| list.stretches[stretch].is_short());
            holders.extend(short.map(|at| (at.start, (number, stretch))));
        }
    }
    for number in 0..lists.len() {
        let mut missing = std::mem::take(&mut lists[number].missing);
        missing.retain(|missing| {
            let mut letters = String::new();
            push_letters(&missing.word, &mut letters);
            let places = drawn.all(&letters, &lists[number].range);
            !places.into_iter().any(|place| one(drawn, lists, &mut holders, &place))
        });
        lists[number].missing = missing;
    }
}

/// Frees a place and takes it, if all that stand in its way are found elsewhere.
fn one(drawn: &mut Drawn, lists: &mut [List], holders: &mut Holders, place: &Range<usize>) -> bool {
    let mut away: Vec<(usize, (usize, usize))> = Vec::new();
    for (&start, &(list, stretch)) in holders.range(..place.end).rev() {
        if start + lists[list].stretches[stretch].letters.len() <= place.start {
            break;
        }
        away.push((start, (list, stretch)));
    }
    if away.is_empty() {
        return false;
    }
    let range = |&(start, (list, stretch)): &(usize, (usize, usize)), lists: &[List]| {
        start..start + lists[list].stretches[stretch].letters.len()
    };
    away.iter().for_each(|holder| drawn.give_back(&range(holder, lists)));
    let mut taken = Vec::new();
    if drawn.is_free(place, SOFT) {
        taken.push(drawn.take(place.clone()));
        for (_, (list, stretch)) in &away {
            let list = &lists[*list];
            let letters = &list.stretches[*stretch].letters;
            let found = drawn.find(letters, list.range.clone(), SOFT);
            taken.extend(found.map(|found| drawn.take(found)));
        }
    }
    let all = taken.len() == away.len() + 1;
    if all {
        for (start, _) in &away {
            holders.remove(start);
        }
        for ((_, (list, stretch)), at) in away.into_iter().zip(taken.drain(1..)) {
            holders.insert(at.start, (list, stretch));
            lists[list].found[stretch] = Some(at);
        }
    } else {
        taken.iter().for_each(|taken| drawn.give_back(taken));
        for holder in &away {
            drawn.take(range(holder, lists));
        }
    }
    all
}
