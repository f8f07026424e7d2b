//! Tells of texts that the layout itself puts off the paper: no author can shorten them back. What is read is told once, and heads
//! and feet once: of many, one measure is the cause.

use typst::syntax::Span;

use super::super::world::View;
use super::super::{Output, Typesetter, report};
use super::crossed::excerpt;
use super::paper::Outside;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::message::text;
use crate::source::Place;

/// What is known of an output whose layout may do so.
pub(super) struct Putting<'a> {
    pub(super) typesetter: &'a Typesetter,
    pub(super) output: &'a Output,
}

impl Putting<'_> {
    /// Whether the layout says a text in its own words.
    pub(super) fn is_own(&self, outside: &Outside) -> bool {
        let said = self.typesetter.said(self.output, outside.text.span);
        said.is_some_and(|said| said.literal)
    }

    /// Reports the first text that is read, and the first in heads and feet.
    pub(super) fn tell(&self, put: &[&Outside], diagnostics: &mut Diagnostics) {
        for artifact in [false, true] {
            // A mark that Typst sets itself, « • », is said nowhere.
            let of_kind = || put.iter().filter(|it| it.text.artifact == artifact);
            let is_said = |it: &&&Outside| !it.by.is_detached() || !it.text.span.is_detached();
            let first = of_kind().find(is_said).or_else(|| of_kind().next());
            first.into_iter().for_each(|outside| diagnostics.push(self.told(outside)));
        }
    }

    fn told(&self, outside: &Outside) -> Diagnostic {
        let layout = &self.typesetter.layout;
        let (page, text) = (outside.text.page, excerpt(&outside.text.text));
        let place = self.place(outside);
        let theme = layout.theme();
        let hint = text!("text-put-outside.hint", theme = theme.trim_start_matches('/'));
        Diagnostic::error(Code::LostText, text!("text-put-outside", page, text))
            .at(&place, report::made(self.output))
            .maybe_note(self.origin(&place))
            .hint(hint)
    }

    /// Which files of the collection's own may be the cause of what a file of the program does.
    pub(super) fn origin(&self, place: &Place) -> Option<String> {
        let is_own = self.typesetter.layout.is_own(place.source.path());
        self.typesetter.own_named().filter(|_| !is_own)
    }

    /// Where the layout puts it: the element that is placed, its paragraph, the text; else the file that it begins with.
    fn place(&self, outside: &Outside) -> Place {
        self.place_of(&[outside.by, outside.text.span])
    }

    /// Where the layout says one of these, the first that can be found; else the file that it begins with.
    pub(super) fn place_of(&self, spans: &[Span]) -> Place {
        let entry = self.typesetter.layout.entry(self.output);
        let view = View::new(&self.typesetter.base, &entry, Vec::new());
        let place = view
            .and_then(|view| spans.iter().find_map(|span| report::place(&view, (*span).into())));
        place.unwrap_or_else(|| self.typesetter.entry_place(self.output))
    }
}
