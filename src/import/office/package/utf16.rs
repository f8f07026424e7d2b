//! Reads parts that are UTF-16 as UTF-8: XML may be either, and few programs write it so.

use std::io::{self, Read};

/// How many bytes are decoded at a time; an even number.
const CHUNK: u64 = 8 << 10;

/// What the bytes of a part are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Utf8,
    Little,
    Big,
}

impl Kind {
    /// What the first bytes tell: a mark of their order, or the `<` that XML begins with.
    fn of(head: &[u8]) -> Self {
        match head {
            [0xff, 0xfe, ..] | [b'<', 0, ..] => Self::Little,
            [0xfe, 0xff, ..] | [0, b'<', ..] => Self::Big,
            _ => Self::Utf8,
        }
    }
}

/// A part as UTF-8.
pub(super) struct Decoded<R> {
    source: R,
    /// None until the first bytes were read.
    kind: Option<Kind>,
    /// What is decoded, and how much of it was handed over.
    ready: Vec<u8>,
    given: usize,
    /// The first half of a character that needs two.
    half: Option<u16>,
}

impl<R: Read> Decoded<R> {
    pub(super) fn new(source: R) -> Self {
        Self { source, kind: None, ready: Vec::new(), given: 0, half: None }
    }

    /// Reads so many bytes, or fewer where there are no more.
    fn bytes(&mut self, most: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.source.by_ref().take(most).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// Reads the first bytes.
    fn begin(&mut self) -> io::Result<Kind> {
        let head = self.bytes(2)?;
        let kind = Kind::of(&head);
        self.kind = Some(kind);
        match kind {
            Kind::Utf8 => self.ready = head,
            _ => self.decode(&head, kind),
        }
        Ok(kind)
    }

    /// Decodes some bytes; what is no character becomes the sign for that.
    fn decode(&mut self, bytes: &[u8], kind: Kind) {
        let unit = |pair: &[u8]| match (pair, kind) {
            ([one, two], Kind::Big) => u16::from_be_bytes([*one, *two]),
            ([one, two], _) => u16::from_le_bytes([*one, *two]),
            _ => u16::from(b'?'),
        };
        let mut units: Vec<u16> = self.half.take().into_iter().collect();
        units.extend(bytes.chunks(2).map(unit));
        let whole = bytes.len() as u64 == CHUNK;
        self.half = units.pop_if(|last| whole && (0xd800..0xdc00).contains(last));
        let text: String = char::decode_utf16(units)
            .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
            .filter(|c| *c != '\u{feff}')
            .collect();
        (self.ready, self.given) = (text.into_bytes(), 0);
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let kind = match self.kind {
            Some(kind) => kind,
            None => self.begin()?,
        };
        while self.given == self.ready.len() {
            if kind == Kind::Utf8 {
                return self.source.read(buffer);
            }
            let bytes = self.bytes(CHUNK)?;
            if bytes.is_empty() {
                return Ok(0);
            }
            self.decode(&bytes, kind);
        }
        let rest = &self.ready[self.given..];
        let length = rest.len().min(buffer.len());
        buffer[..length].copy_from_slice(&rest[..length]);
        self.given += length;
        // A first piece that is short would have readers grow their buffers beyond need.
        let more = match kind {
            Kind::Utf8 => self.source.read(&mut buffer[length..])?,
            _ => 0,
        };
        Ok(length + more)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> String {
        let mut text = String::new();
        Decoded::new(bytes).read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn both_orders_are_read_with_a_mark_and_without() {
        let text = format!("<x>été 🥖</x>{}🥖", "a🥖".repeat(4_000));
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for (mark, bytes) in [([0xff, 0xfe], &little), ([0xfe, 0xff], &big)] {
            assert!(read(bytes) == text);
            assert!(read(&[&mark, bytes.as_slice()].concat()) == text);
        }
        assert_eq!(read(text.as_bytes()), text);
        assert_eq!(read(b"<"), "<");
        assert_eq!(read(b""), "");
    }
}
