//! References that lead nowhere: to a sheet that the annex does not have, or to the sheet itself.

use crate::annex::{Annex, Entry};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::message::text;

/// What announces a reference, before « fiche 12 ».
const VERBS: &[&str] = &["voir", "cf", "cf.", "confer", "consulter", "lire"];

/// Reports dead references.
pub(super) fn check(entry: &Entry, annex: &Annex, diagnostics: &mut Diagnostics) {
    for link in entry.sheet.links.iter().filter(|link| link.target == entry.sheet.id) {
        diagnostics.push(
            Diagnostic::warning(Code::DeadReference, text!("link-to-itself"))
                .at(&link.place, text!("link-to-itself.label"))
                .hint(text!("link-to-itself.hint")),
        );
    }
    let last = annex.entries.len();
    let exists = |number: usize| {
        let theme = annex.manifest.themes.iter().any(|theme| theme.number as usize == number);
        theme || (1..=last).contains(&number)
    };
    for passage in &entry.sheet.passages {
        for (range, number) in references(passage.written()) {
            if !exists(number) {
                diagnostics.push(
                    Diagnostic::warning(Code::DeadReference, text!("dead-reference", number))
                        .at(&passage.within(range), text!("dead-reference.label"))
                        .hint(text!("dead-reference.hint", count = last))
                        .hint(text!("dead-reference.hint-theme")),
                );
            }
        }
    }
}

/// Numbers of sheets that a text refers to, « (voir fiche 12) », and where.
fn references(text: &str) -> Vec<(std::ops::Range<usize>, usize)> {
    let word = |c: char| c.is_whitespace() || matches!(c, '(' | '[' | '*');
    let words: Vec<(usize, &str)> = text
        .split(word)
        .filter(|word| !word.is_empty())
        .map(|word| (word.as_ptr().addr() - text.as_ptr().addr(), word))
        .collect();
    let mut found = Vec::new();
    for (i, (at, name)) in words.iter().enumerate() {
        if !matches!(name.to_lowercase().as_str(), "fiche" | "fiches") {
            continue;
        }
        let announced = words[i.saturating_sub(2)..i]
            .iter()
            .any(|(_, before)| VERBS.contains(&before.to_lowercase().as_str()));
        let rest = words[i + 1..].iter().skip_while(|(_, w)| matches!(*w, "n°" | "N°" | "no"));
        let Some((start, digits)) = rest.clone().next().filter(|_| announced) else { continue };
        let digits = digits.trim_start_matches("n°");
        let length = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
        if let Ok(number) = digits[..length].parse() {
            found.push((*at..start + length, number));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::references;

    #[test]
    fn only_announced_sheets_with_a_number_are_references() {
        let numbers = |text| references(text).into_iter().map(|(_, n)| n).collect::<Vec<_>>();
        assert_eq!(numbers("Lisez (voir la fiche 14) et cf. fiche n° 15."), [14, 15]);
        assert_eq!(numbers("La fiche 14 du guide ; voir la fiche de paie"), [] as [usize; 0]);
    }
}
