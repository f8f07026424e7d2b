//! Says what a line of a text conversion looks like: heading, item, table row, rule.

use super::inline_read;
use crate::fold::{fold, folded_words};
use crate::import::block::Icon;
use crate::import::cutting::headings::OPEN;
use crate::import::inline::Inline;

/// A tab goes on to the next column of as many.
const TAB: usize = 4;

/// How many columns a line stands from the margin.
pub(crate) fn indent(line: &str) -> usize {
    let space = line.chars().take_while(|c| c.is_whitespace());
    space.fold(0, |at, c| if c == '\t' { (at / TAB + 1) * TAB } else { at + 1 })
}

/// Whether one pair of marks makes all of a line bold.
pub(crate) fn is_bold(line: &str) -> bool {
    let inner = line.strip_prefix("**").and_then(|rest| rest.strip_suffix("**"));
    inner.is_some_and(|inner| !inner.is_empty() && !inner.contains("**"))
}

/// How many bytes the image that starts a text takes.
pub(crate) fn image_end(image: &str) -> Option<usize> {
    let near = image.char_indices().nth(500).map_or(image, |(end, _)| &image[..end]);
    let middle = near.find("](")?;
    let end = middle + near[middle..].find(')')? + 1;
    (!near[2..end].contains("![")).then_some(end)
}

/// A rule, and the heading level it gives to the line above.
pub(crate) fn rule(trimmed: &str) -> Option<Option<u8>> {
    let first = trimmed.chars().next()?;
    let same = trimmed.chars().all(|c| c == first || c == ' ');
    let count = trimmed.chars().filter(|c| *c == first).count();
    match first {
        '=' if same && count >= 3 => Some(Some(1)),
        '-' if same && count >= 3 => Some(Some(2)),
        '*' | '_' if same && count >= 3 => Some(None),
        _ => None,
    }
}

/// Whether a line starts with the mark of a sub-heading.
pub(crate) fn arrow(trimmed: &str) -> bool {
    let start: String = trimmed.trim_start_matches('*').chars().take(1).collect();
    inline_read::read(&start)
        .take_icon()
        .is_some_and(|icon| matches!(icon, Icon::Arrow | Icon::Pointer))
}

/// Whether a line with the mark of a sub-heading is all of it, what begins below it a text of its own.
pub(crate) fn arrow_alone(line: &str, below: &str) -> bool {
    const LONGEST: usize = 60;
    let below = below.trim_start_matches('*');
    let last = line.trim_end_matches('*');
    arrow(line)
        && line.chars().count() <= LONGEST
        && last.ends_with(char::is_alphanumeric)
        && !folded_words(last).last().is_some_and(|word| OPEN.contains(&word.as_str()))
        && below.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '«')
}

/// Whether a line begins the text of a note: « [^1]: ».
pub(crate) fn note(trimmed: &str) -> bool {
    let rest = trimmed.strip_prefix("[^").and_then(|rest| rest.split_once("]:"));
    rest.is_some_and(|(label, _)| !label.is_empty() && label.chars().all(char::is_alphanumeric))
}

/// The level and the text of a heading.
pub(crate) fn heading(trimmed: &str) -> Option<(u8, &str)> {
    let level = trimmed.bytes().take_while(|b| *b == b'#').count();
    let text = &trimmed[level..];
    if !(1..=6).contains(&level) || !(text.is_empty() || text.starts_with(char::is_whitespace)) {
        return None;
    }
    let text = text.trim();
    let bare = text.trim_end_matches('#');
    let text = if bare.is_empty() || bare.ends_with(' ') { bare.trim_end() } else { text };
    Some((u8::try_from(level).unwrap_or(6), text))
}

