//! Tells sections from sub-headings, and gives each its blocks.

mod print;

use std::collections::HashSet;

use super::colons;
use crate::import::block::{Block, Icon, Shape};
use crate::import::log::{Log, start};
use crate::import::patterns::{Means, Patterns, Recognised};
use crate::message::text;
use crate::sheet::SectionType;
use print::Print;

/// A heading longer than this that ends as a sentence does is a sentence.
const SENTENCE: usize = 100;
/// A line longer than this is no heading by its looks alone.
const LINE: usize = 80;

/// A section and the blocks under its heading.
#[derive(Debug)]
pub(crate) struct Part {
    /// Its heading; none for what comes before the first one.
    pub(crate) heading: Option<Heading>,
    /// Its blocks, sub-headings marked.
    pub(crate) blocks: Vec<Block>,
}

/// A section's heading.
#[derive(Debug)]
pub(crate) struct Heading {
    /// Its text.
    pub(crate) text: String,
    /// The line it stood on.
    pub(crate) line: usize,
    /// The type it announces.
    pub(crate) kind: Option<&'static SectionType>,
    /// What told the type.
    pub(crate) means: Option<Means>,
    /// Its level in the text.
    level: u8,
}

/// What a block is in the outline.
enum Role {
    Section(Option<Recognised>),
    Sub(bool),
    Callout,
    /// A ✓ that became a heading: a list item.
    Item,
    Text,
}

/// Cuts a sheet's blocks into sections.
pub(crate) fn parts(blocks: Vec<Block>, patterns: &Patterns, log: &mut Log<'_>) -> Vec<Part> {
    let mut parts = vec![Part { heading: None, blocks: Vec::new() }];
    let blocks = announcing(points(blocks, patterns));
    let print = Print::of(&blocks, patterns);
    let mut between = print::between(&blocks, patterns).into_iter().peekable();
    let mut level = None;
    let mut has_sub = false;
    let mut blocks = blocks.into_iter().enumerate().peekable();
    while let Some((at, mut block)) = blocks.next() {
        let Some(part) = parts.last_mut() else { break };
        match role(
            &block,
            blocks.peek().map(|(_, next)| next),
            Within {
                patterns,
                print,
                level,
                has_sub,
                is_empty: part.blocks.is_empty(),
                is_between: between.next_if_eq(&at).is_some(),
            },
        ) {
            Role::Section(found) => {
                let heading = heading(&block, found, log);
                level = Some(heading.level);
                has_sub = false;
                parts.push(Part { heading: Some(heading), blocks: Vec::new() });
            }
            Role::Sub(arrow) => {
                has_sub |= !arrow;
                note_sub(&block, level, patterns, log);
                if let Some(bare) = colons::bare(&block) {
                    block.text = bare;
                }
                // A sub-heading keeps its level where a list has its column.
                block.indent = block.level().map_or(0, usize::from);
                block.shape = Shape::Sub(arrow);
                part.blocks.push(block);
            }
            Role::Callout => {
                log.likely(block.line, text!("import-callout", text = start(&block.text.plain())));
                block.shape = Shape::Callout;
                part.blocks.push(block);
            }
            Role::Item => {
                block.shape = Shape::Item(None);
                part.blocks.push(block);
            }
            Role::Text => part.blocks.push(block),
        }
    }
    for part in &mut parts {
        tell_levels(&mut part.blocks, part.heading.as_ref().map(|heading| heading.level));
        lend_arrows(&mut part.blocks, print.regular.is_some(), log);
    }
    parts
}

/// Arrows that follow one another, or go before what is no heading, are the marks of a list.
fn points(mut blocks: Vec<Block>, patterns: &Patterns) -> Vec<Block> {
    let marked = |block: &Block| {
        let text = || block.text.plain();
        let plain = block.is_paragraph()
            && block.has_arrow()
            && !block.text.is_bold()
            && !patterns.is_viewpoint(&block.text.plain());
        (plain, plain && (text().starts_with(char::is_lowercase) || text().ends_with([';', ','])))
    };
    let seen: Vec<(bool, bool)> = blocks.iter().map(marked).collect();
    let mut from = 0;
    for run in seen.chunk_by(|one, next| one.0 && next.0) {
        if run[0].0 && (run.len() > 1 || run[0].1) {
            for block in &mut blocks[from..from + run.len()] {
                (block.shape, block.icon) = (Shape::Item(None), None);
            }
        }
        from += run.len();
    }
    blocks
}

