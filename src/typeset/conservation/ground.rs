//! What stands behind text and before it: text in the colour of its ground, and text that something covers, nobody reads.
//!
//! Only what is sure is told: grounds whose colours are known wherever the text stands, what covers letters and is not seen through,
//! and what hides them though it is. Pictures of several colours, and shapes whose outline comes near, leave open what is read on them.

use std::ops::Range;

use typst::foundations::Smart;
use typst::introspection::Location;
use typst::layout::{Abs, Point, Rect, Size, Transform};
use typst::syntax::Span;
use typst::text::TextItem;
use typst::visualize::{Color, Image, Paint, ProcessColor, Shape};
use typst_layout::Page;

use super::contrast::{self, Luminances};
use super::glyphs::{Glyphs, HEIGHT, seen};
use super::outline::{self, Outline, fills};
use super::overlap::Text;
use super::paints::{Fill, hides, is_opaque};
use super::view::{View, around, common, touch};

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
/// The fewest letters of a text that are covered, or have too little contrast, where others are not: fewer are an edge of it.
const SOME: usize = 2;
/// The contrast that is as good as none, below something that is seen through.
const NONE: f64 = 1.25;

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

/// A text that is less seen for what is drawn over it.
pub(super) struct Veiled<'t, 'a> {
    pub(super) text: &'t Text<'a>,
    /// Where the layout says what is over it.
    pub(super) by: Span,
    /// The letters that are not seen any more, in bytes of the text.
    pub(super) lost: Vec<Range<usize>>,
    /// The contrast that others have, and the one that they should have.
    pub(super) contrast: f64,
    pub(super) least: f64,
}

/// What a text stands on.
enum Below<'g, 'a> {
    On(&'g Fill<'a>),
    /// The edge of something.
    Several,
}

/// An ink and what it stands on.
type Pair = (Rgb, Rgb);

/// What is drawn behind text.
struct Ground<'a> {
    /// What is seen of it.
    rect: Rect,
    /// Its colours, where they are known.
    fill: Fill<'a>,
    /// Whether something is seen through it.
    clear: bool,
    /// Where the layout says it.
    span: Span,
    outline: Outline<'a>,
    /// Where it is drawn.
    at: Transform,
}

