//! A summary title that says something else than the sheet's title.

use std::ops::Range;

use crate::annex::{Annex, Entry};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::fold;
use crate::message::text;
use crate::sheet::plain;
use crate::source::Place;
use crate::typography::set_text;

/// How alike two titles are that are meant to be the same.
const ALIKE: f64 = 0.6;

/// Reports where the two differ.
pub(super) fn check(entry: &Entry, _annex: &Annex, diagnostics: &mut Diagnostics) {
    let (sheet, titles) = (&entry.sheet, &entry.sheet.titles);
    let (Some(summary), Some(place), Some(title)) =
        (&sheet.summary_title, &titles.summary, &titles.title)
    else {
        return;
    };
    let mut places = vec![title];
    // The summary of a sheet with a subtitle often gives both in one line.
    let whole = sheet.subtitle.as_ref().map(|more| format!("{} {more}", sheet.title));
    let printed = match &whole {
        Some(whole) if nearer(summary, whole, &sheet.title) => {
            places.extend(&titles.subtitle);
            whole
        }
        _ => &sheet.title,
    };
    if plain(&set_text(summary)) == plain(&set_text(printed)) || is_another(summary, printed) {
        return;
    }
    let ours = tokens(&[place]);
    let theirs = tokens(&places);
    let (here, there) = differing(&ours, &theirs);
    let trivial = fold::fold(summary) == fold::fold(printed);
    let message = if trivial { text!("summary-title-typography") } else { text!("summary-title") };
    let mut found = Diagnostic::warning(Code::SummaryTitle, message);
    if let Some(at) = around(&ours, &here) {
        found = found.at(&at, summary_says(&words(&ours[here])));
    }
    if let Some(at) = around(&theirs, &there) {
        found = found.at(&at, sheet_says(&words(&theirs[there])));
    }
    diagnostics.push(found.hint(text!("summary-title.hint")).hint(text!(
        "summary-title.hint-silence",
        code = Code::SummaryTitle,
        id = sheet.id
    )));
}

fn words(tokens: &[Token<'_>]) -> String {
    let words: Vec<&str> = tokens.iter().map(|token| token.text).collect();
    words.join(" ")
}

/// What the summary says; quotation marks in quotation marks are others.
fn summary_says(words: &str) -> String {
    match words {
        "" => text!("summary-says-nothing"),
        _ if words.contains('«') => text!("summary-says-quoted", words),
        _ => text!("summary-says", words),
    }
}

/// What the sheet says, in the same way.
fn sheet_says(words: &str) -> String {
    match words {
        "" => text!("sheet-says-nothing"),
        _ if words.contains('«') => text!("sheet-says-quoted", words),
        _ => text!("sheet-says", words),
    }
}

/// Whether a summary title is one of its own, as `titre_sommaire:` is for: without some telling words, or said in other
/// ones. Titles of which most words are the same differ by mistake.
fn is_another(summary: &str, title: &str) -> bool {
    let (summary, title) = (fold::folded_words(summary), fold::folded_words(title));
    let mut left = summary.iter().peekable();
    let dropped: Vec<&String> =
        title.iter().filter(|word| left.next_if(|next| next == word).is_none()).collect();
    let shortened = left.next().is_none() && dropped.iter().any(|word| !fold::is_small(word));
    let longest = summary.len().max(title.len());
    let other = in_order(&summary, &title) * 2 < longest;
    shortened || other || fold::likeness(&summary, &title) < ALIKE
}

/// How many words two texts have in the same order.
fn in_order(one: &[String], other: &[String]) -> usize {
    let mut best = vec![0_usize; other.len() + 1];
    for word in one {
        let mut corner = 0;
        for (i, theirs) in other.iter().enumerate() {
            let above = best[i + 1];
            best[i + 1] = if word == theirs { corner + 1 } else { above.max(best[i]) };
            corner = above;
        }
    }
    best.last().copied().unwrap_or_default()
}

/// Whether a text is more like one than like another.
fn nearer(text: &str, one: &str, other: &str) -> bool {
    let likeness = |to: &str| fold::likeness(&fold::folded_words(text), &fold::folded_words(to));
    likeness(one) > likeness(other)
}

/// A word as written, between two spaces.
struct Token<'a> {
    text: &'a str,
    place: Place,
}

impl Token<'_> {
    /// What is compared: apostrophes look alike in print.
    fn key(&self) -> String {
        self.text.replace('’', "'")
    }
}

/// The words of scalars, their quotation marks of YAML apart.
fn tokens<'a>(places: &[&'a Place]) -> Vec<Token<'a>> {
    let mut tokens = Vec::new();
    for place in places {
        let source = &place.source;
        let Range { mut start, mut end } = place.range.clone();
        let text = &source.text()[start..end];
        for mark in ['"', '\''] {
            if text.len() > 1 && text.starts_with(mark) && text.ends_with(mark) {
                (start, end) = (start + 1, end - 1);
            }
        }
        let text = &source.text()[start..end];
        for word in text.split_whitespace() {
            let at = start + (word.as_ptr().addr() - text.as_ptr().addr());
            tokens.push(Token { text: word, place: Place::new(source, at..at + word.len()) });
        }
    }
    tokens
}

/// The words of both that are left without their common beginning and end.
fn differing(one: &[Token<'_>], other: &[Token<'_>]) -> (Range<usize>, Range<usize>) {
    let same = |(a, b): &(&Token<'_>, &Token<'_>)| a.key() == b.key();
    let start = one.iter().zip(other).take_while(same).count();
    let rest = one[start..].iter().rev().zip(other[start..].iter().rev());
    let end = rest.take_while(same).count();
    (start..one.len() - end, start..other.len() - end)
}

/// The place of some words; of the word before where there are none.
fn around(tokens: &[Token<'_>], range: &Range<usize>) -> Option<Place> {
    let first = tokens.get(range.start).filter(|_| !range.is_empty());
    let Some(first) = first else {
        return tokens.get(range.start.saturating_sub(1)).map(|token| token.place.clone());
    };
    // Title and subtitle are two values: no further than the end of one.
    let last = tokens[range.clone()].iter().rev().find(|last| {
        let between = first.place.range.start..last.place.range.end;
        !first.place.source.text()[between].contains('\n')
    })?;
    Some(Place::new(&first.place.source, first.place.range.start..last.place.range.end))
}
