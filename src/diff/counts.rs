//! What changed in a part, counted, in words.

use super::replacements::{Of, Replacement};
use super::summary::{Part, PartChange, Tally};
use super::telling::{place, replacement};
use crate::message::text;
use crate::sheet::Placement;

/// Adds what there is to say of some, where there are any.
pub(super) fn push(told: &mut Vec<String>, count: usize, say: impl Fn(usize) -> String) {
    if count > 0 {
        told.push(say(count));
    }
}

/// How many are new, gone, changed: what to say of each.
type Says = [fn(usize) -> String; 3];

const HEADINGS: Says = [
    |count| text!("diff-headings-added", count),
    |count| text!("diff-headings-removed", count),
    |count| text!("diff-headings-modified", count),
];
const SENTENCES: Says = [
    |count| text!("diff-sentences-added", count),
    |count| text!("diff-sentences-removed", count),
    |count| text!("diff-sentences-modified", count),
];
const LINES: Says = [
    |count| text!("diff-lines-added", count),
    |count| text!("diff-lines-removed", count),
    |count| text!("diff-lines-modified", count),
];
const ITEMS: Says = [
    |count| text!("diff-items-added", count),
    |count| text!("diff-items-removed", count),
    |count| text!("diff-items-modified", count),
];
const CALLOUTS: Says = [
    |count| text!("diff-callouts-added", count),
    |count| text!("diff-callouts-removed", count),
    |_| String::new(),
];
const TITLES: Says = [
    |count| text!("diff-callout-titles-added", count),
    |count| text!("diff-callout-titles-removed", count),
    |count| text!("diff-callout-titles-modified", count),
];
const PICTURES: Says = [
    |count| text!("diff-pictures-added", count),
    |count| text!("diff-pictures-removed", count),
    |count| text!("diff-pictures-modified", count),
];
const CAPTIONS: Says = [
    |count| text!("diff-captions-added", count),
    |count| text!("diff-captions-removed", count),
    |count| text!("diff-captions-modified", count),
];
const CREDITS: Says = [
    |count| text!("diff-picture-credits-added", count),
    |count| text!("diff-picture-credits-removed", count),
    |count| text!("diff-picture-credits-modified", count),
];
const NOTES: Says = [
    |count| text!("diff-notes-added", count),
    |count| text!("diff-notes-removed", count),
    |count| text!("diff-notes-modified", count),
];
const BREAKS: Says = [
    |count| text!("diff-breaks-added", count),
    |count| text!("diff-breaks-removed", count),
    |_| String::new(),
];
const LINKS: Says = [
    |count| text!("diff-links-added", count),
    |count| text!("diff-links-removed", count),
    |count| text!("diff-links-modified", count),
];

