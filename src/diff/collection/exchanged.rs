//! What went from one sheet to another, marked in both.

use std::collections::{HashMap, HashSet};

use crate::diff::structure::pieces::is_by_points;
use crate::diff::text::units::sentences;
use crate::diff::text::words::marked;
use crate::diff::{Content, Side};
use crate::sheet::{Block, BlockChange, Change, Mark, Marked, Run, plain};

/// The ends of moves in one sheet, by their places among the smallest blocks that one version alone has.
pub(super) type Ends = HashMap<usize, Marked>;

/// Hands over the smallest blocks that this version alone has.
pub(super) fn each(
    blocks: &mut [Block],
    side: Side,
    alone: bool,
    visit: &mut impl FnMut(&mut Block),
) {
    for block in blocks {
        match block {
            Block::Marked(it) => {
                // What moved within the sheet went to no other one.
                let moved =
                    matches!(it.mark.change, BlockChange::MovedAway | BlockChange::MovedHere);
                let alone = alone && !moved || it.mark.change == side.own().into();
                each(std::slice::from_mut(&mut it.block), side, alone, visit);
            }
            Block::List { items, .. } => {
                items.iter_mut().for_each(|item| each(item, side, alone, visit));
            }
            Block::Quote { blocks }
            | Block::Statement { blocks }
            | Block::Callout { blocks, .. } => each(blocks, side, alone, visit),
            Block::Paragraph { .. } | Block::Heading { .. } | Block::Picture(_) if alone => {
                visit(block);
            }
            Block::Paragraph { .. } | Block::Heading { .. } | Block::Picture(_) => {}
        }
    }
}

/// The headings of sections and labels of fields that this version of a sheet alone has.
pub(super) fn headings(content: &Content, side: Side) -> Vec<String> {
    let own: BlockChange = side.own().into();
    let sections = content.sections.iter().map(|it| (it.mark, &it.heading));
    let fields = content.sidebar.iter().map(|it| (it.mark, &it.label));
    let alone = |mark: &Option<Mark>| mark.is_some_and(|mark| mark.change == own);
    sections.chain(fields).filter(|(mark, _)| alone(mark)).map(|(_, it)| plain(it)).collect()
}

/// What is left of blocks without those that went to another sheet, or came from one.
pub(crate) fn own(blocks: &[Block], side: Side) -> Vec<Block> {
    let moved = |run: &Run| run.change.is_some_and(Change::is_move);
    let stays = |runs: &[Run]| runs.is_empty() || !runs.iter().any(moved);
    let kept = blocks.iter().filter_map(|block| {
        Some(match block {
            Block::Marked(it) if it.mark.change == side.moved().into() => return None,
            Block::Marked(it) => {
                let block = own(std::slice::from_ref(&it.block), side).pop()?;
                Block::Marked(Box::new(Marked { mark: it.mark, block }))
            }
            Block::Paragraph { runs, .. } if !stays(runs) => {
                // The sentences beside those that moved.
                let rest: Vec<Run> = runs.iter().filter(|run| !moved(run)).cloned().collect();
                let all = sentences(&plain(runs));
                let said = sentences(&plain(&rest)).into_iter().filter(|it| all.contains(it));
                let said = said.collect::<Vec<_>>().join(" ");
                if said.is_empty() {
                    return None;
                }
                Block::paragraph(marked(&[Run::text(said)], side.own()))
            }
            Block::Heading { runs, .. } if !stays(runs) => return None,
            Block::List { ordered, start, items } => {
                let items =
                    items.iter().map(|item| own(item, side)).filter(|item| !item.is_empty());
                let items: Vec<_> = items.collect();
                if items.is_empty() {
                    return None;
                }
                Block::List { ordered: *ordered, start: *start, items }
            }
            block => block.clone(),
        })
    });
    kept.collect()
}

/// Marks what this version of a sheet gave, or was given; `headings` are those that the other one of other sheets has.
pub(super) fn mark(content: &mut Content, side: Side, mut ends: Ends, headings: &HashSet<String>) {
    if ends.is_empty() {
        return;
    }
    let mut place = 0;
    content.each_blocks(&mut |blocks| mark_in(blocks, side, &mut ends, &mut place));
    let known = |heading: &[Run]| headings.contains(&plain(heading));
    for section in content.sections.iter_mut().filter(|it| known(&it.heading)) {
        whole(&mut section.mark, &mut section.heading, &mut section.blocks, side);
    }
    for field in content.sidebar.iter_mut().filter(|it| known(&it.label)) {
        whole(&mut field.mark, &mut field.label, &mut field.blocks, side);
    }
}

fn mark_in(blocks: &mut [Block], side: Side, ends: &mut Ends, place: &mut usize) {
    for block in blocks {
        match block {
            Block::Marked(marked) if marked.mark.change == side.own().into() => {
                let mut marks: Vec<Option<Mark>> = Vec::new();
                each(std::slice::from_mut(&mut marked.block), side, true, &mut |block| {
                    let end = ends.remove(place);
                    marks.push(end.as_ref().map(|end| end.mark));
                    if let Some(end) = end {
                        *block = end.block;
                    }
                    *place += 1;
                });
                // One that moved in part is new, or gone, as before: its words say which moved.
                if let Some(Some(first)) = marks.first().copied()
                    && !is_by_points(marked)
                    && marks.iter().all(|mark| *mark == Some(first))
                {
                    marked.mark = first;
                    titles(&mut marked.block, side);
                }
            }
            Block::Marked(marked) => {
                mark_in(std::slice::from_mut(&mut marked.block), side, ends, place);
            }
            Block::List { items, .. } => {
                items.iter_mut().for_each(|item| mark_in(item, side, ends, place));
            }
            Block::Quote { blocks }
            | Block::Statement { blocks }
            | Block::Callout { blocks, .. } => mark_in(blocks, side, ends, place),
            Block::Paragraph { .. } | Block::Heading { .. } | Block::Picture(_) => {}
        }
    }
}

/// The title of a call-out goes with what it says.
fn titles(block: &mut Block, side: Side) {
    if let Block::Callout { title: Some(runs), .. } = block {
        moved(runs, side);
    }
}

fn moved(runs: &mut [Run], side: Side) {
    runs.iter_mut().for_each(|run| run.change = Some(side.moved()));
}

/// Marks a section or field all of whose blocks went to one sheet, or came from one, as a whole.
fn whole(mark: &mut Option<Mark>, heading: &mut [Run], blocks: &mut [Block], side: Side) {
    let own: BlockChange = side.own().into();
    let marks = blocks.iter().map(|block| match block {
        Block::Marked(marked) => Some(marked.mark),
        _ => None,
    });
    let marks: Vec<Option<Mark>> = marks.collect();
    let Some(Some(first)) = marks.first().copied() else { return };
    let all = marks.iter().all(|mark| *mark == Some(first)) && first.other.is_some();
    if !all || mark.is_none_or(|mark| mark.change != own) {
        return;
    }
    *mark = Some(first);
    moved(heading, side);
    for block in blocks {
        if let Block::Marked(marked) = block {
            marked.mark.other = None;
        }
    }
}
