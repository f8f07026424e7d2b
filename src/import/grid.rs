//! Sheets that are forms in two columns, a label beside each text: what each row is.

use std::collections::HashSet;

use super::cutting::numbered;
use super::patterns::Patterns;

/// A label is no longer than this, in characters.
pub(crate) const LABEL: usize = 80;
/// Sections of so many types are a sheet's.
const KINDS: usize = 2;
/// What stands beside a label of the author's own is of the sidebar up to this length, in characters.
const SHORT: usize = 100;

/// What the label of a row says that it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The title of the sheet.
    Title,
    /// A field of the sidebar.
    Field,
    /// A section, by its type.
    Section(&'static str),
    /// A label of the author's own.
    Own,
}

impl Kind {
    /// By the label of a row, and whether a few words stand beside it.
    pub(crate) fn of(label: &str, short: bool, patterns: &Patterns) -> Self {
        let label = label.trim().trim_end_matches([':', ' ', '\u{a0}', '\u{202f}']);
        let numbers = numbered::numbers_sheet(label, false);
        match patterns.recognise(label) {
            _ if numbers || numbered::is_label(label) || patterns.is_action_name(label) => {
                Self::Title
            }
            _ if patterns.field(label).is_some() => Self::Field,
            // A few words are no section, where a pattern alone would say so: « Territoire ».
            Some(found) if found.is_sure() || !short => Self::Section(found.kind.name),
            _ => Self::Own,
        }
    }
}

/// Whether rows are a sheet: sections of several types are among them, and few labels are unknown.
pub(crate) fn is_sheet(kinds: &[Kind]) -> bool {
    let own = kinds.iter().filter(|kind| **kind == Kind::Own).count();
    let types = kinds.iter().filter_map(|kind| match kind {
        Kind::Section(name) => Some(*name),
        _ => None,
    });
    let types: HashSet<&str> = types.collect();
    let titles = kinds.iter().filter(|kind| **kind == Kind::Title).count();
    types.len() >= KINDS && titles < 2 && own * 2 <= kinds.len()
}

/// Which rows are of the sidebar; `short` says beside which labels a few words stand.
pub(crate) fn beside(kinds: &[Kind], short: &[bool]) -> Vec<bool> {
    let count = |wanted: Kind| kinds.iter().filter(|kind| **kind == wanted).count();
    let own = count(Kind::Own) <= count(Kind::Field);
    let of = |(kind, short): (&Kind, &bool)| match kind {
        Kind::Field => true,
        Kind::Own => own && *short,
        Kind::Title | Kind::Section(_) => false,
    };
    kinds.iter().zip(short).map(of).collect()
}

/// Whether a text is a few words and no sentence.
pub(crate) fn is_short(text: &str) -> bool {
    !text.ends_with(['.', '!', '?', '…']) && text.chars().count() <= SHORT
}
