//! Laid-out pages as points and as shapes.

use image::RgbImage;
use typst_render::RenderOptions;
use typst_svg::SvgOptions;

use super::Typeset;

impl Typeset {
    /// A page (from 1) as points, so many of them an inch; none: there is no such page.
    #[must_use]
    pub fn pixels(&self, page: usize, dpi: f64) -> Option<RgbImage> {
        let page = self.document.pages().get(page.checked_sub(1)?)?;
        let options = RenderOptions { pixel_per_pt: (dpi / 72.0).into(), render_bleed: false };
        let drawn = typst_render::render(page, &options);
        let (width, height) = (drawn.width(), drawn.height());
        // Pages are painted on white: nothing shines through.
        let opaque = drawn.take().chunks_exact(4).flat_map(|it| [it[0], it[1], it[2]]).collect();
        RgbImage::from_raw(width, height, opaque)
    }

    /// A page (from 1) as shapes (SVG); none: there is no such page.
    #[must_use]
    pub fn svg(&self, page: usize) -> Option<String> {
        let page = self.document.pages().get(page.checked_sub(1)?)?;
        Some(typst_svg::svg(page, &SvgOptions::default()))
    }
}
