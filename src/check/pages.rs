//! What only the laid-out pages show: a nearly empty last page, a sidebar that found no room, pictures too coarse.

use std::collections::{BTreeSet, HashSet};

use crate::annex::{Annex, Entry};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::message::{decimal, text};
use crate::sheet::{PassageKind, PictureUse};
use crate::source::Place;
use crate::typeset::{Output, PrintedPicture, Typeset};

/// A last page that ends above this part of the paper's height holds a few lines; the margin and the running head take about
/// a tenth.
const SCANT: f64 = 0.2;

/// Fewest points to the inch that print well on an office printer.
const RESOLUTION: f64 = 150.0;

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
    pictures(annex, output, typeset, RESOLUTION, diagnostics);
}

/// Reports the pictures of an output that have fewer points to the inch than are wanted.
pub fn pictures(
    annex: &Annex,
    output: &Output,
    typeset: &Typeset,
    wanted: f64,
    diagnostics: &mut Diagnostics,
) {
    let cover = annex.manifest.cover.iter().filter(|_| *output == Output::Annex);
    let entries = annex.entries.iter().filter(|entry| prints(output, entry));
    let of_sheets = entries.flat_map(|entry| &entry.sheet.pictures);
    let uses: Vec<&PictureUse> = cover.map(|cover| &cover.used).chain(of_sheets).collect();
    if !uses.is_empty() {
        coarse_pictures(annex, uses, &typeset.pictures(), wanted, diagnostics);
    }
}

fn prints(output: &Output, entry: &Entry) -> bool {
    match output {
        Output::Annex => true,
        Output::Handout(id) => *id == entry.sheet.id,
        Output::Redline | Output::Checks => false,
    }
}

/// Keeps the first report of a thing on a sheet's pages: that of the annex, where both are told.
pub fn once(diagnostics: &mut Diagnostics) {
    let mut seen = HashSet::new();
    diagnostics.retain(|found| {
        let place = found.place().filter(|_| CODES.contains(&found.code));
        let key =
            place.map(|place| (found.code, place.source.path().to_owned(), place.range.start));
        key.is_none_or(|key| seen.insert(key))
    });
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

fn coarse_pictures<'a>(
    annex: &Annex,
    uses: impl IntoIterator<Item = &'a PictureUse>,
    printed: &[PrintedPicture],
    wanted: f64,
    diagnostics: &mut Diagnostics,
) {
    for used in uses {
        let Some(bytes) = annex.printed(&used.path) else { continue };
        let width = annex.printable.get(&used.path).and_then(|made| made.width);
        // What counts is what the author has: an edition for screens prints fewer points of it.
        let as_given = |picture: &PrintedPicture| PrintedPicture {
            pixels: width.unwrap_or(picture.pixels),
            ..picture.clone()
        };
        let printed = printed.iter().filter(|picture| picture.bytes == *bytes);
        let resolutions = printed.map(as_given);
        let Some(worst) = resolutions.min_by(|a, b| a.resolution().total_cmp(&b.resolution()))
        else {
            continue;
        };
        if worst.resolution() < wanted {
            diagnostics.push(coarse(&used.place, &worst, wanted));
        }
    }
}

fn coarse(place: &Place, picture: &PrintedPicture, wanted: f64) -> Diagnostic {
    let centimetres = picture.width_points / 72.0 * 2.54;
    let wanted = decimal((picture.width_points / 72.0 * wanted).ceil(), 0);
    let resolution = decimal(picture.resolution().floor(), 0);
    let width = decimal(centimetres, 1);
    Diagnostic::warning(Code::LowResolution, text!("low-resolution", resolution))
        .at(place, text!("low-resolution.label", pixels = picture.pixels, width))
        .hint(text!("low-resolution.hint", wanted))
}
