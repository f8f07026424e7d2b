//! What was named where `annexe diff` takes versions and there is no such version: folders, or a sheet.

use std::path::Path;

use crate::failure::Failure;
use crate::message::text;
use crate::project::{MANIFEST, Project, SOURCES};

/// Says what the names stand for, where that is known, and which command takes it.
pub(super) fn told(names: &[&str], root: Option<&Path>) -> Option<Failure> {
    folders(names).or_else(|| sheet(names, root))
}

fn folders(names: &[&str]) -> Option<Failure> {
    let is_collection =
        |name: &&str| !name.is_empty() && Path::new(name).join(SOURCES).join(MANIFEST).is_file();
    let (old, new) = match names {
        [old, new] => (old, new),
        [old] => (old, &"."),
        _ => return None,
    };
    names.iter().all(is_collection).then(|| {
        Failure::work(text!("diff-folders", count = names.len(), names = names.join(", ")))
            .with_hint(text!("diff-folders.hint", old, new))
    })
}

fn sheet(names: &[&str], root: Option<&Path>) -> Option<Failure> {
    let known = Project::find(root).ok()?.sheet_files().ok()?;
    let named = names.iter().find_map(|name| {
        let file = Path::new(name).file_name()?;
        known.iter().find(|(id, known)| id == name || file == known.as_str())
    });
    let (id, _) = named?;
    Some(Failure::work(text!("diff-of-sheet", id)).with_hint(text!("diff-of-sheet.hint", id)))
}
