//! `annexe fmt`: what it writes, that nothing is lost in it, that doing it twice changes nothing.

mod cli;
mod form;
mod generate;
mod merge;
mod shapes;

use annexe::diag::Diagnostics;
use annexe::fmt;
use annexe::source::Source;

/// The one form of a text without errors, which is also that of itself.
fn formatted(text: &str) -> String {
    let once = try_formatted(text).expect("no errors");
    assert_eq!(try_formatted(&once).as_ref(), Some(&once), "twice is not once: {text:?}");
    once
}

/// The one form of a text; nothing where the text has errors.
fn try_formatted(text: &str) -> Option<String> {
    let mut found = Diagnostics::default();
    let source = Source::decode("sources/x.yaml".as_ref(), text.as_bytes(), &mut found)?;
    let new = fmt::format(&source, None, &mut found).unwrap_or_else(|e| panic!("{e}\n{text}"));
    assert_eq!(new.is_none(), found.errors() > 0);
    new
}
