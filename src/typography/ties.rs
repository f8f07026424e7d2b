//! What else stays on one line: initials and their name, hours and minutes, a date, a reference and its number, a
//! century, the words inside a pair of dashes and their dashes.

use super::{Glyph, JOINER, NBSP, at, is_space, loose};

/// Words that stay with the code's letter after them: « art. L. 115-1 ».
const ARTICLES: &[&str] = &["art.", "arts.", "article", "articles"];
/// The letters of codes: law, organic law, decrees.
const CODES: &[&str] = &["L.", "LO.", "R.", "D.", "L", "LO", "R", "D"];
/// What centuries and republics are counted by.
const AGES: &[&str] =
    &["siècle", "siècles", "République", "arrondissement", "circonscription", "législature"];
/// Months, which stay with their day.
const MONTHS: &[&str] = &[
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

pub(super) fn ties(glyphs: &mut Vec<Glyph>) {
    for i in 1..glyphs.len() {
        if glyphs[i].c == ' ' && loose(&glyphs[i]) && is_tied(glyphs, i) {
            glyphs[i].c = NBSP;
        }
    }
    dashes(glyphs);
    joined(glyphs);
}

/// Whether the words around a space are one to a reader. Most spaces are told by the letters beside them: no words are
/// made of these.
fn is_tied(glyphs: &[Glyph], i: usize) -> bool {
    let (last, next) = (glyphs[i - 1].c, at(glyphs, Some(i + 1)).unwrap_or(' '));
    if next.is_ascii_digit() {
        return match last {
            'h' => word_before(glyphs, i) == "h" && at_digit_before(glyphs, i - 1),
            'e' | 's' => {
                let hours = word_before(glyphs, i);
                let minutes =
                    word_after(glyphs, i).chars().take_while(char::is_ascii_digit).count();
                matches!(&*hours, "heure" | "heures")
                    && minutes == 2
                    && at_digit_before(glyphs, i - hours.len())
            }
            '.' | 'L' | 'R' | 'D' | 'O' => is_code(&bare(&word_before(glyphs, i))),
            _ => false,
        };
    }
    let article = || ARTICLES.contains(&bare(&word_before(glyphs, i)).to_lowercase().as_str());
    match next {
        'L' | 'R' | 'D' if is_code(&word_after(glyphs, i)) => article(),
        _ if next.is_uppercase() && last == '.' => is_initials(&word_before(glyphs, i)),
        _ if last == 'r' && is_month(&word_after(glyphs, i)) => {
            bare(&word_before(glyphs, i)) == "1er"
        }
        _ => {
            matches!(last, 'e' | 'r')
                && matches!(next, 's' | 'R' | 'a' | 'c' | 'l')
                && is_age(&word_after(glyphs, i))
                && is_ordinal(&word_before(glyphs, i))
        }
    }
}

/// A word without what is elided or opens before it.
pub(super) fn bare(word: &str) -> String {
    let word = word.rsplit('’').next().unwrap_or_default();
    word.trim_start_matches(['(', '[', '«', '“', '‘', '"']).to_owned()
}

fn is_code(word: &str) -> bool {
    CODES.contains(&word)
}

fn is_age(word: &str) -> bool {
    AGES.contains(&word.trim_end_matches(['.', ',', ')']))
}

/// Whether a word is a month, its punctuation apart.
pub(super) fn is_month(word: &str) -> bool {
    MONTHS.contains(&word.trim_end_matches(|c: char| ".,;:!?…)»\u{a0}\u{202f}".contains(c)))
}

/// Whether a space after a digit stands before the word that ends at an index.
fn at_digit_before(glyphs: &[Glyph], last: usize) -> bool {
    let space = last.checked_sub(1).filter(|&k| is_space(glyphs[k].c));
    let digit = space.and_then(|k| k.checked_sub(1));
    at(glyphs, digit).is_some_and(|c| c.is_ascii_digit())
}

fn is_upper(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// « J. », « J.-P. », « J.P. »: capitals with their points, and nothing else.
fn is_initials(word: &str) -> bool {
    let letters: Vec<&str> =
        word.split(['.', '-', '(', JOINER]).filter(|it| !it.is_empty()).collect();
    let single = |it: &&str| it.chars().count() == 1 && is_upper(it);
    word.ends_with('.') && !letters.is_empty() && letters.iter().all(single)
}

/// « XXe », « IVème », « 1er », « XIX-XXe ».
fn is_ordinal(word: &str) -> bool {
    let word = word.rsplit(['’', '-', '–', JOINER]).next().unwrap_or_default();
    let word = word.trim_start_matches(['(', '«']);
    let rest = word.trim_start_matches(|c: char| "IVX".contains(c) || c.is_ascii_digit());
    rest.len() < word.len() && matches!(rest, "e" | "er" | "re" | "ème" | "ère" | "ième")
}

/// « XIX », « XXe »: at least two Roman digits, as words and initials have not, or one and its letters.
fn is_roman(word: &str) -> bool {
    let word = bare(word);
    let rest = word.trim_start_matches(|c: char| "IVX".contains(c));
    let digits = word.len() - rest.len();
    let letters = rest.trim_end_matches(|c: char| ".,;:!?)»".contains(c));
    digits > 1 && letters.is_empty() || digits > 0 && matches!(letters, "e" | "er" | "ème")
}

/// Dashes between spaces, two in a sentence: what is said between them keeps them.
fn dashes(glyphs: &mut [Glyph]) {
    let mut first: Option<usize> = None;
    for i in 1..glyphs.len() {
        let spaced = |k: usize| at(glyphs, Some(k)).is_some_and(is_space);
        let ends = matches!(glyphs[i].c, '.' | '!' | '?' | '…') && spaced(i + 1);
        if glyphs[i].line_end || ends {
            first = None;
        } else if matches!(glyphs[i].c, '–' | '—') && spaced(i - 1) && spaced(i + 1) {
            let Some(opening) = first.take() else {
                first = Some(i);
                continue;
            };
            for k in [opening + 1, i - 1] {
                if loose(&glyphs[k]) {
                    glyphs[k].c = NBSP;
                }
            }
        }
    }
}

/// No line end after the hyphen of « J.-P. » and the dash of « 2019–2020 » and « XVe–XVIe ».
fn joined(glyphs: &mut Vec<Glyph>) {
    let mut i = 1;
    while i + 1 < glyphs.len() {
        let (before, after) = (glyphs[i - 1], glyphs[i + 1]);
        let initials = glyphs[i].c == '-'
            && before.c == '.'
            && i.checked_sub(2).is_some_and(|k| glyphs[k].c.is_uppercase())
            && after.c.is_uppercase();
        let years = glyphs[i].c == '–' && before.c.is_ascii_digit() && after.c.is_ascii_digit();
        let ages = matches!(glyphs[i].c, '-' | '–')
            && matches!(after.c, 'I' | 'V' | 'X')
            && is_roman(&word_before(glyphs, i))
            && is_roman(&word_after(glyphs, i));
        if (initials || years || ages) && !glyphs[i].verbatim {
            glyphs.insert(i + 1, Glyph { c: JOINER, ..glyphs[i] });
        }
        i += 1;
    }
}

pub(super) fn word_before(glyphs: &[Glyph], i: usize) -> String {
    let start = (0..i).rev().take_while(|&k| !is_space(glyphs[k].c) && !glyphs[k].line_end).last();
    glyphs[start.unwrap_or(i)..i].iter().map(|g| g.c).collect()
}

pub(super) fn word_after(glyphs: &[Glyph], i: usize) -> String {
    let word = glyphs[i + 1..].iter().take_while(|g| !is_space(g.c) && !g.line_end);
    word.map(|g| g.c).collect()
}

/// Whether the word behind these glyphs is counted: « Ve République ».
pub(super) fn counts_an_age(glyphs: &[Glyph], end: usize) -> bool {
    let space = at(glyphs, Some(end)).is_some_and(is_space);
    space && is_age(&word_after(glyphs, end))
}
