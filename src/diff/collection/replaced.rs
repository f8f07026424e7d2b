//! Pictures in the place of others: one of another file, whose description, caption and credit may stay.

use super::pictures::{shown, was};
use crate::diff::Content;
use crate::diff::moved::transfers::is_moved;
use crate::diff::text::words::merge_optional;
use crate::sheet::{Block, BlockChange, Mark, Marked, Picture, Run, Runs, Shown};

/// Makes one block of a picture that is gone and one that has come to its place.
pub(crate) fn join(content: &mut Content) {
    each(content, &mut join_in);
}

/// Makes two blocks of them again, for readers that see both: what is said below stands below the new one.
pub(crate) fn part(content: &mut Content) {
    each(content, &mut part_in);
}

fn each(content: &mut Content, visit: &mut impl FnMut(&mut Vec<Block>)) {
    let fields = content.sidebar.iter_mut().map(|field| &mut field.blocks);
    let sections = content.sections.iter_mut().map(|section| &mut section.blocks);
    let parts = [&mut content.lead, &mut content.body, &mut content.credits];
    parts.into_iter().chain(fields).chain(sections).for_each(|blocks| inside(blocks, visit));
}

/// The same of the blocks in what both versions have, then of these.
fn inside(blocks: &mut Vec<Block>, visit: &mut impl FnMut(&mut Vec<Block>)) {
    for block in &mut *blocks {
        match block {
            Block::List { items, .. } => items.iter_mut().for_each(|item| inside(item, visit)),
            Block::Quote { blocks }
            | Block::Statement { blocks }
            | Block::Callout { blocks, .. } => inside(blocks, visit),
            _ => {}
        }
    }
    visit(blocks);
}

fn join_in(blocks: &mut Vec<Block>) {
    while let Some((gone, come, both)) = pair(blocks) {
        // Where both stand, for a version that has nothing between them.
        let (stays, goes) = match parts(&blocks[gone + 1..come], false) {
            false => (gone, come),
            true => (come, gone),
        };
        blocks[stays] = both;
        blocks.remove(goes);
    }
}

/// A picture that is gone, and one that has come to its place: their places, and both in one.
fn pair(blocks: &[Block]) -> Option<(usize, usize, Block)> {
    let one_version = |block: &Block| own(block).is_some() || is_moved_block(block);
    let mut start = 0;
    for stretch in blocks.chunk_by(|a, b| one_version(a) == one_version(b)) {
        let places = start..start + stretch.len();
        start = places.end;
        let of = |change| {
            places.clone().filter_map(move |at| {
                own(&blocks[at]).filter(|it| it.0 == change).and_then(|it| Some((at, it.1?)))
            })
        };
        let (gone, come) = (of(BlockChange::Deleted), of(BlockChange::Inserted));
        let alone = gone.clone().count() == 1 && come.clone().count() == 1;
        for (from, old) in gone {
            for (to, new) in come.clone() {
                let between = &blocks[from.min(to) + 1..from.max(to)];
                let in_place = from < to && !(parts(between, true) && parts(between, false));
                if in_place && (alone || old.alt == new.alt) && old.path != new.path {
                    return Some((from, to, both(old, new)));
                }
            }
        }
    }
    None
}

/// Whether one of these blocks is in the old version, or in the new one.
fn parts(blocks: &[Block], old: bool) -> bool {
    use BlockChange::{Deleted, Inserted, MovedAway, MovedHere};
    let has = if old { [Deleted, MovedAway] } else { [Inserted, MovedHere] };
    blocks.iter().any(|block| matches!(block, Block::Marked(it) if has.contains(&it.mark.change)))
}

/// What became of a block that one version alone has, and the picture that it is.
fn own(block: &Block) -> Option<(BlockChange, Option<&Picture>)> {
    let Block::Marked(it) = block else { return None };
    let picture = if let Block::Picture(picture) = &it.block { Some(picture) } else { None };
    let change = it.mark.change;
    matches!(change, BlockChange::Deleted | BlockChange::Inserted).then_some((change, picture))
}

fn is_moved_block(block: &Block) -> bool {
    matches!(block, Block::Marked(it) if is_moved(it.mark))
}

fn both(old: &Picture, new: &Picture) -> Block {
    let plain = |picture: &Picture| picture.with_texts(unmarked);
    let (before, after) = (plain(old), plain(new));
    let was = was(&before, &after).unwrap_or_else(|| shown(&before));
    with(
        BlockChange::Edited,
        Picture {
            caption: merge_optional(before.caption.as_ref(), after.caption.as_ref()),
            credit: merge_optional(before.credit.as_ref(), after.credit.as_ref()),
            was: Some(Shown { path: Some(before.path), ..was }),
            ..after
        },
    )
}

fn unmarked(runs: &[Run]) -> Runs {
    let plain =
        |run: &Run| Run { change: None, note: run.note.as_deref().map(unmarked), ..run.clone() };
    runs.iter().map(plain).collect()
}

fn with(change: BlockChange, picture: Picture) -> Block {
    Block::Marked(Box::new(Marked { mark: Mark::of(change), block: Block::Picture(picture) }))
}

fn part_in(blocks: &mut Vec<Block>) {
    for at in (0..blocks.len()).rev() {
        let Block::Marked(it) = &mut blocks[at] else { continue };
        let Block::Picture(picture) = &mut it.block else { continue };
        if let Some(Shown { path: Some(path), alt, placement }) =
            picture.was.take_if(|it| it.path.is_some())
        {
            it.mark = Mark::of(BlockChange::Inserted);
            let (caption, credit, was) = (None, None, None);
            let gone = Picture { path, alt, caption, credit, placement, was };
            blocks.insert(at, with(BlockChange::Deleted, gone));
        }
    }
}
