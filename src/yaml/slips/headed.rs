//! The title of a section that somebody pasted above it: YAML sees neither a key nor a text in it, and in the text above it
//! would print in the wrong section.

use std::sync::Arc;

use super::place::{at_margin, key};
use crate::diag::{Code, Diagnostic};
use crate::message::text;
use crate::sentences::ends_sentence;
use crate::source::{Place, Source};
use crate::yaml::lines::{block_around, body, indent, text_of};
use crate::yaml::write;

/// The most letters that a title has: longer lines are of texts.
const LONGEST: usize = 80;

/// The title that a line is, without the number before it, and the line where its section begins.
pub(crate) fn above_section(source: &Source, line: usize) -> Option<(&str, usize)> {
    let of = |line: usize| text_of(source, line).1;
    let said = |line: &usize| !of(*line).trim().is_empty();
    let written = of(line).trim();
    let digits = written.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = digits.strip_prefix(['.', ')']).map(str::trim_start);
    let title = numbered.filter(|_| digits.len() < written.len()).unwrap_or(written);
    let words = title.starts_with(char::is_uppercase)
        && title.chars().count() < LONGEST
        && title.ends_with(char::is_alphanumeric)
        && !title.contains(": ");
    // Right below a line of a text it may go on with that.
    let begins = |above: &str| above.trim_end() == "sections:" || ends_sentence(above.trim_end());
    let apart = line > 1 && (!said(&(line - 1)) || begins(of(line - 1)));
    let last = source.position(source.text().len()).line;
    let next = (line + 1..=last).find(said).filter(|_| words && apart)?;
    let below = (next + 1..=last).find(said).map_or("", of);
    let typed = of(next).trim_start().starts_with("- ") && key(of(next)) == Some("type");
    let held = (1..line).rev().find_map(|line| at_margin(of(line))) == Some("sections");
    let bare = key(below) != Some("titre") || body(below).len() < below.trim_start().len();
    let astray = block_around(source, line).is_none_or(|depth| indent(of(line)) < depth);
    (typed && held && bare && astray).then_some((title, next))
}

/// The same, told where YAML stumbles at it or right below it.
pub(crate) fn told(source: &Arc<Source>, stumble: usize) -> Option<Diagnostic> {
    let said = |line: &usize| !text_of(source, *line).1.trim().is_empty();
    let above = (1..stumble).rev().find(said);
    let lines = [Some(stumble), above];
    lines.into_iter().flatten().find_map(|line| {
        let (title, section) = above_section(source, line)?;
        let (range, text) = text_of(source, line);
        let written = write::scalar(title);
        let typed = text_of(source, section).1.trim();
        Some(
            Diagnostic::error(Code::YamlSyntax, text!("yaml-stray"))
                .at(
                    &Place::new(
                        source,
                        range.start + indent(text)..range.start + text.trim_end().len(),
                    ),
                    text!("yaml-this-line"),
                )
                .hint(text!("yaml-stray.hint-titled", typed, written)),
        )
    })
}
