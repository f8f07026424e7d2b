//! What git leaves where two people changed the same lines: theirs to settle, told before all else in the file.

use std::ops::Range;
use std::sync::Arc;

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::message::text;
use crate::source::{Place, Source};

/// How the lines begin that git writes round two versions and between them; the last, above what both came from.
const MARKS: [&str; 4] = ["<<<<<<<", "=======", ">>>>>>>", "|||||||"];

/// Reports the places where two versions stand one below the other, and says whether there are any.
pub(crate) fn report(source: &Arc<Source>, diagnostics: &mut Diagnostics) -> bool {
    // Nearly no file has any.
    if !MARKS.iter().any(|mark| source.text().contains(mark)) {
        return false;
    }
    let mut open: Option<Diagnostic> = None;
    let before = diagnostics.len();
    for (mark, range) in marks(source.text()) {
        let place = Place::new(source, range);
        let begun = open.take();
        match (mark, begun) {
            // Under a heading, people draw such a line; at the margin nobody does.
            (1 | 3, None) if !at_margin(&place) => {}
            (1 | 3, None) => diagnostics.push(conflict(&place, text!("here"))),
            (3, begun) => open = begun,
            (0, begun) => {
                begun.into_iter().for_each(|begun| diagnostics.push(begun));
                open = Some(conflict(&place, text!("git-conflict.label")));
            }
            (1, Some(begun)) => open = Some(begun.at(&place, text!("git-conflict.label-second"))),
            (_, Some(begun)) => diagnostics.push(begun.at(&place, text!("git-conflict.label-end"))),
            (_, None) => diagnostics.push(conflict(&place, text!("git-conflict.label-end"))),
        }
    }
    open.into_iter().for_each(|open| diagnostics.push(open));
    diagnostics.len() > before
}

/// Whether a place begins its line.
fn at_margin(place: &Place) -> bool {
    let before = &place.source.text()[..place.range.start];
    before.is_empty() || before.ends_with('\n')
}

fn conflict(place: &Place, label: String) -> Diagnostic {
    Diagnostic::error(Code::GitConflict, text!("git-conflict"))
        .at(place, label)
        .hint(text!("git-conflict.hint"))
}

/// Where lines begin with one of the marks, and which.
fn marks(text: &str) -> impl Iterator<Item = (usize, Range<usize>)> {
    let mut start = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let body = line.trim();
        let at = start + line.len() - line.trim_start().len();
        start += line.len();
        let mark = MARKS.iter().position(|mark| {
            let rest = body.strip_prefix(mark);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        })?;
        Some((mark, at..at + body.len()))
    })
}
