//! Takes the attachments out of a PDF that this program made, whole or not at all.

use std::collections::BTreeSet;
use std::fmt;
use std::io::Read;
use std::path::{Component, Path};

use flate2::read::ZlibDecoder;
use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Name, Stream, String as Bytes};

use super::seal::{self, Seal};
use crate::limits;
use crate::message::text;
use crate::project::MANIFEST;

/// A file that a PDF carried: its path below `sources/`, and its bytes.
pub type Carried = (String, Vec<u8>);

/// Why a PDF gives nothing back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It carries no source: made without `--attach`, or by another program.
    Nothing,
    /// It carries a source, and is not as it was made.
    Altered,
    /// It is no PDF that can be read.
    Unreadable,
    /// It carries more than the program reads.
    TooLarge,
    /// It carries a file that has no place among sources, by its name.
    Name(String),
}

impl fmt::Display for Refused {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&match self {
            Self::Nothing => text!("carries-nothing"),
            Self::Altered => text!("carries-altered"),
            Self::Unreadable => text!("carries-unreadable"),
            Self::TooLarge => text!("carries-too-large", most = limits::CARRIED_BYTES >> 20),
            Self::Name(name) => text!("carries-name", name),
        })
    }
}

impl Refused {
    /// What to do.
    #[must_use]
    pub fn remedy(&self) -> String {
        match self {
            Self::Nothing => text!("carries-nothing.hint"),
            Self::Altered => text!("carries-altered.hint"),
            Self::Unreadable | Self::TooLarge | Self::Name(_) => text!("carries-unreadable.hint"),
        }
    }
}

/// The files that a PDF carries, the manifest first.
///
/// # Errors
/// When it carries none, or is not as this program made it.
pub fn read(pdf: Vec<u8>) -> Result<Vec<Carried>, Refused> {
    let seal = seal::check(&pdf);
    if seal == Seal::Broken {
        return Err(Refused::Altered);
    }
    let pdf = Pdf::new(pdf).map_err(|_| Refused::Unreadable)?;
    let files = files(&pdf)?;
    let is_ours = files.iter().any(|(name, _)| name.ends_with(".yaml") || name.ends_with(".yml"));
    match seal {
        Seal::Whole if is_ours => confined(files),
        // Saved by another program, which left the comment out.
        Seal::None if is_ours => Err(Refused::Altered),
        _ => Err(Refused::Nothing),
    }
}

/// The files that are associated with the document (ISO 19005-3, annex E; ISO 32000-1, 7.11.4).
fn files(pdf: &Pdf) -> Result<Vec<Carried>, Refused> {
    let xref = pdf.xref();
    let root: Dict<'_> = xref.get(xref.root_id()).ok_or(Refused::Unreadable)?;
    let Some(list) = root.get::<Array<'_>>("AF") else { return Ok(Vec::new()) };
    let mut files = Vec::new();
    let mut left = limits::CARRIED_BYTES;
    for file in list.iter::<Dict<'_>>() {
        if files.len() > limits::CARRIED {
            return Err(Refused::TooLarge);
        }
        let name: Bytes<'_> =
            file.get("UF").or_else(|| file.get("F")).ok_or(Refused::Unreadable)?;
        let embedded: Dict<'_> = file.get("EF").ok_or(Refused::Unreadable)?;
        let stream: Stream<'_> = embedded.get("F").ok_or(Refused::Unreadable)?;
        let bytes = inflated(&stream, left)?;
        left -= bytes.len() as u64;
        files.push((words(name.as_bytes()), bytes));
    }
    Ok(files)
}

/// The bytes of a stream, at most so many.
fn inflated(stream: &Stream<'_>, most: u64) -> Result<Vec<u8>, Refused> {
    let raw = stream.raw_data();
    let filter = stream.dict().get::<Name<'_>>("Filter");
    let mut bytes = Vec::new();
    let reader: Box<dyn Read> = match filter.as_ref().map(Name::as_str) {
        // A list of filters is no single name.
        None if stream.dict().contains_key("Filter") => return Err(Refused::Unreadable),
        None => Box::new(&raw[..]),
        Some("FlateDecode") => Box::new(ZlibDecoder::new(&raw[..])),
        Some(_) => return Err(Refused::Unreadable),
    };
    reader.take(most + 1).read_to_end(&mut bytes).map_err(|_| Refused::Unreadable)?;
    if bytes.len() as u64 > most { Err(Refused::TooLarge) } else { Ok(bytes) }
}

/// A text string (ISO 32000-1, 7.9.2.2): UTF-16, or one byte a character, of which ASCII is all that names need.
fn words(bytes: &[u8]) -> String {
    match bytes.strip_prefix(b"\xfe\xff") {
        Some(wide) => {
            let units = wide.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
            char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
        }
        None => String::from_utf8_lossy(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes))
            .into_owned(),
    }
}

/// The files, if each has its place below `sources/`: manifest and sheets in it, pictures anywhere.
fn confined(mut files: Vec<Carried>) -> Result<Vec<Carried>, Refused> {
    let mut known = BTreeSet::new();
    for (name, bytes) in &files {
        let path = Path::new(name.as_str());
        let is_plain = |part: &Component<'_>| match part {
            Component::Normal(part) => !part.to_string_lossy().starts_with('.'),
            _ => false,
        };
        let inside = !name.is_empty() && path.components().all(|part| is_plain(&part));
        let is_safe = !name.contains(['\\', ':', '\0']) && !name.chars().any(char::is_control);
        let twice = !known.insert(name.to_ascii_lowercase());
        let is_source = name.ends_with(".yaml") || name.ends_with(".yml");
        let fits = match is_source {
            true => !name.contains('/') && bytes.len() as u64 <= limits::SOURCE_BYTES,
            false => crate::picture::probe(bytes).is_ok(),
        };
        if !(inside && is_safe && fits) || twice {
            return Err(Refused::Name(name.escape_debug().collect()));
        }
    }
    files.sort_by_key(|(name, _)| name != MANIFEST);
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn confine(name: &str, bytes: &[u8]) -> Result<Vec<Carried>, Refused> {
        confined(vec![(name.to_owned(), bytes.to_vec())])
    }

    #[test]
    fn names_keep_to_their_folder() {
        assert!(confine("jardin.yaml", b"titre: Jardin\n").is_ok());
        let strays = [
            "",
            "/etc/x.yaml",
            "../x.yaml",
            "a/../../x.yaml",
            ".x.yaml",
            "a/x.yaml",
            "c:x.yaml",
            "a\\x.yaml",
            "x\n.yaml",
            "x.sh",
            "schemas/../x.sh",
        ];
        for name in strays {
            assert!(matches!(confine(name, b"titre: Jardin\n"), Err(Refused::Name(_))), "{name}");
        }
    }

    #[test]
    fn text_strings_are_read() {
        assert_eq!(words(b"a.yaml"), "a.yaml");
        assert_eq!(words(b"\xfe\xff\0\xe9\0a\xd8\x3d"), "éa\u{fffd}");
    }

    #[test]
    fn what_is_no_pdf_is_refused() {
        for bytes in [&b""[..], b"%PDF-1.7", b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF"] {
            assert!(read(bytes.to_vec()).is_err());
        }
    }
}
