//! A manifest that does not say in which order its sheets come.

use crate::annex::Annex;
use crate::diag::{Code, Diagnostic, Diagnostics, Severity};
use crate::message::text;
use crate::yaml::write::scalar;

/// Reports a manifest without any « fiches: », where there are sheets to be put in order.
pub(super) fn check(annex: &Annex, diagnostics: &mut Diagnostics) {
    let manifest = &annex.manifest;
    // A list that is wrong was told as that, and one that lost its key, too.
    let wrong = diagnostics.iter().any(|found| {
        let place = found.place().map(|place| place.source.path());
        found.severity == Severity::Error && place == Some(manifest.place.source.path())
    });
    if manifest.order.is_some() || annex.entries.len() < 2 || wrong {
        return;
    }
    let ids: Vec<String> = annex.entries.iter().map(|entry| scalar(&entry.sheet.id)).collect();
    diagnostics.push(
        Diagnostic::warning(Code::UnlistedSheet, text!("no-order"))
            .at(&manifest.place, text!("no-order.label"))
            .hint(text!("no-order.hint", list = format!("fiches: [{}]", ids.join(", ")))),
    );
}
