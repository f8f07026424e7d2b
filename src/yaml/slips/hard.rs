//! No-break spaces that word processors put where YAML wants spaces, or nothing: before a key or a line of a text, behind a
//! dash or a colon, on a blank line.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use saphyr_parser::Parser;

use super::place;
use crate::diag::{Code, Diagnostic};
use crate::message::text;
use crate::source::{Place, Source};
use crate::yaml::lines::{announces, block_around, body, indent, text_of};

/// The spaces that look like spaces and that YAML does not take for any.
pub(crate) const HARD_SPACES: [char; 5] =
    ['\u{a0}', '\u{202f}', '\u{2007}', '\u{2009}', '\u{3000}'];

/// A key or a line of a text that such spaces stand before, on a line up to one.
pub(crate) fn space(source: &Arc<Source>, last: usize) -> Option<Diagnostic> {
    (1..=last).find_map(|line| {
        let (range, text) = text_of(source, line);
        if let Some(found) = behind_colon(source, &range, text) {
            return Some(found);
        }
        if let Some(behind) = behind_bar(text).filter(|_| begins_with_key(body(text))) {
            let behind = range.start + behind.start..range.start + behind.end;
            return Some(
                Diagnostic::error(Code::YamlSyntax, text!("yaml-hard-space-bar"))
                    .at(&Place::new(source, behind), text!("here"))
                    .hint(text!("yaml-hard-space-bar.hint")),
            );
        }
        let head = head(text);
        let space = head.find(HARD_SPACES)?;
        let keyed = begins_with_key(&text[head.len()..]);
        (keyed || is_listed(source, line) || ends_text(source, line, text))
            .then(|| hard(source, range.start + space..range.start + head.len()))
    })
}

/// Whether a line is a point of a list of names or numbers, right below its key or other points.
fn is_listed(source: &Source, line: usize) -> bool {
    let said = |text: &&str| !text.trim().is_empty() && !text.trim_start().starts_with('#');
    let of = |line: usize| text_of(source, line).1;
    let dashed = |text: &str| text.trim_start().starts_with("- ");
    let owner = (1..line).rev().map(of).filter(said).find(|text| !dashed(text));
    let holds = |text: &str| place::at_margin(text).is_some_and(place::holds);
    dashed(of(line)) && owner.is_some_and(|text| holds(text) && text.trim_end().ends_with(':'))
}

/// A text whose lines are indented by spaces alone.
pub(crate) fn plain_heads(text: &str) -> Cow<'_, str> {
    if !text.contains(HARD_SPACES) {
        return text.into();
    }
    let plain = |line: &str| {
        let (head, words) = line.split_at(line.len() - line.trim_start().len());
        head.replace(HARD_SPACES, " ") + words
    };
    text.split_inclusive('\n').map(plain).collect::<String>().into()
}

/// What stands before a line's words: its dash as well, where a key is behind it.
pub(crate) fn head(line: &str) -> &str {
    let blank = line.trim_start_matches(|c: char| c.is_whitespace() || c == '-');
    let dashed = line.trim_start().starts_with('-') && begins_with_key(blank);
    if dashed { &line[..line.len() - blank.len()] } else { &line[..indent(line)] }
}

/// Whether words begin with a key, whatever spaces are behind its colon.
fn begins_with_key(words: &str) -> bool {
    let (key, rest) = words.split_once(':').unwrap_or_default();
    let parted = rest.is_empty() || rest.starts_with([' ', '\t']) || rest.starts_with(HARD_SPACES);
    parted && place::key(&format!("{key}:")).is_some()
}

/// The no-break spaces of a line that stand for spaces of YAML's: before its words, behind the colon of its key, or behind the
/// « | » that ends it.
pub(crate) fn of_syntax(line: &str) -> Vec<Range<usize>> {
    let head = head(line);
    let hard = |(at, c): (usize, char)| HARD_SPACES.contains(&c).then(|| at..at + c.len_utf8());
    let mut found: Vec<Range<usize>> = head.char_indices().filter_map(hard).collect();
    let words = &line[head.len()..];
    if begins_with_key(words) {
        let colon = head.len() + words.find(':').unwrap_or_default() + 1;
        let spaces = line[colon..].len() - line[colon..].trim_start_matches(HARD_SPACES).len();
        found.extend((spaces > 0).then(|| colon..colon + spaces));
        found.extend(behind_bar(line).filter(|spaces| spaces.start >= colon + spaces.len()));
    }
    found
}

/// The no-break spaces that end a line behind its « | ».
fn behind_bar(line: &str) -> Option<Range<usize>> {
    let bare = line.trim_end();
    let behind = &line[bare.len()..];
    (announces(bare) && behind.contains(HARD_SPACES)).then_some(bare.len()..line.len())
}

/// Whether a line has fewer spaces than the text that it is of, for others than YAML's stand in their place.
fn ends_text(source: &Source, line: usize, text: &str) -> bool {
    let spaces = text.len() - text.trim_start_matches(' ').len();
    if text.trim().is_empty() {
        return false;
    }
    let Some(depth) = block_around(source, line) else {
        // No line of the text has others.
        let above = (1..line).rev().map(|line| text_of(source, line).1);
        let mut above = above.filter(|text| !text.trim().is_empty());
        return above.next().is_some_and(|text| announces(text) && spaces <= indent(text));
    };
    spaces < depth
}

/// A line that looks blank and that such spaces make a text of, at which YAML stumbles, or right below it.
pub(crate) fn blank(source: &Arc<Source>, stumble: usize) -> Option<Diagnostic> {
    let blank = |line: &usize| {
        let text = text_of(source, *line).1;
        text.trim().is_empty() && text.contains(HARD_SPACES)
    };
    let found = (1..=stumble).rev().find(blank)?;
    // Many such lines do no harm: without those that do, YAML goes on.
    let mut without = source.text().to_owned();
    for line in (1..=stumble).filter(blank) {
        let range = source.line(line);
        without.replace_range(range.clone(), &" ".repeat(range.len()));
    }
    let mut events = Parser::new_from_str(&without);
    let error = events.find_map(Result::err).map(|error| error.marker().line());
    error.is_none_or(|line| line > stumble).then(|| {
        Diagnostic::error(Code::YamlSyntax, text!("yaml-hard-blank"))
            .at(&Place::new(source, source.line(found)), text!("here"))
            .hint(text!("yaml-hard-blank.hint"))
    })
}

/// Such spaces behind the colon of a key, which is none to YAML then.
fn behind_colon(source: &Arc<Source>, range: &Range<usize>, text: &str) -> Option<Diagnostic> {
    let (key, rest) = body(text).split_once(':')?;
    let spaces = rest.len() - rest.trim_start_matches(HARD_SPACES).len();
    place::key(&format!("{key}:")).filter(|_| spaces > 0)?;
    let start = range.end - rest.len();
    Some(
        Diagnostic::error(Code::YamlSyntax, text!("yaml-hard-space-value", key))
            .at(&Place::new(source, start..start + spaces), text!("here"))
            .hint(text!("yaml-hard-space-value.hint", key)),
    )
}

/// What is said of such spaces before a key.
pub(crate) fn hard(source: &Arc<Source>, range: Range<usize>) -> Diagnostic {
    Diagnostic::error(Code::YamlSyntax, text!("yaml-hard-space"))
        .at(&Place::new(source, range), text!("here"))
        .hint(text!("yaml-hard-space.hint"))
}
