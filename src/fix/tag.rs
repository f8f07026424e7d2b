//! HTML tags that Markdown has signs for: bold, italics, raised letters.

use std::ops::Range;

use super::list::without_circles;
use super::repair::{Candidate, Edit, Repair, applied, line_at, lines};
use super::value::{marks, value};
use crate::fold;
use crate::sheet;
use crate::yaml::slips::invisible::{LINE_ENDS, is_invisible};

/// The tags that have a sign.
const TAGS: [&str; 5] = ["b", "strong", "i", "em", "sup"];

/// Signs in the place of the pair of tags that begins at a range; between quotation marks where YAML wants them then.
pub(super) fn marked(text: &str, range: Range<usize>) -> Vec<Candidate> {
    let Some(edits) = signs(text, range) else { return Vec::new() };
    let mut found: Vec<Candidate> = quoted(text, &edits).into_iter().collect();
    found.insert(0, (Repair::Tag, edits));
    found
}

fn signs(text: &str, range: Range<usize>) -> Option<Vec<Edit>> {
    let name = TAGS.into_iter().find(|name| opens(&text[range.clone()], name))?;
    let mark = sheet::mark(name)?;
    let rest = &text[range.end..];
    let paragraph = &rest[..rest.find("\n\n").or(rest.find("\n\r\n")).unwrap_or(rest.len())];
    let closing = format!("</{name}>");
    let end = paragraph.to_ascii_lowercase().find(&closing)?;
    let inner = &paragraph[..end];
    let blank = |c: char| c.is_whitespace();
    // Signs hold only where they touch their words.
    let head = inner.len() - inner.trim_start_matches(blank).len();
    let tail = inner.trim_end_matches(blank).len();
    let words = inner.get(head..tail).filter(|words| !words.is_empty())?;
    let (before, after) = (&text[..range.start], &paragraph[end + closing.len()..]);
    let outside =
        |c: Option<char>, blanks: usize| blanks > 0 || c.is_none_or(|c| !c.is_alphanumeric());
    let inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let holds = mark == "^"
        || (inside(words.chars().next()) || outside(before.chars().next_back(), head))
            && (inside(words.chars().next_back())
                || outside(after.chars().next(), inner.len() - tail));
    // A sign within would end it, unless it stands for another tag.
    (holds && !words.starts_with('*') && !words.ends_with('*') && !words.contains(mark)).then(
        || {
            let (start, end) = (range.end + head, range.end + tail);
            let close = range.end + inner.len() + closing.len();
            vec![
                (range.start..start, format!("{}{mark}", &inner[..head])),
                (end..close, format!("{mark}{}", &inner[tail..])),
            ]
        },
    )
}

/// A line end in the place of `<br>` in a text whose lines are kept.
pub(super) fn broken(text: &str, range: &Range<usize>) -> Option<Candidate> {
    opens(&text[range.clone()].replace('/', " ").replace("  ", " "), "br").then_some(())?;
    let lines = lines(text);
    let line = lines.get(line_at(&lines, range.start))?;
    let (here, whole) = (&text[line.clone()], value(text, line));
    // Behind its key, the text has one line.
    if whole.start > line.start + (here.len() - here.trim_start().len()) {
        return None;
    }
    let (before, after) = (&text[whole.start..range.start], &text[range.end..line.end]);
    let pad = &here[..here.len() - here.trim_start().len()];
    if before.trim().is_empty() || before.starts_with(['#', '>', '|', '-']) {
        return None;
    }
    let start = whole.start + before.trim_end().len();
    let end = range.end + after.len() - after.trim_start().len();
    let new = if after.trim().is_empty() { "\\".to_owned() } else { format!("\\\n{pad}") };
    Some((Repair::LineBreak, vec![(start..end, new)]))
}