/// The grounds and texts of a page, in the order in which they are drawn.
#[derive(Default)]
pub(super) struct Grounds<'a> {
    /// The paper's colour, if it is of one.
    paper: Fill<'a>,
    drawn: Vec<Ground<'a>>,
    /// The colours of it, each once, but for those that change from place to place.
    colours: Vec<Rgb>,
    /// Whether there are such.
    mixed: bool,
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
        Self {
            paper: paper.map_or(Fill::Unknown, Fill::One),
            colours: Vec::from_iter(paper),
            ..Self::default()
        }
    }

    /// Adds a shape; hands over the texts that it covers, with their letters.
    pub(super) fn shape(
        &mut self,
        view: &View<'_>,
        (shape, span): (&'a Shape, Span),
        at: Transform,
        mut cover: impl FnMut(Text<'a>, &[Range<usize>]),
    ) {
        let mut painted = |paint: &'a Paint, outline, rect| {
            let Some(rect) = seen(view.clip, rect) else { return };
            let fill = Fill::of_shape(paint, shape, at, view);
            let clear = !hides(paint);
            self.add(view, Ground { rect, fill, clear, span, outline, at }, !clear, &mut cover);
        };
        if let Some(fill) = &shape.fill {
            painted(fill, Outline::Shape(shape), around(shape.bbox(false), at));
        }
        if let Some(stroke) = shape.stroke.as_ref().filter(|it| it.thickness.to_pt() >= THICK)
            && let Some((outline, rect)) = outline::stroke(shape, at)
        {
            painted(&stroke.paint, outline, rect);
        }
    }

    /// Adds a ground; hands over the texts that it covers, if nothing is seen through it.
    fn add(
        &mut self,
        view: &View<'_>,
        ground: Ground<'a>,
        opaque: bool,
        mut cover: impl FnMut(Text<'a>, &[Range<usize>]),
    ) {
        if opaque {
            let is_covered = |rect: Rect| ground.holds(rect) == Some(true) && view.shows_all(rect);
            let whole = |text: &mut Text<'_>| is_covered(text.rect);
            for text in self.texts.extract_if(.., whole) {
                let letters = text.letters.clone();
                cover(text, &[letters]);
            }
            for text in self.texts.iter().filter(|it| ground.holds(it.rect).is_none()) {
                let Some((glyphs, _)) = &text.glyphs else { continue };
                let covered = glyphs.low().filter(|(_, rect)| is_covered(*rect));
                let covered: Vec<_> = covered.map(|(range, _)| text.compared(&range)).collect();
                if covered.len() >= SOME {
                    cover(text.clone(), &covered);
                }
            }
        } else if ground.clear && ground.fill.is_known() {
            let number = self.drawn.len();
            let below = self.texts.iter_mut().filter(|it| ground.holds(it.rect) != Some(false));
            below.for_each(|text| text.veils.push(number));
        }
        match ground.fill.flat() {
            _ if ground.clear => {}
            Some(colour) if self.colours.contains(&colour) => {}
            Some(colour) => self.colours.push(colour),
            None => self.mixed |= ground.fill.is_known(),
        }
        self.drawn.push(ground);
    }

    /// Whether a background of this paint can be told from the paper.
    pub(super) fn tints(&self, paint: &Paint) -> bool {
        opaque(paint).zip(self.paper.flat()).is_some_and(|(colour, paper)| !near(colour, paper))
    }

    /// Adds a picture; hands over the texts that it covers.
    pub(super) fn picture(
        &mut self,
        view: &View<'_>,
        (image, span): (&'a Image, Span),
        size: Size,
        at: Transform,
        cover: impl FnMut(Text<'a>, &[Range<usize>]),
    ) {
        let rect = around(Rect::new(Point::zero(), size.to_point()), at);
        let Some(rect) = seen(view.clip, rect) else { return };
        let (fill, outline) = (Fill::of_picture(image), Outline::Box(size));
        let ground = Ground { rect, fill, clear: false, span, outline, at };
        // Its points are looked at where it matters alone.
        let matters = || self.texts.iter().any(|text| ground.holds(text.rect) != Some(false));
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
                    let colour = ground.fill.flat().filter(|_| !ground.clear);
                    return colour.filter(|_| common(ground.rect, whole) == whole);
                }
                Some(false) => {}
                None => return None,
            }
        }
        self.paper.flat()
    }

    /// Adds a text, which should have so much contrast; returns how it is read, as far as that is sure.
    pub(super) fn text(
        &mut self,
        view: &View<'_>,
        item: &'a TextItem,
        at: Transform,
        (letters, par): (Range<usize>, Option<Location>),
        least: f64,
    ) -> Read {
        let Some(text) = self.standing(view, item, at, (letters, par), least) else {
            return Read::Well;
        };
        let read = self.read(&text);
        self.texts.push(text);
        read
    }

    /// Adds a text of a head or foot.
    pub(super) fn margin(
        &mut self,
        view: &View<'_>,
        item: &'a TextItem,
        at: Transform,
        first: usize,
    ) {
        if let Some(rect) = seen(view.clip, low(item, at)) {
            self.margins.push(Text::new(&item.text, rect, first..first, span(item), at));
        }
    }

    /// The colours of a text of a head or foot, where so little contrast is between them that it is lost.
    pub(super) fn vanished(
        &self,
        view: &View<'_>,
        item: &'a TextItem,
        at: Transform,
        least: f64,
    ) -> Option<Pair> {
        match self.read(&self.standing(view, item, at, (0..0, None), least)?) {
            Read::Not { ink, ground } | Read::Hardly { ink, ground } => Some((ink, ground)),
            Read::Well | Read::Partly { .. } => None,
        }
    }

    /// A text where it stands.
    fn standing(
        &self,
        view: &View<'_>,
        item: &'a TextItem,
        at: Transform,
        (letters, par): (Range<usize>, Option<Location>),
        least: f64,
    ) -> Option<Text<'a>> {
        let rect = seen(view.clip, low(item, at))?;
        let mut text = Text::new(&item.text, rect, letters, span(item), at);
        let (clip, inks, before) = (view.clip, inks(item, view), self.drawn.len());
        let glyphs = Glyphs { item, at, clip, par, inks, least, before };
        let room = seen(clip, glyphs.room()).unwrap_or(rect);
        text.glyphs = Some((glyphs, room));
        Some(text)
    }

    /// How a text is read on what is drawn before it.
    fn read(&self, text: &Text<'_>) -> Read {
        let Some((glyphs, _)) = &text.glyphs else { return Read::Well };
        let flat: Option<Vec<Rgb>> = glyphs.inks.iter().map(Fill::flat).collect();
        let Some(inks) = flat else { return self.by_letter(glyphs) };
        let Some(ink) = inks.first().copied() else { return Read::Well };
        let hard = |colour: Rgb| {
            let contrast = |ink: &Rgb| self.luminances.contrast(*ink, colour);
            inks.iter().all(|ink| contrast::is_low(contrast(ink), glyphs.least))
        };
        if !self.mixed && !self.colours.iter().any(|colour| hard(*colour)) {
            return Read::Well;
        }
        let ground = match self.ground(text.rect, glyphs.before) {
            Below::On(Fill::Unknown) => return Read::Well,
            Below::On(fill @ Fill::Picture(..)) if fill.flat().is_none() => return Read::Well,
            Below::On(fill) => fill.flat(),
            Below::Several => None,
        };
        let Some(ground) = ground else { return self.by_letter(glyphs) };
        if !hard(ground) {
            return Read::Well;
        }
        match inks.iter().all(|ink| near(*ink, ground)) {
            true => Read::Not { ink, ground },
            false => Read::Hardly { ink, ground },
        }
    }

    /// How a text is read whose ink or ground is not the same everywhere: letter by letter.
    fn by_letter(&self, glyphs: &Glyphs<'_>) -> Read {
        let runs = glyphs.inks.iter().any(|ink| matches!(ink, Fill::Gradient { .. }));
        let (mut all, mut lost, mut first) = (0, Vec::new(), None);
        let (mut hard, mut hardest) = (0, None);
        for (range, rect) in glyphs.low() {
            all += 1;
            let Some(pairs) = self.pairs(glyphs, rect) else { continue };
            let Some(pair) = pairs.first().copied() else { continue };
            if pairs.iter().all(|(ink, ground)| near(*ink, *ground)) {
                first.get_or_insert(pair);
                lost.push(range);
            }
            let contrast = self.best(&pairs);
            if contrast::is_low(contrast, glyphs.least) {
                hard += 1;
                if hardest.is_none_or(|(known, _)| contrast < known) {
                    hardest = Some((contrast, pair));
                }
            }
        }
        if let Some((ink, ground)) = first {
            return match lost.len() == all {
                true => Read::Not { ink, ground },
                false => Read::Partly { ink, ground, letters: lost },
            };
        }
        match hardest {
            Some((_, (ink, ground))) if hard == all || runs && hard >= SOME => {
                Read::Hardly { ink, ground }
            }
            _ => Read::Well,
        }
    }

    /// The inks of letters and what these stand on, at a place; none where that is not known.
    fn pairs(&self, glyphs: &Glyphs<'_>, rect: Rect) -> Option<Vec<Pair>> {
        let Below::On(ground) = self.ground(rect, glyphs.before) else { return None };
        let grounds = ground.at(rect)?;
        let inks: Option<Vec<_>> = glyphs.inks.iter().map(|ink| ink.at(rect)).collect();
        let pairs = |ink: Rgb| grounds.iter().map(move |ground| (ink, *ground));
        Some(inks?.concat().into_iter().flat_map(pairs).collect())
    }

    /// The best contrast of some inks with what they stand on.
    fn best(&self, pairs: &[Pair]) -> f64 {
        let all = pairs.iter().map(|(ink, ground)| self.luminances.contrast(*ink, *ground));
        all.fold(1.0, f64::max)
    }

    /// The texts that are less seen, or not, for what is drawn over them and is seen through itself.
    pub(super) fn veiled(&self) -> impl Iterator<Item = Veiled<'_, 'a>> {
        self.texts.iter().filter(|text| !text.veils.is_empty()).filter_map(|text| {
            let (glyphs, _) = text.glyphs.as_ref()?;
            let (mut all, mut lost, mut faint, mut least) = (0, Vec::new(), 0, f64::MAX);
            for (range, rect) in glyphs.low() {
                all += 1;
                let Some(mut pairs) = self.pairs(glyphs, rect) else { continue };
                let before = self.best(&pairs);
                self.veil(&text.veils, rect, &mut pairs);
                let contrast = self.best(&pairs);
                if contrast < NONE.min(before) {
                    lost.push(range);
                } else if contrast::is_low(contrast, glyphs.least)
                    && !contrast::is_low(before, glyphs.least)
                {
                    faint += 1;
                    least = least.min(contrast);
                }
            }
            let some = |count: usize| count > 0 && (count >= SOME || count == all);
            if !some(lost.len()) {
                lost.clear();
            }
            (!lost.is_empty() || some(faint)).then(|| Veiled {
                text,
                by: text.veils.first().map_or(Span::detached(), |it| self.drawn[*it].span),
                lost,
                contrast: least,
                least: glyphs.least,
            })
        })
    }

    /// Draws some grounds that are seen through over inks and what these stand on, where they hold all of a letter.
    fn veil(&self, veils: &[usize], rect: Rect, pairs: &mut [Pair]) {
        for ground in veils.iter().filter_map(|number| self.drawn.get(*number)) {
            if ground.holds(rect) != Some(true) {
                continue;
            }
            let veils = ground.fill.at(rect).unwrap_or_default();
            let Some(veil) = veils.first().filter(|_| veils.len() == 1) else { continue };
            for (ink, below) in pairs.iter_mut() {
                *ink = over(*veil, over(*ink, *below));
                *below = over(*veil, *below);
            }
        }
    }

    /// What all of a text stands on that has so many grounds before it, where that is sure.
    fn ground(&self, text: Rect, before: usize) -> Below<'_, 'a> {
        for ground in self.drawn.iter().take(before).rev() {
            match ground.holds(text) {
                Some(true) if ground.clear => return Below::On(&Fill::Unknown),
                Some(true) => return Below::On(&ground.fill),
                Some(false) => {}
                None => return Below::Several,
            }
        }
        Below::On(&self.paper)
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

/// Where the layout says a text.
pub(super) fn span(text: &TextItem) -> Span {
    text.glyphs.first().map_or(Span::detached(), |glyph| glyph.span.0)
}

/// What is looked at of the letters of a text.
fn low(text: &TextItem, at: Transform) -> Rect {
    let corners = [Point::with_y(text.size * -HEIGHT), Point::with_x(text.width())];
    around(Rect::new(corners[0], corners[1]), at)
}

/// The colour of a paint that is one and hides what is below it.
fn opaque(paint: &Paint) -> Option<Rgb> {
    let Paint::Solid(colour) = paint else { return None };
    Some(rgb(colour)).filter(|[.., alpha]| *alpha == u8::MAX)
}

/// What is seen of a text's letters: their stroke, where that is as thick as they are, else both.
fn inks<'a>(text: &'a TextItem, view: &View<'_>) -> Vec<Fill<'a>> {
    let Some(stroke) = &text.stroke else { return vec![Fill::of_text(&text.fill, view)] };
    let is_seen = |fill: &Fill<'_>| !matches!(fill, Fill::One([.., 0]));
    let edge = Some(Fill::of_text(&stroke.paint, view)).filter(is_seen);
    let inner = (edge.is_none() || stroke.thickness < text.size * STEM)
        .then(|| Fill::of_text(&text.fill, view));
    edge.into_iter().chain(inner.filter(is_seen)).collect()
}

/// A colour as it is seen over another.
pub(super) fn over(colour: Rgb, below: Rgb) -> Rgb {
    let [part, rest] = [u32::from(colour[3]), u32::from(u8::MAX - colour[3])];
    let mixed = [0, 1, 2].map(|it| {
        let mixed = u32::from(colour[it]) * part + u32::from(below[it]) * rest;
        u8::try_from(mixed / u32::from(u8::MAX)).unwrap_or(u8::MAX)
    });
    [mixed[0], mixed[1], mixed[2], u8::MAX]
}

pub(super) fn rgb(colour: &Color) -> Rgb {
    ProcessColor::Rgb(colour.to_rgb()).to_vec4_u8()
}

/// Whether an ink, which may be seen through, is lost on a colour.
pub(super) fn near(ink: Rgb, colour: Rgb) -> bool {
    let near =
        |a: u8, b: u8| u32::from(a.abs_diff(b)) * u32::from(ink[3]) <= NEAR * u32::from(u8::MAX);
    near(ink[0], colour[0]) && near(ink[1], colour[1]) && near(ink[2], colour[2])
}
