//! Quotation marks round a value: those that are missing, and what follows them.

use std::ops::Range;
use std::sync::Arc;

use super::slip::{body, keylike, text_of};
use super::{place, write};
use crate::diag::{Code, Diagnostic};
use crate::message::text;
use crate::source::{Place, Source};

/// A value whose last quotation mark nothing opens, or that a comma follows; it begins at an offset.
pub(super) fn marks(source: &Arc<Source>, start: usize, value: &str) -> Option<Diagnostic> {
    let value = value.trim_end();
    let told = |range: Range<usize>, message: String, hint: String| {
        let place = Place::new(source, range);
        Some(Diagnostic::error(Code::YamlSyntax, message).at(&place, text!("here")).hint(hint))
    };
    let end = start + value.len();
    if let Some(inner) = value.strip_suffix('"')
        && !inner.contains('"')
    {
        let hint = text!("yaml-no-opening.hint", written = inner.trim_start_matches('«').trim());
        return told(end - 1..end, text!("yaml-no-opening"), hint);
    }
    if let Some(quoted) = value.strip_suffix(',')
        && quoted.len() > 1
        && quoted.starts_with('"')
        && quoted.ends_with('"')
    {
        let hint = text!("yaml-comma-behind.hint", written = quoted);
        return told(end - 1..end, text!("yaml-comma-behind"), hint);
    }
    None
}

/// The remedy for a « : » in the text of a line: the line itself, with marks round its text.
pub(super) fn in_marks(source: &Source, line: usize) -> String {
    let (_, text) = text_of(source, line);
    let body = body(text).trim_end();
    let key = place::key(body).or_else(|| body.split(':').next().filter(|key| keylike(key)));
    let value = key.map_or("", |key| body[key.len() + 1..].trim());
    match key.filter(|_| !value.is_empty()) {
        Some(key) => text!("yaml-colon.hint", written = format!("{key}: {}", marked(value))),
        None => text!("yaml-quote-hint"),
    }
}

/// A text between the marks that YAML wants, however many it has.
fn marked(text: &str) -> String {
    match write::scalar(text) {
        plain if plain == text => format!("\"{text}\""),
        quoted => quoted,
    }
}
