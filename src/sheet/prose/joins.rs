//! Lines that Markdown parts or joins at their first sign: a minus that begins a list in the middle of a sentence, a
//! paragraph that goes on with the list, quote or call-out right above it.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::{Lines, ReadFor, Reader};
use crate::diag::Code;
use crate::message::text;
use crate::sentences;

/// The longest line that an author may have ended there though no sentence does, in characters: longer ones are cut where
/// the editor cuts them.
const SHORT: usize = 60;

impl Reader<'_, '_, '_> {
    /// Warns of a sign that begins a list or a quote, where it was to be read in its sentence.
    pub(super) fn lost_sign(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        let written = self.slice(range).trim_start();
        let alone = match tag {
            Tag::BlockQuote(_) => written.starts_with('>'),
            Tag::List(None) => written.starts_with(['-', '+', '*']) && self.has_one_item(),
            _ => false,
        };
        let print = self.prose.read_for == ReadFor::Print;
        if !print || !alone {
            return;
        }
        let note = written.starts_with('*') && self.has_star_before(range.start);
        if !note && !written.starts_with('+') && !self.cuts(written, range) {
            return;
        }
        let (sign, at) = (&written[..1], range.end - written.len()..range.end);
        let kind = if sign == ">" { "quote" } else { "list" };
        self.warn(Code::PrintedSign, &at, text!("sign-lost", sign, kind), |d| {
            if note {
                return d.hint(text!("sign-call.hint")).hint(text!("sign-lost.hint", sign));
            }
            d.hint(text!("sign-lost.hint", sign)).hint(text!("sign-lost.hint-block", kind))
        });
    }

    /// Whether a block begins in the middle of a sentence, with a number or between two dashes.
    fn cuts(&self, written: &str, range: &Range<usize>) -> bool {
        let all = self.text.as_str();
        let line = all[..range.start].rfind('\n').map_or(0, |end| end + 1);
        let before = all[line..range.start].trim_matches([' ', '\t', '>']);
        let above = all[..line].lines().next_back().unwrap_or_default().trim();
        let above = above.trim_start_matches(['>', ' ']);
        let first = written.lines().next().unwrap_or_default();
        let inner = first[1..].trim_start();
        let dashes = first.starts_with('-') && inner.contains(" - ");
        let open = !above.is_empty()
            && !above.starts_with('#')
            && !above.ends_with([':', ';', '\\'])
            && !ends(above);
        before.is_empty() && open && (inner.starts_with(|c: char| c.is_ascii_digit()) || dashes)
    }

    /// Whether a star that prints stands right behind a word before an offset, as one that calls a note does on paper.
    fn has_star_before(&self, at: usize) -> bool {
        let texts = self.events.iter().filter(|(event, _)| matches!(event, Event::Text(_)));
        let all = self.text.as_str();
        texts.filter(|(_, range)| range.end <= at).any(|(_, range)| {
            self.slice(range).match_indices('*').any(|(star, _)| {
                let (before, after) = all.split_at(range.start + star);
                let ends = |c: char| !c.is_alphanumeric() && c != '*';
                before.ends_with(char::is_alphanumeric) && after[1..].starts_with(ends)
            })
        })
    }

    /// Whether the list whose first event comes next has one item.
    fn has_one_item(&self) -> bool {
        let (mut depth, mut items) = (0_usize, 0);
        for (event, _) in self.events.iter().skip(self.next) {
            match event {
                Event::Start(Tag::Item) if depth == 0 => items += 1,
                Event::Start(Tag::List(_)) => depth += 1,
                Event::End(TagEnd::List(_)) if depth == 0 => break,
                Event::End(TagEnd::List(_)) => depth -= 1,
                _ => {}
            }
        }
        items == 1
    }

    /// Warns of a line that goes on with a point, a note, a quote or a call-out, though it begins as a paragraph does.
    pub(super) fn swallowed_line(&mut self, range: &Range<usize>) {
        let flows = self.rules.lines == Lines::Flow && self.prose.read_for == ReadFor::Print;
        let listed = !self.items.is_empty();
        let Some(at) = swallowed(self.text.as_str(), range, listed).filter(|_| flows) else {
            return;
        };
        let quoted = self.text.as_str()[..range.start].trim_end().ends_with('>');
        let kind = match (self.in_note, quoted) {
            (true, _) => "note",
            (_, true) => "quote",
            _ => "list",
        };
        self.warn(Code::PrintedSign, &at, text!("sign-swallowed", kind), |d| {
            d.hint(text!("sign-swallowed.hint")).hint(text!("sign-swallowed.hint-inside", kind))
        });
    }
}

