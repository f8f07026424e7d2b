//! What the pages of an output show besides their text: where sheets end, sidebars that stand apart, pictures.

use std::collections::BTreeMap;

use typst::foundations::{Label, Selector, Value};
use typst::introspection::{Introspector, MetadataElem};
use typst::layout::{Frame, FrameItem, Point, Transform};
use typst::utils::PicoStr;
use typst::visualize::ImageKind;

use super::Typeset;

/// A picture made of points, as a page shows it.
#[derive(Clone)]
pub struct PrintedPicture {
    /// The file's bytes.
    pub bytes: Vec<u8>,
    /// What is read in its place.
    pub alt: String,
    /// Its width, in points of the picture.
    pub pixels: u32,
    /// Its width on the page, in points of print (1/72 inch).
    pub width_points: f64,
}

impl PrintedPicture {
    /// Points of the picture to an inch of the page.
    #[must_use]
    pub fn resolution(&self) -> f64 {
        f64::from(self.pixels) * 72.0 / self.width_points.max(f64::MIN_POSITIVE)
    }
}

impl Typeset {
    /// The first and the last page of a sheet (from 1), and where the last thing printed on it ends, in points from the top: the
    /// layout may leave room before the end that it marks.
    #[must_use]
    pub fn end_of(&self, id: &str) -> Option<(usize, usize, f64)> {
        let start = self.places("sheet-start").remove(id)?;
        let (last, end) = self.places("sheet-end").remove(id)?;
        let frame = &self.document.pages().get(last - 1)?.frame;
        Some((start.0, last, lowest(frame, Transform::identity(), end)))
    }

    /// The sheets whose sidebar found no room beside the text, where the layout says so.
    #[must_use]
    pub fn sidebars_apart(&self) -> Vec<String> {
        self.places("sidebar-apart").into_keys().collect()
    }

    /// The pictures on the pages, drawings apart.
    #[must_use]
    pub fn pictures(&self) -> Vec<PrintedPicture> {
        let mut found = Vec::new();
        self.document.pages().iter().for_each(|page| push_pictures(&page.frame, &mut found));
        found
    }

    /// Identifiers of metadata with a label, with their pages and heights, in points from the top.
    fn places(&self, label: &str) -> BTreeMap<String, (usize, f64)> {
        let Some(label) = Label::new(PicoStr::intern(label)) else {
            return BTreeMap::new();
        };
        let introspector = self.document.introspector();
        let place = |content: &typst::foundations::Content| {
            let Value::Dict(value) = &content.to_packed::<MetadataElem>()?.value else {
                return None;
            };
            let Ok(Value::Str(id)) = value.get("id") else { return None };
            let position = introspector.position(content.location()?)?;
            Some((id.to_string(), (position.page.get(), position.point.y.to_pt())))
        };
        introspector.query(&Selector::Label(label)).iter().filter_map(place).collect()
    }
}

/// How far down the text and pictures of a frame reach, those below `end` (the foot, notes) apart.
fn lowest(frame: &Frame, at: Transform, end: f64) -> f64 {
    let mut low: f64 = 0.0;
    for (position, item) in frame.items() {
        let at = at.pre_concat(Transform::translate(position.x, position.y));
        let bottom = match item {
            FrameItem::Group(group) => lowest(&group.frame, at.pre_concat(group.transform), end),
            FrameItem::Text(_) => Point::zero().transform(at).y.to_pt(),
            FrameItem::Image(_, size, _) => Point::with_y(size.y).transform(at).y.to_pt(),
            _ => continue,
        };
        if bottom <= end + 1.0 {
            low = low.max(bottom);
        }
    }
    low
}

fn push_pictures(frame: &Frame, found: &mut Vec<PrintedPicture>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => push_pictures(&group.frame, found),
            FrameItem::Image(image, size, _) => {
                if let ImageKind::Raster(raster) = image.kind() {
                    found.push(PrintedPicture {
                        bytes: raster.data().to_vec(),
                        alt: image.alt().unwrap_or_default().to_owned(),
                        pixels: raster.width(),
                        width_points: size.x.to_pt(),
                    });
                }
            }
            _ => {}
        }
    }
}
