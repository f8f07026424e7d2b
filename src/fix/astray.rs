//! Fields of the sidebar that the text of another one has swallowed, and sections without the key that holds them.

use std::ops::Range;

use super::nested::text_column;
use super::repair::{Candidate, Repair, indent, line_at, lines};
use super::value::value;
use crate::fold;
use crate::sheet::{SECTION_KEYS, SIDEBAR_FIELDS};
use crate::yaml::slips::meant;
use crate::yaml::slips::place::{begins_with, key};

/// The fields that the text of another has swallowed from a line on, moved beside that one: there, they are missing.
pub(super) fn fields(text: &str, at: usize) -> Option<Candidate> {
    let lines = lines(text);
    let line = line_at(&lines, at);
    let of = |i: usize| &text[lines[i].clone()];
    let filled = |i: &usize| !of(*i).trim().is_empty();
    let depth = owner(text, &lines, line)?;
    let below = (line..lines.len()).filter(filled).take_while(|&i| indent(of(i)) > depth);
    let mut edits = Vec::new();
    let mut open = false;
    for i in below {
        match field(of(i)) {
            Some(name) => {
                let value = &text[value(text, &lines[i])];
                let bar = value.starts_with(['|', '>']);
                // Right below the words of a point, it may be meant to go on with them.
                let point = lines[..i].last().and_then(|above| text_column(&text[above.clone()]));
                let below_point = !bar && point == Some(indent(of(i)));
                if value.is_empty() || below_point || !is_once(text, name) {
                    return None;
                }
                let start = lines[i].start;
                let word = of(i).find(':').unwrap_or_default();
                edits.push((start..start + word, format!("{}{name}", " ".repeat(depth))));
                open = bar;
            }
            // What goes on behind the field is of the text that swallowed it.
            None if !open => return None,
            None => {}
        }
    }
    (!edits.is_empty()).then_some((Repair::Indented, edits))
}

/// How far the field is indented whose text goes on at a line.
fn owner(text: &str, lines: &[Range<usize>], line: usize) -> Option<usize> {
    let of = |i: usize| &text[lines[i].clone()];
    let filled = |i: &usize| !of(*i).trim().is_empty();
    let outer = |line: usize, found: &dyn Fn(&str) -> bool| {
        let depth = indent(of(line));
        let mut above = (0..line).rev().filter(filled);
        above.find(|&i| indent(of(i)) < depth && found(of(i)))
    };
    let owner = outer(lines.get(line).map(|_| line)?, &|line| field(line).is_some())?;
    let depth = indent(of(owner));
    let inside = (owner + 1..line).filter(filled).all(|i| indent(of(i)) > depth);
    let held = outer(owner, &|_| true).is_some_and(|i| begins_with(of(i), "reperes"));
    (inside && held).then_some(depth)
}

/// The field of the sidebar whose key a line begins with, be it with a capital or accents, no dash before it.
fn field(line: &str) -> Option<&str> {
    let known = |key: &&str| SIDEBAR_FIELDS.iter().any(|field| field.key == *key);
    let spelt = || meant::of_line(line).filter(|_| !line.contains(" :"));
    key(line).or_else(spelt).filter(known).filter(|_| !line.trim_start().starts_with('-'))
}

fn is_once(text: &str, name: &str) -> bool {
    text.lines().filter(|line| field(line) == Some(name)).count() == 1
}

/// « sections: » above the first section, where no line has it, be it spelt otherwise or hidden in a remark.
pub(super) fn sections(text: &str, at: usize) -> Option<Candidate> {
    let lines = lines(text);
    let line = line_at(&lines, at);
    let section = |line: &str| {
        let known = key(line).is_some_and(|key| SECTION_KEYS.contains(&key));
        known && line.trim_start().starts_with("- ")
    };
    let held = |line: &str| {
        let written = line.trim_start_matches(['#', ' ', '\u{feff}']);
        let margin = !line.starts_with(' ') || written.trim_end().ends_with(':');
        let joined = line.trim_end().ends_with("sections:");
        joined || margin && fold::fold(written).starts_with("section")
    };
    let start = lines.get(line)?.start;
    let above = lines[..line].iter().map(|line| &text[line.clone()]);
    if !section(&text[lines[line].clone()]) || above.into_iter().any(section) {
        return None;
    }
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    (!text.lines().any(held))
        .then(|| (Repair::Sections, vec![(start..start, format!("sections:{end}"))]))
}
