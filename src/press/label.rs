//! The lettering of the job line: the program's own font, cut down to the characters that the lines use.

use std::collections::{BTreeMap, BTreeSet};

use printpdf::{FontMetrics, ParsedFont};
use subsetter::GlyphRemapper;
use ttf_parser::Face;

use crate::typeset::program_fonts;

/// The font's file.
const FILE: &str = "carlito/Carlito-Regular.ttf";
/// What stands where a line was cut.
const CUT: char = '…';

/// A font that can set some texts, to be embedded as it is.
pub struct Lettering {
    pub(super) font: ParsedFont,
}

impl Lettering {
    /// The font for some texts; none: the program was built without it.
    #[must_use]
    pub fn of(texts: &[String]) -> Option<Self> {
        let bytes: &'static [u8] = program_fonts().remove(FILE)?;
        let face = Face::parse(bytes, 0).ok()?;
        let mut characters: BTreeSet<char> = texts.iter().flat_map(|text| text.chars()).collect();
        characters.insert(CUT);
        let mut glyphs = GlyphRemapper::new();
        let (mut codes, mut widths) = (BTreeMap::new(), BTreeMap::new());
        for character in characters {
            let Some(glyph) = face.glyph_index(character) else { continue };
            let new = glyphs.remap(glyph.0);
            codes.insert(u32::from(character), new);
            widths.insert(new, face.glyph_hor_advance(glyph).unwrap_or(0));
        }
        let metrics = FontMetrics { ascent: face.ascender(), descent: face.descender() };
        let subset = subsetter::subset(bytes, 0, &glyphs).ok()?;
        let name = Some("ANNEXE+Carlito".to_owned());
        let units = face.units_per_em();
        let font = ParsedFont::with_glyph_data(subset, 0, name, codes, widths, units, metrics);
        Some(Self { font })
    }

    /// The width of a text, in points.
    pub(super) fn width(&self, text: &str, size: f64) -> f64 {
        let units = text.chars().map(|character| {
            let glyph = self.font.lookup_glyph_index(u32::from(character)).unwrap_or(0);
            f64::from(self.font.get_glyph_width(glyph).unwrap_or(0))
        });
        units.sum::<f64>() * size / f64::from(self.font.units_per_em)
    }

    /// As much of a text as fits into a width, in points: whole words, where the first of them fits.
    pub(super) fn fitted(&self, text: &str, width: f64, size: f64) -> String {
        if self.width(text, size) <= width {
            return text.to_owned();
        }
        let room = width - self.width(&CUT.to_string(), size);
        let mut fitted = String::new();
        let mut taken = 0.0;
        for character in text.chars() {
            taken += self.width(&character.to_string(), size);
            if taken > room {
                break;
            }
            fitted.push(character);
        }
        if let Some(end) = fitted.rfind(' ') {
            fitted.truncate(end);
        }
        fitted.truncate(fitted.trim_end_matches([' ', ',', ':', ';', '–', '—']).len());
        fitted + &CUT.to_string()
    }
}
