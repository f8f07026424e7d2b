//! Addresses: which ones a link may have, and those that stand bare in a text.

use super::super::model::{Run, Runs};
use crate::identifier;
use crate::message::text;

/// Whether a link may lead there.
pub(crate) fn is_allowed(target: &str) -> bool {
    let lower = target.to_ascii_lowercase();
    let rest =
        ["https://", "http://", "mailto:"].iter().find_map(|scheme| lower.strip_prefix(scheme));
    rest.is_some_and(|rest| {
        !rest.is_empty() && !target.contains(|c: char| c.is_whitespace() || c.is_control())
    })
}

/// Whether a text, which stands in brackets, is an email address and nothing else.
pub(super) fn is_email(text: &str) -> bool {
    // There, an apostrophe is no elision.
    email(&text.replace('\'', "-")) == Some((0, text.len()))
}

/// What the author may have meant.
pub(super) fn remedy(target: &str) -> Option<String> {
    // Marks round an address are none of it, and a name alone is a sheet's.
    let bare = target.trim_matches(['"', '“', '”', '«', '»', ' ']);
    if bare.len() < target.len() && is_allowed(bare) {
        return Some(text!("link-near-miss.hint-meant", meant = format!("({bare})")));
    }
    if identifier::is_valid(target) && target.contains('-') {
        return Some(text!("link-target.hint-file", id = target));
    }
    let file = target.strip_suffix(".yaml").or_else(|| target.strip_suffix(".yml"));
    if let Some(id) = file.filter(|_| !target.contains(':')) {
        let id = id.rsplit('/').next().unwrap_or(id);
        Some(text!("link-target.hint-file", id))
    } else if target.contains('@') && !target.contains(':') {
        Some(text!("link-target.hint-email", target))
    } else if target.starts_with("www.") || (is_host(target) && !target.contains(':')) {
        Some(text!("link-target.hint-start", target))
    } else {
        None
    }
}

/// Whether a target without a scheme begins with a site's name, and not with that of a file.
fn is_host(target: &str) -> bool {
    let host = target.split('/').next().unwrap_or_default();
    let files = [".html", ".htm", ".pdf", ".doc", ".docx", ".odt", ".xlsx", ".php"];
    let file = is_picture(target);
    host.contains('.')
        && !host.starts_with('.')
        && !file
        && !files.iter().any(|end| host.ends_with(end))
}

/// Whether a target is the file of a picture.
pub(super) fn is_picture(target: &str) -> bool {
    let lower = target.to_lowercase();
    let ends = [".jpg", ".jpeg", ".png", ".svg", ".gif", ".webp"];
    !target.contains(':')
        && !target.starts_with("www.")
        && ends.iter().any(|end| lower.ends_with(end))
}

/// Makes links of the bare addresses in a text: http, https, and emails.
pub(super) fn mark(runs: Runs) -> Runs {
    let mut out = Runs::new();
    for run in runs {
        if run.verbatim || run.url.is_some() || run.sheet.is_some() {
            out.push(run);
            continue;
        }
        let mut rest = run.text.as_str();
        let mut parts: Runs = Vec::new();
        let plain = |text: &str| Run {
            text: text.to_owned(),
            note: None,
            line_break: false,
            ..run.clone()
        };
        while let Some((start, end, url)) = find(rest) {
            if start > 0 {
                parts.push(plain(&rest[..start]));
            }
            parts.push(Run { url: Some(url), verbatim: true, ..plain(&rest[start..end]) });
            rest = &rest[end..];
        }
        if !rest.is_empty() || parts.is_empty() {
            parts.push(plain(rest));
        }
        // What follows the run follows its last part.
        if let Some(last) = parts.last_mut() {
            last.note = run.note.clone();
            last.line_break = run.line_break;
        }
        out.extend(parts);
    }
    out
}

/// The first address in a text: its bytes, and where it leads.
fn find(text: &str) -> Option<(usize, usize, String)> {
    let lower = text.to_ascii_lowercase();
    let web = ["https://", "http://"].iter().filter_map(|scheme| lower.find(scheme)).min();
    let web = web.and_then(|start| {
        let end = start + web_length(&text[start..]);
        is_allowed(&text[start..end]).then(|| (start, end, text[start..end].to_owned()))
    });
    let email =
        email(text).map(|(start, end)| (start, end, format!("mailto:{}", &text[start..end])));
    match (web, email) {
        (Some(web), Some(email)) => Some(if email.0 < web.0 { email } else { web }),
        (web, email) => web.or(email),
    }
}

