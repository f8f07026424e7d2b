//! Headings of sections that stand alone on their lines, where a text parts nothing by blank lines, as `pdftotext` does.

use std::borrow::Cow;

use super::{BLOCK, bare, is_text, known};
use crate::fold::fold;
use crate::import::patterns::Patterns;
use crate::import::text::lines as print;

/// No such heading has more words.
const WORDS: usize = 9;
/// So many lines show that a text has its headings so.
const SEVERAL: usize = 3;
/// What a heading that is not quite the usual one begins with.
const ARTICLES: [&str; 4] = ["le ", "la ", "les ", "l "];

/// Whether a text has its headings in the middle of its paragraphs.
pub(super) fn is_usual(lines: &[Cow<'_, str>], patterns: &Patterns) -> bool {
    let texts: Vec<&str> = lines.iter().map(|line| &**line).collect();
    let inside = (1..texts.len()).filter(|at| {
        let text = |at: usize| texts.get(at).is_some_and(|line| is_text(line));
        text(*at) && text(at - 1) && text(at + 1) && heads(&texts, *at, patterns)
    });
    inside.take(SEVERAL).count() == SEVERAL
}

/// The lines that are headings; in a sidebar, whose first label is given, only below that.
pub(super) fn lines(texts: &[&str], first: Option<usize>, patterns: &Patterns) -> Vec<usize> {
    let from = first.map_or(texts.len(), |first| first + 2);
    let mut found = Vec::new();
    for at in from..texts.len() {
        // The end of an address is no sentence's.
        let below = found.is_empty() && is_heading(texts[at], patterns) && opens(texts, at);
        if below || heads(texts, at, patterns) {
            found.push(at);
        }
    }
    found
}

/// The lines of a run with the headings in it as blocks of their own.
pub(super) fn parted(run: &[&str], patterns: &Patterns) -> Option<Vec<String>> {
    let found: Vec<usize> = (0..run.len()).filter(|at| heads(run, *at, patterns)).collect();
    let mark = |at: usize| {
        let below = at.checked_sub(1).is_some_and(|above| found.contains(&above));
        if (below || found.contains(&at)) && print::item(run[at].trim(), true).is_none() {
            BLOCK
        } else {
            ""
        }
    };
    let made = |(at, line): (usize, &&str)| format!("{}{}", mark(at), line);
    (!found.is_empty()).then(|| run.iter().enumerate().map(made).collect())
}

/// Whether a line is a heading between what ends above it and what begins below it; the usual words are one anyhow.
fn heads(texts: &[&str], at: usize, patterns: &Patterns) -> bool {
    let ends = |text: &str| text.trim_end().ends_with(['.', '!', '?', '…', ';', '»', ')', ':']);
    let item = |text: &str| print::item(text.trim(), true).is_some();
    let above = at.checked_sub(1).map(|above| texts[above]);
    let sure = || patterns.recognise(texts[at]).is_some_and(|found| found.is_sure());
    is_heading(texts[at], patterns)
        && opens(texts, at)
        && (above.is_none_or(|text| ends(text) || item(text) || text.trim().is_empty()) || sure())
}

/// Whether something begins below a line.
fn opens(texts: &[&str], at: usize) -> bool {
    let begins = |text: &str| text.is_empty() || !text.starts_with(char::is_lowercase);
    let address = |text: &str| text.starts_with("http") || text.starts_with("www.");
    texts.get(at + 1).map(|next| next.trim()).is_none_or(|next| begins(next) || address(next))
}

/// Whether a line has the words of a section's heading, and no more.
fn is_heading(text: &str, patterns: &Patterns) -> bool {
    let text = text.trim();
    let short = text.split_whitespace().count() <= WORDS;
    let ends = text.ends_with(['.', ';', ',', '!', '…', '»', ':']);
    if !short
        || ends
        || !text.starts_with(char::is_uppercase)
        || known(bare(text), patterns).is_some()
    {
        return false;
    }
    let article = ARTICLES.iter().any(|article| fold(text).starts_with(article));
    patterns.recognise(text).is_some_and(|found| found.is_sure() || found.starts() || article)
}
