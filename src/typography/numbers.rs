//! Numbers: what stays with them, telephone numbers, raised ordinals.

use super::ties::{counts_an_age, is_month};
use super::{Glyph, JOINER, NBSP, NNBSP, at, is_space, loose};

/// Units and words that stay with the number before them.
const UNITS: &[&str] = &[
    "%",
    "‰",
    "€",
    "k€",
    "K€",
    "M€",
    "Md€",
    "euros",
    "km",
    "m",
    "cm",
    "mm",
    "m²",
    "km²",
    "ha",
    "kg",
    "g",
    "t",
    "l",
    "h",
    "min",
    "s",
    "an",
    "ans",
    "mois",
    "jours",
    "heures",
    "°C",
    "Mo",
    "Go",
    "personnes",
    "minutes",
    "semaines",
    "million",
    "millions",
    "milliard",
    "milliards",
];

/// Words that stay with the number after them.
const COUNTED: &[&str] = &[
    "fiche",
    "fiches",
    "n°",
    "nos",
    "numéro",
    "numéros",
    "p.",
    "pp.",
    "§",
    "al.",
    "chap.",
    "fig.",
    "vol.",
    "art.",
    "article",
    "articles",
    "action",
    "actions",
    "annexe",
    "annexes",
    "axe",
    "axes",
    "chapitre",
    "chapitres",
    "étape",
    "étapes",
    "figure",
    "figures",
    "page",
    "pages",
    "phase",
    "phases",
    "tableau",
    "tableaux",
    "titre",
    "tome",
    "volume",
    "+",
];

/// Titles that stay with the name after them.
const TITLES: &[&str] = &["m.", "mm.", "mme", "mmes", "mlle", "dr", "pr", "me"];

pub(super) fn numbers(glyphs: &mut Vec<Glyph>) {
    telephone_numbers(glyphs);
    for i in 1..glyphs.len() {
        if glyphs[i].c == ' ' && loose(&glyphs[i]) {
            let number = glyphs[i - 1].c.is_ascii_digit();
            if number && thousands(glyphs, i) {
                glyphs[i].c = NNBSP;
            } else if (number && precedes_unit(glyphs, i)) || follows_label(glyphs, i) {
                glyphs[i].c = NBSP;
            }
        }
    }
}

/// Whether the word after a space is a unit, its punctuation apart.
fn precedes_unit(glyphs: &[Glyph], i: usize) -> bool {
    let after: String =
        glyphs[i + 1..].iter().take_while(|g| !is_space(g.c)).map(|g| g.c).collect();
    let bare = after.trim_end_matches(|c: char| ".,;:!?…)»\u{a0}\u{202f}".contains(c));
    UNITS.contains(&bare) || is_month(bare)
}

/// Whether the word before a space says what the number or the name after it is.
fn follows_label(glyphs: &[Glyph], i: usize) -> bool {
    let next = glyphs.get(i + 1).map_or(' ', |g| g.c);
    let labels = match next {
        '0'..='9' => COUNTED,
        c if c.is_uppercase() => TITLES,
        _ => return false,
    };
    let start = (0..i).rev().take_while(|&k| !is_space(glyphs[k].c)).last().unwrap_or(i);
    let before: String = glyphs[start..i].iter().map(|g| g.c).collect();
    let folded = before.trim_start_matches(['(', '«', '’']).to_lowercase();
    labels.contains(&folded.as_str())
}

/// Whether a space stands between the thousands of one number: 25 000, and not 2018 500.
fn thousands(glyphs: &[Glyph], i: usize) -> bool {
    let digit = |k: Option<usize>| at(glyphs, k).is_some_and(|c| c.is_ascii_digit());
    let group = (1..=3).all(|k| digit(Some(i + k))) && !digit(Some(i + 4));
    let lead = (1..=3).take_while(|&k| digit(i.checked_sub(k))).count();
    let longer = digit(i.checked_sub(4)) && lead == 3;
    // 1 000 000: the space before is one of this number's.
    let inner = lead == 3
        && matches!(at(glyphs, i.checked_sub(4)), Some(NBSP | NNBSP))
        && digit(i.checked_sub(5));
    // A telephone number's pairs were joined before; 05 and the like start no number of thousands.
    let zero = at(glyphs, i.checked_sub(lead)) == Some('0') && !inner;
    group && lead > 0 && !longer && !zero
}

