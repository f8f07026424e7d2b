//! A sidebar that a text has as a table: each row becomes its label and what stands beside it.

use crate::fold::{folded_words, is_small};
use crate::import::block::{Block, Shape};
use crate::import::inline::Inline;
use crate::import::log::{Log, start};
use crate::import::patterns::Patterns;
use crate::import::text::lines;
use crate::message::text;
use crate::sheet::SidebarField;

/// A line of a cell that is as long may have been broken by its width; most points are shorter.
const WIDE: usize = 30;
/// The level of the sidebar's own heading; its labels stand below.
const TITLE: u8 = 3;

/// Blocks in which the rows of sidebars are headings and text; other rows stay as they are.
pub(super) fn unfold(blocks: Vec<Block>, patterns: &Patterns, log: &mut Log<'_>) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut rows: Vec<Block> = Vec::new();
    for block in blocks {
        if matches!(block.shape, Shape::Row(_)) {
            rows.push(block);
            continue;
        }
        close(&mut rows, &mut out, patterns, log);
        out.push(block);
    }
    close(&mut rows, &mut out, patterns, log);
    out
}

fn close(rows: &mut Vec<Block>, out: &mut Vec<Block>, patterns: &Patterns, log: &mut Log<'_>) {
    let rows = std::mem::take(rows);
    let announced = out.last().is_some_and(|above| patterns.is_sidebar(&above.text.plain()));
    let rows = match across(rows, announced, patterns, log) {
        Ok((title, fields)) => {
            out.extend(title.iter().map(|row| heading(row, &row.text, TITLE)));
            return out.extend(fields);
        }
        Err(rows) => rows,
    };
    if !is_sidebar(&rows, announced, patterns) {
        return out.extend(rows);
    }
    let mut by_line = false;
    for row in rows {
        match cells(&row).as_slice() {
            [] => {}
            [title] if patterns.is_sidebar(&title.plain()) => out.push(heading(&row, title, TITLE)),
            [text] => match above(text, patterns) {
                Some((label, field, value)) => {
                    out.push(heading(&row, &label, TITLE + 1));
                    by_line = field.by_line;
                    if let Some(value) = value {
                        out.extend(value_of(&row, &value, by_line, log));
                    }
                }
                None => below(&row, text, by_line, out),
            },
            [label, values @ ..] => {
                out.push(heading(&row, label, TITLE + 1));
                by_line = patterns.field(&label.plain()).is_some_and(|field| field.by_line);
                for value in values {
                    out.extend(value_of(&row, value, by_line, log));
                }
            }
        }
    }
}

/// The title and the fields of a table whose labels stand side by side in its first row, each above what it names; the rows
/// of another one.
fn across(
    mut rows: Vec<Block>,
    announced: bool,
    patterns: &Patterns,
    log: &mut Log<'_>,
) -> Result<(Option<Block>, Vec<Block>), Vec<Block>> {
    let names = |row: &Block| match cells(row).as_slice() {
        [title] => patterns.is_sidebar(&title.plain()),
        _ => false,
    };
    let titled = usize::from(rows.first().is_some_and(names));
    let known = |cell: &Inline| alone(cell, patterns).is_some();
    let Some(heads) = rows.get(titled).map(cells) else { return Err(rows) };
    let below = &rows[titled + 1..];
    // Without a name, more rows are a table of data.
    let fits = if announced || titled > 0 { !below.is_empty() } else { below.len() == 1 };
    let labelled = below.iter().any(|row| all_cells(row).first().is_some_and(known));
    if heads.len() < 2 || !heads.iter().all(known) || !fits || labelled {
        return Err(rows);
    }
    let below = rows.split_off(titled + 1);
    let Some(head) = rows.pop() else { return Err(below) };
    let mut fields = Vec::new();
    for (column, label) in all_cells(&head).iter().enumerate() {
        let Some((label, field)) = alone(label, patterns) else { continue };
        fields.push(heading(&head, &label, TITLE + 1));
        let values =
            below.iter().filter_map(|row| all_cells(row).get(column).map(|one| (row, one)));
        let mut values = values.filter(|(_, value)| !value.is_empty());
        let Some((row, value)) = values.next() else { continue };
        let mut value = value.clone();
        values.for_each(|(_, more)| value.add_line(more.clone()));
        fields.extend(value_of(row, &value, field.by_line, log));
    }
    Ok((rows.pop(), fields))
}

/// The label that a cell is, alone in its row, without the mark before it.
fn alone(text: &Inline, patterns: &Patterns) -> Option<(Inline, &'static SidebarField)> {
    let mut text = text.clone();
    text.take_icon();
    let field = patterns.field(&text.plain()).filter(|_| !text.has_break())?;
    Some((text, field))
}

/// The label alone on the first line of a cell, and the lines below it in the same cell.
fn above(
    text: &Inline,
    patterns: &Patterns,
) -> Option<(Inline, &'static SidebarField, Option<Inline>)> {
    let mut lines = text.clone().lines().into_iter().filter(|line| !line.is_empty());
    let (label, field) = alone(&lines.next()?.trimmed(), patterns)?;
    let value = lines.reduce(|mut value, line| {
        value.add_line(line);
        value
    });
    Some((label, field, value))
}

