//! What moved: its other end, and where that stands, in words.

use std::collections::{HashMap, HashSet};

use super::transfers;
use crate::diff::collection::pictures;
use crate::diff::count::replacements::all_replacements;
use crate::diff::count::summary::Part;
use crate::diff::forms::presented::{self, Presented};
use crate::diff::structure::blocks::{class, merge_block};
use crate::diff::structure::pieces::by_points;
use crate::diff::tell::telling;
use crate::diff::{Content, Side};
use crate::message::text;
use crate::sheet::{Block, BlockChange, Mark, Marked, Run};

/// Where a block, a section or a field was, and where it is.
#[derive(Default)]
struct Move<'a> {
    from: Option<Spot<'a>>,
    to: Option<Spot<'a>>,
}

struct Spot<'a> {
    /// The part that a block stands in; none of a part itself.
    part: Option<Part>,
    /// Its place in the order of reading.
    order: usize,
    around: Around,
    block: Option<&'a Block>,
}

/// What moved in a sheet.
#[derive(Default)]
pub(crate) struct Places<'a> {
    /// Blocks, sections and fields, by the numbers of their marks.
    moves: HashMap<usize, Move<'a>>,
    /// The parts that sentences moved out of; which of those that moved together, and in which order.
    gone: HashMap<String, (Part, (usize, usize))>,
    /// The parts that they moved to.
    come: HashMap<String, Part>,
    /// The sentences that moved out of what is presented otherwise than the text, and those that moved into it.
    presented: [HashMap<String, Presented>; 2],
    /// Those that only look moved: what was made of the sentences beside them parts them from their text.
    parted: HashSet<String>,
}

/// Where a sentence comes from.
pub(super) enum Moved {
    /// The same part: its passage, and its place in that.
    Near((usize, usize)),
    /// Another one.
    Far(Part),
}

impl<'a> Places<'a> {
    /// Those of a comparison.
    pub(crate) fn of(content: &'a Content) -> Self {
        let (mut places, mut order) = (Self::default(), 0);
        content.each_part(&mut |part, blocks| places.sentences(&part, blocks));
        each_place(content, &mut |part, marked, around| {
            order += 1;
            let (part, block) = (Some(part.clone()), Some(&marked.block));
            places.add(Some(marked.mark), Spot { part, order, around, block });
        });
        let fields = content.sidebar.iter().map(|field| field.mark);
        for (order, mark) in fields.chain(content.sections.iter().map(|it| it.mark)).enumerate() {
            places.add(mark, Spot { part: None, order, around: Around::default(), block: None });
        }
        places
    }

    fn sentences(&mut self, part: &Part, blocks: &[Block]) {
        // Behind those of the text that they stand in now.
        let mut passage = usize::MAX;
        transfers::each_moved(blocks, Side::Old, &mut |group| {
            passage -= 1;
            for (at, said) in group.into_iter().enumerate() {
                self.gone.insert(said, (part.clone(), (passage, at)));
            }
        });
        transfers::each_moved(blocks, Side::New, &mut |group| {
            self.come.extend(group.into_iter().map(|said| (said, part.clone())));
        });
        for (found, side) in self.presented.iter_mut().zip([Side::Old, Side::New]) {
            presented::each(blocks, side, &mut |kind, group| {
                found.extend(group.into_iter().map(|said| (said, kind)));
            });
        }
        self.parted.extend(presented::parted(blocks));
    }

    fn add(&mut self, mark: Option<Mark>, spot: Spot<'a>) {
        let Some(Mark { change, mate: Some(mate), .. }) = mark else { return };
        let found = self.moves.entry(mate).or_default();
        match change {
            BlockChange::MovedAway => found.from = Some(spot),
            BlockChange::MovedHere => found.to = Some(spot),
            _ => {}
        }
    }

    fn ends(&self, mark: Mark) -> Option<(&Spot<'a>, &Spot<'a>)> {
        let found = self.moves.get(&mark.mate?)?;
        Some((found.from.as_ref()?, found.to.as_ref()?))
    }

    /// The greatest number of a move; 0: nothing moved.
    pub(crate) fn last_mate(&self) -> usize {
        self.moves.keys().copied().max().unwrap_or_default()
    }

    /// A few words on where something went, or comes from.
    pub(crate) fn label(&self, mark: Mark) -> Option<String> {
        if let Some(number) = mark.other {
            return Some(telling::other_sheet(mark.change, number));
        }
        let (from, to) = self.ends(mark)?;
        if is_reshaped(from, to) {
            if let (Some(Block::Heading { .. }), Some(Block::Heading { .. })) =
                (from.block, to.block)
            {
                return Some(text!("diff-level-changed"));
            }
            return Some(text!("diff-shown-otherwise"));
        }
        let away = mark.change == BlockChange::MovedAway;
        let other = if away { to } else { from };
        Some(match (&other.part, away) {
            (Some(part), true) if from.part != to.part => {
                text!("diff-moved-to", place = telling::place(part))
            }
            (Some(part), false) if from.part != to.part => {
                text!("diff-moved-from", place = telling::place(part))
            }
            (_, true) if from.order < to.order => text!("diff-moved-down"),
            (_, true) => text!("diff-moved-up"),
            (_, false) if from.order < to.order => text!("diff-moved-from-above"),
            (_, false) => text!("diff-moved-from-below"),
        })
    }

    /// Whether something is where it was, in another form.
    pub(crate) fn is_reshaped(&self, mark: Mark) -> bool {
        self.ends(mark).is_some_and(|(from, to)| is_reshaped(from, to))
    }

