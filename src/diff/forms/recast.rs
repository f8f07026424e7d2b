//! Passages that have another form and other words besides: bullets that are numbers now, one of them edited.

use super::numbered;
use super::reshaped::words;
use crate::diff::Side;
use crate::diff::moved::moves::{move_block, next};
use crate::diff::structure::align::{Bag, Item, Step, align};
use crate::diff::structure::blocks::{alike, class, identity};
use crate::diff::structure::passages::Piece;
use crate::diff::structure::side::added;
use crate::diff::text::spans;
use crate::diff::text::words::{marked, merge};
use crate::sheet::{Block, BlockChange, Change, Mark, Marked, Run, Runs, plain};

/// How much of its words a passage keeps, from 0 to 1, in texts that are the same.
const LIKE: f64 = 0.65;
/// The least words of a passage in either version: fewer may be alike by chance.
const WORDS: usize = 4;

/// Both versions of a passage, text by text.
#[derive(Debug)]
pub(crate) struct Recast {
    /// The texts, each as a paragraph in a sequence of its own; of a call-out's title that one version alone has, the
    /// call-out.
    pub(crate) texts: Vec<Vec<Block>>,
    /// Whether they are points of a list in either version.
    pub(crate) points: bool,
    /// How much of its words it keeps, from 0 to 1.
    pub(crate) likeness: f64,
    /// Whether it is a heading of another level.
    pub(crate) level: bool,
    /// What stands behind each sentence of each text, in the old version and in the new one, where the sentences of a text
    /// are the points of a list in the other version; else nothing behind the only one.
    spaces: [Vec<Vec<Runs>>; 2],
}

/// A paragraph, a heading, or the title of a call-out.
struct Text {
    runs: Runs,
    words: Bag,
    title: bool,
    /// What stands behind it and the next one in their text, if they have one.
    space: Runs,
    /// Whether the next one is the next sentence of its text.
    goes_on: bool,
}

impl Recast {
    /// Compares what is gone with what has come in its place; none where these are of one kind, or hardly alike.
    pub(super) fn of(old: &[&Block], new: &[&Block]) -> Option<Self> {
        let is_heading =
            |block: &&Block| class(block).starts_with(crate::diff::structure::align::HEADING);
        if Self::shares_kinds(old, new)
            || numbered::differ(old, new)
            || old.iter().chain(new).all(is_heading)
        {
            return None;
        }
        let points = [(old, Side::Old), (new, Side::New)].map(|(blocks, side)| {
            blocks.iter().flat_map(|it| side.plain().block(it)).collect::<Vec<_>>()
        });
        let lists = points.each_ref().map(|blocks| has_list(blocks));
        let parted = lists[0] != lists[1];
        let [Some(before), Some(after)] = points.each_ref().map(|blocks| texts(blocks, parted))
        else {
            return None;
        };
        let points = lists.contains(&true);
        let steps = align(&items(&before), &items(&after));
        let moved = moved(&steps, &before, &after);
        let likeness = likeness(&steps, &moved, &before, &after)?;
        let mut mates = 0;
        let ends = moved.iter().map(|(from, to)| {
            let both = [&before[*from], &after[*to]].map(|it| Block::paragraph(it.runs.clone()));
            let [away, here] = move_block(&both[0], &both[1], next(&mut mates));
            [(Step::Old(*from), away), (Step::New(*to), here)]
        });
        let ends: Vec<(Step, Marked)> = ends.flatten().collect();
        let texts = steps.into_iter().map(|step| {
            if let Some((_, end)) = ends.iter().find(|(of, _)| *of == step) {
                return vec![Block::Marked(Box::new(end.clone()))];
            }
            vec![match step {
                Step::Both(i, j) if alike(&before[i].runs, &after[j].runs) => {
                    Block::paragraph(after[j].runs.clone())
                }
                Step::Both(i, j) => {
                    let runs = merge(&before[i].runs, &after[j].runs);
                    with(Mark::of(BlockChange::Edited), Block::paragraph(runs))
                }
                Step::Old(i) => before[i].alone(Change::Deleted),
                Step::New(j) => after[j].alone(Change::Inserted),
            }]
        });
        let spaces = [&before, &after].map(|all| {
            let texts = all.split_inclusive(|it| !it.goes_on);
            texts.map(|all| all.iter().map(|it| it.space.clone()).collect()).collect()
        });
        Some(Self { texts: texts.collect(), points, likeness, level: false, spaces })
    }

