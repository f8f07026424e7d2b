//! What an author left to be written later: it would be printed.

use std::ops::Range;

use crate::annex::{Annex, Entry};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::fold;
use crate::message::text;
use crate::sheet::PassageKind;
use crate::source::Place;

/// Words that stand for a text to come, in capitals.
const CAPITALS: [&str; 6] = ["TODO", "FIXME", "TBD", "XXX", "XXXX", "XXXXX"];
/// What stands in brackets for a text to come, folded.
const BRACKETED: [&str; 11] = [
    "a completer",
    "a preciser",
    "a verifier",
    "a confirmer",
    "a rediger",
    "a ecrire",
    "a remplir",
    "a venir",
    "todo",
    "xxx",
    "a relire",
];

/// What stands in square brackets for something to be filled in, folded.
const BLANKS: [&str; 16] = [
    "montant",
    "date",
    "nom",
    "prenom",
    "lieu",
    "adresse",
    "titre",
    "texte",
    "chiffre",
    "nombre",
    "ville",
    "commune",
    "telephone",
    "mail",
    "courriel",
    "source",
];
/// What templates and word processors put where people are to write, without its first letter.
const FILLERS: [&str; 4] = [
    "orem ipsum",
    "liquez ici pour entrer du texte",
    "liquez ou appuyez ici pour entrer du texte",
    "otre texte ici",
];
/// The longest passage that says nothing else, in bytes.
const LONGEST: usize = 48;
/// What figures count.
const UNITS: [&str; 16] = [
    "euros",
    "€",
    "%",
    "personnes",
    "habitants",
    "familles",
    "enfants",
    "ans",
    "jours",
    "mois",
    "heures",
    "km",
    "m²",
    "élus",
    "participants",
    "ménages",
];

/// Reports the first such sign of each passage.
pub(super) fn check(entry: &Entry, _annex: &Annex, diagnostics: &mut Diagnostics) {
    let sheet = &entry.sheet;
    let passages = sheet.passages.iter().filter(|p| p.kind != PassageKind::Picture);
    let titles = [&sheet.titles.title, &sheet.titles.summary, &sheet.titles.subtitle];
    let places = titles.into_iter().flatten().chain(passages.map(|passage| &passage.place));
    let mut blanks = Vec::new();
    for place in places {
        let written = &place.source.text()[place.range.clone()];
        let within = |range: Range<usize>| {
            let start = place.range.start;
            Place::new(&place.source, start + range.start..start + range.end)
        };
        if let Some(range) = blank(written) {
            blanks.push(within(range));
        } else if let Some(range) = lost_reference(written) {
            diagnostics.push(
                Diagnostic::warning(Code::Unfinished, text!("lost-reference"))
                    .at(&within(range), text!("here"))
                    .hint(text!("lost-reference.hint")),
            );
        } else if let Some(range) = left(written) {
            diagnostics.push(
                Diagnostic::warning(Code::Unfinished, text!("unfinished"))
                    .at(&within(range), text!("here"))
                    .hint(text!("unfinished.hint")),
            );
        }
    }
    // A new sheet has a dozen of them.
    if let Some(first) = blanks.first() {
        let message = text!("unfinished-blanks", count = blanks.len());
        diagnostics.push(
            Diagnostic::warning(Code::Unfinished, message)
                .at(first, text!("here"))
                .hint(text!("unfinished.hint")),
        );
    }
}

/// Reports what is still to be written in the manifest: the cover, the summary and the feet of pages print it.
pub(super) fn manifest(annex: &Annex, diagnostics: &mut Diagnostics) {
    let manifest = &annex.manifest;
    let themes = manifest.themes.iter().map(|theme| &theme.title);
    let once = [&manifest.label, &manifest.title, &manifest.guide, &manifest.guide_short];
    let given = [&manifest.guide_subtitle, &manifest.subject].into_iter().flatten();
    let printed = once.into_iter().chain(given).chain(&manifest.issuer).chain(themes);
    if !printed.into_iter().any(|text| blank(text).is_some()) {
        return;
    }
    let source = &manifest.place.source;
    let mut blanks = Vec::new();
    let mut start = 0;
    for line in source.text().split_inclusive('\n') {
        // What stands behind « # » is a remark.
        let text = if line.trim_start().starts_with('#') { "" } else { line };
        let text = text.split(" #").next().unwrap_or_default();
        let from = text.len() - text.trim_start().len();
        if let Some(range) = blank(text.trim()) {
            let at = start + from;
            blanks.push(Place::new(source, at + range.start..at + range.end));
        }
        start += line.len();
    }
    let first = blanks.first().unwrap_or(&manifest.place);
    diagnostics.push(
        Diagnostic::warning(
            Code::Unfinished,
            text!("unfinished-manifest", count = blanks.len().max(1)),
        )
        .at(first, text!("here"))
        .hint(text!("unfinished-manifest.hint")),
    );
}

/// What Word prints where a cross-reference of its own leads nowhere, behind « Erreur ! ».
const LOST: [&str; 5] = [
    "Source du renvoi introuvable",
    "Signet non défini",
    "Référence de lien hypertexte non valide",
    "Reference source not found",
    "Bookmark not defined",
];

/// Where such words stand.
fn lost_reference(written: &str) -> Option<Range<usize>> {
    ["Erreur", "Error"].into_iter().flat_map(|head| written.match_indices(head)).find_map(
        |(at, head)| {
            let rest = written[at + head.len()..].trim_start().strip_prefix('!')?.trim_start();
            let lost = LOST.iter().find(|lost| rest.starts_with(**lost))?;
            Some(at..written.len() - rest.len() + lost.len())
        },
    )
}

