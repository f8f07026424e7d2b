//! Whether a picture tells where it was taken: telephones write it into their photographs, and nothing shows it.

use image::{ImageDecoder, ImageFormat};

use super::{is_svg, opened};

/// The tag of the place in a picture's notes, and those of its latitude and longitude (Exif 3.0, 4.6.3 and 4.6.6).
const GPS: u16 = 0x8825;
const COORDINATES: [u16; 2] = [2, 4];
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
    if format == ImageFormat::Tiff {
        return coordinates(bytes).is_some() || says(bytes);
    }
    let exif = decoder.exif_metadata().ok().flatten().unwrap_or_default();
    let notes = exif.strip_prefix(b"Exif\0\0").unwrap_or(&exif);
    let xmp = decoder.xmp_metadata().ok().flatten().unwrap_or_default();
    coordinates(notes).is_some() || says(&xmp)
}

/// That notes have coordinates; none: they do not.
fn coordinates(notes: &[u8]) -> Option<()> {
    let is_little = match notes.get(..2)? {
        b"II" => true,
        b"MM" => false,
        _ => return None,
    };
    let number = |at: usize, length: usize| {
        let part = notes.get(at..at.checked_add(length)?)?;
        let add = |all: usize, byte: &u8| all << 8 | usize::from(*byte);
        Some(if is_little { part.iter().rev().fold(0, add) } else { part.iter().fold(0, add) })
    };
    // The value of an entry of the directory that begins here.
    let entry = |directory: usize, tags: &[u16]| {
        let count = number(directory, 2)?;
        let entries = (0..count).map(|index| directory + 2 + 12 * index);
        let mut found = entries.filter(|at| {
            number(*at, 2).is_some_and(|tag| tags.iter().any(|it| usize::from(*it) == tag))
        });
        number(found.next()? + 8, 4)
    };
    let place = entry(number(4, 4)?, &[GPS])?;
    entry(place, &COORDINATES).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Notes with a place that has an entry of this tag.
    fn notes(tag: u8) -> Vec<u8> {
        let place = b"MM\0*\0\0\0\x08\0\x01\x88\x25\0\x04\0\0\0\x01\0\0\0\x1a\0\0\0\0";
        [&place[..], &[0, 1, 0, tag, 0, 5, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0]].concat()
    }

    #[test]
    fn a_place_is_one_with_coordinates() {
        assert_eq!(coordinates(&notes(2)), Some(()));
        // Cameras without a receiver write which version of the notes they know.
        assert_eq!(coordinates(&notes(0)), None);
        for length in 0..notes(2).len() - 12 {
            assert_eq!(coordinates(&notes(2)[..length]), None);
        }
        assert!(!tells_place(b"") && !tells_place(b"<svg xmlns='http://www.w3.org/2000/svg'/>"));
    }
}
