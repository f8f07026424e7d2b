//! Knows the lines that say whose words stand above them, « — Une habitante »: alone, such a line is no point of a list.

use std::collections::HashSet;

/// The words above have no more lines, and as many blank ones at most stand around the name.
const LINES: usize = 40;
/// A name and what it is of have no more characters.
const NAME: usize = 80;

/// The dash that begins a line, and what follows.
fn dashed(line: &str) -> Option<(char, &str)> {
    let dash = line.chars().next().filter(|c| matches!(c, '—' | '–'))?;
    let rest = &line[dash.len_utf8()..];
    rest.starts_with(char::is_whitespace).then(|| (dash, rest.trim()))
}

/// Whether a line is one of these, where what stands above is as given, and no other begins with its dash below.
pub(crate) fn is_one(line: &str, above: &str, below: Option<&str>) -> bool {
    let Some((dash, _)) = dashed(line) else { return false };
    let alone = !below.is_some_and(|below| below.starts_with(dash));
    alone && names(line) && is_quoted(above)
}

/// Whether a line could name somebody: a dash, and a few words, whatever their emphasis.
pub(crate) fn names(line: &str) -> bool {
    let Some((_, name)) = dashed(line) else { return false };
    let name = name.trim_matches(['*', '_']);
    name.starts_with(char::is_uppercase) && is_short(name)
}

/// Whether a line is no longer than a name and what it is of, and does not end as sentences do.
pub(crate) fn is_short(line: &str) -> bool {
    !line.ends_with(['.', ';', ',', ':', '!', '?', '»', '…']) && line.chars().count() <= NAME
}

/// Whether a paragraph is somebody's words from its first character to its last.
fn is_quoted(text: &str) -> bool {
    let text = text.trim().trim_end_matches(['.', ' ', '\u{a0}', '\u{202f}']);
    text.len() > 1 && text.starts_with(['«', '“', '"']) && text.ends_with(['»', '”', '"'])
}

/// The numbers of such lines in a text, from 1.
pub(crate) fn lines(text: &str) -> HashSet<usize> {
    let mut found = HashSet::new();
    if !text.contains(['—', '–']) {
        return found;
    }
    let all: Vec<&str> = text.lines().map(str::trim).collect();
    for (at, line) in all.iter().enumerate().filter(|(_, line)| dashed(line).is_some()) {
        let blank = all[..at].iter().rev().take(LINES).take_while(|line| line.is_empty()).count();
        let Some(last) = at.checked_sub(blank + 1) else { continue };
        let quoted = all[last].starts_with('>');
        // The first line of the paragraph and the last are enough.
        let length =
            all[..last].iter().rev().take(LINES).take_while(|line| !line.is_empty()).count();
        let above =
            if quoted { "«»".to_owned() } else { format!("{}{}", all[last - length], all[last]) };
        let below = all[at + 1..].iter().take(LINES).find(|line| !line.is_empty()).copied();
        if is_one(line, &above, below) {
            found.insert(at + 1);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dash_below_words_of_somebody_says_whose_they_are() {
        let said = "« On y va,\ntous ensemble. »\n\n";
        let found = |text: &str| lines(text).len();
        for name in [
            "— Une habitante\n\n- un\n- deux",
            "– Mme X, élue\n",
            "— Un voisin",
            "— *Paul, 43 ans*",
        ] {
            assert_eq!(found(&format!("{said}{name}")), 1, "{name}");
        }
        assert_eq!(found("> Allons-y.\n\n— Un voisin\n"), 1);
        for list in ["— Un\n— Deux", "— un pain", "— Un pain ;", "- Un"] {
            assert_eq!(found(&format!("{said}{list}")), 0, "{list}");
        }
        assert_eq!(found("On y va « ensemble »\n\n— Un voisin"), 0);
    }
}
