//! Hosts of addresses: those of emails that are cut, and those of sites that stand alone.

use std::ops::Range;

use super::addresses::{is_host, is_part};

/// Where an email address stands whose host has no ending, or two points or signs in a row.
pub(super) fn cut_email(written: &str, at: usize) -> Option<Range<usize>> {
    let part = |c: char| is_part(c) || c == '@';
    let start = written[..at].trim_end_matches(part).len();
    let rest = &written[at + 1..];
    let length = rest.find(|c: char| !part(c)).unwrap_or(rest.len());
    let end = at + 1 + rest[..length].trim_end_matches(['.', '-']).len();
    let (name, host) = (&written[start..at], &written[at + 1..end]);
    let letters = host.starts_with(char::is_alphabetic) || host.starts_with('@');
    let whole = is_host(host) && !host.contains('@') && !host.contains("..");
    let linked = written[..start].ends_with(['/', ':', '\\']);
    (!name.is_empty() && !name.contains('@') && letters && !whole && !linked).then_some(start..end)
}

/// The hosts of the web that stand in a text without anything before them: `lejardin.fr`.
pub(super) fn sites(written: &str) -> impl Iterator<Item = (usize, &str)> {
    const ENDINGS: [&str; 6] = ["fr", "org", "com", "net", "eu", "info"];
    let letters = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '.');
    written.match_indices('.').filter_map(move |(point, _)| {
        let rest = &written[point + 1..];
        let end = rest.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(rest.len());
        ENDINGS.contains(&&rest[..end]).then_some(())?;
        let start = written[..point].trim_end_matches(letters).len();
        let (before, behind) = (&written[..start], &rest[end..]);
        // What is told of otherwise: other addresses, what links show, the targets they have.
        let joined =
            |c: char| c.is_alphanumeric() || matches!(c, '_' | '(' | '[' | '-' | ':' | '@');
        let free = !before.trim_end().ends_with(['@', '/', ')'])
            && (!before.ends_with(joined) || before.ends_with(" ("));
        let goes_on = behind
            .starts_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '@' | '_'))
            || behind.strip_prefix('.').is_some_and(|more| more.starts_with(char::is_alphanumeric));
        let host = &written[start..point];
        let path = behind.strip_prefix('/').map_or(0, |path| {
            let stop = |c: char| c.is_whitespace() || matches!(c, ')' | '»' | ',' | ';');
            1 + path[..path.find(stop).unwrap_or(path.len())]
                .trim_end_matches(['.', '!', '?'])
                .len()
        });
        let good = host.len() > 2 && !host.starts_with("www.") && !host.starts_with(['-', '.']);
        let whole = start..point + 1 + end + path;
        (good && free && !goes_on).then(|| (start, &written[whole]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_that_stand_alone_are_found_and_no_others() {
        let found = |text: &str| sites(text).map(|(_, site)| site.to_owned()).collect::<Vec<_>>();
        assert_eq!(found("Voir lejardin.fr."), ["lejardin.fr"]);
        assert_eq!(found("Voir : example.org/jardin."), ["example.org/jardin"]);
        assert_eq!(found("Le site (lejardin.fr) est là."), ["lejardin.fr"]);
        for text in [
            "https://lejardin.fr",
            "www.lejardin.fr",
            "contact@lejardin.fr",
            "contact (at) lejardin.fr",
            "[lejardin.fr](https://lejardin.fr)",
            "le plan.framework",
            "https://example .org",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn emails_that_are_cut_are_found() {
        let found =
            |text: &str| cut_email(text, text.find('@').unwrap()).map(|at| text[at].to_owned());
        assert_eq!(found("à contact@example."), Some("contact@example".to_owned()));
        assert_eq!(found("à contact@example..org"), Some("contact@example..org".to_owned()));
        for text in ["contact@example.org", "10 pommes @ 2 euros", "@jardin", "a@2"] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
