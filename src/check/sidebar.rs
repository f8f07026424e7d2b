//! A sidebar without what a reader looks for first: the objectives, and whom to ask.

use crate::annex::{Annex, Entry};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::sheet::Template;

/// Fields that every sheet has, by their keys in the singular, and what they are called.
const EXPECTED: &[(&str, &str, &str)] =
    &[("objectif", "les objectifs", "objectifs: |"), ("contact", "un contact", "contact: |")];

/// Reports a sheet, a film apart, without objectives or contact.
pub(super) fn check(entry: &Entry, _annex: &Annex, diagnostics: &mut Diagnostics) {
    let sheet = &entry.sheet;
    if sheet.template == Template::Film {
        return;
    }
    let has = |key: &str| {
        sheet.sidebar.iter().any(|field| field.key.trim_end_matches('s').starts_with(key))
    };
    let missing: Vec<_> = EXPECTED.iter().filter(|(key, ..)| !has(key)).collect();
    if missing.is_empty() {
        return;
    }
    let names: Vec<&str> = missing.iter().map(|(_, name, _)| *name).collect();
    let lines: Vec<String> = missing.iter().map(|(.., line)| format!("« {line} »")).collect();
    let place =
        sheet.titles.sidebar.as_ref().or(sheet.titles.title.as_ref()).unwrap_or(&sheet.place);
    diagnostics.push(
        Diagnostic::warning(
            Code::MissingField,
            format!("il manque {} dans les repères", names.join(" et ")),
        )
        .at(
            place,
            if sheet.titles.sidebar.is_some() {
                "dans ces repères"
            } else {
                "cette fiche n'a pas de « reperes: »"
            },
        )
        .hint(format!("sous « reperes: », ajoutez {}", lines.join(" et "))),
    );
}
