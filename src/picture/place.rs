//! Whether a picture tells where it was taken: telephones write it into their photographs, and nothing shows it.

use exif::{Exif, In, Tag};
use image::{ImageDecoder, ImageFormat};

use super::notes::notes;
use super::{is_svg, opened};

/// What notes in XMP begin a latitude with (XMP specification, part 2, 2.4).
const LATITUDE: &[u8] = b"GPSLatitude";

/// Whether a picture tells where it was taken.
#[must_use]
pub fn tells_place(bytes: &[u8]) -> bool {
    if is_svg(bytes) {
        return false;
    }
    let Ok((format, mut decoder)) = opened(bytes) else { return false };
    let says = |notes: &[u8]| notes.windows(LATITUDE.len()).any(|part| part == LATITUDE);
    let has_coordinates = |notes: &Exif| {
        let field = |tag| notes.get_field(tag, In::PRIMARY);
        field(Tag::GPSLatitude).or(field(Tag::GPSLongitude)).is_some()
    };
    // Cameras without a receiver write which version of the notes they know.
    if notes(bytes, format, &mut *decoder).is_some_and(|it| has_coordinates(&it)) {
        return true;
    }
    if format == ImageFormat::Tiff {
        return says(bytes);
    }
    says(&decoder.xmp_metadata().ok().flatten().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    /// A JPEG with notes of a place that has an entry of this tag, the file cut to so many bytes.
    fn picture(tag: u8, length: usize) -> Vec<u8> {
        let place = b"MM\0*\0\0\0\x08\0\x01\x88\x25\0\x04\0\0\0\x01\0\0\0\x1a\0\0\0\0";
        let entry = [0, 1, 0, tag, 0, 5, 0, 0, 0, 1, 0, 0, 0, 0x2c, 0, 0, 0, 0];
        let notes = [&place[..], &entry, &[0, 0, 0, 48, 0, 0, 0, 1]].concat();
        let notes = &notes[..length.min(notes.len())];
        let size = u16::try_from(notes.len() + 8).unwrap().to_be_bytes();
        let mut jpeg = Cursor::new(Vec::new());
        image::DynamicImage::new_rgb8(4, 4).write_to(&mut jpeg, ImageFormat::Jpeg).unwrap();
        let mut jpeg = jpeg.into_inner();
        let segment = [&[0xff, 0xe1], &size[..], b"Exif\0\0", notes].concat();
        jpeg.splice(2..2, segment);
        jpeg
    }

    #[test]
    fn a_place_is_one_with_coordinates() {
        assert!(tells_place(&picture(2, usize::MAX)) && tells_place(&picture(4, usize::MAX)));
        // Cameras without a receiver write which version of the notes they know.
        assert!(!tells_place(&picture(0, usize::MAX)));
        for length in 0..38 {
            assert!(!tells_place(&picture(2, length)), "{length}");
        }
        assert!(!tells_place(b"") && !tells_place(b"<svg xmlns='http://www.w3.org/2000/svg'/>"));
    }
}
