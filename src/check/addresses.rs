//! Web addresses without their beginning: they print, and nobody can follow them.

use crate::annex::{Annex, Entry};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::message::text;
use crate::sheet::{Passage, PassageKind};

/// Reports `www.…` without http:// or https://.
pub(super) fn check(entry: &Entry, _annex: &Annex, diagnostics: &mut Diagnostics) {
    for passage in entry.sheet.passages.iter().filter(|p| p.kind != PassageKind::Picture) {
        let written = passage.written();
        for (at, _) in written.match_indices("www.") {
            if let Some(address) = bare(written, at) {
                report(passage, at..at + address.len(), address, diagnostics);
            }
        }
    }
}

/// The address that begins here, if it is one, has no beginning, and is not what a link shows.
fn bare(written: &str, at: usize) -> Option<&str> {
    let before = written[..at].chars().next_back();
    if before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | '@' | '_')) {
        return None;
    }
    let rest = &written[at..];
    let stop =
        |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '«' | '»' | ')' | ']' | '*');
    let end = rest.find(stop).unwrap_or(rest.len());
    let shown = rest[end..].trim_start_matches('*').starts_with("](");
    let address = rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '…']);
    // A wrong target is an error of its own.
    let target = written[..at].ends_with("](");
    (!shown && !target && address[4..].contains('.')).then_some(address)
}

fn report(
    passage: &Passage,
    range: std::ops::Range<usize>,
    address: &str,
    diagnostics: &mut Diagnostics,
) {
    diagnostics.push(
        Diagnostic::warning(Code::BareAddress, text!("bare-address"))
            .at(&passage.within(range), text!("bare-address.label"))
            .hint(text!("bare-address.hint", address)),
    );
}
