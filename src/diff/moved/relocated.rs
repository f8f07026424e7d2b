//! Parts of a sheet that may have gone elsewhere as a whole: what changed in them on the way, and what came to them or left them.

use super::places::Places;
use crate::diff::count::summary::{Part, PartChange, now, text};
use crate::diff::structure::blocks::{merge_blocks, merge_contents};
use crate::diff::text::words::merge;
use crate::diff::{Content, Side};
use crate::sheet::{Block, BlockChange, Field, Mark, Run, Section};

/// What changed in a field of the sidebar; `came` are passages that came with it from another sheet with other words.
pub(crate) fn field(
    field: &Field,
    content: &Content,
    places: &Places<'_>,
    came: &[Block],
) -> Option<PartChange> {
    let mut found = PartChange::new(Part::Field(now(&field.label)), BlockChange::Edited);
    let mate = content.sidebar.iter().find(|it| are_mates(it.mark, field.mark));
    if let Some(was) = mate {
        let (old, new) = (Side::Old.plain().field(was), Side::New.plain().field(field));
        found.own_heading(&merge(&old.label, &new.label), None);
        let both = [&was.blocks, &field.blocks];
        found.stayed(both, places, merge_contents);
    } else {
        found.own_heading(&field.label, field.mark);
        found.blocks(&field.blocks, places);
    }
    found.moved_as_a_whole(field.mark, came);
    found.if_changed()
}

/// The same of a section.
pub(crate) fn section(
    section: &Section,
    content: &Content,
    places: &Places<'_>,
    came: &[Block],
) -> Option<PartChange> {
    let mut found = PartChange::new(Part::Section(now(&section.heading)), BlockChange::Edited);
    let mate = content.sections.iter().find(|it| are_mates(it.mark, section.mark));
    if let Some(was) = mate {
        let (old, new) = (Side::Old.plain().section(was), Side::New.plain().section(section));
        found.own_heading(&merge(&old.heading, &new.heading), None);
        let both = [&was.blocks, &section.blocks];
        found.stayed(both, places, merge_blocks);
    } else {
        found.own_heading(&section.heading, section.mark);
        found.blocks(&section.blocks, places);
    }
    found.moved_as_a_whole(section.mark, came);
    found.if_changed()
}

/// Whether these are both ends of a move, the second one where it is now.
fn are_mates(other: Option<Mark>, here: Option<Mark>) -> bool {
    let (Some(other), Some(here)) = (other, here) else { return false };
    let ends = (other.change, here.change) == (BlockChange::MovedAway, BlockChange::MovedHere);
    ends && here.mate.is_some() && other.mate == here.mate
}

impl PartChange {
    /// What became of the part as a whole, and of the heading that it is known by.
    fn own_heading(&mut self, heading: &[Run], mark: Option<Mark>) {
        self.change = mark.map_or(BlockChange::Edited, |mark| mark.change);
        if self.change == BlockChange::Edited && heading.iter().any(|run| run.change.is_some()) {
            self.was = Some(text(heading, Side::Old));
        }
    }

    /// What became of the part as a whole, where that is told besides what changed in it.
    fn moved_as_a_whole(&mut self, mark: Option<Mark>, came: &[Block]) {
        if let Some(Mark {
            change: change @ (BlockChange::MovedAway | BlockChange::MovedHere),
            other,
            ..
        }) = mark
        {
            if other.is_some() {
                // What it has of its own is what changed on the way.
                let moved = self.moved;
                *self = Self { moved, ..Self::of_passages(self.part.clone(), came.to_vec()) };
            }
            (self.change, self.other) = (change, other);
        }
    }

    /// What changed in a part that moved, of which `both` ends have the blocks: what went to other parts or came from them apart, which
    /// is told of the part where it stands now.
    fn stayed(
        &mut self,
        both: [&Vec<Block>; 2],
        places: &Places<'_>,
        merge: impl Fn(&[Block], &[Block]) -> Vec<Block>,
    ) {
        let is_far = |block: &&Block| match block {
            Block::Marked(it) => places.is_far(it.mark),
            _ => false,
        };
        let [old, new] = both.map(|blocks| {
            blocks.iter().filter(|block| !is_far(block)).cloned().collect::<Vec<_>>()
        });
        let plain = |side: Side, blocks: &[Block]| {
            blocks.iter().flat_map(|block| side.plain().block(block)).collect::<Vec<_>>()
        };
        self.blocks(&merge(&plain(Side::Old, &old), &plain(Side::New, &new)), places);
        both[1].iter().filter(is_far).for_each(|block| self.block(block, places));
    }

    /// What changed in some passages, both versions of each in one.
    pub(crate) fn of_passages(part: Part, passages: Vec<Block>) -> Self {
        let content = Content { body: passages, ..Content::default() };
        let mut found = Self::new(part, BlockChange::Edited);
        found.blocks(&content.body, &Places::of(&content));
        found.settle();
        found
    }

    /// What changed in the passages that moved here, apart from what is new besides them.
    pub(crate) fn edits_alone(&self) -> Self {
        let mut edits = self.clone();
        for tally in [
            &mut edits.sentences,
            &mut edits.lines,
            &mut edits.breaks,
            &mut edits.items,
            &mut edits.headings,
            &mut edits.callouts,
            &mut edits.quotes,
            &mut edits.set_out,
            &mut edits.quoted,
            &mut edits.pointed,
            &mut edits.boxed,
            &mut edits.titles,
            &mut edits.pictures,
            &mut edits.captions,
            &mut edits.credits,
            &mut edits.notes,
            &mut edits.links,
        ] {
            tally.added = 0;
        }
        (edits.moved, edits.items_moved, edits.sentences_moved) = (0, 0, 0);
        edits.pictures_moved = 0;
        (edits.sentences_shifted, edits.lines_shifted, edits.shown) = (0, 0, Default::default());
        edits
    }
}
