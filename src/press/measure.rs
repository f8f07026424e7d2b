//! From a plan to measures: the paper, the scale, and where each page lies on its leaf.
//!
//! Lengths are points of print (1/72 inch), from the lower left corner, as PDF counts them (ISO 32000-1, 8.3.2.3).

use super::plan::{Cell, PerSide, Side};

/// Points of print in a millimetre.
pub const POINTS_PER_MM: f64 = 72.0 / 25.4;

/// How far a page may be larger than its room and still count as fitting, in points: sizes are rounded here and there.
pub(super) const TOLERANCE: f64 = 0.5;

/// Millimetres, in points.
#[must_use]
pub fn mm(millimetres: f64) -> f64 {
    millimetres * POINTS_PER_MM
}

/// Width and height, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    /// From left to right.
    pub width: f64,
    /// From foot to head.
    pub height: f64,
}

/// A rectangle, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// Its left edge.
    pub left: f64,
    /// Its lower edge.
    pub bottom: f64,
    /// Its right edge.
    pub right: f64,
    /// Its upper edge.
    pub top: f64,
}

/// Paper that can be bought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// 210 × 297 mm (ISO 216).
    A4,
    /// 297 × 420 mm (ISO 216).
    A3,
    /// 320 × 450 mm (ISO 217): an A3 with room for bleed and marks.
    Sra3,
}

/// What lies on a leaf, and how large.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measures {
    /// The leaf.
    pub leaf: Size,
    /// The room of one page, cut to its final size.
    pub cell: Size,
    /// How much smaller than in the source pages are; 1: as they are.
    pub scale: f64,
    /// What is left when the leaf is cut: all cells together.
    pub block: Rect,
    /// The thickness of a leaf, by which each folio of a gathering is drawn to the fold.
    pub creep: f64,
    /// How far pages are printed beyond the block's edges.
    pub bleed: f64,
    /// The width of a book's back between the two pages of its cover.
    pub spine: f64,
}

/// Where a page is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placement {
    /// The page, from 1.
    pub page: usize,
    /// From the page, measured from the lower left corner of its final size, to the leaf (ISO 32000-1, 8.3.3).
    pub matrix: [f64; 6],
    /// What of the leaf it may cover.
    pub clip: Rect,
}

impl Size {
    /// The same paper, turned by a quarter.
    #[must_use]
    pub fn turned(self) -> Self {
        Self { width: self.height, height: self.width }
    }

    fn times(self, factor: f64) -> Self {
        Self { width: self.width * factor, height: self.height * factor }
    }
}

impl Rect {
    /// A rectangle from its lower left corner.
    #[must_use]
    pub fn at(left: f64, bottom: f64, size: Size) -> Self {
        Self { left, bottom, right: left + size.width, top: bottom + size.height }
    }

    /// Its width and height.
    #[must_use]
    pub fn size(self) -> Size {
        Size { width: self.right - self.left, height: self.top - self.bottom }
    }

    /// What of it is on a leaf: halves of a difference may end just outside.
    #[must_use]
    pub fn within(self, leaf: Size) -> Self {
        let of = |at: f64, most: f64| at.clamp(0.0, most) + 0.0;
        Self {
            left: of(self.left, leaf.width),
            bottom: of(self.bottom, leaf.height),
            right: of(self.right, leaf.width),
            top: of(self.top, leaf.height),
        }
    }

    /// The part that it shares with another; none: they lie apart.
    #[must_use]
    pub fn shared(self, other: Self) -> Option<Self> {
        let shared = Self {
            left: self.left.max(other.left),
            bottom: self.bottom.max(other.bottom),
            right: self.right.min(other.right),
            top: self.top.min(other.top),
        };
        (shared.left < shared.right && shared.bottom < shared.top).then_some(shared)
    }
}

impl Paper {
    /// All of them, the smallest first.
    pub const ALL: [Self; 3] = [Self::A4, Self::A3, Self::Sra3];

    /// Upright.
    #[must_use]
    pub fn size(self) -> Size {
        let (width, height) = match self {
            Self::A4 => (210.0, 297.0),
            Self::A3 => (297.0, 420.0),
            Self::Sra3 => (320.0, 450.0),
        };
        Size { width: mm(width), height: mm(height) }
    }

    /// What it is called.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::A4 => "A4",
            Self::A3 => "A3",
            Self::Sra3 => "SRA3",
        }
    }

    /// The smallest that holds pages of a size as they are, else A3: office printers have nothing larger.
    #[must_use]
    pub fn holding(page: Size, per_side: PerSide) -> Self {
        let scale = |paper: Self| Measures::new(paper.size(), page, per_side).scale;
        let whole = Self::ALL.into_iter().find(|paper| scale(*paper) >= 1.0);
        whole.unwrap_or(Self::A3)
    }
}

