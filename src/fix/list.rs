//! Lists pasted from a word processor: their signs become the dashes that lists have here.

use std::ops::Range;

use super::repair::{Candidate, Edit, Repair, indent, line_at, lines};
use crate::sheet::{
    BLANKS, BULLETS, CIRCLE, DASHES, is_pointed, is_spoken, pointed_heading, sign_length,
};
use crate::source::is_private;

/// Dashes in the place of the signs, from the line of the first one to the end of its paragraph.
pub(super) fn dashed(text: &str, at: usize) -> Vec<Candidate> {
    let lines = lines(text);
    let first = line_at(&lines, at);
    let of = |range: &Range<usize>| &text[range.clone()];
    let Some(line) = lines.get(first) else { return Vec::new() };
    // The sign must be one: others stand in the middle of a sentence.
    let Some((first_sign, _)) = sign(of(line)) else { return Vec::new() };
    let filled = |line: &&Range<usize>| !of(line).trim().is_empty();
    let blank = |i: Option<usize>| i.and_then(|i| lines.get(i)).is_none_or(|line| !filled(&line));
    // An arrow before a line alone is a sub-heading's on paper, unless it begins several.
    let begins = |i: usize| indent(of(&lines[i])) < indent(of(line));
    let opens = first.checked_sub(1).is_some_and(begins) || blank(first.checked_sub(1));
    if is_pointed(of(line)) && opens && blank(Some(first + 1)) {
        let pointed = |line: Option<&Range<usize>>| line.is_some_and(|line| is_pointed(of(line)));
        let above = pointed(lines[..first].iter().rev().find(filled));
        let several = above || pointed(lines[first + 1..].iter().find(filled));
        if !several {
            return headed(text, &lines, first).into_iter().collect();
        }
        // All of them at once: the last alone would look like a sub-heading.
        let run = lines[first..].iter().filter(filled).take_while(|line| is_pointed(of(line)));
        let edits = run.filter_map(|line| {
            let (_, length) = sign(of(line))?;
            let start = line.start + indent(of(line));
            Some((start..start + length, "- ".to_owned()))
        });
        return vec![(Repair::List, edits.collect())];
    }
    let above = lines[..first].iter().rev().take_while(filled);
    let around = above.chain(lines[first..].iter().take_while(filled)).map(of);
    // Where somebody asks or cries, dashes are of a dialogue.
    let asks = |line: &str| is_spoken(line.trim_start()) && line.trim_end().ends_with(['?', '!']);
    if is_spoken(of(line).trim_start()) && around.into_iter().any(asks) {
        return Vec::new();
    }
    let depth = indent(of(line));
    let paragraph = lines[first..].iter().take_while(|line| !of(line).trim().is_empty());
    // The circle is Word's second level, where another sign has the first.
    let second = first_sign != CIRCLE;
    let mut edits: Vec<Edit> = Vec::new();
    for line in paragraph.take_while(|line| indent(of(line)) >= depth) {
        let Some((sign, length)) = sign(of(line)) else { continue };
        let start = line.start + indent(of(line));
        let dash = if sign == CIRCLE && second { "  - " } else { "- " };
        edits.push((start..start + length, dash.to_owned()));
    }
    let follows = first.checked_sub(1).is_some_and(|above| {
        let above = of(&lines[above]);
        // Below another item, the list goes on.
        let item = above.trim_start().starts_with("- ");
        !above.trim().is_empty() && indent(above) == depth && !item
    });
    if follows && let Some((range, new)) = edits.first_mut() {
        // A blank line ends the paragraph above.
        *new = format!("\n{}{new}", " ".repeat(depth));
        *range = lines[first].start..range.end;
    }
    if edits.is_empty() { Vec::new() } else { vec![(Repair::List, edits)] }
}

