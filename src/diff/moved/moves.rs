//! What stands elsewhere now: gone at one place and new at another, with the same words or most of them.
//!
//! Both ends stay whole, the old one where it stood, the new one where it stands; what was changed on the way is marked in
//! them as gone and new, all other words as moved.

use super::places::{Around, each_place};
use super::{headings, points, transfers};
use crate::diff::count::summary::Part;
use crate::diff::structure::align::Bag;
use crate::diff::structure::blocks::{
    class, known_by, merge_block, merge_blocks, merge_contents, text, with,
};
use crate::diff::structure::pieces::by_points_mut;
use crate::diff::text::words::merge;
use crate::diff::{Content, Side};
use crate::sheet::{Block, BlockChange, Field, Mark, Marked, Section, plain};

/// How much of its words a section keeps when it moves, from 0 to 1.
const SECTION_LIKE: f64 = 0.6;
/// The same of a block.
const BLOCK_LIKE: f64 = 0.65;
/// The least words of a block that is known again: two short items may be the same by chance.
const WORDS: usize = 4;
/// The least words of one that is known again though some of them changed.
const EDITED_WORDS: usize = 6;

/// Marks what moved within a sheet.
pub(crate) fn find(content: &mut Content) {
    let mut mates = 0;
    for (away, here) in field_pairs(&content.sidebar) {
        let (from, to) = (&content.sidebar[away], &content.sidebar[here]);
        let ends = move_field(from, to, next(&mut mates));
        [content.sidebar[away], content.sidebar[here]] = ends;
    }
    for (away, here) in section_pairs(&content.sections) {
        let (from, to) = (&content.sections[away], &content.sections[here]);
        let ends = move_section(from, to, next(&mut mates));
        [content.sections[away], content.sections[here]] = ends;
    }
    blocks(content, &mut mates);
    points::follow(content, &mut mates);
    points::follow_deep(content, &mut mates);
    headings::follow(content, &mut mates);
    transfers::follow(content);
}

/// The marks of both ends of the next move.
pub(crate) fn next(mates: &mut usize) -> [Mark; 2] {
    *mates += 1;
    [BlockChange::MovedAway, BlockChange::MovedHere]
        .map(|change| Mark { mate: Some(*mates), ..Mark::of(change) })
}

/// A field is the one with its key.
fn field_pairs(fields: &[Field]) -> Vec<(usize, usize)> {
    let find = |key: &str, change| {
        let is = |field: &Field| field.key == key && field.mark.map(|it| it.change) == Some(change);
        fields.iter().position(is)
    };
    let gone =
        (0..fields.len()).filter(|at| find(&fields[*at].key, BlockChange::Deleted) == Some(*at));
    gone.filter_map(|at| Some((at, find(&fields[at].key, BlockChange::Inserted)?))).collect()
}

fn move_field(from: &Field, to: &Field, marks: [Mark; 2]) -> [Field; 2] {
    let (old, new) = (Side::Old.plain().field(from), Side::New.plain().field(to));
    let label = merge(&old.label, &new.label);
    let blocks = merge_contents(&old.blocks, &new.blocks);
    let end = |side: Side, mark: Mark| Field {
        key: new.key.clone(),
        was: (side == Side::Old && old.key != new.key).then(|| old.key.clone()),
        label: side.end().runs(&label),
        blocks: side.end().marked_blocks(&blocks, Mark { mate: None, ..mark }),
        mark: Some(mark),
    };
    [end(Side::Old, marks[0]), end(Side::New, marks[1])]
}

fn section_pairs(sections: &[Section]) -> Vec<(usize, usize)> {
    // One whose heading stands elsewhere now went there, and nowhere else.
    let has = |heading: &str, change| {
        let is = |section: &Section| section.mark.is_some_and(|mark| mark.change == change);
        sections.iter().any(|section| is(section) && plain(&section.heading) == heading)
    };
    let candidates = sections.iter().map(|section| {
        let heading = plain(&section.heading);
        let both = has(&heading, BlockChange::Deleted) && has(&heading, BlockChange::Inserted);
        Candidate {
            change: section.mark.map(|mark| mark.change),
            class: if both { heading.clone() } else { String::new() },
            text: String::new(),
            level: None,
            words: Bag::of(&format!("{heading} {}", text(&section.blocks))),
            around: Around::default(),
        }
    });
    pairs(&candidates.collect::<Vec<_>>(), SECTION_LIKE)
}

