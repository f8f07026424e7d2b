//! Texts that are too small to be read: a size in millimetres was meant, or in other units.

use typst::syntax::Span;

use super::crossed::{Crossings, excerpt};
use super::drawn::Strayed;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::message::{decimal, text};
use crate::source::Place;

/// The least size of a text that somebody may read with a glass, in points.
pub(super) const LEAST: f64 = 3.0;
/// How far apart two sizes are that are one, in points.
const SAME: f64 = 0.1;

/// A text that is too small.
pub(super) struct Tiny {
    pub(super) text: Strayed,
    /// What in the layout sets it.
    pub(super) by: Span,
    /// In points.
    pub(super) size: f64,
}

impl Tiny {
    /// Whether a text of this size is told with it.
    pub(super) fn is_like(&self, size: f64) -> bool {
        (self.size - size).abs() < SAME
    }
}

impl Crossings<'_> {
    /// Warns of texts that are too small to be read, once for each size that the layout's own code gives; else of the first.
    pub(super) fn tell_tiny(&self, tiny: &[Tiny], diagnostics: &mut Diagnostics) {
        let layout = &self.typesetter.layout;
        let mut given: Vec<(&Tiny, Place)> =
            tiny.iter().filter_map(|it| Some((it, layout.sized(it.size)?))).collect();
        if let ([], Some(first)) = (&given[..], tiny.first()) {
            let place = match first.by.is_detached() {
                true => self.said_at(&first.text),
                false => self.put_at(first.by),
            };
            given.push((first, place));
        }
        for (Tiny { text, size, .. }, place) in given {
            let size = decimal(*size, 1);
            let message = text!("text-tiny", page = text.page, text = excerpt(&text.text), size);
            let own = self.typesetter.own_named().filter(|_| !layout.is_own(place.source.path()));
            let warning = Diagnostic::warning(Code::Layout, message)
                .at(&place, text!("text-tiny.label"))
                .maybe_note(own);
            diagnostics.push(self.written_at(warning, text).hint(text!("text-tiny.hint")));
        }
    }
}
