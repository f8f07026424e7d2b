//! What a camera notes beside a picture (Exif).

use std::io::Cursor;

use exif::{Error, Exif, Reader};
use image::{ImageDecoder, ImageFormat};

/// The notes of a picture, as far as they can be read; of a TIFF, its own entries are. Those of a PNG may stand behind its
/// points, where the decoder does not look.
pub(super) fn notes(
    bytes: &[u8],
    format: ImageFormat,
    decoder: &mut dyn ImageDecoder,
) -> Option<Exif> {
    if matches!(format, ImageFormat::Tiff | ImageFormat::Png) {
        return of_file(bytes);
    }
    let notes = decoder.exif_metadata().ok().flatten()?;
    let raw = notes.strip_prefix(b"Exif\0\0").map(<[u8]>::to_vec).unwrap_or(notes);
    whole_or_part(reader().read_raw(raw))
}

/// The notes of a file of its own.
pub(super) fn of_file(bytes: &[u8]) -> Option<Exif> {
    whole_or_part(reader().read_from_container(&mut Cursor::new(bytes)))
}

fn reader() -> Reader {
    let mut reader = Reader::new();
    reader.continue_on_error(true);
    reader
}

fn whole_or_part(read: Result<Exif, Error>) -> Option<Exif> {
    match read {
        Ok(notes) => Some(notes),
        Err(Error::PartialResult(part)) => Some(part.into_inner().0),
        Err(_) => None,
    }
}
