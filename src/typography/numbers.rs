//! Numbers: what stays with them, raised ordinals.

use super::phones::telephone_numbers;
use super::ties::{bare, counts_an_age, is_month, word_after, word_before};
use super::{Glyph, NBSP, NNBSP, at, is_space, loose};

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
    "m2",
    "m3",
    "km2",
    "m³",
    "kg",
    "g",
    "t",
    "l",
    "h",
    "j",
    "min",
    "s",
    "W",
    "kW",
    "kWh",
    "MW",
    "MWh",
    "GWh",
    "$",
    "£",
    "an",
    "ans",
    "mois",
    "jour",
    "jours",
    "heure",
    "heures",
    "°C",
    "Mo",
    "Go",
    "personnes",
    "minute",
    "minutes",
    "semaine",
    "semaines",
    "million",
    "millions",
    "milliard",
    "milliards",
];

/// What amounts are counted in before the euro's sign.
const AMOUNTS: &[&str] = &["k", "K", "M", "Md", "Mds"];

/// Words that stay with the number after them.
const COUNTED: &[&str] = &[
    "fiche",
    "fiches",
    "n°",
    "nº",
    "nos",
    "numéro",
    "numéros",
    "p.",
    "pp.",
    "§",
    "al.",
    "alinéa",
    "alinéas",
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
    "t.",
    "titre",
    "tome",
    "volume",
    "+",
];

/// Titles that stay with the name after them.
const TITLES: &[&str] = &["m.", "mm.", "mme", "mmes", "mlle", "mr", "dr", "pr", "me"];

pub(super) fn numbers(glyphs: &mut Vec<Glyph>) {
    telephone_numbers(glyphs);
    for i in 1..glyphs.len() {
        if glyphs[i].c == ' ' && loose(&glyphs[i]) {
            let number = glyphs[i - 1].c.is_ascii_digit();
            if number && thousands(glyphs, i) {
                glyphs[i].c = NNBSP;
            } else if (number && precedes_unit(glyphs, i))
                || follows_label(glyphs, i)
                || follows_sign(glyphs, i)
                || follows_amount(glyphs, i)
            {
                glyphs[i].c = NBSP;
            }
        }
    }
}

/// Whether the word after a space is a unit, its punctuation apart, and what it is counted by or goes up to: « km/h »,
/// « h-18 ».
fn precedes_unit(glyphs: &[Glyph], i: usize) -> bool {
    let after = word_after(glyphs, i);
    let bare = after.trim_end_matches(|c: char| ".,;:!?…)»\u{a0}\u{202f}".contains(c));
    let unit = bare.split(['/', '-', '–']).next().unwrap_or_default();
    let end = i + 1 + after.chars().count();
    UNITS.contains(&bare)
        || UNITS.contains(&unit)
        || is_month(bare)
        || (AMOUNTS.contains(&bare) && precedes_euro(glyphs, end))
}

/// Whether the euro's sign follows a space.
fn precedes_euro(glyphs: &[Glyph], i: usize) -> bool {
    at(glyphs, Some(i)).is_some_and(is_space) && at(glyphs, Some(i + 1)) == Some('€')
}

/// Whether a space stands between the amount and the euro of « 2 M € ».
fn follows_amount(glyphs: &[Glyph], i: usize) -> bool {
    if !precedes_euro(glyphs, i) {
        return false;
    }
    let amount = word_before(glyphs, i);
    let number = i.checked_sub(amount.chars().count() + 2);
    AMOUNTS.contains(&amount.as_str()) && at(glyphs, number).is_some_and(|c| c.is_ascii_digit())
}

/// Whether a space stands between a sign and its number, « - 5 % », and not between two numbers, « 10 - 5 ».
fn follows_sign(glyphs: &[Glyph], i: usize) -> bool {
    let space = i.checked_sub(2);
    let before = i.checked_sub(3);
    matches!(glyphs[i - 1].c, '-' | '−')
        && at(glyphs, space).is_none_or(is_space)
        && !at(glyphs, before).is_some_and(|c| c.is_ascii_digit())
        && at(glyphs, Some(i + 1)).is_some_and(|c| c.is_ascii_digit())
}

/// Whether the word before a space says what the number or the name after it is.
fn follows_label(glyphs: &[Glyph], i: usize) -> bool {
    let next = glyphs.get(i + 1).map_or(' ', |g| g.c);
    let labels = match next {
        '0'..='9' => COUNTED,
        c if c.is_uppercase() => TITLES,
        _ => return false,
    };
    let folded = bare(&word_before(glyphs, i)).to_lowercase();
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
