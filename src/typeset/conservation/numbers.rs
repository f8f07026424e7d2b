//! The numbers of lists: each stands before its item, or, where a layout draws them apart, somewhere on its own.

use std::ops::Range;

use super::drawn::{Drawn, SOFT, WHOLE};
use super::find::List;
use super::wanted::Number;

/// Most signs between a number and its item: a point, brackets.
const SIGNS: usize = 3;

impl List {
    /// Finds the numbers that stand before their items.
    pub(super) fn numbered(&mut self, drawn: &mut Drawn) {
        for number in self.numbers.iter_mut().filter(|number| !number.found) {
            let Some(Some(at)) = self.starts.get(number.next) else { continue };
            let before = &drawn.letters[self.range.start..*at];
            let mut end = before.len();
            for c in before.chars().rev().take(SIGNS).take_while(|c| !c.is_alphanumeric()) {
                end -= c.len_utf8();
            }
            let range = |form: String| {
                let start = before[..end].strip_suffix(&*form)?.len();
                Some(self.range.start + start..self.range.start + end)
            };
            let mut ranges = forms(number.value).filter_map(range);
            if let Some(range) = ranges.find(|range| drawn.is_number(range, SOFT)) {
                drawn.take(range);
                number.found = true;
            }
        }
    }

    /// Finds numbers anywhere else.
    pub(super) fn numbered_apart(&mut self, drawn: &mut Drawn) {
        for number in self.numbers.iter_mut().filter(|number| !number.found) {
            let found = forms(number.value).find_map(|form| {
                let mut places = drawn.all(&form, &self.range).into_iter();
                places.find(|range| drawn.is_number(range, WHOLE))
            });
            number.found = found.map(|range| drawn.take(range)).is_some();
        }
    }

    /// The numbers that were not found.
    pub(super) fn lost_numbers(&self) -> Vec<&Number> {
        self.numbers.iter().filter(|number| !number.found).collect()
    }
}

impl Drawn {
    /// Whether these letters begin at an edge, no text has them and no note is called with them.
    fn is_number(&self, range: &Range<usize>, edge: u8) -> bool {
        self.is_free(range, SOFT) && self.begins(range.start, edge)
    }
}

/// How a layout may draw a number, in the small letters that are compared.
fn forms(value: u64) -> impl Iterator<Item = String> {
    let small = u32::try_from(value).ok();
    let letter = small.filter(|it| (1..=26).contains(it)).and_then(|it| char::from_u32(96 + it));
    let circled = small.filter(|it| (1..=20).contains(it));
    let circled = circled.and_then(|it| char::from_u32(0x245f + it));
    [value.to_string(), format!("{value:02}"), roman(value)]
        .into_iter()
        .chain([letter, circled].into_iter().flatten().map(String::from))
        .filter(|form| !form.is_empty())
}

/// A number in Roman letters; nothing where they end.
fn roman(mut value: u64) -> String {
    const SIGNS: [(u64, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut roman = String::new();
    if value >= 4000 {
        return roman;
    }
    for (worth, sign) in SIGNS {
        while worth <= value {
            roman.push_str(sign);
            value -= worth;
        }
    }
    roman
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_several_forms() {
        assert_eq!(forms(4).collect::<Vec<_>>(), ["4", "04", "iv", "d", "④"]);
        assert_eq!(forms(1998).collect::<Vec<_>>(), ["1998", "1998", "mcmxcviii"]);
        assert_eq!(forms(0).collect::<Vec<_>>(), ["0", "00"]);
        assert_eq!(forms(u64::MAX).count(), 2);
    }
}
