//! The line of a key that is gone above what it held, put back: it was deleted, became a remark, or the type of a section
//! stands in its place.

use std::ops::Range;

use super::repair::{Candidate, Edit, Repair, indent, line_at, lines};
use super::value::value;
use crate::sheet::{self, SECTION_KEYS, SECTION_TYPES};
use crate::source::Source;
use crate::yaml::lines::body;
use crate::yaml::slips::{joined, place, sidebar};

/// How far what a key holds is from it.
const STEP: usize = 2;

/// « reperes: » above the fields at an offset, where no line has it, be it spelt otherwise or in a remark.
pub(super) fn sidebar(text: &str, at: usize) -> Option<Candidate> {
    let lines = lines(text);
    let of = |i: usize| &text[lines[i].clone()];
    let line = line_at(&lines, at);
    let (first, depth) = sidebar::fields(&Source::new("", text.to_owned()), line + 1)?;
    let first = first - 1;
    let start = lines[first].start;
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut edits: Vec<Edit> = vec![(start..start, format!("reperes:{end}"))];
    if depth == 0 {
        let own = |i: &usize| {
            let margin = place::at_margin(of(*i));
            let other = margin.is_some() && !place::is_field_line(of(*i));
            !other && !of(*i).starts_with('#')
        };
        let inside = (first..lines.len()).take_while(own).filter(|i| !of(*i).trim().is_empty());
        let moved = inside.map(|i| (lines[i].start..lines[i].start, " ".repeat(STEP)));
        edits.extend(moved);
        // The line is put before the first field, and both stand at one place.
        let (_, spaces) = edits.remove(1);
        edits[0].1.push_str(&spaces);
    }
    Some((Repair::Sidebar, edits))
}

/// A key without the « # » that made a remark of it, where its neighbours stand.
pub(super) fn remarked(text: &str, at: usize) -> Option<Candidate> {
    let source = Source::new("", text.to_owned());
    let line = source.position(at).line;
    let (name, column) = place::remarked_key(&source, line)?;
    let range = source.line(line);
    let end = range.start + text[range.clone()].find(name)?;
    Some((Repair::Unremarked, vec![(range.start..end, " ".repeat(column))]))
}

/// « texte: | » above the text that stands right below the type or the title of its section.
pub(super) fn text_key(text: &str, at: usize) -> Option<Candidate> {
    let lines = lines(text);
    let line = line_at(&lines, at);
    let of = |i: usize| &text[lines[i].clone()];
    let filled = |i: &usize| !of(*i).trim().is_empty();
    let owner = (0..line).rev().find(filled)?;
    place::key(of(owner)).filter(|key| matches!(*key, "type" | "titre"))?;
    let column = of(owner).len() - body(of(owner)).len();
    let own = (line..lines.len())
        .filter(filled)
        .take_while(|i| place::key(of(*i)).is_none() && !of(*i).starts_with(|c: char| c != ' '));
    let deep = own.map(|i| indent(of(i))).min()?;
    // The line that was moved elsewhere is not missing.
    let moved = (0..lines.len()).any(|i| {
        let bare = place::key(of(i)) == Some("texte") && value(text, &lines[i]).len() < 2;
        let next = (i + 1..lines.len()).find(filled);
        bare && next.is_none_or(|next| indent(of(next)) <= of(i).len() - body(of(i)).len())
    });
    // Nor is one whose section took the text of another with it.
    let mut own = 0;
    let twice = (0..lines.len()).any(|i| {
        own = if of(i).trim_start().starts_with("- ") && place::key(of(i)).is_some() {
            0
        } else {
            own
        };
        own += usize::from(place::key(of(i)) == Some("texte"));
        own > 1
    });
    let word = of(line).trim_start().split(':').next().unwrap_or_default();
    let pictured = sheet::PICTURE_KEYS.contains(&word);
    let held = (0..owner).rev().find_map(|i| place::at_margin(of(i))) == Some("sections");
    let start = lines[line].start;
    (deep > column && column > 0 && held && !moved && !twice && !pictured)
        .then(|| (Repair::Text, vec![(start..start, format!("{}texte: |\n", " ".repeat(column)))]))
}

