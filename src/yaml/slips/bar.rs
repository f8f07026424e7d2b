//! Texts of several lines whose key lacks its « | »: YAML stumbles lines below, at a colon, a star or a blank line. Told at
//! the key.

use std::sync::Arc;

use saphyr_parser::Parser;

use super::place;
use crate::diag::{Code, Diagnostic};
use crate::message::text;
use crate::sheet;
use crate::source::{Place, Source};
use crate::yaml::lines::{above, body, indent, text_of};

/// Keys whose value is a text, but for the fields of the sidebar.
const TEXTS: [&str; 3] = ["chapeau", "texte", "generique"];

/// The key without « | » above a line where YAML stumbles, if it would go on with one.
pub(crate) fn missing(source: &Arc<Source>, stumble: usize) -> Option<Diagnostic> {
    // YAML stumbles at the text, or at the key below it.
    let said = |line: &usize| !text_of(source, *line).1.trim().is_empty();
    let above = (1..stumble).rev().find(said);
    let owner = owner(source, stumble).or_else(|| owner(source, above?))?;
    let (range, line) = text_of(source, owner);
    let key = place::key(line)?;
    let mut barred = source.text().to_owned();
    let behind = range.end - body(line).len() + key.len() + 1;
    barred.insert_str(behind, " |");
    let error = Parser::new_from_str(&barred).find_map(Result::err);
    error.is_none_or(|error| error.marker().line() > stumble).then(|| {
        let start = range.end - body(line).len();
        Diagnostic::error(Code::YamlSyntax, text!("yaml-no-bar", key))
            .at(&Place::new(source, start..start + key.len() + 1), text!("yaml-no-bar.label"))
            .hint(hint(key, body(line)[key.len() + 1..].trim()))
    })
}

/// The remedy for a key without « | »: what stands behind it may be of its text, though YAML takes it for a remark.
pub(crate) fn hint(key: &str, behind: &str) -> String {
    match behind.starts_with('#') {
        true => text!("yaml-remark.hint-bar", key),
        false => text!("yaml-no-bar.hint", key),
    }
}

/// The line of a key of a text, alone on it, with nothing but lines of its text up to another one.
fn owner(source: &Source, line: usize) -> Option<usize> {
    let of = |line: usize| text_of(source, line).1;
    let said = |line: &usize| !of(*line).trim().is_empty();
    let owner = (1..=line).rev().find(|line| place::key(of(*line)).is_some())?;
    let key = place::key(of(owner)).filter(|key| is_text(key))?;
    let value = body(of(owner))[key.len() + 1..].trim();
    let alone = value.is_empty() || value.starts_with('#');
    let last = source.position(source.text().len()).line;
    let first = (owner + 1..=last).find(said)?;
    let deep = |line: usize| indent(of(line)) > indent(of(owner));
    // Where the text has left its place, that is told.
    let inside = (owner + 1..=line.min(last)).filter(said).all(deep);
    let listed = place::listed_key(of(owner)).is_some();
    let sign = matches!(of(first).trim(), "|" | ">");
    (alone && deep(first) && inside && !listed && !sign).then_some(owner)
}

/// The remedy for a « : » in a text of several lines that are to print as lines: between marks, they would be one.
pub(crate) fn of_lines(source: &Arc<Source>, line: usize) -> Option<String> {
    let of = |line: usize| text_of(source, line).1;
    let owner = match place::key(of(line)) {
        Some(_) => line,
        None => above(source, line, of(line))?,
    };
    let key = place::key(of(owner)).filter(|key| sheet::prints_lines(key))?;
    let value = body(of(owner)).trim_end().len() > key.len() + 1;
    let below = of(owner + 1);
    let more = !below.trim().is_empty() && indent(below) > indent(of(owner));
    (value && more && place::key(below).is_none()).then(|| text!("sign-folded.hint", key))
}

/// The key of a text that has nothing behind it, above points that stand in line with it or farther left, on a line or right
/// above it.
pub(crate) fn above_points(source: &Source, line: usize) -> Option<&str> {
    let of = |line: usize| text_of(source, line).1;
    let sign = |text: &str| text.trim_start().chars().next().is_some_and(|c| !c.is_alphanumeric());
    let points = (1..=line).rev().take_while(|line| {
        let text = of(*line);
        !text.trim().is_empty() && sign(text) && place::key(text).is_none()
    });
    let first = points.last()?;
    let owner = of(first.checked_sub(1).filter(|owner| *owner > 0)?);
    let key = place::key(owner).filter(|key| is_text(key))?;
    (owner.trim_end().ends_with(':') && indent(of(first)) <= indent(owner)).then_some(key)
}

/// Whether the value of a key is a text.
pub(crate) fn is_text(key: &str) -> bool {
    TEXTS.contains(&key) || place::is_field(key)
}
