//! Which page stands where on which side of which leaf: imposition, before any measure.
//!
//! A leaf is seen twice, from the front and from the back, the way a printer lays it down after turning it about its
//! upright axis. A page that stands `turned` has its head at the foot of the leaf.
//!
//! The schemes are those of bookbinding: a *folio* is a leaf folded once (four pages), a *quarto* one folded twice (eight);
//! leaves that lie in one another make a *gathering*. Saddle stitching binds one gathering, perfect binding several
//! beside one another.

use std::num::NonZeroUsize;

/// Pages of a folio: a leaf that is folded once.
pub const FOLIO: usize = 4;

/// How pages come together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Binding {
    /// In reading order, beside and below one another; nothing is folded.
    Flat {
        /// Whether the backs are printed, too.
        duplex: bool,
    },
    /// All leaves in one another, stitched through the fold.
    Saddle,
    /// Gatherings of so many pages, one beside the other, glued at the back.
    Gathered(NonZeroUsize),
}

/// How many pages a side holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PerSide {
    /// One page.
    One,
    /// Two pages, beside one another; when they are folded, a leaf is a folio.
    Two,
    /// Two pages that lie across, one above the other; they are not folded.
    Above,
    /// Four pages, in two rows; when they are folded, a leaf is a quarto.
    Four,
}

/// What is to be imposed.
#[derive(Clone, Copy, Debug)]
pub struct Job {
    /// The number of pages.
    pub pages: usize,
    /// How they come together.
    pub binding: Binding,
    /// How many stand on a side.
    pub per_side: PerSide,
    /// Whether the last page is the outside of the cover: blank pages then come before it.
    pub back_cover: bool,
    /// Whether the outer folio is printed apart, on other paper: the last page is then the outside of the cover, too.
    pub cover_apart: bool,
}

/// Where every page stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// What is printed apart, in the order in which it is bound from the outside.
    pub parts: Vec<Part>,
}

/// Leaves that are printed on one paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Whether it is the cover.
    pub is_cover: bool,
    /// The leaves, the outermost of each gathering first.
    pub leaves: Vec<Leaf>,
}

/// A leaf of paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaf {
    /// The gathering that it belongs to, from 1.
    pub signature: usize,
    /// How many leaves lie around it in its gathering.
    pub depth: usize,
    /// Its sides, the front first; one alone if the back stays blank by intention.
    pub sides: Vec<Side>,
}

/// A side of a leaf: rows of cells, from the top left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// The rows, all of one length.
    pub rows: Vec<Vec<Cell>>,
}

/// Room for one page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The page, from 1; none: it stays blank.
    pub page: Option<usize>,
    /// Whether it stands upside down.
    pub turned: bool,
    /// How many folios of its gathering lie around its own, the cover's not counted.
    pub depth: usize,
}

/// A page, or a blank one.
type Page = Option<usize>;

impl PerSide {
    /// Columns and rows of a side.
    #[must_use]
    pub fn grid(self) -> (usize, usize) {
        match self {
            Self::One => (1, 1),
            Self::Two => (2, 1),
            Self::Above => (1, 2),
            Self::Four => (2, 2),
        }
    }

    /// Pages on a side.
    #[must_use]
    pub fn pages(self) -> usize {
        let (columns, rows) = self.grid();
        columns * rows
    }
}

impl Job {
    /// Finds a place for every page.
    #[must_use]
    pub fn plan(&self) -> Plan {
        let parts = match self.binding {
            Binding::Flat { duplex } => vec![self.flat(duplex)],
            Binding::Saddle | Binding::Gathered(_) => self.bound(),
        };
        Plan { parts: parts.into_iter().filter(|part| !part.leaves.is_empty()).collect() }
    }

    fn flat(&self, duplex: bool) -> Part {
        let pages: Vec<Page> = (1..=self.pages).map(Some).collect();
        let sides: Vec<Side> = pages
            .chunks(self.per_side.pages())
            .map(|pages| Side::flat(pages, self.per_side))
            .collect();
        let leaves = sides.chunks(if duplex { 2 } else { 1 });
        let leaves = leaves.map(|sides| Leaf { signature: 1, depth: 0, sides: sides.to_vec() });
        Part { is_cover: false, leaves: leaves.collect() }
    }

    fn bound(&self) -> Vec<Part> {
        let pages = self.padded();
        if !self.cover_apart || pages.is_empty() {
            return vec![self.body(&pages)];
        }
        let (first, rest) = pages.split_at(FOLIO / 2);
        let (inner, last) = rest.split_at(rest.len() - FOLIO / 2);
        let cover = [first, last].concat();
        let leaf = Folio::all(&cover)[0].leaf();
        let cover = Part { is_cover: true, leaves: vec![Leaf { signature: 1, depth: 0, ..leaf }] };
        vec![cover, self.body(inner)]
    }

