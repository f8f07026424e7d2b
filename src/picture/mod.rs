//! Pictures that sheets name: looked at before anything decodes them, and made what is printed.

mod cache;
mod prepare;

use std::io::Cursor;

use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::{ExtendedColorType, ImageDecoder, ImageFormat, ImageReader, Limits};

pub use self::cache::{Cache, FOLDER as CACHE};
pub use self::prepare::{Printable, Room, prepare, prepare_once};

use crate::limits;
use crate::message::text;

/// A decoder of one of the formats that are read.
type Decoder<'a> = Box<dyn ImageDecoder + 'a>;

/// Looks at a picture before anything decodes it: format and size come from its header.
///
/// # Errors
/// Says why a file cannot be used: no picture, a format that PDF cannot carry, several pictures in one, too large.
pub fn look(bytes: &[u8]) -> Result<(), String> {
    if bytes.len() as u64 > limits::PICTURE_BYTES {
        return Err(text!("picture-too-large", limit = limits::PICTURE_BYTES >> 20));
    }
    if is_svg(bytes) { svg(bytes) } else { opened(bytes).map(drop) }
}

/// Looks at a picture whole: what its header says is there.
///
/// # Errors
/// Those of [`look`]; a file that is damaged or cut short.
pub fn probe(bytes: &[u8]) -> Result<(), String> {
    look(bytes)?;
    if is_svg(bytes) {
        return Ok(());
    }
    let damaged = |_| text!("picture-damaged");
    let (_, decoder) = opened(bytes)?;
    let mut points = vec![0; usize::try_from(decoder.total_bytes()).unwrap_or(0)];
    decoder.read_image_boxed(&mut points).map_err(damaged)
}

/// A decoder that was found to have bounds, and the format that it reads.
fn opened(bytes: &[u8]) -> Result<(ImageFormat, Decoder<'_>), String> {
    let reader =
        ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|e| e.to_string())?;
    let format = match reader.format() {
        Some(
            format @ (ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::WebP | ImageFormat::Tiff),
        ) => format,
        Some(other) => return Err(text!("picture-format", format = format!("{other:?}"))),
        None if is_heic(bytes) => return Err(text!("picture-heic")),
        None => return Err(text!("picture-none")),
    };
    if format == ImageFormat::Jpeg && end_of_jpeg(bytes).is_none() {
        return Err(text!("picture-damaged"));
    }
    if several(bytes, format) {
        return Err(text!("picture-several"));
    }
    let damaged = |error| match error {
        image::ImageError::Unsupported(_) => text!("picture-variant"),
        _ => text!("picture-damaged"),
    };
    let mut decoder: Decoder<'_> = Box::new(reader.into_decoder().map_err(damaged)?);
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > limits::PICTURE_PIXELS || width == 0 || height == 0 {
        let limit = limits::PICTURE_PIXELS / 1_000_000;
        return Err(text!("picture-dimensions", width, height, limit));
    }
    // The decoder turns CMYK to RGB without a word, and PDF/A has no place for the original.
    if is_cmyk(decoder.original_color_type()) || jpeg_components(bytes) == Some(4) {
        return Err(text!("picture-cmyk"));
    }
    // The decoder keeps to no bound of its own: reserve what the header announces.
    let mut bound = Limits::default();
    bound.max_alloc = Some(limits::PICTURE_PIXELS * limits::PICTURE_BYTES_PER_PIXEL);
    bound.reserve(decoder.total_bytes()).map_err(damaged)?;
    decoder.set_limits(bound).map_err(damaged)?;
    Ok((format, decoder))
}

fn is_cmyk(colour: ExtendedColorType) -> bool {
    matches!(colour, ExtendedColorType::Cmyk8 | ExtendedColorType::Cmyk16)
}

/// Whether a file is what telephones write where they are not told otherwise (ISO/IEC 23008-12): a box of type `ftyp`.
fn is_heic(bytes: &[u8]) -> bool {
    bytes.get(4..8) == Some(b"ftyp")
}

/// Whether a file has several pictures, of which only the first would be printed.
fn several(bytes: &[u8], format: ImageFormat) -> bool {
    let cursor = Cursor::new(bytes);
    match format {
        ImageFormat::Png => PngDecoder::new(cursor).is_ok_and(|it| it.is_apng().unwrap_or(false)),
        ImageFormat::WebP => WebPDecoder::new(cursor).is_ok_and(|it| it.has_animation()),
        ImageFormat::Tiff => tiff_pages(bytes).is_some_and(|next| next != 0),
        _ => false,
    }
}

