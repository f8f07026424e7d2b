//! Lines of one text that stand so close that the letters of one touch those of the next: a size was changed, its distance was not.
//!
//! Compared are the sizes of letters with the distances of the lines that they stand on, within a paragraph or a heading.

use typst::introspection::Location;
use typst::layout::{Abs, Point};

use super::crossed::{Crossings, excerpt};
use super::drawn::Strayed;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::message::{decimal, text};

/// The least distance of two lines, in sizes of their letters: descenders and ascenders of usual faces take about this much.
/// What is set solid has 1.
const LEAST: f64 = 0.85;
/// The same of lines in capitals, which have no descenders.
const LEAST_CAPITALS: f64 = 0.72;
/// How far apart texts of one line stand at most, up and down, in sizes: a call of a note is raised.
const LEVEL: f64 = 0.4;
/// Most others that are named beside the lines that are told.
const NAMED: usize = 6;
/// How far a text that is raised or lowered stands from its line at most, in sizes of that.
const RAISED: f64 = 0.6;
/// How far from the end of the text before it, in sizes of that.
const BESIDE: f64 = 0.3;
/// How much of a size two lines have in common from left to right at least.
const WIDTH: f64 = 1.0;

/// The first lines of one text that touch, of each distance and size.
pub(super) struct Touching {
    /// The lower one.
    pub(super) text: Strayed,
    /// From one line to the next, in points.
    distance: f64,
    /// Of the letters, in points.
    size: f64,
}

/// A text on its line.
struct Standing {
    start: Point,
    end: Abs,
    size: f64,
    capitals: bool,
}

/// The lines of the text that a walk is in.
#[derive(Default)]
pub(super) struct Lines {
    text: Option<Location>,
    page: usize,
    standing: Vec<Standing>,
}

impl Lines {
    /// Adds a text that stands upright, on a page and in a paragraph or heading; tells whether it touches a line above it.
    pub(super) fn add(
        &mut self,
        (page, text): (usize, Location),
        [start, end]: [Point; 2],
        size: f64,
        letters: &str,
        strayed: impl FnOnce() -> Strayed,
    ) -> Option<Touching> {
        if (self.page, self.text) != (page, Some(text)) {
            *self = Self { text: Some(text), page, standing: Vec::new() };
        }
        // Signs may stand anywhere: a check before a line, a sign that another is made of.
        if !letters.chars().any(char::is_alphanumeric) {
            return None;
        }
        let capitals = !letters.chars().any(char::is_lowercase);
        let mut this = Standing { start, end: end.x, size, capitals };
        if let Some(last) = self.standing.last().filter(|last| this.is_raised_behind(last)) {
            this.start.y = last.start.y;
        }
        let near = self.standing.iter().rev().take_while(|it| it.is_near(&this));
        let touched = near.filter_map(|it| it.touched_by(&this)).next();
        self.standing.push(this);
        touched.map(|distance| Touching { text: strayed(), distance, size })
    }
}

impl Standing {
    /// Whether it is raised or lowered beside a larger text, on whose line it stands: « 5ᵉ », the call of a note.
    fn is_raised_behind(&self, last: &Self) -> bool {
        let [beside, raised] =
            [self.start.x - last.end, self.start.y - last.start.y].map(|it| it.to_pt().abs());
        self.size < last.size && beside < last.size * BESIDE && raised < last.size * RAISED
    }

    /// Whether it may be on the line of another, or on the one above that.
    fn is_near(&self, other: &Self) -> bool {
        (other.start.y - self.start.y).to_pt().abs() < 2.0 * self.size.max(other.size)
    }

    /// How far below it a text stands that touches it.
    fn touched_by(&self, below: &Self) -> Option<f64> {
        let distance = (below.start.y - self.start.y).to_pt();
        let size = self.size.min(below.size);
        let least = if self.capitals && below.capitals { LEAST_CAPITALS } else { LEAST };
        let common = (self.end.min(below.end) - self.start.x.max(below.start.x)).to_pt();
        (distance > size * LEVEL && distance < size * least && common > size * WIDTH)
            .then_some(distance)
    }
}

impl Crossings<'_> {
    /// Warns of lines that touch: one measure is the cause of all, most often; best told at a size that the layout's own code gives.
    pub(super) fn tell_lines(&self, touching: &[Touching], diagnostics: &mut Diagnostics) {
        let layout = &self.typesetter.layout;
        let sized = |found: &&Touching| layout.sized(found.size).is_some();
        let Some(told) = touching.iter().find(sized).or_else(|| touching.first()) else { return };
        let others = touching.iter().filter(|it| !std::ptr::eq(*it, told)).map(|it| &it.text);
        let named =
            |it: &Strayed| text!("lines-touch.other", page = it.page, text = excerpt(&it.text));
        let shown: Vec<String> = others.clone().take(NAMED).map(named).collect();
        let count = others.count();
        let more = if count > NAMED { ", …" } else { "" };
        let note = (count > 0)
            .then(|| text!("lines-touch.others", count, places = shown.join(", ") + more));
        let (page, text) = (told.text.page, excerpt(&told.text.text));
        let [distance, size] = [told.distance, told.size].map(|points| decimal(points, 1));
        let place = layout.sized(told.size).unwrap_or_else(|| self.said_at(&told.text));
        let warning = Diagnostic::warning(Code::Layout, text!("lines-touch", page, text))
            .at(&place, text!("lines-touch.label", distance, size));
        let theme = layout.theme();
        diagnostics.push(
            self.written_at(warning, &told.text)
                .maybe_note(note)
                .hint(text!("lines-touch.hint", theme = theme.trim_start_matches('/'))),
        );
    }
}

impl Crossings<'_> {
    /// Warns of letters that stand one on the other, where the layout's own code takes room from between them.
    pub(super) fn tell_stacked(&self, stacked: Option<&Strayed>, diagnostics: &mut Diagnostics) {
        let Some(text) = stacked else { return };
        let layout = &self.typesetter.layout;
        let place = layout.tracked().unwrap_or_else(|| self.said_at(text));
        let message = text!("letters-stacked", page = text.page, text = excerpt(&text.text));
        let warning = Diagnostic::warning(Code::Layout, message)
            .at(&place, text!("letters-stacked.label"))
            .maybe_note(
                self.typesetter.own_named().filter(|_| !layout.is_own(place.source.path())),
            );
        diagnostics.push(self.written_at(warning, text).hint(text!("letters-stacked.hint")));
    }
}

impl Touching {
    /// Whether another is told with this one: its lines have the same measures.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        (self.distance - other.distance).abs() < 0.1 && (self.size - other.size).abs() < 0.1
    }
}
