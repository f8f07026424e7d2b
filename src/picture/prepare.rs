//! Makes of a picture file what is printed: head up, no larger than paper can show, nothing told about who took it where.

use std::io::Cursor;

use exif::{In, Tag};
use fast_image_resize::images::Image as Pixels;
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::metadata::Orientation;
use image::{ColorType, DynamicImage, ImageDecoder, ImageEncoder, ImageFormat};

use super::notes::notes;
use super::{Cache, Fault, bare, gate, is_svg, memory, opened, svg, whole};

/// Quality of JPEGs that are written anew, from 1 to 100: what is lost is not seen in print.
const JPEG_QUALITY: u8 = 92;
/// Colours above which a picture without transparency is a photograph, and a JPEG: drawings and scans of text have fewer.
const COLOURS: usize = 4_096;

/// The largest room that a picture is printed in, in points of the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// From left to right.
    pub width: u32,
    /// From top to bottom.
    pub height: u32,
}

/// A picture as it is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printable {
    /// The file that layouts are given.
    pub bytes: Vec<u8>,
    /// How many points wide the file in the sources is, head up; none: it is a drawing.
    pub width: Option<u32>,
}

/// Prepares a picture, or takes what an earlier build made of it.
///
/// # Errors
/// Those of [`prepare`].
pub fn prepare_once(bytes: &[u8], room: Room, cache: Option<&Cache>) -> Result<Printable, Fault> {
    cache.and_then(|cache| cache.get(bytes, room)).map_or_else(|| prepare(bytes, room), Ok)
}

/// Prepares a picture that was found good by its header.
///
/// # Errors
/// Says what is wrong with the file where it cannot be decoded after all.
pub fn prepare(bytes: &[u8], room: Room) -> Result<Printable, Fault> {
    if is_svg(bytes) {
        return Ok(Printable { bytes: svg::printable(bytes), width: None });
    }
    let (format, mut decoder) = opened(bytes)?;
    let damaged = |_| Fault::damaged();
    let orientation = orientation(bytes, format, &mut *decoder);
    let profile = decoder.icc_profile().ok().flatten();
    let is_turned = orientation != Orientation::NoTransforms;
    gate::within(memory(bytes, format, &decoder, is_turned)?, || {
        whole(bytes, format)?;
        let mut picture = DynamicImage::from_decoder(decoder).map_err(damaged)?;
        picture.apply_orientation(orientation);
        let width = Some(picture.width());
        let bytes = match (fitted(&picture, room), format) {
            (Some((width, height)), _) => {
                let smaller = resized(picture, width, height).ok_or_else(Fault::damaged)?;
                encode(smaller, format, profile).map_err(damaged)?
            }
            (None, ImageFormat::Jpeg) if !is_turned => bare::jpeg(bytes),
            (None, ImageFormat::Png) if !is_turned => bare::png(bytes),
            (None, ImageFormat::WebP) if !is_turned => bare::webp(bytes),
            _ => encode(picture, format, profile).map_err(damaged)?,
        };
        Ok(Printable { bytes, width })
    })
}

/// How a picture is to be turned; what the decoder does not see may be noted behind the points.
fn orientation(bytes: &[u8], format: ImageFormat, decoder: &mut dyn ImageDecoder) -> Orientation {
    let seen = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    if seen != Orientation::NoTransforms || format != ImageFormat::Png {
        return seen;
    }
    let notes = notes(bytes, format, decoder);
    let field = notes.as_ref().and_then(|it| it.get_field(Tag::Orientation, In::PRIMARY));
    let noted = field.and_then(|field| field.value.get_uint(0));
    let noted = noted.and_then(|it| u8::try_from(it).ok()).and_then(Orientation::from_exif);
    noted.unwrap_or(Orientation::NoTransforms)
}

/// The size at which a picture fills its room; none: it is no larger.
fn fitted(picture: &DynamicImage, room: Room) -> Option<(u32, u32)> {
    let (width, height) = (picture.width(), picture.height());
    let part = |room: u32, side: u32| f64::from(room) / f64::from(side.max(1));
    let scale = part(room.width, width).min(part(room.height, height));
    if scale >= 1.0 {
        return None;
    }
    let side = |side: u32| ((f64::from(side) * scale).ceil() as u32).max(1);
    Some((side(width), side(height)))
}

