//! Two PDFs side by side, page by page: which pages changed, in which words, and where one sees it.
//!
//! Pages are paired by their words first, so that a page that was put in does not make all pages after it look new. Then
//! their points are compared: a colour, a line, a picture that moved.

mod pages;
mod pair;
mod picture;
mod points;
mod words;

use rayon::prelude::*;

pub use pages::{Pages, Unreadable};
pub use picture::picture;
pub use points::Area;

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
    let pairs = pair::pairs(&before.words(), &after.words());
    pairs.into_par_iter().map(|pages| compare_pages(before, after, pages, dpi)).collect()
}

fn compare_pages(
    before: &Pages,
    after: &Pages,
    (left, right): (Option<usize>, Option<usize>),
    dpi: f64,
) -> Pair {
    let words =
        |pages: &Pages, page: Option<usize>| page.map_or_else(Vec::new, |it| pages.words_of(it));
    let (removed, added) = words::changed(&words(before, left), &words(after, right));
    let seen = match (left, right) {
        (Some(left), Some(right)) => {
            points::compare(&before.pixels(left, dpi), &after.pixels(right, dpi), dpi)
        }
        _ => points::Seen { share: 1.0, area: None, resized: false },
    };
    let same = removed.is_empty() && added.is_empty() && seen.area.is_none() && !seen.resized;
    let both = left.is_some() && right.is_some();
    let points::Seen { share, area, resized } = seen;
    let change = (!same || !both).then_some(Change { removed, added, share, area, resized });
    Pair { before: left.map(|page| page + 1), after: right.map(|page| page + 1), change }
}
