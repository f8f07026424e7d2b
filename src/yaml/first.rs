//! The first element of a group, out of line with those below it, which are right: YAML stumbles at one of those.

use std::sync::Arc;

use super::place::{is_field, key};
use super::slip::{body, indent, text_of};
use crate::diag::{Code, Diagnostic};
use crate::message::text;
use crate::sheet::{SECTION_KEYS, SECTION_TYPES};
use crate::source::{Place, Source};

/// Where the fields of the sidebar and the dashes of sections stand.
const STEP: usize = 2;

/// A first element that made YAML stumble at a line.
pub(super) fn found(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    type_below(source, line).or_else(|| section(source, line)).or_else(|| field(source, line))
}

/// The dash of a section, where its next key stands as in the other sections, and the dash does not.
fn section(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let of = |line: usize| text_of(source, line).1;
    let listed = |line: &usize| {
        let text = of(*line);
        let held = key(text).is_some_and(|key| SECTION_KEYS.contains(&key));
        held && text.trim_start().starts_with("- ")
    };
    let here = of(line);
    let next = key(here).is_some_and(|key| SECTION_KEYS.contains(&key)) && !listed(&line);
    let owner = (1..line).rev().find(listed).filter(|_| next)?;
    let (range, text) = text_of(source, owner);
    let start = range.start + text.len() - body(text).len();
    if text.trim_start().starts_with("- - ") {
        let dash = range.start + indent(text);
        return Some(
            Diagnostic::error(Code::YamlSyntax, text!("yaml-two-dashes"))
                .at(&Place::new(source, dash..start), text!("here"))
                .hint(text!("yaml-dash.hint")),
        );
    }
    let last = source.position(source.text().len()).line;
    let other =
        (1..=last).filter(|line| *line != owner).find(listed).map_or(STEP, |i| indent(of(i)));
    let key = key(text)?;
    (indent(here) == other + STEP && indent(text) != other).then(|| {
        Diagnostic::error(Code::YamlSyntax, text!("yaml-place", key))
            .at(&Place::new(source, start..start + key.len() + 1), text!("here"))
            .hint(text!("yaml-place.hint-section"))
    })
}

/// The first field of the sidebar, where the others stand in line.
fn field(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let of = |line: usize| text_of(source, line).1;
    let margin = |line: &usize| !of(*line).trim().is_empty() && indent(of(*line)) == 0;
    let owner = (1..=line).rev().find(margin)?;
    if key(of(owner)) != Some("reperes") {
        return None;
    }
    let last = source.position(source.text().len()).line;
    let end = (owner + 1..=last).find(margin).unwrap_or(last + 1);
    let filled = |line: &usize| !of(*line).trim().is_empty() && !of(*line).trim().starts_with('#');
    let first = (owner + 1..end).find(filled).filter(|first| *first <= line)?;
    let (range, text) = text_of(source, first);
    let name = key(text).filter(|key| is_field(key) && !text.trim_start().starts_with('-'))?;
    let is_next = |line: &usize| key(of(*line)).is_some_and(is_field) && indent(of(*line)) <= STEP;
    let mut others = (first + 1..end).filter(is_next).map(|line| indent(of(line))).peekable();
    let start = range.start + indent(text);
    let alone = others.peek().is_none();
    (!alone && indent(text) != STEP && others.all(|column| column == STEP)).then(|| {
        Diagnostic::error(Code::YamlSyntax, text!("yaml-place", key = name))
            .at(&Place::new(source, start..start + name.len() + 1), text!("here"))
            .hint(text!("yaml-place.hint-field"))
    })
}

/// The name of a section's type on the line below its key, as far left as the key.
fn type_below(source: &Arc<Source>, last: usize) -> Option<Diagnostic> {
    (2..=last).find_map(|line| {
        let (range, text) = text_of(source, line);
        let name = below_type(source, line)?;
        let start = range.start + indent(text);
        Some(
            Diagnostic::error(Code::YamlSyntax, text!("yaml-type-below", name))
                .at(&Place::new(source, start..start + name.len()), text!("here"))
                .hint(text!("yaml-no-type.hint", name)),
        )
    })
}

/// The name of a type alone on a line, « type: » above it.
pub(crate) fn below_type(source: &Source, line: usize) -> Option<&str> {
    let above = text_of(source, line.checked_sub(1).filter(|above| *above > 0)?).1;
    let name = text_of(source, line).1.trim();
    let bare = body(above).trim_end() == "type:" && above.trim_start().starts_with('-');
    let left = indent(text_of(source, line).1) <= above.len() - body(above).len();
    (bare && left && SECTION_TYPES.iter().any(|kind| kind.name == name)).then_some(name)
}
