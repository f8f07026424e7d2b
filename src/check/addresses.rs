//! Addresses that print and that nobody can follow: without their beginning, with spaces in them, without their « @ ».

use std::ops::Range;

use super::hosts;
use crate::annex::{Annex, Entry};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::message::text;
use crate::sheet::{Passage, PassageKind, Sheet};

/// Reports the addresses of a sheet.
pub(super) fn check(entry: &Entry, _annex: &Annex, diagnostics: &mut Diagnostics) {
    addresses(&entry.sheet, diagnostics);
}

/// Reports `www.…` without http:// or https://, `http//…`, `http:…`, `http ://…` and `wwww.…`, web addresses with a space in
/// them, and email addresses in two parts, with « (at) » or with a comma.
pub(crate) fn addresses(sheet: &Sheet, diagnostics: &mut Diagnostics) {
    for passage in sheet.passages.iter().filter(|p| p.kind != PassageKind::Picture) {
        let written = passage.written();
        // What is told of as a whole is no site by its end.
        let mut wholes: Vec<Range<usize>> = Vec::new();
        for (range, meant) in misspelt(written) {
            wholes.push(range.clone());
            diagnostics.push(
                Diagnostic::warning(Code::BareAddress, text!("misspelt-address"))
                    .at(&passage.within(range), text!("here"))
                    .hint(text!("misspelt-address.hint", meant)),
            );
        }
        let is_told = |wholes: &[Range<usize>], at: usize| {
            wholes.iter().any(|whole| whole.start <= at && at <= whole.end)
        };
        for (range, meant) in hosts::misspelt(written) {
            if !is_told(&wholes, range.start) {
                wholes.push(range.clone());
                wrong(passage, range, text!("misspelt-address"), &meant, diagnostics);
            }
        }
        for (at, _) in written.match_indices("://") {
            if let Some((range, meant)) = wrapped(written, at) {
                wrong(passage, range, text!("wrapped-address"), &meant, diagnostics);
            } else if let Some((range, meant)) =
                cut(written, at).or_else(|| begun(written, at)).or_else(|| halved(written, at))
            {
                wholes.push(range.clone());
                wrong(passage, range, text!("cut-address"), &meant, diagnostics);
            }
        }
        for (at, _) in written.match_indices("www.") {
            if let Some(address) = bare(written, at).filter(|_| !is_told(&wholes, at)) {
                report(passage, at..at + address.len(), address, diagnostics);
            }
        }
        for (at, _) in written.match_indices('@') {
            if let Some(range) = parted(written, at) {
                let joined: String = written[range.clone()].split_whitespace().collect();
                wrong(passage, range, text!("parted-address"), &joined, diagnostics);
            } else if let Some((range, meant)) = comma(written, at) {
                wrong(passage, range, text!("comma-address"), &meant, diagnostics);
            } else if let Some(range) = hosts::cut_email(written, at) {
                diagnostics.push(
                    Diagnostic::warning(Code::BareAddress, text!("cut-email"))
                        .at(&passage.within(range), text!("here"))
                        .hint(text!("cut-email.hint")),
                );
            }
        }
        for (range, meant) in veiled(written) {
            wholes.push(range.clone());
            wrong(passage, range, text!("veiled-address"), &meant, diagnostics);
        }
        for (at, address) in hosts::sites(written) {
            if !is_told(&wholes, at) {
                report(passage, at..at + address.len(), address, diagnostics);
            }
        }
    }
}

fn wrong(
    passage: &Passage,
    range: Range<usize>,
    message: String,
    meant: &str,
    diagnostics: &mut Diagnostics,
) {
    diagnostics.push(
        Diagnostic::warning(Code::BareAddress, message)
            .at(&passage.within(range), text!("here"))
            .hint(text!("address-meant", meant)),
    );
}

/// Characters of the parts of an email address.
pub(super) fn is_part(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '+')
}

