//! A sheet that is a table of two columns, as converters write the forms of Word: its rows are its title, its sidebar and its
//! sections.

use super::lines;
use crate::import::block::{Block, Shape};
use crate::import::grid::{self, Kind, LABEL};
use crate::import::inline::Inline;
use crate::import::log::Log;
use crate::import::note::Note;
use crate::import::patterns::Patterns;
use crate::message::text;

/// Makes what they mean of the tables that are sheets; what only labels a title is left aside.
pub(super) fn expand(
    blocks: Vec<Block>,
    patterns: &Patterns,
    notes: &mut Vec<Note>,
    left: &mut Vec<String>,
) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut rows: Vec<Block> = Vec::new();
    for block in blocks {
        // A line between head and body is no row.
        let goes_on = rows.last().is_none_or(|last| last.line + 2 >= block.line && block.gap == 0);
        if cells(&block).is_some() && goes_on {
            rows.push(block);
            continue;
        }
        close(&mut rows, &mut out, patterns, notes, left);
        match cells(&block) {
            Some(_) => rows.push(block),
            None => out.push(block),
        }
    }
    close(&mut rows, &mut out, patterns, notes, left);
    out
}

/// The label and the text of a row.
fn cells(block: &Block) -> Option<[&Inline; 2]> {
    match &block.shape {
        Shape::Row(cells) => match cells.as_slice() {
            [label, text] if !label.is_empty() && !text.is_empty() => Some([label, text]),
            _ => None,
        },
        _ => None,
    }
}

fn close(
    rows: &mut Vec<Block>,
    out: &mut Vec<Block>,
    patterns: &Patterns,
    notes: &mut Vec<Note>,
    left: &mut Vec<String>,
) {
    let rows = std::mem::take(rows);
    let said = rows.iter().filter_map(cells);
    let few = |text: &Inline| !text.has_break() && grid::is_short(&text.plain());
    let said: Vec<(String, bool)> = said.map(|[label, text]| (label.plain(), few(text))).collect();
    let kind = |(label, short): &(String, bool)| Kind::of(label, *short, patterns);
    let kinds: Vec<Kind> = said.iter().map(kind).collect();
    let short: Vec<bool> = said.iter().map(|(_, short)| *short).collect();
    let labels = said.iter().all(|(label, _)| label.chars().count() <= LABEL);
    if !labels || !grid::is_sheet(&kinds) {
        return out.extend(rows);
    }
    if let Some(first) = rows.first() {
        Log::new(notes, None).likely(first.line, text!("import-grid", rows = rows.len()));
    }
    let beside = grid::beside(&kinds, &short);
    let above = out.iter().rev().find_map(Block::level);
    let level = above.map_or(2, |level| level.saturating_add(1)).clamp(2, 6);
    let (mut fields, mut sections) = (Vec::new(), Vec::new());
    for ((row, kind), beside) in rows.into_iter().zip(kinds).zip(beside) {
        let Some([label, text]) = cells(&row) else { continue };
        if beside {
            fields.push(row);
        } else if kind == Kind::Title {
            left.push(label.plain());
            out.push(heading(&row, text, level - 1));
        } else {
            sections.push(heading(&row, label, level));
            sections.extend(values(&row, text));
        }
    }
    out.extend(fields);
    out.extend(sections);
}

fn heading(row: &Block, text: &Inline, level: u8) -> Block {
    let text = if text.is_bold() { text.clone().without_bold() } else { text.clone() };
    Block { shape: Shape::Heading(level), gap: 1, ..Block::paragraph(row.line, text) }
}

/// The paragraphs and points that the lines of a cell are.
fn values(row: &Block, text: &Inline) -> impl Iterator<Item = Block> {
    let line = row.line;
    text.clone().lines().into_iter().map(move |text| {
        let plain = text.plain();
        let Some(item) = lines::item(&plain, true) else {
            return Block { gap: 1, ..Block::paragraph(line, text) };
        };
        let mark = plain.chars().count() - item.text.chars().count();
        let shape = Shape::Item(item.number);
        Block { shape, icon: item.icon, ..Block::paragraph(line, text.skip(mark)) }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expanded(text: &str) -> (Vec<String>, Vec<String>) {
        let patterns = Patterns::default();
        let (mut notes, mut left) = (Vec::new(), Vec::new());
        let blocks = super::super::markdown::read(text, 0, &mut notes);
        let blocks = expand(blocks, &patterns, &mut notes, &mut left);
        let said = |block: Block| {
            let sign = match block.shape {
                Shape::Heading(level) => "#".repeat(usize::from(level)),
                Shape::Item(_) => "-".to_owned(),
                Shape::Row(_) => "|".to_owned(),
                _ => String::new(),
            };
            format!("{sign} {}", block.text.plain()).trim().to_owned()
        };
        (blocks.into_iter().map(said).collect(), left)
    }

    #[test]
    fn a_form_in_two_columns_is_a_sheet() {
        let text = "| FICHE ACTION N°1 | Un four |\n|---|---|\n| **Contexte** | La ville a fermé son four. |\n| Public | Tous |\n| Actions réalisées | On cuit :<br>- du pain<br>- du sel |\n";
        let (blocks, left) = expanded(text);
        assert_eq!(
            blocks,
            [
                "# Un four",
                "| Public Tous",
                "## Contexte",
                "La ville a fermé son four.",
                "## Actions réalisées",
                "On cuit :",
                "- du pain",
                "- du sel"
            ]
        );
        assert_eq!(left, ["FICHE ACTION N°1"]);
    }

    #[test]
    fn tables_of_data_stay() {
        let text = "| Année | Pains |\n|---|---|\n| 2019 | 40 |\n| Contexte | Rural |\n";
        assert!(expanded(text).0.iter().all(|row| row.starts_with('|')));
    }
}
