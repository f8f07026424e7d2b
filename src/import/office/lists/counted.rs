//! The numbers that authors type before the items of a list: `1.`, `a)`, `ii.`, and `1.1` below `1.`.

/// Numbers of typed lists are no higher: what is may be a year.
const HIGHEST: u32 = 50;
/// Lists go no deeper below their first level: many numbers are no levels.
const DEEPEST: usize = 1;
/// Roman numbers as authors type them.
const ROMAN: &[&str] = &["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];

/// A number and how it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Count {
    /// `1.` or `1)`.
    Number(u32),
    /// `a)` or `a.`; `i` may be a Roman number.
    Letter(u32),
    /// `ii)`, of more than one letter.
    Roman(u32),
    /// `1.1`, with the number that it is below.
    Below(u32, u32),
}

impl Count {
    /// The number at its own level.
    pub(super) fn own(self) -> u32 {
        match self {
            Self::Number(number) | Self::Letter(number) | Self::Roman(number) => number,
            Self::Below(_, number) => number,
        }
    }

    /// Whether it is a number and nothing else.
    pub(super) fn is_number(self) -> bool {
        matches!(self, Self::Number(_))
    }
}

/// The number that a text starts with, where a blank parts it from the text, and how many characters it is.
pub(super) fn count(text: &str) -> Option<(Count, usize)> {
    let token = text.split(char::is_whitespace).next().filter(|token| token.len() < text.len())?;
    let bare = token.strip_suffix(['.', ')']).unwrap_or(token);
    let number = |text: &str| {
        let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse().ok().filter(|number| digits && (0..=HIGHEST).contains(number))
    };
    let signed = bare.len() < token.len();
    let count = if let Some((above, own)) = bare.split_once('.') {
        Count::Below(number(above)?, number(own)?)
    } else if !signed {
        return None;
    } else if let Some(number) = number(bare) {
        Count::Number(number)
    } else if let [letter @ b'a'..=b'z'] = bare.as_bytes() {
        Count::Letter(u32::from(letter - b'a') + 1)
    } else {
        let at = ROMAN.iter().position(|roman| *roman == bare)?;
        Count::Roman(u32::try_from(at).ok()? + 1)
    };
    Some((count, token.chars().count()))
}

/// A number in its list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// The level, from 0.
    pub(super) level: usize,
    /// The number.
    pub(super) number: u32,
}

/// The places of numbers that follow one another, if they count.
pub(super) fn places(counts: &[Count]) -> Option<Vec<Place>> {
    let mut open: Vec<Count> = Vec::new();
    let place = |count: &Count| {
        let read = readings(*count).into_iter().flatten();
        let mut fitting = read.filter_map(|count| Some((fit(&open, count)?, count)));
        let (level, count) = fitting.next()?;
        open.truncate(level);
        open.push(count);
        Some(Place { level, number: count.own() })
    };
    counts.iter().map(place).collect()
}

/// What a number may be: a letter is a Roman number too.
fn readings(count: Count) -> [Option<Count>; 2] {
    let roman = match count {
        Count::Letter(9) => Some(Count::Roman(1)),
        Count::Letter(22) => Some(Count::Roman(5)),
        Count::Letter(24) => Some(Count::Roman(10)),
        _ => None,
    };
    [Some(count), roman]
}

/// The level at which a number goes on, or begins, after those that are open.
fn fit(open: &[Count], count: Count) -> Option<usize> {
    let kind = std::mem::discriminant(&count);
    if let Count::Below(above, _) = count
        && open.first() != Some(&Count::Number(above))
    {
        return None;
    }
    match open.iter().position(|known| std::mem::discriminant(known) == kind) {
        Some(level) => (count.own() == open[level].own() + 1).then_some(level),
        // A list of numbers may go on after other text; letters begin with the first.
        None if open.is_empty() && matches!(count, Count::Number(_)) => Some(0),
        None => (count.own() == 1 && open.len() <= DEEPEST).then_some(open.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Count> {
        count(text).map(|(count, _)| count)
    }

    /// The levels and numbers of a run.
    fn run(marks: &[&str]) -> Option<Vec<(usize, u32)>> {
        let counts: Option<Vec<Count>> =
            marks.iter().map(|mark| read(&format!("{mark} x"))).collect();
        Some(places(&counts?)?.into_iter().map(|place| (place.level, place.number)).collect())
    }

    #[test]
    fn numbers_are_read_in_any_form() {
        assert_eq!(count("12) deux"), Some((Count::Number(12), 3)));
        assert_eq!(read("c. trois"), Some(Count::Letter(3)));
        assert_eq!(read("iv) quatre"), Some(Count::Roman(4)));
        assert_eq!(count("1.2 deux"), Some((Count::Below(1, 2), 3)));
        for text in
            ["2004. an", "a pris", "M. Four", "1,5 kg", "1.", "1er mai", "1.a x", "12.2004 x"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn runs_count_with_their_levels() {
        assert_eq!(run(&["3.", "4."]), Some(vec![(0, 3), (0, 4)]));
        assert_eq!(run(&["a)", "b)", "c)"]), Some(vec![(0, 1), (0, 2), (0, 3)]));
        assert_eq!(run(&["1.", "1.1", "1.2", "2."]), Some(vec![(0, 1), (1, 1), (1, 2), (0, 2)]));
        assert_eq!(
            run(&["1.", "a)", "b)", "2.", "a)"]),
            Some(vec![(0, 1), (1, 1), (1, 2), (0, 2), (1, 1)])
        );
        assert_eq!(run(&["i.", "ii.", "iii.", "iv.", "v."]).map(|run| run[4]), Some((0, 5)));
        assert_eq!(run(&["h)", "i)"]), None);
        for wrong in [&["1.", "3."], &["b)", "c)"], &["1.1", "1.2"], &["1.", "2.1"]] {
            assert_eq!(run(wrong), None, "{wrong:?}");
        }
    }
}