/// Where the second picture of a TIFF begins; 0: there is none (TIFF 6.0, section 2).
fn tiff_pages(bytes: &[u8]) -> Option<u32> {
    let little = bytes.starts_with(b"II");
    let number = |at: usize, length: usize| {
        let part = bytes.get(at..at.checked_add(length)?)?;
        let add = |all: u32, byte: &u8| all << 8 | u32::from(*byte);
        Some(if little { part.iter().rev().fold(0, add) } else { part.iter().fold(0, add) })
    };
    let first = usize::try_from(number(4, 4)?).ok()?;
    let entries = usize::try_from(number(first, 2)?).ok()?;
    number(first.checked_add(2 + 12 * entries)?, 4)
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

/// Where a JPEG ends, its end marker included (ISO/IEC 10918-1, B.1.1.3: EOI); none: it was cut short, and decoders would fill
/// what is missing with grey. A picture of the camera's, in what comes before the scans, has an end of its own.
fn end_of_jpeg(bytes: &[u8]) -> Option<usize> {
    let mut at = 2;
    loop {
        // In a scan, a marker is what is neither stuffed nor a restart; anywhere, any number of bytes may fill.
        at += bytes.get(at..)?.iter().position(|byte| *byte == 0xff)?;
        match *bytes.get(at + 1)? {
            0xd9 => return Some(at + 2),
            0xff => at += 1,
            0x00 | 0x01 | 0xd0..=0xd7 => at += 2,
            _ => {
                let length = [*bytes.get(at + 2)?, *bytes.get(at + 3)?];
                at += 2 + usize::from(u16::from_be_bytes(length));
            }
        }
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
        _ if svg.contains("<filter") => text!("svg-filter"),
        _ if refers_outside(svg) => text!("svg-outside"),
        _ => return None,
    })
}

/// Whether something in a drawing is to be fetched: what stands in quotation marks or brackets and is an address. Namespaces
/// are addresses, too, and are never fetched.
fn refers_outside(svg: &str) -> bool {
    let address = |value: &str| {
        let value = value.trim_start_matches(['"', '\'', ' ']);
        value.starts_with("http") || value.starts_with("//") || value.starts_with("ftp:")
    };
    let after = |mark: &str| svg.split(mark).skip(1).any(address);
    after("href=") || after("url(") || svg.contains("@import")
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
        for drawn in [
            "<filter id='f'/>",
            "<use href='http://example.org/a.svg#b'/>",
            "<use xlink:href=\"//example.org/a.svg\"/>",
            "<style>@import 'a.css'</style>",
            "<rect style='fill:url(https://example.org/a)'/>",
        ] {
            let svg = format!("<svg xmlns='http://www.w3.org/2000/svg'>{drawn}</svg>");
            assert!(probe(svg.as_bytes()).is_err(), "{drawn}");
        }
        let good = b"<!-- a --><svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>";
        assert_eq!(probe(good), Ok(()));
    }

    #[test]
    fn several_pictures_in_one_file_and_half_a_picture_are_refused() {
        let picture = image::DynamicImage::new_rgb8(64, 64);
        let mut jpeg = Vec::new();
        picture.write_to(&mut Cursor::new(&mut jpeg), ImageFormat::Jpeg).unwrap();
        assert!(look(&jpeg).is_ok() && probe(&jpeg).is_ok());
        assert!(look(&jpeg[..jpeg.len() - 2]).is_err());
        // What telephones put after the end is no harm, and bytes that fill are none.
        assert!(look(&[&jpeg[..], b"more"].concat()).is_ok());
        assert!(look(&[&jpeg[..2], &[0xff], &jpeg[2..]].concat()).is_ok());
        let mut tiff = Vec::new();
        picture.write_to(&mut Cursor::new(&mut tiff), ImageFormat::Tiff).unwrap();
        assert!(look(&tiff).is_ok());
        let first = u32::from_le_bytes(tiff[4..8].try_into().unwrap()) as usize;
        let entries = usize::from(u16::from_le_bytes([tiff[first], tiff[first + 1]]));
        tiff[first + 2 + 12 * entries] = 8;
        assert!(look(&tiff).is_err());
        assert_eq!(look(b"\0\0\0\x18ftypheic").unwrap_err(), text!("picture-heic"));
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
