//! Lines of a file of YAML as their author sees them: what stands on one, how far it is indented, what it is below.

use std::ops::Range;
use std::sync::Arc;

use super::slips::hard::HARD_SPACES;
use super::slips::place;
use crate::source::Source;

pub(super) fn keylike(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c == '_')
}

/// The line that a line stands under: the nearest above it that is less indented.
pub(super) fn above(source: &Arc<Source>, line: usize, here: &str) -> Option<usize> {
    (1..line).rev().find(|line| {
        let (_, text) = text_of(source, *line);
        !text.trim().is_empty() && indent(text) < indent(here)
    })
}

/// Whether a line ends in the sign of a text of several lines.
pub(crate) fn announces(line: &str) -> bool {
    let line = line.trim_end();
    [": |", ": >", ": |-", ": >-"].iter().any(|end| line.ends_with(end))
}

/// How far the lines of the block that a line belongs to are indented, if one was announced above it by « | ».
pub(crate) fn block_around(source: &Source, line: usize) -> Option<usize> {
    let owner = (1..line).rev().find(|line| announces(text_of(source, *line).1))?;
    let deep = indent(text_of(source, owner).1);
    let last = source.position(source.text().len()).line;
    let mut lines =
        (owner + 1..=last).filter(|other| *other != line).map(|line| text_of(source, line).1);
    // No-break spaces are none of a text's.
    let good = |text: &&str| !text[..indent(text)].contains(HARD_SPACES);
    let filled = |text: &&str| !text.trim().is_empty() && good(text);
    let body = lines.find(filled)?;
    // Where the first line of a text is the one that slipped, what is below it may be deeper than the text.
    let first = (owner + 1..line).all(|line| text_of(source, line).1.trim().is_empty());
    let own = |text: &&str| place::at_margin(text).is_none() && place::key(text).is_none();
    let rest = lines.take_while(own).filter(filled).filter(|text| first && indent(text) > deep);
    let depth = rest.map(indent).chain([indent(body)]).min()?;
    // Another key has ended it.
    let ended = (owner + 1..line).any(|line| {
        let text = text_of(source, line).1;
        place::at_margin(text).is_some() || indent(text) <= deep && place::key(text).is_some()
    });
    (indent(body) > deep && !ended).then_some(depth)
}

/// Whether a line is a sign or two, or no word at all: typed by chance rather than part of a text.
pub(crate) fn is_stray(line: &str) -> bool {
    let line = line.trim();
    line.chars().count() <= 2 || !line.contains(char::is_alphanumeric)
}

/// Whether a line at the margin is the last of a text, and ends as no sentence does: what mail programs add.
pub(crate) fn is_signature(text: &str, line: &Range<usize>) -> bool {
    let written = &text[line.clone()];
    let margin = written.starts_with(char::is_alphabetic);
    let open = !written.trim_end().ends_with(['.', '!', '?', ';', ':', '»', ')', '…']);
    margin && open && text[line.end..].trim().is_empty()
}

/// How far a line is to be indented that is in line with none of those that it may stand under: as the nearest of those.
pub(super) fn level(source: &Source, line: usize) -> Option<usize> {
    let here = indent(text_of(source, line).1);
    let mut outer = usize::MAX;
    let mut columns = Vec::new();
    for line in (1..line).rev() {
        let text = text_of(source, line).1;
        if text.trim().is_empty() || text.trim_start().starts_with('#') || indent(text) >= outer {
            continue;
        }
        outer = indent(text);
        columns.push(outer);
        if outer == 0 {
            break;
        }
    }
    let nearest = columns.into_iter().min_by_key(|column| column.abs_diff(here))?;
    (nearest != here).then_some(nearest)
}

/// How far a line is indented, in bytes.
pub(super) fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// A line's range, and its text.
pub(crate) fn text_of(source: &Source, line: usize) -> (Range<usize>, &str) {
    let range = source.line(line);
    (range.clone(), &source.text()[range])
}

/// A line without its indentation and the dashes of list items.
pub(crate) fn body(line: &str) -> &str {
    line.trim_start().trim_start_matches("- ")
}
