//! A sheet without a theme, in a collection whose sheets have some: its row of the summary would be empty.

use crate::annex::{Annex, Entry};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::message::text;

/// Reports a sheet that has no `themes:`, where another one names some. `themes: []` says that there is none.
pub(super) fn check(entry: &Entry, annex: &Annex, diagnostics: &mut Diagnostics) {
    let sheet = &entry.sheet;
    if sheet.has_themes || !annex.entries.iter().any(|other| !other.sheet.themes.is_empty()) {
        return;
    }
    let place = sheet.titles.title.as_ref().unwrap_or(&sheet.place);
    diagnostics.push(
        Diagnostic::warning(Code::MissingTheme, text!("missing-theme"))
            .at(place, text!("missing-theme.label"))
            .hint(text!("missing-theme.hint"))
            .hint(text!("missing-theme.hint-none")),
    );
}
