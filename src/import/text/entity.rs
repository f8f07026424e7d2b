//! Characters that a text gives by name or number: `&eacute;`, `&#39;`.

use pulldown_cmark::{Event, Parser};

/// No name is longer than this, its signs counted.
const LONGEST: usize = 34;

/// The characters that a text begins with the name of, and how many bytes that is.
pub(crate) fn read(text: &str) -> Option<(String, usize)> {
    let end = text.bytes().take(LONGEST).position(|b| b == b';')?;
    let name = text[..end].strip_prefix('&')?;
    if name.is_empty() || !name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'#') {
        return None;
    }
    let mut found = String::new();
    for event in Parser::new(&text[..=end]) {
        if let Event::Text(text) = event {
            found.push_str(&text);
        }
    }
    let plain = |c: char| if c.is_control() { ' ' } else { c };
    (found != text[..=end]).then(|| (found.chars().map(plain).collect(), end + 1))
}

/// A line in which letters, and whatever is no mark of Markdown, stand for their names.
pub(crate) fn spelled(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find('&') {
        let (before, name) = rest.split_at(at);
        out.push_str(before);
        let mark = |c: char| c.is_ascii() && !c.is_ascii_alphanumeric();
        let found = read(name).filter(|(found, _)| !found.contains(mark) && !out.ends_with('\\'));
        let length = found.as_ref().map_or(1, |(_, length)| *length);
        out.push_str(found.as_ref().map_or("&", |(found, _)| found));
        rest = &name[length..];
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_have_names_and_numbers() {
        for (text, wanted) in [
            ("&eacute;t", Some(("é", 8))),
            ("&#39;", Some(("'", 5))),
            ("&#x2013;", Some(("–", 8))),
            ("&nbsp;", Some(("\u{a0}", 6))),
            ("&#10;", Some((" ", 5))),
            ("&amp;", Some(("&", 5))),
            ("& un ; deux", None),
            ("&four;", None),
            ("&;", None),
            ("R&D", None),
        ] {
            let wanted = wanted.map(|(found, length)| (found.to_owned(), length));
            assert_eq!(read(text), wanted, "{text}");
        }
        assert_eq!(
            spelled("l&#39;&eacute;t&eacute; \\&eacute; &lt;b&gt;"),
            "l&#39;été \\&eacute; &lt;b&gt;"
        );
    }
}