    /// Compares a heading with one of another level in its place; none where this is no heading, or has the same level.
    pub(super) fn of_headings(old: &Block, new: &Block) -> Option<Self> {
        let [old, new] = [(old, Side::Old), (new, Side::New)]
            .map(|(block, side)| side.plain().block(block).into_iter().next());
        let (Some(old), Some(new)) = (old, new) else { return None };
        let other = class(&old) != class(&new);
        let (Block::Heading { runs: was, .. }, Block::Heading { runs, style, level }) = (old, new)
        else {
            return None;
        };
        let likeness = Bag::of(&plain(&was)).likeness(&Bag::of(&plain(&runs)));
        let both = Block::Heading { runs: merge(&was, &runs), style, level };
        let texts = vec![vec![with(Mark::of(BlockChange::Edited), both)]];
        let spaces = [vec![vec![Runs::new()]], vec![vec![Runs::new()]]];
        other.then_some(Self { texts, points: false, likeness, level: true, spaces })
    }

    /// Whether anything that is gone is of the same kind as something that has come.
    pub(super) fn shares_kinds(old: &[&Block], new: &[&Block]) -> bool {
        let kinds = |blocks: &[&Block]| blocks.iter().map(|it| class(it)).collect::<Vec<_>>();
        let is = kinds(new);
        kinds(old).iter().any(|kind| is.contains(kind))
    }

    /// Marks each word of the blocks of one version as moved, or as what that version alone has.
    pub(super) fn end(&self, side: Side, blocks: &mut [Block], pieces: &[Piece]) {
        let own = self.texts.iter().flatten().filter_map(|text| match text {
            Block::Marked(it) if !side.has(Some(it.mark)) => None,
            Block::Marked(it) => runs_of(&it.block),
            Block::Callout { title, .. } => {
                title.as_ref().filter(|runs| runs.iter().any(|run| side.has_run(run)))
            }
            text => runs_of(text),
        });
        let mut own = own.map(|runs| side.end().runs(runs));
        let mut spaces = self.spaces[usize::from(side == Side::New)].iter();
        for piece in pieces {
            each(piece.of(blocks), &mut |runs| {
                let all = spaces.next().into_iter().flatten();
                let all = all.zip(&mut own).map(|(space, marked)| {
                    marked.into_iter().chain(side.end().runs(space)).collect::<Runs>()
                });
                let marked = all.flatten().fold(Runs::new(), added);
                if !marked.is_empty() {
                    *runs = marked;
                }
            });
        }
    }

    /// The texts as they are told: a sentence that is a point now, or was one, begins and ends otherwise.
    pub(crate) fn told(&self) -> Vec<Vec<Block>> {
        let is_parted = self.spaces.iter().flatten().any(|spaces| spaces.len() > 1);
        let told = |block: &Block| {
            let sides = [Side::Old, Side::New].map(|side| side.plain().block(block));
            let edited =
                matches!(block, Block::Marked(it) if it.mark.change == BlockChange::Edited);
            match sides {
                [old, new] if edited && is_parted && words(&old) == words(&new) => new,
                _ => vec![block.clone()],
            }
        };
        self.texts.iter().map(|text| text.iter().flat_map(told).collect()).collect()
    }
}

impl Text {
    fn of(runs: Runs, title: bool) -> Self {
        let words = Bag::of(&plain(&runs));
        Self { runs, words, title, space: Runs::new(), goes_on: false }
    }

    /// A text that one version alone has.
    fn alone(&self, change: Change) -> Block {
        let runs = marked(&self.runs, change);
        match self.title {
            true => Block::Callout { title: Some(runs), blocks: Vec::new() },
            false => with(Mark::of(change.into()), Block::paragraph(runs)),
        }
    }
}

fn with(mark: Mark, block: Block) -> Block {
    Block::Marked(Box::new(Marked { mark, block }))
}

fn runs_of(block: &Block) -> Option<&Runs> {
    match block {
        Block::Paragraph { runs, .. } | Block::Heading { runs, .. } => Some(runs),
        _ => None,
    }
}

fn items(texts: &[Text]) -> Vec<Item> {
    let item = |text: &Text| Item {
        identity: identity(&text.runs),
        class: String::new(),
        words: text.words.clone(),
        parts: Vec::new(),
    };
    texts.iter().map(item).collect()
}

/// The texts that stand elsewhere in the passage now, with the same words or most of them: old and new ones, by their
/// places.
fn moved(steps: &[Step], old: &[Text], new: &[Text]) -> Vec<(usize, usize)> {
    let mut come: Vec<usize> = steps
        .iter()
        .filter_map(|step| if let Step::New(j) = step { Some(*j) } else { None })
        .collect();
    let mut found: Vec<(usize, usize)> = Vec::new();
    for least in [1.0, LIKE] {
        for step in steps {
            let Step::Old(i) = *step else { continue };
            let free = old[i].words.len() > 0 && found.iter().all(|(from, _)| *from != i);
            let is = |j: &usize| free && old[i].words.likeness(&new[*j].words) >= least;
            if let Some(at) = come.iter().position(is) {
                found.push((i, come.remove(at)));
            }
        }
    }
    found
}

