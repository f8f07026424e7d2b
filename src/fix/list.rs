//! Lists pasted from a word processor: their signs become the dashes that lists have here.

use std::ops::Range;

use super::block;
use super::repair::{Candidate, Edit, Repair, applied, indent, line_at, lines};
use crate::sheet::{
    BLANKS, BULLETS, CIRCLE, DASHES, is_pointed, is_spoken, lone_sign, pointed_heading, sign_length,
};
use crate::source::is_private;

/// Dashes in the place of the signs, from the line of the first one to the end of its paragraph.
pub(super) fn dashed(text: &str, at: usize) -> Vec<Candidate> {
    let lines = lines(text);
    let first = line_at(&lines, at);
    let of = |range: &Range<usize>| &text[range.clone()];
    let Some(line) = lines.get(first) else { return Vec::new() };
    // The sign must be one: others stand in the middle of a sentence.
    if sign(&of(line)[margin(of(line)).len()..]).is_none() {
        return Vec::new();
    }
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
    let margin = margin(of(line));
    let body = |line: &Range<usize>| text.get(line.start + margin.len()..line.end).unwrap_or("");
    // The lines of the paragraph: those as far from the margin, in the same quotes.
    let inside = |line: &&Range<usize>| {
        let body = body(line).trim_start();
        of(line).starts_with(margin) && !body.is_empty() && !body.starts_with('>')
    };
    let above = lines[..first].iter().rev().take_while(inside).count();
    let below = lines[first..].iter().take_while(inside).count();
    let paragraph = &lines[first - above..first + below];
    // Where somebody asks or cries, dashes are of a dialogue.
    let asks = |line: &Range<usize>| {
        let line = body(line).trim();
        is_spoken(line) && line.ends_with(['?', '!'])
    };
    if is_spoken(body(line)) && paragraph.iter().any(asks) {
        return Vec::new();
    }
    let signed = |line: &Range<usize>| sign(body(line)).map(|(sign, _)| sign);
    // What is told first need not be the first point: the sign of a font is an error, the bullets above are none.
    let strong = |line: &Range<usize>| signed(line).is_some_and(is_bullet);
    let begin = paragraph[..above].iter().position(strong).unwrap_or(above);
    let weak = |line: &&Range<usize>| !is_point(body(line)) && signed(line).is_some();
    let begin = begin - paragraph[..begin].iter().rev().take_while(weak).count();
    let before = begin.checked_sub(1).map(|before| body(&paragraph[before]));
    let goes_on = before.is_some_and(is_point);
    let Some(mut edits) = levelled(text, &paragraph[begin..], margin, goes_on) else {
        return Vec::new();
    };
    let follows = before.is_some_and(|line| {
        // Below another point the list goes on; the line of a call-out's sign ends by itself.
        !line.starts_with(BLANKS) && !goes_on && !line.starts_with("[!")
    });
    if follows && let Some((range, new)) = edits.first_mut() {
        // A blank line ends the paragraph above.
        let quote = if margin.contains('>') { margin.trim_end() } else { "" };
        *new = format!("{quote}\n{margin}{new}");
        range.start -= margin.len();
    }
    if edits.is_empty() { Vec::new() } else { vec![(Repair::List, edits)] }
}

/// The `|` of a list whose lines YAML joins, and dashes in the place of its signs.
pub(super) fn barred(text: &str, at: usize) -> Vec<Candidate> {
    let Some((_, bar)) = block::opened(text, at) else { return Vec::new() };
    let barred = applied(text, &bar);
    let grown = barred.len() - text.len();
    let mut found = dashed(&barred, at + grown);
    found.extend(spaced(&barred, at + grown));
    let back = |(range, new): Edit| Some((range.start.checked_sub(grown)?..range.end - grown, new));
    let whole = |(_, edits): Candidate| {
        let edits: Option<Vec<Edit>> = edits.into_iter().map(back).collect();
        let mut all = bar.clone();
        all.extend(edits?);
        Some((Repair::BarredList, all))
    };
    found.into_iter().filter_map(whole).collect()
}

/// Dashes in the place of signs that stand alone on their lines, before the words of the line below each.
pub(super) fn rejoined(text: &str, at: usize) -> Option<Candidate> {
    let lines = lines(text);
    let first = line_at(&lines, at);
    let of = |i: usize| &text[lines[i].clone()];
    let depth = indent(lines.get(first).map(|_| of(first))?);
    let sign = lone_sign(of(first))?;
    let filled = |i: &usize| !of(*i).trim().is_empty();
    let inside = (first..lines.len()).filter(filled).take_while(|i| indent(of(*i)) >= depth);
    let inside: Vec<usize> = inside.collect();
    let mut edits: Vec<Edit> = Vec::new();
    for (n, i) in inside.iter().enumerate().filter(|(_, i)| lone_sign(of(**i)) == Some(sign)) {
        let next = *inside.get(n + 1).filter(|next| lone_sign(of(**next)).is_none())?;
        (indent(of(*i)) == depth).then_some(())?;
        let words = lines[next].start + indent(of(next));
        edits.push((lines[*i].start + depth..words, "- ".to_owned()));
    }
    let above = first.checked_sub(1).filter(|above| filled(above) && indent(of(*above)) == depth);
    if above.is_some() {
        // A blank line ends the paragraph above.
        let (range, new) = edits.first_mut()?;
        *new = format!("\n{}{new}", " ".repeat(depth));
        range.start -= depth;
    }
    Some((Repair::List, edits))
}

