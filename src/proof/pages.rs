//! The pages of a PDF: their words and their points.

use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_interpret::font::{FontData, FontQuery};
use hayro::hayro_syntax::page::Page;
use hayro::hayro_syntax::{LoadPdfError, Pdf};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings};
use image::RgbImage;
use rayon::prelude::*;

use super::read::words;
use super::words::PageWords;
use crate::typeset::program_fonts;

/// The font of text that has none.
const SUBSTITUTE: &str = "carlito/Carlito-Regular.ttf";
/// Largest side of a page, in points of an image: the renderer counts them in 16 bits.
const SIDE: f64 = 16_000.0;

/// A PDF, read, with the words of its pages.
pub struct Pages {
    pdf: Pdf,
    words: Vec<PageWords>,
}

/// Why a PDF cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is none, or damaged.
    Damaged,
    /// It is protected by a password.
    Locked,
}

impl Pages {
    /// Reads a PDF.
    ///
    /// # Errors
    /// When it cannot be read, or has no pages.
    pub fn read(bytes: Vec<u8>) -> Result<Self, Unreadable> {
        // Whatever a damaged file makes the reader do is its own affair.
        let read = panic::catch_unwind(AssertUnwindSafe(|| {
            let pdf = Pdf::new(bytes).map_err(|error| match error {
                LoadPdfError::Decryption(_) => Unreadable::Locked,
                LoadPdfError::Invalid => Unreadable::Damaged,
            })?;
            let words: Vec<_> = pdf.pages().par_iter().map(words).collect();
            if words.is_empty() { Err(Unreadable::Damaged) } else { Ok(Self { pdf, words }) }
        }));
        read.unwrap_or(Err(Unreadable::Damaged))
    }

    /// The number of pages.
    #[must_use]
    pub fn count(&self) -> usize {
        self.words.len()
    }

    /// The words of all pages.
    pub(super) fn words(&self) -> &[PageWords] {
        &self.words
    }

    /// A page, from 0, as points on white; empty where it cannot be drawn.
    pub(super) fn pixels(&self, page: usize, dpi: f64) -> RgbImage {
        let drawn = panic::catch_unwind(AssertUnwindSafe(|| {
            let page = self.pdf.pages().get(page)?;
            Some(draw(page, dpi))
        }));
        drawn.ok().flatten().unwrap_or_default()
    }
}

fn draw(page: &Page<'_>, dpi: f64) -> RgbImage {
    let (width, height) = page.render_dimensions();
    let scale = (dpi / 72.0).min(SIDE / f64::from(width.max(height).max(1.0))) as f32;
    let settings =
        RenderSettings { x_scale: scale, y_scale: scale, bg_color: WHITE, ..Default::default() };
    let cache = RenderCache::new();
    let drawn = hayro::render(page, &cache, &interpreter(), &settings);
    let (width, height) = (u32::from(drawn.width()), u32::from(drawn.height()));
    let points = drawn.take().into_iter().flat_map(|point| [point.r, point.g, point.b]).collect();
    RgbImage::from_raw(width, height, points).unwrap_or_default()
}

/// Text whose font is not in the file is drawn in ours: it is not as its author saw it, but it is seen.
pub(super) fn interpreter() -> InterpreterSettings {
    let resolve = |_: &FontQuery| {
        let bytes = program_fonts().remove(SUBSTITUTE)?;
        Some((Arc::new(bytes) as FontData, 0))
    };
    InterpreterSettings { font_resolver: Arc::new(resolve), ..InterpreterSettings::default() }
}
