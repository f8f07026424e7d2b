//! Lines that somebody pasted into a text without its indentation, moved to where the text stands.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use super::block::{dashes, name};
use super::levels::{self, Begins, Next, Steps};
use super::nested;
use super::repair::{Candidate, Edit, Repair, indent, line_at, lines};
use super::value::{key, value};
use crate::fold::fold;
use crate::sheet::SECTION_KEYS;
use crate::source::Source;
use crate::yaml::lines::{is_signature, is_stray};
use crate::yaml::slips::hard::{self, HARD_SPACES};
use crate::yaml::slips::{astray, headed, lost, own_text, place, remark};

/// What a tab is worth in lists that have their own levels, in spaces.
const TAB: usize = 4;

/// A sentence at the margin that YAML took for a key, moved to the indentation of the text round it.
pub(super) fn sentence(text: &str, at: usize) -> Vec<Candidate> {
    let lines = lines(text);
    let line = line_at(&lines, at);
    let sentence = astray::sentence(&Source::new("", text.to_owned()), line + 1);
    sentence.map_or_else(Vec::new, |_| pasted(text, &lines, line))
}

/// The lines round one moved to the indentation of the block above them, which somebody pasted them into.
///
/// What is pasted keeps its levels: the lines below one that fell out of its text move with it as far as they are of it.
pub(super) fn pasted(text: &str, lines: &[Range<usize>], line: usize) -> Vec<Candidate> {
    // Whose title it is, its author knows.
    if headed::above_section(&Source::new("", text.to_owned()), line + 1).is_some() {
        return Vec::new();
    }
    let plain: Vec<_> = lines.iter().map(|line| hard::plain_heads(&text[line.clone()])).collect();
    let of = |i: usize| plain[i].as_ref();
    let filled = |i: &usize| !of(*i).trim().is_empty();
    let Some(above) = (0..line).rev().find(|&i| announces(text, &lines[i])) else {
        return Vec::new();
    };
    if own_text::is_astray(&Source::new("", text.to_owned()), above + 1) {
        return Vec::new();
    }
    let owner = indent(of(above)) + dashes(of(above));
    let depth = levels::depth(owner, (above + 1..line).map(of));
    let allowed = Allowed::of(text, lines);
    let short = |i: &usize| filled(i) && indent(of(*i)) < depth;
    if !(above + 1..=line).filter(short).all(|i| allowed.is(i)) {
        return Vec::new();
    }
    // As far as it goes, or up to the line that is told of where something below it stands in the way.
    let last = (line + 1..lines.len()).find(|i| filled(i) && !allowed.is(*i));
    let end = last.unwrap_or(lines.len());
    let paste = Paste { text, lines, plain: &plain, depth, line, end };
    // Half of a paste is worse than none of it.
    let Some(all) = paste.shifted(above + 1..paste.end) else { return Vec::new() };
    let told = paste.shifted(above + 1..line + 1);
    let mut found: Vec<Candidate> = Vec::new();
    for edits in std::iter::once(all).chain(told).filter(|edits| !edits.is_empty()) {
        found.push((Repair::Indented, edits));
    }
    found.dedup_by(|next, last| next.1 == last.1);
    found
}

/// Which lines may be of a text that others were pasted into.
pub(super) struct Allowed<'t> {
    text: &'t str,
    lines: &'t [Range<usize>],
    source: Arc<Source>,
}

impl<'t> Allowed<'t> {
    pub(super) fn of(text: &'t str, lines: &'t [Range<usize>]) -> Self {
        Self { text, lines, source: Source::new("", text.to_owned()) }
    }

