//! Gives a document whose headings have no styles those that its looks tell: larger letters, bold lines, capitals, and
//! the names of sections.

mod above;
mod looks;
mod titles;
pub(crate) mod viewpoints;

use std::collections::HashSet;

use super::sizes;
use super::split::level;
use crate::import::cutting::cut::COVER;
use crate::import::cutting::manifest::is_annex_label;
use crate::import::office::model::{Document, Role};
use crate::import::office::parts::{Part, only_calls};
use crate::import::patterns::Patterns;
use crate::message::text;
use looks::{Line, Looks};

/// Sections of so many types show that an author makes their headings so.
const KINDS: usize = 2;
/// The first line of a document without headings is its title up to this length.
const TITLE: usize = 200;

/// Gives the headings of sections and sheets, and says whether a cover stands before the first of these.
///
/// Where the sections have styles, the titles above them may have none.
/// A whole annex whose letters have one size is judged as a text is.
pub(crate) fn headings(parts: &mut [Part], patterns: &Patterns, document: &mut Document) -> bool {
    if parts.iter().any(|part| level(part).is_some_and(|level| level > 0)) {
        return above::titles(parts, patterns, document);
    }
    let styled = parts.iter().any(|part| level(part) == Some(0));
    // Under a title, larger letters would tell another.
    let mut guessed = if styled { 0 } else { sizes::headings(parts, patterns) };
    if guessed == 0 && !styled && is_annex(parts) {
        return false;
    }
    if guessed == 0 && !styled {
        titles::numbered(parts, patterns, document);
    }
    let mut titled = parts.iter().any(|part| level(part) == Some(0));
    let first = (0..parts.len())
        .find(|at| is_paragraph(&parts[*at]) && !titles::numbers(parts, *at, patterns));
    if let Some(at) = first.filter(|_| !titled)
        && let Part::Para(para) = &mut parts[at]
        && let text = para.text.plain()
        && text.chars().count() <= TITLE
        && para.bullet.is_none()
        && !patterns.is_sidebar(&text)
    {
        para.role = Role::Title;
        titled = true;
        document.guess(para.line, text!("import-title-guessed"));
    }
    let looks = Looks::of(parts, patterns);
    let cover = if guessed > 0 { sizes::cover(parts, patterns) } else { 0 };
    let mut covered = cover > 0;
    if titled {
        let further = titles::further(parts, &looks, None, patterns);
        let own = first.filter(|_| guessed == 0 && !styled && !further.is_empty());
        if let Some((cover, at)) = own.and_then(|at| titles::cover(parts, at, &looks, patterns)) {
            document.say(parts[cover].line(), text!("import-cover-guessed"));
            give(parts, cover, Role::Body);
            give(parts, at, Role::Title);
            covered = true;
        }
        titles::begin(parts, further, document);
        if !styled {
            titles::tell_again(parts, &looks, patterns, document);
        }
    }
    let mut seen = false;
    for part in parts.iter_mut().skip(cover) {
        match part {
            Part::Para(para) if matches!(para.role, Role::Title | Role::Heading(_)) => {
                seen |= para.role != Role::Title;
                continue;
            }
            _ => {}
        }
        let Some(line) = Line::of(part, patterns) else { continue };
        let role = if line.sidebar || looks.is_section(&line) {
            seen = !line.sidebar;
            Role::Heading(2)
        } else if seen && line.field.is_none() && looks.stands_out(&line) {
            Role::Heading(3)
        } else {
            continue;
        };
        if let Part::Para(para) = part {
            para.role = role;
            guessed += 1;
        }
    }
    match guessed {
        0 => {}
        _ if styled => document.say(0, text!("import-titles-guessed.sections", guessed)),
        _ => document.say(0, text!("import-titles-guessed", guessed)),
    }
    covered
}

/// Whether lines that have no styles look like the headings of sections, of several types.
pub(super) fn tells_sections(parts: &[Part], patterns: &Patterns) -> bool {
    let looks = Looks::of(parts, patterns);
    let lines = parts.iter().filter_map(|part| Line::of(part, patterns));
    let sections = lines.filter(|line| line.field.is_none() && looks.is_section(line));
    let kinds = sections.filter_map(|line| line.known.map(|known| known.kind.name));
    kinds.collect::<HashSet<_>>().len() >= KINDS
}

/// Gives a paragraph what it is.
fn give(parts: &mut [Part], at: usize, role: Role) {
    if let Some(Part::Para(para)) = parts.get_mut(at) {
        para.role = role;
    }
}

/// Whether the first lines are an annex's cover.
fn is_annex(parts: &[Part]) -> bool {
    let label =
        |part: &Part| matches!(part, Part::Para(para) if is_annex_label(&para.text.plain()));
    parts.iter().take(COVER).any(label)
}

/// Whether a part is a paragraph that says something.
fn is_paragraph(part: &Part) -> bool {
    matches!(part, Part::Para(para) if !only_calls(&para.text)
        && !matches!(para.role, Role::Title | Role::Heading(_)))
}
