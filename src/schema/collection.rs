//! What a collection has of its own, for its copies of the schemas: themes, types, sheets, layouts, icons.

use std::collections::BTreeSet;

use crate::failure::Failure;
use crate::limits::LAYOUT_BYTES;
use crate::project::Project;
use crate::sheet::{Manifest, SECTION_TYPES};
use crate::typeset::program_layouts;

/// What can be named in a collection's sources.
#[derive(Clone, Debug)]
pub struct Known {
    /// Section types and their headings: the format's, then the collection's.
    pub(super) types: Vec<(String, String)>,
    /// Themes: number and title.
    pub(super) themes: Vec<(u32, String)>,
    /// Sheets, by their identifiers.
    pub(super) sheets: Vec<String>,
    /// Layouts that can be chosen.
    pub(super) layouts: Vec<String>,
    /// Icons.
    pub(super) icons: Vec<String>,
}

impl Known {
    /// What a manifest says, with the identifiers of the sheets, and the layouts and icons of the program and of the
    /// collection's folder, where there is one.
    ///
    /// # Errors
    /// When the collection's layouts cannot be read.
    pub fn new(
        manifest: &Manifest,
        mut sheets: Vec<String>,
        project: Option<&Project>,
    ) -> Result<Self, Failure> {
        sheets.sort();
        sheets.dedup();
        let own = manifest.section_types.iter();
        let own = own.map(|kind| (kind.name.clone(), kind.heading.clone()));
        let mut files: BTreeSet<String> = program_layouts().into_keys().collect();
        if let Some(project) = project {
            files.extend(project.overlay("layouts", LAYOUT_BYTES)?.into_keys());
        }
        Ok(Self {
            types: usual_types().chain(own).collect(),
            themes: manifest.themes.iter().map(|t| (t.number, t.title.clone())).collect(),
            sheets,
            layouts: layouts(&files),
            icons: icons(&files),
        })
    }

    /// What a collection on the disk has.
    ///
    /// # Errors
    /// When its folders cannot be read.
    pub fn of(project: &Project, manifest: &Manifest) -> Result<Self, Failure> {
        let sheets = project.sheet_files()?.into_iter().map(|(id, _)| id).collect();
        Self::new(manifest, sheets, Some(project))
    }
}

/// The format's section types and their headings.
pub(super) fn usual_types() -> impl Iterator<Item = (String, String)> {
    SECTION_TYPES.iter().map(|kind| (kind.name.to_owned(), kind.heading.to_owned()))
}

/// Folders with both entries of a layout.
fn layouts(files: &BTreeSet<String>) -> Vec<String> {
    let folders = files.iter().filter_map(|name| name.strip_suffix("/annex.typ"));
    folders
        .filter(|folder| !folder.contains('/'))
        .filter(|folder| files.contains(&format!("{folder}/handout.typ")))
        .map(str::to_owned)
        .collect()
}

fn icons(files: &BTreeSet<String>) -> Vec<String> {
    let names = files.iter().filter_map(|name| name.strip_prefix("icons/")?.strip_suffix(".svg"));
    names.map(str::to_owned).collect()
}
