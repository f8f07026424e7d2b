//! Levels of lists, which no repair of indentation may change: what stands below a point stays below it.

use super::nested;
use super::repair::indent;
use crate::sheet::BLANKS;
use crate::yaml::lines;
use crate::yaml::slips::{hard, meant, place};

/// How wide a tab is, as terminals and most programs show it.
const TAB: usize = 8;
/// How wide tabs are that people type in the place of a sheet's spaces, in the order in which they are likely.
const TYPED: [usize; 2] = [2, 4];
/// Spaces between the key of a text and that.
const STEP: usize = 2;
/// How much farther right than the text of a point a line is no longer of it, in spaces.
const CODE: usize = 4;
/// The same for paragraphs: one space too many is a slip.
const ONE_MORE: usize = 2;

/// A line of a text that may have lists.
struct Line<'t> {
    line: &'t str,
    /// Its words, and the sign of its point.
    said: Said<'t>,
    /// The point that it stands below, if any: its index.
    parent: Option<usize>,
}

/// What a line says, whatever blanks stand behind the sign of its point.
type Said<'t> = (&'t str, &'t str);

/// The sign that a line begins with, and its words.
fn said(line: &str) -> Said<'_> {
    let line = line.trim();
    let words = nested::text_column(line).and_then(|_| line.split_once(BLANKS));
    words.map_or(("", line), |(sign, words)| (sign, words.trim_start_matches(BLANKS)))
}

/// What a point says of the next one that is as deep as the text, where the point itself is at the left of that.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    /// It announces that.
    Below,
    /// It goes on there.
    Beside,
    /// Nothing.
    Unsaid,
}

/// What the lines of a text say of the levels of its lists, from the first one on.
#[derive(Default)]
pub(super) struct Steps {
    /// Where a point began, and what stood below it.
    taken: Vec<(usize, usize)>,
    /// Whether the text has a list that begins where it does.
    listed: bool,
    /// Whether it has a paragraph of its own.
    worded: bool,
    /// Whether a point has others below it.
    levelled: bool,
}

/// What a line begins.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Begins {
    Point,
    Paragraph,
}

impl Steps {
    /// Takes note of a line at a column, of where the point begins that it stands below, and of what it begins there or in the
    /// text itself.
    pub(super) fn take(&mut self, column: usize, point: Option<usize>, begins: Option<Begins>) {
        self.taken.extend(point.map(|point| (point, column)));
        match (point, begins) {
            (Some(_), Some(Begins::Point)) => self.levelled = true,
            (None, Some(Begins::Point)) => self.listed = true,
            (None, Some(Begins::Paragraph)) => self.worded = true,
            _ => {}
        }
    }

    /// Whether a paragraph as deep as the text goes on with that behind a list at its left that has levels: `goes_back` says
    /// whether the list goes on. In a list without any, it may be of the last point.
    pub(super) fn is_after_list(&self, goes_back: impl FnOnce() -> bool) -> bool {
        self.worded && self.levelled && !goes_back()
    }

    /// What a point says, by the end of its `line`, of the one at a column; `goes_back` says whether the list goes back to
    /// points at the left of its text, which has levels of its own then.
    pub(super) fn next(
        &self,
        line: &str,
        (point, words): (usize, usize),
        column: usize,
        goes_back: impl FnOnce() -> bool,
    ) -> Next {
        let of = |(own, _): &&(usize, usize)| *own == point;
        let nearer = |(point, step): &(usize, usize)| is_wide(*step, *point) && column < *step;
        if self.taken.iter().filter(of).any(nearer) {
            return Next::Beside;
        }
        let own = || self.taken.contains(&(point, column));
        let levelled = || !self.listed && is_below(column, words, true) && goes_back();
        match () {
            () if announces(line) || own() || levelled() => Next::Below,
            () if closes(line) => Next::Beside,
            () => Next::Unsaid,
        }
    }
}

/// Whether lines go back to a point that stands at the left of their `depth`, at one of some columns.
pub(super) fn goes_back<'t>(
    below: impl Iterator<Item = &'t str>,
    depth: usize,
    is_open: impl Fn(usize) -> bool,
) -> bool {
    let mut parted = false;
    for line in below.take_while(|line| place::key(line).is_none()) {
        let apart = std::mem::replace(&mut parted, line.trim().is_empty());
        let is_point = nested::text_column(line).is_some();
        if !parted && indent(line) < depth {
            return is_point && is_open(indent(line));
        }
        if !parted && apart && !is_point && indent(line) == depth {
            return false;
        }
    }
    false
}

/// Whether a point announces what stands below it.
fn announces(line: &str) -> bool {
    line.trim_end().ends_with(':')
}

