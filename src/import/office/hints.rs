//! The hints of the form that the program makes: what stands where somebody is to write.
//!
//! A hint is known by its exact text, so that it is found whatever program the form went through, and whatever was
//! written beside it.

use crate::import::inline::Inline;

/// How every hint starts and ends.
pub(super) const OPEN: &str = "[À remplir : ";
/// See [`OPEN`].
pub(super) const CLOSE: char = ']';

/// Takes the hints out of a text.
pub(crate) fn take(text: &mut Inline) -> Vec<String> {
    let mut taken = Vec::new();
    // A program may have cut a hint into several spans, at a language's or a look's end.
    while let Some((from, hint)) = find(text) {
        let length = hint.chars().count();
        let mut at = 0;
        for span in &mut text.0 {
            let mut kept = String::with_capacity(span.text.len());
            for c in span.text.chars() {
                if !(from..from + length).contains(&at) {
                    kept.push(c);
                }
                at += 1;
            }
            span.text = kept;
        }
        taken.push(hint);
    }
    if !taken.is_empty() {
        *text = std::mem::take(text).trimmed();
    }
    taken
}

/// The first hint of a text, and its place in characters.
fn find(text: &Inline) -> Option<(usize, String)> {
    let all: String = text.0.iter().map(|span| span.text.as_str()).collect();
    // No-break spaces come and go between programs.
    let plain = all.replace(['\u{a0}', '\u{202f}'], " ");
    let from = plain.find(OPEN)?;
    let length = plain[from..].find(CLOSE)? + CLOSE.len_utf8();
    let hint = &plain[from..from + length];
    Some((plain[..from].chars().count(), hint.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::inline::Role;

    #[test]
    fn hints_go_and_words_beside_them_stay() {
        let mut text = Inline::text("Avant [À remplir\u{a0}: le titre");
        text.push(" de la fiche] après", true, false, Role::Text);
        assert_eq!(take(&mut text), ["[À remplir : le titre de la fiche]"]);
        assert_eq!(text.plain(), "Avant après");
        let mut other = Inline::text("[À voir] ici");
        assert!(take(&mut other).is_empty());
    }
}
