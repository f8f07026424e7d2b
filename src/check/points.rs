//! Points of a list that lack their dash, or the line that they should have: they print with the point or the paragraph
//! that they are joined to.

use std::ops::Range;

use crate::annex::{Annex, Entry};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::message::text;
use crate::sheet::{Part, Passage, PassageKind};

/// Fewest letters of a word that begins a point behind a dash: « un aller ; - 3 » may be anything.
const LETTERS: usize = 2;

/// Reports the points of a sheet that are none.
pub(super) fn check(entry: &Entry, _annex: &Annex, diagnostics: &mut Diagnostics) {
    let passages = &entry.sheet.passages;
    for (i, passage) in passages.iter().enumerate() {
        let next = passages.get(i + 1);
        let (found, hint) = match passage.kind {
            PassageKind::Item { .. } => match (beside(passage), below(passage)) {
                (Some(at), _) => (at, text!("point-undashed.hint-beside")),
                (None, Some(at)) => (at, text!("point-undashed.hint")),
                (None, None) => continue,
            },
            PassageKind::Paragraph if next.is_some_and(|next| opens(passage, next)) => {
                (last_line(passage), text!("point-undashed.hint"))
            }
            _ => continue,
        };
        diagnostics.push(
            Diagnostic::warning(Code::PrintedSign, text!("point-undashed"))
                .at(&passage.within(found), text!("here"))
                .hint(hint),
        );
    }
}

/// A point behind another one on its line: « ; - ».
fn beside(passage: &Passage) -> Option<Range<usize>> {
    let written = passage.written();
    let signs = ["; - ", ";- ", ".- "].into_iter().flat_map(|sign| written.match_indices(sign));
    signs.into_iter().find_map(|(at, sign)| {
        let rest = &written[at + sign.len()..];
        let letters = rest.chars().take_while(|c| c.is_alphabetic()).count();
        let end = rest.find('\n').map_or(written.len(), |end| at + sign.len() + end);
        let dash = at + sign.len() - 2;
        (letters >= LETTERS).then_some(dash..end)
    })
}

/// The line of a point that stands where the dashes do, begins as points do, and follows a line that ends as they do.
fn below(passage: &Passage) -> Option<Range<usize>> {
    let source = passage.place.source.text();
    let line = passage.place.source.line(passage.place.position().line);
    let first = &source[line];
    let dash = first.len() - first.trim_start().len();
    if !first.trim_start().starts_with("- ") {
        return None;
    }
    let written = passage.written();
    let mut start = 0;
    let mut ended = false;
    for line in written.split_inclusive('\n') {
        let body = line.trim_start();
        let at = start + line.len() - body.len();
        let begins = body.starts_with(char::is_uppercase) && at - start == dash;
        if ended && begins {
            return Some(at..start + line.trim_end().len());
        }
        ended = body.trim_end().ends_with([';', ',']);
        start += line.len();
    }
    None
}

/// Whether a paragraph is the first point of the list right below it: it ends as those do.
fn opens(passage: &Passage, next: &Passage) -> bool {
    let source = passage.place.source.text();
    let between = source.get(passage.place.range.end..next.place.range.start).unwrap_or_default();
    let beside = between.matches('\n').count() < 2;
    let prose = matches!(passage.part, Part::Lead | Part::Body | Part::Section(_));
    let listed = matches!(next.kind, PassageKind::Item { item: 0, depth: 1, .. });
    let ended = passage.ending.trim_end().ends_with([';', ',']);
    // What goes on below a sign that is none stands deeper, and the sign is told.
    let own = |at: usize| {
        let line = &source[source_line(passage, at)];
        line.len() - line.trim_start().len()
    };
    let (first, last) =
        (passage.place.range.start, passage.place.range.start + last_line(passage).start);
    let lettered = passage.written().starts_with(|c: char| c.is_alphabetic() || c == '*');
    prose
        && listed
        && beside
        && ended
        && lettered
        && own(last) <= own(first)
        && passage.part == next.part
}

/// The line of the source that an offset is on.
fn source_line(passage: &Passage, at: usize) -> Range<usize> {
    let source = &passage.place.source;
    source.line(source.position(at).line)
}

/// The last line of a passage.
fn last_line(passage: &Passage) -> Range<usize> {
    let written = passage.written().trim_end();
    let start = written.rfind('\n').map_or(0, |end| end + 1);
    let body = written[start..].trim_start();
    written.len() - body.len()..written.len()
}

#[cfg(test)]
mod tests {
    use crate::source::{Place, Source};

    use super::*;

    fn item(text: &str, kind: PassageKind) -> Passage {
        let source = Source::new("une.yaml", text.to_owned());
        let start = text.find("- ").map_or(0, |at| at + 2);
        let place = Place::new(&source, start..text.trim_end().len());
        Passage { part: Part::Body, kind, ending: String::new(), place }
    }

    #[test]
    fn points_without_a_dash_are_told_from_lines_that_go_on() {
        let kind = PassageKind::Item { list: 0, item: 0, depth: 1 };
        let found = |text: &str| {
            let passage = item(text, kind);
            let range = beside(&passage).or_else(|| below(&passage))?;
            Some(passage.written()[range].to_owned())
        };
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(found("  - Un but,\n  Un appui.\n"), some("Un appui."));
        assert_eq!(found("  - Un but ; - La vie.\n"), some("- La vie."));
        assert_eq!(found("  - Un but.- La vie.\n"), some("- La vie."));
        for text in [
            "  - Un but,\n    Un appui.\n",
            "  - Un but,\n  puis un appui.\n",
            "  - Un but.\n  Un appui.\n",
            "  - Un but ; - 3\n",
            "  - Un but - un autre ; la vie\n",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
