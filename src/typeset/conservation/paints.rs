//! What colours a paint has at a place of the page.

use std::cell::OnceCell;

use typst::layout::{Frame, FrameItem, Point, Rect, Size, Transform};
use typst::visualize::{Geometry, Gradient, Image, ImageKind, Paint, RelativeTo, Shape, Tiling};

use super::ground::{Rgb, near, rgb};
use super::view::{View, common};

/// Below this part of a tile, of 1, what is drawn on it leaves most of it free.
const SPARSE: f64 = 0.5;

/// What something is filled with.
#[derive(Clone, Default)]
pub(super) enum Fill<'a> {
    One(Rgb),
    /// Any of these: a pattern has them side by side.
    Each(Vec<Rgb>),
    /// What runs from one colour to another over a box, with the way from the page into that.
    Gradient {
        gradient: &'a Gradient,
        size: Size,
        back: Transform,
    },
    /// A picture, whose points are looked at where it matters alone.
    Picture(&'a Image, OnceCell<Option<Rgb>>),
    #[default]
    Unknown,
}

impl<'a> Fill<'a> {
    /// A paint of a shape.
    pub(super) fn of_shape(
        paint: &'a Paint,
        shape: &Shape,
        at: Transform,
        view: &View<'_>,
    ) -> Self {
        match paint {
            Paint::Solid(colour) => Self::One(rgb(colour)),
            Paint::Gradient(gradient) => match gradient.unwrap_relative(false) {
                RelativeTo::Self_ => {
                    let Rect { min, max } = shape.bbox(false);
                    let size = Size::new(max.x - min.x, max.y - min.y);
                    let at = at.pre_concat(Transform::translate(min.x, min.y));
                    Self::gradient(gradient, size, at)
                }
                RelativeTo::Parent => Self::gradient(gradient, view.container.0, view.container.1),
            },
            Paint::Tiling(tiling) if hides(paint) => {
                drawn_colours(tiling.frame()).map_or(Self::Unknown, Self::Each)
            }
            Paint::Tiling(_) => Self::Unknown,
        }
    }

    /// A paint of letters. What a pattern leaves free is seen through.
    pub(super) fn of_text(paint: &'a Paint, view: &View<'_>) -> Self {
        match paint {
            Paint::Solid(colour) => Self::One(rgb(colour)),
            Paint::Gradient(gradient) => {
                Self::gradient(gradient, view.container.0, view.container.1)
            }
            Paint::Tiling(tiling) => {
                let part = drawn_part(tiling);
                let thin = |[r, g, b, alpha]: Rgb| [r, g, b, (f64::from(alpha) * part) as u8];
                let all = drawn_colours(tiling.frame());
                all.map_or(Self::Unknown, |all| Self::Each(all.into_iter().map(thin).collect()))
            }
        }
    }

    pub(super) fn of_picture(image: &'a Image) -> Self {
        Self::Picture(image, OnceCell::new())
    }

    fn gradient(gradient: &'a Gradient, size: Size, at: Transform) -> Self {
        at.invert().map_or(Self::Unknown, |back| Self::Gradient { gradient, size, back })
    }

    /// Its colour, if it has one all over.
    pub(super) fn flat(&self) -> Option<Rgb> {
        match self {
            Self::One(colour) => Some(*colour),
            Self::Picture(image, known) => *known.get_or_init(|| only_colour(image)),
            Self::Each(_) | Self::Gradient { .. } | Self::Unknown => None,
        }
    }

    /// The colours that it may have in the middle of a small part of the page; none where they are not known.
    pub(super) fn at(&self, part: Rect) -> Option<Vec<Rgb>> {
        match self {
            Self::One(_) | Self::Picture(..) => self.flat().map(|colour| vec![colour]),
            Self::Each(all) => Some(all.clone()),
            Self::Gradient { gradient, size, back } => {
                let middle = ((part.min + part.max) / 2.0).transform(*back);
                let [x, y, width, height] =
                    [middle.x, middle.y, size.x, size.y].map(|it| it.to_pt() as f32);
                (width > 0.0 && height > 0.0)
                    .then(|| vec![rgb(&gradient.sample_at((x, y), (width, height)))])
            }
            Self::Unknown => None,
        }
    }

    pub(super) const fn is_known(&self) -> bool {
        !matches!(self, Self::Unknown)
    }
}