fn move_section(from: &Section, to: &Section, marks: [Mark; 2]) -> [Section; 2] {
    let (old, new) = (Side::Old.plain().section(from), Side::New.plain().section(to));
    let heading = merge(&old.heading, &new.heading);
    let blocks = merge_blocks(&old.blocks, &new.blocks);
    let end = |side: Side, section: &Section, mark: Mark| Section {
        heading: side.end().runs(&heading),
        blocks: side.end().marked_blocks(&blocks, Mark { mate: None, ..mark }),
        mark: Some(mark),
        ..section.clone()
    };
    [end(Side::Old, &old, marks[0]), end(Side::New, &new, marks[1])]
}

/// Marks the blocks that moved, then the points of lists that did not as a whole.
fn blocks(content: &mut Content, mates: &mut usize) {
    pair_blocks(content, mates);
    content.each_blocks(&mut |blocks| each_list(blocks, &mut open));
    pair_blocks(content, mates);
    content.each_blocks(&mut |blocks| each_list(blocks, &mut close));
}

/// Gives each point of a list the list's own mark.
pub(super) fn open(change: BlockChange, items: &mut [Vec<Block>]) {
    let points = items.iter_mut().flatten();
    points.for_each(|block| *block = with(change, block.clone()));
}

/// Takes the marks away again where none of the points moved.
pub(super) fn close(change: BlockChange, items: &mut [Vec<Block>]) {
    let stays = |block: &Block| matches!(block, Block::Marked(it) if it.mark.change == change);
    if items.iter().flatten().all(stays) {
        for block in items.iter_mut().flatten() {
            if let Block::Marked(marked) = block {
                *block = marked.block.clone();
            }
        }
    }
}

/// Hands over the points of each list that one version alone has.
pub(super) fn each_list(
    blocks: &mut [Block],
    visit: &mut impl FnMut(BlockChange, &mut [Vec<Block>]),
) {
    use BlockChange::{Deleted, Inserted};
    for block in blocks {
        match block {
            Block::Marked(marked) => {
                let change = marked.mark.change;
                if let (Deleted | Inserted, Block::List { items, .. }) = (change, &mut marked.block)
                {
                    visit(change, items);
                }
            }
            Block::List { items, .. } => items.iter_mut().for_each(|it| each_list(it, visit)),
            Block::Quote { blocks }
            | Block::Statement { blocks }
            | Block::Callout { blocks, .. } => each_list(blocks, visit),
            Block::Paragraph { .. } | Block::Heading { .. } | Block::Picture { .. } => {}
        }
    }
}

/// Marks those that moved: first those that kept all their words.
fn pair_blocks(content: &mut Content, mates: &mut usize) {
    for least in [1.0, BLOCK_LIKE] {
        let (mut candidates, mut found) = (Vec::new(), Vec::new());
        each_place(content, &mut |part, marked, around| {
            candidates.push(Candidate::of(part, marked, around));
            found.push(marked.clone());
        });
        let mut moved = vec![None; found.len()];
        for (away, here) in pairs(&candidates, least) {
            let ends = move_block(&found[away].block, &found[here].block, next(mates));
            [moved[away], moved[here]] = ends.map(Some);
        }
        let mut moved = moved.into_iter();
        each_marked(content, &mut |marked| {
            if let Some(Some(end)) = moved.next() {
                *marked = end;
            }
        });
    }
}

