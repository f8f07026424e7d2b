//! The styles of a Word form.

use super::looks::{characters, fonts, paragraph};
use super::names::{FOOTER, HINT, NOTE_CALL, Name, STRONG, id, name};
use crate::form::look::{Twips, colour, look};
use crate::form::model::{STYLES, Style};
use crate::form::xml::Xml;

/// The namespace of Word's text.
pub(super) const W: (&str, &str) =
    ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main");

/// The part that holds the styles.
pub(super) fn part() -> Vec<u8> {
    Xml::part("w:styles", &[W], |xml| {
        defaults(xml);
        // The gallery shows the form's own styles and none of Word's hundreds.
        xml.empty(
            "w:latentStyles",
            &[
                ("w:defLockedState", "0"),
                ("w:defUIPriority", "99"),
                ("w:defSemiHidden", "1"),
                ("w:defUnhideWhenUsed", "1"),
                ("w:defQFormat", "0"),
                ("w:count", "376"),
            ],
        );
        for (number, style) in STYLES.iter().enumerate() {
            paragraph_style(xml, number, *style);
        }
        footer(xml);
        character_styles(xml);
        table_style(xml);
    })
}

fn defaults(xml: &mut Xml) {
    xml.within("w:docDefaults", &[], |xml| {
        xml.within("w:rPrDefault", &[], |xml| {
            xml.within("w:rPr", &[], |xml| {
                let font = look(Style::Body).face.font();
                fonts(xml, font);
                xml.empty("w:sz", &[("w:val", &look(Style::Body).size.to_string())]);
                xml.empty("w:szCs", &[("w:val", &look(Style::Body).size.to_string())]);
                let french = "fr-FR";
                xml.empty(
                    "w:lang",
                    &[("w:val", french), ("w:eastAsia", french), ("w:bidi", "ar-SA")],
                );
            });
        });
        xml.empty("w:pPrDefault", &[]);
    });
}

fn paragraph_style(xml: &mut Xml, number: usize, style: Style) {
    let Name { id, name, built_in, next } = name(style);
    let body = style == Style::Body;
    let mut attributes = vec![("w:type", "paragraph")];
    attributes.extend(body.then_some(("w:default", "1")));
    attributes.extend((!built_in).then_some(("w:customStyle", "1")));
    attributes.push(("w:styleId", id));
    xml.within("w:style", &attributes, |xml| {
        xml.empty("w:name", &[("w:val", name)]);
        if !body {
            xml.empty("w:basedOn", &[("w:val", self::id(Style::Body))]);
        }
        xml.empty("w:next", &[("w:val", self::id(next))]);
        xml.empty("w:uiPriority", &[("w:val", &(number + 1).to_string())]);
        xml.empty("w:qFormat", &[]);
        let look = look(style);
        xml.within("w:pPr", &[], |xml| paragraph(xml, style, &look));
        xml.within("w:rPr", &[], |xml| characters(xml, &look));
    });
}

fn footer(xml: &mut Xml) {
    xml.within("w:style", &[("w:type", "paragraph"), ("w:styleId", FOOTER)], |xml| {
        xml.empty("w:name", &[("w:val", "footer")]);
        xml.empty("w:basedOn", &[("w:val", id(Style::Body))]);
        xml.within("w:pPr", &[], |xml| xml.empty("w:jc", &[("w:val", "right")]));
        xml.within("w:rPr", &[], |xml| {
            xml.empty("w:color", &[("w:val", colour::GREY)]);
            xml.empty("w:sz", &[("w:val", "18")]);
        });
    });
}

fn character_styles(xml: &mut Xml) {
    let style = |xml: &mut Xml, id: &str, name: &str, contents: &dyn Fn(&mut Xml)| {
        xml.within("w:style", &[("w:type", "character"), ("w:styleId", id)], |xml| {
            xml.empty("w:name", &[("w:val", name)]);
            xml.within("w:rPr", &[], contents);
        });
    };
    style(xml, HINT, "Placeholder Text", &|xml| {
        xml.empty("w:color", &[("w:val", colour::GREY)]);
    });
    style(xml, STRONG, "Strong", &|xml| {
        xml.empty("w:b", &[]);
        xml.empty("w:bCs", &[]);
    });
    style(xml, NOTE_CALL, "footnote reference", &|xml| {
        xml.empty("w:vertAlign", &[("w:val", "superscript")]);
    });
}

/// The style of the table, and the one that every table has.
fn table_style(xml: &mut Xml) {
    let margin = |side: Twips| side.to_string();
    xml.within(
        "w:style",
        &[("w:type", "table"), ("w:default", "1"), ("w:styleId", "TableNormal")],
        |xml| {
            xml.empty("w:name", &[("w:val", "Normal Table")]);
            xml.empty("w:uiPriority", &[("w:val", "99")]);
            xml.within("w:tblPr", &[], |xml| {
                xml.empty("w:tblInd", &[("w:w", "0"), ("w:type", "dxa")]);
                xml.within("w:tblCellMar", &[], |xml| {
                    for side in ["w:top", "w:left", "w:bottom", "w:right"] {
                        xml.empty(side, &[("w:w", &margin(0)), ("w:type", "dxa")]);
                    }
                });
            });
        },
    );
}
