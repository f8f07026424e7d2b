//! Counts what changed in the points of lists.

use std::collections::BTreeMap;

use super::counting::{ends_as_point, only_end};
use super::quotes::TOLD;
use super::replacements::{Marks, Of, Replacement};
use super::summary::{Part, PartChange};
use crate::diff::Side;
use crate::diff::moved::places::Places;
use crate::diff::moved::transfers;
use crate::diff::structure::blocks::text;
use crate::sheet::{Block, BlockChange, each_in};

/// A point that says something else: before, after, and what stands in the place of what.
#[derive(Clone, Debug)]
pub(crate) struct ChangedItem {
    pub(super) texts: [String; 2],
    pub(super) replacements: Vec<Replacement>,
}

impl PartChange {
    pub(super) fn list(&mut self, items: Vec<&Vec<Block>>, parted: bool, places: &Places<'_>) {
        let last = last_points(&items);
        let taken = (0..items.len()).filter_map(|at| Some((at, taken_over(&items, at)?)));
        let taken: BTreeMap<usize, Taken<'_>> = taken.collect();
        for Taken { change, own, lists } in taken.values() {
            self.items.add(*change, 1);
            let side = usize::from(*change == BlockChange::Inserted);
            self.alone[side].items.push(text(own));
            self.item(&lists.iter().copied().cloned().collect::<Vec<_>>(), places);
        }
        let kept =
            |(at, _): &(usize, _)| !(taken.contains_key(at) || taken.contains_key(&(at + 1)));
        let items = items.into_iter().enumerate().filter(kept);
        let (marks, rest): (Vec<_>, Vec<_>) = items.partition(|(_, item)| ends_otherwise(item));
        rest.into_iter().for_each(|(_, item)| self.item(item, places));
        // The mark at the end of the last point is another one than those before it: where a point is the last one in one
        // version alone, or its list is parted, the mark follows.
        let follows = |(at, item): &(usize, &Vec<Block>)| {
            let ends = last.map(|last| last == Some(*at));
            let other = ends[0] != ends[1] || parted && ends.contains(&true);
            other && item.iter().all(|block| !is_edited(block) || ends_as_point(block))
        };
        let marks: Vec<_> = marks.into_iter().filter(|it| !follows(it)).collect();
        self.items.modified += marks.len();
        if marks.len() <= TOLD {
            for (_, item) in marks {
                each_in(item, &mut |runs| self.replaced(runs, Of::Item));
            }
        }
    }

    /// A point of a list counts once, however many blocks it has.
    fn item(&mut self, item: &[Block], places: &Places<'_>) {
        let mut inside = Self::new(Part::Body, BlockChange::Edited);
        inside.is_point = true;
        inside.blocks(item, places);
        // The mark behind a point follows its place.
        inside.replacements.retain(|it| it.marks != Marks::Last);
        for it in &mut inside.replacements {
            let own = matches!(it.of, Of::Heading | Of::Sentence | Of::Line);
            it.of = if own { Of::Item } else { it.of };
        }
        let whole = |wanted| {
            let is = |block: &Block| matches!(block, Block::Marked(marked) if marked.mark.change == wanted);
            let moved = wanted != BlockChange::MovedHere && transfers::all(item);
            !item.is_empty() && item.iter().all(is) && !moved
        };
        if whole(BlockChange::MovedHere) || transfers::all(item) {
            self.items_moved += inside.moved + inside.sentences_shifted;
            self.item_origins.append(&mut inside.origins);
        } else {
            self.moved += inside.moved;
            self.sentences_shifted += inside.sentences_shifted;
            self.origins.append(&mut inside.origins);
        }
        self.pictures_moved += inside.pictures_moved;
        self.picture_origins.append(&mut inside.picture_origins);
        self.items_moved += inside.items_moved;
        self.item_origins.append(&mut inside.item_origins);
        self.lines_shifted += inside.lines_shifted;
        self.sentences_moved += inside.sentences_moved;
        self.sentence_origins.append(&mut inside.sentence_origins);
        if whole(BlockChange::Inserted) {
            self.items.added += 1;
            self.alone[1].items.push(own_text(item));
        } else if whole(BlockChange::Deleted) {
            self.items.removed += 1;
            self.alone[0].items.push(own_text(item));
        } else if inside.joined + inside.split > 0
            || inside.sentences_joined + inside.sentences_split + inside.sentences_parted > 0
            || inside.lines_joined + inside.lines_split > 0
            || [inside.sentences, inside.lines, inside.headings].iter().any(|t| !t.is_zero())
        {
            self.items.modified += 1;
            let of = |side: Side| own_text(&side.plain().blocks(item));
            self.changed_items.push(ChangedItem {
                texts: [of(Side::Old), of(Side::New)],
                replacements: inside.replacements.clone(),
            });
        }
        self.changed_items.append(&mut inside.changed_items);
        self.described.append(&mut inside.described);
        self.replaced_pictures.append(&mut inside.replaced_pictures);
        self.placed.append(&mut inside.placed);
        self.list_starts.append(&mut inside.list_starts);
        self.levels += inside.levels;
        self.emphasis += inside.emphasis;
        self.reshaped += inside.reshaped;
        self.shapes.append(&mut inside.shapes);
        self.reshaped_marks += inside.reshaped_marks;
        self.reshaped_edited += inside.reshaped_edited;
        for (shown, inner) in self.shown.iter_mut().zip(inside.shown) {
            shown.extend(inner);
        }
        for (alone, inner) in self.alone.iter_mut().zip(inside.alone) {
            alone.items.extend(inner.items);
            alone.notes.extend(inner.notes);
        }
        for (tally, inner) in [
            (&mut self.items, inside.items),
            (&mut self.callouts, inside.callouts),
            (&mut self.quotes, inside.quotes),
            (&mut self.set_out, inside.set_out),
            (&mut self.quoted, inside.quoted),
            (&mut self.pointed, inside.pointed),
            (&mut self.boxed, inside.boxed),
            (&mut self.titles, inside.titles),
            (&mut self.pictures, inside.pictures),
            (&mut self.captions, inside.captions),
            (&mut self.credits, inside.credits),
            (&mut self.notes, inside.notes),
            (&mut self.links, inside.links),
            (&mut self.breaks, inside.breaks),
        ] {
            tally.added += inner.added;
            tally.removed += inner.removed;
            tally.modified += inner.modified;
        }
        self.replacements.extend(inside.replacements);
        self.replacements.truncate(TOLD);
    }
}