impl Measures {
    /// Lays as many pages of a size on a leaf as a side holds, in its middle, as large as they are or as they can be. The leaf
    /// is taken upright or across, whichever loses less.
    #[must_use]
    pub fn new(leaf: Size, page: Size, per_side: PerSide) -> Self {
        Self::at_most(1.0, leaf, page, per_side)
    }

    /// The same, pages being no larger than at some scale.
    #[must_use]
    pub fn at_most(largest: f64, leaf: Size, page: Size, per_side: PerSide) -> Self {
        let (columns, rows) = per_side.grid();
        let all = Size { width: page.width * columns as f64, height: page.height * rows as f64 };
        let scale = |leaf: Size| {
            let fits = all.width <= leaf.width + TOLERANCE && all.height <= leaf.height + TOLERANCE;
            if fits { 1.0 } else { (leaf.width / all.width).min(leaf.height / all.height) }
        };
        let leaf = if scale(leaf.turned()) > scale(leaf) { leaf.turned() } else { leaf };
        let scale = scale(leaf).min(largest);
        let block = all.times(scale);
        let (left, bottom) = ((leaf.width - block.width) / 2.0, (leaf.height - block.height) / 2.0);
        let block = Rect::at(left, bottom, block);
        Self { leaf, cell: page.times(scale), scale, block, creep: 0.0, bleed: 0.0, spine: 0.0 }
    }

    /// A leaf that is larger than one page by a margin all around, for what a printer cuts off.
    #[must_use]
    pub fn around(page: Size, margin: f64) -> Self {
        let leaf = Size { width: page.width + 2.0 * margin, height: page.height + 2.0 * margin };
        let block = Rect::at(margin, margin, page);
        Self { leaf, cell: page, scale: 1.0, block, creep: 0.0, bleed: 0.0, spine: 0.0 }
    }

    /// Two pages of a cover at some scale with a spine between them: on a paper where there is one that holds them, else on
    /// a leaf that is larger by a margin all around.
    #[must_use]
    pub fn cover(
        (page, scale, spine): (Size, f64, f64),
        paper: Option<Size>,
        margin: f64,
        bleed: f64,
    ) -> Self {
        let cell = page.times(scale);
        let block = Size { width: 2.0 * cell.width + spine, height: cell.height };
        let holds = |leaf: &Size| {
            leaf.width >= block.width + 2.0 * bleed && leaf.height >= block.height + 2.0 * bleed
        };
        let around =
            Size { width: block.width + 2.0 * margin, height: block.height + 2.0 * margin };
        let across =
            paper.map(|paper| if paper.width < paper.height { paper.turned() } else { paper });
        let leaf = across.filter(holds).unwrap_or(around);
        let (left, bottom) = ((leaf.width - block.width) / 2.0, (leaf.height - block.height) / 2.0);
        let block = Rect::at(left, bottom, block);
        Self { leaf, cell, scale, block, creep: 0.0, bleed, spine }
    }

    /// Where a leaf is folded from head to foot: in its middle, or at both edges of the spine.
    #[must_use]
    pub fn folds(&self) -> Vec<f64> {
        let middle = f64::midpoint(self.block.left, self.block.right);
        match self.spine > 0.0 {
            true => vec![middle - self.spine / 2.0, middle + self.spine / 2.0],
            false => vec![middle],
        }
    }

    /// Whether the leaf lies across.
    #[must_use]
    pub fn is_across(&self) -> bool {
        self.leaf.width > self.leaf.height
    }

    /// The room around the block: left and right of it, above and below it.
    #[must_use]
    pub fn margins(&self) -> (f64, f64) {
        (self.block.left, self.block.bottom)
    }

