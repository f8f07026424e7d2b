//! Takes out what the manifest does not want to be told, and reports sheets that it names and that do not exist.

use crate::annex::Annex;
use crate::diag::{Code, Diagnostic, Diagnostics, Severity, did_you_mean};
use crate::message::text;
use crate::sheet::{Manifest, Silence};

/// Takes out what the manifest silences; errors are always told.
pub fn silence(manifest: &Manifest, diagnostics: &mut Diagnostics) {
    let all = &manifest.silence;
    diagnostics.retain(|found| !all.iter().any(|silence| covers(silence, found)));
}

/// Reports sheets that `silence:` names and that do not exist.
pub fn silence_names(annex: &Annex, diagnostics: &mut Diagnostics) {
    let all = &annex.manifest.silence;
    let ids = || annex.entries.iter().map(|entry| entry.sheet.id.as_str());
    for (id, place) in all.iter().filter_map(|silence| silence.sheets.as_ref()).flatten() {
        if ids().any(|known| known == id) || is_listed(annex, id) {
            continue;
        }
        diagnostics.push(
            Diagnostic::error(Code::UnknownSheet, text!("silence-sheet", id))
                .at(place, text!("silence-sheet.label"))
                .maybe_hint(
                    did_you_mean(id, ids()).map(|near| text!("silence-sheet.hint-near", near)),
                )
                .hint(text!("silence-sheet.hint")),
        );
    }
}

/// A sheet that is listed is told of where it is missing or wrong, not here as well.
fn is_listed(annex: &Annex, id: &str) -> bool {
    annex.manifest.sheets.iter().flatten().any(|listed| listed.id == id)
}

fn covers(silence: &Silence, found: &Diagnostic) -> bool {
    if found.severity == Severity::Error || silence.code != found.code {
        return false;
    }
    let Some(sheets) = &silence.sheets else { return true };
    let stems = found.labels.iter().filter_map(|(place, _)| place.source.path().file_stem());
    stems.into_iter().any(|stem| sheets.iter().any(|(id, _)| stem == id.as_str()))
}
