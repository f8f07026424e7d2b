//! Passages that went from one sheet to another: gone from the one, new in the other, with all or most of their words.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use super::SheetChange;
use super::align::{Bag, PAIRS};
use super::blocks::text;
use crate::sheet::{Block, BlockChange};

/// The least words of a passage that is known again in another sheet: contacts and short points are alike by chance.
const WORDS: usize = 8;
/// How much of its words it keeps, from 0 to 1.
const LIKE: f64 = 0.7;

/// Passages that a sheet gave to another one, or has from it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Exchange {
    /// In which direction they went.
    pub way: Way,
    /// The other sheet, by its identifier.
    pub sheet: String,
    /// The title of the other sheet.
    #[serde(skip)]
    pub title: String,
    /// How many they are: paragraphs, points of lists, sub-headings.
    pub passages: usize,
}

/// The direction of an exchange.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// To the other sheet.
    To,
    /// From the other sheet.
    From,
}

/// A passage that is in one version alone.
struct Passage {
    /// The place of its sheet among those that changed.
    sheet: usize,
    words: Bag,
}

/// Tells each sheet what it gave to others, and what it has from them.
pub(super) fn find(sheets: &mut [SheetChange]) {
    let gone = passages(sheets, BlockChange::Deleted);
    let come = passages(sheets, BlockChange::Inserted);
    let mut counts: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for (from, to) in pairs(&gone, &come) {
        *counts.entry((gone[from].sheet, come[to].sheet)).or_default() += 1;
    }
    for ((from, to), passages) in counts {
        let exchange = |way, other: &SheetChange| Exchange {
            way,
            sheet: other.id.clone(),
            title: other.title.clone(),
            passages,
        };
        let (given, taken) = (exchange(Way::To, &sheets[to]), exchange(Way::From, &sheets[from]));
        sheets[from].exchanges.push(given);
        sheets[to].exchanges.push(taken);
    }
}

/// Which passage that is gone is which new one of another sheet, each once: the same words first, then most of them.
fn pairs(gone: &[Passage], come: &[Passage]) -> Vec<(usize, usize)> {
    let mut free: Vec<bool> = vec![true; come.len()];
    let mut same: HashMap<&Bag, Vec<usize>> = HashMap::new();
    for (at, passage) in come.iter().enumerate() {
        same.entry(&passage.words).or_default().push(at);
    }
    let mut pairs = Vec::new();
    let mut left = Vec::new();
    for (at, passage) in gone.iter().enumerate() {
        let others = same.get(&passage.words).into_iter().flatten();
        let mut others = others.filter(|to| free[**to] && come[**to].sheet != passage.sheet);
        match others.next().copied() {
            Some(to) => {
                free[to] = false;
                pairs.push((at, to));
            }
            None => left.push(at),
        }
    }
    if left.len() * come.len() > PAIRS {
        return pairs;
    }
    for at in left {
        let likeness = |to: &usize| gone[at].words.likeness(&come[*to].words);
        let others = (0..come.len()).filter(|to| free[*to] && come[*to].sheet != gone[at].sheet);
        let best = others.max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
        if let Some(to) = best.filter(|to| likeness(to) >= LIKE) {
            free[to] = false;
            pairs.push((at, to));
        }
    }
    pairs
}

/// The passages of all sheets with this mark.
fn passages(sheets: &[SheetChange], change: BlockChange) -> Vec<Passage> {
    let mut found = Vec::new();
    for (sheet, it) in sheets.iter().enumerate() {
        it.content.each_part(&mut |_, blocks| {
            collect(blocks, change, false, &mut |block| {
                let words = Bag::of(&text(std::slice::from_ref(block)));
                if words.len() >= WORDS {
                    found.push(Passage { sheet, words });
                }
            })
        });
    }
    found
}

/// Hands over the smallest blocks that have a mark, or stand in one that has it.
fn collect(blocks: &[Block], change: BlockChange, marked: bool, take: &mut impl FnMut(&Block)) {
    for block in blocks {
        match block {
            Block::Marked(it) => {
                let marked = marked || it.mark.change == change;
                collect(std::slice::from_ref(&it.block), change, marked, take);
            }
            Block::List { items, .. } => {
                items.iter().for_each(|item| collect(item, change, marked, take));
            }
            Block::Quote { blocks }
            | Block::Statement { blocks }
            | Block::Callout { blocks, .. } => {
                collect(blocks, change, marked, take);
            }
            Block::Paragraph { .. } | Block::Heading { .. } if marked => take(block),
            Block::Paragraph { .. } | Block::Heading { .. } | Block::Picture(_) => {}
        }
    }
}
