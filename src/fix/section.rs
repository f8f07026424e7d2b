//! A section that stands too far left or right, moved as a whole: its first line, its other keys and their texts.

use std::ops::Range;

use super::repair::{Candidate, Edit, Repair, indent};
use super::value::value;
use crate::sheet::SECTION_KEYS;
use crate::yaml::place::{at_margin, is_remark, key};

/// The section that begins on a line, moved to where another one begins.
pub(super) fn moved(text: &str, lines: &[Range<usize>], line: usize) -> Option<Candidate> {
    let of = |i: usize| &text[lines[i].clone()];
    let section_key = |i: usize| key(of(i)).filter(|key| SECTION_KEYS.contains(key));
    let begins = |i: usize| of(i).trim_start().starts_with("- ") && section_key(i).is_some();
    let other = |i: &usize| begins(*i) && indent(of(*i)) != indent(of(line));
    if !begins(line) || !(0..line).any(|i| at_margin(of(i)) == Some("sections")) {
        return None;
    }
    let like = (0..line).rev().find(other).or_else(|| (line + 1..lines.len()).find(other));
    let depth = like.map_or(2, |like| indent(of(like)));
    if depth == indent(of(line)) {
        return None;
    }
    let outside = |i: usize| {
        let sheet = at_margin(of(i)).is_some_and(|key| !SECTION_KEYS.contains(&key));
        begins(i) || sheet || is_remark(of(i))
    };
    let end = (line + 1..lines.len()).find(|&i| outside(i)).unwrap_or(lines.len());
    let filled = |i: &usize| !of(*i).trim().is_empty();
    let mut edits = vec![to(text, &lines[line], depth)];
    let (mut owner, mut next) = (line, line + 1);
    while next < end {
        let keyed = |i: usize| {
            section_key(i).is_some() && indent(of(i)) <= column(of(owner)).max(depth + 2)
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
    Some((Repair::Indented, edits))
}

/// Where the key of a line begins, behind its dash.
fn column(line: &str) -> usize {
    indent(line) + if line.trim_start().starts_with("- ") { 2 } else { 0 }
}

/// A line moved to some column.
fn to(text: &str, line: &Range<usize>, column: usize) -> Edit {
    (line.start..line.start + indent(&text[line.clone()]), " ".repeat(column))
}
