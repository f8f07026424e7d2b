//! Sections below a line at the margin that parts them from « sections: »: a key that was pasted among them, or the type of
//! one in the place of a key. YAML stumbles at the first good section below, where nothing is wrong.

use std::sync::Arc;

use super::place;
use crate::diag::{Code, Diagnostic};
use crate::fold::fold;
use crate::message::text;
use crate::sheet::{SECTION_KEYS, SECTION_TYPES};
use crate::source::{Place, Source};
use crate::yaml::lines::text_of;

/// What is said of such a line, where YAML stumbles at a section below it.
pub(crate) fn told(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let of = |line: usize| text_of(source, line).1;
    let written = of(line);
    let begins = written.starts_with(' ') && written.trim_start().starts_with("- ");
    place::key(written).filter(|key| begins && SECTION_KEYS.contains(key))?;
    let margin = |line: &usize| {
        let text = of(*line);
        !text.is_empty() && !text.starts_with([' ', '\t', '#', '\r'])
    };
    let parting = (1..line).rev().find(margin)?;
    if let Some(name) = type_as_key(source, parting) {
        let start = source.line(parting).start;
        let end = start + of(parting).find(':')?;
        return Some(
            Diagnostic::error(Code::YamlSyntax, text!("type-as-key", name))
                .at(&Place::new(source, start..end), text!("here"))
                .hint(text!("type-as-key.hint-margin", name)),
        );
    }
    let key = place::at_margin(of(parting)).filter(|key| !SECTION_KEYS.contains(key))?;
    (key != "sections" && is_below_sections(source, parting)).then(|| {
        let range = source.line(parting);
        Diagnostic::error(Code::YamlSyntax, text!("yaml-parted-sections", key))
            .at(&Place::new(source, range.start..range.start + key.len() + 1), text!("here"))
            .hint(text!("yaml-parted-sections.hint", key))
    })
}

/// The type of a section that a line at the margin has in the place of a key, among the sections.
pub(crate) fn type_as_key(source: &Source, line: usize) -> Option<&'static str> {
    let (_, text) = text_of(source, line);
    let (word, rest) = text.split_once(':')?;
    let parted = rest.trim().is_empty() || rest.trim() == "|";
    let word = fold(Some(word).filter(|word| word.starts_with(char::is_alphabetic))?);
    let named = SECTION_TYPES.iter().map(|kind| kind.name).find(|name| fold(name) == word);
    named.filter(|_| parted && is_below_sections(source, line))
}

/// Whether the line of the sections stands above a line.
pub(crate) fn is_below_sections(source: &Source, line: usize) -> bool {
    (1..line).any(|line| place::is_alone(text_of(source, line).1, "sections"))
}
