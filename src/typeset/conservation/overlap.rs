//! Texts that are drawn one over the other, so that neither is read: a title too long for its box, say, over the lead.
//!
//! Only what is sure is told: text on text, both upright, letters or digits in each. Signs are drawn over others on purpose, and a
//! text over itself is a shadow.

use std::ops::Range;

use typst::layout::{Abs, Point, Rect, Transform};
use typst::syntax::Span;

use super::glyphs::{Glyphs, Letter};
use super::letters::compared;
use super::view::{common, touch};

/// The least part of the lower text's height that both have in common.
const HEIGHT: f64 = 0.25;
/// The least width that both have in common, in such heights.
const WIDTH: f64 = 1.0;

/// The part of a line's height from which on a text of a head or foot stands in it.
const HALF: f64 = 0.5;

/// The least height that two letters have in common which cross, in sizes of the smaller: without any leading, the letters of usual
/// faces reach a little less far into the line above.
const DEEP: f64 = 0.055;
/// The least part of the narrower one's width that they have in common.
const BROAD: f64 = 0.3;
/// The fewest letters of two texts together that cross, and the least part of those that stand one over the other.
const LETTERS: usize = 3;
const PART: f64 = 0.2;

/// How many times larger one text is than another at most, where both are there to be read.
const ALIKE: f64 = 1.8;

/// A text on its page.
#[derive(Clone)]
pub(super) struct Text<'a> {
    pub(super) text: &'a str,
    /// What is looked at of its letters' height.
    pub(super) rect: Rect,
    /// Which letters of those drawn it has.
    pub(super) letters: Range<usize>,
    /// Where the layout says it.
    pub(super) span: Span,
    /// Its letters, and the room that they may take as far as it is seen.
    pub(super) glyphs: Option<(Glyphs<'a>, Rect)>,
    /// The numbers of the grounds over it that are seen through.
    pub(super) veils: Vec<usize>,
    /// Whether it stands upright or lies on its side: of others the rectangle says too little.
    straight: bool,
}

impl<'a> Text<'a> {
    pub(super) fn new(
        text: &'a str,
        rect: Rect,
        letters: Range<usize>,
        span: Span,
        at: Transform,
    ) -> Self {
        let none = |a: f64, b: f64| a.abs() < 1e-6 && b.abs() < 1e-6;
        let straight = none(at.kx.get(), at.ky.get()) || none(at.sx.get(), at.sy.get());
        Self { text, rect, letters, span, glyphs: None, veils: Vec::new(), straight }
    }

    /// The room that its letters may take.
    fn tall(&self) -> Rect {
        self.glyphs.as_ref().map_or(self.rect, |(_, room)| *room)
    }

    /// Which of the letters that are compared some of the text, in bytes, are.
    pub(super) fn compared(&self, range: &Range<usize>) -> Range<usize> {
        let before = |end: usize| self.letters.start + self.text.get(..end).map_or(0, compared);
        before(range.start)..before(range.end)
    }

    fn height(&self) -> Abs {
        let size = self.rect.size();
        size.x.min(size.y)
    }

    /// Whether it is read, and its rectangle tells where.
    fn is_sure(&self) -> bool {
        self.straight && self.text.chars().any(char::is_alphanumeric)
    }

    /// Whether it says at the same place what another says.
    pub(super) fn repeats(&self, other: &Self) -> bool {
        touch(self.rect, other.rect)
            && (self.text.contains(other.text) || other.text.contains(self.text))
    }

    /// Whether two texts cross, so that their letters hide each other.
    fn crosses(&self, other: &Self) -> bool {
        let lower = self.height().min(other.height());
        let both = common(self.rect, other.rect).size();
        let (least, most) = (both.x.min(both.y), both.x.max(both.y));
        least > lower * HEIGHT && most > lower * WIDTH && !self.is_shadow(other)
    }

    /// Whether it says the same as another.
    fn is_shadow(&self, other: &Self) -> bool {
        self.text.contains(other.text) || other.text.contains(self.text)
    }

    /// Whether the letters of two lines go through each other, though each has its own line.
    fn interleaves(&self, other: &Self) -> bool {
        let (Some((one, room)), Some((two, beside))) = (&self.glyphs, &other.glyphs) else {
            return false;
        };
        // How close the lines of one text stand is told otherwise; what is much larger stands behind the text on purpose.
        let same = one.par.is_some() && one.par == two.par;
        if same || !touch(*room, *beside) || !alike(one.size(), two.size()) {
            return false;
        }
        if !one.is_upright() || !two.is_upright() {
            return false;
        }
        let both = common(*room, *beside);
        let deep = one.size().min(two.size()) * DEEP;
        let [ones, twos] = [one, two].map(|glyphs| glyphs.within(both));
        let crossed = |letter: &Letter, others: &[Letter]| {
            others.iter().any(|other| {
                across(letter.whole, other.body, deep) || across(letter.body, other.whole, deep)
            })
        };
        let count = |own: &[Letter], others: &[Letter]| {
            own.iter().filter(|letter| crossed(letter, others)).count()
        };
        let [a, b] = [count(&ones, &twos), count(&twos, &ones)];
        let part = |crossed: usize, all: usize| crossed as f64 >= all as f64 * PART;
        !self.is_shadow(other) && a + b >= LETTERS && (part(a, ones.len()) || part(b, twos.len()))
    }
}

