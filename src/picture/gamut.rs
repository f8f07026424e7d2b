//! Colours of another space than that of screens, in a file without a profile: they would be printed wrong.

use std::io::Cursor;

use exif::{Exif, In, Tag, Value};
use image::{ImageDecoder, ImageFormat};
use png::{Decoder, Info, ScaledFloat, SourceChromaticities};

use super::Fault;
use super::notes::notes;
use crate::message::text;

/// The space of Adobe RGB, as cameras note it though no standard has the number, and the one of none that has a number
/// (Exif 3.0, 4.6.6, `ColorSpace`).
const ADOBE: u32 = 2;
const UNCALIBRATED: u32 = 0xffff;
/// The rules of files in Adobe RGB (DCF 2.0, `InteroperabilityIndex`).
const ADOBE_RULES: &[u8] = b"R03";

/// sRGB: white, red, green and blue on the plane of colours, and what its points are a power of (PNG specification, 11.3.2).
const CHROMATICITIES: [(f32, f32); 4] = [(0.3127, 0.329), (0.64, 0.33), (0.3, 0.6), (0.15, 0.06)];
const GAMMA: f32 = 1.0 / 2.2;
/// sRGB where numbers stand for its colours and their powers (ITU-T H.273, tables 2 and 3).
const CODE_POINTS: (u8, u8) = (1, 13);
/// How far files may be from either without anybody seeing it: some programs round.
const ROUNDING: f32 = 0.005;
const GAMMA_ROUNDING: f32 = 0.03;

/// Refuses a picture without a profile that says otherwise that its colours are not those of screens.
pub(super) fn of_screens(
    bytes: &[u8],
    format: ImageFormat,
    decoder: &mut dyn ImageDecoder,
) -> Result<(), Fault> {
    let is_adobe = notes(bytes, format, decoder).is_some_and(|notes| is_adobe(&notes));
    let is_other = format == ImageFormat::Png && is_other_png(bytes);
    if is_adobe || is_other {
        return Err(Fault::new(text!("picture-gamut"), text!("picture-gamut.hint")));
    }
    Ok(())
}

fn is_adobe(notes: &Exif) -> bool {
    let field = |tag| notes.get_field(tag, In::PRIMARY).map(|field| &field.value);
    let rules = match field(Tag::InteroperabilityIndex) {
        Some(Value::Ascii(lines)) => lines.first().map_or(&[][..], Vec::as_slice),
        _ => &[],
    };
    match field(Tag::ColorSpace).and_then(|value| value.get_uint(0)) {
        Some(ADOBE) => true,
        Some(UNCALIBRATED) => rules == ADOBE_RULES,
        _ => false,
    }
}

fn is_other_png(bytes: &[u8]) -> bool {
    let mut decoder = Decoder::new(Cursor::new(bytes));
    decoder.set_ignore_text_chunk(true);
    decoder.set_ignore_iccp_chunk(true);
    decoder.read_info().is_ok_and(|reader| is_other(reader.info()))
}

/// Whether a PNG's chunks tell of another space; the first that is there counts (PNG specification, 4.3).
fn is_other(info: &Info<'_>) -> bool {
    if let Some(points) = info.coding_independent_code_points {
        return (points.color_primaries, points.transfer_function) != CODE_POINTS;
    }
    if info.srgb.is_some() {
        return false;
    }
    let is_bent = |it: ScaledFloat| (it.into_value() - GAMMA).abs() > GAMMA_ROUNDING;
    info.gama_chunk.is_some_and(is_bent) || info.chrm_chunk.is_some_and(|it| is_far(&it))
}

fn is_far(found: &SourceChromaticities) -> bool {
    let found = [found.white, found.red, found.green, found.blue];
    found.iter().zip(CHROMATICITIES).any(|((x, y), (own_x, own_y))| {
        (x.into_value() - own_x).abs().max((y.into_value() - own_y).abs()) > ROUNDING
    })
}

#[cfg(test)]
mod tests {
    use png::{CodingIndependentCodePoints, ColorType, Encoder};

    use super::super::look;
    use super::*;

    /// Looks at a PNG whose header says this.
    fn with(say: impl FnOnce(&mut Info<'_>)) -> Result<(), Fault> {
        let mut info = Info::with_size(1, 1);
        info.color_type = ColorType::Rgb;
        say(&mut info);
        let mut bytes = Vec::new();
        let mut writer = Encoder::with_info(&mut bytes, info).unwrap().write_header().unwrap();
        writer.write_image_data(&[1, 2, 3]).unwrap();
        drop(writer);
        look(&bytes)
    }

    /// A TIFF's entries: a space, and the rules that the file keeps.
    fn noted(space: u16, rules: u8) -> Exif {
        let mut raw = b"MM\0*\0\0\0\x08\0\x01\x87\x69\0\x04\0\0\0\x01\0\0\0\x1a\0\0\0\0".to_vec();
        raw.extend(b"\0\x02\xa0\x01\0\x03\0\0\0\x01");
        raw.extend(space.to_be_bytes());
        raw.extend(b"\0\0\xa0\x05\0\x04\0\0\0\x01\0\0\0\x38\0\0\0\0");
        raw.extend(b"\0\x01\0\x01\0\x02\0\0\0\x04R0");
        raw.extend([rules, 0, 0, 0, 0, 0]);
        exif::Reader::new().read_raw(raw).unwrap()
    }

    #[test]
    fn colours_of_another_space_need_a_profile() {
        let float = ScaledFloat::new;
        let fault = || Err(Fault::new(text!("picture-gamut"), text!("picture-gamut.hint")));
        let wide =
            SourceChromaticities::new((0.3127, 0.329), (0.64, 0.33), (0.21, 0.71), (0.15, 0.06));
        let own =
            SourceChromaticities::new((0.3127, 0.329), (0.6401, 0.33), (0.3, 0.6), (0.15, 0.06));
        let points = |color_primaries, transfer_function| CodingIndependentCodePoints {
            color_primaries,
            transfer_function,
            matrix_coefficients: 0,
            is_video_full_range_image: true,
        };
        assert_eq!(with(|_| {}), Ok(()));
        assert_eq!(with(|info| info.source_gamma = Some(float(0.45455))), Ok(()));
        assert_eq!(with(|info| info.source_gamma = Some(float(1.0))), fault());
        assert_eq!(with(|info| info.source_chromaticities = Some(own)), Ok(()));
        assert_eq!(with(|info| info.source_chromaticities = Some(wide)), fault());
        for (code, wanted) in [(points(1, 13), false), (points(9, 16), true)] {
            let mut info = Info::with_size(1, 1);
            info.coding_independent_code_points = Some(code);
            info.chrm_chunk = Some(wide);
            assert_eq!(is_other(&info), wanted);
        }
    }

    #[test]
    fn cameras_that_are_set_to_adobe_rgb_say_so() {
        for (space, rules, adobe) in
            [(1, b'3', false), (2, b'8', true), (0xffff, b'3', true), (0xffff, b'8', false)]
        {
            assert_eq!(is_adobe(&noted(space, rules)), adobe, "{space} {rules}");
        }
    }
}
