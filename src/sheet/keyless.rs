//! A text in Markdown under the name of a sheet: it has no keys, and YAML stumbles somewhere in the middle of it.

use std::sync::Arc;

use crate::diag::{Code, Diagnostic};
use crate::message::text;
use crate::source::{Place, Source};
use crate::yaml::slips::place;

/// Tells that a file is such a text, at its first line.
pub(super) fn told(source: &Arc<Source>) -> Option<Diagnostic> {
    let lines = source.text().lines();
    if lines.clone().any(is_keyed) {
        return None;
    }
    // A remark and a heading look alike: there is text below a heading.
    let headed = lines.clone().any(is_heading);
    let says =
        |line: &str| line.starts_with(|c: char| c.is_alphanumeric() || "«“*_>![".contains(c));
    if !headed || !lines.clone().any(says) {
        return None;
    }
    let first = (1..).zip(lines).find(|(_, line)| says(line) || is_heading(line))?.0;
    Some(
        Diagnostic::error(Code::UnexpectedValue, text!("keyless"))
            .at(&Place::new(source, source.line(first)), text!("keyless.label"))
            .hint(text!("keyless.hint"))
            .hint(text!("keyless.hint-keys")),
    )
}

/// Whether a line begins with a key, or with what was to be one.
fn is_keyed(line: &str) -> bool {
    let word = line.trim_start().trim_start_matches("- ");
    let end = word.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(word.len());
    let colon = end > 0 && word[end..].starts_with(':') && !word[end..].starts_with("://");
    colon || place::key(line).is_some() || place::at_margin(line).is_some()
}

/// Whether a line is a heading, and no remark to a program.
fn is_heading(line: &str) -> bool {
    let words = line.trim_start_matches('#');
    words.len() < line.len() && words.starts_with(' ') && !words.contains("yaml-language-server")
}
