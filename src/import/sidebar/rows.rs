//! A sidebar that a text has as a table: each row becomes its label and what stands beside it.

use super::super::block::{Block, Shape};
use super::super::inline::Inline;
use super::super::lines;
use super::super::patterns::Patterns;

/// The level of the sidebar's own heading; its labels stand below.
const TITLE: u8 = 3;

/// Blocks in which the rows of sidebars are headings and text; other rows stay as they are.
pub(super) fn unfold(blocks: Vec<Block>, patterns: &Patterns) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut rows: Vec<Block> = Vec::new();
    for block in blocks {
        if matches!(block.shape, Shape::Row(_)) {
            rows.push(block);
            continue;
        }
        close(&mut rows, &mut out, patterns);
        out.push(block);
    }
    close(&mut rows, &mut out, patterns);
    out
}

fn close(rows: &mut Vec<Block>, out: &mut Vec<Block>, patterns: &Patterns) {
    let rows = std::mem::take(rows);
    let announced = out.last().is_some_and(|above| patterns.is_sidebar(&above.text.plain()));
    if !is_sidebar(&rows, announced, patterns) {
        return out.extend(rows);
    }
    for row in rows {
        match cells(&row).as_slice() {
            [] => {}
            [title] if patterns.is_sidebar(&title.plain()) => out.push(heading(&row, title, TITLE)),
            [text] => out.push(Block { shape: Shape::Paragraph, ..with(&row, text.clone()) }),
            [label, values @ ..] => {
                out.push(heading(&row, label, TITLE + 1));
                let by_line = patterns.field(&label.plain()).is_some_and(|field| field.by_line);
                out.extend(values.iter().flat_map(|value| value_of(&row, value, by_line)));
            }
        }
    }
}

/// Whether rows are a sidebar's: its name stands above or first in them, or two of its labels begin rows.
fn is_sidebar(rows: &[Block], announced: bool, patterns: &Patterns) -> bool {
    let first = |row: &Block| cells(row).first().map(Inline::plain).unwrap_or_default();
    let named = rows.first().is_some_and(|row| patterns.is_sidebar(&first(row)));
    let begins = |row: &Block| match cells(row).as_slice() {
        // A table of one column has its labels before colons.
        [text] => text.cut_at_colon().is_some_and(|(label, _)| patterns.field(&label).is_some()),
        [label, ..] => patterns.field(&label.plain()).is_some(),
        [] => false,
    };
    let known = rows.iter().filter(|row| begins(row)).count();
    known > 1 || known > 0 && (named || announced)
}

/// The cells of a row that hold something.
fn cells(row: &Block) -> Vec<Inline> {
    match &row.shape {
        Shape::Row(cells) => cells.iter().filter(|cell| !cell.is_empty()).cloned().collect(),
        _ => Vec::new(),
    }
}

/// What stands beside a label: lines, or a list where there are several.
fn value_of(row: &Block, value: &Inline, by_line: bool) -> Vec<Block> {
    if by_line || !value.has_break() {
        return vec![Block { shape: Shape::Paragraph, ..with(row, value.clone()) }];
    }
    let item = |text: Inline| {
        let plain = text.plain();
        let mark = lines::item(&plain, true).filter(|item| item.number.is_none());
        let mark = mark.map_or(0, |item| plain.chars().count() - item.text.chars().count());
        Block { shape: Shape::Item(None), ..with(row, text.trimmed().skip(mark)) }
    };
    value.clone().lines().into_iter().filter(|line| !line.is_empty()).map(item).collect()
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