    fn line(&self, i: usize) -> &'t str {
        self.lines.get(i).map_or("", |line| &self.text[line.clone()])
    }

    /// Whether the line of an index may be.
    pub(super) fn is(&self, i: usize) -> bool {
        let line = self.line(i);
        let tabbed = line[..line.len() - line.trim_start().len()].contains('\t');
        !tabbed && !self.is_stray(i) && !self.is_structure(i) && !self.is_held(i)
    }

    /// A key whose colon slipped to the line below it, or that line.
    fn is_parted_key(&self, i: usize) -> bool {
        let colon = |i: usize| self.line(i).trim_start().starts_with(':');
        let bare = |i: usize| {
            let word = self.line(i).trim().trim_start_matches("- ");
            !word.is_empty() && place::key(&format!("{}:", fold(word))).is_some()
        };
        bare(i) && colon(i + 1) || colon(i) && i.checked_sub(1).is_some_and(bare)
    }

    fn is_structure(&self, i: usize) -> bool {
        let line = self.line(i);
        let keyed = key(line.trim_start().trim_start_matches("- ")).is_some();
        keyed && astray::sentence(&self.source, i + 1).is_none()
            || place::key_behind_sign(line).is_some()
            || self.is_section(i)
            || self.is_parted_key(i)
            || lost::text(&self.source, i + 1).is_some()
    }

    /// A section whose first line lacks its key has others below.
    fn is_section(&self, i: usize) -> bool {
        let below = Some(self.line(i + 1)).filter(|line| !line.trim_start().starts_with("- "));
        let below = below.and_then(place::key);
        self.line(i).trim_start().starts_with("- ")
            && below.is_some_and(|key| SECTION_KEYS.contains(&key))
    }

    /// A remark would be printed; a key that somebody has put in one is no text either.
    fn is_held(&self, i: usize) -> bool {
        let line = self.line(i);
        place::is_remark(line.trim_start())
            || remark::is_likely(line)
            || place::at_margin(line).is_some()
            || place::is_signed_key(line)
    }

    fn is_stray(&self, i: usize) -> bool {
        let line = self.line(i);
        // An empty line of a quotation is its sign alone.
        let above = i.checked_sub(1).map_or("", |above| self.line(above));
        let quoted = line.trim() == ">" && above.trim_start().starts_with('>');
        // What a key at the margin follows was to be a remark.
        let mut next = (i + 1..self.lines.len()).map(|i| self.line(i));
        let mut keyed = || next.find(|line| !line.trim().is_empty());
        let remark =
            line.starts_with("* ") && keyed().is_some_and(|line| place::at_margin(line).is_some());
        let signed = || is_signature(self.text, &self.lines[i]);
        is_stray(line) && !quoted || signed() || remark
    }
}

/// A point of a list that may go on.
#[derive(Clone, Copy)]
struct Open {
    /// The columns where it stood and where it is to stand.
    old: usize,
    new: usize,
    /// The column where its text stood.
    text: usize,
    line: usize,
}

impl Open {
    /// Where a line that stood below it at a column is to: as far from it as it was, where that is below its words still.
    fn beside(&self, column: usize, is_point: bool) -> usize {
        let (kept, words) = (self.new + column - self.old, self.new + self.text - self.old);
        let good = column <= self.text || levels::is_below(kept, words, is_point);
        if good { kept } else { words }
    }
}

/// Lines of a text that fell out of it.
struct Paste<'t> {
    text: &'t str,
    lines: &'t [Range<usize>],
    /// The lines with spaces alone before their words.
    plain: &'t [Cow<'t, str>],
    /// How far their text is indented.
    depth: usize,
    /// The line that is told of, and the one behind the last that may be of them.
    line: usize,
    end: usize,
}

