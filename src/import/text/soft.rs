//! Words that a soft hyphen cuts at a line's end: only a program puts one there, so they are whole again.

use std::borrow::Cow;

/// The sign that shows where a word may be cut.
const HYPHEN: char = '\u{ad}';
/// What stands for a line whose text went elsewhere.
const GONE: &str = "<!-- -->";

/// A text in which the ends of such words follow their beginnings, its lines in their places.
pub(crate) fn joined(text: Cow<'_, str>) -> Cow<'_, str> {
    if !text.contains(HYPHEN) {
        return text;
    }
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for at in 1..lines.len() {
        let cut = lines[at - 1].trim_end().ends_with(HYPHEN);
        let next = lines[at].trim_start();
        if !cut || !next.starts_with(char::is_alphabetic) {
            continue;
        }
        let length = next.find(char::is_whitespace).unwrap_or(next.len());
        let (end, rest) = (next[..length].to_owned(), next[length..].trim_start().to_owned());
        let kept = lines[at - 1].trim_end().trim_end_matches(HYPHEN).len();
        lines[at - 1].truncate(kept);
        lines[at - 1].push_str(&end);
        lines[at] = if rest.is_empty() { GONE.to_owned() } else { rest };
    }
    lines.push(String::new());
    lines.join("\n").into()
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn cut_words_are_whole() {
        let text = "Une coopé\u{ad}\n  ration au\u{ad}\ntour\ndu four\u{ad}\n\n- un";
        assert_eq!(
            joined(text.into()),
            "Une coopération\nautour\n<!-- -->\ndu four\u{ad}\n\n- un\n"
        );
    }
}
