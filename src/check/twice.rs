//! A sentence that stands twice in a row, as it does when it is pasted once more.

use std::ops::Range;

use super::repeated::REPEATED;
use crate::annex::{Annex, Entry};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::fold;
use crate::message::text;
use crate::sentences;
use crate::sheet::{Part, Passage, PassageKind, sidebar_field};

/// Fewest words of such a sentence: refrains and cries are shorter, and longer ones are passages.
const WORDS: usize = 8;

/// Fewest words of a line that is no cry.
const FEW: usize = 3;

/// Reports the sentences of a sheet that follow themselves.
pub(super) fn check(entry: &Entry, _annex: &Annex, diagnostics: &mut Diagnostics) {
    entry.sheet.passages.iter().for_each(|passage| same_lines(passage, diagnostics));
    let mut last: Option<(&Passage, Range<usize>)> = None;
    let mut told = false;
    for passage in entry.sheet.passages.iter().filter(|passage| is_prose(passage)) {
        for range in sentences_of(passage.written()) {
            let words = |passage: &Passage, range: &Range<usize>| {
                let written = passage.written()[range.clone()].split_whitespace();
                written.map(str::to_owned).collect::<Vec<_>>()
            };
            let own = words(passage, &range);
            let repeated = std::mem::take(&mut told);
            if let Some((first, other)) = &last
                && own.len() >= WORDS
                && fold::words(&passage.written()[range.clone()]).count() < REPEATED
                && first.part == passage.part
                && words(first, other) == own
            {
                // However often it stands there, it is told once.
                told = true;
                let found = Diagnostic::warning(Code::Typing, text!("same-sentence"))
                    .at(&passage.within(range.clone()), text!("second-time"))
                    .at(&first.within(other.clone()), text!("same-item.label-first"))
                    .hint(text!("same-sentence.hint"));
                if !repeated {
                    diagnostics.push(found);
                }
            }
            last = Some((passage, range));
        }
    }
}

/// Reports a line that stands twice in a row: of an address, or a short sentence.
fn same_lines(passage: &Passage, diagnostics: &mut Diagnostics) {
    let written = passage.written();
    let printed = match &passage.part {
        Part::Sidebar(key) => sidebar_field(key).is_some_and(|field| field.by_line),
        part => *part == Part::Credits,
    };
    let mut start = 0;
    let mut last: Option<Range<usize>> = None;
    for line in written.split_inclusive('\n') {
        let body = line.trim_start_matches([' ', '\t', '>']);
        let at = start + line.len() - body.len()..start + line.trim_end().len();
        // Who ends lines writes verse, which has refrains.
        let verse = line.trim_end_matches(['\r', '\n']).ends_with(['\\', ' ']);
        start += line.len();
        let here = written.get(at.clone()).unwrap_or_default();
        let count = here.split_whitespace().count();
        let told = !verse && if printed { count > 0 } else { (FEW..WORDS).contains(&count) };
        if let Some(first) = last.filter(|other| told && written[other.clone()] == *here) {
            diagnostics.push(
                Diagnostic::warning(Code::Typing, text!("same-line"))
                    .at(&passage.within(at.clone()), text!("second-time"))
                    .at(&passage.within(first), text!("same-item.label-first"))
                    .hint(text!("same-sentence.hint")),
            );
        }
        last = Some(at).filter(|at| at.start < at.end);
    }
}

/// Points of a list that stand twice are told as that.
fn is_prose(passage: &Passage) -> bool {
    let prose = matches!(passage.part, Part::Lead | Part::Body | Part::Section(_));
    prose && passage.kind == PassageKind::Paragraph
}

/// Where the sentences of a text stand.
fn sentences_of(written: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut begin: Option<usize> = None;
    let mut words = written.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let at = word.as_ptr().addr() - written.as_ptr().addr();
        let start = *begin.get_or_insert(at);
        let next = words.peek();
        let ends = sentences::ends_sentence(word)
            && next.is_none_or(|next| sentences::starts_sentence(next));
        if ends || next.is_none() {
            found.push(start..at + word.len());
            begin = None;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_into_its_sentences() {
        let text = "Un but.\n  M. Roux vient ; il part. Fin";
        let found: Vec<&str> = sentences_of(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["Un but.", "M. Roux vient ; il part.", "Fin"]);
    }
}
