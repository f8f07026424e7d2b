//! Slips of the keyboard and of programs that move texts about: a word typed twice, what opens and never closes, letters
//! that a wrong encoding has spoilt.

use std::ops::Range;

use crate::annex::{Annex, Entry};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::message::text;
use crate::sheet::{Passage, PassageKind};
use crate::source::Place;

/// Words that never follow themselves.
const SINGLE: [&str; 24] = [
    "de", "des", "du", "le", "les", "un", "et", "à", "au", "aux", "dans", "pour", "par", "sur",
    "avec", "ce", "ces", "cette", "sa", "son", "ses", "ne", "ou", "dont",
];

/// Reports the slips of a sheet.
pub(super) fn check(entry: &Entry, _annex: &Annex, diagnostics: &mut Diagnostics) {
    spoilt(&entry.sheet.place, diagnostics);
    let passages = &entry.sheet.passages;
    for passage in passages.iter().filter(|p| p.kind != PassageKind::Picture) {
        if let Some((range, word)) = doubled(passage.written()) {
            diagnostics.push(
                Diagnostic::warning(Code::Typing, text!("doubled-word", word))
                    .at(&passage.within(range), text!("here"))
                    .hint(text!("doubled-word.hint")),
            );
        }
        if let Some(at) = open_bracket(passage.written()) {
            report_open(passage, at, '(', ')', diagnostics);
        }
    }
    for part in passages.chunk_by(|one, other| one.part == other.part) {
        if let Some((passage, at)) = open_quote(part) {
            report_open(passage, at, '«', '»', diagnostics);
        }
    }
}

fn report_open(
    passage: &Passage,
    at: usize,
    open: char,
    close: char,
    diagnostics: &mut Diagnostics,
) {
    diagnostics.push(
        Diagnostic::warning(Code::Typing, text!("never-closed", open))
            .at(&passage.within(at..at + open.len_utf8()), text!("here"))
            .hint(text!("never-closed.hint", close)),
    );
}

/// The first word that follows itself, and where both stand.
fn doubled(written: &str) -> Option<(Range<usize>, &str)> {
    let mut last: Option<(usize, &str)> = None;
    for word in written.split_whitespace() {
        let at = word.as_ptr() as usize - written.as_ptr() as usize;
        let end = at + word.trim_end_matches(['.', ',']).len();
        let bare = &written[at..end];
        if let Some((start, before)) = last
            && SINGLE.contains(&bare)
            && before.to_lowercase() == bare
        {
            return Some((start..end, bare));
        }
        last = Some((at, word));
    }
    None
}

/// The last « ( » that nothing closes, of more than are closed; links and « a) » apart.
fn open_bracket(written: &str) -> Option<usize> {
    let mut open: Vec<usize> = Vec::new();
    for (at, c) in written.char_indices() {
        match c {
            // A sad face.
            '(' if written[..at].ends_with([':', ';', '\\']) => {}
            '(' => open.push(at),
            ')' => drop(open.pop()),
            _ => {}
        }
    }
    // A link whose target goes on is told of as that.
    open.first().copied().filter(|at| !written[..*at].ends_with(']'))
}

/// The first « that nothing closes in a part of a sheet. A quotation may go on over paragraphs, which may each begin
/// with a mark.
fn open_quote(part: &[Passage]) -> Option<(&Passage, usize)> {
    let mut open: Option<(&Passage, usize)> = None;
    for passage in part {
        for (at, c) in passage.written().char_indices() {
            match c {
                '«' if open.is_none() => open = Some((passage, at)),
                '»' => open = None,
                _ => {}
            }
        }
    }
    open
}

/// Reports the first place of a file where letters were read in another encoding than they were written in: « Ã© ».
fn spoilt(file: &Place, diagnostics: &mut Diagnostics) {
    let text = file.source.text();
    let Some((range, meant)) = first_spoilt(text) else { return };
    let written = text[range.clone()].to_owned();
    diagnostics.push(
        Diagnostic::warning(Code::Typing, text!("spoilt", written, meant))
            .at(&Place::new(&file.source, range), text!("here"))
            .hint(text!("spoilt.hint")),
    );
}

fn first_spoilt(text: &str) -> Option<(Range<usize>, char)> {
    text.match_indices(['Ã', 'Â', 'â', 'Å']).find_map(|(at, _)| {
        let mut bytes = Vec::new();
        for (length, c) in text[at..].chars().take(3).enumerate() {
            bytes.push(western(c)?);
            let Ok(meant) = std::str::from_utf8(&bytes) else { continue };
            let end = at + text[at..].chars().take(length + 1).map(char::len_utf8).sum::<usize>();
            return Some((at..end, meant.chars().next()?));
        }
        None
    })
}

/// The byte that a character is in the encoding of western Windows (1252).
fn western(c: char) -> Option<u8> {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž',
        '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}',
        'ž', 'Ÿ',
    ];
    if let Some(at) = HIGH.iter().position(|high| *high == c) {
        return u8::try_from(at + 0x80).ok();
    }
    u8::try_from(u32::from(c)).ok().filter(|byte| *byte >= 0xa0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_never_double_are_told() {
        assert_eq!(doubled("Un pas de de géant"), Some((7..12, "de")));
        assert_eq!(doubled("Les\n  les"), Some((0..9, "les")));
        for text in ["nous nous", "vous vous voyez", "de De Gaulle", "en en parlant", "de, de"] {
            assert_eq!(doubled(text), None, "{text}");
        }
    }

    #[test]
    fn brackets_that_nothing_closes_are_told() {
        assert_eq!(open_bracket("Un (mot."), Some(3));
        for text in ["a) un", "Un (mot)", "[un](https://a.b)", "[un](b_(c))", "Zut :( !"] {
            assert_eq!(open_bracket(text), None, "{text}");
        }
    }

    #[test]
    fn spoilt_letters_are_told_with_what_they_were() {
        let meant = |text: &str| first_spoilt(text).map(|(_, meant)| meant);
        assert_eq!(meant("Ã©tÃ©"), Some('é'));
        assert_eq!(meant("lâ€™eau"), Some('’'));
        assert_eq!(meant("Â« ici"), Some('«'));
        assert_eq!(meant("cÅ“ur"), Some('œ'));
        for text in ["Âge", "âme", "pâte", "Château", "São", "Å", "AÃO", "grâce à « lui »"]
        {
            assert_eq!(meant(text), None, "{text}");
        }
    }
}
