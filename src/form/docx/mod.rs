//! The form as a Word document (ISO/IEC 29500, transitional).

mod body;
mod changes;
mod looks;
mod names;
mod package;
mod styles;
mod tracked;

use super::archive::{self, Part};
use super::look::{STEP, colour};
use super::model::Form;
use super::xml::Xml;
use crate::failure::Failure;
use body::Body;
pub(in crate::form) use changes::tracked;

/// The numbers of the lists: points, numbers, points in the table.
const POINTS: &str = "1";
/// See [`POINTS`].
const NUMBERS: &str = "2";
/// See [`POINTS`].
const TABLE_POINTS: &str = "3";

/// The signs before points, by level, as in the annex.
const SIGNS: [&str; 3] = ["✓", "–", "◦"];

/// Writes a form.
///
/// # Errors
/// When the archive cannot be made.
pub(super) fn write(form: &Form) -> Result<Vec<u8>, Failure> {
    let (text, notes) = Body::parts(form);
    archive::pack(&document(form, text, notes), 0)
}

/// All parts of a document, its text and notes given.
fn document(form: &Form, text: Vec<u8>, notes: Vec<u8>) -> Vec<Part> {
    vec![
        (package::TYPES, package::content_types()),
        ("_rels/.rels", package::relations(package::OF_PACKAGE)),
        ("docProps/core.xml", package::core(form)),
        ("docProps/custom.xml", package::custom(form)),
        ("word/document.xml", text),
        (package::TEXT_RELATIONS, package::relations(package::OF_DOCUMENT)),
        ("word/styles.xml", styles::part()),
        ("word/numbering.xml", numbering()),
        ("word/footnotes.xml", notes),
        ("word/footer.xml", footer()),
        ("word/settings.xml", package::settings()),
    ]
}

/// The part that holds the lists.
fn numbering() -> Vec<u8> {
    let lists = [
        (POINTS, &["ListBullet", "ListBullet2"][..], STEP),
        (NUMBERS, &["ListNumber"][..], STEP),
        (TABLE_POINTS, &["ReperesListe"][..], 240),
    ];
    Xml::part("w:numbering", &[styles::W], |xml| {
        for (id, styles, step) in lists {
            xml.within("w:abstractNum", &[("w:abstractNumId", id)], |xml| {
                xml.empty("w:multiLevelType", &[("w:val", "multilevel")]);
                for level in 0..SIGNS.len() {
                    let style = styles.get(level).copied();
                    self::level(xml, level, id == NUMBERS, style, step);
                }
            });
        }
        for (id, ..) in lists {
            xml.within("w:num", &[("w:numId", id)], |xml| {
                xml.empty("w:abstractNumId", &[("w:val", id)]);
            });
        }
    })
}

/// A level of a list.
fn level(xml: &mut Xml, level: usize, numbers: bool, style: Option<&str>, step: u32) {
    let number = level.to_string();
    xml.within("w:lvl", &[("w:ilvl", &number)], |xml| {
        xml.empty("w:start", &[("w:val", "1")]);
        let format = match (numbers, level) {
            (false, _) => "bullet",
            (true, 0) => "decimal",
            (true, _) => "lowerLetter",
        };
        xml.empty("w:numFmt", &[("w:val", format)]);
        if let Some(style) = style {
            xml.empty("w:pStyle", &[("w:val", style)]);
        }
        let sign = if numbers { format!("%{}.", level + 1) } else { SIGNS[level].to_owned() };
        xml.empty("w:lvlText", &[("w:val", &sign)]);
        xml.empty("w:lvlJc", &[("w:val", "left")]);
        let left = (step * (u32::try_from(level).unwrap_or_default() + 1)).to_string();
        xml.within("w:pPr", &[], |xml| {
            xml.empty("w:ind", &[("w:left", &left), ("w:hanging", &step.to_string())]);
        });
        xml.within("w:rPr", &[], |xml| {
            xml.empty("w:color", &[("w:val", colour::PETROL)]);
        });
    });
}

/// The foot of the page: its number.
fn footer() -> Vec<u8> {
    Xml::part("w:ftr", &[styles::W], |xml| {
        xml.within("w:p", &[], |xml| {
            xml.within("w:pPr", &[], |xml| {
                xml.empty("w:pStyle", &[("w:val", names::FOOTER)]);
            });
            xml.within("w:fldSimple", &[("w:instr", " PAGE ")], |xml| {
                xml.within("w:r", &[], |xml| xml.element("w:t", &[], "1"));
            });
        });
    })
}
