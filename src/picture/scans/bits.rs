//! The bits of a scan, and the codes that they are read by.

use super::Stop;

/// For the next 16 bits, the length of the code that they begin with and what it stands for; length 0: there is none.
pub(super) struct Table(Vec<(u8, u8)>);

impl Table {
    /// From the number of codes of each length, and what they stand for; none: there are more than bits can tell apart.
    pub(super) fn new(counts: &[u8; 16], symbols: &[u8]) -> Option<Self> {
        let mut entries = Vec::with_capacity(1 << 16);
        let mut symbols = symbols.iter();
        for (length, count) in (1_u8..).zip(counts) {
            for symbol in symbols.by_ref().take(usize::from(*count)) {
                let copies = 1_usize << (16 - length);
                entries.extend(std::iter::repeat_n((length, *symbol), copies));
            }
        }
        if entries.len() > 1 << 16 {
            return None;
        }
        entries.resize(1 << 16, (0, 0));
        Some(Self(entries))
    }
}

/// The bits of a scan.
pub(super) struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
    /// What was read ahead, in the lowest `count` bits.
    ahead: u64,
    count: u32,
    /// How many of these, the last, are zeros behind the end.
    beyond: u32,
    is_ended: bool,
}

impl<'a> Bits<'a> {
    pub(super) fn of(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0, ahead: 0, count: 0, beyond: 0, is_ended: false }
    }

    /// Whether more was read than there is.
    pub(super) fn is_short(&self) -> bool {
        self.count < self.beyond
    }

    /// The bytes that were read, up to those that are looked at ahead.
    pub(super) fn taken(&self) -> usize {
        self.at
    }

    fn fill(&mut self) {
        while self.count <= 48 {
            let byte = match (self.bytes.get(self.at), self.bytes.get(self.at + 1)) {
                _ if self.is_ended => None,
                (Some(0xff), Some(0x00)) => {
                    self.at += 2;
                    Some(0xff)
                }
                (Some(0xff), Some(0xff)) => {
                    self.at += 1;
                    continue;
                }
                (Some(0xff), _) | (None, _) => None,
                (Some(byte), _) => {
                    self.at += 1;
                    Some(*byte)
                }
            };
            self.ahead = self.ahead << 8 | u64::from(byte.unwrap_or(0));
            self.count += 8;
            if byte.is_none() {
                self.is_ended = true;
                self.beyond = self.beyond.saturating_add(8);
            }
        }
    }

    /// So many bits, 16 at most, as a number.
    pub(super) fn take(&mut self, bits: u32) -> i32 {
        self.fill();
        self.count -= bits;
        (self.ahead >> self.count) as i32 & ((1 << bits) - 1)
    }

    /// So many bits as a difference (F.2.2.1: EXTEND).
    pub(super) fn difference(&mut self, bits: u32) -> i32 {
        let number = self.take(bits);
        if bits > 0 && number < 1 << (bits - 1) { number - (1 << bits) + 1 } else { number }
    }

    /// What the next code stands for.
    pub(super) fn code(&mut self, table: &Table) -> Result<u8, Stop> {
        self.fill();
        let next = (self.ahead >> (self.count - 16)) as usize & 0xffff;
        let (length, symbol) = table.0[next];
        self.count -= u32::from(length);
        if length == 0 { Err(Stop::Damaged) } else { Ok(symbol) }
    }

    /// Goes over a restart, whose number, from 0 on, is known.
    pub(super) fn restart(&mut self, number: usize) -> Result<(), Stop> {
        // What is left before it is no picture; some cameras fill.
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let is_marker = |pair: &[u8]| pair[0] == 0xff && !matches!(pair[1], 0x00 | 0xff);
        let ahead = rest.windows(2).position(is_marker).ok_or(Stop::Damaged)?;
        let marker = usize::from(rest[ahead + 1]);
        if marker != 0xd0 + number % 8 {
            return Err(Stop::Damaged);
        }
        *self = Self { at: self.at + ahead + 2, ..Self::of(self.bytes) };
        Ok(())
    }
}
