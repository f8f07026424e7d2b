//! Pictures that sheets name: looked at before anything decodes them, and made what is printed.

mod bare;
mod cache;
mod css;
mod fault;
mod gamut;
mod gate;
mod notes;
mod place;
mod prepare;
mod profile;
mod scans;
mod svg;

use std::collections::BTreeSet;
use std::io::Cursor;

use exif::{In, Tag};
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::{ExtendedColorType, ImageDecoder, ImageFormat, ImageReader, Limits};

pub use self::cache::{Cache, FOLDER as CACHE};
pub use self::fault::Fault;
pub use self::place::tells_place;
pub use self::prepare::{Printable, Room, prepare, prepare_once};

use crate::limits;
use crate::message::text;

/// What git has in place of a file that it keeps elsewhere (Git LFS, specification of pointers).
const LFS: &[u8] = b"version https://git-lfs.github.com/spec/";

/// A decoder of one of the formats that are read.
type Decoder<'a> = Box<dyn ImageDecoder + 'a>;

/// Looks at a picture before anything decodes it: format and size come from its header.
///
/// # Errors
/// Says why a file cannot be used: no picture, a format that PDF cannot carry, several pictures in one, too large.
pub fn look(bytes: &[u8]) -> Result<(), Fault> {
    if bytes.is_empty() {
        return Err(Fault::new(text!("picture-empty"), text!("picture-empty.hint")));
    }
    if bytes.len() as u64 > limits::PICTURE_BYTES {
        return Err(Fault::too_large(limits::PICTURE_BYTES));
    }
    if svg::is_packed(bytes) {
        return Err(Fault::new(text!("svg-packed"), text!("svg-packed.hint")));
    }
    if svg::is_utf16(bytes) {
        return Err(Fault::new(text!("svg-not-utf8"), text!("svg-not-utf8.hint")));
    }
    if is_svg(bytes) { svg::look(bytes) } else { opened(bytes).map(drop) }
}

/// Looks at a picture whole: what its header says is there.
///
/// # Errors
/// Those of [`look`]; a file that is damaged or cut short.
pub fn probe(bytes: &[u8]) -> Result<(), Fault> {
    look(bytes)?;
    if is_svg(bytes) {
        return Ok(());
    }
    let damaged = |_| Fault::damaged();
    let (format, decoder) = opened(bytes)?;
    gate::within(memory(bytes, format, &decoder, false)?, || {
        whole(bytes, format)?;
        let mut points = vec![0; usize::try_from(decoder.total_bytes()).unwrap_or(0)];
        decoder.read_image_boxed(&mut points).map_err(damaged)
    })
}

/// Refuses what a decoder would make a picture of that it is not.
fn whole(bytes: &[u8], format: ImageFormat) -> Result<(), Fault> {
    let is_whole = format != ImageFormat::Jpeg || scans::are_whole(bytes);
    if is_whole { Ok(()) } else { Err(Fault::damaged()) }
}

/// A decoder that was found to have bounds, and the format that it reads.
fn opened(bytes: &[u8]) -> Result<(ImageFormat, Decoder<'_>), Fault> {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format();
    let reader = reader.map_err(|error| Fault::unreadable(error.to_string()))?;
    let format = match reader.format() {
        Some(
            format @ (ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::WebP | ImageFormat::Tiff),
        ) => format,
        Some(other) => {
            return Err(Fault::format(text!(
                "picture-format",
                format = format!("{other:?}").to_uppercase()
            )));
        }
        None if is_heic(bytes) => {
            return Err(Fault::new(text!("picture-heic"), text!("picture-heic.hint")));
        }
        None if bytes.starts_with(LFS) => {
            return Err(Fault::new(text!("picture-lfs"), text!("picture-lfs.hint")));
        }
        None => return Err(Fault::of_no_picture(bytes)),
    };
    if format == ImageFormat::Jpeg && end_of_jpeg(bytes).is_none() {
        return Err(Fault::damaged());
    }
    if format == ImageFormat::Png {
        profile::of_png(bytes)?;
    }
    if several(bytes, format) {
        return Err(Fault::new(text!("picture-several"), text!("picture-several.hint")));
    }
    let damaged = |error| match error {
        image::ImageError::Unsupported(_) => variant(),
        _ => Fault::damaged(),
    };
    if format == ImageFormat::Tiff {
        tiff(bytes)?;
    }
    let mut decoder: Decoder<'_> = Box::new(reader.into_decoder().map_err(damaged)?);
    dimensions(decoder.dimensions())?;
    // The decoder turns CMYK to RGB without a word, and PDF/A has no place for the original.
    if is_cmyk(decoder.original_color_type()) || jpeg_components(bytes) == Some(4) {
        return Err(Fault::new(text!("picture-cmyk"), text!("picture-cmyk.hint")));
    }
    match decoder.icc_profile().ok().flatten() {
        Some(profile) => {
            profile::bounded(profile.len() as u64)?;
            profile::of_kind(&profile, decoder.color_type().has_color())?;
        }
        None => gamut::of_screens(bytes, format, &mut *decoder)?,
    }
    // The decoder keeps to no bound of its own: reserve what the header announces.
    let mut bound = Limits::default();
    bound.max_alloc = Some(limits::PICTURE_PIXELS * limits::PICTURE_BYTES_PER_PIXEL);
    bound.reserve(decoder.total_bytes()).map_err(damaged)?;
    decoder.set_limits(bound).map_err(damaged)?;
    Ok((format, decoder))
}

