//! What stands behind text and before it: text in the colour of its ground, and text that a shape covers, nobody reads.
//!
//! Only what is sure is told: grounds of one colour that hold all of the text. Pictures, curves, gradients and what is seen
//! through leave open what is read on them.

use std::ops::Range;

use typst::foundations::Smart;
use typst::layout::{Point, Rect, Size, Transform};
use typst::text::TextItem;
use typst::visualize::{Geometry, Paint, ProcessColor, Shape};
use typst_layout::Page;

use super::view::{View, around, common};

/// How much of a letter's size is looked at above the line that it stands on.
const HEIGHT: f64 = 0.4;

type Rgb = [u8; 4];

/// The grounds and texts of a page, in the order in which they are drawn.
#[derive(Default)]
pub(super) struct Grounds {
    /// The paper's colour, if it is of one.
    paper: Option<Rgb>,
    /// What is drawn, with its colour where it is a rectangle of one.
    drawn: Vec<(Rect, Option<Rgb>)>,
    /// The texts so far, with their letters.
    texts: Vec<(Rect, Range<usize>)>,
}

impl Grounds {
    pub(super) fn of(page: &Page) -> Self {
        let paper = match &page.fill {
            Smart::Custom(Some(paint)) => opaque(paint),
            Smart::Auto | Smart::Custom(None) => Some([u8::MAX; 4]),
        };
        Self { paper, ..Self::default() }
    }

    /// Adds a shape; hands over the letters that it covers.
    pub(super) fn shape(
        &mut self,
        view: &View,
        shape: &Shape,
        at: Transform,
        mut cover: impl FnMut(Range<usize>),
    ) {
        let Some(fill) = &shape.fill else { return };
        let upright = at.kx.is_zero() && at.ky.is_zero();
        let whole = upright && matches!(shape.geometry, Geometry::Rect(_));
        let colour = opaque(fill).filter(|_| whole);
        let Some(rect) = seen(view, around(shape.bbox(false), at)) else { return };
        if colour.is_some() {
            let covered = |(text, _): &mut (Rect, Range<usize>)| holds(rect, *text);
            self.texts.extract_if(.., covered).for_each(|(_, letters)| cover(letters));
        }
        self.drawn.push((rect, colour));
    }

    /// Adds a picture.
    pub(super) fn picture(&mut self, view: &View, size: Size, at: Transform) {
        let rect = around(Rect::new(Point::zero(), size.to_point()), at);
        self.drawn.extend(seen(view, rect).map(|rect| (rect, None)));
    }

    /// Adds a text; whether it has another colour than its ground, or may have.
    pub(super) fn text(
        &mut self,
        view: &View,
        text: &TextItem,
        at: Transform,
        letters: Range<usize>,
    ) -> bool {
        let corners = [Point::with_y(text.size * -HEIGHT), Point::with_x(text.width())];
        let rect = around(Rect::new(corners[0], corners[1]), at);
        let Some(rect) = seen(view, rect) else { return true };
        self.texts.push((rect, letters));
        let Some(ink) = opaque(&text.fill).filter(|_| text.stroke.is_none()) else { return true };
        let same = |ground: &(Rect, Option<Rgb>)| ground.1 == Some(ink);
        if self.paper != Some(ink) && !self.drawn.iter().any(same) {
            return true;
        }
        match self.drawn.iter().rev().find(|(ground, _)| touches(*ground, rect)) {
            Some((ground, colour)) => *colour != Some(ink) || !holds(*ground, rect),
            None => self.paper != Some(ink),
        }
    }
}

/// What is seen of a rectangle.
fn seen(view: &View, rect: Rect) -> Option<Rect> {
    let rect = view.clip.map_or(rect, |clip| common(clip, rect));
    (rect.min.x < rect.max.x && rect.min.y < rect.max.y).then_some(rect)
}

fn holds(ground: Rect, text: Rect) -> bool {
    ground.min.x <= text.min.x
        && ground.min.y <= text.min.y
        && text.max.x <= ground.max.x
        && text.max.y <= ground.max.y
}

fn touches(ground: Rect, text: Rect) -> bool {
    ground.min.x < text.max.x
        && text.min.x < ground.max.x
        && ground.min.y < text.max.y
        && text.min.y < ground.max.y
}

/// The colour of a paint that is one and hides what is below it.
fn opaque(paint: &Paint) -> Option<Rgb> {
    let Paint::Solid(colour) = paint else { return None };
    let rgb = ProcessColor::Rgb(colour.to_rgb()).to_vec4_u8();
    Some(rgb).filter(|[.., alpha]| *alpha == u8::MAX)
}
