//! The texts that pages have to hold, each with the field that it is of.

use super::letters::push_letters;
use crate::sheet::{Illustration, Run, Sheet, each_in};

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

/// The texts of a sheet, in the order of reading.
pub(super) fn of_sheet(sheet: &Sheet) -> Vec<Stretch> {
    let mut out = Vec::new();
    let lines = [
        (Part::Title, Some(&sheet.title)),
        (Part::Subtitle, sheet.subtitle.as_ref()),
        (Part::Action, sheet.action.as_ref()),
    ];
    for (part, line) in lines {
        line.into_iter().for_each(|line| push(part, line.clone(), &mut out));
    }
    each_in(&sheet.lead, &mut |runs| push_runs(Part::Lead, runs, &mut out));
    for (i, field) in sheet.sidebar.iter().enumerate() {
        push_runs(Part::Sidebar(i), &field.label, &mut out);
        each_in(&field.blocks, &mut |runs| push_runs(Part::Sidebar(i), runs, &mut out));
    }
    each_in(&sheet.body, &mut |runs| push_runs(Part::Body, runs, &mut out));
    for (i, section) in sheet.sections.iter().enumerate() {
        push_runs(Part::Section(i), &section.heading, &mut out);
        each_in(&section.blocks, &mut |runs| push_runs(Part::Section(i), runs, &mut out));
    }
    each_in(&sheet.credits, &mut |runs| push_runs(Part::Credits, runs, &mut out));
    out
}

/// The texts below the picture on the cover.
pub(super) fn of_cover(cover: &Illustration) -> Vec<Stretch> {
    let mut out = Vec::new();
    cover.picture.texts().for_each(|runs| push_runs(Part::Cover, runs, &mut out));
    out
}

fn push_runs(part: Part, runs: &[Run], out: &mut Vec<Stretch>) {
    let mut stretch = String::new();
    for run in runs {
        stretch.push_str(&run.text);
        if run.line_break {
            stretch.push(' ');
        }
        if let Some(note) = &run.note {
            push(part, std::mem::take(&mut stretch), out);
            push_runs(part, note, out);
        }
    }
    push(part, stretch, out);
}

fn push(part: Part, text: String, out: &mut Vec<Stretch>) {
    let mut letters = String::with_capacity(text.len());
    push_letters(&text, &mut letters);
    if !letters.is_empty() {
        out.push(Stretch { part, text, letters });
    }
}