/// Whether a tag opens one of a name, whatever else is in it.
fn opens(tag: &str, name: &str) -> bool {
    let rest =
        tag.strip_prefix('<').and_then(|rest| rest.get(..name.len()).zip(rest.get(name.len()..)));
    rest.is_some_and(|(start, rest)| {
        start.eq_ignore_ascii_case(name) && rest.starts_with(['>', ' '])
    })
}

/// The same with quotation marks round the value that begins with the first tag.
fn quoted(text: &str, edits: &[Edit]) -> Option<Candidate> {
    let lines = lines(text);
    let (first, last) = (edits.first()?, edits.last()?);
    let value = value(text, lines.get(line_at(&lines, first.0.start))?);
    if value.start != first.0.start || last.0.end > value.end {
        return None;
    }
    let moved: Vec<Edit> = edits
        .iter()
        .map(|(range, new)| (range.start - value.start..range.end - value.start, new.clone()))
        .collect();
    let new = marks(&applied(&text[value.clone()], &moved));
    Some((Repair::Tag, vec![(value, new)]))
}

/// The characters in the place of their names, on the line of an offset; those that mean something to Markdown stay.
pub(super) fn named(text: &str, at: usize) -> Option<Candidate> {
    let lines = lines(text);
    let line = lines.get(line_at(&lines, at))?;
    let names = text[line.clone()].match_indices('&').filter_map(|(start, _)| {
        let (name, meant) = sheet::entity(&text[line.start + start..])?;
        let safe = !matches!(meant, "&" | "<" | ">");
        let start = line.start + start;
        safe.then(|| (start..start + name.len(), meant.to_owned()))
    });
    let edits: Vec<Edit> = names.collect();
    (!edits.is_empty()).then_some((Repair::Entity, edits))
}

/// Figures below the line in the place of those between tildes, on the line of an offset.
pub(super) fn lowered(text: &str, range: &Range<usize>) -> Option<Candidate> {
    text[range.clone()].starts_with('~').then_some(())?;
    let lines = lines(text);
    let line = lines.get(line_at(&lines, range.start))?;
    let (mut at, mut edits): (usize, Vec<Edit>) = (range.start, Vec::new());
    while let Some(start) = text[at..line.end].find('~').map(|start| at + start) {
        let Some(length) = text[start + 1..line.end].find('~') else { break };
        let (inner, end) = (&text[start + 1..start + 1 + length], start + length + 2);
        let figures = sheet::lowered(inner).filter(|_| (1..4).contains(&inner.len()));
        at = if figures.is_some() { end } else { start + 1 };
        edits.extend(figures.map(|figures| (start..end, figures)));
    }
    (!edits.is_empty()).then_some((Repair::Lowered, edits))
}

/// A text without the names of characters, and without tildes and what they lower.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let named = if c == '&' { sheet::entity(rest) } else { None };
        match (named, c) {
            (Some((_, meant)), _) => out.push_str(meant),
            (None, '~') => {}
            (None, '₀'..='₉') => out.extend(char::from_u32(u32::from(c) - 0x2080 + 0x30)),
            (None, c) => out.push(c),
        }
        rest = &rest[named.map_or(c.len_utf8(), |(name, _)| name.len())..];
    }
    out
}

/// The words of a text, folded, without the names of such tags and characters.
pub(super) fn words(text: &str) -> Vec<String> {
    // What ends a line parts words.
    let seen = |c: &char| LINE_ENDS.contains(c) || !is_invisible(*c);
    let seen: String = text.chars().filter(seen).collect();
    let mut plain = without_circles(&plain(&seen));
    let text = plain.clone();
    for (at, _) in text.match_indices('<') {
        let rest = &text[at..];
        let Some(end) = rest.find('>') else { break };
        let tag = rest[..=end].replacen("</", "<", 1);
        if TAGS.iter().any(|name| opens(&tag, name)) {
            // As long as before, so that offsets hold.
            plain.replace_range(at..at + end + 1, &"*".repeat(end + 1));
        }
    }
    fold::folded_words(&plain)
}
