//! Where a layout says what a page shows.

use typst::World;
use typst::syntax::{Span, SyntaxKind};

use super::world::View;
use super::{Output, Typesetter, report};
use crate::source::Place;

/// How a layout says a text.
pub(super) struct Said {
    /// Whether its letters stand there: it is no data.
    pub(super) literal: bool,
    /// Where.
    pub(super) place: Place,
    /// Whether the file is the collection's own.
    pub(super) own: bool,
}

impl Typesetter {
    /// How the layout of an output says a text that is drawn; none where that cannot be told.
    pub(super) fn said(&self, output: &Output, span: Span) -> Option<Said> {
        let view = View::new(&self.base, &self.layout.entry(output), Vec::new())?;
        let source = view.source(span.id()?).ok()?;
        let kind = source.find(span)?.kind();
        let place = report::place(&view, span.into())?;
        let own = self.layout.is_own(place.source.path());
        Some(Said { literal: matches!(kind, SyntaxKind::Text | SyntaxKind::Str), place, own })
    }
}
