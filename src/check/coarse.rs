//! Pictures that have too few points for the width that they are printed in.

use super::pages::prints;
use crate::annex::Annex;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::message::{decimal, text};
use crate::sheet::PictureUse;
use crate::source::Place;
use crate::typeset::{Output, PrintedPicture, Typeset};

/// Fewest points to the inch that print well on an office printer.
pub(super) const RESOLUTION: f64 = 150.0;

/// Reports the pictures of an output that have fewer points to the inch than are wanted, each where it is named, at the width
/// that it has there.
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
    if uses.is_empty() {
        return;
    }
    let pictures = typeset.pictures();
    for (index, used) in uses.iter().enumerate() {
        let Some(printed) = printed(annex, &uses, index, &pictures) else { continue };
        // What counts is what the author has: an edition for screens prints fewer points of it.
        let width = annex.printable.get(&used.path).and_then(|made| made.width);
        let as_given =
            PrintedPicture { pixels: width.unwrap_or(printed.pixels), ..printed.clone() };
        if as_given.resolution() < wanted {
            diagnostics.push(coarse(&used.place, &as_given, wanted));
        }
    }
}

/// What a use of a picture is on the pages. Pages show files, not uses: the third use of a file is the third time that it is
/// printed, those with another description apart. Where a layout prints it more often or less than it is used, any of them
/// may be meant: it is the one that is printed widest.
fn printed<'a>(
    annex: &Annex,
    uses: &[&PictureUse],
    index: usize,
    pictures: &'a [PrintedPicture],
) -> Option<&'a PrintedPicture> {
    let used = uses[index];
    let bytes = annex.printed(&used.path)?;
    let of_file = |other: &PictureUse| annex.printed(&other.path) == Some(bytes);
    let nth = |same: &dyn Fn(&PictureUse) -> bool, all: &[&'a PrintedPicture]| {
        let alike = uses.iter().filter(|other| same(other)).count();
        let before = uses[..index].iter().filter(|other| same(other)).count();
        all.get(before).copied().filter(|_| all.len() == alike)
    };
    let all: Vec<_> = pictures.iter().filter(|picture| picture.bytes == bytes).collect();
    let described: Vec<_> = all.iter().filter(|picture| picture.alt == used.alt).copied().collect();
    nth(&|other| of_file(other) && other.alt == used.alt, &described)
        .or_else(|| nth(&of_file, &all))
        .or_else(|| all.into_iter().max_by(|a, b| a.width_points.total_cmp(&b.width_points)))
}

fn coarse(place: &Place, picture: &PrintedPicture, wanted: f64) -> Diagnostic {
    let centimetres = picture.width_points / 72.0 * 2.54;
    let wanted = decimal((picture.width_points / 72.0 * wanted).ceil(), 0);
    let resolution = picture.resolution().floor() as u32;
    let width = decimal(centimetres, 1);
    Diagnostic::warning(Code::LowResolution, text!("low-resolution", resolution))
        .at(place, text!("low-resolution.label", pixels = picture.pixels, width))
        .hint(text!("low-resolution.hint", wanted))
}
