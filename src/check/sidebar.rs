//! A sidebar without what a reader looks for first: the objectives, and whom to ask.

use crate::annex::{Annex, Entry};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::message::text;
use crate::sheet::Template;

/// Reports a sheet, a film apart, without objectives or contact.
pub(super) fn check(entry: &Entry, _annex: &Annex, diagnostics: &mut Diagnostics) {
    let sheet = &entry.sheet;
    if sheet.template == Template::Film {
        return;
    }
    let has = |key: &str| {
        sheet.sidebar.iter().any(|field| field.key.trim_end_matches('s').starts_with(key))
    };
    let missing = match (has("objectif"), has("contact")) {
        (true, true) => return,
        (false, true) => "objectives",
        (true, false) => "contact",
        (false, false) => "both",
    };
    let place =
        sheet.titles.sidebar.as_ref().or(sheet.titles.title.as_ref()).unwrap_or(&sheet.place);
    let label = match sheet.titles.sidebar {
        Some(_) => text!("missing-field.label"),
        None => text!("missing-field.label-no-sidebar"),
    };
    diagnostics.push(
        Diagnostic::warning(Code::MissingField, text!("missing-field", missing))
            .at(place, label)
            .hint(text!("missing-field.hint", missing)),
    );
}
