//! The annex: the sheets in order, numbered, their tiles chosen, their references resolved. It does not change again.

mod listed;
mod near;
mod pictures;
mod renumbered;

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;
use time::Date;

use crate::diag::{Code, Diagnostic, Diagnostics, did_you_mean};
use crate::failure::{Attempt, Failure};
use crate::fmt::alone;
use crate::history::{self, Stamp};
use crate::limits;
use crate::message::text;
use crate::picture::{self, Cache, Printable, Room};
use crate::project::{MANIFEST, Project, SOURCES, Unreadable};
use crate::sheet::{self, MOTIFS, Manifest, PictureUse, Placement, Sheet, Template};
use crate::source::{Place, Source};
use crate::yaml;
use listed::listed_files;
use pictures::{bad_picture, pictures, room, uses};

/// A whole collection, ready to be typeset.
#[derive(Debug)]
pub struct Annex {
    /// What the annex is called, and its themes.
    pub manifest: Manifest,
    /// The sheets, in order.
    pub entries: Vec<Entry>,
    /// The pictures that sheets use, by their path relative to `sources/`.
    pub pictures: BTreeMap<String, Vec<u8>>,
    /// What is printed of them, where that was prepared.
    pub printable: BTreeMap<String, Printable>,
    /// The revision that it is to carry, see [`crate::history::Point`].
    pub stamp: Option<Stamp>,
}

/// A sheet in its place.
#[derive(Debug)]
pub struct Entry {
    /// Its number, from 1.
    pub number: usize,
    /// Its tile's motif.
    pub motif: String,
    /// Which variant of the motif, from 0.
    pub variant: usize,
    /// When the sheet was last changed, where the manifest wants that to be said.
    pub updated: Option<Date>,
    /// The sheet.
    pub sheet: Sheet,
}

impl Annex {
    /// Reads a collection.
    ///
    /// Everything that is amiss goes to `diagnostics`; there is an annex, perhaps a partial one, whenever the
    /// manifest can be read.
    ///
    /// # Errors
    /// When the folder itself cannot be read.
    pub fn read(project: &Project, diagnostics: &mut Diagnostics) -> Result<Option<Self>, Failure> {
        let Some((_, manifest)) = read_manifest(project, diagnostics)? else {
            read_alone(project, diagnostics)?;
            return Ok(None);
        };
        let files = listed_files(project, &manifest, diagnostics)?;
        let read: Vec<_> = files
            .par_iter()
            .map(|(id, file)| {
                let mut found = Diagnostics::default();
                let (bytes, text) = read_source(project, file, &mut found)?;
                let Some(text) = text else {
                    if let Some(text) = Source::of_refused(&Project::shown(file), &bytes) {
                        sheet::report_rest(id, &text, &manifest, &mut found);
                    }
                    return Ok((None, found));
                };
                Ok((sheet::read_sheet(id, &text, &manifest, &mut found), found))
            })
            .collect::<Result<_, Failure>>()?;
        let mut sheets = Vec::new();
        for (sheet, found) in read {
            diagnostics.extend(found);
            sheets.extend(sheet);
        }
        renumbered::check(&manifest, &sheets, diagnostics);
        let ids: Vec<&str> = files.iter().map(|(id, _)| id.as_str()).collect();
        let written = project.sheet_files()?;
        resolve_links(&sheets, &ids, &written, diagnostics);
        let pictures = pictures(project, uses(&manifest, &sheets), diagnostics);
        Ok(Some(Self {
            manifest,
            entries: number(sheets),
            pictures,
            printable: BTreeMap::new(),
            stamp: None,
        }))
    }

    /// Whether it says something of its history, which changes without its files.
    #[must_use]
    pub fn is_marked(&self) -> bool {
        self.stamp.is_some() || self.manifest.updated.is_some()
    }

