//! What only the laid-out pages show: a nearly empty last page, a sidebar that found no room, pictures too coarse.

use std::collections::hash_map::Entry as Known;
use std::collections::{BTreeSet, HashMap, HashSet};

use super::coarse;
use crate::annex::{Annex, Entry};
use crate::diag::{Code, Diagnostic, Diagnostics, Severity};
use crate::message::text;
use crate::sheet::PassageKind;
use crate::source::Place;
use crate::typeset::{Output, Typeset};

/// A last page that ends above this part of the paper's height holds a few lines; the margin and the running head take about
/// a tenth.
const SCANT: f64 = 0.2;

/// The codes of what pages show.
const CODES: [Code; 3] = [Code::NearlyEmptyPage, Code::LongSidebar, Code::LowResolution];

/// Reports what the pages of an output show, which is all the same in the annex and in handouts unless layouts differ or a
/// sheet begins elsewhere: [`once`] takes out what is told twice.
pub fn pages(annex: &Annex, output: &Output, typeset: &Typeset, diagnostics: &mut Diagnostics) {
    let apart: BTreeSet<String> = typeset.sidebars_apart().into_iter().collect();
    let printed: Vec<&Entry> = annex.entries.iter().filter(|entry| prints(output, entry)).collect();
    for entry in printed {
        nearly_empty(entry, output, typeset, diagnostics);
        if apart.contains(&entry.sheet.id) {
            diagnostics.push(long_sidebar(entry, output));
        }
    }
    coarse::pictures(annex, output, typeset, coarse::RESOLUTION, diagnostics);
}

/// Whether an output has a sheet.
pub(super) fn prints(output: &Output, entry: &Entry) -> bool {
    match output {
        Output::Annex => true,
        Output::Handout(id) => *id == entry.sheet.id,
        Output::Redline | Output::Checks => false,
    }
}

/// Keeps the first report of a thing on a sheet's pages: that of the annex, where both are told.
pub fn once(diagnostics: &mut Diagnostics) {
    one_slip(diagnostics);
    let mut seen = HashSet::new();
    diagnostics.retain(|found| {
        let Some((place, label)) = found.labels.first() else { return true };
        // A line may have lost several things, which labels tell apart.
        let (at, what) = match found.code {
            Code::LostText => (place.position().line, label.clone()),
            // What a layout does to an author's text.
            Code::Layout if !is_code(place) => (place.position().line, found.hints.concat()),
            // The annex and a handout have it on pages of other numbers.
            Code::Layout if found.severity == Severity::Warning => {
                let page = found.message.find(|c: char| c.is_ascii_digit());
                let text = &found.message[..page.unwrap_or(found.message.len())];
                (place.range.start, text.to_owned())
            }
            code if CODES.contains(&code) => (place.range.start, String::new()),
            _ => return true,
        };
        seen.insert((found.code, place.source.path().to_owned(), at, what))
    });
}

/// Tells a slip in a layout once, which several outputs stop at: in one place, or by the same words in several.
fn one_slip(diagnostics: &mut Diagnostics) {
    let of_code = |found: &Diagnostic| {
        let place = found.place().filter(|place| is_code(place)).cloned();
        place.filter(|_| found.code == Code::Layout && found.severity == Severity::Error)
    };
    let at = |place: &Place| (place.source.path().to_owned(), place.range.start);
    let mut places = HashSet::new();
    diagnostics.retain(|found| {
        // Of one place, the words differ by what was typeset there: levels of headings, kinds of values.
        let what =
            if found.hints.is_empty() { found.message.clone() } else { found.hints.concat() };
        of_code(found).is_none_or(|place| places.insert((at(&place), what)))
    });
    let same = |found: &Diagnostic| (found.message.clone(), found.hints.concat());
    let mut others: HashMap<_, Vec<(Place, String)>> = HashMap::new();
    diagnostics.retain(|found| {
        // What a file lacks as a whole, each lacks for itself.
        let place = of_code(found).filter(|place| !place.range.is_empty());
        let Some(place) = place else { return true };
        let label = found.labels.first().map_or_else(String::new, |(_, label)| label.clone());
        match others.entry(same(found)) {
            Known::Vacant(first) => {
                first.insert(Vec::new());
                true
            }
            Known::Occupied(mut first) => {
                first.get_mut().push((place, label));
                false
            }
        }
    });
    for found in diagnostics.iter_mut() {
        found.labels.extend(others.remove(&same(found)).unwrap_or_default());
    }
}

/// Whether a place is in a layout's code.
fn is_code(place: &Place) -> bool {
    place.source.path().extension().is_some_and(|kind| kind == "typ")
}

fn nearly_empty(entry: &Entry, output: &Output, typeset: &Typeset, diagnostics: &mut Diagnostics) {
    let sheet = &entry.sheet;
    let Some((first, last, end)) = typeset.end_of(&sheet.id) else { return };
    let Some((_, height)) = typeset.paper(last) else { return };
    if first == last || end > SCANT * height {
        return;
    }
    let text = |kind| !matches!(kind, PassageKind::Note | PassageKind::Picture);
    let place = sheet.passages.iter().rev().find(|passage| text(passage.kind));
    let place = place.map_or_else(|| sheet.place.clone(), |passage| passage.last_word());
    let pages = last + 1 - first;
    let label = match output {
        Output::Handout(_) => text!("nearly-empty-page.label-handout", page = last),
        _ => text!("nearly-empty-page.label", page = last),
    };
    diagnostics.push(
        Diagnostic::warning(Code::NearlyEmptyPage, text!("nearly-empty-page", pages))
            .at(&place, label)
            .hint(text!("nearly-empty-page.hint")),
    );
}

fn long_sidebar(entry: &Entry, output: &Output) -> Diagnostic {
    let titles = &entry.sheet.titles;
    let place = titles.sidebar.as_ref().unwrap_or(&entry.sheet.place);
    let label = match output {
        Output::Handout(_) => text!("long-sidebar.label-handout"),
        _ => text!("long-sidebar.label"),
    };
    Diagnostic::warning(Code::LongSidebar, text!("long-sidebar"))
        .at(place, label)
        .hint(text!("long-sidebar.hint"))
}
