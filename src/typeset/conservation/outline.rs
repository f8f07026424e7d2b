//! What an outline fills of a rectangle: all of it, nothing, or what is not sure.

use typst::layout::{Abs, Point, Rect, Size, Transform};
use typst::visualize::{Curve, CurveItem, FillRule, Geometry, Shape};

use super::view::{around, common, touch};

/// How far a point may lie beside a line that it is on, in square points.
const SLACK: f64 = 1e-6;

/// A part of an outline, straight or bent: its ends, and between them what it bends to. It lies among these four.
struct Part([Point; 4]);

/// What has an outline.
#[derive(Clone, Copy)]
pub(super) enum Outline<'a> {
    Shape(&'a Shape),
    /// What is seen of a group.
    Cut(&'a Curve),
    /// A picture.
    Box(Size),
    /// A thick upright stroke, on the page: what lies in it, but for what it leaves free in its middle.
    Band {
        whole: Rect,
        free: Option<Rect>,
    },
    /// A thick stroke along something else: what comes near is not known.
    Stroke,
}

/// The thick strokes of a shape on the page, and the rectangle that they lie in.
pub(super) fn stroke(shape: &Shape, at: Transform) -> Option<(Outline<'static>, Rect)> {
    let half = shape.stroke.as_ref()?.thickness / 2.0;
    let wide = |rect: Rect| Rect::new(rect.min - Point::splat(half), rect.max + Point::splat(half));
    let thin = |rect: Rect| {
        let free = Rect::new(rect.min + Point::splat(half), rect.max - Point::splat(half));
        (free.min.x < free.max.x && free.min.y < free.max.y).then(|| around(free, at))
    };
    let (whole, free) = match &shape.geometry {
        // Its ends are where it ends.
        Geometry::Line(to) if to.y.to_pt() == 0.0 => {
            let across = Point::with_y(half);
            (Rect::new(Point::zero().min(*to) - across, Point::zero().max(*to) + across), None)
        }
        Geometry::Line(to) if to.x.to_pt() == 0.0 => {
            let across = Point::with_x(half);
            (Rect::new(Point::zero().min(*to) - across, Point::zero().max(*to) + across), None)
        }
        Geometry::Rect(size) => {
            let rect = Rect::new(Point::zero(), size.to_point());
            (wide(rect), thin(rect))
        }
        Geometry::Line(_) | Geometry::Curve(_) => {
            return Some((Outline::Stroke, around(wide(shape.geometry.bbox(None)), at)));
        }
    };
    let whole = around(whole, at);
    let upright = at.kx.is_zero() && at.ky.is_zero() || at.sx.is_zero() && at.sy.is_zero();
    Some((if upright { Outline::Band { whole, free } } else { Outline::Stroke }, whole))
}

/// Whether an outline fills all of a rectangle or nothing of it; none where it may run through.
pub(super) fn fills(outline: Outline<'_>, at: Transform, rect: Rect) -> Option<bool> {
    match outline {
        Outline::Stroke => return None,
        Outline::Band { whole, free } => {
            return match free {
                Some(free) if common(free, rect) == rect => Some(false),
                Some(free) if touch(free, rect) => None,
                _ => (common(whole, rect) == rect).then_some(true),
            };
        }
        Outline::Shape(_) | Outline::Cut(_) | Outline::Box(_) => {}
    }
    let parts = parts(outline, at);
    if parts.iter().any(|part| part.may_cross(rect)) {
        return None;
    }
    // No part comes near: it is the same for all of the rectangle, and parts may as well be straight.
    let around: i32 = parts.iter().map(|part| part.turn(rect.min)).sum();
    let rule = match outline {
        Outline::Shape(shape) => shape.fill_rule,
        _ => FillRule::NonZero,
    };
    Some(match rule {
        FillRule::NonZero => around != 0,
        FillRule::EvenOdd => around % 2 != 0,
    })
}

fn parts(outline: Outline<'_>, at: Transform) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut push = |points: [Point; 4]| parts.push(Part(points.map(|point| point.transform(at))));
    match outline {
        Outline::Box(size) => around_box(size, &mut push),
        Outline::Cut(curve) => along(curve, &mut push),
        Outline::Shape(shape) => match &shape.geometry {
            Geometry::Line(_) => {}
            Geometry::Rect(size) => around_box(*size, &mut push),
            Geometry::Curve(curve) => along(curve, &mut push),
        },
        Outline::Band { .. } | Outline::Stroke => {}
    }
    parts
}

fn around_box(Size { x, y }: Size, push: &mut impl FnMut([Point; 4])) {
    let zero = Abs::zero();
    let corners = [(zero, zero), (x, zero), (x, y), (zero, y)].map(|(x, y)| Point::new(x, y));
    for (i, from) in corners.into_iter().enumerate() {
        let to = corners[(i + 1) % corners.len()];
        push([from, from, to, to]);
    }
}

fn along(curve: &Curve, push: &mut impl FnMut([Point; 4])) {
    let (mut first, mut from) = (Point::zero(), Point::zero());
    // What is filled is closed, said or not.
    for item in curve.0.iter().chain([&CurveItem::Close]) {
        from = match item {
            CurveItem::Line(to) => {
                push([from, from, *to, *to]);
                *to
            }
            CurveItem::Cubic(a, b, to) => {
                push([from, *a, *b, *to]);
                *to
            }
            CurveItem::Close | CurveItem::Move(_) => {
                push([from, from, first, first]);
                first
            }
        };
        if let CurveItem::Move(to) = item {
            (first, from) = (*to, *to);
        }
    }
}

impl Part {
    /// Whether it may come into a rectangle: neither upright lines nor the one between its ends part them.
    fn may_cross(&self, rect: Rect) -> bool {
        let [a, .., b] = self.0;
        let [mut min, mut max] = [a; 2];
        for point in self.0 {
            (min, max) = (min.min(point), max.max(point));
        }
        if !touch(Rect::new(min, max), rect) {
            return false;
        }
        if a == b {
            return true;
        }
        let Rect { min, max } = rect;
        let corners = [min, Point::new(max.x, min.y), max, Point::new(min.x, max.y)];
        let sides = |points: [Point; 4]| points.map(|point| side(a, b, point));
        let (own, corners) = (sides(self.0), sides(corners));
        let left = |side: f64| side >= -SLACK;
        let right = |side: f64| side <= SLACK;
        !(own.into_iter().all(left) && corners.into_iter().all(right)
            || own.into_iter().all(right) && corners.into_iter().all(left))
    }

    /// How it turns round a point, in halves of a circle to the right of it.
    fn turn(&self, point: Point) -> i32 {
        let [a, .., b] = self.0;
        match (a.y <= point.y, b.y <= point.y) {
            (true, false) if side(a, b, point) > 0.0 => 1,
            (false, true) if side(a, b, point) < 0.0 => -1,
            _ => 0,
        }
    }
}

/// On which side of the line from `a` to `b` a point lies: the sign of twice the area between them.
fn side(a: Point, b: Point, point: Point) -> f64 {
    let (along, to) = (b - a, point - a);
    along.x.to_pt() * to.y.to_pt() - along.y.to_pt() * to.x.to_pt()
}
