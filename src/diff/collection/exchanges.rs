//! Passages that went from one sheet to another: gone from the one, new in the other, with all or most of their words.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::Serialize;

use super::exchanged::{self, Ends};
use crate::diff::count::counting::ends_as_point;
use crate::diff::moved::moves::move_block;
use crate::diff::moved::transfers;
use crate::diff::structure::align::{Bag, PAIRS};
use crate::diff::structure::blocks::{known_by, merge_block, text};
use crate::diff::{SheetChange, Side};
use crate::sheet::{Block, BlockChange, Mark};

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
    /// How many they are: paragraphs, points of lists, sub-headings, pictures, sentences of texts that stay.
    pub passages: usize,
    /// How many of these are in fields or sections that went, or came, as a whole.
    #[serde(skip)]
    pub(crate) in_parts: usize,
    /// The passages from the other sheet that have some other words here, both versions of each in one, with the number of the part
    /// that they stand in.
    #[serde(skip)]
    pub(crate) edited: Vec<(usize, Block)>,
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
    /// Its place among the smallest blocks of its version alone, in its sheet.
    place: usize,
    /// The number of the part that it stands in.
    part: usize,
    words: Bag,
    block: Block,
}

/// Tells each sheet what it gave to others, and what it has from them, and marks it there.
pub(super) fn find(sheets: &mut [SheetChange]) {
    let gone = passages(sheets, Side::Old);
    let come = passages(sheets, Side::New);
    let mut counts: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let mut edited: BTreeMap<(usize, usize), Vec<(usize, Block)>> = BTreeMap::new();
    let mut pairs = pairs(&gone, &come);
    pairs.sort_by_key(|(_, to)| *to);
    for (from, to) in &pairs {
        let (from, to) = (&gone[*from], &come[*to]);
        let way = (from.sheet, to.sheet);
        *counts.entry(way).or_default() += 1;
        let both = edited_on_the_way(&from.block, &to.block);
        edited.entry(way).or_default().extend(both.map(|both| (to.part, both)));
    }
    mark(sheets, &pairs, &gone, &come);
    for way in transfers::between(sheets) {
        *counts.entry(way).or_default() += 1;
    }
    for ((from, to), passages) in counts {
        let exchange = |way, of: &SheetChange, other: &SheetChange| Exchange {
            way,
            sheet: other.id.clone(),
            title: other.title.clone(),
            passages,
            in_parts: in_parts(of, way, number(other)).min(passages),
            edited: Vec::new(),
        };
        let given = exchange(Way::To, &sheets[from], &sheets[to]);
        let mut taken = exchange(Way::From, &sheets[to], &sheets[from]);
        taken.edited = edited.remove(&(from, to)).unwrap_or_default();
        sheets[from].exchanges.push(given);
        sheets[to].exchanges.push(taken);
    }
}

/// A passage with the words that it had in one sheet and those that it has in another, where they are not the same.
fn edited_on_the_way(from: &Block, to: &Block) -> Option<Block> {
    let old = Side::Old.plain().block(from).into_iter().next()?;
    let new = Side::New.plain().block(to).into_iter().next()?;
    let both = (old != new).then(|| merge_block(&old, &new))?;
    // The mark behind a point follows its place.
    (!ends_as_point(&both)).then_some(both)
}

/// The number that a sheet is known by.
fn number(sheet: &SheetChange) -> usize {
    sheet.new_number.or(sheet.old_number).unwrap_or_default()
}

/// How many passages are in the fields and sections of a sheet that went to another one as a whole, or came from it.
fn in_parts(sheet: &SheetChange, way: Way, other: usize) -> usize {
    let change = match way {
        Way::To => BlockChange::MovedAway,
        Way::From => BlockChange::MovedHere,
    };
    let went =
        |mark: Option<Mark>| mark.is_some_and(|it| it.change == change && it.other == Some(other));
    let fields = sheet.content.sidebar.iter().filter(|it| went(it.mark)).map(|it| &it.blocks);
    let sections = sheet.content.sections.iter().filter(|it| went(it.mark)).map(|it| &it.blocks);
    fields.chain(sections).map(|blocks| smallest(blocks)).sum()
}

/// How many of the smallest blocks have words.
fn smallest(blocks: &[Block]) -> usize {
    let count = |block: &Block| match block {
        Block::Marked(it) => smallest(std::slice::from_ref(&it.block)),
        Block::List { items, .. } => items.iter().map(|item| smallest(item)).sum(),
        Block::Quote { blocks } | Block::Statement { blocks } | Block::Callout { blocks, .. } => {
            smallest(blocks)
        }
        block => usize::from(passage_words(block).len() > 0),
    };
    blocks.iter().map(count).sum()
}

