//! Texts cut into what is compared: words, marks of punctuation, calls of notes, line breaks.

use unicode_segmentation::UnicodeSegmentation;

use super::letters::{folded, is_invisible};
use crate::sheet::{Run, Runs};

/// A word with the spaces behind it, a mark of punctuation, the call of a note, a line break or the end of a paragraph.
#[derive(Clone, Default)]
pub(super) struct Token {
    pub(super) text: String,
    pub(super) note: Option<Runs>,
    pub(super) line_break: bool,
    pub(super) paragraph: bool,
    /// The run's own, without text and note.
    pub(super) style: Run,
}

/// What makes two tokens one.
pub(super) type Key<'a> = (String, &'a Option<Runs>, [bool; 2], &'a Run);

impl Token {
    /// Spaces and what typography puts between letters make no difference.
    pub(super) fn key(&self) -> Key<'_> {
        let breaks = [self.line_break, self.paragraph];
        (folded(self.spaced().0).into_owned(), &self.note, breaks, &self.style)
    }

    /// Whether it is a word or a mark: notes, line breaks and ends of paragraphs have no space behind them.
    pub(super) fn is_word(&self) -> bool {
        self.note.is_none() && !self.line_break && !self.paragraph
    }

    /// Its words, where it has spaces inside, as a telephone number.
    pub(super) fn apart(&self) -> Vec<Self> {
        if !self.is_word() {
            return vec![self.clone()];
        }
        let words = self.text.split_inclusive(char::is_whitespace);
        words.map(|word| Self { text: word.to_owned(), ..self.clone() }).collect()
    }

    /// Its letters, and the spaces behind them.
    pub(super) fn spaced(&self) -> (&str, &str) {
        let blank = |c: char| c.is_whitespace() || is_invisible(c);
        self.text.split_at(self.text.trim_end_matches(blank).len())
    }
}

/// The tokens of paragraphs, the ends of all but the last between them.
pub(super) fn tokens(paragraphs: &[&[Run]]) -> Vec<Token> {
    let mut all = Vec::new();
    for (i, runs) in paragraphs.iter().enumerate() {
        if i > 0 {
            all.push(Token { paragraph: true, ..Token::default() });
        }
        runs.iter().for_each(|run| of_run(run, &mut all));
    }
    all
}

fn of_run(run: &Run, tokens: &mut Vec<Token>) {
    let style = Run { text: String::new(), note: None, line_break: false, ..run.clone() };
    let token =
        |text: &str| Token { text: text.to_owned(), style: style.clone(), ..Token::default() };
    tokens.extend(pieces(&run.text).into_iter().map(token));
    if run.note.is_some() {
        tokens.push(Token { note: run.note.clone(), ..token("") });
    }
    if run.line_break {
        tokens.push(Token { line_break: true, ..token("") });
    }
}

/// Words with the spaces behind them; what stands before an apostrophe is a word of its own, and a number is one word
/// from its first figure to its last, as in a telephone number.
fn pieces(text: &str) -> Vec<&str> {
    let mut ends: Vec<usize> = Vec::new();
    for (start, word) in text.split_word_bound_indices() {
        let blank = word.chars().all(|c| c.is_whitespace() || is_invisible(c));
        let (before, after) = text.split_at(start);
        let continues = (figure(word) && in_number(before)) || holds(before, after);
        if (blank || continues) && !ends.is_empty() {
            ends.pop();
        }
        let apostrophes = word.match_indices('’').map(|(at, mark)| start + at + mark.len());
        // A narrow space parts words, whatever Unicode says of numbers, but for the figures of one.
        let narrow = word.match_indices('\u{202f}').map(|(at, space)| start + at + space.len());
        let narrow = narrow.filter(|end| !in_number(&text[..*end]) || !figure(&text[*end..]));
        let mut inside: Vec<usize> = apostrophes.chain(narrow).collect();
        inside.sort_unstable();
        ends.extend(inside.into_iter().filter(|end| *end < start + word.len()));
        ends.push(start + word.len());
    }
    let starts = std::iter::once(0).chain(ends.iter().copied());
    starts.zip(&ends).map(|(start, end)| &text[start..*end]).collect()
}

fn figure(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a word goes on from the one before it: figures and the signs that join them, as in a date or in « 10–12 »; a
/// small figure and what it belongs to, as in « m² ».
fn holds(before: &str, after: &str) -> bool {
    let seen = |c: &char| !is_invisible(*c);
    let (mut back, mut on) = (before.chars().rev().filter(seen), after.chars().filter(seen));
    let is_figure = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let (Some(last), Some(first)) = (back.next(), on.next()) else { return false };
    let joined = (is_sign(first) && is_figure(Some(last)) && is_figure(on.next()))
        || (is_sign(last) && is_figure(Some(first)) && is_figure(back.next()));
    let small = |c: char| c.is_numeric() && !c.is_ascii_digit();
    joined || (small(first) && last.is_alphanumeric()) || (small(last) && first.is_alphanumeric())
}

/// Whether a character joins figures to one number.
fn is_sign(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '–' | '/')
}

/// Whether a text ends in figures and a no-break space.
fn in_number(before: &str) -> bool {
    let figures = before.strip_suffix(['\u{a0}', '\u{202f}']);
    figures.is_some_and(|figures| figures.ends_with(|c: char| c.is_ascii_digit()))
}
