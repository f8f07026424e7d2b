//! How paragraphs and characters of a Word form look, as properties in the order that the schema asks for.

use super::names::{list, outline};
use crate::form::look::{COLUMNS, Frame, Look};
use crate::form::model::Style;
use crate::form::xml::Xml;

/// The properties of a paragraph, in the order that the schema asks for (ISO/IEC 29500-1, 17.3.1.26).
pub(super) fn paragraph(xml: &mut Xml, style: Style, look: &Look) {
    if look.keep {
        xml.empty("w:keepNext", &[]);
        xml.empty("w:keepLines", &[]);
    }
    if let Some((list, level)) = list(style) {
        xml.within("w:numPr", &[], |xml| {
            xml.empty("w:ilvl", &[("w:val", level)]);
            xml.empty("w:numId", &[("w:val", list)]);
        });
    }
    frame(xml, look.frame);
    if style == Style::Label {
        let position = COLUMNS[0].to_string();
        xml.within("w:tabs", &[], |xml| {
            xml.empty("w:tab", &[("w:val", "left"), ("w:pos", &position)]);
        });
    }
    let (above, below) = (look.above.to_string(), look.below.to_string());
    xml.empty(
        "w:spacing",
        &[("w:before", &above), ("w:after", &below), ("w:line", "259"), ("w:lineRule", "auto")],
    );
    // A list's indents are its levels'.
    if look.indent > 0 && list(style).is_none() {
        indent(xml, look);
    }
    if look.centred {
        xml.empty("w:jc", &[("w:val", "center")]);
    }
    if let Some(level) = outline(style) {
        xml.empty("w:outlineLvl", &[("w:val", &level.to_string())]);
    }
}

fn indent(xml: &mut Xml, look: &Look) {
    let (left, hanging) = (look.indent.to_string(), look.hanging.to_string());
    let right = if look.frame == Frame::None { "0" } else { &left };
    xml.empty("w:ind", &[("w:left", &left), ("w:right", right), ("w:hanging", &hanging)]);
}

/// A colour behind what the element is of.
pub(super) fn ground(xml: &mut Xml, colour: &str) {
    xml.empty("w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", colour)]);
}

/// What is drawn round a paragraph.
fn frame(xml: &mut Xml, frame: Frame) {
    let side = |xml: &mut Xml, name: &str, size: &str, space: &str, colour: &str| {
        xml.empty(
            name,
            &[("w:val", "single"), ("w:sz", size), ("w:space", space), ("w:color", colour)],
        );
    };
    let space = (frame.padding() / 20).to_string();
    match frame {
        Frame::None => {}
        Frame::Bar(bar, fill) => {
            xml.within("w:pBdr", &[], |xml| {
                if let Some(fill) = fill {
                    side(xml, "w:top", "4", &space, fill);
                }
                side(xml, "w:left", "24", &space, bar);
                if let Some(fill) = fill {
                    side(xml, "w:bottom", "4", &space, fill);
                    side(xml, "w:right", "4", &space, fill);
                }
            });
            if let Some(fill) = fill {
                ground(xml, fill);
            }
        }
        Frame::Rules(rule) => xml.within("w:pBdr", &[], |xml| {
            side(xml, "w:top", "8", &space, rule);
            side(xml, "w:bottom", "8", &space, rule);
        }),
        Frame::Ground(fill) => {
            // Borders of the ground's colour give it its margins, and join those of paragraphs alike.
            xml.within("w:pBdr", &[], |xml| {
                for name in ["w:top", "w:left", "w:bottom", "w:right"] {
                    side(xml, name, "4", &space, fill);
                }
            });
            ground(xml, fill);
        }
    }
}

/// The properties of characters, in the order that the schema asks for (ISO/IEC 29500-1, 17.3.2.28).
pub(super) fn characters(xml: &mut Xml, look: &Look) {
    fonts(xml, look.face.font());
    if look.bold {
        xml.empty("w:b", &[]);
        xml.empty("w:bCs", &[]);
    }
    xml.empty("w:color", &[("w:val", look.colour)]);
    if look.tracking > 0 {
        xml.empty("w:spacing", &[("w:val", &look.tracking.to_string())]);
    }
    let size = look.size.to_string();
    xml.empty("w:sz", &[("w:val", &size)]);
    xml.empty("w:szCs", &[("w:val", &size)]);
}

pub(super) fn fonts(xml: &mut Xml, font: &str) {
    xml.empty(
        "w:rFonts",
        &[("w:ascii", font), ("w:hAnsi", font), ("w:eastAsia", font), ("w:cs", font)],
    );
}
