//! Reads the words of a page off its drawing.

use hayro::hayro_interpret::font::Glyph;
use hayro::hayro_interpret::hayro_cmap::BfString;
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache, Paint,
    PathDrawMode, SoftMask, TransformExt, interpret_page,
};
use hayro::hayro_syntax::page::Page;
use hayro::vello_cpu::kurbo::{Affine, BezPath, Point, Rect};

use super::pages::interpreter;
use super::words::{PageWords, Word};

/// How far a letter may stand from the end of the one before and still belong to its word, in points.
const GAP: f64 = 1.0;
/// The size of letters, in the units of their outlines.
const EM: f64 = 1000.0;
/// What a word ends with that is cut at a line's end.
const HYPHENS: [char; 3] = ['-', '\u{ad}', '\u{2010}'];

/// The words of a page, in the order in which they are drawn.
pub(super) fn words(page: &Page<'_>) -> PageWords {
    let cache = InterpreterCache::new();
    let (width, height) = page.render_dimensions();
    let room = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let upright = page.initial_transform(true).to_kurbo();
    let mut context = Context::new(upright, room, &cache, page.xref(), interpreter());
    let mut reader = Reader::default();
    interpret_page(page, &mut context, &mut reader);
    reader.end();
    PageWords { words: reader.words, height: f64::from(height) }
}

/// Collects letters to words.
#[derive(Default)]
struct Reader {
    words: Vec<Word>,
    /// The word that goes on.
    open: Option<Word>,
    /// Where the next letter of it would stand.
    next: Option<Point>,
}

impl Reader {
    fn letter(&mut self, letter: &str, at: Point, next: Point, size: f64) {
        if let Some(expected) = self.next {
            if (at.y - expected.y).abs() > GAP {
                self.end();
                // A word that is cut at a line's end is one word, wherever the line ends.
                self.open =
                    self.words.pop_if(|word| word.text.ends_with(HYPHENS)).map(|mut word| {
                        word.text.pop();
                        word
                    });
            } else if (at.x - expected.x).abs() > GAP {
                self.end();
            }
        }
        for c in letter.chars() {
            if c.is_whitespace() {
                self.end();
                continue;
            }
            let (left, line) = (at.x, at.y);
            let word = self.open.get_or_insert_with(|| Word {
                text: String::new(),
                left,
                right: left,
                line,
                size,
            });
            word.text.push(c);
            word.right = next.x;
        }
        self.next = Some(next);
    }

    fn end(&mut self) {
        self.words.extend(self.open.take().filter(|word| !word.text.is_empty()));
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
        let [at, next, above] =
            [Point::ZERO, Point::new(advance, 0.0), Point::new(0.0, EM)].map(|it| place * it);
        self.letter(&letter, at, next, at.distance(above));
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