/// Whether two rectangles have enough in common.
fn across(a: Rect, b: Rect, deep: Abs) -> bool {
    let (both, a, b) = (common(a, b).size(), a.size(), b.size());
    both.y > deep && both.x > a.x.min(b.x) * BROAD
}

/// Whether one size is not much larger than another.
fn alike(a: Abs, b: Abs) -> bool {
    let [a, b] = [a, b].map(Abs::to_pt);
    a.max(b) < a.min(b) * ALIKE
}

/// The first text of a head or foot that crosses one of the page, or stands in the room of its lines, with that one; and whether their
/// letters cross. What is much larger or smaller than the text is put there on purpose.
pub(super) fn margin<'t, 'a>(
    margins: &'t [Text<'a>],
    texts: &'t [Text<'a>],
) -> Option<([&'t Text<'a>; 2], bool)> {
    let first = |meet: &dyn Fn(&Text<'a>, &Text<'a>) -> bool| {
        margins.iter().filter(|it| it.is_sure()).find_map(|margin| {
            let like = |text: &&Text<'_>| alike(margin.height(), text.height());
            let mut texts = texts.iter().filter(|it| it.is_sure()).filter(like);
            texts.find(|text| meet(margin, text)).map(|text| [margin, text])
        })
    };
    if let Some(both) = first(&|margin, text| margin.crosses(text)) {
        return Some((both, true));
    }
    let wide = |text: &Text<'a>| room_of_lines(text, texts);
    first(&|margin, text| wide(text).is_some_and(|room| is_in(margin.rect, room)))
        .map(|both| (both, false))
}

/// The room that the line of a text has, as wide as the widest line of its paragraph: where that has several.
fn room_of_lines<'a>(text: &Text<'a>, texts: &[Text<'a>]) -> Option<Rect> {
    let par = text.glyphs.as_ref()?.0.par?;
    let of_it =
        || texts.iter().filter(|it| it.glyphs.as_ref().is_some_and(|it| it.0.par == Some(par)));
    of_it().any(|it| !touch(wide(it.rect), text.rect)).then_some(())?;
    let left = of_it().map(|it| it.rect.min.x).min()?;
    let right = of_it().map(|it| it.rect.max.x).max()?;
    Some(Rect::new(Point::new(left, text.rect.min.y), Point::new(right, text.rect.max.y)))
}

/// A rectangle across all of a page.
fn wide(rect: Rect) -> Rect {
    Rect::new(Point::with_y(rect.min.y), Point::new(Abs::inf(), rect.max.y))
}

/// Whether a text stands in a room of the height of a line, by more than half of the lower one's height.
fn is_in(margin: Rect, room: Rect) -> bool {
    let both = common(margin, room).size();
    let lower = margin.size().y.min(room.size().y);
    both.y > lower * HALF && both.x > lower * WIDTH
}

/// The first two texts of a page that cross, in the order in which they are drawn.
pub(super) fn first<'t, 'a>(texts: &'t [Text<'a>]) -> Option<[&'t Text<'a>; 2]> {
    let mut sorted: Vec<_> = texts.iter().filter(|text| text.is_sure()).collect();
    sorted.sort_by_key(|text| text.tall().min.y);
    let find = |cross: fn(&Text<'a>, &Text<'a>) -> bool| {
        let pairs = sorted.iter().enumerate().flat_map(|(number, text)| {
            let below = sorted[number + 1..].iter();
            let below = below.take_while(|it| it.tall().min.y < text.tall().max.y);
            below.filter(move |other| cross(text, other)).map(|other| [*text, *other])
        });
        let ordered = pairs.map(|mut pair| {
            pair.sort_by_key(|text| text.letters.start);
            pair
        });
        ordered.min_by_key(|[first, _]| first.letters.start)
    };
    // What is sure at a glance is told first.
    find(Text::crosses).or_else(|| find(Text::interleaves))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str, x: f64, y: f64, start: usize) -> Text<'_> {
        let at = |x: f64, y: f64| Point::new(Abs::pt(x), Abs::pt(y));
        let rect = Rect::new(at(x, y), at(x + 30.0, y + 4.0));
        Text::new(text, rect, start..start + 4, Span::detached(), Transform::identity())
    }

    #[test]
    fn texts_that_cross_are_told_and_neighbours_are_not() {
        let crossed = |second: Text<'_>| first(&[text("un mot", 0.0, 0.0, 0), second]).is_some();
        assert!(crossed(text("autre", 5.0, 2.0, 4)));
        // Beside it, on the next line, hardly over its edge, a sign, itself.
        assert!(!crossed(text("autre", 29.0, 0.0, 4)));
        assert!(!crossed(text("autre", 0.0, 10.0, 4)));
        assert!(!crossed(text("autre", 0.0, 3.5, 4)));
        assert!(!crossed(text("✓", 5.0, 2.0, 4)));
        assert!(!crossed(text("un mot", 0.5, 0.5, 4)));
    }
}
