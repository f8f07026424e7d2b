//! What holds sections and texts together: the dash before a section, the `|` before a text, keys beside their neighbours.

use std::ops::Range;

use super::block::TITLES;
use super::repair::{Candidate, Repair, indent, line_at, lines};
use super::section;
use super::value::value;
use crate::sheet;
use crate::source::Source;
use crate::yaml::lines;
use crate::yaml::slips::hard::HARD_SPACES;
use crate::yaml::slips::place::{
    self, DASHES, is_alone, is_beside_dash, key, key_behind_sign, listed_key,
};
use crate::yaml::slips::{
    bar, cut, inner, level, marker, meant, outset, points, remark, stranded, themes,
};

/// Keys that hold other keys or a list, never a text.
const HOLDERS: [&str; 4] = ["reperes", "sections", "themes", "image"];

/// What the line at an offset, or the key above it, may need.
pub(super) fn candidates(text: &str, at: usize) -> Vec<Candidate> {
    let lines = lines(text);
    let line = line_at(&lines, at);
    if lines.get(line).is_none() {
        return Vec::new();
    }
    let mut found: Vec<Candidate> = point(text, at).into_iter().collect();
    found.extend(section::moved(text, &lines, line));
    found.extend(section::leading(text, &lines, line));
    found.extend(dashed(text, &lines, line));
    found.extend(first_section(text, &lines, line));
    found.extend(bar(text, &lines, line));
    found.extend(outdented(text, at));
    found.extend(undashed(text, at));
    found.extend(beside(text, &lines, line));
    found
}

/// The second key of a line on a line of its own below the first one, where it holds keys that stand below it.
pub(super) fn two_keys(text: &str, at: usize) -> Option<Candidate> {
    let lines = lines(text);
    let line = line_at(&lines, at);
    let range = lines.get(line)?;
    let (before, rest) = (text.get(range.start..at)?, text.get(at..range.end)?.trim_end());
    let first = key(before).filter(|key| sheet::SECTION_KEYS.contains(key))?;
    (rest == "image:").then_some(())?;
    let column = before.len() - lines::body(before).len();
    let words = before.trim_end();
    let next = lines[line + 1..].iter().map(|line| &text[line.clone()]);
    let next = next.into_iter().find(|line| !line.trim().is_empty())?;
    let inner = next
        .trim_start()
        .split_once(':')
        .is_some_and(|(word, _)| sheet::PICTURE_KEYS.contains(&word) && indent(next) > column);
    let said = words.len() > column + first.len() + 1;
    let gap = range.start + words.len()..at;
    (inner && said).then(|| (Repair::KeyApart, vec![(gap, format!("\n{}", " ".repeat(column)))]))
}

/// The point of a list below another point, moved to where the others of it are: its text's own depth would raise it.
pub(super) fn inner_point(text: &str, at: usize) -> Option<Candidate> {
    let source = Source::new("", text.to_owned());
    let line = source.position(at).line;
    let (_, spaces) = points::astray(&source, line)?;
    lines::block_around(&source, line).filter(|depth| spaces > *depth)?;
    // What announces points of its own is none of theirs.
    (!text[source.line(line)].trim_end().ends_with(':')).then_some(())?;
    let (_, edits) = point(text, at)?;
    Some((Repair::Nested, edits))
}

/// The point of a list below the others, a space behind its dash.
fn point(text: &str, at: usize) -> Option<Candidate> {
    let source = Source::new("", text.to_owned());
    let line = source.position(at).line;
    let (range, spaces) = points::astray(&source, line)?;
    let start = source.line(line).start;
    let rest = text[range.clone()].strip_prefix('-')?.trim_start();
    let end = range.end - rest.len();
    Some((Repair::Indented, vec![(start..end, format!("{}- ", " ".repeat(spaces)))]))
}

/// The first line of a text moved to where the others begin, or a `|` to the end of its key's line.
pub(super) fn opening(text: &str, at: usize) -> Option<Candidate> {
    let source = Source::new("", text.to_owned());
    let line = source.position(at).line;
    let start = source.line(line).start;
    if let Some(spaces) = cut::too_deep(&source, line) {
        return Some((Repair::Dedented, vec![(start..start + spaces, String::new())]));
    }
    if let Some((range, new)) = themes::meant(&source, line) {
        let moved = text[range.clone()].trim() == new.trim();
        return Some((if moved { Repair::Indented } else { Repair::Colon }, vec![(range, new)]));
    }
    cut::key_of_bar(&source, line)?;
    let above = source.line(line - 1);
    let end = above.start + text[above.clone()].trim_end().len();
    let sign = text[source.line(line)].trim();
    let last = start + text[source.line(line)].trim_end().len();
    Some((Repair::Bar, vec![(end..last, format!(" {sign}"))]))
}

