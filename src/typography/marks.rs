//! Punctuation: spaces around it, apostrophes, ellipses, quotation marks.

use super::{Glyph, NBSP, NNBSP, at, is_space, loose, opens};

/// White space of the source becomes single spaces; no-break spaces of the author's stay.
pub(super) fn spaces(glyphs: &mut Vec<Glyph>) {
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

/// `'…'` round words becomes ‘ … ’, where both marks are sure: an apostrophe alone, or round one letter as in « rock 'n'
/// roll », stays one.
pub(super) fn single_marks(glyphs: &mut [Glyph]) {
    let mut i = 0;
    while i < glyphs.len() {
        if let Some(end) = single_mark(glyphs, i) {
            glyphs[i].c = '‘';
            glyphs[end].c = '’';
            i = end;
        }
        i += 1;
    }
}

/// The mark that closes what one opens here, if one does.
fn single_mark(glyphs: &[Glyph], start: usize) -> Option<usize> {
    let mark = |k: usize| glyphs[k].c == '\'' && !glyphs[k].verbatim;
    let before = at(glyphs, start.checked_sub(1));
    let free = before.is_none_or(|c| is_space(c) || matches!(c, '(' | '[' | '«' | '“' | '"'));
    let letter = |k: usize| at(glyphs, Some(k)).is_some_and(char::is_alphanumeric);
    if !mark(start) || !free || !letter(start + 1) || is_decade(glyphs, start) {
        return None;
    }
    let closes = |&k: &usize| {
        let before = glyphs[k - 1].c;
        mark(k) && !letter(k + 1) && (before.is_alphabetic() || ".!?…)".contains(before))
    };
    let line = glyphs[start + 1..].iter().take_while(|g| !g.line_end).count();
    (start + 1..=start + line).find(closes).filter(|&end| end > start + 2)
}

/// Whether a mark stands for the century: « les années '30 », « mai '68 ».
fn is_decade(glyphs: &[Glyph], mark: usize) -> bool {
    let digit = |k: usize| at(glyphs, Some(mark + k)).is_some_and(|c| c.is_ascii_digit());
    let two =
        digit(1) && digit(2) && !at(glyphs, Some(mark + 3)).is_some_and(char::is_alphanumeric);
    let before = ["années", "année", "ans", "mai", "juin"];
    let ends = |word: &str| {
        let start = mark.checked_sub(word.chars().count() + 1);
        let word = start.is_some_and(|start| {
            glyphs[start..].iter().map(|g| g.c).take(word.chars().count()).eq(word.chars())
        });
        word && !at(glyphs, start.and_then(|s| s.checked_sub(1))).is_some_and(char::is_alphabetic)
    };
    two && before.into_iter().any(ends)
}

pub(super) fn apostrophes_and_dots(glyphs: &mut Vec<Glyph>) {
    let mut i = 0;
    while i < glyphs.len() {
        if !glyphs[i].verbatim && matches!(glyphs[i].c, '\'' | '.') {
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
pub(super) fn quotation_marks(glyphs: &mut [Glyph]) {
    if !glyphs.iter().any(|g| g.c == '"' && !g.verbatim) {
        return;
    }
    // Marks inside marks are sure where each of them is closed.
    let (marks, closed) = paired(glyphs, true);
    let marks = if closed { marks } else { paired(glyphs, false).0 };
    for (i, mark) in marks {
        glyphs[i].c = mark;
    }
}

/// What straight marks become, and whether all that open are closed; `inside` lets marks open in others.
fn paired(glyphs: &[Glyph], inside: bool) -> (Vec<(usize, char)>, bool) {
    let mut marks = Vec::new();
    // What closes the straight marks that are open.
    let mut open: Vec<char> = Vec::new();
    let mut french = 0_usize;
    for (i, g) in glyphs.iter().enumerate().filter(|(_, g)| !g.verbatim) {
        match g.c {
            '«' => french += 1,
            '»' => french = french.saturating_sub(1),
            '"' => {
                let before = at(glyphs, i.checked_sub(1));
                let after = at(glyphs, Some(i + 1));
                let free = before.is_none_or(|c| is_space(c) || opens(c));
                let first = open.is_empty() && free && after.is_some();
                let next = inside && before.is_some_and(is_space);
                if first || (next && after.is_some_and(char::is_alphanumeric)) {
                    let nested = french > 0 || !open.is_empty();
                    marks.push((i, if nested { '“' } else { '«' }));
                    open.push(if nested { '”' } else { '»' });
                } else if let Some(mark) = open.pop() {
                    marks.push((i, mark));
                }
            }
            _ => {}
        }
    }
    (marks, open.is_empty())
}

/// Spaces before high punctuation and inside quotation marks.
pub(super) fn punctuation(glyphs: &mut Vec<Glyph>) {
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
    if !matches!(c, ';' | '!' | '?' | ':' | '»' | '%' | '‰' | '€') {
        return None;
    }
    let before = at(glyphs, i.checked_sub(1))?;
    let after = at(glyphs, Some(i + 1));
    let ends = after.is_none_or(|c| is_space(c) || "»)]”’.,;:!?…".contains(c));
    let spaced = is_space(before);
    // What stands before the space that is there already.
    let word = if spaced { at(glyphs, i.checked_sub(2))? } else { before };
    // An apostrophe opens nothing after a word or a number: « 32' ».
    let sign = matches!(word, '\'' | '’')
        && at(glyphs, i.checked_sub(2)).is_some_and(char::is_alphanumeric);
    if opens(word) && !spaced && !sign {
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
        '%' | '‰' | '€' if word.is_ascii_digit() => {
            (spaced || !after.is_some_and(char::is_alphanumeric)).then_some(NBSP)
        }
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
