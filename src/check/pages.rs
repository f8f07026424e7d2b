//! What only the laid-out pages show: a nearly empty last page, a sidebar that found no room, pictures too coarse.

use std::collections::BTreeSet;

use crate::annex::{Annex, Entry};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::message::text;
use crate::sheet::PassageKind;
use crate::source::Place;
use crate::typeset::{PrintedPicture, Typeset};

/// A last page that ends above this part of the paper's height holds a few lines; the margin and the running head take about
/// a tenth.
const SCANT: f64 = 0.2;

/// Fewest points to the inch that print well.
const RESOLUTION: f64 = 150.0;

/// Reports what the pages of the annex show.
pub fn pages(annex: &Annex, typeset: &Typeset, diagnostics: &mut Diagnostics) {
    let apart: BTreeSet<String> = typeset.sidebars_apart().into_iter().collect();
    for entry in &annex.entries {
        nearly_empty(entry, typeset, diagnostics);
        if apart.contains(&entry.sheet.id) {
            diagnostics.push(long_sidebar(entry));
        }
    }
    coarse_pictures(annex, &typeset.pictures(), diagnostics);
}

fn nearly_empty(entry: &Entry, typeset: &Typeset, diagnostics: &mut Diagnostics) {
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
    diagnostics.push(
        Diagnostic::warning(Code::NearlyEmptyPage, text!("nearly-empty-page", pages))
            .at(&place, text!("nearly-empty-page.label", page = last))
            .hint(text!("nearly-empty-page.hint")),
    );
}

fn long_sidebar(entry: &Entry) -> Diagnostic {
    let titles = &entry.sheet.titles;
    let place = titles.sidebar.as_ref().unwrap_or(&entry.sheet.place);
    Diagnostic::warning(Code::LongSidebar, text!("long-sidebar"))
        .at(place, text!("long-sidebar.label"))
        .hint(text!("long-sidebar.hint"))
}

fn coarse_pictures(annex: &Annex, printed: &[PrintedPicture], diagnostics: &mut Diagnostics) {
    for used in annex.entries.iter().flat_map(|entry| &entry.sheet.pictures) {
        let Some(bytes) = annex.pictures.get(&used.path) else { continue };
        let resolutions = printed.iter().filter(|picture| picture.bytes == *bytes);
        let Some(worst) = resolutions.min_by(|a, b| a.resolution().total_cmp(&b.resolution()))
        else {
            continue;
        };
        if worst.resolution() < RESOLUTION {
            diagnostics.push(coarse(&used.place, worst));
        }
    }
}

fn coarse(place: &Place, picture: &PrintedPicture) -> Diagnostic {
    let centimetres = picture.width_points / 72.0 * 2.54;
    let wanted = format!("{:.0}", (picture.width_points / 72.0 * RESOLUTION).ceil());
    let resolution = format!("{:.0}", picture.resolution().floor());
    let width = format!("{centimetres:.1}");
    Diagnostic::warning(Code::LowResolution, text!("low-resolution", resolution))
        .at(place, text!("low-resolution.label", pixels = picture.pixels, width))
        .hint(text!("low-resolution.hint", wanted))
}
