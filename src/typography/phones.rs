//! Telephone numbers: no line end inside.

use super::{Glyph, JOINER, NBSP, at, loose};

/// Ten digits in pairs, those of 0 800 in threes, four in two pairs, or a country's code before them: no line end inside.
pub(super) fn telephone_numbers(glyphs: &mut Vec<Glyph>) {
    let mut i = 0;
    while i < glyphs.len() {
        if !matches!(glyphs[i].c, '0' | '3' | '+') {
            i += 1;
            continue;
        }
        let found = telephone_number(glyphs, i)
            .or_else(|| service_number(glyphs, i))
            .or_else(|| short_number(glyphs, i));
        match found {
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
    if let Some(after) = country_code(glyphs, start) {
        if !digit(after) {
            return None;
        }
        k = after + 1;
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

/// Where a number begins behind its country's code: « +33 », « 0033 », « 00 33 », « +33 (0) ».
fn country_code(glyphs: &[Glyph], start: usize) -> Option<usize> {
    let is = |k: usize, c: char| at(glyphs, Some(k)) == Some(c);
    let gap = |k: usize| k + usize::from(glyphs.get(k).is_some_and(|g| loose(g) || g.c == '.'));
    let code = match glyphs[start].c {
        '+' => start + 1,
        '0' if is(start + 1, '0') => gap(start + 2),
        _ => return None,
    };
    let digits = glyphs.iter().skip(code).take(3).take_while(|g| g.c.is_ascii_digit()).count();
    let number = gap(code + digits);
    let zero = is(number, '(') && is(number + 1, '0') && is(number + 2, ')');
    (digits > 0 && !is(code, '0')).then(|| if zero { gap(number + 3) } else { number })
}

/// The end of « 36 46 » or « 39 19 », if it starts here and stands alone.
fn short_number(glyphs: &[Glyph], start: usize) -> Option<usize> {
    let digit = |k: usize| at(glyphs, Some(k)).is_some_and(|c| c.is_ascii_digit());
    let space = |k: usize| glyphs.get(k).is_some_and(loose);
    let inside = |k: usize| !at(glyphs, Some(k)).is_some_and(char::is_alphanumeric);
    let before = start.checked_sub(1);
    let alone = before.is_none_or(|k| inside(k) && !(space(k) && k > 0 && digit(k - 1)));
    let end = start + 5;
    let number = glyphs[start].c == '3'
        && digit(start + 1)
        && space(start + 2)
        && digit(start + 3)
        && digit(start + 4);
    let after = inside(end) && !(space(end) && digit(end + 1));
    (number && alone && after && !glyphs[start].verbatim).then_some(end)
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
