//! More ink than the paper takes, as far as the manifest alone shows it.

use crate::annex::Annex;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::message::{decimal, text};

/// Reports colours that would be printed with too much ink.
pub fn inks(annex: &Annex, diagnostics: &mut Diagnostics) {
    let inks = &annex.manifest.profiles.inks;
    for ink in inks.all.iter().filter(|ink| ink.total() > inks.most) {
        let (total, most) = (decimal(ink.total(), 0), decimal(inks.most, 0));
        let message = text!("ink-heavy", name = ink.colour, total, most);
        diagnostics.push(
            Diagnostic::warning(Code::InkCoverage, message)
                .at(&ink.told, text!("here"))
                .hint(text!("ink-heavy.hint", most))
                .hint(text!("ink-heavy.hint-most")),
        );
    }
}