/// The words that a passage is known by. Links to one address are in many sheets.
fn passage_words(block: &Block) -> Bag {
    Bag::of(&match block {
        Block::Picture(_) => known_by(block),
        _ => text(std::slice::from_ref(block)),
    })
}

/// Marks both ends of each pair.
fn mark(sheets: &mut [SheetChange], pairs: &[(usize, usize)], gone: &[Passage], come: &[Passage]) {
    let mut ends: Vec<[Ends; 2]> = sheets.iter().map(|_| Default::default()).collect();
    for (from, to) in pairs {
        let (from, to) = (&gone[*from], &come[*to]);
        let marks = [(BlockChange::MovedAway, to), (BlockChange::MovedHere, from)].map(
            |(change, other)| {
                let other = Some(number(&sheets[other.sheet]));
                Mark { other, ..Mark::of(change) }
            },
        );
        let [away, here] = move_block(&from.block, &to.block, marks);
        ends[from.sheet][0].insert(from.place, away);
        ends[to.sheet][1].insert(to.place, here);
    }
    let [old, new] = [Side::Old, Side::New].map(|side| {
        let all = sheets.iter().flat_map(|it| exchanged::headings(&it.content, side));
        all.collect::<HashSet<_>>()
    });
    for (sheet, [away, here]) in sheets.iter_mut().zip(ends) {
        exchanged::mark(&mut sheet.content, Side::Old, away, &new);
        exchanged::mark(&mut sheet.content, Side::New, here, &old);
    }
}

/// Which passage that is gone is which new one of another sheet, each once: the same words first, then most of them,
/// then short ones that went the same way.
fn pairs(gone: &[Passage], come: &[Passage]) -> Vec<(usize, usize)> {
    let mut pairs = long_pairs(gone, come);
    let ways: HashSet<_> =
        pairs.iter().map(|(from, to)| (gone[*from].sheet, come[*to].sheet)).collect();
    let mut taken: HashSet<usize> = pairs.iter().map(|(_, to)| *to).collect();
    let mut short: HashMap<&Bag, Vec<usize>> = HashMap::new();
    for (at, passage) in come.iter().enumerate().filter(|(_, it)| !it.is_long()) {
        short.entry(&passage.words).or_default().push(at);
    }
    for (at, passage) in gone.iter().enumerate().filter(|(_, it)| !it.is_long()) {
        let mut others = short.get(&passage.words).into_iter().flatten();
        let way = |to: &usize| (passage.sheet, come[*to].sheet);
        let is = |to: &&usize| ways.contains(&way(to)) && !taken.contains(to);
        if let Some(to) = others.find(is).copied() {
            taken.insert(to);
            pairs.push((at, to));
        }
    }
    pairs
}

fn long_pairs(gone: &[Passage], come: &[Passage]) -> Vec<(usize, usize)> {
    let mut free: Vec<bool> = vec![true; come.len()];
    let mut same: HashMap<&Bag, Vec<usize>> = HashMap::new();
    for (at, passage) in come.iter().enumerate().filter(|(_, it)| it.is_long()) {
        same.entry(&passage.words).or_default().push(at);
    }
    let mut pairs = Vec::new();
    let mut left = Vec::new();
    for (at, passage) in gone.iter().enumerate().filter(|(_, it)| it.is_long()) {
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
        let others = (0..come.len())
            .filter(|to| free[*to] && come[*to].is_long() && come[*to].sheet != gone[at].sheet);
        let best = others.max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
        if let Some(to) = best.filter(|to| likeness(to) >= LIKE) {
            free[to] = false;
            pairs.push((at, to));
        }
    }
    pairs
}

impl Passage {
    fn is_long(&self) -> bool {
        self.words.len() >= WORDS
    }
}

/// The passages of all sheets that this version alone has.
fn passages(sheets: &mut [SheetChange], side: Side) -> Vec<Passage> {
    let mut found = Vec::new();
    for (sheet, it) in sheets.iter_mut().enumerate() {
        let (mut place, mut part) = (0, 0);
        it.content.each_blocks(&mut |blocks| {
            exchanged::each(blocks, side, false, &mut |block| {
                let words = passage_words(block);
                if words.len() > 0 {
                    found.push(Passage { sheet, place, part, words, block: block.clone() });
                }
                place += 1;
            });
            part += 1;
        });
    }
    found
}
