//! Looks over a draft for what its author should see: passages told twice, sentences cut short.

use std::collections::HashMap;

use super::draft::{Body, Draft, Prose, Sheet};
use super::log::{Log, start};
use super::note::Note;
use crate::fold::folded_words;

/// A paragraph shorter than this, in words, may well stand twice.
const PASSAGE: usize = 12;

/// Words that no sentence ends with.
const OPEN_WORDS: &[&str] = &[
    "a", "au", "aux", "avec", "dans", "de", "des", "dont", "du", "en", "et", "la", "le", "les",
    "ou", "par", "pour", "que", "qui", "sur", "un", "une",
];

/// Adds notes about the draft's prose.
pub(crate) fn review(draft: &Draft, notes: &mut Vec<Note>) {
    let mut seen: HashMap<Vec<String>, (usize, &str)> = HashMap::new();
    for sheet in &draft.sheets {
        let mut log = Log::new(notes, Some(&sheet.id));
        for (line, text) in paragraphs(sheet) {
            let words = folded_words(&text);
            let open = words.last().is_some_and(|word| OPEN_WORDS.contains(&word.as_str()));
            if text.ends_with(',') || (open && text.ends_with(char::is_alphanumeric)) {
                log.doubt(
                    line,
                    format!("phrase coupée, la suite manque peut-être : {}", start(&text)),
                );
            }
            if words.len() < PASSAGE {
                continue;
            }
            match seen.get(&words) {
                Some((first, other)) => log
                    .doubt(line, format!("passage déjà lu, fiche {other} : {}", start(&text)))
                    .about(*first),
                None => drop(seen.insert(words, (line, &sheet.id))),
            }
        }
    }
}

fn paragraphs(sheet: &Sheet) -> Vec<(usize, String)> {
    let prose = |prose: &Prose| {
        let texts = prose.iter().filter_map(|element| match &element.body {
            Body::Paragraph(text) | Body::Quote(text) => Some((element.line, text.plain())),
            _ => None,
        });
        texts.collect::<Vec<_>>()
    };
    let sections = sheet.sections.iter().flat_map(|section| prose(&section.prose));
    prose(&sheet.lead).into_iter().chain(prose(&sheet.text)).chain(sections).collect()
}
