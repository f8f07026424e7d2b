//! Texts of several lines: the `|` that announces them, and their indentation.

use std::ops::Range;

use super::nested;
use super::pasted::{announces, pasted};
use super::repair::{Candidate, Edit, Repair, indent, line_at, lines};
use super::value::{key, value};
use crate::sheet;
use crate::source::Source;
use crate::yaml::lines::{is_signature, is_stray};
use crate::yaml::slips::typed_bar::{announces_by_sign, is_bar};
use crate::yaml::slips::{begun, digit, lost, place, typed_bar};

/// Steps between levels, in spaces.
const STEP: usize = 2;

/// Keys that hold other keys, a list or a name, never a text of several lines.
pub(super) const HOLDERS: [&str; 11] = [
    "image",
    "reperes",
    "sections",
    "themes",
    "fiches",
    "silence",
    "types_de_section",
    "profils",
    "type",
    "gabarit",
    "motif",
];

/// Keys whose text is one line: a list below them is no text that lacks its sign.
pub(super) const TITLES: [&str; 4] = ["titre", "titre_sommaire", "sous_titre", "nom_action"];

/// Whether a line has the key of a text that may have several lines.
fn is_prose(line: &str) -> bool {
    let name = name(line);
    !name.is_empty() && !HOLDERS.contains(&name) && !TITLES.contains(&name)
}

/// What the line at an offset may need to be part of the text above it, or to be a text.
pub(super) fn candidates(text: &str, at: usize) -> Vec<Candidate> {
    let lines = lines(text);
    let line = line_at(&lines, at);
    let mut found = Vec::new();
    if lines.get(line).is_some() {
        found.extend(pasted(text, &lines, line));
        found.extend(barred(text, &lines, line));
        found.extend(continued(text, &lines, line));
    }
    found
}

/// The `|` for lines that are to print as lines, where their first line is the one that YAML stumbles at: between marks, they
/// would be one.
pub(super) fn lined(text: &str, at: usize) -> Option<Candidate> {
    let lines = lines(text);
    let line = line_at(&lines, at);
    let of = |i: usize| lines.get(i).map(|range| &text[range.clone()]);
    let below = of(line + 1).filter(|below| !below.trim().is_empty())?;
    let first = of(line).filter(|first| sheet::prints_lines(name(first)))?;
    (indent(below) > indent(first)).then(|| barred(text, &lines, line + 1))?
}

/// The end of a sentence that stands in line with the field of the sidebar it began in, moved below its words.
fn continued(text: &str, lines: &[Range<usize>], line: usize) -> Option<Candidate> {
    let of = |i: usize| &text[lines[i].clone()];
    let owner = line.checked_sub(1)?;
    let value = &text[value(text, &lines[owner])];
    let field = place::key(of(owner))
        .is_some_and(|key| sheet::sidebar_field(key).is_some_and(|field| !field.by_line));
    let goes_on = value.contains(char::is_alphanumeric)
        && !value.starts_with(['"', '\'', '|', '>', '['])
        && !value.ends_with(['.', '!', '?'])
        && of(line).trim_start().starts_with(char::is_lowercase)
        && key(of(line).trim_start()).is_none();
    // Or all of its words, where the key alone stands above.
    let below = text[lines[owner].clone()].trim_end().ends_with(':')
        && value.is_empty()
        && key(of(line).trim_start().trim_start_matches("- ")).is_none()
        && of(line).trim_start().starts_with(char::is_alphanumeric);
    let beside = indent(of(line)) > 0 && indent(of(line)) == indent(of(owner));
    let start = lines[line].start;
    (field && (goes_on || below) && beside)
        .then(|| (Repair::Indented, vec![(start..start, " ".repeat(STEP))]))
}

/// How many bytes the dashes of a list item take before its key.
pub(super) fn dashes(line: &str) -> usize {
    let body = line.trim_start();
    body.len() - body.trim_start_matches(['-', ' ']).len()
}

