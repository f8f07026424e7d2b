//! Titles cut in two by a line break: where the second line has no spaces before it, YAML stumbles at it, or at the mark that
//! the first one opens. Told at the first line.

use std::ops::Range;
use std::sync::Arc;

use super::{place, separator};
use crate::diag::{Code, Diagnostic};
use crate::message::text;
use crate::sheet::sidebar_field;
use crate::source::{Place, Source};
use crate::yaml::lines::{body, indent, is_signature, is_stray, text_of};
use crate::yaml::write;

/// Keys whose value is one line.
const TITLES: [&str; 4] = ["titre", "titre_sommaire", "sous_titre", "nom_action"];

/// How many lines a title may have.
const LINES: usize = 3;

/// Words that others follow: no title ends in one.
const OPEN: [&str; 22] = [
    "de", "du", "des", "et", "ou", "pour", "par", "sur", "sous", "dans", "avec", "sans", "en",
    "au", "aux", "que", "la", "le", "les", "un", "une", "vers",
];

/// A title that goes on below its line.
#[derive(Debug)]
pub(crate) struct CutTitle {
    /// The line of its key, from 1, and its last line.
    owner: usize,
    last: usize,
    /// Where the words behind the key stand.
    value: Range<usize>,
}

impl CutTitle {
    /// What the title is, on one line, without the marks round it.
    fn whole(&self, source: &Source) -> String {
        let text = source.text();
        let below = (self.owner + 1..=self.last).map(|line| text_of(source, line).1.trim());
        let lines: Vec<&str> = std::iter::once(&text[self.value.clone()]).chain(below).collect();
        let whole = lines.join(" ");
        let inner = ['"', '\'']
            .iter()
            .find_map(|mark| Some(whole.strip_prefix(*mark)?.strip_suffix(*mark)?.to_owned()));
        inner.unwrap_or(whole)
    }

    /// Spaces before the lines that lack them, and marks round a title that YAML cannot read without; nothing where it has
    /// marks of its own.
    pub(crate) fn edits(&self, source: &Source) -> Option<Vec<(Range<usize>, String)>> {
        let owner = text_of(source, self.owner).1;
        let wanted = owner.len() - body(owner).len() + 2;
        let whole = self.whole(source);
        let marked = source.text()[self.value.start..].starts_with(['"', '\'']);
        let bare = !marked && (whole.contains(": ") || whole.contains(" #"));
        if bare && whole.contains(['"', '\\']) {
            return None;
        }
        let mark = if bare { "\"" } else { "" };
        let mut edits = vec![(self.value.start..self.value.start, mark.to_owned())];
        for line in self.owner + 1..=self.last {
            let (range, text) = text_of(source, line);
            edits.push((range.start..range.start + indent(text), " ".repeat(wanted)));
            if line == self.last {
                let end = range.start + text.trim_end().len();
                edits.push((end..end, mark.to_owned()));
            }
        }
        edits.retain(|(range, new)| !(range.is_empty() && new.is_empty()));
        Some(edits)
    }
}

/// The title that is cut on a line where YAML stumbles, or above it.
pub(crate) fn found(source: &Source, stumble: usize) -> Option<CutTitle> {
    (stumble.saturating_sub(LINES).max(1)..=stumble).find_map(|line| at(source, line))
}

