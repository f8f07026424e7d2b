//! Folds printed leaves the way hands do, and reads what comes out: the proof of the plans.
//!
//! Nothing here knows a scheme of imposition. Paper is panels with two faces; a fold lays one half of them, turned over,
//! behind the other; the folded leaf is read like any book, head up, bound at the left.

use std::num::NonZeroUsize;

use super::plan::{Binding, Cell, Job, Leaf, PerSide, Plan, Side};

/// What one face of a panel shows: a page, and whether its head is up.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Face {
    page: Option<usize>,
    upright: bool,
}

/// A piece of paper between folds, as it lies before us.
#[derive(Clone, Copy, Debug)]
struct Panel {
    front: Face,
    back: Face,
}

/// Stacks of panels in rows, the nearest panel first.
type Paper = Vec<Vec<Vec<Panel>>>;

fn face(cell: &Cell) -> Face {
    Face { page: cell.page, upright: !cell.turned }
}

/// A leaf as the printer delivers it: what stands left on its back lies behind what stands right on its front.
fn paper(leaf: &Leaf) -> Paper {
    let [front, back] = &leaf.sides[..] else { panic!("a bound leaf has two sides") };
    let row = |(front, back): (&Vec<Cell>, &Vec<Cell>)| {
        let panels = front.iter().zip(back.iter().rev());
        panels.map(|(front, back)| vec![Panel { front: face(front), back: face(back) }]).collect()
    };
    front.rows.iter().zip(&back.rows).map(row).collect()
}

/// Turned about the upright axis: the back comes to the front, heads stay where they are.
fn over(stack: &[Panel]) -> Vec<Panel> {
    let over = |panel: &Panel| Panel { front: panel.back, back: panel.front };
    stack.iter().rev().map(over).collect()
}

/// Turned about the level axis: the back comes to the front, and heads down.
fn tumbled(stack: &[Panel]) -> Vec<Panel> {
    let head = |face: Face| Face { upright: !face.upright, ..face };
    let over = |panel: &Panel| Panel { front: head(panel.back), back: head(panel.front) };
    stack.iter().rev().map(over).collect()
}

fn behind(front: &[Panel], back: Vec<Panel>) -> Vec<Panel> {
    [front, &back].concat()
}

/// Folds the upper half behind the lower one.
fn fold_head(paper: Paper) -> Paper {
    let [upper, lower] = &paper[..] else { return paper };
    let stack = |(lower, upper): (&Vec<Panel>, &Vec<Panel>)| behind(lower, tumbled(upper));
    vec![lower.iter().zip(upper).map(stack).collect()]
}

/// Folds the left half behind the right one, and takes the leaf in the hand.
fn fold_left(paper: &Paper) -> Vec<Panel> {
    let [row] = &paper[..] else { panic!("one row is left") };
    let [left, right] = &row[..] else { panic!("one fold is left") };
    behind(right, over(left))
}

/// The pages of a gathering in the order in which they are read; every head must be up.
fn read(leaves: &[&Leaf]) -> Vec<Option<usize>> {
    let mut book: Vec<Panel> = Vec::new();
    for leaf in leaves.iter().rev() {
        let folded = fold_left(&fold_head(paper(leaf)));
        let (first, last) = folded.split_at(folded.len() / 2);
        book = [first, &book, last].concat();
    }
    let faces: Vec<Face> = book.iter().flat_map(|panel| [panel.front, panel.back]).collect();
    assert!(faces.iter().all(|face| face.upright || face.page.is_none()), "{faces:?}");
    faces.iter().map(|face| face.page).collect()
}

/// The whole book: a cover apart lies around the rest.
fn read_all(plan: &Plan) -> Vec<Option<usize>> {
    let (mut before, mut after) = (Vec::new(), Vec::new());
    for part in &plan.parts {
        let last = part.leaves.last().map_or(0, |leaf| leaf.signature);
        for signature in 1..=last {
            let leaves: Vec<&Leaf> =
                part.leaves.iter().filter(|leaf| leaf.signature == signature).collect();
            let mut pages = read(&leaves);
            if part.is_cover {
                after = pages.split_off(2);
            }
            before.append(&mut pages);
        }
    }
    [before, after].concat()
}

