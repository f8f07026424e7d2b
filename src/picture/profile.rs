//! The colour profile that a picture carries: decoders inflate it whole, so that its size is looked at before.

use std::io::{Read, copy, sink};

use flate2::read::ZlibDecoder;

use super::Fault;
use crate::limits;
use crate::message::text;

/// The kinds of colours that no picture here has (ICC.1:2022, table 19).
const OTHERS: [&[u8]; 9] =
    [b"XYZ ", b"Lab ", b"Luv ", b"YCbr", b"Yxy ", b"HSV ", b"HLS ", b"CMYK", b"CMY "];

/// The bytes before a PNG's first chunk (PNG specification, 5.2).
const SIGNATURE: usize = 8;

/// Refuses a profile of so many bytes, if they are too many.
pub(super) fn bounded(bytes: u64) -> Result<(), Fault> {
    if bytes <= limits::PICTURE_PROFILE_BYTES {
        return Ok(());
    }
    let limit = limits::PICTURE_PROFILE_BYTES >> 20;
    Err(Fault::new(text!("picture-profile", limit), text!("picture-profile.hint")))
}

/// Refuses a profile for other kinds of colours than those of the picture (ICC.1:2022, 7.2.6), which would be read as such.
pub(super) fn of_kind(profile: &[u8], coloured: bool) -> Result<(), Fault> {
    let Some(kind) = profile.get(16..20) else { return Ok(()) };
    if OTHERS.contains(&kind) || coloured && kind == b"GRAY" {
        let kind = String::from_utf8_lossy(kind).trim().to_owned();
        return Err(Fault::new(text!("picture-kind", kind), text!("picture-profile.hint")));
    }
    Ok(())
}

/// Refuses a PNG whose compressed profile inflates to too many bytes, without keeping them (PNG specification, 11.3.2.3). The
/// other formats do not compress theirs, and nothing inflates a PNG's texts.
pub(super) fn of_png(png: &[u8]) -> Result<(), Fault> {
    let mut rest = png.get(SIGNATURE..).unwrap_or_default();
    let mut bytes = 0;
    while let Some((kind, data, next)) = chunk(rest) {
        // A name that ends in zero, a method, and the profile.
        if kind == b"iCCP"
            && let Some(end) = data.iter().position(|byte| *byte == 0)
        {
            let packed = data.get(end + 2..).unwrap_or_default();
            let most = limits::PICTURE_PROFILE_BYTES + 1;
            // What does not inflate is no profile for the decoder either.
            bytes += copy(&mut ZlibDecoder::new(packed).take(most), &mut sink()).unwrap_or(0);
            bounded(bytes)?;
        }
        rest = next;
    }
    Ok(())
}

/// The kind of the first chunk, its data, and what follows it; none after the end.
fn chunk(bytes: &[u8]) -> Option<(&[u8], &[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    let (kind, rest) = rest.split_at_checked(4)?;
    let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
    // A chunk that is cut short has what is there of it.
    let (data, rest) = rest.split_at_checked(length).unwrap_or((rest, &[]));
    Some((kind, data, rest.get(4..).unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use flate2::Compression;
    use flate2::write::ZlibEncoder;
    use image::ImageFormat;

    use super::*;

    /// A PNG with a profile of so many zeros.
    fn with_profile(bytes: usize) -> Vec<u8> {
        let mut packed = ZlibEncoder::new(Vec::new(), Compression::fast());
        packed.write_all(&vec![0; bytes]).unwrap();
        let data = [&b"iCCPp\0\0"[..], &packed.finish().unwrap()].concat();
        let length = u32::try_from(data.len() - 4).unwrap().to_be_bytes();
        let mut png = Cursor::new(Vec::new());
        image::DynamicImage::new_rgb8(4, 4).write_to(&mut png, ImageFormat::Png).unwrap();
        let mut png = png.into_inner();
        // Behind the header, which is 25 bytes; nobody asks for the checksum.
        png.splice(33..33, [&length[..], &data, &[0; 4]].concat());
        png
    }

    #[test]
    fn a_profile_of_another_kind_of_colours_is_refused() {
        use image::codecs::jpeg::JpegEncoder;
        use image::{ExtendedColorType, ImageEncoder};

        let looked = |kind: &[u8], colours: ExtendedColorType| {
            let mut profile = vec![0; 128];
            profile[16..20].copy_from_slice(kind);
            let mut jpeg = Vec::new();
            let mut encoder = JpegEncoder::new(&mut jpeg);
            encoder.set_icc_profile(profile).unwrap();
            encoder.write_image(&[9; 12], 2, 2, colours).unwrap();
            super::super::look(&jpeg).map_err(|fault| fault.remedy)
        };
        let refused = || Err(text!("picture-profile.hint"));
        assert_eq!(looked(b"RGB ", ExtendedColorType::Rgb8), Ok(()));
        assert_eq!(looked(b"Lab ", ExtendedColorType::Rgb8), refused());
        assert_eq!(looked(b"GRAY", ExtendedColorType::Rgb8), refused());
    }

    #[test]
    fn a_profile_without_end_is_refused_and_others_are_not() {
        let most = usize::try_from(limits::PICTURE_PROFILE_BYTES).unwrap();
        assert_eq!(of_png(&with_profile(500_000)), Ok(()));
        assert_eq!(of_png(&with_profile(most)), Ok(()));
        let fault = of_png(&with_profile(most + 1)).unwrap_err();
        assert_eq!(fault.remedy, text!("picture-profile.hint"));
        assert!(of_png(b"").is_ok() && of_png(b"\x89PNG\r\n\x1a\n\0\0").is_ok());
    }
}
