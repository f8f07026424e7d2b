//! Office documents, made part by part, and what becomes of them.

use super::{Collection, Run};

/// An archive of stored parts.
pub fn zip<B: AsRef<[u8]>>(parts: &[(&str, B)]) -> Vec<u8> {
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
pub fn import(name: &str, bytes: &[u8]) -> (Collection, Run) {
    let collection = Collection::new(&[]);
    collection.write(name, bytes);
    let run = collection.run(&["import", name, "--into", "neuf"]);
    (collection, run)
}
