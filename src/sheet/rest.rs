//! What else is wrong with a file that is no YAML as a whole: one slip must not hide the others.

use std::sync::Arc;

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::source::{Place, Source};
use crate::yaml::{self, Node};

/// Reports what is wrong in the parts of a source that can be read, after the whole could not.
pub(super) fn report(
    source: &Arc<Source>,
    diagnostics: &mut Diagnostics,
    read: impl FnOnce(&Arc<Source>, &Node, &mut Diagnostics),
) {
    let Some(rest) = yaml::salvage(source, diagnostics) else { return };
    let mut found = Diagnostics::default();
    read(&rest.source, &rest.root, &mut found);
    let start = rest.root.range.start;
    for mut diagnostic in found.iter().cloned() {
        for (place, _) in &mut diagnostic.labels {
            *place = Place::new(source, place.range.clone());
        }
        if !is_missing(&diagnostic, start) {
            diagnostics.push(diagnostic);
        }
    }
}

/// Whether something is said to be missing in the whole of a file: it may stand in what could not be read.
fn is_missing(diagnostic: &Diagnostic, start: usize) -> bool {
    let whole = diagnostic.place().is_none_or(|place| place.range.start == start);
    let missing = [Code::MissingKey, Code::MissingDate, Code::UnexpectedValue];
    whole && missing.contains(&diagnostic.code)
}
