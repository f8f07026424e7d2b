//! The text of an OpenDocument form: paragraphs, lists, places to fill in, the table, notes.

use super::names::{self, STRONG};
use super::namespaces;
use super::table::{CELL_STYLES, COLUMN_STYLES, of_table};
use crate::form::content::french_mark;
use crate::form::hint::TO_FILL;
use crate::form::model::{Form, Para, Piece, Row, Run, Style};
use crate::form::texts;
use crate::form::xml::Xml;

/// The part that holds the text.
pub(super) fn part(form: &Form) -> Vec<u8> {
    Xml::part("office:document-content", &namespaces(), |xml| {
        xml.within("office:automatic-styles", &[], of_table);
        xml.within("office:body", &[], |xml| {
            xml.within("office:text", &[], |xml| {
                let mut rest = form.pieces.as_slice();
                while let Some((first, more)) = rest.split_first() {
                    match first {
                        Piece::Table(rows) => {
                            table(xml, rows);
                            rest = more;
                        }
                        Piece::Para(_) => {
                            let paras: Vec<&Para> = rest
                                .iter()
                                .map_while(|piece| match piece {
                                    Piece::Para(para) => Some(para),
                                    Piece::Table(_) => None,
                                })
                                .collect();
                            flow(xml, &paras);
                            rest = &rest[paras.len()..];
                        }
                    }
                }
            });
        });
    })
}

/// Paragraphs and the lists that they make.
fn flow(xml: &mut Xml, paras: &[&Para]) {
    let mut rest = paras;
    while let Some((first, more)) = rest.split_first() {
        let Some((name, _)) = names::list(first.style) else {
            para(xml, first);
            rest = more;
            continue;
        };
        let same = |para: &&&Para| names::list(para.style).is_some_and(|(other, _)| other == name);
        let (items, more) = rest.split_at(rest.iter().take_while(same).count());
        list(xml, Some(name), items, 1);
        rest = more;
    }
}

/// A list, those below its items in them.
fn list(xml: &mut Xml, name: Option<&str>, items: &[&Para], level: usize) {
    let attributes: Vec<(&str, &str)> =
        name.map(|name| ("text:style-name", name)).into_iter().collect();
    let below = |para: &&&Para| names::list(para.style).is_some_and(|(_, own)| own > level);
    xml.within("text:list", &attributes, |xml| {
        let mut rest = items;
        while let Some((item, more)) = rest.split_first() {
            let (under, more) = more.split_at(more.iter().take_while(below).count());
            xml.within("text:list-item", &[], |xml| {
                para(xml, item);
                if !under.is_empty() {
                    list(xml, None, under, level + 1);
                }
            });
            rest = more;
        }
    });
}

fn para(xml: &mut Xml, para: &Para) {
    let style = ("text:style-name", names::name(para.style));
    match names::outline(para.style) {
        Some(level) => {
            let attributes = &[style, ("text:outline-level", level)];
            xml.within("text:h", attributes, |xml| runs(xml, &para.runs));
        }
        None => xml.within("text:p", &[style], |xml| runs(xml, &para.runs)),
    }
}

fn runs(xml: &mut Xml, all: &[Run]) {
    for run in all {
        match run {
            Run::Text(text) => xml.text(text),
            Run::Strong(text) => xml.element("text:span", &[("text:style-name", STRONG)], text),
            Run::Break => xml.empty("text:line-break", &[]),
            Run::Tab => xml.empty("text:tab", &[]),
            Run::Hint { name, text } => {
                let attributes = &[("text:placeholder-type", "text"), ("text:description", name)];
                // Writer takes these brackets off and puts its own round what it shows.
                let hint = format!("<{}{text}>", french_mark(TO_FILL));
                xml.element("text:placeholder", attributes, &hint);
            }
            Run::Note(note) => note_in(xml, note),
        }
    }
}

fn note_in(xml: &mut Xml, note: &[Run]) {
    xml.within("text:note", &[("text:note-class", "footnote")], |xml| {
        xml.element("text:note-citation", &[], "1");
        xml.within("text:note-body", &[], |xml| {
            let style = names::name(Style::Note);
            xml.within("text:p", &[("text:style-name", style)], |xml| runs(xml, note));
        });
    });
}

fn table(xml: &mut Xml, rows: &[Row]) {
    let attributes = &[("table:name", texts::SIDEBAR), ("table:style-name", "reperes")];
    xml.within("table:table", attributes, |xml| {
        xml.element("table:title", &[], texts::SIDEBAR);
        xml.element("table:desc", &[], texts::TABLE);
        for column in COLUMN_STYLES {
            xml.empty("table:table-column", &[("table:style-name", column)]);
        }
        for (number, cells) in rows.iter().enumerate() {
            let style = match number {
                0 => CELL_STYLES[0].0,
                n if n + 1 < rows.len() => CELL_STYLES[1].0,
                _ => CELL_STYLES[2].0,
            };
            if number == 0 {
                xml.within("table:table-header-rows", &[], |xml| row(xml, cells, style));
            } else {
                row(xml, cells, style);
            }
        }
    });
}

fn row(xml: &mut Xml, cells: &Row, style: &str) {
    xml.within("table:table-row", &[], |xml| {
        for cell in cells {
            let attributes = &[("table:style-name", style), ("office:value-type", "string")];
            xml.within("table:table-cell", attributes, |xml| {
                flow(xml, &cell.iter().collect::<Vec<_>>());
            });
        }
    });
}