/// « - type: » before the type of a section that stands alone at the margin, its other keys below it.
pub(super) fn typed(text: &str, at: usize) -> Option<Candidate> {
    let source = Source::new("", text.to_owned());
    let line = source.position(at).line;
    let name = stranded::type_as_key(&source, line)?;
    let range = source.line(line);
    let lines = lines(text);
    let below = lines[line_at(&lines, at) + 1..].iter().map(|line| &text[line.clone()]);
    let next = below.into_iter().find(|line| !line.trim().is_empty())?;
    let own = key(next).is_some_and(|key| sheet::SECTION_KEYS.contains(&key));
    let alone = text[range.clone()].trim_end().ends_with(':') && own && indent(next) == 4;
    alone.then(|| (Repair::Typed, vec![(range, format!("  - type: {name}"))]))
}

/// The text of the last section, at the margin below it, moved to where its other keys are.
pub(super) fn text_of_last(text: &str, at: usize) -> Option<Candidate> {
    let source = Source::new("", text.to_owned());
    let line = source.position(at).line;
    let last = inner::last_section(&source, line)?;
    let of = |line: usize| &text[source.line(line)];
    let column = of(last).len() - lines::body(of(last)).len();
    let start = source.line(line).start;
    let mut edits = vec![(start..start, " ".repeat(column))];
    let end = source.position(text.len()).line;
    let said = |line: &usize| !of(*line).trim().is_empty();
    let below = (line + 1..=end).filter(said).take_while(|line| of(*line).starts_with(' '));
    let body: Vec<usize> = below.collect();
    // A text that is as far right as in other sections is so already.
    let deep = body.iter().map(|line| indent(of(*line))).min().is_some_and(|depth| depth > column);
    if !deep {
        let starts = body.into_iter().map(|line| source.line(line).start);
        edits.extend(starts.map(|start| (start..start, " ".repeat(column))));
    }
    Some((Repair::Indented, edits))
}

/// One space behind the dash of the section at an offset, which has more, where its next key stands as if it had one.
pub(super) fn narrowed(text: &str, at: usize) -> Option<Candidate> {
    let source = Source::new("", text.to_owned());
    let line = source.position(at).line;
    let last = source.position(text.len()).line;
    let range = (line + 1..=last).find_map(|line| outset::wide_dash(&source, line))?;
    (range.start == at).then(|| (Repair::Narrowed, vec![(range, String::new())]))
}

/// Whether the line at an offset is a remark with the signs of other programs.
pub(super) fn is_remark(text: &str, at: usize) -> bool {
    let lines = lines(text);
    lines.get(line_at(&lines, at)).is_some_and(|line| remark::is_likely(&text[line.clone()]))
}

/// Whether the line at an offset is such a remark in a text: no point of a list.
pub(super) fn is_printed_remark(text: &str, at: usize) -> bool {
    let lines = lines(text);
    lines.get(line_at(&lines, at)).is_some_and(|line| {
        remark::sign(text[line.clone()].trim_start_matches([' ', '>'])).is_some()
    })
}

/// « # » at the margin in the place of such signs, where a key follows: in the middle of a text, it would end that.
pub(super) fn remark(text: &str, at: usize) -> Option<Candidate> {
    let lines = lines(text);
    let line = line_at(&lines, at);
    let of = |i: usize| &text[lines[i].clone()];
    let next = (line + 1..lines.len()).map(of).find(|line| !line.trim().is_empty());
    let keyed = next.is_none_or(|next| key(next).is_some() || place::at_margin(next).is_some());
    // A key behind such a sign was to be read again, or is its author's to delete.
    let said = remark::words(of(line)).filter(|said| keyed && key(said).is_none())?;
    Some((Repair::Remark, vec![(lines[line].clone(), format!("# {said}"))]))
}

/// A dash and a space before the key that begins a section, where it has another sign, or no space, or nothing.
fn dashed(text: &str, lines: &[Range<usize>], at: usize) -> Option<Candidate> {
    let line = &lines[at];
    let body = text[line.clone()].trim_start();
    let start = line.end - body.len();
    let sign = body.chars().next()?;
    let dash = matches!(sign, '-' | '*' | '+')
        || DASHES.contains(&sign)
        || key_behind_sign(body).is_some()
        || is_beside_dash(sign, &body[sign.len_utf8()..]);
    let rest = if dash { &body[sign.len_utf8()..] } else { body };
    let key = key(rest.trim_start_matches([' ', '\t', '-']))
        .filter(|key| sheet::SECTION_KEYS.contains(key))?;
    if !dash && (key != "type" || !section_ends(text, &lines[..at])) {
        return None;
    }
    // One dash too many is none.
    let blank = |c: char| matches!(c, ' ' | '\t' | '-') || HARD_SPACES.contains(&c);
    let spaces = rest.len() - rest.trim_start_matches(blank).len();
    let end = if dash { start + sign.len_utf8() + spaces } else { start };
    Some((Repair::Dash, vec![(start..end, "- ".into())]))
}

