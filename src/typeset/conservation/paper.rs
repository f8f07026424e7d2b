//! What lies off the paper of a page, and why: a text that begins on it and goes on beyond is too long; one of which nothing is on it
//! was put there by the layout.

use typst::introspection::Location;
use typst::layout::{Abs, Point, Size};
use typst::syntax::Span;

use super::drawn::Strayed;

/// How far a text may lie beyond the left and the upper edge, in points.
const OVER: f64 = 1.0;
/// The same at the right, as a part of the paper's width.
const BESIDE: f64 = 0.002;
/// The least part of the paper's width that a line has which is too long: no column is narrower.
const LONG: f64 = 0.25;
/// Two texts stand on one line where their heights differ by no more, in points.
const LEVEL: f64 = 1.0;

/// A text that lies off the paper.
pub(super) struct Outside {
    pub(super) text: Strayed,
    /// Whether it is too long for the place that it has.
    pub(super) long: bool,
    /// What in the layout puts it there.
    pub(super) by: Span,
}

/// What a text is part of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Group {
    pub(super) artifact: Option<Location>,
    /// The innermost placed element.
    pub(super) placed: Option<Location>,
    /// Whether it is of a note.
    pub(super) note: bool,
}

/// A text where it stands.
struct Standing {
    group: Group,
    /// The paragraph or heading that it is in.
    par: Option<Location>,
    start: Point,
    end: Point,
}

/// The texts of a page, in the order in which they are drawn.
#[derive(Default)]
pub(super) struct Paper {
    size: Size,
    texts: Vec<Standing>,
    /// Those that lie outside, each with its number, and where the layout says what is placed and what is in it.
    outside: Vec<(usize, Strayed, [Span; 2])>,
}

impl Paper {
    pub(super) fn of(size: Size) -> Self {
        Self { size, ..Self::default() }
    }

    /// Adds a text; returns whether it lies on the paper.
    pub(super) fn add(
        &mut self,
        group: Group,
        par: Option<Location>,
        [start, end]: [Point; 2],
        strayed: impl FnOnce() -> (Strayed, [Span; 2]),
    ) -> bool {
        let on = self.has(start) && self.has(end);
        if !on {
            let (strayed, by) = strayed();
            self.outside.push((self.texts.len(), strayed, by));
        }
        self.texts.push(Standing { group, par, start, end });
        on
    }

    /// The texts that lie outside.
    pub(super) fn outside(&mut self) -> Vec<Outside> {
        let outside = std::mem::take(&mut self.outside);
        let told = outside.into_iter().map(|(at, text, [placed, own])| {
            // Of a placed element that has a part on the paper, something in it is what is put outside.
            let group = self.texts[at].group;
            let is_there = self.texts.iter().any(|it| it.group == group && self.has(it.start));
            Outside { text, long: self.is_long(at), by: if is_there { own } else { placed } }
        });
        told.collect()
    }

    fn has(&self, p: Point) -> bool {
        let Size { x, y } = self.size;
        p.x.to_pt() > -OVER && p.y.to_pt() > -OVER && p.x <= x + x * BESIDE && p.y <= y
    }

    /// Whether a text is too long: for its line or, where lines follow each other off the paper, with what stands before it.
    fn is_long(&self, at: usize) -> bool {
        let Standing { start, end, .. } = self.texts[at];
        let beside = |p: Point| p.x.to_pt() <= -OVER || p.x > self.size.x + self.size.x * BESIDE;
        if self.has(start) || beside(start) || beside(end) {
            let first = self.line(at);
            let length = (end.x - first.x).abs().max((end.y - first.y).abs());
            // What is aligned to the middle or the right begins beyond the left edge.
            let least = if self.has(first) { LONG } else { 2.0 * LONG };
            let is_there = self.has(first) || first.x < Abs::zero() && !self.is_column(at, first);
            return length > self.size.x * least && is_there;
        }
        let group = self.texts[at].group;
        let on = |text: &Standing| text.group == group && self.has(text.start);
        // In the flow, what stands behind is off the paper as well.
        let placed = group.artifact.is_some() || group.placed.is_some();
        self.texts[..at].iter().any(on) && (placed || !self.texts[at..].iter().any(on))
            || placed && self.texts[at..].iter().any(on)
    }

    /// Whether other lines of a text begin where this one does, beyond the left edge: the layout puts them all there.
    fn is_column(&self, at: usize, first: Point) -> bool {
        let Standing { par, group, .. } = self.texts[at];
        let is_below = |it: &Standing| (it.start.y - first.y).abs().to_pt() > LEVEL;
        let begins = |it: &Standing| (it.start.x - first.x).abs().to_pt() <= LEVEL;
        self.texts.iter().any(|it| it.par == par && it.group == group && is_below(it) && begins(it))
    }

    /// Where the line begins that a text stands on.
    fn line(&self, at: usize) -> Point {
        let text = &self.texts[at];
        let before = self.texts[..at].iter().rev().take_while(|before| {
            before.par == text.par
                && before.group == text.group
                && (before.start.y - text.start.y).abs().to_pt() <= LEVEL
                && before.start.x <= text.start.x
        });
        before.last().unwrap_or(text).start
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FLOW: Group = Group { artifact: None, placed: None, note: false };

    fn long(lines: &[(f64, f64, f64)]) -> Vec<bool> {
        let mut paper = Paper::of(Size::new(Abs::pt(600.0), Abs::pt(800.0)));
        for (x, y, width) in lines {
            let at = |x: f64| Point::new(Abs::pt(x), Abs::pt(*y));
            paper.add(FLOW, None, [at(*x), at(x + width)], || {
                let text = String::new();
                let span = Span::detached();
                (Strayed { page: 1, text, letters: 0, span, artifact: false }, [span; 2])
            });
        }
        paper.outside().iter().map(|it| it.long).collect()
    }

    #[test]
    fn what_begins_on_the_paper_is_too_long_and_what_does_not_was_put_there() {
        // A long word, alone, behind others, in the middle.
        assert_eq!(long(&[(60.0, 100.0, 700.0)]), [true]);
        assert_eq!(long(&[(60.0, 100.0, 500.0), (560.0, 100.0, 90.0)]), [true]);
        assert_eq!(long(&[(-50.0, 100.0, 700.0)]), [true]);
        // Lines that all begin there.
        assert_eq!(long(&[(-50.0, 100.0, 700.0), (-50.0, 120.0, 690.0)]), [false; 2]);
        // A short one, where lines have no room; beside the paper.
        assert_eq!(long(&[(580.0, 100.0, 60.0)]), [false]);
        assert_eq!(long(&[(700.0, 100.0, 400.0)]), [false]);
        assert_eq!(long(&[(-300.0, 100.0, 200.0)]), [false]);
        // Lines that go on below; one that is moved there, and one above.
        let lines = [(60.0, 780.0, 90.0), (60.0, 805.0, 90.0), (60.0, 820.0, 90.0)];
        assert_eq!(long(&lines), [true, true]);
        assert_eq!(long(&[(60.0, 100.0, 90.0), (60.0, 950.0, 90.0), (60.0, 120.0, 90.0)]), [false]);
        assert_eq!(long(&[(60.0, -20.0, 90.0), (60.0, 120.0, 90.0)]), [false]);
    }
}
