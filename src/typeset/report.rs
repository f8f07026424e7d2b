//! What Typst says of a layout, as our own diagnostics: paths relative to the collection, positions from 1.

use std::collections::HashSet;

use typst::World;
use typst::WorldExt;
use typst::diag::{Severity, SourceDiagnostic, Tracepoint};
use typst::syntax::DiagSpan;

use super::slips::replaced::Replaced;
use super::slips::unclosed::{UNCLOSED, lacks_quote, one_too_many, open_line, semicolon};
use super::slips::{absent, choices, colours, meant, measures, unstable};
use super::world::View;
use super::{Output, wording};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::limits;
use crate::message::text;
use crate::source::{Place, Source};

/// Warnings that would lose something on the page, and so are errors here.
const SERIOUS: &[&str] = &["unknown font family", "did not converge", "did not stabilize"];

/// What it says of each name that an import asks for and that the other file does not have.
const UNRESOLVED: &str = "unresolved import";

/// Most labels that are named.
const LABELS: usize = 3;

/// What Typst says of a document without a title, after the standard that asks for it.
const NO_TITLE: &str = "missing document title";

/// What Typst says of a place in its own program that should never be reached; why follows, and where in that program.
const INTERNAL: &str = "internal error: ";

/// What it says where it loses its way among the parts of a note, and asks to be told of a fault of its own.
const LOST: &str = "ambiguous logical parent";

/// Typst's errors as ours. Of those in the syntax of a file, the first is told: the others come of it, and hide it.
pub(super) fn errors(
    world: &View<'_>,
    output: &Output,
    errors: &[SourceDiagnostic],
    diagnostics: &mut Diagnostics,
) {
    let (unmarked, errors): (Vec<_>, Vec<_>) =
        errors.iter().cloned().partition(|error| wording::label(&error.message).is_some());
    diagnostics.extend(unfound(world, output, &unmarked));
    for of_file in errors.chunk_by(|a, b| a.span.id().is_some() && a.span.id() == b.span.id()) {
        let [first, others @ ..] = of_file else { continue };
        if of_file.iter().all(|error| error.message == UNRESOLVED) {
            diagnostics.push(undefined(world, output, first, of_file));
            continue;
        }
        if let Some(place) = semicolon(world, of_file) {
            let (wanted, found) = (text!("typst-comma"), text!("typst-semicolon"));
            let message = text!("layout-expected-found", wanted, found);
            let told = Diagnostic::error(Code::Layout, message)
                .at(&place, made(output))
                .hint(text!("layout-semicolon"));
            let count = others.len();
            let more = (count > 0).then(|| text!("layout-slips", count));
            diagnostics.push(told.maybe_note(more));
            continue;
        }
        let [second, ..] = others else {
            diagnostics.push(translate(world, output, first));
            continue;
        };
        if !is_slip(world, first) {
            of_file.iter().for_each(|error| diagnostics.push(translate(world, output, error)));
            continue;
        }
        // Of brackets in brackets that are never closed, the inner one keeps the others open.
        let open = of_file.iter().take_while(|error| error.message == UNCLOSED).count();
        let first = of_file.get(open.saturating_sub(1)).unwrap_or(first);
        let second = of_file.get(open).unwrap_or(second);
        // Behind a quotation mark too few, brackets look open that are not.
        let half_quoted = others.iter().find(|error| error.message != UNCLOSED);
        let cause = half_quoted
            .filter(|it| first.message == UNCLOSED && colours::is_half_quoted(world, it))
            .unwrap_or(first);
        let mut told = translate(world, output, cause);
        if let Some((place, bracket)) =
            one_too_many(world, first, second).filter(|_| cause == first)
        {
            let told = Diagnostic::error(Code::Layout, text!("layout-closing", bracket))
                .at(&place, made(output))
                .hint(text!("layout-closing.hint"));
            diagnostics.push(told.note(text!("layout-slips", count = others.len())));
            continue;
        }
        // A text that its line does not end hides what closes the bracket.
        let unquoted = place(world, cause.span).filter(lacks_quote);
        if let Some(place) = unquoted.filter(|_| cause.message == UNCLOSED) {
            told = told.at(&place, text!("layout-unclosed.quote"));
            diagnostics.push(told.note(text!("layout-slips", count = others.len())));
            continue;
        }
        // What is never closed is told where it opens.
        if cause.message == UNCLOSED
            && open < of_file.len()
            && let Some(place) = place(world, second.span)
        {
            told = told.at(
                &place,
                match lacks_quote(&place) {
                    true => text!("layout-unclosed.quote"),
                    false => text!("layout-unclosed.label"),
                },
            );
            if let Some(line) = open_line(world, first, &place) {
                told = told.at(&line, text!("layout-unclosed.line"));
            }
        }
        diagnostics.push(told.note(text!("layout-slips", count = others.len())));
    }
}

