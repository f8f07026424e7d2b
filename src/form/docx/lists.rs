//! The lists of a Word document: signs and numbers, by level (ISO/IEC 29500-1, 17.9).

use super::styles::W;
use super::{NUMBERS, POINTS, TABLE_POINTS};
use crate::form::look::{STEP, Twips, colour};
use crate::form::xml::Xml;

/// The signs before points, by level, as in the annex.
const SIGNS: [&str; 3] = ["✓", "–", "◦"];
/// How far the text of points in the table stands from its edge.
const TABLE_STEP: Twips = 240;
/// The room that a figure takes, where a number has more than one.
const FIGURE: Twips = 110;
/// The list of a paragraph that has none, whatever its style says.
const NO_LIST: &str = "0";

/// A list with numbers of its own, that begins where the source says.
pub(super) struct Numbered {
    start: u64,
    indent: Twips,
    hanging: Twips,
}

/// The place of a paragraph in a list.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// The number of the list.
    list: usize,
    /// The level that its sign or number is taken from.
    level: usize,
    /// How many lists it stands in, but for one.
    depth: u32,
    indent: Twips,
}

/// The lists of a text, each with its number.
#[derive(Default)]
pub(super) struct Lists(Vec<Numbered>);

impl Lists {
    /// The number of the first list of its own: those before it are the styles'.
    const FIRST: usize = 4;

    /// The place of a list's points, in another list or in none; `start` is the first of its numbers, if it has any.
    pub(super) fn place(
        &mut self,
        outside: Option<Place>,
        table: bool,
        start: Option<u64>,
        count: usize,
    ) -> Place {
        let depth = outside.map_or(0, |place| place.depth + 1);
        let step = if table { TABLE_STEP } else { STEP };
        let Some(start) = start else {
            let level = SIGNS.len().min(depth as usize + 1) - 1;
            let list = if table { TABLE_POINTS } else { POINTS };
            return Place {
                list: list.parse().unwrap_or_default(),
                level,
                depth,
                indent: outside.map_or(0, |place| place.indent) + step,
            };
        };
        let last = start.saturating_add(count.saturating_sub(1) as u64);
        let figures = u32::try_from(last.to_string().len()).unwrap_or(1);
        let hanging = step + FIGURE * (figures - 1);
        let indent = outside.map_or(0, |place| place.indent) + hanging;
        self.0.push(Numbered { start, indent, hanging });
        Place { list: Self::FIRST + self.0.len() - 1, level: 0, depth, indent }
    }

    /// The part that holds the lists.
    pub(super) fn part(&self) -> Vec<u8> {
        let of_styles = [
            (POINTS, &["ListBullet", "ListBullet2"][..], STEP),
            (NUMBERS, &["ListNumber"][..], STEP),
            (TABLE_POINTS, &["ReperesListe"][..], TABLE_STEP),
        ];
        let own = || self.0.iter().enumerate().map(|(at, list)| (Self::FIRST + at, list));
        Xml::part("w:numbering", &[W], |xml| {
            for (id, styles, step) in of_styles {
                xml.within("w:abstractNum", &[("w:abstractNumId", id)], |xml| {
                    xml.empty("w:multiLevelType", &[("w:val", "multilevel")]);
                    for level in 0..SIGNS.len() {
                        of_style(xml, level, id == NUMBERS, styles.get(level).copied(), step);
                    }
                });
            }
            // One for each: lists that share one would count on.
            for (id, list) in own() {
                let id = id.to_string();
                xml.within("w:abstractNum", &[("w:abstractNumId", &id)], |xml| {
                    xml.empty("w:multiLevelType", &[("w:val", "singleLevel")]);
                    let (start, format) = (list.start, ("decimal", "%1."));
                    level(xml, 0, start, format, None, (list.indent, list.hanging));
                });
            }
            for (id, ..) in of_styles {
                number(xml, id, None);
            }
            for (id, list) in own() {
                number(xml, &id.to_string(), Some(list.start));
            }
        })
    }
}

impl Place {
    /// How many lists it stands in, but for one.
    pub(super) const fn depth(self) -> u32 {
        self.depth
    }

    /// The list that a paragraph is in, as a property; the first one of a point has its sign or number.
    pub(super) fn property(self, first: bool, xml: &mut Xml) {
        let (list, level) = match first {
            true => (self.list.to_string(), self.level),
            false => (NO_LIST.to_owned(), 0),
        };
        xml.within("w:numPr", &[], |xml| {
            xml.empty("w:ilvl", &[("w:val", &level.to_string())]);
            xml.empty("w:numId", &[("w:val", &list)]);
        });
    }

    /// Where a paragraph begins that is not the first of its point.
    pub(super) fn indent(self, xml: &mut Xml) {
        let left = self.indent.to_string();
        xml.empty("w:ind", &[("w:left", &left), ("w:firstLine", "0")]);
    }
}

/// A list that paragraphs name; `start` where it is not the first one with its signs.
fn number(xml: &mut Xml, id: &str, start: Option<u64>) {
    xml.within("w:num", &[("w:numId", id)], |xml| {
        xml.empty("w:abstractNumId", &[("w:val", id)]);
        if let Some(start) = start {
            xml.within("w:lvlOverride", &[("w:ilvl", "0")], |xml| {
                xml.empty("w:startOverride", &[("w:val", &start.to_string())]);
            });
        }
    });
}

/// A level of a list that styles name.
fn of_style(xml: &mut Xml, at: usize, numbers: bool, style: Option<&str>, step: Twips) {
    let format = match (numbers, at) {
        (false, _) => ("bullet", SIGNS[at].to_owned()),
        (true, 0) => ("decimal", "%1.".to_owned()),
        (true, _) => ("lowerLetter", format!("%{}.", at + 1)),
    };
    let indent = step * (u32::try_from(at).unwrap_or_default() + 1);
    level(xml, at, 1, (format.0, &format.1), style, (indent, step));
}

/// A level of a list.
fn level(
    xml: &mut Xml,
    at: usize,
    start: u64,
    (format, text): (&str, &str),
    style: Option<&str>,
    (left, hanging): (Twips, Twips),
) {
    xml.within("w:lvl", &[("w:ilvl", &at.to_string())], |xml| {
        xml.empty("w:start", &[("w:val", &start.to_string())]);
        xml.empty("w:numFmt", &[("w:val", format)]);
        if let Some(style) = style {
            xml.empty("w:pStyle", &[("w:val", style)]);
        }
        xml.empty("w:lvlText", &[("w:val", text)]);
        xml.empty("w:lvlJc", &[("w:val", "left")]);
        let (left, hanging) = (left.to_string(), hanging.to_string());
        xml.within("w:pPr", &[], |xml| {
            xml.empty("w:ind", &[("w:left", &left), ("w:hanging", &hanging)]);
        });
        xml.within("w:rPr", &[], |xml| {
            xml.empty("w:color", &[("w:val", colour::PETROL)]);
        });
    });
}