/// Whether a text ends as the name of a host does: `.fr`, `.org`.
pub(super) fn is_host(text: &str) -> bool {
    let ending = text.rsplit_once('.').filter(|(host, _)| !host.is_empty());
    ending.is_some_and(|(_, end)| end.len() > 1 && end.chars().all(|c| c.is_ascii_alphabetic()))
}

/// The name that a text ends in, and the host that another begins with, as bytes of each; none where one is missing.
fn sides(before: &str, after: &str) -> Option<(usize, usize)> {
    let name = before.len() - before.trim_end_matches(is_part).len();
    let length = after.find(|c: char| !is_part(c)).unwrap_or(after.len());
    let host = after[..length].trim_end_matches(['.', '-']);
    (name > 0 && is_host(host)).then_some((name, host.len()))
}

/// Where email addresses stand whose « @ » is written otherwise, against robots, and what they are.
fn veiled(written: &str) -> Vec<(Range<usize>, String)> {
    const VEILS: [&str; 8] =
        ["(at)", "[at]", " at ", "(a)", "(arobase)", "[arobase]", " arobase ", "(@)"];
    let found = |(at, veil): (usize, &str)| {
        let (before, after) = (written[..at].trim_end(), written[at + veil.len()..].trim_start());
        let (name, host) = sides(before, after)?;
        let end = written.len() - after.len() + host;
        let start = before.len() - name;
        // A bare word, or the letter of a list, may well stand between two others.
        let sure = match veil {
            " at " => before[start..].contains('.'),
            "(a)" => before.len() == at && end == at + veil.len() + host,
            _ => true,
        };
        sure.then(|| (start..end, format!("{}@{}", &before[start..], &after[..host])))
    };
    VEILS.iter().flat_map(|veil| written.match_indices(veil)).filter_map(found).collect()
}

/// Where an email address stands that has a comma for the last point of its host, and what it is.
fn comma(written: &str, at: usize) -> Option<(Range<usize>, String)> {
    let after = &written[at + 1..];
    let length = after.find(|c: char| !is_part(c) && c != ',').unwrap_or(after.len());
    let whole = after[..length].trim_end_matches(['.', ',', '-']);
    let (start, end) = whole.rsplit_once(',')?;
    let host = format!("{start}.{end}");
    let name = at - written[..at].trim_end_matches(is_part).len();
    let good = name > 0 && !start.contains(['.', ',']) && end.len() < 5 && is_host(&host);
    good.then(|| (at - name..at + 1 + whole.len(), format!("{}@{host}", &written[at - name..at])))
}

/// Where a web address stands that a space cuts before its last point or before a slash, and what it is; `at` is where
/// its « :// » stands.
fn cut(written: &str, at: usize) -> Option<(Range<usize>, String)> {
    let start = written[..at].trim_end_matches(|c: char| c.is_ascii_alphabetic()).len();
    let stop = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '«' | '»' | ')' | ']');
    let first = at + written[at..].find(stop)?;
    let rest = written[first..].trim_start_matches([' ', '\u{a0}']);
    let length = rest.find(stop).unwrap_or(rest.len());
    let more = rest[..length].trim_end_matches(['.', ',', ';', ':', '!', '?', '…']);
    // « . Fin » begins no ending of a host, nor does « … ».
    let point = more.strip_prefix('.').is_some_and(|end| {
        let end = end.split('/').next().unwrap_or_default();
        end.len() > 1 && end.chars().all(|c| c.is_ascii_lowercase() || c == '.')
    });
    let slash = more.len() > 1 && more.starts_with('/') && !more.starts_with("//");
    let spaced = rest.len() < written[first..].len();
    (spaced && start < at && (point || slash)).then(|| {
        let end = written.len() - rest.len() + more.len();
        (start..end, format!("{}{more}", &written[start..first]))
    })
}