/// Refuses what the decoder does not know of TIFF: colours by their numbers in a list, greys with transparency, and what old
/// faxes compress (TIFF 6.0, sections 3, 5, 10, 11 and 18; group 4 it does).
fn tiff(bytes: &[u8]) -> Result<(), Fault> {
    let Some(notes) = notes::of_file(bytes) else { return Ok(()) };
    let number = |tag| notes.get_field(tag, In::PRIMARY).and_then(|field| field.value.get_uint(0));
    match (number(Tag::PhotometricInterpretation), number(Tag::SamplesPerPixel)) {
        _ if number(Tag::Compression).is_some_and(|it| matches!(it, 2 | 3)) => Err(variant()),
        (Some(3), _) => Err(Fault::new(text!("tiff-palette"), text!("tiff-palette.hint"))),
        (Some(0 | 1), Some(2..)) => Err(Fault::new(text!("tiff-grey"), text!("tiff-grey.hint"))),
        _ => Ok(()),
    }
}

fn variant() -> Fault {
    Fault::new(text!("picture-variant"), text!("picture-variant.hint"))
}

/// Refuses a picture of too many points, with the size that it may have.
fn dimensions((width, height): (u32, u32)) -> Result<(), Fault> {
    let points = u64::from(width) * u64::from(height);
    if points == 0 {
        return Err(Fault::damaged());
    }
    let limit = limits::PICTURE_SIDE;
    if width.max(height) > limit {
        return Err(Fault::new(
            text!("picture-side", width, height, limit),
            text!("picture-side.hint"),
        ));
    }
    if u64::from(width.max(height)) > limits::PICTURE_RATIO * u64::from(width.min(height)) {
        return Err(Fault::new(text!("picture-thin", width, height), text!("picture-thin.hint")));
    }
    if points <= limits::PICTURE_PIXELS {
        return Ok(());
    }
    let scale = (limits::PICTURE_PIXELS as f64 / points as f64).sqrt();
    // In round numbers, as one types them.
    let side = |side: u32| match (f64::from(side) * scale) as u64 {
        large @ 200.. => large / 100 * 100,
        small => small.max(1),
    };
    let limit = limits::PICTURE_PIXELS / 1_000_000;
    let remedy = text!("picture-dimensions.hint", width = side(width), height = side(height));
    Err(Fault::new(text!("picture-dimensions", width, height, limit), remedy))
}

/// The memory that a picture takes while something is made of it, in bytes: its points as they are decoded, and what stands
/// beside them at the worst moment.
///
/// # Errors
/// When it would be too much: points of 32 bits are for laboratories.
fn memory(
    bytes: &[u8],
    format: ImageFormat,
    decoder: &Decoder<'_>,
    is_turned: bool,
) -> Result<u64, Fault> {
    let points = decoder.total_bytes();
    let channels = u64::from(decoder.color_type().channel_count());
    let eight_bits =
        u64::from(decoder.dimensions().0) * u64::from(decoder.dimensions().1) * channels;
    let decoding = match format {
        // The coefficients of all its scans, two bytes each.
        ImageFormat::Jpeg if is_progressive(bytes) => 2 * points,
        ImageFormat::WebP => 2 * points,
        _ => 0,
    };
    let turning = if is_turned { points } else { 0 };
    let narrowing = if points > eight_bits { eight_bits } else { 0 };
    // What comes of it is smaller, or it is narrow.
    let sum = points + points / 3 + decoding.max(turning).max(narrowing);
    if sum <= limits::PICTURE_MEMORY { Ok(sum) } else { Err(variant()) }
}

