//! The resolution of a PNG, which the encoder does not write (ISO/IEC 15948, 11.3.5.3).

/// What stands before the chunks of every PNG, with the first of them, IHDR.
const HEAD: usize = 8 + 4 + 4 + 13 + 4;
/// Inches in a metre, in thousandths.
const INCHES: u64 = 39_370;

/// The same PNG, with the points to the inch behind its head.
pub(super) fn with_resolution(mut png: Vec<u8>, dpi: u32) -> Vec<u8> {
    if png.len() > HEAD {
        png.splice(HEAD..HEAD, chunk(dpi));
    }
    png
}

fn chunk(dpi: u32) -> Vec<u8> {
    let per_metre = (u64::from(dpi) * INCHES + 500) / 1000;
    let per_metre = u32::try_from(per_metre).unwrap_or(u32::MAX).to_be_bytes();
    // As many across as along, of a metre.
    let named = [&b"pHYs"[..], &per_metre, &per_metre, &[1]].concat();
    let length = 9_u32.to_be_bytes();
    [&length[..], &named, &sum(&named).to_be_bytes()].concat()
}

/// The check sum of a chunk (there, 5.5 and annex D).
fn sum(bytes: &[u8]) -> u32 {
    let bit = |sum: u32, _| if sum & 1 == 1 { 0xEDB8_8320 ^ (sum >> 1) } else { sum >> 1 };
    !bytes.iter().fold(!0, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), bit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chunk_has_its_length_and_its_sum() {
        // As it is in a PNG of 300 points an inch that another program wrote.
        let known = b"\0\0\0\x09pHYs\0\0\x2e\x23\0\0\x2e\x23\x01\x78\xa5\x3f\x76";
        assert_eq!(chunk(300), known);
        assert_eq!(sum(b"IEND"), 0xAE42_6082);
    }
}
