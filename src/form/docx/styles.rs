//! The styles of a Word form: built-in ones by the names that every Word knows, whatever its language, and a few of its own.

use super::{NUMBERS, POINTS, TABLE_POINTS};
use crate::form::look::{COLUMNS, Frame, Look, Twips, colour, look};
use crate::form::model::{STYLES, Style};
use crate::form::xml::Xml;

/// The namespace of Word's text.
pub(super) const W: (&str, &str) =
    ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main");

/// The identifiers of the styles of characters.
pub(super) const HINT: &str = "PlaceholderText";
/// See [`HINT`].
pub(super) const STRONG: &str = "Strong";
/// See [`HINT`].
pub(super) const NOTE_CALL: &str = "FootnoteReference";
/// The foot of the page.
pub(super) const FOOTER: &str = "Footer";

/// What a style is called.
struct Name {
    /// Its identifier.
    id: &'static str,
    /// Its name: Word shows that of a built-in style in its own language.
    name: &'static str,
    /// Whether Word has it without us.
    built_in: bool,
    /// What a new paragraph after it is.
    next: Style,
}

fn name(style: Style) -> Name {
    let built_in = |id, name, next| Name { id, name, built_in: true, next };
    let own = |id, name, next| Name { id, name, built_in: false, next };
    match style {
        Style::Body => built_in("Normal", "Normal", Style::Body),
        Style::Title => built_in("Title", "Title", Style::Subtitle),
        Style::Subtitle => built_in("Subtitle", "Subtitle", Style::Body),
        Style::Label => own("Rubrique", "Rubrique", Style::Label),
        Style::Lead => own("Chapeau", "Chapeau", Style::Lead),
        Style::Section => built_in("Heading1", "heading 1", Style::Body),
        Style::Heading => built_in("Heading2", "heading 2", Style::Body),
        Style::SmallHeading => built_in("Heading3", "heading 3", Style::Body),
        Style::Bullet => built_in("ListBullet", "List Bullet", Style::Bullet),
        Style::SubBullet => built_in("ListBullet2", "List Bullet 2", Style::SubBullet),
        Style::Number => built_in("ListNumber", "List Number", Style::Number),
        Style::Quote => built_in("Quote", "Quote", Style::Body),
        Style::Statement => built_in("IntenseQuote", "Intense Quote", Style::Body),
        Style::CalloutTitle => own("EncadreTitre", "Encadré titre", Style::Callout),
        Style::Callout => own("Encadre", "Encadré", Style::Callout),
        Style::Caption => built_in("Caption", "caption", Style::Body),
        Style::Note => built_in("FootnoteText", "footnote text", Style::Note),
        Style::TableHead => own("ReperesTitre", "Repères titre", Style::TableText),
        Style::TableLabel => own("ReperesRubrique", "Repères rubrique", Style::TableText),
        Style::TableText => own("ReperesTexte", "Repères texte", Style::TableText),
        Style::TableBullet => own("ReperesListe", "Repères liste", Style::TableBullet),
        Style::Help => own("ModeDEmploi", "Mode d'emploi", Style::Body),
    }
}

/// The identifier of a style.
pub(super) fn id(style: Style) -> &'static str {
    name(style).id
}

/// The outline level of a heading, from 0.
const fn outline(style: Style) -> Option<u32> {
    match style {
        Style::Section => Some(0),
        Style::Heading => Some(1),
        Style::SmallHeading => Some(2),
        _ => None,
    }
}

/// The list of a style, and the level in it.
const fn list(style: Style) -> Option<(&'static str, &'static str)> {
    match style {
        Style::Bullet => Some((POINTS, "0")),
        Style::SubBullet => Some((POINTS, "1")),
        Style::Number => Some((NUMBERS, "0")),
        Style::TableBullet => Some((TABLE_POINTS, "0")),
        _ => None,
    }
}

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

fn fonts(xml: &mut Xml, font: &str) {
    xml.empty(
        "w:rFonts",
        &[("w:ascii", font), ("w:hAnsi", font), ("w:eastAsia", font), ("w:cs", font)],
    );
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

/// The properties of a paragraph, in the order that the schema asks for (ISO/IEC 29500-1, 17.3.1.26).
fn paragraph(xml: &mut Xml, style: Style, look: &Look) {
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
fn characters(xml: &mut Xml, look: &Look) {
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
