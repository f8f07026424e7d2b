//! Signs that print as they stand, though their author meant them to do something: those of word processors, and those
//! of Markdown that missed their mark.

use std::ops::Range;

use super::counted::numbers;
use super::tabulated::{columns, table};
use super::{Lines, Reader, flanked, missed, pointed};
use crate::diag::Code;
use crate::message::text;
use crate::yaml::slips::hard::HARD_SPACES;
use crate::yaml::slips::{remark, swallowed};

/// The signs that lists have in word processors, and nothing else begins with.
pub(crate) const BULLETS: [char; 13] =
    ['•', '▪', '●', '◦', '‣', '✓', '✔', '➢', '➤', '►', '■', '□', '○'];

/// Signs that lists have, too, where at least two lines begin with them.
pub(crate) const DASHES: [char; 14] =
    ['·', '∙', '-', '–', '—', '−', '‑', '→', '§', 'Ø', 'ü', 'v', '_', '~'];

/// Boxes to tick, which say something else than a dash would.
const BOXES: [char; 8] = ['☐', '☑', '☒', '❏', '❑', '✅', '✗', '✘'];

/// What Word begins the points of the second level with.
pub(crate) const CIRCLE: char = 'o';

/// What stands between a sign and its text.
pub(crate) const BLANKS: [char; 3] = [' ', '\t', '\u{a0}'];

