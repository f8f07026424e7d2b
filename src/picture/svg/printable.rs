//! What drawings are printed from: their RGB colours alone, and nothing told about who drew them, where.

use std::ops::Range;

use usvg::roxmltree::{Attribute, Document, Node};

use super::{COLOURS, SVG, XLINK, is_passed_over, options};

/// How far into a file Typst looks for [`SVG`], in bytes: it knows drawings by that.
const TYPST_HEAD: usize = 2_048;
/// The namespace of what all XML may have: language, white space.
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// What a drawing that was found good is printed from, where Typst knows it for a drawing.
pub(in crate::picture) fn printable(bytes: &[u8]) -> Vec<u8> {
    let Ok(text) = std::str::from_utf8(bytes) else { return bytes.to_vec() };
    let Ok(document) = Document::parse_with_options(text, options()) else { return bytes.to_vec() };
    let mut away = profiled(&document);
    away.extend(notes(&document));
    away.sort_unstable_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    // What lies in something that goes, goes with it.
    let mut end = 0;
    away.retain(|range| {
        let is_outside = range.start >= end;
        end = end.max(range.end);
        is_outside
    });
    // What stands before the drawing itself is not printed.
    let begin = document.root_element().range().start;
    let mut from = begin;
    let mut out = String::with_capacity(text.len());
    for range in away.into_iter().filter(|range| range.start >= begin) {
        out.push_str(&text[from..range.start]);
        from = range.end;
    }
    out.push_str(&text[from..]);
    let head = &out.as_bytes()[..out.len().min(TYPST_HEAD)];
    if !head.windows(SVG.len()).any(|part| part == SVG.as_bytes()) {
        out.insert_str(0, &format!("<!--{SVG}-->"));
    }
    out.into_bytes()
}

/// What drawing programs keep for themselves, files and folders of a person among it: remarks, metadata, what other
/// namespaces have, and what they alone would draw. None of it is drawn.
fn notes(document: &Document<'_>) -> Vec<Range<usize>> {
    let is_other = |space: Option<&str>| !matches!(space, None | Some(SVG | XLINK | XML));
    let is_note = |node: &Node<'_, '_>| {
        node.is_comment()
            || node.is_pi()
            || node.has_tag_name((SVG, "metadata"))
            || is_passed_over(node)
            || is_other(node.tag_name().namespace())
    };
    let mut found = Vec::new();
    for node in document.descendants() {
        if is_note(&node) {
            found.push(node.range());
        } else {
            let others = node.attributes().filter(|it| is_other(it.namespace()));
            found.extend(others.map(|it| it.range()));
        }
    }
    found
}

/// Where colours are given in another profile, behind what they are in RGB (SVG 1.1, 11.2: `<icccolor>`).
pub(super) fn profiled(document: &Document<'_>) -> Vec<Range<usize>> {
    let text = document.input_text();
    let mut places: Vec<Range<usize>> = Vec::new();
    for node in document.descendants() {
        let is_sheet =
            node.is_text() && node.parent().is_some_and(|it| it.has_tag_name((SVG, "style")));
        places.extend(is_sheet.then(|| node.range()));
        let of_colour =
            |it: &Attribute<'_, '_>| it.name() == "style" || COLOURS.contains(&it.name());
        places.extend(node.attributes().filter(of_colour).map(|it| it.range_value()));
    }
    let mut found = Vec::new();
    for place in places {
        let lower = text[place.clone()].to_ascii_lowercase();
        let mut from = 0;
        while let Some(begin) = lower[from..].find("icc-color(").map(|at| from + at)
            && let Some(length) = lower[begin..].find(')')
        {
            from = begin + length + 1;
            found.push(place.start + begin..place.start + from);
        }
    }
    found
}
