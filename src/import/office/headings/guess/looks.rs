//! What the headings of sections look like in a document where no style tells them.

use std::collections::HashSet;

use crate::import::office::model::Role;
use crate::import::office::parts::{Part, only_calls};
use crate::import::patterns::{Patterns, Recognised};
use crate::sheet::SidebarField;

/// A line that stands for a heading is no longer than this, in characters.
const HEADING: usize = 120;
/// One that nothing but its words tells is no longer than this.
const WORDS: usize = 60;
/// Capitals have as many letters: shorter words are initials.
const CAPITALS: usize = 4;
/// It takes headings of so many types to know how an author makes them.
const FEW: usize = 2;
/// Where only words tell them, it takes as many.
const SEVERAL: usize = 3;

/// A paragraph that could be a heading by its form.
pub(super) struct Line {
    /// Its text.
    pub(super) text: String,
    /// Whether it is bold.
    bold: bool,
    /// Whether it has no small letters.
    capitals: bool,
    /// Whether it ends with a colon.
    colon: bool,
    /// Whether it announces a sidebar.
    pub(super) sidebar: bool,
    /// The type of section that it names.
    pub(super) known: Option<Recognised>,
    /// The field of a sidebar that it names.
    pub(super) field: Option<&'static SidebarField>,
}

impl Line {
    /// The line that a part is, if it is one.
    pub(super) fn of(part: &Part, patterns: &Patterns) -> Option<Self> {
        let Part::Para(para) = part else { return None };
        let plain = para.role == Role::Body && para.bullet.is_none() && !para.text.has_break();
        if !plain || only_calls(&para.text) {
            return None;
        }
        let text = para.text.short()?;
        if text.chars().count() > HEADING || text.ends_with(['.', ';', ',']) {
            return None;
        }
        Some(Self {
            bold: para.text.is_bold(),
            capitals: is_in_capitals(&text),
            colon: text.ends_with(':'),
            sidebar: patterns.is_sidebar(&text),
            known: patterns.recognise(&text),
            field: patterns.field(text.split(':').next().unwrap_or_default()),
            text,
        })
    }

    /// Whether it names a part of a sheet.
    pub(super) fn names_part(&self) -> bool {
        self.sidebar || self.field.is_some() || self.known.is_some()
    }

    /// Whether it looks like more than text.
    pub(super) fn is_set_out(&self) -> bool {
        self.bold || self.capitals
    }

    /// Whether it names a section and no field, and looks like more than text.
    fn names_section(&self) -> bool {
        self.is_set_out() && self.known.is_some() && self.field.is_none()
    }

    /// Whether its words alone may make it a heading.
    fn is_short(&self) -> bool {
        let sized = self.text.chars().count() <= WORDS && !self.colon;
        sized && self.field.is_none() && self.text.starts_with(|c: char| !c.is_lowercase())
    }
}

/// Whether a text has letters, none of them small.
fn is_in_capitals(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphabetic());
    let capitals = letters.clone().take(CAPITALS).count() == CAPITALS;
    capitals && letters.all(|c| !c.is_lowercase())
}

/// How an author made the headings of sections.
pub(super) struct Looks {
    /// They end with a colon.
    colon: bool,
    /// They are in capitals, not in bold.
    capitals: bool,
    /// Nothing but their words tells them.
    words: bool,
}

impl Looks {
    /// Looks at all lines of a document.
    pub(super) fn of(parts: &[Part], patterns: &Patterns) -> Self {
        let lines: Vec<Option<Line>> = parts.iter().map(|part| Line::of(part, patterns)).collect();
        let kinds = |fits: &dyn Fn(&Line) -> bool| {
            let fitting = lines.iter().flatten().filter(|line| fits(line));
            let known = fitting.filter_map(|line| line.known.as_ref());
            known.map(|known| known.kind.name).collect::<HashSet<_>>().len()
        };
        let bare = kinds(&|line| line.names_section() && !line.colon);
        let with_colon = kinds(&|line| line.names_section() && line.colon);
        let capitals = kinds(&|line| line.names_section() && line.capitals && !line.bold);
        let bold = kinds(&|line| line.names_section() && line.bold);
        // One heading right below another is a line of a list.
        let short = |at: usize| {
            let line = lines.get(at).and_then(Option::as_ref);
            line.filter(|line| line.is_short() && line.known.is_some())
        };
        let alone = (0..lines.len()).filter(|at| short(at + 1).is_none() && at + 1 < lines.len());
        let named: HashSet<&str> =
            alone.filter_map(|at| short(at)?.known.as_ref()).map(|known| known.kind.name).collect();
        Self {
            colon: bare == 0 && with_colon >= FEW,
            capitals: bold == 0 && capitals >= FEW,
            words: bare == 0 && with_colon == 0 && named.len() >= SEVERAL,
        }
    }

    /// Whether a line is the heading of a section.
    pub(super) fn is_section(&self, line: &Line) -> bool {
        let Some(known) = &line.known else { return false };
        let usual = if line.colon {
            self.colon && line.names_section()
        } else {
            line.bold || line.capitals && (self.capitals || line.names_section())
        };
        known.is_sure() || usual || self.words && line.is_short()
    }

    /// Whether a line is set out as a heading of no section is.
    pub(super) fn stands_out(&self, line: &Line) -> bool {
        line.bold || self.capitals && line.capitals
    }
}
