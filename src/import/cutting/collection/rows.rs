//! Tells where the summary and the sheets differ, and what the program prints itself of the one.

use std::collections::HashSet;

use super::Piece;
use crate::import::block::Block;
use crate::import::cutting::cut::Start;
use crate::import::cutting::summary::{self, Row};
use crate::import::log::{Log, start};
use crate::message::text;

/// Tells the sheets that a summary does not name.
pub(super) fn unnamed(blocks: &[Block], starts: &[Start], rows: &[Row], log: &mut Log<'_>) {
    let absent = starts.iter().filter(|start| start.row.is_none() && !rows.is_empty());
    for at in absent.map(|start| start.at) {
        let title = start(&blocks[at].text.plain());
        log.doubt(blocks[at].line, text!("import-unnamed-sheet", title));
    }
}

/// Tells what the summary has that the program prints itself.
pub(super) fn pages(set_aside: &[(usize, String)], log: &mut Log<'_>) {
    let Some((line, _)) = set_aside.first() else { return };
    let texts: Vec<&str> = set_aside.iter().map(|(_, text)| summary::without_lead(text)).collect();
    log.sure(*line, text!("import-summary-pages", text = texts.join(", ")));
}

/// Tells the rows of the summary that have no sheet, and the sheets that stand in another order; `others` name what is none.
pub(super) fn missing(
    rows: &[Row],
    pieces: &[Piece],
    others: &[usize],
    set_aside: &mut Vec<(usize, String)>,
    log: &mut Log<'_>,
) {
    let order: Vec<usize> = pieces.iter().filter_map(|piece| piece.start.row).collect();
    let found: HashSet<usize> = order.iter().copied().collect();
    let others: HashSet<usize> = others.iter().copied().collect();
    for (n, row) in rows.iter().enumerate().filter(|(n, _)| !found.contains(n)) {
        if !others.contains(&n) {
            log.doubt(row.line, text!("import-sheet-absent", text = start(&row.title)));
        }
        set_aside.push((row.line, row.title.clone()));
        set_aside.extend(
            row.themes.iter().map(|(number, title)| (row.line, format!("Fiche {number}. {title}"))),
        );
    }
    if !order.is_sorted() {
        log.doubt(0, text!("import-order"));
    }
}