    /// Makes of the pictures what is printed, at so many points an inch: the most that layouts of the program show. A
    /// collection with `own_layouts` may show them on a whole page.
    pub fn prepare_pictures(
        &mut self,
        dpi: f64,
        own_layouts: bool,
        cache: Option<&Cache>,
        diagnostics: &mut Diagnostics,
    ) {
        let rooms = self.rooms(dpi, own_layouts);
        let made: Vec<_> = self
            .pictures
            .par_iter()
            .map(|(path, bytes)| (path.clone(), picture::prepare_once(bytes, rooms[path], cache)))
            .collect();
        for (path, made) in made {
            match made {
                Ok(made) => drop(self.printable.insert(path, made)),
                Err(why) => {
                    if let Some(used) = self.uses().find(|used| used.path == path) {
                        diagnostics.push(bad_picture(used, why));
                    }
                }
            }
        }
    }

    /// Keeps what was made of the pictures for the next time.
    pub fn keep_pictures(&self, dpi: f64, own_layouts: bool, cache: &Cache) {
        for (path, room) in self.rooms(dpi, own_layouts) {
            if let (Some(bytes), Some(made)) = (self.pictures.get(&path), self.printable.get(&path))
            {
                cache.put(bytes, room, made);
            }
        }
    }

    /// The largest room that each picture is printed in; those that no sheet names are of another version, in a comparison.
    fn rooms(&self, dpi: f64, own_layouts: bool) -> BTreeMap<String, Room> {
        let of = |placement| room(placement, own_layouts, dpi);
        let mut rooms: BTreeMap<String, Room> = BTreeMap::new();
        for used in self.uses() {
            let wanted = of(used.placement);
            let most = rooms.entry(used.path.clone()).or_insert(wanted);
            most.width = most.width.max(wanted.width);
            most.height = most.height.max(wanted.height);
        }
        for path in self.pictures.keys() {
            rooms.entry(path.clone()).or_insert_with(|| of(Placement::Full));
        }
        rooms
    }

    /// Where pictures are named: in the manifest, then in the sheets.
    pub(crate) fn uses(&self) -> impl Iterator<Item = &PictureUse> {
        uses(&self.manifest, self.entries.iter().map(|entry| &entry.sheet))
    }

    /// A picture as it is printed.
    #[must_use]
    pub fn printed(&self, path: &str) -> Option<&[u8]> {
        let made = self.printable.get(path).map(|made| &made.bytes);
        made.or_else(|| self.pictures.get(path)).map(Vec::as_slice)
    }

    /// The entry of an identifier.
    #[must_use]
    pub fn entry(&self, id: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.sheet.id == id)
    }
}

/// Reads a collection's manifest alone, with its text.
///
/// # Errors
/// When it cannot be read at all; what is wrong in it goes to `diagnostics`.
pub fn read_manifest(
    project: &Project,
    diagnostics: &mut Diagnostics,
) -> Result<Option<(Arc<Source>, Manifest)>, Failure> {
    let Some(text) = source(project, MANIFEST, diagnostics)? else {
        return Ok(None);
    };
    Ok(sheet::read_manifest(&text, diagnostics).map(|manifest| (text, manifest)))
}

/// Reports what is wrong in the sheets by themselves, where no manifest can be read: its faults hide none of theirs.
fn read_alone(project: &Project, diagnostics: &mut Diagnostics) -> Result<(), Failure> {
    for (id, file) in project.sheet_files()? {
        let Some(source) = source(project, &file, diagnostics)? else { continue };
        let root = yaml::read(&source, &mut Diagnostics::default());
        match root.as_ref().and_then(alone::manifest) {
            Some(manifest) => drop(sheet::read_sheet(&id, &source, &manifest, diagnostics)),
            None => drop(yaml::read(&source, diagnostics)),
        }
    }
    Ok(())
}

fn source(
    project: &Project,
    name: &str,
    diagnostics: &mut Diagnostics,
) -> Result<Option<Arc<Source>>, Failure> {
    read_source(project, name, diagnostics).map(|(_, source)| source)
}

