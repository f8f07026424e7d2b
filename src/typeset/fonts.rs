//! The fonts of a collection: its own first, then the program's; never the system's.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rayon::prelude::*;
use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst_kit::fonts::FontStore;

use super::embedded;
use crate::failure::Failure;
use crate::limits::FONT_BYTES;
use crate::project::Project;

/// What the fonts of a collection can print; without one, those of the program.
///
/// # Errors
/// When the collection's `fonts/` has a file that cannot be read.
pub fn font_book(project: Option<&Project>) -> Result<FontBook, Failure> {
    let own = project.map_or_else(|| Ok(BTreeMap::new()), own)?;
    let (store, _) = load(own);
    Ok((**store.book()).clone())
}

/// The files of a collection's own `fonts/`.
///
/// # Errors
/// When one cannot be read.
pub(super) fn own(project: &Project) -> Result<BTreeMap<String, Vec<u8>>, Failure> {
    project.overlay("fonts", FONT_BYTES)
}

/// Loads the fonts: those given, then the program's. Also gives the names of the given files that are meant to be fonts
/// and cannot be read as that.
pub(super) fn load(own: BTreeMap<String, Vec<u8>>) -> (FontStore, Vec<String>) {
    let web = own.keys().filter(|name| matches!(extension(name).as_str(), "woff" | "woff2"));
    let mut unusable: Vec<String> = web.cloned().collect();
    let mut files: BTreeMap<String, Cow<'static, [u8]>> =
        embedded::fonts().into_iter().map(|(name, bytes)| (name, Cow::Borrowed(bytes))).collect();
    let mut order: Vec<String> = Vec::new();
    for (name, bytes) in own {
        // The project's own repository carries the program's fonts: the same file is not loaded twice.
        if files.get(&name).is_none_or(|known| **known != *bytes) {
            files.insert(name.clone(), Cow::Owned(bytes));
            order.push(name);
        }
    }
    let rest: Vec<String> = files.keys().filter(|name| !order.contains(name)).cloned().collect();
    order.extend(rest);
    order.retain(|name| matches!(extension(name).as_str(), "ttf" | "otf" | "ttc" | "otc"));
    let fonts: Vec<Vec<Font>> = order
        .par_iter()
        .map(|name| match &files[name] {
            Cow::Borrowed(bytes) => Font::iter(Bytes::new(*bytes)).collect(),
            Cow::Owned(bytes) => Font::iter(Bytes::new(bytes.clone())).collect(),
        })
        .collect();
    let empty = order.iter().zip(&fonts).filter(|(_, faces)| faces.is_empty());
    unusable.extend(empty.map(|(name, _)| name.clone()));
    let mut store = FontStore::new();
    for font in fonts.into_iter().flatten() {
        let info = font.info().clone();
        store.push((font, info));
    }
    (store, unusable)
}

/// What stands behind the last point of a name, in small letters.
fn extension(name: &str) -> String {
    name.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase()).unwrap_or_default()
}
