//! Arrows that printed pages have before their sub-headings: copied with one, a sub-heading is no point of a list.

use super::signs::{BLANKS, BULLETS};

/// Signs that sub-headings have on paper, and nothing else a line of its own.
pub(crate) const POINTERS: [char; 3] = ['➤', '➢', '►'];
/// Signs that fonts of symbols make of them, or that say something of their own.
const DOUBTFUL: [char; 2] = ['→', 'Ø'];

/// The longest that a sub-heading is, in characters.
const LONGEST: usize = 80;

/// The sub-heading that a line of a text is, behind its sign, and whether that is one of [`POINTERS`].
///
/// It stands alone between blank lines, short and without a stop, a paragraph below it, and is none of several points.
pub(crate) fn heading<'t>(lines: &[&'t str], at: usize) -> Option<(&'t str, bool)> {
    let line = lines.get(at)?.trim();
    let sign = sign(line)?;
    let title = line[sign.len_utf8()..].trim_start_matches(BLANKS).trim_end();
    let blank = |line: Option<&&str>| line.is_none_or(|line| line.trim().is_empty());
    let alone =
        blank(at.checked_sub(1).and_then(|above| lines.get(above))) && blank(lines.get(at + 1));
    let filled = |line: &&&str| !line.trim().is_empty();
    let above = lines[..at].iter().rev().find(filled);
    let below = lines[at + 1..].iter().find(filled)?;
    let point = |line: &str| line.trim_start().starts_with(|c| c == sign || BULLETS.contains(&c));
    let one = !point(below) && above.is_none_or(|above| !point(above));
    let short = title.chars().count() <= LONGEST && title.starts_with(char::is_alphanumeric);
    let stopped = title.ends_with(['.', ';', ',', ':', '…']);
    // Deeper than the paragraph below it, it is of a list.
    let indent = |line: &str| line.len() - line.trim_start().len();
    let beside = indent(lines[at]) == indent(below);
    (alone && one && short && !stopped && beside && !below.trim_start().starts_with('#'))
        .then(|| (title, POINTERS.contains(&sign)))
}

/// Whether a line begins with one of the signs that such sub-headings have, whatever else it is.
pub(crate) fn is_pointed(line: &str) -> bool {
    sign(line.trim_start()).is_some()
}

fn sign(line: &str) -> Option<char> {
    let sign = line.chars().next()?;
    let rest = &line[sign.len_utf8()..];
    let spaced = rest.starts_with(BLANKS);
    let pointer = POINTERS.contains(&sign) && (spaced || rest.starts_with(char::is_alphabetic));
    (pointer || DOUBTFUL.contains(&sign) && spaced).then_some(sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_short_alone_and_above_a_paragraph() {
        let found =
            |lines: &[&str], at| heading(lines, at).map(|(title, sure)| (title.to_owned(), sure));
        let title = |sure| Some(("Un titre".to_owned(), sure));
        assert_eq!(found(&["➤ Un titre", "", "Un mot."], 0), title(true));
        assert_eq!(found(&["Un.", "", "►Un titre", "", "- Un point"], 2), title(true));
        assert_eq!(found(&["→ Un titre", "", "Un mot."], 0), title(false));
        for (lines, at) in [
            (&["➤ Un mot.", "", "Un mot."][..], 0),
            (&["➤ Un", "", "➤ Deux", "", "Fin."], 0),
            (&["➤ Un", "", "➤ Deux", "", "Fin."], 2),
            (&["➤ Un", "Un mot."], 0),
            (&["Un mot", "➤ Un", "", "Fin."], 1),
            (&["Un mot", "", "➤ Un"], 2),
            (&["  ➤ Un", "", "Fin."], 0),
            (&["➤ Un", "", "### Deux"], 0),
        ] {
            assert_eq!(found(lines, at), None, "{lines:?}");
        }
    }
}