/// A dash before the type of a section that YAML takes for a second one of the section above, its other keys below it.
pub(super) fn parted(text: &str, at: usize) -> Option<Candidate> {
    let lines = lines(text);
    let line = lines.get(line_at(&lines, at))?;
    let here = &text[line.clone()];
    let depth = indent(here).checked_sub(2)?;
    (key(here) == Some("type") && !here.trim_start().starts_with('-'))
        .then(|| (Repair::Dash, vec![(line.start + depth..line.start + depth + 2, "- ".into())]))
}

/// Whether the section above has its text already, or none begins above.
fn section_ends(text: &str, above: &[Range<usize>]) -> bool {
    let keys = above.iter().rev().filter_map(|line| {
        let line = &text[line.clone()];
        Some((key(line)?, line.trim_start().starts_with('-')))
    });
    let own = keys.take_while(|(key, _)| *key != "sections");
    let mut named = false;
    for (key, listed) in own {
        if key == "texte" {
            return true;
        }
        named = true;
        if listed {
            return false;
        }
    }
    !named
}

/// `|` behind the key of a line, or the one above it, whose text begins below it.
fn bar(text: &str, lines: &[Range<usize>], line: usize) -> Option<Candidate> {
    let of = |i: usize| &text[lines[i].clone()];
    let filled = |i: &usize| !of(*i).trim().is_empty();
    let empty = |i: usize| key(of(i)).is_some() && value(text, &lines[i]).is_empty();
    let owner = Some(line).filter(|line| empty(*line)).or_else(|| {
        let above = (0..line).rev().filter(filled);
        above.into_iter().find(|i| indent(of(*i)) < indent(of(line))).filter(|i| empty(*i))
    })?;
    let next = (owner + 1..lines.len()).find(filled)?;
    let text_key =
        key(of(owner)).is_some_and(|key| !HOLDERS.contains(&key) && !TITLES.contains(&key));
    let deeper = indent(of(next)) > indent(of(owner)) && key(of(next)).is_none();
    let end = lines[owner].start + of(owner).trim_end().len();
    (text_key && deeper).then(|| (Repair::Bar, vec![(end..end, " |".into())]))
}

/// `|` behind the key of a text right above the line of a sub-heading, which YAML takes for a remark, or before the one that
/// stands behind the key.
pub(super) fn headed(text: &str, at: usize) -> Option<Candidate> {
    let lines = lines(text);
    let line = line_at(&lines, at);
    let of = |i: usize| &text[lines[i].clone()];
    let texts =
        |i: usize| key(of(i).trim_start().trim_start_matches("- ")).is_some_and(bar::is_text);
    let behind = value(text, lines.get(line)?);
    if texts(line) && text[behind.clone()].starts_with("##") {
        let next = (line + 1..lines.len()).find(|i| !of(*i).trim().is_empty())?;
        let pad = " ".repeat(indent(of(next)));
        let marked = text[behind.clone()].trim_start_matches('#').starts_with(' ');
        let deeper = indent(of(next)) > indent(of(line));
        let start = behind.start..behind.start;
        return (marked && deeper).then(|| (Repair::Bar, vec![(start, format!("|\n{pad}"))]));
    }
    let above = line.checked_sub(1)?;
    let heading = of(line).trim_start().starts_with("##");
    bar(text, &lines, above).filter(|_| heading && texts(above))
}

/// The line moved to where its next or last neighbour with a key begins.
fn beside(text: &str, lines: &[Range<usize>], line: usize) -> Vec<Candidate> {
    let of = |i: usize| &text[lines[i].clone()];
    if key(of(line)).is_none() {
        return Vec::new();
    }
    let listed = |i: usize| of(i).trim_start().starts_with('-');
    // Among the keys of a section, no field of the sidebar is one.
    let holder = |i: usize| (0..i).rev().find_map(|i| place::at_margin(of(i)));
    let is_field = key(of(line)).is_some_and(|key| sheet::sidebar_field(key).is_some());
    if is_field && holder(line) == Some("sections") {
        return Vec::new();
    }
    let keyed = |i: &usize| {
        let alike = listed(*i) == listed(line) && indent(of(*i)) != indent(of(line));
        alike && key(of(*i)).is_some()
    };
    let next = (line + 1..lines.len()).find(keyed);
    let last = (0..line).rev().find(keyed);
    let start = lines[line].start;
    let moved = |i: usize| {
        let depth = " ".repeat(indent(of(i)));
        (Repair::Indented, vec![(start..start + indent(of(line)), depth)])
    };
    next.into_iter().chain(last).map(moved).collect()
}

