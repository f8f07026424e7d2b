//! The numbers of lists, printed as they are written.

use std::ops::Range;

use super::Reader;
use crate::diag::Code;
use crate::message::text;
use crate::sheet::Block;

/// From here on, a number is a year: the same one may stand before several items.
const YEARS: u64 = 1000;

/// What stands before an item.
pub(super) struct Number {
    /// None before those of a list without numbers.
    pub(super) value: Option<u64>,
    pub(super) written: Range<usize>,
}

impl Reader<'_, '_, '_> {
    /// Where the digits stand that an item begins with.
    pub(super) fn number(&self, item: &Range<usize>) -> Range<usize> {
        let written = self.slice(item);
        let digits = written.trim_start();
        let start = item.start + written.len() - digits.len();
        let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or_default();
        start..start + end
    }

    /// The list of some items, numbered as written: Markdown counts on from the first number, whatever the others are. Where
    /// one is left out, as in a list of years, another list begins.
    pub(super) fn numbered(
        &mut self,
        start: Option<u64>,
        items: Vec<(Number, Vec<Block>)>,
    ) -> Vec<Block> {
        let ordered = start.is_some();
        let first = start.unwrap_or(1);
        // Who writes « 1. » before every item lets the program count.
        let counted = !ordered
            || first < YEARS && items.iter().all(|(number, _)| number.value == Some(first));
        let mut lists: Vec<(u64, Vec<Vec<Block>>)> = vec![(first, Vec::new())];
        let mut last = None;
        for (number, item) in items {
            let value = number.value.filter(|_| !counted);
            if let Some(value) = value.filter(|it| *it < YEARS && last == Some(*it)) {
                self.warn(Code::Typing, &number.written, text!("same-number", value), |d| {
                    d.hint(text!("same-number.hint"))
                });
            }
            last = value;
            match lists.last_mut() {
                Some((from, list)) if value.is_none_or(|it| it == *from + list.len() as u64) => {
                    list.push(item);
                }
                _ => lists.push((value.unwrap_or(first), vec![item])),
            }
        }
        let list = |(start, items)| Block::List { ordered, start, items };
        lists.into_iter().map(list).collect()
    }
}
