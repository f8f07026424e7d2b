//! Line ends, which git may write otherwise from one machine to another (`core.autocrlf`): they say nothing.

use std::borrow::Cow;

/// A text with LF alone at the ends of its lines.
#[must_use]
pub fn with_lf(text: &[u8]) -> Cow<'_, [u8]> {
    if !text.contains(&b'\r') {
        return Cow::Borrowed(text);
    }
    let is_end = |at: usize| text[at] == b'\r' && text.get(at + 1) == Some(&b'\n');
    Cow::Owned((0..text.len()).filter(|&at| !is_end(at)).map(|at| text[at]).collect())
}

/// Whether files are the same, or texts but for their line ends. What has a NUL is no text, git says so too.
#[must_use]
pub fn same(one: &[u8], other: &[u8]) -> bool {
    let is_text = |bytes: &[u8]| !bytes.contains(&0);
    one == other || is_text(one) && is_text(other) && with_lf(one) == with_lf(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_alone_are_no_difference() {
        assert!(same(b"a\r\nb\r\n", b"a\nb\n") && same(b"\0\r\n", b"\0\r\n"));
        assert!(!same(b"a\nb", b"a b") && !same(b"\0\r\n", b"\0\n") && !same(b"a\rb", b"ab"));
    }
}
