//! Whether the scans of a JPEG are whole (ISO/IEC 10918-1, annexes B, F and G): decoders fill what is missing with grey, and go on
//! behind what they cannot read with wrong colours. What this reader does not know is left to the decoder.

mod bits;
mod blocks;

use self::bits::{Bits, Table};
use self::blocks::{Coder, Scan};
use crate::limits;

/// Why a reading ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stop {
    /// What is read can be in no picture.
    Damaged,
    /// It is of a kind that is not read here.
    Unknown,
}

/// A component of the picture's colours.
struct Component {
    id: u8,
    /// How many blocks of it a unit of all components has, across and down.
    across: usize,
    down: usize,
    quantisation: usize,
    /// Its blocks, across and down, where it is alone in a scan.
    size: (usize, usize),
    /// Its blocks in a row, those beyond the edge included.
    stride: usize,
    /// Whether its first scan was there.
    is_seen: bool,
    /// Of each block, the coefficients that are not zero so far; empty where nothing asks for them.
    known: Vec<u64>,
}

/// What comes before the scans.
#[derive(Default)]
struct Header {
    components: Vec<Component>,
    is_progressive: bool,
    /// Units of all components, across and down.
    units: (usize, usize),
    /// Units between two restarts; 0: there are none.
    restart: usize,
    /// The tables of codes, of each class by their numbers.
    tables: [[Option<Table>; 4]; 2],
    /// The first step of each table of steps.
    steps: [i32; 4],
}

/// Whether nothing is missing or unreadable in the scans of a JPEG.
pub(super) fn are_whole(bytes: &[u8]) -> bool {
    walk(bytes) != Err(Stop::Damaged)
}

fn walk(bytes: &[u8]) -> Result<(), Stop> {
    let mut header = Header::default();
    let (mut at, mut scans) = (2, 0);
    loop {
        let next = bytes.get(at..).and_then(|rest| rest.iter().position(|byte| *byte == 0xff));
        at += next.ok_or(Stop::Unknown)?;
        let marker = *bytes.get(at + 1).ok_or(Stop::Unknown)?;
        at += if marker == 0xff { 1 } else { 2 };
        if matches!(marker, 0x00 | 0x01 | 0xd0..=0xd7 | 0xff) {
            continue;
        }
        if marker == 0xd9 {
            let is_seen = header.components.iter().all(|component| component.is_seen);
            return if is_seen { Ok(()) } else { Err(Stop::Damaged) };
        }
        let &[high, low] = bytes.get(at..at + 2).ok_or(Stop::Unknown)? else {
            return Err(Stop::Unknown);
        };
        let end = at + usize::from(u16::from_be_bytes([high, low]));
        let segment = bytes.get(at + 2..end).ok_or(Stop::Unknown)?;
        at = end;
        match marker {
            0xc0..=0xc2 if header.components.is_empty() => {
                header.frame(segment, marker == 0xc2).ok_or(Stop::Unknown)?;
            }
            0xc4 => header.codes(segment).ok_or(Stop::Unknown)?,
            // Other ways to code, and a height that comes later.
            0xc0..=0xcf | 0xdc => return Err(Stop::Unknown),
            0xdb => header.steps(segment).ok_or(Stop::Unknown)?,
            0xdd => {
                let &[high, low] = segment else { return Err(Stop::Unknown) };
                header.restart = usize::from(u16::from_be_bytes([high, low]));
            }
            0xda => {
                scans += 1;
                if scans > limits::PICTURE_SCANS {
                    return Err(Stop::Unknown);
                }
                at += header.scan(segment, &bytes[at..])?;
            }
            _ => {}
        }
    }
}

impl Header {
    /// Takes a frame's header; none: it is of an unknown kind.
    fn frame(&mut self, segment: &[u8], is_progressive: bool) -> Option<()> {
        let &[8, y1, y0, x1, x0, count, ref rest @ ..] = segment else { return None };
        let height = usize::from(u16::from_be_bytes([y1, y0]));
        let width = usize::from(u16::from_be_bytes([x1, x0]));
        let parts: Vec<[u8; 3]> =
            rest.chunks_exact(3).filter_map(|part| part.try_into().ok()).collect();
        let sampling = |part: &[u8; 3]| (usize::from(part[1] >> 4), usize::from(part[1] & 15));
        let known = |part: &[u8; 3]| {
            let (across, down) = sampling(part);
            (1..=4).contains(&across) && (1..=4).contains(&down) && part[2] < 4
        };
        let counted = parts.len() == usize::from(count) && (1..=4).contains(&count);
        if height == 0 || width == 0 || !counted || !parts.iter().all(known) {
            return None;
        }
        let most_across = parts.iter().map(|part| sampling(part).0).max()?;
        let most_down = parts.iter().map(|part| sampling(part).1).max()?;
        self.units = (width.div_ceil(8 * most_across), height.div_ceil(8 * most_down));
        self.is_progressive = is_progressive;
        self.components = parts
            .iter()
            .map(|part| {
                let (across, down) = sampling(part);
                let blocks =
                    |side: usize, own: usize, most: usize| (side * own).div_ceil(most).div_ceil(8);
                let stride = self.units.0 * across;
                let all = if is_progressive { stride * self.units.1 * down } else { 0 };
                Component {
                    id: part[0],
                    across,
                    down,
                    quantisation: usize::from(part[2]),
                    size: (blocks(width, across, most_across), blocks(height, down, most_down)),
                    stride,
                    is_seen: false,
                    known: vec![0; all],
                }
            })
            .collect();
        Some(())
    }

