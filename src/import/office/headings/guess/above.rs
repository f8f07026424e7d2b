//! The titles of sheets whose sections alone have styles: each is the line above the text that stands over its sections.

use super::looks::{Line, Looks};
use super::titles::{self, numbers};
use super::{TITLE, give, is_paragraph};
use crate::import::cutting::cut::COVER;
use crate::import::cutting::manifest::is_annex_label;
use crate::import::log::start;
use crate::import::office::headings::sizes;
use crate::import::office::headings::split::{is_untitled, level};
use crate::import::office::model::{Document, Para, Role};
use crate::import::office::parts::Part;
use crate::import::patterns::Patterns;
use crate::message::text;
use crate::sheet::is_date;

/// Gives the titles, and says whether a cover stands before the first of several.
pub(super) fn titles(parts: &mut [Part], patterns: &Patterns, document: &mut Document) -> bool {
    if !is_untitled(parts, patterns) {
        return false;
    }
    let looks = Looks::of(parts, patterns);
    let usual = sizes::usual(parts);
    let Some((at, other)) = title(parts, usual, &looks, patterns) else { return false };
    if let Some(other) = other {
        let told = |at: usize| match &parts[at] {
            Part::Para(para) => start(&para.text.plain()),
            _ => String::new(),
        };
        let (text, other) = (told(at), told(other));
        document.say(parts[at].line(), text!("import-title-several", text, other));
    }
    let size = larger(&parts[at], usual);
    let above = (0..at).find(|at| is_paragraph(&parts[*at]) && !numbers(parts, *at, patterns));
    give(parts, at, Role::Title);
    let further = titles::further(parts, &looks, size, patterns);
    match above {
        Some(cover) if !further.is_empty() => {
            document.say(parts[cover].line(), text!("import-cover-guessed"));
        }
        Some(_) => {}
        None => document.guess(parts[at].line(), text!("import-title-guessed")),
    }
    let covered = above.is_some() && !further.is_empty();
    titles::begin(parts, further, document);
    titles::tell_again(parts, &looks, patterns, document);
    covered
}

/// The line above the first heading that is set out, or else the first of all; and another that looks as this one does.
///
/// Neither an annex's number nor a date is one, and somebody's words only where nothing else is there.
fn title(
    parts: &[Part],
    usual: u16,
    looks: &Looks,
    patterns: &Patterns,
) -> Option<(usize, Option<usize>)> {
    let heading = parts.iter().position(|part| level(part).is_some())?;
    let ends = |part: &Part| match part {
        Part::Para(para) => patterns.is_sidebar(&para.text.plain()),
        _ => false,
    };
    let end = parts[..heading].iter().position(ends).unwrap_or(heading);
    let plain = |at: usize| match &parts[at] {
        Part::Para(para) => para.text.plain(),
        _ => String::new(),
    };
    let lines = (0..end)
        .filter(|at| is_paragraph(&parts[*at]) && !numbers(parts, *at, patterns))
        .take(COVER)
        .filter(|at| !is_annex_label(&plain(*at)) && !is_date(&plain(*at)));
    let (quoted, lines): (Vec<usize>, Vec<usize>) = lines.partition(|at| is_quoted(&plain(*at)));
    let set_out = |at: &usize| {
        let line = Line::of(&parts[*at], patterns).filter(|line| !line.names_part());
        line.is_some_and(|line| looks.stands_out(&line) || larger(&parts[*at], usual).is_some())
    };
    let size = |at: usize| larger(&parts[at], usual);
    let found: Vec<usize> = lines.iter().copied().filter(set_out).collect();
    if let Some(largest) = found.iter().map(|at| size(*at)).max() {
        let mut titles = found.into_iter().filter(|at| size(*at) == largest);
        return titles.next().map(|at| (at, titles.next()));
    }
    let first = lines.first().copied().filter(|at| match &parts[*at] {
        Part::Para(Para { role: Role::Body, bullet: None, text, .. }) => {
            let text = text.plain();
            text.chars().count() <= TITLE && !text.ends_with(['.', ';', ',', ':'])
        }
        _ => false,
    });
    let last = || quoted.iter().copied().find(set_out);
    first.or_else(last).map(|at| (at, None))
}

/// Whether a text is somebody's words and nothing else.
fn is_quoted(text: &str) -> bool {
    text.starts_with(['«', '“', '"']) && text.ends_with(['»', '”', '"'])
}

/// The size of a paragraph's letters, where it is larger than that of the text.
fn larger(part: &Part, usual: u16) -> Option<u16> {
    match part {
        Part::Para(para) => para.size.filter(|size| *size > usual),
        _ => None,
    }
}
