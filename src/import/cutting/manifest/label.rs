//! Knows « Annexe 2 », « Annexe n° 2 », « Annexe B ».

use crate::fold::fold;

/// Whether a text starts with "Annexe" and its number or letter.
pub(crate) fn is_annex_label(text: &str) -> bool {
    annexe(text).is_some()
}

/// How many bytes of a text are "Annexe" and its number or letter.
pub(super) fn annexe(text: &str) -> Option<usize> {
    let mut words = text.char_indices().filter(|(_, c)| !c.is_alphanumeric()).map(|(at, _)| at);
    let first = words.next()?;
    if fold(&text[..first]) != "annexe" {
        return None;
    }
    let rest = text[first..].trim_start();
    let rest = without_numero(rest).unwrap_or(rest);
    let number: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect();
    let fits = !number.is_empty() && number.chars().count() <= 4;
    fits.then(|| text.len() - rest.len() + number.len())
}

/// What follows « n° », « no » or « numéro », where a number does.
fn without_numero(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|c: char| c.is_alphabetic() || matches!(c, '°' | '.'));
    let sign = fold(&text[..text.len() - rest.len()]);
    let rest = rest.trim_start();
    let known = matches!(sign.as_str(), "n" | "no" | "nº" | "numero");
    (known && rest.starts_with(|c: char| c.is_ascii_digit())).then_some(rest)
}