/// How much of its words the passage keeps; none where that is too little. A title that came or went is no part of it.
fn likeness(steps: &[Step], moved: &[(usize, usize)], old: &[Text], new: &[Text]) -> Option<f64> {
    let (mut kept, mut all) = (0.0, [0, 0]);
    let mut add = |side: usize, text: &Text| all[side] += text.words.len();
    let both = |step: &Step| if let Step::Both(i, j) = step { Some((*i, *j)) } else { None };
    for (i, j) in steps.iter().filter_map(both).chain(moved.iter().copied()) {
        let words = (old[i].words.len() + new[j].words.len()) as f64;
        kept += old[i].words.likeness(&new[j].words) * words;
    }
    for step in steps {
        match *step {
            Step::Both(i, j) => {
                add(0, &old[i]);
                add(1, &new[j]);
            }
            Step::Old(i) if moved.iter().any(|(from, _)| *from == i) || !old[i].title => {
                add(0, &old[i]);
            }
            Step::New(j) if moved.iter().any(|(_, to)| *to == j) || !new[j].title => {
                add(1, &new[j])
            }
            Step::Old(_) | Step::New(_) => {}
        }
    }
    let likeness = kept / (all[0] + all[1]).max(1) as f64;
    let enough = all.iter().all(|words| *words >= WORDS) || (likeness >= 1.0 && all[0] > 0);
    (likeness >= LIKE && enough).then_some(likeness)
}

/// All texts of blocks, in order, or their sentences; none where there are pictures, which are more than their words.
fn texts(blocks: &[Block], parted: bool) -> Option<Vec<Text>> {
    let mut found = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph { runs, .. } if parted => found.extend(sentences(runs)),
            Block::Paragraph { runs, .. } | Block::Heading { runs, .. } => {
                found.push(Text::of(runs.clone(), false));
            }
            Block::List { items, .. } => {
                for item in items {
                    found.extend(texts(item, parted)?);
                }
            }
            Block::Callout { title, blocks } => {
                found.extend(title.iter().map(|runs| Text::of(runs.clone(), true)));
                found.extend(texts(blocks, parted)?);
            }
            Block::Quote { blocks } | Block::Statement { blocks } => {
                found.extend(texts(blocks, parted)?);
            }
            Block::Picture(_) => return None,
            Block::Marked(marked) => {
                found.extend(texts(std::slice::from_ref(&marked.block), parted)?);
            }
        }
    }
    Some(found)
}

/// The sentences of a text, each without the space behind it.
fn sentences(runs: &[Run]) -> Vec<Text> {
    let all = spans::parted(runs);
    let last = all.len().saturating_sub(1);
    let text = |(at, mut runs): (usize, Runs)| {
        let space = if at < last { take_space(&mut runs) } else { Runs::new() };
        Text { space, goes_on: at < last, ..Text::of(runs, false) }
    };
    all.into_iter().enumerate().map(text).collect()
}

/// Takes the spaces and line ends from behind a text.
fn take_space(runs: &mut Runs) -> Runs {
    let mut space = Runs::new();
    while let Some(last) = runs.last_mut().filter(|last| last.note.is_none()) {
        let text = last.text.split_off(last.text.trim_end().len());
        let line_break = std::mem::take(&mut last.line_break);
        if !text.is_empty() || line_break {
            space.insert(0, Run { text, line_break, ..last.clone() });
        }
        if !last.text.is_empty() {
            break;
        }
        runs.pop();
    }
    space
}

/// Hands over the same texts, to be changed.
fn each(blocks: &mut [Block], visit: &mut impl FnMut(&mut Runs)) {
    for block in blocks {
        match block {
            Block::Paragraph { runs, .. } | Block::Heading { runs, .. } => visit(runs),
            Block::List { items, .. } => items.iter_mut().for_each(|item| each(item, visit)),
            Block::Callout { title, blocks } => {
                title.iter_mut().for_each(&mut *visit);
                each(blocks, visit);
            }
            Block::Quote { blocks } | Block::Statement { blocks } => each(blocks, visit),
            Block::Picture(_) => {}
            Block::Marked(marked) => each(std::slice::from_mut(&mut marked.block), visit),
        }
    }
}

/// Whether a list is among blocks, or in what is set off from the text.
fn has_list(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| match block {
        Block::List { .. } => true,
        Block::Quote { blocks } | Block::Statement { blocks } | Block::Callout { blocks, .. } => {
            has_list(blocks)
        }
        _ => false,
    })
}