/// A point that one version alone has, between another one and the lists below that.
pub(crate) struct Taken<'a> {
    pub(crate) change: BlockChange,
    /// The point.
    pub(crate) own: Vec<Block>,
    /// The lists below it.
    pub(crate) lists: Vec<&'a Block>,
}

/// What the point at a place is, if the lists below it stood below the one above, or do now: that one only looks new, or
/// gone.
pub(crate) fn taken_over<'a>(items: &[&'a Vec<Block>], at: usize) -> Option<Taken<'a>> {
    let (above, here) = (items.get(at.checked_sub(1)?)?, items.get(at)?);
    let change = of_one_version(above)?;
    let [own, other] = match change {
        BlockChange::Inserted => [Side::New, Side::Old],
        _ => [Side::Old, Side::New],
    };
    let (lists, texts): (Vec<&Block>, Vec<&Block>) = here.iter().partition(|block| is_list(block));
    let of = |side: Side, item: &[Block]| own_text(&side.plain().blocks(item));
    let same = of(own, above) == of(other, here) && of(own, here) != of(other, here);
    if of_one_version(here).is_some() || lists.is_empty() || !same || above.iter().any(is_list) {
        return None;
    }
    let own = texts.iter().flat_map(|it| own.plain().block(it)).collect();
    Some(Taken { change, own, lists })
}

/// Which version alone has a point at its place: it is new there, or gone, or moved.
fn of_one_version(item: &[Block]) -> Option<BlockChange> {
    use BlockChange::{Deleted, Inserted, MovedAway, MovedHere};
    let all = |wanted: [BlockChange; 2]| {
        let is =
            |block: &Block| matches!(block, Block::Marked(it) if wanted.contains(&it.mark.change));
        !item.is_empty() && item.iter().all(is)
    };
    if all([Inserted, MovedHere]) {
        return Some(Inserted);
    }
    all([Deleted, MovedAway]).then_some(Deleted)
}

fn is_list(block: &Block) -> bool {
    match block {
        Block::Marked(marked) => matches!(marked.block, Block::List { .. }),
        block => matches!(block, Block::List { .. }),
    }
}

/// Which point is the last one of a list in the old version, and which in the new one.
fn last_points(items: &[&Vec<Block>]) -> [Option<usize>; 2] {
    [Side::Old, Side::New].map(|side| {
        let has = |block: &Block| match block {
            Block::Marked(it) => side.has(Some(it.mark)),
            _ => true,
        };
        items.iter().rposition(|item| item.iter().any(has))
    })
}

fn is_edited(block: &Block) -> bool {
    matches!(block, Block::Marked(it) if it.mark.change == BlockChange::Edited)
}

/// Whether a point has the same words in both versions, at this place, and another mark.
fn ends_otherwise(item: &[Block]) -> bool {
    let marked = |block: &Block| match block {
        Block::Marked(it) => Some(it.mark.change == BlockChange::Edited && only_end(&it.block)),
        Block::Paragraph { .. } => None,
        _ => Some(false),
    };
    let mut found = item.iter().filter_map(marked).peekable();
    found.peek().is_some() && found.all(|only| only)
}

/// The text of a point without the lists in it.
pub(super) fn own_text(item: &[Block]) -> String {
    let own = item.iter().filter(|block| !is_list(block)).cloned();
    text(&own.collect::<Vec<_>>())
}