impl Reader<'_, '_, '_> {
    /// Warns of the first such sign in a paragraph.
    pub(super) fn signs(&mut self, text: &str, range: &Range<usize>) {
        let written = self.slice(range);
        let quotes = self.quotes(range.start);
        let lines: Vec<(Range<usize>, &str)> = lines(written, quotes)
            .map(|(start, line)| (range.start + start..range.start + start + line.len(), line))
            .collect();
        let flows = self.rules.lines == Lines::Flow;
        // On the next line: behind a blank one, a list is another thing.
        let end = range.start + written.trim_end().len();
        let below = self.slice(&(end..self.text.as_str().len())).trim_start_matches([' ', '\r']);
        let listed_below = below
            .strip_prefix('\n')
            .is_some_and(|line| unquoted(line, quotes).trim_start_matches(' ').starts_with("- "));
        // A line as far left as the dash of its item was meant to be one, and so was a dash at its right: nearer, it is one.
        // An arrow or a box says something of its own, and so does the sign of a paragraph before its number.
        let dashed = |line: &Line<'_>| {
            line.1.starts_with(['-', '–', '—', '−', '‑', '·', '∙', '§', CIRCLE]) && is_point(line.1)
        };
        // What stands deeper below a point goes on with it.
        let last = |line: &Line<'_>| {
            let own = self.column(line.0.start);
            let below = lines.iter().filter(|(at, _)| at.start > line.0.start);
            below.into_iter().all(|(at, text)| text.is_empty() || self.column(at.start) > own)
        };
        let lonely = lines.first().is_some_and(|line| last(line) && dashed(line))
            && self.is_alone_below_heading(range);
        let left = |line: &Line<'_>| {
            let (own, text) = (self.column(line.0.start), self.column(range.start));
            let right = own > text && line.1.starts_with("- ");
            let last = line.0.end == end || last(line);
            self.items.last().is_some() && (own < text || right)
                || listed_below && last && is_point(line.1)
        };
        if let Some(at) = hard_blank(written, quotes).filter(|_| flows) {
            let at = range.start + at.start..range.start + at.end;
            self.warn(Code::PrintedSign, &at, text!("sign-blank"), |d| {
                d.hint(text!("yaml-hard-blank.hint"))
            });
        } else if let Some((at, sign)) = hard_sign(&lines).filter(|_| flows) {
            self.warn(Code::PrintedSign, &at, text!("sign-hard-space", sign), |d| {
                d.hint(text!("sign-hard-space.hint", sign))
            });
        } else if let Some(at) = doubled_bar(&lines, &self.text.as_str()[..range.start]) {
            self.warn(Code::PrintedSign, &at, text!("yaml-two-bars"), |d| {
                d.hint(text!("yaml-two-bars.hint"))
            });
        } else if let Some(at) = dialogue(&lines).filter(|_| flows) {
            self.warn(Code::PrintedSign, &at, text!("sign-dialogue"), |d| {
                d.hint(text!("sign-dialogue.hint")).hint(text!("sign-bullet.hint"))
            });
        } else if let Some((hint, sign)) = self.pointed(range).filter(|_| flows) {
            self.warn(Code::PrintedSign, &lines[0].0, text!("sign-pointed", sign), |d| {
                d.hint(hint)
            });
        } else if let Some(at) = hard_dash(written, quotes).filter(|_| flows) {
            let at = range.start + at.start..range.start + at.end;
            self.warn(Code::PrintedSign, &at, text!("yaml-hard-space"), |d| {
                d.hint(text!("yaml-hard-space.hint"))
            });
        } else if let Some((at, sign)) = remarked(&lines) {
            self.warn(Code::PrintedSign, &at, text!("sign-remark", sign), |d| {
                d.hint(text!("sign-remark.hint"))
            });
        } else if let Some((at, sign)) = alone(&lines).filter(|_| flows) {
            self.warn(Code::PrintedSign, &at, text!("sign-bullet", sign), |d| {
                d.hint(text!("sign-bullet.hint"))
            });
        } else if let Some((at, sign)) =
            bullet(&lines, |line| lonely || left(line)).filter(|_| flows)
        {
            if let Some(spaces) = hard_behind_dash(&self.text.as_str()[at.clone()]) {
                let at = at.start + spaces.start..at.start + spaces.end;
                self.warn(Code::PrintedSign, &at, text!("sign-hard-space", sign), |d| {
                    d.hint(text!("sign-hard-space.hint", sign))
                });
                return;
            }
            let deep = sign == "-" && !self.items.is_empty();
            let hint = match self.is_announced() {
                true if deep && self.column(at.start) > self.column(range.start) => {
                    let spaces = self.place(range).position().column - 1;
                    text!("sign-bullet.hint-deep", spaces)
                }
                true => text!("sign-bullet.hint"),
                false => text!("sign-bullet.hint-bar"),
            };
            self.warn(Code::PrintedSign, &at, text!("sign-bullet", sign), |d| d.hint(hint));
        } else if let Some(at) = numbers(&lines).filter(|_| flows) {
            self.warn(Code::PrintedSign, &at, text!("sign-letters"), |d| {
                d.hint(text!("sign-letters.hint")).hint(text!("sign-letters.hint-kept"))
            });
        } else if let Some(at) = table(&lines) {
            self.warn(Code::PrintedSign, &at, text!("sign-table"), |d| {
                d.hint(text!("sign-table.hint"))
            });
        } else if let Some(at) = columns(&lines).filter(|_| flows) {
            self.warn(Code::PrintedSign, &at, text!("sign-table"), |d| {
                d.hint(text!("sign-table.hint"))
            });
        } else if let Some((at, sign)) = within(&lines) {
            self.warn(Code::PrintedSign, &at, text!("sign-bullet", sign), |d| {
                d.hint(text!("sign-bullet.hint"))
            });
        } else if let Some((at, arrow)) = arrow(&lines) {
            self.warn(Code::PrintedSign, &at, text!("sign-arrow", arrow), |d| {
                d.hint(text!("sign-arrow.hint"))
            });
        } else if let Some(at) = call(&lines) {
            self.warn(Code::PrintedSign, &at, text!("sign-call"), |d| {
                d.hint(text!("sign-call.hint"))
            });
        } else if let Some(at) = starting(&lines, |line| line.starts_with("##")) {
            self.warn(Code::PrintedSign, &at, text!("sign-heading"), |d| {
                d.hint(text!("sign-heading.hint"))
            });
        } else if let Some((at, meant)) = flanked::stars(text, written) {
            let at = range.start + at.start..range.start + at.end;
            self.warn(Code::PrintedSign, &at, text!("sign-bold"), |d| {
                d.hint(text!("sign-bold.hint-space", written = meant))
            });
        } else if let Some(at) = uneven(text, written) {
            let at = range.start + at.start..range.start + at.end;
            self.warn(Code::PrintedSign, &at, text!("sign-bold"), |d| {
                d.hint(text!("sign-bold.hint-even"))
            });
        } else if let Some(at) = stars(&lines).filter(|_| text.contains("**")) {
            self.warn(Code::PrintedSign, &at, text!("sign-bold"), |d| {
                d.hint(text!("sign-bold.hint"))
            });
        } else if let Some(at) =
            glued(&lines, !self.items.is_empty(), |line| (lonely || listed_below) && last(line))
                .filter(|_| flows)
        {
            self.warn(Code::PrintedSign, &at, text!("sign-glued"), |d| {
                d.hint(text!("sign-glued.hint"))
            });
        } else if let Some(missed) = missed::sign(text, written, self.text.as_str()) {
            let at = range.start + missed.range.start..range.start + missed.range.end;
            self.warn(Code::PrintedSign, &at, missed.message, |d| d.hint(missed.hint));
        }
    }

    /// The remedy for a paragraph that is a sub-heading with a sign before it, and that sign.
    fn pointed(&self, range: &Range<usize>) -> Option<(String, char)> {
        let level = self.rules.headings.filter(|_| self.items.is_empty() && !self.in_note)?;
        let text = self.text.as_str();
        let lines: Vec<&str> = text.lines().collect();
        let (title, _) = pointed::heading(&lines, text[..range.start].matches('\n').count())?;
        let marks = "#".repeat(usize::from(level));
        let hint = text!("sign-pointed.hint", written = format!("{marks} {title}"));
        Some((hint, text[range.start..].chars().next()?))
    }

    /// Whether a paragraph is all that stands below its sub-heading, which asks nothing: who is asked may answer with a dash.
    fn is_alone_below_heading(&self, range: &Range<usize>) -> bool {
        let text = self.text.as_str();
        let said = |line: &&str| !line.trim().is_empty();
        let above = text[..range.start].lines().rev().find(said);
        let below = text.get(range.end..).and_then(|text| text.lines().find(said));
        let heading = |line: &str| line.starts_with("##");
        above.is_some_and(|line| heading(line) && !line.trim_end().ends_with(['?', ':']))
            && below.is_none_or(heading)
            && self.items.is_empty()
    }

    /// Whether a `|` stands before the text: without one, YAML would take dashes for a list of its own.
    fn is_announced(&self) -> bool {
        let start = self.text.source_range(0..0).start;
        let before = self.prose.source.text().get(..start).unwrap_or_default().trim_end();
        let sign = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        sign.starts_with(['|', '>'])
    }

    /// Whether a `>` stands before the text: YAML has made one line of its lines.
    pub(super) fn is_folded(&self) -> bool {
        let start = self.text.source_range(0..0).start;
        let before = self.prose.source.text().get(..start).unwrap_or_default().trim_end();
        // A text that begins with a `>` of its own stands behind its key's, or behind « | ».
        before.rsplit(char::is_whitespace).next().is_some_and(|sign| sign.starts_with('>'))
    }

    /// How many quotes an offset stands in, by the signs before it on its line.
    pub(super) fn quotes(&self, at: usize) -> usize {
        let before = &self.text.as_str()[..at];
        before[at - self.column(at)..].matches('>').count()
    }

    /// How far from the beginning of its line an offset is, in bytes.
    fn column(&self, at: usize) -> usize {
        at - self.text.as_str()[..at].rfind('\n').map_or(0, |end| end + 1)
    }
}

