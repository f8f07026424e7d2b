//! Findings of one kind that most sheets have: one cause in the layout, told once.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::annex::Annex;
use crate::diag::{Code, Diagnostic, Diagnostics, Severity};
use crate::limits;
use crate::message::text;
use crate::source::Place;

/// Fewest findings that are told as one.
const MANY: usize = 8;
/// The same of what a collection's own layout does to the place of texts, in as many sheets.
const SEVERAL: usize = 3;
/// Most places that are named.
const NAMED: usize = 12;

/// What makes two findings alike: what is wrong, and what to do about it.
type Kind = (Code, Severity, String, Vec<String>);

/// Tells what most sheets have of one kind as one, where it was found first, with the number and the first of the others; `own`
/// are the files of the layout that are the collection's own, which are named where they may be the cause.
pub fn alike(annex: &Annex, own: &[String], diagnostics: &mut Diagnostics) {
    of_layout_once(diagnostics);
    of_running_once(annex, diagnostics);
    let mut kinds: HashMap<Kind, Vec<(String, usize)>> = HashMap::new();
    for found in diagnostics.iter() {
        if let Some(kind) = kind(found)
            && let Some(place) = found.place()
        {
            let file = place.source.path().display().to_string();
            kinds.entry(kind).or_default().push((file, place.position().line));
        }
    }
    // Text in the colour of its ground is of that colour for one reason, wherever it is; and one rule of a layout loses all
    // links, or all quotations.
    let one_cause = [
        text!("lost-calls.hint"),
        text!("lost-quotes.hint"),
        text!("lost-sign.hint"),
        text!("lost-links.hint"),
        text!("text-doubled.hint"),
    ];
    let (lost, any) = (text!("lost-words.hint"), text!("lost-words.label"));
    kinds.retain(|(.., label, hints), places| {
        let of_rule = hints.contains(&lost) && *label != any;
        if of_rule || hints.iter().any(|hint| is_of_ink(hint) || one_cause.contains(hint)) {
            return places.len() > 1;
        }
        let files: BTreeSet<&str> = places.iter().map(|(file, _)| file.as_str()).collect();
        if !own.is_empty() && hints.iter().any(|hint| is_of_place(hint)) {
            return files.len() >= SEVERAL;
        }
        places.len() >= MANY && files.len() * 2 >= annex.entries.len()
    });
    let of = |found: &Diagnostic| kind(found).filter(|kind| kinds.contains_key(kind));
    let mut told = HashSet::new();
    diagnostics.retain(|found| of(found).is_none_or(|kind| told.insert(kind)));
    for found in diagnostics.iter_mut() {
        let Some(others) = of(found).and_then(|kind| kinds.get(&kind)?.get(1..)) else { continue };
        let shown = others.iter().take(NAMED).map(|(file, line)| format!("{file}:{line}"));
        let more = if others.len() > NAMED { ", …" } else { "" };
        let places = shown.collect::<Vec<_>>().join(", ") + more;
        found.notes.push(text!("alike.note", places));
        found.message = text!("alike", message = found.message, count = others.len());
        if !own.is_empty() && found.hints.iter().any(|hint| is_of_place(hint)) {
            found.hints = vec![text!("alike.hint-layout")];
        }
    }
    name_own(own, diagnostics);
}

/// Names the collection's own files of the layout where they may be the cause of what is told on an author's line.
fn name_own(own: &[String], diagnostics: &mut Diagnostics) {
    if own.is_empty() {
        return;
    }
    let more = if own.len() > limits::LAYOUT_FILES { ", …" } else { "" };
    let files = own[..own.len().min(limits::LAYOUT_FILES)].join(", ") + more;
    for found in diagnostics.iter_mut() {
        let is_own = |place: &Place| own.iter().any(|path| *place.source.path() == **path);
        if kind(found).is_some() && !found.labels.iter().any(|(place, _)| is_own(place)) {
            found.notes.push(text!("own-layouts", files = files.as_str()));
        }
    }
}

/// Whether a hint is about texts that have too little room, or stand one over the other.
fn is_of_place(hint: &str) -> bool {
    let places = [text!("text-over.hint"), text!("text-below.hint"), text!("text-outside.hint")];
    places.iter().any(|known| known == hint) || is_of_crossing(hint)
}

/// Whether a hint is about texts that are printed one over the other.
fn is_of_crossing(hint: &str) -> bool {
    hint == text!("text-crossed.hint")
        || hint == text!("text-crossed.hint-layouts")
        || is_like(hint, &text!("text-crossed.hint-layout", text = "\0"))
}

/// Whether a hint is about text in the colour of its ground.
fn is_of_ink(hint: &str) -> bool {
    is_like(hint, &text!("lost-words.hint-ink", theme = "\0"))
}

/// Whether a hint is one with something in the place of a sign that no text has.
fn is_like(hint: &str, known: &str) -> bool {
    known
        .split_once('\0')
        .is_some_and(|(start, end)| hint.starts_with(start) && hint.ends_with(end))
}

/// Tells what one place in a layout does to the texts of several outputs once.
fn of_layout_once(diagnostics: &mut Diagnostics) {
    let mut told = HashSet::new();
    diagnostics.retain(|found| {
        let of_texts = matches!(found.code, Code::LostText | Code::MissingGlyph)
            || found.code == Code::Layout && found.severity == Severity::Warning;
        let place = found.place().filter(|place| is_code(place) && of_texts);
        place.is_none_or(|place| {
            told.insert((place.source.path().to_owned(), place.range.start, found.hints.clone()))
        })
    });
}

/// Where the layout puts texts off the paper, those of the manifest, which heads and feet repeat, go there with it.
fn of_running_once(annex: &Annex, diagnostics: &mut Diagnostics) {
    let is_put =
        |found: &Diagnostic| found.code == Code::LostText && found.place().is_some_and(is_code);
    if diagnostics.iter().any(is_put) {
        let (hint, manifest) = (text!("text-outside.hint"), annex.manifest.place.source.path());
        diagnostics.retain(|found| {
            let of_manifest = found.place().is_some_and(|it| it.source.path() == manifest);
            !(of_manifest && found.hints.contains(&hint))
        });
    }
}

fn is_code(place: &Place) -> bool {
    place.source.path().extension().is_some_and(|kind| kind == "typ")
}

/// The kind of what the pages show of an author's text; none of others.
fn kind(found: &Diagnostic) -> Option<Kind> {
    let (place, label) = found.labels.first()?;
    // Which texts cross is not what makes it of a kind, nor whose they are.
    if found.hints.iter().any(|hint| is_of_crossing(hint)) {
        let hints = vec![text!("text-crossed.hint")];
        return Some((found.code, found.severity, String::new(), hints));
    }
    let is_authored = place.source.path().extension().is_some_and(|kind| kind == "yaml");
    let of_pages = matches!(found.code, Code::LostText | Code::Layout);
    (of_pages && is_authored && !found.hints.is_empty())
        .then(|| (found.code, found.severity, label.clone(), found.hints.clone()))
}
