//! Labels that are marked little or not at all: « Public : tous », line after line, in a list, in a quotation.

use crate::import::block::{Block, Icon, Shape};
use crate::import::cutting::unmarked;
use crate::import::inline::{Inline, Role};
use crate::import::patterns::Patterns;
use crate::import::text::lines;
use crate::sheet::SidebarField;

/// How far the next label may be, in blocks.
const NEAR: usize = 6;
/// How far a sidebar goes below its title, in blocks.
const SIDEBAR: usize = 40;
/// A label that no colon ends has as many words at most.
const LABEL_WORDS: usize = 3;
/// A label alone on its line is no longer than this, in characters.
const LABEL: usize = 60;

/// Blocks in which each label stands at the start of a paragraph, and is bold.
pub(super) fn mark(blocks: Vec<Block>, patterns: &Patterns) -> Vec<Block> {
    // A list may cut the quotation that a sidebar was set as.
    let titled =
        blocks.iter().any(|block| block.shape == Shape::Quote && is_titled(block, patterns));
    let blocks = blocks.into_iter().flat_map(|block| unquoted(block, titled, patterns));
    let mut blocks: Vec<Block> = blocks.flat_map(|block| split(block, patterns)).collect();
    for at in 0..blocks.len() {
        if !patterns.is_sidebar(&blocks[at].text.plain()) {
            continue;
        }
        let (title, below) = blocks.split_at_mut(at + 1);
        let title = &mut title[at];
        let inside = |block: &&mut Block| block.is_item() && block.indent > title.indent;
        let nested = below.iter_mut().take_while(inside).count();
        if !title.is_item() || nested == 0 {
            mark_below(below, patterns);
        } else if mark_below(&mut below[..nested], patterns) {
            title.shape = Shape::Paragraph;
            embolden(&mut title.text);
        }
    }
    mark_runs(&mut blocks, patterns);
    blocks
}

/// Marks the labels below the title of a sidebar, and says whether there are any.
fn mark_below(blocks: &mut [Block], patterns: &Patterns) -> bool {
    let mut found = false;
    let mut address = false;
    for at in 0..blocks.len().min(SIDEBAR) {
        if blocks[at].is_paragraph() {
            give_colon(&mut blocks[at].text, address, patterns);
        }
        let lists = blocks.get(at + 1).is_some_and(Block::is_item);
        let block = &mut blocks[at];
        let text = block.text.plain();
        // What leads to a list is longer than a label.
        if lists && !block.heads() && !starts_bold(&block.text) && unmarked::is_lead(&text) {
            continue;
        }
        let field = label_of(&block.text, &text, patterns);
        let section = patterns.recognise(&text).is_some_and(|found| found.is_sure());
        if field.is_none() && (block.level().is_some() || block.heads() && section) {
            break;
        }
        let item = block.is_item() && (starts_bold(&block.text) || block.text.label().is_some());
        if field.is_some() && (item || block.is_paragraph()) && block.icon != Some(Icon::Check) {
            found = true;
            address = field.is_some_and(|field| field.by_line);
            block.shape = Shape::Paragraph;
            // Where bold words begin it without a colon, they are the label.
            if of_line(&block.text, patterns).is_some() || !starts_bold(&block.text) {
                embolden(&mut block.text);
            }
        }
    }
    found
}

/// Puts the colon behind bold words that begin a line of a sidebar and name what follows: « **Coût** 41 000 € ».
///
/// In an address such words may be a name.
fn give_colon(text: &mut Inline, address: bool, patterns: &Patterns) {
    if of_line(text, patterns).is_some() {
        return;
    }
    let bold = text.0.iter().take_while(|span| span.bold && span.role == Role::Text).count();
    let (label, value) = text.0.split_at(bold);
    let (label, value) = (Inline(label.to_vec()).plain(), Inline(value.to_vec()).plain());
    let short = label.chars().count() <= LABEL && label.split_whitespace().count() <= LABEL_WORDS;
    let named = label.starts_with(char::is_uppercase) && label.ends_with(char::is_alphanumeric);
    // A colon may stand behind the bold words.
    let begun = value.starts_with(|c: char| c.is_alphanumeric() || c == '«');
    let begins = |c: char| c.is_uppercase() || c.is_ascii_digit();
    let own = !address && value.starts_with(begins) && !value.ends_with('.');
    if short
        && named
        && begun
        && (own || patterns.field(&label).is_some())
        && let Some(last) = text.0[..bold].last_mut()
    {
        last.text.truncate(last.text.trim_end().len());
        last.text.push_str(" : ");
    }
}

