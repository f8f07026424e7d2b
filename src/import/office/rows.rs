//! Makes lists of the tables of data that look like a summary and stand among sheets.

use std::ops::Range;

use super::blocks;
use super::model::Document;
use super::parts::{Part, listed};
use crate::import::cutting::summary::stands_among;
use crate::import::patterns::Patterns;
use crate::message::text;

/// Makes lists of the rows that are of no summary.
pub(super) fn of_data(parts: &mut Vec<Part>, patterns: &Patterns, document: &mut Document) {
    let tables = tables(parts);
    if tables.is_empty() {
        return;
    }
    let blocks = blocks::of(parts.clone());
    for table in tables.into_iter().rev() {
        if stands_among(&blocks, table.clone(), patterns) {
            continue;
        }
        let line = parts[table.start].line();
        let cells = parts.splice(table.clone(), []).filter_map(|part| match part {
            Part::Row(_, cells) => Some(cells),
            _ => None,
        });
        let cells: Vec<_> = cells.collect();
        let (rows, columns) = (cells.len(), cells.iter().map(Vec::len).max().unwrap_or_default());
        document.say(line, text!("import-table", rows, columns));
        parts.splice(table.start..table.start, listed(line, cells.into_iter()));
    }
}

/// The rows that are of one table each.
fn tables(parts: &[Part]) -> Vec<Range<usize>> {
    let line = |part: &Part| matches!(part, Part::Row(..)).then(|| part.line());
    let mut found = Vec::new();
    let mut from = 0;
    for run in parts.chunk_by(|one, next| line(one) == line(next)) {
        if line(&run[0]).is_some() {
            found.push(from..from + run.len());
        }
        from += run.len();
    }
    found
}