/// Ten digits in pairs, those of 0 800 in threes, or + and a country's code: no line end inside.
fn telephone_numbers(glyphs: &mut Vec<Glyph>) {
    let mut i = 0;
    while i < glyphs.len() {
        if !matches!(glyphs[i].c, '0' | '+') {
            i += 1;
            continue;
        }
        match telephone_number(glyphs, i).or_else(|| service_number(glyphs, i)) {
            Some(end) => {
                let mut k = i;
                let mut end = end;
                while k < end {
                    if loose(&glyphs[k]) {
                        glyphs[k].c = NBSP;
                    } else if glyphs[k].c == '-' && at(glyphs, Some(k + 1)) != Some(JOINER) {
                        glyphs.insert(k + 1, Glyph { c: JOINER, ..glyphs[k] });
                        end += 1;
                    }
                    k += 1;
                }
                i = end;
            }
            None => i += 1,
        }
    }
}

/// The end of the telephone number that starts here, if one does.
fn telephone_number(glyphs: &[Glyph], start: usize) -> Option<usize> {
    let digit = |k: usize| at(glyphs, Some(k)).is_some_and(|c| c.is_ascii_digit());
    if glyphs[start].verbatim || start.checked_sub(1).is_some_and(digit) {
        return None;
    }
    let mut k = start;
    if glyphs[k].c == '+' {
        k += 1;
        let country = (0..3).take_while(|&n| digit(k + n)).count();
        k += country;
        k += usize::from(glyphs.get(k).is_some_and(|g| loose(g) || g.c == '.'));
        if country == 0 || !digit(k) {
            return None;
        }
        k += 1;
    } else {
        if glyphs[k].c != '0' || !digit(k + 1) || glyphs.get(k + 1)?.c == '0' {
            return None;
        }
        k += 2;
    }
    for _ in 0..4 {
        let separator = glyphs.get(k)?;
        if loose(separator) || matches!(separator.c, '.' | '-') {
            k += 1;
            k += usize::from(at(glyphs, Some(k)) == Some(JOINER));
        }
        if !digit(k) || !digit(k + 1) {
            return None;
        }
        k += 2;
    }
    (!digit(k)).then_some(k)
}

/// The end of « 0 800 123 456 » or « 0 800 12 34 56 », if it starts here.
fn service_number(glyphs: &[Glyph], start: usize) -> Option<usize> {
    let digit = |k: usize| at(glyphs, Some(k)).is_some_and(|c| c.is_ascii_digit());
    if glyphs[start].verbatim || glyphs[start].c != '0' || start.checked_sub(1).is_some_and(digit) {
        return None;
    }
    let first = start + 1 + usize::from(glyphs.get(start + 1).is_some_and(loose));
    if at(glyphs, Some(first)) != Some('8') || !digit(first + 1) || !digit(first + 2) {
        return None;
    }
    let grouped = |size: usize, groups: usize| {
        let mut k = first + 3;
        for _ in 0..groups {
            k += usize::from(glyphs.get(k).is_some_and(|g| loose(g) || g.c == '.'));
            if !(k..k + size).all(digit) {
                return None;
            }
            k += size;
        }
        (!digit(k)).then_some(k)
    };
    grouped(3, 2).or_else(|| grouped(2, 3))
}

/// Letters of an ordinal, longest first.
const ORDINALS: &[&str] = &[
    "ièmes", "ième", "èmes", "ème", "emes", "eme", "ères", "ère", "ers", "er", "res", "re", "ndes",
    "nde", "nds", "nd", "es", "e",
];

/// 1er, 2e, 3ème, XIXe: the letters are raised.
pub(super) fn ordinals(glyphs: &mut [Glyph]) {
    for i in 0..glyphs.len() {
        if glyphs[i].verbatim
            || !(glyphs[i].c.is_ascii_digit() || matches!(glyphs[i].c, 'I' | 'V' | 'X'))
        {
            continue;
        }
        if at(glyphs, i.checked_sub(1)).is_some_and(char::is_alphanumeric) {
            continue;
        }
        let digits = glyphs[i].c.is_ascii_digit();
        let numeral = |c: char| {
            if digits { c.is_ascii_digit() } else { matches!(c, 'I' | 'V' | 'X') }
        };
        let end = i + glyphs[i..].iter().take_while(|g| numeral(g.c) && !g.line_end).count();
        let letters = glyphs[end..]
            .iter()
            .take_while(|g| g.c.is_alphanumeric() && !g.verbatim && !g.line_end)
            .count();
        let suffix: String = glyphs[end..end + letters].iter().map(|g| g.c).collect();
        // One Roman digit and « e » may be a word or an abbreviation; two are a number.
        let sure = digits || end - i > 1 || matches!(&*suffix, "er" | "ère" | "ème" | "ième");
        if ORDINALS.contains(&suffix.as_str()) && (sure || counts_an_age(glyphs, end + letters)) {
            for g in &mut glyphs[end..end + letters] {
                g.raised = true;
            }
        }
    }
}