/// The dash before the first section, its other lines below its first key.
fn first_section(text: &str, lines: &[Range<usize>], line: usize) -> Option<Candidate> {
    let of = |i: usize| &text[lines[i].clone()];
    let depth = indent(of(line));
    let above = (0..line).rev().find(|&i| !of(i).trim().is_empty())?;
    let own = key(of(line)).is_some_and(|key| sheet::SECTION_KEYS.contains(&key));
    // Above the type of its own section, a text is out of order.
    let next = lines.get(line + 1).map(|line| text[line.clone()].trim_start());
    let swapped = next.is_some_and(|next| next.starts_with("- type:"));
    if !own || swapped || !is_alone(of(above), "sections") || depth == 0 {
        return None;
    }
    let rest = (line + 1..lines.len()).take_while(|&i| {
        let text = of(i);
        text.trim().is_empty() || indent(text) >= depth && !text[depth..].starts_with('-')
    });
    let keys = rest.filter(|&i| indent(of(i)) == depth && key(of(i)).is_some());
    let moved = |i: usize, new: &str| (lines[i].start..lines[i].start + depth, new.to_owned());
    let edits = std::iter::once(moved(line, "  - ")).chain(keys.map(|i| moved(i, "    ")));
    Some((Repair::Dash, edits.collect()))
}

/// A key of a sheet that stands among the fields of the sidebar or the lines of a text, moved to the margin.
pub(super) fn outdented(text: &str, at: usize) -> Option<Candidate> {
    let lines = lines(text);
    let line = lines.get(line_at(&lines, at))?;
    let here = &text[line.clone()];
    let of_sheet = |key: &&str| {
        let known = sheet::SHEET_KEYS.contains(key) || sheet::MANIFEST_KEYS.contains(key);
        known && !sheet::SECTION_KEYS.contains(key) && *key != "themes"
    };
    let word = here.trim_start().split_once(": ").map(|(word, _)| word);
    let of_manifest = word.filter(|word| sheet::MANIFEST_KEYS.contains(word));
    if let Some(found) = respelt_holder(text, line) {
        return Some(found);
    }
    let key = key(here).or(of_manifest).filter(of_sheet)?;
    let once = text.lines().filter(|line| line.trim_start().starts_with(&format!("{key}:")));
    (indent(here) > 0 && !here.trim_start().starts_with('-') && once.count() == 1)
        .then(|| (Repair::Dedented, vec![(line.start..line.start + indent(here), String::new())]))
}

/// « Repères: » or « Sections: » moved to the margin, where they have no capital.
fn respelt_holder(text: &str, line: &Range<usize>) -> Option<Candidate> {
    let here = &text[line.clone()];
    let held = |key: &&str| matches!(*key, "reperes" | "sections");
    let key = meant::of_line(here).filter(held).filter(|_| key(here).is_none())?;
    let word = here.trim_end().strip_suffix(':').filter(|_| indent(here) > 0)?.trim_end();
    let listed = here.trim_start().starts_with('-');
    let there = text.lines().any(|line| place::begins_with(line, key));
    (!listed && !there)
        .then(|| (Repair::Key, vec![(line.start..line.start + word.len(), key.to_owned())]))
}

/// The lines of a picture, a type of section or a profile, put in line.
pub(super) fn in_line(text: &str, at: usize) -> Option<Candidate> {
    let source = Source::new("", text.to_owned());
    let edits = level::found(&source, source.position(at).line)?.edits(&source);
    Some((Repair::Indented, edits))
}

/// The first key of a sheet without the dash before it, or another that no section has.
pub(super) fn undashed(text: &str, at: usize) -> Option<Candidate> {
    let lines = lines(text);
    let line = line_at(&lines, at);
    let of = |i: usize| &text[lines[i].clone()];
    let said = |i: &usize| !of(*i).trim().is_empty() && !of(*i).starts_with('#');
    let here = &text[lines.get(line)?.clone()];
    let first = (0..lines.len()).find(said) == Some(line);
    let titled = first && here.starts_with("- ") && key(here) == Some("titre");
    let start = lines[line].start;
    if let Some(found) = held(text, &lines, line) {
        return Some(found);
    }
    (titled || listed_key(here).is_some())
        .then(|| (Repair::Dedented, vec![(start..start + 2, String::new())]))
}

