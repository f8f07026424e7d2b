//! Descriptions of pictures that describe nothing.

use std::path::Path;

use crate::annex::{Annex, Entry};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::fold;
use crate::message::text;
use crate::sheet::PictureUse;

/// Descriptions that say that there is a picture, and no more.
const EMPTY: &[&str] =
    &["image", "photo", "photographie", "illustration", "dessin", "img", "logo", "sans titre"];

/// How the names begin that telephones and computers give pictures, folded.
const NAMES: &[&str] = &["whatsapp image", "capture d ecran", "screenshot", "capture ecran"];

/// Endings of picture files.
const ENDINGS: &[&str] = &[".jpg", ".jpeg", ".png", ".webp", ".svg", ".gif", ".tif", ".tiff"];

/// Reports descriptions of a sheet's pictures that are the name of a file, or a word such as « image ».
pub(super) fn check(entry: &Entry, _annex: &Annex, diagnostics: &mut Diagnostics) {
    described(&entry.sheet.pictures, diagnostics);
}

/// The same of the picture on the cover.
pub(super) fn cover(annex: &Annex, diagnostics: &mut Diagnostics) {
    described(annex.manifest.cover.iter().map(|cover| &cover.used), diagnostics);
}

fn described<'a>(
    pictures: impl IntoIterator<Item = &'a PictureUse>,
    diagnostics: &mut Diagnostics,
) {
    for picture in pictures.into_iter().filter(|picture| !picture.alt.is_empty()) {
        let alt = picture.alt.to_lowercase();
        let stem = Path::new(&picture.path).file_stem().unwrap_or_default().to_string_lossy();
        let named = ENDINGS.iter().any(|ending| alt.ends_with(ending))
            || (fold::fold(&alt) == fold::fold(&stem) && looks_like_a_name(&picture.alt));
        let words = fold::fold(&alt);
        let named =
            named || is_numbered(&picture.alt) || NAMES.iter().any(|it| words.starts_with(it));
        let bare = words.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end();
        if !named && !EMPTY.contains(&bare) {
            continue;
        }
        let message = if named { text!("file-name-alt") } else { text!("file-name-alt-empty") };
        diagnostics.push(
            Diagnostic::warning(Code::FileNameAlt, message)
                .at(&picture.described, text!("file-name-alt.label"))
                .hint(text!("file-name-alt.hint")),
        );
    }
}

/// Whether a description is the number that a camera gives a picture: « DSC01234 », « 20190412_101500 ».
fn is_numbered(alt: &str) -> bool {
    let digits = alt.chars().filter(char::is_ascii_digit).count();
    let sign = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    digits > 3 && alt.chars().all(sign) && alt.len() - digits < 6 && alt.len() > 6
}

/// One word, or several that signs or digits join: « IMG_2041 », « atelier-cuisine ».
fn looks_like_a_name(alt: &str) -> bool {
    !alt.contains(char::is_whitespace)
}