/// « | » behind the key of a text whose lines stand no farther right, and these below it.
pub(super) fn below(text: &str, at: usize) -> Option<Candidate> {
    let source = Source::new("", text.to_owned());
    let line = source.position(at).line;
    let (owner, own) = joined::lines_below(&source, line)?;
    let of = |line: usize| &text[source.line(line)];
    let wanted = of(owner).len() - body(of(owner)).len() + STEP;
    let least = own.iter().map(|line| indent(of(*line))).min()?;
    let end = source.line(owner).start + of(owner).trim_end().len();
    let mut edits: Vec<Edit> = vec![(end..end, " |".to_owned())];
    let starts = own.iter().map(|line| source.line(*line).start);
    edits.extend(starts.map(|start| (start..start, " ".repeat(wanted - least))));
    Some((Repair::Bar, edits))
}

/// « type: » before the type of a section that stands behind its dash in the place of a key, with what is below it.
pub(super) fn typed(text: &str, at: usize) -> Vec<Candidate> {
    let lines = lines(text);
    let line = line_at(&lines, at);
    typed_at(text, &lines, line).unwrap_or_default()
}

fn typed_at(text: &str, lines: &[Range<usize>], line: usize) -> Option<Vec<Candidate>> {
    let here = &text[lines.get(line)?.clone()];
    let of = |i: usize| &text[lines[i].clone()];
    let said = here.trim_start().strip_prefix("- ")?;
    let written = said.trim_end();
    let (word, bar) = match written.split_once(':') {
        Some((word, rest)) if rest.trim().is_empty() => (word, false),
        Some((word, rest)) if rest.trim() == "|" => (word, true),
        Some(_) => return None,
        None => (written, false),
    };
    let kind = SECTION_TYPES.iter().find(|kind| kind.name == word.trim())?;
    let start = lines[line].end - said.len();
    let column = start - lines[line].start;
    let whole = start..start + written.len();
    let name = kind.name;
    if bar {
        let new = format!("type: {name}\n{}texte: |", " ".repeat(column));
        return Some(vec![(Repair::Typed, vec![(whole, new)])]);
    }
    let typed = (whole, format!("type: {name}"));
    let filled = |i: &usize| !of(*i).trim().is_empty();
    let inside = (line + 1..lines.len()).filter(filled).take_while(|i| indent(of(*i)) >= column);
    let inside: Vec<usize> = inside.collect();
    let first = *inside.first()?;
    place::key(of(first)).filter(|key| SECTION_KEYS.contains(key))?;
    let less = indent(of(first)) - column;
    let least = inside.iter().map(|i| indent(of(*i))).min()?;
    if less == 0 || least < indent(of(first)) {
        return Some(vec![(Repair::Typed, vec![typed])]);
    }
    let moved = inside.iter().map(|i| (lines[*i].start..lines[*i].start + less, String::new()));
    Some(vec![(Repair::Typed, std::iter::once(typed).chain(moved).collect())])
}

/// A title that a line break and marks have cut in two, between marks that hold the whole.
pub(super) fn title(text: &str, at: usize) -> Option<Candidate> {
    let lines = lines(text);
    let owner = line_at(&lines, at);
    let line = Some(owner + 1).filter(|line| *line < lines.len())?;
    let (above, rest) = (&text[lines[owner].clone()], text[lines[line].clone()].trim());
    let key = super::value::key(above.trim_start().trim_start_matches("- "))?;
    let value = value(text, &lines[owner]);
    let inner = text[value.clone()].strip_prefix('"')?.strip_suffix('"')?;
    let words = rest.strip_suffix('"').unwrap_or(rest).strip_prefix(": ")?;
    let line_text = super::block::TITLES.contains(&key) || sheet::sidebar_field(key).is_some();
    let plain = ![inner, words].iter().any(|part| part.contains(['"', '\\']));
    let gap = value.end - 1..lines[line].start + indent(&text[lines[line].clone()]);
    let mut edits = vec![(gap, " ".to_owned())];
    let end = lines[line].start + text[lines[line].clone()].trim_end().len();
    if !rest.ends_with('"') {
        edits.push((end..end, "\"".to_owned()));
    }
    (line_text && plain && !inner.is_empty()).then_some((Repair::Quotes, edits))
}
