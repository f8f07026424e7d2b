//! Lines that their author has counted by hand: letters, figures, steps.

use std::ops::Range;

use super::signs::{BLANKS, Line};

/// The first of several lines that letters or numbers count: `a)`, `1/`, `1°`.
pub(super) fn numbers(lines: &[Line<'_>]) -> Option<Range<usize>> {
    let counted: Vec<&Line<'_>> = lines.iter().filter(|(_, line)| is_counted(line)).collect();
    (counted.len() > 1).then(|| counted[0].0.clone()).or_else(|| steps(lines))
}

/// The first of two lines that go on counting what the same word names: « Étape 1 : … », « Étape 2 : … ».
fn steps(lines: &[Line<'_>]) -> Option<Range<usize>> {
    fn step(line: &str) -> Option<(&str, u32)> {
        let (word, rest) = line.split_once(' ')?;
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let behind = rest[digits..].trim_start_matches(BLANKS);
        let named = matches!(digits, 1 | 2)
            && word.starts_with(char::is_uppercase)
            && word.chars().all(char::is_alphabetic)
            && behind.starts_with([':', '-', '–', '—', '.', ')']);
        Some((word, rest[..digits].parse().ok().filter(|_| named)?))
    }
    let follows = |pair: &&[Line<'_>]| {
        step(pair[0].1)
            .zip(step(pair[1].1))
            .is_some_and(|((one, first), (two, second))| one == two && first + 1 == second)
    };
    lines.windows(2).find(follows).map(|pair| pair[0].0.clone())
}

pub(super) fn is_counted(line: &str) -> bool {
    // ① and ❶, or a figure in a frame.
    let first = line.chars().next().unwrap_or_default();
    let framed = |rest: &str| rest.trim_start_matches('\u{fe0f}').starts_with('\u{20e3}');
    let drawn =
        matches!(first, '①'..='⑳' | '❶'..='❿') || first.is_ascii_digit() && framed(&line[1..]);
    if drawn {
        return true;
    }
    let line = line.strip_prefix('(').unwrap_or(line);
    let end = line.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(line.len());
    let number = &line[..end];
    let digits = number.len() == 2 && number.bytes().all(|b| b.is_ascii_digit());
    let one = number.len() == 1 || digits || is_roman(number);
    let rest = &line[end..];
    // Two signs behind the number: « 1°) », « 1.- ».
    let second = rest.strip_prefix(['°', '.']);
    let rest = second.filter(|rest| rest.starts_with([')', '/', '.', '-'])).unwrap_or(rest);
    // « 1 . »
    let figure = number.bytes().all(|byte| byte.is_ascii_digit()) && !number.is_empty();
    let parted = rest.strip_prefix([' ', '\u{a0}']).and_then(|rest| rest.strip_prefix(['.', ')']));
    if figure && parted.is_some_and(|rest| rest.starts_with(BLANKS)) {
        return one;
    }
    let dashed =
        rest.strip_prefix([' ', '\u{a0}']).and_then(|rest| rest.strip_prefix(['-', '–', '—']));
    if figure
        && dashed
            .is_some_and(|rest| rest.trim_start_matches(BLANKS).starts_with(char::is_alphabetic))
    {
        return one;
    }
    one && rest.starts_with([')', '/', '°', '.', '-'])
        && rest.chars().nth(1).is_some_and(|c| BLANKS.contains(&c))
}

/// Whether a word is one of the Roman numbers that lists have, in capitals or not.
pub(super) fn is_roman(word: &str) -> bool {
    const TENS: [&str; 3] = ["", "x", "xx"];
    const ONES: [&str; 10] = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    let small = word.to_ascii_lowercase();
    let cased = small == word || word.bytes().all(|byte| byte.is_ascii_uppercase());
    let number = |tens: &str| small.strip_prefix(tens).is_some_and(|ones| ONES.contains(&ones));
    cased && !word.is_empty() && TENS.into_iter().any(number)
}
