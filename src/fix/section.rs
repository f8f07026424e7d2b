//! A section that stands too far left or right, moved as a whole: its first line, its other keys and their texts.

use std::ops::Range;

use super::repair::{Candidate, Edit, Repair, indent};
use super::value::value;
use crate::sheet::SECTION_KEYS;
use crate::yaml::slips::place::{at_margin, is_remark, key};

/// The section that begins on a line, moved to where another one begins.
pub(super) fn moved(text: &str, lines: &[Range<usize>], line: usize) -> Option<Candidate> {
    let edits = placed(text, lines, line, elsewhere(text, lines, line)?)?;
    Some((Repair::Indented, edits))
}

/// The first sections, the first of which begins on a line, moved to where those below them begin.
pub(super) fn leading(text: &str, lines: &[Range<usize>], line: usize) -> Option<Candidate> {
    let column = |i: usize| indent(&text[lines[i].clone()]);
    let depth = elsewhere(text, lines, line)?;
    let begun = (0..lines.len()).filter(|&i| begins(&text[lines[i].clone()]));
    let own = begun.take_while(|&i| column(i) == column(line));
    let own: Vec<usize> = own.collect();
    if own.first() != Some(&line) || own.len() < 2 {
        return None;
    }
    let edits = own.into_iter().map(|i| placed(text, lines, i, depth));
    Some((Repair::Indented, edits.collect::<Option<Vec<_>>>()?.concat()))
}

/// Whether a line begins a section.
fn begins(line: &str) -> bool {
    line.trim_start().starts_with("- ") && section_key(line).is_some()
}

fn section_key(line: &str) -> Option<&str> {
    key(line).filter(|key| SECTION_KEYS.contains(key))
}

/// Where the section above the one that begins on a line begins, or the next one, if that is elsewhere.
fn elsewhere(text: &str, lines: &[Range<usize>], line: usize) -> Option<usize> {
    let of = |i: usize| &text[lines[i].clone()];
    let other = |i: &usize| begins(of(*i)) && indent(of(*i)) != indent(of(line));
    if !begins(of(line)) || !(0..line).any(|i| at_margin(of(i)) == Some("sections")) {
        return None;
    }
    let like = (0..line).rev().find(other).or_else(|| (line + 1..lines.len()).find(other));
    let depth = like.map_or(2, |like| indent(of(like)));
    (depth != indent(of(line))).then_some(depth)
}

/// The changes that move the section that begins on a line to some column.
fn placed(text: &str, lines: &[Range<usize>], line: usize, depth: usize) -> Option<Vec<Edit>> {
    let of = |i: usize| &text[lines[i].clone()];
    let outside = |i: usize| {
        let sheet = at_margin(of(i)).is_some_and(|key| !SECTION_KEYS.contains(&key));
        begins(of(i)) || sheet || is_remark(of(i))
    };
    let end = (line + 1..lines.len()).find(|&i| outside(i)).unwrap_or(lines.len());
    let filled = |i: &usize| !of(*i).trim().is_empty();
    let mut edits = vec![to(text, &lines[line], depth)];
    let (mut owner, mut next) = (line, line + 1);
    while next < end {
        let keyed = |i: usize| {
            section_key(of(i)).is_some() && indent(of(i)) <= column(of(owner)).max(depth + 2)
        };
        let last = (next..end).find(|&i| keyed(i)).unwrap_or(end);
        let body: Vec<usize> = (next..last).filter(filled).collect();
        if let Some(least) = body.iter().map(|&i| indent(of(i))).min() {
            let inside = least > column(of(owner));
            let announced = text[value(text, &lines[owner])].starts_with('|');
            // A text at the margin is one only where its key announces it.
            if !inside && !announced {
                return None;
            }
            let deeper = if inside { least - column(of(owner)) } else { 2 };
            let deep = depth + 2 + deeper;
            let placed = |i: usize| to(text, &lines[i], deep + indent(of(i)) - least);
            edits.extend(body.into_iter().map(placed));
        }
        if last < end {
            edits.push(to(text, &lines[last], depth + 2));
        }
        (owner, next) = (last, last + 1);
    }
    Some(edits)
}

/// Where the key of a line begins, behind its dash.
fn column(line: &str) -> usize {
    indent(line) + if line.trim_start().starts_with("- ") { 2 } else { 0 }
}

/// A line moved to some column.
fn to(text: &str, line: &Range<usize>, column: usize) -> Edit {
    (line.start..line.start + indent(&text[line.clone()]), " ".repeat(column))
}
