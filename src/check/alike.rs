//! Findings of one kind that most sheets have: one cause in the layout, told once.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::annex::Annex;
use crate::diag::{Code, Diagnostic, Diagnostics, Severity};
use crate::message::text;
use crate::source::Place;

/// Fewest findings that are told as one.
const MANY: usize = 8;
/// Most places that are named.
const NAMED: usize = 12;

/// What makes two findings alike: what is wrong, and what to do about it.
type Kind = (Code, Severity, String, Vec<String>);

/// Tells what most sheets have of one kind as one, where it was found first, with the number and the first of the others.
pub fn alike(annex: &Annex, diagnostics: &mut Diagnostics) {
    of_layout_once(diagnostics);
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
    let one_cause =
        [text!("lost-words.hint-ink"), text!("lost-calls.hint"), text!("lost-quotes.hint")];
    let (lost, any) = (text!("lost-words.hint"), text!("lost-words.label"));
    kinds.retain(|(.., label, hints), places| {
        let of_rule = hints.contains(&lost) && *label != any;
        if of_rule || hints.iter().any(|hint| one_cause.contains(hint)) {
            return places.len() > 1;
        }
        let files: BTreeSet<&str> = places.iter().map(|(file, _)| file.as_str()).collect();
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
    }
}

/// Tells what one place in a layout does to the texts of several outputs once.
fn of_layout_once(diagnostics: &mut Diagnostics) {
    let mut told = HashSet::new();
    diagnostics.retain(|found| {
        let of_texts = found.code == Code::LostText
            || found.code == Code::Layout && found.severity == Severity::Warning;
        let place = found.place().filter(|place| is_code(place) && of_texts);
        place.is_none_or(|place| {
            told.insert((place.source.path().to_owned(), place.range.start, found.hints.clone()))
        })
    });
}

fn is_code(place: &Place) -> bool {
    place.source.path().extension().is_some_and(|kind| kind == "typ")
}

/// The kind of what the pages show of an author's text; none of others.
fn kind(found: &Diagnostic) -> Option<Kind> {
    let (place, label) = found.labels.first()?;
    let of_layout = is_code(place);
    let of_pages = matches!(found.code, Code::LostText | Code::Layout);
    (of_pages && !of_layout && !found.hints.is_empty())
        .then(|| (found.code, found.severity, label.clone(), found.hints.clone()))
}
