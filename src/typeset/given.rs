//! What an output is given: the data and pictures that its layout may read, and so all that its pages depend on
//! besides the layouts and fonts.
//!
//! A handout gets what concerns its own sheet and nothing else. That a change of one sheet leaves the other handouts
//! as they are is then no guess about what layouts read.

use std::collections::BTreeMap;

use rayon::prelude::*;
use typst::foundations::Bytes;

use super::{Output, data};
use crate::annex::{Annex, Entry};
use crate::hash::Hash;

/// The data and pictures of a collection.
pub(super) struct Given {
    annex: Bytes,
    /// What the pages are for.
    edition: Bytes,
    /// How far beyond their edges they are to be drawn, in millimetres.
    bleed: f64,
    sheets: Vec<Sheet>,
    /// The path of the picture on the cover, which handouts do not have.
    cover: Option<String>,
    pictures: BTreeMap<String, Bytes>,
}

/// What concerns one sheet.
struct Sheet {
    id: String,
    /// Its file, as people know it.
    file: String,
    /// The collection as its handout sees it.
    annex: Bytes,
    data: Bytes,
    pictures: Vec<String>,
}

impl Given {
    /// No data at all.
    pub(super) fn nothing() -> Self {
        let edition = Bytes::new(data::edition(0.0));
        let (annex, pictures) = (Bytes::new([]), BTreeMap::new());
        Self { annex, edition, bleed: 0.0, sheets: Vec::new(), cover: None, pictures }
    }

    pub(super) fn new(annex: &Annex) -> Self {
        Self {
            annex: Bytes::new(data::annex(annex)),
            edition: Bytes::new(data::edition(0.0)),
            bleed: 0.0,
            sheets: annex.entries.par_iter().map(|entry| Sheet::new(annex, entry)).collect(),
            cover: annex.manifest.cover.as_ref().map(|cover| cover.picture.path.clone()),
            pictures: annex
                .pictures
                .keys()
                .filter_map(|path| Some((path.clone(), Bytes::new(annex.printed(path)?.to_vec()))))
                .collect(),
        }
    }

    /// The same, of pages that are drawn so many millimetres beyond their edges.
    pub(super) fn bleeding(self, bleed: f64) -> Self {
        Self { edition: Bytes::new(data::edition(bleed)), bleed, ..self }
    }

    /// How far beyond their edges pages are to be drawn, in millimetres.
    pub(super) const fn bleed(&self) -> f64 {
        self.bleed
    }

    /// The sheets that an output prints.
    fn sheets<'a>(&'a self, output: &'a Output) -> impl Iterator<Item = &'a Sheet> {
        self.sheets.iter().filter(move |sheet| match output {
            Output::Annex | Output::Redline | Output::Checks => true,
            Output::Handout(id) => *id == sheet.id,
        })
    }

    fn pictures<'a>(&'a self, output: &'a Output) -> impl Iterator<Item = (&'a String, &'a Bytes)> {
        let cover = self.cover.iter().filter(|_| !matches!(output, Output::Handout(_)));
        let paths = cover.chain(self.sheets(output).flat_map(|sheet| &sheet.pictures));
        let named = paths.filter_map(|path| self.pictures.get_key_value(path));
        // A redline also shows those that no sheet names any more.
        let all = self.pictures.iter().filter(move |_| *output == Output::Redline);
        named.chain(all)
    }

    fn annex<'a>(&'a self, output: &'a Output) -> &'a Bytes {
        match output {
            Output::Annex | Output::Redline | Output::Checks => &self.annex,
            Output::Handout(_) => self.sheets(output).next().map_or(&self.annex, |s| &s.annex),
        }
    }

    /// The virtual files of an output.
    pub(super) fn to(&self, output: &Output) -> Vec<(String, Bytes)> {
        let mut files = vec![
            ("/data/output.json".to_owned(), Bytes::new(data::output(output))),
            ("/data/edition.json".to_owned(), self.edition.clone()),
            ("/data/annexe.json".to_owned(), self.annex(output).clone()),
        ];
        files.extend(
            self.sheets(output)
                .map(|sheet| (format!("/data/sheets/{}.json", sheet.id), sheet.data.clone())),
        );
        files.extend(
            self.pictures(output).map(|(path, bytes)| (format!("/pictures/{path}"), bytes.clone())),
        );
        files
    }

    /// The same, by the files of the collection that they come from.
    pub(super) fn inputs(&self, output: &Output) -> BTreeMap<String, Hash> {
        let mut inputs = BTreeMap::new();
        inputs.insert("collection".to_owned(), Hash::of(self.annex(output)));
        inputs.insert("edition".to_owned(), Hash::of(&self.edition));
        inputs.extend(self.sheets(output).map(|s| (s.file.clone(), Hash::of(&s.data))));
        inputs.extend(
            self.pictures(output).map(|(path, bytes)| (format!("sources/{path}"), Hash::of(bytes))),
        );
        inputs
    }
}

impl Sheet {
    fn new(annex: &Annex, entry: &Entry) -> Self {
        let sheet = &entry.sheet;
        Self {
            id: sheet.id.clone(),
            file: sheet.place.source.path().display().to_string(),
            annex: Bytes::new(data::annex_of_handout(annex, entry)),
            data: Bytes::new(data::sheet(entry)),
            pictures: sheet.pictures.iter().map(|picture| picture.path.clone()).collect(),
        }
    }
}
