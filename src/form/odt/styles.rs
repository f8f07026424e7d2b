//! The styles of an OpenDocument form.

use super::lists::list_style;
use super::names::{NUMBERS, POINTS, SIGN, STRONG, TABLE_POINTS, list, name, next, outline, shown};
use super::page::page_layout;
use super::{LANGUAGE, STYLE, namespaces, points};
use crate::form::look::{Face, Frame, Look, STEP, colour, look};
use crate::form::model::{STYLES, Style};
use crate::form::xml::{Attributes, Xml};

/// The part that holds the styles and the page.
pub(super) fn part() -> Vec<u8> {
    Xml::part("office:document-styles", &namespaces(), |xml| {
        faces(xml);
        xml.within("office:styles", &[], |xml| {
            defaults(xml);
            STYLES.iter().for_each(|style| paragraph_style(xml, *style));
            footer_style(xml);
            character_styles(xml);
            for (name, numbers, step) in
                [(POINTS, false, STEP), (NUMBERS, true, STEP), (TABLE_POINTS, false, 240)]
            {
                list_style(xml, name, numbers, step);
            }
        });
        xml.within("office:automatic-styles", &[], page_layout);
        xml.within("office:master-styles", &[], |xml| {
            let page = &[("style:name", "Standard"), ("style:page-layout-name", "page")];
            xml.within("style:master-page", page, |xml| {
                xml.within("style:footer", &[], |xml| {
                    xml.within("text:p", &[("text:style-name", "Footer")], |xml| {
                        xml.element("text:page-number", &[("text:select-page", "current")], "1");
                    });
                });
            });
        });
    })
}

/// The fonts, with the kind of what may stand in for them.
fn faces(xml: &mut Xml) {
    xml.within("office:font-face-decls", &[], |xml| {
        for (face, kind) in [(Face::Sans, "swiss"), (Face::Serif, "roman")] {
            xml.empty(
                "style:font-face",
                &[
                    ("style:name", face.font()),
                    ("svg:font-family", face.font()),
                    ("style:font-family-generic", kind),
                    ("style:font-pitch", "variable"),
                ],
            );
        }
    });
}

fn defaults(xml: &mut Xml) {
    let body = look(Style::Body);
    xml.within("style:default-style", &[("style:family", "paragraph")], |xml| {
        xml.empty("style:paragraph-properties", &[("style:tab-stop-distance", "12.5mm")]);
        xml.empty(
            "style:text-properties",
            &[
                ("style:font-name", body.face.font()),
                ("fo:font-size", &half_points(body.size)),
                ("fo:language", LANGUAGE.0),
                ("fo:country", LANGUAGE.1),
            ],
        );
    });
    xml.empty("style:default-style", &[("style:family", "table")]);
    xml.empty("style:style", &[("style:name", "Standard"), STYLE, ("style:class", "text")]);
}

fn paragraph_style(xml: &mut Xml, style: Style) {
    let shown = shown(name(style));
    let mut attributes = vec![
        ("style:name", name(style)),
        ("style:display-name", shown.as_str()),
        STYLE,
        ("style:parent-style-name", "Standard"),
        ("style:next-style-name", name(next(style))),
    ];
    attributes.extend(outline(style).map(|level| ("style:default-outline-level", level)));
    attributes.extend(list(style).map(|(list, _)| ("style:list-style-name", list)));
    xml.within("style:style", &attributes, |xml| {
        let look = look(style);
        paragraph(xml, style, &look);
        let mut attributes = vec![("style:font-name", look.face.font()), ("fo:color", "")];
        let (colour, size) = (format!("#{}", look.colour), half_points(look.size));
        attributes[1].1 = &colour;
        attributes.push(("fo:font-size", &size));
        attributes.push(("fo:font-weight", if look.bold { "bold" } else { "normal" }));
        let tracking = points(look.tracking);
        attributes.push(("fo:letter-spacing", &tracking));
        xml.empty("style:text-properties", &attributes);
    });
}