/// Dashes in the place of the signs of some lines. Each kind of sign that is new is of a level of its own below the one
/// before it, as word processors have them; one that was there goes back to its level. A point with its dash stays where its
/// author put it: at the level of the bullets above it, or below them where their line ends with a colon. Where the list
/// `goes_on` below a point with a dash, all count among its own. Nothing where that is not sure.
fn levelled(text: &str, lines: &[Range<usize>], margin: &str, goes_on: bool) -> Option<Vec<Edit>> {
    // The level of each open sign: how deep it stands, and the sign.
    let mut levels: Vec<(usize, char)> = Vec::new();
    let mut edits: Vec<Edit> = Vec::new();
    let body = |line: &Range<usize>| &text[line.start + margin.len()..line.end];
    let circled =
        lines.first().and_then(|line| sign(body(line))).is_some_and(|(sign, _)| sign == CIRCLE);
    if goes_on && lines.iter().any(|line| is_point(body(line))) {
        // Above a point with its dash again, Word's circle is of the second level; another sign may be a slip.
        circled.then(|| levels.push((0, '-')))?;
    }
    let (mut announced, mut joined) = (false, false);
    for line in lines {
        let (start, body) = (line.start + margin.len(), body(line));
        let below_colon = std::mem::replace(&mut announced, body.trim_end().ends_with(':'));
        let Some((sign, length)) = sign(body) else { continue };
        let depth = indent(body);
        while levels.last().is_some_and(|(other, _)| *other > depth) {
            levels.pop();
        }
        if levels.last().is_some_and(|(other, _)| depth == *other + 1) {
            return None;
        }
        let beside = levels.iter().position(|(other, _)| *other == depth);
        let level = match levels.iter().position(|level| *level == (depth, sign)) {
            None if is_point(body) && !below_colon => {
                joined |= beside.is_some_and(|beside| is_bullet(levels[beside].1));
                beside
            }
            // Another sign than a bullet was meant to be a dash.
            None if sign == '-' => beside.filter(|beside| !is_bullet(levels[*beside].1)),
            // Bullets above and below a dash may as well have it below them.
            Some(_) if joined && is_bullet(sign) => return None,
            level => level,
        };
        match level {
            Some(level) => levels.truncate(level + 1),
            None => levels.push((depth, sign)),
        }
        let dash = format!("{}- ", "  ".repeat(levels.len() - 1));
        edits.push((start..start + depth + length, dash));
    }
    Some(edits)
}

/// What stands before the words of a line: blanks, and the signs of quotes with the one behind each.
fn margin(line: &str) -> &str {
    let mut at = indent(line);
    while let Some(rest) = line[at..].strip_prefix('>') {
        at += 1 + rest.len() - rest.trim_start_matches(' ').len();
    }
    &line[..at]
}

/// Whether a sign is a bullet, and nothing else.
fn is_bullet(sign: char) -> bool {
    is_private(sign) || BULLETS.contains(&sign)
}

/// Whether a line begins a point of a list here.
fn is_point(line: &str) -> bool {
    line.trim_start().starts_with("- ")
}

/// A space behind the dashes and numbers of a paragraph that have none, from the line of the first one on.
pub(super) fn spaced(text: &str, at: usize) -> Option<Candidate> {
    let lines = lines(text);
    let first = line_at(&lines, at);
    let margin = margin(&text[lines.get(first)?.clone()]);
    let body = |line: &Range<usize>| {
        let inner = text[line.clone()].strip_prefix(margin);
        inner.filter(|inner| !inner.starts_with([' ', '\t'])).unwrap_or("")
    };
    // What is put in the place of a sign: of two dashes, one stays.
    let mark = |line: &Range<usize>| -> Option<Edit> {
        let body = body(line);
        if let Some(rest) = body.strip_prefix('–').filter(|it| it.starts_with(char::is_alphabetic))
        {
            let start = line.start + margin.len();
            return Some((start..start + body.len() - rest.len(), "- ".to_owned()));
        }
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
        let start = line.start + margin.len();
        glued.then(|| (start + kept..start + end, " ".to_owned()))
    };
    mark(&lines[first])?;
    let inside = |line: &&Range<usize>| {
        let inner = text[(*line).clone()].strip_prefix(margin);
        inner.is_some_and(|inner| !inner.trim().is_empty())
    };
    let mut edits: Vec<Edit> = lines[first..].iter().take_while(inside).filter_map(mark).collect();
    let above = first.checked_sub(1).map_or("", |above| body(&lines[above]));
    if !above.trim().is_empty() && !is_point(above) && !above.starts_with("[!") {
        // A blank line ends the paragraph above.
        let start = lines[first].start;
        let quote = if margin.contains('>') { margin.trim_end() } else { "" };
        edits.insert(0, (start..start, format!("{quote}\n")));
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
    let line = line.trim_start_matches([' ', '\t', '>']);
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
