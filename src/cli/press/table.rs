//! The plan of an imposition, as a table and as a picture of each leaf.

use std::fmt::Write;

use super::scheme::Work;
use crate::message::{decimal, text};
use crate::press::measure::Measures;
use crate::press::plan::{Cell, Part, Side};

/// Width of a leaf in the picture, in its own units.
const LEAF: f64 = 200.0;
/// Room between leaves.
const GAP: f64 = 24.0;
/// Room for what is said above a leaf.
const HEAD: f64 = 16.0;
/// Height of a page's number.
const NUMBER: f64 = 22.0;

/// A side, and what it is called.
struct Row<'a> {
    part: &'a Part,
    signature: String,
    leaf: String,
    side: String,
    printed: Side,
}

/// The sides in the order in which they are printed.
fn rows(work: &Work) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    for part in &work.plan.parts {
        let mut printed = work.sides(part).into_iter();
        for (number, leaf) in part.leaves.iter().enumerate() {
            for side in [text!("press-front"), text!("press-back")].iter().take(leaf.sides.len()) {
                let Some(printed) = printed.next() else { continue };
                let signature = match part.is_cover {
                    true => text!("press-cover"),
                    false => leaf.signature.to_string(),
                };
                rows.push(Row {
                    part,
                    signature,
                    leaf: (number + 1).to_string(),
                    side: side.clone(),
                    printed,
                });
            }
        }
    }
    rows
}

/// A line for each side; a page with an arrow stands upside down.
pub(super) fn table(work: &Work) -> String {
    let (pages, blanks, paper) = (work.job.pages, work.plan.blanks(), work.paper_name());
    let leaves = work.plan.leaves().count();
    let percent = work.percent();
    let mut table = text!("press-plan", pages, leaves, paper, percent, blanks) + "\n";
    for part in &work.plan.parts {
        if let Some(spine) = work.spine(part) {
            let (paper, width) = (work.paper_of(part), decimal(spine, 1));
            let _ = writeln!(table, "{}", text!("press-plan-cover", paper, width));
        }
    }
    let _ = writeln!(table, "{}\n", work.advice());
    let heads = [text!("press-head-signature"), text!("press-head-leaf"), text!("press-head-side")];
    let rows = rows(work);
    let cells: Vec<[&str; 3]> =
        rows.iter().map(|row| [&*row.signature, &*row.leaf, &*row.side]).collect();
    let width = |column: usize| {
        let all = cells.iter().map(|row| row[column].chars().count());
        all.chain([heads[column].chars().count()]).max().unwrap_or(0)
    };
    let widths = [width(0), width(1), width(2)];
    let line = |cells: [&str; 3], last: &str| {
        let mut line = String::new();
        for (cell, width) in cells.iter().zip(widths) {
            let _ = write!(line, "{cell:width$}  ");
        }
        line + last + "\n"
    };
    table += &line([&*heads[0], &*heads[1], &*heads[2]], &text!("press-head-pages"));
    for (cells, row) in cells.iter().zip(&rows) {
        table += &line(*cells, &shown(&row.printed));
    }
    table
}

/// The pages of a side: from left to right, its rows from the top.
fn shown(side: &Side) -> String {
    let row = |row: &Vec<Cell>| row.iter().map(number).collect::<Vec<_>>().join(" · ");
    side.rows.iter().map(row).collect::<Vec<_>>().join(" / ")
}

fn number(cell: &Cell) -> String {
    match cell.page {
        Some(page) if cell.turned => format!("{page}↓"),
        Some(page) => page.to_string(),
        None => "–".into(),
    }
}

/// The leaves as they come out of the printer, front and back beside one another, as a drawing (SVG).
pub(super) fn picture(work: &Work) -> String {
    let rows = rows(work);
    let leaves: Vec<Measures> = rows.iter().map(|row| work.measures(row.part)).collect();
    let ratio = |measures: &Measures| measures.leaf.height / measures.leaf.width;
    let height = LEAF * leaves.iter().map(ratio).fold(0.0, f64::max);
    let width = LEAF;
    let per_row = if work.plan.leaves().any(|leaf| leaf.sides.len() > 1) { 2 } else { 1 };
    let lines = rows.len().div_ceil(per_row);
    let all = (GAP + per_row as f64 * (width + GAP), GAP + lines as f64 * (height + HEAD + GAP));
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {:.1} {:.1}\" width=\"{:.0}mm\" font-family=\"sans-serif\">\n<rect width=\"100%\" height=\"100%\" fill=\"#e8edf1\"/>\n",
        all.0,
        all.1,
        all.0 / 2.0
    );
    let places = (0..lines).flat_map(|line| (0..per_row).map(move |column| (column, line)));
    // A lone front keeps its place at the left.
    for ((row, measures), (column, line)) in rows.iter().zip(&leaves).zip(places) {
        let left = GAP + column as f64 * (width + GAP);
        let top = GAP + line as f64 * (height + HEAD + GAP);
        let said = format!("{} {} · {}", text!("press-head-leaf"), row.leaf, row.side);
        let _ = writeln!(
            svg,
            "<text x=\"{left:.1}\" y=\"{:.1}\" font-size=\"10\">{said}</text>",
            top + 10.0
        );
        draw(measures, &row.printed, (left, top + HEAD), width / measures.leaf.width, &mut svg);
    }
    svg + "</svg>\n"
}

fn draw(measures: &Measures, side: &Side, (left, top): (f64, f64), unit: f64, svg: &mut String) {
    let (leaf, block, cell) = (measures.leaf, measures.block, measures.cell);
    let mut rect = |x: f64, y: f64, width: f64, height: f64, style: &str| {
        let _ = writeln!(
            svg,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" {style}/>"
        );
    };
    rect(left, top, leaf.width * unit, leaf.height * unit, "fill=\"#fff\" stroke=\"#8a97a1\"");
    for (row, cells) in side.rows.iter().enumerate() {
        for column in 0..cells.len() {
            let x = left + (block.left + column as f64 * (cell.width + measures.spine)) * unit;
            let y = top + (leaf.height - block.top + row as f64 * cell.height) * unit;
            let (width, height) = (cell.width * unit, cell.height * unit);
            rect(x, y, width, height, "fill=\"none\" stroke=\"#004f91\" stroke-dasharray=\"3 2\"");
        }
    }
    for (row, cells) in side.rows.iter().enumerate() {
        for (column, shown) in cells.iter().enumerate() {
            let middle = (column as f64 + 0.5) * cell.width + column as f64 * measures.spine;
            let x = left + (block.left + middle) * unit;
            let y = top + (leaf.height - block.top + (row as f64 + 0.5) * cell.height) * unit;
            let Some(page) = shown.page else { continue };
            let turn = if shown.turned { 180 } else { 0 };
            let _ = writeln!(
                svg,
                "<text x=\"{x:.1}\" y=\"{:.1}\" font-size=\"{NUMBER}\" text-anchor=\"middle\" fill=\"#004f91\" transform=\"rotate({turn} {x:.1} {y:.1})\">{page}</text>",
                y + NUMBER / 3.0
            );
        }
    }
}
