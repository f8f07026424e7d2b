//! Tabs in indentation: YAML has none, keyboards do.

use std::ops::Range;

use super::levels;
use super::nested;
use super::pasted::Allowed;
use super::repair::{Candidate, Edit, Repair, indent, line_at, lines};
use crate::sheet;
use crate::yaml::lines;
use crate::yaml::slips::hard::{self, HARD_SPACES};
use crate::yaml::slips::place;

/// Spaces in the place of a tab, in the order in which they are tried: a level of sheets, two, none, what terminals show.
const WIDTHS: [usize; 4] = [2, 4, 0, 8];

/// Spaces for the tabs that begin the line of a range and its neighbours, or one for those behind a key.
pub(super) fn spaced(text: &str, range: Range<usize>) -> Vec<Candidate> {
    let lines = lines(text);
    let first = line_at(&lines, range.start);
    if lines.get(first).is_some_and(|line| !text[line.start..range.start].trim().is_empty()) {
        return vec![(Repair::Tabs, vec![(range, " ".into())])];
    }
    let tabbed = |line: &&std::ops::Range<usize>| {
        let line = &text[(*line).clone()];
        line.trim().is_empty() || line[..indent(line)].contains('\t')
    };
    let run: Vec<_> = lines[first..].iter().take_while(tabbed).collect();
    let end = first + run.len();
    let levels =
        [levelled(text, &lines, first..end, false), levelled(text, &lines, first..end, true)];
    let spaces = |width: usize| {
        let edits = run.iter().map(|line| {
            let space = line.start..line.start + indent(&text[(*line).clone()]);
            let new = text[space.clone()].replace('\t', &" ".repeat(width));
            (space, new)
        });
        (Repair::Tabs, edits.collect())
    };
    let base = base(text, &lines, first..end).into_iter().map(spaces);
    let levels = levels.into_iter().flatten().map(|edits| (Repair::Tabs, edits));
    let beside = beside(text, &lines, first, end);
    let widths = beside.into_iter().chain(WIDTHS).map(spaces);
    base.chain(levels).chain(widths).collect()
}

/// How wide a tab is where the lines of a range begin where their text does, with as many as stand for its spaces.
fn base(text: &str, lines: &[Range<usize>], run: Range<usize>) -> Option<usize> {
    let of = |i: usize| &text[lines[i].clone()];
    let owner = (0..run.start).rev().find(|i| place::key(of(*i)).is_some())?;
    let outer = of(owner).len() - lines::body(of(owner)).len();
    lines::announces(of(owner)).then_some(())?;
    let depth = levels::depth(outer, (owner + 1..lines.len()).map(of));
    levels::typed(run.map(of), depth)
}

/// Spaces that put lines with tabs into the text round them: below the points that they stand below, or where that text
/// begins. Nothing where there is none, or a key among them. Of a text that was pasted as a `whole`, the lines without tabs
/// above them move, too.
fn levelled(
    text: &str,
    lines: &[Range<usize>],
    run: Range<usize>,
    whole: bool,
) -> Option<Vec<Edit>> {
    let (first, end) = (run.start, run.end);
    let allowed = Allowed::of(text, lines);
    let of = |i: usize| &text[lines[i].clone()];
    let filled = |i: &usize| !of(*i).trim().is_empty();
    let owner = (0..first).rev().find(|i| lines::announces(of(*i)))?;
    if (owner + 1..end).any(|i| place::key(of(i)).is_some() || place::at_margin(of(i)).is_some()) {
        return None;
    }
    let outer = of(owner).len() - lines::body(of(owner)).len();
    let spaced = |i: &usize| !of(*i)[..indent(of(*i))].contains('\t') && indent(of(*i)) > outer;
    let depth = (owner + 1..lines.len()).filter(filled).find(spaced);
    let depth = depth.filter(|i| *i < first || place::key(of(*i)).is_none());
    let depth = depth.map_or(outer + 2, |i| indent(of(i)));
    // The points that are open: where they stood, where their text is to, and where the next point is.
    let mut open: Vec<(usize, usize, usize)> = Vec::new();
    let mut points: Vec<(usize, &str)> = Vec::new();
    // Where those of them begin that spaces indent.
    let mut sure: Vec<usize> = Vec::new();
    let mut parted = true;
    let mut edits = Vec::new();
    for (i, range) in lines.iter().enumerate().take(end).skip(owner + 1) {
        let line = of(i);
        if line.trim().is_empty() {
            parted = true;
            continue;
        }
        let width = levels::beside(line, sure.iter().copied());
        let column = width.map_or_else(|| levels::column(line), |it| levels::column_with(line, it));
        let words = nested::text_column(line).map(|words| words - indent(line));
        if words.is_some() || parted {
            open.retain(|(point, ..)| *point < column);
            sure.retain(|point| *point < column);
            points.retain(|(point, _)| *point < column);
        }
        let lone = levels::is_lone(line, parted, points.iter().map(|(_, point)| *point));
        parted = false;
        let by_tabs = line[..indent(line)].contains('\t');
        let tabbed = by_tabs && words.is_some();
        sure.extend(words.map(|_| column).filter(|_| !by_tabs));
        let below = open.last().filter(|(point, ..)| *point < column && !lone);
        let below = below.map(|(_, text, next)| if tabbed { *next } else { *text });
        let mut new = column;
        let short = i < first && whole && column < depth;
        if short && !allowed.is(i) || i < first && whole && !short && !open.is_empty() {
            return None;
        }
        if i >= first || short {
            new = below.unwrap_or(depth);
            edits.push((range.start..range.start + indent(line), " ".repeat(new)));
        }
        points.extend(words.map(|_| (column, line)));
        open.extend(words.map(|words| {
            let next = if levels::closes(line) { new } else { new + words };
            (column, new + words, next)
        }));
    }
    Some(edits)
}

