//! Pages as images: for a web site, a message, a slide.
//!
//! The same pages give the same bytes: nothing of the clock or of the machine goes into a file.

mod contact_sheet;
mod png;
mod selection;

use std::io::Cursor;

use image::codecs::jpeg::{JpegEncoder, PixelDensity};
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder, RgbImage};

pub use contact_sheet::contact_sheet;
pub use selection::{Selection, Unselectable};

/// Quality of JPEG, from 1 to 100: above it, only files grow.
const JPEG_QUALITY: u8 = 90;

/// What a page becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Points, without loss.
    Png,
    /// Points, smaller where there are photographs.
    Jpeg,
    /// Shapes, of any size.
    Svg,
}

impl Format {
    /// The end of a file's name.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpeg => "jpg",
            Self::Svg => "svg",
        }
    }
}

/// Writes points as PNG or JPEG, which say how many of them make an inch.
///
/// # Errors
/// When there are more of them than the format can count: 65,535 a side for JPEG.
pub fn encode(pixels: &RgbImage, format: Format, dpi: u32) -> image::ImageResult<Vec<u8>> {
    let mut bytes = Cursor::new(Vec::new());
    let (width, height) = pixels.dimensions();
    let (raw, colour) = (pixels.as_raw(), ExtendedColorType::Rgb8);
    if format == Format::Jpeg {
        let mut encoder = JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY);
        encoder.set_pixel_density(PixelDensity::dpi(u16::try_from(dpi).unwrap_or(u16::MAX)));
        encoder.write_image(raw, width, height, colour)?;
    } else {
        // Pages are flat colours and the edges of letters: filters, which are for photographs, make them larger.
        let (effort, filter) = (CompressionType::Default, FilterType::NoFilter);
        PngEncoder::new_with_quality(&mut bytes, effort, filter)
            .write_image(raw, width, height, colour)?;
        return Ok(png::with_resolution(bytes.into_inner(), dpi));
    }
    Ok(bytes.into_inner())
}