/// The cells of a table row: set apart by tabs, or by bars at both ends.
pub(crate) fn row(trimmed: &str) -> Option<Vec<Inline>> {
    let bars = trimmed.len() > 1 && trimmed.starts_with('|') && trimmed.ends_with('|');
    let cells: Vec<&str> = if bars {
        between_bars(&trimmed[1..trimmed.len() - 1])
    } else if trimmed.contains('\t') && !trimmed.starts_with(['-', '✓', '•', '*', '#']) {
        trimmed.split('\t').collect()
    } else {
        return None;
    };
    let line =
        |cell: &str| !cell.trim().is_empty() && cell.trim().chars().all(|c| c == '-' || c == ':');
    if bars && cells.iter().all(|cell| line(cell)) {
        return Some(Vec::new());
    }
    Some(cells.into_iter().map(|cell| inline_read::read(cell.trim())).collect())
}

/// The parts of a text between bars; one behind a backslash is text.
fn between_bars(text: &str) -> Vec<&str> {
    let mut cells = Vec::new();
    let mut from = 0;
    for (at, _) in text.match_indices('|').filter(|(at, _)| !text[..*at].ends_with('\\')) {
        cells.push(&text[from..at]);
        from = at + 1;
    }
    cells.push(&text[from..]);
    cells
}

/// Whether a line begins with a label and goes on after its colon: « Public : tous ».
pub(crate) fn has_label(line: &str) -> bool {
    const LONGEST: usize = 40;
    const WORDS: usize = 5;
    let Some((label, rest)) = line.split_once(':') else { return false };
    let label = label.strip_suffix('.').unwrap_or(label);
    let label = label.trim_matches(|c: char| c == '*' || c.is_whitespace());
    let plain = |c: char| c.is_alphabetic() || matches!(c, ' ' | '\'' | '’' | '-' | '\u{a0}');
    label.starts_with(char::is_uppercase)
        && label.chars().count() <= LONGEST
        && label.split_whitespace().count() <= WORDS
        && label.chars().all(plain)
        && rest.trim_start_matches('*').starts_with(char::is_whitespace)
        && rest.contains(char::is_alphanumeric)
}

/// Whether a line tells how somebody is reached, as lines of an address do: « Tél. : 05 36 49 00 00 ».
pub(crate) fn reaches(line: &str) -> bool {
    const LABELS: &[&str] = &[
        "tel",
        "telephone",
        "portable",
        "fax",
        "mail",
        "e mail",
        "email",
        "courriel",
        "mel",
        "site",
    ];
    let label = line.split_once(':').map(|(label, _)| fold(label));
    has_label(line) && label.is_some_and(|label| LABELS.contains(&&*label))
}

/// A list item's line.
pub(crate) struct ItemLine<'a> {
    /// The mark before the text.
    pub(crate) icon: Option<Icon>,
    /// The number, in a numbered list.
    pub(crate) number: Option<u32>,
    /// The text.
    pub(crate) text: &'a str,
}

/// A list item; `free` where no paragraph is open that the line could carry on.
pub(crate) fn item(trimmed: &str, free: bool) -> Option<ItemLine<'_>> {
    let first = trimmed.chars().next()?;
    let rest = &trimmed[first.len_utf8()..];
    let spaced = rest.starts_with(char::is_whitespace);
    match first {
        '-' | '*' | '+' | '•' | '▪' | '●' | '·' | '–' | '—' | '\u{f0b7}' if spaced => {
            let text = rest.trim_start();
            let ring = text.strip_prefix("o ").map(str::trim_start);
            Some(ItemLine {
                icon: ring.map(|_| Icon::Ring),
                number: None,
                text: ring.unwrap_or(text),
            })
        }
        'o' if free && spaced => {
            Some(ItemLine { icon: Some(Icon::Ring), number: None, text: rest.trim_start() })
        }
        '✓' | '✔' | '☑' | '\u{f0fc}' | '◦' | '○' => {
            Some(ItemLine { icon: None, number: None, text: trimmed })
        }
        '0'..='9' => {
            let digits = trimmed.bytes().take_while(u8::is_ascii_digit).count();
            let number = trimmed[..digits].parse().ok().filter(|_| digits <= 3)?;
            let text = trimmed[digits..].strip_prefix(['.', ')'])?;
            let fits = text.starts_with(' ') && (free || number == 1);
            fits.then(|| ItemLine { icon: None, number: Some(number), text: text.trim_start() })
        }
        _ => None,
    }
}
