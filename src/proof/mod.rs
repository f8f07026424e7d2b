//! Two PDFs side by side, page by page: which pages changed, in which words, and where one sees it.
//!
//! Pages are paired by their words first, so that a page that was put in does not make all pages after it look new. Then
//! their points are compared: a colour, a line, a picture that moved.

mod pages;
mod pair;
mod picture;
mod points;
mod read;
mod words;

use rayon::prelude::*;

pub use pages::{Pages, Unreadable};
pub use picture::picture;
pub use points::Area;

use words::PageWords;

/// Two pages that belong together, or one that the other PDF has not.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The page before, from 1.
    pub before: Option<usize>,
    /// The page after, from 1.
    pub after: Option<usize>,
    /// What is not the same; none: everything is.
    pub change: Option<Change>,
}

/// What is not the same on two pages.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Words that are gone, in the order of the page.
    pub removed: Vec<String>,
    /// Words that are new.
    pub added: Vec<String>,
    /// The part of the page's points that differ, from 0 to 1.
    pub share: f64,
    /// What holds all of them; none: no point differs that one could see.
    pub area: Option<Area>,
    /// Whether the paper has another size.
    pub resized: bool,
}

/// Compares two PDFs at so many points an inch.
#[must_use]
pub fn compare(before: &Pages, after: &Pages, dpi: f64) -> Vec<Pair> {
    let pairs = pair::pairs(&texts(before), &texts(after));
    let compared = pairs.into_par_iter().map(|(left, right)| match (left, right) {
        (Some(left), Some(right)) => compare_pages(before, after, left, right, dpi),
        _ => alone(before, after, left, right),
    });
    compared.collect()
}

/// The words by which pages are known again.
fn texts(pages: &Pages) -> Vec<Vec<&str>> {
    pages.words().iter().map(PageWords::anywhere).collect()
}

/// A page that the other PDF has not.
fn alone(before: &Pages, after: &Pages, left: Option<usize>, right: Option<usize>) -> Pair {
    let words = |pages: &Pages, page: Option<usize>| {
        let words = page.map_or_else(Vec::new, |page| pages.words()[page].all());
        words.into_iter().map(str::to_owned).collect()
    };
    let (removed, added) = (words(before, left), words(after, right));
    let change = Some(Change { removed, added, share: 1.0, area: None, resized: false });
    Pair { before: left.map(|page| page + 1), after: right.map(|page| page + 1), change }
}

/// A page in both. One that comes to stand elsewhere has another number; one that comes to stand on the other side has its
/// head and foot mirrored: that is no change of it.
fn compare_pages(before: &Pages, after: &Pages, left: usize, right: usize, dpi: f64) -> Pair {
    let (old, new) = (&before.words()[left], &after.words()[right]);
    let mut images = (before.pixels(left, dpi), after.pixels(right, dpi));
    let moved = left != right && old.has_edges_of(new);
    let mirrored = left % 2 != right % 2;
    let (removed, added) = if moved {
        for image in [&mut images.0, &mut images.1] {
            if mirrored {
                points::blank_edges(image, words::EDGE);
            }
            old.edges().chain(new.edges()).for_each(|word| points::blank(image, word, dpi));
        }
        words::changed(&old.body(), &new.body())
    } else {
        words::changed(&old.all(), &new.all())
    };
    let points::Seen { share, area, resized } = points::compare(&images.0, &images.1, dpi);
    let same = removed.is_empty() && added.is_empty() && area.is_none() && !resized;
    let change = (!same).then_some(Change { removed, added, share, area, resized });
    Pair { before: Some(left + 1), after: Some(right + 1), change }
}
