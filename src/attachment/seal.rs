//! The seal of a PDF that carries its source: a line of comment with the SHA-256 of all its other bytes.
//!
//! A comment may stand between any two tokens (ISO 32000-1, 7.2.3). It stands before the last `startxref`, behind all
//! that the cross-reference table counts: no offset changes. Whoever changes a byte breaks it, knowingly or by saving
//! the file with another program; it is no signature, for whoever knows how can seal anew.
//!
//! `grep -av '^%annexe:sha256:' fiche.pdf | head -c -1 | sha256sum` gives the number that the line holds (grep ends the last
//! line, which has no end).

use sha2::{Digest, Sha256};

/// How the line begins.
const MARK: &[u8] = b"%annexe:sha256:";
/// The digits of a SHA-256.
const DIGITS: usize = 64;
/// What it stands before.
const AFTER: &[u8] = b"startxref\n";
/// How far from the end of the file that is looked for, in bytes: a number and `%%EOF` follow.
const TAIL: usize = 1024;

/// Whether a PDF is as it was sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Seal {
    /// Every byte is as it was.
    Whole,
    /// Something was changed since.
    Broken,
    /// It was never sealed, or has lost its seal.
    None,
}

/// A PDF and its seal.
#[must_use]
pub fn seal(mut pdf: Vec<u8>) -> Vec<u8> {
    let Some(at) = last(&pdf, AFTER) else { return pdf };
    let line = [MARK, digest(&pdf, at..at).as_bytes(), b"\n"].concat();
    pdf.splice(at..at, line);
    pdf
}

/// What the seal of a PDF says.
pub(super) fn check(pdf: &[u8]) -> Seal {
    let Some(start) = last(pdf, MARK) else { return Seal::None };
    let digits = start + MARK.len();
    let end = digits + DIGITS + 1;
    let is_line = pdf.get(end - 1) == Some(&b'\n') && pdf[end..].starts_with(AFTER);
    if is_line && digest(pdf, start..end).as_bytes() == &pdf[digits..end - 1] {
        Seal::Whole
    } else {
        Seal::Broken
    }
}

/// The SHA-256 of all bytes but those of a range, in hexadecimal digits.
fn digest(pdf: &[u8], but: std::ops::Range<usize>) -> String {
    let hash = Sha256::new().chain_update(&pdf[..but.start]).chain_update(&pdf[but.end..]);
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Where a word stands for the last time, at the start of a line, near the end of a file.
fn last(pdf: &[u8], word: &[u8]) -> Option<usize> {
    let from = pdf.len().saturating_sub(TAIL);
    let starts_line =
        |at: usize| at.checked_sub(1).and_then(|before| pdf.get(before)) == Some(&b'\n');
    (from..pdf.len()).rev().find(|&at| pdf[at..].starts_with(word) && starts_line(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PDF: &[u8] = b"%PDF-1.7\nobjects\nxref\ntrailer\nstartxref\n17\n%%EOF";

    #[test]
    fn any_other_byte_breaks_the_seal() {
        let sealed = seal(PDF.to_vec());
        assert_eq!((check(PDF), check(&sealed)), (Seal::None, Seal::Whole));
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert_ne!(check(&changed), Seal::Whole, "byte {at}");
            assert_ne!(check(&sealed[..at]), Seal::Whole, "cut at {at}");
        }
        let longer = [&sealed[..], b"\n"].concat();
        assert_eq!(check(&longer), Seal::Broken);
        // What programs add behind the end of a file that they change.
        let update = [&sealed[..], &PDF[17..]].concat();
        assert_ne!(check(&update), Seal::Whole);
    }

    #[test]
    fn what_is_no_pdf_has_no_seal() {
        for bytes in [&b""[..], b"startxref\n", MARK, b"\n%annexe:sha256:\n", b"\n\n\n"] {
            assert_ne!(check(bytes), Seal::Whole);
        }
        assert_eq!(seal(b"none".to_vec()), b"none");
    }
}
