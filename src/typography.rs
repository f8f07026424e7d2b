//! French micro-typography, done for the author.
//!
//! Rules after the *Lexique des règles typographiques en usage à l'Imprimerie nationale* (« Ponctuation »,
//! « Abréviations », « Nombres »): a narrow no-break space (U+202F) before `; ! ?`, a no-break space (U+00A0) before
//! `:` and inside `« »`, `’` for `'`, `…` for `...`, French quotation marks for `"…"`, raised letters in ordinals, no
//! line end between a number and its unit, in telephone numbers, or between « Fiche » and its number. Addresses are
//! left as they are. No letter, digit or word is ever changed, and setting a text twice is setting it once.

use unicode_segmentation::UnicodeSegmentation;

use crate::sheet::{Run, Runs};

/// No-break space.
const NBSP: char = '\u{a0}';
/// Narrow no-break space.
const NNBSP: char = '\u{202f}';
/// Word joiner: forbids a line end after a hyphen.
const JOINER: char = '\u{2060}';

/// A character and the run that it belongs to.
#[derive(Clone, Copy)]
struct Glyph {
    c: char,
    run: usize,
    raised: bool,
    /// Of an address: never changed, and a letter to its neighbours.
    verbatim: bool,
    /// End of a printed line.
    line_end: bool,
}

/// Sets a text.
#[must_use]
pub fn set(runs: Runs) -> Runs {
    compose(runs, true)
}

/// Sets a text; `ends` says whether its last words are tied.
fn compose(runs: Runs, ends: bool) -> Runs {
    let mut glyphs = flatten(&runs);
    spaces(&mut glyphs);
    apostrophes_and_dots(&mut glyphs);
    quotation_marks(&mut glyphs);
    punctuation(&mut glyphs);
    numbers(&mut glyphs);
    ordinals(&mut glyphs);
    if ends {
        last_words(&mut glyphs);
    }
    let mut runs = regroup(&glyphs, runs);
    for run in &mut runs {
        run.note = run.note.take().map(set);
        if run.text.len() >= LONG {
            run.text = break_long_words(&run.text);
        }
    }
    runs
}

/// Sets a text that has no styles: a title, a heading.
#[must_use]
pub fn set_text(text: &str) -> Runs {
    set(vec![Run::text(text.split_whitespace().collect::<Vec<_>>().join(" "))])
}

fn flatten(runs: &[Run]) -> Vec<Glyph> {
    let mut glyphs = Vec::new();
    for (i, run) in runs.iter().enumerate() {
        let glyph =
            |c| Glyph { c, run: i, raised: run.raised, verbatim: run.verbatim, line_end: false };
        // Breaks of an earlier setting are made anew.
        glyphs.extend(run.text.chars().filter(|c| *c != SEAM).map(glyph));
        if run.line_break {
            glyphs.push(Glyph { line_end: true, ..glyph(' ') });
        }
    }
    glyphs
}

fn regroup(glyphs: &[Glyph], runs: Runs) -> Runs {
    let mut out: Runs = Vec::new();
    for (i, run) in runs.into_iter().enumerate() {
        let first = out.len();
        for glyph in glyphs.iter().filter(|g| g.run == i && !g.line_end) {
            match out[first..].last_mut() {
                Some(last) if last.raised == glyph.raised => last.text.push(glyph.c),
                _ => out.push(Run {
                    text: glyph.c.into(),
                    raised: glyph.raised,
                    note: None,
                    line_break: false,
                    ..run.clone()
                }),
            }
        }
        if out.len() == first {
            if run.note.is_none() && !run.line_break {
                continue;
            }
            out.push(Run { text: String::new(), ..run.clone() });
        }
        if let Some(last) = out.last_mut() {
            last.note = run.note;
            last.line_break = run.line_break;
        }
    }
    out
}

/// Any white space, breaking or not.
fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, NBSP | NNBSP)
}

/// White space that the rules may replace: not a line's end, not an address's.
fn loose(g: &Glyph) -> bool {
    is_space(g.c) && !g.verbatim && !g.line_end
}

fn opens(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '«' | '“' | '‘' | '/' | '-' | '–' | '—' | '\'' | '’' | '"')
}