    fn codes(&mut self, mut segment: &[u8]) -> Option<()> {
        while let Some((head, rest)) = segment.split_first() {
            let (counts, rest) = rest.split_first_chunk::<16>()?;
            let length = counts.iter().map(|count| usize::from(*count)).sum();
            let (symbols, rest) = rest.split_at_checked(length)?;
            let class = self.tables.get_mut(usize::from(head >> 4))?;
            *class.get_mut(usize::from(head & 15))? = Some(Table::new(counts, symbols)?);
            segment = rest;
        }
        Some(())
    }

    fn steps(&mut self, mut segment: &[u8]) -> Option<()> {
        while let Some((head, rest)) = segment.split_first() {
            let (first, length) = match head >> 4 {
                0 => (i32::from(*rest.first()?), 64),
                _ => (i32::from(u16::from_be_bytes([*rest.first()?, *rest.get(1)?])), 128),
            };
            *self.steps.get_mut(usize::from(head & 15))? = first;
            segment = rest.get(length..)?;
        }
        Some(())
    }

    /// Reads a scan; the bytes that it takes.
    fn scan(&mut self, segment: &[u8], data: &[u8]) -> Result<usize, Stop> {
        let (count, rest) = segment.split_first().ok_or(Stop::Unknown)?;
        let (parts, rest) = rest.split_at_checked(2 * usize::from(*count)).ok_or(Stop::Unknown)?;
        let &[from, to, approximation] = rest else { return Err(Stop::Unknown) };
        let scan = Scan {
            is_progressive: self.is_progressive,
            from: usize::from(from),
            to: usize::from(to),
            is_first: approximation >> 4 == 0,
            low: u32::from(approximation & 15),
        };
        if scan.is_progressive && (to > 63 || from > to || scan.low > 13) {
            return Err(Stop::Damaged);
        }
        let mut coders = Vec::new();
        for part in parts.chunks_exact(2) {
            let index = self.components.iter().position(|one| one.id == part[0]);
            let index = index.ok_or(Stop::Unknown)?;
            let component = &mut self.components[index];
            component.is_seen |= from == 0;
            let table = |class: usize, number: u8| {
                self.tables[class].get(usize::from(number)).and_then(Option::as_ref)
            };
            let coder = Coder::new(&scan, table(0, part[1] >> 4), table(1, part[1] & 15));
            coders.push((index, coder.ok_or(Stop::Unknown)?));
        }
        let mut bits = Bits::of(data);
        let (units, alone) = match &coders[..] {
            [] => return Err(Stop::Unknown),
            [(index, _)] => (self.components[*index].size, true),
            _ => (self.units, false),
        };
        let all = units.0 * units.1;
        for unit in 0..all {
            if self.restart > 0 && unit > 0 && unit % self.restart == 0 {
                bits.restart(unit / self.restart - 1)?;
                coders.iter_mut().for_each(|(_, coder)| coder.restart());
            }
            let (x, y) = (unit % units.0, unit / units.0);
            for (index, coder) in &mut coders {
                let component = &mut self.components[*index];
                let step = self.steps[component.quantisation];
                let (across, down) =
                    if alone { (1, 1) } else { (component.across, component.down) };
                for block in 0..across * down {
                    let (column, row) = (x * across + block % across, y * down + block / across);
                    let mut none = 0;
                    let known = component.known.get_mut(row * component.stride + column);
                    let read = coder.block(&scan, &mut bits, known.unwrap_or(&mut none), step);
                    // Some cameras forget the last byte.
                    if bits.is_short() && unit + 1 == all {
                        return Ok(bits.taken());
                    }
                    read?;
                }
            }
            if bits.is_short() {
                return Err(Stop::Damaged);
            }
        }
        Ok(bits.taken())
    }
}

#[cfg(test)]
mod tests;
