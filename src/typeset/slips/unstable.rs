//! Layouts that do not settle: what is read of the pages changes what is read. One cause makes many values restless; it is told
//! once, where a place of it is known.

use typst::WorldExt;
use typst::diag::SourceDiagnostic;

use crate::diag::Diagnostic;
use crate::message::text;
use crate::typeset::world::View;
use crate::typeset::{Output, report};

/// How what Typst says of it ends.
const ENDS: [&str; 2] = [" did not converge", " did not stabilize"];
/// What it says of all of it, nowhere.
const SUMMARY: &str = "document did not converge";
/// What its hints say before the values that it saw, and between this and them.
const OBSERVED: (&str, &str) = ("the following ", " were observed:");

/// Takes such warnings out, and gives one diagnostic for all of them: the surest cause, at its place.
pub(in crate::typeset) fn fold(
    world: &View<'_>,
    output: &Output,
    warnings: &mut Vec<SourceDiagnostic>,
) -> Option<Diagnostic> {
    let is_one = |found: &mut SourceDiagnostic| message(&found.message).is_some();
    let found: Vec<SourceDiagnostic> = warnings.extract_if(.., is_one).collect();
    let (summary, mut causes): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|found| found.message.starts_with(SUMMARY));
    // Where they are the same with fewer sheets, the same one is told.
    causes.sort_by_cached_key(|found| {
        let path = found.span.id().map(|id| id.vpath().get_with_slash().to_owned());
        (path.is_none(), rank(&found.message), path, world.range(found.span).map(|it| it.start))
    });
    let told = causes.first().or_else(|| summary.first())?;
    let others = causes.len().saturating_sub(1);
    let note = (others > 0).then(|| text!("layout-unstable.others", count = others));
    let told = report::translate(world, output, told).maybe_note(note);
    Some(told.hint(text!("layout-unstable.hint")))
}

/// Counters and states are what others come of.
fn rank(said: &str) -> u8 {
    match said {
        _ if said.starts_with("value of ") => 0,
        _ if said.starts_with("number of ") => 1,
        _ => 2,
    }
}

/// What one of the messages says, in the language of this run; none of others.
pub(in crate::typeset) fn message(said: &str) -> Option<String> {
    if said.starts_with(SUMMARY) {
        return Some(text!("layout-unstable-somewhere"));
    }
    let what = ENDS.iter().find_map(|end| said.strip_suffix(end))?;
    Some(text!("layout-unstable", what = self::what(what)))
}

/// What does not settle; what is not known here is told as Typst words it.
fn what(said: &str) -> String {
    let inner = |start: &str| {
        let inner = said.strip_prefix("value of `")?.strip_prefix(start)?.strip_suffix(")`")?;
        Some(inner.trim_matches('"').to_owned())
    };
    if let Some(name) = inner("counter(") {
        return text!("unstable-counter", name);
    }
    if let Some(name) = inner("state(") {
        return text!("unstable-state", name);
    }
    if said == "value of the page counter" {
        return text!("unstable-pages");
    }
    if said == "a measured element" {
        return text!("unstable-measure");
    }
    if let Some(name) = said.strip_prefix("page number of the ") {
        return text!("unstable-page", name);
    }
    if let Some(name) = said.strip_suffix(" position") {
        return text!("unstable-position", name);
    }
    let elements = said.strip_prefix("number of ").and_then(|it| it.strip_suffix(" elements"));
    if let Some(name) = elements {
        return text!("unstable-count", name = name.trim_start_matches("matching "));
    }
    said.to_owned()
}

/// The values that were seen, from a hint that tells them.
pub(in crate::typeset) fn observed(hint: &str) -> Option<String> {
    let (_, values) = hint.strip_prefix(OBSERVED.0)?.split_once(OBSERVED.1)?;
    let values = values.lines().filter_map(|line| line.split_once(": "));
    // A value that is none, for the layout stops there.
    let values: Vec<String> = values
        .map(|(_, value)| match value.trim_matches('`') {
            "(errored)" => text!("unstable-error"),
            value => value.to_owned(),
        })
        .collect();
    Some(text!("layout-unstable.values", values = values.join(" → ").replace(" at (", " (")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_settle_is_said_in_plain_words() {
        let said = |text: &str| message(text).map(|told| told.replace('\u{a0}', " "));
        for (typst, ours) in [
            ("value of `counter(\"x\")` did not converge", "compteur « x »"),
            ("value of `state(\"x\")` did not converge", "état « x »"),
            ("value of the page counter did not converge", "numéro de page"),
            ("number of heading elements did not stabilize", "nombre d'éléments heading"),
            ("page number of the heading did not stabilize", "page où se trouve heading"),
            ("something did not stabilize", ": something"),
        ] {
            let told = said(typst).unwrap();
            assert!(told.contains(ours), "{typst}: {told}");
        }
        assert_eq!(said("unknown variable: x"), None);
        let values = observed("the following values were observed:\n- run 1: 0\n- final: 5");
        assert!(values.unwrap().contains("0 → 5"));
    }
}