/// Resamples with a filter that keeps lines sharp and makes no patterns of them.
fn resized(picture: DynamicImage, width: u32, height: u32) -> Option<DynamicImage> {
    let picture = eight_bits(picture);
    let kind = match picture.color() {
        ColorType::L8 => PixelType::U8,
        ColorType::La8 => PixelType::U8x2,
        ColorType::Rgb8 => PixelType::U8x3,
        _ => PixelType::U8x4,
    };
    let colour = picture.color();
    let (old_width, old_height) = (picture.width(), picture.height());
    let source = Pixels::from_vec_u8(old_width, old_height, picture.into_bytes(), kind).ok()?;
    let mut target = Pixels::new(width, height, kind);
    let filter = ResizeAlg::Convolution(FilterType::Lanczos3);
    let options = ResizeOptions::new().resize_alg(filter);
    Resizer::new().resize(&source, &mut target, &options).ok()?;
    let points = target.into_vec();
    match colour {
        ColorType::L8 => Some(image::GrayImage::from_raw(width, height, points)?.into()),
        ColorType::La8 => Some(image::GrayAlphaImage::from_raw(width, height, points)?.into()),
        ColorType::Rgb8 => Some(image::RgbImage::from_raw(width, height, points)?.into()),
        _ => Some(image::RgbaImage::from_raw(width, height, points)?.into()),
    }
}

/// The same picture with the bits that paper can show.
fn eight_bits(picture: DynamicImage) -> DynamicImage {
    match picture.color() {
        ColorType::L8 | ColorType::La8 | ColorType::Rgb8 | ColorType::Rgba8 => picture,
        ColorType::L16 => picture.to_luma8().into(),
        ColorType::La16 => picture.to_luma_alpha8().into(),
        colour if colour.has_alpha() => picture.to_rgba8().into(),
        _ => picture.to_rgb8().into(),
    }
}

/// Writes a picture anew: photographs as JPEG, all else without loss. The profile says what its colours are.
fn encode(
    picture: DynamicImage,
    format: ImageFormat,
    profile: Option<Vec<u8>>,
) -> image::ImageResult<Vec<u8>> {
    let picture = eight_bits(picture);
    let mut bytes = Cursor::new(Vec::new());
    let photograph = format == ImageFormat::Jpeg || is_photograph(&picture);
    if photograph && !picture.color().has_alpha() {
        let mut encoder = JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY);
        // A file without a profile is one whose colours are those of screens.
        let _ = profile.map(|profile| encoder.set_icc_profile(profile));
        picture.write_with_encoder(encoder)?;
    } else {
        let mut encoder = PngEncoder::new(&mut bytes);
        let _ = profile.map(|profile| encoder.set_icc_profile(profile));
        picture.write_with_encoder(encoder)?;
    }
    Ok(bytes.into_inner())
}

fn is_photograph(picture: &DynamicImage) -> bool {
    if picture.color() != ColorType::Rgb8 {
        return false;
    }
    let mut colours = std::collections::HashSet::new();
    let points = picture.as_bytes().chunks_exact(3);
    points.map(|it| [it[0], it[1], it[2]]).any(|point| {
        colours.insert(point);
        colours.len() > COLOURS
    })
}

#[cfg(test)]
mod tests {
    use image::{GenericImageView, Rgb, RgbImage};

    use super::*;

    const ROOM: Room = Room { width: 100, height: 100 };

    fn photograph(width: u32, height: u32) -> DynamicImage {
        let point = |x: u32, y: u32| Rgb([(x * 7) as u8, (y * 5) as u8, (x ^ y) as u8]);
        RgbImage::from_fn(width, height, point).into()
    }

