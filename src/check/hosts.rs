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

/// Endings of hosts that are no words of a sentence behind a comma or a point.
pub(super) const ENDINGS: [&str; 6] = ["fr", "org", "com", "net", "eu", "info"];

/// The host that a text begins with, of at least two parts.
pub(super) fn of(text: &str) -> Option<&str> {
    let length = text.find(|c: char| !is_part(c)).unwrap_or(text.len());
    let host = text[..length].trim_end_matches(['.', '-']);
    let whole = !text[length..].starts_with('@') && text.starts_with(char::is_alphanumeric);
    (whole && is_host(host)).then_some(host)
}

/// Where hosts begin with too many or too few « w » or with large ones, have another sign than a point behind them, or a
/// comma for their last point, and what they are: `wwww.example.org`, `www;example.org`, `www.example,org`.
pub(super) fn misspelt(written: &str) -> Vec<(Range<usize>, String)> {
    // Nearly no passage has any.
    if !written.contains(['w', 'W']) {
        return Vec::new();
    }
    let found = |(at, _): (usize, &str)| {
        // Each run of them once, at its beginning.
        let joined = |c: char| c.is_alphanumeric() || "/.-@_".contains(c);
        if written[..at].ends_with(joined) || written[..at].ends_with("](") {
            return None;
        }
        let rest = written[at..].trim_start_matches(['w', 'W']);
        let run = &written[at..written.len() - rest.len()];
        let signs = rest.len() - rest.trim_start_matches(['.', ',', ';', ':']).len();
        let (sign, rest) = rest.split_at(signs);
        let comma = with_comma(rest);
        let right = run == "www" && sign == "." && comma.is_none();
        let (host, length) =
            comma.or_else(|| of(rest).map(|host| (host.to_owned(), host.len())))?;
        let end = written.len() - rest.len() + length;
        let stop = |c: char| c.is_whitespace() || c == ']';
        let shown =
            written[end..].find(stop).is_some_and(|at| written[end + at..].starts_with("]("));
        let wrong = run.len() < 6 && matches!(sign.len(), 1 | 2) && !right && !shown;
        wrong.then(|| (at..end, format!("https://www.{host}")))
    };
    written.to_ascii_lowercase().match_indices("ww").filter_map(found).collect()
}

/// The host that a text begins with, if it has a comma for its last point, and how long it is there: `example,org`.
fn with_comma(text: &str) -> Option<(String, usize)> {
    let length = text.find(|c: char| !is_part(c) && c != ',').unwrap_or(text.len());
    let whole = text[..length].trim_end_matches(['.', ',', '-']);
    let (name, ending) = whole.rsplit_once(',')?;
    let ended = name.rsplit('.').next().is_some_and(|last| ENDINGS.contains(&last));
    let good = ENDINGS.contains(&ending) && !name.is_empty() && !name.contains(',') && !ended;
    good.then(|| (format!("{name}.{ending}"), whole.len()))
}

/// The hosts of the web that stand in a text without anything before them: `lejardin.fr`.
pub(super) fn sites(written: &str) -> impl Iterator<Item = (usize, &str)> {
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
    fn beginnings_with_other_signs_are_found_and_no_words() {
        let found = |text: &str| {
            let found = misspelt(text);
            found.into_iter().map(|(at, meant)| (text[at].to_owned(), meant)).next()
        };
        for (text, whole, meant) in [
            ("Voir wwww.example.org.", "wwww.example.org", "https://www.example.org"),
            ("Voir ww.example.org/a", "ww.example.org", "https://www.example.org"),
            ("Voir www;example.org", "www;example.org", "https://www.example.org"),
            ("Voir www..example.org", "www..example.org", "https://www.example.org"),
            ("Voir www.example,org, ou non", "www.example,org", "https://www.example.org"),
            ("Voir www.a.example,fr.", "www.a.example,fr", "https://www.a.example.fr"),
            ("Www.example.org", "Www.example.org", "https://www.example.org"),
        ] {
            assert_eq!(found(text), Some((whole.to_owned(), meant.to_owned())), "{text}");
        }
        for text in [
            "www.example.org",
            "https://wwww.example.org",
            "[wwww.example.org](https://www.example.org)",
            "le www, example.org et le reste",
            "www.example.org, fr ou non",
            "www.example,mais",
            "le web, le www. Autre phrase",
            "glowworm.exemple.org",
        ] {
            assert_eq!(found(text), None, "{text}");
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