fn jobs(pages: usize) -> Vec<Job> {
    let gathered = |pages| Binding::Gathered(NonZeroUsize::new(pages).unwrap());
    let bindings = [
        Binding::Saddle,
        gathered(1),
        gathered(4),
        gathered(8),
        gathered(16),
        gathered(20),
        gathered(32),
    ];
    let mut jobs = Vec::new();
    for binding in bindings {
        for per_side in [PerSide::Two, PerSide::Four] {
            for back_cover in [false, true] {
                for cover_apart in [false, true] {
                    jobs.push(Job { pages, binding, per_side, back_cover, cover_apart });
                }
            }
        }
    }
    jobs
}

#[test]
fn folded_leaves_read_in_order() {
    for pages in 1..=130 {
        for job in jobs(pages) {
            let plan = job.plan();
            // Blank pages stand together: before the outside of the cover where there is one, else after all.
            let text = pages - usize::from((job.back_cover || job.cover_apart) && pages > 1);
            let text_first = (1..=text).map(Some);
            let blanks = std::iter::repeat_n(None, plan.blanks());
            let wanted: Vec<_> =
                text_first.chain(blanks).chain((text + 1..=pages).map(Some)).collect();
            assert_eq!(read_all(&plan), wanted, "{job:?}");
            assert_eq!(job.blanks_before().is_some(), text < pages, "{job:?}");
        }
    }
}

#[test]
fn a_cover_apart_has_two_pages_in_front_and_the_last_one_at_the_back() {
    for pages in 2..=130 {
        for job in jobs(pages).into_iter().filter(|job| job.cover_apart) {
            let plan = job.plan();
            let cover = &plan.parts[0];
            assert!(cover.is_cover && cover.leaves.len() == 1, "{job:?}");
            let read = read(&[&cover.leaves[0]]);
            let inside = Some(pages - 1).filter(|page| plan.blanks() == 0 && *page > 2);
            assert_eq!(
                read[..],
                [Some(1), Some(2).filter(|_| pages > 2), inside, Some(pages)],
                "{job:?}"
            );
        }
    }
}

#[test]
fn no_leaf_is_wasted() {
    for pages in 1..=130 {
        for job in jobs(pages) {
            let plan = job.plan();
            let of_leaf = 2 * job.per_side.pages();
            assert!(plan.blanks() < of_leaf, "{job:?}: {}", plan.blanks());
            assert!(plan.leaves().all(|leaf| {
                leaf.sides.iter().flat_map(Side::cells).any(|cell| cell.page.is_some())
            }));
        }
    }
}

#[test]
fn flat_sides_hold_the_pages_in_order() {
    for pages in 1..=130 {
        for per_side in [PerSide::One, PerSide::Two, PerSide::Above, PerSide::Four] {
            for duplex in [false, true] {
                let binding = Binding::Flat { duplex };
                let job = Job { pages, binding, per_side, back_cover: false, cover_apart: false };
                let plan = job.plan();
                let cells = plan.leaves().flat_map(|leaf| &leaf.sides).flat_map(Side::cells);
                let printed: Vec<usize> = cells.filter_map(|cell| cell.page).collect();
                assert_eq!(printed, (1..=pages).collect::<Vec<_>>());
                let of_leaf = per_side.pages() * if duplex { 2 } else { 1 };
                assert_eq!(plan.leaves().count(), pages.div_ceil(of_leaf));
            }
        }
    }
}

#[test]
fn a_quarto_is_the_one_of_the_handbooks() {
    let job = Job {
        pages: 8,
        binding: Binding::Saddle,
        per_side: PerSide::Four,
        back_cover: false,
        cover_apart: false,
    };
    let plan = job.plan();
    let pages = |side: &Side| side.cells().filter_map(|cell| cell.page).collect::<Vec<_>>();
    let leaf = &plan.parts[0].leaves[0];
    assert_eq!(pages(&leaf.sides[0]), [5, 4, 8, 1]);
    assert_eq!(pages(&leaf.sides[1]), [3, 6, 2, 7]);
    assert_eq!(pages(&leaf.sides[0].upside_down()), [1, 8, 4, 5]);
}
