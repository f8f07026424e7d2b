//! What changed in a part, counted, in words.

use super::telling::{place, replacement};
use crate::diff::count::replacements::{Of, Replacement};
use crate::diff::count::summary::{Part, PartChange, Tally};
use crate::diff::text::letters::folded;
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

/// What is never said: such parts come and go, and what changes in them is told as words.
const NEVER: fn(usize) -> String = |_| String::new();

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
    NEVER,
];
const QUOTES: Says =
    [|count| text!("diff-quotes-added", count), |count| text!("diff-quotes-removed", count), NEVER];
const SET_OUT: Says =
    [|count| text!("diff-set-out", count), |count| text!("diff-set-out-no-more", count), NEVER];
const QUOTED: Says =
    [|count| text!("diff-quoted-now", count), |count| text!("diff-quoted-no-more", count), NEVER];
const POINTED: Says =
    [|count| text!("diff-pointed-now", count), |count| text!("diff-pointed-no-more", count), NEVER];
const BOXED: Says =
    [|count| text!("diff-boxed-now", count), |count| text!("diff-boxed-no-more", count), NEVER];
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
const BREAKS: Says =
    [|count| text!("diff-breaks-added", count), |count| text!("diff-breaks-removed", count), NEVER];
const LINKS: Says = [
    |count| text!("diff-links-added", count),
    |count| text!("diff-links-removed", count),
    |count| text!("diff-links-modified", count),
];

/// What changed in a part, counted; words that stand for others behind what they changed.
pub(super) fn counts(change: &PartChange) -> Vec<String> {
    let (mut told, mut words) = (Vec::new(), Words::of(change));
    told.extend(change.was.as_ref().map(|was| text!("diff-retitled", was)));
    let replaced = change.replaced_pictures.iter();
    told.extend(replaced.map(|(from, to)| text!("diff-picture-exchanged", from, to)));
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
        (change.quotes, QUOTES, None),
        (change.set_out, SET_OUT, None),
        (change.quoted, QUOTED, None),
        (change.pointed, POINTED, None),
        (change.boxed, BOXED, None),
        (titles(change, false), TITLES, Some(Of::WholeTitle)),
        (titles(change, true), TITLES, Some(Of::Title)),
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
        let within = matches!(of, Some(Of::Sentence | Of::Item)) && modified == 1;
        words.tell(&mut told[before..], within, |it| Some(it) == of);
        if of == Some(Of::Heading) {
            push(&mut told, change.levels, |count| text!("diff-levels", count));
        }
    }
    push(&mut told, change.sentences_joined, |count| text!("diff-sentences-joined", count));
    push(&mut told, change.sentences_split, |count| text!("diff-sentences-split", count));
    push(&mut told, change.sentences_parted, |count| text!("diff-sentences-parted", count));
    push(&mut told, change.lines_joined, |count| text!("diff-lines-joined", count));
    push(&mut told, change.lines_split, |count| text!("diff-lines-split", count));
    push(&mut told, change.items_joined, |count| text!("diff-items-joined", count));
    push(&mut told, change.items_split, |count| text!("diff-items-split", count));
    push(&mut told, change.notes_moved, |count| text!("diff-notes-moved", count));
    push(&mut told, change.links_moved, |count| text!("diff-links-moved", count));
    push(&mut told, change.emphasis, |count| text!("diff-emphasis", count));
    let PartChange { reshaped, reshaped_marks, reshaped_edited, .. } = *change;
    let before = told.len();
    if reshaped_edited > 0 {
        let count = reshaped + reshaped_marks + reshaped_edited;
        told.push(text!("diff-reshaped-edited", count));
    } else {
        push(&mut told, reshaped, |count| text!("diff-reshaped", count));
        push(&mut told, reshaped_marks, |count| text!("diff-reshaped-marks", count));
    }
    let mut shapes: Vec<String> = change.shapes.iter().map(|it| it.told()).collect();
    shapes.dedup();
    if let Some(fact) = told[before..].last_mut().filter(|_| !shapes.is_empty()) {
        *fact = text!("diff-with-words", what = *fact, words = shapes.join(&text!("diff-and")));
    }
    push(&mut told, change.joined, |count| text!("diff-joined", count));
    push(&mut told, change.split, |count| text!("diff-split", count));
    push(&mut told, change.lists_joined, |count| text!("diff-lists-joined", count));
    push(&mut told, change.lists_split, |count| text!("diff-lists-split", count));
    told.extend(change.list_starts.iter().map(|number| text!("diff-list-start", number = *number)));
    told.extend(moved(change));
    words.tell(&mut told, false, |_| true);
    told
}

