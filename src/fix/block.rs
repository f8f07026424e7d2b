//! Texts of several lines: the `|` that announces them, and their indentation.

use std::ops::Range;
use std::sync::Arc;

use super::levels;
use super::nested;
use super::repair::{Candidate, Edit, Repair, indent, line_at, lines};
use super::value::{key, value};
use crate::fold::fold;
use crate::sheet::{self, SECTION_KEYS};
use crate::source::Source;
use crate::yaml::hard::HARD_SPACES;
use crate::yaml::slip::{announces_by_sign, is_bar};
use crate::yaml::{begun, digit, lost, place, remark, slip};

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

/// A sentence at the margin that YAML took for a key, moved to the indentation of the text round it.
pub(super) fn sentence(text: &str, at: usize) -> Vec<Candidate> {
    let lines = lines(text);
    let line = line_at(&lines, at);
    let sentence = slip::sentence(&Source::new("", text.to_owned()), line + 1);
    sentence.map_or_else(Vec::new, |_| pasted(text, &lines, line))
}

/// The lines round one moved to the indentation of the block above them, which somebody pasted them into.
///
/// What is pasted keeps its levels: the lines below one that fell out of its text move with it as far as they are of it.
fn pasted(text: &str, lines: &[Range<usize>], line: usize) -> Vec<Candidate> {
    let of = |i: usize| &text[lines[i].clone()];
    let filled = |i: &usize| !of(*i).trim().is_empty();
    let Some(above) = (0..line).rev().find(|&i| announces(text, &lines[i])) else {
        return Vec::new();
    };
    let owner = indent(of(above)) + dashes(of(above));
    let depth = levels::depth(owner, (above + 1..line).map(of));
    let allowed = Allowed::of(text, lines);
    let short = |i: &usize| filled(i) && indent(of(*i)) < depth;
    if !(above + 1..=line).filter(short).all(|i| allowed.is(i)) {
        return Vec::new();
    }
    // As far as it goes, or up to the line that is told of where something below it stands in the way.
    let last = (line + 1..lines.len()).find(|i| filled(i) && !allowed.is(*i));
    let paste = Paste { text, lines, depth, line, end: last.unwrap_or(lines.len()) };
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
        keyed && slip::sentence(&self.source, i + 1).is_none()
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
        let signed = || slip::is_signature(self.text, &self.lines[i]);
        slip::is_stray(line) && !quoted || signed() || remark
    }
}

/// Lines of a text that fell out of it.
struct Paste<'t> {
    text: &'t str,
    lines: &'t [Range<usize>],
    /// How far their text is indented.
    depth: usize,
    /// The line that is told of, and the one behind the last that may be of them.
    line: usize,
    end: usize,
}

impl<'t> Paste<'t> {
    fn of(&self, i: usize) -> &'t str {
        &self.text[self.lines[i].clone()]
    }

    /// The changes that give the lines of a range that are less deep than their text its depth, and those below their
    /// points the same shift, up to the last one that belongs to the paste which the line is in; nothing where a line may
    /// as well be of the text as of a point that was pasted.
    fn shifted(&self, range: Range<usize>) -> Option<Vec<Edit>> {
        let (depth, mut edits) = (self.depth, Vec::new());
        // The points that are open: where they stood, where they stand then, where their text began, and their line.
        let mut open: Vec<(usize, usize, usize, usize)> = Vec::new();
        let (mut inside, mut parted) = (false, true);
        let (mut body, mut doubtful) = (false, false);
        for i in range {
            let here = self.of(i);
            if here.trim().is_empty() {
                parted = true;
                continue;
            }
            let (column, words) = (indent(here), nested::text_column(here));
            // A paragraph ends the points at its right; a line right below them goes on with them.
            if words.is_some() || parted {
                open.retain(|(point, ..)| *point < column);
            }
            let apart = std::mem::take(&mut parted);
            let parent = open.last().filter(|(point, ..)| *point < column).copied();
            if column >= depth {
                if !self.is_pasted(i, parent)? {
                    open.clear();
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
            let new = parent.map_or(depth, |(point, new, ..)| new + column - point);
            edits.push(moved(self.lines[i].start, here, new));
            if let Some(words) = words {
                open.push((column, new, words, i));
            }
        }
        (!doubtful).then_some(edits)
    }

    /// Whether a line that is as deep as its text or deeper came below a point of the paste, which has its own levels then;
    /// nothing where nobody but its author knows.
    fn is_pasted(&self, i: usize, point: Option<(usize, usize, usize, usize)>) -> Option<bool> {
        let (column, is_point) = (indent(self.of(i)), nested::text_column(self.of(i)).is_some());
        let Some((point, new, text, line)) = point else { return Some(false) };
        let closed = levels::closes(self.of(line));
        let of = levels::is_of(column, (point, text), Some(self.depth), closed, is_point);
        if point >= self.depth {
            return Some(of);
        }
        let goes_on = self.goes_on(i, (point, text));
        if column > self.depth {
            // What stays below its point need not move; below one of several levels, it may stand beside that.
            let stays = levels::is_below(column, text + self.depth - point, is_point);
            let unsure = of && stays && !goes_on && new > self.depth;
            return (!unsure).then_some(of && (goes_on || !stays));
        }
        match (of, goes_on) {
            (true, true) => Some(true),
            // Some levels of lists are a tab's four spaces.
            (false, true) if column == point + 2 * STEP => None,
            (true, false) => None,
            (false, _) => Some(false),
        }
    }

    /// Whether what is below a line goes back to the point above it: only lists with levels of their own do.
    fn goes_on(&self, i: usize, (point, text): (usize, usize)) -> bool {
        let mut parted = false;
        for i in i + 1..self.end {
            let here = self.of(i);
            let column = indent(here);
            if here.trim().is_empty() {
                parted = true;
                continue;
            }
            if column < self.depth {
                return column == point;
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
    let beside = indent(of(line)) > 0 && indent(of(line)) == indent(of(owner));
    let start = lines[line].start;
    (field && goes_on && beside).then(|| (Repair::Indented, vec![(start..start, " ".repeat(STEP))]))
}

/// Whether a line ends in the `|` or `>` of a text of several lines.
fn announces(text: &str, line: &Range<usize>) -> bool {
    let value = value(text, line);
    let mark = text[value].trim_end();
    // A quotation's « > » announces nothing.
    !name(&text[line.clone()]).is_empty() && mark.starts_with(['|', '>']) && mark.len() <= 3
}

/// How many bytes the dashes of a list item take before its key.
fn dashes(line: &str) -> usize {
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
        indent(of(i)) == 0
            && filled
            && (slip::is_stray(of(i)) || slip::is_signature(text, &lines[i]))
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
    let words = rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '«' | '"'));
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
    let prose = is_prose(here);
    let pad = " ".repeat(indent(next));
    (points && prose && indent(next) > indent(here) && first.end > begin)
        .then(|| (Repair::Bar, vec![(begin..begin, format!("|\n{pad}"))]))
}

/// The key of a line, without the dashes before it.
fn name(line: &str) -> &str {
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
