//! The parts of a Word or ODT file: a zip archive, opened with suspicion.
//!
//! Parts are inflated as they are read, never to the disk; their names are looked up and never become paths. What is
//! bounded: how many parts, how large each and all of them inflate, and how many times their size.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::io::{self, BufRead, BufReader, Read};

use flate2::Crc;
use flate2::bufread::DeflateDecoder;

use super::refused::Refused;
use super::utf16::Decoded;
use crate::limits;

/// Signatures of the archive's records (APPNOTE.TXT 6.3.10, 4.3).
const END: &[u8] = b"PK\x05\x06";
const ENTRY: &[u8] = b"PK\x01\x02";
const LOCAL: &[u8] = b"PK\x03\x04";
/// The end record without its comment, the directory's entry and the local header without names, in bytes.
const END_BYTES: usize = 22;
const ENTRY_BYTES: usize = 46;
const LOCAL_BYTES: usize = 30;
/// A comment has at most as many bytes as 16 bits count.
const COMMENT: usize = 0xffff;
/// The file types of Unix, in the upper half of the external attributes.
const TYPE: u32 = 0o170_000;
const LINK: u32 = 0o120_000;

/// A part's place in the archive.
#[derive(Debug, Clone)]
struct Entry {
    at: usize,
    packed: usize,
    size: u64,
    crc: u32,
    deflated: bool,
}

/// An archive in memory.
#[derive(Debug)]
pub(crate) struct Archive {
    bytes: Vec<u8>,
    entries: HashMap<String, Entry>,
    names: Vec<String>,
    /// Bytes inflated so far.
    inflated: Cell<u64>,
    /// Why a reader stopped; readers can only give errors of the system.
    refused: RefCell<Option<Refused>>,
}

impl Archive {
    /// Reads the directory.
    pub(crate) fn open(bytes: Vec<u8>) -> Result<Self, Refused> {
        let mut archive = Self {
            bytes,
            entries: HashMap::new(),
            names: Vec::new(),
            inflated: Cell::new(0),
            refused: RefCell::new(None),
        };
        archive.directory()?;
        Ok(archive)
    }

    fn directory(&mut self) -> Result<(), Refused> {
        let damaged = || Refused::Damaged(String::new());
        let end = self.end().ok_or_else(damaged)?;
        let count = u16_at(&self.bytes, end + 10).ok_or_else(damaged)?;
        if count > limits::OFFICE_PARTS {
            return Err(Refused::TooManyParts(count));
        }
        let size = u32_at(&self.bytes, end + 12).ok_or_else(damaged)? as usize;
        let offset = u32_at(&self.bytes, end + 16).ok_or_else(damaged)? as usize;
        let mut at = end.checked_sub(size).ok_or_else(damaged)?;
        // What stands before the archive, if anything, shifts every offset.
        let shift = at.checked_sub(offset).ok_or_else(damaged)?;
        for _ in 0..count {
            at = self.entry(at, shift)?;
        }
        self.apart()
    }

    /// Parts that share bytes unfold without end.
    fn apart(&self) -> Result<(), Refused> {
        let mut places: Vec<(usize, usize, &String)> = Vec::with_capacity(self.names.len());
        for name in &self.names {
            let Some(entry) = self.entries.get(name) else { continue };
            places.push((entry.at, entry.at.saturating_add(LOCAL_BYTES + entry.packed), name));
        }
        places.sort_unstable();
        match places.windows(2).find(|pair| pair[1].0 < pair[0].1) {
            Some(pair) => Err(Refused::Damaged(pair[1].2.clone())),
            None => Ok(()),
        }
    }

    /// Where the end record is.
    fn end(&self) -> Option<usize> {
        let last = self.bytes.len().checked_sub(END_BYTES)?;
        let first = last.saturating_sub(COMMENT);
        (first..=last).rev().find(|at| self.bytes[*at..].starts_with(END))
    }

