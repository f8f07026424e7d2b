//! The pages of a PDF: their words and their points.

use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;

use hayro::hayro_interpret::font::{FontData, FontQuery, Glyph};
use hayro::hayro_interpret::hayro_cmap::BfString;
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache,
    InterpreterSettings, Paint, PathDrawMode, SoftMask, interpret_page,
};
use hayro::hayro_syntax::page::Page;
use hayro::hayro_syntax::{LoadPdfError, Pdf};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::vello_cpu::kurbo::{Affine, BezPath, Point, Rect};
use hayro::{RenderCache, RenderSettings};
use image::RgbImage;
use rayon::prelude::*;

use crate::typeset::program_fonts;

/// How far a letter may stand from the end of the one before and still belong to its word, in points.
const GAP: f64 = 1.0;
/// The font of text that has none.
const SUBSTITUTE: &str = "carlito/Carlito-Regular.ttf";
/// Largest side of a page, in points of an image: the renderer counts them in 16 bits.
const SIDE: f64 = 16_000.0;

/// A PDF, read, with the words of its pages.
pub struct Pages {
    pdf: Pdf,
    words: Vec<Vec<String>>,
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
            let words: Vec<_> =
                (0..pdf.pages().len()).into_par_iter().map(|page| words(&pdf, page)).collect();
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
    pub(super) fn words(&self) -> Vec<String> {
        self.words.iter().map(|words| words.join(" ")).collect()
    }

    /// The words of a page, from 0.
    pub(super) fn words_of(&self, page: usize) -> Vec<String> {
        self.words.get(page).cloned().unwrap_or_default()
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
fn interpreter() -> InterpreterSettings {
    let resolve = |_: &FontQuery| {
        let bytes = program_fonts().remove(SUBSTITUTE)?;
        Some((Arc::new(bytes) as FontData, 0))
    };
    InterpreterSettings { font_resolver: Arc::new(resolve), ..InterpreterSettings::default() }
}

fn words(pdf: &Pdf, page: usize) -> Vec<String> {
    let Some(page) = pdf.pages().get(page) else { return Vec::new() };
    let cache = InterpreterCache::new();
    let (width, height) = page.render_dimensions();
    let room = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let mut context = Context::new(Affine::IDENTITY, room, &cache, page.xref(), interpreter());
    let mut reader = Reader::default();
    interpret_page(page, &mut context, &mut reader);
    reader.words()
}

/// Collects letters, in the order in which they are drawn.
#[derive(Default)]
struct Reader {
    text: String,
    /// Where the next letter of the same word would stand.
    next: Option<Point>,
}

impl Reader {
    fn letter(&mut self, letter: &str, at: Point, next: Point) {
        if let Some(expected) = self.next {
            if (at.y - expected.y).abs() > GAP {
                // A word that is cut at a line's end is one word, wherever the line ends.
                match self.text.trim_end().strip_suffix(['-', '\u{ad}', '\u{2010}']) {
                    Some(word) => self.text.truncate(word.len()),
                    None => self.text.push(' '),
                }
            } else if (at.x - expected.x).abs() > GAP {
                self.text.push(' ');
            }
        }
        self.text.push_str(letter);
        self.next = Some(next);
    }

    fn words(self) -> Vec<String> {
        self.text.split_whitespace().map(str::to_owned).collect()
    }
}

impl Device<'_> for Reader {
    fn draw_glyph(
        &mut self,
        glyph: &Glyph<'_>,
        transform: Affine,
        glyph_transform: Affine,
        _: &Paint<'_>,
        _: &GlyphDrawMode,
    ) {
        let letter = match glyph.as_unicode() {
            Some(BfString::Char(letter)) => letter.to_string(),
            Some(BfString::String(letters)) => letters,
            None => return,
        };
        let advance = match glyph {
            Glyph::Outline(glyph) => f64::from(glyph.advance_width().unwrap_or(0.0)),
            Glyph::Type3(_) => 0.0,
        };
        let place = transform * glyph_transform;
        self.letter(&letter, place * Point::ZERO, place * Point::new(advance, 0.0));
    }

    fn set_soft_mask(&mut self, _: Option<SoftMask<'_>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn draw_path(&mut self, _: &BezPath, _: Affine, _: &Paint<'_>, _: &PathDrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'_, '_>, _: Affine) {}
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
