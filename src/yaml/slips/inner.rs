//! Keys that stand too far right: among those of a picture or a field, though they are of the section or the sidebar round
//! it.

use std::ops::Range;
use std::sync::Arc;

use super::place::{is_alone, is_field, key};
use crate::diag::{Code, Diagnostic};
use crate::message::text;
use crate::source::{Place, Source};
use crate::yaml::lines::{body, indent, text_of};

/// A key too far right, and the column at which it is to stand.
#[derive(Debug)]
pub(crate) struct Inner<'s> {
    line: usize,
    key: &'s str,
    wanted: usize,
}

/// Such a key on a line, or above a line of its text.
pub(crate) fn found(source: &Source, line: usize) -> Option<Inner<'_>> {
    let of = |line: usize| text_of(source, line).1;
    let at = (1..=line).rev().find(|line| key(of(*line)).is_some())?;
    let key = key(of(at)).filter(|_| !of(at).trim_start().starts_with('-'))?;
    let owner = outer(source, at)?;
    let wanted = of(owner).len() - body(of(owner)).len();
    let alone = of(owner).trim_end().ends_with(':');
    let kind = body(of(owner)).trim_end();
    let held = || outer(source, owner).is_some_and(|holder| is_alone(of(holder), "reperes"));
    let astray = match key {
        "texte" => kind == "image:" && is_missing(source, at, wanted),
        _ => is_field(key) && alone && held() && !is_there(source, key, wanted),
    };
    astray.then_some(Inner { line: at, key, wanted })
}

/// The line of the last section, where it has no text, and « texte: » stands at the margin on the line given, right below it.
pub(crate) fn last_section(source: &Source, line: usize) -> Option<usize> {
    let of = |line: usize| text_of(source, line).1;
    let said = |line: &usize| !of(*line).trim().is_empty() && !of(*line).starts_with('#');
    (key(of(line)) == Some("texte") && indent(of(line)) == 0).then_some(())?;
    let above = (1..line).rev().filter(said);
    let mut own =
        above.take_while(|line| key(of(*line)).is_some_and(|key| matches!(key, "type" | "titre")));
    own.find(|line| of(*line).starts_with(' ') && of(*line).trim_start().starts_with("- "))
}

/// The line that a line stands under.
fn outer(source: &Source, line: usize) -> Option<usize> {
    let here = indent(text_of(source, line).1);
    (1..line).rev().find(|line| {
        let text = text_of(source, *line).1;
        !text.trim().is_empty() && indent(text) < here
    })
}

/// Whether a section, a line of which is given, has no text of its own at a column.
fn is_missing(source: &Source, line: usize, wanted: usize) -> bool {
    let of = |line: usize| text_of(source, line).1;
    let begins =
        |line: &usize| of(*line).trim_start().starts_with("- ") && key(of(*line)).is_some();
    let last = source.position(source.text().len()).line;
    let first = (1..=line).rev().find(begins).unwrap_or(1);
    let end = (line + 1..=last).find(begins).unwrap_or(last + 1);
    let column = |line: usize| of(line).len() - body(of(line)).len();
    !(first..end).any(|line| key(of(line)) == Some("texte") && column(line) == wanted)
}

/// Whether a field stands at a column, or farther left.
fn is_there(source: &Source, field: &str, wanted: usize) -> bool {
    source.text().lines().any(|line| key(line) == Some(field) && indent(line) <= wanted)
}

impl Inner<'_> {
    /// Where the key stands, its colon with it.
    pub(crate) fn range(&self, source: &Source) -> Range<usize> {
        let (range, text) = text_of(source, self.line);
        let start = range.start + indent(text);
        start..start + self.key.len() + 1
    }

    /// The changes that put it and its text where they are to stand, if nothing else goes on below it.
    pub(crate) fn edits(&self, source: &Source) -> Option<Vec<(Range<usize>, String)>> {
        let of = |line: usize| text_of(source, line).1;
        let last = source.position(source.text().len()).line;
        let said = |line: &usize| !of(*line).trim().is_empty();
        let here = indent(of(self.line));
        let below = (self.line + 1..=last).filter(said);
        let own: Vec<usize> = below.take_while(|line| indent(of(*line)) > here).collect();
        let next = (own.last().unwrap_or(&self.line) + 1..=last).find(said);
        let ends = next.is_none_or(|next| {
            let column = indent(of(next));
            column <= self.wanted || own.is_empty() && key(of(next)).is_none()
        });
        let moved = std::iter::once(self.line).chain(own).map(|line| {
            let (range, text) = text_of(source, line);
            let column = indent(text) + self.wanted - here;
            (range.start..range.start + indent(text), " ".repeat(column))
        });
        ends.then(|| moved.collect())
    }

    /// What is said of it.
    pub(crate) fn told(&self, source: &Arc<Source>, code: Code) -> Diagnostic {
        Diagnostic::error(code, text!("yaml-place", key = self.key))
            .at(&Place::new(source, self.range(source)), text!("here"))
            .hint(match self.key {
                "texte" if self.wanted == 4 => text!("yaml-place.hint-section"),
                _ => text!("yaml-place.hint-spaces", spaces = self.wanted),
            })
    }
}

/// The same, where YAML stumbles at a line.
pub(crate) fn told(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    Some(found(source, line)?.told(source, Code::YamlSyntax))
}