/// The field that a text is the label of, or begins with.
fn label_of(text: &Inline, plain: &str, patterns: &Patterns) -> Option<&'static SidebarField> {
    let alone = || patterns.field(plain).filter(|_| plain.chars().count() <= LABEL);
    of_line(text, patterns).or_else(alone)
}

fn starts_bold(text: &Inline) -> bool {
    text.0.first().is_some_and(|span| span.bold)
}

/// Which blocks are the labels of a sidebar without a title: several that follow one another, and nothing but what they
/// name between them.
///
/// In a section fewer than three are text: an activity has its aim and its public.
pub(super) fn runs(blocks: &[Block], patterns: &Patterns) -> Vec<bool> {
    let label =
        |block: &Block| block.is_paragraph().then(|| of_line(&block.text, patterns)).flatten();
    let labels: Vec<Option<&SidebarField>> = blocks.iter().map(label).collect();
    let is_section = |block: &Block| {
        let text = block.text.plain();
        block.heads() && patterns.field(&text).is_none() && patterns.recognise(&text).is_some()
    };
    let section = blocks.iter().position(is_section).unwrap_or(blocks.len());
    let mut found = vec![false; blocks.len()];
    let mut at = 0;
    while at < blocks.len() {
        let run = run(blocks, &labels, at);
        let again =
            |field: &&SidebarField| labels.iter().flatten().filter(|one| *one == field).count() > 1;
        let fields: Vec<&SidebarField> = run.iter().filter_map(|at| labels[*at]).collect();
        if fields.len() >= if at > section { 3 } else { 2 } && !fields.iter().any(again) {
            run.iter().for_each(|at| found[*at] = true);
        }
        at = run.last().map_or(at, |last| *last) + 1;
    }
    found
}

/// The labels from a block on that follow one another.
fn run(blocks: &[Block], labels: &[Option<&SidebarField>], from: usize) -> Vec<usize> {
    let mut run = Vec::new();
    let mut at = from;
    while at < blocks.len() && labels[at].is_some() {
        run.push(at);
        let names = blocks[at].text.cut_at_colon().is_none_or(|(_, value)| value.is_empty());
        let text = names && blocks.get(at + 1).is_some_and(Block::is_paragraph);
        let first = at + 1 + usize::from(text && labels[at + 1].is_none());
        let items =
            blocks[first.min(blocks.len())..].iter().take(NEAR).take_while(|block| block.is_item());
        at = first + items.count();
    }
    run
}

/// Marks the labels of a sidebar without a title.
fn mark_runs(blocks: &mut [Block], patterns: &Patterns) {
    let found = runs(blocks, patterns);
    for (block, _) in blocks.iter_mut().zip(found).filter(|(_, found)| *found) {
        embolden(&mut block.text);
    }
}

/// The field whose label a line begins with.
fn of_line(text: &Inline, patterns: &Patterns) -> Option<&'static SidebarField> {
    let (label, _) = text.cut_at_colon().filter(|_| text.label().is_some())?;
    patterns.field(&label)
}

/// Whether the first line of a quotation is the title of a sidebar.
fn is_titled(block: &Block, patterns: &Patterns) -> bool {
    let first = block.text.clone().lines().into_iter().next();
    first.is_some_and(|line| patterns.is_sidebar(&unheaded(&line).plain()))
}

