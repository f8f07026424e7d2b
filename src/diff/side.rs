//! One of the two versions that a comparison holds.

use super::Content;
use crate::sheet::{Block, BlockChange, Change, Field, Mark, Run, Runs, Section};

/// A version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The one before.
    Old,
    /// The one after.
    New,
}

impl Side {
    /// Whether what is marked so belongs to this version.
    fn has(self, mark: Option<Mark>) -> bool {
        match (self, mark.map(|mark| mark.change)) {
            (_, None | Some(BlockChange::Edited)) => true,
            (Self::Old, Some(change)) => {
                matches!(change, BlockChange::Deleted | BlockChange::MovedAway)
            }
            (Self::New, Some(change)) => {
                matches!(change, BlockChange::Inserted | BlockChange::MovedHere)
            }
        }
    }

    fn has_run(self, run: &Run) -> bool {
        run.change != Some(if self == Self::Old { Change::Inserted } else { Change::Deleted })
    }

    /// The content of this version: without what belongs to the other alone, without marks.
    ///
    /// The new version comes out as it was; the old one, too, but for kinds of spaces.
    #[must_use]
    pub fn of(self, both: &Content) -> Content {
        Content {
            title: self.runs(&both.title),
            subtitle: self.optional(both.subtitle.as_ref()),
            action: self.optional(both.action.as_ref()),
            lead: self.blocks(&both.lead),
            sidebar: self.fields(&both.sidebar),
            body: self.blocks(&both.body),
            sections: self.sections(&both.sections),
            credits: self.blocks(&both.credits),
        }
    }

    fn fields(self, fields: &[Field]) -> Vec<Field> {
        let fields = fields.iter().filter(|field| self.has(field.mark));
        let field = |field: &Field| Field {
            key: field.key.clone(),
            label: self.runs(&field.label),
            blocks: self.blocks(&field.blocks),
            mark: None,
        };
        fields.map(field).collect()
    }

    fn sections(self, sections: &[Section]) -> Vec<Section> {
        let sections = sections.iter().filter(|section| self.has(section.mark));
        let section = |section: &Section| Section {
            heading: self.runs(&section.heading),
            blocks: self.blocks(&section.blocks),
            mark: None,
            ..section.clone()
        };
        sections.map(section).collect()
    }

    fn blocks(self, blocks: &[Block]) -> Vec<Block> {
        blocks.iter().filter_map(|block| self.block(block)).collect()
    }

    fn block(self, block: &Block) -> Option<Block> {
        Some(match block {
            Block::Marked(marked) if self.has(Some(marked.mark)) => self.block(&marked.block)?,
            Block::Marked(_) => return None,
            Block::Paragraph { runs, strong, introduces } => {
                Block::Paragraph { runs: self.runs(runs), strong: *strong, introduces: *introduces }
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
            Block::Picture { path, alt, credit, placement } => Block::Picture {
                placement: *placement,
                path: path.clone(),
                alt: alt.clone(),
                credit: self.optional(credit.as_ref()),
            },
        })
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
        (runs.is_empty() || runs.iter().any(|run| self.has_run(run))).then(|| self.runs(runs))
    }

    /// Runs of one style that follow each other are one.
    fn runs(self, runs: &[Run]) -> Runs {
        let mut kept: Runs = Vec::new();
        for run in runs.iter().filter(|run| self.has_run(run)) {
            let note = run.note.as_ref().map(|note| self.runs(note));
            let run = Run { change: None, note, ..run.clone() };
            match kept.last_mut() {
                Some(last) if last.continues(&run) => {
                    last.text.push_str(&run.text);
                    (last.note, last.line_break) = (run.note, run.line_break);
                }
                _ => kept.push(run),
            }
        }
        kept
    }
}
