//! The styles of an OpenDocument form: Writer's own by the names that it translates, and a few of its own.

use super::{LANGUAGE, STYLE, namespaces, points};
use crate::form::look::{COLUMNS, Face, Frame, Look, MARGINS, PAGE, STEP, Twips, colour, look};
use crate::form::model::{STYLES, Style};
use crate::form::xml::{Attributes, Xml};

/// The signs before points, by level, as in the annex.
const SIGNS: [&str; 3] = ["✓", "–", "◦"];
/// The lists: points, numbers, points in the table.
pub(super) const POINTS: &str = "List_20_1";
/// See [`POINTS`].
pub(super) const NUMBERS: &str = "Numbering_20_1";
/// See [`POINTS`].
pub(super) const TABLE_POINTS: &str = "Repères_20_liste";
/// The signs and numbers of lists.
const SIGN: &str = "Bullet_20_Symbols";
/// Text that stands out.
pub(super) const STRONG: &str = "Strong_20_Emphasis";

/// The name of a style as files have it: what no XML name can hold is a number between underscores.
pub(super) const fn name(style: Style) -> &'static str {
    match style {
        Style::Body => "Text_20_body",
        Style::Title => "Title",
        Style::Subtitle => "Subtitle",
        Style::Label => "Rubrique",
        Style::Lead => "Chapeau",
        Style::Section => "Heading_20_1",
        Style::Heading => "Heading_20_2",
        Style::SmallHeading => "Heading_20_3",
        Style::Bullet => "List_20_1",
        Style::SubBullet => "List_20_2",
        Style::Number => "Numbering_20_1",
        Style::Quote => "Quotations",
        Style::Statement => "Exergue",
        Style::CalloutTitle => "Encadré_20_titre",
        Style::Callout => "Encadré",
        Style::Caption => "Caption",
        Style::Note => "Footnote",
        Style::TableHead => "Repères_20_titre",
        Style::TableLabel => "Repères_20_rubrique",
        Style::TableText => "Repères_20_texte",
        Style::TableBullet => "Repères_20_liste",
        Style::Help => "Mode_20_d_27_emploi",
    }
}

/// What a new paragraph after one of a style is.
const fn next(style: Style) -> Style {
    match style {
        Style::Title => Style::Subtitle,
        Style::Label
        | Style::Lead
        | Style::Bullet
        | Style::SubBullet
        | Style::Number
        | Style::Note
        | Style::TableBullet => style,
        Style::CalloutTitle | Style::Callout => Style::Callout,
        Style::TableHead | Style::TableLabel | Style::TableText => Style::TableText,
        _ => Style::Body,
    }
}

/// The level of a heading.
pub(super) const fn outline(style: Style) -> Option<&'static str> {
    match style {
        Style::Section => Some("1"),
        Style::Heading => Some("2"),
        Style::SmallHeading => Some("3"),
        _ => None,
    }
}

/// The list of a style, and the level in it, from 1.
pub(super) const fn list(style: Style) -> Option<(&'static str, usize)> {
    match style {
        Style::Bullet => Some((POINTS, 1)),
        Style::SubBullet => Some((POINTS, 2)),
        Style::Number => Some((NUMBERS, 1)),
        Style::TableBullet => Some((TABLE_POINTS, 1)),
        _ => None,
    }
}

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

fn list_style(xml: &mut Xml, name: &str, numbers: bool, step: Twips) {
    let shown = shown(name);
    let attributes = &[("style:name", name), ("style:display-name", shown.as_str())];
    xml.within("text:list-style", attributes, |xml| {
        for (level, sign) in (1..).zip(SIGNS) {
            let number = level.to_string();
            let mut attributes = vec![("text:level", number.as_str()), ("text:style-name", SIGN)];
            let kind = if numbers {
                attributes.extend([("style:num-format", "1"), ("style:num-suffix", ".")]);
                "text:list-level-style-number"
            } else {
                attributes.push(("text:bullet-char", sign));
                "text:list-level-style-bullet"
            };
            xml.within(kind, &attributes, |xml| level_properties(xml, step * level, step));
        }
    });
}

