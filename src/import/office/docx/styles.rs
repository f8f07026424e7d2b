//! Word's styles: what they mean, by name, outline level and the styles they are based on.

use std::collections::HashMap;

use crate::import::office::framed::SIDES;
use crate::import::office::looks::Marks;
use crate::import::office::model::Role;
use crate::import::office::package::archive::Archive;
use crate::import::office::package::refused::Refused;
use crate::import::office::package::xml::{self, Node};
use crate::import::office::style_names::{CHAIN, meaning, role};

/// The marks that an element's properties of characters give.
pub(crate) fn marks(holder: Option<&Node>) -> Marks {
    let on = |name: &str| holder.and_then(|properties| properties.on(name));
    let value = |name: &str| holder.and_then(|properties| properties.value(name));
    let align = |wanted: &str| value("w:vertAlign").map(|align| align == wanted);
    // LibreOffice writes raised signs as smaller ones, so many half points above the line (17.3.2.24).
    let above = || {
        let above = value("w:position")?.parse::<i32>().ok()?;
        value("w:sz").map(|_| above)
    };
    Marks {
        bold: on("w:b"),
        italic: on("w:i"),
        hidden: on("w:vanish"),
        raised: align("superscript").or_else(|| Some(above()? > 0)),
        lowered: align("subscript").or_else(|| Some(above()? < 0)),
        struck: on("w:strike").or(on("w:dstrike")),
        underlined: on("w:u"),
    }
}

/// Whether properties of a paragraph draw lines around it, where they say so (ISO/IEC 29500-1, 17.3.1.24).
pub(crate) fn framed(properties: Option<&Node>) -> Option<bool> {
    let borders = properties?.child("w:pBdr")?;
    let drawn = |side: &str| borders.on(side) == Some(true) && borders.value(side) != Some("nil");
    let sides =
        [["w:top", "w:top"], ["w:left", "w:start"], ["w:bottom", "w:bottom"], ["w:right", "w:end"]];
    let count = sides.iter().filter(|names| names.iter().any(|name| drawn(name))).count();
    Some(count >= SIDES)
}

/// A numbering that a paragraph or a style asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Numbering {
    /// The list.
    pub(crate) list: Option<String>,
    /// The level in it.
    pub(crate) level: Option<usize>,
}

impl Numbering {
    /// What properties of a paragraph ask for.
    pub(crate) fn of(properties: Option<&Node>) -> Self {
        let Some(node) = properties.and_then(|properties| properties.child("w:numPr")) else {
            return Self::default();
        };
        Self {
            list: node.value("w:numId").map(str::to_owned),
            level: node.value("w:ilvl").and_then(|level| level.parse().ok()),
        }
    }

    /// Whether it takes the paragraph out of all lists (ISO/IEC 29500-1, 17.9.18).
    pub(crate) fn is_none(&self) -> bool {
        self.list.as_deref() == Some("0")
    }
}

#[derive(Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    outline: Option<u8>,
    marks: Marks,
    numbering: Numbering,
    framed: Option<bool>,
}

/// What a paragraph's style says.
#[derive(Debug, Clone, Default)]
pub(crate) struct Found {
    /// What it is.
    pub(crate) role: Role,
    /// The level of the list that its name tells.
    pub(crate) item: Option<usize>,
    /// The numbering it brings.
    pub(crate) numbering: Numbering,
    /// The marks of its characters.
    pub(crate) marks: Marks,
    /// Whether lines are drawn around it.
    pub(crate) framed: Option<bool>,
}

/// A document's styles.
#[derive(Debug, Default)]
pub(crate) struct Styles {
    styles: HashMap<String, Style>,
    default: Option<String>,
    found: HashMap<String, Found>,
    characters: HashMap<String, Marks>,
}

impl Styles {
    /// Reads the styles of a part.
    pub(crate) fn read(archive: &Archive, part: &str) -> Result<Self, Refused> {
        let mut styles = Self::default();
        if !archive.has(part) {
            return Ok(styles);
        }
        for node in xml::all(archive, part, &["w:styles"])? {
            let Some(id) = node.attr("styleId").filter(|_| node.name == "w:style") else {
                continue;
            };
            let paragraph = node.attr("type").is_none_or(|kind| kind == "paragraph");
            if paragraph && matches!(node.attr("default"), Some("1" | "true" | "on")) {
                styles.default = Some(id.to_owned());
            }
            let properties = node.child("w:pPr");
            let outline = properties.and_then(|properties| properties.value("w:outlineLvl"));
            let style = Style {
                name: node.value("w:name").unwrap_or(id).to_owned(),
                based_on: node.value("w:basedOn").map(str::to_owned),
                outline: outline.and_then(|level| level.parse().ok()),
                marks: marks(node.child("w:rPr")),
                numbering: Numbering::of(properties),
                framed: framed(properties),
            };
            styles.styles.insert(id.to_owned(), style);
        }
        Ok(styles)
    }

    /// What a paragraph style says; the default one where a paragraph names none.
    pub(crate) fn paragraph(&mut self, id: Option<&str>) -> Found {
        let Some(id) = id.or(self.default.as_deref()).map(str::to_owned) else {
            return Found::default();
        };
        if let Some(found) = self.found.get(&id) {
            return found.clone();
        }
        let found = self.look(&id);
        self.found.insert(id, found.clone());
        found
    }

    fn look(&self, id: &str) -> Found {
        let mut found = Found::default();
        let mut outline = None;
        let mut known = None;
        let mut next = Some(id);
        for _ in 0..CHAIN {
            let Some(id) = next else { break };
            let style = self.styles.get(id);
            // A style's own name comes before its id, which may be of another language or number.
            let name = style.and_then(|style| meaning(&style.name)).or_else(|| meaning(id));
            known = known.or(name);
            let Some(style) = style else { break };
            outline = outline.or(style.outline);
            found.marks = found.marks.or(style.marks);
            found.framed = found.framed.or(style.framed);
            found.numbering.list = found.numbering.list.or(style.numbering.list.clone());
            found.numbering.level = found.numbering.level.or(style.numbering.level);
            next = style.based_on.as_deref();
        }
        (found.role, found.item) = role(known, outline);
        found
    }

    /// The marks of a character style, by its properties or, where it has none, by its name.
    pub(crate) fn character(&mut self, id: &str) -> Marks {
        if let Some(marks) = self.characters.get(id) {
            return *marks;
        }
        let mut marks = Marks::default();
        let mut next = Some(id);
        for _ in 0..CHAIN {
            let Some(style) = next.and_then(|id| self.styles.get(id)) else { break };
            marks = marks.or(style.marks);
            next = style.based_on.as_deref();
        }
        let marks = marks.or_of_name(self.name(id));
        self.characters.insert(id.to_owned(), marks);
        marks
    }

    /// The name of a style.
    pub(crate) fn name<'a>(&'a self, id: &'a str) -> &'a str {
        self.styles.get(id).map_or(id, |style| style.name.as_str())
    }
}
