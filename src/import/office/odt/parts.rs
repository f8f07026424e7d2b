//! Reads the parts of an ODF file besides its text: the manifest, common styles, heads and feet, formulas.

use std::collections::HashMap;

use super::Reader;
use crate::import::office::package::archive::Archive;
use crate::import::office::package::refused::Refused;
use crate::import::office::package::tally::Tally;
use crate::import::office::package::xml::{self, Node};

const MANIFEST: &str = "META-INF/manifest.xml";
const STYLES: &str = "styles.xml";
/// What a head or a foot of pages is called.
const MARGINS: &[&str] = &[
    "style:header",
    "style:header-left",
    "style:header-first",
    "style:footer",
    "style:footer-left",
    "style:footer-first",
];

/// Refuses a file of which any part is encrypted (OpenDocument 1.3 part 2, 4.5).
pub(super) fn refuse_encrypted(archive: &Archive) -> Result<(), Refused> {
    if !archive.has(MANIFEST) {
        return Ok(());
    }
    xml::each(archive, MANIFEST, &["manifest:manifest"], &mut Tally::off(), |_, entry| match entry
        .find("manifest:encryption-data")
    {
        Some(_) => Err(Refused::Encrypted),
        None => Ok(()),
    })
}

/// Reads the common styles, and tells of heads and feet.
pub(super) fn styles(archive: &Archive, reader: &mut Reader) -> Result<(), Refused> {
    if !archive.has(STYLES) {
        return Ok(());
    }
    let mut margins = Vec::new();
    let within = &["office:styles", "office:master-styles"];
    xml::each(archive, STYLES, within, &mut Tally::off(), |_, node| {
        if node.name == "style:master-page" {
            let own = node.nodes().filter(|node| MARGINS.contains(&node.name));
            margins.extend(own.map(Node::text));
            return Ok(());
        }
        reader.style(&node, false)
    })?;
    reader.reading.heads_and_feet(margins.into_iter());
    Ok(())
}

/// The texts of the formulas that a file has as parts of their own, by the part that the text names.
pub(super) fn formulas(archive: &Archive) -> Result<HashMap<String, String>, Refused> {
    let mut formulas = HashMap::new();
    let objects = archive.names().filter_map(|name| name.strip_suffix("/content.xml"));
    for object in objects {
        let mut text = String::new();
        let part = format!("{object}/content.xml");
        let read = xml::each(archive, &part, &["math:math"], &mut Tally::off(), |_, node| {
            text.push_str(&signs(&node));
            Ok(())
        });
        match read {
            // Formulas of old programs have a document type of their own: they stay objects.
            Err(Refused::Doctype(_)) => continue,
            other => other?,
        }
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if !text.is_empty() {
            formulas.insert(object.to_owned(), text);
        }
    }
    Ok(formulas)
}

/// The signs of a formula, set apart; its source in another language is none of them.
pub(super) fn signs(node: &Node) -> String {
    match node.name {
        "math:mi" | "math:mn" | "math:mo" | "math:mtext" => format!("{} ", node.text()),
        "" | "math:math" => node.nodes().map(signs).collect(),
        _ => String::new(),
    }
}
