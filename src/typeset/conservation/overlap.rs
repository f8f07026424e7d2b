//! Texts that are drawn one over the other, so that neither is read: a title too long for its box, say, over the lead.
//!
//! Only what is sure is told: text on text, both upright, letters or digits in each. Signs are drawn over others on purpose, and a
//! text over itself is a shadow.

use std::ops::Range;

use typst::layout::{Abs, Rect, Transform};
use typst::syntax::Span;

use super::view::{common, touch};

/// The least part of the lower text's height that both have in common.
const HEIGHT: f64 = 0.25;
/// The least width that both have in common, in such heights.
const WIDTH: f64 = 1.0;

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
        Self { text, rect, letters, span, straight }
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
        let shadow = || self.text.contains(other.text) || other.text.contains(self.text);
        least > lower * HEIGHT && most > lower * WIDTH && !shadow()
    }
}

/// The first text of a head or foot that crosses one of the page, with that one. What is much larger or smaller than the text is
/// put there on purpose.
pub(super) fn margin<'t, 'a>(
    margins: &'t [Text<'a>],
    texts: &'t [Text<'a>],
) -> Option<[&'t Text<'a>; 2]> {
    margins.iter().filter(|it| it.is_sure()).find_map(|margin| {
        let like = |text: &&Text<'_>| {
            let [a, b] = [margin.height(), text.height()].map(Abs::to_pt);
            a.max(b) < a.min(b) * ALIKE
        };
        let mut texts = texts.iter().filter(|it| it.is_sure()).filter(like);
        texts.find(|text| margin.crosses(text)).map(|text| [margin, text])
    })
}

/// The first two texts of a page that cross, in the order in which they are drawn.
pub(super) fn first<'t, 'a>(texts: &'t [Text<'a>]) -> Option<[&'t Text<'a>; 2]> {
    let mut sorted: Vec<_> = texts.iter().filter(|text| text.is_sure()).collect();
    sorted.sort_by_key(|text| text.rect.min.y);
    let pairs = sorted.iter().enumerate().flat_map(|(number, text)| {
        let below = sorted[number + 1..].iter().take_while(|it| it.rect.min.y < text.rect.max.y);
        below.filter(|other| text.crosses(other)).map(|other| [*text, *other])
    });
    let ordered = pairs.map(|mut pair| {
        pair.sort_by_key(|text| text.letters.start);
        pair
    });
    ordered.min_by_key(|[first, _]| first.letters.start)
}

#[cfg(test)]
mod tests {
    use typst::layout::Point;

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
