//! Points that stand elsewhere in their list now: however short, in one list the same words are the same point, and most
//! of them are where some changed on the way. A list that goes on behind what parts it is one. With the same words, they
//! are known below other points, too.

use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};

use super::moves::{close, each_list, move_block, next, open};
use crate::diff::Content;
use crate::diff::forms::levels::is_relevelled;
use crate::diff::forms::reshaped::Reshaped;
use crate::diff::structure::align::{Bag, PAIRS};
use crate::diff::structure::blocks::known_by;
use crate::diff::structure::pieces::{by_points, by_points_mut};
use crate::sheet::{Block, BlockChange, Marked};

/// How much of its words an edited point keeps, from 0 to 1.
const LIKE: f64 = 0.65;
/// The least words of it in either version.
const WORDS: usize = 3;

/// Marks those that moved.
pub(super) fn follow(content: &mut Content, mates: &mut usize) {
    content.each_blocks(&mut |blocks| lists(blocks, mates));
}

fn lists(blocks: &mut [Block], mates: &mut usize) {
    let mut points: Vec<&mut Vec<Block>> = Vec::new();
    for block in &mut *blocks {
        if !goes_on(block) {
            pair(&mut points, mates);
            points.clear();
        }
        if let Block::List { items, .. } = by_points_mut(block) {
            points.extend(items);
        }
    }
    pair(&mut points, mates);
    for block in blocks {
        match by_points_mut(block) {
            Block::List { items, .. } => items.iter_mut().for_each(|item| lists(item, mates)),
            Block::Quote { blocks }
            | Block::Statement { blocks }
            | Block::Callout { blocks, .. } => lists(blocks, mates),
            _ => {}
        }
    }
}

/// Whether the list above a block may go on in it, or behind it.
fn goes_on(block: &Block) -> bool {
    use BlockChange::{Deleted, Inserted, Joined, Split};
    let Block::Marked(marked) = block else { return false };
    let is_list = matches!(marked.block, Block::List { .. });
    match marked.mark.change {
        Split | Joined => is_list,
        Deleted | Inserted => !is_list,
        _ => false,
    }
}

/// Marks those that stand below another point now, or no longer do.
pub(super) fn follow_deep(content: &mut Content, mates: &mut usize) {
    content.each_blocks(&mut |blocks| {
        for block in blocks {
            let is_list = matches!(by_points_mut(block), Block::List { .. });
            if !is_list || is_relevelled(block) || is_reshaped(std::slice::from_ref(block)) {
                continue;
            }
            let list = std::slice::from_mut(block);
            each_list(list, &mut open);
            pair_once(list, mates);
            each_list(list, &mut close);
        }
    });
}

/// Whether something in lists has another form.
fn is_reshaped(blocks: &[Block]) -> bool {
    Reshaped::find(blocks).is_some()
        || blocks.iter().any(|block| match by_points(block) {
            Block::List { items, .. } => items.iter().any(|item| is_reshaped(item)),
            _ => false,
        })
}

/// Pairs the points that stand once in each version of a list, with all that is below them.
fn pair_once(list: &mut [Block], mates: &mut usize) {
    let mut points = Vec::new();
    deep(list, &mut points);
    let [gone, come] = [BlockChange::Deleted, BlockChange::Inserted].map(|change| {
        let mut found: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, item) in points.iter().enumerate() {
            let words = whole(item, change).map(words).filter(|words| !words.is_empty());
            words.into_iter().for_each(|words| found.entry(words).or_default().push(at));
        }
        found
    });
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (words, away) in gone {
        if let ([away], Some([here])) = (&*away, come.get(&words).map(Vec::as_slice)) {
            found.push((*away, *here));
        }
    }
    found.sort_unstable();
    move_pairs(&mut points, found, mates);
}

/// The points of lists, and those of lists in them.
fn deep<'a>(blocks: &'a mut [Block], points: &mut Vec<&'a mut Vec<Block>>) {
    for block in blocks {
        let list = match block {
            Block::Marked(marked) => &mut marked.block,
            block => block,
        };
        let Block::List { items, .. } = list else { continue };
        for item in items {
            match item.as_slice() {
                [_] => points.push(item),
                _ => deep(item, points),
            }
        }
    }
}

fn pair(points: &mut [&mut Vec<Block>], mates: &mut usize) {
    let [gone, come] = [BlockChange::Deleted, BlockChange::Inserted].map(|change| {
        let known = |(at, item): (usize, &&mut Vec<Block>)| {
            let words = words(whole(item, change)?);
            let bag = Bag::of(&words);
            (!words.is_empty()).then_some((at, words, bag))
        };
        points.iter().enumerate().filter_map(known).collect::<Vec<_>>()
    });
    move_pairs(points, pairs(&gone, &come), mates);
}

/// Marks both ends of each pair, by their places.
fn move_pairs(points: &mut [&mut Vec<Block>], pairs: Vec<(usize, usize)>, mates: &mut usize) {
    for (away, here) in pairs {
        let (Some(gone), Some(come)) =
            (whole(points[away], BlockChange::Deleted), whole(points[here], BlockChange::Inserted))
        else {
            continue;
        };
        let ends = move_block(&gone.block, &come.block, next(mates));
        for (place, end) in [away, here].into_iter().zip(ends) {
            *points[place] = vec![Block::Marked(Box::new(end))];
        }
    }
}

/// A point that one version alone has: its place, and its words.
type Point = (usize, String, Bag);

/// Which point that is gone is which new one: those with the same words first, then the most alike.
fn pairs(gone: &[Point], come: &[Point]) -> Vec<(usize, usize)> {
    let mut same: HashMap<&str, VecDeque<&Point>> = HashMap::new();
    for point in come {
        same.entry(&point.1).or_default().push_back(point);
    }
    let (mut pairs, mut left) = (Vec::new(), Vec::new());
    for point in gone {
        match same.get_mut(point.1.as_str()).and_then(VecDeque::pop_front) {
            Some(to) => pairs.push((point.0, to.0)),
            None if point.2.len() >= WORDS => left.push(point),
            None => {}
        }
    }
    let taken: HashSet<usize> = pairs.iter().map(|(_, to)| *to).collect();
    let free: Vec<&Point> =
        come.iter().filter(|it| it.2.len() >= WORDS && !taken.contains(&it.0)).collect();
    if left.len() * free.len() > PAIRS {
        return pairs;
    }
    let mut like = Vec::new();
    for (from, _, was) in left {
        let likeness = free.iter().map(|(to, _, is)| (was.likeness(is), *from, *to));
        like.extend(likeness.filter(|it| it.0 >= LIKE));
    }
    like.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut taken = [HashSet::new(), HashSet::new()];
    for (_, from, to) in like {
        if !taken[0].contains(&from) && !taken[1].contains(&to) {
            taken[0].insert(from);
            taken[1].insert(to);
            pairs.push((from, to));
        }
    }
    pairs
}

/// The paragraph that a point of one version alone is.
fn whole(item: &[Block], change: BlockChange) -> Option<&Marked> {
    match item {
        [Block::Marked(marked)] if marked.mark.change == change => {
            matches!(marked.block, Block::Paragraph { .. }).then_some(marked)
        }
        _ => None,
    }
}

/// The words of a point; the mark behind it follows its place.
fn words(point: &Marked) -> String {
    let text = known_by(&point.block);
    text.trim_end_matches(|c: char| !c.is_alphanumeric()).to_owned()
}