    fn jpeg(picture: &DynamicImage) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, ImageFormat::Jpeg).unwrap();
        bytes.into_inner()
    }

    /// A JPEG as a telephone writes it: turned, with the place where it was taken.
    fn from_a_telephone(picture: &DynamicImage, orientation: u8) -> Vec<u8> {
        let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
        exif.extend([orientation, 0, 0, 0, 0, 0, 0, 0]);
        exif.extend(b"GPS 44.1833 N");
        let mut bytes = jpeg(picture);
        let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
        let segment = [&[0xff, 0xe1][..], &length, &exif].concat();
        bytes.splice(2..2, segment);
        bytes
    }

    fn contains(bytes: &[u8], part: &[u8]) -> bool {
        bytes.windows(part.len()).any(|window| window == part)
    }

    #[test]
    fn a_small_jpeg_stays_as_it_is_but_for_what_it_tells() {
        let picture = photograph(80, 60);
        let original = from_a_telephone(&picture, 1);
        assert!(contains(&original, b"GPS"));
        let printed = prepare(&original, ROOM).unwrap();
        assert_eq!(printed.bytes, jpeg(&picture));
        assert_eq!(printed.width, Some(80));
    }

    #[test]
    fn what_stands_behind_a_picture_goes() {
        let picture = photograph(80, 60);
        let behind = from_a_telephone(&photograph(40, 30), 1);
        let both = [&from_a_telephone(&picture, 1)[..], b"MotionPhoto", &behind].concat();
        assert_eq!(prepare(&both, ROOM).unwrap().bytes, jpeg(&picture));
    }

    #[test]
    fn a_turned_picture_is_turned_and_tells_nothing() {
        let original = from_a_telephone(&photograph(80, 60), 6);
        let printed = prepare(&original, ROOM).unwrap();
        assert!(!contains(&printed.bytes, b"GPS") && !contains(&printed.bytes, b"Exif"));
        let shown = image::load_from_memory(&printed.bytes).unwrap();
        assert_eq!(shown.dimensions(), (60, 80));
        assert_eq!(printed.width, Some(60));
        // What was at the lower left is at the upper left.
        let (seen, was) = (shown.get_pixel(2, 2), photograph(80, 60).get_pixel(2, 57));
        let near = |a: u8, b: u8| a.abs_diff(b) < 40;
        assert!((0..3).all(|part| near(seen.0[part], was.0[part])), "{seen:?} {was:?}");
    }

    #[test]
    fn notes_behind_the_points_turn_a_picture_too() {
        let mut png = Cursor::new(Vec::new());
        photograph(80, 60).write_to(&mut png, ImageFormat::Png).unwrap();
        let mut png = png.into_inner();
        let notes = b"eXIfII*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0";
        let length = u32::try_from(notes.len() - 4).unwrap().to_be_bytes();
        // Before the end, which is 12 bytes; nobody asks for the checksum.
        let end = png.len() - 12;
        png.splice(end..end, [&length[..], notes, &[0; 4]].concat());
        let shown = image::load_from_memory(&prepare(&png, ROOM).unwrap().bytes).unwrap();
        assert_eq!(shown.dimensions(), (60, 80));
    }

    #[test]
    fn a_large_picture_fills_its_room_and_no_more() {
        for (size, wanted) in [((400, 300), (100, 75)), ((300, 900), (34, 100))] {
            let printed = prepare(&jpeg(&photograph(size.0, size.1)), ROOM).unwrap();
            let shown = image::load_from_memory(&printed.bytes).unwrap();
            assert_eq!(shown.dimensions(), wanted);
            assert_eq!(printed.width, Some(size.0));
        }
    }

    #[test]
    fn a_scan_becomes_a_file_that_can_be_printed() {
        let flat: DynamicImage = RgbImage::from_pixel(300, 300, Rgb([10, 200, 30])).into();
        for (picture, format) in
            [(photograph(300, 300), ImageFormat::Jpeg), (flat, ImageFormat::Png)]
        {
            let mut tiff = Cursor::new(Vec::new());
            picture.write_to(&mut tiff, ImageFormat::Tiff).unwrap();
            let printed = prepare(&tiff.into_inner(), Room { width: 500, height: 500 }).unwrap();
            assert_eq!(image::guess_format(&printed.bytes).unwrap(), format);
        }
    }

    #[test]
    fn transparency_and_greys_stay() {
        for picture in [
            DynamicImage::ImageRgba8(photograph(300, 200).to_rgba8()),
            DynamicImage::ImageLuma8(photograph(300, 200).to_luma8()),
            DynamicImage::ImageLuma16(photograph(300, 200).to_luma16()),
        ] {
            let mut png = Cursor::new(Vec::new());
            picture.write_to(&mut png, ImageFormat::Png).unwrap();
            let printed = prepare(&png.into_inner(), ROOM).unwrap();
            let shown = image::load_from_memory(&printed.bytes).unwrap();
            assert_eq!(shown.color().has_alpha(), picture.color().has_alpha());
            assert_eq!(shown.color().has_color(), picture.color().has_color());
            assert_eq!(shown.dimensions(), (100, 67));
        }
    }
}
