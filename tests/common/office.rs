//! Office documents, made part by part, and what becomes of them.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::DeflateEncoder;

use super::{Collection, Run};

/// Megabytes that a refusal may take; the program ends itself beyond.
const MEMORY: &str = "100";

/// Fails unless a file is refused for a reason, with a remedy, within little memory, and nothing is written.
#[track_caller]
pub(crate) fn refused(name: &str, bytes: &[u8], why: &str) {
    let collection = Collection::new(&[]);
    collection.write(name, bytes);
    let run = collection.run(&["import", name, "--into", "neuf", "--memory", MEMORY]);
    assert_eq!(run.code, 2, "{why}: {}", run.stderr);
    assert!(run.stderr.contains(why) && run.stderr.contains("→"), "{why}: {}", run.stderr);
    assert!(!collection.path("neuf").exists(), "{why}");
    // Neither beside the document nor above it.
    let mut left = std::fs::read_dir(collection.root()).unwrap();
    assert!(
        left.all(|entry| [name, "sources"].contains(&entry.unwrap().file_name().to_str().unwrap()))
    );
}

/// An archive whose last part is a deflated text, which `archive` puts last.
pub(crate) fn deflated(
    text: impl Iterator<Item = Vec<u8>>,
    archive: impl FnOnce(&[u8]) -> Vec<u8>,
) -> Vec<u8> {
    let mut crc = flate2::Crc::new();
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::fast());
    let mut size = 0_u32;
    for piece in text {
        crc.update(&piece);
        size += u32::try_from(piece.len()).unwrap();
        encoder.write_all(&piece).unwrap();
    }
    let mut file = archive(&encoder.finish().unwrap());
    // The method, the sum and the size, in the part's own header and in the directory.
    let entry = file.windows(4).rposition(|window| window == b"PK\x01\x02").unwrap();
    let local = u32::from_le_bytes(file[entry + 42..entry + 46].try_into().unwrap()) as usize;
    for (at, shift) in [(entry, 2), (local, 0)] {
        file[at + 8 + shift] = 8;
        file[at + 14 + shift..at + 18 + shift].copy_from_slice(&crc.sum().to_le_bytes());
        file[at + 22 + shift..at + 26 + shift].copy_from_slice(&size.to_le_bytes());
    }
    file
}

/// An archive of stored parts.
pub(crate) fn zip<B: AsRef<[u8]>>(parts: &[(&str, B)]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, bytes) in parts {
        let bytes = bytes.as_ref();
        let mut crc = flate2::Crc::new();
        crc.update(bytes);
        let size = (bytes.len() as u32).to_le_bytes();
        let mut head = vec![20, 0, 0, 8, 0, 0, 0, 0, 33, 0];
        head.extend(crc.sum().to_le_bytes());
        head.extend([size, size].concat());
        head.extend((name.len() as u16).to_le_bytes());
        head.extend([0, 0]);
        let at = (out.len() as u32).to_le_bytes();
        out.extend([b"PK\x03\x04", head.as_slice(), name.as_bytes(), bytes].concat());
        directory.extend([b"PK\x01\x02\x14\0", head.as_slice(), &[0; 10], &at].concat());
        directory.extend(name.as_bytes());
    }
    let count = (parts.len() as u16).to_le_bytes();
    let (at, size) = ((out.len() as u32).to_le_bytes(), (directory.len() as u32).to_le_bytes());
    out.extend(directory);
    out.extend([b"PK\x05\x06\0\0\0\0".as_slice(), &count, &count, &size, &at, &[0, 0]].concat());
    out
}

/// A collection that one document became, and what the program said.
pub(crate) fn import(name: &str, bytes: &[u8]) -> (Collection, Run) {
    let collection = Collection::new(&[]);
    collection.write(name, bytes);
    let run = collection.run(&["import", name, "--into", "neuf"]);
    (collection, run)
}
