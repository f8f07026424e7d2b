//! The form as a Word document (ISO/IEC 29500, transitional).

mod body;
mod changes;
mod ends;
mod lists;
mod looks;
mod moves;
mod names;
mod package;
mod styles;
mod tracked;

use super::archive::{self, Part};
use super::model::Form;
use super::xml::Xml;
use crate::failure::Failure;
use body::Body;
pub(in crate::form) use changes::tracked;
use lists::Lists;

/// The numbers of the lists: points, numbers, points in the table.
const POINTS: &str = "1";
/// See [`POINTS`].
const NUMBERS: &str = "2";
/// See [`POINTS`].
const TABLE_POINTS: &str = "3";

/// Writes a form.
///
/// # Errors
/// When the archive cannot be made.
pub(super) fn write(form: &Form) -> Result<Vec<u8>, Failure> {
    let (text, notes) = Body::parts(form);
    archive::pack(&document(form, text, notes, &Lists::default()), 0)
}

/// All parts of a document, its text, notes and lists given.
fn document(form: &Form, text: Vec<u8>, notes: Vec<u8>, lists: &Lists) -> Vec<Part> {
    vec![
        (package::TYPES, package::content_types()),
        ("_rels/.rels", package::relations(package::OF_PACKAGE)),
        ("docProps/core.xml", package::core(form)),
        ("docProps/custom.xml", package::custom(form)),
        ("word/document.xml", text),
        (package::TEXT_RELATIONS, package::relations(package::OF_DOCUMENT)),
        ("word/styles.xml", styles::part()),
        ("word/numbering.xml", lists.part()),
        ("word/footnotes.xml", notes),
        ("word/footer.xml", footer()),
        ("word/settings.xml", package::settings()),
    ]
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
