//! What stands between the parentheses of a Markdown link: an address, and a title or none.

use crate::sheet::is_link;

/// Where the parenthesis closes that is open before a text, in characters.
pub(crate) fn end(text: impl Iterator<Item = char>) -> Option<usize> {
    let mut depth = 0usize;
    let mut escaped = false;
    for (at, c) in text.enumerate() {
        match c {
            '\n' | '[' => return None,
            _ if escaped => {}
            '(' => depth += 1,
            ')' if depth == 0 => return Some(at),
            ')' => depth -= 1,
            _ => {}
        }
        escaped = c == '\\' && !escaped;
    }
    None
}

/// The address, whole where an author left white space in it; none where the parentheses hold plain words.
pub(crate) fn address(inside: &str) -> Option<String> {
    let inside = inside.trim();
    if let Some((address, _)) = inside.strip_prefix('<').and_then(|rest| rest.split_once('>')) {
        return Some(without_space(address));
    }
    let address = without_title(inside);
    let fits = !address.contains(char::is_whitespace) || is_link(&without_space(address));
    fits.then(|| without_space(address).trim_matches(['<', '>']).to_owned())
}

/// White space as browsers write it in an address.
fn without_space(address: &str) -> String {
    address.split_whitespace().collect::<Vec<_>>().join("%20")
}

/// What stands before a title between quotation marks or parentheses.
fn without_title(inside: &str) -> &str {
    parts(inside).map_or(inside, |(address, _)| address.trim_end())
}

/// The title between the parentheses of a link, if it has one.
pub(crate) fn title(inside: &str) -> Option<&str> {
    let (address, title) = parts(inside.trim())?;
    let title = title[..title.len() - 1].trim();
    (is_link(address.trim().trim_matches(['<', '>'])) && !title.is_empty()).then_some(title)
}

/// The address, and the title without the mark that begins it.
fn parts(inside: &str) -> Option<(&str, &str)> {
    let marks = match inside.chars().next_back()? {
        '"' => " \"",
        '\'' => " '",
        ')' => " (",
        _ => return None,
    };
    inside.split_once(marks).filter(|(_, title)| title.len() > 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_whole() {
        for (inside, wanted) in [
            ("https://v.fr/plan du bourg.pdf", Some("https://v.fr/plan%20du%20bourg.pdf")),
            ("https://v.fr/un plan.pdf \"Le plan\"", Some("https://v.fr/un%20plan.pdf")),
            ("<https://v.fr/un plan.pdf> 'Le plan'", Some("https://v.fr/un%20plan.pdf")),
            ("https://v.fr/a(b).pdf", Some("https://v.fr/a(b).pdf")),
            ("https://v.fr (Le site)", Some("https://v.fr")),
            ("#un", Some("#un")),
            ("", Some("")),
            ("sous la halle", None),
        ] {
            assert_eq!(address(inside).as_deref(), wanted, "{inside}");
        }
    }

    #[test]
    fn parentheses_pair() {
        let end_of = |text: &str| end(text.chars());
        assert_eq!(end_of("a(b).pdf) c)"), Some(8));
        assert_eq!(end_of("a\\(b)"), Some(4));
        assert_eq!(end_of("a(b"), None);
    }
}
