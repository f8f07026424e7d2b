//! Finds the remarks of a YAML source: what stands between its values and keys, from a « # » to the line's end.

use std::ops::Range;

use crate::source::Source;
use crate::yaml::{Node, Value};

/// A remark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Comment {
    /// Where it begins, in bytes.
    pub(super) start: usize,
    /// Its column, from 0.
    pub(super) column: usize,
    /// Its line, from 1.
    pub(super) line: usize,
    /// From its « # » on, without white space at its end.
    pub(super) text: String,
    /// Whether nothing but white space stands before it on its line.
    pub(super) alone: bool,
    /// Whether a line without text comes before its own.
    pub(super) blank: bool,
}

/// All remarks, in order.
pub(super) fn comments(source: &Source, root: &Node) -> Vec<Comment> {
    let mut texts = Vec::new();
    scalars(source.text(), root, &mut texts);
    let mut found = Vec::new();
    let mut from = 0;
    let end = source.text().len();
    for range in texts.into_iter().chain(std::iter::once(end..end)) {
        between(source, from..range.start.max(from), &mut found);
        from = range.end.max(from);
    }
    found
}

/// The places of all keys and texts, in order.
fn scalars(text: &str, node: &Node, out: &mut Vec<Range<usize>>) {
    match &node.value {
        Value::Null => {}
        Value::Scalar(_) => out.push(node.range.start..scalar_end(text, node)),
        Value::Sequence(items) => items.iter().for_each(|item| scalars(text, item, out)),
        Value::Mapping(entries) => {
            for (key, value) in entries {
                out.push(key.range.start..quote_end(text, &key.range));
                scalars(text, value, out);
            }
        }
    }
}

/// Where a scalar's text ends.
pub(super) fn scalar_end(text: &str, node: &Node) -> usize {
    quote_end(text, &node.range)
}

/// The end of a quoted text, which the parser puts after the remark that follows; that of others is right.
fn quote_end(text: &str, range: &Range<usize>) -> usize {
    let raw = &text[range.clone()];
    // A block's text may begin with a quotation mark, and is not quoted.
    if !raw.starts_with(['"', '\'']) || in_block(text, range.start) {
        return range.start + raw.trim_end().len();
    }
    let double = raw.starts_with('"');
    let mut chars = raw.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' if double => drop(chars.next()),
            '"' if double => return range.start + at + 1,
            '\'' if !double && chars.next_if(|(_, next)| *next == '\'').is_none() => {
                return range.start + at + 1;
            }
            _ => {}
        }
    }
    range.end
}

/// Whether a text that begins here is that of a block: « | » or « > » ends the last line with text before it.
pub(super) fn in_block(text: &str, start: usize) -> bool {
    let before = &text[..start];
    let Some(line) = before.rfind('\n') else { return false };
    // The text itself may be on the first line after the header or after lines without text.
    if !before[line..].trim().is_empty() {
        return false;
    }
    let header = before[..line].trim_end();
    let header = &header[header.rfind('\n').map_or(0, |at| at + 1)..];
    let header = header.split(" #").next().unwrap_or_default().trim_end();
    let sign = header.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-'));
    let Some(rest) = sign.strip_suffix(['|', '>']) else { return false };
    rest.is_empty() || rest.ends_with([' ', '\t'])
}

/// The remarks in a stretch that holds no text.
fn between(source: &Source, range: Range<usize>, out: &mut Vec<Comment>) {
    let text = source.text();
    let mut at = range.start;
    while let Some(hash) = text[at..range.end].find('#').map(|found| at + found) {
        let position = source.position(hash);
        let line = source.line(position.line);
        let before = &text[line.start..hash];
        at = hash + 1;
        if !before.is_empty() && !before.ends_with([' ', '\t']) {
            continue;
        }
        at = line.end.clamp(at, range.end);
        out.push(Comment {
            start: hash,
            column: position.column - 1,
            line: position.line,
            text: text[hash..line.end].trim_end().to_owned(),
            alone: before.trim().is_empty(),
            blank: blank_before(source, position.line),
        });
    }
}

/// Whether the line before a line is there and holds no text.
pub(super) fn blank_before(source: &Source, line: usize) -> bool {
    line > 1 && source.text()[source.line(line - 1)].trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Diagnostics;
    use crate::yaml;

    fn found(text: &str) -> Vec<String> {
        let source = Source::new("a.yaml", text.into());
        let root = yaml::read(&source, &mut Diagnostics::default()).unwrap();
        comments(&source, &root).into_iter().map(|comment| comment.text).collect()
    }

    #[test]
    fn remarks_are_told_from_texts() {
        let text = "# 1\n\na: | # 2\n  # texte\n  'x # texte\n\n  # texte\n# 3\nb: 'x''# no' # 4\nc: \"\\\"# no\" # 5\n\
                    d: x#no # 6\ne: # 7\n  - [a, # 8\n    'b'] # 9\n  # 10\n  - 'k': v # 11\nf:\n  # 12\n# 13\n";
        let numbers: Vec<String> = (1..=13).map(|n| format!("# {n}")).collect();
        assert_eq!(found(text), numbers);
    }
}
