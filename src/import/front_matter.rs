//! The front matter of a text: what pandoc and the makers of web sites write before it, between two rules.

use std::borrow::Cow;

/// It is no longer than this, in lines.
const LONGEST: usize = 40;

/// A text whose front matter became its cover, line for line, and the keys and values that no cover has.
pub(crate) fn opened(text: &str) -> (Cow<'_, str>, Vec<String>) {
    let Some(end) = end(text) else { return (text.into(), Vec::new()) };
    let mut left = Vec::new();
    let lines = text.split_inclusive('\n').enumerate().map(|(at, line)| {
        let ends = if line.ends_with('\n') { "\n" } else { "" };
        match at {
            _ if at > end => line.to_owned(),
            _ if at == 0 || at == end => ends.to_owned(),
            _ => printed(line.trim_end(), &mut left) + ends,
        }
    });
    let opened: String = lines.collect();
    (opened.into(), left)
}

/// The line that closes the front matter, if there is one and each line in it is a field of it.
fn end(text: &str) -> Option<usize> {
    let mut lines = text.lines();
    if lines.next()?.trim_end() != "---" {
        return None;
    }
    let end = lines.take(LONGEST).position(|line| matches!(line.trim_end(), "---" | "..."))? + 1;
    let mut inside = text.lines().skip(1).take(end - 1);
    let first = inside.next().is_some_and(|line| field(line).is_some());
    let field = |line: &str| {
        field(line).is_some() || line.starts_with([' ', '-', '#']) || line.trim().is_empty()
    };
    (first && inside.all(field)).then_some(end)
}

/// The key of a line and what follows its colon.
fn field(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    (!key.is_empty() && key.chars().all(plain)).then_some((key, value.trim()))
}

/// What a line prints on a cover.
fn printed(line: &str, left: &mut Vec<String>) -> String {
    let Some((key, value)) = field(line) else {
        let item = line.trim().strip_prefix("- ").map(|item| format!("{}  ", unquoted(item)));
        return item.unwrap_or_else(|| {
            left.push(line.to_owned());
            String::new()
        });
    };
    left.push(key.to_owned());
    let value = unquoted(value);
    match key.to_ascii_lowercase().as_str() {
        _ if value.is_empty() || value == "|" || value == ">" => String::new(),
        "title" | "titre" => format!("# {value}"),
        "subtitle" | "sous-titre" => format!("## {value}"),
        "author" | "authors" | "auteur" | "institute" | "organisme" | "publisher" => {
            format!("{value}  ")
        }
        _ => {
            left.push(value.to_owned());
            String::new()
        }
    }
}

fn unquoted(value: &str) -> &str {
    let value = value.trim();
    let inside = |mark: char| value.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark));
    inside('"').or_else(|| inside('\'')).unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::opened;

    #[test]
    fn titles_and_authors_are_the_cover_and_lines_keep_their_places() {
        let text = "---\ntitle: \"Le pain\"\nauthor:\n- La commune\nlang: fr\n---\n\n# Un four\n";
        let (bare, left) = opened(text);
        assert_eq!(bare, "\n# Le pain\n\nLa commune  \n\n\n\n# Un four\n");
        assert_eq!(left, ["title", "author", "lang", "fr"]);
    }

    #[test]
    fn a_rule_is_no_front_matter() {
        for text in ["---\n\nDu pain : du sel\n\n---\n", "Du pain\n---\n", "---\nDu pain.\n---\n"] {
            assert_eq!(opened(text).0, text);
        }
    }
}
