//! Reads what a page draws, operator by operator (ISO 32000-1, 7.8.2), and knows which bytes each of them takes.
//!
//! Whoever changes some operators copies the bytes of all others as they are: no number is rounded, nothing is lost that
//! this reader does not understand.

use std::ops::Range;

/// What stands before an operator, as far as anybody here asks.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Operand {
    Number(f64),
    /// A name, as it is written, without its slash.
    Name(Vec<u8>),
    /// Strings, arrays, dictionaries, truth values.
    Other,
}

/// An operator with what stands before it.
#[derive(Debug)]
pub(super) struct Operation<'a> {
    pub(super) operator: &'a [u8],
    pub(super) operands: Vec<Operand>,
    /// Its bytes, operands included.
    pub(super) range: Range<usize>,
}

impl Operation<'_> {
    /// The operands, where all of them are numbers.
    pub(super) fn numbers(&self) -> Option<Vec<f64>> {
        let number = |operand: &Operand| match operand {
            Operand::Number(number) => Some(*number),
            Operand::Name(_) | Operand::Other => None,
        };
        self.operands.iter().map(number).collect()
    }

    /// The last operand, where it is a name.
    pub(super) fn name(&self) -> Option<&[u8]> {
        match self.operands.last() {
            Some(Operand::Name(name)) => Some(name),
            _ => None,
        }
    }
}

/// The operators of a content stream.
pub(super) struct Operations<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Operations<'a> {
    pub(super) fn of(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    fn skip_space(&mut self) {
        while let Some(byte) = self.bytes.get(self.at) {
            match byte {
                b'%' => self.at = self.end(|byte| matches!(byte, b'\r' | b'\n')),
                byte if is_space(*byte) => self.at += 1,
                _ => break,
            }
        }
    }

    /// The next place from here that stops what is being read, or the end.
    fn end(&self, stops: impl Fn(u8) -> bool) -> usize {
        let rest = &self.bytes[self.at..];
        self.at + rest.iter().position(|byte| stops(*byte)).unwrap_or(rest.len())
    }

    /// Steps over a string in parentheses, which may hold others.
    fn skip_string(&mut self) {
        let mut depth = 0_usize;
        while let Some(byte) = self.bytes.get(self.at) {
            self.at += 1;
            match byte {
                b'\\' => self.at += 1,
                b'(' => depth += 1,
                b')' if depth <= 1 => break,
                b')' => depth -= 1,
                _ => {}
            }
        }
        self.at = self.at.min(self.bytes.len());
    }

    /// Steps over the data of an inline image, to behind its `EI`.
    fn skip_image(&mut self) {
        let ends = |at: usize| {
            let after = self.bytes.get(at + 2);
            self.bytes[at..].starts_with(b"EI")
                && at.checked_sub(1).is_some_and(|before| is_space(self.bytes[before]))
                && after.is_none_or(|byte| is_space(*byte) || is_delimiter(*byte))
        };
        let end = (self.at..self.bytes.len()).find(|at| ends(*at));
        self.at = end.map_or(self.bytes.len(), |end| end + 2);
    }

    /// A word of regular characters.
    fn word(&mut self) -> &'a [u8] {
        let start = self.at;
        self.at = self.end(|byte| is_space(byte) || is_delimiter(byte));
        &self.bytes[start..self.at]
    }
}

impl<'a> Iterator for Operations<'a> {
    type Item = Operation<'a>;

    fn next(&mut self) -> Option<Operation<'a>> {
        let mut operands = Vec::new();
        let mut start = None;
        let mut arrays = 0_usize;
        loop {
            self.skip_space();
            let first = *self.bytes.get(self.at)?;
            let start = *start.get_or_insert(self.at);
            let operand = match first {
                b'(' => {
                    self.skip_string();
                    Operand::Other
                }
                b'/' => {
                    self.at += 1;
                    Operand::Name(self.word().to_vec())
                }
                b'[' | b']' | b'<' | b'>' | b'{' | b'}' | b')' => {
                    match first {
                        b'[' => arrays += 1,
                        b']' => arrays = arrays.saturating_sub(1),
                        _ => {}
                    }
                    self.at += 1;
                    // What is written in hexadecimal looks like words.
                    if first == b'<' && self.bytes.get(self.at) != Some(&b'<') {
                        self.at = self.end(|byte| byte == b'>' || byte == b'<');
                    }
                    Operand::Other
                }
                _ => match operand(self.word()) {
                    Ok(operand) => operand,
                    Err(operator) => {
                        if operator == b"ID" {
                            self.skip_image();
                        }
                        return Some(Operation { operator, operands, range: start..self.at });
                    }
                },
            };
            if arrays == 0 {
                operands.push(operand);
            }
        }
    }
}

/// A number or a truth value; anything else is an operator.
fn operand(word: &[u8]) -> Result<Operand, &[u8]> {
    if matches!(word, b"true" | b"false" | b"null") {
        return Ok(Operand::Other);
    }
    let number = std::str::from_utf8(word).ok().filter(|word| {
        word.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'+' | b'-' | b'.'))
    });
    number.and_then(|number| number.parse().ok()).map(Operand::Number).ok_or(word)
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b'\0' | b'\t' | b'\n' | b'\x0c' | b'\r' | b' ')
}

fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn operators(bytes: &[u8]) -> Vec<String> {
        Operations::of(bytes).map(|it| String::from_utf8_lossy(it.operator).into_owned()).collect()
    }

    #[test]
    fn operators_are_found_whatever_stands_between() {
        let bytes =
            b"q 1 0 0 -1 2 3 cm/c0 cs .1 -0.2 +3 scn%rg\nBT[(a)-2(\\)(b) rg)]TJ<41 rg>Tj ET\
            /P <</MCID 3 /A [1 2]>>BDC EMC (x)' Q";
        let found = operators(bytes);
        let wanted = ["q", "cm", "cs", "scn", "BT", "TJ", "Tj", "ET", "BDC", "EMC", "'", "Q"];
        assert_eq!(found, wanted);
        let scn = Operations::of(bytes).find(|it| it.operator == b"scn").unwrap();
        assert_eq!(scn.numbers(), Some(vec![0.1, -0.2, 3.0]));
        assert_eq!(&bytes[scn.range], b".1 -0.2 +3 scn");
        let cs = Operations::of(bytes).find(|it| it.operator == b"cs").unwrap();
        assert_eq!((cs.name(), &bytes[cs.range.clone()]), (Some(&b"c0"[..]), &b"/c0 cs"[..]));
    }

    #[test]
    fn images_in_the_stream_are_one_operator() {
        let bytes = b"BI /W 1 /CS /RGB ID \x01EI 1 0 0 rg (\nEI Q 0 g";
        assert_eq!(operators(bytes), ["BI", "ID", "Q", "g"]);
    }

    #[test]
    fn whatever_is_cut_off_ends() {
        let bytes = b"q (a\\)) Tj [1 (2] TJ <4 BI ID \n";
        for length in 0..=bytes.len() {
            operators(&bytes[..length]);
        }
        assert_eq!(operators(b"(a\\"), Vec::<String>::new());
    }
}