/// Reads a source file, its bytes and its text; its absence is for the caller to have ruled out.
///
/// # Errors
/// When it cannot be read at all; what is wrong in it goes to `diagnostics`.
pub fn read_source(
    project: &Project,
    name: &str,
    diagnostics: &mut Diagnostics,
) -> Result<(Vec<u8>, Option<Arc<Source>>), Failure> {
    let path = Project::shown(name);
    let nothing = (Vec::new(), None);
    match project.read(name, limits::SOURCE_BYTES) {
        Ok(bytes) => {
            let source = Source::decode(&path, &bytes, diagnostics);
            Ok((bytes, source))
        }
        Err(Unreadable::TooLarge(limit)) => {
            let place = Place::new(&Source::new(path, String::new()), 0..0);
            diagnostics.push(
                Diagnostic::error(
                    Code::FileTooLarge,
                    text!("source-too-large", limit = limit >> 20),
                )
                .at(&place, "")
                .hint(text!("source-too-large.hint")),
            );
            Ok(nothing)
        }
        Err(Unreadable::Missing) => {
            let place = Place::new(&Source::new(path, String::new()), 0..0);
            diagnostics.push(
                Diagnostic::error(Code::MissingFile, text!("not-a-source"))
                    .at(&place, "")
                    .hint(text!("not-a-source.hint")),
            );
            Ok(nothing)
        }
        Err(Unreadable::System(error)) => {
            Err(Failure::io(Attempt::Read, &project.root().join(path), &error))
        }
    }
}

/// Whether git has left a source off the disk, by its name in `sources/`.
fn is_left_out(project: &Project, name: &str) -> bool {
    history::is_left_out(project.root(), &format!("{SOURCES}/{name}"))
}

fn resolve_links(
    sheets: &[Sheet],
    ids: &[&str],
    written: &[(String, String)],
    diagnostics: &mut Diagnostics,
) {
    for link in sheets
        .iter()
        .flat_map(|sheet| &sheet.links)
        .filter(|link| !ids.contains(&link.target.as_str()))
    {
        diagnostics.push(
            Diagnostic::error(Code::UnknownSheet, text!("unknown-sheet", id = link.target))
                .at(&link.place, text!("unknown-sheet.label"))
                .maybe_hint(
                    did_you_mean(&link.target, ids.iter().copied())
                        .map(|near| text!("unknown-sheet.hint-near", near)),
                )
                .hint(match written.iter().any(|(id, _)| *id == link.target) {
                    true => text!("unknown-sheet.hint-unlisted"),
                    false => text!("unknown-sheet.hint"),
                }),
        );
    }
}

/// Numbers the sheets and gives each its tile.
///
/// A sheet without a motif of its own gets one from its identifier, so that its tile stays when others come and go;
/// where that one is taken, the next free one; when all are, variants of them.
fn number(sheets: Vec<Sheet>) -> Vec<Entry> {
    let mut used = vec![0_usize; MOTIFS.len()];
    let index = |name: &str| MOTIFS.iter().position(|motif| *motif == name);
    for motif in sheets.iter().filter_map(|sheet| sheet.motif.as_deref()).filter_map(index) {
        used[motif] += 1;
    }
    let mut chosen = vec![0_usize; MOTIFS.len()];
    let mut entries = Vec::new();
    for (i, sheet) in sheets.into_iter().enumerate() {
        let (motif, variant) = match sheet.motif.as_deref().and_then(index) {
            Some(motif) => {
                chosen[motif] += 1;
                (motif, chosen[motif] - 1)
            }
            None => {
                // A film's tile is the screen's concentric circles, if they are free.
                let wish = match sheet.template {
                    Template::Film => index("cercles").unwrap_or(0),
                    Template::Sheet => fnv(&sheet.id) % MOTIFS.len(),
                };
                let least = used.iter().copied().min().unwrap_or(0);
                let motif = (0..MOTIFS.len())
                    .map(|k| (wish + k) % MOTIFS.len())
                    .find(|&m| used[m] == least)
                    .unwrap_or(wish);
                used[motif] += 1;
                (motif, used[motif] - 1)
            }
        };
        let motif = MOTIFS[motif].to_owned();
        entries.push(Entry { number: i + 1, motif, variant, updated: None, sheet });
    }
    entries
}

/// A hash that is the same on every machine and in every version (FNV-1a, 32 bits).
fn fnv(text: &str) -> usize {
    text.bytes()
        .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
        as usize
}
