//! A digit behind the « | » of a text: to YAML, it says how far the text is indented, which nobody counts.

use std::ops::Range;
use std::sync::Arc;

use super::place::key;
use super::slip::text_of;
use crate::diag::{Code, Diagnostic};
use crate::message::text;
use crate::source::{Place, Source};

/// The key and the digits, where YAML stumbles at a line of the text that they announce, or at them.
pub(crate) fn found(source: &Source, line: usize) -> Option<(&str, Range<usize>)> {
    let named = |line: &usize| key(text_of(source, *line).1).is_some();
    let owner = (1..=line).rev().find(named)?;
    let (range, text) = text_of(source, owner);
    let written = text.trim_end();
    let before = written.trim_end_matches(|c: char| c.is_ascii_digit());
    let announced = [": |", ": >", ": |-", ": >-"].iter().any(|end| before.ends_with(end));
    let digits = range.start + before.len()..range.start + written.len();
    (announced && !digits.is_empty()).then_some((key(text)?, digits))
}

/// What is said of them.
pub(super) fn told(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let (key, range) = found(source, line)?;
    let written = &source.text()[range.clone()];
    Some(
        Diagnostic::error(Code::YamlSyntax, text!("yaml-digit", digits = written))
            .at(&Place::new(source, range), text!("here"))
            .hint(text!("yaml-typed-bar.hint-alone", key)),
    )
}
