//! What of a text is compared: its letters and digits, capitals as small ones, for capitals are the layout's.

/// Adds what is compared of a text.
pub(super) fn push_letters(text: &str, letters: &mut String) {
    text.chars().for_each(|c| each(c, |c| letters.push(c)));
}

/// Hands over what a character is compared as; nothing where it is the layout's.
pub(super) fn each(c: char, mut visit: impl FnMut(char)) {
    if c.is_ascii() {
        if c.is_ascii_alphanumeric() {
            visit(c.to_ascii_lowercase());
        }
    } else if c.is_alphanumeric() {
        // By way of its capitals: ß is SS there, and ﬁ is FI.
        c.to_uppercase().flat_map(char::to_lowercase).for_each(visit);
    }
}

/// How many letters of a text, as it is written, so many bytes of what is compared come from.
pub(super) fn before(text: &str, bytes: usize) -> usize {
    let mut letters = String::new();
    let written = text.chars().filter(|c| c.is_alphanumeric());
    written
        .take_while(|c| {
            let before = letters.len() < bytes;
            each(*c, |c| letters.push(c));
            before
        })
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_are_the_layouts() {
        let letters = |text: &str| {
            let mut letters = String::new();
            push_letters(text, &mut letters);
            letters
        };
        for (written, drawn) in [
            ("L'été à la Straße", "L'ÉTÉ À LA STRASSE"),
            ("œuvre ﬁn ÿ ŉ", "ŒUVRE FIN Ÿ ʼN"),
            ("Οδός", "ΟΔΌΣ"),
        ] {
            assert_eq!(letters(written), letters(drawn), "{written}");
        }
        assert_ne!(letters("a"), letters("à"));
        assert_eq!(before("La Straße d'or", "lastrassed".len()), 9);
    }
}
