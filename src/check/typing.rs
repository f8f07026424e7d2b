//! Slips of the keyboard and of programs that move texts about: a word typed twice, what opens and never closes, letters
//! that a wrong encoding has spoilt.

use std::collections::HashMap;
use std::ops::Range;

use super::pairs;
use crate::annex::{Annex, Entry};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::fold;
use crate::message::text;
use crate::sheet::{Passage, PassageKind};
use crate::source::Place;

/// Words that never follow themselves.
const SINGLE: [&str; 44] = [
    "de", "des", "du", "le", "les", "un", "et", "à", "au", "aux", "dans", "pour", "par", "sur",
    "avec", "ce", "ces", "cette", "sa", "son", "ses", "ne", "ou", "dont", "la", "une", "que",
    "est", "qui", "il", "elle", "se", "chez", "entre", "vers", "sous", "leurs", "nos", "notre",
    "votre", "été", "comme", "a", "on",
];

/// Fewest letters of other words that do not.
const LONG: usize = 4;
/// Words of so many letters that do: « nous nous retrouvons », « un tout petit petit jardin ».
const TWICE: [&str; 36] = [
    "nous",
    "vous",
    "faire",
    "très",
    "bien",
    "tout",
    "toute",
    "tous",
    "vite",
    "loin",
    "encore",
    "toujours",
    "jamais",
    "petit",
    "petite",
    "petits",
    "petites",
    "grand",
    "grande",
    "beau",
    "belle",
    "longtemps",
    "beaucoup",
    "trop",
    "plus",
    "long",
    "longue",
    "merci",
    "bravo",
    "oui",
    "non",
    "allez",
    "doux",
    "douce",
    "joli",
    "jolie",
];

/// Words that lose their vowel before another one, and an apostrophe stands for it.
const ELIDED: [&str; 11] = ["l", "d", "j", "m", "n", "s", "t", "c", "qu", "jusqu", "lorsqu"];
/// What they stand before.
const VOWELS: [char; 13] = ['a', 'e', 'i', 'o', 'u', 'y', 'h', 'é', 'è', 'ê', 'à', 'â', 'œ'];

/// Reports the slips of a sheet.
pub(super) fn check(entry: &Entry, _annex: &Annex, diagnostics: &mut Diagnostics) {
    spoilt(&entry.sheet.place, diagnostics);
    let passages = &entry.sheet.passages;
    for passage in passages.iter().filter(|p| p.kind != PassageKind::Picture) {
        let mut from = 0;
        while let Some((range, word)) = doubled(&passage.written()[from..]) {
            let range = from + range.start..from + range.end;
            from = range.end;
            diagnostics.push(
                Diagnostic::warning(Code::Typing, text!("doubled-word", word))
                    .at(&passage.within(range), text!("here"))
                    .hint(text!("doubled-word.hint")),
            );
        }
        if let Some((range, meant)) = lost_letter(passage.written()) {
            let written = passage.written()[range.clone()].to_owned();
            let apart = written.replacen('?', " ? ", 1);
            if asks(&written) {
                diagnostics.push(
                    Diagnostic::warning(Code::Typing, text!("missing-space", written))
                        .at(&passage.within(range), text!("here"))
                        .hint(text!("missing-space.hint", meant = apart)),
                );
                continue;
            }
            diagnostics.push(
                Diagnostic::warning(Code::Typing, text!("lost-letter", written))
                    .at(&passage.within(range), text!("here"))
                    .hint(text!("lost-letter.hint", meant))
                    .hint(text!("lost-letter.hint-question", apart)),
            );
        }
    }
    for passage in passages.iter().filter(|p| p.kind != PassageKind::Picture) {
        if let Some((range, head, tail)) = parted(passage.written()) {
            diagnostics.push(
                Diagnostic::warning(Code::Typing, text!("parted-word", head, tail))
                    .at(&passage.within(range), text!("here"))
                    .hint(text!("parted-word.hint", head, tail)),
            );
        }
    }
    for part in passages.chunk_by(|one, other| one.part == other.part) {
        for (passage, at, sign) in pairs::alone(part) {
            report_alone(passage, at, sign, diagnostics);
        }
    }
    same_items(passages, diagnostics);
}