/// Where a web address stands that the end of its line cuts behind a sign that ends none, and what it is.
fn wrapped(written: &str, at: usize) -> Option<(Range<usize>, String)> {
    let start = written[..at].trim_end_matches(|c: char| c.is_ascii_alphabetic()).len();
    let stop = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '«' | '»' | ')' | ']');
    let first = at + written[at..].find(stop)?;
    let open = written[..first].ends_with(['-', '_', '=', '&', '%']);
    let below = written[first..].trim_start_matches([' ', '\r']).strip_prefix('\n')?;
    let rest = below.trim_start_matches([' ', '>']);
    let more = &rest[..rest.find(stop).unwrap_or(rest.len())];
    let more = more.trim_end_matches(['.', ',', ';', ':', '!', '?', '…']);
    (open && start < at && more.starts_with(|c: char| c.is_ascii_alphanumeric()))
        .then(|| (start..first, format!("{}{more}", &written[start..first])))
}

/// Where a web address stands that a space cuts right behind its « :// », and what it is; `at` is where those stand.
fn begun(written: &str, at: usize) -> Option<(Range<usize>, String)> {
    let start = written[..at].trim_end_matches(|c: char| c.is_ascii_alphabetic()).len();
    let rest = &written[at + 3..];
    let host = rest.trim_start_matches([' ', '\u{a0}']);
    let stop = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '«' | '»' | ')' | ']');
    let length = host.find(stop).unwrap_or(host.len());
    let address = host[..length].trim_end_matches(['.', ',', ';', ':', '!', '?', '…']);
    let name = address.split('/').next().unwrap_or_default();
    let good = start < at && host.len() < rest.len() && is_host(name);
    let end = written.len() - host.len() + address.len();
    good.then(|| (start..end, format!("{}://{address}", &written[start..at])))
}

/// Where a web address stands that a space cuts behind the first point of its host, and what it is: what is left of the host
/// has no ending of its own.
fn halved(written: &str, at: usize) -> Option<(Range<usize>, String)> {
    let start = written[..at].trim_end_matches(|c: char| c.is_ascii_alphabetic()).len();
    let stop = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '«' | '»' | ')' | ']');
    let first = at + 3 + written[at + 3..].find(stop)?;
    let host = written[at + 3..first].strip_suffix('.')?;
    let name = host.strip_prefix("www.").unwrap_or(host);
    let rest = written[first..].trim_start_matches([' ', '\u{a0}']);
    let more = &rest[..rest.find(stop).unwrap_or(rest.len())];
    let more = more.trim_end_matches(['.', ',', ';', ':', '!', '?', '…']);
    let spaced = rest.len() < written[first..].len();
    let whole = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '-');
    let goes_on = more.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit())
        && is_host(more.split('/').next().unwrap_or_default());
    let end = written.len() - rest.len() + more.len();
    (start < at && spaced && whole && goes_on)
        .then(|| (start..end, format!("{}{more}", &written[start..first])))
}

/// Where beginnings of web addresses are misspelt, and how they are spelt: `http//`, `http ://`, `http:/`, `htpp://`.
fn misspelt(written: &str) -> Vec<(Range<usize>, &'static str)> {
    // Nearly no passage has an address.
    if !written.contains(['/', '\\']) && !written.contains("ttp") {
        return Vec::new();
    }
    let all = single(written).into_iter().chain(signed(written)).chain(misread(written));
    let mut all: Vec<_> = all.collect();
    // A wrong target is an error of its own.
    all.retain(|(range, _)| !written[..range.start].ends_with("]("));
    all.sort_by_key(|(range, _)| range.start);
    all
}

/// The beginning that a misspelt one stands for.
fn scheme(wrong: &str) -> &'static str {
    if wrong.contains('s') { "https://" } else { "http://" }
}

