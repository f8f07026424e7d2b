//! Pictures on the pages: which of them a use in a sheet is.

use std::ops::Range;

use typst::visualize::{Image, ImageKind};

use super::drawn::Drawn;
use crate::annex::Annex;
use crate::sheet::PictureUse;

/// A picture on a page.
pub(super) struct Picture {
    pub(super) page: usize,
    pub(super) image: Image,
    pub(super) taken: bool,
}

/// How a picture is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    /// With its description.
    Described,
    /// With another one.
    Otherwise,
    Nowhere,
}

impl Drawn {
    /// Takes a picture on some pages, the one with its description if there is one.
    pub(super) fn take_picture(
        &mut self,
        used: &PictureUse,
        annex: &Annex,
        pages: &Range<usize>,
    ) -> Shown {
        let bytes = annex.printed(&used.path).unwrap_or_default();
        let figures = &self.figures;
        let mut found: Option<(&mut Picture, Shown)> = None;
        for picture in self.pictures.iter_mut().filter(|it| !it.taken && pages.contains(&it.page)) {
            let of_figure = |(page, alt): &(usize, String)| {
                *page == picture.page && alt.as_str() == used.alt.as_str()
            };
            let described = match picture.image.alt() {
                Some(alt) => alt == used.alt,
                // Without any, Typst says so.
                None => {
                    figures.iter().all(|(page, _)| *page != picture.page)
                        || figures.iter().any(of_figure)
                }
            };
            let same = match picture.image.kind() {
                ImageKind::Raster(raster) => **raster.data() == *bytes,
                // A layout may give a drawing other colours.
                ImageKind::Svg(svg) => described || **svg.data() == *bytes,
                ImageKind::Pdf(_) => false,
            };
            if same && described {
                found = Some((picture, Shown::Described));
                break;
            }
            if same && found.is_none() {
                found = Some((picture, Shown::Otherwise));
            }
        }
        let Some((picture, shown)) = found else { return Shown::Nowhere };
        picture.taken = true;
        shown
    }
}
