//! Characters that a sheet cannot hold: symbols of special fonts, which print as signs, and those that print nothing.

/// Symbols of Wingdings and Symbol, by their code in the font, that the program's fonts have as signs.
const SYMBOLS: &[(u32, char)] = &[
    (0xfc, '✓'),
    (0xfe, '✓'),
    (0xd8, '➤'),
    (0xe0, '→'),
    (0xe8, '→'),
    (0xf0, '→'),
    (0xae, '→'),
    (0xb7, '•'),
    (0xa7, '•'),
    (0x9f, '•'),
    (0x6c, '•'),
    (0x6e, '•'),
    (0xa8, '◦'),
    (0x71, '◦'),
    (0x2d, '-'),
];

/// The sign of a symbol of a special font.
pub(crate) fn symbol(code: u32) -> Option<char> {
    let code = if (0xf000..0xf100).contains(&code) { code - 0xf000 } else { code };
    SYMBOLS.iter().find(|(known, _)| *known == code).map(|(_, sign)| *sign)
}

/// A text without the characters that a sheet cannot hold; symbols become signs, or go.
///
/// Says how many went that would have printed something.
pub(crate) fn clean(text: &str) -> (String, usize) {
    // Nearly all texts are clean.
    if text.chars().all(is_usual) { (text.to_owned(), 0) } else { each_cleaned(text) }
}

/// Whether a character is one of those that nearly every text is made of; all of them stay.
fn is_usual(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{17f}' | '’' | '–' | '…')
}

fn each_cleaned(text: &str) -> (String, usize) {
    let mut out = String::with_capacity(text.len());
    let mut lost = 0;
    for c in text.chars() {
        match c {
            // A soft hyphen only says where a word may part.
            '\u{ad}' | '\u{feff}' | '\u{200b}' => {}
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            '\u{2011}' => out.push('-'),
            '\u{f000}'..='\u{f0ff}' => match symbol(u32::from(c)) {
                Some(sign) => out.push(sign),
                None => lost += 1,
            },
            '\u{e000}'..='\u{f8ff}' | '\u{fff9}'..='\u{ffff}' => lost += 1,
            '\u{2028}' | '\u{2029}' => out.push(' '),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    (out, lost)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_characters_stay_as_they_are() {
        for c in ('\0'..=char::MAX).filter(|c| is_usual(*c)) {
            assert_eq!(each_cleaned(&c.to_string()), (c.to_string(), 0));
        }
    }

    #[test]
    fn a_text_is_cleaned_wherever_the_odd_character_stands() {
        assert_eq!(clean("l’été\u{ad}\u{f0fc}\u{e123}…"), ("l’été✓…".to_owned(), 1));
        assert_eq!(clean("a\tb\u{2028}c\u{2011}d"), ("a b c-d".to_owned(), 0));
    }
}