    /// Where the pages of a side lie; `size` gives the final size of a page in the source.
    pub fn placements(&self, side: &Side, size: impl Fn(usize) -> Size) -> Vec<Placement> {
        let mut placements = Vec::new();
        for (row, cells) in side.rows.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                if let Some(page) = cell.page {
                    let (columns, rows) = (cells.len(), side.rows.len());
                    let clip = self.clip((column, columns), (row, rows));
                    let matrix = self.matrix(cell, (column, columns), row, size(page));
                    placements.push(Placement { page, matrix, clip });
                }
            }
        }
        placements
    }

    /// The room of a cell, its row counted from the top.
    fn room(&self, column: usize, row: usize) -> Rect {
        let left = self.block.left + column as f64 * (self.cell.width + self.spine);
        let bottom = self.block.top - (row + 1) as f64 * self.cell.height;
        Rect::at(left, bottom, self.cell)
    }

    /// A page is printed beyond its room where the paper is cut, never where another page begins.
    fn clip(&self, (column, columns): (usize, usize), (row, rows): (usize, usize)) -> Rect {
        let room = self.room(column, row);
        let beyond = |outside: bool| if outside { self.bleed } else { 0.0 };
        Rect {
            left: room.left - beyond(column == 0),
            bottom: room.bottom - beyond(row + 1 == rows),
            right: room.right + beyond(column + 1 == columns),
            top: room.top + beyond(row == 0),
        }
    }

    fn matrix(
        &self,
        cell: &Cell,
        (column, columns): (usize, usize),
        row: usize,
        page: Size,
    ) -> [f64; 6] {
        let room = self.room(column, row);
        let page = page.times(self.scale);
        let drawn = self.creep * cell.depth as f64;
        let drawn = match (columns, column) {
            (2, 0) => drawn,
            (2, _) => -drawn,
            _ => 0.0,
        };
        let left = room.left + (self.cell.width - page.width) / 2.0 + drawn;
        let bottom = room.bottom + (self.cell.height - page.height) / 2.0;
        let scale = self.scale;
        if cell.turned {
            [-scale, 0.0, 0.0, -scale, left + page.width, bottom + page.height]
        } else {
            [scale, 0.0, 0.0, scale, left, bottom]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn a4() -> Size {
        Paper::A4.size()
    }

    #[test]
    fn two_a4_lie_on_an_a3_as_they_are() {
        let measures = Measures::new(Paper::A3.size(), a4(), PerSide::Two);
        assert!((measures.scale - 1.0).abs() < f64::EPSILON && measures.is_across());
        assert!(measures.block.left.abs() < 1e-9 && measures.block.bottom.abs() < 1e-9);
    }

    #[test]
    fn two_a4_on_an_a4_are_two_a5() {
        let measures = Measures::new(a4(), a4(), PerSide::Two);
        assert!(measures.is_across());
        assert!((measures.cell.width / POINTS_PER_MM - 148.5).abs() < 0.1);
        assert!((measures.cell.height / POINTS_PER_MM - 210.0).abs() < 0.1);
    }

    #[test]
    fn the_smallest_paper_is_chosen() {
        assert_eq!(Paper::holding(a4(), PerSide::One), Paper::A4);
        assert_eq!(Paper::holding(a4(), PerSide::Two), Paper::A3);
        assert_eq!(Paper::holding(a4(), PerSide::Four), Paper::A3);
        assert_eq!(Paper::holding(a4().times(0.5), PerSide::Four), Paper::A4);
    }

    #[test]
    fn a_spine_parts_the_pages_of_a_cover() {
        let (spine, bleed) = (mm(9.0), mm(3.0));
        let sra3 = Paper::Sra3.size();
        let measures = Measures::cover((a4(), 1.0, spine), Some(sra3), mm(12.0), bleed);
        assert_eq!(measures.leaf, sra3.turned());
        let cell = |page| Cell { page: Some(page), turned: false, depth: 0 };
        let side = Side { rows: vec![vec![cell(4), cell(1)]] };
        let placed = measures.placements(&side, |_| a4());
        let middle = sra3.height / 2.0;
        assert!((placed[0].clip.right - (middle - spine / 2.0)).abs() < 1e-6);
        assert!((placed[1].clip.left - (middle + spine / 2.0)).abs() < 1e-6);
        assert!((placed[1].matrix[4] - (middle + spine / 2.0)).abs() < 1e-6);
        assert!((measures.folds()[0] - placed[0].clip.right).abs() < 1e-6);
        // An A3 has no room for it.
        let own = Measures::cover((a4(), 1.0, spine), Some(Paper::A3.size()), mm(12.0), bleed);
        assert!((own.leaf.width - mm(2.0 * 210.0 + 9.0 + 24.0)).abs() < 1e-6);
    }

    #[test]
    fn inner_folios_are_drawn_to_the_fold() {
        let measures =
            Measures { creep: 1.0, ..Measures::new(Paper::A3.size(), a4(), PerSide::Two) };
        let cell = |page| Cell { page: Some(page), turned: false, depth: 3 };
        let side = Side { rows: vec![vec![cell(1), cell(2)]] };
        let placed = measures.placements(&side, |_| a4());
        let fold = measures.leaf.width / 2.0;
        assert!((placed[0].matrix[4] - 3.0).abs() < 1e-9);
        assert!((placed[1].matrix[4] - (fold - 3.0)).abs() < 1e-9);
        assert!((placed[0].clip.right - fold).abs() < 1e-9);
        assert!((placed[1].clip.left - fold).abs() < 1e-9);
    }
}