/// Reports an item that stands twice in its list.
fn same_items(passages: &[Passage], diagnostics: &mut Diagnostics) {
    let mut seen: HashMap<(usize, &str), &Passage> = HashMap::new();
    for passage in passages {
        let PassageKind::Item { list, .. } = passage.kind else { continue };
        let words = passage.written().trim_end_matches([' ', '\n', ';', ',', '.']);
        // One word may well stand twice: « Oui. »
        if !words.contains(' ') {
            continue;
        }
        if let Some(first) = seen.insert((list, words), passage) {
            diagnostics.push(
                Diagnostic::warning(Code::Typing, text!("same-item"))
                    .at(&first_line(&passage.place), text!("second-time"))
                    .at(&first_line(&first.place), text!("same-item.label-first"))
                    .hint(text!("same-item.hint")),
            );
        }
    }
}

fn first_line(place: &Place) -> Place {
    let line = place.source.line(place.position().line);
    Place::new(&place.source, place.range.start..place.range.end.min(line.end))
}

fn report_alone(passage: &Passage, at: usize, sign: char, diagnostics: &mut Diagnostics) {
    let (message, hint) = match sign {
        '(' => (text!("never-closed", open = sign), text!("never-closed.hint", close = ")")),
        '«' => (text!("never-closed", open = sign), text!("never-closed.hint", close = "»")),
        '[' => (text!("never-closed", open = sign), text!("never-closed.hint", close = "]")),
        ']' => (text!("never-opened", close = sign), text!("never-opened.hint", open = "[")),
        ')' => (text!("never-opened", close = sign), text!("never-opened.hint", open = "(")),
        '»' => (text!("never-opened", close = sign), text!("never-opened.hint", open = "«")),
        _ => (text!("mark-alone"), text!("mark-alone.hint")),
    };
    diagnostics.push(
        Diagnostic::warning(Code::Typing, message)
            .at(&passage.within(at..at + sign.len_utf8()), text!("here"))
            .hint(hint),
    );
}

/// Words that questions are made of, folded: what is behind them is none of their letters.
const QUESTIONS: [&str; 9] =
    ["pourquoi", "comment", "combien", "quand", "quoi", "qui", "quel", "quelle", "lequel"];

/// Whether a word with « ? » in it begins with one that asks.
fn asks(written: &str) -> bool {
    let word = fold::fold(written.split('?').next().unwrap_or_default());
    QUESTIONS.contains(&&*word)
}

/// A word with « ? » in the place of a letter that another encoding has spoilt, as no word of French has one, and what
/// may have been meant.
fn lost_letter(written: &str) -> Option<(Range<usize>, String)> {
    written.match_indices('?').find_map(|(at, _)| {
        let start = written[..at]
            .rfind(char::is_whitespace)
            .map_or(0, |space| space + written[space..].chars().next().map_or(1, char::len_utf8));
        let rest = &written[at + 1..];
        let length = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        let before = &written[start..at];
        let word = before.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’'));
        // « Ah ?oui » lacks a space, and is another matter.
        let small = rest.starts_with(char::is_lowercase) && !before.is_empty();
        let end = at + 1 + length;
        let elided = ELIDED.contains(&before.to_lowercase().as_str()) && rest.starts_with(VOWELS);
        let letter = if elided { "'" } else { "é" };
        (word && small).then(|| (start..end, written[start..end].replace('?', letter)))
    })
}

/// A word that a hyphen cuts at the end of a line, its head and its tail: a space would be printed between them. « avant-
/// et après-midi » is none.
fn parted(written: &str) -> Option<(Range<usize>, &str, &str)> {
    written.match_indices('-').find_map(|(at, _)| {
        let rest = written[at + 1..].trim_start_matches([' ', '\t', '\r']).strip_prefix('\n')?;
        let tail = rest.trim_start_matches([' ', '\t']);
        let length = tail.find(|c: char| !c.is_alphabetic()).unwrap_or(tail.len());
        let start = written[..at].rfind(|c: char| c.is_whitespace() || c == '\'' || c == '’');
        let start = start.map_or(0, |before| {
            before + written[before..].chars().next().map_or(1, char::len_utf8)
        });
        let (head, tail) = (&written[start..at], &tail[..length]);
        let word = !head.is_empty() && head.chars().all(|c| c.is_alphabetic() || c == '-');
        let small = tail.starts_with(char::is_lowercase);
        let joins = matches!(tail, "et" | "ou" | "ni" | "puis" | "voire");
        (word && small && !joins).then_some((start..at + 1, head, tail))
    })
}