/// Whether nothing is seen through a paint.
pub(super) fn hides(paint: &Paint) -> bool {
    match paint {
        Paint::Solid(colour) => rgb(colour)[3] == u8::MAX,
        Paint::Gradient(gradient) => {
            gradient.stops_ref().iter().all(|(colour, _)| rgb(colour)[3] == u8::MAX)
        }
        Paint::Tiling(tiling) => {
            let tile = Rect::new(Point::zero(), tiling.frame().size().to_point());
            tiling.spacing() == Size::zero()
                && tiling.frame().items().any(|(at, item)| {
                    let FrameItem::Shape(shape, _) = item else { return false };
                    let bounds = shape.bbox(false);
                    let bounds = Rect::new(bounds.min + *at, bounds.max + *at);
                    let filled = shape.fill.as_ref().is_some_and(hides);
                    filled
                        && matches!(shape.geometry, Geometry::Rect(_))
                        && common(bounds, tile) == tile
                })
        }
    }
}

/// Whether nothing is seen through a picture, as far as that can be told: drawings leave it open.
pub(super) fn is_opaque(image: &Image) -> bool {
    let ImageKind::Raster(raster) = image.kind() else { return false };
    let points = raster.dynamic();
    !points.color().has_alpha()
        || points.as_rgba8().is_some_and(|all| all.pixels().all(|it| it.0[3] == u8::MAX))
        || points.as_luma_alpha8().is_some_and(|all| all.pixels().all(|it| it.0[1] == u8::MAX))
}

/// The colour of a picture that has one all over and that nothing is seen through. Of a photograph, two points are looked at.
fn only_colour(image: &Image) -> Option<Rgb> {
    let ImageKind::Raster(raster) = image.kind() else { return None };
    let points = raster.dynamic();
    let grey = |grey: u8, alpha: u8| [grey, grey, grey, alpha];
    let with = |[r, g, b]: [u8; 3]| [r, g, b, u8::MAX];
    if let Some(all) = points.as_rgb8() {
        only(all.pixels().map(|it| with(it.0)))
    } else if let Some(all) = points.as_rgba8() {
        only(all.pixels().map(|it| it.0))
    } else if let Some(all) = points.as_luma8() {
        only(all.pixels().map(|it| grey(it.0[0], u8::MAX)))
    } else {
        only(points.as_luma_alpha8()?.pixels().map(|it| grey(it.0[0], it.0[1])))
    }
}

fn only(mut points: impl Iterator<Item = Rgb>) -> Option<Rgb> {
    let first = points.next().filter(|[.., alpha]| *alpha == u8::MAX)?;
    points.all(|it| it[3] == u8::MAX && near(it, first)).then_some(first)
}

/// The colours of a paint.
fn colours(paint: &Paint) -> Option<Vec<Rgb>> {
    match paint {
        Paint::Solid(colour) => Some(vec![rgb(colour)]),
        Paint::Gradient(gradient) => {
            Some(gradient.stops_ref().iter().map(|(colour, _)| rgb(colour)).collect())
        }
        Paint::Tiling(tiling) => drawn_colours(tiling.frame()),
    }
}

/// The colours of a drawing of nothing but shapes.
fn drawn_colours(frame: &Frame) -> Option<Vec<Rgb>> {
    let mut found = Vec::new();
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => found.extend(drawn_colours(&group.frame)?),
            FrameItem::Shape(shape, _) => {
                let stroke = shape.stroke.as_ref().map(|stroke| &stroke.paint);
                for paint in shape.fill.iter().chain(stroke) {
                    found.extend(colours(paint)?);
                }
            }
            FrameItem::Tag(_) | FrameItem::Link(..) => {}
            FrameItem::Text(_) | FrameItem::Image(..) => return None,
        }
    }
    Some(found)
}

/// How much of a tile, of 1, is drawn on, at most; all of it where that is most.
fn drawn_part(tiling: &Tiling) -> f64 {
    let whole = tiling.frame().size() + tiling.spacing();
    let part = drawn_area(tiling.frame()) / (whole.x.to_pt() * whole.y.to_pt());
    if part < SPARSE { part } else { 1.0 }
}

/// In square points, at most; of lines, no more is known.
fn drawn_area(frame: &Frame) -> f64 {
    let areas = frame.items().map(|(_, item)| match item {
        FrameItem::Group(group) if group.transform == Transform::identity() => {
            drawn_area(&group.frame)
        }
        FrameItem::Shape(shape, _) if shape.stroke.is_none() => {
            let size = shape.bbox(false).size();
            size.x.to_pt() * size.y.to_pt()
        }
        FrameItem::Tag(_) | FrameItem::Link(..) => 0.0,
        _ => f64::INFINITY,
    });
    areas.sum()
}