impl<'t> Paste<'t> {
    fn of(&self, i: usize) -> &'t str {
        &self.plain[i]
    }

    /// The changes that give the lines of a range that are less deep than their text its depth, and those below their
    /// points the same shift, up to the last one that belongs to the paste which the line is in; nothing where a line may
    /// as well be of the text as of a point that was pasted.
    fn shifted(&self, range: Range<usize>) -> Option<Vec<Edit>> {
        let (depth, mut edits) = (self.depth, Vec::new());
        let mut open: Vec<Open> = Vec::new();
        let (mut inside, mut parted) = (false, true);
        let (mut body, mut doubtful) = (false, false);
        let mut steps = Steps::default();
        for i in range {
            let here = self.of(i);
            if here.trim().is_empty() {
                parted = true;
                continue;
            }
            let (column, words) = (indent(here), nested::text_column(here));
            // A paragraph ends the points at its right; a line right below them goes on with them.
            if words.is_some() || parted {
                open.retain(|point| point.old < column);
            }
            let apart = std::mem::take(&mut parted);
            let parent = open.last().filter(|point| point.old < column).copied();
            if column >= depth {
                if !self.is_pasted(i, &open, &steps)? {
                    open.clear();
                    steps.take(column, None, self.begins(column, words.is_some()));
                    edits.extend(self.plain(i));
                    inside = words.is_some() || inside && column > depth;
                    body = true;
                    if i > self.line {
                        break;
                    }
                    continue;
                }
                // Its neighbour above, in the text, may be what it stands beside.
                if inside {
                    return None;
                }
            }
            // A paragraph as far right as the text above the list is of that, unless the list goes on below it.
            doubtful = column == depth && body && words.is_none() || doubtful && column >= depth;
            inside &= words.is_some() || parent.is_some() || !apart;
            let below = parent.and(words).map(|_| Begins::Point);
            steps.take(column, parent.map(|point| point.old), below);
            let new = parent.map_or(depth, |point| point.beside(column, words.is_some()));
            edits.push(moved(self.lines[i].start, &self.text[self.lines[i].clone()], new));
            open.extend(words.map(|text| Open { old: column, new, text, line: i }));
        }
        (!doubtful).then_some(edits)
    }

    /// Whether a line that is as deep as its text or deeper came below a point of the paste, which has its own levels then;
    /// nothing where nobody but its author knows.
    ///
    /// `open` are the points above it, `steps` the levels of the lines above.
    fn is_pasted(&self, i: usize, open: &[Open], steps: &Steps) -> Option<bool> {
        let (column, is_point) = (indent(self.of(i)), nested::text_column(self.of(i)).is_some());
        let parent = open.last().filter(|point| point.old < column);
        let Some(&Open { old: point, new, text, line }) = parent else { return Some(false) };
        let back = || {
            let below = (i + 1..self.end).map(|i| self.of(i));
            let is_open = |column| open.iter().any(|point| point.old == column);
            levels::goes_back(below, self.depth, is_open)
        };
        let next = match column == self.depth {
            true if !is_point && steps.is_after_list(back) => Next::Beside,
            true => steps.next(self.of(line), (point, text), column, back),
            false => Next::Unsaid,
        };
        let of = levels::is_of(column, (point, text), Some(self.depth), next, is_point);
        if point >= self.depth || of && is_point && next == Next::Below {
            return Some(of);
        }
        let goes_on = self.goes_on(i, open, text);
        if column > self.depth {
            // What stays below its point need not move; below one of several levels, it may stand beside that.
            let stays = levels::is_below(column, text + self.depth - point, is_point);
            let unsure = of && stays && !goes_on && new > self.depth;
            return (!unsure).then_some(of && (goes_on || !stays));
        }
        match (of, goes_on) {
            (true, true) => Some(true),
            // Some levels of lists are a tab.
            (false, true) if column == point + TAB => None,
            (true, false) => None,
            (false, _) => Some(false),
        }
    }

    /// What a line at a column begins that stays in the text.
    fn begins(&self, column: usize, is_point: bool) -> Option<Begins> {
        match is_point {
            true => Some(Begins::Point),
            false => (column == self.depth).then_some(Begins::Paragraph),
        }
    }

    /// Spaces for the others that a line begins with which stays where it is: YAML sees none in those.
    fn plain(&self, i: usize) -> Option<Edit> {
        let written = &self.text[self.lines[i].clone()];
        let column = indent(self.of(i));
        (indent(written) < column).then(|| moved(self.lines[i].start, written, column))
    }

    /// Whether what is below a line goes back to one of the points that are open above it: only lists with levels of their
    /// own do.
    fn goes_on(&self, i: usize, open: &[Open], text: usize) -> bool {
        let mut parted = false;
        for i in i + 1..self.end {
            let here = self.of(i);
            let column = indent(here);
            if here.trim().is_empty() {
                parted = true;
                continue;
            }
            if column < self.depth {
                return open.iter().any(|point| point.old == column);
            }
            let own = column == text || column > self.depth;
            let apart = std::mem::take(&mut parted);
            if apart && !own && nested::text_column(here).is_none() {
                return false;
            }
        }
        false
    }
}

/// The change that moves a line that begins at an offset to a column.
fn moved(start: usize, line: &str, column: usize) -> Edit {
    // No-break spaces are as wide as those that were meant.
    let head = &line[..line.len() - line.trim_start().len()];
    match head.contains(HARD_SPACES) {
        true => (start..start + head.len(), " ".repeat(head.chars().count().max(column))),
        false => (start..start, " ".repeat(column.saturating_sub(indent(line)))),
    }
}

/// Whether a line ends in the `|` or `>` of a text of several lines.
pub(super) fn announces(text: &str, line: &Range<usize>) -> bool {
    let value = value(text, line);
    let mark = text[value].trim_end();
    // A quotation's « > » announces nothing.
    !name(&text[line.clone()]).is_empty() && mark.starts_with(['|', '>']) && mark.len() <= 3
}