/// Labels that a layout looks for and that nothing has, as one error: one line asks for one of each sheet.
fn unfound(world: &View<'_>, output: &Output, errors: &[SourceDiagnostic]) -> Diagnostics {
    let mut found = Diagnostics::default();
    let Some(first) = errors.first() else { return found };
    let mut labels: Vec<&str> =
        errors.iter().filter_map(|error| wording::label(&error.message)).collect();
    let mut known = HashSet::new();
    labels.retain(|label| known.insert(*label));
    let count = labels.len();
    let more = if count > LABELS { ", …" } else { "" };
    labels.truncate(LABELS);
    let mut told = translate(world, output, first);
    told.message = text!("layout-no-labels", count, labels = labels.join(", ") + more);
    for error in errors {
        if let Some(place) = place(world, error.span)
            && told.labels.iter().all(|(known, _)| {
                (known.source.path(), &known.range) != (place.source.path(), &place.range)
            })
        {
            told = told.at(&place, text!("layout-no-labels.again"));
        }
    }
    found.push(told.hint(text!("layout-no-labels.hint")));
    found
}

/// The names that a file imports and that others do not define, as one error at the first.
fn undefined(
    world: &View<'_>,
    output: &Output,
    first: &SourceDiagnostic,
    of_file: &[SourceDiagnostic],
) -> Diagnostic {
    let asked = of_file.iter().filter_map(|error| place(world, error.span));
    let mut names: Vec<String> =
        asked.map(|place| place.source.text()[place.range.clone()].to_owned()).collect();
    names.dedup();
    let mut told = translate(world, output, first);
    told.message = text!("layout-undefined", count = names.len(), names = names.join(", "));
    told.maybe_hint(meant::near_import(world, first))
        .hint(text!("layout-undefined.hint", count = names.len()))
}

/// Whether an error is one of its file's syntax: nothing of such a file is run.
fn is_slip(world: &View<'_>, error: &SourceDiagnostic) -> bool {
    let source = error.span.id().and_then(|id| world.source(id).ok());
    source.is_some_and(|source| !source.root().errors_and_warnings().0.is_empty())
}

/// Whether Typst tells of a fault of its own: a layout's faults, where there are others, are what leads to it.
pub(super) fn is_internal(error: &SourceDiagnostic) -> bool {
    internal(&error.message).is_some()
}

