//! What nobody sees makes no difference: the kind of a space, places where a word may break, accents written apart.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// A text as it is compared.
pub(crate) fn folded(text: &str) -> Cow<'_, str> {
    let seen = |c: char| !is_invisible(c) && (c == ' ' || !c.is_whitespace());
    if text.is_ascii() || text.chars().all(seen) && is_nfc_quick(text.chars()) == IsNormalized::Yes
    {
        return text.into();
    }
    let space = |c: char| if c.is_whitespace() { ' ' } else { c };
    text.chars().filter(|c| !is_invisible(*c)).map(space).nfc().collect::<String>().into()
}

/// A sentence without the mark that follows its place: a point of a list ends in « ; », a paragraph in a full stop.
pub(crate) fn unended(sentence: &str) -> &str {
    sentence.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ';' | ',' | ':'))
}

/// Whether a character only says where a word may break, or may not.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{2060}' | '\u{ad}')
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn what_is_not_seen_is_no_difference() {
        for (seen, other) in [
            ("12 postes", "12\u{a0}postes"),
            ("70 personnes", "70\u{202f}personnes"),
            ("psychiatrie", "psychia\u{ad}trie"),
            ("établissement", "e\u{301}tablissement"),
            ("un/deux", "un/\u{200b}deux"),
        ] {
            assert_eq!(folded(other), seen);
            assert_eq!(folded(seen), seen);
        }
    }
}