/// `|` behind the key above the line, whose text begins below it or behind it.
fn barred(text: &str, lines: &[Range<usize>], line: usize) -> Option<Candidate> {
    let of = |i: usize| &text[lines[i].clone()];
    let owner = (0..line).rev().find(|&i| {
        let body = of(i).trim_start().trim_start_matches("- ");
        key(body).is_some() && (indent(of(i)) < indent(of(line)) || indent(of(line)) == 0)
    })?;
    let structured = |i: usize| {
        let body = of(i).trim_start();
        body.starts_with("- ") || key(body).is_some()
    };
    if HOLDERS.contains(&name(of(owner))) || (owner + 1..=line).any(structured) {
        return None;
    }
    // A title goes on over lines, not over sentences: those have lost the key of their text.
    let sentence =
        |i: usize| of(i).trim().is_empty() || of(i).trim_start().starts_with(char::is_uppercase);
    let astray = |i: usize| sentence(i) || indent(of(i)) <= indent(of(owner));
    if TITLES.contains(&name(of(owner))) && (owner + 1..=line).any(astray) {
        return None;
    }
    let deep = indent(of(owner)) + dashes(of(owner));
    let first = value(text, &lines[owner]);
    if text[first.clone()].starts_with(['|', '>', '"', '\'']) || is_sign(&text[first.clone()]) {
        return None;
    }
    let source = Source::new("", text.to_owned());
    // A sign typed by chance is no part of the value above it, nor is what a mail program adds.
    let stray = |i: usize| {
        let filled = !of(i).trim().is_empty();
        indent(of(i)) == 0 && filled && (is_stray(of(i)) || is_signature(text, &lines[i]))
    };
    if lost::field(&source, line + 1).is_some() || (owner + 1..=line).any(stray) {
        return None;
    }
    let mut edits: Vec<Edit> = Vec::new();
    if first.is_empty() {
        let end = lines[owner].start + of(owner).trim_end().len();
        edits.push((end..end, " |".into()));
    } else {
        edits.push((first.start..first.start, format!("|\n{}", " ".repeat(deep + STEP))));
    }
    for body in &lines[owner + 1..=line] {
        let missing = (deep + STEP).saturating_sub(indent(&text[body.clone()]));
        if missing > 0 && !body.is_empty() {
            edits.push((body.start..body.start, " ".repeat(missing)));
        }
    }
    Some((Repair::Bar, edits))
}

/// Whether the text of the key at an offset begins right behind it, and lacks its `|`.
pub(super) fn is_begun(text: &str, at: usize) -> bool {
    let source = Source::new("", text.to_owned());
    begun::found(&source, source.position(at).line).is_some()
}

/// `|` behind such a key, with all of the lines of its text below it.
pub(super) fn begun(text: &str, at: usize) -> Option<Candidate> {
    let source = Source::new("", text.to_owned());
    let begun = begun::found(&source, source.position(at).line)?;
    Some((Repair::Bar, begun.edits(&source)?))
}

/// Whether a value is signs without a word: what they stand for is their author's to say.
pub(super) fn is_sign(value: &str) -> bool {
    !value.is_empty() && !value.contains(char::is_alphanumeric)
}

/// `|` in the place of the `>` that announces a text at an offset, or before the text where nothing does.
pub(super) fn unfolded(text: &str, at: usize) -> Option<Candidate> {
    let lines = lines(text);
    let line = line_at(&lines, at);
    let of = |i: usize| &text[lines.get(i).cloned().unwrap_or_default()];
    let filled = |i: &usize| !of(*i).trim().is_empty();
    let owner = (0..line).rev().filter(filled).find(|&i| indent(of(i)) < indent(of(line)))?;
    // A quotation's « > » announces nothing.
    if name(of(owner)).is_empty() {
        return None;
    }
    let first = value(text, &lines[owner]);
    let prose = is_prose(of(owner));
    if first.is_empty() && prose {
        let end = lines[owner].start + of(owner).trim_end().len();
        return Some((Repair::Bar, vec![(end..end, " |".into())]));
    }
    match text[first.clone()].chars().next()? {
        '>' => Some((Repair::Bar, vec![(first.start..first.start + 1, "|".into())])),
        // An anchor or a tag is no text.
        '|' | '"' | '\'' | '&' | '!' | '*' => None,
        _ if is_sign(&text[first.clone()]) => None,
        _ if lost::field(&Source::new("", text.to_owned()), line + 1).is_some() => None,
        _ if prose => {
            let pad = " ".repeat(indent(of(line)));
            Some((Repair::Bar, vec![(first.start..first.start, format!("|\n{pad}"))]))
        }
        _ => None,
    }
}

/// The same, or `|` before a text that begins at an offset behind its key and goes on below it.
pub(super) fn opened(text: &str, at: usize) -> Option<Candidate> {
    let lines = lines(text);
    let line = line_at(&lines, at);
    let here = &text[lines.get(line)?.clone()];
    let first = value(text, &lines[line]);
    if first.start != at || !is_prose(here) || announces(text, &lines[line]) {
        return unfolded(text, at).filter(|(_, edits)| edits.iter().all(|edit| edit.0.end <= at));
    }
    let next = &text[lines.get(line + 1)?.clone()];
    let below = !next.trim().is_empty() && indent(next) > indent(here);
    let pad = " ".repeat(indent(next));
    (below && !text[first].starts_with(['"', '\'']))
        .then(|| (Repair::Bar, vec![(at..at, format!("|\n{pad}"))]))
}

/// The line taken away that is a second `|`.
pub(super) fn doubled(text: &str, at: usize) -> Option<Candidate> {
    let source = Source::new("", text.to_owned());
    let line = typed_bar::doubled(&source, source.position(at).line)?;
    let end = (line.end + 1).min(text.len());
    Some((Repair::SecondBar, vec![(line.start..end, String::new())]))
}

/// The `|` at a range taken away, behind a key that holds others or a list.
pub(super) fn unbarred(text: &str, range: &Range<usize>) -> Option<Candidate> {
    let lines = lines(text);
    let line = lines.get(line_at(&lines, range.start))?;
    let alone = value(text, line) == *range && text[range.clone()].starts_with(['|', '>']);
    let end = line.start + text[line.start..range.start].trim_end().len();
    (alone && HOLDERS.contains(&name(&text[line.clone()])))
        .then(|| (Repair::NoBar, vec![(end..range.end, String::new())]))
}

