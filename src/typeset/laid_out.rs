//! An output that is laid out: its pages, and where its sheets stand.

use std::collections::{BTreeMap, BTreeSet};

use typst::foundations::{Content, Label, Selector, Value};
use typst::introspection::{Introspector, MetadataElem};
use typst::layout::{Abs, Frame, FrameItem, Sides};
use typst::syntax::Span;
use typst::utils::PicoStr;
use typst_layout::PagedDocument;

use super::Output;

/// Two lengths are one where they differ by no more, in points.
const NEAR: f64 = 0.01;

/// Where a sheet stands in an output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extent {
    /// The sheet's identifier.
    pub id: String,
    /// Its first page, from 1.
    pub start_page: usize,
    /// Its number of pages.
    pub pages: usize,
}

/// An output, laid out.
pub struct Typeset {
    pub(super) document: PagedDocument,
    pub(super) output: Output,
}

impl Typeset {
    /// The number of pages.
    #[must_use]
    pub fn pages(&self) -> usize {
        self.document.pages().len()
    }

    /// Width and height of a page (from 1), in points.
    #[must_use]
    pub fn paper(&self, page: usize) -> Option<(f64, f64)> {
        let size = self.document.pages().get(page.checked_sub(1)?)?.frame.size();
        Some((size.x.to_pt(), size.y.to_pt()))
    }

    /// Where the sheets stand, in the order of the pages, as the layout marked them.
    #[must_use]
    pub fn extents(&self) -> Vec<Extent> {
        let ends: BTreeMap<String, usize> = self.marks("sheet-end").into_iter().collect();
        self.marks("sheet-start")
            .into_iter()
            .map(|(id, start_page)| {
                let end = ends.get(&id).copied().unwrap_or(start_page);
                Extent { id, start_page, pages: end + 1 - start_page.min(end) }
            })
            .collect()
    }

    /// Whether the layout marked the beginning of a sheet, and not its end.
    pub(super) fn is_endless(&self) -> bool {
        let ends = self.marks("sheet-end");
        self.marks("sheet-start").iter().any(|(id, _)| ends.iter().all(|(end, _)| end != id))
    }

    /// The sheets whose beginning or end the layout marked more than once, each with where it says the second mark.
    pub(super) fn repeated(&self) -> Vec<(String, Span)> {
        let mut repeated: Vec<(String, Span)> = Vec::new();
        for label in ["sheet-start", "sheet-end"] {
            let mut known = BTreeSet::new();
            for (id, span) in self.marked(label, |content| Some(content.span())) {
                if !known.insert(id.clone()) && repeated.iter().all(|(told, _)| *told != id) {
                    repeated.push((id, span));
                }
            }
        }
        repeated
    }

    /// The number of the first page (from 1) that is drawn nowhere so many points beyond its edges.
    pub(super) fn without_bleed(&self, points: f64) -> Option<usize> {
        let bled = |bleed: &Sides<Abs>| {
            let sides = [bleed.left, bleed.top, bleed.right, bleed.bottom];
            sides.iter().any(|side| side.to_pt() >= points - NEAR)
        };
        let first = self.document.pages().iter().position(|page| !bled(&page.bleed));
        first.map(|index| index + 1)
    }

    /// Whether the layout marked the end of a sheet, and not its beginning.
    pub(super) fn is_startless(&self) -> bool {
        let starts = self.marks("sheet-start");
        self.marks("sheet-end").iter().any(|(id, _)| starts.iter().all(|(start, _)| start != id))
    }

    /// The text of a page (from 1), its stretches in the order in which they are drawn, a line each.
    #[must_use]
    pub fn text(&self, page: usize) -> String {
        let mut text = String::new();
        if let Some(page) = page.checked_sub(1).and_then(|i| self.document.pages().get(i)) {
            push_text(&page.frame, &mut text);
        }
        text
    }

    /// The identifiers and pages of metadata with a label.
    fn marks(&self, label: &str) -> Vec<(String, usize)> {
        let introspector = self.document.introspector();
        self.marked(label, |content| Some(introspector.page(content.location()?)?.get()))
    }

    /// The identifiers of metadata with a label, with something of each.
    fn marked<T>(&self, label: &str, of: impl Fn(&Content) -> Option<T>) -> Vec<(String, T)> {
        let Some(label) = Label::new(PicoStr::intern(label)) else {
            return Vec::new();
        };
        let introspector = self.document.introspector();
        introspector
            .query(&Selector::Label(label))
            .iter()
            .filter_map(|content| {
                let Value::Dict(value) = &content.to_packed::<MetadataElem>()?.value else {
                    return None;
                };
                let Ok(Value::Str(id)) = value.get("id") else {
                    return None;
                };
                Some((id.to_string(), of(content)?))
            })
            .collect()
    }
}

fn push_text(frame: &Frame, text: &mut String) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => push_text(&group.frame, text),
            FrameItem::Text(item) => {
                text.push_str(&item.text);
                text.push('\n');
            }
            _ => {}
        }
    }
}
