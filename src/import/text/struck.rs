//! Text that is struck through: its words stay, without the line, and the author is told.

use std::borrow::Cow;

/// Tags that strike text through.
const TAGS: &[&str] = &["s", "del", "strike"];

/// A line without the marks that strike text through, and the texts that they struck.
pub(crate) fn cleared(line: &str) -> (Cow<'_, str>, Vec<String>) {
    let mut struck = Vec::new();
    if !line.contains("~~") && !line.contains('<') {
        return (line.into(), struck);
    }
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, text, after)) = next(rest) {
        out.push_str(before);
        out.push_str(text);
        struck.push(text.trim().to_owned());
        rest = after;
    }
    if struck.is_empty() {
        return (line.into(), struck);
    }
    out.push_str(rest);
    (out.into(), struck)
}

/// What stands before the first struck text, that text, and what follows it.
fn next(line: &str) -> Option<(&str, &str, &str)> {
    let tilde = || ("~~".to_owned(), "~~".to_owned());
    let tags = TAGS.iter().map(|tag| (format!("<{tag}>"), format!("</{tag}>")));
    let found = tags.chain([tilde()]).filter_map(|(open, close)| {
        let from = line.find(&open)?;
        let (before, rest) = line.split_at(from);
        let (text, after) = rest[open.len()..].split_once(close.as_str())?;
        let fits = !text.trim().is_empty() && !before.ends_with('\\') && !text.starts_with('~');
        fits.then_some((before, text, after))
    });
    found.min_by_key(|(before, _, _)| before.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn struck_text_stays_without_its_marks() {
        let (line, struck) = cleared("On ~~cuit~~ mange <del>du pain</del>.");
        assert_eq!(
            (line.as_ref(), struck),
            ("On cuit mange du pain.", vec!["cuit".to_owned(), "du pain".to_owned()])
        );
    }

    #[test]
    fn signs_that_strike_nothing_are_text() {
        for line in ["a ~~ b", "~~~~", "\\~~a~~", "<s>a", "a < b"] {
            assert_eq!(cleared(line), (line.into(), Vec::new()), "{line}");
        }
    }
}
