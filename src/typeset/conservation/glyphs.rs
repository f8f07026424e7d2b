//! Where the letters of a text stand.

use std::ops::Range;

use ttf_parser::GlyphId;
use typst::introspection::Location;
use typst::layout::{Abs, Point, Rect, Transform};
use typst::text::TextItem;

use super::paints::Fill;
use super::view::{around, common, touch};

/// How much of a letter's size is looked at above the line that it stands on, for what it stands on.
pub(super) const HEIGHT: f64 = 0.4;
/// What of a letter is looked at above and below the line that it stands on, in sizes: not its accents.
const TALL: [f64; 2] = [0.75, 0.22];
/// The body of a letter, which nearly all have, above the line that it stands on, in sizes: small letters have this height.
const BODY: f64 = 0.45;
/// Below this part of the room that their font gives them, letters stand one on the other.
const STACKED: f64 = 0.55;
/// Letters that have more than this, in sizes, are no narrower than usual.
const USUAL: f64 = 0.33;
/// The fewest letters that are compared with the room that they should have.
const SOME: usize = 3;

/// The letters of a text, drawn on a page.
#[derive(Clone)]
pub(super) struct Glyphs<'a> {
    pub(super) item: &'a TextItem,
    pub(super) at: Transform,
    /// What is seen of where they stand.
    pub(super) clip: Option<Rect>,
    /// The paragraph or heading that they are in.
    pub(super) par: Option<Location>,
    /// What they are filled and edged with.
    pub(super) inks: Vec<Fill<'a>>,
    /// The contrast that they should have.
    pub(super) least: f64,
    /// How many grounds are drawn before them.
    pub(super) before: usize,
}

/// A letter on its page: all of it, and what of it stands between the line and the height of small letters.
pub(super) struct Letter {
    pub(super) whole: Rect,
    pub(super) body: Rect,
}

impl Glyphs<'_> {
    /// How large they are on the page.
    pub(super) fn size(&self) -> Abs {
        self.item.size * self.at.sy.get().abs()
    }

    /// Whether they stand upright.
    pub(super) fn is_upright(&self) -> bool {
        self.at.kx.is_zero() && self.at.ky.is_zero()
    }

    /// The room that they may take.
    pub(super) fn room(&self) -> Rect {
        let [above, below] = TALL.map(|part| self.item.size * part);
        around(Rect::new(Point::with_y(-above), Point::new(self.item.width(), below)), self.at)
    }

    /// Its letters and digits, in bytes of the text, and what is looked at of each that is seen.
    pub(super) fn low(&self) -> impl Iterator<Item = (Range<usize>, Rect)> {
        let size = self.item.size;
        self.read().filter_map(move |(range, left, width)| {
            let letter = Rect::new(Point::new(left, size * -HEIGHT), Point::with_x(left + width));
            Some((range, seen(self.clip, around(letter, self.at))?))
        })
    }

    /// Its letters and digits that come into a rectangle.
    pub(super) fn within(&self, rect: Rect) -> Vec<Letter> {
        let item = self.item;
        let face = item.font.ttf();
        let scale = |units: i16| item.font.to_em(units).at(item.size);
        let [above, below] = TALL.map(|part| item.size * part);
        let mut left = Abs::zero();
        let letters = item.glyphs.iter().filter_map(|glyph| {
            let start = left + glyph.x_offset.at(item.size);
            left += glyph.x_advance.at(item.size);
            let is_read = item.text.get(glyph.range())?.contains(char::is_alphanumeric);
            let bounds = face.glyph_bounding_box(GlyphId(glyph.id)).filter(|_| is_read)?;
            let [x, to] = [bounds.x_min, bounds.x_max].map(|x| start + scale(x));
            let base = -glyph.y_offset.at(item.size);
            let top = base - scale(bounds.y_max).min(above);
            let foot = base - scale(bounds.y_min).max(-below);
            let part = |top: Abs, foot: Abs| {
                around(Rect::new(Point::new(x, top), Point::new(to, foot)), self.at)
            };
            let low = (base - item.size * BODY).max(top);
            let letter = Letter { whole: part(top, foot), body: part(low, base.min(foot)) };
            touch(letter.whole, rect).then_some(letter)
        });
        letters.collect()
    }

    /// Its letters and digits: where they stand in the text, begin on the line, and how wide they are.
    fn read(&self) -> impl Iterator<Item = (Range<usize>, Abs, Abs)> {
        let item = self.item;
        let mut left = Abs::zero();
        item.glyphs.iter().filter_map(move |glyph| {
            let (start, width) = (left, glyph.x_advance.at(item.size));
            left += width;
            let is_read = item.text.get(glyph.range())?.contains(char::is_alphanumeric);
            is_read.then(|| (glyph.range(), start, width))
        })
    }
}

/// Whether the letters of a text stand one on the other: they have much less room than their font gives them.
pub(super) fn is_stacked(item: &TextItem) -> bool {
    let count = item.glyphs.len();
    if count < SOME || item.width() > item.size * USUAL * count as f64 {
        return false;
    }
    let is_read =
        |range| item.text.get(range).is_some_and(|it: &str| it.contains(char::is_alphanumeric));
    let (mut all, mut own, mut usual) = (0, 0.0, 0.0);
    for glyph in item.glyphs.iter().filter(|glyph| is_read(glyph.range())) {
        all += 1;
        own += glyph.x_advance.get();
        usual += item.font.x_advance(glyph.id).map_or(0.0, |it| it.get());
    }
    all >= SOME && own < usual * STACKED
}

/// What is seen of a rectangle.
pub(super) fn seen(clip: Option<Rect>, rect: Rect) -> Option<Rect> {
    let rect = clip.map_or(rect, |clip| common(clip, rect));
    (rect.min.x < rect.max.x && rect.min.y < rect.max.y).then_some(rect)
}