/// Adds what stands below a label: items are a list, the lines of an address one block.
fn below(row: &Block, text: &Inline, by_line: bool, out: &mut Vec<Block>) {
    let plain = text.plain();
    if let Some(item) = lines::item(&plain, true) {
        let mark = plain.chars().count() - item.text.chars().count();
        let (number, icon) = (item.number, item.icon.or(text.icon()));
        out.push(Block { shape: Shape::Item(number), icon, ..with(row, text.clone().skip(mark)) });
        return;
    }
    match out.last_mut().filter(|last| by_line && last.is_paragraph()) {
        Some(last) => last.text.add_line(text.clone()),
        None => out.push(Block { shape: Shape::Paragraph, ..with(row, text.clone()) }),
    }
}

/// Whether rows are a sidebar's: its name stands above or first in them, or two of its labels begin rows.
fn is_sidebar(rows: &[Block], announced: bool, patterns: &Patterns) -> bool {
    let first = |row: &Block| cells(row).first().map(Inline::plain).unwrap_or_default();
    let named = rows.first().is_some_and(|row| patterns.is_sidebar(&first(row)));
    let begins = |row: &Block| match cells(row).as_slice() {
        // A table of one column has its labels before colons, or alone in rows.
        [text] => {
            let before = text.cut_at_colon();
            above(text, patterns).is_some()
                || before.is_some_and(|(label, _)| patterns.field(&label).is_some())
        }
        [label, ..] => patterns.field(&label.plain()).is_some(),
        [] => false,
    };
    let known = rows.iter().filter(|row| begins(row)).count();
    known > 1 || known > 0 && (named || announced)
}

/// The cells of a row that hold something.
fn cells(row: &Block) -> Vec<Inline> {
    all_cells(row).iter().filter(|cell| !cell.is_empty()).cloned().collect()
}

/// The cells of a row, in their columns.
fn all_cells(row: &Block) -> &[Inline] {
    match &row.shape {
        Shape::Row(cells) => cells,
        _ => &[],
    }
}

/// What stands beside a label: lines, or a list where there are several.
fn value_of(row: &Block, value: &Inline, by_line: bool, log: &mut Log<'_>) -> Vec<Block> {
    let paragraph = |text: Inline| Block { shape: Shape::Paragraph, ..with(row, text) };
    if by_line || !value.has_break() {
        return vec![paragraph(value.clone())];
    }
    let points = points(value, row.line, log);
    if points.len() == 1 && mark(&points[0]) == 0 {
        return points.into_iter().map(paragraph).collect();
    }
    let item = |text: Inline| {
        let mark = mark(&text);
        Block { shape: Shape::Item(None), ..with(row, text.skip(mark)) }
    };
    points.into_iter().map(item).collect()
}

/// The lines of a cell, those that its width broke made whole: they go on in lower case where the points have marks or
/// capitals.
fn points(value: &Inline, line: usize, log: &mut Log<'_>) -> Vec<Inline> {
    let mut points: Vec<Inline> = Vec::new();
    let lines = value.clone().lines().into_iter().map(Inline::trimmed);
    for text in lines.filter(|line| !line.is_empty()) {
        let lower = text.plain().starts_with(char::is_lowercase) && mark(&text) == 0;
        match points.last_mut().filter(|last| lower && is_open(last) && is_broken(last, &text)) {
            Some(last) => {
                last.join(text);
                log.likely(line, text!("import-cell-joined", text = start(&last.plain())));
            }
            None => points.push(text),
        }
    }
    points
}

/// Whether a line ends in the middle of what the next one says: at a small word, behind a comma, or where the cell was full.
fn is_broken(before: &Inline, next: &Inline) -> bool {
    let said = before.plain();
    let small = |word: Option<&String>| word.is_some_and(|word| is_small(word));
    let (ends, begins) = (folded_words(&said), folded_words(&next.plain()));
    mark(before) > 0
        || small(ends.last())
        || small(begins.first())
        || said.ends_with(',')
        || said.chars().count() >= WIDE
}

/// Whether a point may go on in the next line of its cell.
fn is_open(point: &Inline) -> bool {
    let text = point.plain();
    let begun = mark(point) > 0 || text.starts_with(char::is_uppercase);
    begun && !text.ends_with(['.', ';', ':', '!', '?', '…'])
}

/// How many characters the mark of an item has that begins a line; a number is text.
fn mark(line: &Inline) -> usize {
    let plain = line.plain();
    let item = lines::item(&plain, true).filter(|item| item.number.is_none());
    item.map_or(0, |item| plain.chars().count() - item.text.chars().count())
}

fn heading(row: &Block, text: &Inline, level: u8) -> Block {
    let mut text = text.clone();
    if text.is_bold() {
        text = text.without_bold();
    }
    Block { shape: Shape::Heading(level), ..with(row, text) }
}

fn with(row: &Block, text: Inline) -> Block {
    Block { gap: row.gap, ..Block::paragraph(row.line, text) }
}
