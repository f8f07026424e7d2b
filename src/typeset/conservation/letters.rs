//! What of a text is compared: letters, digits, apostrophes and signs. Capitals, spaces, hyphens and quotation marks are the
//! layout's.

/// Adds what is compared of a text.
pub(super) fn push_letters(text: &str, letters: &mut String) {
    text.chars().for_each(|c| each(c, |c| letters.push(c)));
}

/// How much is compared of a text, in bytes.
pub(super) fn compared(text: &str) -> usize {
    let mut length = 0;
    text.chars().for_each(|c| each(c, |c| length += c.len_utf8()));
    length
}

/// Hands over what a character is compared as; nothing where it is the layout's.
pub(super) fn each(c: char, mut visit: impl FnMut(char)) {
    if c.is_ascii() {
        if c.is_ascii_graphic() && !matches!(c, '-' | '"') {
            visit(c.to_ascii_lowercase());
        }
    } else if matches!(c, '‘' | '’' | '‛') {
        visit('\'');
    } else if c.is_alphanumeric() {
        // By way of its capitals: ß is SS there, and ﬁ is FI.
        c.to_uppercase().flat_map(char::to_lowercase).for_each(visit);
    } else if c == '…' {
        "...".chars().for_each(visit);
    } else if !(c.is_whitespace() || c.is_control() || is_free(c)) {
        visit(c);
    }
}

/// Whether a sign that is no ASCII is the layout's: hyphens, quotation marks, what nobody sees.
const fn is_free(c: char) -> bool {
    matches!(
        c,
        '«' | '»' | '‹' | '›' | '‚' | '“'..='‟' | '‐' | '‑' | '\u{ad}' | '\u{34f}' | '\u{61c}'
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}'
    )
}

/// A word without the signs behind it that a layout may leave out at the end of a text, or set in its own way.
pub(super) fn without_end(word: &str) -> &str {
    word.trim_end_matches(['.', ',', ';', ':', '…', '–', '—'])
}

/// The words of a word, and its signs each for itself.
pub(super) fn parts(word: &str) -> impl Iterator<Item = &str> {
    let letter = |c: char| c.is_alphanumeric();
    let mut rest = word;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let length = match letter(first) {
            true => rest.find(|c| !letter(c)).unwrap_or(rest.len()),
            false => first.len_utf8(),
        };
        let (part, after) = rest.split_at(length);
        rest = after;
        Some(part)
    })
}

/// How many letters of a text, as it is written, so many bytes of what is compared come from.
pub(super) fn before(text: &str, bytes: usize) -> usize {
    let mut compared = 0;
    let before = text.chars().take_while(|c| {
        let before = compared < bytes;
        each(*c, |c| compared += c.len_utf8());
        before
    });
    before.filter(|c| c.is_alphanumeric()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_the_layouts_is_not_compared() {
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
        assert_eq!(letters("l'« e-mail » peut‑être\u{200b}"), letters("l’\"email\" peutêtre"));
        for (whole, lost) in [("12 €", "12"), ("−5 %", "5 %"), ("Oui ?", "Oui"), ("2,5", "25")]
        {
            assert_ne!(letters(whole), letters(lost), "{whole}");
        }
        assert_eq!(parts("−5,2%…").collect::<Vec<_>>(), ["−", "5", ",", "2", "%", "…"]);
        assert_eq!(before("La Straße d'or", "lastrassed".len()), 9);
        assert_eq!(before("Un, deux ; (trois) quatre", "un,deux;(trois)".len()), 11);
    }
}
