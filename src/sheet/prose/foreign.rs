//! Signs that other programs know, and that print as they stand here: « << » for guillemets, `\n` for a line end, codes of
//! forums and wikis.

use std::ops::Range;

use super::missed::Missed;
use crate::message::text;

/// The longest text between signs that a remedy repeats, in characters.
const REPEATED: usize = 60;

/// Codes between brackets that forums have.
const CODES: [&str; 9] = ["b", "i", "u", "s", "url", "quote", "color", "size", "center"];

/// The first such sign of a paragraph: `text` is what prints of it, `written` its source.
pub(super) fn sign(text: &str, written: &str) -> Option<Missed> {
    // Nearly no paragraph prints any of them.
    if !["<<", "``", "\\n", "++", "[/", "{{", "%%"].iter().any(|sign| text.contains(sign)) {
        return None;
    }
    let told = |range: Range<usize>, sign: &str, hint| {
        let message = text!("sign-foreign", sign);
        text.contains(sign).then_some(Missed { range, message, hint })
    };
    if let Some((range, inner)) = quoted(written) {
        let sign = &written[range.start..range.start + 2];
        return told(range, sign, text!("sign-foreign.hint-quotes", written = inner));
    }
    if let Some(at) = line_end(written) {
        return told(at..at + 2, "\\n", text!("sign-foreign.hint-line"));
    }
    if let Some(range) = between(written, "++", "++").filter(|range| is_word(written, range)) {
        return told(range, "++", text!("html-tag.hint-underlined"));
    }
    if let Some((range, hint)) = coded(written) {
        let sign = &written[range.start..=range.start + written[range.start..].find(']')?];
        return told(range, sign, hint);
    }
    if let Some(range) = between(written, "{{", "}}") {
        let sign = &written[range.start
            ..range.start + if written[range.start..].starts_with("{{{") { 3 } else { 2 }];
        return told(range, sign, text!("sign-foreign.hint-braces"));
    }
    let at = remark(written)?;
    let message = text!("sign-remark", sign = "%%");
    Some(Missed { range: at, message, hint: text!("sign-remark.hint") })
}

/// The name that other programs give to a heading, behind it: `{#budget}`.
pub(crate) fn attribute(title: &str) -> Option<&str> {
    let title = title.trim_end();
    let at = title.rfind('{')?;
    let name =
        title[at..].strip_prefix("{#").or(title[at..].strip_prefix("{."))?.strip_suffix('}')?;
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | ':' | '.' | '#' | ' ');
    (!name.is_empty() && name.chars().all(plain)).then(|| &title[at..])
}

/// Where a sign stands that another closes in the same paragraph, words between them; none that a backslash makes its own.
fn between(written: &str, open: &str, close: &str) -> Option<Range<usize>> {
    written.match_indices(open).find_map(|(at, _)| {
        let inner = &written[at + open.len()..];
        let end = inner.find(close)?;
        let words = inner[..end].contains(char::is_alphanumeric) && !written[..at].ends_with('\\');
        words.then(|| at..at + open.len() + end + close.len())
    })
}

/// Whether signs touch the words between them, and no word outside: « C++ et Java++ » has none.
fn is_word(written: &str, range: &Range<usize>) -> bool {
    let inner = &written[range.start + 2..range.end - 2];
    let outside = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    inner.starts_with(char::is_alphanumeric)
        && !inner.ends_with(char::is_whitespace)
        && outside(written[..range.start].chars().next_back())
        && outside(written[range.end..].chars().next())
}

/// What stands between the chevrons or the marks of TeX that are typed for guillemets.
fn quoted(written: &str) -> Option<(Range<usize>, &str)> {
    let range = between(written, "<<", ">>").or_else(|| between(written, "``", "''"))?;
    let inner = written[range.start + 2..range.end - 2].trim();
    let short = inner.chars().count() <= REPEATED && !inner.contains('\n');
    Some((range, if short { inner } else { "…" }))
}

