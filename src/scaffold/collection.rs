//! A new collection: its files, and the layouts and fonts for those who want to change them.

use std::path::Path;

use time::Date;
use time::macros::date;

use super::fill::fill;
use super::{refuse, typed};
use crate::diag::Diagnostics;
use crate::failure::Failure;
use crate::message::text;
use crate::project::{Project, SOURCES};
use crate::schema::{self, Known};
use crate::sheet::{Manifest, read_manifest, read_sheet};
use crate::source::Source;
use crate::typeset::{program_fonts, program_layouts};
use crate::yaml::write::scalar;

/// The date of a collection that nobody has dated yet. Not the clock's: the same words give the same files, and the
/// manifest says beside it that it is to be changed.
const DATE: Date = date!(2026 - 01 - 01);
/// The title of one that has none.
const TITLE: &str = "Titre de l'annexe";

const MANIFEST: &str = include_str!("templates/annexe.yaml");
/// The example sheets: identifier and text.
const SHEETS: &[(&str, &str)] = &[
    ("jardin-partage", include_str!("templates/jardin-partage.yaml")),
    ("cafe-des-parents", include_str!("templates/cafe-des-parents.yaml")),
];
/// What stands beside the sources. The templates' names have no point: they are not to act where they lie.
const BESIDE: &[(&str, &str)] = &[
    ("LISEZMOI.md", include_str!("templates/LISEZMOI.md")),
    (".gitattributes", include_str!("templates/gitattributes")),
    (".gitignore", include_str!("templates/gitignore")),
    (".editorconfig", include_str!("templates/editorconfig")),
    (".vscode/settings.json", include_str!("templates/vscode-settings.json")),
    (".vscode/extensions.json", include_str!("templates/vscode-extensions.json")),
];

/// What git needs beside the sources, of [`BESIDE`].
const FOR_GIT: [&str; 2] = [".gitattributes", ".gitignore"];

/// The files that git needs in the folder of a collection.
pub fn for_git() -> impl Iterator<Item = File> {
    let is_for_git = |(name, _): &&(&str, &str)| FOR_GIT.contains(name);
    BESIDE
        .iter()
        .filter(is_for_git)
        .map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()))
}

/// What a new collection begins with.
#[derive(Clone, Debug, Default)]
pub struct Beginning {
    /// Its title.
    pub title: Option<String>,
    /// Its date.
    pub date: Option<Date>,
}

/// A file to write: its path inside the collection, with slashes, and its bytes.
pub type File = (String, Vec<u8>);

/// The files of a new collection.
///
/// # Errors
/// When the title is none.
pub fn collection(beginning: &Beginning) -> Result<Vec<File>, Failure> {
    let title = beginning.title.as_deref().map_or_else(|| Ok(TITLE.to_owned()), typed)?;
    let date = beginning.date.unwrap_or(DATE).to_string();
    let manifest = fill(MANIFEST, &[("titre", &scalar(&title)), ("date", &date)]);
    let read = verify(&manifest)?;
    let ids = SHEETS.iter().map(|(id, _)| (*id).to_owned()).collect();
    let schemas = read.map(|read| Known::new(&read, ids, None)).transpose()?;
    let schemas = schemas.iter().flat_map(schema::files);
    let schemas = schemas.map(|(name, text)| (format!("{SOURCES}/{name}"), text));
    let sheets = SHEETS.iter().map(|(id, text)| (format!("sources/{id}.yaml"), (*text).to_owned()));
    let beside = BESIDE.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
    let texts = std::iter::once(("sources/annexe.yaml".to_owned(), manifest));
    let texts = texts.chain(sheets).chain(schemas).chain(beside);
    Ok(texts.map(|(name, text)| (name, text.into_bytes())).collect())
}

/// The program's layouts and fonts as files of a collection.
#[must_use]
pub fn layouts() -> Vec<File> {
    let below = |folder: &'static str| {
        move |(name, bytes): (String, &'static [u8])| (format!("{folder}/{name}"), bytes.to_vec())
    };
    let layouts = program_layouts().into_iter().map(below("layouts"));
    layouts.chain(program_fonts().into_iter().map(below("fonts"))).collect()
}

/// Reads the manifest and the examples as the program will; gives the manifest.
fn verify(manifest: &str) -> Result<Option<Manifest>, Failure> {
    let mut found = Diagnostics::default();
    let source = Source::decode(Path::new("annexe.yaml"), manifest.as_bytes(), &mut found);
    let read = source.and_then(|source| read_manifest(&source, &mut found));
    if let Some(read) = &read {
        for (id, text) in SHEETS {
            let source = Source::new(Project::shown(id), (*text).to_owned());
            read_sheet(id, &source, read, &mut found);
        }
    }
    refuse(&found, |reason| text!("title-unfit", reason)).map(|()| read)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mark_of_the_templates_has_its_value() {
        for (name, bytes) in collection(&Beginning::default()).unwrap() {
            assert!(!String::from_utf8(bytes).unwrap().contains("{{"), "{name}");
        }
    }

    #[test]
    fn the_editors_settings_are_json() {
        for (name, text) in BESIDE.iter().filter(|(name, _)| name.ends_with(".json")) {
            assert!(serde_json::from_str::<serde_json::Value>(text).is_ok(), "{name}");
        }
    }
}