/// Whether a text ends as sentences do, or with what somebody said.
fn ends(text: &str) -> bool {
    sentences::ends_sentence(text) || text.ends_with(['»', '”'])
}

/// The first line of a paragraph that lacks the signs or the place of the one above it, where it begins as a paragraph
/// does: `range` is the paragraph's, behind the signs of its first line, and `listed` says whether it is of a list.
pub(crate) fn swallowed(all: &str, range: &Range<usize>, listed: bool) -> Option<Range<usize>> {
    let begin = all.get(..range.start)?.rfind('\n').map_or(0, |end| end + 1);
    let prefix = &all[begin..range.start];
    let note = prefix.find("[^");
    let listed = listed || note.is_some();
    let quotes = prefix.matches('>').count();
    // Where the dash of the item or the note stands, or stood two places before its further paragraphs.
    let sign = prefix.trim_end();
    let dash = match note.or(sign.strip_suffix(['-', '*', '+']).map(str::len)) {
        Some(before) => before,
        None if sign.ends_with(['.', ')']) => {
            sign[..sign.len() - 1].trim_end_matches(|c: char| c.is_ascii_digit()).len()
        }
        None => prefix.len().saturating_sub(2),
    };
    let goes_on = |line: &str| {
        let signs = &line[..line.len() - bare(line).len()];
        signs.matches('>').count() < quotes || listed && signs.len() <= dash
    };
    let mut at = range.start;
    let mut above = "";
    for (i, line) in all.get(range.clone())?.split_inclusive('\n').enumerate() {
        if i > 0 && goes_on(line) {
            let start = at + line.len() - bare(line).len();
            let told = is_closed(bare(above).trim_end()) && sentences::starts_sentence(bare(line));
            return told.then(|| start..start + bare(line).trim_end().len());
        }
        at += line.len();
        above = line;
    }
    None
}

/// A line without what stands before its words.
fn bare(line: &str) -> &str {
    line.trim_start_matches(['>', ' ', '\t'])
}

/// Whether an author may have ended a line there: no sentence goes on behind it.
fn is_closed(line: &str) -> bool {
    let last = line.rsplit(char::is_whitespace).next().unwrap_or_default();
    let short = line.chars().count() < SHORT && !sentences::calls_for_more(last);
    let goes_on = line.ends_with([',', '\\']);
    !goes_on && (short || line.ends_with([':', ';']) || ends(line))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The line that a text's first paragraph swallows; what stands before « § » are its signs.
    fn line(text: &str) -> Option<String> {
        let start = text.find('§')?;
        let text = text.replacen('§', "", 1);
        let range = start..text.len();
        let listed = text[..start].contains(['-', '.']);
        swallowed(&text, &range, listed).map(|at| text[at].to_owned())
    }

    #[test]
    fn a_paragraph_that_goes_on_with_what_stands_above_is_found() {
        for text in [
            "> §« Parole »\nLe reste ici.",
            "- §deux\nLe reste ici.",
            "  - §deux\n  Le reste ici.",
            "1. §Un mot.\nLe reste ici.",
            "> - §deux\n> Le reste ici.",
            "> §[!encadre] T\nLe reste ici.",
            "> §Dedans.\n  Le reste ici.",
            "> §[!encadre] T\n> dedans\nLe reste ici.",
        ] {
            assert_eq!(line(text).as_deref(), Some("Le reste ici."), "{text}");
        }
    }

    #[test]
    fn what_is_written_under_its_sign_or_goes_on_is_none() {
        for text in [
            "> §« Parole »\n> Le reste.",
            "- §deux\n  Le reste.",
            "- §deux\n Le reste.",
            "12. §deux\n   Le reste.",
            "- §la ville de\nLyon agit.",
            "- §deux mots,\nLyon et Mézin.",
            "- §deux\net trois.",
            "> §Un vers\\\nDeux vers.",
            "§Un paragraphe.\nLe reste.",
            "[^1]: §Insee.\n    Le reste.",
            "[^1]: §Insee,\nLe reste.",
            "[^1]: §Insee.\n\n    Autre.\nLe reste.",
            "- §un point fort long, dont les mots vont jusqu'au bord du fichier\nMézin.",
        ] {
            assert_eq!(line(text), None, "{text}");
        }
    }
}