/// A space behind the dashes and numbers of a paragraph that have none, from the line of the first one on.
pub(super) fn spaced(text: &str, at: usize) -> Option<Candidate> {
    let lines = lines(text);
    let first = line_at(&lines, at);
    let depth = indent(&text[lines.get(first)?.clone()]);
    // What is put in the place of a sign: of two dashes, one stays.
    let mark = |line: &Range<usize>| -> Option<Edit> {
        let body = text[line.clone()].trim_start();
        let digits = body.len() - body.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (kept, end) = match digits {
            0 if body.starts_with("--") => (1, 2),
            0 if body.starts_with('-') => (1, 1),
            1 | 2 if body[digits..].starts_with('.') => (digits + 1, digits + 1),
            _ => return None,
        };
        let rest = &body[end..];
        let glued = rest.starts_with(char::is_alphabetic)
            || digits == 0 && rest.starts_with(['*', '«', '[']);
        let start = line.start + indent(&text[line.clone()]);
        glued.then(|| (start + kept..start + end, " ".to_owned()))
    };
    mark(&lines[first])?;
    let filled = |line: &&Range<usize>| !text[(*line).clone()].trim().is_empty();
    let paragraph = lines[first..].iter().take_while(filled);
    let beside = paragraph.filter(|line| indent(&text[(*line).clone()]) == depth);
    let mut edits: Vec<Edit> = beside.filter_map(mark).collect();
    let above = first.checked_sub(1).map(|above| &text[lines[above].clone()]);
    let joined = above.is_some_and(|above| {
        let item = above.trim_start().starts_with("- ");
        !above.trim().is_empty() && indent(above) == depth && !item
    });
    if joined {
        // A blank line ends the paragraph above.
        let start = lines[first].start;
        edits.insert(0, (start..start, "\n".to_owned()));
    }
    Some((Repair::List, edits))
}

/// « ### » in the place of an arrow before a sub-heading, in the text of a section; nothing else is sure of a line alone.
fn headed(text: &str, lines: &[Range<usize>], at: usize) -> Option<Candidate> {
    let of = |i: usize| &text[lines[i].clone()];
    let filled = |i: &usize| !of(*i).trim().is_empty();
    let outer = |i: &usize| filled(i) && indent(of(*i)) < indent(of(at));
    let owner = (0..at).rev().find(outer)?;
    let end = (at..lines.len()).filter(filled).find(|i| indent(of(*i)) <= indent(of(owner)));
    let body: Vec<&str> = (owner + 1..end.unwrap_or(lines.len())).map(of).collect();
    let (title, _) = pointed_heading(&body, at - owner - 1).filter(|(_, sure)| *sure)?;
    let marks = match of(owner).trim_end() {
        "    texte: |" => "### ",
        "texte: |" => "## ",
        _ => return None,
    };
    let start = lines[at].start + indent(of(at));
    let old = start..lines[at].start + of(at).trim_end().len() - title.len();
    Some((Repair::Heading, vec![(old, marks.to_owned())]))
}

/// The sign that a line begins with, and its length with the blanks behind it, in bytes.
fn sign(line: &str) -> Option<(char, usize)> {
    let line = line.trim_start();
    let sign = line.chars().next()?;
    let length = sign_length(line);
    let rest = &line[length..];
    let known =
        is_private(sign) || BULLETS.contains(&sign) || DASHES.contains(&sign) || sign == CIRCLE;
    let blanks = rest.len() - rest.trim_start_matches(BLANKS).len();
    let glued = BULLETS.contains(&sign) && rest.starts_with(char::is_alphabetic);
    (known && blanks > 0 || glued).then(|| (sign, length + blanks))
}

/// A text without the circles and ticks of Word's lists, which look like a word: « o », « v », « ü ».
pub(super) fn without_circles(text: &str) -> String {
    let letter = |line: &str| sign(line).map(|(sign, _)| sign).filter(|sign| sign.is_alphabetic());
    let lines = text.split_inclusive('\n');
    let bare = |line: &str| match letter(line) {
        Some(sign) => line.replacen(sign, "", 1),
        None => line.to_owned(),
    };
    lines.map(bare).collect()
}
