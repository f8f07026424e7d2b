//! Finds where the sheets of a document start, by its titles and headings.

use crate::fold::{folded_words, is_small};
use crate::import::cutting::numbered::{self, numbers_sheet};
use crate::import::cutting::tiers::{self, Head};
use crate::import::office::model::{Document, Para, Role};
use crate::import::office::parts::{Part, only_calls};
use crate::import::patterns::Patterns;
use crate::import::text::paper;
use crate::message::text;

/// The numbers of pages stand more paragraphs apart than this.
const APART: usize = 3;
/// As many headings that may name sections do so, where one is sure to.
const SEVERAL: usize = 3;
/// What is longer was styled as a heading by mistake, or is one that no sheet can have.
const LONGEST: usize = 500;

/// The level of a heading: 0 for the title of a document.
pub(crate) fn level(part: &Part) -> Option<u8> {
    match part {
        Part::Para(Para { role: Role::Title, .. }) => Some(0),
        Part::Para(Para { role: Role::Heading(level), .. }) => Some(*level),
        _ => None,
    }
}

fn text(part: &Part) -> String {
    match part {
        Part::Para(para) => para.text.plain(),
        _ => String::new(),
    }
}

/// Whether a title has its number itself.
fn is_counted(title: &Part) -> bool {
    let is_counted = |text| numbered::title(text).is_some() || numbered::place(text).is_some();
    matches!(title, Part::Para(para) if is_counted(&para.text))
}

/// What the titles of a document are.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Split {
    /// The title of the whole, where its headings are the sheets'.
    pub(crate) collection: Option<usize>,
    /// Where the sheets start.
    pub(crate) starts: Vec<usize>,
}

/// Headings that are too long to be some, or call a note and say nothing, become paragraphs again.
pub(crate) fn tame(parts: &mut [Part], document: &mut Document) {
    for part in parts {
        if let Part::Para(para) = part
            && matches!(para.role, Role::Heading(_) | Role::Title | Role::Subtitle)
        {
            if para.text.plain().chars().count() > LONGEST {
                para.role = Role::Body;
                document.guess(para.line, text!("import-title-long"));
            } else if only_calls(&para.text) {
                para.role = Role::Body;
                document.guess(para.line, text!("import-title-note"));
            }
        }
    }
}

/// Leaves aside the lines that only number the title below.
pub(crate) fn leave_numbers(parts: &mut Vec<Part>, document: &mut Document) {
    let first = parts.iter().position(|part| !matches!(part, Part::Picture(..)));
    let above = |at: usize| {
        let Some(next) = parts.get(at + 1).and_then(level) else { return false };
        let line = matches!(&parts[at], Part::Para(para) if para.bullet.is_none());
        let number = || text(&parts[at]);
        // A bare number may count anything, but above a title that has none, or what comes first.
        let counted = || is_counted(&parts[at + 1]);
        let bare =
            || numbered::is_bare(&number()) && (next == 0 && !counted() || Some(at) == first);
        line && level(&parts[at]).is_none() && bare() || line && numbers_sheet(&number(), false)
    };
    let above: Vec<bool> = (0..parts.len()).map(above).collect();
    let mut above = above.into_iter();
    parts.retain(|part| {
        let goes = above.next().unwrap_or(false);
        if goes {
            document.guess(part.line(), text!("import-above-title", text = text(part)));
            document.leave(text(part));
        }
        !goes
    });
}

/// Leaves aside the numbers of pages that an author typed between paragraphs, where they rise through the document.
pub(crate) fn leave_pages(parts: &mut Vec<Part>, document: &mut Document) {
    let page = |at: usize| {
        let Part::Para(para) = &parts[at] else { return None };
        let plain = para.role == Role::Body && para.bullet.is_none();
        let below_text = at.checked_sub(1).is_none_or(|above| match &parts[above] {
            Part::Para(para) => para.bullet.is_some() || paper::is_text(&para.text),
            _ => true,
        });
        let number = paper::number(&para.text.short()?)?;
        (plain && below_text).then_some((at, number))
    };
    let found: Vec<(usize, u32)> = (0..parts.len()).filter_map(page).collect();
    let pages: Vec<usize> = paper::rising(&found, APART).into_iter().map(|(at, _)| at).collect();
    let Some(&first) = pages.first() else { return };
    document.guess(parts[first].line(), text!("import-page-numbers", count = pages.len()));
    for at in pages.into_iter().rev() {
        document.leave(text(&parts.remove(at)));
    }
}

/// Whether a document has any heading.
pub(crate) fn has_headings(parts: &[Part]) -> bool {
    parts.iter().any(|part| level(part).is_some())
}

/// Finds the sheets; the first lines are a cover where that is known.
pub(crate) fn split(parts: &[Part], covered: bool, patterns: &Patterns) -> Split {
    let found = found(parts, patterns);
    Split { collection: found.collection.or(covered.then_some(0)), ..found }
}

