//! A passage that stands in two places: in two sheets, or twice in one.
//!
//! Compared are words without case, accents and signs. Of every [`SHINGLE`] words in a row a hash is made, and of
//! every [`WINDOW`] hashes in a row the least is remembered (« winnowing », Schleimer, Wilkerson, Aiken 2003): two places
//! that share [`REPEATED`] words share one of those, and few need to be remembered.

use std::collections::{HashMap, VecDeque};
use std::ops::Range;

use rayon::prelude::*;

use crate::annex::Annex;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::fold;
use crate::message::text;
use crate::sheet::{Part, PassageKind, Sheet};
use crate::source::Place;

/// Words whose hash is compared.
const SHINGLE: usize = 12;

/// Hashes of which one is remembered.
const WINDOW: usize = 9;

/// Fewest words that make a passage: a long sentence.
pub(super) const REPEATED: usize = SHINGLE + WINDOW - 1;

/// Sheets whose marks are made at once, on all processors.
const AT_ONCE: usize = 64;

/// How far from the end of a passage another one goes on with it, in words: a misprint mended in one of the two.
const GAP: usize = 3;

/// What `annexe new` puts where a text is to be written.
const UNFINISHED: &str = "À compléter";

/// A word: its hash, and its bytes in the file. There are two million in a thousand sheets.
struct Word {
    hash: u32,
    start: u32,
    length: u16,
}

impl Word {
    fn new(word: &str, start: usize) -> Self {
        // Sources are small ([`crate::limits::SOURCE_BYTES`]); a longer word is shown in part.
        let start = u32::try_from(start).unwrap_or(u32::MAX);
        Self { hash: hash_of(word), start, length: u16::try_from(word.len()).unwrap_or(u16::MAX) }
    }

    fn range(&self) -> Range<usize> {
        let start = self.start as usize;
        start..start + usize::from(self.length)
    }
}

/// A stretch of words that stands elsewhere as well.
#[derive(Debug, PartialEq, Eq)]
struct Repeat {
    /// The sheet, and the words in it.
    here: (usize, Range<usize>),
    /// The same, where it stood first.
    there: (usize, Range<usize>),
}

/// Reports passages that stand in two places, once each, however many lines they have.
pub(super) fn check(annex: &Annex, diagnostics: &mut Diagnostics) {
    let texts: Vec<Vec<Word>> =
        annex.entries.par_iter().map(|entry| words_of(&entry.sheet)).collect();
    for repeat in repeats(&texts) {
        diagnostics.push(report(annex, &texts, &repeat));
    }
}

/// The words of a sheet's prose: contacts, sources and headings are alike in many sheets.
fn words_of(sheet: &Sheet) -> Vec<Word> {
    let source = sheet.place.source.text();
    let is_source = |section: usize| {
        sheet.sections.get(section).is_some_and(|s| s.kind.as_deref() == Some("sources"))
    };
    let prose = sheet.passages.iter().filter(|passage| match passage.part {
        Part::Sidebar(_) | Part::Credits => false,
        Part::Section(section) => !is_source(section),
        Part::Lead | Part::Body => true,
    });
    // A statement may well say again what the text does.
    let other = [PassageKind::Picture, PassageKind::Statement];
    let prose =
        prose.filter(|p| !matches!(p.kind, PassageKind::Heading(_)) && !other.contains(&p.kind));
    // Sheets that were just begun are alike.
    let prose = prose.filter(|passage| !passage.written().starts_with(UNFINISHED));
    let words = prose.flat_map(|passage| fold::words(passage.written()));
    let words = words.map(|word| {
        let start = word.as_ptr().addr() - source.as_ptr().addr();
        Word::new(word, start)
    });
    let mut words: Vec<Word> = words.collect();
    words.shrink_to_fit();
    words
}

/// A hash of a word without case and accents (FNV-1a, 32 bits): rows of words are compared, one word may be mistaken.
fn hash_of(word: &str) -> u32 {
    let step = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    let start = 0x811c_9dc5;
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return word.bytes().fold(start, step);
    }
    fold::fold(word).bytes().fold(start, step)
}

