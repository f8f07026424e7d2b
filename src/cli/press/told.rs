//! What a person is to know of the pages before they are printed: which are blank, inside the cover, or too large.

use super::scheme::Work;
use crate::cli::console::Console;
use crate::message::{decimal, text};
use crate::press::Source;
use crate::press::measure::mm;
use crate::press::survey::{Pages, ranges};

/// Says it, a line for each.
pub(super) fn tell(source: &Source, work: &Work, console: &Console) {
    larger(source, work, console);
    let count = work.plan.blanks();
    match work.job.blanks_before() {
        _ if count == 0 => {}
        Some(page) => console.message(&text!("press-blanks-before", count, page)),
        None => console.message(&text!("press-blanks-after", count, page = work.job.pages)),
    }
    let inside = inside(work);
    if !inside.is_empty() {
        let (count, pages) = (inside.len(), ranges(&inside));
        console.message(&text!("press-cover-inside", count, pages));
    }
}

/// A single large page makes all others small, and large pages are where no paper holds two of them.
fn larger(source: &Source, work: &Work, console: &Console) {
    let larger = source.larger();
    let millimetres = |points: f64| decimal(points / mm(1.0), 0);
    if larger.is_empty() {
        if work.is_unasked_smaller() {
            let (width, height) = (millimetres(work.page.width), millimetres(work.page.height));
            let (paper, percent) = (work.paper_name(), work.percent());
            console.message(&text!("press-smaller", width, height, paper, percent));
        }
        return;
    }
    // Pages of several sizes that all fit as they are lose nothing.
    if work.measures.scale >= 1.0 {
        return;
    }
    let usual = source.usual();
    let (width, height) = (millimetres(usual.width), millimetres(usual.height));
    let (count, pages, percent) = (larger.len(), ranges(&larger), work.percent());
    console.message(&text!("press-larger", count, pages, width, height, percent));
}

/// The pages that are printed on the inside of a cover apart.
fn inside(work: &Work) -> Pages {
    let covers = work.plan.parts.iter().filter(|part| part.is_cover);
    let backs = covers.flat_map(|part| &part.leaves).filter_map(|leaf| leaf.sides.get(1));
    backs.flat_map(|side| side.cells()).filter_map(|cell| cell.page).collect()
}
