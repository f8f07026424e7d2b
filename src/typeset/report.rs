//! What Typst says of a layout, as our own diagnostics: paths relative to the collection, positions from 1.

use typst::World;
use typst::WorldExt;
use typst::diag::{Severity, SourceDiagnostic};

use super::Output;
use crate::diag::{Code, Diagnostic};
use crate::source::{Place, Source};

/// Warnings that would lose something on the page, and so are errors here.
const SERIOUS: &[&str] = &["unknown font family", "did not converge"];

/// A Typst diagnostic as one of ours.
pub(super) fn translate(
    world: &dyn World,
    output: &Output,
    found: &SourceDiagnostic,
) -> Diagnostic {
    let serious = SERIOUS.iter().any(|serious| found.message.contains(serious));
    let message = explain(&found.message);
    let mut diagnostic = if found.severity == Severity::Error || serious {
        Diagnostic::error(Code::Layout, message)
    } else {
        Diagnostic::warning(Code::Layout, message)
    };
    if let Some(place) = place(world, found) {
        diagnostic = diagnostic.at(&place, made(output));
    } else {
        diagnostic.message.push_str(&format!(" ({})", made(output)));
    }
    for hint in &found.hints {
        diagnostic = diagnostic.hint(hint.v.to_string());
    }
    diagnostic
}

fn made(output: &Output) -> String {
    match output {
        Output::Annex => "en composant l'annexe".into(),
        Output::Checks => "en vérifiant les mises en page".into(),
        Output::Handout(id) => format!("en composant la fiche « {id} »"),
    }
}

fn place(world: &dyn World, found: &SourceDiagnostic) -> Option<Place> {
    let id = found.span.id()?;
    let text = world.source(id).ok()?.text().to_owned();
    let range = world.range(found.span).unwrap_or(0..0);
    let source = Source::new(id.vpath().get_without_slash(), text);
    Some(Place::new(&source, range))
}

/// The messages that a collection's maker is likely to meet, in French; the others as Typst words them.
fn explain(message: &str) -> String {
    if let Some(rest) = message.strip_prefix("unknown font family: ") {
        return format!("police absente : {rest}");
    }
    if message.contains("did not converge") {
        return "la mise en page ne se stabilise pas".into();
    }
    message.to_owned()
}
