//! Looks over a draft for what its author should see: passages told twice, sentences cut short, sheets without sections.

use std::collections::HashMap;

use rayon::prelude::*;

use crate::fold::folded_hash;
use crate::import::draft::{Body, Draft, Sheet};
use crate::import::inline::Inline;
use crate::import::log::{Log, start};
use crate::import::note::Note;
use crate::import::patterns::Patterns;
use crate::message::text;

/// A paragraph shorter than this, in words, may well stand twice.
const PASSAGE: usize = 12;

/// A heading is no longer than this, in characters.
const HEADING: usize = 60;

/// A sheet of more paragraphs, points of lists and the like has sections.
const SECTIONLESS: usize = 3;

/// Words that no sentence ends with.
const OPEN_WORDS: &[&str] = &[
    "a", "au", "aux", "avec", "dans", "de", "des", "dont", "du", "en", "et", "la", "le", "les",
    "ou", "par", "pour", "que", "qui", "sur", "un", "une",
];

/// What a paragraph looks like to whoever reads it again.
struct Seen<'a> {
    line: usize,
    text: &'a Inline,
    /// What the words of a passage hash to; none for a shorter text.
    passage: Option<u64>,
    /// Whether it ends in the middle of a sentence.
    open: bool,
}

/// Adds notes about the draft's prose.
pub(crate) fn review(draft: &Draft, patterns: &Patterns, notes: &mut Vec<Note>) {
    let sheets: Vec<Vec<Seen<'_>>> = draft.sheets.par_iter().map(paragraphs).collect();
    let mut told: HashMap<u64, (usize, &str)> = HashMap::new();
    for (sheet, seen) in draft.sheets.iter().zip(sheets) {
        let mut log = Log::new(notes, Some(&sheet.id));
        let film = !sheet.credits.is_empty();
        if sheet.sections.is_empty() && !sheet.form && !film {
            if sheet.text.len() > SECTIONLESS
                || !(sheet.text.is_empty() || sheet.sidebar.is_empty())
            {
                log.doubt(sheet.line, text!("import-no-section"));
            } else if !sheet.sidebar.is_empty() {
                log.doubt(sheet.line, text!("import-no-section.text"));
            }
        }
        for Seen { line, text, passage, open } in seen {
            let quoted = || start(&text.plain());
            if open && !sheet.form {
                log.doubt(line, text!("import-sentence-cut", text = quoted()));
            }
            if !sheet.form && is_viewpoint(text, patterns) {
                log.doubt(line, text!("import-viewpoint-plain", text = quoted()));
            }
            let Some(passage) = passage else { continue };
            match told.get(&passage) {
                // Whoever writes in a form may say a thing twice.
                Some((_, other)) if sheet.form && *other == sheet.id => {}
                Some((first, other)) => log
                    .doubt(line, text!("import-passage-again", text = quoted(), other))
                    .about(*first),
                None => drop(told.insert(passage, (line, &sheet.id))),
            }
        }
    }
}

/// Whether a paragraph has the words of a viewpoint's heading, and nothing else.
fn is_viewpoint(text: &Inline, patterns: &Patterns) -> bool {
    let plain = text.plain();
    let short = plain.chars().count() <= HEADING && !text.has_break();
    let alone = plain.starts_with(char::is_uppercase) && plain.ends_with(char::is_alphanumeric);
    short && alone && patterns.is_viewpoint(&plain)
}

fn paragraphs(sheet: &Sheet) -> Vec<Seen<'_>> {
    let sections = sheet.sections.iter().flat_map(|section| &section.prose);
    let prose = sheet.lead.iter().chain(&sheet.text).chain(sections);
    let texts = prose.filter_map(|element| match &element.body {
        Body::Paragraph(text) | Body::Quote(text) => Some((element.line, text)),
        _ => None,
    });
    texts.map(|(line, text)| seen(line, text)).collect()
}

fn seen(line: usize, text: &Inline) -> Seen<'_> {
    let plain = text.plain();
    let (count, last, hash) = folded_hash(&plain);
    let open = plain.ends_with(char::is_alphanumeric) && OPEN_WORDS.contains(&last.as_str());
    let passage = (count >= PASSAGE).then_some(hash);
    Seen { line, text, passage, open: open || plain.ends_with(',') }
}