    /// Reads an entry of the directory, and says where the next one starts.
    fn entry(&mut self, at: usize, shift: usize) -> Result<usize, Refused> {
        let bytes = &self.bytes;
        let damaged = || Refused::Damaged(String::new());
        let head = bytes.get(at..at.saturating_add(ENTRY_BYTES)).ok_or_else(damaged)?;
        if !head.starts_with(ENTRY) {
            return Err(damaged());
        }
        let half = |at: usize| u16_at(head, at).unwrap_or_default();
        let word = |at: usize| u32_at(head, at).unwrap_or_default();
        let name_end = at + ENTRY_BYTES + half(28);
        let name = bytes.get(at + ENTRY_BYTES..name_end).ok_or_else(damaged)?;
        let name = safe_name(&String::from_utf8_lossy(name))?;
        if word(38) >> 16 & TYPE == LINK {
            return Err(Refused::UnsafeName(name));
        }
        if half(8) & 1 == 1 {
            return Err(Refused::Encrypted);
        }
        let next = name_end + half(30) + half(32);
        if name.ends_with('/') {
            return Ok(next);
        }
        let method = half(10);
        let entry = Entry {
            at: word(42) as usize + shift,
            packed: word(20) as usize,
            size: u64::from(word(24)),
            crc: word(16),
            deflated: method == 8,
        };
        if method != 8 && method != 0 || entry.at >= bytes.len() {
            return Err(Refused::Damaged(name));
        }
        // Two parts of one name could be one to Word and the other to us.
        if self.entries.insert(name.clone(), entry).is_some() {
            return Err(Refused::Damaged(name));
        }
        self.names.push(name);
        Ok(next)
    }

    /// The names of the parts, in the order of the archive.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    /// Whether there is such a part.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.entries.contains_key(name)
    }

    /// A reader of a part.
    pub(crate) fn reader(&self, name: &str) -> Result<Part<'_>, Refused> {
        let damaged = || Refused::Damaged(name.to_owned());
        let entry = self.entries.get(name).ok_or_else(damaged)?;
        let local = self.bytes.get(entry.at..).ok_or_else(damaged)?;
        if !local.starts_with(LOCAL) {
            return Err(damaged());
        }
        let half = |at: usize| u16_at(local, at).ok_or_else(damaged);
        let start = LOCAL_BYTES + half(26)? + half(28)?;
        let packed = local.get(start..start.saturating_add(entry.packed)).ok_or_else(damaged)?;
        if entry.size > limits::OFFICE_PART_BYTES {
            return Err(Refused::Bomb(name.to_owned()));
        }
        let source = if entry.deflated {
            Packed::Deflated(DeflateDecoder::new(packed))
        } else {
            Packed::Stored(packed)
        };
        Ok(Part { archive: self, name: name.to_owned(), entry, source, crc: Crc::new(), read: 0 })
    }

    /// All bytes of a part that has at most `most`.
    pub(crate) fn bytes(&self, name: &str, most: u64) -> Result<Vec<u8>, Refused> {
        let mut bytes = Vec::new();
        let read = self.reader(name)?.take(most + 1).read_to_end(&mut bytes);
        match read {
            Ok(_) if bytes.len() as u64 <= most => Ok(bytes),
            Ok(_) => Err(Refused::TooLarge),
            Err(_) => Err(self.why(name)),
        }
    }

    /// Why a reader of a part stopped.
    pub(crate) fn why(&self, name: &str) -> Refused {
        self.refused.borrow_mut().take().unwrap_or_else(|| Refused::Damaged(name.to_owned()))
    }
}

/// The bytes of a part, inflated and counted.
pub(crate) struct Part<'a> {
    archive: &'a Archive,
    name: String,
    entry: &'a Entry,
    source: Packed<'a>,
    crc: Crc,
    read: u64,
}

enum Packed<'a> {
    Stored(&'a [u8]),
    Deflated(DeflateDecoder<&'a [u8]>),
}

impl<'a> Part<'a> {
    /// The same as UTF-8, with a buffer.
    pub(crate) fn buffered(self) -> impl BufRead + use<'a> {
        BufReader::with_capacity(64 << 10, Decoded::new(self))
    }

    fn refuse(&self, why: Refused) -> io::Error {
        *self.archive.refused.borrow_mut() = Some(why);
        io::Error::other("refused")
    }

    /// Whether the bytes so far are within their bounds.
    fn check(&self) -> Result<(), Refused> {
        let total = self.archive.inflated.get();
        let packed = self.entry.packed as u64;
        let repeats = self.read > limits::OFFICE_RATIO_FROM
            && self.read / packed.max(1) > limits::OFFICE_RATIO;
        if repeats || self.read > limits::OFFICE_PART_BYTES || total > limits::OFFICE_TOTAL_BYTES {
            return Err(Refused::Bomb(self.name.clone()));
        }
        // A part that goes on after its announced end hides something.
        if self.read > self.entry.size {
            return Err(Refused::Damaged(self.name.clone()));
        }
        Ok(())
    }
}