/// White space of the source becomes single spaces; no-break spaces of the author's stay.
fn spaces(glyphs: &mut Vec<Glyph>) {
    for g in glyphs.iter_mut().filter(|g| !g.verbatim) {
        if g.c.is_whitespace() && !matches!(g.c, NBSP | NNBSP) {
            g.c = ' ';
        }
    }
    let mut after_space = true;
    glyphs.retain(|g| {
        let drop = g.c == ' ' && !g.line_end && !g.verbatim && after_space;
        after_space = g.line_end || (g.c == ' ' && !g.verbatim);
        !drop
    });
    // A space before a line's end is not printed.
    let mut i = glyphs.len();
    let mut at_end = true;
    while i > 0 {
        i -= 1;
        if glyphs[i].line_end {
            at_end = true;
        } else if at_end && glyphs[i].c == ' ' && !glyphs[i].verbatim {
            glyphs.remove(i);
        } else {
            at_end = false;
        }
    }
}

fn at(glyphs: &[Glyph], i: Option<usize>) -> Option<char> {
    i.and_then(|i| glyphs.get(i)).filter(|g| !g.line_end).map(|g| g.c)
}

fn apostrophes_and_dots(glyphs: &mut Vec<Glyph>) {
    let mut i = 0;
    while i < glyphs.len() {
        if !glyphs[i].verbatim {
            let before = at(glyphs, i.checked_sub(1));
            let after = at(glyphs, Some(i + 1));
            // After a digit and before no letter it is the sign of minutes or feet, twice that of seconds.
            let second = before == Some('\'')
                && at(glyphs, i.checked_sub(2)).is_some_and(|c| c.is_ascii_digit());
            let minutes = (second || before.is_some_and(|c| c.is_ascii_digit()))
                && !after.is_some_and(char::is_alphabetic);
            if glyphs[i].c == '\'' && !minutes {
                glyphs[i].c = '’';
            }
            let dots =
                glyphs[i..].iter().take_while(|g| g.c == '.' && !g.verbatim && !g.line_end).count();
            if dots == 3 {
                glyphs[i].c = '…';
                glyphs.drain(i + 1..i + 3);
            }
            i += dots.max(1) - if dots == 3 { 2 } else { 0 };
        } else {
            i += 1;
        }
    }
}

/// `"…"` becomes « … », and “ … ” inside them; a mark after a digit is inches unless a quotation is open.
fn quotation_marks(glyphs: &mut [Glyph]) {
    let mut straight = 0_usize;
    let mut french = 0_usize;
    for i in 0..glyphs.len() {
        if glyphs[i].verbatim {
            continue;
        }
        match glyphs[i].c {
            '«' => french += 1,
            '»' => french = french.saturating_sub(1),
            '"' => {
                let before = at(glyphs, i.checked_sub(1));
                let after = at(glyphs, Some(i + 1));
                let nested = french > 0;
                let starts = before.is_none_or(|c| is_space(c) || opens(c)) && after.is_some();
                if straight == 0 && starts {
                    straight += 1;
                    glyphs[i].c = if nested { '“' } else { '«' };
                } else if straight > 0 {
                    straight -= 1;
                    glyphs[i].c = if nested { '”' } else { '»' };
                }
            }
            _ => {}
        }
    }
}

/// Spaces before high punctuation and inside quotation marks.
fn punctuation(glyphs: &mut Vec<Glyph>) {
    let mut i = 0;
    while i < glyphs.len() {
        let g = glyphs[i];
        if !g.verbatim && !g.line_end {
            if let Some(space) = space_before(glyphs, i) {
                i = put_before(glyphs, i, space);
            }
            if g.c == '«' && at(glyphs, Some(i + 1)).is_some() {
                if loose(&glyphs[i + 1]) {
                    glyphs[i + 1].c = NBSP;
                } else if glyphs[i + 1].c != '»' {
                    glyphs.insert(i + 1, Glyph { c: NBSP, raised: false, ..g });
                }
            }
        }
        i += 1;
    }
}

