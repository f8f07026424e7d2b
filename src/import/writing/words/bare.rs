//! The words of a line of text, by a plainer rule than the import's own.

use crate::import::text::inline_read;
use crate::import::text::struck;
use crate::import::text::target;
use crate::limits::IMPORT_REACH;

/// What stands before the points of a list.
const MARKS: [char; 11] = ['-', '*', '+', '•', '▪', '●', '·', '–', '—', '\u{f0b7}', ' '];

/// A line without its marks.
pub(super) fn bare(line: &str) -> String {
    let (line, _) = struck::cleared(line);
    let bare =
        without_marks(line.trim_start_matches("> [!encadre]").trim_start_matches("> [!exergue]"));
    let text = bare.trim_start().trim_start_matches(MARKS);
    text.strip_prefix("o ").map(str::to_owned).unwrap_or_else(|| text.to_owned())
}

/// A line without tags, the addresses of links and raised marks; the other marks are no words anyway.
fn without_marks(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find(['<', '&', '*', '[', ']', '!', '^', '~', '\\', '\u{ad}']) {
        let (before, mark) = rest.split_at(at);
        out.push_str(before);
        rest = after_mark(mark, &mut out);
    }
    out.push_str(rest);
    out
}

/// What follows a mark; an address that is text goes to `out`, and a space where words part.
fn after_mark<'a>(mark: &'a str, out: &mut String) -> &'a str {
    let close = |end: char| {
        let mut near = mark.char_indices().skip(1).take(IMPORT_REACH);
        let (at, c) = near.find(|(_, c)| *c == end || *c == '<')?;
        (c == end).then_some(at)
    };
    if let Some(rest) = mark.strip_prefix("[^") {
        return rest;
    }
    // Signs that mean themselves open no tag, and name no character.
    if let Some(rest) = mark.strip_prefix("\\<").or_else(|| mark.strip_prefix("\\&")) {
        out.push(' ');
        return rest;
    }
    if let Some(end) = entity(mark) {
        out.push(' ');
        return &mark[end..];
    }
    if let Some(end) = mark.strip_prefix("](").and_then(address) {
        return &mark[2 + end..];
    }
    if let Some((inside, rest)) = mark.strip_prefix('<').and_then(|_| {
        let end = close('>')?;
        Some((&mark[1..end], &mark[end + 1..]))
    }) {
        let address = inside.contains("://") || inside.contains('@');
        if address {
            out.push_str(inside);
        }
        let tag = inline_read::is_tag(name(inside));
        if inline_read::parts_words(name(inside)) {
            out.push(' ');
        }
        if address || tag {
            return rest;
        }
    }
    if mark.starts_with(['!', '<', '&']) {
        out.push(' ');
    }
    &mark[mark.chars().next().map_or(1, char::len_utf8)..]
}

/// The name of a tag.
fn name(tag: &str) -> &str {
    let tag = tag.trim_start_matches('/');
    let length = tag.bytes().take_while(u8::is_ascii_alphanumeric).count();
    &tag[..length]
}

/// Where a character's name or number ends, as in `&amp;`.
fn entity(mark: &str) -> Option<usize> {
    let name = mark.strip_prefix('&')?;
    let length = name.bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'#').count();
    ((2..=8).contains(&length) && name[length..].starts_with(';')).then_some(length + 2)
}

/// How many bytes the address of a link takes, with the parenthesis that closes it; none where words stand there.
fn address(text: &str) -> Option<usize> {
    let near = text.chars().take(IMPORT_REACH);
    let inside: String = text.chars().take(target::end(near)?).collect();
    target::address(&inside).map(|_| inside.len() + 1)
}