impl Read for Part<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = match &mut self.source {
            Packed::Stored(bytes) => bytes.read(buffer),
            Packed::Deflated(inflater) => inflater.read(buffer),
        };
        let damaged = || Refused::Damaged(self.name.clone());
        let count = read.map_err(|_| self.refuse(damaged()))?;
        self.read += count as u64;
        self.archive.inflated.set(self.archive.inflated.get() + count as u64);
        self.check().map_err(|why| self.refuse(why))?;
        self.crc.update(&buffer[..count]);
        let whole = self.read == self.entry.size && self.crc.sum() == self.entry.crc;
        if count == 0 && !buffer.is_empty() && !whole {
            return Err(self.refuse(damaged()));
        }
        Ok(count)
    }
}

/// A part's name with `/` between its folders, which leads nowhere else.
fn safe_name(name: &str) -> Result<String, Refused> {
    let name = name.replace('\\', "/");
    let out = name.starts_with('/')
        || name.contains(':')
        || name.chars().any(char::is_control)
        || name.split('/').any(|folder| folder == "..");
    if out {
        return Err(Refused::UnsafeName(name.escape_debug().take(100).collect()));
    }
    Ok(name)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<usize> {
    let found = bytes.get(at..at.checked_add(2)?)?;
    Some(usize::from(u16::from_le_bytes([found[0], found[1]])))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let found = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes([found[0], found[1], found[2], found[3]]))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An archive of one stored part, whose records say what is given.
    fn archive(size: u32, packed: u32, bytes: &[u8]) -> Vec<u8> {
        let mut crc = Crc::new();
        crc.update(bytes);
        let head = [
            &[20, 0, 0, 0, 0, 0, 0, 0, 0, 0][..],
            &crc.sum().to_le_bytes(),
            &packed.to_le_bytes(),
            &size.to_le_bytes(),
            &[1, 0, 0, 0],
        ]
        .concat();
        let local = [LOCAL, &head, b"a", bytes].concat();
        let entry = [ENTRY, &[20, 0], &head, &[0; 14], b"a"].concat();
        let count = |n: usize| u32::try_from(n).unwrap().to_le_bytes();
        let end =
            [&[0, 0, 0, 0, 1, 0, 1, 0][..], &count(entry.len()), &count(local.len()), &[0, 0]];
        [local.as_slice(), &entry, END, &end.concat()].concat()
    }

    fn read(bytes: Vec<u8>) -> Result<Vec<u8>, Refused> {
        Archive::open(bytes)?.bytes("a", 100)
    }

    #[test]
    fn a_part_is_what_its_records_say() {
        assert_eq!(read(archive(3, 3, b"abc")), Ok(b"abc".to_vec()));
        let damaged = Err(Refused::Damaged("a".to_owned()));
        assert_eq!(read(archive(2, 3, b"abc")), damaged);
        assert_eq!(read(archive(4, 3, b"abc")), damaged);
        assert_eq!(read(archive(3, 9_999, b"abc")), damaged);
        assert_eq!(read(archive(u32::MAX, 3, b"abc")), Err(Refused::Bomb("a".to_owned())));
        let mut altered = archive(3, 3, b"abc");
        altered[31] = b'x';
        assert_eq!(read(altered), damaged);
    }

    #[test]
    fn all_parts_together_are_bounded() {
        let archive = Archive::open(archive(3, 3, b"abc")).unwrap();
        archive.inflated.set(limits::OFFICE_TOTAL_BYTES);
        assert_eq!(archive.bytes("a", 100), Err(Refused::Bomb("a".to_owned())));
    }

    #[test]
    fn names_lead_nowhere_else() {
        for name in ["../a", "a/../../b", "/a", "\\\\a\\b", "..\\a", "C:\\a", "a\0b", "a\nb"] {
            assert!(safe_name(name).is_err(), "{name:?}");
        }
        assert_eq!(safe_name("word\\a.xml").as_deref(), Ok("word/a.xml"));
        assert!(safe_name("word/..a").is_ok());
    }
}