fn at(source: &Source, owner: usize) -> Option<CutTitle> {
    let (range, line) = text_of(source, owner);
    let key = place::key(line)?;
    let value = body(line)[key.len() + 1..].trim();
    // A field of one line may go on below: a colon in it needs marks round both lines.
    let field = || sidebar_field(key).is_some_and(|field| !field.by_line);
    let colon = || value.ends_with(':') || value.contains(": ");
    let known = TITLES.contains(&key) || colon() && field();
    if !known {
        return None;
    }
    let start = range.start + line.trim_end().len() - value.len();
    let whole = start..start + value.len();
    let below = goes_on(source, owner)?;
    let cut = |last| CutTitle { owner, last, value: whole.clone() };
    if let Some(mark) = value.chars().next().filter(|c| matches!(c, '"' | '\'')) {
        // It is open on its line, and closed on another one.
        let count = |text: &str| text.matches(mark).count();
        let mut last = (owner + 1..owner + LINES).map(|line| (line, text_of(source, line).1));
        let (last, _) = last.find(|(_, text)| count(text) > 0)?;
        let text = text_of(source, last).1.trim_end();
        let once = count(value) == 1 && count(text) == 1 && text.ends_with(mark);
        let words = (owner + 2..=last).all(|line| goes_on(source, line - 1).is_some());
        return (once && words).then(|| cut(last));
    }
    let pair = [('«', '»'), ('“', '”'), ('(', ')')].iter().any(|(open, close)| {
        value.contains(*open) && !value.contains(*close) && below.contains(*close)
    });
    // Behind a colon, a title goes on however it does.
    let colon = TITLES.contains(&key) && value.ends_with(" :");
    (pair || colon || is_open(value) && below.starts_with(char::is_lowercase) || begins_open(below))
        .then(|| cut(owner + 1))
}

/// The line below one, if it is words and has no more spaces before it: YAML would take it for the rest of a title.
fn goes_on(source: &Source, owner: usize) -> Option<&str> {
    let line = owner + 1;
    let (range, text) = text_of(source, line);
    let slips = separator::separated(source.text());
    let keyed = place::key(text).is_some()
        || place::at_margin(text).is_some()
        || slips.iter().any(|slip| slip.line + 1 == line);
    let written = text.trim();
    // What stands behind its colon goes on with a title.
    let behind = written.starts_with(": ");
    let words = written.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '«' | '“' | '('));
    let words = words || behind;
    let spaced = behind || written.split_once(':').is_none_or(|(words, _)| words.contains(' '));
    let astray = is_stray(text) || is_signature(source.text(), &range);
    let left = place::key(text_of(source, owner).1).is_none()
        || indent(text) <= indent(text_of(source, owner).1);
    (words && left && spaced && !keyed && !astray).then_some(written)
}

/// Whether no title ends so.
fn is_open(value: &str) -> bool {
    let last = value.rsplit(' ').next().unwrap_or_default();
    value.ends_with([',', ':']) || OPEN.contains(&last)
}

/// Whether what a line says goes on with what stands above it.
fn begins_open(written: &str) -> bool {
    let word = written.split([' ', '\'', '’']).next().unwrap_or_default();
    OPEN.contains(&word) && word.len() < written.len() || written.starts_with(": ")
}

/// A title between marks, the rest of which stands on a line below it, behind its colon: YAML takes that for a key.
pub(crate) fn told_behind(source: &Arc<Source>, line: usize) -> Option<Diagnostic> {
    let (range, above) = text_of(source, line.checked_sub(1).filter(|owner| *owner > 0)?);
    let key = place::key(above).filter(|key| TITLES.contains(key))?;
    let value = body(above)[key.len() + 1..].trim();
    let inner = value.strip_prefix('"')?.strip_suffix('"')?;
    let rest = text_of(source, line).1.trim();
    let words = rest.strip_suffix('"').unwrap_or(rest).strip_prefix(": ")?;
    let start = range.start + above.trim_end().len() - value.len();
    let written = format!("{key}: {}", write::scalar(&format!("{inner} : {words}")));
    Some(
        Diagnostic::error(Code::YamlUnsupported, text!("yaml-cut-title", key))
            .at(&Place::new(source, start..start + value.len()), text!("here"))
            .hint(text!("yaml-cut-title.hint", written)),
    )
}

/// The same, told at the first line.
pub(crate) fn told(source: &Arc<Source>, stumble: usize) -> Option<Diagnostic> {
    let cut = found(source, stumble)?;
    let key = place::key(text_of(source, cut.owner).1)?;
    let written = format!("{key}: {}", write::scalar(&cut.whole(source)));
    Some(
        Diagnostic::error(Code::YamlSyntax, text!("yaml-cut-title", key))
            .at(&Place::new(source, cut.value.clone()), text!("here"))
            .hint(text!("yaml-cut-title.hint", written)),
    )
}
