//! The lists of an OpenDocument form.

use super::names::{SIGN, shown};
use super::points;
use crate::form::look::Twips;
use crate::form::xml::Xml;

/// The signs before points, by level, as in the annex.
const SIGNS: [&str; 3] = ["✓", "–", "◦"];

pub(super) fn list_style(xml: &mut Xml, name: &str, numbers: bool, step: Twips) {
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
