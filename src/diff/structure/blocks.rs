//! The blocks of two versions, side by side in one sequence.

use serde::Serialize;

use super::align::{Bag, HEADING, Item, PICTURE, Step, align};
use super::joins::{self, Part};
use super::{pieces, seams};
use crate::diff::collection::pictures;
use crate::diff::text::letters::folded;
use crate::diff::text::units::sentences;
use crate::diff::text::words::{marked, merge, merge_optional};
use crate::hash::Hash;
use crate::sheet::{Block, BlockChange, Change, Mark, Marked, Picture, Run, each_in, plain};

/// The class of paragraphs.
pub(super) const PARAGRAPH: &str = "paragraph";
/// The class of lists that have no numbers.
pub(super) const BULLETS: &str = "bullets";

/// Both sequences in one.
pub(crate) fn merge_blocks(old: &[Block], new: &[Block]) -> Vec<Block> {
    let items = |blocks: &[Block]| blocks.iter().map(item).collect::<Vec<_>>();
    let mut merged = Vec::new();
    let (mut before, mut after) = (items(old), items(new));
    seams::count_on((old, &mut before), (new, &mut after));
    let mut parts = joins::align(&before, &after);
    // A picture at the head of a section is before all that is gone there, too: elsewhere it is in no head.
    let is_head = |part: &Part| matches!(part, Part::One(Step::New(0))) && pictures::is_head(new);
    if let Some(at) = parts.iter().position(is_head) {
        let old_head = usize::from(pictures::is_head(old));
        let place = at.min(old_head);
        parts[place..=at].rotate_right(1);
    }
    for part in parts {
        match part {
            Part::Joined(from, to) => merged.extend(pieces::merge((old, &from), (new, &to))),
            Part::One(step) => merged.push(match step {
                Step::Both(i, j) if alike(&old[i], &new[j]) => new[j].clone(),
                Step::Both(i, j) => merge_block(&old[i], &new[j]),
                Step::Old(i) => whole(&old[i], Change::Deleted),
                Step::New(j) => whole(&new[j], Change::Inserted),
            }),
        }
    }
    seams::join(&mut merged);
    merged
}

/// The same where there is one block on either side, of one class: they are the same, whatever they say.
pub(crate) fn merge_contents(old: &[Block], new: &[Block]) -> Vec<Block> {
    match (old, new) {
        ([old], [new]) if !alike(old, new) && class(old) == class(new) => {
            vec![merge_block(old, new)]
        }
        _ => merge_blocks(old, new),
    }
}

/// Blocks with one mark each.
pub(super) fn mark_all(blocks: &[Block], change: Change) -> Vec<Block> {
    blocks.iter().map(|block| whole(block, change)).collect()
}

/// The hash of all that something says, but for what nobody sees.
pub(crate) fn identity(what: &impl Serialize) -> Hash {
    Hash::of(folded(&serde_json::to_string(what).unwrap_or_default()).as_bytes())
}

/// Whether both say the same.
pub(crate) fn alike<T: Serialize + PartialEq>(old: &T, new: &T) -> bool {
    old == new || identity(old) == identity(new)
}

/// The text of blocks, without styles.
pub(crate) fn text(blocks: &[Block]) -> String {
    let mut all = String::new();
    each_in(blocks, &mut |runs| {
        all.push_str(&plain(runs));
        all.push(' ');
    });
    folded(&all).into_owned()
}

fn item(block: &Block) -> Item {
    let words = match block {
        // One of the same file is the same, whatever is said of it.
        Block::Picture(it) => Bag::of(&it.path),
        _ => Bag::of(&known_by(block)),
    };
    let parts = parts(std::slice::from_ref(block));
    Item { identity: identity(block), class: class(block), words, parts }
}

/// The words of each sentence of blocks.
fn parts(blocks: &[Block]) -> Vec<Bag> {
    let mut found = Vec::new();
    each_in(blocks, &mut |runs| {
        found.extend(sentences(&plain(runs)).iter().map(|it| Bag::of(it)));
    });
    found
}

/// The words that a block is known by: of a picture, its file and description more than what is said below it; of
/// a link, where it leads, too.
pub(crate) fn known_by(block: &Block) -> String {
    let text = text(std::slice::from_ref(block));
    match block {
        Block::Picture(Picture { path, alt, .. }) => {
            format!("{path} {alt} {path} {alt} {path} {alt} {text}")
        }
        Block::Paragraph { runs, .. } => match address(runs) {
            Some(address) => format!("{text} {address}"),
            None => text,
        },
        _ => text,
    }
}

/// Where a text leads that is one link and nothing else.
fn address(runs: &[Run]) -> Option<&str> {
    let mut spoken = runs.iter().filter(|run| !run.text.trim().is_empty());
    let address = spoken.next()?.url.as_deref()?;
    spoken.all(|run| run.url.as_deref() == Some(address)).then_some(address)
}

