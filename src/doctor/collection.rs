//! A collection's sources, layouts and fonts.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::annex::Annex;
use crate::check;
use crate::diag::Diagnostics;
use crate::failure::Failure;
use crate::limits::{FONT_BYTES, LAYOUT_BYTES};
use crate::project::Project;
use crate::schema::{self, Freshness};
use crate::typeset::{CONTRACT, font_book, program_fonts, program_layouts, stated_contract};

/// Signs that the layouts print themselves, and that French typography brings in.
const SIGNS: &str = "✓➤→–◦«»’…œŒæÆ°éèàçùêÉÀÇ€";

/// How a collection was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Way {
    /// By `--root`.
    Given,
    /// In the current folder.
    Here,
    /// In one above it.
    Above,
}

/// A collection.
#[derive(Debug, Serialize)]
pub struct Collection {
    /// Its folder.
    pub root: String,
    /// How it was found.
    pub found: Way,
    /// The annex's label; none where the manifest is wrong.
    pub label: Option<String>,
    /// How many themes it declares.
    pub themes: usize,
    /// How many section types it adds.
    pub own_types: usize,
    /// How many sheets the annex has.
    pub sheets: usize,
    /// Sheets that stand in `sources/` and not in the annex.
    pub unlisted: Vec<String>,
    /// How many errors the sources have.
    pub errors: usize,
    /// How many warnings, the typeset pages not looked at.
    pub warnings: usize,
    /// The copies of the schemas: `fresh`, `stale`, `absent`; none where nobody can know.
    pub schemas: Option<&'static str>,
}

/// Layouts.
#[derive(Debug, Serialize)]
pub struct Layouts {
    /// The one that the manifest names; none: the usual one.
    pub chosen: Option<String>,
    /// The contract's version that the program provides.
    pub contract: u32,
    /// Files of the collection that the program has otherwise.
    pub changed: Vec<String>,
    /// Files of the collection that the program has not.
    pub added: Vec<String>,
    /// How many files of the collection are the program's own.
    pub same: usize,
    /// Files written for another version of the contract, with that version.
    pub other_contract: BTreeMap<String, i64>,
}

/// Fonts.
#[derive(Debug, Serialize)]
pub struct Fonts {
    /// All families.
    pub families: Vec<String>,
    /// Files of the collection that are not the program's.
    pub own: Vec<String>,
    /// How many files the program brings.
    pub program: usize,
    /// Signs that no font has.
    pub missing: String,
}

/// What a collection is, its diagnostics given.
///
/// # Errors
/// When its folders cannot be read.
pub fn examine(
    project: &Project,
    annex: Option<&Annex>,
    found: &Diagnostics,
    root: String,
    found_by: Way,
) -> Result<(Collection, Layouts), Failure> {
    let manifest = annex.map(|annex| &annex.manifest);
    let listed = |id: &String| {
        let sheets = manifest.and_then(|manifest| manifest.sheets.as_ref());
        sheets.is_none_or(|sheets| sheets.iter().any(|sheet| sheet.id == *id))
    };
    let ids = project.sheet_files()?.into_iter().map(|(id, _)| id);
    let schemas = manifest.map(|manifest| schema::freshness(project, manifest)).transpose()?;
    let collection = Collection {
        root,
        found: found_by,
        label: manifest.map(|manifest| manifest.label.clone()),
        themes: manifest.map_or(0, |manifest| manifest.themes.len()),
        own_types: manifest.map_or(0, |manifest| manifest.section_types.len()),
        sheets: annex.map_or(0, |annex| annex.entries.len()),
        unlisted: ids.filter(|id| !listed(id)).collect(),
        errors: found.errors(),
        warnings: found.warnings(),
        schemas: schemas.map(|freshness| match freshness {
            Freshness::Absent => "absent",
            Freshness::Fresh => "fresh",
            Freshness::Stale => "stale",
        }),
    };
    let chosen = manifest.and_then(|manifest| manifest.layout.as_ref());
    Ok((collection, layouts(project, chosen.map(|layout| layout.name.clone()))?))
}

fn layouts(project: &Project, chosen: Option<String>) -> Result<Layouts, Failure> {
    let program = program_layouts();
    let mut layouts = Layouts {
        chosen,
        contract: CONTRACT,
        changed: Vec::new(),
        added: Vec::new(),
        same: 0,
        other_contract: BTreeMap::new(),
    };
    for (name, bytes) in project.overlay("layouts", LAYOUT_BYTES)? {
        let stated = stated_contract(&name, &bytes).filter(|stated| *stated != i64::from(CONTRACT));
        layouts.other_contract.extend(stated.map(|stated| (format!("layouts/{name}"), stated)));
        match program.get(&name) {
            Some(known) if **known == *bytes => layouts.same += 1,
            Some(_) => layouts.changed.push(format!("layouts/{name}")),
            None => layouts.added.push(format!("layouts/{name}")),
        }
    }
    Ok(layouts)
}

/// The fonts of a collection, or of the program alone.
///
/// # Errors
/// When a file cannot be read.
pub fn fonts(project: Option<&Project>) -> Result<Fonts, Failure> {
    let program = program_fonts();
    let files = project.map(|project| project.overlay("fonts", FONT_BYTES)).transpose()?;
    let own = files.unwrap_or_default().into_iter();
    let own = own.filter(|(name, bytes)| program.get(name).is_none_or(|known| **known != **bytes));
    let book = font_book(project)?;
    let mut families: Vec<String> = book.families().map(|(name, _)| name.to_owned()).collect();
    families.sort();
    let is_font = |name: &&String| {
        let name = name.to_ascii_lowercase();
        [".ttf", ".otf", ".ttc", ".otc"].iter().any(|end| name.ends_with(end))
    };
    Ok(Fonts {
        families,
        own: own.map(|(name, _)| format!("fonts/{name}")).collect(),
        program: program.keys().filter(is_font).count(),
        missing: check::missing(SIGNS, &book).into_iter().collect(),
    })
}