/// Where other signs than `://` stand behind the letters of the beginning: `http//`, `https;//`, `https:www.example.org`.
fn signed(written: &str) -> Vec<(Range<usize>, &'static str)> {
    const WRONG: [&str; 8] = [":\\\\", "//", " ://", ": //", ";//", ",//", ".//", ":///"];
    // It has the same length.
    let lower = written.to_ascii_lowercase();
    let found = |(at, _): (usize, &str)| {
        let rest = &lower[at + 4..];
        let rest = rest.strip_prefix('s').unwrap_or(rest);
        let word = written.len() - rest.len();
        let sign = WRONG.iter().find(|wrong| rest.starts_with(**wrong)).map(|wrong| wrong.len());
        let length = sign.or_else(|| unslashed(rest))?;
        let joined = |c: char| c.is_alphanumeric() || "/.-_@".contains(c);
        let whole = !written[..at].ends_with(joined);
        whole.then(|| (at..word + length, scheme(&lower[at..word])))
    };
    lower.match_indices("http").filter_map(found).collect()
}

/// The length of the sign and the space that a text begins with, if a host stands behind them and no slash.
fn unslashed(rest: &str) -> Option<usize> {
    let host = rest.strip_prefix([':', ';', '/', '.', ','])?;
    // Behind a comma, a site may well be named.
    let spaced = host.strip_prefix([' ', '\u{a0}']).filter(|_| rest.starts_with(':'));
    let host = spaced.unwrap_or(host);
    hosts::of(host).map(|_| rest.len() - host.len())
}

/// Where web addresses have one slash: `http:/`.
fn single(written: &str) -> Vec<(Range<usize>, &'static str)> {
    let found = |wrong: &'static str| {
        written
            .match_indices(wrong)
            .filter(move |(at, _)| written[at + wrong.len()..].starts_with(char::is_alphanumeric))
    };
    let all = ["https:/", "http:/"].into_iter().flat_map(found);
    all.map(|(at, wrong)| (at..at + wrong.len(), scheme(wrong))).collect()
}

/// Where web addresses begin with letters of `https` in another order or number, or with one that is not of it: `htps://`,
/// `hhtp//`.
fn misread(written: &str) -> Vec<(Range<usize>, &'static str)> {
    // « shttp » has been one; those of other letters are too far away.
    const REAL: [&str; 3] = ["http", "https", "shttp"];
    let found = |(at, _): (usize, &str)| {
        let before = &written[..at];
        let head = before.strip_suffix([':', ';', ',']).unwrap_or(before);
        let start = head.trim_end_matches(|c: char| c.is_ascii_alphabetic()).len();
        let word = head[start..].to_lowercase();
        let same = word.len() > 2
            && word.chars().all(|c| "htps".contains(c))
            && word.contains('t')
            && word.contains('p');
        let near = REAL[..2].iter().any(|real| strsim::damerau_levenshtein(&word, real) < 2);
        let whole = !head[..start].ends_with(|c: char| c.is_alphanumeric() || "/._-@".contains(c));
        let site = written[at + 2..].starts_with(char::is_alphanumeric);
        let wrong = (same || near) && word.len() < 9 && !REAL.contains(&&*word);
        (wrong && whole && site).then(|| (start..at + 2, scheme(&word)))
    };
    written.match_indices("//").filter_map(found).collect()
}

/// Where an email address stands that has spaces round its « @ », if this is the sign of one.
fn parted(written: &str, at: usize) -> Option<Range<usize>> {
    let space = |c: char| c == ' ' || c == '\u{a0}';
    let (before, after) = (&written[..at], &written[at + 1..]);
    let (name, host) = (before.trim_end_matches(space), after.trim_start_matches(space));
    let spaced = name.len() < before.len() || host.len() < after.len();
    let (start, end) = sides(name, host).filter(|_| spaced)?;
    Some(name.len() - start..written.len() - host.len() + end)
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

fn report(passage: &Passage, range: Range<usize>, address: &str, diagnostics: &mut Diagnostics) {
    diagnostics.push(
        Diagnostic::warning(Code::BareAddress, text!("bare-address"))
            .at(&passage.within(range), text!("bare-address.label"))
            .hint(text!("bare-address.hint", address)),
    );
}