/// What is equal where two blocks can be the same with changes.
pub(crate) fn class(block: &Block) -> String {
    match block {
        Block::Paragraph { .. } => PARAGRAPH.to_owned(),
        Block::Heading { style, level, .. } => format!("{HEADING} {style:?} {level}"),
        Block::List { ordered: false, .. } => BULLETS.to_owned(),
        Block::List { ordered: true, start, .. } => format!("numbers {start}"),
        Block::Quote { .. } => "quote".to_owned(),
        Block::Callout { .. } => "callout".to_owned(),
        Block::Statement { .. } => "statement".to_owned(),
        Block::Picture(it) => format!("{PICTURE} {}", it.path),
        Block::Marked(marked) => class(&marked.block),
    }
}

/// Two blocks of one class.
pub(crate) fn merge_block(old: &Block, new: &Block) -> Block {
    let edited = |block| with(BlockChange::Edited, block);
    match (old, new) {
        (Block::Paragraph { runs: a, .. }, Block::Paragraph { runs, strong, introduces }) => {
            let (strong, introduces) = (*strong, *introduces);
            edited(Block::Paragraph { runs: merge(a, runs), strong, introduces })
        }
        (Block::Heading { runs: a, .. }, Block::Heading { runs, style, level }) => {
            edited(Block::Heading { runs: merge(a, runs), style: *style, level: *level })
        }
        (Block::List { items: a, start: was, .. }, Block::List { ordered, start, items }) => {
            let items = merge_items(a, items);
            let list = Block::List { ordered: *ordered, start: *start, items };
            match was == start {
                true => list,
                false => {
                    let mark = Mark { was: Some(*was), ..Mark::of(BlockChange::Edited) };
                    Block::Marked(Box::new(Marked { mark, block: list }))
                }
            }
        }
        (Block::Quote { blocks: a }, Block::Quote { blocks }) => {
            Block::Quote { blocks: merge_blocks(a, blocks) }
        }
        (Block::Statement { blocks: a }, Block::Statement { blocks }) => {
            Block::Statement { blocks: merge_blocks(a, blocks) }
        }
        (Block::Callout { title: a, blocks: b }, Block::Callout { title, blocks }) => {
            Block::Callout {
                title: merge_optional(a.as_ref(), title.as_ref()),
                blocks: merge_blocks(b, blocks),
            }
        }
        (Block::Picture(old), Block::Picture(new)) => edited(Block::Picture(Picture {
            caption: merge_optional(old.caption.as_ref(), new.caption.as_ref()),
            credit: merge_optional(old.credit.as_ref(), new.credit.as_ref()),
            was: pictures::was(old, new),
            ..new.clone()
        })),
        _ => new.clone(),
    }
}

/// Items of a list are sequences of blocks.
pub(crate) fn merge_items(old: &[Vec<Block>], new: &[Vec<Block>]) -> Vec<Vec<Block>> {
    item_steps(old, new).into_iter().map(|step| merge_item(step, old, new)).collect()
}

/// Which items are which.
pub(super) fn item_steps(old: &[Vec<Block>], new: &[Vec<Block>]) -> Vec<Step> {
    let item = |blocks: &Vec<Block>| Item {
        identity: identity(blocks),
        class: String::new(),
        words: Bag::of(&blocks.iter().map(known_by).collect::<Vec<_>>().join(" ")),
        parts: parts(blocks),
    };
    let items = |all: &[Vec<Block>]| all.iter().map(item).collect::<Vec<_>>();
    align(&items(old), &items(new))
}

/// An item of one version, or of both.
pub(super) fn merge_item(step: Step, old: &[Vec<Block>], new: &[Vec<Block>]) -> Vec<Block> {
    match step {
        Step::Both(i, j) => merge_blocks(&old[i], &new[j]),
        Step::Old(i) => mark_all(&old[i], Change::Deleted),
        Step::New(j) => mark_all(&new[j], Change::Inserted),
    }
}

/// A block that is whole in one of the versions and not in the other, all its words marked.
fn whole(block: &Block, change: Change) -> Block {
    with(change.into(), words_marked(block, change))
}

/// A block with a mark.
pub(crate) fn with(change: BlockChange, block: Block) -> Block {
    Block::Marked(Box::new(Marked { mark: Mark::of(change), block }))
}

/// The block with all its words marked, the blocks in it without marks of their own.
fn words_marked(block: &Block, change: Change) -> Block {
    let inside = |blocks: &[Block]| {
        blocks.iter().map(|block| words_marked(block, change)).collect::<Vec<_>>()
    };
    match block {
        Block::Paragraph { runs, strong, introduces } => Block::Paragraph {
            runs: marked(runs, change),
            strong: *strong,
            introduces: *introduces,
        },
        Block::Heading { runs, style, level } => {
            Block::Heading { runs: marked(runs, change), style: *style, level: *level }
        }
        Block::List { ordered, start, items } => Block::List {
            ordered: *ordered,
            start: *start,
            items: items.iter().map(|item| inside(item)).collect(),
        },
        Block::Quote { blocks } => Block::Quote { blocks: inside(blocks) },
        Block::Statement { blocks } => Block::Statement { blocks: inside(blocks) },
        Block::Callout { title, blocks } => Block::Callout {
            title: title.as_ref().map(|runs| marked(runs, change)),
            blocks: inside(blocks),
        },
        Block::Picture(it) => Block::Picture(it.with_texts(|runs| marked(runs, change))),
        Block::Marked(marked) => words_marked(&marked.block, change),
    }
}
