//! One of the two versions that a comparison holds.

use super::blocks::mark_all;
use crate::diff::Content;
use crate::diff::collection::pictures;
use crate::sheet::{Block, BlockChange, Change, Field, Mark, Marked, Picture, Run, Runs, Section};

/// A version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The one before.
    Old,
    /// The one after.
    New,
}

impl Side {
    /// The content of this version: without what belongs to the other alone, without marks.
    ///
    /// The new version comes out as it was; the old one, too, but for kinds of spaces.
    #[must_use]
    pub fn of(self, both: &Content) -> Content {
        self.plain().content(both)
    }

    /// The blocks of this version among those of a comparison, as if the other one had none of them.
    pub(crate) fn whole(self, both: &[Block]) -> Vec<Block> {
        mark_all(&self.plain().blocks(both), self.own())
    }

    /// Takes this version out of a comparison.
    pub(crate) const fn plain(self) -> Taker {
        Taker { side: self, moves: false }
    }

    /// Takes one end of a move out of a comparison of both: what the other end has, too, is marked as moved, all else as
    /// gone or new.
    pub(crate) const fn end(self) -> Taker {
        Taker { side: self, moves: true }
    }

    /// The mark of what only this version has.
    pub(crate) const fn own(self) -> Change {
        match self {
            Self::Old => Change::Deleted,
            Self::New => Change::Inserted,
        }
    }

    /// The mark of what this version has at this place, and the other one elsewhere.
    pub(crate) const fn moved(self) -> Change {
        match self {
            Self::Old => Change::MovedAway,
            Self::New => Change::MovedHere,
        }
    }

    /// Whether a run belongs to this version.
    pub(crate) fn has_run(self, run: &Run) -> bool {
        run.change.is_none_or(|change| change.is_old() == (self == Self::Old))
    }

    /// Whether a paragraph or list with this mark is the end of the one before it in this version.
    fn goes_on(self, change: BlockChange) -> bool {
        matches!((self, change), (Self::Old, BlockChange::Split) | (Self::New, BlockChange::Joined))
    }

    /// Whether what is marked so belongs to this version.
    pub(crate) fn has(self, mark: Option<Mark>) -> bool {
        use BlockChange::{Deleted, Edited, Inserted, Joined, MovedAway, MovedHere, Split};
        match mark.map(|mark| mark.change) {
            None | Some(Edited | Split | Joined) => true,
            Some(Deleted | MovedAway) => self == Self::Old,
            Some(Inserted | MovedHere) => self == Self::New,
        }
    }
}

/// Takes a version, or its end of a move, out of a comparison.
#[derive(Clone, Copy)]
pub(crate) struct Taker {
    side: Side,
    moves: bool,
}

impl Taker {
    fn content(self, both: &Content) -> Content {
        let fields = both.sidebar.iter().filter(|field| self.side.has(field.mark));
        let sections = both.sections.iter().filter(|section| self.side.has(section.mark));
        Content {
            title: self.runs(&both.title),
            subtitle: self.optional(both.subtitle.as_ref()),
            action: self.optional(both.action.as_ref()),
            lead: self.blocks(&both.lead),
            sidebar: fields.map(|field| self.field(field)).collect(),
            body: self.blocks(&both.body),
            sections: sections.map(|section| self.section(section)).collect(),
            credits: self.blocks(&both.credits),
        }
    }

    /// A field that this version has.
    pub(crate) fn field(self, field: &Field) -> Field {
        Field {
            key: field
                .was
                .as_ref()
                .filter(|_| self.side == Side::Old)
                .unwrap_or(&field.key)
                .clone(),
            was: None,
            label: self.runs(&field.label),
            blocks: self.blocks(&field.blocks),
            mark: None,
        }
    }

    /// A section that this version has.
    pub(crate) fn section(self, section: &Section) -> Section {
        Section {
            heading: self.runs(&section.heading),
            blocks: self.blocks(&section.blocks),
            mark: None,
            ..section.clone()
        }
    }

    pub(crate) fn blocks(self, blocks: &[Block]) -> Vec<Block> {
        let mut taken = Vec::new();
        for block in blocks {
            match (block, taken.last_mut()) {
                (Block::Marked(marked), Some(Block::List { items, .. }))
                    if self.side.goes_on(marked.mark.change) =>
                {
                    let next = self.block(&marked.block);
                    items.extend(next.into_iter().filter_map(into_items).flatten());
                }
                (Block::Marked(marked), Some(Block::Paragraph { runs, .. }))
                    if self.side.goes_on(marked.mark.change) =>
                {
                    let next = self.block(&marked.block);
                    let more = next.into_iter().filter_map(into_runs).flatten();
                    let runs = more.fold(std::mem::take(runs), added);
                    taken.pop();
                    taken.push(Block::paragraph(runs));
                }
                _ => taken.extend(self.block(block)),
            }
        }
        taken
    }

