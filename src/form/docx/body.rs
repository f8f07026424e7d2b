//! The text of a Word form: paragraphs, places to fill in, the table, notes.

use super::looks::ground;
use super::names::{self, HINT, NOTE_CALL, STRONG};
use super::styles::W;
use crate::form::content::french_mark;
use crate::form::hint::TO_FILL;
use crate::form::look::{CELL, COLUMNS, MARGINS, PAGE, colour};
use crate::form::model::{Form, Para, Piece, Row, Run};
use crate::form::texts;
use crate::form::xml::Xml;

/// The relation of the foot of the page.
pub(super) const FOOTER: &str = "pied";
/// The numbers of the notes before those of the text: the lines that part notes from it.
const LINES: usize = 2;

/// Writes the body of the document.
pub(super) struct Body {
    /// The notes that were called so far.
    notes: Vec<Vec<Run>>,
    /// How many places to fill in there are so far.
    places: u32,
}

impl Body {
    /// The part that holds the text, and the one that holds its notes.
    pub(super) fn parts(form: &Form) -> (Vec<u8>, Vec<u8>) {
        let mut body = Self { notes: Vec::new(), places: 0 };
        let relations =
            ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships");
        let text = Xml::part("w:document", &[W, relations], |xml| {
            xml.within("w:body", &[], |xml| {
                for piece in &form.pieces {
                    match piece {
                        Piece::Para(para) => body.para(xml, para),
                        Piece::Table(rows) => body.table(xml, rows),
                    }
                }
                page(xml);
            });
        });
        let notes = body.footnotes();
        (text, notes)
    }

    fn para(&mut self, xml: &mut Xml, para: &Para) {
        xml.within("w:p", &[], |xml| {
            let style = names::id(para.style);
            xml.within("w:pPr", &[], |xml| xml.empty("w:pStyle", &[("w:val", style)]));
            self.runs(xml, &para.runs);
        });
    }

    fn runs(&mut self, xml: &mut Xml, all: &[Run]) {
        for one in all {
            match one {
                Run::Text(text) => run(xml, None, |xml| written(xml, text)),
                Run::Strong(text) => run(xml, Some(STRONG), |xml| written(xml, text)),
                Run::Break => run(xml, None, |xml| xml.empty("w:br", &[])),
                Run::Tab => run(xml, None, |xml| xml.empty("w:tab", &[])),
                Run::Hint { name, text } => self.hint(xml, name, text),
                Run::Note(note) => {
                    let id = (self.notes.len() + LINES).to_string();
                    self.notes.push(note.clone());
                    run(xml, Some(NOTE_CALL), |xml| {
                        xml.empty("w:footnoteReference", &[("w:id", &id)]);
                    });
                }
            }
        }
    }

    /// A field that shows what to write; it goes with the first letter that is written.
    fn hint(&mut self, xml: &mut Xml, name: &str, text: &str) {
        self.places += 1;
        let id = self.places.to_string();
        xml.within("w:sdt", &[], |xml| {
            xml.within("w:sdtPr", &[], |xml| {
                xml.empty("w:alias", &[("w:val", name)]);
                xml.empty("w:id", &[("w:val", &id)]);
                xml.empty("w:temporary", &[]);
                xml.empty("w:showingPlcHdr", &[]);
            });
            xml.within("w:sdtContent", &[], |xml| {
                let hint = format!("[{}{text}]", french_mark(TO_FILL));
                run(xml, Some(HINT), |xml| written(xml, &hint));
            });
        });
    }

    fn table(&mut self, xml: &mut Xml, rows: &[Row]) {
        xml.within("w:tbl", &[], |xml| {
            table_properties(xml);
            for (number, row) in rows.iter().enumerate() {
                xml.within("w:tr", &[], |xml| {
                    xml.within("w:trPr", &[], |xml| {
                        xml.empty("w:cantSplit", &[]);
                        if number == 0 {
                            xml.empty("w:tblHeader", &[]);
                        }
                    });
                    for (cell, width) in row.iter().zip(COLUMNS) {
                        xml.within("w:tc", &[], |xml| {
                            let width = width.to_string();
                            xml.within("w:tcPr", &[], |xml| {
                                xml.empty("w:tcW", &[("w:w", &width), ("w:type", "dxa")]);
                                ground(xml, colour::MIST);
                            });
                            cell.iter().for_each(|para| self.para(xml, para));
                        });
                    }
                });
            }
        });
    }