/// The space that French puts before this character, if it does so here.
fn space_before(glyphs: &[Glyph], i: usize) -> Option<char> {
    let c = glyphs[i].c;
    let before = at(glyphs, i.checked_sub(1))?;
    let after = at(glyphs, Some(i + 1));
    let ends = after.is_none_or(|c| is_space(c) || "»)]”’.,;:!?…".contains(c));
    let spaced = is_space(before);
    // What stands before the space that is there already.
    let word = if spaced { at(glyphs, i.checked_sub(2))? } else { before };
    if opens(word) && !spaced {
        return None;
    }
    match c {
        ';' if spaced || ends => Some(NNBSP),
        '!' | '?' if matches!(before, '!' | '?') => None,
        // « ... ?! » keeps its marks together; a mark inside a word is no mark.
        '!' | '?' if spaced || ends => Some(NNBSP),
        ':' if spaced && ends => Some(NBSP),
        ':' if ends && !matches!(before, ':' | ';') => Some(NBSP),
        '»' if word != '«' => Some(NBSP),
        '%' | '‰' | '€' if spaced && word.is_ascii_digit() => Some(NBSP),
        _ => None,
    }
}

/// Makes the space before a character the given one; returns the character's new index.
fn put_before(glyphs: &mut Vec<Glyph>, i: usize, space: char) -> usize {
    if loose(&glyphs[i - 1]) {
        glyphs[i - 1].c = space;
        i
    } else {
        glyphs.insert(i, Glyph { c: space, raised: false, ..glyphs[i] });
        i + 1
    }
}

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
];

/// Words that stay with the number after them.
const COUNTED: &[&str] = &[
    "fiche", "fiches", "n°", "nos", "p.", "art.", "article", "action", "annexe", "page", "pages",
    "phase", "tome", "+",
];

/// Titles that stay with the name after them.
const TITLES: &[&str] = &["m.", "mm.", "mme", "mmes", "mlle", "dr", "pr", "me"];

fn numbers(glyphs: &mut Vec<Glyph>) {
    telephone_numbers(glyphs);
    for i in 1..glyphs.len() {
        if glyphs[i].c != ' ' || !loose(&glyphs[i]) {
            continue;
        }
        let (before, after) = (word_before(glyphs, i), word_after(glyphs, i));
        let digits = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
        let number = before.ends_with(|c: char| c.is_ascii_digit());
        let bare = after.trim_end_matches(|c: char| ".,;:!?…)»\u{a0}\u{202f}".contains(c));
        let folded = before.trim_start_matches(['(', '«', '’']).to_lowercase();
        if number && thousands(glyphs, i) {
            glyphs[i].c = NNBSP;
        } else if (number && UNITS.contains(&bare))
            || (digits(&after) && COUNTED.contains(&folded.as_str()))
            || (after.starts_with(char::is_uppercase) && TITLES.contains(&folded.as_str()))
        {
            glyphs[i].c = NBSP;
        }
    }
}

/// Whether a space stands between the thousands of one number: 25 000, and not 2018 500.
fn thousands(glyphs: &[Glyph], i: usize) -> bool {
    let digit = |k: Option<usize>| at(glyphs, k).is_some_and(|c| c.is_ascii_digit());
    let group = (1..=3).all(|k| digit(Some(i + k))) && !digit(Some(i + 4));
    let lead = (1..=3).take_while(|&k| digit(i.checked_sub(k))).count();
    let longer = digit(i.checked_sub(4)) && lead == 3;
    // A telephone number's pairs were joined before; 05 and the like start no number of thousands.
    let zero = at(glyphs, i.checked_sub(lead)) == Some('0');
    group && lead > 0 && !longer && !zero
}

fn word_before(glyphs: &[Glyph], i: usize) -> String {
    let start = (0..i).rev().take_while(|&k| !is_space(glyphs[k].c)).last().unwrap_or(i);
    glyphs[start..i].iter().map(|g| g.c).collect()
}

fn word_after(glyphs: &[Glyph], i: usize) -> String {
    glyphs[i + 1..].iter().take_while(|g| !is_space(g.c)).map(|g| g.c).collect()
}