/// Whether every line of a text that stood below a point still does, and no other.
pub(super) fn keeps(old: &str, new: &str) -> bool {
    let (old, new) = (hard::plain_heads(old), hard::plain_heads(new));
    let (old, new) = (lines(&old), lines(&new));
    // Each line of the new text that was one of the old: the index there.
    let mut next = 0;
    let mut from = Vec::with_capacity(new.len());
    for line in &new {
        let found = old[next..].iter().position(|other| other.said == line.said);
        from.push(found.map(|found| next + found));
        next = found.map_or(next, |found| next + found + 1);
    }
    let same = |line: &Line<'_>, before: usize| match (line.parent, old[before].parent) {
        (None, None) => true,
        // A point that has another sign now is not the repair's that moved it.
        (Some(parent), before) => from[parent].is_none() || from[parent] == before,
        (None, Some(_)) => false,
    };
    new.iter().zip(&from).all(|(line, before)| before.is_none_or(|before| same(line, before)))
}

/// Whether a line that begins at a column stands below a point whose text begins at another: a point may be farther right
/// than a paragraph, which is most often of the text round the list then.
pub(super) fn is_below(column: usize, words: usize, is_point: bool) -> bool {
    (words..words + if is_point { CODE } else { ONE_MORE }).contains(&column)
}

/// Whether a line stands below a point that begins at one column and has its words at another, in a text that begins at a
/// `depth`: a point at the left of that has slipped, and what is as deep as the text is of the text, unless the point says
/// otherwise, or it is right below the words of one that says nothing.
pub(super) fn is_of(
    column: usize,
    (point, words): (usize, usize),
    depth: Option<usize>,
    next: Next,
    is_point: bool,
) -> bool {
    match depth.filter(|depth| point < *depth && column >= *depth) {
        Some(depth) if column == depth => match next {
            // One space is a slip.
            Next::Below => is_point && column > point + 1 || column == words,
            Next::Beside => false,
            Next::Unsaid => column == words,
        },
        Some(depth) => {
            is_below(column, words, is_point) || is_below(column, words + depth - point, is_point)
        }
        None => is_below(column, words, is_point),
    }
}

/// How far the lines below the key of a text are indented: as the first of them, where that has spaces and is below the
/// key, which is indented by `owner`.
pub(super) fn depth<'t>(owner: usize, below: impl Iterator<Item = &'t str>) -> usize {
    let mut own = below.take_while(|line| place::key(line).is_none());
    let first = own.find(|line| !line.trim().is_empty() && tabs(line) == 0).map(indent);
    first.filter(|first| *first > owner).unwrap_or(owner + STEP)
}

/// How many tabs a line begins with.
fn tabs(line: &str) -> usize {
    line[..indent(line)].matches('\t').count()
}

/// How wide the tabs are of lines that begin with some, in a text that begins at a `depth`: those that the farthest at the
/// left begin with are most often typed for that.
pub(super) fn typed<'t>(run: impl Iterator<Item = &'t str>, depth: usize) -> Option<usize> {
    let least = run.filter(|line| !line.trim().is_empty()).map(tabs).min()?;
    TYPED.into_iter().find(|width| least > 0 && least * width == depth)
}

/// How wide the tabs of a line are, where with one of the widths that are typed it stands beside one of the `points` that are
/// open, which begin at columns that spaces say.
pub(super) fn beside(line: &str, mut points: impl Iterator<Item = usize>) -> Option<usize> {
    let count = tabs(line);
    let alone = count > 0 && count == indent(line);
    points.find_map(|point| TYPED.into_iter().find(|width| alone && count * width == point))
}

/// Whether a line is a paragraph that begins with tabs alone, set apart from a list whose points have none: whoever indents
/// a text by tabs has them for that, not for a level of a list.
pub(super) fn is_lone<'t>(
    line: &str,
    apart: bool,
    mut points: impl Iterator<Item = &'t str>,
) -> bool {
    let head = &line[..indent(line)];
    let tabbed = !head.is_empty() && head.chars().all(|c| c == '\t');
    let alone = apart && tabbed && nested::text_column(line).is_none();
    alone && points.all(|point| tabs(point) == 0)
}

/// Whether a point that is indented by spaces says that the next one stands beside it: how wide a tab is nobody knows.
pub(super) fn closes(line: &str) -> bool {
    line.trim_end().ends_with(';') && !line[..indent(line)].contains('\t')
}

/// Whether a line begins a tab's spaces farther right than the point that it stands below: what is nearer is not of that.
pub(super) fn is_wide(column: usize, point: usize) -> bool {
    column >= point + CODE
}

/// How far from the margin a line begins, in columns.
pub(super) fn column(line: &str) -> usize {
    column_with(line, TAB)
}

/// The same, with tabs of a width.
pub(super) fn column_with(line: &str, tab: usize) -> usize {
    line[..indent(line)].chars().fold(0, |column, c| match c {
        '\t' => (column / tab + 1) * tab,
        _ => column + 1,
    })
}

