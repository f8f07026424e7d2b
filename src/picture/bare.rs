//! Pictures as they are, but for what they tell of the camera, the place and the person: only what is needed to draw them, and
//! what says which colours they are in, stays. No point of them is touched.

use img_parts::jpeg::{Jpeg, markers};
use img_parts::png::Png;
use img_parts::riff::{RiffChunk, RiffContent};
use img_parts::webp::WebP;

use super::end_of_jpeg;

/// Where a WebP says that it has notes, EXIF and XMP (WebP container specification, extended file format).
const WEBP_NOTES: u8 = 0x08 | 0x04;

/// A JPEG (ISO/IEC 10918-1, B.2.4.6: application data).
pub(super) fn jpeg(bytes: &[u8]) -> Vec<u8> {
    // Behind its end, telephones put other pictures, with notes of their own.
    let end = end_of_jpeg(bytes).unwrap_or(bytes.len());
    let whole = &bytes[..end];
    let Ok(mut jpeg) = Jpeg::from_bytes(whole.to_vec().into()) else { return whole.to_vec() };
    jpeg.segments_mut().retain(|segment| match segment.marker() {
        // JFIF, and Adobe's note on how colours are coded.
        markers::APP0 | markers::APP14 => true,
        // The colour profile; the same marker leads to the other pictures.
        markers::APP2 => segment.contents().starts_with(b"ICC_PROFILE\0"),
        markers::APP1..=markers::APP15 | markers::COM => false,
        _ => true,
    });
    jpeg.encoder().bytes().to_vec()
}

/// A PNG (PNG specification, 5.4: a chunk that is needed has a capital letter; 11.3: the others).
pub(super) fn png(bytes: &[u8]) -> Vec<u8> {
    let Ok(mut png) = Png::from_bytes(bytes.to_vec().into()) else { return bytes.to_vec() };
    png.chunks_mut().retain(|chunk| {
        let kind = chunk.kind();
        let of_colour = [b"tRNS", b"iCCP", b"sRGB", b"gAMA", b"cHRM", b"cICP", b"sBIT", b"pHYs"];
        kind[0].is_ascii_uppercase() || of_colour.contains(&&kind)
    });
    png.encoder().bytes().to_vec()
}

/// A WebP, its header told that there are no notes any more.
pub(super) fn webp(bytes: &[u8]) -> Vec<u8> {
    let Ok(mut webp) = WebP::from_bytes(bytes.to_vec().into()) else { return bytes.to_vec() };
    webp.chunks_mut()
        .retain(|chunk| matches!(&chunk.id(), b"VP8 " | b"VP8L" | b"VP8X" | b"ALPH" | b"ICCP"));
    for chunk in webp.chunks_mut().iter_mut().filter(|chunk| &chunk.id() == b"VP8X") {
        let Some(data) = chunk.content().data() else { continue };
        let mut data = data.to_vec();
        if let Some(flags) = data.first_mut() {
            *flags &= !WEBP_NOTES;
        }
        *chunk = RiffChunk::new(*b"VP8X", RiffContent::Data(data.into()));
    }
    webp.encoder().bytes().to_vec()
}