/// Ten digits in pairs, or + and a country's code: no line end inside.
fn telephone_numbers(glyphs: &mut Vec<Glyph>) {
    let mut i = 0;
    while i < glyphs.len() {
        match telephone_number(glyphs, i) {
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

/// Letters of an ordinal, longest first.
const ORDINALS: &[&str] = &[
    "ièmes", "ième", "èmes", "ème", "emes", "eme", "ères", "ère", "ers", "er", "res", "re", "ndes",
    "nde", "nds", "nd", "es", "e",
];

/// 1er, 2e, 3ème, XIXe: the letters are raised.
fn ordinals(glyphs: &mut [Glyph]) {
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
        if ORDINALS.contains(&suffix.as_str())
            && (digits || end - i > 1 || suffix == "er" || suffix == "ère")
        {
            for g in &mut glyphs[end..end + letters] {
                g.raised = true;
            }
        }
    }
}

/// Shortest word that a line may break, in characters: no French word but the longest has as many.
const LONG: usize = 28;
/// Characters between two breaks in a long word that is no address.
const CHUNK: usize = 12;
/// Zero-width space: a line may break here.
const SEAM: char = '\u{200b}';

/// Gives long words places to break, lest they run into the sidebar: addresses after their punctuation, other words every
/// [`CHUNK`] characters.
fn break_long_words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_inclusive(|c: char| is_space(c) || c == SEAM) {
        let graphemes: Vec<&str> = word.graphemes(true).collect();
        if graphemes.len() < LONG {
            out.push_str(word);
            continue;
        }
        let address = word.contains(['/', '@']) || word.contains("www.");
        let breaks = |g: &str| matches!(g, "/" | "." | "-" | "_" | "?" | "&" | "=" | "#" | "@");
        let mut since = 0;
        for (i, grapheme) in graphemes.iter().enumerate() {
            out.push_str(grapheme);
            since += 1;
            let Some(next) = graphemes.get(i + 1).filter(|next| !next.starts_with(is_space)) else {
                continue;
            };
            let end = if address { breaks(grapheme) && !breaks(next) } else { since == CHUNK };
            if end || since == 2 * CHUNK {
                out.push(SEAM);
                since = 0;
            }
        }
    }
    out
}

/// Longest last word, in characters with its punctuation, that does not stand alone on the last line.
const SHORT: usize = 8;
/// Longest word that a short last word is tied to: longer ones would make a column ragged.
const TIED: usize = 12;

/// A short last word takes the word before it to its line.
fn last_words(glyphs: &mut [Glyph]) {
    let breaking = |g: &Glyph| g.c == ' ' || g.line_end;
    let Some(last) = glyphs.iter().rposition(breaking).filter(|&i| !glyphs[i].line_end) else {
        return;
    };
    let Some(before) = glyphs[..last].iter().rposition(breaking) else {
        return;
    };
    let tied = glyphs[before + 1..last].iter().any(|g| g.verbatim);
    if glyphs.len() - last - 1 <= SHORT
        && last - before - 1 <= TIED
        && !tied
        && loose(&glyphs[last])
    {
        glyphs[last].c = NBSP;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::sheet::plain;

    fn french(text: &str) -> String {
        plain(&compose(vec![Run::text(text)], false))
            .replace(NBSP, "~")
            .replace(NNBSP, "_")
            .replace(JOINER, "|")
    }

    #[test]
    fn spaces_before_high_punctuation() {
        assert_eq!(french("Qui ? Toi ! Oui ; non : rien."), "Qui_? Toi_! Oui_; non~: rien.");
        assert_eq!(french("Qui? Toi! Oui; non: rien."), "Qui_? Toi_! Oui_; non~: rien.");
        assert_eq!(french("Quoi ?! Vraiment !!!"), "Quoi_?! Vraiment_!!!");
        assert_eq!(french("à 10:30, (?) et R&amp;D"), "à 10:30, (?) et R&amp;D");
        assert_eq!(french("fin de liste ;"), "fin de liste_;");
    }

    #[test]
    fn quotation_marks_and_apostrophes() {
        assert_eq!(french("l'action \"culture\" d'ici"), "l’action «~culture~» d’ici");
        assert_eq!(french("« a » et «b»"), "«~a~» et «~b~»");
        assert_eq!(french("« le \"vivre ensemble\" »"), "«~le “vivre ensemble”~»");
        assert_eq!(french("Durée : 32'"), "Durée~: 32'");
        assert_eq!(french("32'' et 5'"), "32'' et 5'");
        assert_eq!(french("(\"a\")"), "(«~a~»)");
    }

    #[test]
    fn dots() {
        assert_eq!(french("alors... on"), "alors… on");
        assert_eq!(french("fin...."), "fin....");
    }

    #[test]
    fn numbers_stay_together() {
        assert_eq!(
            french("25 000 habitants, 70 % en 2018 500"),
            "25_000 habitants, 70~% en 2018 500"
        );
        assert_eq!(french("1 500 € et 25 ans"), "1_500~€ et 25~ans");
        assert_eq!(
            french("voir la fiche 3, n° 4, Mme Dupont"),
            "voir la fiche~3, n°~4, Mme~Dupont"
        );
        assert_eq!(french("05 36 49 00 00"), "05~36~49~00~00");
        assert_eq!(french("05.36.49.00.00 02-61-91-00-00"), "05.36.49.00.00 02-|61-|91-|00-|00");
        assert_eq!(french("+33 5 36 49 00 00"), "+33~5~36~49~00~00");
    }

    #[test]
    fn ordinals_are_raised() {
        let raised = |text: &str| -> Vec<String> {
            set(vec![Run::text(text)]).into_iter().filter(|r| r.raised).map(|r| r.text).collect()
        };
        assert_eq!(
            raised("la 1ère, le 1er, la 2ème, les 3es, XIXe siècle"),
            ["ère", "er", "ème", "es", "e"]
        );
        assert_eq!(raised("Ve, Le, 3 e, 12h, 2eme2, B2e"), Vec::<String>::new());
    }

    #[test]
    fn a_short_last_word_is_not_left_alone() {
        let set = |text: &str| plain(&set(vec![Run::text(text)])).replace(NBSP, "~");
        assert_eq!(set("trouver une meilleure réponse."), "trouver une meilleure~réponse.");
        assert_eq!(set("une grande participation"), "une grande participation");
        assert_eq!(set("deux mots"), "deux mots");
    }

    #[test]
    fn long_words_may_break() {
        let broken = |text: &str| break_long_words(text).replace(SEAM, "|");
        assert_eq!(
            broken("voir http://example.org/une/page?longue=1 ici"),
            "voir http://|example.|org/|une/|page?|longue=|1 ici"
        );
        assert_eq!(broken(&"é".repeat(30)), format!("{0}|{0}|éééééé", "é".repeat(12)));
        assert_eq!(broken("court, anticonstitutionnellement"), "court, anticonstitutionnellement");
        let once = break_long_words(&"x".repeat(99));
        assert_eq!(break_long_words(&once), once);
    }

    #[test]
    fn addresses_are_left_alone() {
        let run = Run { verbatim: true, ..Run::text("http://a.b/c?d;e:f...'g'") };
        assert_eq!(plain(&set(vec![run.clone()])), run.text);
    }

    #[test]
    fn punctuation_looks_across_styles() {
        let bold = Run { bold: true, ..Run::text("Public") };
        assert_eq!(plain(&set(vec![bold, Run::text(" : tous")])), "Public\u{a0}: tous");
    }

    #[test]
    fn lines_keep_their_ends() {
        let first = Run { line_break: true, ..Run::text("Secrétariat ") };
        let runs = set(vec![first, Run::text(" 05 36 49 00 00")]);
        assert_eq!(runs[0].text, "Secrétariat");
        assert!(runs[0].line_break);
        assert_eq!(runs[1].text, "05\u{a0}36\u{a0}49\u{a0}00\u{a0}00");
    }

    proptest! {
        #[test]
        fn no_letter_or_digit_changes_and_twice_is_once(text in "[a-zA-Zé0-9 .,;:!?'\"«»“”()%€\\-\u{a0}\u{202f}+…]{0,60}") {
            let once = set(vec![Run::text(&text)]);
            let letters = |s: &str| s.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            prop_assert_eq!(letters(&plain(&once)), letters(&text));
            let twice = set(once.clone());
            prop_assert_eq!(plain(&twice), plain(&once));
        }
    }
}
