//! Slips at which YAML stumbles only lines later: told where they were made.

use std::ops::Range;
use std::sync::Arc;

use crate::diag::{Code, Diagnostic};
use crate::message::text;
use crate::source::{Place, Source};

/// How far above the place where YAML stumbles a slip is looked for, in lines: a list in brackets is rarely longer.
const REACH: usize = 20;

/// The slip that a syntax error at an offset comes from, if it is one of those.
pub(super) fn explained(source: &Arc<Source>, at: usize, info: &str) -> Option<Diagnostic> {
    let line = source.position(at).line;
    if info.contains("mapping values are not allowed") {
        return without_colon(source, line);
    }
    open_bracket(source, line)
}

/// A key without its colon, the last line above that is not indented more.
fn without_colon(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let column = |text: &str| text.len() - body(text).len();
    let (_, here) = text_of(source, line);
    let (range, above) = (1..line)
        .rev()
        .map(|line| text_of(source, line))
        .find(|(_, text)| !text.trim().is_empty() && column(text) <= column(here))?;
    let (word, _) = body(above).split_once(' ')?;
    let keylike = |c: char| c.is_ascii_lowercase() || c == '_';
    if column(above) != column(here) || !word.chars().all(keylike) || body(here).starts_with('-') {
        return None;
    }
    let start = range.end - body(above).len();
    let place = Place::new(source, start..start + word.len() + 1);
    Some(
        Diagnostic::error(Code::YamlSyntax, text!("yaml-slip-colon", key = word))
            .at(&place, text!("yaml-slip-colon.label"))
            .hint(text!("yaml-slip-colon.hint", key = word)),
    )
}

/// A value that begins with a bracket which nothing closes.
fn open_bracket(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let (range, bracket) = (line.saturating_sub(REACH).max(1)..=line).rev().find_map(|line| {
        let (range, text) = text_of(source, line);
        let body = body(text);
        let value = body.split_once(": ").map_or(body, |(_, value)| value).trim_start();
        let (open, close) = match value.chars().next()? {
            '[' => ('[', ']'),
            '{' => ('{', '}'),
            _ => return None,
        };
        let unclosed = value.matches(open).count() > value.matches(close).count();
        let start = range.end - value.len();
        unclosed.then_some((start..start + 1, open))
    })?;
    let place = Place::new(source, range);
    Some(
        Diagnostic::error(Code::YamlSyntax, text!("yaml-slip-bracket", bracket))
            .at(&place, text!("yaml-slip-bracket.label"))
            .hint(text!("yaml-slip-bracket.hint-close"))
            .hint(text!("yaml-slip-bracket.hint-quote")),
    )
}

/// A line's range, and its text.
fn text_of(source: &Source, line: usize) -> (Range<usize>, &str) {
    let range = source.line(line);
    (range.clone(), &source.text()[range])
}

/// A line without its indentation and the dashes of list items.
fn body(line: &str) -> &str {
    line.trim_start().trim_start_matches("- ")
}