/// Lines without their ends and the signs of the quotes around them, and where they start.
fn lines(text: &str, quotes: usize) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    text.split_inclusive('\n').map(move |line| {
        let at = start;
        start += line.len();
        let inner = unquoted(line, quotes).trim_start();
        (at + line.len() - inner.len(), inner.trim_end())
    })
}

/// A line without the signs of so many quotes.
fn unquoted(line: &str, quotes: usize) -> &str {
    (0..quotes).fold(line, |line, _| line.trim_start_matches(' ').strip_prefix('>').unwrap_or(line))
}

/// Whether a line right above a list was to be its first point: what leads to a list ends with a colon.
fn is_point(line: &str) -> bool {
    let number = line.strip_prefix('§').is_some_and(|rest| rest.contains(char::is_numeric));
    line.starts_with("--") || !line.trim_end().ends_with(':') && !number
}

/// Whether the lines of a paragraph look like a list, a table, a remark or a key, though they print one behind the other:
/// `before` is what stands before its first line, and `listed` whether it is of a list.
pub(crate) fn keeps_lines(written: &str, before: &str, listed: bool) -> bool {
    if !written.contains('\n') {
        return false;
    }
    let (column, quotes) = (before.len(), before.matches('>').count());
    let lines: Vec<(Range<usize>, &str)> =
        lines(written, quotes).map(|(start, line)| (start..start + line.len(), line)).collect();
    let left = |line: &Line<'_>| {
        let begin = written[..line.0.start].rfind('\n').map(|end| end + 1);
        let right = |own: usize| own > column && line.1.starts_with("- ");
        let own = begin.map(|begin| line.0.start - begin);
        listed && own.is_some_and(|own| own < column || right(own))
    };
    bullet(&lines, left).is_some()
        || alone(&lines).is_some()
        || numbers(&lines).is_some()
        || table(&lines).is_some()
        || columns(&lines).is_some()
        || glued(&lines, listed, |_| false).is_some()
        || dialogue(&lines).is_some()
        || hard_blank(written, quotes).is_some()
        || hard_dash(written, quotes).is_some()
        || remarked(&lines).is_some()
        || starting(&lines, |line| line.starts_with("##")).is_some()
        || swallowed::first(written).is_some()
}

