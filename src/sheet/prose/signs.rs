//! Signs that print as they stand, though their author meant them to do something: those of word processors, and those
//! of Markdown that missed their mark.

use std::ops::Range;

use super::{Lines, Reader};
use crate::diag::Code;
use crate::message::text;

/// The signs that lists have in word processors, and nothing else begins with.
pub(crate) const BULLETS: [char; 12] = ['•', '▪', '●', '◦', '‣', '✓', '✔', '➢', '➤', '■', '□', '○'];
/// Signs that lists have, too, where at least two lines begin with them.
pub(crate) const DASHES: [char; 11] = ['·', '∙', '-', '–', '—', '−', '‑', '→', '§', 'Ø', 'ü'];
/// What Word begins the points of the second level with.
pub(crate) const CIRCLE: char = 'o';
/// What stands between a sign and its text.
pub(crate) const BLANKS: [char; 3] = [' ', '\t', '\u{a0}'];

impl Reader<'_, '_, '_> {
    /// Warns of the first such sign in a paragraph.
    pub(super) fn signs(&mut self, text: &str, range: &Range<usize>) {
        let written = self.slice(range);
        let lines: Vec<(Range<usize>, &str)> = lines(written)
            .map(|(start, line)| (range.start + start..range.start + start + line.len(), line))
            .collect();
        let flows = self.rules.lines == Lines::Flow;
        if let Some((at, sign)) = bullet(&lines).filter(|_| flows) {
            self.warn(Code::PrintedSign, &at, text!("sign-bullet", sign), |d| {
                d.hint(text!("sign-bullet.hint"))
            });
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
        } else if let Some(at) = starting(&lines, |line| line.starts_with("// ")) {
            self.warn(Code::PrintedSign, &at, text!("sign-remark"), |d| {
                d.hint(text!("sign-remark.hint"))
            });
        } else if let Some(at) = starting(&lines, |line| line.starts_with("##")) {
            self.warn(Code::PrintedSign, &at, text!("sign-heading"), |d| {
                d.hint(text!("sign-heading.hint"))
            });
        } else if let Some(at) = stars(&lines).filter(|_| text.contains("**")) {
            self.warn(Code::PrintedSign, &at, text!("sign-bold"), |d| {
                d.hint(text!("sign-bold.hint"))
            });
        }
    }
}

/// Lines without their ends, and where they start.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    text.split_inclusive('\n').map(move |line| {
        let at = start;
        start += line.len();
        let inner = line.trim_start();
        (at + line.len() - inner.len(), inner.trim_end())
    })
}

type Line<'a> = (Range<usize>, &'a str);

fn starting(lines: &[Line<'_>], does: impl Fn(&str) -> bool) -> Option<Range<usize>> {
    lines.iter().find(|(_, line)| does(line)).map(|(at, _)| at.clone())
}

/// Where the first stars stand, up to the end of their line.
fn stars(lines: &[Line<'_>]) -> Option<Range<usize>> {
    lines.iter().find_map(|(at, line)| Some(at.start + line.find("**")?..at.end))
}

/// The sign that a line begins with, blanks behind it.
fn sign(line: &str) -> Option<char> {
    let sign = line.chars().next()?;
    line[sign.len_utf8()..].starts_with(BLANKS).then_some(sign)
}

/// The first line that a sign makes look like a point of a list.
fn bullet(lines: &[Line<'_>]) -> Option<(Range<usize>, char)> {
    let strong = |sign: &char| BULLETS.contains(sign);
    let weak = |sign: &char| DASHES.contains(sign) || *sign == CIRCLE;
    let signs = || lines.iter().filter_map(|(at, line)| Some((at, sign(line)?)));
    let several = signs().filter(|(_, sign)| weak(sign)).count() > 1;
    let found = signs().find(|(_, sign)| strong(sign) || several && weak(sign));
    found.map(|(at, sign)| (at.clone(), sign))
}

/// The first of several lines that letters or numbers count: `a)`, `1/`, `1°`.
fn numbers(lines: &[Line<'_>]) -> Option<Range<usize>> {
    let counted: Vec<&Line<'_>> = lines.iter().filter(|(_, line)| is_counted(line)).collect();
    (counted.len() > 1).then(|| counted[0].0.clone())
}

fn is_counted(line: &str) -> bool {
    let line = line.strip_prefix('(').unwrap_or(line);
    let end = line.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(line.len());
    let number = &line[..end];
    let one = number.len() == 1 || number.len() == 2 && number.bytes().all(|b| b.is_ascii_digit());
    let rest = &line[end..];
    one && rest.starts_with([')', '/', '°', '.', '-'])
        && rest.chars().nth(1).is_some_and(|c| BLANKS.contains(&c))
}

/// The first of several lines whose parts tabs keep apart.
fn table(lines: &[Line<'_>]) -> Option<Range<usize>> {
    let columns: Vec<&Line<'_>> = lines.iter().filter(|(_, line)| line.contains('\t')).collect();
    (columns.len() > 1).then(|| columns[0].0.clone())
}

/// The first of several lines whose parts bars, semicolons or wide gaps keep apart, as many on each line.
fn columns(lines: &[Line<'_>]) -> Option<Range<usize>> {
    let parts = |line: &str, kind: usize| match kind {
        0 => line.trim_matches('|').matches('|').count() + usize::from(line.starts_with('|')),
        1 if line.ends_with([';', '.', ',', ':', '!', '?']) || line.len() > 80 => 0,
        1 => line.matches(';').count() / 2 * 2,
        _ => line.split("   ").filter(|part| !part.trim().is_empty()).count().saturating_sub(1),
    };
    (0..3).find_map(|kind| {
        let rows = lines.windows(2).find(|pair| {
            let count = parts(pair[0].1, kind);
            count > 0 && count == parts(pair[1].1, kind)
        })?;
        Some(rows[0].0.clone())
    })
}

/// The first line with several points of a list in it.
fn within(lines: &[Line<'_>]) -> Option<(Range<usize>, char)> {
    lines.iter().find_map(|(at, line)| {
        let sign = BULLETS.into_iter().find(|sign| line.matches(&format!(" {sign} ")).count() > 1);
        Some((at.clone(), sign?))
    })
}

/// The first arrow made of a dash or an equals sign.
fn arrow(lines: &[Line<'_>]) -> Option<(Range<usize>, &'static str)> {
    lines.iter().find_map(|(at, line)| {
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
            let escaped = line[..start].ends_with('\\');
            (number && !link && !escaped).then(|| at.start + start..at.start + start + length + 1)
        })
    })
}
