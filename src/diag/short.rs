//! A line a diagnostic, as compilers write them: for editors and for grep.

use std::path::Path;

use super::{Diagnostic, Spot};

/// `file:line:column: severity[code]: message`, with a line feed.
#[must_use]
pub fn short(diagnostic: &Diagnostic, root: &Path) -> String {
    let place = diagnostic.place().map_or_else(String::new, |place| {
        let spot = Spot::of(place, root);
        format!("{}:{}:{}: ", spot.file, spot.line, spot.column)
    });
    let (word, code) = (diagnostic.severity.word(), diagnostic.code);
    format!("{place}{word}[{code}]: {}\n", diagnostic.message)
}
