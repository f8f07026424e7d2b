//! What the properties of a document say of the form that it was made from; they stay when its hints are gone.

use super::archive::Archive;
use super::refused::Refused;
use super::xml::{self, Node};
use crate::form::hint::{PROPERTY, THEME_PROPERTY, TYPE_PROPERTY};
use crate::import::draft::same;

/// The parts that hold properties, the element around them, and each of them, in Word and in ODF.
const PARTS: &[(&str, &str, &str)] = &[
    ("docProps/custom.xml", "op:Properties", "op:property"),
    ("meta.xml", "office:meta", "meta:user-defined"),
];

/// Where a form comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Origin {
    /// Whether the document was made from a form.
    pub(crate) form: bool,
    /// The themes of the collection that the form is for: number and title.
    pub(crate) themes: Vec<(u32, String)>,
    /// The section types that the collection adds: name and heading.
    pub(crate) types: Vec<(String, String)>,
}

/// Reads the properties of a document.
pub(crate) fn of(archive: &Archive) -> Result<Origin, Refused> {
    let mut origin = Origin::default();
    for (part, around, property) in PARTS.iter().filter(|(part, ..)| archive.has(part)) {
        let nodes = xml::all(archive, part, &[around])?;
        nodes.iter().filter(|node| node.name == *property).for_each(|node| origin.add(node));
    }
    Ok(origin)
}

impl Origin {
    /// The section type of the collection's own that a heading announces.
    pub(crate) fn section_type(&self, heading: &str) -> Option<&(String, String)> {
        self.types.iter().find(|(_, usual)| same(usual, heading))
    }

    fn add(&mut self, property: &Node) {
        let name = property.attr("name").unwrap_or_default();
        let value = property.text().trim().to_owned();
        if name == PROPERTY {
            self.form = true;
        } else if let Some(Ok(number)) = name.strip_prefix(THEME_PROPERTY).map(str::parse)
            && !value.is_empty()
        {
            self.themes.push((number, value));
        } else if let Some(kind) = name.strip_prefix(TYPE_PROPERTY).filter(|_| !value.is_empty()) {
            self.types.push((kind.to_owned(), value));
        }
    }
}