/// `|` in the place of what somebody typed for it, on the line of an offset.
pub(super) fn typed(text: &str, at: usize) -> Option<Candidate> {
    let lines = lines(text);
    let line = lines.get(line_at(&lines, at))?;
    let first = value(text, line);
    // A number below « themes: » is one.
    if HOLDERS.contains(&name(&text[line.clone()])) {
        return None;
    }
    let source = Source::new("", text.to_owned());
    let announces = announces_by_sign(&source, source.position(first.start).line);
    (is_bar(&text[first.clone()]) && announces)
        .then(|| (Repair::TypedBar, vec![(first, "|".into())]))
}

/// The words behind the `|` of a text on the line below it, where its other lines are.
pub(super) fn apart(text: &str, at: usize) -> Option<Candidate> {
    let lines = lines(text);
    let line = line_at(&lines, at);
    let here = &text[lines.get(line)?.clone()];
    let value = value(text, &lines[line]);
    let rest = text[value.clone()].strip_prefix("| ")?.trim_start();
    let words = rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '«' | '"'))
        || rest.starts_with("- ");
    let deep = indent(here) + dashes(here);
    let next = lines[line + 1..].iter().map(|line| &text[line.clone()]);
    let next = next.into_iter().find(|line| !line.trim().is_empty());
    let depth = next.map(indent).filter(|depth| *depth > deep).unwrap_or(deep + STEP);
    let begin = value.end - rest.len();
    (words && is_prose(here) && !rest.contains('|'))
        .then(|| (Repair::Bar, vec![(value.start + 1..begin, format!("\n{}", " ".repeat(depth)))]))
}

/// No digit behind the `|` of a text.
pub(super) fn digit(text: &str, at: usize) -> Option<Candidate> {
    let source = Source::new("", text.to_owned());
    let (_, digits) = digit::found(&source, source.position(at).line)?;
    Some((Repair::TypedBar, vec![(digits, String::new())]))
}

/// `|` before points of a list that begin behind their key and go on below it.
pub(super) fn listed(text: &str, at: usize) -> Option<Candidate> {
    let lines = lines(text);
    let line = line_at(&lines, at);
    let first = value(text, lines.get(line)?);
    let (here, next) = (&text[lines[line].clone()], &text[lines.get(line + 1)?.clone()]);
    let begin = lines[line].start + here.find(": ")? + 2;
    let points = text[begin..].starts_with("- ") && next.trim_start().starts_with("- ");
    let prose = is_prose(here) && place::key(next).is_none();
    let depth = indent(next).max(indent(here) + STEP);
    let bar = (begin..begin, format!("|\n{}", " ".repeat(depth)));
    // Points in line with their key move below it.
    let point = |line: &&Range<usize>| {
        let point = &text[(*line).clone()];
        indent(point) == indent(here) && point.trim_start().starts_with("- ")
    };
    let rest = lines[line + 1..].iter().take_while(point);
    let moved = rest.map(|line| (line.start..line.start, " ".repeat(STEP)));
    let edits = std::iter::once(bar).chain(moved).collect();
    (points && prose && indent(next) >= indent(here) && first.end > begin)
        .then_some((Repair::Bar, edits))
}

/// The key of a line, without the dashes before it.
pub(super) fn name(line: &str) -> &str {
    key(line.trim_start().trim_start_matches("- ")).map_or("", str::trim)
}

/// Lines that are indented too far, moved back to the lines before them, or to the text of the point that those begin.
pub(super) fn dedented(text: &str, range: Range<usize>) -> Vec<Candidate> {
    let lines = lines(text);
    let (first, last) = (line_at(&lines, range.start), line_at(&lines, range.end.max(1) - 1));
    let depth = |i: usize| indent(&text[lines[i].clone()]);
    let filled = |i: &usize| !text[lines[*i].clone()].trim().is_empty();
    // What is told of is the first line of all that go on as deep.
    let more = (last + 1..lines.len()).take_while(|i| filled(i) && depth(*i) >= depth(first));
    let last = more.last().unwrap_or(last);
    let Some(before) = (0..first).rev().find(filled) else { return Vec::new() };
    // A paragraph is no deeper than the one before it; below a key or behind a dash, it is.
    let announced = announces(text, &lines[before]);
    let point = nested::text_column(&text[lines[before].clone()]).filter(|_| !announced);
    let key = dashes(&text[lines[before].clone()]) + STEP;
    let wanted = point.unwrap_or(depth(before) + if announced { key } else { 0 });
    let repair = if point.is_some() { Repair::Nested } else { Repair::Dedented };
    let least = (first..=last).filter(filled).map(depth).min().unwrap_or_default();
    let Some(less) = least.checked_sub(wanted).filter(|less| *less > 0) else { return Vec::new() };
    let edits = (first..=last).filter(filled).map(|i| {
        // A tab stands behind the spaces that are to stay.
        let start = lines[i].start + wanted;
        (start..start + less, String::new())
    });
    vec![(repair, edits.collect())]
}