/// The lines of the texts of a sheet, and what they stand below.
fn lines(text: &str) -> Vec<Line<'_>> {
    let all: Vec<&str> = text.lines().collect();
    let mut found: Vec<Line<'_>> = Vec::new();
    // The points that are open: where each begins, where its text does, and its index.
    let mut open: Vec<(usize, usize, usize)> = Vec::new();
    let (mut inside, mut parted) = (false, true);
    let (mut begins, mut tab, mut slid) = (None, None, 0);
    let mut steps = Steps::default();
    for (i, line) in all.iter().copied().enumerate() {
        if line.trim().is_empty() {
            parted = true;
            continue;
        }
        let below = || all[i + 1..].iter().copied();
        // A key that is to be spelt otherwise is one before that, too.
        let outside = begins.is_none_or(|depth| indent(line) < depth);
        let key = place::key(line).or_else(|| meant::written(line).filter(|_| outside));
        if let Some(key) = key {
            // What keys hold that hold others are no points of a text.
            inside = !place::holds(key);
            let outer = line.len() - lines::body(line).len();
            begins = lines::announces(line).then(|| depth(outer, below()));
            open.clear();
            steps = Steps::default();
        }
        let tabbed = tabs(line) > 0;
        if !tabbed {
            (tab, slid) = (None, 0);
        } else if tab.is_none() {
            let run = || std::iter::once(line).chain(below());
            let run = run().take_while(|line| line.trim().is_empty() || tabs(line) > 0);
            tab = Some(begins.and_then(|depth| typed(run, depth)));
        }
        // Tabs of a width that nobody knows say no more than that there is a level.
        let sure = open.iter().filter(|(.., index)| tabs(found[*index].line) == 0);
        let width = tab.flatten().or_else(|| beside(line, sure.map(|open| open.0)));
        let vague = tabbed && width.is_none();
        let mut column = column_with(line, width.unwrap_or(TAB)).saturating_sub(slid);
        let apart = std::mem::take(&mut parted);
        let words = nested::text_column(line).filter(|_| inside && key.is_none());
        let words = words.map(|words| words - indent(line));
        if words.is_some() || apart {
            open.retain(|(point, ..)| *point < column);
        }
        if vague && words.is_some() {
            // The last line of a point may be what says so.
            let said = !apart && found.last().is_some_and(|last| closes(last.line));
            let mut closed = open.pop_if(|_| said);
            while let Some((point, ..)) = closed {
                slid += column - point;
                column = point;
                closed = open.pop_if(|open| closes(found[open.2].line));
            }
        }
        let said_by_point = words.is_some();
        let lone = is_lone(line, apart, open.iter().map(|(.., index)| found[*index].line));
        let child = |(point, words, index): &(usize, usize, usize)| match vague {
            _ if lone => false,
            true => *point < column,
            false => {
                let back = || {
                    let is_open = |column| open.iter().any(|(point, ..)| *point == column);
                    begins.is_some_and(|depth| goes_back(below(), depth, is_open))
                };
                let next = match begins == Some(column) {
                    true if !said_by_point && steps.is_after_list(back) => Next::Beside,
                    true => steps.next(found[*index].line, (*point, *words), column, back),
                    false => Next::Unsaid,
                };
                is_of(column, (*point, *words), begins, next, said_by_point)
            }
        };
        let may_have = inside && (words.is_some() || apart);
        let parent = open.iter().rev().find(|open| child(open)).filter(|_| may_have);
        let above = parent.map(|(point, ..)| *point);
        let parent = parent.map(|(.., index)| *index);
        let own = inside && key.is_none() && begins.is_some_and(|depth| column >= depth);
        let new = match words {
            Some(_) => (parent.is_some() || may_have && own).then_some(Begins::Point),
            None => (own && begins == Some(column)).then_some(Begins::Paragraph),
        };
        steps.take(column, above, new);
        if begins == Some(column) && parent.is_none() && (words.is_some() || apart) {
            open.clear();
        }
        if let Some(words) = words {
            open.push((column, column + words, found.len()));
        }
        found.push(Line { line, said: said(line), parent });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(text: &str) -> String {
        format!("sections:\n  - type: actions\n    texte: |\n{text}")
    }

    #[test]
    fn what_stands_below_a_point_stays_there() {
        for (old, new, kept) in [
            ("- a\n  - b\n- c\n", "      - a\n        - b\n      - c\n", true),
            ("- a\n  - b\n- c\n", "      - a\n      - b\n      - c\n", false),
            ("- a\n\n  b\n", "      - a\n\n      b\n", false),
            ("- a\n\n  b\n", "      - a\n\n        b\n", true),
            ("- a\n  b\n", "      - a\n      b\n", true),
            ("1. a\n   - b\n", "      1. a\n      - b\n", false),
            ("      - a\n\t- b\n", "      - a\n      - b\n", false),
            ("      - a\n\t- b\n", "      - a\n        - b\n", true),
            ("      - a ;\n\t- b\n", "      - a ;\n      - b\n", true),
            ("    - a\n      - b\n", "      - a\n      - b\n", false),
            ("      a\n\n    - b\n\n      c\n", "      a\n\n      - b\n\n      c\n", false),
            ("a\nb\n", "      a\n      b\n", true),
            ("a\n- b\n", "      a\n\n      - b\n", true),
        ] {
            assert_eq!(keeps(&sheet(old), &sheet(new)), kept, "{old}{new}");
        }
        let old = "themes:\n  - 1\n   - 2\n    - 3\n";
        assert!(keeps(old, "themes:\n  - 1\n  - 2\n  - 3\n"));
    }
}
