//! What only the laid-out pages show: a nearly empty last page, a sidebar that found no room, pictures too coarse.

use std::collections::BTreeSet;

use crate::annex::{Annex, Entry};
use crate::diag::{Code, Diagnostic, Diagnostics};
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
        Diagnostic::warning(
            Code::NearlyEmptyPage,
            format!("la dernière page de la fiche, sa {pages}e, n'a que quelques lignes"),
        )
        .at(&place, format!("la fiche finit ici, en haut de la page {last}"))
        .hint(
            "raccourcissez la fiche de quelques lignes, ou donnez-lui de quoi remplir cette page",
        ),
    );
}

fn long_sidebar(entry: &Entry) -> Diagnostic {
    let titles = &entry.sheet.titles;
    let place = titles.sidebar.as_ref().unwrap_or(&entry.sheet.place);
    Diagnostic::warning(
        Code::LongSidebar,
        "les repères sont trop longs pour tenir à côté du texte, même en petit",
    )
    .at(place, "ils sont imprimés au-dessus, sur toute la largeur")
    .hint("raccourcissez les repères ou le chapeau, et mettez le détail dans une section")
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
    let wanted = (picture.width_points / 72.0 * RESOLUTION).ceil();
    Diagnostic::warning(
        Code::LowResolution,
        format!("image peu définie : {:.0} points par pouce", picture.resolution().floor()),
    )
    .at(place, format!("{} points imprimés sur {centimetres:.1} cm", picture.pixels))
    .hint(format!("prenez une image d'au moins {wanted} points de large, l'original plutôt qu'une copie réduite"))
}