fn paragraph(xml: &mut Xml, style: Style, look: &Look) {
    let (above, below) = (points(look.above), points(look.below));
    let mut attributes = vec![
        ("fo:margin-top", above.as_str()),
        ("fo:margin-bottom", below.as_str()),
        ("fo:line-height", "108%"),
    ];
    let indent = points(look.indent.saturating_sub(look.frame.padding()));
    let hanging = format!("-{}", points(look.hanging));
    // A list's indents are its levels'.
    if list(style).is_none() {
        let right = if look.frame == Frame::None { "0pt" } else { &indent };
        attributes.push(("fo:margin-left", &indent));
        attributes.push(("fo:margin-right", right));
        if look.hanging > 0 {
            attributes.push(("fo:text-indent", &hanging));
        }
    }
    if look.keep {
        attributes.push(("fo:keep-with-next", "always"));
    }
    if look.centred {
        attributes.push(("fo:text-align", "center"));
    }
    let frame = frame(look.frame);
    attributes.extend(frame.iter().map(|(name, value)| (*name, value.as_str())));
    if style != Style::Label {
        return xml.empty("style:paragraph-properties", &attributes);
    }
    // Tab stops count from the indent.
    attributes.push(("style:register-true", "false"));
    xml.within("style:paragraph-properties", &attributes, |xml| {
        xml.within("style:tab-stops", &[], |xml| {
            xml.empty("style:tab-stop", &[("style:position", "0pt")]);
        });
    });
}

/// What is drawn round a paragraph, as attributes.
fn frame(frame: Frame) -> Vec<(&'static str, String)> {
    let padding = ("fo:padding", points(frame.padding()));
    let line = |width: &str, colour: &str| format!("{width} solid #{colour}");
    let ground = |colour: &str| ("fo:background-color", format!("#{colour}"));
    match frame {
        Frame::None => Vec::new(),
        Frame::Bar(bar, fill) => {
            let mut found = vec![
                ("fo:border-left", line("3pt", bar)),
                ("fo:border-right", "none".to_owned()),
                ("fo:border-top", "none".to_owned()),
                ("fo:border-bottom", "none".to_owned()),
                padding,
            ];
            if let Some(fill) = fill {
                for side in &mut found[1..4] {
                    side.1 = line("0.5pt", fill);
                }
                found.push(ground(fill));
            }
            found
        }
        Frame::Rules(rule) => vec![
            ("fo:border-top", line("1pt", rule)),
            ("fo:border-bottom", line("1pt", rule)),
            ("fo:border-left", "none".to_owned()),
            ("fo:border-right", "none".to_owned()),
            padding,
        ],
        Frame::Ground(fill) => vec![
            ("fo:border", line("0.5pt", fill)),
            padding,
            ("style:join-border", "true".to_owned()),
            ground(fill),
        ],
    }
}

fn footer_style(xml: &mut Xml) {
    let attributes = &[("style:name", "Footer"), STYLE, ("style:parent-style-name", "Standard")];
    xml.within("style:style", attributes, |xml| {
        xml.empty("style:paragraph-properties", &[("fo:text-align", "end")]);
        xml.empty(
            "style:text-properties",
            &[("fo:font-size", "9pt"), ("fo:color", &format!("#{}", colour::GREY))],
        );
    });
}

fn character_styles(xml: &mut Xml) {
    let style = |xml: &mut Xml, name: &str, properties: Attributes<'_>| {
        let shown = shown(name);
        let attributes = &[
            ("style:name", name),
            ("style:display-name", shown.as_str()),
            ("style:family", "text"),
        ];
        xml.within("style:style", attributes, |xml| xml.empty("style:text-properties", properties));
    };
    // Writer sets the places to fill in with this one.
    style(xml, "Placeholder", &[("fo:color", &format!("#{}", colour::GREY))]);
    style(xml, STRONG, &[("fo:font-weight", "bold")]);
    style(xml, "Footnote_20_anchor", &[("style:text-position", "super 58%")]);
    style(xml, SIGN, &[("fo:color", &format!("#{}", colour::PETROL))]);
    for class in ["footnote", "endnote"] {
        xml.empty(
            "text:notes-configuration",
            &[
                ("text:note-class", class),
                ("text:citation-body-style-name", "Footnote_20_anchor"),
                ("style:num-format", if class == "footnote" { "1" } else { "i" }),
                ("text:default-style-name", name(Style::Note)),
            ],
        );
    }
}

fn half_points(size: u32) -> String {
    points(size * 10)
}
