//! The texts that pages have to hold, each with the field that it is of.

use std::ops::Range;

use super::letters::push_letters;
use super::manner::Manners;
use crate::sheet::{Block, Illustration, Run, Sheet, ascii};

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
    /// How all of it is set.
    manners: Manners,
    /// How parts of it are set besides, by their letters and digits.
    styled: Vec<(Range<usize>, Manners)>,
}

impl Stretch {
    /// How its text is set behind so many of its letters and digits.
    pub(super) fn manners(&self, before: usize) -> Manners {
        let own = self.styled.iter().find(|(range, _)| range.contains(&before));
        own.map_or(Manners::PLAIN, |(_, own)| *own) | self.manners
    }

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

/// A link to an address.
pub(super) struct Link {
    pub(super) part: Part,
    /// The address, in ASCII.
    pub(super) url: String,
    /// What it is read as.
    pub(super) text: String,
}

/// What pages have to hold of a sheet, in the order of reading.
#[derive(Default)]
pub(super) struct Wanted {
    pub(super) stretches: Vec<Stretch>,
    pub(super) numbers: Vec<Number>,
    pub(super) links: Vec<Link>,
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
            line.into_iter().for_each(|line| out.push(Field::of(part), line.clone(), Vec::new()));
        }
        out.blocks(Field::of(Part::Lead), &sheet.lead);
        for (i, field) in sheet.sidebar.iter().enumerate() {
            let own = Field::of(Part::Sidebar(i));
            out.runs(own.set(Manners::HEADING), &field.label);
            out.blocks(own, &field.blocks);
        }
        out.blocks(Field::of(Part::Body), &sheet.body);
        for (i, section) in sheet.sections.iter().enumerate() {
            let own = Field::of(Part::Section(i));
            out.runs(own.set(Manners::HEADING), &section.heading);
            out.blocks(own, &section.blocks);
        }
        out.blocks(Field::of(Part::Credits), &sheet.credits);
        out
    }

    /// The texts below the picture on the cover.
    pub(super) fn of_cover(cover: &Illustration) -> Self {
        let mut out = Self::default();
        cover.picture.texts().for_each(|runs| out.runs(Field::of(Part::Cover), runs));
        out
    }

    fn blocks(&mut self, field: Field, blocks: &[Block]) {
        for block in blocks {
            let own = field.set(Manners::of_block(block));
            match block {
                Block::Paragraph { runs, .. } | Block::Heading { runs, .. } => self.runs(own, runs),
                Block::List { ordered, start, items } => {
                    for (value, item) in (*start..).zip(items) {
                        if *ordered {
                            let (part, next) = (field.part, self.stretches.len());
                            self.numbers.push(Number { part, value, next, found: false });
                        }
                        self.blocks(own, item);
                    }
                }
                Block::Quote { blocks } | Block::Statement { blocks } => self.blocks(own, blocks),
                Block::Callout { title, blocks } => {
                    self.runs(own, title.as_deref().unwrap_or_default());
                    self.blocks(own, blocks);
                }
                Block::Picture(picture) => picture.texts().for_each(|runs| self.runs(own, runs)),
                Block::Marked(marked) => self.blocks(own, std::slice::from_ref(&marked.block)),
            }
        }
    }

    fn runs(&mut self, field: Field, runs: &[Run]) {
        let (mut text, mut styled) = (String::new(), Vec::new());
        for run in runs {
            let own = Manners::of_run(run);
            if !own.is_plain() {
                let start = counted(&text);
                styled.push((start..start + counted(&run.text), own));
            }
            if let Some(url) = &run.url {
                let (part, url, text) = (field.part, ascii(url).into_owned(), run.text.clone());
                self.links.push(Link { part, url, text });
            }
            text.push_str(&run.text);
            if run.line_break {
                text.push(' ');
            }
            if let Some(note) = &run.note {
                self.push(field, std::mem::take(&mut text), std::mem::take(&mut styled));
                self.runs(field.set(Manners::NOTE), note);
            }
        }
        self.push(field, text, styled);
    }

    fn push(&mut self, field: Field, text: String, styled: Vec<(Range<usize>, Manners)>) {
        let mut letters = String::with_capacity(text.len());
        push_letters(&text, &mut letters);
        if !letters.is_empty() {
            let Field { part, manners } = field;
            self.stretches.push(Stretch { part, text, letters, manners, styled });
        }
    }
}

/// The letters and digits of a text.
fn counted(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}

/// A field, and how the texts are set that are read of it.
#[derive(Clone, Copy)]
struct Field {
    part: Part,
    manners: Manners,
}

impl Field {
    const fn of(part: Part) -> Self {
        Self { part, manners: Manners::of_part(part) }
    }

    /// The same, set in one more manner.
    fn set(self, manners: Manners) -> Self {
        Self { manners: self.manners | manners, ..self }
    }
}
