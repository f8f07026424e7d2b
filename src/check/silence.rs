//! Takes out what the manifest does not want to be told, and reports sheets that it names and that do not exist.

use crate::annex::Annex;
use crate::diag::{Code, Diagnostic, Diagnostics, Severity, did_you_mean};
use crate::fold;
use crate::message::text;
use crate::sheet::{Manifest, Silence};
use crate::source::Place;

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
        let unlisted = diagnostics.iter().any(|found| is_told(found, id));
        if ids().any(|known| known == id) || is_listed(annex, id) || unlisted {
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

/// Whether a sheet is told of as one that is there: it is not in the list, or could not be read.
fn is_told(found: &Diagnostic, id: &str) -> bool {
    let stem = |place: &Place| place.source.path().file_stem().is_some_and(|stem| stem == id);
    found.place().is_some_and(stem)
}

/// A sheet that is listed is told of where it is missing or wrong, not here as well.
fn is_listed(annex: &Annex, id: &str) -> bool {
    let entry = |listed: &str| annex.entries.iter().any(|entry| entry.sheet.id == listed);
    let words = fold::folded_words(&id.replace('-', " "));
    annex.manifest.sheets.iter().flatten().any(|listed| {
        // A wrong name that has its words is told as that.
        let other = fold::folded_words(&listed.id.replace(['-', '_', ','], " "));
        let meant = other.windows(words.len().max(1)).any(|other| other == words)
            || did_you_mean(id, [listed.id.as_str()]).is_some();
        listed.id == id || !entry(&listed.id) && meant
    })
}

fn covers(silence: &Silence, found: &Diagnostic) -> bool {
    if found.severity == Severity::Error || silence.code != found.code {
        return false;
    }
    let Some(sheets) = &silence.sheets else { return true };
    let stems = found.labels.iter().filter_map(|(place, _)| place.source.path().file_stem());
    stems.into_iter().any(|stem| sheets.iter().any(|(id, _)| stem == id.as_str()))
}