/// Bold items that part the others: each stands between blank lines, and right below it those of a list do not.
fn announcing(mut blocks: Vec<Block>) -> Vec<Block> {
    let bold = |block: &Block| {
        let text = block.text.plain();
        let short = text.chars().count() <= LINE && !text.ends_with(['.', ';', ',', ':']);
        block.shape == Shape::Item(None) && block.text.is_bold() && short
    };
    let plain = |block: &Block| block.is_item() && !block.text.is_bold();
    let heads = |at: usize| {
        let [block, first, second, ..] = &blocks[at..] else { return false };
        let ends = blocks.get(at + 1..).into_iter().flatten().find(|next| !plain(next));
        bold(block)
            && block.icon != Some(Icon::Check)
            && block.gap > 0
            && plain(first)
            && first.gap > 0
            && first.indent <= block.indent
            && plain(second)
            && second.gap == 0
            && ends.is_none_or(|next| next.gap > 0)
    };
    let found: Vec<usize> = (0..blocks.len()).filter(|at| heads(*at)).collect();
    if found.len() > 1 {
        found.iter().for_each(|at| (blocks[*at].shape, blocks[*at].indent) = (Shape::Paragraph, 0));
    }
    blocks
}

/// Where the marked sub-headings of a section have two levels, the first and its like stand above the others.
fn tell_levels(blocks: &mut [Block], section: Option<u8>) {
    let subs = || blocks.iter().filter(|block| matches!(block.shape, Shape::Sub(_)));
    let Some(first) = subs().next().map(|block| block.indent) else { return };
    let below = section.is_some_and(|section| first > usize::from(section));
    let plain = subs().all(|block| block.shape == Shape::Sub(false) && block.indent >= first);
    if below && plain && subs().any(|block| block.indent > first) {
        for block in blocks.iter_mut().filter(|block| block.indent == first) {
            if block.shape == Shape::Sub(false) {
                block.shape = Shape::Sub(true);
            }
        }
    }
}

/// A sub-heading that lost its arrow has the level of those beside it that kept theirs.
///
/// So have those beside a point of view where levels are in order.
fn lend_arrows(blocks: &mut [Block], regular: bool, log: &mut Log<'_>) {
    let with = |block: &Block| {
        block.shape == Shape::Sub(true) && (block.icon == Some(Icon::Arrow) || regular)
    };
    let levels: HashSet<usize> =
        blocks.iter().filter(|block| with(block)).map(|block| block.indent).collect();
    for block in blocks.iter_mut().filter(|block| block.shape == Shape::Sub(false)) {
        if block.indent > 0 && levels.contains(&block.indent) {
            block.shape = Shape::Sub(true);
            log.likely(block.line, text!("import-neighbours", text = start(&block.text.plain())));
        }
    }
}

/// Where in the outline a block stands.
struct Within<'a> {
    patterns: &'a Patterns,
    /// What the sheet's headings look like.
    print: Print,
    /// The level of the section's heading.
    level: Option<u8>,
    /// Whether the section has a plain sub-heading already.
    has_sub: bool,
    /// Whether the section has nothing yet.
    is_empty: bool,
    /// Whether it is the one bold line between two of a sheet's headings that are bold lines as well.
    is_between: bool,
}

fn role(block: &Block, next: Option<&Block>, within: Within<'_>) -> Role {
    let text = block.text.plain();
    match block.shape {
        Shape::Heading(level) => heading_role(block, &text, level, next, &within),
        Shape::Paragraph => paragraph_role(block, &text, next, &within),
        Shape::Item(_) => item_role(block, &text, next, &within),
        _ => Role::Text,
    }
}

/// A heading that became an item is bold, and its words are known; where they are not the usual ones, it stands alone.
fn item_role(block: &Block, text: &str, next: Option<&Block>, within: &Within<'_>) -> Role {
    let nested = next.is_some_and(|next| next.indent > block.indent);
    if !block.text.is_bold() || block.text.has_break() || nested {
        return Role::Text;
    }
    let alone = block.gap > 0 && next.is_none_or(|next| next.gap > 0);
    let short = text.chars().count() <= LINE && !text.ends_with(['.', ';', ',', ':']);
    match within.patterns.recognise(text) {
        Some(found) if found.is_sure() || (alone && (short || found.starts())) => {
            Role::Section(Some(found))
        }
        // Its list may have lost what set it below: no item of a list is called so.
        None if short && block.icon != Some(Icon::Check) && within.patterns.is_viewpoint(text) => {
            Role::Sub(true)
        }
        _ => Role::Text,
    }
}

