//! The blocks of a scan, read for their codes alone.

use super::Stop;
use super::bits::{Bits, Table};

/// Most bits of a first coefficient's difference, of points of eight bits.
const DIFFERENCE: u8 = 11;
/// Twice what a first coefficient can be: beyond, colours are those of no picture.
const FIRST: i64 = 2 * 8_192;

/// What a scan has of the coefficients of its blocks.
pub(super) struct Scan {
    pub(super) is_progressive: bool,
    /// The first and the last of them.
    pub(super) from: usize,
    pub(super) to: usize,
    /// Whether they are there for the first time.
    pub(super) is_first: bool,
    /// How many bits of them come later.
    pub(super) low: u32,
}

/// Reads the blocks of one component.
pub(super) struct Coder<'a> {
    first: Option<&'a Table>,
    others: Option<&'a Table>,
    /// The first coefficient of the block before.
    before: i64,
    /// How many blocks have nothing more.
    empty: i32,
}

impl<'a> Coder<'a> {
    /// With its tables; none: one that is needed is not there.
    pub(super) fn new(
        scan: &Scan,
        first: Option<&'a Table>,
        others: Option<&'a Table>,
    ) -> Option<Self> {
        let (needs_first, needs_others) = match scan.is_progressive {
            true => (scan.from == 0 && scan.is_first, scan.from > 0),
            false => (true, true),
        };
        let is_missing = needs_first && first.is_none() || needs_others && others.is_none();
        (!is_missing).then_some(Self { first, others, before: 0, empty: 0 })
    }

    pub(super) fn restart(&mut self) {
        (self.before, self.empty) = (0, 0);
    }

    /// Reads a block; `known` are those of its coefficients that are not zero.
    pub(super) fn block(
        &mut self,
        scan: &Scan,
        bits: &mut Bits<'_>,
        known: &mut u64,
        step: i32,
    ) -> Result<(), Stop> {
        match (scan.is_progressive, scan.from, scan.is_first) {
            (false, ..) => {
                self.first(bits, 0, step)?;
                self.sequence(bits, 1, 63, known)
            }
            (true, 0, true) => self.first(bits, scan.low, step),
            (true, 0, false) => {
                bits.take(1);
                Ok(())
            }
            (true, from, true) => self.sequence(bits, from, scan.to, known),
            (true, from, false) => self.refined(bits, from, scan.to, known),
        }
    }

    /// The first coefficient, which is told by what it differs from the one before.
    fn first(&mut self, bits: &mut Bits<'_>, low: u32, step: i32) -> Result<(), Stop> {
        let length = bits.code(self.first.ok_or(Stop::Unknown)?)?;
        if length > DIFFERENCE {
            return Err(Stop::Damaged);
        }
        self.before += i64::from(bits.difference(u32::from(length)));
        let value = (self.before << low) * i64::from(step);
        if value.abs() > FIRST { Err(Stop::Damaged) } else { Ok(()) }
    }

    /// The others, for the first time.
    fn sequence(
        &mut self,
        bits: &mut Bits<'_>,
        from: usize,
        to: usize,
        known: &mut u64,
    ) -> Result<(), Stop> {
        if self.empty > 0 {
            self.empty -= 1;
            return Ok(());
        }
        let table = self.others.ok_or(Stop::Unknown)?;
        let mut at = from;
        while at <= to {
            let code = bits.code(table)?;
            let (zeros, length) = (code >> 4, u32::from(code & 15));
            match (zeros, length) {
                (15, 0) => at += 16,
                (run, 0) => {
                    self.empty = (1 << run) - 1 + bits.take(u32::from(run));
                    break;
                }
                _ => {
                    at += usize::from(zeros);
                    if at > to {
                        return Err(Stop::Damaged);
                    }
                    bits.take(length);
                    *known |= 1 << at;
                    at += 1;
                }
            }
        }
        Ok(())
    }

    /// The others, with a bit more each (G.1.2.3).
    fn refined(
        &mut self,
        bits: &mut Bits<'_>,
        from: usize,
        to: usize,
        known: &mut u64,
    ) -> Result<(), Stop> {
        let table = self.others.ok_or(Stop::Unknown)?;
        let mut at = from;
        while self.empty == 0 && at <= to {
            let code = bits.code(table)?;
            let (mut zeros, is_new) = (code >> 4, code & 15 != 0);
            if !is_new && zeros < 15 {
                self.empty = (1 << zeros) + bits.take(u32::from(zeros));
                break;
            }
            bits.take(u32::from(is_new));
            while at <= to {
                if *known >> at & 1 == 1 {
                    bits.take(1);
                } else if zeros == 0 {
                    break;
                } else {
                    zeros -= 1;
                }
                at += 1;
            }
            if is_new {
                if at > to {
                    return Err(Stop::Damaged);
                }
                *known |= 1 << at;
            }
            at += 1;
        }
        if self.empty > 0 {
            for at in at..=to {
                bits.take(u32::from(*known >> at & 1 == 1));
            }
            self.empty -= 1;
        }
        Ok(())
    }
}