/// The hash of some words in a row.
fn shingle(words: &[Word]) -> u64 {
    words.iter().fold(0, |hash: u64, word| {
        (hash.rotate_left(5) ^ u64::from(word.hash)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    })
}

/// Hashes to remember, and where they stand: the least of every [`WINDOW`].
fn marks(words: &[Word]) -> Vec<(u64, usize)> {
    let mut least: VecDeque<(u64, usize)> = VecDeque::new();
    let mut marks: Vec<(u64, usize)> = Vec::new();
    for (i, row) in words.windows(SHINGLE).enumerate() {
        let hash = shingle(row);
        while least.back().is_some_and(|&(other, _)| other >= hash) {
            least.pop_back();
        }
        least.push_back((hash, i));
        while least.front().is_some_and(|&(_, at)| at + WINDOW <= i) {
            least.pop_front();
        }
        if let Some(&front) = least.front()
            && i + 1 >= WINDOW
            && marks.last() != Some(&front)
        {
            marks.push(front);
        }
    }
    marks
}

/// The stretches that stand elsewhere before, in the order of the sheets.
fn repeats(texts: &[Vec<Word>]) -> Vec<Repeat> {
    // Where each mark stood first: the sheet, and the word in it. There are half a million in a thousand sheets.
    let mut first: HashMap<u64, (u32, u32)> = HashMap::new();
    let mut found: Vec<Repeat> = Vec::new();
    let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    for (chunk, texts_in_it) in texts.chunks(AT_ONCE).enumerate() {
        let marks: Vec<_> = texts_in_it.par_iter().map(|text| marks(text)).collect();
        for (sheet, marks) in (chunk * AT_ONCE..).zip(&marks) {
            let mut done = 0;
            for &(hash, at) in marks {
                let Some(&(other, start)) = first.get(&hash) else {
                    first.insert(hash, (small(sheet), small(at)));
                    continue;
                };
                if at < done {
                    continue;
                }
                let there = (other as usize, start as usize);
                let Some(repeat) = grow(texts, (sheet, at), there) else { continue };
                done = repeat.here.1.end;
                join(&mut found, repeat);
            }
        }
    }
    found.retain(|repeat| repeat.here.1.len() >= REPEATED);
    found
}

/// The longest stretch around two equal words.
fn grow(texts: &[Vec<Word>], here: (usize, usize), there: (usize, usize)) -> Option<Repeat> {
    let (one, other) = (&texts[here.0], &texts[there.0]);
    // Twice in one sheet: the two do not overlap.
    let apart = if here.0 == there.0 { here.1.saturating_sub(there.1) } else { usize::MAX };
    let same = |(a, b): &(&Word, &Word)| a.hash == b.hash;
    let before = one[..here.1].iter().rev().zip(other[..there.1].iter().rev());
    let before = before.take_while(same).count();
    let after = one[here.1..].iter().zip(&other[there.1..]).take_while(same).count();
    let length = (before + after).min(apart);
    let (start, from) = (here.1 - before, there.1 - before);
    (after >= SHINGLE && length >= SHINGLE).then(|| Repeat {
        here: (here.0, start..start + length),
        there: (there.0, from..from + length),
    })
}

/// Adds a stretch, or makes the last one longer where only some words lie between.
fn join(found: &mut Vec<Repeat>, next: Repeat) {
    let near = |one: &(usize, Range<usize>), other: &(usize, Range<usize>)| {
        one.0 == other.0 && other.1.start.checked_sub(one.1.end).is_some_and(|gap| gap <= GAP)
    };
    match found.last_mut() {
        Some(last) if near(&last.here, &next.here) && near(&last.there, &next.there) => {
            last.here.1.end = next.here.1.end;
            last.there.1.end = next.there.1.end;
        }
        _ => found.push(next),
    }
}

fn report(annex: &Annex, texts: &[Vec<Word>], repeat: &Repeat) -> Diagnostic {
    let place = |(sheet, words): &(usize, Range<usize>)| {
        let words = &texts[*sheet][words.clone()];
        let file = &annex.entries[*sheet].sheet.place;
        let start = words.first().map_or(0, |word| word.range().start);
        Place::new(&file.source, start..words.last().map_or(start, |word| word.range().end))
    };
    let (here, there) = (place(&repeat.here), place(&repeat.there));
    let id = |(sheet, _): &(usize, Range<usize>)| annex.entries[*sheet].sheet.id.as_str();
    let count = repeat.here.1.len();
    let (message, hint) = if repeat.here.0 == repeat.there.0 {
        (text!("repeated-passage-twice", count), text!("repeated-passage-twice.hint"))
    } else {
        let id = id(&repeat.there);
        (text!("repeated-passage", count, id), text!("repeated-passage.hint", id))
    };
    let last_line = |place: &Place| place.source.position(place.range.end).line;
    Diagnostic::warning(Code::RepeatedPassage, message)
        .at(&here, text!("repeated-passage.label", line = last_line(&here)))
        .at(&there, text!("repeated-passage.label-other", line = last_line(&there)))
        .hint(hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<Word> {
        fold::words(text).map(|word| Word::new(word, 0)).collect()
    }

    fn numbers(range: Range<usize>) -> String {
        range.map(|n| format!("mot{n} ")).collect()
    }

    #[test]
    fn a_long_passage_is_found_once_wherever_it_stands() {
        for offset in 0..30 {
            let one = words(&(numbers(0..40) + &numbers(100..100 + REPEATED) + &numbers(50..70)));
            let other = words(
                &(numbers(200..200 + offset) + &numbers(100..100 + REPEATED) + &numbers(300..330)),
            );
            let found = repeats(&[one, other]);
            assert_eq!(found.len(), 1, "{offset}");
            assert_eq!(found[0].here, (1, offset..offset + REPEATED));
            assert_eq!(found[0].there, (0, 40..40 + REPEATED));
        }
    }

    #[test]
    fn a_shorter_one_is_no_passage_and_a_misprint_does_not_cut_one() {
        let common = numbers(100..99 + REPEATED);
        let texts = [common.clone() + &numbers(0..30), numbers(30..60) + &common];
        assert!(repeats(&texts.map(|text| words(&text))).is_empty());
        let texts = [
            numbers(0..30) + "juste " + &numbers(30..60),
            numbers(0..30) + "faux " + &numbers(30..60),
        ];
        let found = repeats(&texts.map(|text| words(&text)));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].here.1, 0..61);
    }

    #[test]
    fn case_accents_and_signs_do_not_matter() {
        let texts = [numbers(0..30) + "été", numbers(0..30).to_uppercase() + "Ete !"];
        assert_eq!(repeats(&texts.map(|text| words(&text)))[0].here.1, 0..31);
    }

    #[test]
    fn one_word_over_and_over_does_not_overlap_itself() {
        for repeat in repeats(&[words(&"mot ".repeat(200))]) {
            assert!(repeat.here.1.start >= repeat.there.1.end, "{repeat:?}");
        }
    }
}