fn level_properties(xml: &mut Xml, left: Twips, step: Twips) {
    let (left, back) = (points(left), format!("-{}", points(step)));
    let mode = &[("text:list-level-position-and-space-mode", "label-alignment")];
    xml.within("style:list-level-properties", mode, |xml| {
        xml.empty(
            "style:list-level-label-alignment",
            &[
                ("text:label-followed-by", "listtab"),
                ("text:list-tab-stop-position", &left),
                ("fo:margin-left", &left),
                ("fo:text-indent", &back),
            ],
        );
    });
}

fn page_layout(xml: &mut Xml) {
    let [width, height] = [PAGE.0, PAGE.1].map(points);
    let (side, top) = (points(MARGINS.0), points(MARGINS.1 - 300));
    xml.within("style:page-layout", &[("style:name", "page")], |xml| {
        xml.empty(
            "style:page-layout-properties",
            &[
                ("fo:page-width", &width),
                ("fo:page-height", &height),
                ("fo:margin-top", &points(MARGINS.1)),
                ("fo:margin-bottom", &top),
                ("fo:margin-left", &side),
                ("fo:margin-right", &side),
            ],
        );
        xml.within("style:footer-style", &[], |xml| {
            xml.empty(
                "style:header-footer-properties",
                &[("fo:min-height", "6mm"), ("fo:margin-top", "3mm")],
            );
        });
    });
}

/// The styles of the table, which belong to the text.
pub(super) fn of_table(xml: &mut Xml) {
    let style = |xml: &mut Xml, name: &str, family: &str, kind: &str, all: Attributes<'_>| {
        xml.within("style:style", &[("style:name", name), ("style:family", family)], |xml| {
            xml.empty(kind, all);
        });
    };
    let width = points(COLUMNS.iter().sum());
    style(
        xml,
        "reperes",
        "table",
        "style:table-properties",
        &[("style:width", &width), ("table:align", "left"), ("fo:margin-bottom", "8pt")],
    );
    for (name, width) in COLUMN_STYLES.into_iter().zip(COLUMNS) {
        let width = points(width);
        style(
            xml,
            name,
            "table-column",
            "style:table-column-properties",
            &[("style:column-width", &width)],
        );
    }
    for (name, above, below) in CELL_STYLES {
        let rule = |colour: &str| match colour {
            colour::PETROL => format!("1.5pt solid #{colour}"),
            colour => format!("0.5pt solid #{colour}"),
        };
        style(
            xml,
            name,
            "table-cell",
            "style:table-cell-properties",
            &[
                ("fo:background-color", &format!("#{}", colour::MIST)),
                ("fo:padding-top", "4pt"),
                ("fo:padding-bottom", "4pt"),
                ("fo:padding-left", "8pt"),
                ("fo:padding-right", "8pt"),
                ("fo:border-left", "none"),
                ("fo:border-right", "none"),
                ("fo:border-top", &above.map_or_else(|| "none".to_owned(), rule)),
                ("fo:border-bottom", &rule(below)),
            ],
        );
    }
}

/// The styles of the table's columns.
pub(super) const COLUMN_STYLES: [&str; 2] = ["reperes.1", "reperes.2"];
/// The styles of its cells, in the first row, those between and the last, with the colours of the rules above and below.
pub(super) const CELL_STYLES: [(&str, Option<&str>, &str); 3] = [
    ("reperes.premiere", Some(colour::PETROL), colour::SEA),
    ("reperes.suite", None, colour::SEA),
    ("reperes.derniere", None, colour::PETROL),
];

/// The name of a style as people see it.
fn shown(name: &str) -> String {
    name.replace("_20_", " ").replace("_27_", "'")
}

fn half_points(size: u32) -> String {
    points(size * 10)
}
