//! Texts of several lines that begin on the line of their key, which lacks its « | », and go on below it, whatever stands
//! before their lines: told at the key, for marks round the first line alone would lose the others.

use std::ops::Range;
use std::sync::Arc;

use saphyr_parser::Parser;

use super::typed_bar::is_bar;
use super::{lost, place, separator};
use crate::diag::{Code, Diagnostic};
use crate::message::text;
use crate::sheet::{SECTION_KEYS, sidebar_field};
use crate::source::{Place, Source};
use crate::yaml::lines::{body, indent, is_signature, is_stray, text_of};

/// How far a text stands from its key.
const STEP: usize = 2;

/// Signs at the beginning of a value that mean something else to YAML, or to who typed them.
const SIGNS: [char; 14] = ['"', '\'', '[', '{', '|', '>', '&', '*', '!', '%', '@', '`', '#', '“'];

/// A text that begins behind its key.
#[derive(Debug)]
pub(crate) struct Begun {
    /// The line of its key, from 1.
    owner: usize,
    /// Its last line.
    last: usize,
    /// Where the words behind the key stand.
    value: Range<usize>,
}

impl Begun {
    /// The changes that put the « | », and every line of the text below it; nothing where the lines stand so that points may
    /// lose their level.
    pub(crate) fn edits(&self, source: &Source) -> Option<Vec<(Range<usize>, String)>> {
        let of = |line: usize| text_of(source, line);
        let key = of(self.owner).1;
        let wanted = key.len() - body(key).len() + STEP;
        let filled: Vec<usize> =
            (self.owner + 1..=self.last).filter(|line| !of(*line).1.trim().is_empty()).collect();
        let depth = |line: &usize| indent(of(*line).1);
        let least = filled.iter().map(depth).min()?;
        let short = filled.iter().filter(|line| depth(line) < wanted);
        let whole = short.clone().count() == filled.len();
        let point = |line: &usize| of(*line).1.trim_start().starts_with(['-', '•']);
        if !whole && short.clone().any(point) {
            return None;
        }
        let mut edits = vec![(
            self.value.start..self.value.start,
            format!("|\n{}", " ".repeat(wanted.max(least))),
        )];
        for line in filled {
            // All lines move together: what goes on below a point stays deeper than it.
            let more = if whole { wanted - least } else { wanted.saturating_sub(depth(&line)) };
            let start = of(line).0.start;
            if more > 0 {
                edits.push((start..start, " ".repeat(more)));
            }
        }
        Some(edits)
    }
}

/// The text that begins behind its key around a line where YAML stumbles, if it can be read with its « | ».
pub(crate) fn found(source: &Source, stumble: usize) -> Option<Begun> {
    let of = |line: usize| text_of(source, line).1;
    let owner = (1..=stumble).rev().find(|line| place::key(of(*line)).is_some())?;
    let (range, line) = text_of(source, owner);
    let key = place::key(line)?;
    let several = matches!(key, "chapeau" | "texte" | "generique");
    let by_line = sidebar_field(key).is_some_and(|field| field.by_line);
    let rest = &body(line)[key.len() + 1..];
    let written = rest.trim();
    let value = range.start + line.trim_end().len() - written.len();
    let words = written.contains(char::is_alphanumeric) && !written.starts_with(SIGNS);
    // A remark would be printed.
    let plain = words && !is_bar(written) && !written.contains(" #") && !written.contains('\t');
    if !(several || by_line) || !plain || place::listed_key(line).is_some() {
        return None;
    }
    let last = last(source, owner)?;
    let filled: Vec<usize> =
        (owner + 1..=last).filter(|line| !of(*line).trim().is_empty()).collect();
    let left = |line: &&usize| indent(of(**line)) <= indent(of(owner));
    let astray = filled.iter().filter(left).count();
    let colon = written.contains(": ") || written.ends_with(':');
    // One line in line with the key may be anything, and so may the lines below a good one.
    let end = of(*filled.last()?).trim_end();
    let ended = end.ends_with(['.', '!', '?', '…', '»', ')', ';', ':']);
    let blank = (owner + 1..last).any(|line| of(line).trim().is_empty());
    let colons = filled.iter().any(|line| of(*line).contains(": "));
    let sure = match astray {
        // Marks round one of several paragraphs would lose the others.
        0 => colon || colons && (blank || several),
        1 if filled.len() == 1 => colon && ended,
        _ => filled.len() > 1 && (colon || several && ended),
    };
    let begun = Begun { owner, last, value: value..value + written.len() };
    (sure && last + 1 >= stumble && begun.is_read(source)).then_some(begun)
}

impl Begun {
    /// Whether YAML goes on behind the text once it has its « | ».
    fn is_read(&self, source: &Source) -> bool {
        let mut text = source.text().to_owned();
        // Where its lines cannot be moved, it is as long as it is in one.
        let Some(edits) = self.edits(source) else { return true };
        for (range, new) in edits.into_iter().rev() {
            text.replace_range(range, &new);
        }
        let error = Parser::new_from_str(&text).find_map(Result::err);
        error.is_none_or(|error| error.marker().line() > self.last + 1)
    }
}

/// The last line of the text below a key, up to the next one: nothing where one of its lines is no text.
fn last(source: &Source, owner: usize) -> Option<usize> {
    let of = |line: usize| text_of(source, line).1;
    let outer = indent(of(owner));
    let end = source.position(source.text().len()).line;
    let slips = separator::separated(source.text());
    let mut last = None;
    for line in owner + 1..=end {
        let text = of(line);
        if text.trim().is_empty() {
            continue;
        }
        let named = place::key(text).is_some() || slips.iter().any(|slip| slip.line + 1 == line);
        let next = named || place::at_margin(text).is_some() || begins_section(source, line);
        if next {
            // A key in the text is told as one.
            return last.filter(|_| indent(text) <= outer);
        }
        let whole = source.line(line);
        let stray = is_stray(text) || indent(text) == 0 && is_signature(source.text(), &whole);
        if text.contains('\t') || text.trim_start().starts_with('#') || stray {
            return None;
        }
        if indent(text) <= outer && !is_words(text) || lost::text(source, line).is_some() {
            return None;
        }
        last = Some(line);
    }
    last
}

/// Whether a line begins a section, though its key may be wrong.
fn begins_section(source: &Source, line: usize) -> bool {
    let text = text_of(source, line).1.trim_start();
    let listed = place::key_behind_sign(text).is_some() || text.starts_with("- ");
    let below = text_of(source, line + 1).1;
    let keyed = place::key(below).is_some_and(|key| SECTION_KEYS.contains(&key));
    listed && keyed && !below.trim_start().starts_with('-')
}

/// Whether a line at the left of a text may be one of it: keys have no space before their colon.
fn is_words(line: &str) -> bool {
    let body = body(line);
    let spaced = body.split_once(':').is_none_or(|(words, _)| words.contains(' '));
    spaced && body.starts_with(|c: char| c.is_alphanumeric() || "«(“*>_—–•".contains(c))
}

/// The same, told at the key.
pub(crate) fn told(source: &Arc<Source>, stumble: usize) -> Option<Diagnostic> {
    let begun = found(source, stumble)?;
    let (range, line) = text_of(source, begun.owner);
    let key = place::key(line)?;
    let start = range.end - body(line).len();
    Some(
        Diagnostic::error(Code::YamlSyntax, text!("yaml-no-bar", key))
            .at(&Place::new(source, start..start + key.len() + 1), text!("yaml-no-bar.label"))
            .hint(text!("yaml-no-bar.hint", key)),
    )
}
