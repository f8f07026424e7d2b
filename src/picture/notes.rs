//! What a camera notes beside a picture (Exif).

use exif::{Error, Exif, Reader};
use image::{ImageDecoder, ImageFormat};

/// The notes of a picture, as far as they can be read; of a TIFF, its own entries are.
pub(super) fn notes(
    bytes: &[u8],
    format: ImageFormat,
    decoder: &mut dyn ImageDecoder,
) -> Option<Exif> {
    let raw = if format == ImageFormat::Tiff {
        bytes.to_vec()
    } else {
        let notes = decoder.exif_metadata().ok().flatten()?;
        notes.strip_prefix(b"Exif\0\0").map(<[u8]>::to_vec).unwrap_or(notes)
    };
    match Reader::new().continue_on_error(true).read_raw(raw) {
        Ok(notes) => Some(notes),
        Err(Error::PartialResult(part)) => Some(part.into_inner().0),
        Err(_) => None,
    }
}
