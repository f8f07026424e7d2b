//! Addresses that print and that nobody can follow: without their beginning, or with spaces round their « @ ».

use crate::annex::{Annex, Entry};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::message::text;
use crate::sheet::{Passage, PassageKind, Sheet};

/// Reports the addresses of a sheet.
pub(super) fn check(entry: &Entry, _annex: &Annex, diagnostics: &mut Diagnostics) {
    addresses(&entry.sheet, diagnostics);
}

/// Reports `www.…` without http:// or https://, `http//…` and `http ://…`, and email addresses in two parts.
pub(crate) fn addresses(sheet: &Sheet, diagnostics: &mut Diagnostics) {
    for passage in sheet.passages.iter().filter(|p| p.kind != PassageKind::Picture) {
        let written = passage.written();
        if let Some((range, meant)) = misspelt(written) {
            diagnostics.push(
                Diagnostic::warning(Code::BareAddress, text!("misspelt-address"))
                    .at(&passage.within(range), text!("here"))
                    .hint(text!("misspelt-address.hint", meant)),
            );
        }
        for (at, _) in written.match_indices("www.") {
            if let Some(address) = bare(written, at) {
                report(passage, at..at + address.len(), address, diagnostics);
            }
        }
        for (at, _) in written.match_indices('@') {
            if let Some(range) = parted(written, at) {
                let joined: String = written[range.clone()].split_whitespace().collect();
                diagnostics.push(
                    Diagnostic::warning(Code::BareAddress, text!("parted-address"))
                        .at(&passage.within(range), text!("here"))
                        .hint(text!("parted-address.hint", joined)),
                );
            }
        }
    }
}

/// Where the beginning of a web address is misspelt, and how it is spelt: `http//`, `http ://`, `http:/`, `htpp://`.
fn misspelt(written: &str) -> Option<(std::ops::Range<usize>, &'static str)> {
    const WRONG: [&str; 12] = [
        "https//",
        "http//",
        "https ://",
        "http ://",
        "https: //",
        "http: //",
        "htpps://",
        "htpp://",
        "htttp://",
        "ttps://",
        "http:\\\\",
        "https:\\\\",
    ];
    WRONG.iter().find_map(|wrong| {
        let at = written.find(wrong)?;
        let before = written[..at].chars().next_back();
        let meant = if wrong.contains('s') { "https://" } else { "http://" };
        let whole = before.is_none_or(|c| !c.is_alphanumeric());
        whole.then_some((at..at + wrong.len(), meant))
    })
}

/// Where an email address stands that has spaces round its « @ », if this is the sign of one.
fn parted(written: &str, at: usize) -> Option<std::ops::Range<usize>> {
    let space = |c: char| c == ' ' || c == '\u{a0}';
    let part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '+');
    let (before, after) = (&written[..at], &written[at + 1..]);
    let name = before.trim_end_matches(space);
    let host = after.trim_start_matches(space);
    let start = name.trim_end_matches(part).len();
    let length = host.find(|c: char| !part(c)).unwrap_or(host.len());
    let domain = host[..length].trim_end_matches('.');
    let end = written.len() - host.len() + domain.len();
    let spaced = name.len() < before.len() || host.len() < after.len();
    let ending = domain.rsplit('.').next().unwrap_or_default();
    let whole = start < name.len()
        && domain.contains('.')
        && ending.len() > 1
        && ending.chars().all(|c| c.is_ascii_alphabetic());
    (spaced && whole).then_some(start..end)
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