/// A Typst diagnostic as one of ours.
pub(super) fn translate(world: &View<'_>, output: &Output, found: &SourceDiagnostic) -> Diagnostic {
    let serious = SERIOUS.iter().any(|serious| found.message.contains(serious));
    let message = explain(&found.message);
    let mut diagnostic = if found.severity == Severity::Error || serious {
        Diagnostic::error(Code::Layout, message)
    } else {
        Diagnostic::warning(Code::Layout, message)
    };
    let place = match found.message.ends_with(NO_TITLE) {
        // It is nowhere: the entry is where it can be set.
        true => entry(world),
        false => place(world, found.span),
    };
    // What is wrong is in the theme, where it can be told.
    let tokens = colours::texts(world, found);
    for token in &tokens {
        let name = token.name.as_str();
        diagnostic = diagnostic.at(&token.place, text!("layout-colour-text", name));
    }
    for token in tokens {
        let remedy = token.remedy();
        if !diagnostic.hints.contains(&remedy) {
            diagnostic = diagnostic.hint(remedy);
        }
    }
    let replaced = Replaced::of(world, found);
    if let Some(replaced) = &replaced {
        diagnostic = replaced.at(diagnostic);
    }
    if let Some(place) = place {
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
    if let Some(hint) = remedy(&found.message) {
        return diagnostic.hint(hint);
    }
    if let Some(replaced) = &replaced {
        return diagnostic.hint(replaced.remedy());
    }
    if let Some(pair) = meant::paired(world, found) {
        return diagnostic.hint(pair);
    }
    if let Some(import) = meant::import(world, found) {
        return diagnostic.hint(text!("layout-import", import));
    }
    if let Some(code) = colours::bare(world, found) {
        return diagnostic.hint(code);
    }
    if let Some(name) = absent::unquoted(world, found) {
        return diagnostic.hint(text!("layout-font-quotes", name));
    }
    if let Some(hint) = wording::word(&found.message) {
        return diagnostic.hint(hint);
    }
    let looked_for = [
        colours::unquoted,
        colours::named,
        meant::hidden,
        meant::decimal,
        measures::parted,
        measures::unitless,
        measures::bare_number,
        measures::bound_key,
        meant::compared,
        meant::parted,
        meant::parted_values,
        meant::assigned,
        meant::closed_twice,
        meant::remark,
        meant::unset,
        meant::pairs_in_block,
        meant::quoted,
        meant::needed,
        meant::of_text,
        meant::equal,
        meant::colour,
        meant::near,
        choices::near,
    ];
    if let Some(meant) = looked_for.iter().find_map(|look| look(world, found)) {
        return diagnostic.hint(meant);
    }
    if let Some(hint) = wording::remedy(&found.message) {
        return diagnostic.hint(hint);
    }
    // Typst's own program has an argument of that name, which means something else.
    for hint in found.hints.iter().filter(|hint| !wording::is_idle(&hint.v)) {
        if let Some(what) = hint.v.strip_suffix(" was created here")
            && let Some(place) = self::place(world, hint.span)
        {
            diagnostic = diagnostic.at(&place, text!("layout-created", what));
            continue;
        }
        let told = wording::hint(&hint.v).unwrap_or_else(|| hint.v.to_string());
        diagnostic = diagnostic.hint(told);
    }
    diagnostic
}

/// What was being done.
pub(super) fn made(output: &Output) -> String {
    match output {
        Output::Annex => text!("typesetting-annex"),
        Output::Redline => text!("typesetting-redline"),
        Output::Checks => text!("typesetting-checks"),
        Output::Handout(id) => text!("typesetting-sheet", id),
    }
}

/// A step on the way to an error: what was done, and the line that asked for it.
fn called(world: &View<'_>, call: &Tracepoint, span: DiagSpan) -> Option<String> {
    let place = format!("{:?}", place(world, span)?);
    Some(match call {
        Tracepoint::Call(Some(name)) => text!("step-call", name = name.as_str(), place),
        Tracepoint::Call(None) => text!("step-nameless-call", place),
        Tracepoint::Show(name) => text!("step-show", name = name.as_str(), place),
        Tracepoint::Import(name) => text!("step-import", name = name.as_str(), place),
        Tracepoint::Include(name) => text!("step-include", name = name.as_str(), place),
    })
}

/// The start of the file that an output begins with.
fn entry(world: &View<'_>) -> Option<Place> {
    let id = world.main();
    let text = world.source(id).ok()?.text().to_owned();
    let source = Source::new(id.vpath().get_without_slash(), text);
    Some(Place::new(&source, 0..0))
}

pub(super) fn place(world: &View<'_>, span: DiagSpan) -> Option<Place> {
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
    if let Some(name) = message.strip_prefix("unknown variable: ") {
        return text!("layout-unknown-name", name);
    }
    for said in ["panicked with: ", "assertion failed: "] {
        if let Some(rest) = message.strip_prefix(said) {
            return text!("layout-stops", why = rest);
        }
    }
    if message == "assertion failed" {
        return text!("layout-stops-condition");
    }
    if let Some(said) = unstable::message(message) {
        return said;
    }
    if message.ends_with(NO_TITLE) {
        return text!("layout-no-title");
    }
    if message == UNCLOSED {
        return text!("layout-unclosed");
    }
    if let Some(why) = internal(message) {
        return text!("layout-internal", why);
    }
    if let Some(path) = absent_file(message) {
        return text!("layout-no-file", path = path.trim_start_matches('/'));
    }
    if let Some(why) = within(message, "failed to load file (") {
        return why.to_owned();
    }
    wording::message(message).unwrap_or_else(|| message.to_owned())
}

/// What a message says of a fault of Typst's own, if it is of one.
fn internal(message: &str) -> Option<&str> {
    let why = match message.strip_prefix(INTERNAL) {
        // Where it happened is a path of whoever built the program.
        Some(why) => why.split(" (occurred at ").next().unwrap_or(why),
        None => LOST,
    };
    (message.starts_with(INTERNAL) || message.ends_with(LOST)).then_some(why)
}

/// What to do instead of what Typst suggests, where that would mislead.
fn remedy(message: &str) -> Option<String> {
    if message.ends_with(NO_TITLE) {
        return Some(text!("layout-no-title.hint"));
    }
    if internal(message).is_some() {
        return Some(text!("layout-internal.hint"));
    }
    if message.contains(&text!("no-packages")) {
        return Some(text!("no-packages.hint"));
    }
    absent_file(message).map(|path| match path.trim_start_matches('/').starts_with("layouts/") {
        true => text!("layout-no-file.hint-layouts"),
        false => text!("layout-no-file.hint"),
    })
}

/// The path of a file that a layout asks for and that it cannot read.
fn absent_file(message: &str) -> Option<&str> {
    within(message, "file not found (searched at ")
}

fn within<'a>(message: &'a str, start: &str) -> Option<&'a str> {
    message.strip_prefix(start)?.strip_suffix(')')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_of_typst_are_told_with_what_leads_to_them() {
        for (said, why) in [
            (
                "internal error: tags weren't properly closed (occurred at a.rs:1)",
                "tags weren't properly closed",
            ),
            ("PDF/UA-1 error: ambiguous logical parent", LOST),
        ] {
            assert_eq!(explain(said), text!("layout-internal", why), "{said}");
            assert_eq!(remedy(said), Some(text!("layout-internal.hint")), "{said}");
        }
        assert_eq!(internal("PDF/UA-1 error: missing alt text"), None);
    }
}
