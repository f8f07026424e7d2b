//! What was seen of colours on the way to paper: which ink is where, and what a printer would send back.

use std::collections::{BTreeMap, BTreeSet};

use super::palette::{Paint, Palette, Rgb};
use super::recolour::Drawn;

/// Letters below this, in points, are blurred where several inks do not lie upon one another.
pub const SMALL: f64 = 8.0;
/// White letters below this, in points, fill up with the inks around them.
pub const SMALL_IN_BLACK: f64 = 12.0;

/// Numbers of pages.
pub type Pages = BTreeSet<usize>;

/// What was seen.
#[derive(Clone, Debug, Default)]
pub struct Survey {
    /// Colours that no ink is named for.
    pub left: BTreeMap<Rgb, Pages>,
    /// How many pictures there are, each as often as it is placed.
    pub pictures: usize,
    /// The pages that they are on.
    pub pictured: Pages,
    /// Where colours flow into one another, or letters are drawings.
    pub gradients: Pages,
    /// What each ink of the palette is used for, by its place there.
    pub uses: BTreeMap<usize, Use>,
}

/// What an ink is used for.
#[derive(Clone, Debug, Default)]
pub struct Use {
    /// Where it is.
    pub pages: Pages,
    /// The most that is laid of it, from 0 to 1.
    pub tint: f64,
    /// Where letters are set in it.
    pub letters: Pages,
    /// Where letters below [`SMALL`] are.
    pub small: Pages,
    /// Where white letters below [`SMALL_IN_BLACK`] stand in it.
    pub around_white: Pages,
}

impl Survey {
    pub(super) fn add(&mut self, page: usize, drawn: &[Drawn], palette: &Palette) {
        for one in drawn {
            match one {
                Drawn::Letters { paint, size, behind } => {
                    self.paint(page, *paint);
                    self.letters(page, *paint, *size);
                    if let Some(Paint::Ink(index, _)) = behind
                        && is_paper(*paint, palette)
                        && *size < SMALL_IN_BLACK
                    {
                        self.uses.entry(*index).or_default().around_white.insert(page);
                    }
                }
                Drawn::Shape(paint) => self.paint(page, *paint),
                Drawn::Picture => {
                    self.pictures += 1;
                    self.pictured.insert(page);
                }
                Drawn::Gradient => drop(self.gradients.insert(page)),
                Drawn::Form(..) => {}
            }
        }
    }

    fn paint(&mut self, page: usize, paint: Paint) {
        match paint {
            Paint::Ink(index, tint) => {
                let ink = self.uses.entry(index).or_default();
                ink.pages.insert(page);
                ink.tint = ink.tint.max(tint);
            }
            Paint::Left(rgb) => drop(self.left.entry(rgb).or_default().insert(page)),
            Paint::Grey(_) | Paint::Other => {}
        }
    }

    fn letters(&mut self, page: usize, paint: Paint, size: f64) {
        let Paint::Ink(index, _) = paint else { return };
        let ink = self.uses.entry(index).or_default();
        ink.letters.insert(page);
        if size < SMALL {
            ink.small.insert(page);
        }
    }
}

/// Whether nothing is printed there.
fn is_paper(paint: Paint, palette: &Palette) -> bool {
    match paint {
        Paint::Grey(grey) => grey >= 1.0,
        Paint::Ink(index, tint) => palette.inks()[index].total(tint) <= 0.0,
        Paint::Left(_) | Paint::Other => false,
    }
}

impl Drawn {
    /// The same in a drawing that is placed larger than it says.
    pub(super) fn scaled(&self, scale: f64) -> Self {
        match self {
            Self::Letters { paint, size, behind } => {
                Self::Letters { paint: *paint, size: size * scale, behind: *behind }
            }
            other => other.clone(),
        }
    }
}

/// Numbers of pages as people write them: « 1, 3–6 ».
#[must_use]
pub fn ranges(pages: &Pages) -> String {
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    for page in pages {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == *page => *last = *page,
            _ => ranges.push((*page, *page)),
        }
    }
    let said = ranges.into_iter().map(|(first, last)| match last - first {
        0 => first.to_string(),
        1 => format!("{first}, {last}"),
        _ => format!("{first}–{last}"),
    });
    said.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_told_in_ranges() {
        assert_eq!(ranges(&Pages::new()), "");
        assert_eq!(ranges(&Pages::from([1, 3, 4, 6, 7, 8, 12])), "1, 3, 4, 6–8, 12");
    }
}