/// Titles of call-outs: those that say something else, or the others.
fn titles(change: &PartChange, edited: bool) -> Tally {
    let Tally { added, removed, modified } = change.titles;
    match edited {
        true => Tally { modified, ..Tally::default() },
        false => Tally { added, removed, modified: 0 },
    }
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

    /// Tells those of one kind behind the last of some facts. One word that became another throughout is told once; all may
    /// be of one sentence or point, `within` which words may have moved.
    fn tell(&mut self, facts: &mut [String], within: bool, is: impl Fn(Of) -> bool) {
        let Some(fact) = facts.last_mut() else { return };
        let (told, left) = self.left.iter().partition(|it| is(it.of));
        self.left = left;
        let told: Vec<&Replacement> = told;
        let mut words = Vec::new();
        let told = if within { with_moved(&told) } else { told.into_iter().map(said).collect() };
        for told in told {
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

/// What stands in the place of what, in words; of a title that came or went, the title.
fn said(it: &Replacement) -> String {
    match it.of {
        Of::WholeTitle => text!("diff-quoted", text = [&*it.words.0, &it.words.1].concat()),
        _ => replacement(&it.words),
    }
}

/// The same of one sentence or point: the same words gone from one place of it and new at another moved.
fn with_moved(all: &[&Replacement]) -> Vec<String> {
    let bare = |text: &str| bare_words(&folded(text)).to_lowercase();
    let alone = |it: &Replacement| match (&*it.words.0, &*it.words.1) {
        ("", new) => Some((true, bare(new))),
        (old, "") => Some((false, bare(old))),
        _ => None,
    };
    let mut left: Vec<&Replacement> = all.to_vec();
    let mut told = Vec::new();
    while !left.is_empty() {
        let first = left.remove(0);
        let mate = alone(first).filter(|(_, words)| !words.is_empty()).and_then(|(new, words)| {
            left.iter().position(|it| alone(it).is_some_and(|other| other == (!new, words.clone())))
        });
        told.push(match mate {
            Some(at) => {
                left.remove(at);
                let words = [&*first.words.0, &first.words.1].concat();
                let words = bare_words(&words);
                match first.of {
                    Of::Item => text!("diff-words-moved-in-point", words),
                    _ => text!("diff-words-moved", words),
                }
            }
            None => said(first),
        });
    }
    told
}

/// Words without the marks around them.
fn bare_words(text: &str) -> &str {
    text.trim_matches(|c: char| !c.is_alphanumeric())
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
    push(&mut told, change.sentences_shifted, |count| text!("diff-sentences-moved", count));
    push(&mut told, change.lines_shifted, |count| text!("diff-lines-moved", count));
    let all = change.item_origins.len() == change.items_moved;
    let origin = one_origin(&change.item_origins).filter(|_| all);
    push(&mut told, change.items_moved, |count| match &origin {
        Some(place) => text!("diff-items-moved-out-of", count, place),
        None => text!("diff-items-moved", count),
    });
    let all = change.picture_origins.len() == change.pictures_moved;
    let origin = one_origin(&change.picture_origins).filter(|_| all);
    push(&mut told, change.pictures_moved, |count| match &origin {
        Some(place) => text!("diff-pictures-moved-out-of", count, place),
        None => text!("diff-pictures-moved", count),
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
