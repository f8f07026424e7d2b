//! Copies of the schemas that are old: editors would complete and underline by them.

use crate::annex::Annex;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::message::text;
use crate::project::Project;
use crate::schema::{self, Freshness};
use crate::source::Place;

/// Reports copies that are not what the program would write now.
///
/// It is told at the manifest's line that leads editors to them, if there is one: nobody writes in the copies themselves.
pub fn schemas(project: &Project, annex: &Annex, diagnostics: &mut Diagnostics) {
    let freshness = schema::freshness(project, &annex.manifest);
    // Folders that cannot be read are told of where they are needed.
    if !freshness.is_ok_and(|freshness| freshness == Freshness::Stale) {
        return;
    }
    let mut found = Diagnostic::warning(Code::StaleSchemas, text!("schemas-stale"));
    let source = &annex.manifest.place.source;
    if let Some(at) = source.text().find("# yaml-language-server:") {
        let line = source.line(source.position(at).line);
        found = found.at(&Place::new(source, line), text!("schemas-stale.label"));
    }
    diagnostics.push(found.hint(text!("schemas-stale.hint")));
}