/// A line end as programmers write it. Where a small letter follows, it may be the path of a file.
fn line_end(written: &str) -> Option<usize> {
    written.match_indices("\\n").map(|(at, _)| at).find(|at| {
        let word = written[..*at].rsplit(char::is_whitespace).next().unwrap_or_default();
        let path = word.contains(":\\") || word.starts_with('\\') && !word.starts_with("\\n");
        !path && !word.ends_with('\\') && !written[at + 2..].starts_with(char::is_lowercase)
    })
}

/// A pair of a forum's codes, `[b]mot[/b]`, and what is written for it.
fn coded(written: &str) -> Option<(Range<usize>, String)> {
    written.match_indices('[').find_map(|(at, _)| {
        let (code, rest) = written[at + 1..].split_once(']')?;
        let name = code.split('=').next()?.to_ascii_lowercase();
        CODES.contains(&name.as_str()).then_some(())?;
        let close = format!("[/{name}]");
        let end = rest.to_ascii_lowercase().find(&close)?;
        let inner = &rest[..end];
        let mark = match name.as_str() {
            "b" => "**",
            "i" => "*",
            _ => "",
        };
        let short = inner.chars().count() <= REPEATED && !inner.contains(['\n', '*']);
        let hint = match short && !mark.is_empty() && inner.trim() == inner {
            true => text!("html-tag.hint-pair", written = format!("{mark}{inner}{mark}")),
            false => text!("sign-foreign.hint-delete"),
        };
        let start = at + 1 + code.len() + 1;
        (!written[..at].ends_with('\\')).then(|| (at..start + end + close.len(), hint))
    })
}

/// What « %% » is to hide: a line, or what stands between two of them.
fn remark(written: &str) -> Option<Range<usize>> {
    let line = |at: &usize| {
        let line = written[..*at].rsplit('\n').next().unwrap_or_default();
        line.trim_matches([' ', '>']).is_empty()
    };
    let start = written.match_indices("%%").map(|(at, _)| at).find(line);
    let start = start.map(|at| at..written[at..].find('\n').map_or(written.len(), |end| at + end));
    start.or_else(|| between(written, "%%", "%%"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn signs_of_other_programs_are_found_and_good_prose_is_not() {
        let found = |written: &str| sign(written, written).map(|it| written[it.range].to_owned());
        for (written, range) in [
            ("Dit << un mot >> ici.", "<< un mot >>"),
            ("Dit ``un mot'' ici.", "``un mot''"),
            ("Un mot.\\nUn autre.", "\\n"),
            ("Un mot\\n- un autre", "\\n"),
            ("Un ++mot++ ici.", "++mot++"),
            ("Un [b]mot[/b] ici.", "[b]mot[/b]"),
            ("Un [URL=https://a.b]mot[/url] ici.", "[URL=https://a.b]mot[/url]"),
            ("{{{Un titre}}}", "{{{Un titre}}"),
            ("Un mot.\n%% à relire\nUn autre.", "%% à relire"),
            ("Un mot %%à relire%% ici.", "%%à relire%%"),
        ] {
            assert_eq!(found(written).as_deref(), Some(range), "{written}");
        }
        for written in [
            "Le C++ et le Java++.",
            "Note B++ ou B++ au bac",
            "a << b et c",
            "\\<< mot >>",
            "S:\\notes et \\\\serveur\\notes, dossier\\nouveau",
            "Un [b] mot",
            "100 %% de",
            "un ensemble {a, b}",
            "Il dit ''oui''",
        ] {
            assert_eq!(found(written), None, "{written}");
        }
    }

    #[test]
    fn names_behind_headings_are_found() {
        for (title, name) in [
            ("Le budget {#budget}", Some("{#budget}")),
            ("Le budget {.grand #a-b} ", Some("{.grand #a-b}")),
            ("Le budget {2019}", None),
            ("{#budget} Le budget", None),
            ("Le budget {#}", None),
        ] {
            assert_eq!(attribute(title), name, "{title}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "[<>`'+%{}#\\[\\]/b\\\\n aé😀\n]{0,12}") {
            sign(&text, &text);
            attribute(&text);
        }
    }
}