/// What new sheets have where people are to write: « À compléter : qui agit », « Durée : à compléter ».
fn blank(written: &str) -> Option<Range<usize>> {
    written.match_indices(['À', 'à']).find_map(|(at, letter)| {
        let rest = written[at + letter.len()..].strip_prefix(" compléter")?;
        let begins = at == 0 || written[..at].trim_end().ends_with([':', '\n']);
        let ends = rest.trim_start().is_empty() || rest.trim_start().starts_with([':', '\n', '.']);
        let end = written.len() - rest.len();
        (begins && ends).then_some(at..end)
    })
}

fn left(written: &str) -> Option<Range<usize>> {
    word(written)
        .or_else(|| bracketed(written))
        .or_else(|| questioned(written))
        .or_else(|| filler(written))
        .or_else(|| whole(written))
        .or_else(|| figures(written))
}

/// Text that programs put where people are to write.
fn filler(written: &str) -> Option<Range<usize>> {
    let begun = |filler: &&&str| written.get(1..).is_some_and(|rest| rest.starts_with(**filler));
    FILLERS.iter().find(begun).map(|filler| 0..filler.len() + 1)
}

/// A passage that says nothing but that it is to come: « À compléter », « Texte à rédiger. »
fn whole(written: &str) -> Option<Range<usize>> {
    if written.len() > LONGEST {
        return None;
    }
    let words = fold::fold(written);
    let rest = ["texte ", "paragraphe ", "partie ", "section "].into_iter();
    let rest = rest.filter_map(|head| words.strip_prefix(head)).next().unwrap_or(&words);
    BRACKETED.contains(&rest).then(|| 0..written.trim_end().len())
}

/// « XX » before what is counted, or in a year.
fn figures(written: &str) -> Option<Range<usize>> {
    if !written.contains("XX") && !written.contains("xx") {
        return None;
    }
    let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    ["XX", "xx", "xxx"].into_iter().find_map(|sign| {
        written.match_indices(sign).find_map(|(at, _)| {
            let end = at + sign.len();
            let rest = &written[end..];
            let counted = rest.trim_start_matches([' ', '\u{a0}']);
            let unit = UNITS.iter().any(|unit| {
                let behind = counted.strip_prefix(unit);
                rest.len() > counted.len() && behind.is_some_and(|it| edge(it.chars().next()))
            });
            let alone = edge(written[..at].chars().next_back());
            let year = ["19", "20"].iter().any(|it| written[..at].ends_with(it))
                && edge(written[..at - 2].chars().next_back())
                && edge(rest.chars().next());
            (alone && unit || year).then_some(at..end)
        })
    })
}

/// A word in capitals that is no name's part: « TODO », « XXX ».
fn word(written: &str) -> Option<Range<usize>> {
    CAPITALS.iter().find_map(|word| {
        let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        written.match_indices(word).find_map(|(at, _)| {
            let end = at + word.len();
            let whole = edge(written[..at].chars().next_back());
            (whole && edge(written[end..].chars().next())).then_some(at..end)
        })
    })
}

/// `[à compléter]`, `(à préciser)`.
fn bracketed(written: &str) -> Option<Range<usize>> {
    written.match_indices(['[', '(']).find_map(|(at, open)| {
        let close = if open == "[" { ']' } else { ')' };
        let length = written[at..].find(close).filter(|length| *length < 60)?;
        let inner = fold::fold(&written[at + 1..at + length]);
        // In round brackets, the words alone: « (à confirmer par la mairie) » is a sentence.
        let link = written[at + length + 1..].starts_with(['(', '[', ':']);
        let blank = open == "[" && !link && BLANKS.contains(&inner.as_str());
        let found = blank
            || BRACKETED.iter().any(|it| inner == *it || open == "[" && inner.starts_with(it));
        found.then_some(at..at + length + 1)
    })
}

/// Three question marks that are no cry: they stand alone.
fn questioned(written: &str) -> Option<Range<usize>> {
    written.match_indices("???").find_map(|(at, _)| {
        let alone = written[..at].chars().next_back().is_none_or(char::is_whitespace);
        let end = at + written[at..].len() - written[at..].trim_start_matches('?').len();
        let rest = written[end..].trim_start();
        // At a sentence's end they may be meant.
        (alone && rest.starts_with(char::is_lowercase)).then_some(at..end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_that_word_has_lost_are_found() {
        let found = |text: &str| lost_reference(text).map(|at| text[at].to_owned());
        let text = "Voir Erreur\u{a0}! Source du renvoi introuvable.";
        assert_eq!(found(text).as_deref(), Some(&text[5..text.len() - 1]));
        assert_eq!(found("Erreur ! Tout est à refaire."), None);
    }

    #[test]
    fn what_is_to_come_is_found_and_nothing_else() {
        for text in [
            "La fin. TODO relire",
            "Un budget de [à compléter] euros",
            "Un budget de ??? euros",
            "Mme XXX",
            "Le lieu (à préciser).",
            "[À compléter par la mairie]",
            "À compléter",
            "Texte à rédiger.",
            "Lorem ipsum dolor sit amet.",
            "Cliquez ici pour entrer du texte.",
            "Un coût de XX euros",
            "Un coût de xxx euros, en 20XX.",
            "Un coût de [montant] euros",
        ] {
            assert!(left(text).is_some(), "{text}");
        }
        for text in [
            "Le collectif TODOS",
            "Tout à compléter.",
            "Vraiment ???",
            "Le XXe siècle, le chapitre XX",
            "Une date (à confirmer par la mairie)",
            "[un lien](https://example.org)",
            "[source](https://example.org)",
            "Le siècle XX, en 2019.",
        ] {
            assert_eq!(left(text), None, "{text}");
        }
    }
}