/// The length of an address: up to a space or a quotation mark, without the punctuation that ends the sentence.
fn web_length(text: &str) -> usize {
    let stop = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '«' | '»' | '“' | '”');
    let mut address = &text[..text.find(stop).unwrap_or(text.len())];
    loop {
        let trimmed = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', '…']);
        // A closing bracket is the address's if the address has opened it.
        let trimmed = match trimmed.strip_suffix(')') {
            Some(inner) if inner.matches('(').count() <= inner.matches(')').count() => inner,
            _ => trimmed,
        };
        if trimmed.len() == address.len() {
            return address.len();
        }
        address = trimmed;
    }
}

/// Whether a word is one that loses its end before a vowel.
fn is_elision(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    matches!(word.as_str(), "c" | "d" | "j" | "l" | "m" | "n" | "s" | "t") || word.ends_with("qu")
}

/// The bytes of the first email address: name@domain.end.
fn email(text: &str) -> Option<(usize, usize)> {
    let name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-');
    let domain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    text.match_indices('@').find_map(|(at, _)| {
        let first = |end: usize| {
            let other = text[..end].rfind(|c| !name(c));
            other.map_or(0, |i| i + text[i..].chars().next().map_or(1, char::len_utf8))
        };
        let mut start = first(at);
        // « l'accueil@… » begins after its article, « jean.d'arc@… » has the apostrophe in the name.
        while let Some(before) = text[..start].strip_suffix('\'') {
            let word = first(before.len());
            let elided = &before[word..];
            if elided.is_empty() || is_elision(elided) {
                break;
            }
            start = word;
        }
        let end = text[at + 1..].find(|c| !domain(c)).map_or(text.len(), |i| at + 1 + i);
        let end = at + 1 + text[at + 1..end].trim_end_matches(['.', '-']).len();
        let host = &text[at + 1..end];
        // Letters with accents are in no address: a part of a word is none either.
        let whole = !text[..start].ends_with(char::is_alphanumeric);
        let good = whole
            && start < at
            && !host.starts_with('.')
            && host.rsplit_once('.').is_some_and(|(h, t)| !h.is_empty() && t.len() > 1);
        good.then_some((start, end))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn links(text: &str) -> Vec<(String, String)> {
        mark(vec![Run::text(text)]).into_iter().filter_map(|r| r.url.map(|u| (r.text, u))).collect()
    }

    #[test]
    fn bare_addresses_become_links() {
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(
            links("Voir https://example.org/a?b=c."),
            [pair("https://example.org/a?b=c", "https://example.org/a?b=c")]
        );
        assert_eq!(links("à HTTPS://A.ORG/x,"), [pair("HTTPS://A.ORG/x", "HTTPS://A.ORG/x")]);
        assert_eq!(links("(http://a.b/c_(d))"), [pair("http://a.b/c_(d)", "http://a.b/c_(d)")]);
        assert_eq!(
            links("é contact@example.org, ou"),
            [pair("contact@example.org", "mailto:contact@example.org")]
        );
        assert_eq!(links("a@b et @c.d, http:// seul"), []);
        for (text, address) in [
            ("jean.d'arc@example.org", "jean.d'arc@example.org"),
            ("à O'Neil@example.org,", "O'Neil@example.org"),
            ("l'accueil@example.org", "accueil@example.org"),
            ("jusqu'accueil@example.org", "accueil@example.org"),
            ("'accueil@example.org'", "accueil@example.org"),
        ] {
            assert_eq!(links(text), [pair(address, &format!("mailto:{address}"))], "{text}");
        }
        assert!(is_email("jean.d'arc@example.org") && is_email("l'accueil@example.org"));
    }

    #[test]
    fn only_web_and_mail_are_allowed() {
        for good in ["https://a", "HTTP://a.b", "mailto:a@b.c"] {
            assert!(is_allowed(good), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            "file:///etc/passwd",
            "ftp://a",
            "https://",
            "a b",
            "http://a b",
            "data:text/html,x",
            "",
        ] {
            assert!(!is_allowed(bad), "{bad}");
        }
    }
}
