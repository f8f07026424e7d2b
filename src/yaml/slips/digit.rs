//! A digit behind the « | » of a text: to YAML, it says how far the text is indented, which nobody counts.

use std::ops::Range;
use std::sync::Arc;

use super::place::{at_margin, key};
use crate::diag::{Code, Diagnostic};
use crate::message::text;
use crate::source::{Place, Source};
use crate::yaml::lines::text_of;

/// The key and the digits, where YAML stumbles at a line of the text that they announce, or at them.
pub(crate) fn found(source: &Source, line: usize) -> Option<(&str, Range<usize>)> {
    let name = |line: usize| {
        let text = text_of(source, line).1;
        key(text).or_else(|| at_margin(text))
    };
    let owner = (1..=line).rev().find(|line| name(*line).is_some())?;
    let (range, text) = text_of(source, owner);
    // The sign of the last line's end stands on either side of them.
    let written = text.trim_end().trim_end_matches(['-', '+']);
    let before = written.trim_end_matches(|c: char| c.is_ascii_digit());
    let announced =
        [": |", ": >"].iter().any(|end| before.trim_end_matches(['-', '+']).ends_with(end));
    let digits = range.start + before.len()..range.start + written.len();
    (announced && !digits.is_empty()).then_some((name(owner)?, digits))
}

/// What is said of them.
pub(crate) fn told(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let (key, digits) = found(source, line)?;
    let before = &source.text()[..digits.start];
    let sign = before.trim_end_matches(['-', '+']).len().checked_sub(1)?;
    let (bar, digit) = (&source.text()[sign..=sign], &source.text()[digits.clone()]);
    Some(
        Diagnostic::error(Code::YamlSyntax, text!("yaml-digit", sign = bar, digit))
            .at(&Place::new(source, sign..digits.end), text!("here"))
            .hint(text!("yaml-digit.hint", key, sign = bar)),
    )
}
