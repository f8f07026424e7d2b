//! Brackets and quotation marks that stand alone: opened and never closed, or the other way round.

use crate::sheet::{Passage, PassageKind, is_inches};

/// The signs of a part of a sheet that stand alone, the first of each kind.
pub(super) fn alone(part: &[Passage]) -> Vec<(&Passage, usize, char)> {
    let part: Vec<&Passage> = part.iter().filter(|p| p.kind != PassageKind::Picture).collect();
    let mut found: Vec<(&Passage, usize, char)> = Vec::new();
    for passage in &part {
        let bracket = bracket(passage.written());
        let square = square(passage.written());
        found.extend(bracket.into_iter().chain(square).map(|(at, sign)| (*passage, at, sign)));
    }
    found.extend(quote(&part));
    found.extend(mark(&part));
    found
}

/// The first « ( » that nothing closes, or « ) » that nothing opens; links, smileys and « a) » apart.
fn bracket(written: &str) -> Option<(usize, char)> {
    if !written.contains('(') && !written.contains(')') {
        return None;
    }
    let mut open: Vec<usize> = Vec::new();
    for (at, c) in written.char_indices() {
        let before = &written[..at];
        match c {
            // Faces, sad or not.
            '(' | ')' if before.ends_with([':', ';', '\\']) || before.ends_with(":-") => {}
            '(' => open.push(at),
            ')' if open.pop().is_none() && !counts(before) => return Some((at, ')')),
            _ => {}
        }
    }
    // A link whose target goes on is told of as that.
    let first = open.first().copied().filter(|at| !written[..*at].ends_with(']'));
    first.map(|at| (at, '('))
}

/// The first « [ » that nothing closes, or « ] » that nothing opens. Those of links and notes that missed are told of as
/// that, and « ]0 ; 1[ » has both.
fn square(written: &str) -> Option<(usize, char)> {
    // Who writes « \[ » knows what brackets do.
    if !written.contains(['[', ']']) || written.contains("\\[") {
        return None;
    }
    let (mut open, mut closed): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
    for (at, c) in written.char_indices() {
        match c {
            '[' => open.push(at),
            ']' if open.pop().is_none() => closed.push(at),
            _ => {}
        }
    }
    let words = |at: usize| written[at + 1..].starts_with(char::is_alphanumeric);
    let note = |at: usize| written[..at].ends_with('^');
    match (&open[..], &closed[..]) {
        ([at, ..], []) if words(*at) && !note(*at) => Some((*at, '[')),
        ([], [at, ..])
            if !counts(&written[..*at]) && !written[at + 1..].starts_with(['(', '[']) =>
        {
            Some((*at, ']'))
        }
        _ => None,
    }
}

/// Whether a text ends in the letter or the number that « ) » makes one of a list: « a) », « 12) », « 1°) ».
fn counts(before: &str) -> bool {
    let apart = |c: char| c.is_whitespace() || matches!(c, '-' | '/' | ',' | ';');
    let word = before.rsplit(apart).next().unwrap_or_default();
    let word = word.trim_end_matches(['°', '.', '*']);
    let number = word.bytes().all(|byte| byte.is_ascii_digit());
    word.is_empty() || word.chars().count() == 1 || number && word.len() < 3
}

/// The first « that nothing closes in a part of a sheet, or » that nothing opens. A quotation may go on over paragraphs,
/// which may each begin with a mark.
fn quote<'p>(part: &[&'p Passage]) -> Option<(&'p Passage, usize, char)> {
    let mut open: Vec<(&Passage, usize)> = Vec::new();
    for passage in part.iter().copied() {
        let written = passage.written();
        if !written.contains('«') && !written.contains('»') {
            continue;
        }
        for (at, c) in written.char_indices() {
            match c {
                '«' if open.is_empty() || !written[..at].trim().is_empty() => {
                    open.push((passage, at));
                }
                '»' if open.pop().is_none() => return Some((passage, at, '»')),
                _ => {}
            }
        }
    }
    open.first().map(|(passage, at)| (*passage, *at, '«'))
}

/// The last straight mark of a part that has an odd number of them; those of inches apart.
fn mark<'p>(part: &[&'p Passage]) -> Option<(&'p Passage, usize, char)> {
    let marks = |passage: &&'p Passage| {
        let written = passage.written();
        let inch = |at: usize| is_inches(&written[..at]);
        let all = written.match_indices('"').map(|(at, _)| at).filter(|at| !inch(*at));
        all.collect::<Vec<_>>()
    };
    let all: Vec<(&Passage, Vec<usize>)> = part.iter().map(|p| (*p, marks(p))).collect();
    let odd = all.iter().map(|(_, marks)| marks.len()).sum::<usize>() % 2 == 1;
    let (passage, marks) = all.iter().rev().find(|(_, marks)| marks.len() % 2 == 1)?;
    odd.then_some((*passage, *marks.last()?, '"'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_that_stand_alone_are_told() {
        assert_eq!(bracket("Un (mot."), Some((3, '(')));
        assert_eq!(bracket("Un mot) ici."), Some((6, ')')));
        for text in [
            "a) un",
            "Un (mot)",
            "[un](https://a.b)",
            "[un](b_(c))",
            "Zut :( !",
            "Bien ;)",
            "1) un, 2) deux, 3°) trois",
            "Fin (a) et b).",
            "usager(e)s",
        ] {
            assert_eq!(bracket(text), None, "{text}");
        }
    }

    #[test]
    fn square_brackets_that_stand_alone_are_told() {
        assert_eq!(square("Les [jeunes du quartier."), Some((4, '[')));
        assert_eq!(square("Les jeunes] du quartier."), Some((10, ']')));
        for text in [
            "Les [jeunes] du […] quartier",
            "]0 ; 1[",
            "[un](b) et un mot[^1]",
            "\\[un",
            "a] un",
            "un mot[^1 là",
            "un mot^[la note",
            "[ ",
        ] {
            assert_eq!(square(text), None, "{text}");
        }
    }
}