/// Both ends of a block's move.
pub(crate) fn move_block(from: &Block, to: &Block, marks: [Mark; 2]) -> [Marked; 2] {
    let old = Side::Old.plain().block(from).into_iter().next();
    let new = Side::New.plain().block(to).into_iter().next();
    let (old, new) = (old.unwrap_or_else(|| from.clone()), new.unwrap_or_else(|| to.clone()));
    // A heading may have another level where it stands now: with the same words, it moved nevertheless.
    let alike = class(&old) == class(&new);
    let both = alike.then(|| merge_block(&old, &new));
    let end = |side: Side, whole: &Block, mark: Mark| {
        let taken = side.end().block(both.as_ref().unwrap_or(whole)).into_iter().next();
        Marked { mark, block: taken.unwrap_or_else(|| whole.clone()) }
    };
    [end(Side::Old, &old, marks[0]), end(Side::New, &new, marks[1])]
}

/// What may have moved.
struct Candidate {
    change: Option<BlockChange>,
    class: String,
    text: String,
    /// Of a heading, its class with its level, and its part.
    level: Option<(String, Part)>,
    words: Bag,
    around: Around,
}

impl Candidate {
    fn of(part: &Part, marked: &Marked, around: Around) -> Self {
        let mut text = known_by(&marked.block);
        // The mark behind a point follows its place.
        if around.in_list && matches!(marked.block, Block::Paragraph { .. }) {
            text.truncate(text.trim_end_matches(|c: char| !c.is_alphanumeric()).len());
        }
        let (kind, level) = match &marked.block {
            Block::Heading { .. } => {
                ("heading".to_owned(), Some((class(&marked.block), part.clone())))
            }
            block => (class(block), None),
        };
        let words = Bag::of(&text);
        Self { change: Some(marked.mark.change), class: kind, text, level, words, around }
    }

    /// Whether a heading that has come to its place is it with another level.
    fn has_other_level(&self, other: &Self) -> bool {
        match (&self.level, &other.level) {
            (Some((was, from)), Some((is, to))) => {
                was != is && from == to && self.around.is_beside(other.around)
            }
            _ => false,
        }
    }
}

/// Those that are gone, each with the one that is new and most like it; the most alike first.
fn pairs(candidates: &[Candidate], least: f64) -> Vec<(usize, usize)> {
    let words = if least < 1.0 { EDITED_WORDS } else { WORDS };
    let with = |change| {
        let wanted =
            move |(_, c): &(usize, &Candidate)| c.change == Some(change) && c.words.len() >= words;
        candidates.iter().enumerate().filter(wanted)
    };
    let mut like = Vec::new();
    for (away, gone) in with(BlockChange::Deleted) {
        for (here, new) in with(BlockChange::Inserted) {
            let likeness = gone.words.likeness(&new.words);
            let same = least < 1.0 || gone.text == new.text;
            // A point that is a paragraph now, at its place, did not move; nor did a heading with another level.
            let in_place = gone.around.is_in_place(new.around) || gone.has_other_level(new);
            if new.class == gone.class && same && !in_place && likeness >= least {
                like.push((likeness, away, here));
            }
        }
    }
    like.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (_, away, here) in like {
        if !pairs.iter().any(|pair| pair.0 == away || pair.1 == here) {
            pairs.push((away, here));
        }
    }
    pairs.sort_unstable();
    pairs
}

/// Hands over every block that has a mark, in the order of reading.
fn each_marked(content: &mut Content, visit: &mut impl FnMut(&mut Marked)) {
    marked_in(&mut content.lead, visit);
    content.sidebar.iter_mut().for_each(|field| marked_in(&mut field.blocks, visit));
    marked_in(&mut content.body, visit);
    content.sections.iter_mut().for_each(|section| marked_in(&mut section.blocks, visit));
    marked_in(&mut content.credits, visit);
}

fn marked_in(blocks: &mut [Block], visit: &mut impl FnMut(&mut Marked)) {
    for block in blocks {
        match by_points_mut(block) {
            Block::Marked(marked) => visit(marked),
            Block::List { items, .. } => {
                items.iter_mut().for_each(|item| marked_in(item, visit));
            }
            Block::Quote { blocks }
            | Block::Statement { blocks }
            | Block::Callout { blocks, .. } => marked_in(blocks, visit),
            Block::Paragraph { .. } | Block::Heading { .. } | Block::Picture { .. } => {}
        }
    }
}
