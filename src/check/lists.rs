//! A list whose items end in two ways.

use std::collections::BTreeMap;

use crate::annex::{Annex, Entry};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::message::text;
use crate::sheet::{Passage, PassageKind};

/// Fewest items with a sign that say that the last one lacks its own.
const SEVERAL: usize = 2;

/// How an item ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    Nothing,
    Comma,
    Semicolon,
    Stop,
}

impl End {
    /// None where any list may have an item that ends so: a question, what introduces a list.
    fn of(text: &str) -> Option<Self> {
        let text = text.trim_end();
        let last = text.chars().next_back()?;
        match last {
            ';' => Some(Self::Semicolon),
            ',' => Some(Self::Comma),
            '.' if text.ends_with("etc.") || counts_pages(text) => None,
            '.' => Some(Self::Stop),
            '!' | '?' | ':' | '…' => None,
            _ if ["et", "ou"]
                .iter()
                .any(|word| text.split_whitespace().next_back() == Some(word)) =>
            {
                None
            }
            _ => Some(Self::Nothing),
        }
    }

    /// Its name in the messages' choices.
    fn name(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Comma => "comma",
            Self::Semicolon => "semicolon",
            Self::Stop => "stop",
        }
    }
}

/// Whether a text ends in a number of pages, as a book's reference does.
fn counts_pages(text: &str) -> bool {
    text.strip_suffix("p.")
        .is_some_and(|text| text.trim_end().ends_with(|c: char| c.is_ascii_digit()))
}

/// Reports lists, once each.
pub(super) fn check(entry: &Entry, _annex: &Annex, diagnostics: &mut Diagnostics) {
    let mut lists: BTreeMap<usize, Vec<(End, &Passage)>> = BTreeMap::new();
    for (passage, last) in last_of_items(&entry.sheet.passages) {
        if let PassageKind::Item { list, .. } = passage.kind {
            let ends = lists.entry(list).or_default();
            let known = End::of(&passage.ending).filter(|_| last && !is_long(passage));
            ends.extend(known.map(|end| (end, passage)));
        }
    }
    let before = diagnostics.len();
    for (list, ends) in &lists {
        let mut found = Diagnostics::default();
        diagnostics_of(ends, &mut found);
        // Of two lists that a space too few has made one, that is what is wrong, and told.
        if !is_astray(*list, &entry.sheet.passages) {
            diagnostics.extend(found);
        }
    }
    if diagnostics.len() == before {
        unfinished(&entry.sheet.passages, diagnostics);
    }
}

/// Whether the dash of an item is not below that of the list's first.
fn is_astray(list: usize, passages: &[Passage]) -> bool {
    let items = passages
        .iter()
        .filter(|p| matches!(p.kind, PassageKind::Item { list: of, .. } if of == list));
    let mut dashes = items.filter_map(|item| {
        let source = &item.place.source;
        let text = &source.text()[source.line(item.place.position().line)];
        let bare = text.trim_start();
        bare.starts_with("- ").then(|| text.len() - bare.len())
    });
    let first = dashes.next();
    dashes.any(|depth| Some(depth) == first.map(|first| first + 1))
}

/// Reports lists whose last item ends as those do that others follow: what comes behind it is no item of any list.
fn unfinished(passages: &[Passage], diagnostics: &mut Diagnostics) {
    for (i, passage) in passages.iter().enumerate() {
        let listed = |kind| matches!(kind, PassageKind::Item { .. } | PassageKind::Note);
        let several = matches!(passage.kind, PassageKind::Item { item: 1.., depth: 1, .. });
        // A sentence may go on behind its list: « …, et, enfin, … ».
        let small = |next: &Passage| next.written().trim_start().starts_with(char::is_lowercase);
        let followed = passages.get(i + 1).is_some_and(|next| listed(next.kind) || small(next));
        let end = End::of(&passage.ending);
        let Some(end @ (End::Comma | End::Semicolon)) = end.filter(|_| several && !followed) else {
            continue;
        };
        diagnostics.push(
            Diagnostic::warning(Code::ListPunctuation, text!("list-goes-on"))
                .at(&passage.last_word(), text!("list-goes-on.label", end = end.name()))
                .hint(text!("list-goes-on.hint")),
        );
    }
}

/// Whether an item has several sentences: those end as sentences do, whatever the list.
fn is_long(passage: &Passage) -> bool {
    let mut words = passage.written().split_whitespace().peekable();
    while let Some(word) = words.next() {
        let next = words.peek().and_then(|next| next.chars().find(|c| c.is_alphanumeric()));
        if word.ends_with(['.', '!', '?', '…']) && next.is_some_and(char::is_uppercase) {
            return true;
        }
    }
    false
}

/// The passages, and whether each ends its item: no paragraph and no deeper list follows in it.
fn last_of_items(passages: &[Passage]) -> impl Iterator<Item = (&Passage, bool)> {
    let same = |one: &Passage, other: Option<&Passage>| {
        let item = |kind| match kind {
            PassageKind::Item { list, item, .. } => Some((list, item)),
            _ => None,
        };
        item(one.kind).is_some() && item(one.kind) == other.and_then(|other| item(other.kind))
    };
    passages.iter().enumerate().map(move |(i, passage)| {
        let before = i.checked_sub(1).and_then(|i| passages.get(i));
        let goes_on = match (passage.kind, passages.get(i + 1).map(|next| next.kind)) {
            (
                PassageKind::Item { list, item, depth },
                Some(PassageKind::Item { list: l, item: it, depth: deeper }),
            ) => deeper > depth || (l, it) == (list, item),
            _ => false,
        };
        // An item of several paragraphs ends as those do.
        (passage, !goes_on && !same(passage, before))
    })
}

fn diagnostics_of(ends: &[(End, &Passage)], diagnostics: &mut Diagnostics) {
    let Some(((last, _), before)) = ends.split_last() else { return };
    let count = |end: End| before.iter().filter(|(e, _)| *e == end).count();
    let all = [End::Nothing, End::Comma, End::Semicolon, End::Stop];
    let Some(usual) = all.into_iter().max_by_key(|&end| count(end)).filter(|&e| count(e) > 0)
    else {
        return;
    };
    // What ends the list ends the sentence: a full stop, or nothing.
    let closes = match usual {
        // After several that have their sign, nothing behind the last is a sign that was forgotten.
        End::Comma | End::Semicolon => *last != End::Nothing || count(usual) < SEVERAL,
        _ => *last == usual,
    };
    let odd = before.iter().find(|(end, _)| *end != usual);
    let odd = odd.or_else(|| ends.last().filter(|_| !closes));
    let example = before.iter().find(|(end, _)| *end == usual);
    if let (Some((end, odd)), Some((_, example))) = (odd, example) {
        diagnostics.push(
            Diagnostic::warning(Code::ListPunctuation, text!("list-punctuation"))
                .at(&odd.last_word(), text!("list-punctuation.label", end = end.name()))
                .at(&example.last_word(), text!("list-punctuation.label-usual", end = usual.name()))
                .hint(text!("list-punctuation.hint")),
        );
    }
}
