//! Fields of the sidebar whose holder, « reperes: », is on no line: it was deleted, and is told once for all of them.

use std::sync::Arc;

use super::place::{at_margin, is_field_line, key};
use crate::diag::{Code, Diagnostic};
use crate::fold::fold;
use crate::message::text;
use crate::source::{Place, Source};
use crate::yaml::lines::{indent, text_of};

/// The line of the first of the fields that a line is one of, and how far they are indented, where nothing holds them.
pub(crate) fn fields(source: &Source, line: usize) -> Option<(usize, usize)> {
    let of = |line: usize| text_of(source, line).1;
    let depth = indent(of(line));
    let field = |line: usize| {
        let text = of(line);
        is_field_line(text) && !text.trim_start().starts_with('-') && indent(text) == depth
    };
    let held = |text: &str| {
        let word = text.trim_start_matches(['#', ' ', '-', '\u{feff}']);
        // Or at the end of another line, which was joined to it.
        let joined = text.trim_end().ends_with("reperes:");
        joined || fold(word.split([':', ' ']).next().unwrap_or_default()).starts_with("repere")
    };
    if !field(line) || source.text().lines().any(held) {
        return None;
    }
    let inside = |line: &usize| {
        let text = of(*line);
        text.trim().is_empty() || indent(text) > depth || field(*line)
    };
    let first = (1..=line).rev().take_while(inside).filter(|line| field(*line)).last()?;
    // What stands above them, alone on its line, is their holder by another name.
    let above = (1..first).rev().map(of).find(|text| !text.trim().is_empty());
    let named = |text: &str| indent(text) < depth && text.trim_end().ends_with(':');
    if above.is_some_and(named) {
        return None;
    }
    let holder = (1..first).rev().find_map(|line| at_margin(of(line)));
    (holder != Some("sections")).then_some((first, depth))
}

/// What is said of such fields, where YAML stumbles at one of them or below it.
pub(crate) fn told(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let lines = [line, line.saturating_sub(1).max(1)];
    let (first, depth) = lines.into_iter().find_map(|line| fields(source, line))?;
    let (range, text) = text_of(source, first);
    let key = key(text)?;
    let start = range.start + indent(text);
    let place = Place::new(source, start..start + key.len() + 1);
    Some(
        Diagnostic::error(Code::YamlSyntax, text!("yaml-no-sidebar", key))
            .at(&place, text!("here"))
            .hint(match depth {
                0 => text!("yaml-no-sidebar.hint-margin"),
                _ => text!("yaml-no-sidebar.hint"),
            }),
    )
}
