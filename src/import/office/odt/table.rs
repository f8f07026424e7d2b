//! Reads ODF's tables, with what spans and repeats in them.

use super::{Reader, UNSHOWN, is_block};
use crate::import::log::start;
use crate::import::office::model::{Piece, Table};
use crate::import::office::package::xml::Node;
use crate::message::text;

/// A cell stands no more often than this in a row, however often it says that it does.
const REPEATS: usize = 64;

impl Reader {
    /// A table.
    pub(super) fn table(&mut self, node: &Node, contents: bool, out: &mut Vec<Piece>) {
        let mut table = Table { line: self.reading.line + 1, rows: Vec::new() };
        self.rows(node, contents, &mut table.rows);
        out.push(Piece::Table(table));
    }

    fn rows(&mut self, node: &Node, contents: bool, out: &mut Vec<Vec<Vec<Piece>>>) {
        for node in node.nodes() {
            match node.name {
                // A row that repeats has its words once.
                "table:table-row" => {
                    let mut row = Vec::new();
                    self.cells(node, contents, &mut row);
                    out.push(row);
                }
                name if UNSHOWN.contains(&name) => {}
                name if holds_rows(name) => self.rows(node, contents, out),
                _ => {
                    let mut cell = Vec::new();
                    self.block(node, contents, &mut cell);
                    out.push(vec![cell]);
                }
            }
        }
    }

    fn cells(&mut self, node: &Node, contents: bool, out: &mut Vec<Vec<Piece>>) {
        for node in node.nodes() {
            match node.name {
                "table:table-cell" => {
                    let mut cell = Vec::new();
                    self.blocks(node, contents, &mut cell);
                    out.push(cell);
                    let times = node.attr("number-columns-repeated").and_then(|n| n.parse().ok());
                    let more = times.unwrap_or(1_usize).clamp(1, REPEATS) - 1;
                    out.resize_with(out.len() + more, Vec::new);
                }
                "table:covered-table-cell" => self.covered(node),
                name if UNSHOWN.contains(&name) => {}
                name if holds_rows(name) => self.cells(node, contents, out),
                _ => {
                    let mut cell = Vec::new();
                    self.block(node, contents, &mut cell);
                    out.push(cell);
                }
            }
        }
    }

    /// A cell that another one lies over: no page shows it.
    fn covered(&mut self, node: &Node) {
        let text = node.text();
        if text.trim().is_empty() {
            return;
        }
        self.reading.say(text!("import-cell-covered", text = start(text.trim())));
        self.hide(node);
    }
}

/// Whether an element may have rows or cells in it; all others have no place there, and yet may say something.
fn holds_rows(name: &str) -> bool {
    name.is_empty() || (name.starts_with("table:") && !is_block(name))
}