    /// The few words with those that changed on the way, by the new end.
    pub(crate) fn remark(&self, marked: &Marked) -> Option<String> {
        let label = self.label(marked.mark)?;
        let here = marked.mark.change == BlockChange::MovedHere;
        let words = self.edited(marked).filter(|_| here).map(|both| all_replacements(&both));
        let words = words.iter().flatten().map(telling::replacement);
        Some(std::iter::once(label).chain(words).collect::<Vec<_>>().join(" ; "))
    }

    /// Whether a block went to another part, or has come from one.
    pub(super) fn is_far(&self, mark: Mark) -> bool {
        let moved = matches!(mark.change, BlockChange::MovedAway | BlockChange::MovedHere);
        moved && self.ends(mark).is_some_and(|(from, to)| from.part != to.part)
    }

    /// The part that a block has come from, if it stands in another one.
    pub(crate) fn origin(&self, mark: Mark) -> Option<&Part> {
        let (from, to) = self.ends(mark)?;
        from.part.as_ref().filter(|part| Some(*part) != to.part.as_ref())
    }

    /// Where a sentence has come from, if not from another sheet.
    pub(super) fn moved(&self, sentence: &str) -> Option<Moved> {
        let (part, place) = self.gone.get(sentence)?;
        Some(match self.come.get(sentence) == Some(part) {
            true => Moved::Near(*place),
            false => Moved::Far(part.clone()),
        })
    }

    /// How a sentence that moved was presented otherwise than the text, and how it is.
    pub(crate) fn presented(&self, sentence: &str) -> [Option<Presented>; 2] {
        self.presented.each_ref().map(|all| all.get(sentence).copied())
    }

    /// Whether a sentence that looks moved stands behind or before the same ones.
    pub(super) fn is_parted(&self, sentence: &str) -> bool {
        self.parted.contains(sentence)
    }

    /// Both versions in one of a block that was edited on the way, by its new end; none where it only moved.
    pub(crate) fn edited(&self, here: &Marked) -> Option<Block> {
        let old = self.ends(here.mark)?.0.block?;
        let mut words = false;
        crate::sheet::each_in(&[old.clone(), here.block.clone()], &mut |runs| {
            words |= runs.iter().any(altered);
        });
        let old = Side::Old.plain().block(old).into_iter().next()?;
        let new = Side::New.plain().block(&here.block).into_iter().next()?;
        let shown = |block: &Block| match block {
            Block::Picture(it) => Some(pictures::shown(it)),
            _ => None,
        };
        (words || shown(&old) != shown(&new)).then(|| merge_block(&old, &new))
    }
}

/// Whether two ends of a move are of different kinds, or in place. A heading may have another level where it stands now.
fn is_reshaped(from: &Spot<'_>, to: &Spot<'_>) -> bool {
    let (Some(old), Some(new)) = (from.block, to.block) else { return false };
    let headings = matches!((old, new), (Block::Heading { .. }, Block::Heading { .. }));
    let beside = from.part == to.part && from.order.abs_diff(to.order) == 1;
    (beside || !headings) && class(old) != class(new) || from.around.is_in_place(to.around)
}

/// What is around a block.
#[derive(Clone, Copy, Default)]
pub(super) struct Around {
    /// How many blocks in front of it both versions have.
    kept: usize,
    /// Whether it is in a list.
    pub(super) in_list: bool,
    /// Whether the list that it is in has numbers.
    ordered: bool,
    /// How many quotes and call-outs it is in.
    inside: usize,
}

impl Around {
    /// Whether nothing that both versions have lies between two blocks.
    pub(super) fn is_beside(self, other: Self) -> bool {
        self.kept == other.kept
    }

    /// Whether one block that is gone and one that has come are at the same place, as a point of a list and as none, or
    /// as a point of a list of another kind.
    pub(super) fn is_in_place(self, other: Self) -> bool {
        let kind = |it: Self| (it.in_list, it.ordered, it.inside);
        self.kept == other.kept && kind(self) != kind(other)
    }
}

/// Hands over every block that has a mark, in the order of reading, with its part and what is around it.
pub(super) fn each_place<'a>(
    content: &'a Content,
    visit: &mut impl FnMut(&Part, &'a Marked, Around),
) {
    let mut around = Around::default();
    content.each_part(&mut |part, blocks| {
        around.kept += 1;
        around.each(blocks, &mut |marked, around| visit(&part, marked, around));
    });
}

impl Around {
    fn each<'a>(&mut self, blocks: &'a [Block], visit: &mut impl FnMut(&'a Marked, Self)) {
        use BlockChange::{Edited, Joined, Split};
        for block in blocks {
            match by_points(block) {
                Block::Marked(marked) => {
                    visit(marked, *self);
                    let kept = matches!(marked.mark.change, Edited | Split | Joined);
                    self.kept += usize::from(kept);
                }
                Block::List { items, ordered, .. } => {
                    let outside = *self;
                    (self.in_list, self.ordered) = (true, *ordered);
                    items.iter().for_each(|item| self.each(item, visit));
                    *self = Self { kept: self.kept, ..outside };
                }
                Block::Quote { blocks }
                | Block::Statement { blocks }
                | Block::Callout { blocks, .. } => {
                    self.inside += 1;
                    self.each(blocks, visit);
                    self.inside -= 1;
                }
                Block::Paragraph { .. } | Block::Heading { .. } | Block::Picture { .. } => {
                    self.kept += 1;
                }
            }
        }
    }
}

/// Whether a run of something that moved was changed besides.
pub(crate) fn altered(run: &Run) -> bool {
    run.change.is_some_and(|change| !change.is_move())
        || run.note.as_ref().is_some_and(|note| note.iter().any(altered))
}

/// Hands over every block that has a mark, in the order of reading, but for those inside of it.
pub(crate) fn each_marked<'a>(blocks: &'a [Block], visit: &mut impl FnMut(&'a Marked)) {
    Around::default().each(blocks, &mut |marked, _| visit(marked));
}
