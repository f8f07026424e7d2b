//! The sizes of a PDF's pages: the one that most have, and the pages that are larger.

use super::measure::{Size, TOLERANCE};
use super::source::Source;
use super::survey::Pages;

impl Source {
    /// The final size that most pages have; of several, that of the first page.
    #[must_use]
    pub fn usual(&self) -> Size {
        let sizes: Vec<Size> = (1..=self.pages()).map(|page| self.size(page)).collect();
        let alike = |size: &Size| sizes.iter().filter(|other| is_one(*size, **other)).count();
        // The last of the greatest is taken: the first, from behind.
        let usual = sizes.iter().rev().max_by_key(|size| alike(size));
        usual.copied().unwrap_or(Size { width: 0.0, height: 0.0 })
    }

    /// The pages that do not lie within the usual size: all are laid in a room that holds them.
    #[must_use]
    pub fn larger(&self) -> Pages {
        let Size { width, height } = self.usual();
        let beyond = |page: &usize| {
            let size = self.size(*page);
            size.width > width + TOLERANCE || size.height > height + TOLERANCE
        };
        (1..=self.pages()).filter(beyond).collect()
    }
}

fn is_one(one: Size, other: Size) -> bool {
    (one.width - other.width).abs() <= TOLERANCE && (one.height - other.height).abs() <= TOLERANCE
}
