//! How what a group holds comes to the page: whether it is seen.

use typst::layout::{Abs, Frame, FrameItem, GroupItem, Point, Rect, Size, Transform};
use typst::text::TextItem;
use typst::visualize::{Color, Curve, Paint};

use super::outline::{Outline, fills};

/// The least size of a text that is there to be read, in points.
const LEGIBLE: f64 = 1.0;
/// The greatest part of an ink, of 1, that nobody sees on any ground.
const FAINT: f32 = 0.03;
/// How far a text may run over the edge of its tinted box, in points: a stop or a hyphen may hang there.
const OVER: f64 = 2.0;
/// A picture that is no larger than this is there for nobody: about four millimetres.
const DOT: f64 = 12.0;
/// The least part of a picture that a layout shows of it.
const STRIP: f64 = 0.15;

/// How the content of a group comes to the page.
pub(super) struct View<'a> {
    pub(super) at: Transform,
    /// What is seen of it, from one corner to the other; none where nothing cuts it.
    pub(super) clip: Option<Rect>,
    /// What cuts it, and around it.
    cut: Option<(&'a Curve, Transform)>,
    outer: Option<&'a View<'a>>,
    /// The box or block around it that gradients of text run over, and where it stands.
    pub(super) container: (Size, Transform),
    /// The number of the tinted box that it stands in.
    pub(super) tinted: Option<usize>,
}

/// A box whose background is seen.
pub(super) struct Tinted {
    pub(super) rect: Rect,
    /// How many placed elements it stands in.
    pub(super) placed: usize,
    /// Whether a text stands in it.
    pub(super) holds: bool,
}

impl<'a> View<'a> {
    /// The view of a page.
    pub(super) const fn whole(page: Size) -> Self {
        let at = Transform::identity();
        Self { at, clip: None, cut: None, outer: None, container: (page, at), tinted: None }
    }

    /// The view of what stands in a group, `at` is where this stands; `tint` has the number of a background that is seen.
    pub(super) fn inside<'b>(
        &'b self,
        group: &'b GroupItem,
        at: Transform,
        tint: impl FnOnce(Rect, &Paint) -> Option<usize>,
    ) -> View<'b> {
        let at = at.pre_concat(group.transform);
        let own = group.clip.as_ref().map(|curve| around(curve.bbox(None), at));
        let clip = match (self.clip, own) {
            (Some(a), Some(b)) => Some(common(a, b)),
            (a, b) => a.or(b),
        };
        let tinted = match background(&group.frame) {
            Some((rect, paint)) => tint(around(rect, at), paint),
            None => self.tinted,
        };
        let cut = group.clip.as_ref().map(|curve| (curve, at));
        let hard = group.frame.kind().is_hard();
        let container = if hard { (group.frame.size(), at) } else { self.container };
        View { at, clip, cut, outer: Some(self), container, tinted }
    }

    /// Whether nothing that stands in a rectangle is cut off.
    pub(super) fn shows_all(&self, rect: Rect) -> bool {
        let mut views = std::iter::successors(Some(self), |view| view.outer);
        views.all(|view| {
            view.cut.is_none_or(|(curve, at)| fills(Outline::Cut(curve), at, rect) == Some(true))
        })
    }

    /// Whether a text at a place can be read, whatever its colour: neither cut off nor shrunk to nothing.
    pub(super) fn shows(&self, text: &TextItem, at: Transform) -> bool {
        // The lesser of two scales, where both are upright or turned as one.
        let area = (at.sx.get() * at.sy.get() - at.kx.get() * at.ky.get()).abs();
        let (x, y) = (at.sx.get().hypot(at.ky.get()), at.kx.get().hypot(at.sy.get()));
        if text.size.to_pt() * area <= LEGIBLE * x.max(y) {
            return false;
        }
        let Some(clip) = self.clip else { return true };
        let seen = |point: Point| within(clip, point.transform(at), Abs::pt(1.0));
        seen(Point::zero()) && seen(Point::with_x(text.width()))
    }

    /// Whether a picture at a place is seen: more than a dot, and more than a strip of it.
    pub(super) fn shows_box(&self, size: Size, at: Transform, paper: Size) -> bool {
        let whole = around(Rect::new(Point::zero(), size.to_point()), at);
        let page = Rect::new(Point::zero(), paper.to_point());
        let seen = self.clip.map_or(page, |clip| common(clip, page));
        let (seen, whole) = (common(seen, whole).size(), whole.size());
        let [width, height] = [seen.x.to_pt(), seen.y.to_pt()];
        width > LEGIBLE
            && height > LEGIBLE
            && width.max(height) > DOT
            && width * height > STRIP * whole.x.to_pt() * whole.y.to_pt()
    }
}

impl Tinted {
    pub(super) fn has(&self, point: Point) -> bool {
        within(self.rect, point, Abs::pt(OVER))
    }

    /// Whether a text that begins at a point goes on below it.
    pub(super) fn is_above(&self, point: Point) -> bool {
        let Rect { min, max } = self.rect;
        let slack = Abs::pt(OVER);
        point.x >= min.x - slack && point.x <= max.x + slack && point.y > max.y + slack
    }
}

/// The colour of a text that is seen through to nothing.
pub(super) fn clear(text: &TextItem) -> Option<&Color> {
    let colour = seen_through(&text.fill)?;
    text.stroke.as_ref().is_none_or(|it| seen_through(&it.paint).is_some()).then_some(colour)
}

fn seen_through(paint: &Paint) -> Option<&Color> {
    let Paint::Solid(colour) = paint else { return None };
    colour.alpha().is_some_and(|alpha: f32| alpha <= FAINT).then_some(colour)
}

/// The shape that a frame begins with and that fills all of it, as the background of a box does, with its paint.
fn background(frame: &Frame) -> Option<(Rect, &Paint)> {
    let Some((position, FrameItem::Shape(shape, _))) = frame.items().next() else { return None };
    let (paint, bounds) = (shape.fill.as_ref()?, shape.bbox(false));
    let rect = Rect::new(bounds.min + *position, bounds.max + *position);
    let size = frame.size().to_point();
    (within(rect, Point::zero(), Abs::pt(0.01)) && within(rect, size, Abs::pt(0.01)))
        .then_some((rect, paint))
}

/// Whether a point lies in a rectangle, or hardly beside it.
fn within(Rect { min, max }: Rect, point: Point, slack: Abs) -> bool {
    point.x >= min.x - slack
        && point.x <= max.x + slack
        && point.y >= min.y - slack
        && point.y <= max.y + slack
}

/// What two rectangles have in common.
pub(super) fn common(a: Rect, b: Rect) -> Rect {
    Rect::new(a.min.max(b.min), a.max.min(b.max))
}

/// Whether two rectangles have room in common.
pub(super) fn touch(a: Rect, b: Rect) -> bool {
    a.min.x < b.max.x && b.min.x < a.max.x && a.min.y < b.max.y && b.min.y < a.max.y
}

/// The upright rectangle around one that is turned.
pub(super) fn around(Rect { min, max }: Rect, at: Transform) -> Rect {
    let corners = [min, Point::new(max.x, min.y), max, Point::new(min.x, max.y)];
    let corners = corners.map(|corner| corner.transform(at));
    let [x, y] = [corners.map(|it| it.x), corners.map(|it| it.y)];
    let [left, top] = [x, y].map(|it| it.into_iter().min().unwrap_or_default());
    let [right, bottom] = [x, y].map(|it| it.into_iter().max().unwrap_or_default());
    Rect::new(Point::new(left, top), Point::new(right, bottom))
}