/// Whether a JPEG's scans are more than one for each component (ISO/IEC 10918-1, B.1.1.3: SOF2).
fn is_progressive(bytes: &[u8]) -> bool {
    frame(bytes).is_some_and(|frame| frame[1] == 0xc2)
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
pub fn probe_icon(bytes: &[u8]) -> Result<(), Fault> {
    let no_drawing = || Fault::new(text!("svg-none"), text!("svg-none.hint"));
    match bytes {
        _ if is_svg(bytes) => svg::look_at_icon(bytes),
        _ if bytes.starts_with(LFS) => opened(bytes).map(drop),
        _ => Err(no_drawing()),
    }
}

/// Whether anything of an icon is seen on a ground of one colour; what is no drawing is.
#[must_use]
pub fn is_seen_on(bytes: &[u8], ground: [u8; 3]) -> bool {
    !is_svg(bytes) || svg::is_seen_on(bytes, ground)
}

/// The number of colour components that a JPEG's frame header announces.
fn jpeg_components(bytes: &[u8]) -> Option<u8> {
    frame(bytes)?.get(9).copied()
}

/// A JPEG from its frame header on (ISO/IEC 10918-1, B.2.2).
fn frame(bytes: &[u8]) -> Option<&[u8]> {
    let mut rest = bytes.strip_prefix(&[0xff, 0xd8])?;
    loop {
        let &[0xff, marker, high, low, ..] = rest else { return None };
        let frame = matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc);
        if frame {
            return Some(rest);
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
    let head = head.trim_start_matches('\u{feff}').trim_start();
    head.starts_with('<') && (head.contains("<svg") || head.contains(":svg"))
}

/// The letters that a drawing has as text; none in any other picture.
#[must_use]
pub fn letters(bytes: &[u8]) -> String {
    if is_svg(bytes) { svg::letters(bytes) } else { String::new() }
}

/// The fonts that the words of a drawing ask for: lists of families, the wanted one first (CSS Fonts 3, 3.1); none for other
/// pictures.
#[must_use]
pub fn fonts(bytes: &[u8]) -> BTreeSet<Vec<String>> {
    if is_svg(bytes) { svg::fonts(bytes) } else { BTreeSet::new() }
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
        let good = b"<!-- a --><svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><path d='M0 0h9v9z'/></svg>";
        assert_eq!(probe(good), Ok(()));
    }

    #[test]
    fn files_that_only_seem_to_be_no_picture_are_told_by_name() {
        let svg =
            "<?xml version='1.0' encoding='UTF-16'?><svg xmlns='http://www.w3.org/2000/svg'/>";
        let utf16: Vec<u8> =
            [0xfeff].into_iter().chain(svg.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        for (bytes, why) in [
            (&b""[..], text!("picture-empty")),
            (b"\x1f\x8b\x08", text!("svg-packed")),
            (&utf16, text!("svg-not-utf8")),
            (b"\xff\xfe", text!("picture-none")),
            (b"\0\0\0\x0cjP  \r\n", text!("picture-format", format = "JPEG 2000")),
            (b"8BPS\0\x01", text!("picture-format", format = "PSD (Photoshop)")),
            (b"%PDF-1.7", text!("picture-format", format = "PDF")),
            (b"GIF89a\x01\0", text!("picture-format", format = "GIF")),
            (b"BM\0\0", text!("picture-format", format = "BMP")),
            (b"gimp xcf v011\0", text!("picture-format", format = "XCF (GIMP)")),
            (
                b"\0\0\x02\0\0\0\0\0\0\0\0\0\x09\0\x09\0\x18\0aaa",
                text!("picture-format", format = "TGA"),
            ),
            (
                &[&b"\x0a\x05\x01\x08"[..], &[0; 124]].concat(),
                text!("picture-format", format = "PCX"),
            ),
            (b"\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", text!("picture-none")),
        ] {
            assert_eq!(look(bytes).unwrap_err().why, why);
        }
    }

    #[test]
    fn colours_of_a_list_and_greys_with_transparency_are_told_with_how_to_save_them() {
        let mut tiff = Vec::new();
        let picture = image::DynamicImage::new_luma8(8, 8);
        picture.write_to(&mut Cursor::new(&mut tiff), ImageFormat::Tiff).unwrap();
        assert_eq!(look(&tiff), Ok(()));
        // The fields of the picture: each has its number first, and its value eight bytes behind.
        let first = u32::from_le_bytes(tiff[4..8].try_into().unwrap()) as usize;
        let entries = usize::from(u16::from_le_bytes([tiff[first], tiff[first + 1]]));
        let with = |tag: u16, value: u8| {
            let mut fields = (0..entries).map(|entry| first + 2 + 12 * entry);
            let field = fields.find(|at| tiff[*at..*at + 2] == tag.to_le_bytes()).unwrap();
            let mut other = tiff.clone();
            other[field + 8] = value;
            look(&other).unwrap_err().why
        };
        assert_eq!(with(262, 3), text!("tiff-palette"));
        assert_eq!(with(277, 2), text!("tiff-grey"));
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
        assert_eq!(look(b"\0\0\0\x18ftypheic").unwrap_err().why, text!("picture-heic"));
    }

    #[test]
    fn what_a_picture_takes_is_known_before_it_is_decoded() {
        let takes = |picture: image::DynamicImage, format, is_turned| {
            let mut bytes = Vec::new();
            picture.write_to(&mut Cursor::new(&mut bytes), format).unwrap();
            let (format, decoder) = opened(&bytes).unwrap();
            memory(&bytes, format, &decoder, is_turned)
        };
        let eight = image::DynamicImage::new_rgb8(300, 200);
        assert_eq!(takes(eight.clone(), ImageFormat::Jpeg, false), Ok(240_000));
        assert_eq!(takes(eight, ImageFormat::Jpeg, true), Ok(420_000));
        let sixteen = image::DynamicImage::new_rgba16(300, 200);
        assert_eq!(takes(sixteen, ImageFormat::Png, false), Ok(880_000));
        let vast = image::DynamicImage::new_rgb32f(1, 1);
        assert_eq!(takes(vast, ImageFormat::Tiff, false), Ok(19));
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
