//! Counts what changed in the points of lists.

use super::blocks::text;
use super::counting::only_marks;
use super::places::Places;
use super::quotes::TOLD;
use super::replacements::{Marks, Of, Replacement};
use super::summary::{Part, PartChange};
use super::{Side, transfers};
use crate::sheet::{Block, BlockChange, each_in};

/// A point that says something else: before, after, and what stands in the place of what.
#[derive(Clone, Debug)]
pub(super) struct ChangedItem {
    pub(super) texts: [String; 2],
    pub(super) replacements: Vec<Replacement>,
}

impl PartChange {
    pub(super) fn list(&mut self, items: Vec<&Vec<Block>>, parted: bool, places: &Places<'_>) {
        let before = (self.items, self.moved);
        // Where points come, go or move, or a list is parted, the marks at their ends follow.
        let away = |block: &Block| matches!(block, Block::Marked(it) if it.mark.change == BlockChange::MovedAway);
        let left = items.iter().any(|item| item.iter().any(away));
        let (marks, rest): (Vec<_>, Vec<_>) =
            items.into_iter().partition(|item| ends_otherwise(item));
        rest.into_iter().for_each(|item| self.item(item, places));
        if (self.items, self.moved) == before && !left && !parted {
            let told = marks.len() <= TOLD;
            self.items.modified += marks.len();
            for item in marks.into_iter().filter(|_| told) {
                each_in(item, &mut |runs| self.replaced(runs, Of::Item));
            }
        }
    }

    /// A point of a list counts once, however many blocks it has.
    fn item(&mut self, item: &[Block], places: &Places<'_>) {
        let mut inside = Self::new(Part::Body, BlockChange::Edited);
        inside.blocks(item, places);
        // The mark behind a point follows its place.
        inside.replacements.retain(|it| it.marks != Marks::Last);
        for it in &mut inside.replacements {
            let own = matches!(it.of, Of::Heading | Of::Sentence | Of::Line);
            it.of = if own { Of::Item } else { it.of };
        }
        let whole = |wanted| {
            let is = |block: &Block| matches!(block, Block::Marked(marked) if marked.mark.change == wanted);
            !item.is_empty() && item.iter().all(is) && !transfers::all(item)
        };
        self.moved += inside.moved;
        self.origins.append(&mut inside.origins);
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
        self.placed.append(&mut inside.placed);
        self.emphasis += inside.emphasis;
        self.reshaped += inside.reshaped;
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

/// Whether a point has the same words in both versions, at this place, and another mark.
fn ends_otherwise(item: &[Block]) -> bool {
    let marked = |block: &Block| match block {
        Block::Marked(it) => Some(it.mark.change == BlockChange::Edited && only_marks(&it.block)),
        Block::Paragraph { .. } => None,
        _ => Some(false),
    };
    let mut found = item.iter().filter_map(marked).peekable();
    found.peek().is_some() && found.all(|only| only)
}

/// The text of a point without the lists in it.
pub(super) fn own_text(item: &[Block]) -> String {
    let is_list = |block: &&Block| match block {
        Block::Marked(marked) => matches!(marked.block, Block::List { .. }),
        block => matches!(block, Block::List { .. }),
    };
    let own = item.iter().filter(|block| !is_list(block)).cloned();
    text(&own.collect::<Vec<_>>())
}
