//! The page of an OpenDocument form.

use super::points;
use crate::form::look::{MARGINS, PAGE};
use crate::form::xml::Xml;

pub(super) fn page_layout(xml: &mut Xml) {
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
