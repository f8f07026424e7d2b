//! The layouts and fonts that the program carries, so that the bare binary works anywhere.

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};

static LAYOUTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/layouts");
static FONTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/fonts");

/// The layouts' files, by path relative to `layouts/`.
#[must_use]
pub fn layouts() -> BTreeMap<String, &'static [u8]> {
    files(&LAYOUTS)
}

/// The fonts' files, by path relative to `fonts/`.
#[must_use]
pub fn fonts() -> BTreeMap<String, &'static [u8]> {
    files(&FONTS)
}

fn files(dir: &'static Dir<'_>) -> BTreeMap<String, &'static [u8]> {
    let mut found = BTreeMap::new();
    let mut pending = vec![dir];
    while let Some(dir) = pending.pop() {
        pending.extend(dir.dirs());
        for file in dir.files() {
            found.insert(file.path().to_string_lossy().replace('\\', "/"), file.contents());
        }
    }
    found
}