    fn footnotes(mut self) -> Vec<u8> {
        Xml::part("w:footnotes", &[W], |xml| {
            note_lines(xml);
            for (number, note) in std::mem::take(&mut self.notes).iter().enumerate() {
                let id = (number + LINES).to_string();
                xml.within("w:footnote", &[("w:id", &id)], |xml| self.footnote(xml, note));
            }
        })
    }

    fn footnote(&mut self, xml: &mut Xml, note: &[Run]) {
        xml.within("w:p", &[], |xml| {
            let style = names::id(crate::form::model::Style::Note);
            xml.within("w:pPr", &[], |xml| xml.empty("w:pStyle", &[("w:val", style)]));
            run(xml, Some(NOTE_CALL), |xml| xml.empty("w:footnoteRef", &[]));
            run(xml, None, |xml| written(xml, " "));
            self.runs(xml, note);
        });
    }
}

fn run(xml: &mut Xml, style: Option<&str>, contents: impl FnOnce(&mut Xml)) {
    xml.within("w:r", &[], |xml| {
        if let Some(style) = style {
            xml.within("w:rPr", &[], |xml| xml.empty("w:rStyle", &[("w:val", style)]));
        }
        contents(xml);
    });
}

/// The notes that part notes from the text.
pub(super) fn note_lines(xml: &mut Xml) {
    for (id, line) in ["separator", "continuationSeparator"].into_iter().enumerate() {
        let id = id.to_string();
        xml.within("w:footnote", &[("w:type", line), ("w:id", &id)], |xml| {
            xml.within("w:p", &[], |xml| {
                run(xml, None, |xml| xml.empty(&format!("w:{line}"), &[]));
            });
        });
    }
}

pub(super) fn written(xml: &mut Xml, text: &str) {
    xml.element("w:t", &[("xml:space", "preserve")], text);
}

/// The properties of the table, in the order that the schema asks for (ISO/IEC 29500-1, 17.4.59).
fn table_properties(xml: &mut Xml) {
    let width: u32 = COLUMNS.iter().sum();
    xml.within("w:tblPr", &[], |xml| {
        xml.empty("w:tblW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
        xml.within("w:tblBorders", &[], |xml| {
            for (side, colour) in [
                ("w:top", colour::PETROL),
                ("w:bottom", colour::PETROL),
                ("w:insideH", colour::SEA),
            ] {
                let size = if colour == colour::PETROL { "12" } else { "4" };
                xml.empty(
                    side,
                    &[("w:val", "single"), ("w:sz", size), ("w:space", "0"), ("w:color", colour)],
                );
            }
        });
        xml.empty("w:tblLayout", &[("w:type", "fixed")]);
        let (above, side) = (CELL.0.to_string(), CELL.1.to_string());
        xml.within("w:tblCellMar", &[], |xml| {
            for (name, margin) in
                [("w:top", &above), ("w:left", &side), ("w:bottom", &above), ("w:right", &side)]
            {
                xml.empty(name, &[("w:w", margin), ("w:type", "dxa")]);
            }
        });
        xml.empty(
            "w:tblLook",
            &[
                ("w:val", "00A0"),
                ("w:firstRow", "1"),
                ("w:lastRow", "0"),
                ("w:firstColumn", "1"),
                ("w:lastColumn", "0"),
                ("w:noHBand", "0"),
                ("w:noVBand", "0"),
            ],
        );
        xml.empty("w:tblCaption", &[("w:val", texts::SIDEBAR)]);
        xml.empty("w:tblDescription", &[("w:val", texts::TABLE)]);
    });
    xml.within("w:tblGrid", &[], |xml| {
        for width in COLUMNS {
            xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
        }
    });
}

/// The page, and its foot.
pub(super) fn page(xml: &mut Xml) {
    let ((width, height), (side, top)) = (PAGE, MARGINS);
    let [width, height, side, top] = [width, height, side, top].map(|length| length.to_string());
    xml.within("w:sectPr", &[], |xml| {
        xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", FOOTER)]);
        xml.empty("w:pgSz", &[("w:w", &width), ("w:h", &height)]);
        xml.empty(
            "w:pgMar",
            &[
                ("w:top", &top),
                ("w:right", &side),
                ("w:bottom", &top),
                ("w:left", &side),
                ("w:header", "600"),
                ("w:footer", "600"),
                ("w:gutter", "0"),
            ],
        );
    });
}
