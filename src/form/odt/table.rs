//! The styles of an OpenDocument form's table, which belong to its text.

use super::points;
use crate::form::look::{COLUMNS, colour};
use crate::form::xml::{Attributes, Xml};

/// The styles of the table's columns.
pub(super) const COLUMN_STYLES: [&str; 2] = ["reperes.1", "reperes.2"];

/// The styles of its cells, in the first row, those between and the last, with the colours of the rules above and below.
pub(super) const CELL_STYLES: [(&str, Option<&str>, &str); 3] = [
    ("reperes.premiere", Some(colour::PETROL), colour::SEA),
    ("reperes.suite", None, colour::SEA),
    ("reperes.derniere", None, colour::PETROL),
];

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
