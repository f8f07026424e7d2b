//! Tells what a file is by its first bytes and its parts; its name says little.

use super::archive::Archive;
use super::refused::Refused;
use crate::limits;
use crate::message::{Said, text};

/// An archive.
const ZIP: &[u8] = b"PK";
/// An OLE2 container ([MS-CFB], 2.2): the Word format before 2007, and any Office file behind a password.
const OLE: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/// Rich text.
const RTF: &[u8] = b"{\\rtf";

/// How many bytes of an XML file have its root in them.
const HEAD: usize = 1024;

/// What other files start with.
const OTHERS: &[(&[u8], Said)] = &[
    (b"\x89PNG", || text!("kind-png")),
    (b"\xff\xd8\xff", || text!("kind-jpeg")),
    (b"GIF8", || text!("kind-gif")),
    (b"BM", || text!("kind-bmp")),
    (b"II*\0", || text!("kind-tiff")),
    (b"MM\0*", || text!("kind-tiff")),
    (b"%PDF", || text!("kind-pdf")),
    (b"<!DOCTYPE html", || text!("kind-web")),
    (b"<html", || text!("kind-web")),
    (b"\x1f\x8b", || text!("kind-gzip")),
    (b"7z\xbc\xaf", || text!("kind-7z")),
    (b"Rar!", || text!("kind-rar")),
];

/// The media types of ODF documents that are no text, by the word in them.
const ODF: &[(&str, Said)] = &[
    ("spreadsheet", || text!("kind-calc")),
    ("presentation", || text!("kind-impress")),
    ("graphics", || text!("kind-draw")),
    ("formula", || text!("kind-math")),
    ("chart", || text!("kind-chart")),
    ("base", || text!("kind-base")),
    ("vnd.sun.xml", || text!("kind-openoffice")),
];

/// A format that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// Word since 2007.
    Word,
    /// OpenDocument text.
    Odt,
}

/// An archive whose parts have yet to say what it is.
pub(crate) struct Zip;

/// Whether a file is to be read as an office document: by its bytes, or because its name says so.
#[must_use]
pub fn is_office(extension: &str, bytes: &[u8]) -> bool {
    const NAMES: &[&str] =
        &["docx", "docm", "dotx", "dotm", "doc", "odt", "ott", "fodt", "rtf", "pages"];
    let extension = extension.to_ascii_lowercase();
    [ZIP, OLE, RTF].iter().any(|start| bytes.starts_with(start))
        && !matches!(extension.as_str(), "md" | "markdown" | "txt")
        || NAMES.contains(&extension.as_str())
}

/// Looks at the first bytes.
pub(crate) fn format(bytes: &[u8]) -> Result<Zip, Refused> {
    if bytes.is_empty() {
        return Err(Refused::Empty);
    }
    if bytes.len() as u64 > limits::OFFICE_BYTES {
        return Err(Refused::TooLarge);
    }
    if bytes.starts_with(ZIP) {
        return Ok(Zip);
    }
    if bytes.starts_with(OLE) {
        let package: Vec<u8> =
            "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let encrypted = bytes.windows(package.len()).any(|window| window == package);
        return Err(if encrypted { Refused::Encrypted } else { Refused::OldWord });
    }
    if bytes.starts_with(RTF) {
        return Err(Refused::Rtf);
    }
    if is_flat(bytes) {
        return Err(Refused::FlatOdt);
    }
    let other = OTHERS.iter().find(|(start, _)| bytes.starts_with(start));
    Err(other.map_or(Refused::Unknown, |(_, what)| Refused::Other(what())))
}

/// Whether a file is an ODF text as one XML file: its root says so.
fn is_flat(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]);
    head.trim_start_matches('\u{feff}').starts_with('<') && head.contains("<office:document")
}

impl Zip {
    /// Looks at the parts.
    pub(crate) fn of(&self, archive: &Archive) -> Result<Format, Refused> {
        if archive.has("mimetype") {
            let kind = archive.bytes("mimetype", 200)?;
            let kind = String::from_utf8_lossy(&kind).into_owned();
            if let Some((_, what)) = ODF.iter().find(|(word, _)| kind.contains(word)) {
                return Err(Refused::Other(what()));
            }
        }
        if archive.has("encrypted-package") {
            return Err(Refused::Encrypted);
        }
        if archive.has("content.xml") {
            return Ok(Format::Odt);
        }
        if archive.has("[Content_Types].xml") || archive.has("word/document.xml") {
            return Ok(Format::Word);
        }
        let pages =
            archive.names().any(|name| name.starts_with("Index/") && name.ends_with(".iwa"));
        Err(if pages {
            Refused::Other(text!("kind-pages"))
        } else {
            Refused::Other(text!("kind-zip"))
        })
    }
}
