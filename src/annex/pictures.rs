//! The pictures that a collection names: read, looked at, and what is told of those that are not there or of no use.

use std::collections::BTreeMap;
use std::path::{Component, Path};

use super::{is_left_out, near};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::limits;
use crate::message::text;
use crate::picture::{self, Fault, Room};
use crate::project::{Project, Unreadable};
use crate::sheet::{Manifest, PictureUse, Placement, Sheet};

/// Where pictures are named: in the manifest, then in the sheets.
pub(super) fn uses<'a>(
    manifest: &'a Manifest,
    sheets: impl IntoIterator<Item = &'a Sheet>,
) -> impl Iterator<Item = &'a PictureUse> {
    let cover = manifest.cover.iter().map(|cover| &cover.used);
    cover.chain(sheets.into_iter().flat_map(|sheet| &sheet.pictures))
}

/// Reads the pictures that are named; what is wrong with them goes to `diagnostics`.
pub(super) fn pictures<'a>(
    project: &Project,
    uses: impl Iterator<Item = &'a PictureUse>,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<String, Vec<u8>> {
    let mut pictures = BTreeMap::new();
    let mut files = None;
    for used in uses {
        if pictures.contains_key(&used.path) {
            continue;
        }
        let outside = Path::new(&used.path)
            .components()
            .any(|c| !matches!(c, std::path::Component::Normal(_)));
        let read = if outside {
            Err(Unreadable::Missing)
        } else {
            match project.read(&used.path, limits::PICTURE_BYTES) {
                Err(Unreadable::Missing) if !used.path.is_ascii() => {
                    let files = files.get_or_insert_with(|| project.files());
                    let same = near::same(&used.path, files).ok_or(Unreadable::Missing);
                    same.and_then(|file| project.read(file, limits::PICTURE_BYTES))
                }
                read => read,
            }
        };
        let wrong = |fault: Fault| bad_picture(used, fault);
        match read {
            Ok(bytes) => match picture::look(&bytes) {
                Ok(()) => drop(pictures.insert(used.path.clone(), bytes)),
                Err(fault) => diagnostics.push(wrong(fault)),
            },
            Err(Unreadable::TooLarge(limit)) => {
                diagnostics.push(wrong(Fault::too_large(limit)));
            }
            Err(Unreadable::System(error)) => {
                diagnostics.push(wrong(Fault::unreadable(crate::failure::reason(&error))));
            }
            Err(Unreadable::Missing) => diagnostics.push(no_picture(used, project)),
        }
    }
    pictures
}

/// Says why there is no picture: it is elsewhere, or nowhere.
fn no_picture(used: &PictureUse, project: &Project) -> Diagnostic {
    let path = &used.path;
    let example = match used.placement {
        Placement::Head | Placement::Cover => "fichier: photos/atelier.jpg",
        _ => "![…](photos/atelier.jpg)",
    };
    let mut nearest = None;
    let parts = || Path::new(path).components();
    let (message, label, hint) = if is_on_a_disk(path) {
        let label = text!("outside-picture.label");
        (text!("outside-picture", path), label, text!("outside-picture.hint", example))
    } else if path.contains("://") || path.starts_with("//") {
        let label = text!("distant-picture.label");
        (text!("distant-picture", path), label, text!("distant-picture.hint", example))
    } else if !parts().all(|part| matches!(part, Component::Normal(_))) {
        let label = text!("outside-picture.label");
        (text!("outside-picture", path), label, text!("outside-picture.hint", example))
    } else if project.leads_outside(path) {
        let label = text!("linked-picture.label");
        (text!("linked-picture", path), label, text!("linked-picture.hint"))
    } else if is_left_out(project, path) {
        (text!("missing-picture", path), text!("missing-picture.label"), text!("left-out"))
    } else {
        nearest = near::picture(path, &project.files());
        let label = text!("missing-picture.label");
        let hint = if path.starts_with('"') {
            text!("missing-picture.hint-caption", caption = path.as_str())
        } else if path.contains('\\') {
            text!("missing-picture.hint-slash", path = path.replace('\\', "/"))
        } else {
            text!("missing-picture.hint", example)
        };
        (text!("missing-picture", path), label, hint)
    };
    // As it is to be typed: in a text, brackets hold together what has spaces.
    let typed = |near: String| match used.placement {
        Placement::Head | Placement::Cover => near,
        _ if near.contains([' ', '(', ')']) => format!("<{near}>"),
        _ => near,
    };
    let nearest = nearest.map(typed).map(|near| text!("did-you-mean", near));
    Diagnostic::error(Code::MissingPicture, message)
        .at(&used.place, label)
        .maybe_hint(nearest)
        .hint(hint)
}

/// Whether a path is that of a file on somebody's own disk: `C:\Photos\place.jpg`, `file:///place.jpg`.
fn is_on_a_disk(path: &str) -> bool {
    let bytes = path.as_bytes();
    let drive = matches!(bytes, [letter, b':', b'/' | b'\\', ..] if letter.is_ascii_alphabetic());
    drive || path.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("file:"))
}

/// The room that layouts have for a picture: the width of the text and the height that they allow
/// (`layouts/tokens/blocks.typ`); those of a collection's own have all of an A4.
pub(super) fn room(placement: Placement, own_layouts: bool, dpi: f64) -> Room {
    let (width, height) = match (own_layouts, placement) {
        // A cover is drawn beyond its edges.
        (true, Placement::Cover) => (230.0, 317.0),
        (false, Placement::Cover) => (230.0, 180.0),
        (true, Placement::Full | Placement::Head) => (210.0, 297.0),
        (true, Placement::Half | Placement::Beside) => (105.0, 297.0),
        (false, Placement::Full | Placement::Head) => (162.0, 90.0),
        (false, Placement::Half | Placement::Beside) => (79.0, 90.0),
    };
    let points = |millimetres: f64| (millimetres / 25.4 * dpi).ceil() as u32;
    Room { width: points(width), height: points(height) }
}

pub(super) fn bad_picture(used: &PictureUse, fault: Fault) -> Diagnostic {
    Diagnostic::error(Code::BadPicture, text!("bad-picture", why = fault.why))
        .at(&used.place, format!("sources/{}", used.path))
        .hint(fault.remedy)
}
