//! What stands behind text and before it: text in the colour of its ground, and text that a shape covers, nobody reads.
//!
//! Only what is sure is told: grounds of one colour that hold all of the text, and what covers all of it and is not seen through.
//! Pictures, gradients, shapes whose outline comes near and what is seen through leave open what is read on them.

use std::ops::Range;

use typst::foundations::Smart;
use typst::layout::{Abs, Frame, FrameItem, Point, Rect, Size, Transform};
use typst::syntax::Span;
use typst::text::TextItem;
use typst::visualize::{Color, Geometry, Image, ImageKind, Paint, ProcessColor, Shape};
use typst_layout::Page;

use super::contrast::{self, Luminances};
use super::outline::{self, Outline, fills};
use super::overlap::Text;
use super::view::{View, around, common, touch};

/// How much of a letter's size is looked at above the line that it stands on.
const HEIGHT: f64 = 0.4;
/// How far apart two colours are, of 255 steps, that nobody tells apart on paper.
const NEAR: u32 = 8;
/// How thick the strokes of letters are, of their size, in the thinner of usual faces: a stroke round them that is as thick
/// covers them.
const STEM: f64 = 0.08;

/// How far a text may lie beside the ground that it stands on, in points: a box as wide as its text has its width but for what
/// is lost in computing.
const BESIDE: f64 = 0.01;

/// From which thickness on, in points, a stroke can be what text stands on, or covers it.
const THICK: f64 = 4.0;

/// Red, green, blue, and how far it hides what is below.
pub(super) type Rgb = [u8; 4];

/// How a text is read on its ground.
pub(super) enum Read {
    Well,
    /// With less contrast than it should have.
    Hardly {
        ink: Rgb,
        ground: Rgb,
    },
    /// It has the colour of its ground.
    Not {
        ink: Rgb,
        ground: Rgb,
    },
    /// Letters of it are not seen on what these stand on: their stretches, in bytes of the text.
    Partly {
        ink: Rgb,
        ground: Rgb,
        letters: Vec<Range<usize>>,
    },
}

/// What a text stands on.
enum Below {
    Colour(Rgb),
    /// A picture, a gradient, something that is seen through.
    Unknown,
    /// The edge of something.
    Several,
}

/// What is drawn behind text.
struct Ground<'a> {
    /// What is seen of it.
    rect: Rect,
    /// Its colour, where it is of one.
    colour: Option<Rgb>,
    outline: Outline<'a>,
    /// Where it is drawn.
    at: Transform,
}

/// The grounds and texts of a page, in the order in which they are drawn.
#[derive(Default)]
pub(super) struct Grounds<'a> {
    /// The paper's colour, if it is of one.
    paper: Option<Rgb>,
    drawn: Vec<Ground<'a>>,
    /// The colours of it, each once.
    colours: Vec<Rgb>,
    luminances: Luminances,
    /// The texts so far that nothing covers.
    pub(super) texts: Vec<Text<'a>>,
    /// The texts of heads and feet.
    pub(super) margins: Vec<Text<'a>>,
}

impl<'a> Grounds<'a> {
    pub(super) fn of(page: &Page) -> Self {
        let paper = match &page.fill {
            Smart::Custom(Some(paint)) => opaque(paint),
            Smart::Auto | Smart::Custom(None) => Some([u8::MAX; 4]),
        };
        Self { paper, ..Self::default() }
    }

