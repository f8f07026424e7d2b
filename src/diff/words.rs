//! The words of two texts, side by side in one.

use std::collections::HashMap;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation;

use crate::sheet::{Change, Run, Runs};

/// The letters of kept words that are too few to interrupt a change: a lone "de" between two rewritten passages.
const ISLAND: usize = 4;

/// A word with the spaces behind it, a mark of punctuation, the call of a note, or a line break.
#[derive(Clone)]
struct Token {
    text: String,
    note: Option<Runs>,
    line_break: bool,
    /// The run's own, without text and note.
    style: Run,
}

/// A stretch of both texts: the same in both, or not.
struct Stretch {
    same: bool,
    old: Range<usize>,
    new: Range<usize>,
}

/// Both texts in one: what is only in the old one is marked as deleted, what is only in the new one as inserted.
///
/// Where only the kind of a space differs (which typography chooses) it is the new one's.
pub(super) fn merge(old: &[Run], new: &[Run]) -> Runs {
    let (old, new) = (tokens(old), tokens(new));
    let mut runs = Vec::new();
    for Stretch { same, old: from, new: to } in stretches(&old, &new) {
        let (old, new) = (&old[from], &new[to]);
        if same {
            old.iter().zip(new).for_each(|(old, new)| push_kept(old, new, &mut runs));
        } else if let ([Token { note: Some(before), .. }], [Token { note: Some(after), .. }]) =
            (old, new)
        {
            let token = Token { note: Some(merge(before, after)), ..new[0].clone() };
            push(token, None, &mut runs);
        } else {
            old.iter().for_each(|token| push(token.clone(), Some(Change::Deleted), &mut runs));
            new.iter().for_each(|token| push(token.clone(), Some(Change::Inserted), &mut runs));
        }
    }
    runs
}

/// A whole text with one mark.
pub(super) fn marked(runs: &[Run], change: Change) -> Runs {
    let mark = |run: &Run| Run {
        change: Some(change),
        note: run.note.as_ref().map(|note| marked(note, change)),
        ..run.clone()
    };
    runs.iter().map(mark).collect()
}

/// The same, where there may be no text.
pub(super) fn merge_optional(old: Option<&Runs>, new: Option<&Runs>) -> Option<Runs> {
    match (old, new) {
        (Some(old), Some(new)) if old == new => Some(new.clone()),
        (Some(old), Some(new)) => Some(merge(old, new)),
        (Some(old), None) => Some(marked(old, Change::Deleted)),
        (None, Some(new)) => Some(marked(new, Change::Inserted)),
        (None, None) => None,
    }
}

fn tokens(runs: &[Run]) -> Vec<Token> {
    let mut tokens = Vec::new();
    for run in runs {
        let style = Run { text: String::new(), note: None, line_break: false, ..run.clone() };
        let token = |text: &str| Token {
            text: text.to_owned(),
            note: None,
            line_break: false,
            style: style.clone(),
        };
        tokens.extend(pieces(&run.text).into_iter().map(token));
        if run.note.is_some() {
            tokens.push(Token { note: run.note.clone(), ..token("") });
        }
        if run.line_break {
            tokens.push(Token { line_break: true, ..token("") });
        }
    }
    tokens
}

/// Words with the spaces behind them; what stands before an apostrophe is a word of its own, and a number is one word
/// from its first figure to its last, as in a telephone number.
fn pieces(text: &str) -> Vec<&str> {
    let mut ends: Vec<usize> = Vec::new();
    for (start, word) in text.split_word_bound_indices() {
        let blank = word.chars().all(|c| c.is_whitespace() || is_invisible(c));
        let continues = word.starts_with(|c: char| c.is_ascii_digit()) && in_number(&text[..start]);
        if (blank || continues) && !ends.is_empty() {
            ends.pop();
        }
        let apostrophes = word.match_indices('’').map(|(at, mark)| start + at + mark.len());
        ends.extend(apostrophes.filter(|end| *end < start + word.len()));
        ends.push(start + word.len());
    }
    let starts = std::iter::once(0).chain(ends.iter().copied());
    starts.zip(&ends).map(|(start, end)| &text[start..*end]).collect()
}

/// Whether a text ends in figures and a no-break space.
fn in_number(before: &str) -> bool {
    let figures = before.strip_suffix(['\u{a0}', '\u{202f}']);
    figures.is_some_and(|figures| figures.ends_with(|c: char| c.is_ascii_digit()))
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{2060}' | '\u{ad}')
}

/// What makes two tokens one: spaces and what typography puts between letters do not.
fn key(token: &Token) -> (String, &Option<Runs>, bool, &Run) {
    let letters = token.text.trim_end().chars().filter(|c| !is_invisible(*c));
    let space = |c: char| if c.is_whitespace() { ' ' } else { c };
    (letters.map(space).collect(), &token.note, token.line_break, &token.style)
}

fn stretches(old: &[Token], new: &[Token]) -> Vec<Stretch> {
    let mut known = HashMap::new();
    let mut number = |token| {
        let next = known.len();
        *known.entry(key(token)).or_insert(next)
    };
    let a: Vec<usize> = old.iter().map(&mut number).collect();
    let b: Vec<usize> = new.iter().map(&mut number).collect();
    let mut found = Vec::new();
    let (mut from, mut to) = (0, 0);
    for op in capture_diff_slices(Algorithm::Myers, &a, &b) {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            join(Stretch { same: false, old: from..old_index, new: to..new_index }, &mut found);
            (from, to) = (old_index + len, new_index + len);
            join(Stretch { same: true, old: old_index..from, new: new_index..to }, &mut found);
        }
    }
    join(Stretch { same: false, old: from..old.len(), new: to..new.len() }, &mut found);
    without_islands(found, new)
}

