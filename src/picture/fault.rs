//! Why a picture cannot be used, and what to do about it.

use crate::message::text;

/// What files of other kinds begin with, and what they are called: JPEG 2000 (ISO/IEC 15444-1, I.5.1 and A.4.1), JPEG XL
/// (ISO/IEC 18181-2, 9), and those of the programs that write them.
const OTHERS: &[(&[u8], &str)] = &[
    (b"\0\0\0\x0cjP  ", "JPEG 2000"),
    (b"\xff\x4f\xff\x51", "JPEG 2000"),
    (b"\0\0\0\x0cJXL ", "JPEG XL"),
    (b"\xff\x0a", "JPEG XL"),
    (b"8BPS", "PSD (Photoshop)"),
    (b"%!PS", "EPS"),
    (b"\xc5\xd0\xd3\xc6", "EPS"),
    (b"%PDF", "PDF"),
    (b"\xd7\xcd\xc6\x9a", "WMF"),
    (b"\x01\0\0\0", "EMF"),
    (b"gimp xcf", "XCF (GIMP)"),
];

/// What is wrong with a picture, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong.
    pub why: String,
    /// What to do about this very thing.
    pub remedy: String,
}

impl Fault {
    pub(super) fn new(why: String, remedy: String) -> Self {
        Self { why, remedy }
    }

    /// A file that is of no format that is read.
    pub(super) fn format(why: String) -> Self {
        Self::new(why, text!("picture-formats"))
    }

    /// A file that no decoder knows: one of another program's, or no picture at all.
    pub(super) fn of_no_picture(bytes: &[u8]) -> Self {
        let known = OTHERS.iter().find(|(start, _)| bytes.starts_with(start));
        Self::format(match known {
            Some((_, format)) => text!("picture-format", format),
            None if is_tga(bytes) => text!("picture-format", format = "TGA"),
            None if is_pcx(bytes) => text!("picture-format", format = "PCX"),
            None => text!("picture-none"),
        })
    }

    /// A file that is not whole.
    pub(super) fn damaged() -> Self {
        Self::new(text!("picture-damaged"), text!("picture-damaged.hint"))
    }

    /// A file that has more bytes than so many.
    #[must_use]
    pub fn too_large(bytes: u64) -> Self {
        Self::new(text!("picture-too-large", limit = bytes >> 20), text!("picture-too-large.hint"))
    }

    /// A file that the system does not give.
    #[must_use]
    pub fn unreadable(reason: String) -> Self {
        Self::new(reason, text!("picture-unreadable"))
    }
}

/// Whether a file is what old scanners and programs for games write (Truevision TGA 2.0): by its end, or by a header that says
/// what there is of it.
fn is_tga(bytes: &[u8]) -> bool {
    let Some(head) = bytes.first_chunk::<18>() else { return false };
    let (map, kind, depth) = (head[1], head[2], head[16]);
    let size = [12, 14].map(|at| u16::from_le_bytes([head[at], head[at + 1]]));
    let plain = map == 0 && head[3..8] == [0; 5] && matches!(kind, 2 | 3 | 10 | 11);
    let mapped = map == 1 && matches!(kind, 1 | 9) && matches!(head[7], 15 | 16 | 24 | 32);
    let known = matches!(depth, 8 | 15 | 16 | 24 | 32) && head[17] & 0xc0 == 0;
    bytes.ends_with(b"TRUEVISION-XFILE.\0") || (plain || mapped) && known && !size.contains(&0)
}

/// Whether a file begins as those of PC Paintbrush do: maker, version, run lengths, bits of a point.
fn is_pcx(bytes: &[u8]) -> bool {
    let head = matches!(bytes, [0x0a, 0 | 2..=5, 1, 1 | 2 | 4 | 8, ..]);
    head && bytes.len() >= 128
}
