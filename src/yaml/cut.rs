//! Texts of several lines that a line at their left ends, though they go on below it: told at that line.

use std::sync::Arc;

use super::place;
use super::slip::{announces, indent, text_of};
use crate::diag::{Code, Diagnostic};
use crate::message::text;
use crate::source::{Place, Source};

/// The first such line, up to one where YAML stumbles.
pub(super) fn found(source: &Arc<Source>, last: usize) -> Option<Diagnostic> {
    (1..last).filter(|line| announces(text_of(source, *line).1)).find_map(|owner| {
        let (line, depth) = line_at_left(source, owner).filter(|(line, _)| *line <= last)?;
        let (range, text) = text_of(source, line);
        let start = range.start + indent(text);
        let place = Place::new(source, start..range.end);
        if text[indent(text)..].starts_with('#') && !text[indent(text)..].starts_with("##") {
            let key = place::key(text_of(source, owner).1).unwrap_or("texte");
            return Some(
                Diagnostic::error(Code::YamlSyntax, text!("yaml-remark-in-text"))
                    .at(&place, text!("here"))
                    .hint(text!("yaml-remark-in-text.hint", key)),
            );
        }
        Some(
            Diagnostic::error(Code::YamlSyntax, text!("yaml-stray"))
                .at(&place, text!("yaml-this-line"))
                .hint(text!("yaml-stray.hint-block", spaces = depth)),
        )
    })
}

/// The line at the left of the text that a line announces, and how far the text is indented.
fn line_at_left(source: &Source, owner: usize) -> Option<(usize, usize)> {
    let of = |line: usize| text_of(source, line).1;
    let end = source.position(source.text().len()).line;
    let filled = |line: &usize| !of(*line).trim().is_empty();
    let remark = |line: &usize| of(*line).trim_start().starts_with('#');
    let said = |line: &usize| filled(line) && !remark(line);
    let body = (owner + 1..=end).find(said).map(of)?;
    let depth = indent(body);
    if depth <= indent(of(owner)) {
        return None;
    }
    let line = (owner + 1..=end).filter(filled).find(|line| indent(of(*line)) < depth)?;
    let goes_on = (line + 1..=end).find(said).is_some_and(|next| indent(of(next)) >= depth);
    (goes_on && (remark(&line) || is_words(of(line)))).then_some((line, depth))
}

/// Whether a line is words, not a key or an item: French has a space before its colon.
fn is_words(line: &str) -> bool {
    let body = line.trim_start();
    let (words, spaced) = match body.split_once(':') {
        Some((words, _)) => (words, words.ends_with(' ')),
        None => (body, true),
    };
    let key = place::at_margin(body).is_some() || !spaced && !words.contains(' ');
    !key && body.starts_with(|c: char| {
        c.is_alphabetic() && (c.is_uppercase() || words.trim_end().contains(' '))
    })
}
