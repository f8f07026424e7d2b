//! Errors of a round of layout that is not the last. Typst lays pages out until what is read of them stays, and tells the errors of the
//! last round alone: an error that empties a part of the pages in every second round is never in that one, and all that can be seen
//! of it is that the layout does not settle.

use std::cell::Cell;

use typst::comemo::Track;
use typst::diag::{SourceDiagnostic, SourceResult};
use typst::engine::{Engine, Route, Sink};
use typst::foundations::{Content, Output, StyleChain, Target};
use typst::introspection::Introspector;
use typst_layout::PagedDocument;

use super::world::View;

/// Rounds whose errors may pass: in the first nothing is known of the pages, in the second what the first knew of them.
const PASSING: usize = 2;

thread_local! {
    /// The round of layout that is on, from 0.
    static ROUND: Cell<usize> = const { Cell::new(0) };
}

/// The errors of the first round that has some, those apart that may pass; none where no round has any.
pub(super) fn errors(world: &View<'_>) -> Vec<SourceDiagnostic> {
    ROUND.set(0);
    let result = typst::compile::<Stopping>(world).output;
    result.err().into_iter().flatten().collect()
}

/// Pages whose layout stops at the errors of a round.
struct Stopping(PagedDocument);

impl Output for Stopping {
    fn target() -> Target {
        PagedDocument::target()
    }

    fn create(
        engine: &mut Engine<'_>,
        content: &Content,
        styles: StyleChain<'_>,
    ) -> SourceResult<Self> {
        let mut sink = Sink::new();
        let mut inner = Engine {
            library: engine.library,
            world: engine.world,
            introspector: engine.introspector,
            traced: engine.traced,
            sink: sink.track_mut(),
            route: Route::default(),
        };
        let pages = PagedDocument::create(&mut inner, content, styles)?;
        let errors = sink.delayed();
        let round = ROUND.replace(ROUND.get() + 1);
        if round >= PASSING && !errors.is_empty() {
            return Err(errors);
        }
        Ok(Self(pages))
    }

    fn introspector(&self) -> &dyn Introspector {
        Output::introspector(&self.0)
    }
}
