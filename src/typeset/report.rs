//! What Typst says of a layout, as our own diagnostics: paths relative to the collection, positions from 1.

use typst::World;
use typst::WorldExt;
use typst::diag::{Severity, SourceDiagnostic, Tracepoint};
use typst::syntax::DiagSpan;

use super::Output;
use crate::diag::{Code, Diagnostic};
use crate::limits;
use crate::message::text;
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
    if let Some(place) = place(world, found.span) {
        diagnostic = diagnostic.at(&place, made(output));
    } else {
        diagnostic.message.push_str(&format!(" ({})", made(output)));
    }
    let calls: Vec<String> =
        found.trace.iter().filter_map(|call| called(world, &call.v, call.span.into())).collect();
    for call in calls.iter().take(limits::LAYOUT_CALLS) {
        diagnostic = diagnostic.note(call);
    }
    let hidden = calls.len().saturating_sub(limits::LAYOUT_CALLS);
    if hidden > 0 {
        diagnostic = diagnostic.note(text!("more-hidden", count = hidden));
    }
    // Typst's own program has an argument of that name, which means something else.
    for hint in found.hints.iter().filter(|hint| !hint.v.contains("`--root`")) {
        diagnostic = diagnostic.hint(hint.v.to_string());
    }
    diagnostic
}

fn made(output: &Output) -> String {
    match output {
        Output::Annex => text!("typesetting-annex"),
        Output::Redline => text!("typesetting-redline"),
        Output::Checks => text!("typesetting-checks"),
        Output::Handout(id) => text!("typesetting-sheet", id),
    }
}

/// A step on the way to an error: what was done, and the line that asked for it.
fn called(world: &dyn World, call: &Tracepoint, span: DiagSpan) -> Option<String> {
    let place = format!("{:?}", place(world, span)?);
    Some(match call {
        Tracepoint::Call(Some(name)) => text!("step-call", name = name.as_str(), place),
        Tracepoint::Call(None) => text!("step-nameless-call", place),
        Tracepoint::Show(name) => text!("step-show", name = name.as_str(), place),
        Tracepoint::Import(name) => text!("step-import", name = name.as_str(), place),
        Tracepoint::Include(name) => text!("step-include", name = name.as_str(), place),
    })
}

fn place(world: &dyn World, span: DiagSpan) -> Option<Place> {
    let id = span.id()?;
    let text = world.source(id).ok()?.text().to_owned();
    let range = world.range(span).unwrap_or(0..0);
    let source = Source::new(id.vpath().get_without_slash(), text);
    Some(Place::new(&source, range))
}

/// The messages that a collection's maker is likely to meet, in the language of this run; the others as Typst words
/// them.
fn explain(message: &str) -> String {
    if let Some(rest) = message.strip_prefix("unknown font family: ") {
        return text!("missing-font", name = rest);
    }
    for said in ["panicked with: ", "assertion failed: "] {
        if let Some(rest) = message.strip_prefix(said) {
            return text!("layout-stops", why = rest);
        }
    }
    if message == "assertion failed" {
        return text!("layout-stops-condition");
    }
    if let Some(what) = message.strip_suffix(" did not converge") {
        return text!("layout-unstable", what);
    }
    if message.contains("did not converge") {
        return text!("layout-unstable-somewhere");
    }
    message.to_owned()
}
