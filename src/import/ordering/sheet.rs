//! Orders the blocks of one sheet: titles, lead, sidebar, sections, credits.

use std::collections::HashSet;

use super::colons;
use super::film;
use super::footnotes;
use super::outline::{self, Part};
use super::prose;
use super::sidebar;
use crate::import::block::{Block, Shape};
use crate::import::draft::{Body, Element, Section, Sheet};
use crate::import::inline::Inline;
use crate::import::log::{Log, start};
use crate::import::patterns::Patterns;
use crate::message::text;

/// The most paragraphs that a lead has.
const LEAD: usize = 3;
/// A subtitle is no longer than this, in characters.
const SUBTITLE: usize = 160;
/// The name of the action stands in the first blocks.
const NEAR: usize = 8;

/// Makes a sheet from its blocks, of which the first is its title.
pub(crate) fn build(
    id: String,
    mut blocks: Vec<Block>,
    subtitle: bool,
    patterns: &Patterns,
    log: &mut Log<'_>,
) -> Sheet {
    let mut sheet = Sheet { id, ..Sheet::default() };
    if blocks.is_empty() {
        return sheet;
    }
    let title = blocks.remove(0);
    sheet.line = title.line;
    sheet.title = title.text.plain();
    let mut notes = footnotes::take(&mut blocks, log);
    sheet.numbers = notes.numbers();
    sheet.subtitle = take_subtitle(&mut blocks, subtitle, patterns, log);
    colons::dropped(&mut blocks, patterns);
    let mut taken: Vec<usize> = blocks.iter().map(|block| block.line).collect();
    let (mut blocks, fields) = sidebar::take(blocks, patterns, &mut sheet.labels, log);
    sheet.sidebar = fields;
    sheet.action_name = take_action_name(&mut blocks, patterns, &mut sheet.labels);
    let left: HashSet<usize> = blocks.iter().map(|block| block.line).collect();
    taken.retain(|line| !left.contains(line));
    let blocks = prose::join_cut(blocks, &taken, log);
    let mut parts = outline::parts(blocks, patterns, log).into_iter();
    let mut before = parts.next().map(|part| part.blocks).unwrap_or_default();
    let parts: Vec<Part> = parts.collect();
    if parts.is_empty() && sheet.sidebar.is_empty() {
        sheet.credits = film::take_credits(&mut before, patterns, log);
    }
    let lead: Vec<Block> = before.drain(..lead_length(&before)).collect();
    let marks = notes.of(&lead);
    sheet.lead = lead.into_iter().map(lead_paragraph).chain(marks).collect();
    let marks = notes.of(&before);
    sheet.text = prose::build(before, log).into_iter().chain(marks).collect();
    for part in parts {
        let Some(heading) = part.heading else {
            continue;
        };
        let marks = notes.of(&part.blocks);
        let prose = prose::build(part.blocks, log).into_iter().chain(marks).collect();
        sheet.sections.push(Section {
            kind: heading.kind,
            own: None,
            means: heading.means,
            line: heading.line,
            heading: heading.text,
            prose,
        });
    }
    let rest = notes.rest(log);
    match sheet.sections.last_mut() {
        Some(section) => section.prose.extend(rest),
        None => sheet.text.extend(rest),
    }
    sheet
}

/// The heading right under the title is a second title, unless the format knows it.
fn take_subtitle(
    blocks: &mut Vec<Block>,
    sure: bool,
    patterns: &Patterns,
    log: &mut Log<'_>,
) -> Option<String> {
    let first = blocks.first()?;
    let text = first.text.plain();
    let own = patterns.recognise(&text).is_some()
        || patterns.is_sidebar(&text)
        || patterns.is_viewpoint(&text)
        || first.has_arrow();
    let name = first.text.cut_at_colon().is_some_and(|(label, _)| patterns.is_action_name(&label))
        || patterns.is_action_name(&text);
    if !(first.level().is_some() || (sure && (first.heads() || first.is_paragraph())))
        || name
        || (!sure && (own || text.chars().count() > SUBTITLE))
    {
        return None;
    }
    log.sure(first.line, text!("import-subtitle", text = start(&text)));
    blocks.remove(0);
    Some(text)
}

/// "Nom de l'action", with the name on the same line or below.
fn take_action_name(
    blocks: &mut Vec<Block>,
    patterns: &Patterns,
    labels: &mut Vec<(usize, String)>,
) -> Option<String> {
    for at in 0..blocks.len().min(NEAR) {
        if !matches!(blocks[at].shape, Shape::Heading(_) | Shape::Paragraph) {
            continue;
        }
        let cut = blocks[at].text.cut_at_colon();
        let (label, name) = cut.unwrap_or_else(|| (blocks[at].text.plain(), Inline::default()));
        if !patterns.is_action_name(&label) {
            continue;
        }
        let below = blocks.get(at + 1).filter(|next| name.is_empty() && next.is_paragraph());
        let (end, name) = below.map_or((at + 1, name.plain()), |next| (at + 2, next.text.plain()));
        if !name.is_empty() {
            labels.push((blocks[at].line, label));
            blocks.drain(at..end);
            return Some(name);
        }
    }
    None
}

/// How many of the first blocks are the lead: the bold paragraphs, else all of them up to three.
fn lead_length(blocks: &[Block]) -> usize {
    let run = |fits: &dyn Fn(&Block) -> bool| {
        blocks.iter().take_while(|block| block.is_paragraph() && fits(block)).count()
    };
    let bold = run(&|block| block.text.is_bold());
    if bold > 0 {
        return bold;
    }
    let all = run(&|_| true);
    if all <= LEAD { all } else { 1 }
}

/// The layout sets a lead in its own way: marks over the whole of it say nothing.
fn lead_paragraph(block: Block) -> Element {
    let text = if block.text.is_bold() { block.text.without_bold() } else { block.text };
    Element { line: block.line, body: Body::Paragraph(text) }
}
