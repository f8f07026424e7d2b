//! A file that YAML stumbles at and that has keys not written as keys are: what is wrong with it is what would be wrong if
//! they were, told at their place.

use std::ops::Range;
use std::sync::Arc;

use super::meant::{Meant, keys};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::message::text;
use crate::source::{Place, Source};
use crate::yaml::reader;

/// What is to be told of the first slip of such a file.
pub(crate) fn told(source: &Arc<Source>) -> Option<Diagnostic> {
    let meant: Vec<Meant> = keys(source.text())
        .into_iter()
        .filter(|meant| source.text()[meant.range.clone()] != meant.new)
        .collect();
    meant.first()?;
    let (text, origin) = respelt(source.text(), &meant);
    let copy = Source::new(source.path(), text);
    let mut found = Diagnostics::default();
    if reader::read_as_spelt(&copy, &mut found).is_some() {
        return None;
    }
    let mut told = found.iter().last()?.clone();
    for (place, _) in &mut told.labels {
        let of = |at: usize| origin.get(at).copied().unwrap_or(source.text().len());
        let (start, end) = (of(place.range.start), of(place.range.end));
        *place = Place::new(source, start..end.max(start));
    }
    let line = told.place()?.position().line;
    let misspelt =
        |meant: &&Meant| meant.line == line && !word(source, meant).starts_with(meant.key);
    // Behind a tab, the key is told by itself.
    match meant.iter().find(misspelt).filter(|_| told.code != Code::YamlTab) {
        Some(meant) => {
            let (key, written) = (meant.key, word(source, meant));
            Some(told.hint(text!("yaml-respelt-hint", key, written)))
        }
        None => Some(told),
    }
}

/// The word that stands in the place of a key.
fn word<'s>(source: &'s Source, meant: &Meant) -> &'s str {
    source.text()[meant.range.clone()].trim_end_matches([':', ' ', '\t', '\u{a0}', '\u{202f}'])
}

/// A text with its keys as they are spelt, and where each of its bytes, and its end, stands in the first one.
fn respelt(text: &str, meant: &[Meant]) -> (String, Vec<usize>) {
    let (mut out, mut origin) = (String::new(), Vec::new());
    let mut end = 0;
    let kept = |range: Range<usize>, out: &mut String, origin: &mut Vec<usize>| {
        out.push_str(&text[range.clone()]);
        origin.extend(range);
    };
    for Meant { range, new, .. } in meant {
        kept(end..range.start, &mut out, &mut origin);
        out.push_str(new);
        // What is told of the end of a key is told of that of its colon.
        let at = |i: usize| if i == 0 { range.start } else { inner(text, range, i) };
        origin.extend((0..new.len()).map(at));
        end = range.end;
    }
    kept(end..text.len(), &mut out, &mut origin);
    origin.push(text.len());
    (out, origin)
}

/// A place inside of a word that is about as far from its beginning.
fn inner(text: &str, range: &Range<usize>, i: usize) -> usize {
    let at = text[range.clone()].char_indices().nth(i).map(|(at, _)| range.start + at);
    at.unwrap_or(range.end)
}