/// What changed in a part, counted; words that stand for others behind what they changed.
pub(super) fn counts(change: &PartChange) -> Vec<String> {
    let (mut told, mut words) = (Vec::new(), Words::of(change));
    told.extend(change.was.as_ref().map(|was| text!("diff-retitled", was)));
    let exchanged = change.exchanged();
    told.extend(exchanged.iter().map(|(from, to)| match from == to {
        true => text!("diff-picture-described", path = from),
        false => text!("diff-picture-exchanged", from, to),
    }));
    told.extend(change.described.iter().map(|path| text!("diff-picture-described", path)));
    told.extend(change.placed.iter().map(|(path, from, to)| {
        text!("diff-picture-placed-as", path, from = placement(*from), to = placement(*to))
    }));
    let mut pictures = change.pictures;
    pictures.modified = pictures.modified.saturating_sub(change.placed.len());
    pictures.added = pictures.added.saturating_sub(exchanged.len());
    pictures.removed = pictures.removed.saturating_sub(exchanged.len());
    for (tally, says, of) in [
        (change.headings, HEADINGS, Some(Of::Heading)),
        (change.sentences, SENTENCES, Some(Of::Sentence)),
        (change.lines, LINES, Some(Of::Line)),
        (change.items, ITEMS, Some(Of::Item)),
        (change.callouts, CALLOUTS, None),
        (change.titles, TITLES, Some(Of::Title)),
        (pictures, PICTURES, None),
        (change.captions, CAPTIONS, None),
        (change.credits, CREDITS, None),
        (change.notes, NOTES, Some(Of::Note)),
        (change.links, LINKS, None),
        (change.breaks, BREAKS, None),
    ] {
        let Tally { added, removed, modified } = tally;
        let before = told.len();
        for (count, say) in [added, removed, modified].into_iter().zip(says) {
            push(&mut told, count, say);
        }
        words.tell(&mut told[before..], |it| Some(it) == of);
    }
    push(&mut told, change.sentences_joined, |count| text!("diff-sentences-joined", count));
    push(&mut told, change.sentences_split, |count| text!("diff-sentences-split", count));
    push(&mut told, change.sentences_parted, |count| text!("diff-sentences-parted", count));
    push(&mut told, change.lines_joined, |count| text!("diff-lines-joined", count));
    push(&mut told, change.lines_split, |count| text!("diff-lines-split", count));
    push(&mut told, change.items_joined, |count| text!("diff-items-joined", count));
    push(&mut told, change.items_split, |count| text!("diff-items-split", count));
    push(&mut told, change.notes_moved, |count| text!("diff-notes-moved", count));
    push(&mut told, change.emphasis, |count| text!("diff-emphasis", count));
    let PartChange { reshaped, reshaped_marks, reshaped_edited, .. } = *change;
    if reshaped_edited > 0 {
        let count = reshaped + reshaped_marks + reshaped_edited;
        told.push(text!("diff-reshaped-edited", count));
    } else {
        push(&mut told, reshaped, |count| text!("diff-reshaped", count));
        push(&mut told, reshaped_marks, |count| text!("diff-reshaped-marks", count));
    }
    push(&mut told, change.joined, |count| text!("diff-joined", count));
    push(&mut told, change.split, |count| text!("diff-split", count));
    push(&mut told, change.lists_joined, |count| text!("diff-lists-joined", count));
    push(&mut told, change.lists_split, |count| text!("diff-lists-split", count));
    told.extend(moved(change));
    words.tell(&mut told, |_| true);
    told
}

/// The words that are still to be told.
struct Words<'a> {
    left: Vec<&'a Replacement>,
    told: Vec<String>,
}

impl<'a> Words<'a> {
    fn of(change: &'a PartChange) -> Self {
        Self { left: change.replacements.iter().collect(), told: Vec::new() }
    }

    /// Tells those of one kind behind the last of some facts. One word that became another throughout is told once.
    fn tell(&mut self, facts: &mut [String], is: impl Fn(Of) -> bool) {
        let Some(fact) = facts.last_mut() else { return };
        let (told, left) = self.left.iter().partition(|it| is(it.of));
        self.left = left;
        let told: Vec<&Replacement> = told;
        let mut words = Vec::new();
        for told in told.into_iter().map(|it| replacement(&it.words)) {
            if !self.told.contains(&told) {
                self.told.push(told.clone());
                words.push(told);
            }
        }
        if !words.is_empty() {
            *fact = text!("diff-with-words", what = *fact, words = words.join(&text!("diff-and")));
        }
    }
}

/// How a picture is shown, in words.
fn placement(placement: Placement) -> String {
    match placement {
        Placement::Full => text!("diff-placement-full"),
        Placement::Half => text!("diff-placement-half"),
        Placement::Beside => text!("diff-placement-beside"),
        Placement::Head | Placement::Cover => text!("diff-placement-head"),
    }
}

/// How many passages and sentences moved here, and from where.
pub(super) fn moved(change: &PartChange) -> Vec<String> {
    let mut told = Vec::new();
    let (sentences, origin) = (change.sentences_moved, one_origin(&change.sentence_origins));
    push(&mut told, sentences, |count| match &origin {
        Some(place) => text!("diff-sentences-moved-out-of", count, place),
        None => text!("diff-sentences-moved", count),
    });
    let all = change.origins.len() == change.moved;
    let origin = one_origin(&change.origins).filter(|_| all);
    push(&mut told, change.moved, |count| match &origin {
        Some(place) => text!("diff-moved-out-of", count, place),
        None => text!("diff-moved", count),
    });
    told
}

/// The other part that all that moved comes from.
fn one_origin(origins: &[Part]) -> Option<String> {
    let first = origins.first()?;
    origins.iter().all(|it| it == first).then(|| place(first))
}