fn found(parts: &[Part], patterns: &Patterns) -> Split {
    let at = |wanted: u8| {
        let found = parts.iter().enumerate().filter(move |(_, part)| level(part) == Some(wanted));
        found.map(|(at, _)| at).collect::<Vec<_>>()
    };
    if let Some(level) = below_parts(parts, patterns) {
        return Split {
            collection: parts.iter().position(|part| self::level(part).is_some()),
            starts: at(level),
        };
    }
    let titles = at(0);
    let one = |start: usize| Split { collection: None, starts: vec![start] };
    match titles.as_slice() {
        [] => {}
        [title] => {
            let Some(top) = highest(parts) else { return one(*title) };
            let tops = at(top);
            let sheets = are_sheets(parts, &tops, top, patterns) && tops[0] > *title;
            return if sheets {
                Split { collection: Some(*title), starts: tops }
            } else {
                one(*title)
            };
        }
        many => return Split { collection: None, starts: many.to_vec() },
    }
    let Some(top) = highest(parts) else {
        return Split { collection: None, starts: Vec::new() };
    };
    let tops = at(top);
    if let [whole] = tops[..]
        && let Some(sheets) = below(parts, whole, top, patterns)
    {
        return Split { collection: Some(whole), starts: sheets };
    }
    // None is a title: the sheet has its file's name.
    if is_untitled(parts, patterns) {
        return Split { collection: None, starts: Vec::new() };
    }
    // The first heading is the title, and those of its level its sections, where one of them is named as sections are.
    let sections = tops.iter().skip(1).any(|at| is_own(&text(&parts[*at]), patterns));
    if sections { one(tops[0]) } else { Split { collection: None, starts: tops } }
}

/// Whether the highest headings are the sections of a sheet whose title has no style: the first is named as sections are
/// and text stands above it.
pub(crate) fn is_untitled(parts: &[Part], patterns: &Patterns) -> bool {
    let Some(first) = parts.iter().position(|part| level(part).is_some()) else { return false };
    let own = level(&parts[first]);
    let text_above = |part: &Part| match part {
        Part::Para(para) => !only_calls(&para.text) && !patterns.is_sidebar(&para.text.plain()),
        _ => false,
    };
    if own != parts.iter().filter_map(level).min()
        || own == Some(0)
        || !parts[..first].iter().any(text_above)
    {
        return false;
    }
    if is_own(&text(&parts[first]), patterns) {
        return true;
    }
    let tops: Vec<String> = parts.iter().filter(|part| level(part) == own).map(text).collect();
    let named = tops.iter().filter(|text| is_section(text, patterns)).count();
    let plain = tops.iter().filter(|text| is_plain_section(text, patterns)).count();
    let first = &text(&parts[first]);
    // Titles of sheets have words of a section's name too.
    let sure = is_plain_section(first, patterns)
        || plain * 2 > tops.len()
        || named >= SEVERAL && plain > 0;
    let below = |part: &Part| level(part) > own && is_own(&text(part), patterns);
    let usual = tops.len() > 1 && named * 2 >= tops.len() && !parts.iter().any(below);
    usual && sure && is_section(first, patterns)
}

/// Whether a heading names a section and says nothing else.
fn is_plain_section(text: &str, patterns: &Patterns) -> bool {
    let bare = |word: &&String| !is_small(word) && !word.bytes().all(|b| b.is_ascii_digit());
    let telling = folded_words(text).iter().filter(bare).count();
    is_own(text, patterns) || telling < 2 && is_section(text, patterns)
}

/// The level of the sheets' titles where the parts of an annex stand above them.
fn below_parts(parts: &[Part], patterns: &Patterns) -> Option<u8> {
    let head = |part: &Part| Some(Head::of(level(part)?, &text(part), patterns));
    tiers::of_sheets(&parts.iter().filter_map(head).collect::<Vec<_>>())
}

/// The sheets of the level below the one heading that is above them.
fn below(parts: &[Part], whole: usize, top: u8, patterns: &Patterns) -> Option<Vec<usize>> {
    let next = parts.iter().filter_map(level).filter(|level| *level > top).min()?;
    let at = |at: &usize| level(&parts[*at]) == Some(next);
    let sheets: Vec<usize> = (0..parts.len()).filter(at).collect();
    let fits = sheets.len() > 1 && sheets[0] > whole && are_sheets(parts, &sheets, next, patterns);
    fits.then_some(sheets)
}

/// Finds the sheets of a form: each has its title, and headings are never one.
pub(crate) fn of_form(parts: &[Part]) -> Split {
    let titles = parts.iter().enumerate().filter(|(_, part)| level(part) == Some(0));
    Split { collection: None, starts: titles.map(|(at, _)| at).collect() }
}

/// The highest level of the headings below the title.
fn highest(parts: &[Part]) -> Option<u8> {
    parts.iter().filter_map(level).filter(|level| *level > 0).min()
}

/// Whether the headings of a level are the titles of sheets: none is a section's, and one has sections or a sidebar below.
fn are_sheets(parts: &[Part], tops: &[usize], top: u8, patterns: &Patterns) -> bool {
    if tops.iter().any(|at| is_own(&text(&parts[*at]), patterns)) {
        return false;
    }
    // In other words than the usual ones, sections still are more often named as sections are than sheets.
    let named = tops.iter().filter(|at| is_section(&text(&parts[**at]), patterns)).count();
    if tops.len() > 1 && named * 2 >= tops.len() {
        return false;
    }
    let below =
        |from: usize| parts[from + 1..].iter().take_while(move |part| level(part) != Some(top));
    tops.iter().any(|at| {
        below(*at).any(|part| {
            matches!(part, Part::Sidebar(_)) && tops.len() > 1
                || level(part).is_some() && is_section(&text(part), patterns)
        })
    })
}

/// Whether a heading is one of a sheet's own, which no sheet is called.
fn is_own(text: &str, patterns: &Patterns) -> bool {
    patterns.is_sidebar(text) || patterns.recognise(text).is_some_and(|found| found.starts())
}

fn is_section(text: &str, patterns: &Patterns) -> bool {
    patterns.is_sidebar(text) || patterns.recognise(text).is_some()
}
