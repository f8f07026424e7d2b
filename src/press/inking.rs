//! Draws a PDF in the inks of a palette: every page, the drawings in it, and what their resources have to say of colours.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};
use rayon::prelude::*;

use super::filters::page_content;
use super::furniture::separation;
use super::palette::Palette;
use super::pen::Space;
use super::recolour::{Drawn, Names, ink_name, recolour, tiling};
use super::source::{Source, inherited};
use super::survey::Survey;
use crate::hash::Hash;

/// How deep drawings are looked for in one another.
const DEPTH: usize = 16;

/// The pages of a PDF in the inks of a palette, and what was seen of colours on the way.
///
/// # Errors
/// When a drawing cannot be read: its colours would be left as they are, and nobody told.
pub fn ink(mut source: Source, palette: &Palette) -> Result<(Source, Survey), lopdf::Error> {
    let spaces: Vec<(String, Object)> = palette
        .spots()
        .iter()
        .enumerate()
        .map(|(index, ink)| {
            (ink_name(index), separation(&mut source.document, &ink.name, ink.cmyk))
        })
        .collect();
    let pages = source.ids();
    let mut inking =
        Inking { document: &mut source.document, palette, spaces, done: BTreeMap::new() };
    let mut survey = Survey::default();
    let shared = &inking;
    let drawings: Vec<_> = pages.par_iter().map(|page| shared.recoloured(*page)).collect();
    for (index, (page, drawing)) in pages.into_iter().zip(drawings).enumerate() {
        let drawn = inking.page(page, drawing?)?;
        survey.add(index + 1, &drawn, palette);
    }
    let inks = format!("{palette:?}");
    source.hash = Hash::of_parts([source.hash.to_string().as_bytes(), inks.as_bytes()]);
    Ok((source, survey))
}

struct Inking<'a> {
    document: &'a mut Document,
    palette: &'a Palette,
    /// The printer's own inks as colour spaces, by the names that pages know them by.
    spaces: Vec<(String, Object)>,
    /// What the drawings that are done draw.
    done: BTreeMap<ObjectId, Vec<Drawn>>,
}

/// A page, drawn in the inks.
struct Page {
    stream: Stream,
    drawn: Vec<Drawn>,
    forms: BTreeMap<Vec<u8>, ObjectId>,
}

