//! The spine between the pages of a cover: its title, and how far the pages' drawing reaches into it.

use super::label::Lettering;
use super::measure::{Measures, Rect, TOLERANCE, mm};

/// The narrowest spine that has a title, in millimetres.
pub const SPINE: f64 = 5.0;
/// The size of its letters, in widths of the spine.
const TITLE: f64 = 0.55;
/// The largest letters of it, in points.
const LARGEST_TITLE: f64 = 14.0;
/// The smallest letters of it, in points.
const SMALLEST_TITLE: f64 = 7.0;
/// Millimetres that it stays away from either end.
const ASIDE: f64 = 14.0;
/// The room that the letters take across the spine, in their size: twice what is below the capitals' middle.
const TITLE_ROOM: f64 = 1.2;

impl Measures {
    /// What a page on the outside of a cover may cover: where it ends at the spine, its drawing reaches over the fold, as far
    /// as it is drawn beyond its edge and the spine's title leaves room. A fold that is not quite in its place shows no white.
    #[must_use]
    pub fn over_fold(&self, clip: Rect) -> Rect {
        let free = (self.spine - self.title_size() * TITLE_ROOM) / 2.0;
        let reach = self.bleed.min(free).max(0.0);
        let (left, right) = match self.folds()[..] {
            [left, right] => (left, right),
            _ => return clip,
        };
        let meets = |edge: f64, fold: f64| (edge - fold).abs() < TOLERANCE;
        Rect {
            left: clip.left - if meets(clip.left, right) { reach } else { 0.0 },
            right: clip.right + if meets(clip.right, left) { reach } else { 0.0 },
            ..clip
        }
    }

    /// What of a title stands on the spine, and in which size, in points: rather in smaller letters than cut.
    #[must_use]
    pub fn on_spine(&self, title: &str, lettering: &Lettering) -> (String, f64) {
        let (largest, room) = (self.title_size(), self.block.size().height - 2.0 * mm(ASIDE));
        let smallest = SMALLEST_TITLE.min(largest);
        let size = largest * (room / lettering.width(title, largest)).min(1.0);
        if size >= smallest {
            return (title.to_owned(), size);
        }
        (lettering.fitted(title, room, smallest), smallest)
    }

    /// The size of the largest letters on the spine, in points.
    #[must_use]
    pub fn title_size(&self) -> f64 {
        if self.spine < mm(SPINE) { 0.0 } else { (self.spine * TITLE).min(LARGEST_TITLE) }
    }
}

#[cfg(test)]
mod tests {
    use super::super::measure::{Paper, Size};
    use super::super::plan::PerSide;
    use super::*;

    fn a4() -> Size {
        Paper::A4.size()
    }

    /// A cover with a spine and 3 mm of bleed; the rooms of its two pages.
    fn cover(spine: f64) -> (Measures, Rect, Rect) {
        let measures = Measures::cover((a4(), 1.0, mm(spine)), None, mm(12.0), mm(3.0));
        let folds = measures.folds();
        let of = |left| Rect::at(left, measures.block.bottom, a4());
        (measures, of(measures.block.left), of(folds[1]))
    }

    #[test]
    fn drawing_reaches_over_the_folds_and_leaves_the_title_alone() {
        let (measures, back, front) = cover(9.0);
        let reach = measures.over_fold(back).right - back.right;
        assert!((front.left - measures.over_fold(front).left - reach).abs() < 1e-6);
        assert!(reach > mm(1.5) && 2.0 * reach + measures.title_size() < measures.spine);
        assert!((measures.over_fold(back).left - back.left).abs() < 1e-6);
        // No further than it is drawn, nor into the other page's half.
        let (wide, back, _) = cover(20.0);
        assert!((wide.over_fold(back).right - back.right - mm(3.0)).abs() < 1e-6);
        let (narrow, back, _) = cover(4.0);
        assert!((narrow.over_fold(back).right - back.right - mm(2.0)).abs() < 1e-6);
        let flat = Measures::new(Paper::A3.size(), a4(), PerSide::Two);
        assert_eq!(flat.over_fold(back), back);
    }
}
