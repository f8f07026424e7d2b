//! Reads ODF's tables, with what spans and repeats in them.

use super::model::{Piece, Table};
use super::odt::Reader;
use super::xml::Node;
use crate::import::log::start;

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
                "text:soft-page-break" => self.page += 1,
                "table:title" | "table:desc" | "office:forms" => {}
                _ => self.rows(node, contents, out),
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
                _ => self.cells(node, contents, out),
            }
        }
    }

    /// A cell that another one lies over: no page shows it.
    fn covered(&mut self, node: &Node) {
        let text = node.text();
        if text.trim().is_empty() {
            return;
        }
        self.reading.say(format!(
            "cellule recouverte par une autre, laissée de côté : {}",
            start(text.trim())
        ));
        self.hide(node);
    }
}