/// The first word that follows itself, and where both stand.
fn doubled(written: &str) -> Option<(Range<usize>, &str)> {
    let mut last: Option<(usize, &str)> = None;
    let mut sung = false;
    let mut words = written.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let at = word.as_ptr() as usize - written.as_ptr() as usize;
        let end = at + word.trim_end_matches(['.', ',']).len();
        let bare = &written[at..end];
        if let Some((start, before)) = last
            && before.len() == bare.len()
            && (SINGLE.contains(&bare) || is_single(bare) || is_begun_twice(before, bare))
            && (before.to_lowercase() == bare || is_begun_twice(before, bare))
            // « La vitamine A a… »
            && (bare != "a" || before == bare)
        {
            // « la la la » is sung.
            sung |= words.peek().is_some_and(|next| next.starts_with(bare));
            if !sung {
                return Some((start..end, bare));
            }
        }
        last = Some((at, word));
    }
    None
}

/// Whether a sentence begins twice with its first word: « Cette Cette action ».
fn is_begun_twice(before: &str, word: &str) -> bool {
    let small = word.to_lowercase();
    let names = matches!(&*small, "la" | "a" | "le" | "de" | "des");
    before == word && small != word && !names && SINGLE.contains(&&*small)
}

/// Whether a longer word follows itself by mistake alone: adverbs are said twice for good, and so are « nous » and « vous ».
fn is_single(word: &str) -> bool {
    let long = word.chars().count() >= LONG || word.contains(['\'', '’']);
    let plain = word.chars().all(|c| c.is_lowercase() || matches!(c, '\'' | '’' | '-'));
    let adverb = word.ends_with("ment") || TWICE.contains(&word);
    long && plain && !adverb
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
        assert_eq!(doubled("Le plan a a été"), Some((8..11, "a")));
        assert_eq!(doubled("Les parents suivis suivis ici"), Some((12..25, "suivis")));
        assert_eq!(doubled("Cette Cette action"), Some((0..11, "Cette")));
        assert_eq!(doubled("La La Land"), None);
        assert_eq!(doubled("une occasion pas pas"), None);
        assert_eq!(doubled("l'occasion l'occasion de"), Some((0..21, "l'occasion")));
        for text in [
            "nous nous",
            "vous vous voyez",
            "de De Gaulle",
            "en en parlant",
            "de, de",
            "la la la",
            "vitamine A a",
        ] {
            assert_eq!(doubled(text), None, "{text}");
        }
    }

    #[test]
    fn words_that_a_hyphen_cuts_at_the_end_of_a_line_are_told() {
        assert_eq!(parted("ils se plai-\n  gnaient"), Some((7..12, "plai", "gnaient")));
        assert_eq!(parted("c'est peut-\r\n  être"), Some((6..11, "peut", "être")));
        for text in
            ["avant-\net après-midi", "peut-être\nvu", "un mot -\nun autre", "Saint-\nDenis"]
        {
            assert_eq!(parted(text), None, "{text}");
        }
    }

    #[test]
    fn letters_that_became_question_marks_are_told() {
        assert_eq!(lost_letter("Une pr?sence"), Some((4..12, "présence".to_owned())));
        assert_eq!(lost_letter("L?accueil"), Some((0..9, "L'accueil".to_owned())));
        assert_eq!(lost_letter("d?mocratie"), Some((0..10, "démocratie".to_owned())));
        for text in ["Qui ? Nous.", "Qui?", "Vraiment ?!", "https://a.b/c?d=e", "Quoi ?Oui"] {
            assert_eq!(lost_letter(text), None, "{text}");
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
