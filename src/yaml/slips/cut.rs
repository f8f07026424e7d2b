//! Texts of several lines that end too early: at a line at their left, though they go on below it, or because their first
//! line is farther right than the others, or their « | » on a line of its own. Told where the slip was made.

use std::sync::Arc;

use super::typed_bar::is_bar;
use super::{lost, place};
use crate::diag::{Code, Diagnostic};
use crate::fold::fold;
use crate::message::text;
use crate::sheet::{MANIFEST_KEYS, PICTURE_KEYS, SECTION_KEYS, SHEET_KEYS};
use crate::source::{Place, Source};
use crate::yaml::lines;
use crate::yaml::lines::{announces, indent, text_of};

/// The first such line, up to one where YAML stumbles.
pub(crate) fn found(source: &Arc<Source>, last: usize) -> Option<Diagnostic> {
    if let Some(found) = (1..=last).find_map(|line| bar_below(source, line)) {
        return Some(found);
    }
    if let Some(found) = (1..=last).find_map(|line| first_line(source, line)) {
        return Some(found);
    }
    (1..last).filter(|line| announces(text_of(source, *line).1)).find_map(|owner| {
        let (line, depth) = line_at_left(source, owner).filter(|(line, _)| *line <= last)?;
        let (range, text) = text_of(source, line);
        let start = range.start + indent(text);
        let place = Place::new(source, start..range.end);
        if text[indent(text)..].starts_with('#') && !text[indent(text)..].starts_with("##") {
            if let Some(found) = place::key_in_remark(source, line) {
                return Some(found);
            }
            let key = place::key(text_of(source, owner).1).unwrap_or("texte");
            return Some(
                Diagnostic::error(Code::YamlSyntax, text!("yaml-remark-in-text"))
                    .at(&place, text!("here"))
                    .hint(text!("yaml-remark-in-text.hint", key))
                    .maybe_hint(heading(text_of(source, owner).1, &text[indent(text)..], depth)),
            );
        }
        Some(
            Diagnostic::error(Code::YamlSyntax, text!("yaml-stray"))
                .at(&place, text!("yaml-this-line"))
                .hint(text!("yaml-stray.hint-block", spaces = depth))
                .maybe_hint(lost::hint(source, line)),
        )
    })
}

/// The remedy for a remark that may be a sub-heading of a text with such: how that is written.
fn heading(owner: &str, remark: &str, spaces: usize) -> Option<String> {
    let title = remark.strip_prefix("# ")?.trim();
    let marks = match place::key(owner)? {
        "texte" if indent(owner) == 0 => "##",
        "texte" => "###",
        _ => return None,
    };
    let written = format!("{marks} {title}");
    title
        .starts_with(char::is_alphanumeric)
        .then(|| text!("yaml-remark-in-text.hint-heading", spaces, written))
}

/// A `|` alone on the line below its key.
fn bar_below(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let (range, text) = text_of(source, line);
    let key = key_of_bar(source, line)?;
    let place = Place::new(source, range.start + indent(text)..range.end);
    Some(
        Diagnostic::error(Code::YamlSyntax, text!("yaml-bar-below"))
            .at(&place, text!("here"))
            .hint(text!("yaml-bar-below.hint", key)),
    )
}

/// The key on the line above one that is only a `|`.
pub(crate) fn key_of_bar(source: &Source, line: usize) -> Option<&str> {
    let above = text_of(source, line.checked_sub(1).filter(|above| *above > 0)?).1;
    let alone = matches!(text_of(source, line).1.trim(), "|" | ">");
    let key = place::key(above).or_else(|| place::at_margin(above));
    key.filter(|_| alone && above.trim_end().ends_with(':'))
}

/// The first line of a text, where it is farther right than the others.
fn first_line(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let (range, text) = text_of(source, line);
    let spaces = indent(text) - too_deep(source, line)?;
    let place = Place::new(source, range.start + indent(text)..range.end);
    Some(
        Diagnostic::error(Code::YamlSyntax, text!("yaml-deep-line"))
            .at(&place, text!("here"))
            .hint(text!("yaml-deep-line.hint", spaces)),
    )
}

/// How many spaces too many the first line of a text has.
pub(crate) fn too_deep(source: &Source, line: usize) -> Option<usize> {
    let of = |line: usize| text_of(source, line).1;
    let filled = |line: &usize| !of(*line).trim().is_empty();
    let owner = (1..line).rev().find(filled).filter(|owner| announces(of(*owner)))?;
    let end = source.position(source.text().len()).line;
    let (outer, here) = (indent(of(owner)), indent(of(line)));
    let body = || (line..=end).filter(filled).take_while(|line| indent(of(*line)) > outer);
    // What a point goes on with is deeper than the points.
    let next = body().min_by_key(|line| indent(of(*line)))?;
    let below = indent(of(next));
    let deep = filled(&line) && below < here && place::key(of(next)).is_none();
    // Where most lines are as far right, it is the next one that is not.
    let count = |depth: usize| body().filter(|line| indent(of(*line)) == depth).count();
    let usual = here == of(owner).len() - lines::body(of(owner)).len() + 2;
    let fewer = count(here) < count(below) || count(here) == count(below) && !usual;
    (deep && fewer).then(|| here - below)
}

/// The line at the left of the text that a line announces, and how far the text is indented.
fn line_at_left(source: &Source, owner: usize) -> Option<(usize, usize)> {
    let of = |line: usize| text_of(source, line).1;
    let end = source.position(source.text().len()).line;
    let filled = |line: &usize| !of(*line).trim().is_empty();
    let remark = |line: &usize| of(*line).trim_start().starts_with('#');
    let said = |line: &usize| filled(line) && !remark(line);
    let body = (owner + 1..=end).find(said).map(of)?;
    let depth = indent(body);
    if depth <= indent(of(owner)) {
        return None;
    }
    let line = (owner + 1..=end).filter(filled).find(|line| indent(of(*line)) < depth)?;
    let goes_on = (line + 1..=end).find(said).is_some_and(|next| indent(of(next)) >= depth);
    (goes_on && (remark(&line) || is_words(of(line)))).then_some((line, depth))
}

/// Whether a line is words, not a key or an item: French has a space before its colon.
fn is_words(line: &str) -> bool {
    let written = line.trim_start();
    let body = written.strip_prefix("- ").unwrap_or(written);
    let (words, rest) = body.split_once(':').unwrap_or((body, ""));
    let spaced = words.ends_with(' ') || words.len() == body.len();
    let several = words.trim_end().contains(' ');
    if body.len() < written.len() {
        // A point that is a section has its key, and no space before the colon of that.
        return several && words.ends_with(' ') && place::key(written).is_none();
    }
    // « Note: un mot »: keys have no capitals, and those that were given one are told.
    let meant = fold(words);
    let own = words.starts_with(char::is_uppercase) && !is_bar(rest.trim()) && !announces(line);
    let odd = own && !rest.trim().is_empty() && !is_known(&meant);
    let key = place::at_margin(body).is_some() || !spaced && !several && !odd;
    !key && body.starts_with(|c: char| {
        c.is_uppercase()
            || c.is_alphanumeric() && several
            || matches!(c, '«' | '“' | '(' | '…' | '_')
            || c == '*' && !body.starts_with("* ")
    })
}

/// Whether a word without capitals and accents is a key.
fn is_known(word: &str) -> bool {
    let keys = [SHEET_KEYS, MANIFEST_KEYS, SECTION_KEYS, PICTURE_KEYS];
    keys.iter().any(|keys| keys.contains(&word)) || place::is_field(word)
}