/// Adds a stretch to those before it.
fn join(next: Stretch, stretches: &mut Vec<Stretch>) {
    if next.old.is_empty() && next.new.is_empty() {
        return;
    }
    match stretches.last_mut() {
        Some(last) if last.same == next.same => {
            last.old.end = next.old.end;
            last.new.end = next.new.end;
        }
        _ => stretches.push(next),
    }
}

/// A few letters that stay between two rewritten passages are rewritten with them: nobody reads them as kept.
fn without_islands(stretches: Vec<Stretch>, new: &[Token]) -> Vec<Stretch> {
    let letters = |range: &Range<usize>| {
        let tokens = &new[range.clone()];
        let plain = tokens.iter().all(|token| token.note.is_none() && !token.line_break);
        plain.then(|| {
            tokens.iter().flat_map(|t| t.text.chars()).filter(|c| c.is_alphanumeric()).count()
        })
    };
    let rewritten = |stretch: Option<&Stretch>| {
        stretch.is_some_and(|s| !s.same && s.old.len() > 1 && s.new.len() > 1)
    };
    let island: Vec<bool> = (0..stretches.len())
        .map(|i| {
            let before = i.checked_sub(1).and_then(|i| stretches.get(i));
            stretches[i].same
                && letters(&stretches[i].new).is_some_and(|count| count <= ISLAND)
                && rewritten(before)
                && rewritten(stretches.get(i + 1))
        })
        .collect();
    let mut joined = Vec::new();
    for (stretch, island) in stretches.into_iter().zip(island) {
        join(Stretch { same: stretch.same && !island, ..stretch }, &mut joined);
    }
    joined
}

/// Adds a token that both texts have. Where one of them has no space behind it, the space is a change.
fn push_kept(old: &Token, new: &Token, runs: &mut Runs) {
    let space = |token: &Token| {
        let letters = token.text.trim_end_matches(|c: char| c.is_whitespace() || is_invisible(c));
        (letters.len(), token.text[letters.len()..].to_owned())
    };
    let ((_, before), (letters, after)) = (space(old), space(new));
    if before.is_empty() == after.is_empty() || token_ends(new) {
        return push(new.clone(), None, runs);
    }
    push(Token { text: new.text[..letters].to_owned(), ..new.clone() }, None, runs);
    for (space, change) in [(before, Change::Deleted), (after, Change::Inserted)] {
        if !space.is_empty() {
            push(Token { text: space, ..new.clone() }, Some(change), runs);
        }
    }
}

/// Whether a token is the call of a note or a line break, which has no space behind it.
fn token_ends(token: &Token) -> bool {
    token.note.is_some() || token.line_break
}

/// Adds a token to runs, to the last one where it can go on.
fn push(token: Token, change: Option<Change>, runs: &mut Runs) {
    let note = token.note.map(|note| match change {
        Some(change) => marked(&note, change),
        None => note,
    });
    let next = Run { text: token.text, note, line_break: token.line_break, change, ..token.style };
    match runs.last_mut() {
        Some(last) if last.change == change && last.continues(&Run { change, ..next.clone() }) => {
            last.text.push_str(&next.text);
            last.note = next.note;
            last.line_break = next.line_break;
        }
        _ => runs.push(next),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(old: &str, new: &str) -> String {
        let runs = merge(&[Run::text(old)], &[Run::text(new)]);
        let show = |run: &Run| match run.change {
            None => run.text.clone(),
            Some(Change::Deleted) => format!("[-{}-]", run.text),
            Some(Change::Inserted) => format!("[+{}+]", run.text),
        };
        runs.iter().map(show).collect()
    }

    #[test]
    fn words_change_as_a_reader_would_mark_them() {
        assert_eq!(shown("le projet pilote", "le projet final"), "le projet [-pilote-][+final+]");
        assert_eq!(shown("l’action", "l’association"), "l’[-action-][+association+]");
        assert_eq!(shown("un mot.", "un mot. Un autre."), "un mot.[+ Un autre.+]");
        assert_eq!(shown("un mot de trop", "un mot"), "un mot[- de trop-]");
        assert_eq!(shown("12 actions", "15 actions"), "[-12 -][+15 +]actions");
        assert_eq!(
            shown("tél\u{a0}: 05\u{a0}36\u{a0}49", "tél\u{a0}: 05\u{a0}36\u{a0}50"),
            "tél\u{a0}: [-05\u{a0}36\u{a0}49-][+05\u{a0}36\u{a0}50+]"
        );
        assert_eq!(shown("", "tout"), "[+tout+]");
        assert_eq!(shown("rien", ""), "[-rien-]");
    }

    #[test]
    fn spaces_that_typography_chooses_are_no_change() {
        assert_eq!(shown("une\u{a0}fin : oui", "une fin\u{a0}: oui"), "une fin\u{a0}: oui");
    }

    #[test]
    fn rewritten_passages_are_not_interrupted_by_a_lone_word() {
        assert_eq!(
            shown("les premiers pas de ce projet", "toute notre vie de son temps"),
            "[-les premiers pas de ce projet-][+toute notre vie de son temps+]"
        );
    }
}