/// The line of a key that holds the rest of a sheet, behind spaces and a dash on a line or above it: it is nowhere but at the
/// margin.
fn held(text: &str, lines: &[Range<usize>], line: usize) -> Option<Candidate> {
    [line, line.saturating_sub(1)].into_iter().find_map(|line| {
        let range = lines.get(line)?;
        let here = &text[range.clone()];
        let inner = here.trim_start().strip_prefix("- ")?;
        let holds = ["sections", "reperes"].iter().any(|key| is_alone(inner, key));
        let dedented = (range.start..range.end - inner.len(), String::new());
        (holds && indent(here) > 0).then(|| (Repair::Dedented, vec![dedented]))
    })
}

/// A theme of the manifest at the margin, right below the others, moved beside them.
pub(super) fn theme(text: &str, at: usize) -> Option<Candidate> {
    let lines = lines(text);
    let line = line_at(&lines, at);
    let of = |i: usize| &text[lines[i].clone()];
    let number = |i: usize| {
        let body = of(i).trim_start();
        let rest = body.trim_start_matches(|c: char| c.is_ascii_digit());
        rest.len() < body.len() && rest.starts_with(": ")
    };
    let above = line.checked_sub(1).filter(|above| number(*above) && indent(of(*above)) > 0)?;
    let start = lines.get(line)?.start;
    (number(line) && indent(of(line)) == 0)
        .then(|| (Repair::Indented, vec![(start..start, " ".repeat(indent(of(above))))]))
}

/// A field of the sidebar that stands at the margin, right below other fields, moved beside them.
pub(super) fn field(text: &str, at: usize) -> Option<Candidate> {
    let lines = lines(text);
    let line = line_at(&lines, at);
    let of = |i: usize| &text[lines[i].clone()];
    let is_field = |i: usize| {
        key(of(i)).is_some_and(|key| sheet::SIDEBAR_FIELDS.iter().any(|field| field.key == key))
    };
    let above = (0..line).rev().find(|&i| key(of(i)).is_some())?;
    let depth = if is_field(above) { indent(of(above)) } else { 2 };
    let below = is_field(above) || key(of(above)) == Some("reperes");
    if !below || !is_field(line) || indent(of(line)) > 0 {
        return None;
    }
    let inside = |i: &usize| of(*i).trim().is_empty() || indent(of(*i)) > 0;
    let body = (line + 1..lines.len()).take_while(inside).filter(|&i| !of(i).trim().is_empty());
    let body: Vec<usize> = body.collect();
    // Its text goes with it, where it would be beside it else.
    let goes = body.iter().any(|&i| indent(of(i)) <= depth);
    let moved = std::iter::once(line).chain(body.into_iter().filter(|_| goes));
    let deeper = |i: usize| (lines[i].start..lines[i].start, " ".repeat(depth));
    Some((Repair::Indented, moved.map(deeper).collect()))
}

/// A sheet without the line that cuts it in two.
pub(super) fn whole(text: &str, at: usize) -> Option<Candidate> {
    let marker = marker::cutting(&Source::new("", text.to_owned()), at)?;
    Some((Repair::Marker, vec![(marker, String::new())]))
}

/// A field of an author's own that stands at the margin, above those of its sidebar, moved beside them.
pub(super) fn own_field(text: &str, at: usize) -> Option<Candidate> {
    let source = Source::new("", text.to_owned());
    let line = source.position(at).line;
    outset::own_field(&source, line)?;
    let start = source.line(line).start;
    let next = &text[source.line(line + 1)];
    Some((Repair::Indented, vec![(start..start, " ".repeat(indent(next)))]))
}

/// A key of a section or of the sidebar that stands too far right, moved with its text.
pub(super) fn outer(text: &str, at: usize) -> Option<Candidate> {
    let source = Source::new("", text.to_owned());
    let edits = inner::found(&source, source.position(at).line)?.edits(&source)?;
    Some((Repair::Dedented, edits))
}

/// A key of a section without the dash before it.
pub(super) fn undashed_key(text: &str, at: usize) -> Option<Candidate> {
    let source = Source::new("", text.to_owned());
    let line = source.position(at).line;
    let (_, wanted) = outset::dashed_key(&source, line)?;
    let range = source.line(line);
    let here = &text[range.clone()];
    let rest = here.trim_start().strip_prefix('-')?.trim_start();
    Some((Repair::NoDash, vec![(range.start..range.end - rest.len(), " ".repeat(wanted))]))
}