fn heading_role(
    block: &Block,
    text: &str,
    level: u8,
    next: Option<&Block>,
    within: &Within<'_>,
) -> Role {
    let found = within.patterns.recognise(text);
    let sentence = text.chars().count() > SENTENCE && text.ends_with('.');
    match found {
        Some(found) if found.is_sure() || (found.starts() && !block.has_arrow()) => {
            return Role::Section(Some(found));
        }
        _ if sentence && !is_announced(text, within.patterns) => return Role::Text,
        _ if block.icon == Some(Icon::Check) => return Role::Item,
        _ if block.has_arrow() || within.patterns.is_viewpoint(text) => return Role::Sub(true),
        Some(found) if within.print.steady.is_none_or(|section| level <= section) => {
            return Role::Section(Some(found));
        }
        _ => {}
    }
    let italic = next.is_some_and(|next| next.is_paragraph() && next.text.is_italic());
    if italic && !within.print.is_of_sections(level) {
        return Role::Callout;
    }
    if within.print.gap.is_some_and(|gap| block.gap >= gap) {
        return Role::Section(None);
    }
    if let Some(section) = within.print.regular {
        // Where levels are in order, the first one below sections is the arrow's.
        let arrow = level == section + 1;
        return if level <= section { Role::Section(None) } else { Role::Sub(arrow) };
    }
    if within.print.level.is_some_and(|section| level <= section) && !within.is_empty {
        return Role::Section(None);
    }
    // Levels are not to be trusted: once a section has sub-headings, an unknown heading is one more,
    // and one right under a section's heading is its first.
    match within.level {
        Some(section) if level > section || within.has_sub || within.is_empty => Role::Sub(false),
        _ => Role::Section(None),
    }
}

/// Whether what comes before a heading's colon announces a section by itself.
fn is_announced(text: &str, patterns: &Patterns) -> bool {
    text.split_once(':').is_some_and(|(label, _)| patterns.recognise(label).is_some())
}

fn paragraph_role(block: &Block, text: &str, next: Option<&Block>, within: &Within<'_>) -> Role {
    let length = text.chars().count();
    if block.text.has_break() || length > 2 * LINE {
        return Role::Text;
    }
    let found = within.patterns.recognise(text);
    let leads = text.ends_with(':');
    match found {
        // A bold line and its colon above a paragraph head it; above a list they may lead to it.
        None if leads
            && block.text.is_bold()
            && !block.has_arrow()
            && length <= LINE
            && within.level.is_some()
            && next.is_some_and(|next| next.is_paragraph() && next.gap > 0 && !next.heads()) =>
        {
            return Role::Sub(false);
        }
        Some(found) if found.is_sure() || (found.starts() && block.text.is_bold()) => {
            return Role::Section(Some(found));
        }
        _ if block.has_arrow() => return Role::Sub(true),
        _ if !(block.text.is_bold() || tells_view(block, text, next, within))
            || length > LINE
            || text.ends_with(['.', ';', ',', ':', '!', '»']) =>
        {
            return Role::Text;
        }
        _ if within.patterns.is_viewpoint(text) => return Role::Sub(true),
        Some(found) => return Role::Section(Some(found)),
        None => {}
    }
    // Right below a section's heading it is of what that holds, as are those that follow such a one.
    let begun = within.level.is_some() && !within.is_empty && !within.has_sub;
    if within.is_between && begun || within.print.bold && begun && next.is_some_and(print::is_below)
    {
        return Role::Section(None);
    }
    let announces =
        next.is_some_and(|next| (next.is_paragraph() || next.is_item()) && !next.text.is_bold());
    if announces && within.level.is_some() { Role::Sub(false) } else { Role::Text }
}

/// Whether a line in italics inside a section tells a point of view, above what that is.
fn tells_view(block: &Block, text: &str, next: Option<&Block>, within: &Within<'_>) -> bool {
    block.text.is_italic()
        && within.level.is_some()
        && within.patterns.is_viewpoint(text)
        && next.is_some_and(|next| next.is_item() || next.is_paragraph())
}

fn heading(block: &Block, found: Option<Recognised>, log: &mut Log<'_>) -> Heading {
    let text = block.text.plain();
    match &found {
        Some(found) if block.level().is_none() => {
            log.likely(
                block.line,
                text!("import-section-read", text = start(&text), kind = found.kind.name),
            );
        }
        found => tell_section(block.line, &text, found.as_ref(), log),
    }
    let level = block.level().unwrap_or(6);
    let (kind, means) = found.map_or((None, None), |found| (Some(found.kind), Some(found.means)));
    Heading { text, line: block.line, kind, means, level }
}

/// Tells where the type of a section is a guess, or none.
pub(crate) fn tell_section(
    line: usize,
    heading: &str,
    found: Option<&Recognised>,
    log: &mut Log<'_>,
) {
    match found {
        None => drop(log.doubt(line, text!("import-section-untyped", text = start(heading)))),
        Some(Recognised { kind, means: Means::Pattern(pattern) }) => {
            let (kind, text) = (&kind.name, start(heading));
            log.likely(line, text!("import-section-pattern", kind, text, pattern));
        }
        Some(_) => {}
    }
}

/// Tells where a sub-heading is a guess.
fn note_sub(block: &Block, section: Option<u8>, patterns: &Patterns, log: &mut Log<'_>) {
    let text = block.text.plain();
    let marked = block.has_arrow() || patterns.is_viewpoint(&text);
    match (block.level(), section) {
        (None, _) if !block.has_arrow() => {
            log.likely(block.line, text!("import-bold-heading", text = start(&text)));
        }
        (Some(level), Some(section)) if !marked && level <= section => {
            log.likely(block.line, text!("import-level", text = start(&text)));
        }
        _ => {}
    }
}
