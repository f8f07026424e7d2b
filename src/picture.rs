//! Pictures that sheets name: found, probed, and handed over as bytes.

use std::io::Cursor;

use image::{ExtendedColorType, ImageDecoder, ImageFormat, ImageReader, Limits};

use crate::limits;
use crate::message::text;

/// A picture's bytes, known to be a format that the layouts can draw.
#[derive(Clone, Debug)]
pub struct Picture {
    /// The file's bytes.
    pub bytes: Vec<u8>,
}

/// Looks at a picture before anything decodes it: format and size come from its header.
///
/// # Errors
/// Says why a file cannot be used: no picture, a format that PDF cannot carry, damaged, or too large.
pub fn probe(bytes: &[u8]) -> Result<(), String> {
    if bytes.len() as u64 > limits::PICTURE_BYTES {
        return Err(text!("picture-too-large", limit = limits::PICTURE_BYTES >> 20));
    }
    if is_svg(bytes) {
        return svg(bytes);
    }
    let reader =
        ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|e| e.to_string())?;
    match reader.format() {
        Some(ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::WebP) => {}
        Some(other) => return Err(text!("picture-format", format = format!("{other:?}"))),
        None => return Err(text!("picture-none")),
    }
    let damaged = |_| text!("picture-damaged");
    let mut decoder = reader.into_decoder().map_err(damaged)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > limits::PICTURE_PIXELS || width == 0 || height == 0 {
        let limit = limits::PICTURE_PIXELS / 1_000_000;
        return Err(text!("picture-dimensions", width, height, limit));
    }
    // The decoder turns CMYK to RGB without a word, and PDF/A has no place for the original.
    if decoder.original_color_type() == ExtendedColorType::Cmyk8
        || jpeg_components(bytes) == Some(4)
    {
        return Err(text!("picture-cmyk"));
    }
    // The decoder keeps to no bound of its own: reserve what the header announces.
    let mut bound = Limits::default();
    bound.max_alloc = Some(limits::PICTURE_PIXELS * limits::PICTURE_BYTES_PER_PIXEL);
    bound.reserve(decoder.total_bytes()).map_err(damaged)?;
    decoder.set_limits(bound).map_err(damaged)?;
    let mut pixels = vec![0; usize::try_from(decoder.total_bytes()).unwrap_or(0)];
    decoder.read_image(&mut pixels).map_err(damaged)
}

/// Looks at an icon: a drawing, as the layouts recolour and scale it.
///
/// # Errors
/// Says why a file cannot be used.
pub fn probe_icon(bytes: &[u8]) -> Result<(), String> {
    if is_svg(bytes) { svg(bytes) } else { Err(text!("svg-none")) }
}

/// The number of colour components that a JPEG's frame header announces (ISO/IEC 10918-1, B.2.2).
fn jpeg_components(bytes: &[u8]) -> Option<u8> {
    let mut rest = bytes.strip_prefix(&[0xff, 0xd8])?;
    loop {
        let &[0xff, marker, high, low, ..] = rest else { return None };
        let frame = matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc);
        if frame {
            return rest.get(9).copied();
        }
        rest = rest.get(2 + usize::from(u16::from_be_bytes([high, low]))..)?;
    }
}

fn is_svg(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(limits::SVG_HEAD_BYTES)]);
    head.trim_start_matches('\u{feff}').trim_start().starts_with('<') && head.contains("<svg")
}

/// An SVG draws itself: nothing from outside, no scripts.
fn svg(bytes: &[u8]) -> Result<(), String> {
    let text = std::str::from_utf8(bytes).map_err(|_| text!("svg-not-utf8"))?;
    if let Some(why) = foreign(text) {
        return Err(why);
    }
    let mut options = usvg::Options::default();
    options.image_href_resolver.resolve_string = Box::new(|_, _| None);
    usvg::Tree::from_str(text, &options).map(drop).map_err(|error| match error {
        usvg::Error::InvalidSize => text!("svg-no-size"),
        usvg::Error::ElementsLimitReached => text!("svg-complicated"),
        _ => text!("svg-damaged"),
    })
}

/// What an SVG has that is no drawing, if it has some.
fn foreign(svg: &str) -> Option<String> {
    Some(match svg {
        _ if svg.contains("<script") => text!("svg-script"),
        _ if svg.contains("<!ENTITY") => text!("svg-entities"),
        _ if svg.contains("<foreignObject") => text!("svg-foreign"),
        _ if svg.contains("<image") => text!("svg-picture"),
        _ if svg.contains("file:") => text!("svg-file"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_picture_is_refused() {
        assert!(probe(b"").is_err());
        assert!(probe(b"%PDF-1.7").is_err());
        assert!(probe(b"\x89PNG\r\n\x1a\n").is_err());
        assert!(probe(b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>").is_err());
        assert!(probe(b"<svg xmlns='http://www.w3.org/2000/svg'><rect></svg>").is_err());
        assert!(probe(b"<svg xmlns='http://www.w3.org/2000/svg' width='0' height='0'/>").is_err());
        let good = b"<!-- a --><svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>";
        assert_eq!(probe(good), Ok(()));
    }

    #[test]
    fn a_header_that_claims_too_much_is_refused() {
        let mut png = Vec::new();
        image::DynamicImage::new_luma8(2, 2)
            .write_to(&mut Cursor::new(&mut png), ImageFormat::Png)
            .unwrap();
        assert!(probe(&png).is_ok());
        // Width and height stand at bytes 16 to 24 of a PNG (PNG specification, 11.2.2); the checksum follows the data.
        png[16..24].copy_from_slice(&[0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00]);
        assert!(probe(&png).is_err());
    }
}