    /// The leaves of all gatherings.
    fn body(&self, pages: &[Page]) -> Part {
        let gathering = match self.binding {
            Binding::Gathered(pages) => pages.get().next_multiple_of(self.leaf_pages()),
            Binding::Flat { .. } | Binding::Saddle => pages.len().max(1),
        };
        let mut leaves = Vec::new();
        for (index, pages) in pages.chunks(gathering).enumerate() {
            let folios = Folio::all(pages);
            let together = folios.chunks(self.leaf_pages() / FOLIO);
            let of_gathering = together.enumerate().filter_map(|(depth, folios)| {
                let leaf = match folios {
                    [folio] => folio.leaf(),
                    [outer, inner] => outer.around(inner),
                    _ => return None,
                };
                Some(Leaf { signature: index + 1, depth, ..leaf })
            });
            leaves.extend(of_gathering);
        }
        Part { is_cover: false, leaves }
    }

    /// Pages of a leaf, both sides together.
    fn leaf_pages(&self) -> usize {
        self.per_side.pages().max(2) * 2
    }

    /// The page that blank ones come before; none: they come after all others.
    #[must_use]
    pub fn blanks_before(&self) -> Option<usize> {
        let is_bound = !matches!(self.binding, Binding::Flat { .. });
        let has_back = (self.back_cover || self.cover_apart) && self.pages > 1;
        (is_bound && has_back).then_some(self.pages)
    }

    /// How many pages fill the leaves: those of a cover apart, and those of the leaves inside.
    fn filled(&self) -> usize {
        let apart = if self.cover_apart { FOLIO } else { 0 };
        apart + self.pages.saturating_sub(apart).next_multiple_of(self.leaf_pages())
    }

    /// The pages and as many blank ones as fill the leaves.
    fn padded(&self) -> Vec<Page> {
        let mut pages: Vec<Page> = (1..=self.pages).map(Some).collect();
        let last = pages.pop_if(|_| self.blanks_before().is_some());
        pages.resize(self.filled() - usize::from(last.is_some()), None);
        pages.extend(last);
        pages
    }
}

/// A leaf that is folded once.
#[derive(Clone, Copy)]
struct Folio {
    depth: usize,
    /// Left and right, as they stand on the outside.
    outside: [Page; 2],
    /// Left and right, as they stand on the inside.
    inside: [Page; 2],
}

impl Folio {
    /// The folios of a gathering, the outermost first; `pages` fill them.
    fn all(pages: &[Page]) -> Vec<Self> {
        let count = pages.len();
        let folio = |depth: usize| {
            let (first, last) = (2 * depth, count - 1 - 2 * depth);
            Self {
                depth,
                outside: [pages[last], pages[first]],
                inside: [pages[first + 1], pages[last - 1]],
            }
        };
        (0..count / FOLIO).map(folio).collect()
    }

    /// The folio alone on its leaf.
    fn leaf(&self) -> Leaf {
        let side = |pages| Side { rows: vec![self.row(pages)] };
        Leaf { signature: 0, depth: 0, sides: vec![side(self.outside), side(self.inside)] }
    }

    /// A quarto: this folio below, the one inside it above, head to head. The upper half is folded backwards, then the
    /// left half.
    fn around(&self, inner: &Self) -> Leaf {
        let side = |upper, lower| Side { rows: vec![inner.turned(upper), self.row(lower)] };
        let sides = vec![side(inner.inside, self.outside), side(inner.outside, self.inside)];
        Leaf { signature: 0, depth: 0, sides }
    }

    fn row(&self, pages: [Page; 2]) -> Vec<Cell> {
        pages.map(|page| Cell { page, turned: false, depth: self.depth }).to_vec()
    }

    fn turned(&self, [left, right]: [Page; 2]) -> Vec<Cell> {
        [right, left].map(|page| Cell { page, turned: true, depth: self.depth }).to_vec()
    }
}

impl Side {
    fn flat(pages: &[Page], per_side: PerSide) -> Self {
        let (columns, rows) = per_side.grid();
        let cell = |index: usize| Cell {
            page: pages.get(index).copied().flatten(),
            turned: false,
            depth: 0,
        };
        let row = |row: usize| (0..columns).map(|column| cell(row * columns + column)).collect();
        Self { rows: (0..rows).map(row).collect() }
    }

    /// The same side, the paper having been turned about its level axis instead of the upright one.
    #[must_use]
    pub fn upside_down(&self) -> Self {
        let turn = |cell: &Cell| Cell { turned: !cell.turned, ..*cell };
        let row = |row: &Vec<Cell>| row.iter().rev().map(turn).collect();
        Self { rows: self.rows.iter().rev().map(row).collect() }
    }

    /// Its cells, from the top left.
    pub fn cells(&self) -> impl Iterator<Item = &Cell> {
        self.rows.iter().flatten()
    }
}

impl Plan {
    /// The leaves of all parts.
    pub fn leaves(&self) -> impl Iterator<Item = &Leaf> {
        self.parts.iter().flat_map(|part| &part.leaves)
    }

    /// How many cells stay blank.
    #[must_use]
    pub fn blanks(&self) -> usize {
        let sides = self.leaves().flat_map(|leaf| &leaf.sides);
        sides.flat_map(Side::cells).filter(|cell| cell.page.is_none()).count()
    }
}