/// How wide a tab is where the line that it begins stands as far right as the one above it, or the one below the lines with
/// tabs: nothing where they are not of the same kind, or the one above announces something.
fn beside(text: &str, lines: &[Range<usize>], first: usize, end: usize) -> Vec<usize> {
    let of = |line: &Range<usize>| &text[line.clone()];
    let Some(line) = lines.get(first).map(of) else { return Vec::new() };
    let kind = |line: &str| (line.trim_start().starts_with("- "), place::key(line).is_some());
    let filled = |line: &&str| !line.trim().is_empty();
    let above = lines[..first].iter().rev().map(of).find(filled);
    let below = lines[end..].iter().map(of).find(filled);
    let announced = above.is_some_and(|above| above.trim_end().ends_with(':'));
    let tabs = line[..indent(line)].matches('\t').count();
    let wide = |other: &str| {
        let spaces = indent(other).checked_sub(indent(line) - tabs)?;
        (tabs > 0 && spaces > 0 && spaces % tabs == 0).then(|| spaces / tabs)
    };
    let alike = above.into_iter().chain(below).filter(|other| kind(other) == kind(line));
    if announced { Vec::new() } else { alike.filter_map(wide).collect() }
}

/// A space for each no-break space that the line of an offset and its neighbours begin with; nothing where they are all of
/// it.
pub(super) fn hard(text: &str, at: usize) -> Option<Candidate> {
    let lines = lines(text);
    let head = |line: &Range<usize>| line.start..line.start + hard::head(&text[line.clone()]).len();
    let blank = |line: &Range<usize>| text[line.clone()].trim().is_empty();
    let spaced = |line: &&Range<usize>| text[head(line)].contains(HARD_SPACES);
    let run = lines[line_at(&lines, at)..].iter().take_while(spaced);
    let edits: Vec<Edit> = run
        .map(|line| match blank(line) {
            true => (line.clone(), String::new()),
            false => (head(line), text[head(line)].replace(HARD_SPACES, " ")),
        })
        .collect();
    let (_, first) = edits.first()?;
    let repair = if first.is_empty() { Repair::Invisible } else { Repair::HardSpaces };
    Some((repair, edits))
}

/// Spaces for the no-break spaces of a line that stand for spaces of YAML's, and of its neighbours at the head; those behind a
/// « | » go.
pub(super) fn of_syntax(text: &str, at: usize) -> Option<Candidate> {
    let lines = lines(text);
    let line = lines.get(line_at(&lines, at))?;
    let written = &text[line.clone()];
    let edits: Vec<Edit> = hard::of_syntax(written)
        .into_iter()
        .map(|spaces| {
            let new = if spaces.end == written.len() { "" } else { " " };
            (line.start + spaces.start..line.start + spaces.end, new.to_owned())
        })
        .collect();
    (!edits.is_empty()).then_some((Repair::HardSpaces, edits))
}

/// A space for the no-break spaces behind the signs that lines begin with, from the line of an offset to the end of its
/// paragraph.
pub(super) fn behind_signs(text: &str, at: usize) -> Option<Candidate> {
    let lines = lines(text);
    let filled = |line: &&Range<usize>| !text[(*line).clone()].trim().is_empty();
    let run = lines.get(line_at(&lines, at)..)?.iter().take_while(filled);
    let edits = run.filter_map(|line| {
        let start = line.start + indent(&text[line.clone()]);
        let body = &text[start..line.end];
        let spaces = sheet::hard_behind_sign(body).or_else(|| sheet::hard_behind_dash(body))?;
        Some((start + spaces.start..start + spaces.end, " ".to_owned()))
    });
    let edits: Vec<Edit> = edits.collect();
    let told = edits.first().is_some_and(|(range, _)| range.start == at);
    // Where several dashes have one, tabs or such spaces may be their levels.
    let dashes = edits.iter().filter(|(range, _)| text[..range.start].ends_with('-')).count();
    let told = told && dashes < 2;
    told.then_some((Repair::HardSpaces, edits))
}

/// Spaces for the no-break spaces before the dash of a point.
pub(super) fn dash(text: &str, at: usize) -> Option<Candidate> {
    let lines = lines(text);
    let line = &text[lines.get(line_at(&lines, at))?.clone()];
    hard(text, at).filter(|_| line.trim_start().starts_with("- "))
}

/// Nothing in the place of the no-break spaces that a line is made of.
pub(super) fn blank(text: &str, at: usize) -> Option<Candidate> {
    hard(text, at).filter(|(repair, _)| *repair == Repair::Invisible)
}