    /// The blocks with one mark each but for those that the other end does not have.
    pub(crate) fn marked_blocks(self, blocks: &[Block], mark: Mark) -> Vec<Block> {
        let own: BlockChange = self.side.own().into();
        let alone = |block: &Block| matches!(block, Block::Marked(it) if it.mark.change == own);
        let mut taken = Vec::new();
        for chunk in blocks.chunk_by(|a, b| alone(a) == alone(b)) {
            if chunk.first().is_some_and(alone) {
                taken.extend_from_slice(chunk);
            } else {
                let moved = self.blocks(chunk).into_iter();
                taken.extend(moved.map(|block| Block::Marked(Box::new(Marked { mark, block }))));
            }
        }
        taken
    }

    /// The block, or the paragraphs, that a block of a comparison is in this version.
    pub(crate) fn block(self, block: &Block) -> Vec<Block> {
        vec![match block {
            Block::Marked(marked) if self.side.has(Some(marked.mark)) => {
                let was = marked.mark.was.filter(|_| self.side == Side::Old);
                let mut blocks = self.block(&marked.block);
                for block in &mut blocks {
                    if let (Some(was), Block::List { start, .. }) = (was, block) {
                        *start = was;
                    }
                }
                return blocks;
            }
            Block::Marked(_) => return Vec::new(),
            Block::Paragraph { runs, strong, introduces } => {
                return self.paragraphs(runs, *strong, *introduces);
            }
            Block::Heading { runs, style, level } => {
                Block::Heading { runs: self.runs(runs), style: *style, level: *level }
            }
            Block::List { ordered, start, items } => {
                Block::List { ordered: *ordered, start: *start, items: self.items(items) }
            }
            Block::Quote { blocks } => Block::Quote { blocks: self.blocks(blocks) },
            Block::Statement { blocks } => Block::Statement { blocks: self.blocks(blocks) },
            Block::Callout { title, blocks } => {
                Block::Callout { title: self.optional(title.as_ref()), blocks: self.blocks(blocks) }
            }
            Block::Picture(it) => Block::Picture(Picture {
                caption: self.optional(it.caption.as_ref()),
                credit: self.optional(it.credit.as_ref()),
                ..pictures::of_side(it, self.side)
            }),
        }]
    }

    /// A paragraph, parted where this version has ends of paragraphs.
    fn paragraphs(self, runs: &[Run], strong: bool, introduces: bool) -> Vec<Block> {
        let end = |run: &Run| run.paragraph && self.side.has_run(run);
        if !runs.iter().any(end) {
            return vec![Block::Paragraph { runs: self.runs(runs), strong, introduces }];
        }
        runs.split(end).map(|runs| Block::paragraph(self.runs(runs))).collect()
    }

    /// An item all of whose blocks belong to the other version is no item of this one.
    fn items(self, items: &[Vec<Block>]) -> Vec<Vec<Block>> {
        let kept = |item: &Vec<Block>| {
            let blocks = self.blocks(item);
            (item.is_empty() || !blocks.is_empty()).then_some(blocks)
        };
        items.iter().filter_map(kept).collect()
    }

    fn optional(self, runs: Option<&Runs>) -> Option<Runs> {
        let runs = runs?;
        (runs.is_empty() || runs.iter().any(|run| self.side.has_run(run))).then(|| self.runs(runs))
    }

    pub(crate) fn runs(self, runs: &[Run]) -> Runs {
        let kept = runs.iter().filter(|run| self.side.has_run(run)).map(|run| Run {
            change: self.moves.then(|| run.change.unwrap_or(self.side.moved())),
            note: run.note.as_ref().map(|note| self.runs(note)),
            ..run.clone()
        });
        kept.fold(Vec::new(), added)
    }
}

fn into_items(block: Block) -> Option<Vec<Vec<Block>>> {
    match block {
        Block::List { items, .. } => Some(items),
        _ => None,
    }
}

fn into_runs(block: Block) -> Option<Runs> {
    match block {
        Block::Paragraph { runs, .. } => Some(runs),
        _ => None,
    }
}

/// Runs with one more: those of one style that follow each other are one.
pub(crate) fn added(mut runs: Runs, run: Run) -> Runs {
    match runs.last_mut() {
        Some(last) if last.continues(&run) => {
            last.text.push_str(&run.text);
            (last.note, last.line_break) = (run.note, run.line_break);
        }
        _ => runs.push(run),
    }
    runs
}