/// A sidebar that was set as a quotation, as paragraphs and items; `cut` where another one begins a sidebar.
fn unquoted(block: Block, cut: bool, patterns: &Patterns) -> Vec<Block> {
    if block.shape != Shape::Quote {
        return vec![block];
    }
    let paragraphs = paragraphs(&block.text);
    let lines = || paragraphs.iter().flatten();
    let titled = lines().next().is_some_and(|line| patterns.is_sidebar(&unheaded(line).plain()));
    let alone = |line: &Inline| line.is_bold() && patterns.field(&line.plain()).is_some();
    let is_label = |line: &Inline| of_line(line, patterns).is_some() || alone(line);
    let labels = lines().filter(|line| is_label(line)).count();
    let goes_on = cut && lines().next().is_some_and(is_label);
    if labels < 2 && !titled && !goes_on {
        return vec![block];
    }
    let of = |text: Inline| Block::paragraph(block.line, text);
    let heads = |text: &Inline| {
        text.is_bold()
            || of_line(text, patterns).is_some()
            || patterns.field(&text.plain()).is_some()
    };
    let mut out: Vec<Block> = Vec::new();
    for paragraph in paragraphs {
        let mut goes_on = false;
        for line in paragraph {
            let plain = line.plain();
            if let Some(item) = lines::item(&plain, true) {
                let mark = plain.chars().count() - item.text.chars().count();
                out.push(Block { shape: Shape::Item(item.number), ..of(line.skip(mark)) });
                goes_on = false;
                continue;
            }
            let heading = lines::heading(&plain).map(|(level, _)| Shape::Heading(level));
            let head = heading.is_some() || heads(&line) || patterns.is_sidebar(&plain);
            match out.last_mut().filter(|_| goes_on && !head) {
                // Lines of an address stay lines of one block.
                Some(last) => last.text.add_line(line),
                None => {
                    let shape = heading.unwrap_or(Shape::Paragraph);
                    out.push(Block { shape, ..of(unheaded(&line)) });
                }
            }
            goes_on = !head;
        }
    }
    out
}

/// The lines of each paragraph: empty ones stand between these.
fn paragraphs(text: &Inline) -> Vec<Vec<Inline>> {
    let parts = text.0.split(|span| span.role == Role::Break);
    let lines: Vec<Inline> = parts.map(|spans| Inline(spans.to_vec()).trimmed()).collect();
    lines
        .split(Inline::is_empty)
        .filter(|lines| !lines.is_empty())
        .map(<[Inline]>::to_vec)
        .collect()
}

/// A line without the marks of the heading that it is.
fn unheaded(line: &Inline) -> Inline {
    let plain = line.plain();
    let marks = lines::heading(&plain).map_or(0, |(level, _)| usize::from(level));
    line.clone().skip(marks)
}

/// A paragraph for each label, where several begin lines of one.
fn split(block: Block, patterns: &Patterns) -> Vec<Block> {
    if !block.is_paragraph() || !block.text.has_break() {
        return vec![block];
    }
    let lines = block.text.clone().lines();
    let begins = |line: &Inline| of_line(line, patterns).is_some();
    let titled = begins(&lines[0]) || patterns.is_sidebar(&lines[0].plain());
    if lines.iter().filter(|line| begins(line)).count() < 2 || !titled {
        return vec![block];
    }
    let mut out: Vec<Block> = Vec::new();
    for line in lines {
        match out.last_mut() {
            Some(last) if !begins(&line) && !patterns.is_sidebar(&last.text.plain()) => {
                last.text.add_line(line);
            }
            _ => {
                let gap = if out.is_empty() { block.gap } else { 0 };
                out.push(Block { gap, ..Block::paragraph(block.line, line) });
            }
        }
    }
    out
}

/// Makes the text bold up to its first colon.
fn embolden(text: &mut Inline) {
    let mut out = Inline::default();
    let mut before = true;
    for span in std::mem::take(&mut text.0) {
        match span.text.find(':').filter(|_| before) {
            Some(at) => {
                let (label, rest) = span.text.split_at(at + 1);
                out.push(label, true, span.italic, span.role.clone());
                out.push(rest, span.bold, span.italic, span.role);
                before = false;
            }
            None => out.push(&span.text, span.bold || before, span.italic, span.role),
        }
    }
    *text = out;
}