pub(super) type Line<'a> = (Range<usize>, &'a str);

/// The first of several lines that begin like points, where nothing keeps lines apart, and whether it is of a dialogue. What
/// begins with a bullet is told as that.
pub(crate) fn joined_points(written: &str) -> Option<(Range<usize>, bool)> {
    if !written.contains('\n') || written.starts_with(BULLETS) {
        return None;
    }
    let lines: Vec<Line<'_>> =
        lines(written, 0).map(|(start, line)| (start..start + line.len(), line)).collect();
    if let Some(at) = dialogue(&lines) {
        return Some((at, true));
    }
    let pluses = lines.iter().filter(|(_, line)| line.starts_with("+ "));
    let plus = || starting(&lines, |line| line.starts_with("+ ")).filter(|_| pluses.count() > 1);
    let found = bullet(&lines, |_| false).map(|(at, _)| at).or_else(plus);
    found
        .or_else(|| glued(&lines, false, |_| false))
        .or_else(|| numbers(&lines))
        .map(|at| (at, false))
}

/// The no-break spaces behind the signs of a sub-heading or the number that a line begins with, which make neither of it.
pub(crate) fn hard_behind_sign(line: &str) -> Option<Range<usize>> {
    let bare = line.trim_start_matches('#');
    let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = match (line.len() - bare.len(), line.len() - digits.len()) {
        (2..=4, _) => bare,
        (_, 1 | 2) => digits.strip_prefix(['.', ')'])?,
        _ => return None,
    };
    let words = rest.trim_start_matches(HARD_SPACES).trim_start_matches(' ');
    let start = line.len() - rest.len();
    (rest.starts_with(HARD_SPACES) && words.starts_with(char::is_alphabetic))
        .then(|| start..line.len() - words.len())
}

/// The no-break spaces behind the dash that a line begins with, which make no point of it.
pub(crate) fn hard_behind_dash(line: &str) -> Option<Range<usize>> {
    let rest = line.strip_prefix('-')?;
    let words = rest.trim_start_matches(HARD_SPACES).trim_start_matches(' ');
    (rest.starts_with(HARD_SPACES) && !words.is_empty()).then(|| 1..line.len() - words.len())
}