impl Inking<'_> {
    /// A page's own drawing in the inks, compressed, and the drawings in it by their names.
    fn recoloured(&self, page: ObjectId) -> Result<Page, lopdf::Error> {
        let resources = inherited(self.document, page, b"Resources");
        let (names, forms) = self.names(resources);
        let content = page_content(self.document, page)?;
        let done = recolour(&content, &names, self.palette);
        let mut stream = Stream::new(Dictionary::new(), done.bytes);
        stream.compress()?;
        Ok(Page { stream, drawn: done.drawn, forms })
    }

    /// Puts a page's drawing in the place of the one that it has.
    fn page(&mut self, id: ObjectId, page: Page) -> Result<Vec<Drawn>, lopdf::Error> {
        let contents = self.document.add_object(page.stream);
        let resources = inherited(self.document, id, b"Resources").cloned();
        let resources = self.with_inks(resources);
        let group = inherited(self.document, id, b"Group").cloned();
        let own = self.document.get_dictionary_mut(id)?;
        own.set("Contents", contents);
        if let Some(resources) = resources {
            own.set("Resources", resources);
        }
        blend_in_inks(own, group);
        self.whole(page.drawn, &page.forms, DEPTH)
    }

    /// What a stream draws, the drawings in it included.
    fn whole(
        &mut self,
        drawn: Vec<Drawn>,
        forms: &BTreeMap<Vec<u8>, ObjectId>,
        depth: usize,
    ) -> Result<Vec<Drawn>, lopdf::Error> {
        let mut whole = Vec::with_capacity(drawn.len());
        for one in drawn {
            let Drawn::Form(name, scale) = &one else {
                whole.push(one);
                continue;
            };
            let Some(id) = forms.get(name).filter(|_| depth > 0) else { continue };
            if !self.done.contains_key(id) {
                // One that holds itself is not gone through again.
                self.done.insert(*id, Vec::new());
                let inner = self.form(*id, depth - 1)?;
                self.done.insert(*id, inner);
            }
            whole.extend(self.done[id].iter().map(|inner| inner.scaled(*scale)));
        }
        Ok(whole)
    }

    fn form(&mut self, id: ObjectId, depth: usize) -> Result<Vec<Drawn>, lopdf::Error> {
        let form = self.document.get_object(id)?.as_stream()?.clone();
        let resources = form.dict.get(b"Resources").ok().cloned();
        let (names, forms) = self.names(resources.as_ref());
        let done = recolour(&form.get_plain_content()?, &names, self.palette);
        let resources = self.with_inks(resources);
        let group = form.dict.get_deref(b"Group", self.document).ok().cloned();
        if let Object::Stream(form) = self.document.get_object_mut(id)? {
            form.set_plain_content(done.bytes);
            form.compress()?;
            if let Some(resources) = resources {
                form.dict.set("Resources", resources);
            }
            blend_in_inks(&mut form.dict, group);
        }
        self.whole(done.drawn, &forms, depth)
    }

    /// What the names of a stream's resources stand for.
    fn names(&self, resources: Option<&Object>) -> (Names, BTreeMap<Vec<u8>, ObjectId>) {
        let (mut names, mut forms) = (Names::default(), BTreeMap::new());
        let Some(resources) = resources.and_then(|it| self.dictionary(it)) else {
            return (names, forms);
        };
        let entries = |key: &[u8]| {
            resources.get(key).ok().and_then(|it| self.dictionary(it)).into_iter().flatten()
        };
        for (name, space) in entries(b"ColorSpace") {
            names.spaces.insert(name.clone(), self.space(name, space));
        }
        for (name, pattern) in entries(b"Pattern") {
            if let Some(id) = pattern.as_reference().ok().filter(|id| self.is_tiling(*id)) {
                names.tilings.push(name.clone());
                forms.insert(tiling(name), id);
            }
        }
        for (name, font) in entries(b"Font") {
            let font = self.dictionary(font).and_then(|font| font.get(b"Subtype").ok());
            if font.and_then(|kind| kind.as_name().ok()) == Some(b"Type3") {
                names.drawn_fonts.push(name.clone());
            }
        }
        for (name, object) in entries(b"XObject") {
            let Ok(id) = object.as_reference() else { continue };
            let stream = self.document.get_object(id).and_then(Object::as_stream);
            let kind = stream.and_then(|it| it.dict.get(b"Subtype")).and_then(Object::as_name);
            match kind {
                Ok(b"Form") => {
                    names.forms.push(name.clone());
                    forms.insert(name.clone(), id);
                }
                _ => names.pictures.push(name.clone()),
            }
        }
        (names, forms)
    }

    /// Whether a pattern is a drawing with colours of its own (ISO 32000-1, 8.7.3.2).
    fn is_tiling(&self, pattern: ObjectId) -> bool {
        let stream = self.document.get_object(pattern).and_then(Object::as_stream);
        let is_one = |key: &[u8]| {
            let stream = stream.as_ref().ok();
            stream.is_some_and(|it| it.dict.get(key).and_then(Object::as_i64).is_ok_and(|n| n == 1))
        };
        is_one(b"PatternType") && is_one(b"PaintType")
    }

    fn dictionary<'o>(&'o self, object: &'o Object) -> Option<&'o Dictionary> {
        self.document.dereference(object).ok()?.1.as_dict().ok()
    }

    /// What colours are told in (ISO 32000-1, 8.6.4 and 8.6.5).
    fn space(&self, name: &[u8], space: &Object) -> Space {
        let Ok((_, space)) = self.document.dereference(space) else { return Space::Other };
        let family = match space {
            Object::Name(family) => Some(&family[..]),
            Object::Array(parts) => parts.first().and_then(|family| family.as_name().ok()),
            _ => None,
        };
        let parts = match (family, space) {
            (Some(b"DeviceRGB" | b"CalRGB"), _) => 3,
            (Some(b"DeviceGray" | b"CalGray"), _) => 1,
            (Some(b"ICCBased"), Object::Array(array)) => array.get(1).map_or(0, |profile| {
                let stream = self.document.dereference(profile).ok();
                let stream = stream.and_then(|it| it.1.as_stream().ok());
                let parts = stream.and_then(|it| it.dict.get(b"N").ok());
                parts.and_then(|parts| parts.as_i64().ok()).unwrap_or(0)
            }),
            _ => 0,
        };
        match parts {
            3 => Space::Rgb(Some(name.to_vec())),
            1 => Space::Grey,
            _ => Space::Other,
        }
    }

    /// Resources that know the printer's own inks; those that pages share stay shared.
    fn with_inks(&mut self, resources: Option<Object>) -> Option<Object> {
        if self.spaces.is_empty() {
            return None;
        }
        let shared = resources.as_ref().and_then(|it| it.as_reference().ok());
        let mut all = resources.as_ref().and_then(|it| self.dictionary(it)).cloned();
        let all = all.get_or_insert_default();
        let spaces = all.get(b"ColorSpace").ok().and_then(|it| self.dictionary(it)).cloned();
        let mut spaces = spaces.unwrap_or_default();
        for (name, space) in &self.spaces {
            spaces.set(name.as_str(), space.clone());
        }
        all.set("ColorSpace", spaces);
        match shared {
            Some(id) => {
                self.document.objects.insert(id, all.clone().into());
                Some(id.into())
            }
            None => Some(all.clone().into()),
        }
    }
}

/// What is transparent is mixed on the paper, of inks (ISO 32000-1, 11.6.6).
fn blend_in_inks(owner: &mut Dictionary, group: Option<Object>) {
    if let Some(Object::Dictionary(mut group)) = group
        && group.has(b"CS")
    {
        group.set("CS", "DeviceCMYK");
        owner.set("Group", group);
    }
}
