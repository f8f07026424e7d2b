//! Looks at the pictures of a document: those that a sheet can have are taken along, the others are told of.

use std::collections::HashMap;
use std::sync::Arc;

use crate::fold::folded_words;
use crate::import::log::start;
use crate::import::office::model::{Document, Piece};
use crate::import::office::package::archive::Archive;
use crate::import::office::package::refused::Refused;
use crate::limits;
use crate::message::text;
use crate::picture::{self, Fault};

/// Most bytes of all pictures of one document.
const ALL: u64 = limits::OFFICE_BYTES * 2;

/// The bytes of pictures, by their part.
pub(crate) type Pictures = HashMap<String, Arc<Vec<u8>>>;

/// Reads the pictures of a document's pieces, and gives each piece the extension of its format.
pub(crate) fn load(archive: &Archive, document: &mut Document) -> Result<Pictures, Refused> {
    let mut pieces = std::mem::take(&mut document.pieces);
    let mut loader = Loader { archive, pictures: Pictures::new(), bytes: 0, document };
    loader.pieces(&mut pieces)?;
    let pictures = loader.pictures;
    document.pieces = pieces;
    Ok(pictures)
}

struct Loader<'a> {
    archive: &'a Archive,
    pictures: Pictures,
    bytes: u64,
    document: &'a mut Document,
}

impl Loader<'_> {
    fn pieces(&mut self, pieces: &mut [Piece]) -> Result<(), Refused> {
        for piece in pieces {
            match piece {
                Piece::Para(_) => {}
                Piece::Box(_, pieces) => self.pieces(pieces)?,
                Piece::Table(table) => {
                    for cell in table.rows.iter_mut().flatten() {
                        self.pieces(cell)?;
                    }
                }
                Piece::Picture(picture) => match self.look(&picture.part)? {
                    Ok(extension) => {
                        picture.extension = extension;
                        if is_automatic(&picture.alt) {
                            let alt = std::mem::take(&mut picture.alt);
                            let text = start(&alt);
                            self.document
                                .guess(picture.line, text!("import-picture-automatic", text));
                        }
                    }
                    Err(why) => {
                        let name = picture.part.rsplit('/').next().unwrap_or_default();
                        let told = match picture.alt.as_str() {
                            "" => text!("import-picture-refused", name, why),
                            alt => text!("import-picture-refused.named", name, alt, why),
                        };
                        self.document.say(picture.line, told);
                    }
                },
            }
        }
        Ok(())
    }

    /// The extension of a picture's format, or why no sheet can have it.
    fn look(&mut self, part: &str) -> Result<Result<&'static str, String>, Refused> {
        if let Some(known) = self.pictures.get(part) {
            return Ok(Ok(extension(known)));
        }
        if !self.archive.has(part) {
            return Ok(Err(text!("import-picture-absent")));
        }
        let bytes = match self.archive.bytes(part, limits::PICTURE_BYTES) {
            Err(Refused::TooLarge) => {
                return Ok(Err(told(Fault::too_large(limits::PICTURE_BYTES))));
            }
            read => read?,
        };
        self.bytes += bytes.len() as u64;
        if self.bytes > ALL {
            return Err(Refused::TooLarge);
        }
        if let Err(fault) = picture::probe(&bytes) {
            return Ok(Err(told(fault)));
        }
        let found = extension(&bytes);
        self.pictures.insert(part.to_owned(), Arc::new(bytes));
        Ok(Ok(found))
    }
}

/// What programs say of a picture that nobody described.
const AUTOMATIC: &[&str] = &[
    "description generee automatiquement",
    "description automatically generated",
    "le contenu genere par l ia peut etre incorrect",
    "ai generated content may be incorrect",
];

/// Whether a program made the description of a picture: it is nobody's words.
fn is_automatic(alt: &str) -> bool {
    let words = folded_words(alt).join(" ");
    AUTOMATIC.iter().any(|known| words.ends_with(known))
}

/// What is wrong with a picture, and what to do about it.
fn told(fault: Fault) -> String {
    text!("import-picture-why", why = fault.why, remedy = fault.remedy)
}

/// The extension of a format that sheets can have; the name that the document gives says nothing.
fn extension(bytes: &[u8]) -> &'static str {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => "png",
        [0xff, 0xd8, ..] => "jpg",
        [b'R', b'I', b'F', b'F', ..] => "webp",
        [b'I', b'I', b'*', 0, ..] | [b'M', b'M', 0, b'*', ..] => "tif",
        _ => "svg",
    }
}

#[cfg(test)]
mod tests {
    use super::{extension, is_automatic};

    #[test]
    fn descriptions_that_programs_make_are_none() {
        for alt in [
            "Une image contenant bâtiment, ciel\n\nDescription générée automatiquement",
            "A building. AI-generated content may be incorrect.",
        ] {
            assert!(is_automatic(alt), "{alt}");
        }
        assert!(!is_automatic("Une affiche : « description générée automatiquement » en rouge"));
    }

    #[test]
    fn formats_are_told_by_their_bytes() {
        for (bytes, end) in [
            (&b"\x89PNG\r\n"[..], "png"),
            (b"\xff\xd8\xff\xe0", "jpg"),
            (b"RIFF\0\0\0\0WEBP", "webp"),
            (b"II*\0\x08", "tif"),
            (b"MM\0*\0", "tif"),
            (b"<svg/>", "svg"),
        ] {
            assert_eq!(extension(bytes), end);
        }
    }
}