/// The first such spaces of several lines that count, or of a sub-heading, and the sign before them.
fn hard_sign<'l>(lines: &[Line<'l>]) -> Option<(Range<usize>, &'l str)> {
    let found = |(at, line): &Line<'l>| {
        let spaces = hard_behind_sign(line)?;
        Some((at.start + spaces.start..at.start + spaces.end, &line[..spaces.start]))
    };
    // « 5. » alone may be a number of its sentence.
    let several = lines.iter().filter_map(found).count() > 1;
    lines.iter().filter_map(found).find(|(_, sign)| several || sign.starts_with('#'))
}

/// The « | » that a text begins with, where its key has one: `above` is what stands before it.
fn doubled_bar(lines: &[Line<'_>], above: &str) -> Option<Range<usize>> {
    let (at, _) = lines.first().filter(|(_, line)| *line == "|" && lines.len() > 1)?;
    above.trim().is_empty().then(|| at.clone())
}

/// The first line that is a sign of lists and nothing else, above the words of its point.
fn alone(lines: &[Line<'_>]) -> Option<(Range<usize>, char)> {
    let signs = || lines.iter().filter_map(|line| Some((line, lone_sign(line.1)?)));
    let several = signs().count() > 1;
    let found = signs().find(|(_, sign)| several || BULLETS.contains(sign))?;
    Some((found.0.0.clone(), found.1))
}

/// The sign of lists that a line is, if it is nothing else; a dash is one that Markdown knows.
pub(crate) fn lone_sign(line: &str) -> Option<char> {
    let mut letters = line.trim().chars();
    let sign = letters.next().filter(|_| letters.next().is_none())?;
    let known = BULLETS.contains(&sign) || DASHES.contains(&sign) || sign == CIRCLE;
    (known && sign != '-').then_some(sign)
}

/// The first line that is a remark, and the sign that makes it one elsewhere.
fn remarked(lines: &[Line<'_>]) -> Option<(Range<usize>, &'static str)> {
    lines.iter().find_map(|(at, line)| Some((at.clone(), remark::sign(line)?)))
}

fn starting(lines: &[Line<'_>], does: impl Fn(&str) -> bool) -> Option<Range<usize>> {
    lines.iter().find(|(_, line)| does(line)).map(|(at, _)| at.clone())
}

/// Three stars on one side of words and two or one on the other: what is too many prints.
fn uneven(text: &str, written: &str) -> Option<Range<usize>> {
    if !text.contains('*') || text.contains("***") {
        return None;
    }
    let at = written.match_indices("***").map(|(at, _)| at);
    let three = at.into_iter().find(|at| !written[..*at].ends_with('\\'));
    three.map(|at| at..at + 3).or_else(|| halved(text, written))
}

/// Two stars on one side of words and one on the other, the odd one of which prints.
fn halved(text: &str, written: &str) -> Option<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, _) in written.match_indices('*') {
        match runs.last_mut().filter(|run| run.end == at) {
            Some(run) => run.end += 1,
            None => runs.push(at..at + 1),
        }
    }
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let text = untyped(text);
    let found = runs.windows(2).find(|pair| {
        let (open, close) = (&pair[0], &pair[1]);
        let inner = &written[open.end..close.start];
        let outside = letter(written[..open.start].chars().next_back())
            || letter(written[close.end..].chars().next())
            || written[..open.start].ends_with('\\');
        let touched = !inner.starts_with(char::is_whitespace)
            && !inner.ends_with(|c: char| c.is_whitespace() || c == '\\');
        let prints = match (open.len(), close.len()) {
            (2, 1) => text.contains(&format!("*{}", untyped(inner))),
            (1, 2) => text.contains(&format!("{}*", untyped(inner))),
            _ => false,
        };
        prints && touched && !outside && !inner.contains('\n')
    })?;
    Some(found[0].start..found[1].end)
}

/// Words without what typography makes of them: its spaces and apostrophes.
fn untyped(words: &str) -> String {
    words.replace('’', "'").split_whitespace().collect()
}

/// Where the first stars stand, up to the end of their line.
fn stars(lines: &[Line<'_>]) -> Option<Range<usize>> {
    lines.iter().find_map(|(at, line)| Some(at.start + line.find("**")?..at.end))
}

/// The sign that a line begins with, blanks behind it: two dashes or three are one, unless they open an aside.
fn sign(line: &str) -> Option<char> {
    let sign = line.chars().next()?;
    let rest = &line[sign_length(line)..];
    let aside = line.starts_with("--") && rest.contains(" --");
    (rest.starts_with(BLANKS) && !aside).then_some(sign)
}

/// How long the sign is that a line begins with, in bytes.
pub(crate) fn sign_length(line: &str) -> usize {
    match line.starts_with("--") {
        true => line.len() - line.trim_start_matches('-').len(),
        false => line.chars().next().map_or(0, char::len_utf8),
    }
}

/// The same, or a sign that nothing but lists has before a letter.
fn sign_or_glued(line: &str) -> Option<char> {
    let strong = |sign: &char| BULLETS.contains(sign);
    let letter = |sign: &char| line[sign.len_utf8()..].starts_with(char::is_alphabetic);
    sign(line).or_else(|| line.chars().next().filter(strong).filter(letter))
}

/// The first line that a sign makes look like a point of a list, as it does those at the `left` of an item.
fn bullet<'l>(
    lines: &[Line<'l>],
    left: impl Fn(&Line<'_>) -> bool,
) -> Option<(Range<usize>, &'l str)> {
    if is_dialogue(lines) {
        return None;
    }
    let strong = |sign: &char| BULLETS.contains(sign);
    let weak = |sign: &char| DASHES.contains(sign) || BOXES.contains(sign) || *sign == CIRCLE;
    let signs = || lines.iter().filter_map(|line| Some((line, sign_or_glued(line.1)?)));
    let several = signs().filter(|(_, sign)| weak(sign)).count() > 1;
    // A tab behind the circle is Word's, too.
    let tabbed = |line: &str, sign: &char| *sign == CIRCLE && line[1..].starts_with('\t');
    let found = signs().find(|(line, sign)| {
        strong(sign) || weak(sign) && (several || left(line) || tabbed(line.1, sign))
    });
    found.map(|((at, line), _)| (at.clone(), &line[..sign_length(line)]))
}

/// The first line with no-break spaces before its dash: it begins no point.
fn hard_dash(written: &str, quotes: usize) -> Option<Range<usize>> {
    // Nearly no paragraph has such a space at the beginning of a line.
    if !written.contains("\u{a0}- ") && !written.contains("\u{202f}- ") {
        return None;
    }
    lines(written, quotes).find_map(|(start, line)| {
        let hard = written[..start].ends_with(['\u{a0}', '\u{202f}']) && line.starts_with("- ");
        hard.then(|| start..start + line.len())
    })
}

/// The first line of no-break spaces only: it looks blank, and ends no paragraph.
fn hard_blank(written: &str, quotes: usize) -> Option<Range<usize>> {
    let mut start = 0;
    written.split_inclusive('\n').find_map(|line| {
        let at = start;
        start += line.len();
        let blank = unquoted(line, quotes).trim().is_empty() && line.contains('\u{a0}');
        blank.then(|| at..at + line.trim_end_matches(['\n', '\r']).len())
    })
}

/// Whether lines are what people say to each other: a dash begins several, and somebody asks or cries.
fn is_dialogue(lines: &[Line<'_>]) -> bool {
    let asks = |line: &str| line.trim_end_matches(['\\', ' ']).ends_with(['?', '!']);
    let spoken = || lines.iter().filter(|(_, line)| is_spoken(line));
    spoken().count() > 1 && spoken().any(|(_, line)| asks(line))
}

/// The first line of a dialogue that will be printed behind the one above it.
fn dialogue(lines: &[Line<'_>]) -> Option<Range<usize>> {
    let joined = |pair: &&[Line<'_>]| is_spoken(pair[1].1) && !pair[0].1.ends_with('\\');
    let found = lines.windows(2).find(joined).filter(|_| is_dialogue(lines))?;
    Some(found[1].0.clone())
}

/// Whether a line begins with the dash of a dialogue.
pub(crate) fn is_spoken(line: &str) -> bool {
    matches!(sign(line), Some('—' | '–'))
}

/// The first line that a dash or a number begins without a space behind it: alone it may be said by somebody, several of
/// them are a list, and so is one in a list or in the middle of a sentence, or where a line is `sure` to be of one.
fn glued(
    lines: &[Line<'_>],
    listed: bool,
    sure: impl Fn(&Line<'_>) -> bool,
) -> Option<Range<usize>> {
    let letter = |text: &str| text.starts_with(char::is_alphabetic);
    // A star opens italics, but for one that begins a line and has no other.
    let star =
        |line: &str| line.strip_prefix('*').is_some_and(|rest| letter(rest) && !rest.contains('*'));
    // In a list, dashes before a word are one of its points, be there two of them or bold behind them.
    let signed = |rest: &str| rest.starts_with(['*', '«', '[']);
    let bold = |line: &str| line.strip_prefix('-').is_some_and(signed);
    let several = lines.iter().filter(|(_, line)| bold(line)).count() > 1;
    let any = lines.iter().any(&sure);
    let begins = |rest: &str| letter(rest) || (listed || any || several) && signed(rest);
    let dash = |line: &str| {
        let rest = line.trim_start_matches('-');
        let count = line.len() - rest.len();
        let aside = rest.contains(" --") || rest.contains("-- ");
        (count == 1 || listed && count == 2 && !aside) && begins(rest) || star(line)
    };
    let number = |line: &str| {
        let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
        (1..3).contains(&(line.len() - rest.len())) && rest.strip_prefix('.').is_some_and(letter)
    };
    let several = lines.iter().filter(|(_, line)| dash(line)).count() > 1;
    let small = |line: &str| line.trim_start_matches(['-', '*']).starts_with(char::is_lowercase);
    // So is one of Word's above others, where one of them says that the next stands beside it; speech does not.
    let long = |line: &str| line.strip_prefix('–').is_some_and(letter);
    let spoken = !lines.iter().any(|(_, line)| long(line) && line.trim_end().ends_with(';'));
    let long_ones = lines.iter().filter(|(_, line)| long(line)).count();
    let long = |line: &str| long_ones > 1 && !spoken && long(line);
    let found = lines.iter().enumerate().find(|(i, whole)| {
        let (_, line) = whole;
        let inside = listed && *i > 0 || sure(whole);
        number(line)
            || long(line)
            || dash(line)
                && (several || (inside || small(line) && *i == 0) && line.starts_with('-'))
    });
    found.map(|(_, (at, _))| at.clone())
}

/// The first line with several points of a list in it.
fn within(lines: &[Line<'_>]) -> Option<(Range<usize>, char)> {
    lines.iter().find_map(|(at, line)| {
        let several =
            |sign: &char| line.contains(*sign) && line.matches(&format!(" {sign} ")).count() > 1;
        Some((at.clone(), BULLETS.into_iter().find(several)?))
    })
}

/// The first arrow made of a dash or an equals sign.
fn arrow(lines: &[Line<'_>]) -> Option<(Range<usize>, &'static str)> {
    // The end of a comment, which is told of as that.
    let own = |line: &&Line<'_>| !line.1.contains("<!--");
    lines.iter().filter(own).find_map(|(at, line)| {
        let found = |sign: &'static str| Some((line.find(sign)?, sign));
        let (start, sign) = ["-->", "==>", "->", "=>"].into_iter().find_map(found)?;
        Some((at.start + start..at.start + start + sign.len(), sign))
    })
}

/// The first number in brackets that looks like the call to a note: `[1]`, behind a word.
fn call(lines: &[Line<'_>]) -> Option<Range<usize>> {
    lines.iter().find_map(|(at, line)| {
        line.match_indices('[').find_map(|(start, _)| {
            let length = line[start..].find(']')?;
            let inner = &line[start + 1..start + length];
            let number = matches!(inner.len(), 1 | 2) && inner.bytes().all(|b| b.is_ascii_digit());
            let link = line[start + length + 1..].starts_with(['(', ':', '[']);
            // What stands behind another bracket is part of a link that missed.
            let escaped = line[..start].ends_with(['\\', ']']);
            (number && !link && !escaped).then(|| at.start + start..at.start + start + length + 1)
        })
    })
}
