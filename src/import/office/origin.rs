//! What the properties of a document say of the form that it was made from; they stay when its hints are gone.

use super::archive::Archive;
use super::refused::Refused;
use super::xml::{self, Node};
use crate::form::hint::{PROPERTY, THEME_PROPERTY};

/// The parts that hold properties, the element around them, and each of them, in Word and in ODF.
const PARTS: &[(&str, &str, &str)] = &[
    ("docProps/custom.xml", "op:Properties", "op:property"),
    ("meta.xml", "office:meta", "meta:user-defined"),
];

/// Where a form comes from.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Origin {
    /// Whether the document was made from a form.
    pub(crate) form: bool,
    /// The themes of the collection that the form is for: number and title.
    pub(crate) themes: Vec<(u32, String)>,
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
    fn add(&mut self, property: &Node) {
        let name = property.attr("name").unwrap_or_default();
        let value = property.text();
        if name == PROPERTY {
            self.form = true;
        } else if let Some(Ok(number)) = name.strip_prefix(THEME_PROPERTY).map(str::parse)
            && !value.trim().is_empty()
        {
            self.themes.push((number, value.trim().to_owned()));
        }
    }
}