    /// Adds a shape; hands over the texts that it covers.
    pub(super) fn shape(
        &mut self,
        view: &View<'_>,
        shape: &'a Shape,
        at: Transform,
        mut cover: impl FnMut(Text<'a>),
    ) {
        if let Some(fill) = &shape.fill {
            let outline = (Outline::Shape(shape), around(shape.bbox(false), at));
            self.painted(view, fill, outline, at, &mut cover);
        }
        if let Some(stroke) = shape.stroke.as_ref().filter(|it| it.thickness.to_pt() >= THICK)
            && let Some(outline) = outline::stroke(shape, at)
        {
            self.painted(view, &stroke.paint, outline, at, &mut cover);
        }
    }

    /// Adds what is painted, within a rectangle; hands over the texts that it covers.
    fn painted(
        &mut self,
        view: &View<'_>,
        paint: &Paint,
        (outline, rect): (Outline<'a>, Rect),
        at: Transform,
        cover: impl FnMut(Text<'a>),
    ) {
        let Some(rect) = seen(view, rect) else { return };
        let colour = opaque(paint);
        self.colours.extend(colour.filter(|colour| !self.colours.contains(colour)));
        self.add(view, Ground { rect, colour, outline, at }, hides(paint), cover);
    }

    /// Adds a ground; hands over the texts that it covers, if nothing is seen through it.
    fn add(
        &mut self,
        view: &View<'_>,
        ground: Ground<'a>,
        opaque: bool,
        cover: impl FnMut(Text<'a>),
    ) {
        if opaque {
            let covered = |text: &mut Text<'_>| {
                ground.holds(text.rect) == Some(true) && view.shows_all(text.rect)
            };
            self.texts.extract_if(.., covered).for_each(cover);
        }
        self.drawn.push(ground);
    }

    /// Whether a background of this paint can be told from the paper.
    pub(super) fn tints(&self, paint: &Paint) -> bool {
        opaque(paint).zip(self.paper).is_some_and(|(colour, paper)| !near(colour, paper))
    }

    /// Adds a picture; hands over the texts that it covers.
    pub(super) fn picture(
        &mut self,
        view: &View<'_>,
        image: &Image,
        size: Size,
        at: Transform,
        cover: impl FnMut(Text<'a>),
    ) {
        let rect = around(Rect::new(Point::zero(), size.to_point()), at);
        let Some(rect) = seen(view, rect) else { return };
        let ground = Ground { rect, colour: None, outline: Outline::Box(size), at };
        // Its points are looked at where it matters alone.
        let matters = || self.texts.iter().any(|text| ground.holds(text.rect) == Some(true));
        let opaque = matters() && is_opaque(image);
        self.add(view, ground, opaque, cover);
    }

    /// The colour of the ground that a picture to come stands on, where that is sure: the corners of a ground may be round.
    pub(super) fn below(&self, size: Size, at: Transform) -> Option<Rgb> {
        let size = size.to_point();
        let whole = around(Rect::new(Point::zero(), size), at);
        let rect = around(Rect::new(size * 0.25, size * 0.75), at);
        for ground in self.drawn.iter().rev() {
            match ground.holds(rect) {
                Some(true) => {
                    return ground.colour.filter(|_| common(ground.rect, whole) == whole);
                }
                Some(false) => {}
                None => return None,
            }
        }
        self.paper
    }

    /// Adds a text, which should have so much contrast; returns how it is read, as far as that is sure.
    pub(super) fn text(
        &mut self,
        view: &View<'_>,
        text: &'a TextItem,
        at: Transform,
        letters: Range<usize>,
        least: f64,
    ) -> Read {
        let Some(rect) = seen(view, low(text, at)) else { return Read::Well };
        self.texts.push(Text::new(&text.text, rect, letters, span(text), at));
        let Some(inks) = inks(text) else { return Read::Well };
        let Some(ink) = inks.first().copied() else { return Read::Well };
        let hard = |colour: Rgb| {
            let contrast = |ink: &Rgb| self.luminances.contrast(*ink, colour);
            inks.iter().all(|ink| contrast::is_low(contrast(ink), least))
        };
        let mut colours = self.paper.iter().chain(&self.colours);
        if !colours.any(|colour| hard(*colour)) {
            return Read::Well;
        }
        let ground = match self.ground(rect) {
            Below::Colour(ground) => ground,
            Below::Unknown => return Read::Well,
            Below::Several => return self.partly(view, text, at, &inks).unwrap_or(Read::Well),
        };
        if !hard(ground) {
            return Read::Well;
        }
        match inks.iter().all(|ink| near(*ink, ground)) {
            true => Read::Not { ink, ground },
            false => Read::Hardly { ink, ground },
        }
    }

    /// How a text is read that stands on several grounds: letter by letter.
    fn partly(
        &self,
        view: &View<'_>,
        text: &TextItem,
        at: Transform,
        inks: &[Rgb],
    ) -> Option<Read> {
        let ink = *inks.first()?;
        let (mut left, mut found, mut on) = (Abs::zero(), Vec::<Range<usize>>::new(), None);
        for glyph in &text.glyphs {
            let width = glyph.x_advance.at(text.size);
            let letter = [Point::new(left, text.size * -HEIGHT), Point::with_x(left + width)];
            left += width;
            let is_read = text.text.get(glyph.range()).is_some_and(|it| it.contains(is_read));
            let rect = seen(view, around(Rect::new(letter[0], letter[1]), at)).filter(|_| is_read);
            let Some(Below::Colour(ground)) = rect.map(|rect| self.ground(rect)) else { continue };
            if inks.iter().all(|ink| near(*ink, ground)) {
                on.get_or_insert(ground);
                found.push(glyph.range());
            }
        }
        on.map(|ground| Read::Partly { ink, ground, letters: found })
    }

    /// Adds a text of a head or foot.
    pub(super) fn margin(
        &mut self,
        view: &View<'_>,
        text: &'a TextItem,
        at: Transform,
        letters: usize,
    ) {
        if let Some(rect) = seen(view, low(text, at)) {
            self.margins.push(Text::new(&text.text, rect, letters..letters, span(text), at));
        }
    }

    /// What all of a text stands on, where that is sure.
    fn ground(&self, text: Rect) -> Below {
        let known = |colour: Option<Rgb>| colour.map_or(Below::Unknown, Below::Colour);
        for ground in self.drawn.iter().rev() {
            match ground.holds(text) {
                Some(true) => return known(ground.colour),
                Some(false) => {}
                None => return Below::Several,
            }
        }
        known(self.paper)
    }
}

impl Ground<'_> {
    /// Whether all of a text stands on it, or nothing; none where that is not sure.
    fn holds(&self, text: Rect) -> Option<bool> {
        let beside = Point::splat(Abs::pt(BESIDE));
        let text = Rect::new(text.min + beside, text.max - beside);
        if !touch(self.rect, text) {
            return Some(false);
        }
        let whole = common(self.rect, text) == text;
        fills(self.outline, self.at, text).filter(|filled| whole || !filled)
    }
}

/// Whether a character is one that is read: of signs, little is seen anyway.
fn is_read(c: char) -> bool {
    c.is_alphanumeric()
}

/// Where the layout says a text.
pub(super) fn span(text: &TextItem) -> Span {
    text.glyphs.first().map_or(Span::detached(), |glyph| glyph.span.0)
}

/// What is looked at of the letters of a text.
fn low(text: &TextItem, at: Transform) -> Rect {
    let corners = [Point::with_y(text.size * -HEIGHT), Point::with_x(text.width())];
    around(Rect::new(corners[0], corners[1]), at)
}

/// What is seen of a rectangle.
fn seen(view: &View<'_>, rect: Rect) -> Option<Rect> {
    let rect = view.clip.map_or(rect, |clip| common(clip, rect));
    (rect.min.x < rect.max.x && rect.min.y < rect.max.y).then_some(rect)
}

/// The colour of a paint that is one and hides what is below it.
fn opaque(paint: &Paint) -> Option<Rgb> {
    let Paint::Solid(colour) = paint else { return None };
    Some(rgb(colour)).filter(|[.., alpha]| *alpha == u8::MAX)
}

/// The colours that are seen of a text: those of its stroke, where that is as thick as its letters are, else both; none where
/// they are not known.
fn inks(text: &TextItem) -> Option<Vec<Rgb>> {
    let seen = |paint| colours(paint).map(|all| all.into_iter().filter(|it| it[3] > 0));
    let Some(stroke) = &text.stroke else { return colours(&text.fill) };
    let mut inks: Vec<Rgb> = seen(&stroke.paint)?.collect();
    if inks.is_empty() || stroke.thickness < text.size * STEM {
        inks.extend(seen(&text.fill)?);
    }
    Some(inks)
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

/// Whether nothing is seen through a paint.
fn hides(paint: &Paint) -> bool {
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
fn is_opaque(image: &Image) -> bool {
    let ImageKind::Raster(raster) = image.kind() else { return false };
    let points = raster.dynamic();
    !points.color().has_alpha()
        || points.as_rgba8().is_some_and(|all| all.pixels().all(|it| it.0[3] == u8::MAX))
        || points.as_luma_alpha8().is_some_and(|all| all.pixels().all(|it| it.0[1] == u8::MAX))
}

pub(super) fn rgb(colour: &Color) -> Rgb {
    ProcessColor::Rgb(colour.to_rgb()).to_vec4_u8()
}

/// Whether an ink, which may be seen through, is lost on a colour.
fn near(ink: Rgb, colour: Rgb) -> bool {
    let near =
        |a: u8, b: u8| u32::from(a.abs_diff(b)) * u32::from(ink[3]) <= NEAR * u32::from(u8::MAX);
    near(ink[0], colour[0]) && near(ink[1], colour[1]) && near(ink[2], colour[2])
}
