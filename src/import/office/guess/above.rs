//! The titles of sheets whose sections alone have styles: each is the line above the text that stands over its sections.

use super::looks::{Line, Looks};
use super::titles::{self, numbers};
use super::{TITLE, give, is_paragraph};
use crate::import::cut::COVER;
use crate::import::office::model::{Document, Para, Role};
use crate::import::office::parts::Part;
use crate::import::office::sizes;
use crate::import::office::split::{is_untitled, level};
use crate::import::patterns::Patterns;
use crate::message::text;

/// Gives the titles, and says whether a cover stands before the first of several.
pub(super) fn titles(parts: &mut [Part], patterns: &Patterns, document: &mut Document) -> bool {
    if !is_untitled(parts, patterns) {
        return false;
    }
    let looks = Looks::of(parts, patterns);
    let usual = sizes::usual(parts);
    let Some(at) = title(parts, usual, &looks, patterns) else { return false };
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
    covered
}

/// The line above the first heading that is set out, or else the first of all.
fn title(parts: &[Part], usual: u16, looks: &Looks, patterns: &Patterns) -> Option<usize> {
    let heading = parts.iter().position(|part| level(part).is_some())?;
    let ends = |part: &Part| match part {
        Part::Para(para) => patterns.is_sidebar(&para.text.plain()),
        _ => false,
    };
    let end = parts[..heading].iter().position(ends).unwrap_or(heading);
    let lines: Vec<usize> = (0..end)
        .filter(|at| is_paragraph(&parts[*at]) && !numbers(parts, *at, patterns))
        .take(COVER)
        .collect();
    let set_out = |at: &&usize| {
        let line = Line::of(&parts[**at], patterns).filter(|line| !line.names_part());
        line.is_some_and(|line| looks.stands_out(&line) || larger(&parts[**at], usual).is_some())
    };
    let first = lines.first().filter(|at| match &parts[**at] {
        Part::Para(Para { role: Role::Body, bullet: None, text, .. }) => {
            let text = text.plain();
            text.chars().count() <= TITLE && !text.ends_with(['.', ';', ',', ':'])
        }
        _ => false,
    });
    lines.iter().find(set_out).or(first).copied()
}

/// The size of a paragraph's letters, where it is larger than that of the text.
fn larger(part: &Part, usual: u16) -> Option<u16> {
    match part {
        Part::Para(para) => para.size.filter(|size| *size > usual),
        _ => None,
    }
}
