//! What Typst says of a layout, as our own diagnostics: paths relative to the collection, positions from 1.

use typst::World;
use typst::WorldExt;
use typst::diag::{Severity, SourceDiagnostic, Tracepoint};
use typst::syntax::DiagSpan;

use super::Output;
use crate::diag::{Code, Diagnostic};
use crate::limits;
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
    if calls.len() > limits::LAYOUT_CALLS {
        diagnostic =
            diagnostic.note(format!("… et {} de plus", calls.len() - limits::LAYOUT_CALLS));
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

/// A step on the way to an error: what was done, and the line that asked for it.
fn called(world: &dyn World, call: &Tracepoint, span: DiagSpan) -> Option<String> {
    let place = place(world, span)?;
    let what = match call {
        Tracepoint::Call(Some(name)) => format!("« {name} », appelé"),
        Tracepoint::Call(None) => "appelé".into(),
        Tracepoint::Show(name) => format!("« {name} », montré"),
        Tracepoint::Import(name) => format!("« {name} », importé"),
        Tracepoint::Include(name) => format!("« {name} », inclus"),
    };
    Some(format!("{what} depuis {place:?}"))
}

fn place(world: &dyn World, span: DiagSpan) -> Option<Place> {
    let id = span.id()?;
    let text = world.source(id).ok()?.text().to_owned();
    let range = world.range(span).unwrap_or(0..0);
    let source = Source::new(id.vpath().get_without_slash(), text);
    Some(Place::new(&source, range))
}

/// The messages that a collection's maker is likely to meet, in French; the others as Typst words them.
fn explain(message: &str) -> String {
    if let Some(rest) = message.strip_prefix("unknown font family: ") {
        return format!("police absente : {rest}");
    }
    for said in ["panicked with: ", "assertion failed: "] {
        if let Some(rest) = message.strip_prefix(said) {
            return format!("la mise en page s'arrête : {rest}");
        }
    }
    if message == "assertion failed" {
        return "la mise en page s'arrête : une condition n'est pas remplie".into();
    }
    if let Some(what) = message.strip_suffix(" did not converge") {
        return format!("la mise en page ne se stabilise pas : {what}");
    }
    if message.contains("did not converge") {
        return "la mise en page ne se stabilise pas".into();
    }
    message.to_owned()
}
