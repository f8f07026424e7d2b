//! Gives a document whose headings have no styles those that its looks tell: larger letters, bold lines, capitals, and
//! the names of sections.

mod looks;
mod titles;

use super::model::{Document, Role};
use super::parts::{Part, only_calls};
use super::sizes;
use super::split::level;
use crate::import::patterns::Patterns;
use crate::message::text;
use looks::{Line, Looks};

/// The first line of a document without headings is its title up to this length.
const TITLE: usize = 200;

/// Gives the headings of sections and sheets.
pub(super) fn headings(parts: &mut [Part], patterns: &Patterns, document: &mut Document) {
    if parts.iter().any(|part| level(part).is_some_and(|level| level > 0)) {
        return;
    }
    let styled = parts.iter().any(|part| level(part) == Some(0));
    // Under a title, larger letters would tell another.
    let mut guessed = if styled { 0 } else { sizes::headings(parts, patterns) };
    let mut titled = parts.iter().any(|part| level(part) == Some(0));
    let first = parts.iter().position(is_paragraph);
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
    if titled {
        for (at, title) in titles::further(parts, &looks, patterns) {
            if let Part::Para(para) = &mut parts[at] {
                para.role = Role::Title;
                document.say(para.line, text!("import-sheet-guessed", title));
            }
        }
    }
    let mut seen = false;
    for part in parts.iter_mut() {
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
}

/// Whether a part is a paragraph that says something.
fn is_paragraph(part: &Part) -> bool {
    matches!(part, Part::Para(para) if !only_calls(&para.text)
        && !matches!(para.role, Role::Title | Role::Heading(_)))
}
