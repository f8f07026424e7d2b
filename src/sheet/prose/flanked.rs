//! Bold and italics that Markdown does not see, for a sign of punctuation and a letter touch their stars: `**Public :**tous`.

use std::ops::Range;

/// The longest text between stars that a remedy repeats, in characters.
const REPEATED: usize = 60;

/// Stars that print, and what to write for them; `text` is what prints of the paragraph, `written` its source.
pub(super) fn stars(text: &str, written: &str) -> Option<(Range<usize>, String)> {
    ["**", "*"].into_iter().find_map(|mark| {
        let at: Vec<usize> = places(written, mark).collect();
        at.windows(2).find_map(|pair| pinched(text, written, mark, pair[0], pair[1]))
    })
}

/// Where a mark stands, and no other star beside it.
fn places<'t>(written: &'t str, mark: &'t str) -> impl Iterator<Item = usize> + 't {
    written.match_indices(mark).map(|(at, _)| at).filter(move |at| {
        let (before, after) = (&written[..*at], &written[at + mark.len()..]);
        !before.ends_with(['*', '\\']) && !after.starts_with('*')
    })
}

/// The text between two marks, if a sign inside and a letter outside touch one of them, and how it is written.
fn pinched(
    text: &str,
    written: &str,
    mark: &str,
    open: usize,
    close: usize,
) -> Option<(Range<usize>, String)> {
    let inner = &written[open + mark.len()..close];
    let end = close + mark.len();
    let (first, last) = (inner.chars().next()?, inner.chars().next_back()?);
    let before = written[..open].chars().next_back().filter(|c| c.is_alphanumeric());
    let after = written[end..].chars().next().filter(|c| c.is_alphanumeric());
    let sign = |c: char| !c.is_alphanumeric() && !c.is_whitespace();
    let inside = !first.is_whitespace() && !last.is_whitespace() && !inner.contains('\n');
    let behind = after.filter(|c| sign(last) && text.contains(&format!("{last}{mark}{c}")));
    let ahead = before.filter(|c| sign(first) && text.contains(&format!("{c}{mark}{first}")));
    if !inside || inner.chars().count() > REPEATED || behind.or(ahead).is_none() {
        return None;
    }
    let head = written[..open].trim_end_matches(char::is_alphanumeric).len();
    let tail = written[end..].trim_start_matches(char::is_alphanumeric);
    let left = ahead.map(|_| format!("{} ", &written[head..open])).unwrap_or_default();
    let right = behind.map(|_| format!(" {}", &written[end..written.len() - tail.len()]));
    let right = right.unwrap_or_default();
    Some((open..end, format!("{left}{mark}{inner}{mark}{right}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_between_a_sign_and_a_letter_are_found() {
        for (written, meant) in [
            ("**Public :**habitants", Some("**Public :** habitants")),
            ("**L'équipe,**puis", Some("**L'équipe,** puis")),
            ("Le mot**« équipe »**suit", Some("mot **« équipe »** suit")),
            ("*L'équipe.*Puis", Some("*L'équipe.* Puis")),
            ("**Public** : **tous**", None),
            ("un **mot**, *deux*", None),
            ("a\\**b.**c", None),
        ] {
            let found = stars(written, written);
            assert_eq!(found.map(|(_, meant)| meant).as_deref(), meant, "{written}");
        }
        // Where Markdown saw them, they do not print.
        assert_eq!(stars("Public : habitants", "**Public :**habitants"), None);
    }
}
