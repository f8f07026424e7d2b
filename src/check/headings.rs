//! A sub-heading with nothing below it.

use crate::annex::{Annex, Entry};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::message::text;
use crate::sheet::PassageKind;

/// Reports the sub-headings that another one, or the end, follows at once.
pub(super) fn check(entry: &Entry, _annex: &Annex, diagnostics: &mut Diagnostics) {
    let mut passages =
        entry.sheet.passages.iter().filter(|passage| passage.kind != PassageKind::Note).peekable();
    while let Some(passage) = passages.next() {
        let PassageKind::Heading(level) = passage.kind else { continue };
        let filled = passages.peek().is_some_and(|next| {
            next.part == passage.part
                && !matches!(next.kind, PassageKind::Heading(other) if other <= level)
        });
        if !filled {
            diagnostics.push(
                Diagnostic::warning(Code::EmptyHeading, text!("empty-heading"))
                    .at(&passage.place, text!("empty-heading.label"))
                    .hint(text!("empty-heading.hint")),
            );
        }
    }
}
