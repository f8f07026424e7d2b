//! The texts that pages have to hold, each with the field that it is of.

use super::letters::push_letters;
use crate::sheet::{Block, Illustration, Run, Sheet};

/// Most letters, in bytes, of a text that may be a part of another one.
const SHORT: usize = 24;

/// A field of a sheet.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Title,
    Subtitle,
    Action,
    Lead,
    /// A field of the sidebar.
    Sidebar(usize),
    Body,
    Section(usize),
    Credits,
    /// What stands below the picture on the cover.
    Cover,
}

impl Part {
    /// Whether it is what a sheet is called.
    pub(super) const fn is_name(self) -> bool {
        matches!(self, Self::Title | Self::Subtitle | Self::Action)
    }

    /// Its place in the sheet's data, as a JSON pointer.
    pub(super) fn pointer(self) -> String {
        match self {
            Self::Title => "/title".into(),
            Self::Subtitle => "/subtitle".into(),
            Self::Action => "/action".into(),
            Self::Lead => "/lead".into(),
            Self::Sidebar(i) => format!("/sidebar/fields/{i}"),
            Self::Body => "/body".into(),
            Self::Section(i) => format!("/sections/{i}"),
            Self::Credits => "/credits".into(),
            Self::Cover => "/cover".into(),
        }
    }
}

/// A stretch of text, styles apart: what stands between two notes in one paragraph.
pub(super) struct Stretch {
    pub(super) part: Part,
    pub(super) text: String,
    /// What is compared of it.
    pub(super) letters: String,
}

impl Stretch {
    /// Whether it may be a part of another one, which has it in another style.
    pub(super) fn is_short(&self) -> bool {
        self.letters.len() <= SHORT
    }
}

/// The number of an item in a list.
pub(super) struct Number {
    pub(super) part: Part,
    pub(super) value: u64,
    /// The stretch that it stands before, if there is one behind it.
    pub(super) next: usize,
    pub(super) found: bool,
}

/// What pages have to hold of a sheet, in the order of reading.
#[derive(Default)]
pub(super) struct Wanted {
    pub(super) stretches: Vec<Stretch>,
    pub(super) numbers: Vec<Number>,
}

impl Wanted {
    /// The texts of a sheet.
    pub(super) fn of_sheet(sheet: &Sheet) -> Self {
        let mut out = Self::default();
        let lines = [
            (Part::Title, Some(&sheet.title)),
            (Part::Subtitle, sheet.subtitle.as_ref()),
            (Part::Action, sheet.action.as_ref()),
        ];
        for (part, line) in lines {
            line.into_iter().for_each(|line| out.push(part, line.clone()));
        }
        out.blocks(Part::Lead, &sheet.lead);
        for (i, field) in sheet.sidebar.iter().enumerate() {
            out.runs(Part::Sidebar(i), &field.label);
            out.blocks(Part::Sidebar(i), &field.blocks);
        }
        out.blocks(Part::Body, &sheet.body);
        for (i, section) in sheet.sections.iter().enumerate() {
            out.runs(Part::Section(i), &section.heading);
            out.blocks(Part::Section(i), &section.blocks);
        }
        out.blocks(Part::Credits, &sheet.credits);
        out
    }

    /// The texts below the picture on the cover.
    pub(super) fn of_cover(cover: &Illustration) -> Self {
        let mut out = Self::default();
        cover.picture.texts().for_each(|runs| out.runs(Part::Cover, runs));
        out
    }

    fn blocks(&mut self, part: Part, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph { runs, .. } | Block::Heading { runs, .. } => {
                    self.runs(part, runs);
                }
                Block::List { ordered, start, items } => {
                    for (value, item) in (*start..).zip(items) {
                        if *ordered {
                            let next = self.stretches.len();
                            self.numbers.push(Number { part, value, next, found: false });
                        }
                        self.blocks(part, item);
                    }
                }
                Block::Quote { blocks } | Block::Statement { blocks } => self.blocks(part, blocks),
                Block::Callout { title, blocks } => {
                    self.runs(part, title.as_deref().unwrap_or_default());
                    self.blocks(part, blocks);
                }
                Block::Picture(picture) => picture.texts().for_each(|runs| self.runs(part, runs)),
                Block::Marked(marked) => self.blocks(part, std::slice::from_ref(&marked.block)),
            }
        }
    }

    fn runs(&mut self, part: Part, runs: &[Run]) {
        let mut stretch = String::new();
        for run in runs {
            stretch.push_str(&run.text);
            if run.line_break {
                stretch.push(' ');
            }
            if let Some(note) = &run.note {
                self.push(part, std::mem::take(&mut stretch));
                self.runs(part, note);
            }
        }
        self.push(part, stretch);
    }

    fn push(&mut self, part: Part, text: String) {
        let mut letters = String::with_capacity(text.len());
        push_letters(&text, &mut letters);
        if !letters.is_empty() {
            self.stretches.push(Stretch { part, text, letters });
        }
    }
}
